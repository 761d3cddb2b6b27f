// Regular expressions: what stands in parentheses, flags, and a whole pattern.

#include "re_parser.h"

#include <string.h>

#include "py/objstr.h"
#include "py/unicode.h"

#include "unicode_data.h"

// --- Groups ---------------------------------------------------------------------------------------------------------

void parse_reference_allowed(parser_t *parser, size_t group, const byte *at) {
    bool closed = group < parser->group_count && parser->groups[group].closed;
    if (at != NULL && !closed) {
        parse_fail(parser, at, "cannot refer to an open group");
    }
    if (parser->look_behind_groups != 0) {
        if (!closed) {
            parse_fail(parser, parser->at, "cannot refer to an open group");
        }
        if (group >= parser->look_behind_groups) {
            parse_fail(parser, parser->at, "cannot refer to group defined in the same lookbehind subpattern");
        }
    }
}

bool re_is_identifier(bool text, const byte *from, const byte *to) {
    for (const byte *at = from; at < to;) {
        const byte *next = at + 1;
        uint32_t character = text ? re_decode(at, &next) : *at;
        if (at == from ? !unicode_starts_identifier(character) : !unicode_continues_identifier(character)) {
            return false;
        }
        at = next;
    }
    return from != to;
}

// A name up to `terminator`, which is read.
static const byte *parse_name(parser_t *parser, int32_t terminator, const byte **to) {
    const byte *from = parser->at;
    for (;;) {
        *to = parser->at;
        int32_t character = parse_next(parser);
        if (character == terminator) {
            break;
        }
        if (character < 0) {
            if (*to == from) {
                parse_fail(parser, from, "missing group name");
            }
            parse_fail(parser, from, "missing %c, unterminated name", (int)terminator);
        }
        if (character == '\\') {
            parse_next(parser);
        }
    }
    if (*to == from) {
        parse_fail(parser, from, "missing group name");
    }
    return from;
}

static void check_name(parser_t *parser, const byte *from, const byte *to) {
    if (!re_is_identifier(parser->text, from, to)) {
        parse_fail_at(parser, from, "bad character in group name ", from, to, true);
    }
}

static mp_obj_t name_of(const byte *from, const byte *to) {
    return mp_obj_new_str((const char *)from, (size_t)(to - from));
}

size_t parse_named(parser_t *parser, const byte *from, const byte *to) {
    mp_map_elem_t *found = mp_map_lookup(mp_obj_dict_get_map(parser->names), name_of(from, to), MP_MAP_LOOKUP);
    if (found == NULL) {
        parse_fail_at(parser, from, "unknown group name ", from, to, true);
    }
    return (size_t)MP_OBJ_SMALL_INT_VALUE(found->value);
}

static size_t open_group(parser_t *parser, const byte *name, const byte *name_end) {
    size_t group = parser->group_count;
    if (group == parser->group_room) {
        parser->groups = m_renew(group_t, parser->groups, parser->group_room, 2 * parser->group_room);
        parser->group_room *= 2;
    }
    if (name != NULL) {
        mp_obj_t key = name_of(name, name_end);
        mp_map_elem_t *found = mp_map_lookup(mp_obj_dict_get_map(parser->names), key, MP_MAP_LOOKUP);
        if (found != NULL) {
            vstr_t message;
            mp_print_t print;
            vstr_init_print(&message, 64, &print);
            mp_print_str(&print, "redefinition of group name ");
            mp_obj_print_helper(&print, key, PRINT_REPR);
            mp_printf(&print, " as group %u; was group %u", (unsigned)group, (unsigned)MP_OBJ_SMALL_INT_VALUE(found->value));
            parse_fail_at(parser, name, vstr_null_terminated_str(&message), name, name, false);
        }
        mp_obj_dict_store(parser->names, key, MP_OBJ_NEW_SMALL_INT(group));
    }
    parser->groups[group] = (group_t){.closed = false};
    ++parser->group_count;
    return group;
}

static void close_parenthesis(parser_t *parser, const byte *opened) {
    if (!parse_skip(parser, ')')) {
        parse_fail(parser, opened, "missing ), unterminated subpattern");
    }
}

