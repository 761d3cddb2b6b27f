// Regular expressions: escapes, and classes of characters.

#include "re_parser.h"

#include <string.h>

#include "py/objstr.h"
#include "py/unicode.h"

// --- Escapes --------------------------------------------------------------------------------------------------------

static int32_t simple_escape(int32_t character, bool in_class) {
    switch (character) {
        case 'a': return '\a';
        case 'f': return '\f';
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        case 'v': return '\v';
        case '\\': return '\\';
        case 'b': return in_class ? '\b' : -1;
        default: return -1;
    }
}

static uint32_t category_escape(int32_t character) {
    switch (character) {
        case 'd': return RE_DIGIT;
        case 'D': return RE_NO_DIGIT;
        case 's': return RE_SPACE;
        case 'S': return RE_NO_SPACE;
        case 'w': return RE_WORD;
        case 'W': return RE_NO_WORD;
        default: return 0;
    }
}

static int32_t hexadecimal(parser_t *parser, const byte *from, size_t digits) {
    uint32_t value = 0;
    for (size_t i = 0; i < digits; ++i) {
        if (!unichar_isxdigit((unichar)MAX(parse_peek(parser), 0))) {
            parse_fail_at(parser, from, "incomplete escape ", from, parser->at, false);
        }
        value = value << 4 | unichar_xdigit_value(*parser->at++);
    }
    if (value > 0x10ffff) {
        parse_fail_at(parser, from, "bad escape ", from, parser->at, false);
    }
    return (int32_t)value;
}

static bool is_octal(int32_t character) {
    return '0' <= character && character <= '7';
}

static int32_t octal(parser_t *parser, const byte *from, size_t more) {
    int32_t value = 0;
    for (size_t i = 0; i < more && is_octal(parse_peek(parser)); ++i) {
        value = value * 8 + *parser->at++ - '0';
    }
    if (value > 0377) {
        parse_fail(parser, from, "octal escape value %.*s outside of range 0-0o377", (int)(parser->at - from), (const char *)from);
    }
    return value;
}

// What `\N{…}` names; the module that knows names may not be there.
static int32_t named_character(parser_t *parser, const byte *from) {
    if (!parse_skip(parser, '{')) {
        parse_fail(parser, parser->at, "missing {");
    }
    const byte *name = parser->at;
    while (parser->at < parser->end && *parser->at != '}') {
        ++parser->at;
    }
    const byte *to = parser->at;
    if (to == parser->end) {
        parse_fail(parser, name, to == name ? "missing character name" : "missing }, unterminated name");
    }
    if (to == name) {
        parse_fail(parser, name, "missing character name");
    }
    ++parser->at;
    nlr_buf_t handler;
    if (nlr_push(&handler) == 0) {
        mp_obj_t lookup = mp_load_attr(mp_import_name(MP_QSTR_unicodedata, mp_const_none, MP_OBJ_NEW_SMALL_INT(0)), MP_QSTR_lookup);
        mp_obj_t found = mp_call_function_1(lookup, parse_part(parser, name, to));
        size_t length;
        const byte *text = (const byte *)mp_obj_str_get_data(found, &length);
        int32_t character = length == 0 ? -1 : (int32_t)re_decode(text, &text);
        nlr_pop();
        return character;
    }
    parse_fail_at(parser, from, "undefined character name ", name, to, true);
}

// A character by its number, name or letter; `from` is its backslash. -1 when the escape is none of these.
static int32_t escaped_character(parser_t *parser, const byte *from, int32_t character, bool in_class) {
    int32_t simple = simple_escape(character, in_class);
    if (simple >= 0) {
        return simple;
    }
    if (character == 'x') {
        return hexadecimal(parser, from, 2);
    }
    if (character == 'u' && parser->text) {
        return hexadecimal(parser, from, 4);
    }
    if (character == 'U' && parser->text) {
        return hexadecimal(parser, from, 8);
    }
    if (character == 'N' && parser->text) {
        return named_character(parser, from);
    }
    if (character == '0' || (in_class && is_octal(character))) {
        --parser->at;
        return octal(parser, from, 3);
    }
    if ('0' <= character && character <= '9' && !in_class) {
        return -1;
    }
    if (character < 0x80 && unichar_isalnum((unichar)character)) {
        parse_fail_at(parser, from, "bad escape ", from, parser->at, false);
    }
    return character;
}

