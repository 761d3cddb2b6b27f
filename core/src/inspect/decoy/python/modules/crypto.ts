/** Ciphers that tell their keys and what went through them, and encrypt in no way that anybody should rely on. */
const CIPHER = String.raw`
from hashlib import sha256 as _hash


def _data(value):
    return value.encode("utf-8", "replace") if isinstance(value, str) else bytes(value)


def _stream(key, data, nonce=b""):
    # Turns data into what it was when it is done twice.
    made = bytearray()
    block = b""
    key = _hash(_data(key) + _data(nonce)).digest()
    for start in range(0, len(data), 32):
        block = _hash(key + start.to_bytes(8, "big")).digest()
        part = data[start : start + 32]
        made += (int.from_bytes(part, "big") ^ int.from_bytes(block[: len(part)], "big")).to_bytes(len(part), "big")
    return bytes(made)


def _random(size):
    from os import urandom

    return urandom(size)
`;

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

/** AES, for data that was encrypted elsewhere and that the script decrypts to run it. */
const AES = String.raw`
def _tables():
    box = [0] * 256
    p = q = 1
    while True:
        p = p ^ (p << 1) & 255 ^ (0x1B if p & 128 else 0)
        q ^= q << 1
        q ^= q << 2
        q = (q ^ q << 4) & 255
        if q & 128:
            q ^= 9
        x = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4)
        box[p] = (x ^ 0x63) & 255
        if p == 1:
            break
    box[0] = 0x63
    back = [0] * 256
    for index in range(256):
        back[box[index]] = index
    return bytes(box), bytes(back)


_SBOX, _BACK = _tables()


def _double(value):
    return value << 1 & 255 ^ (0x1B if value & 128 else 0)


def _times(value, factor):
    made = 0
    while factor:
        if factor & 1:
            made ^= value
        value = _double(value)
        factor >>= 1
    return made


_T = {factor: bytes(_times(value, factor) for value in range(256)) for factor in (2, 3, 9, 11, 13, 14)}


def _round_keys(key):
    words = [list(key[i : i + 4]) for i in range(0, len(key), 4)]
    size = len(words)
    constant = 1
    while len(words) < 4 * (size + 7):
        word = list(words[-1])
        if len(words) % size == 0:
            word = [_SBOX[each] for each in word[1:] + word[:1]]
            word[0] ^= constant
            constant = _double(constant)
        elif size > 6 and len(words) % size == 4:
            word = [_SBOX[each] for each in word]
        words.append([one ^ other for one, other in zip(words[-size], word)])
    return [sum(words[i : i + 4], []) for i in range(0, len(words), 4)]


_FORTH = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11]
_BACKWARDS = [0, 13, 10, 7, 4, 1, 14, 11, 8, 5, 2, 15, 12, 9, 6, 3]


def _encrypt_block(keys, block):
    state = [one ^ other for one, other in zip(block, keys[0])]
    two, three = _T[2], _T[3]
    for number in range(1, len(keys)):
        state = [_SBOX[state[i]] for i in _FORTH]
        if number < len(keys) - 1:
            mixed = []
            for i in (0, 4, 8, 12):
                a, b, c, d = state[i : i + 4]
                mixed += [two[a] ^ three[b] ^ c ^ d, a ^ two[b] ^ three[c] ^ d, a ^ b ^ two[c] ^ three[d], three[a] ^ b ^ c ^ two[d]]
            state = mixed
        state = [one ^ other for one, other in zip(state, keys[number])]
    return bytes(state)


def _decrypt_block(keys, block):
    state = [one ^ other for one, other in zip(block, keys[-1])]
    e, n, d, b = _T[14], _T[9], _T[13], _T[11]
    for number in range(len(keys) - 2, -1, -1):
        state = [_BACK[state[i]] for i in _BACKWARDS]
        state = [one ^ other for one, other in zip(state, keys[number])]
        if number:
            mixed = []
            for i in (0, 4, 8, 12):
                w, x, y, z = state[i : i + 4]
                mixed += [e[w] ^ b[x] ^ d[y] ^ n[z], n[w] ^ e[x] ^ b[y] ^ d[z], d[w] ^ n[x] ^ e[y] ^ b[z], b[w] ^ d[x] ^ n[y] ^ e[z]]
            state = mixed
    return bytes(state)


def _xor(one, other):
    return bytes(a ^ b for a, b in zip(one, other))


def _aes_cbc_decrypt(key, iv, data):
    keys = _round_keys(key)
    made = []
    for start in range(0, len(data) - 15, 16):
        block = data[start : start + 16]
        made.append(_xor(_decrypt_block(keys, block), iv))
        iv = block
    return b"".join(made)


def _aes_cbc_encrypt(key, iv, data):
    keys = _round_keys(key)
    made = []
    for start in range(0, len(data) - 15, 16):
        iv = _encrypt_block(keys, _xor(data[start : start + 16], iv))
        made.append(iv)
    return b"".join(made)


def _aes_ctr(key, counter, data):
    keys = _round_keys(key)
    made = []
    for start in range(0, len(data), 16):
        made.append(_xor(data[start : start + 16], _encrypt_block(keys, counter.to_bytes(16, "big"))))
        counter = counter + 1 & (1 << 128) - 1
    return b"".join(made)


# More than this is not worth the fuel: it goes through the stream of the decoy instead.
_MOST = 65536


def _aes(mode, key, iv, data, forth):
    if len(data) > _MOST or len(key) not in (16, 24, 32):
        return _stream(key, data, iv or b"")
    if mode == "CBC":
        return (_aes_cbc_encrypt if forth else _aes_cbc_decrypt)(key, iv, data)
    if mode == "ECB":
        keys = _round_keys(key)
        step = _encrypt_block if forth else _decrypt_block
        return b"".join(step(keys, data[i : i + 16]) for i in range(0, len(data) - 15, 16))
    if mode == "GCM" and len(iv) == 12:
        return _aes_ctr(key, int.from_bytes(iv + b"\0\0\0\2", "big"), data)
    if mode == "CTR":
        return _aes_ctr(key, int.from_bytes((iv + bytes(16))[:16], "big"), data)
    return _stream(key, data, iv or b"")
`;

