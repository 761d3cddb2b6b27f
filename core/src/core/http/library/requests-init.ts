/** `requests`: the parts that are known by their names. */
export const REQUESTS_INIT = `from . import exceptions, sessions
from .exceptions import (
    ConnectionError, ConnectTimeout, HTTPError, JSONDecodeError, ReadTimeout, RequestException, Timeout, TooManyRedirects, URLRequired,
)
from .models import PreparedRequest, Request, Response
from .sessions import Session, session
from .status_codes import codes

__title__ = "requests"
__version__ = "2.32.3"


def request(method, url, **kwargs):
    with sessions.Session() as once:
        return once.request(method=method, url=url, **kwargs)


def get(url, params=None, **kwargs):
    return request("get", url, params=params, **kwargs)


def options(url, **kwargs):
    return request("options", url, **kwargs)


def head(url, **kwargs):
    kwargs.setdefault("allow_redirects", False)
    return request("head", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("post", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("put", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("patch", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("delete", url, **kwargs)
`;

export const REQUESTS_EXCEPTIONS = `import json


class RequestException(IOError):
    def __init__(self, *args, **kwargs):
        response = kwargs.pop("response", None)
        self.response = response
        self.request = kwargs.pop("request", None)
        if response is not None and not self.request and hasattr(response, "request"):
            self.request = response.request
        super().__init__(*args, **kwargs)


class InvalidJSONError(RequestException):
    pass


class JSONDecodeError(InvalidJSONError, json.JSONDecodeError):
    def __init__(self, *args, **kwargs):
        json.JSONDecodeError.__init__(self, *args)
        InvalidJSONError.__init__(self, *self.args, **kwargs)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class NotGranted(ConnectionError, PermissionError):
    # What the host does not let this program do, or no longer.
    pass


class ProxyError(ConnectionError):
    pass


class SSLError(ConnectionError):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class URLRequired(RequestException):
    pass


class TooManyRedirects(RequestException):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class InvalidSchema(RequestException, ValueError):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class InvalidHeader(RequestException, ValueError):
    pass


class InvalidProxyURL(InvalidURL):
    pass


class ChunkedEncodingError(RequestException):
    pass


class ContentDecodingError(RequestException):
    pass


class StreamConsumedError(RequestException, TypeError):
    pass


class RetryError(RequestException):
    pass


class UnrewindableBodyError(RequestException):
    pass
`;

export const REQUESTS_STRUCTURES = `class CaseInsensitiveDict:
    # Keeps the names as they were given last, and finds them in any case.
    def __init__(self, data=None, **kwargs):
        self._store = {}
        self.update(data or {}, **kwargs)

    def __setitem__(self, key, value):
        self._store[key.lower()] = (key, value)

    def __getitem__(self, key):
        return self._store[key.lower()][1]

    def __delitem__(self, key):
        del self._store[key.lower()]

    def __contains__(self, key):
        return isinstance(key, str) and key.lower() in self._store

    def __iter__(self):
        return iter([key for key, _ in self._store.values()])

    def __len__(self):
        return len(self._store)

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.lower_items()) == dict(CaseInsensitiveDict(other).lower_items())

    def lower_items(self):
        return [(key, pair[1]) for key, pair in self._store.items()]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        pair = self._store.pop(key.lower(), *[(None, value) for value in default])
        return pair[1]

    def update(self, *others, **kwargs):
        for other in others + (kwargs,):
            for key, value in other.items() if hasattr(other, "items") else other:
                self[key] = value

    def clear(self):
        self._store.clear()

    def copy(self):
        return CaseInsensitiveDict(self)

    def keys(self):
        return list(self)

    def values(self):
        return [value for _, value in self._store.values()]

    def items(self):
        return list(self._store.values())

    def __repr__(self):
        return str(dict(self.items()))


class LookupDict(dict):
    def __init__(self, name=None):
        self.name = name
        super().__init__()

    def __repr__(self):
        return "<lookup '%s'>" % self.name

    def __getitem__(self, key):
        return self.__dict__.get(key)

    def get(self, key, default=None):
        return self.__dict__.get(key, default)
`;

export const REQUESTS_STATUS_CODES = String.raw`from .structures import LookupDict

_NAMES = """100 continue;101 switching_protocols;102 processing;200 ok okay all_ok all_okay all_good;201 created;202 accepted
203 non_authoritative_info;204 no_content;205 reset_content reset;206 partial_content partial;207 multi_status;208 already_reported
226 im_used;300 multiple_choices;301 moved_permanently moved;302 found;303 see_other other;304 not_modified;305 use_proxy
307 temporary_redirect temporary_moved;308 permanent_redirect resume_incomplete resume;400 bad_request bad;401 unauthorized
402 payment_required payment;403 forbidden;404 not_found;405 method_not_allowed not_allowed;406 not_acceptable
407 proxy_authentication_required;408 request_timeout timeout;409 conflict;410 gone;411 length_required;412 precondition_failed precondition
413 request_entity_too_large content_too_large;414 request_uri_too_large uri_too_long;415 unsupported_media_type unsupported_media
416 requested_range_not_satisfiable range_not_satisfiable;417 expectation_failed;418 im_a_teapot teapot i_am_a_teapot
421 misdirected_request;422 unprocessable_entity unprocessable;423 locked;424 failed_dependency;425 unordered_collection too_early
426 upgrade_required upgrade;428 precondition_required;429 too_many_requests too_many;431 header_fields_too_large
451 unavailable_for_legal_reasons legal_reasons;500 internal_server_error server_error;501 not_implemented;502 bad_gateway
503 service_unavailable unavailable;504 gateway_timeout;505 http_version_not_supported http_version;507 insufficient_storage
508 loop_detected;510 not_extended;511 network_authentication_required network_auth"""

codes = LookupDict("status_codes")
for _line in _NAMES.replace("\n", ";").split(";"):
    _code, *_words = _line.split()
    for _word in _words:
        setattr(codes, _word, int(_code))
        setattr(codes, _word.upper(), int(_code))
`;
