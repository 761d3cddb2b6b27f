// Regular expressions: from a pattern to a program, in one pass. What a quantifier or a bar applies to has been translated
// already, so room for an instruction is made in front of it; distances within it stay as they are.

#include <stdarg.h> // before py/misc.h, which looks for it

#include "re_parser.h"

#include <string.h>

#include "py/cstack.h"
#include "py/objstr.h"
#include "py/unicode.h"

// --- Errors ---------------------------------------------------------------------------------------------------------

static size_t position(const parser_t *parser, const byte *at) {
    return parser->text ? utf8_charlen(parser->begin, (size_t)(at - parser->begin)) : (size_t)(at - parser->begin);
}

NORETURN void parse_fail(parser_t *parser, const byte *at, const char *format, ...) {
    vstr_t message;
    vstr_init(&message, 48);
    va_list arguments;
    va_start(arguments, format);
    vstr_vprintf(&message, format, arguments);
    va_end(arguments);
    re_raise(message.buf, message.len, parser->source, mp_obj_new_int_from_uint(position(parser, at)));
}

mp_obj_t parse_part(parser_t *parser, const byte *from, const byte *to) {
    if (parser->text) {
        return mp_obj_new_str((const char *)from, (size_t)(to - from));
    }
    vstr_t text;
    vstr_init(&text, (size_t)(to - from));
    for (; from < to; ++from) {
        vstr_add_char(&text, *from);
    }
    return mp_obj_new_str_from_vstr(&text);
}

NORETURN void parse_fail_at(parser_t *parser, const byte *at, const char *message, const byte *from, const byte *to, bool quoted) {
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 48, &print);
    mp_print_str(&print, message);
    if (parser->text || quoted) {
        mp_obj_print_helper(&print, parse_part(parser, from, to), quoted ? PRINT_REPR : PRINT_STR);
    } else {
        for (; from < to; ++from) {
            mp_printf(&print, *from < 0x80 ? "%c" : "\\x%02x", *from);
        }
    }
    re_raise(text.buf, text.len, parser->source, mp_obj_new_int_from_uint(position(parser, at)));
}

// --- The program ----------------------------------------------------------------------------------------------------

NORETURN void parse_fail_of_size(void) {
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("regular expression code size limit exceeded"));
}

static void reserve(parser_t *parser, size_t words) {
    if (parser->used + words > parser->room) {
        size_t room = 2 * parser->room + words;
        if (room > RE_ARGUMENT_MAX) {
            parse_fail_of_size();
        }
        parser->code = m_renew(uint32_t, parser->code, parser->room, room);
        parser->room = room;
    }
}

void emit(parser_t *parser, uint32_t word) {
    reserve(parser, 1);
    parser->code[parser->used++] = word;
}

void emit_instruction(parser_t *parser, uint32_t code, size_t argument) {
    if (argument > RE_ARGUMENT_MAX) {
        parse_fail_of_size();
    }
    emit(parser, RE_INSTRUCTION(code, argument));
}

void emit_insert(parser_t *parser, size_t at, size_t words) {
    reserve(parser, words);
    memmove(parser->code + at + words, parser->code + at, (parser->used - at) * sizeof(uint32_t));
    parser->used += words;
}

width_t width_sum(width_t a, width_t b) {
    uint32_t least, most;
    return (width_t){
        __builtin_add_overflow(a.least, b.least, &least) ? RE_UNLIMITED : least,
        __builtin_add_overflow(a.most, b.most, &most) ? RE_UNLIMITED : most,
    };
}

width_t width_either(width_t a, width_t b) {
    return (width_t){MIN(a.least, b.least), MAX(a.most, b.most)};
}

static uint32_t times(uint32_t width, uint32_t count) {
    uint32_t product;
    return __builtin_mul_overflow(width, count, &product) ? RE_UNLIMITED : product;
}

// --- Characters -----------------------------------------------------------------------------------------------------