static item_t parse_look(parser_t *parser, uint32_t flags, const byte *opened, bool behind, bool negative, width_t *width) {
    size_t at = parser->used;
    uint32_t slot = parser->slots;
    parser->slots += 2;
    size_t outer_groups = parser->look_behind_groups;
    if (behind && outer_groups == 0) {
        parser->look_behind_groups = parser->group_count;
    }
    emit_instruction(parser, negative ? RE_NOT : RE_LOOK, slot);
    emit(parser, 0);
    emit(parser, 0);
    width_t inside = parse_alternatives(parser, flags, false);
    parser->look_behind_groups = outer_groups;
    close_parenthesis(parser, opened);
    emit_instruction(parser, negative ? RE_NOT_END : RE_LOOK_END, slot);
    parser->code[at + 1] = behind ? inside.least : 0;
    parser->code[at + 2] = parser->used - at;
    parser->unfixed_look_behind |= behind && inside.least != inside.most;
    *width = (width_t){0, 0};
    return ITEM_OTHER;
}

// The group that a condition is about.
static size_t parse_condition(parser_t *parser) {
    const byte *to;
    const byte *from = parse_name(parser, ')', &to);
    size_t group = 0;
    if (re_is_identifier(parser->text, from, to)) {
        group = parse_named(parser, from, to);
    } else {
        for (const byte *at = from; at < to; ++at) {
            if ((byte)(*at - '0') >= 10) {
                parse_fail_at(parser, from, "bad character in group name ", from, to, true);
            }
            group = group * 10 + (size_t)(*at - '0');
            if (group > RE_ARGUMENT_MAX / 2) {
                parse_fail_at(parser, from, "invalid group reference ", from, to, false);
            }
        }
        if (group == 0) {
            parse_fail(parser, from, "bad group number");
        }
        if (group >= parser->group_count && parser->checked_later < group) {
            parser->checked_later = group;
            parser->checked_at = from;
        }
    }
    parse_reference_allowed(parser, group, NULL);
    return group;
}

static item_t parse_conditional(parser_t *parser, uint32_t flags, const byte *opened, width_t *width) {
    size_t at = parser->used;
    emit_instruction(parser, RE_IF, parse_condition(parser));
    emit(parser, 0);
    *width = parse_sequence(parser, flags, false);
    if (parse_skip(parser, '|')) {
        size_t jump = parser->used;
        emit(parser, 0);
        parser->code[at + 1] = parser->used - at;
        *width = width_either(*width, parse_sequence(parser, flags, false));
        if (parse_peek(parser) == '|') {
            parse_fail(parser, parser->at, "conditional backref with more than two branches");
        }
        parser->code[jump] = RE_INSTRUCTION(RE_JUMP, parser->used - jump);
    } else {
        parser->code[at + 1] = parser->used - at;
        width->least = 0;
    }
    close_parenthesis(parser, opened);
    return ITEM_OTHER;
}

// --- Flags ----------------------------------------------------------------------------------------------------------

#define TYPE_FLAGS (RE_ASCII | RE_LOCALE | RE_UNICODE)

static uint32_t flag_of(int32_t character) {
    switch (character) {
        case 'i': return RE_IGNORECASE;
        case 'L': return RE_LOCALE;
        case 'm': return RE_MULTILINE;
        case 's': return RE_DOTALL;
        case 'x': return RE_VERBOSE;
        case 'a': return RE_ASCII;
        case 'u': return RE_UNICODE;
        default: return 0;
    }
}

// The next character where only a flag or one of `others` may be.
static int32_t parse_flag(parser_t *parser, const char *others, const char *missing) {
    const byte *at = parser->at;
    int32_t character = parse_next(parser);
    if (character < 0) {
        parse_fail(parser, at, "%s", missing);
    }
    if (flag_of(character) == 0 && (character >= 0x80 || strchr(others, character) == NULL)) {
        parse_fail(parser, at, "%s", unichar_isalpha((unichar)character) ? "unknown flag" : missing);
    }
    return character;
}

