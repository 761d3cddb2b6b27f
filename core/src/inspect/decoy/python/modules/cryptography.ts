import { AES, CIPHER } from "./ciphers.ts";

const FERNET =
  CIPHER +
  String.raw`
from base64 import urlsafe_b64decode as _decode, urlsafe_b64encode as _encode


class InvalidToken(Exception):
    pass


class Fernet:
    def __init__(self, key, backend=None):
        key = _data(key)
        try:
            self._key = _decode(key)
        except ValueError:
            raise ValueError("Fernet key must be 32 url-safe base64-encoded bytes.") from None
        if len(self._key) != 32:
            raise ValueError("Fernet key must be 32 url-safe base64-encoded bytes.")
        _note("crypto", "cryptography.fernet.Fernet", {"key": key})

    @classmethod
    def generate_key(cls):
        key = _encode(_random(32))
        _note("crypto", "cryptography.fernet.Fernet.generate_key", {}, key.decode())
        return key

    def encrypt(self, data):
        _note("crypto", "cryptography.fernet.Fernet.encrypt", {"data": data, "bytes": len(data)})
        size = len(data).to_bytes(4, "big")
        return _encode(b"\x80" + size + _hash(self._key + bytes(data)).digest()[:12] + _stream(self._key, bytes(data)))

    def decrypt(self, token, ttl=None):
        # Real tokens, AES inside, cannot be read here without AES; those that were made here can.
        raw = _decode(_data(token))
        data = _stream(self._key, raw[17:])
        good = raw[:1] == b"\x80" and int.from_bytes(raw[1:5], "big") == len(data) and _hash(self._key + data).digest()[:12] == raw[5:17]
        if not good:
            data = _fernet(self._key, raw)
        _note("crypto", "cryptography.fernet.Fernet.decrypt", {"data": token, "bytes": len(token)}, "plain text" if data is not None else "InvalidToken")
        if data is None:
            raise InvalidToken
        frame = _script_frame(_frame(1))
        if frame is not None:
            _layer(frame, "cryptography.fernet.Fernet.decrypt", token, data)
        return data

    def encrypt_at_time(self, data, current_time):
        return self.encrypt(data)


def _fernet(key, raw):
    from hmac import new

    if len(raw) < 73 or new(key[:16], raw[:-32], "sha256").digest() != raw[-32:]:
        return None
    data = _aes_cbc_decrypt(key[16:], raw[9:25], raw[25:-32])
    return data[: -data[-1]] if data and 0 < data[-1] <= 16 else None


MultiFernet = lambda fernets: fernets[0]
`;

const HAZMAT_CIPHERS =
  CIPHER +
  AES +
  String.raw`
class _Named:
    def __init__(self, key=b"", *more):
        self.key, self.more = _data(key), more
        self.key_size = len(self.key) * 8
        self.block_size = 128


class algorithms:
    AES = type("AES", (_Named,), {"block_size": 128})
    ChaCha20, ARC4, TripleDES, Blowfish, Camellia = [type(_each, (_Named,), {}) for _each in ("ChaCha20", "ARC4", "TripleDES", "Blowfish", "Camellia")]


class modes:
    CBC, CTR, GCM, CFB, OFB, ECB, CFB8 = [type(_each, (_Named,), {}) for _each in ("CBC", "CTR", "GCM", "CFB", "OFB", "ECB", "CFB8")]


class _Context:
    def __init__(self, cipher, forth):
        self._cipher, self._forth, self._data = cipher, forth, b""
        self.tag = b"\0" * 16

    def update(self, data):
        self._data += bytes(data)
        return b""

    def authenticate_additional_data(self, data):
        pass

    def finalize(self, *args):
        cipher = self._cipher
        name = "encryptor" if self._forth else "decryptor"
        algorithm, mode = type(cipher._algorithm).__name__, type(cipher._mode).__name__ if cipher._mode is not None else None
        _note("crypto", "cryptography.Cipher." + name, {"algorithm": algorithm, "mode": mode, "data": self._data, "bytes": len(self._data)})
        iv = cipher._mode.key if cipher._mode is not None else b""
        key = cipher._algorithm.key
        made = _aes(mode, key, iv, self._data, self._forth) if algorithm == "AES" else _stream(key, self._data, iv)
        if not self._forth:
            frame = _script_frame(_frame(1))
            if frame is not None:
                _layer(frame, "cryptography.Cipher.decryptor", self._data, made)
        return made

    finalize_with_tag = finalize


class Cipher:
    def __init__(self, algorithm, mode=None, backend=None):
        self._algorithm, self._mode = algorithm, mode
        _note("crypto", "cryptography.Cipher", {"algorithm": type(algorithm).__name__, "mode": type(mode).__name__, "key": algorithm.key})

    def encryptor(self):
        return _Context(self, True)

    def decryptor(self):
        return _Context(self, False)
`;

const HAZMAT_AEAD =
  CIPHER +
  AES +
  String.raw`
class AESGCM:
    def __init__(self, key):
        self._key = _data(key)
        _note("crypto", "cryptography.AESGCM", {"key": self._key})

    @classmethod
    def generate_key(cls, bit_length=256):
        return _random(bit_length // 8)

    def encrypt(self, nonce, data, associated_data=None):
        _note("crypto", "cryptography.AESGCM.encrypt", {"data": data, "bytes": len(data)})
        return _aes("GCM", self._key, _data(nonce), _data(data), True) + b"\0" * 16

    def decrypt(self, nonce, data, associated_data=None):
        made = _aes("GCM", self._key, _data(nonce), _data(data)[:-16], False)
        _note("crypto", "cryptography.AESGCM.decrypt", {"data": data, "bytes": len(data)})
        frame = _script_frame(_frame(1))
        if frame is not None:
            _layer(frame, "cryptography.AESGCM.decrypt", data, made)
        return made


ChaCha20Poly1305 = AESCCM = AESGCM
`;

export const CRYPTOGRAPHY_MODULES: Readonly<Record<string, string>> = {
  cryptography: "_open_ended(_module, 'cryptography')\n",
  "cryptography.fernet": FERNET.replace(CIPHER, CIPHER + AES),
  "cryptography.hazmat": "_open_ended(_module, 'cryptography.hazmat')\n",
  "cryptography.hazmat.primitives": "_open_ended(_module, 'cryptography.hazmat.primitives')\n",
  "cryptography.hazmat.primitives.ciphers": HAZMAT_CIPHERS,
  "cryptography.hazmat.primitives.ciphers.aead": HAZMAT_AEAD,
};
