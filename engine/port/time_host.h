// Included by extmod/modtime.c: time.time() and what CPython programs use beside upstream's functions.

#include "py/obj.h"
#include "shared/timeutils/timeutils.h"

#include "abi.h"

static mp_obj_t mp_time_time_get(void) {
    return mp_obj_new_float(host_clock(CLOCK_WALL) / 1000);
}

static mp_obj_t mp_time_localtime_get(void) {
    timeutils_struct_time_t tm;
    timeutils_seconds_since_epoch_to_struct_time((uint64_t)(host_clock(CLOCK_WALL) / 1000), &tm);
    mp_obj_t items[8] = {
        mp_obj_new_int(tm.tm_year), mp_obj_new_int(tm.tm_mon), mp_obj_new_int(tm.tm_mday), mp_obj_new_int(tm.tm_hour),
        mp_obj_new_int(tm.tm_min), mp_obj_new_int(tm.tm_sec), mp_obj_new_int(tm.tm_wday), mp_obj_new_int(tm.tm_yday),
    };
    return mp_obj_new_tuple(8, items);
}

static mp_obj_t time_monotonic(void) {
    return mp_obj_new_float(host_clock(CLOCK_MONOTONIC) / 1000);
}
static MP_DEFINE_CONST_FUN_OBJ_0(time_monotonic_obj, time_monotonic);

#define MICROPY_PY_TIME_EXTRA_GLOBALS \
    {MP_ROM_QSTR(MP_QSTR_monotonic), MP_ROM_PTR(&time_monotonic_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_perf_counter), MP_ROM_PTR(&time_monotonic_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_process_time), MP_ROM_PTR(&time_monotonic_obj)},
