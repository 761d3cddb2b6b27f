// As much of CBOR (RFC 8949) as requests and replies of the engine need.

#ifndef WASI_CBOR_H
#define WASI_CBOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CBOR_UNSIGNED, CBOR_NEGATIVE, CBOR_BYTES, CBOR_TEXT, CBOR_ARRAY, CBOR_MAP, CBOR_TAG, CBOR_SIMPLE };

#define CBOR_FALSE 0xf4
#define CBOR_NULL 0xf6

// Where the next item is written. `left` counts down; what does not fit is dropped, and `overflown` says so.
typedef struct {
    uint8_t *at;
    size_t left;
    bool overflown;
} cbor_writer_t;

void cbor_head(cbor_writer_t *writer, int major, uint64_t argument);
void cbor_bytes(cbor_writer_t *writer, int major, const void *bytes, size_t length);
void cbor_simple(cbor_writer_t *writer, uint8_t initial);

// Where the next item is read. The engine's replies are well formed.
typedef struct {
    const uint8_t *at;
} cbor_reader_t;

typedef struct {
    int major;
    uint64_t argument; // of a text or byte string, its length
    const char *bytes; // its content
} cbor_item_t;

cbor_item_t cbor_next(cbor_reader_t *reader);

// With all that is in it.
void cbor_skip(cbor_reader_t *reader);

#endif
