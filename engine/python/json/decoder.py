from json import JSONDecodeError, JSONDecoder
from _json import decode as _decode


# The text from `end` on, behind its opening quote, and where it ends.
def scanstring(s, end, strict=True):
    if not isinstance(s, str):
        raise TypeError("first argument must be a string, not " + type(s).__name__)
    if s[end - 1 : end] == '"':
        return _decode(s, end - 1, strict, None, None, None, None, None)
    text, at = _decode('"' + s[end:], 0, strict, None, None, None, None, None)
    return text, end + at - 1