static int32_t after_backslash(parser_t *parser) {
    int32_t character = parse_next(parser);
    if (character < 0) {
        parse_fail(parser, parser->end - 1, "bad escape (end of pattern)");
    }
    return character;
}

static item_t parse_digits(parser_t *parser, uint32_t flags, const byte *from, int32_t digit, size_t *run, size_t *size, width_t *width) {
    size_t group = (size_t)(digit - '0');
    int32_t next = parse_peek(parser);
    if ('0' <= next && next <= '9') {
        ++parser->at;
        if (is_octal(digit) && is_octal(next) && is_octal(parse_peek(parser))) {
            parser->at = from + 1;
            *size = emit_literal(parser, flags, (uint32_t)octal(parser, from, 3), run);
            return ITEM_LITERAL;
        }
        group = group * 10 + (size_t)(next - '0');
    }
    if (group >= parser->group_count) {
        parse_fail(parser, from + 1, "invalid group reference %d", (int)group);
    }
    parse_reference_allowed(parser, group, from);
    *width = parser->groups[group].width;
    if (flags & RE_IGNORECASE) {
        emit_instruction(parser, RE_REF_FOLDED, group);
        emit(parser, !parser->text || flags & RE_ASCII);
    } else {
        emit_instruction(parser, RE_REF, group);
    }
    return ITEM_OTHER;
}

// --- Classes --------------------------------------------------------------------------------------------------------

static size_t set_begin(parser_t *parser) {
    size_t at = parser->used;
    for (size_t i = 0; i < RE_SET_WORDS; ++i) {
        emit(parser, 0);
    }
    return at;
}

static void set_add(parser_t *parser, size_t at, uint32_t first, uint32_t last) {
    re_set_add_range((re_set_t *)(parser->code + at), first, last);
    if (last >= 256) {
        emit(parser, MAX(first, 256));
        emit(parser, last);
    }
}

static void set_end(parser_t *parser, size_t at, uint32_t flags, bool negated) {
    if (parser->used - at > RE_ARGUMENT_MAX) {
        parse_fail_of_size();
    }
    re_set_t *set = (re_set_t *)(parser->code + at);
    set->instruction = RE_INSTRUCTION(RE_SET, parser->used - at);
    re_set_finish(set, !parser->text || flags & RE_ASCII, (flags & RE_IGNORECASE) != 0, negated);
}

static void emit_category(parser_t *parser, uint32_t flags, uint32_t category) {
    size_t at = set_begin(parser);
    ((re_set_t *)(parser->code + at))->kind = category;
    set_end(parser, at, flags & ~(uint32_t)RE_IGNORECASE, false);
}

// One end of a range, or a category, which is returned as its negative.
static int32_t class_item(parser_t *parser, const byte *bracket) {
    const byte *from = parser->at;
    int32_t character = parse_next(parser);
    if (character < 0) {
        parse_fail(parser, bracket, "unterminated character set");
    }
    if (character != '\\') {
        return character;
    }
    character = after_backslash(parser);
    uint32_t category = category_escape(character);
    return category != 0 ? -(int32_t)category : escaped_character(parser, from, character, true);
}

