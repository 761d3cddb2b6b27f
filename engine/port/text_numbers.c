// Numbers by a specification of width, precision and so on.

#include "text_format.h"

#include <math.h>

#include "py/objint.h"

#include "decimal_float.h"

static void add_fill(vstr_t *to, unichar fill, size_t count) {
    byte utf8[4];
    size_t len = text_put(utf8, fill == 0 ? ' ' : fill);
    if (count > (SIZE_MAX / 2 - 1 - to->len) / len) {
        text_too_long();
    }
    char *at = vstr_add_len(to, count * len);
    if (len == 1) {
        memset(at, utf8[0], count);
    } else {
        for (size_t i = 0; i < count; i++, at += len) {
            memcpy(at, utf8, len);
        }
    }
}

static size_t padding_left(size_t padding, char align) {
    return align == '<' ? 0 : align == '^' ? padding / 2 : padding;
}

void text_add_padded(vstr_t *to, text_t text, size_t characters, const text_spec_t *spec, char default_align) {
    size_t padding = spec->width > 0 && (size_t)spec->width > characters ? (size_t)spec->width - characters : 0;
    size_t left = padding == 0 ? 0 : padding_left(padding, spec->align == 0 ? default_align : spec->align);
    if (left != 0) {
        add_fill(to, spec->fill, left);
    }
    text_add_sizes(to->len, text.len);
    vstr_add_strn(to, (const char *)text.data, text.len);
    if (padding != left) {
        add_fill(to, spec->fill, padding - left);
    }
}

// Digits in groups, with noughts before them where they are fewer than so many characters. From the last to the first, if
// `end` is none only counted.
static size_t group(text_t digits, size_t least, char separator, size_t every, char *end) {
    size_t len = 0;
    for (size_t done = 0; done < digits.len || len < least; done++) {
        if (separator != 0 && done != 0 && done % every == 0) {
            if (end != NULL) {
                *--end = separator;
            }
            ++len;
        }
        if (end != NULL) {
            *--end = done < digits.len ? digits.data[digits.len - 1 - done] : '0';
        }
        ++len;
    }
    return len;
}

void text_add_number(vstr_t *to, const text_number_t *number, const text_spec_t *spec) {
    size_t fixed = (number->sign != 0) + number->prefix_len + number->rest.len;
    size_t width = spec->width > 0 ? (size_t)spec->width : 0;
    bool noughts = spec->fill == '0' && spec->align == '=' && number->digits.len != 0;
    size_t least = noughts && width > fixed ? width - fixed : 0;
    size_t every = spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X' ? 4 : 3;
    size_t grouped = spec->grouping == 0 ? MAX(least, number->digits.len) : group(number->digits, least, spec->grouping, every, NULL);
    size_t len = fixed + grouped;
    size_t padding = width > len ? width - len : 0;
    size_t left = spec->align == '=' ? 0 : padding_left(padding, spec->align == 0 ? '>' : spec->align);
    text_add_sizes(to->len, text_add_sizes(len, padding));
    if (left != 0) {
        add_fill(to, spec->fill, left);
    }
    if (number->sign != 0) {
        vstr_add_byte(to, number->sign);
    }
    vstr_add_strn(to, number->prefix, number->prefix_len);
    if (padding != 0 && spec->align == '=') {
        add_fill(to, spec->fill, padding);
    }
    char *room = vstr_add_len(to, grouped);
    if (spec->grouping == 0) {
        memset(room, '0', grouped - number->digits.len);
        memcpy(room + grouped - number->digits.len, number->digits.data, number->digits.len);
    } else {
        group(number->digits, least, spec->grouping, every, room + grouped);
    }
    vstr_add_strn(to, (const char *)number->rest.data, number->rest.len);
    if (padding != left && spec->align != '=') {
        add_fill(to, spec->fill, padding - left);
    }
}

static char sign_for(bool negative, const text_spec_t *spec) {
    return negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
}

