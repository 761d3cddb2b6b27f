// What the engine imports, without a host: time that only waiting and work move, fixed entropy, functions that return
// their arguments. The same program does the same every time.

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "abi.h"
#include "native_host.h"

#define WALL_MS 1.7e12
#define FUEL_SLICE 20000
#define SLICE_MS 0.25
#define OUTPUT_BYTES (1024 * 1024)
#define OPEN_CALLS 64

int64_t native_fuel;

static double now_ms;
static int64_t output_left = OUTPUT_BYTES;
static uint32_t entropy = 0x2545f491;
static uint8_t kept_reply[4 * 1024 * 1024];
static int32_t kept_length;
static int32_t open_calls[OPEN_CALLS];
static size_t open_count;

void __wasm_call_ctors(void);
void __wasm_call_ctors(void) {
}

// Far enough below the caller that it may clear what lies under this, although a call needs some of that.
#define BELOW_THE_FRAME 8192

int32_t native_stack_pointer(void);
__attribute__((noinline)) int32_t native_stack_pointer(void) {
    return (int32_t)((uintptr_t)__builtin_frame_address(0) - BELOW_THE_FRAME);
}

int32_t host_write(int32_t stream, int32_t address, int32_t length) {
    (void)stream;
    // Read as the host would: what is freed or not the guest's shows here.
    volatile uint8_t sum = 0;
    for (int32_t i = 0; i < length; ++i) {
        sum += ((const uint8_t *)(uintptr_t)address)[i];
    }
    output_left -= length;
    return output_left < 0;
}

#if ABI_NUMBER >= 3
// Like the library's host: a warning shortly before the end, where one can be raised; and a little more than there is,
// where the run cannot be left.
#define WARNED_AT (2 * FUEL_SLICE)
#define ALLOWANCES_INSIDE 1000

static bool warned;
static int allowances;

int32_t host_refuel(int32_t place) {
    if (!warned && place == PLACE_INSTRUCTION && native_fuel <= WARNED_AT) {
        warned = true;
        return WARNING_TIMEOUT_MS;
    }
    now_ms += SLICE_MS;
    int32_t more = native_fuel < FUEL_SLICE ? (int32_t)native_fuel : FUEL_SLICE;
    if (more == 0 && place == PLACE_INSIDE) {
        if (++allowances > ALLOWANCES_INSIDE) {
            _exit(NATIVE_LOST);
        }
        return 1;
    }
    native_fuel -= more;
    return more;
}
#else
int32_t host_refuel(void) {
    now_ms += SLICE_MS;
    int32_t more = native_fuel < FUEL_SLICE ? (int32_t)native_fuel : FUEL_SLICE;
    native_fuel -= more;
    return more;
}
#endif

double host_clock(int32_t clock) {
    return clock == CLOCK_WALL ? WALL_MS + now_ms : now_ms;
}

int32_t host_entropy(void) {
    entropy ^= entropy << 13;
    entropy ^= entropy >> 17;
    entropy ^= entropy << 5;
    return (int32_t)entropy;
}

int32_t host_sleep(double ms) {
    now_ms += ms > 0 ? ms : 0;
    return 0;
}

// The argument of the CBOR head at `at`, and what follows it.
static const uint8_t *read_head(const uint8_t *at, uint64_t *argument) {
    uint8_t low = *at++ & 31;
    if (low < 24) {
        *argument = low;
        return at;
    }
    *argument = 0;
    for (int bytes = 1 << (low - 24); bytes != 0; --bytes) {
        *argument = *argument << 8 | *at++;
    }
    return at;
}

// What follows the item at `at`, which the engine encoded.
static const uint8_t *skip_item(const uint8_t *at) {
    for (uint64_t items = 1; items != 0; --items) {
        int major = *at >> 5;
        uint64_t argument;
        at = read_head(at, &argument);
        switch (major) {
            case 2:
            case 3:
                at += argument;
                break;
            case 4:
                items += argument;
                break;
            case 5:
                items += 2 * argument;
                break;
            case 6:
                items += 1;
                break;
        }
    }
    return at;
}

static int32_t answer(int32_t address, int32_t capacity) {
    if (kept_length <= capacity) {
        memcpy((void *)(uintptr_t)address, kept_reply, (size_t)kept_length);
    }
    return kept_length;
}

// [0, arguments]: what a function of the host is given, it returns.
static void echo(const uint8_t *request) {
    uint64_t parts;
    const uint8_t *arguments = skip_item(read_head(request, &parts));
    const uint8_t *end = skip_item(arguments);
    kept_length = (int32_t)(end - arguments) + 2;
    if ((size_t)kept_length > sizeof kept_reply) {
        kept_length = 3;
        arguments = (const uint8_t *)"\xf6";
    }
    kept_reply[0] = 0x82;
    kept_reply[1] = 0;
    memcpy(kept_reply + 2, arguments, (size_t)kept_length - 2);
}

static int32_t read_id(const uint8_t *at) {
    uint64_t id;
    read_head(at, &id);
    return (int32_t)id;
}

size_t native_completions(uint8_t *reply, size_t capacity) {
    size_t length = 0;
    size_t count = open_count < 23 ? open_count : 23;
    if (capacity < 1 + count * 9) {
        return 0;
    }
    reply[length++] = (uint8_t)(0x80 | count);
    for (size_t i = 0; i < count; ++i) {
        uint32_t id = (uint32_t)open_calls[--open_count];
        const uint8_t completion[] = {0x82, 0x1a, (uint8_t)(id >> 24), (uint8_t)(id >> 16), (uint8_t)(id >> 8), (uint8_t)id,
            0x82, 0x00, 0xf6};
        memcpy(reply + length, completion, sizeof completion);
        length += sizeof completion;
    }
    return length;
}

int32_t host_call(int32_t kind, int32_t address, int32_t length, int32_t capacity) {
    const uint8_t *request = (const uint8_t *)(uintptr_t)address;
    (void)length;
    uint64_t parts;
    switch (kind) {
        case CALL_INVOKE:
            echo(request);
            return answer(address, capacity);
        case CALL_BEGIN:
            if (open_count == OPEN_CALLS) {
                return -1;
            }
            open_calls[open_count++] = read_id(read_head(request, &parts));
            return 0;
        case CALL_WAIT:
            if (open_count == 0) {
                now_ms += 1;
            }
            kept_length = (int32_t)native_completions(kept_reply, sizeof kept_reply);
            return answer(address, capacity);
        case CALL_CANCEL:
            for (size_t i = 0; i < open_count; ++i) {
                if (open_calls[i] == read_id(request)) {
                    open_calls[i] = open_calls[--open_count];
                }
            }
            return 0;
        case CALL_FETCH:
            return answer(address, capacity);
        default:
            return -1;
    }
}
