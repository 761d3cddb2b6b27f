#ifndef FRAMES_H
#define FRAMES_H

#include <stdint.h>

// Python frames of the operation that is being carried out, and how many there may be.
extern struct frames {
    int32_t depth;
    int32_t limit;
} frames;

#endif
