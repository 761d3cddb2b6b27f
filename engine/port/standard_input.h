// What sys.stdin reads: bytes that the host gave, and then a function of the host's.

#ifndef STANDARD_INPUT_H
#define STANDARD_INPUT_H

#include <stddef.h>

#include "py/obj.h"

// A function as STDIN of abi.ts, which is asked once everything that was fed has been read.
void standard_input_from(mp_obj_t function);

// What comes next, instead of what was left.
void standard_input_feed(const void *bytes, size_t length);

// Up to `size` bytes; none at the end. Raises what the function raises.
size_t standard_input_read(void *buffer, size_t size);

#endif
