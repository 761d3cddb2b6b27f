/** Ciphers and keys: they are noted, and turn bytes into as many others that can be turned back. */
export const CRYPTO = String.raw`
import base64, hashlib, sys
note = K.note
_b64encode, _b64decode = base64.urlsafe_b64encode, base64.urlsafe_b64decode
b64d = K.quiet_b64


def _bytes(value):
    return value.encode() if isinstance(value, str) else bytes(value)


def stream(key, data):
    # Not the cipher itself, but as reversible, and no cheaper to guess.
    made, block = bytearray(), b""
    for index in range(len(data)):
        if index % 32 == 0:
            block = hashlib.sha256(key + index.to_bytes(8, "big")).digest()
        made.append(data[index] ^ block[index % 32])
    return bytes(made)


def _turned(action, key, data, way):
    key, data = _bytes(key), _bytes(data)
    made = stream(key, data[:65536]) + data[65536:]
    note("crypto", action, {"key": key, "size": len(data), "preview": (data if way == "encrypt" else made)[:400]})
    if way == "decrypt" and len(made) >= 8:
        K.layer(action, made)
    return made


class InvalidToken(Exception):
    pass


class Fernet:
    def __init__(self, key, backend=None):
        self._key = _bytes(key)
        note("crypto", "cryptography.fernet.Fernet", {"key": self._key})

    @classmethod
    def generate_key(cls):
        return note("crypto", "cryptography.fernet.Fernet.generate_key", {}, b"ZGVjb3lkZWNveWRlY295ZGVjb3lkZWNveWRlY295ZGU=")

    def encrypt(self, data):
        return b"gAAAAA" + _b64encode(_turned("cryptography.fernet.Fernet.encrypt", self._key, data, "encrypt"))

    def decrypt(self, token, ttl=None):
        token = _bytes(token)
        if token[:6] != b"gAAAAA":
            note("crypto", "cryptography.fernet.Fernet.decrypt", {"key": self._key, "token": token}, "no token")
            raise InvalidToken
        try:
            real = _real_fernet(self._key, token)
        except Exception:
            real = None
        if real is not None:
            note("crypto", "cryptography.fernet.Fernet.decrypt", {"key": self._key, "size": len(token), "preview": real[:400]})
            K.layer("cryptography.fernet.Fernet.decrypt", real)
            return real
        return _turned("cryptography.fernet.Fernet.decrypt", self._key, b64d(token[6:]), "decrypt")


def _real_fernet(key, token):
    # A token that was made elsewhere, with AES: the script carries key and text, so that it can be read.
    raw, secret = b64d(token), b64d(key)
    if len(raw) < 57 or raw[0] != 0x80 or len(secret) != 32:
        return None
    import hmac
    if hmac.new(secret[:16], raw[:-32], "sha256").digest() != raw[-32:]:
        return None
    plain = K.aes_cbc(secret[16:], raw[9:25], raw[25:-32])
    return plain[:-plain[-1]]


class Cipher:
    def __init__(self, name, key, rest):
        self._name, self._key, self._mode = name, _bytes(key), rest[0] if rest else None
        self.nonce = self.iv = rest[1] if len(rest) > 1 else b"decoydecoydecoy!"
        self.block_size = 16

    def _shown(self):
        return self._name

    def encrypt(self, data, *more):
        return _turned(self._name + ".encrypt", self._key, data, "encrypt")

    def decrypt(self, data, *more):
        data = _bytes(data)
        if "AES" in self._name and self._mode in (1, 2) and len(data) % 16 == 0 and len(data) <= 65536:
            try:
                made = K.aes_cbc(self._key, _bytes(self.iv), data, self._mode == 1)
                if sum(32 <= c < 127 or c in (9, 10, 13) for c in made[:200]) > 0.8 * len(made[:200]):
                    note("crypto", self._name + ".decrypt", {"key": self._key, "size": len(data), "preview": made[:400]})
                    K.layer(self._name + ".decrypt", made)
                    return made
            except Exception:
                pass
        return _turned(self._name + ".decrypt", self._key, data, "decrypt")

    def encrypt_and_digest(self, data):
        return self.encrypt(data), b"decoydecoydecoy!"

    def decrypt_and_verify(self, data, tag):
        return self.decrypt(data)

    def digest(self):
        return b"decoydecoydecoy!"

    def update(self, data):
        return self.encrypt(data)

    def verify(self, tag):
        pass

    def finalize(self):
        return b""

    def encryptor(self):
        return self

    def decryptor(self):
        other = Cipher(self._name, self._key, (self._mode, self.iv))
        other.update = other.decrypt
        return other


def algorithm(module, name):
    def new(key, *rest, **kwargs):
        mode = rest[0] if rest else kwargs.get("mode")
        iv = rest[1] if len(rest) > 1 else kwargs.get("iv", kwargs.get("IV", kwargs.get("nonce", b"decoydecoydecoy!")))
        note("crypto", "%s.%s.new" % (module, name), {"key": key, "mode": mode})
        return Cipher("%s.%s" % (module, name), key if isinstance(key, (bytes, bytearray, str)) else b"key", (mode, iv))
    made = dict(new=new, block_size=16, key_size=(16, 24, 32))
    made.update({mode: number for mode, number in dict(MODE_ECB=1, MODE_CBC=2, MODE_CFB=3, MODE_OFB=5, MODE_CTR=6, MODE_EAX=9, MODE_GCM=11, MODE_CCM=8, MODE_SIV=10).items()})
    K.open_module("%s.%s" % (module, name), made, "crypto")


def pad(data, size, style="pkcs7"):
    count = size - len(data) % size
    return bytes(data) + bytes([count]) * count


def unpad(data, size, style="pkcs7"):
    return bytes(data)[:-data[-1]] if data and data[-1] <= size else bytes(data)


class Key:
    # Of a pair: what is told is what is done with it.
    def __init__(self, name):
        self._name = name

    def _shown(self):
        return "<%s>" % self._name

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        name = self._name + "." + name

        def function(*args, **kwargs):
            note("crypto", name, K.arguments(args, kwargs))
            if "public_key" in name or "publickey" in name or "private_key" in name:
                return Key(name)
            return args[0] if "crypt" in name and args else b"-----BEGIN PUBLIC KEY-----\nZGVjb3k=\n-----END PUBLIC KEY-----\n"
        return function


for _root in ("Crypto", "Cryptodome"):
    K.open_module(_root, {}, "crypto")
    K.open_module(_root + ".Cipher", {}, "crypto")
    for _name in "AES DES DES3 Blowfish ARC4 ChaCha20 ChaCha20_Poly1305 Salsa20 PKCS1_OAEP PKCS1_v1_5".split():
        algorithm(_root + ".Cipher", _name)
    K.open_module(_root + ".Random", {"get_random_bytes": lambda n: bytes(range(n)), "new": lambda: K.Dummy(_root + ".Random")}, "crypto")
    K.open_module(_root + ".Util", {}, "crypto")
    K.open_module(_root + ".Util.Padding", {"pad": pad, "unpad": unpad}, "crypto")
    K.open_module(_root + ".PublicKey", {}, "crypto")
    _made = {"generate": lambda *a, **k: note("crypto", "RSA.generate", {"args": list(a)}) or Key("RSA"), "import_key": lambda key, *a: note("crypto", "RSA.import_key", {"key": key}) or Key("RSA"), "importKey": lambda key, *a: note("crypto", "RSA.import_key", {"key": key}) or Key("RSA")}
    K.open_module(_root + ".PublicKey.RSA", _made, "crypto")
K.open_module("cryptography", {}, "crypto")
K.open_module("cryptography.fernet", {"Fernet": Fernet, "MultiFernet": lambda keys: keys[0], "InvalidToken": InvalidToken}, "crypto")
for _name in ("hazmat", "hazmat.primitives", "hazmat.backends", "hazmat.primitives.asymmetric", "hazmat.primitives.kdf"):
    K.open_module("cryptography." + _name, {"default_backend": lambda: None} if _name == "hazmat.backends" else {}, "crypto")


class Spec:
    def __init__(self, name):
        self._name = name

    def __call__(self, *args, **kwargs):
        made = Spec(self._name)
        made.args = args
        return made

    def _shown(self):
        return "%s(%s)" % (self._name, K.show(list(getattr(self, "args", ())), 4))


def cipher(algorithm, mode=None, backend=None):
    note("crypto", "cryptography.Cipher", {"algorithm": algorithm, "mode": mode})
    key = getattr(algorithm, "args", (b"key",))[0]
    iv = (getattr(mode, "args", ()) or (b"decoydecoydecoy!",))[0]
    number = {"CBC": 2, "ECB": 1}.get(getattr(mode, "_name", ""))
    return Cipher("cryptography." + getattr(algorithm, "_name", "Cipher"), key, (number, iv))


_algorithms = {name: Spec(name) for name in "AES TripleDES Blowfish ARC4 ChaCha20 Camellia".split()}
_modes = {name: Spec(name) for name in "CBC ECB CTR GCM CFB OFB".split()}
K.open_module("cryptography.hazmat.primitives.ciphers", {"Cipher": cipher, "algorithms": K.module("cryptography.hazmat.primitives.ciphers.algorithms", _algorithms), "modes": K.module("cryptography.hazmat.primitives.ciphers.modes", _modes)}, "crypto")
K.open_module("cryptography.hazmat.primitives.ciphers.aead", {"AESGCM": lambda key: Cipher("cryptography.AESGCM", key, ())}, "crypto")
K.open_module("cryptography.hazmat.primitives.asymmetric.rsa", {"generate_private_key": lambda *a, **k: note("crypto", "rsa.generate_private_key", K.arguments(a, k)) or Key("rsa")}, "crypto")


class KDF:
    def __init__(self, *args, **kwargs):
        self._salt = kwargs.get("salt", b"")

    def derive(self, secret):
        note("crypto", "cryptography.PBKDF2HMAC.derive", {"secret": secret, "salt": self._salt})
        return hashlib.sha256(_bytes(secret) + _bytes(self._salt)).digest()


K.open_module("cryptography.hazmat.primitives.kdf.pbkdf2", {"PBKDF2HMAC": KDF}, "crypto")
K.open_module("rsa", {"newkeys": lambda n, **k: note("crypto", "rsa.newkeys", {"bits": n}) or (Key("rsa.public"), Key("rsa.private")), "encrypt": lambda data, key: note("crypto", "rsa.encrypt", {"data": data}) or data, "decrypt": lambda data, key: note("crypto", "rsa.decrypt", {"data": data}) or data}, "crypto")
K.open_module("pyAesCrypt", {name: K.told("crypto", "pyAesCrypt." + name) for name in ("encryptFile", "decryptFile")}, "crypto")
K.open_module("pyaes", {"AESModeOfOperationCTR": lambda key, *a: Cipher("pyaes", key, ()), "AESModeOfOperationCBC": lambda key, iv=None: Cipher("pyaes.AES", key, (2, iv)), "AESModeOfOperationGCM": lambda key, iv=None: Cipher("pyaes", key, ())}, "crypto")
`;
