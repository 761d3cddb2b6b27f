// Exact conversion between floats and decimal digits, by fixed-point numbers in base 10**9 that hold any float exactly.
// Multiplying and dividing them by powers of two is all it takes.

#include "decimal_float.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define BASE (1000000000u)
#define UNIT (40) // the word of the units; 1.8e308 takes 35 words
#define WORDS (224) // 768 digits behind any float's point, and what halving it 1100 times adds
#define WORD_OF(weight) (UNIT + WORDS - ((weight) + 9 * WORDS) / 9) // where the digit worth 10**weight is
#define STEP (27) // bits moved at once: each gives at most three words behind the point

typedef struct {
    uint32_t words[WORDS];
    int first, last; // those outside are zero
} fixed_t;

static void fixed_shift_left(fixed_t *x, int bits) {
    uint32_t carry = 0;
    for (int i = x->last; i >= x->first; i--) {
        uint64_t word = ((uint64_t)x->words[i] << bits) + carry;
        carry = word / BASE;
        x->words[i] = word % BASE;
    }
    if (carry) {
        x->words[--x->first] = carry;
    }
    while (x->last > UNIT && x->last > x->first && !x->words[x->last]) {
        x->last--;
    }
}

static void fixed_shift_right(fixed_t *x, int bits) {
    uint32_t rest = 0, mask = (1u << bits) - 1;
    for (int i = x->first; i <= x->last; i++) {
        uint64_t word = (uint64_t)rest * BASE + x->words[i];
        x->words[i] = word >> bits;
        rest = word & mask;
    }
    while (rest) {
        uint64_t word = (uint64_t)rest * BASE;
        x->words[++x->last] = word >> bits;
        rest = word & mask;
    }
    while (x->first < x->last && !x->words[x->first]) {
        x->first++;
    }
}

static void fixed_set(fixed_t *x, uint64_t mantissa, int exponent) {
    x->first = x->last = UNIT;
    x->words[UNIT] = mantissa % BASE;
    for (mantissa /= BASE; mantissa; mantissa /= BASE) {
        x->words[--x->first] = mantissa % BASE;
    }
    while (exponent > 0) {
        int bits = exponent < STEP ? exponent : STEP;
        fixed_shift_left(x, bits);
        exponent -= bits;
    }
    while (exponent < 0) {
        int bits = -exponent < STEP ? -exponent : STEP;
        fixed_shift_right(x, bits);
        exponent += bits;
    }
}

// What is beyond the most digits that are asked for only counts as being there.
typedef struct {
    char *digits;
    int count, point;
    bool more;
} decimal_t;

static void decimal_strip(decimal_t *d) {
    while (d->count && d->digits[d->count - 1] == '0') {
        d->count--;
    }
}

static void fixed_digits(const fixed_t *x, decimal_t *d, int most) {
    int i = x->first;
    while (i < x->last && !x->words[i]) {
        i++;
    }
    d->count = 0;
    d->more = false;
    d->point = (UNIT - i + 1) * 9;
    bool leading = true;
    for (; i <= x->last; i++) {
        uint32_t word = x->words[i];
        for (uint32_t unit = BASE / 10; unit; unit /= 10) {
            char digit = '0' + word / unit % 10;
            if (leading && digit == '0') {
                d->point--;
            } else if (d->count < most) {
                leading = false;
                d->digits[d->count++] = digit;
            } else if (digit != '0') {
                d->more = true;
                decimal_strip(d);
                return;
            }
        }
    }
    decimal_strip(d);
}

static void decimal_increment(decimal_t *d) {
    while (d->count && d->digits[d->count - 1] == '9') {
        d->count--;
    }
    if (d->count) {
        d->digits[d->count - 1]++;
    } else {
        d->digits[d->count++] = '1';
        d->point++;
    }
}

static void decimal_round(decimal_t *d, int count) {
    if (count >= d->count) {
        return;
    }
    if (count < 0) {
        d->count = 0;
        return;
    }
    char next = d->digits[count];
    bool tie = next == '5' && count + 1 == d->count && !d->more;
    bool odd = count && (d->digits[count - 1] & 1);
    d->count = count;
    if (tie ? odd : next >= '5') {
        decimal_increment(d);
    } else {
        decimal_strip(d);
    }
}

static int decimal_compare(const decimal_t *a, const decimal_t *b) {
    if (a->point != b->point) {
        return a->point < b->point ? -1 : 1;
    }
    int common = a->count < b->count ? a->count : b->count;
    int order = memcmp(a->digits, b->digits, common);
    if (order || a->count == b->count) {
        return order ? order : (int)a->more - (int)b->more;
    }
    return a->count < b->count ? -1 : 1;
}

