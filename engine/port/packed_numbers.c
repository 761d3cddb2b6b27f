// Numbers as bytes, for struct and array.

#include "packed_numbers.h"

#include <math.h>

#include "numbers.h"

uint64_t packed_load(const byte *bytes, size_t size, bool big) {
    uint64_t bits = 0;
    for (size_t i = 0; i < size; i++) {
        bits = bits << 8 | bytes[big ? i : size - 1 - i];
    }
    return bits;
}

void packed_store(byte *bytes, size_t size, bool big, uint64_t bits) {
    for (size_t i = 0; i < size; i++, bits >>= 8) {
        bytes[big ? size - 1 - i : i] = (byte)bits;
    }
}

mp_obj_t packed_integer(uint64_t bits, size_t size, bool with_sign) {
    unsigned unused = 64 - 8 * (unsigned)size;
    if (with_sign) {
        int64_t value = (int64_t)(bits << unused) >> unused;
        return value == (mp_int_t)value ? mp_obj_new_int((mp_int_t)value) : mp_obj_new_int_from_ll(value);
    }
    return bits <= 0x3fffffff ? MP_OBJ_NEW_SMALL_INT((mp_int_t)bits) : mp_obj_new_int_from_ull(bits);
}

double packed_load_float(const byte *bytes, size_t size, bool big) {
    uint64_t bits = packed_load(bytes, size, big);
    union {
        uint32_t bits;
        float x;
    } single = {(uint32_t)bits};
    union {
        uint64_t bits;
        double x;
    } full = {bits};
    if (size == 8) {
        return full.x;
    }
    if (size == 4) {
        return single.x;
    }
    int exponent = bits >> 10 & 31;
    double fraction = (double)(bits & 1023) / 1024;
    double x = exponent == 31 ? (fraction == 0 ? (double)INFINITY : (double)NAN)
        : exponent ? ldexp(1 + fraction, exponent - 15) : ldexp(fraction, -14);
    return bits >> 15 ? -x : x;
}

static bool half_bits(double x, uint64_t *bits) {
    *bits = signbit(x) ? 0x8000 : 0;
    if (!isfinite(x)) {
        *bits |= isnan(x) ? 0x7e00 : 0x7c00;
        return true;
    }
    int exponent;
    double fraction = frexp(fabs(x), &exponent);
    if (x == 0 || exponent < -24) {
        return true;
    }
    if (exponent > 16) {
        return false;
    }
    // In units of the last place, ties to even; a carry goes into the exponent by itself.
    int biased = exponent < -13 ? 0 : exponent + 14;
    double units = nearbyint(ldexp(fraction, biased ? 11 : exponent + 24));
    *bits |= (uint64_t)units + (biased ? (uint64_t)(biased - 1) << 10 : 0);
    return (*bits & 0x7fff) < 0x7c00;
}

bool packed_store_float(byte *bytes, size_t size, bool big, double x) {
    union {
        float x;
        uint32_t bits;
    } single = {(float)x};
    union {
        double x;
        uint64_t bits;
    } full = {x};
    uint64_t bits = full.bits;
    bool fits = true;
    if (size == 4) {
        bits = single.bits;
        fits = isfinite(single.x) || !isfinite(x);
    } else if (size == 2) {
        fits = half_bits(x, &bits);
    }
    packed_store(bytes, size, big, bits);
    return fits;
}
