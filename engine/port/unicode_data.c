// Lookups in the tables of unicode_tables.h. ASCII never gets to a table.

#include "unicode_data.h"

#include <stddef.h>

typedef struct {
    uint32_t first;
    uint32_t at;
} category_mark_t;

typedef struct {
    uint32_t from; // first << 10 | count << 1 | every other character only
    int32_t distance;
} case_run_t;

typedef struct {
    uint16_t from;
    uint16_t to[UNICODE_CASE_MAX]; // 0 behind the last
} case_special_t;

typedef struct {
    int16_t numerator;
    int16_t denominator;
    uint16_t noughts;
} number_value_t;

#include "unicode_tables.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define UPPER_FIRST (30) // runs of capital and small letters by turns
#define LOWER_FIRST (31)

static const char category_names[] = "CnLuLlLtLmLoMnMcMeNdNlNoPcPdPsPePiPfPoSmScSkSoZsZlZpCcCfCsCo";

const char *unicode_category_name(unicode_category_t category) {
    return category_names + 2 * category;
}

unicode_category_t unicode_category(uint32_t c) {
    size_t low = 0, high = COUNT(category_marks);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (category_marks[middle].first <= c) {
            low = middle;
        } else {
            high = middle;
        }
    }
    uint32_t first = category_marks[low].first;
    const uint8_t *run = category_runs + category_marks[low].at;
    for (;;) {
        unsigned kind = *run >> 3;
        uint32_t length = *run++ & 7;
        if (length == 7) {
            length += *run++;
        } else if (length == 0) {
            length = run[0] | run[1] << 8 | (uint32_t)run[2] << 16;
            run += 3;
        }
        if (c - first < length) {
            if (kind >= UPPER_FIRST) {
                return ((c - first) & 1) == (kind == LOWER_FIRST) ? CATEGORY_LU : CATEGORY_LL;
            }
            return kind;
        }
        first += length;
    }
}

// Whether one of some sorted ranges, first << 11 | how many follow, has a character; `extra` follow each in any case.
static bool in_ranges(const uint32_t *ranges, size_t count, uint32_t c, uint32_t extra, uint32_t *offset) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ranges[middle] >> 11 <= c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) {
        return false;
    }
    *offset = c - (ranges[low - 1] >> 11);
    return *offset <= (ranges[low - 1] & 0x7ff) + extra;
}

static bool in_table(const uint32_t *ranges, size_t count, uint32_t c) {
    uint32_t offset;
    return in_ranges(ranges, count, c, 0, &offset);
}

#define IN(table, c) in_table(table, COUNT(table), c)

static inline bool is_one_of(uint32_t categories, uint32_t c) {
    return categories >> unicode_category(c) & 1;
}

#define BIT(category) (1u << CATEGORY_##category)
#define LETTERS (BIT(LU) | BIT(LL) | BIT(LT) | BIT(LM) | BIT(LO))
#define HIDDEN (BIT(CN) | BIT(CC) | BIT(CF) | BIT(CS) | BIT(CO) | BIT(ZL) | BIT(ZP) | BIT(ZS))
#define IS_BETWEEN(c, first, last) ((c) - (first) <= (uint32_t)(last) - (first))

