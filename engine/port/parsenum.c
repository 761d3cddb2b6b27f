// Replaces py/parsenum.c: numbers from text by CPython's rules, floats to the nearest.

#include "py/parsenum.h"

#include <math.h>
#include <string.h>

#include "py/objint.h"
#include "py/objstr.h"
#include "py/parsenumbase.h"
#include "py/runtime.h"
#include "py/smallint.h"
#include "py/unicode.h"

#include "decimal_float.h"
#include "numbers.h"
#include "unicode_data.h"

static NORETURN void raise_for(mp_obj_t exception, mp_lexer_t *lex) {
    if (lex != NULL) {
        ((mp_obj_base_t *)MP_OBJ_TO_PTR(exception))->type = &mp_type_SyntaxError;
        mp_exception_set_place(exception, lex->source_name, lex->tok_line, lex->tok_column);
    }
    nlr_raise(exception);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static void strip(const char **text, const char **end) {
    while (*text < *end && unichar_isspace((byte)**text)) {
        ++*text;
    }
    while (*end > *text && unichar_isspace((byte)(*end)[-1])) {
        --*end;
    }
}

mp_obj_t number_parse_int(const char *text, size_t length, int base) {
    const char *end = text + length;
    strip(&text, &end);
    bool negative = text < end && *text == '-';
    if (negative || (text < end && *text == '+')) {
        text++;
    }
    size_t prefix = mp_parse_num_base(text, end - text, &base);
    text += prefix;
    // An underscore stands between digits, or behind a prefix.
    if (prefix && text < end && *text == '_') {
        text++;
    }
    if (text == end) {
        return MP_OBJ_NULL;
    }
    // Base 1 is a decimal number that begins with 0, which has to be 0.
    bool only_zeros = base == 1;
    if (only_zeros) {
        base = 10;
    }
    bool after_digit = false;
    uint64_t value = 0;
    bool large = false;
    for (const char *s = text; s < end; s++) {
        if (*s == '_') {
            if (!after_digit) {
                return MP_OBJ_NULL;
            }
            after_digit = false;
            continue;
        }
        int digit = is_digit(*s) ? *s - '0' : (*s | 0x20) >= 'a' && (*s | 0x20) <= 'z' ? (*s | 0x20) - 'a' + 10 : 99;
        if (digit >= base || (only_zeros && digit)) {
            return MP_OBJ_NULL;
        }
        after_digit = true;
        value = value * base + digit;
        if (value > MP_SMALL_INT_MAX) {
            large = true;
            value = 0;
        }
    }
    if (!after_digit) {
        return MP_OBJ_NULL;
    }
    if (!large) {
        return MP_OBJ_NEW_SMALL_INT(negative ? -(mp_int_t)value : (mp_int_t)value);
    }
    return number_normal(mp_obj_new_int_from_str_len(&text, end - text, negative, base));
}

bool number_to_ascii(const char **text, size_t *length) {
    vstr_t ascii;
    vstr_init(&ascii, *length);
    const byte *end = (const byte *)*text + *length;
    for (const byte *at = (const byte *)*text; at < end; at = utf8_next_char(at)) {
        unichar c = utf8_get_char(at);
        int digit = unicode_decimal(c);
        vstr_add_byte(&ascii, digit >= 0 ? '0' + digit : unicode_is_space(c) ? ' ' : c < 0x80 ? c : '?');
    }
    bool changed = ascii.len != *length;
    *text = ascii.buf;
    *length = ascii.len;
    return changed;
}

static NORETURN void raise_invalid_int(const char *text, size_t length, int base, mp_lexer_t *lex) {
    if (lex != NULL) {
        bool zeros = length > 1 && text[0] == '0' && (is_digit(text[1]) || text[1] == '_');
        raise_for(mp_obj_new_exception_msg(&mp_type_ValueError, zeros
            ? MP_ERROR_TEXT("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
            : MP_ERROR_TEXT("invalid decimal literal")), lex);
    }
    vstr_t message;
    mp_print_t print;
    vstr_init_print(&message, 50, &print);
    mp_printf(&print, "invalid literal for int() with base %d: ", base);
    mp_str_print_quoted(&print, (const byte *)text, length, false);
    nlr_raise(mp_obj_new_exception_arg1(&mp_type_ValueError, mp_obj_new_str_from_utf8_vstr(&message)));
}

mp_obj_t mp_parse_num_integer(const char *restrict str, size_t len, int base, mp_lexer_t *lex) {
    if (base != 0 && (base < 2 || base > 36)) {
        mp_raise_ValueError(MP_ERROR_TEXT("int() base must be >= 2 and <= 36, or 0"));
    }
    if (lex != NULL && number_digits_most && len > (size_t)number_digits_most && is_digit(str[1])) {
        raise_for(mp_obj_new_exception_msg_varg(&mp_type_ValueError,
            MP_ERROR_TEXT("Exceeds the limit (%d digits) for integer string conversion: value has %u digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."),
            (int)number_digits_most, (unsigned)len), lex);
    }
    mp_obj_t value = number_parse_int(str, len, base);
    const char *text = str;
    size_t length = len;
    if (value == MP_OBJ_NULL && lex == NULL && number_to_ascii(&text, &length)) {
        value = number_parse_int(text, length, base);
    }
    if (value == MP_OBJ_NULL) {
        raise_invalid_int(str, len, base, lex);
    }
    return value;
}

// Digits with single underscores between them; false when there are none where some are, or an underscore is misplaced.
static bool take_digits(const char **text, const char *end, char *digits, size_t *count, bool *more, int *taken) {
    const char *s = *text;
    for (; s < end; s++) {
        if (*s == '_') {
            if (s == *text || s + 1 == end || !is_digit(s[1])) {
                return false;
            }
            continue;
        }
        if (!is_digit(*s)) {
            break;
        }
        ++*taken;
        if (*count == 0 && *s == '0') {
            continue;
        }
        if (*count < DECIMAL_DIGITS_MAX) {
            digits[*count] = *s;
        } else {
            *more |= *s != '0';
        }
        ++*count;
    }
    *text = s;
    return true;
}

static bool word(const char **text, const char *end, const char *lower) {
    size_t length = strlen(lower);
    if ((size_t)(end - *text) < length) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (((*text)[i] | 0x20) != lower[i]) {
            return false;
        }
    }
    *text += length;
    return true;
}

// A number at the beginning of the text, without spaces around it.
static bool take_float(const char **text, const char *end, double *x) {
    const char *s = *text;
    bool negative = s < end && *s == '-';
    if (negative || (s < end && *s == '+')) {
        s++;
    }
    if (word(&s, end, "infinity") || word(&s, end, "inf")) {
        *x = (double)INFINITY;
    } else if (word(&s, end, "nan")) {
        *x = (double)NAN;
    } else {
        char digits[DECIMAL_DIGITS_MAX + 1];
        size_t count = 0;
        bool more = false;
        int whole = 0, behind = 0;
        if (!take_digits(&s, end, digits, &count, &more, &whole)) {
            return false;
        }
        size_t significant_whole = count;
        int point = (int)count;
        if (s < end && *s == '.') {
            s++;
            if (!take_digits(&s, end, digits, &count, &more, &behind)) {
                return false;
            }
            if (significant_whole == 0) {
                // Zeros that follow the point and precede the digits.
                point = (int)count - behind;
            }
        }
        if (whole + behind == 0) {
            return false;
        }
        if (s < end && (*s | 0x20) == 'e') {
            s++;
            bool down = s < end && *s == '-';
            if (down || (s < end && *s == '+')) {
                s++;
            }
            if (s == end || !is_digit(*s)) {
                return false;
            }
            enum { FAR = 0x20000000 };
            int exponent = 0;
            for (; s < end && (is_digit(*s) || *s == '_'); s++) {
                if (*s == '_') {
                    if (s + 1 == end || !is_digit(s[1])) {
                        return false;
                    }
                } else if (exponent < FAR / 10) {
                    exponent = exponent * 10 + (*s - '0');
                }
            }
            // Neither the text's length nor a capped exponent can overflow this.
            point = point > FAR ? FAR : point < -FAR ? -FAR : point;
            point += down ? -exponent : exponent;
        }
        if (more) {
            digits[DECIMAL_DIGITS_MAX] = '1';
            count = DECIMAL_DIGITS_MAX + 1;
        } else if (count > DECIMAL_DIGITS_MAX) {
            count = DECIMAL_DIGITS_MAX;
        }
        *x = decimal_to_float(digits, count, point);
    }
    if (negative) {
        *x = -*x;
    }
    *text = s;
    return true;
}

bool number_parse_float(const char *text, size_t length, double *x) {
    const char *end = text + length;
    strip(&text, &end);
    return take_float(&text, end, x) && text == end;
}

bool number_parse_complex(const char *text, size_t length, double *real, double *imag) {
    const char *end = text + length;
    strip(&text, &end);
    if (end - text >= 2 && *text == '(' && end[-1] == ')') {
        text++;
        end--;
        strip(&text, &end);
    }
    *real = *imag = 0;
    for (bool second = false; text < end; second = true) {
        bool sign = *text == '+' || *text == '-';
        if (second && !sign) {
            return false;
        }
        double x = *text == '-' ? -1 : 1;
        const char *digits = text + sign;
        if (digits < end && (*digits | 0x20) == 'j') {
            text = digits;
        } else if (!take_float(&text, end, &x)) {
            return false;
        }
        if (text < end && (*text | 0x20) == 'j') {
            *imag = x;
            return text + 1 == end;
        }
        if (second) {
            return false;
        }
        *real = x;
        if (text == end) {
            return true;
        }
    }
    return false;
}

mp_obj_t mp_parse_num_decimal(const char *str, size_t len, bool allow_imag, bool force_complex, mp_lexer_t *lex) {
    double real = 0, imag = 0;
    if (force_complex) {
        if (!number_parse_complex(str, len, &real, &imag)) {
            mp_raise_ValueError(MP_ERROR_TEXT("complex() arg is a malformed string"));
        }
        return mp_obj_new_complex(real, imag);
    }
    if (allow_imag && len > 1 && (str[len - 1] | 0x20) == 'j') {
        if (number_parse_float(str, len - 1, &imag)) {
            return mp_obj_new_complex(0, imag);
        }
    } else if (number_parse_float(str, len, &real)) {
        return mp_obj_new_float(real);
    }
    if (lex != NULL) {
        raise_for(mp_obj_new_exception_msg(&mp_type_ValueError, MP_ERROR_TEXT("invalid decimal literal")), lex);
    }
    number_raise_about(&mp_type_ValueError, "could not convert string to float: ", mp_obj_new_str(str, len));
}
