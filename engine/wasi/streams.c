#include "streams.h"

#include <string.h>
#include <wasi/api.h>

_Bool stream_write(int descriptor, const void *bytes, size_t length) {
    const uint8_t *at = bytes;
    while (length != 0) {
        __wasi_ciovec_t piece = {at, length};
        __wasi_size_t written;
        __wasi_errno_t error = __wasi_fd_write((__wasi_fd_t)descriptor, &piece, 1, &written);
        if (error == __WASI_ERRNO_AGAIN || error == __WASI_ERRNO_INTR) {
            continue;
        }
        if (error != 0) {
            return 0;
        }
        at += written;
        length -= written;
    }
    return 1;
}

size_t stream_read(int descriptor, void *buffer, size_t size) {
    __wasi_iovec_t piece = {buffer, size};
    __wasi_size_t count;
    __wasi_errno_t error;
    do {
        error = __wasi_fd_read((__wasi_fd_t)descriptor, &piece, 1, &count);
    } while (error == __WASI_ERRNO_AGAIN || error == __WASI_ERRNO_INTR);
    return error == 0 ? count : 0;
}

void stream_text(int descriptor, const char *text) {
    stream_write(descriptor, text, strlen(text));
}
