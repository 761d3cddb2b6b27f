// Replaces py/formatfloat.c, whose digits are not exact.

#include "py/formatfloat.h"

#include <string.h>

#include "decimal_float.h"

// With what does not fit cut off. New code uses decimal_format, which has no such bound.
int mp_format_float(mp_float_t f, char *buf, size_t bufSize, char fmt, int prec, char sign) {
    VSTR_FIXED(text, DECIMAL_DIGITS_MAX + 32);
    size_t most = DECIMAL_DIGITS_MAX - 310;
    decimal_format(&text, f, fmt, prec < 0 ? 6 : (size_t)prec > most ? (int)most : prec, sign, false);
    size_t length = text.len < bufSize ? text.len : bufSize - 1;
    memcpy(buf, text.buf, length);
    buf[length] = 0;
    return (int)length;
}
