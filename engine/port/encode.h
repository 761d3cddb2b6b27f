// Python values to CBOR.

#ifndef ENCODE_H
#define ENCODE_H

#include "py/obj.h"

// A message that is being written. It grows on the heap up to `limit` bytes; over that, or nested deeper than `depth`,
// encoding fails with `error` set.
typedef struct {
    vstr_t bytes;
    size_t limit;
    size_t depth;
    const char *limit_name;
    const char *error; // the name of the limit that was exceeded, or NULL
} encoder_t;

void encoder_init(encoder_t *encoder, size_t limit, const char *limit_name, size_t depth);

// Begins in `room` instead. It goes on on the heap when that is too small, and before guest code runs, which may come to
// use the same room.
void encoder_init_in(encoder_t *encoder, char *room, size_t size, size_t limit, const char *limit_name, size_t depth);

void encode_array(encoder_t *encoder, size_t count);
void encode_map_head(encoder_t *encoder, size_t count);
void encode_int(encoder_t *encoder, mp_int_t value);
void encode_null(encoder_t *encoder);
void encode_float(encoder_t *encoder, mp_float_t value);
void encode_qstr(encoder_t *encoder, qstr text);

// Bytes that are one item, or several, already.
void encode_raw(encoder_t *encoder, const void *bytes, size_t length);

// UTF-8 goes as text, and with surrogates as WTF-8 (TAG_WTF8). No str should be anything else; one that is goes as ASCII.
void encode_text(encoder_t *encoder, const char *text, size_t length);

// Always text, in which a question mark stands for every byte that is not ASCII.
void encode_ascii(encoder_t *encoder, const char *text, size_t length);

// Any value; what cannot be copied goes as its type and repr, so this may run the guest's code and raise.
void encode_value(encoder_t *encoder, mp_obj_t value);

#endif