static void float_parts(double x, uint64_t *mantissa, int *exponent) {
    union {
        double x;
        uint64_t bits;
    } u = {x};
    *mantissa = u.bits & ((1ull << 52) - 1);
    *exponent = u.bits >> 52 & 0x7ff;
    if (*exponent) {
        *mantissa |= 1ull << 52;
        *exponent -= 1;
    }
    *exponent -= 1074;
}

// A candidate is nearest to x among those of its length. It reads back as x when it lies between the middles to the
// neighbours; a middle belongs to an even mantissa. Below a power of two the lower middle is nearer than the upper one,
// so there the next candidate above may do when the nearest does not.
static void decimal_shortest(uint64_t mantissa, int exponent, fixed_t *x, decimal_t *d) {
    enum { MOST = 20 };
    char exact_digits[MOST], low_digits[MOST], high_digits[MOST];
    decimal_t exact = {.digits = exact_digits}, low = {.digits = low_digits}, high = {.digits = high_digits};
    bool normal = mantissa >> 52, power = mantissa == 1ull << 52 && exponent > -1074, even = !(mantissa & 1);
    fixed_digits(x, &exact, MOST);
    // Any decimal of 15 digits survives becoming a normal float.
    int count = normal ? 15 : 1;
    bool bounds = false;
    for (;; count++) {
        memcpy(d->digits, exact.digits, exact.count);
        d->count = exact.count;
        d->point = exact.point;
        d->more = exact.more;
        decimal_round(d, count);
        d->more = false;
        if (count == 17) {
            return;
        }
        if (!bounds) {
            int places = d->point - d->count;
            if (normal && places >= -22 && places <= 0 && d->count <= 15) {
                // The float of so short a decimal is one exact division away.
                if (decimal_to_float(d->digits, d->count, d->point) == ldexp((double)mantissa, exponent)) {
                    return;
                }
                continue;
            }
            fixed_set(x, power ? 4 * mantissa - 1 : 2 * mantissa - 1, exponent - (power ? 2 : 1));
            fixed_digits(x, &low, MOST);
            fixed_set(x, 2 * mantissa + 1, exponent - 1);
            fixed_digits(x, &high, MOST);
            bounds = true;
        }
        int least = even ? 0 : 1;
        if (decimal_compare(d, &low) >= least && decimal_compare(&high, d) >= least) {
            return;
        }
        if (power && decimal_compare(d, &exact) < 0) {
            while (d->count < count) {
                d->digits[d->count++] = '0';
            }
            decimal_increment(d);
            if (decimal_compare(&high, d) >= least) {
                return;
            }
        }
    }
}

int decimal_from_float(double x, decimal_mode_t mode, int places, char *digits, int *point) {
    *point = 1;
    if (x == 0) {
        return 0;
    }
    uint64_t mantissa;
    int exponent;
    float_parts(x, &mantissa, &exponent);
    fixed_t fixed;
    fixed_set(&fixed, mantissa, exponent);
    decimal_t d = {.digits = digits};
    if (mode == DECIMAL_SHORTEST) {
        decimal_shortest(mantissa, exponent, &fixed, &d);
    } else {
        fixed_digits(&fixed, &d, DECIMAL_DIGITS_MAX);
        enum { FAR = 0x10000 }; // beyond any digit of a float
        if (mode == DECIMAL_SIGNIFICANT) {
            decimal_round(&d, places);
        } else if (places < FAR) {
            decimal_round(&d, places < -FAR ? -1 : d.point + places);
        }
    }
    *point = d.count ? d.point : 1;
    return d.count;
}

static const double exact_powers[] = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

