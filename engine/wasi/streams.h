// Standard streams of the WASI host.

#ifndef WASI_STREAMS_H
#define WASI_STREAMS_H

#include <stddef.h>

// All of it; false when nobody reads it any more.
_Bool stream_write(int descriptor, const void *bytes, size_t length);

// Up to `size` bytes, at least one unless the input is at its end.
size_t stream_read(int descriptor, void *buffer, size_t size);

void stream_text(int descriptor, const char *text);

#endif
