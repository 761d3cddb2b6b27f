// MD5, SHA-1, SHA-2, SHA-3 and BLAKE2, written for size: a state, a function for one block, and how the end is padded.

#include "hashes.h"

#include <stdbool.h>
#include <string.h>

#include "hash_tables.h"

static uint32_t left(uint32_t x, unsigned bits) {
    return bits ? x << bits | x >> (32 - bits) : x;
}

static uint32_t right(uint32_t x, unsigned bits) {
    return x >> bits | x << (32 - bits);
}

static uint64_t left_64(uint64_t x, unsigned bits) {
    return bits ? x << bits | x >> (64 - bits) : x;
}

static uint64_t right_64(uint64_t x, unsigned bits) {
    return x >> bits | x << (64 - bits);
}

static uint64_t load(const uint8_t *bytes, int size, bool big) {
    uint64_t word = 0;
    for (int i = 0; i < size; i++) {
        word = word << 8 | bytes[big ? i : size - 1 - i];
    }
    return word;
}

static void store(uint8_t *bytes, uint64_t word, int size, bool big) {
    for (int i = 0; i < size; i++, word >>= 8) {
        bytes[big ? size - 1 - i : i] = (uint8_t)word;
    }
}

// --- MD5 and SHA-1 ---

static void md5_begin(hash_t *hash) {
    static const uint32_t start[] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    memcpy(hash->state.small, start, sizeof start);
}

static void md5_compress(hash_t *hash, const uint8_t *block) {
    static const uint8_t shifts[] = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
    uint32_t *s = hash->state.small, a = s[0], b = s[1], c = s[2], d = s[3], words[16];
    for (int i = 0; i < 16; i++) {
        words[i] = (uint32_t)load(block + 4 * i, 4, false);
    }
    for (int i = 0; i < 64; i++) {
        uint32_t f;
        int word;
        if (i < 16) {
            f = (b & c) | (~b & d);
            word = i;
        } else if (i < 32) {
            f = (d & b) | (~d & c);
            word = 5 * i + 1;
        } else if (i < 48) {
            f = b ^ c ^ d;
            word = 3 * i + 5;
        } else {
            f = c ^ (b | ~d);
            word = 7 * i;
        }
        f += a + md5_rounds[i] + words[word & 15];
        a = d;
        d = c;
        c = b;
        b += left(f, shifts[(i >> 4) * 4 + (i & 3)]);
    }
    s[0] += a;
    s[1] += b;
    s[2] += c;
    s[3] += d;
}

static void sha1_compress(hash_t *hash, const uint8_t *block) {
    uint32_t *s = hash->state.small, a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], words[80];
    for (int i = 0; i < 80; i++) {
        words[i] = i < 16 ? (uint32_t)load(block + 4 * i, 4, true) : left(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20 ? ((b & c) | (~b & d)) + 0x5a827999
            : i < 40 ? (b ^ c ^ d) + 0x6ed9eba1
            : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc : (b ^ c ^ d) + 0xca62c1d6;
        f += left(a, 5) + e + words[i];
        e = d;
        d = c;
        c = left(b, 30);
        b = a;
        a = f;
    }
    s[0] += a;
    s[1] += b;
    s[2] += c;
    s[3] += d;
    s[4] += e;
}

// --- SHA-2 ---

static void sha256_begin(hash_t *hash) {
    for (int i = 0; i < 8; i++) {
        hash->state.small[i] = (uint32_t)(roots_512[i] >> 32);
    }
}

static void sha224_begin(hash_t *hash) {
    for (int i = 0; i < 8; i++) {
        hash->state.small[i] = (uint32_t)roots_384[i];
    }
}

static void sha512_begin(hash_t *hash) {
    memcpy(hash->state.large, roots_512, sizeof roots_512);
}

static void sha384_begin(hash_t *hash) {
    memcpy(hash->state.large, roots_384, sizeof roots_384);
}