const PYCRYPTO =
  CIPHER +
  AES +
  String.raw`
_NAME = _module.__name__.rpartition(".")[2]
MODE_ECB, MODE_CBC, MODE_CFB, MODE_OFB, MODE_CTR, MODE_OPENPGP, MODE_CCM, MODE_EAX, MODE_SIV, MODE_GCM, MODE_OCB = 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12
_MODES = {1: "ECB", 2: "CBC", 3: "CFB", 5: "OFB", 6: "CTR", 8: "CCM", 9: "EAX", 11: "GCM"}
block_size = 16 if _NAME == "AES" else 8
key_size = (16, 24, 32)


class _Cipher:
    def __init__(self, key, mode=0, iv=None, **more):
        self._key, self.mode = _data(key), mode
        nonce = iv if iv is not None else more.get("IV", more.get("nonce"))
        if nonce is None and mode not in (0, MODE_ECB):
            nonce = _random(12 if mode == MODE_GCM else block_size)
        self.iv = self.IV = self.nonce = None if nonce is None else _data(nonce)
        self.block_size = block_size
        _note("crypto", "Crypto.Cipher.%s.new" % _NAME, {"key": self._key, "mode": _MODES.get(mode, "stream"), "iv": self.iv})

    def _through(self, name, data, forth):
        data = _data(data)
        made = _aes(_MODES.get(self.mode), self._key, self.iv, data, forth) if _NAME == "AES" else _stream(self._key, data, self.iv or b"")
        _note("crypto", "Crypto.Cipher.%s.%s" % (_NAME, name), {"data": data, "bytes": len(data)})
        if not forth:
            frame = _script_frame(_frame(1))
            if frame is not None:
                _layer(frame, "Crypto.Cipher.%s.%s" % (_NAME, name), data, made)
        return made

    def encrypt(self, plaintext, output=None):
        return self._through("encrypt", plaintext, True)

    def decrypt(self, ciphertext, output=None):
        return self._through("decrypt", ciphertext, False)

    def encrypt_and_digest(self, plaintext):
        made = self.encrypt(plaintext)
        return made, self.digest()

    def decrypt_and_verify(self, ciphertext, received_mac_tag=None):
        return self.decrypt(ciphertext)

    def update(self, data):
        return self

    def digest(self):
        return _hash(self._key).digest()[:16]

    def verify(self, tag):
        pass

    hexdigest = lambda self: self.digest().hex()


def new(key, *args, **kwargs):
    return _Cipher(key, *args, **kwargs)
`;

const CRYPTO_PADDING = String.raw`
def pad(data_to_pad, block_size, style="pkcs7"):
    size = block_size - len(data_to_pad) % block_size
    return bytes(data_to_pad) + bytes([size]) * size


def unpad(padded_data, block_size, style="pkcs7"):
    size = padded_data[-1] if padded_data else 0
    if not 0 < size <= block_size:
        raise ValueError("Padding is incorrect.")
    return padded_data[:-size]
`;