int32_t parse_peek(const parser_t *parser) {
    const byte *next;
    return parser->at == parser->end ? -1 : parser->text ? (int32_t)re_decode(parser->at, &next) : *parser->at;
}

int32_t parse_next(parser_t *parser) {
    if (parser->at == parser->end) {
        return -1;
    }
    if (!parser->text) {
        return *parser->at++;
    }
    return (int32_t)re_decode(parser->at, &parser->at);
}

bool parse_skip(parser_t *parser, int32_t character) {
    if (parser->at < parser->end && *parser->at == character) {
        ++parser->at;
        return true;
    }
    return false;
}

static bool in(int32_t character, const char *set) {
    return character > 0 && character < 0x80 && strchr(set, character) != NULL;
}

size_t emit_literal(parser_t *parser, uint32_t flags, uint32_t character, size_t *run) {
    bool ascii = !parser->text || flags & RE_ASCII;
    if (flags & RE_IGNORECASE) {
        uint32_t variants[4] = {character, character ^ 0x20};
        size_t count = ascii ? 1 + ((character | 0x20) - 'a' < 26) : re_variants(character, variants);
        if (count == 2 && variants[0] < 0x80 && variants[1] < 0x80) {
            emit_instruction(parser, RE_EITHER, variants[0] | variants[1] << 8);
            *run = SIZE_MAX;
            return 0;
        }
        if (count > 1) {
            emit_instruction(parser, RE_FOLDED, 0);
            emit(parser, re_fold(character));
            *run = SIZE_MAX;
            return 0;
        }
    }
    vstr_t bytes;
    char room[8];
    vstr_init_fixed_buf(&bytes, sizeof(room), room);
    if (parser->text) {
        vstr_add_char(&bytes, character);
    } else {
        vstr_add_byte(&bytes, (byte)character);
    }
    size_t length = 0;
    if (*run != SIZE_MAX) {
        length = RE_ARGUMENT(parser->code[*run]);
    }
    if (*run == SIZE_MAX || length + 8 > RE_ARGUMENT_MAX) {
        length = 0;
        *run = parser->used;
        emit_instruction(parser, RE_TEXT, 0);
    }
    for (size_t i = 0; i < bytes.len; ++i, ++length) {
        if (length % 4 == 0) {
            emit(parser, 0);
        }
        ((byte *)(parser->code + *run + 1))[length] = (byte)room[i];
    }
    parser->code[*run] = RE_INSTRUCTION(RE_TEXT, length);
    return bytes.len;
}

// Takes the last character, of `size` bytes, out of a TEXT of several, to be repeated by itself.
static void split_literal(parser_t *parser, size_t run, size_t size) {
    size_t left = RE_ARGUMENT(parser->code[run]) - size;
    byte last[4];
    memcpy(last, (byte *)(parser->code + run + 1) + left, size);
    parser->code[run] = RE_INSTRUCTION(RE_TEXT, left);
    parser->used = run + 1 + (left + 3) / 4;
    emit_instruction(parser, RE_TEXT, size);
    emit(parser, 0);
    memcpy(parser->code + parser->used - 1, last, size);
}

// --- Repeating ------------------------------------------------------------------------------------------------------

