// Included by extmod/modtime.c: time.time() and what CPython programs use beside upstream's functions.

#include "py/obj.h"
#include "py/runtime.h"

#include "abi.h"

static mp_obj_t mp_time_time_get(void) {
    return mp_obj_new_float(host_clock(CLOCK_WALL) / 1000);
}

// gmtime(), localtime() and mktime() for every year that fits, as in CPython; upstream's begin in 2000. The two conversions
// between days and dates are those of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2021.

static int64_t days_from_date(int64_t year, int64_t month, int64_t day) {
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static mp_obj_t time_gmtime(size_t n_args, const mp_obj_t *args) {
    double now = n_args == 0 || args[0] == mp_const_none ? host_clock(CLOCK_WALL) / 1000 : mp_obj_get_float(args[0]);
    if (!(now > -1e14 && now < 1e14)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("timestamp out of range"));
    }
    int64_t seconds = (int64_t)now - ((double)(int64_t)now > now);
    int64_t days = seconds / 86400 - (seconds % 86400 < 0);
    int64_t second = seconds - days * 86400;
    int64_t shifted = days + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    int64_t year = year_of_era + era * 400 + (month <= 2);
    const int64_t fields[9] = {
        year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1,
        second / 3600, second / 60 % 60, second % 60,
        ((days + 3) % 7 + 7) % 7, days - days_from_date(year, 1, 1) + 1, 0,
    };
    mp_obj_t items[9];
    for (size_t i = 0; i < 9; ++i) {
        items[i] = mp_obj_new_int_from_ll(fields[i]);
    }
    return mp_obj_new_tuple(9, items);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(time_gmtime_obj, 0, 1, time_gmtime);

static mp_obj_t time_mktime(mp_obj_t tuple) {
    size_t length;
    mp_obj_t *items;
    mp_obj_get_array(tuple, &length, &items);
    if (length != 9) {
        mp_raise_TypeError(MP_ERROR_TEXT("mktime(): illegal time tuple argument"));
    }
    int64_t fields[6];
    for (size_t i = 0; i < 6; ++i) {
        fields[i] = mp_obj_get_int(items[i]);
    }
    // Months beyond the year belong to other years.
    int64_t months = fields[0] * 12 + fields[1] - 1;
    int64_t year = months / 12 - (months % 12 < 0);
    int64_t days = days_from_date(year, months - year * 12 + 1, 1) + fields[2] - 1;
    return mp_obj_new_float((double)(((days * 24 + fields[3]) * 60 + fields[4]) * 60 + fields[5]));
}
static MP_DEFINE_CONST_FUN_OBJ_1(time_mktime_obj, time_mktime);

static mp_obj_t time_monotonic(void) {
    return mp_obj_new_float(host_clock(CLOCK_MONOTONIC) / 1000);
}
static MP_DEFINE_CONST_FUN_OBJ_0(time_monotonic_obj, time_monotonic);

static mp_obj_t time_monotonic_ns(void) {
    // What the host tells is exact to microseconds at most.
    return mp_obj_new_int_from_ll((int64_t)(host_clock(CLOCK_MONOTONIC) * 1000) * 1000);
}
static MP_DEFINE_CONST_FUN_OBJ_0(time_monotonic_ns_obj, time_monotonic_ns);

static void mp_time_sleep(mp_obj_t seconds) {
    if (mp_obj_is_str(seconds)) {
        mp_raise_TypeError(MP_ERROR_TEXT("'str' object cannot be interpreted as an integer"));
    }
    double ms = mp_obj_get_float(seconds) * 1000;
    if (ms != ms) {
        mp_raise_ValueError(MP_ERROR_TEXT("Invalid value NaN (not a number)"));
    }
    if (ms < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("sleep length must be non-negative"));
    }
    mp_hal_delay_ms(ms >= (double)UINT32_MAX ? UINT32_MAX : (mp_uint_t)ms);
}

#define MICROPY_PY_TIME_EXTRA_GLOBALS \
    {MP_ROM_QSTR(MP_QSTR_gmtime), MP_ROM_PTR(&time_gmtime_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_localtime), MP_ROM_PTR(&time_gmtime_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_mktime), MP_ROM_PTR(&time_mktime_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_monotonic), MP_ROM_PTR(&time_monotonic_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_monotonic_ns), MP_ROM_PTR(&time_monotonic_ns_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_perf_counter_ns), MP_ROM_PTR(&time_monotonic_ns_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_process_time_ns), MP_ROM_PTR(&time_monotonic_ns_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_perf_counter), MP_ROM_PTR(&time_monotonic_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_process_time), MP_ROM_PTR(&time_monotonic_obj)},
