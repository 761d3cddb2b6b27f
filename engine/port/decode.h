// CBOR to Python values.
//
// Requests come from the host, which is trusted, but its own bugs must not become the guest's: every count is checked
// against what is left of the request before anything is allocated for it.

#ifndef DECODE_H
#define DECODE_H

#include "py/obj.h"

typedef struct {
    const uint8_t *next;
    const uint8_t *end;
    size_t depth; // how much deeper items may be nested
    const mp_obj_type_t *error; // what is raised when it is malformed
} decoder_t;

// Each of these consumes one item and raises when the next one is something else.
size_t decode_array(decoder_t *decoder);
size_t decode_map(decoder_t *decoder);
mp_int_t decode_int(decoder_t *decoder);
// Of bytes or text; the result lies within the request.
const char *decode_string(decoder_t *decoder, size_t *length);
mp_obj_t decode_value(decoder_t *decoder);

// `[0, value]` or `[1, exception]` of a host function: → the value, or the exception with `*raised` set. A type that is
// none of Python's own becomes a RuntimeError that names it.
mp_obj_t decode_outcome(decoder_t *decoder, bool *raised);

// Raises unless everything was consumed.
void decode_end(const decoder_t *decoder);

#endif
