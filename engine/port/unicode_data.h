// What is known about characters: Unicode 14.0.0, as in CPython 3.11.

#ifndef UNICODE_DATA_H
#define UNICODE_DATA_H

#include <stdbool.h>
#include <stdint.h>

// In the order of unicode-tables.py.
typedef enum {
    CATEGORY_CN, CATEGORY_LU, CATEGORY_LL, CATEGORY_LT, CATEGORY_LM, CATEGORY_LO, CATEGORY_MN, CATEGORY_MC, CATEGORY_ME, CATEGORY_ND,
    CATEGORY_NL, CATEGORY_NO, CATEGORY_PC, CATEGORY_PD, CATEGORY_PS, CATEGORY_PE, CATEGORY_PI, CATEGORY_PF, CATEGORY_PO, CATEGORY_SM,
    CATEGORY_SC, CATEGORY_SK, CATEGORY_SO, CATEGORY_ZS, CATEGORY_ZL, CATEGORY_ZP, CATEGORY_CC, CATEGORY_CF, CATEGORY_CS, CATEGORY_CO,
} unicode_category_t;

unicode_category_t unicode_category(uint32_t c);
const char *unicode_category_name(unicode_category_t category); // of two letters, not terminated

bool unicode_is_space(uint32_t c);
bool unicode_is_printable(uint32_t c);
bool unicode_is_alpha(uint32_t c);
bool unicode_is_upper(uint32_t c);
bool unicode_is_lower(uint32_t c);
bool unicode_is_title(uint32_t c);
bool unicode_is_decimal(uint32_t c);
bool unicode_is_digit(uint32_t c);
bool unicode_is_numeric(uint32_t c);
bool unicode_is_alnum(uint32_t c);
bool unicode_starts_identifier(uint32_t c);
bool unicode_continues_identifier(uint32_t c);
bool unicode_is_case_ignorable(uint32_t c);
bool unicode_is_line_end(uint32_t c);

int unicode_decimal(uint32_t c); // -1 if it is none
int unicode_digit(uint32_t c); // -1 if it is none
bool unicode_numeric(uint32_t c, double *value);

// These give up to three characters.
#define UNICODE_CASE_MAX (3)
typedef unsigned unicode_case_t(uint32_t c, uint32_t to[UNICODE_CASE_MAX]);
unicode_case_t unicode_to_upper;
unicode_case_t unicode_to_lower;
unicode_case_t unicode_to_title;
unicode_case_t unicode_to_fold;

#endif
