// Ints from text and to text, in place of py/mpz.c's: several digits at once, powers of two by their bits, and CPython's
// limit to the length of decimal ones, which take quadratic time.

#include <string.h>

#include "py/mpz.h"
#include "py/runtime.h"

#include "numbers.h"

mp_int_t number_digits_most = 4300;

void number_too_many_digits(size_t digits) {
    if (digits) {
        mp_raise_msg_varg(&mp_type_ValueError,
            MP_ERROR_TEXT("Exceeds the limit (%d digits) for integer string conversion: value has %u digits; use sys.set_int_max_str_digits() to increase the limit"),
            (int)number_digits_most, (unsigned)digits);
    }
    mp_raise_msg_varg(&mp_type_ValueError,
        MP_ERROR_TEXT("Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"),
        (int)number_digits_most);
}

static mp_obj_t get_digits_most(void) {
    return mp_obj_new_int(number_digits_most);
}
MP_DEFINE_CONST_FUN_OBJ_0(number_get_digits_most_obj, get_digits_most);

static mp_obj_t set_digits_most(mp_obj_t digits_in) {
    mp_int_t digits = number_index_clipped(digits_in);
    if (digits != 0 && digits < 640) {
        mp_raise_ValueError(MP_ERROR_TEXT("maxdigits must be 0 or larger than 640"));
    }
    number_digits_most = digits;
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(number_set_digits_most_obj, set_digits_most);

static int digit_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

// How many digits of the base fit into 32 bits together, and their range.
static int digits_at_once(unsigned base, uint32_t *range) {
    int count = 0;
    uint64_t next = base;
    for (*range = 1; next >> 32 == 0; next *= base) {
        *range = (uint32_t)next;
        count++;
    }
    return count;
}

static void need_digits(mpz_t *z, size_t count) {
    count = count < 2 ? 2 : count;
    if (z->alloc < count) {
        z->dig = m_new(mpz_dig_t, count);
        z->alloc = count;
    }
}

// Digits and underscores, up to what is neither; returns how much that was.
size_t mpz_set_from_str(mpz_t *z, const char *str, size_t len, bool neg, unsigned int base) {
    size_t used = 0, count = 0;
    for (; used < len && (str[used] == '_' || digit_value(str[used]) < (int)base); used++) {
        count += str[used] != '_';
    }
    bool power = (base & (base - 1)) == 0;
    if (!power && number_digits_most && count > (size_t)number_digits_most) {
        number_too_many_digits(count);
    }
    int bits = 32 - __builtin_clz(base - 1);
    z->len = 0;
    need_digits(z, (size_t)(((uint64_t)count * bits + 31) / 32 + 1));
    size_t length = 0;
    if (power) {
        uint64_t held = 0;
        int filled = 0;
        for (size_t i = used; i-- > 0;) {
            if (str[i] != '_') {
                held |= (uint64_t)digit_value(str[i]) << filled;
                if ((filled += bits) >= 32) {
                    z->dig[length++] = (uint32_t)held;
                    held >>= 32;
                    filled -= 32;
                }
            }
        }
        if (filled) {
            z->dig[length++] = (uint32_t)held;
        }
    } else {
        uint32_t whole;
        int at_once = digits_at_once(base, &whole);
        uint32_t range = 1, value = 0;
        int held = 0;
        for (size_t i = 0; i < used; i++) {
            if (str[i] != '_') {
                value = value * base + digit_value(str[i]);
                range *= base;
                held++;
            }
            if (held == at_once || (i + 1 == used && held)) {
                uint64_t carry = value;
                for (size_t j = 0; j < length; j++) {
                    carry += (uint64_t)z->dig[j] * range;
                    z->dig[j] = (uint32_t)carry;
                    carry >>= 32;
                }
                if (carry) {
                    z->dig[length++] = (uint32_t)carry;
                }
                value = held = 0;
                range = 1;
            }
        }
    }
    while (length && !z->dig[length - 1]) {
        length--;
    }
    z->len = length;
    z->neg = neg && length;
    return used;
}

static char *reversed_text(char *end, const mpz_t *i, unsigned base, char letters, char comma) {
    char *s = end;
    unsigned since_comma = 0;
    mpz_dig_t *rest = m_new(mpz_dig_t, i->len + 1);
    size_t length = i->len;
    memcpy(rest, i->dig, length * sizeof(mpz_dig_t));
    uint32_t range;
    int at_once = digits_at_once(base, &range);
    while (length) {
        uint64_t value = 0;
        for (size_t j = length; j-- > 0;) {
            value = value << 32 | rest[j];
            rest[j] = (uint32_t)(value / range);
            value %= range;
        }
        while (length && !rest[length - 1]) {
            length--;
        }
        uint32_t chunk = (uint32_t)value;
        for (int j = 0; j < at_once && (length || chunk); j++, chunk /= base) {
            if (comma && since_comma == 3) {
                *s++ = comma;
                since_comma = 0;
            }
            since_comma++;
            unsigned digit = chunk % base;
            *s++ = digit < 10 ? '0' + digit : letters + digit - 10;
        }
    }
    return s;
}

// As mp_int_format_size makes room for it.
size_t mpz_as_str_inpl(const mpz_t *i, unsigned int base, const char *prefix, char base_char, char comma, char *str) {
    bool limited = base == 10 && number_digits_most;
    // log10(2) is a little above 0.30103.
    if (limited && (uint64_t)i->len * 32 > (uint64_t)number_digits_most * 10 / 3 + 96) {
        number_too_many_digits(0);
    }
    char *s = str;
    if (i->len == 0) {
        *s++ = '0';
    } else {
        s = reversed_text(s, i, base, base_char, comma);
    }
    if (limited && !comma && s - str > number_digits_most) {
        number_too_many_digits(0);
    }
    for (const char *p = prefix ? prefix + strlen(prefix) : prefix; p > prefix;) {
        *s++ = *--p;
    }
    if (i->neg) {
        *s++ = '-';
    }
    for (char *u = str, *v = s - 1; u < v; ++u, --v) {
        char c = *u;
        *u = *v;
        *v = c;
    }
    *s = '\0';
    return s - str;
}