bool unicode_is_space(uint32_t c) {
    if (c < 0x80) {
        return c == ' ' || IS_BETWEEN(c, 9, 13) || IS_BETWEEN(c, 0x1c, 0x1f);
    }
    return c == 0x85 || c == 0xa0 || c == 0x1680 || IS_BETWEEN(c, 0x2000, 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f
        || c == 0x205f || c == 0x3000;
}

bool unicode_is_line_end(uint32_t c) {
    return IS_BETWEEN(c, 10, 13) || IS_BETWEEN(c, 0x1c, 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool unicode_is_printable(uint32_t c) {
    return c < 0x7f ? c >= ' ' : !is_one_of(HIDDEN, c);
}

bool unicode_is_alpha(uint32_t c) {
    return c < 0x80 ? IS_BETWEEN(c | 0x20, 'a', 'z') : is_one_of(LETTERS, c);
}

bool unicode_is_upper(uint32_t c) {
    return c < 0x80 ? IS_BETWEEN(c, 'A', 'Z') : is_one_of(BIT(LU), c) || IN(more_upper, c);
}

bool unicode_is_lower(uint32_t c) {
    return c < 0x80 ? IS_BETWEEN(c, 'a', 'z') : is_one_of(BIT(LL), c) || IN(more_lower, c);
}

bool unicode_is_title(uint32_t c) {
    return c >= 0x80 && is_one_of(BIT(LT), c);
}

int unicode_decimal(uint32_t c) {
    if (c < 0x80) {
        return IS_BETWEEN(c, '0', '9') ? (int)(c - '0') : -1;
    }
    uint32_t value;
    return in_ranges(digits, COUNT(digits), c, 9, &value) ? (int)(value % 10) : -1;
}

static bool find_number(uint32_t c, uint32_t *run) {
    size_t low = 0, high = COUNT(number_runs);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (number_runs[middle] >> 13 <= c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *run = low == 0 ? 0 : number_runs[low - 1];
    return low != 0 && c - (*run >> 13) <= (*run >> 1 & 15);
}

int unicode_digit(uint32_t c) {
    int decimal = unicode_decimal(c);
    uint32_t run;
    if (decimal >= 0 || c < 0x80 || !find_number(c, &run) || (run & 1) == 0) {
        return decimal;
    }
    return number_values[run >> 5 & 0xff].numerator + (int)(c - (run >> 13));
}

bool unicode_numeric(uint32_t c, double *value) {
    int decimal = unicode_decimal(c);
    uint32_t run;
    if (decimal >= 0 || c < 0x80 || !find_number(c, &run)) {
        *value = decimal;
        return decimal >= 0;
    }
    const number_value_t *first = &number_values[run >> 5 & 0xff];
    double number = first->numerator;
    for (unsigned n = first->noughts; n != 0; n--) {
        number *= 10;
    }
    *value = number / first->denominator + (c - (run >> 13));
    return true;
}

bool unicode_is_decimal(uint32_t c) {
    return unicode_decimal(c) >= 0;
}

bool unicode_is_digit(uint32_t c) {
    return unicode_digit(c) >= 0;
}

bool unicode_is_numeric(uint32_t c) {
    double value;
    return unicode_numeric(c, &value);
}

bool unicode_is_alnum(uint32_t c) {
    return unicode_is_alpha(c) || unicode_is_numeric(c);
}

bool unicode_starts_identifier(uint32_t c) {
    if (c < 0x80) {
        return c == '_' || unicode_is_alpha(c);
    }
    return is_one_of(LETTERS | BIT(NL), c) != IN(start_exceptions, c);
}

bool unicode_continues_identifier(uint32_t c) {
    if (c < 0x80) {
        return unicode_starts_identifier(c) || unicode_is_decimal(c);
    }
    return is_one_of(LETTERS | BIT(NL) | BIT(MN) | BIT(MC) | BIT(ND) | BIT(PC), c) != IN(more_exceptions, c);
}

bool unicode_is_case_ignorable(uint32_t c) {
    return is_one_of(BIT(MN) | BIT(ME) | BIT(CF) | BIT(LM) | BIT(SK), c) || IN(more_ignorable, c);
}

// Runs with steps of two may overlap with their neighbours: a few are looked at.
static bool mapped(const case_run_t *runs, size_t count, uint32_t c, uint32_t *to) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (runs[middle].from >> 10 <= c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (unsigned tries = 4; low != 0 && tries != 0; tries--) {
        const case_run_t *run = &runs[--low];
        uint32_t offset = c - (run->from >> 10);
        uint32_t step = 1 + (run->from & 1);
        if (offset % step == 0 && offset / step < (run->from >> 1 & 0x1ff)) {
            *to = c + (uint32_t)run->distance;
            return true;
        }
    }
    *to = c;
    return false;
}

static unsigned mapped_specially(const case_special_t *specials, size_t count, uint32_t c, uint32_t *to) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (specials[middle].from < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    unsigned length = 0;
    if (low != count && specials[low].from == c) {
        while (length < UNICODE_CASE_MAX && specials[low].to[length] != 0) {
            to[length] = specials[low].to[length];
            ++length;
        }
    }
    return length;
}

#define MAPPED(table, c, to) mapped(table, COUNT(table), c, to)
#define MAPPED_SPECIALLY(table, c, to) mapped_specially(table, COUNT(table), c, to)

unsigned unicode_to_upper(uint32_t c, uint32_t to[UNICODE_CASE_MAX]) {
    if (c < 0x80) {
        to[0] = IS_BETWEEN(c, 'a', 'z') ? c - 0x20 : c;
        return 1;
    }
    unsigned length = MAPPED_SPECIALLY(upper_specials, c, to);
    if (length == 0) {
        MAPPED(upper_runs, c, to);
        length = 1;
    }
    return length;
}

unsigned unicode_to_lower(uint32_t c, uint32_t to[UNICODE_CASE_MAX]) {
    if (c < 0x80) {
        to[0] = IS_BETWEEN(c, 'A', 'Z') ? c + 0x20 : c;
        return 1;
    }
    MAPPED(lower_runs, c, to);
    to[1] = 0x307;
    return c == 0x130 ? 2 : 1; // capital i with a dot keeps it
}

unsigned unicode_to_title(uint32_t c, uint32_t to[UNICODE_CASE_MAX]) {
    if (c < 0x80) {
        return unicode_to_upper(c, to);
    }
    unsigned length = MAPPED_SPECIALLY(title_specials, c, to);
    if (length == 0) {
        return MAPPED(title_runs, c, to) ? 1 : unicode_to_upper(c, to);
    }
    return length;
}

unsigned unicode_to_fold(uint32_t c, uint32_t to[UNICODE_CASE_MAX]) {
    if (c < 0x80) {
        return unicode_to_lower(c, to);
    }
    unsigned length = MAPPED_SPECIALLY(fold_specials, c, to);
    if (length == 0) {
        return MAPPED(fold_runs, c, to) ? 1 : unicode_to_lower(c, to);
    }
    return length;
}
