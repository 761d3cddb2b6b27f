// Regular expressions: searching, as patterns and the module's functions do it.

#ifndef RE_PATTERN_H
#define RE_PATTERN_H

#include "re_program.h"

enum { RE_DO_MATCH, RE_DO_FULLMATCH, RE_DO_SEARCH };

// A search for one match after the other.
typedef struct {
    re_pattern_t *pattern;
    re_subject_t subject;
    size_t from; // bytes, as the others
    size_t to;
    size_t at;
    int32_t not_empty_at;
    re_run_t run;
} re_finder_t;

// Positions are MP_OBJ_NULL for the whole string.
void re_find(re_finder_t *finder, re_pattern_t *pattern, mp_obj_t string, mp_obj_t from, mp_obj_t to);
bool re_find_next(re_finder_t *finder);
// After anything that may have changed what is searched.
void re_find_refresh(re_finder_t *finder);

mp_obj_t re_match_once(re_pattern_t *pattern, int how, mp_obj_t string, mp_obj_t from, mp_obj_t to);
mp_obj_t re_find_all(re_pattern_t *pattern, mp_obj_t string, mp_obj_t from, mp_obj_t to);
mp_obj_t re_find_iter(re_pattern_t *pattern, mp_obj_t string, mp_obj_t from, mp_obj_t to);
mp_obj_t re_split(re_pattern_t *pattern, mp_obj_t string, mp_int_t most);
mp_obj_t re_substitute(re_pattern_t *pattern, mp_obj_t replacement, mp_obj_t string, mp_int_t most, mp_int_t *count);

#endif
