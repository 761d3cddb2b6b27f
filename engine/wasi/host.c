// What the engine asks of its host, answered by WASI. The program is trusted as far as the WASI host trusts this module: time is
// the host's to limit, memory is limited by the module's own maximum.

#include <wasi/api.h>

#include "cbor.h"
#include "engine.h"
#include "files.h"
#include "streams.h"

#define FUEL_AT_ONCE 0x3fffffff
#define STOP 1
#define KEPT_BYTES 16384

int32_t host_write(int32_t stream, int32_t address, int32_t length) {
    int descriptor = stream > STREAM_EARLY ? stream - STREAM_EARLY : stream;
    return stream_write(descriptor, (const void *)address, (size_t)length) ? 0 : STOP;
}

int32_t host_refuel(int32_t place) {
    (void)place;
    return FUEL_AT_ONCE;
}

double host_clock(int32_t clock) {
    __wasi_timestamp_t time;
    __wasi_clockid_t id = clock == CLOCK_WALL ? __WASI_CLOCKID_REALTIME : __WASI_CLOCKID_MONOTONIC;
    return __wasi_clock_time_get(id, 1000, &time) == 0 ? (double)time / 1e6 : 0;
}

int32_t host_entropy(void) {
    int32_t word;
    if (__wasi_random_get((uint8_t *)&word, sizeof word) != 0) {
        __builtin_trap(); // nothing else is chance
    }
    return word;
}

int32_t host_sleep(double ms) {
    if (!(ms > 0)) {
        return 0;
    }
    __wasi_subscription_t wake = {.u = {.tag = __WASI_EVENTTYPE_CLOCK}};
    wake.u.u.clock.id = __WASI_CLOCKID_MONOTONIC;
    wake.u.u.clock.timeout = ms < 9e12 ? (__wasi_timestamp_t)(ms * 1e6) : (__wasi_timestamp_t)9e18;
    __wasi_event_t event;
    __wasi_size_t count;
    // A host that cannot wait goes on at once.
    (void)!__wasi_poll_oneoff(&wake, &event, 1, &count);
    return 0;
}

// A reply of up to `capacity` bytes goes to where the request was; a larger one waits here.
static uint8_t kept[KEPT_BYTES];

static int32_t reply(void *to, int32_t capacity, size_t length) {
    if ((int32_t)length <= capacity) {
        __builtin_memcpy(to, kept, length);
    }
    return (int32_t)length;
}

// `[0, bytes]`: the only function that is granted is STDIN.
static size_t read_input(void) {
    cbor_writer_t writer = {kept, sizeof kept, false};
    cbor_head(&writer, CBOR_ARRAY, 2);
    cbor_head(&writer, CBOR_UNSIGNED, 0);
    // What comes is not known before it is there: room for the longest head is left.
    uint8_t *input = writer.at + 5;
    size_t length = stream_read(0, input, sizeof kept - 16);
    cbor_head(&writer, CBOR_BYTES, length);
    __builtin_memmove(writer.at, input, length);
    return (size_t)(writer.at - kept) + length;
}

int32_t host_call(int32_t kind, int32_t address, int32_t length, int32_t capacity) {
    void *place = (void *)address;
    switch (kind) {
        case CALL_INVOKE:
            return reply(place, capacity, read_input());
        case CALL_WAIT:
            kept[0] = 0x80; // no completions
            return reply(place, capacity, 1);
        case CALL_FILE: {
            cbor_reader_t request = {place};
            cbor_writer_t writer = {kept, sizeof kept, false};
            files_answer(&request, &writer);
            return reply(place, capacity, (size_t)(writer.at - kept));
        }
        case CALL_CANCEL:
            return 0;
        case CALL_FETCH:
            __builtin_memcpy(place, kept, (size_t)capacity);
            return capacity;
        default:
            return -1;
    }
}
