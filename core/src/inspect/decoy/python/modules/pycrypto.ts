import { AES, CIPHER } from "./ciphers.ts";

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

/** Under both names that it has. */
export const PYCRYPTO_MODULES: Readonly<Record<string, string>> = Object.fromEntries(
  ["Crypto", "Cryptodome"].flatMap((name) => pycrypto(name)),
);

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
