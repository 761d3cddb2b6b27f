// memset and its kin for the collector, below AddressSanitizer, which would look at every byte. Compiled without it, and
// so that the compiler does not turn the loops into calls of what they replace.

#include <stddef.h>
#include <stdint.h>

void *raw_memset(void *to, int value, size_t bytes) {
    uint8_t *at = to;
    for (size_t i = 0; i < bytes; ++i) {
        at[i] = (uint8_t)value;
    }
    return to;
}

void *raw_memmove(void *to, const void *from, size_t bytes) {
    uint8_t *target = to;
    const uint8_t *source = from;
    if (target < source) {
        for (size_t i = 0; i < bytes; ++i) {
            target[i] = source[i];
        }
    } else {
        for (size_t i = bytes; i != 0; --i) {
            target[i - 1] = source[i - 1];
        }
    }
    return to;
}

void *raw_memcpy(void *to, const void *from, size_t bytes) {
    return raw_memmove(to, from, bytes);
}
