// Products of big ints, in place of py/mpz.c's: Karatsuba's method, which takes three products of halves where
// multiplying by hand takes four.

#include <string.h>

#include "py/mpz.h"
#include "py/runtime.h"

#define SMALL (40) // digits of 32 bits below which multiplying by hand is faster

static void multiply_by_hand(mpz_dig_t *out, const mpz_dig_t *a, size_t an, const mpz_dig_t *b, size_t bn) {
    memset(out, 0, (an + bn) * sizeof *out);
    for (size_t i = 0; i < an; i++) {
        uint64_t carry = 0, factor = a[i];
        for (size_t j = 0; j < bn; j++) {
            carry += factor * b[j] + out[i + j];
            out[i + j] = (mpz_dig_t)carry;
            carry >>= 32;
        }
        out[i + bn] = (mpz_dig_t)carry;
    }
}

// out += a, whose carry ends within out.
static void add_to(mpz_dig_t *out, const mpz_dig_t *a, size_t count) {
    uint64_t carry = 0;
    size_t i = 0;
    for (; i < count; i++) {
        carry += (uint64_t)out[i] + a[i];
        out[i] = (mpz_dig_t)carry;
        carry >>= 32;
    }
    for (; carry; i++) {
        carry += out[i];
        out[i] = (mpz_dig_t)carry;
        carry >>= 32;
    }
}

// out -= a, which is not more.
static void subtract_from(mpz_dig_t *out, const mpz_dig_t *a, size_t count) {
    int64_t carry = 0;
    size_t i = 0;
    for (; i < count; i++) {
        carry += (int64_t)out[i] - a[i];
        out[i] = (mpz_dig_t)carry;
        carry >>= 32;
    }
    for (; carry; i++) {
        carry += out[i];
        out[i] = (mpz_dig_t)carry;
        carry >>= 32;
    }
}

// The sum of a low and a high half, in half + 1 digits.
static void add_halves(mpz_dig_t *out, const mpz_dig_t *a, size_t half, size_t high) {
    memcpy(out, a, half * sizeof *out);
    out[half] = 0;
    add_to(out, a + half, high);
}

// Two factors of n digits, and scratch of 6 * n + 256 digits: each level takes 4 * (half + 1), where half is at most
// (n + 1) / 2.
static void multiply_equal(mpz_dig_t *out, const mpz_dig_t *a, const mpz_dig_t *b, size_t n, mpz_dig_t *scratch) {
    if (n < SMALL) {
        multiply_by_hand(out, a, n, b, n);
        return;
    }
    size_t half = (n + 1) / 2, high = n - half, wide = half + 1;
    mpz_dig_t *sum_a = scratch, *sum_b = sum_a + wide, *middle = sum_b + wide;
    scratch = middle + 2 * wide;
    add_halves(sum_a, a, half, high);
    add_halves(sum_b, b, half, high);
    multiply_equal(middle, sum_a, sum_b, wide, scratch);
    multiply_equal(out, a, b, half, scratch);
    multiply_equal(out + 2 * half, a + half, b + half, high, scratch);
    subtract_from(middle, out, 2 * half);
    subtract_from(middle, out + 2 * half, 2 * high);
    size_t length = 2 * wide;
    while (length && !middle[length - 1]) {
        length--;
    }
    add_to(out + half, middle, length);
}

// out has room for an + bn digits; an >= bn > 0.
static void multiply(mpz_dig_t *out, const mpz_dig_t *a, size_t an, const mpz_dig_t *b, size_t bn) {
    if (bn < SMALL) {
        multiply_by_hand(out, b, bn, a, an);
        return;
    }
    mpz_dig_t *scratch = m_new(mpz_dig_t, 6 * bn + 256);
    mpz_dig_t *part = an == bn ? NULL : m_new(mpz_dig_t, 2 * bn);
    if (!part) {
        multiply_equal(out, a, b, bn, scratch);
        return;
    }
    // The longer factor in pieces of the shorter one's length.
    memset(out, 0, (an + bn) * sizeof *out);
    for (size_t i = 0; i < an; i += bn) {
        size_t count = an - i < bn ? an - i : bn;
        if (count == bn) {
            multiply_equal(part, a + i, b, bn, scratch);
        } else {
            multiply(part, b, bn, a + i, count);
        }
        add_to(out + i, part, count + bn);
    }
}

void mpz_mul_inpl(mpz_t *dest, const mpz_t *lhs, const mpz_t *rhs) {
    size_t a = lhs->len, b = rhs->len;
    if (a == 0 || b == 0) {
        mpz_set_from_int(dest, 0);
        return;
    }
    bool negative = lhs->neg != rhs->neg;
    if (a + b > (SIZE_MAX / 16) / sizeof(mpz_dig_t)) {
        m_malloc_fail(SIZE_MAX);
    }
    // The old digits may be a factor's, so they are left to the collector.
    size_t room = a + b < 2 ? 2 : a + b;
    bool fresh = dest == lhs || dest == rhs || dest->alloc < room;
    mpz_dig_t *out = fresh ? m_new(mpz_dig_t, room) : dest->dig;
    if (a >= b) {
        multiply(out, lhs->dig, a, rhs->dig, b);
    } else {
        multiply(out, rhs->dig, b, lhs->dig, a);
    }
    if (fresh) {
        dest->dig = out;
        dest->alloc = room;
    }
    dest->len = a + b - (out[a + b - 1] == 0);
    dest->neg = negative;
}
