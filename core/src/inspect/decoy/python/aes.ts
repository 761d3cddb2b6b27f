/** AES (FIPS 197), to undo it only: scripts carry texts with their keys. Run before \`CRYPTO\`, in the same namespace. */
export const AES = String.raw`
import base64 as _base64, binascii as _binascii


def quiet_b64(data):
    # For the decoy's own use: it is no layer.
    data = bytes(data) if not isinstance(data, str) else data.encode()
    return K.real_a2b(data.replace(b"-", b"+").replace(b"_", b"/") + b"=" * (-len(data) % 4))


K.quiet_b64 = quiet_b64


def _tables():
    power, log, value = [0] * 256, [0] * 256, 1
    for index in range(255):
        power[index], log[value] = value, index
        value ^= value << 1 ^ (0x11B if value & 0x80 else 0)
        value &= 0xFF
    box = [0x63] * 256
    for each in range(1, 256):
        inverse = power[(255 - log[each]) % 255]
        made = 0x63
        for turn in range(5):
            made ^= (inverse << turn | inverse >> (8 - turn)) & 0xFF
        box[each] = made
    return power, log, box


_state = {}


def _times(a, b):
    power, log = _state["tables"][:2]
    return power[(log[a] + log[b]) % 255] if a and b else 0


def _expanded(key):
    box = _state["tables"][2]
    words = [list(key[i:i + 4]) for i in range(0, len(key), 4)]
    count, constant = len(words), 1
    for index in range(count, 4 * (count + 7)):
        word = list(words[-1])
        if index % count == 0:
            word = [box[each] for each in word[1:] + word[:1]]
            word[0] ^= constant
            constant = _times(constant, 2)
        elif count > 6 and index % count == 4:
            word = [box[each] for each in word]
        words.append([a ^ b for a, b in zip(words[-count], word)])
    flat = [each for word in words for each in word]
    return [flat[i:i + 16] for i in range(0, len(flat), 16)]


def _undone(rounds, block):
    inverse, by = _state["inverse"], _state["by"]
    state = [a ^ b for a, b in zip(block, rounds[-1])]
    for number in range(len(rounds) - 2, -1, -1):
        state = [inverse[state[(column - row) % 4 * 4 + row]] for column in range(4) for row in range(4)]
        state = [a ^ b for a, b in zip(state, rounds[number])]
        if number:
            made = []
            for i in range(0, 16, 4):
                a, b, c, d = state[i:i + 4]
                made += [by[14][a] ^ by[11][b] ^ by[13][c] ^ by[9][d], by[9][a] ^ by[14][b] ^ by[11][c] ^ by[13][d],
                         by[13][a] ^ by[9][b] ^ by[14][c] ^ by[11][d], by[11][a] ^ by[13][b] ^ by[9][c] ^ by[14][d]]
            state = made
    return state


def aes_cbc(key, iv, data, plain=False):
    if not _state:
        _state["tables"] = _tables()
        inverse = [0] * 256
        for index, each in enumerate(_state["tables"][2]):
            inverse[each] = index
        _state["inverse"] = inverse
        _state["by"] = {factor: [_times(each, factor) for each in range(256)] for factor in (9, 11, 13, 14)}
    if len(key) not in (16, 24, 32):
        raise ValueError("Incorrect AES key length (%d bytes)" % len(key))
    rounds, made, before = _expanded(key), bytearray(), iv
    for start in range(0, len(data), 16):
        block = data[start:start + 16]
        state = _undone(rounds, block)
        made += bytes(state) if plain else bytes(a ^ b for a, b in zip(state, before))
        before = block
    return bytes(made)


K.aes_cbc = aes_cbc
`;
