// Formatting by a specification: what format(), str.format() and % have in common.

#ifndef TEXT_FORMAT_H
#define TEXT_FORMAT_H

#include "text.h"

typedef struct {
    unichar fill; // 0: a space
    char align; // '<', '>', '=', '^'; 0: as it is usual for the type
    char sign; // '+', ' ' or '-'; 0: as '-'
    bool no_negative_zero;
    bool alternate;
    mp_int_t width; // -1: none
    char grouping; // ',' or '_'
    mp_int_t precision; // -1: none
    unichar type; // 0: none
} text_spec_t;

// What a number consists of; all ASCII.
typedef struct {
    char sign; // 0: none
    char prefix[2]; // 0x
    size_t prefix_len;
    text_t digits; // before the point, which are grouped
    text_t rest;
} text_number_t;

void text_parse_spec(text_t text, text_spec_t *spec, char default_align);
NORETURN void text_unknown_code(unichar type, mp_obj_t value);

// These add to a vstr.
void text_add_padded(vstr_t *to, text_t text, size_t characters, const text_spec_t *spec, char default_align);
void text_add_number(vstr_t *to, const text_number_t *number, const text_spec_t *spec);
void text_add_int(vstr_t *to, mp_obj_t value, const text_spec_t *spec, size_t least_digits);
void text_add_float(vstr_t *to, mp_float_t value, const text_spec_t *spec);
void text_add_formatted(vstr_t *to, mp_obj_t value, text_t spec);
void text_add_str_of(vstr_t *to, mp_obj_t value);

#endif