// Flags, of which the first character has been read. True when they are those of a group, false when of the whole pattern.
static bool parse_flags(parser_t *parser, int32_t character, uint32_t *flags) {
    uint32_t added = 0, removed = 0;
    while (character != '-' && character != ')' && character != ':') {
        uint32_t flag = flag_of(character);
        if (parser->text && flag == RE_LOCALE) {
            parse_fail(parser, parser->at, "bad inline flags: cannot use 'L' flag with a str pattern");
        }
        if (!parser->text && flag == RE_UNICODE) {
            parse_fail(parser, parser->at, "bad inline flags: cannot use 'u' flag with a bytes pattern");
        }
        added |= flag;
        if (flag & TYPE_FLAGS && (added & TYPE_FLAGS) != flag) {
            parse_fail(parser, parser->at, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        }
        character = parse_flag(parser, ")-:", "missing -, : or )");
    }
    if (character == ')') {
        parser->flags |= added;
        *flags |= added;
        return false;
    }
    if (character == '-') {
        character = parse_flag(parser, "", "missing flag");
        while (character != ':') {
            uint32_t flag = flag_of(character);
            if (flag & TYPE_FLAGS) {
                parse_fail(parser, parser->at, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
            }
            removed |= flag;
            character = parse_flag(parser, ":", "missing :");
        }
    }
    if (added & removed) {
        parse_fail(parser, parser->at - 1, "bad inline flags: flag turned on and off");
    }
    if (added & TYPE_FLAGS) {
        *flags &= ~(uint32_t)TYPE_FLAGS;
    }
    *flags = (*flags | added) & ~removed;
    return true;
}

static void skip_group_comment(parser_t *parser, const byte *opened) {
    for (int32_t character; (character = parse_next(parser)) != ')';) {
        if (character < 0) {
            parse_fail(parser, opened, "missing ), unterminated comment");
        }
        if (character == '\\') {
            parse_next(parser);
        }
    }
}

static NORETURN void unknown_extension(parser_t *parser, const byte *opened) {
    parse_fail_at(parser, opened + 1, "unknown extension ", opened + 1, parser->at, false);
}

item_t parse_group(parser_t *parser, uint32_t *outer_flags, bool first, width_t *width) {
    const byte *opened = parser->at - 1;
    uint32_t flags = *outer_flags;
    bool capture = true, atomic = false;
    const byte *name = NULL, *name_end = NULL;
    if (parse_skip(parser, '?')) {
        int32_t character = parse_next(parser);
        switch (character) {
            case -1:
                parse_fail(parser, parser->at, "unexpected end of pattern");
            case 'P':
                if (parse_skip(parser, '<')) {
                    name = parse_name(parser, '>', &name_end);
                    check_name(parser, name, name_end);
                } else if (parse_skip(parser, '=')) {
                    name = parse_name(parser, ')', &name_end);
                    check_name(parser, name, name_end);
                    size_t group = parse_named(parser, name, name_end);
                    parse_reference_allowed(parser, group, name);
                    *width = parser->groups[group].width;
                    emit_instruction(parser, flags & RE_IGNORECASE ? RE_REF_FOLDED : RE_REF, group);
                    if (flags & RE_IGNORECASE) {
                        emit(parser, !parser->text || flags & RE_ASCII);
                    }
                    return ITEM_OTHER;
                } else if (parse_next(parser) < 0) {
                    parse_fail(parser, parser->at, "unexpected end of pattern");
                } else {
                    unknown_extension(parser, opened);
                }
                break;
            case ':':
                capture = false;
                break;
            case '>':
                capture = false;
                atomic = true;
                break;
            case '#':
                skip_group_comment(parser, opened);
                return ITEM_NONE;
            case '=':
            case '!':
                return parse_look(parser, flags, opened, false, character == '!', width);
            case '<':
                character = parse_next(parser);
                if (character < 0) {
                    parse_fail(parser, parser->at, "unexpected end of pattern");
                }
                if (character != '=' && character != '!') {
                    unknown_extension(parser, opened);
                }
                return parse_look(parser, flags, opened, true, character == '!', width);
            case '(':
                return parse_conditional(parser, flags, opened, width);
            default:
                if (character != '-' && flag_of(character) == 0) {
                    unknown_extension(parser, opened);
                }
                capture = false;
                if (!parse_flags(parser, character, &flags)) {
                    if (!first) {
                        parse_fail(parser, opened, "global flags not at the start of the expression");
                    }
                    *outer_flags = flags;
                    return ITEM_NONE;
                }
        }
    }
    uint32_t slot = 0;
    size_t group = capture ? open_group(parser, name, name_end) : 0;
    if (capture) {
        emit_instruction(parser, RE_SAVE, 2 * group);
    } else if (atomic) {
        slot = parser->slots++;
        emit_instruction(parser, RE_ATOMIC, slot);
    }
    *width = parse_alternatives(parser, flags, false);
    close_parenthesis(parser, opened);
    if (capture) {
        emit_instruction(parser, RE_SAVE, 2 * group + 1);
        parser->groups[group] = (group_t){*width, true};
    } else if (atomic) {
        emit_instruction(parser, RE_ATOMIC_END, slot);
    }
    return ITEM_OTHER;
}

// --- Patterns -------------------------------------------------------------------------------------------------------

static uint32_t checked_flags(bool text, uint32_t flags) {
    if (text) {
        if (flags & RE_LOCALE) {
            mp_raise_ValueError(MP_ERROR_TEXT("cannot use LOCALE flag with a str pattern"));
        }
        if (!(flags & RE_ASCII)) {
            flags |= RE_UNICODE;
        } else if (flags & RE_UNICODE) {
            mp_raise_ValueError(MP_ERROR_TEXT("ASCII and UNICODE flags are incompatible"));
        }
    } else {
        if (flags & RE_UNICODE) {
            mp_raise_ValueError(MP_ERROR_TEXT("cannot use UNICODE flag with a bytes pattern"));
        }
        if (flags & RE_LOCALE && flags & RE_ASCII) {
            mp_raise_ValueError(MP_ERROR_TEXT("ASCII and LOCALE flags are incompatible"));
        }
    }
    return flags;
}

// Groups have the first slots, and how many there are is known now.
static void place_slots(parser_t *parser, uint32_t by) {
    for (size_t at = 0; at < parser->used; at += re_code_words(parser->code + at)) {
        uint32_t *word = parser->code + at;
        switch (RE_CODE(*word)) {
            case RE_LOOP:
            case RE_ATOMIC:
            case RE_ATOMIC_END:
            case RE_LOOK:
            case RE_LOOK_END:
            case RE_NOT:
            case RE_NOT_END:
                *word = RE_INSTRUCTION(RE_CODE(*word), RE_ARGUMENT(*word) + by);
                break;
        }
    }
}

re_pattern_t *re_compile(mp_obj_t source, uint32_t flags) {
    parser_t parser = {.source = source, .text = mp_obj_is_str(source), .flags = flags};
    size_t length;
    if (parser.text) {
        parser.begin = (const byte *)mp_obj_str_get_data(source, &length);
    } else {
        mp_buffer_info_t buffer;
        mp_get_buffer_raise(source, &buffer, MP_BUFFER_READ);
        parser.begin = buffer.buf;
        length = buffer.len;
    }
    parser.at = parser.begin;
    parser.end = parser.begin + length;
    parser.room = 16 + length;
    parser.code = m_new(uint32_t, parser.room);
    parser.group_room = 4;
    parser.groups = m_new(group_t, parser.group_room);
    parser.groups[0] = (group_t){.closed = false};
    parser.group_count = 1;
    parser.names = mp_obj_new_dict(0);

    width_t width = parse_alternatives(&parser, flags, true);
    if (parser.at != parser.end) {
        parse_fail(&parser, parser.at, "unbalanced parenthesis");
    }
    parser.flags = checked_flags(parser.text, parser.flags);
    if (parser.checked_later >= parser.group_count) {
        parse_fail(&parser, parser.checked_at, "invalid group reference %u", (unsigned)parser.checked_later);
    }
    if (parser.unfixed_look_behind) {
        const char *message = "look-behind requires fixed-width pattern";
        re_raise(message, strlen(message), mp_const_none, mp_const_none);
    }
    emit(&parser, RE_MATCH);
    uint32_t group_slots = 2 * (uint32_t)parser.group_count + 1;
    if (group_slots + parser.slots > RE_ARGUMENT_MAX) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("regular expression code size limit exceeded"));
    }
    place_slots(&parser, group_slots);

    re_pattern_t *pattern = mp_obj_malloc(re_pattern_t, &re_type_pattern);
    pattern->source = source;
    pattern->groupindex = parser.names;
    pattern->code = parser.code;
    pattern->flags = parser.flags;
    pattern->groups = (uint32_t)parser.group_count - 1;
    pattern->slots = group_slots + parser.slots;
    pattern->width = width.least;
    pattern->text = parser.text;
    pattern->template_source = MP_OBJ_NULL;
    pattern->template_parts = MP_OBJ_NULL;
    re_find_first(pattern);
    return pattern;
}
