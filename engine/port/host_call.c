#include "host_call.h"

#include <string.h>

#include "py/runtime.h"

#include "abi.h"
#include "bounds.h"

#include "stop.h"
#include "streams.h"

// Most requests and replies fit here, so that a call allocates nothing but the values in it.
static char room[1024];

void host_call_clear(void) {
    memset(room, 0, sizeof room);
}

void host_call_begin(encoder_t *request, size_t fixed) {
    encoder_init_in(request, room, sizeof room, limits.host_call_bytes + fixed, "hostCallBytes", limits.value_depth);
}

decoder_t host_call_send(int kind, encoder_t *request) {
    // The host has seen all output by then, as if both went the same way.
    streams_flush();
    const uint8_t *reply = (const uint8_t *)request->bytes.buf;
    int32_t capacity = (int32_t)request->bytes.alloc;
    int32_t length = host_call(kind, (int32_t)(uintptr_t)reply, (int32_t)request->bytes.len, capacity);
    if (length > capacity) {
        reply = m_new(uint8_t, (size_t)length);
        int32_t fetched = host_call(CALL_FETCH, (int32_t)(uintptr_t)reply, 0, length);
        length = fetched > length ? 0 : fetched; // nothing is malformed, too
    }
    if (length < 0) {
        stop_run();
    }
    return (decoder_t) {reply, reply + length, DECODED_DEPTH, &mp_type_RuntimeError};
}

void host_call_overflow(const void *name, size_t length, const char *limit) {
    encoder_t request;
    encoder_init_in(&request, room, sizeof room, SIZE_MAX / 2, "", 1);
    encode_array(&request, 2);
    encode_raw(&request, name, length);
    encode_ascii(&request, limit, strlen(limit));
    host_call_send(CALL_OVERFLOW, &request);
    stop_run();
}
