// The parts of CBOR (RFC 8949) that values are made of.

#ifndef CBOR_H
#define CBOR_H

// Major types, the upper three bits of an item's first byte.
enum {
    CBOR_UNSIGNED = 0,
    CBOR_NEGATIVE = 1,
    CBOR_BYTES = 2,
    CBOR_TEXT = 3,
    CBOR_ARRAY = 4,
    CBOR_MAP = 5,
    CBOR_TAG = 6,
    CBOR_SIMPLE = 7,
};

// The lower five bits of an item of major type 7.
enum {
    CBOR_FALSE = 20,
    CBOR_TRUE = 21,
    CBOR_NULL = 22,
    CBOR_DOUBLE = 27,
};

#endif
