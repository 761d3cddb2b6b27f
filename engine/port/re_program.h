// Regular expressions: what a compiled pattern is, and what its parts do for each other.
//
// re_parse.c and re_class.c translate a pattern into a program; re_match.c runs it; re_search.c finds where running it is
// worth while; re_pattern.c, re_result.c, re_template.c and re_module.c are what Python sees.

#ifndef RE_PROGRAM_H
#define RE_PROGRAM_H

#include "py/obj.h"
#include "py/runtime.h"

enum {
    RE_IGNORECASE = 2,
    RE_LOCALE = 4,
    RE_MULTILINE = 8,
    RE_DOTALL = 16,
    RE_UNICODE = 32,
    RE_VERBOSE = 64,
    RE_DEBUG = 128,
    RE_ASCII = 256,
};

// A program is words. An instruction begins with its code in the lowest 8 bits and an argument in the others; further words
// follow. Distances are in words, from the instruction's first one. "Slots" are a run's variables.
enum {
    RE_MATCH, // all of the pattern has matched
    RE_FAIL,
    // Single characters, but for TEXT of several.
    RE_TEXT, // argument: number of bytes; they follow, four in a word
    RE_EITHER, // argument: two ASCII characters, the second one above 8 bits
    RE_FOLDED, // word: a character that has to be the same but for case
    RE_ANY, // but no newline
    RE_ALL,
    RE_SET, // see re_set_t; argument: number of words
    // Repeating a single character; argument: RE_GREEDY …; words: minimum, maximum; followed by the character.
    RE_REPEAT,
    // Repeating anything. The argument is a slot for the count; the next slot has where the last round began.
    RE_LOOP, // words: minimum, maximum, distance to UNTIL
    RE_UNTIL, // argument: RE_GREEDY or RE_LAZY; word: distance back to LOOP
    RE_SAVE, // argument: the slot for a group's begin or end
    RE_JUMP, // argument: distance
    RE_BRANCH, // argument: distance to what is tried next
    RE_SKIP, // argument: distance to what is tried first; what follows is tried next
    RE_ATOMIC, // argument: a slot
    RE_ATOMIC_END,
    RE_LOOK, // argument: a slot, and one more; words: characters to go back, distance to what follows LOOK_END
    RE_LOOK_END,
    RE_NOT, // the same
    RE_NOT_END,
    RE_REF, // argument: group
    RE_REF_FOLDED, // argument: group; word: RE_ASCII or 0
    RE_IF, // argument: group; word: distance to what holds if the group has not matched
    RE_AT_BEGIN,
    RE_AT_LINE_BEGIN,
    RE_AT_END, // before a last newline, too
    RE_AT_LINE_END,
    RE_AT_LAST,
    RE_AT_BOUNDARY, // argument: RE_ASCII or 0
    RE_AT_NO_BOUNDARY,
};

enum { RE_GREEDY, RE_LAZY, RE_POSSESSIVE };

#define RE_CODE(word) ((word) & 0xff)
#define RE_ARGUMENT(word) ((word) >> 8)
#define RE_INSTRUCTION(code, argument) ((code) | (uint32_t)(argument) << 8)
#define RE_ARGUMENT_MAX 0xffffff
#define RE_UNLIMITED UINT32_MAX

enum { RE_DIGIT = 1, RE_NO_DIGIT = 2, RE_SPACE = 4, RE_NO_SPACE = 8, RE_WORD = 16, RE_NO_WORD = 32, RE_CATEGORIES = 63, RE_NEGATED = 64, RE_SET_FOLDED = 128 };

static inline size_t re_code_words(const uint32_t *code) {
    switch (RE_CODE(*code)) {
        case RE_TEXT:
            return 1 + (RE_ARGUMENT(*code) + 3) / 4;
        case RE_SET:
            return RE_ARGUMENT(*code);
        case RE_FOLDED:
        case RE_UNTIL:
        case RE_REF_FOLDED:
        case RE_IF:
            return 2;
        case RE_REPEAT:
        case RE_LOOK:
        case RE_NOT:
            return 3;
        case RE_LOOP:
            return 4;
        default:
            return 1;
    }
}

static inline bool re_is_single(const uint32_t *code) {
    return RE_TEXT <= RE_CODE(*code) && RE_CODE(*code) <= RE_SET;
}