static void sha256_compress(hash_t *hash, const uint8_t *block) {
    uint32_t words[64], s[8];
    for (int i = 0; i < 64; i++) {
        if (i < 16) {
            words[i] = (uint32_t)load(block + 4 * i, 4, true);
        } else {
            uint32_t x = words[i - 15], y = words[i - 2];
            words[i] = words[i - 16] + (right(x, 7) ^ right(x, 18) ^ x >> 3) + words[i - 7] + (right(y, 17) ^ right(y, 19) ^ y >> 10);
        }
    }
    memcpy(s, hash->state.small, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t a = s[0], e = s[4];
        uint32_t t = s[7] + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + (uint32_t)(sha2_rounds[i] >> 32) + words[i];
        uint32_t u = (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t;
        s[0] = t + u;
    }
    for (int i = 0; i < 8; i++) {
        hash->state.small[i] += s[i];
    }
}

static void sha512_compress(hash_t *hash, const uint8_t *block) {
    uint64_t words[80], s[8];
    for (int i = 0; i < 80; i++) {
        if (i < 16) {
            words[i] = load(block + 8 * i, 8, true);
        } else {
            uint64_t x = words[i - 15], y = words[i - 2];
            words[i] = words[i - 16] + (right_64(x, 1) ^ right_64(x, 8) ^ x >> 7) + words[i - 7] + (right_64(y, 19) ^ right_64(y, 61) ^ y >> 6);
        }
    }
    memcpy(s, hash->state.large, sizeof s);
    for (int i = 0; i < 80; i++) {
        uint64_t a = s[0], e = s[4];
        uint64_t t = s[7] + (right_64(e, 14) ^ right_64(e, 18) ^ right_64(e, 41)) + ((e & s[5]) ^ (~e & s[6])) + sha2_rounds[i] + words[i];
        uint64_t u = (right_64(a, 28) ^ right_64(a, 34) ^ right_64(a, 39)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t;
        s[0] = t + u;
    }
    for (int i = 0; i < 8; i++) {
        hash->state.large[i] += s[i];
    }
}

// A one, zeros, and the number of bits at the end of a block: how MD5, SHA-1 and SHA-2 end.
static void length_finish(hash_t *hash) {
    size_t block = hash->kind->block_size;
    bool big = hash->kind->compress != md5_compress;
    hash->block[hash->filled++] = 0x80;
    memset(hash->block + hash->filled, 0, block - hash->filled);
    if (hash->filled > block - block / 8) {
        hash->kind->compress(hash, hash->block);
        memset(hash->block, 0, block);
    }
    store(hash->block + block - 8, hash->length << 3, 8, big);
    if (block == 128) {
        hash->block[block - 9] = (uint8_t)(hash->length >> 61);
    }
    hash->kind->compress(hash, hash->block);
}

// --- SHA-3 ---

static void nothing_begin(hash_t *hash) {
    (void)hash;
}

static void keccak_permute(uint64_t *s) {
    for (int round = 0; round < 24; round++) {
        uint64_t columns[5], t;
        for (int x = 0; x < 5; x++) {
            columns[x] = s[x] ^ s[x + 5] ^ s[x + 10] ^ s[x + 15] ^ s[x + 20];
        }
        for (int i = 0; i < 25; i++) {
            s[i] ^= columns[(i + 4) % 5] ^ left_64(columns[(i + 1) % 5], 1);
        }
        // Lanes move along one cycle, turned by triangular numbers.
        t = s[1];
        for (int i = 0, x = 1, y = 0; i < 24; i++) {
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
            uint64_t moved = s[x + 5 * y];
            s[x + 5 * y] = left_64(t, (unsigned)((i + 1) * (i + 2) / 2 % 64));
            t = moved;
        }
        for (int y = 0; y < 25; y += 5) {
            memcpy(columns, s + y, sizeof columns);
            for (int x = 0; x < 5; x++) {
                s[y + x] = columns[x] ^ (~columns[(x + 1) % 5] & columns[(x + 2) % 5]);
            }
        }
        s[0] ^= keccak_rounds[round];
    }
}

static void keccak_compress(hash_t *hash, const uint8_t *block) {
    for (int i = 0; i < hash->kind->block_size / 8; i++) {
        hash->state.large[i] ^= load(block + 8 * i, 8, false);
    }
    keccak_permute(hash->state.large);
}

static void keccak_finish(hash_t *hash) {
    size_t block = hash->kind->block_size;
    memset(hash->block + hash->filled, 0, block - hash->filled);
    hash->block[hash->filled] ^= hash->kind->suffix;
    hash->block[block - 1] ^= 0x80;
    keccak_compress(hash, hash->block);
}

// --- BLAKE2 ---

static const uint8_t blake2_orders[10][8] = {
    // Each byte names two words of the block.
    {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef}, {0xea, 0x48, 0x9f, 0xd6, 0x1c, 0x02, 0xb7, 0x53},
    {0xb8, 0xc0, 0x52, 0xfd, 0xae, 0x36, 0x71, 0x94}, {0x79, 0x31, 0xdc, 0xbe, 0x26, 0x5a, 0x40, 0xf8},
    {0x90, 0x57, 0x24, 0xaf, 0xe1, 0xbc, 0x68, 0x3d}, {0x2c, 0x6a, 0x0b, 0x83, 0x4d, 0x75, 0xfe, 0x19},
    {0xc5, 0x1f, 0xed, 0x4a, 0x07, 0x63, 0x92, 0x8b}, {0xdb, 0x7e, 0xc1, 0x39, 0x50, 0xf4, 0x86, 0x2a},
    {0x6f, 0xe9, 0xb3, 0x08, 0xc2, 0xd7, 0x14, 0xa5}, {0xa2, 0x84, 0x76, 0x15, 0xfb, 0x9e, 0x3c, 0xd0},
};

// The state in words of 64 bits for both; BLAKE2s keeps them below 2**32. last is all ones for the last block.
static void blake2_rounds(hash_t *hash, const uint8_t *block, uint64_t count, bool last) {
    bool wide = hash->kind->word == 8;
    unsigned size = hash->kind->word, half = size * 4;
    uint64_t mask = wide ? UINT64_MAX : UINT32_MAX, v[16], *s = hash->state.large;
    static const uint8_t turns[2][4] = {{16, 12, 8, 7}, {32, 24, 16, 63}};
    for (int i = 0; i < 8; i++) {
        v[i] = s[i];
        v[i + 8] = wide ? roots_512[i] : roots_512[i] >> 32;
    }
    v[12] ^= count & mask;
    v[13] ^= wide ? 0 : count >> 32;
    v[14] ^= last ? mask : 0;
    for (int round = 0; round < (wide ? 12 : 10); round++) {
        for (int i = 0; i < 8; i++) {
            static const uint8_t diagonals[4][3] = {{5, 10, 15}, {6, 11, 12}, {7, 8, 13}, {4, 9, 14}};
            int j = i & 3;
            uint64_t *a = v + j, *b = v + (i < 4 ? j + 4 : diagonals[j][0]), *c = v + (i < 4 ? j + 8 : diagonals[j][1]), *d = v + (i < 4 ? j + 12 : diagonals[j][2]);
            uint8_t order = blake2_orders[round % 10][i];
            for (int k = 0; k < 2; k++) {
                unsigned word = k ? order & 15 : order >> 4;
                *a = (*a + *b + load(block + size * word, (int)size, false)) & mask;
                uint64_t x = *d ^ *a;
                unsigned turn = turns[wide][2 * k];
                *d = (x >> turn | x << (2 * half - turn)) & mask;
                *c = (*c + *d) & mask;
                x = *b ^ *c;
                turn = turns[wide][2 * k + 1];
                *b = (x >> turn | x << (2 * half - turn)) & mask;
            }
        }
    }
    for (int i = 0; i < 8; i++) {
        s[i] ^= v[i] ^ v[i + 8];
    }
}

static void blake2_compress(hash_t *hash, const uint8_t *block) {
    // hash->length counts what is in the block already, and more.
    blake2_rounds(hash, block, hash->length, false);
}

static void blake2_finish(hash_t *hash) {
    memset(hash->block + hash->filled, 0, hash->kind->block_size - hash->filled);
    blake2_rounds(hash, hash->block, hash->length, true);
}

void hash_begin_blake2(hash_t *hash, const hash_kind_t *kind, size_t digest_size, const uint8_t *key, size_t key_size, const uint8_t *salt, const uint8_t *person) {
    memset(hash, 0, sizeof *hash);
    hash->kind = kind;
    hash->digest_size = (uint32_t)digest_size;
    uint8_t parameters[64] = {(uint8_t)digest_size, (uint8_t)key_size, 1, 1};
    size_t size = kind->word;
    memcpy(parameters + size * 4, salt, size * 2);
    memcpy(parameters + size * 6, person, size * 2);
    for (int i = 0; i < 8; i++) {
        hash->state.large[i] = (size == 8 ? roots_512[i] : roots_512[i] >> 32) ^ load(parameters + size * i, (int)size, false);
    }
    if (key_size) {
        uint8_t block[128] = {0};
        memcpy(block, key, key_size);
        hash_update(hash, block, kind->block_size);
    }
}

static void blake2_begin(hash_t *hash) {
    static const uint8_t none[16];
    hash_begin_blake2(hash, hash->kind, hash->kind->digest_size, none, 0, none, none);
}

// --- All of them ---

const hash_kind_t hash_kinds[] = {
    {"md5", 16, 64, 4, 0, md5_begin, md5_compress, length_finish},
    {"sha1", 20, 64, 4, 0, md5_begin, sha1_compress, length_finish},
    {"sha224", 28, 64, 4, 0, sha224_begin, sha256_compress, length_finish},
    {"sha256", 32, 64, 4, 0, sha256_begin, sha256_compress, length_finish},
    {"sha384", 48, 128, 8, 0, sha384_begin, sha512_compress, length_finish},
    {"sha512", 64, 128, 8, 0, sha512_begin, sha512_compress, length_finish},
    {"sha3_224", 28, 144, 8, 6, nothing_begin, keccak_compress, keccak_finish},
    {"sha3_256", 32, 136, 8, 6, nothing_begin, keccak_compress, keccak_finish},
    {"sha3_384", 48, 104, 8, 6, nothing_begin, keccak_compress, keccak_finish},
    {"sha3_512", 64, 72, 8, 6, nothing_begin, keccak_compress, keccak_finish},
    {"shake_128", 0, 168, 8, 0x1f, nothing_begin, keccak_compress, keccak_finish},
    {"shake_256", 0, 136, 8, 0x1f, nothing_begin, keccak_compress, keccak_finish},
    {"blake2b", 64, 128, 8, 0, blake2_begin, blake2_compress, blake2_finish},
    {"blake2s", 32, 64, 4, 0, blake2_begin, blake2_compress, blake2_finish},
};
const size_t hash_kinds_count = sizeof hash_kinds / sizeof *hash_kinds;

void hash_begin(hash_t *hash, const hash_kind_t *kind) {
    memset(hash, 0, sizeof *hash);
    hash->kind = kind;
    hash->digest_size = kind->digest_size;
    kind->begin(hash);
}

void hash_update(hash_t *hash, const uint8_t *bytes, size_t count) {
    size_t size = hash->kind->block_size;
    // BLAKE2 has to know its last block, so a full one waits until more comes.
    bool waits = hash->kind->finish == blake2_finish;
    while (count) {
        if (hash->filled == size) {
            hash->filled = 0; // first: a run can be left in the next line, and what is left behind has to have room
            hash->kind->compress(hash, hash->block);
        }
        size_t part = size - hash->filled < count ? size - hash->filled : count;
        memcpy(hash->block + hash->filled, bytes, part);
        hash->filled += (uint32_t)part;
        hash->length += part;
        bytes += part;
        count -= part;
    }
    if (hash->filled == size && !waits) {
        hash->filled = 0;
        hash->kind->compress(hash, hash->block);
    }
}

void hash_finish(hash_t *hash, uint8_t *digest, size_t size) {
    hash->kind->finish(hash);
    bool keccak = hash->kind->finish == keccak_finish, blake2 = hash->kind->finish == blake2_finish;
    bool big = !keccak && !blake2 && hash->kind->compress != md5_compress;
    int word = hash->kind->word;
    for (size_t i = 0; i < size; i++) {
        size_t at = keccak ? i % hash->kind->block_size : i;
        if (keccak && i && at == 0) {
            keccak_permute(hash->state.large);
        }
        uint64_t value = word == 8 || blake2 ? hash->state.large[at / word] : hash->state.small[at / word];
        size_t byte = at % word;
        digest[i] = (uint8_t)(value >> 8 * (big ? word - 1 - byte : byte));
    }
}