const CRYPTO_RANDOM = String.raw`
def get_random_bytes(n):
    from os import urandom

    _note("crypto", "Crypto.Random.get_random_bytes", {"bytes": n})
    return urandom(n)


def new():
    class _Source:
        read = staticmethod(get_random_bytes)

    return _Source()
`;

const CRYPTO_RSA = String.raw`
class RsaKey:
    def __init__(self, text=""):
        self._text = text
        self.n, self.e = 25195908475657893494, 65537

    def export_key(self, format="PEM", passphrase=None, *args, **kwargs):
        return b"-----BEGIN PUBLIC KEY-----\ndecoy\n-----END PUBLIC KEY-----"

    exportKey = export_key
    has_private = lambda self: True
    size_in_bytes = lambda self: 256
    size_in_bits = lambda self: 2048

    def public_key(self):
        return self

    publickey = public_key

    def encrypt(self, data, k=None):
        return (data,)


def generate(bits, randfunc=None, e=65537):
    _note("crypto", "Crypto.PublicKey.RSA.generate", {"bits": bits})
    return RsaKey()


def import_key(extern_key, passphrase=None):
    _note("crypto", "Crypto.PublicKey.RSA.import_key", {"key": extern_key})
    return RsaKey(extern_key)


importKey = import_key
construct = lambda components, consistency_check=True: RsaKey()
`;

const CRYPTO_OAEP =
  CIPHER +
  String.raw`
class _Oaep:
    def __init__(self, key):
        self._key = key

    def encrypt(self, message):
        _note("crypto", "Crypto.Cipher.PKCS1_OAEP.encrypt", {"data": message, "bytes": len(message)})
        return _stream(b"rsa", _data(message)) + bytes(max(0, 256 - len(message)))

    def decrypt(self, ciphertext):
        _note("crypto", "Crypto.Cipher.PKCS1_OAEP.decrypt", {"bytes": len(ciphertext)})
        return _stream(b"rsa", _data(ciphertext))


def new(key, *args, **kwargs):
    return _Oaep(key)
`;

const CRYPTO_KDF = String.raw`
def PBKDF2(password, salt, dkLen=16, count=1000, prf=None, hmac_hash_module=None):
    from hashlib import sha256

    data = password.encode() if isinstance(password, str) else bytes(password)
    _note("crypto", "Crypto.Protocol.KDF.PBKDF2", {"password": password, "salt": salt, "count": count})
    made = b""
    while len(made) < dkLen:
        made += sha256(data + (salt.encode() if isinstance(salt, str) else bytes(salt)) + len(made).to_bytes(4, "big")).digest()
    return made[:dkLen]


scrypt = lambda password, salt, key_len, *args, **kwargs: PBKDF2(password, salt, key_len)
HKDF = lambda master, key_len, salt, *args, **kwargs: PBKDF2(master, salt or b"", key_len)
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

export const CRYPTO_MODULES: Readonly<Record<string, string>> = {
  cryptography: "_open_ended(_module, 'cryptography')\n",
  "cryptography.fernet": FERNET.replace(CIPHER, CIPHER + AES),
  "cryptography.hazmat": "_open_ended(_module, 'cryptography.hazmat')\n",
  "cryptography.hazmat.primitives": "_open_ended(_module, 'cryptography.hazmat.primitives')\n",
  "cryptography.hazmat.primitives.ciphers": HAZMAT_CIPHERS,
  "cryptography.hazmat.primitives.ciphers.aead": HAZMAT_AEAD,
  ...Object.fromEntries(["Crypto", "Cryptodome"].flatMap((name) => pycrypto(name))),
};

function pycrypto(root: string): [string, string][] {
  return [
    [root, ""],
    [`${root}.Cipher`, ""],
    ...["AES", "DES", "DES3", "ARC4", "ChaCha20", "Salsa20", "Blowfish"].map((name): [string, string] => [
      `${root}.Cipher.${name}`,
      PYCRYPTO,
    ]),
    [`${root}.Cipher.PKCS1_OAEP`, CRYPTO_OAEP],
    [`${root}.Cipher.PKCS1_v1_5`, CRYPTO_OAEP],
    [`${root}.Util`, ""],
    [`${root}.Util.Padding`, CRYPTO_PADDING],
    [`${root}.Random`, CRYPTO_RANDOM],
    [`${root}.PublicKey`, ""],
    [`${root}.PublicKey.RSA`, CRYPTO_RSA],
    [`${root}.Protocol`, ""],
    [`${root}.Protocol.KDF`, CRYPTO_KDF],
  ];
}
