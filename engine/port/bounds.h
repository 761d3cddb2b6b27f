// What the host allows the operations that follow, as `limit` says it.

#ifndef BOUNDS_H
#define BOUNDS_H

#include <stddef.h>

extern struct limits {
    size_t value_depth;
    size_t result_bytes;
    size_t host_call_bytes;
    size_t files;
    size_t file_bytes;
} limits;

// A tuple or set takes two levels, its tag and its array.
#define DECODED_DEPTH (2 * limits.value_depth + 8)

#endif