item_t parse_class(parser_t *parser, uint32_t flags, size_t *run, size_t *size) {
    const byte *bracket = parser->at - 1;
    bool negated = parse_skip(parser, '^');
    size_t at = set_begin(parser);
    int32_t only = -1; // a set of one character is that character
    size_t count = 0;
    for (bool empty = true; empty || parse_peek(parser) != ']'; empty = false) {
        const byte *from = parser->at;
        int32_t first = class_item(parser, bracket);
        int32_t last = first;
        if (parser->at < parser->end && *parser->at == '-') {
            const byte *dash = parser->at++;
            if (parse_peek(parser) == ']') {
                parser->at = dash;
            } else {
                last = class_item(parser, bracket);
                if (first < 0 || last < first) {
                    parse_fail_at(parser, from, "bad character range ", from, parser->at, false);
                }
                count += first != last;
            }
        }
        if (first < 0) {
            ((re_set_t *)(parser->code + at))->kind |= (uint32_t)-first;
            count += 2;
        } else {
            count += first != only;
            only = first;
            set_add(parser, at, (uint32_t)first, (uint32_t)last);
        }
    }
    ++parser->at;
    if (count == 1 && !negated) {
        parser->used = at;
        *size = emit_literal(parser, flags, (uint32_t)only, run);
        return ITEM_LITERAL;
    }
    set_end(parser, at, flags, negated);
    *run = SIZE_MAX;
    return ITEM_OTHER;
}

// Alternatives that are a character each are a class.
void parse_join_characters(parser_t *parser, size_t start) {
    size_t at = start;
    for (;;) {
        bool last = RE_CODE(parser->code[at]) != RE_BRANCH;
        const uint32_t *code = parser->code + at + !last;
        size_t words = re_code_words(code);
        if ((RE_CODE(*code) != RE_EITHER && (RE_CODE(*code) != RE_TEXT || RE_ARGUMENT(*code) != 1 || *(const byte *)(code + 1) >= 0x80))
            || (last ? at + words != parser->used : RE_CODE(code[words]) != RE_JUMP)) {
            return;
        }
        if (last) {
            break;
        }
        at += 1 + words + 1;
    }
    size_t set = set_begin(parser);
    for (at = start;;) {
        bool last = RE_CODE(parser->code[at]) != RE_BRANCH;
        const uint32_t *code = parser->code + at + !last;
        if (RE_CODE(*code) == RE_EITHER) {
            uint32_t other = RE_ARGUMENT(*code) >> 8, one = RE_ARGUMENT(*code) & 0xff;
            set_add(parser, set, one, one);
            set_add(parser, set, other, other);
        } else {
            byte one = *(const byte *)(code + 1);
            set_add(parser, set, one, one);
        }
        if (last) {
            break;
        }
        at += 1 + re_code_words(parser->code + at + 1) + 1;
    }
    set_end(parser, set, RE_ASCII, false);
    memmove(parser->code + start, parser->code + set, RE_SET_WORDS * sizeof(uint32_t));
    parser->used = start + RE_SET_WORDS;
}

item_t parse_escape(parser_t *parser, uint32_t flags, const byte *from, size_t *run, size_t *size, width_t *width) {
    int32_t character = after_backslash(parser);
    uint32_t category = category_escape(character);
    if (category != 0) {
        emit_category(parser, flags, category);
        return ITEM_OTHER;
    }
    bool ascii = !parser->text || flags & RE_ASCII;
    static const struct {
        char letter;
        uint8_t code;
    } places[] = {{'A', RE_AT_BEGIN}, {'Z', RE_AT_LAST}, {'b', RE_AT_BOUNDARY}, {'B', RE_AT_NO_BOUNDARY}};
    for (size_t i = 0; i < MP_ARRAY_SIZE(places); ++i) {
        if (places[i].letter == character) {
            emit_instruction(parser, places[i].code, ascii);
            *width = (width_t){0, 0};
            return ITEM_POSITION;
        }
    }
    int32_t literal = escaped_character(parser, from, character, false);
    if (literal < 0) {
        return parse_digits(parser, flags, from, character, run, size, width);
    }
    *size = emit_literal(parser, flags, (uint32_t)literal, run);
    return ITEM_LITERAL;
}
