from json import JSONEncoder
from json import _default, _encode


def _text_encoder(ascii):
    def encode(s):
        if not isinstance(s, str):
            raise TypeError("first argument must be a string, not " + type(s).__name__)
        return _encode(s, _default, ", ", ": ", None, ascii, True, False, False, True)

    return encode


encode_basestring = _text_encoder(False)
encode_basestring_ascii = _text_encoder(True)
