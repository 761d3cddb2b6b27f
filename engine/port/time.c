// The clocks of mphalport.h and time.sleep().

#include "py/mphal.h"

#include "abi.h"
#include "fuel.h"
#include "stop.h"
#include "streams.h"

// Ticks wrap around, as MicroPython's documentation says; the reduction keeps the conversion from double defined.
static mp_uint_t wrap(double ticks) {
    return (mp_uint_t)(uint64_t)ticks;
}

mp_uint_t mp_hal_ticks_ms(void) {
    return wrap(host_clock(CLOCK_MONOTONIC));
}

mp_uint_t mp_hal_ticks_us(void) {
    return wrap(host_clock(CLOCK_MONOTONIC) * 1000);
}

mp_uint_t mp_hal_ticks_cpu(void) {
    return mp_hal_ticks_us();
}

uint64_t mp_hal_time_ns(void) {
    return (uint64_t)(host_clock(CLOCK_WALL) * 1000) * 1000;
}

static void sleep_for(double ms) {
    streams_flush();
    if (host_sleep(ms) != 0) {
        stop_run();
    }
    // A sleep that was cut short because time is nearly over ends in the exception that says so.
    FUEL_BURN();
}

void mp_hal_delay_ms(mp_uint_t ms) {
    sleep_for(ms);
}

void mp_hal_delay_us(mp_uint_t us) {
    sleep_for(us / 1000.0);
}
