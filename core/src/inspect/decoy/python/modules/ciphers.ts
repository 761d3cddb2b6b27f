/** Ciphers that tell their keys and what went through them, and encrypt in no way that anybody should rely on. */
export const CIPHER = String.raw`
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

/** AES, for data that was encrypted elsewhere and that the script decrypts to run it. */
export const AES = String.raw`
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
