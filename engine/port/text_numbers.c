// Numbers by a specification of width, precision and so on.

#include "text_format.h"

#include <math.h>

#include "py/formatfloat.h"
#include "py/objint.h"

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

#define MOST_DIGITS (1100) // of a double behind the point there are 1074 at most that are not nought
#define BEFORE_POINT (330)

// Adds a number that is not negative with so many digits behind the point, as mp_format_float has it for 'e' and 'f'.
static void add_digits(vstr_t *to, mp_float_t value, char type, size_t precision) {
    size_t given = MIN(precision, MOST_DIGITS);
    size_t start = to->len;
    char *room = vstr_add_len(to, BEFORE_POINT + given);
    to->len = start + mp_format_float(value, room, BEFORE_POINT + given, type, given, '\0');
    if (given != precision) { // before an exponent
        char *exponent = type == 'e' ? memchr(to->buf + start, 'e', to->len - start) : NULL;
        size_t at = exponent == NULL ? to->len : (size_t)(exponent - to->buf);
        size_t more = precision - given;
        text_add_sizes(to->len, more);
        vstr_add_len(to, more);
        memmove(to->buf + at + more, to->buf + at, to->len - more - at);
        memset(to->buf + at, '0', more);
    }
}

static char *find_in(vstr_t *text, char c) {
    return text->len == 0 ? NULL : memchr(text->buf, c, text->len);
}

// Takes away noughts at the end of the digits behind a point, and the point.
static void strip_noughts(vstr_t *text) {
    if (find_in(text, '.') == NULL) {
        return;
    }
    char *exponent = find_in(text, 'e');
    size_t end = exponent == NULL ? text->len : (size_t)(exponent - text->buf);
    size_t to = end;
    while (text->buf[to - 1] == '0') {
        --to;
    }
    to -= text->buf[to - 1] == '.';
    vstr_cut_out_bytes(text, to, end - to);
}

// As 'g' does; with a point in any case if `as_repr`.
static void add_general(vstr_t *to, mp_float_t value, size_t precision, bool keep_noughts, bool as_repr) {
    precision = precision == 0 ? 1 : precision;
    add_digits(to, value, 'e', precision - 1);
    const char *at = find_in(to, 'e');
    bool negative = at != NULL && at[1] == '-';
    int exponent = 0;
    for (const char *digit = at == NULL ? NULL : at + 2; digit != NULL && digit < to->buf + to->len; digit++) {
        exponent = exponent * 10 + (*digit - '0');
    }
    exponent = negative ? -exponent : exponent;
    bool with_exponent = exponent < -4 || exponent >= (int)MIN(precision, INT32_MAX) - as_repr;
    if (!with_exponent) {
        to->len = 0;
        add_digits(to, value, 'f', (size_t)((mp_int_t)precision - 1 - exponent));
    }
    if (!keep_noughts) {
        strip_noughts(to);
    }
    if (as_repr && !with_exponent && find_in(to, '.') == NULL) {
        vstr_add_str(to, ".0");
    }
}

static void add_point(vstr_t *text) {
    if (find_in(text, '.') == NULL) {
        char *exponent = find_in(text, 'e');
        size_t at = exponent == NULL ? text->len : (size_t)(exponent - text->buf);
        vstr_ins_byte(text, at, '.');
    }
}

void text_add_float(vstr_t *to, mp_float_t value, const text_spec_t *spec) {
    char type = spec->type;
    bool upper = type == 'E' || type == 'F' || type == 'G';
    type = upper ? type + 0x20 : type == 'n' ? 'g' : type;
    bool negative = signbit(value) != 0 && !isnan(value);
    size_t precision = spec->precision < 0 ? 6 : (size_t)spec->precision;
    vstr_t digits;
    vstr_init(&digits, 32);
    mp_float_t positive = type == '%' ? fabs(value * 100) : fabs(value);
    if (isinf(positive) || isnan(positive)) {
        vstr_add_str(&digits, isnan(positive) ? "nan" : "inf");
    } else {
        if (type == 'f' || type == '%') {
            add_digits(&digits, positive, 'f', precision);
        } else if (type == 'e') {
            add_digits(&digits, positive, 'e', precision);
        } else if (type == 'g') {
            add_general(&digits, positive, precision, spec->alternate, false);
        } else if (spec->precision >= 0) {
            add_general(&digits, positive, precision, spec->alternate, true);
        } else {
            mp_print_t print = {&digits, (mp_print_strn_t)vstr_add_strn};
            mp_obj_print_helper(&print, mp_obj_new_float(positive), PRINT_REPR);
        }
        if (spec->alternate) {
            add_point(&digits);
        }
        if (negative && spec->no_negative_zero) {
            negative = false;
            for (size_t i = 0; i < digits.len && digits.buf[i] != 'e'; i++) {
                negative = negative || (digits.buf[i] != '0' && digits.buf[i] != '.');
            }
        }
    }
    if (type == '%') {
        vstr_add_byte(&digits, '%');
    }
    for (size_t i = 0; upper && i < digits.len; i++) {
        digits.buf[i] = digits.buf[i] >= 'a' && digits.buf[i] <= 'z' ? digits.buf[i] - 0x20 : digits.buf[i];
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