void text_add_int(vstr_t *to, mp_obj_t value, const text_spec_t *spec, size_t least_digits) {
    unsigned base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : spec->type == 'x' || spec->type == 'X' ? 16 : 10;
    char letter = spec->type == 'X' ? 'A' : 'a';
    char room[40];
    text_number_t number = {0};
    bool negative;
    if (mp_obj_is_small_int(value)) {
        mp_int_t small = MP_OBJ_SMALL_INT_VALUE(value);
        negative = small < 0;
        mp_uint_t left = negative ? 0u - (mp_uint_t)small : (mp_uint_t)small;
        char *at = room + sizeof(room);
        do {
            unsigned digit = left % base;
            *--at = digit < 10 ? '0' + digit : letter + (digit - 10);
            left /= base;
        } while (left != 0);
        number.digits = (text_t) {(const byte *)at, room + sizeof(room) - at};
    } else {
        char *buffer = room;
        size_t size = sizeof(room), len;
        const char *digits = mp_obj_int_formatted(&buffer, &size, &len, value, base, NULL, letter, '\0');
        negative = *digits == '-';
        number.digits = (text_t) {(const byte *)digits + negative, len - negative};
    }
    number.sign = sign_for(negative, spec);
    if (spec->alternate && base != 10) {
        number.prefix[0] = '0';
        number.prefix[1] = spec->type;
        number.prefix_len = 2;
    }
    if (number.digits.len < least_digits) {
        char *longer = m_new(char, least_digits);
        memset(longer, '0', least_digits);
        memcpy(longer + least_digits - number.digits.len, number.digits.data, number.digits.len);
        number.digits = (text_t) {(const byte *)longer, least_digits};
    }
    text_add_number(to, &number, spec);
}

// --- Floats -----------------------------------------------------------------------------------------------------------

// As format() does with a precision and no type: like 'g', with a nought behind the point at least, or an exponent.
static void add_general(vstr_t *to, mp_float_t value, mp_int_t precision, bool alternate) {
    precision = MAX(precision, 1);
    decimal_format(to, value, 'e', precision - 1, 0, alternate);
    const char *at = memchr(to->buf, 'e', to->len);
    int exponent = 0;
    for (const char *digit = at + 2; digit < to->buf + to->len; digit++) {
        exponent = exponent * 10 + (*digit - '0');
    }
    exponent = at[1] == '-' ? -exponent : exponent;
    to->len = 0;
    decimal_format(to, value, 'g', precision, 0, alternate);
    if (exponent == precision - 1 && memchr(to->buf, 'e', to->len) == NULL) { // where 'g' has no exponent yet
        to->len = 0;
        decimal_format(to, value, 'e', precision - 1, 0, alternate);
        if (!alternate && memchr(to->buf, '.', to->len) != NULL) {
            size_t end = (const char *)memchr(to->buf, 'e', to->len) - to->buf, cut = end;
            while (to->buf[cut - 1] == '0') {
                --cut;
            }
            cut -= to->buf[cut - 1] == '.';
            vstr_cut_out_bytes(to, cut, end - cut);
        }
    } else if (memchr(to->buf, '.', to->len) == NULL && memchr(to->buf, 'e', to->len) == NULL) {
        vstr_add_str(to, ".0");
    }
}

void text_add_float(vstr_t *to, mp_float_t value, const text_spec_t *spec) {
    char type = spec->type;
    type = type == 'n' ? 'g' : type;
    bool negative = signbit(value) != 0 && !isnan(value);
    mp_int_t precision = spec->precision < 0 ? 6 : spec->precision;
    mp_float_t positive = fabs(type == '%' ? value * 100 : value);
    vstr_t digits;
    vstr_init(&digits, 32);
    if (type == 0 && spec->precision >= 0 && isfinite(positive)) {
        add_general(&digits, positive, precision, spec->alternate);
    } else {
        decimal_format(&digits, positive, type == 0 ? 'r' : type == '%' ? 'f' : type, precision, 0, spec->alternate);
    }
    if (negative && spec->no_negative_zero && isfinite(positive)) {
        negative = false;
        for (size_t i = 0; i < digits.len && (digits.buf[i] | 0x20) != 'e'; i++) {
            negative = negative || (digits.buf[i] != '0' && digits.buf[i] != '.');
        }
    }
    if (type == '%') {
        vstr_add_byte(&digits, '%');
    }
    size_t before = 0;
    while (before < digits.len && digits.buf[before] >= '0' && digits.buf[before] <= '9') {
        ++before;
    }
    text_number_t number = {
        .sign = sign_for(negative, spec),
        .digits = {(const byte *)digits.buf, before},
        .rest = {(const byte *)digits.buf + before, digits.len - before},
    };
    text_add_number(to, &number, spec);
}
