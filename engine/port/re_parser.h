// Regular expressions: a pattern that is being translated. Between re_parse.c and re_group.c.

#ifndef RE_PARSER_H
#define RE_PARSER_H

#include "re_program.h"

// How many characters something matches. The most is RE_UNLIMITED.
typedef struct {
    uint32_t least;
    uint32_t most;
} width_t;

typedef struct {
    width_t width;
    bool closed;
} group_t;

typedef struct {
    mp_obj_t source;
    const byte *begin;
    const byte *at;
    const byte *end;
    bool text;
    bool unfixed_look_behind;
    uint32_t flags; // of the whole pattern
    uint32_t slots; // of the program's own, counted from 0 until it is finished
    uint32_t *code;
    size_t used;
    size_t room;
    group_t *groups; // the first one stands for the whole
    size_t group_count;
    size_t group_room;
    size_t look_behind_groups; // how many there were where a lookbehind began, or 0
    mp_obj_t names;
    size_t checked_later; // a group that a condition names before it is there, or 0
    const byte *checked_at;
} parser_t;

// What has been translated last, as far as a quantifier has to know.
typedef enum { ITEM_NONE, ITEM_LITERAL, ITEM_POSITION, ITEM_REPEATED, ITEM_OTHER } item_t;

// `at` is where the error is.
NORETURN void parse_fail(parser_t *parser, const byte *at, const char *format, ...);
// The message, then a part of the pattern: as it is, or as its repr.
NORETURN void parse_fail_at(parser_t *parser, const byte *at, const char *message, const byte *from, const byte *to, bool quoted);

NORETURN void parse_fail_of_size(void);
mp_obj_t parse_part(parser_t *parser, const byte *from, const byte *to); // as a str

void emit(parser_t *parser, uint32_t word);
void emit_instruction(parser_t *parser, uint32_t code, size_t argument);
void emit_insert(parser_t *parser, size_t at, size_t words);

// A literal character. `run` is the index of the TEXT that it may go on, and becomes that of the one it is in, or SIZE_MAX.
// Returns its bytes in that.
size_t emit_literal(parser_t *parser, uint32_t flags, uint32_t character, size_t *run);

width_t width_sum(width_t a, width_t b);
width_t width_either(width_t a, width_t b);

// The next character; a backslash and what it escapes are two. -1 at the end.
int32_t parse_peek(const parser_t *parser);
int32_t parse_next(parser_t *parser);
bool parse_skip(parser_t *parser, int32_t character);

width_t parse_alternatives(parser_t *parser, uint32_t flags, bool outermost);
width_t parse_sequence(parser_t *parser, uint32_t flags, bool first);
// Behind a backslash, and behind a bracket. `run` and `size` are those of emit_literal(), for an ITEM_LITERAL.
item_t parse_escape(parser_t *parser, uint32_t flags, const byte *from, size_t *run, size_t *size, width_t *width);
item_t parse_class(parser_t *parser, uint32_t flags, size_t *run, size_t *size);
// Alternatives, from `start` on, that are a character each become a class.
void parse_join_characters(parser_t *parser, size_t start);
// Behind an opening parenthesis. `flags` are changed by a group that holds nothing but flags.
item_t parse_group(parser_t *parser, uint32_t *flags, bool first, width_t *width);
void parse_reference_allowed(parser_t *parser, size_t group, const byte *at);
size_t parse_named(parser_t *parser, const byte *from, const byte *to);

#endif