// Whether all the code from `at` on is one instruction for one character.
static bool is_single(const parser_t *parser, size_t at) {
    const uint32_t *code = parser->code + at;
    if (at >= parser->used || !re_is_single(code) || at + re_code_words(code) != parser->used) {
        return false;
    }
    if (RE_CODE(*code) != RE_TEXT) {
        return true;
    }
    byte lead = *(const byte *)(code + 1);
    size_t length = RE_ARGUMENT(*code);
    return length == (!parser->text || lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
}

static void emit_repeat(parser_t *parser, size_t at, uint32_t least, uint32_t most, uint32_t how) {
    if (most == 0 || parser->used == at) {
        parser->used = at;
        return;
    }
    if (is_single(parser, at)) {
        if (least != 1 || most != 1) {
            emit_insert(parser, at, 3);
            parser->code[at] = RE_INSTRUCTION(RE_REPEAT, how);
            parser->code[at + 1] = least;
            parser->code[at + 2] = most;
        }
        return;
    }
    if (least == 0 && most == 1) {
        emit_insert(parser, at, 1);
        size_t distance = parser->used - at;
        parser->code[at] = RE_INSTRUCTION(how == RE_LAZY ? RE_SKIP : RE_BRANCH, distance);
    } else if (least != 1 || most != 1) {
        emit_insert(parser, at, 4);
        size_t distance = parser->used - at;
        parser->code[at] = RE_INSTRUCTION(RE_LOOP, parser->slots);
        parser->code[at + 1] = least;
        parser->code[at + 2] = most;
        parser->code[at + 3] = distance;
        emit_instruction(parser, RE_UNTIL, how == RE_LAZY ? RE_LAZY : RE_GREEDY);
        emit(parser, distance);
        parser->slots += 2;
    }
    if (how == RE_POSSESSIVE) {
        emit_insert(parser, at, 1);
        parser->code[at] = RE_INSTRUCTION(RE_ATOMIC, parser->slots);
        emit_instruction(parser, RE_ATOMIC_END, parser->slots);
        ++parser->slots;
    }
}

// The number that follows, or `none` when there is no digit.
static uint64_t number(parser_t *parser, uint64_t none) {
    uint64_t value = none;
    for (bool first = true; parser->at < parser->end && (byte)(*parser->at - '0') < 10; first = false) {
        value = (first ? 0 : value) * 10 + (uint64_t)(*parser->at++ - '0');
        if (value >= RE_UNLIMITED) {
            mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("the repetition number is too large"));
        }
    }
    return value;
}

// A quantifier, of which the first character has been read. False when it is no quantifier but a literal brace.
static bool parse_quantifier(parser_t *parser, int32_t character, uint32_t *least, uint32_t *most) {
    *least = character == '+';
    *most = character == '?' ? 1 : RE_UNLIMITED;
    if (character != '{') {
        return true;
    }
    const byte *from = parser->at;
    if (parse_peek(parser) == '}') {
        return false;
    }
    // Numbers are only too large if there is a brace behind them.
    const byte *scan = from;
    while (scan < parser->end && ((byte)(*scan - '0') < 10 || (*scan == ',' && memchr(from, ',', (size_t)(scan - from)) == NULL))) {
        ++scan;
    }
    if (scan == parser->end || *scan != '}') {
        return false;
    }
    bool has_least = *from != ',';
    *least = has_least ? (uint32_t)number(parser, 0) : 0;
    if (parse_skip(parser, ',')) {
        *most = (uint32_t)number(parser, RE_UNLIMITED);
    } else {
        *most = *least;
    }
    ++parser->at;
    if (*most < *least) {
        parse_fail(parser, from, "min repeat greater than max repeat");
    }
    return true;
}

// --- Sequences and alternatives -------------------------------------------------------------------------------------

static void skip_comment(parser_t *parser) {
    for (int32_t character; (character = parse_next(parser)) >= 0 && character != '\n';) {
        if (character == '\\') {
            parse_next(parser);
        }
    }
}

