#ifndef FRAMES_H
#define FRAMES_H

#include <stdint.h>

// Python frames of the operation that is being carried out, and how many there may be.
extern struct frames {
    int32_t depth;
    int32_t limit;
    int32_t allowed; // by the host
    int32_t wanted; // by sys.setrecursionlimit(); 0 before
} frames;

#endif
