// Hashes of bytes: one state for all kinds.

#ifndef HASHES_H
#define HASHES_H

#include <stddef.h>
#include <stdint.h>

#define HASH_DIGEST_MAX (64)
#define HASH_BLOCK_MAX (168)

typedef struct _hash_kind_t hash_kind_t;

typedef struct {
    const hash_kind_t *kind;
    union {
        uint32_t small[8];
        uint64_t large[25];
    } state;
    uint64_t length; // bytes so far
    uint32_t filled; // bytes in block
    uint32_t digest_size;
    uint8_t block[HASH_BLOCK_MAX];
} hash_t;

struct _hash_kind_t {
    const char *name;
    uint8_t digest_size; // 0 where the caller says how much
    uint8_t block_size;
    uint8_t word; // bytes in a word of the state
    uint8_t suffix; // of SHA-3's padding
    void (*begin)(hash_t *hash);
    void (*compress)(hash_t *hash, const uint8_t *block);
    void (*finish)(hash_t *hash);
};

extern const hash_kind_t hash_kinds[];
extern const size_t hash_kinds_count;

void hash_begin(hash_t *hash, const hash_kind_t *kind);
// BLAKE2 with parameters; the key is not longer than the digest may be, salt and person have room for word * 2 bytes.
void hash_begin_blake2(hash_t *hash, const hash_kind_t *kind, size_t digest_size, const uint8_t *key, size_t key_size, const uint8_t *salt, const uint8_t *person);
void hash_update(hash_t *hash, const uint8_t *bytes, size_t count);
// Spoils the state: work on a copy.
void hash_finish(hash_t *hash, uint8_t *digest, size_t size);

#endif
