/** What urllib and requests have in common: the call of the host. */
export function transportSource(mostBytes: number): string {
  return `MOST_BYTES = ${mostBytes}\n${TRANSPORT}`;
}

const TRANSPORT = `
import _http


class Failure(Exception):
    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind
        self.message = message


def send(method, url, headers, body, timeout, follows):
    # Headers are pairs of text, timeout is in seconds.
    if body is not None and len(body) > MOST_BYTES:
        raise Failure("limit", "the body has more than the %d bytes that a request may have" % MOST_BYTES)
    if len(url) > 8192:
        raise Failure("invalid", "the URL has more than 8192 characters")
    headers = [[_text(name), _text(value)] for name, value in headers]
    if sum([len(name) + len(value) for name, value in headers]) > 16384:
        raise Failure("invalid", "the headers have more than 16384 bytes")
    answer = _http.request(method, url, headers, body, None if timeout is None else max(1, timeout * 1000), follows)
    if "failure" in answer:
        raise Failure(answer["failure"], answer["message"])
    return answer


def _text(value):
    return value.decode("latin-1") if isinstance(value, (bytes, bytearray)) else value
`;
