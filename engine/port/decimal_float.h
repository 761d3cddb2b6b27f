// Exact conversion between floats and decimal digits.

#ifndef DECIMAL_FLOAT_H
#define DECIMAL_FLOAT_H

#include <stdbool.h>
#include <stddef.h>

#include "py/mpconfig.h"

#include "py/misc.h"

// The longest exact expansion of a float has 767 significant digits.
#define DECIMAL_DIGITS_MAX (768)

typedef enum {
    DECIMAL_SHORTEST, // the fewest digits that read back as the same float, and of those the nearest
    DECIMAL_SIGNIFICANT, // that many significant digits
    DECIMAL_PLACES, // that many digits behind the point, which may be negative
} decimal_mode_t;

// |x|, finite, is 0.d1d2d3... * 10**point. Returns how many digits were written to digits, which has room for
// DECIMAL_DIGITS_MAX, as characters without leading or trailing zeros; none for 0. Ties round to even.
int decimal_from_float(double x, decimal_mode_t mode, int places, char *digits, int *point);

// The float nearest to 0.d1d2d3... * 10**point, which may be inf. The first digit is not 0.
double decimal_to_float(const char *digits, size_t count, int point);

// Appends x as the format letters e, f, g and their capitals do, or r as repr() does. The sign is that of positive
// numbers: '+', ' ' or 0. An alternate form keeps point and trailing zeros.
void decimal_format(vstr_t *out, double x, char format, int precision, char sign, bool alternate);

#endif