double decimal_to_float(const char *digits, size_t count, int point) {
    while (count && digits[count - 1] == '0') {
        count--;
    }
    if (!count || point < -330) {
        return 0;
    }
    if (point > 310) {
        return (double)INFINITY;
    }
    if (count <= 18) {
        // Two exact floats, and one rounding of their product or quotient.
        uint64_t mantissa = 0;
        for (size_t i = 0; i < count; i++) {
            mantissa = mantissa * 10 + (digits[i] - '0');
        }
        int power = point - (int)count;
        if (mantissa <= 1ull << 53 && power >= -22 && power <= 22) {
            return power < 0 ? (double)mantissa / exact_powers[-power] : (double)mantissa * exact_powers[power];
        }
    }
    // Digits beyond those of the middle between any two floats only say on which side of it the number is.
    bool more = count > DECIMAL_DIGITS_MAX;
    int used = more ? DECIMAL_DIGITS_MAX : (int)count;
    static const uint32_t units[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
    fixed_t x;
    x.first = WORD_OF(point - 1);
    x.last = WORD_OF(point - used);
    if (x.first <= UNIT && x.last < UNIT) {
        x.last = UNIT;
    }
    memset(&x.words[x.first], 0, (x.last - x.first + 1) * sizeof(uint32_t));
    for (int weight = point - 1; weight >= point - used; weight--) {
        x.words[WORD_OF(weight)] += (*digits++ - '0') * units[(weight + 9 * WORDS) % 9];
    }
    // Units and the word above them take all the bits that matter.
    int exponent = 0;
    uint64_t whole;
    for (;;) {
        if (x.first < UNIT - 1) {
            fixed_shift_right(&x, STEP);
            exponent += STEP;
            continue;
        }
        whole = x.first > UNIT ? 0 : x.words[UNIT];
        if (x.first == UNIT - 1) {
            whole += (uint64_t)x.words[UNIT - 1] * BASE;
        }
        int bits = whole ? 64 - __builtin_clzll(whole) : 0;
        if (bits >= 55) {
            break;
        }
        int shift = 58 - bits < STEP ? 58 - bits : STEP;
        fixed_shift_left(&x, shift);
        exponent -= shift;
    }
    for (int i = UNIT + 1; i <= x.last && !more; i++) {
        more = x.words[i] != 0;
    }
    int drop = 64 - __builtin_clzll(whole) - 53;
    if (drop < -1074 - exponent) {
        drop = -1074 - exponent;
    }
    if (drop > 60) {
        return 0;
    }
    uint64_t kept = whole >> drop, rest = whole & ((1ull << drop) - 1), half = 1ull << (drop - 1);
    if (rest > half || (rest == half && (more || (kept & 1)))) {
        kept++;
    }
    return ldexp((double)kept, exponent + drop);
}

static void add_zeros(vstr_t *out, size_t count) {
    if (count) {
        memset(vstr_add_len(out, count), '0', count);
    }
}

// Digits from..to of a number that has count of them, and zeros around them.
static void add_digits(vstr_t *out, const char *digits, int count, int from, int to) {
    if (from < 0) {
        int zeros = to < 0 ? to - from : -from;
        add_zeros(out, zeros);
        from += zeros;
    }
    if (from < to && from < count) {
        int end = to < count ? to : count;
        vstr_add_strn(out, digits + from, end - from);
        from = end;
    }
    if (from < to) {
        add_zeros(out, to - from);
    }
}

void decimal_format(vstr_t *out, double x, char format, int precision, char sign, bool alternate) {
    bool capital = format >= 'A' && format <= 'Z';
    if (signbit(x) && !isnan(x)) {
        vstr_add_char(out, '-');
        x = -x;
    } else if (sign) {
        vstr_add_char(out, sign);
    }
    if (!isfinite(x)) {
        vstr_add_str(out, isnan(x) ? (capital ? "NAN" : "nan") : (capital ? "INF" : "inf"));
        return;
    }
    enum { PRECISION_MAX = 0x3fffffff };
    if (precision > PRECISION_MAX) {
        precision = PRECISION_MAX;
    }
    char digits[DECIMAL_DIGITS_MAX];
    int count, point, decimals;
    bool exponential = false;
    switch (format | 0x20) {
        case 'e':
            count = decimal_from_float(x, DECIMAL_SIGNIFICANT, precision + 1, digits, &point);
            exponential = true;
            decimals = precision;
            break;
        case 'f':
            count = decimal_from_float(x, DECIMAL_PLACES, precision, digits, &point);
            decimals = precision;
            break;
        case 'r':
            count = decimal_from_float(x, DECIMAL_SHORTEST, 0, digits, &point);
            exponential = point <= -4 || point > 16;
            decimals = exponential ? count - 1 : count > point ? count - point : 1;
            break;
        default: {
            if (precision == 0) {
                precision = 1;
            }
            count = decimal_from_float(x, DECIMAL_SIGNIFICANT, precision, digits, &point);
            exponential = point <= -4 || point > precision;
            int shown = alternate ? precision : count;
            decimals = exponential ? shown - 1 : shown - point;
            break;
        }
    }
    int whole = exponential ? 1 : point;
    if (whole <= 0) {
        vstr_add_char(out, '0');
    } else {
        add_digits(out, digits, count, 0, whole);
    }
    if (decimals > 0 || alternate) {
        vstr_add_char(out, '.');
    }
    if (decimals > 0) {
        add_digits(out, digits, count, whole, whole + decimals);
    }
    if (exponential) {
        int power = point - 1;
        vstr_add_char(out, capital ? 'E' : 'e');
        vstr_add_char(out, power < 0 ? '-' : '+');
        power = power < 0 ? -power : power;
        if (power >= 100) {
            vstr_add_char(out, '0' + power / 100);
        }
        vstr_add_char(out, '0' + power / 10 % 10);
        vstr_add_char(out, '0' + power % 10);
    }
}