typedef struct {
    uint32_t instruction;
    uint32_t bitmap[8]; // the answer for the first 256 characters
    uint32_t kind; // for the others: categories, RE_NEGATED, RE_SET_FOLDED
    uint32_t ranges[]; // pairs of first and last
} re_set_t;
#define RE_SET_WORDS (sizeof(re_set_t) / sizeof(uint32_t))

typedef struct {
    mp_obj_base_t base;
    mp_obj_t source; // the pattern, str or bytes
    mp_obj_t groupindex;
    uint32_t *code;
    uint32_t flags;
    uint32_t asked_flags; // those that compile() was given
    uint32_t groups; // without the whole
    uint32_t slots; // begin and end of the whole and of each group, the last group, and the program's own
    uint32_t width; // no match is shorter, in characters
    bool text; // for str
    bool anchored; // only matches at the very beginning
    bool has_first;
    int16_t only_first; // the one byte that a match begins with, or -1
    uint32_t first[8]; // the bytes that a match can begin with
    mp_obj_t template_source; // the template used last, and what became of it
    mp_obj_t template_parts;
} re_pattern_t;

extern const mp_obj_type_t re_type_pattern;
extern const mp_obj_type_t re_type_match;

// What is searched. `begin` is where positions count from.
typedef struct {
    mp_obj_t object;
    const byte *begin;
    size_t length; // bytes
    bool text;
} re_subject_t;

typedef struct {
    uint32_t instruction; // with one of the kinds below in its lowest bits
    int32_t at;
    int32_t a;
    int32_t b;
} re_choice_t;

// A run of a program over a subject. It has room of its own for what most programs need.
typedef struct {
    const re_pattern_t *pattern;
    const byte *begin;
    const byte *end;
    int32_t *slots;
    re_choice_t *stack;
    uint32_t size;
    bool whole; // it has to match up to the end
    int32_t not_empty_at; // where an empty match does not count, or -1
    int32_t few_slots[32];
    re_choice_t small_stack[40];
} re_run_t;

NORETURN void re_raise(const char *message, size_t length, mp_obj_t pattern, mp_obj_t position);

// re_group.c
re_pattern_t *re_compile(mp_obj_t source, uint32_t flags);
bool re_is_identifier(bool text, const byte *from, const byte *to);

// re_class.c
bool re_in_category(uint32_t category, bool ascii, uint32_t character);
uint32_t re_fold(uint32_t character);
size_t re_variants(uint32_t character, uint32_t variants[4]);
bool re_set_has_far(const re_set_t *set, uint32_t character);
void re_set_add_range(re_set_t *set, uint32_t first, uint32_t last);
void re_set_finish(re_set_t *set, bool ascii, bool ignore_case, bool negated);
static inline bool re_set_has_near(const re_set_t *set, uint32_t character) {
    return set->bitmap[character / 32] >> character % 32 & 1;
}

// re_match.c
bool re_match_at(re_run_t *run, const byte *at);
void re_run_begin(re_run_t *run, const re_pattern_t *pattern, const re_subject_t *subject, size_t end);
void re_run_end(re_run_t *run);

// re_search.c
uint32_t re_decode(const byte *at, const byte **next);
void re_find_first(re_pattern_t *pattern);
bool re_search_from(re_run_t *run, const byte *at);
void re_subject(const re_pattern_t *pattern, mp_obj_t object, re_subject_t *subject);
void re_subject_of_any(mp_obj_t object, re_subject_t *subject);
void re_forget(void); // before a snapshot: what is remembered of the str that was searched last
size_t re_subject_length(const re_subject_t *subject); // in characters
size_t re_to_bytes(const re_subject_t *subject, size_t position);
size_t re_to_position(const re_subject_t *subject, size_t bytes);
mp_obj_t re_slice(const re_subject_t *subject, size_t from, size_t to);

// re_result.c
mp_obj_t re_new_match(const re_run_t *run, const re_subject_t *subject, size_t from, size_t to);

// re_template.c
mp_obj_t re_template(re_pattern_t *pattern, mp_obj_t source);
void re_expand(vstr_t *out, mp_obj_t parts, const re_subject_t *subject, const int32_t *slots);

// re_module.c
re_pattern_t *re_compile_cached(mp_obj_t source, mp_obj_t flags);
mp_obj_t re_flag(uint32_t flags);

#endif