width_t parse_sequence(parser_t *parser, uint32_t flags, bool first) {
    width_t before = {0, 0}; // of all but the last item
    width_t width = {0, 0}; // of the last item
    item_t item = ITEM_NONE;
    size_t start = parser->used; // of the last item
    size_t run = SIZE_MAX; // a TEXT that a literal may be added to
    size_t size = 0; // of the last literal in it
    for (;;) {
        const byte *from = parser->at;
        int32_t character = parse_peek(parser);
        if (character < 0 || character == '|' || character == ')') {
            return width_sum(before, width);
        }
        parse_next(parser);
        if (flags & RE_VERBOSE && in(character, " \t\n\r\v\f")) {
            continue;
        }
        if (flags & RE_VERBOSE && character == '#') {
            skip_comment(parser);
            continue;
        }
        uint32_t least, most;
        if (in(character, "*+?{") && parse_quantifier(parser, character, &least, &most)) {
            if (item == ITEM_NONE || item == ITEM_POSITION) {
                parse_fail(parser, from, "nothing to repeat");
            }
            if (item == ITEM_REPEATED) {
                parse_fail(parser, from, "multiple repeat");
            }
            if (item == ITEM_LITERAL && run != SIZE_MAX && RE_ARGUMENT(parser->code[run]) > size) {
                split_literal(parser, run, size);
                start = parser->used - 2;
            }
            uint32_t how = parse_skip(parser, '?') ? RE_LAZY : parse_skip(parser, '+') ? RE_POSSESSIVE : RE_GREEDY;
            emit_repeat(parser, start, least, most, how);
            width = (width_t){times(width.least, least), times(width.most, most)};
            item = ITEM_REPEATED;
            run = SIZE_MAX;
            continue;
        }
        size_t start_now = parser->used;
        width_t width_now = {1, 1};
        item_t now = ITEM_OTHER;
        size_t run_now = run;
        run = SIZE_MAX;
        if (character == '\\') {
            run = run_now;
            now = parse_escape(parser, flags, from, &run, &size, &width_now);
        } else if (character == '[') {
            run = run_now;
            now = parse_class(parser, flags, &run, &size);
        } else if (character == '(') {
            now = parse_group(parser, &flags, first && item == ITEM_NONE, &width_now);
            if (now == ITEM_NONE) {
                run = run_now;
                continue;
            }
        } else if (character == '.') {
            emit_instruction(parser, flags & RE_DOTALL ? RE_ALL : RE_ANY, 0);
        } else if (character == '^' || character == '$') {
            bool lines = (flags & RE_MULTILINE) != 0;
            emit_instruction(parser, character == '^' ? (lines ? RE_AT_LINE_BEGIN : RE_AT_BEGIN) : lines ? RE_AT_LINE_END : RE_AT_END, 0);
            now = ITEM_POSITION;
            width_now = (width_t){0, 0};
        } else {
            run = run_now;
            size = emit_literal(parser, flags, (uint32_t)character, &run);
            now = ITEM_LITERAL;
        }
        if (now != ITEM_LITERAL) {
            run = SIZE_MAX;
        }
        before = width_sum(before, width);
        width = width_now;
        item = now;
        start = now == ITEM_LITERAL && run != SIZE_MAX ? run : start_now;
    }
}

width_t parse_alternatives(parser_t *parser, uint32_t flags, bool outermost) {
    mp_cstack_check();
    size_t start = parser->used;
    size_t jumps = 0; // the last jump to the end, plus one; each has the one before as its distance until that is known
    width_t width = {RE_UNLIMITED, 0};
    for (bool first = outermost;; first = false) {
        size_t branch = parser->used;
        width = width_either(width, parse_sequence(parser, flags, first));
        if (outermost) {
            flags = parser->flags;
        }
        if (!parse_skip(parser, '|')) {
            break;
        }
        emit_insert(parser, branch, 1);
        emit_instruction(parser, RE_JUMP, jumps);
        jumps = parser->used;
        parser->code[branch] = RE_INSTRUCTION(RE_BRANCH, parser->used - branch);
    }
    bool several = jumps != 0;
    while (jumps != 0) {
        size_t jump = jumps - 1;
        jumps = RE_ARGUMENT(parser->code[jump]);
        parser->code[jump] = RE_INSTRUCTION(RE_JUMP, parser->used - jump);
    }
    if (several) {
        parse_join_characters(parser, start);
    }
    return width;
}
