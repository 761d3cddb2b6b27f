// Regular expressions: templates, by which matches are replaced.

#include <stdarg.h> // before py/misc.h, which looks for it

#include "re_program.h"

#include <string.h>

#include "py/objlist.h"
#include "py/objstr.h"
#include "py/unicode.h"

typedef struct {
    re_pattern_t *pattern;
    mp_obj_t source;
    bool text;
    const byte *begin;
    const byte *at;
    const byte *end;
    vstr_t literal;
    mp_obj_t parts;
} template_t;

static mp_obj_t string_of(const template_t *template, const byte *from, const byte *to) {
    return template->text ? mp_obj_new_str((const char *)from, (size_t)(to - from)) : mp_obj_new_bytes(from, (size_t)(to - from));
}

static NORETURN void fail_at(const template_t *template, const byte *at, vstr_t *message) {
    size_t position = template->text ? utf8_charlen(template->begin, (size_t)(at - template->begin)) : (size_t)(at - template->begin);
    re_raise(message->buf, message->len, template->source, mp_obj_new_int_from_uint(position));
}

static NORETURN void fail(const template_t *template, const byte *at, const char *format, ...) {
    vstr_t message;
    vstr_init(&message, 48);
    va_list arguments;
    va_start(arguments, format);
    vstr_vprintf(&message, format, arguments);
    va_end(arguments);
    fail_at(template, at, &message);
}

static mp_obj_t quoted_name(const template_t *template, const byte *from, const byte *to) {
    vstr_t name;
    vstr_init(&name, (size_t)(to - from));
    for (const byte *at = from; at < to; ++at) {
        if (template->text) {
            vstr_add_byte(&name, *at);
        } else {
            vstr_add_char(&name, *at);
        }
    }
    return mp_obj_new_str_from_vstr(&name);
}

static void end_literal(template_t *template) {
    if (template->literal.len > 0) {
        const byte *from = (const byte *)template->literal.buf;
        mp_obj_list_append(template->parts, string_of(template, from, from + template->literal.len));
        template->literal.len = 0;
    }
}

static void add_group(template_t *template, size_t group, const byte *at) {
    if (group > template->pattern->groups) {
        fail(template, at, "invalid group reference %u", (unsigned)group);
    }
    end_literal(template);
    mp_obj_list_append(template->parts, MP_OBJ_NEW_SMALL_INT(group));
}

static void add_character(template_t *template, uint32_t character) {
    if (template->text) {
        vstr_add_char(&template->literal, character);
    } else {
        vstr_add_byte(&template->literal, (byte)character);
    }
}

static void parse_named_group(template_t *template) {
    if (template->at == template->end || *template->at != '<') {
        fail(template, template->at, "missing <");
    }
    const byte *from = ++template->at;
    const byte *to = memchr(from, '>', (size_t)(template->end - from));
    if (to == NULL) {
        fail(template, from, from == template->end ? "missing group name" : "missing >, unterminated name");
    }
    if (to == from) {
        fail(template, from, "missing group name");
    }
    template->at = to + 1;
    size_t group = 0;
    bool number = true;
    for (const byte *at = from; at < to; ++at) {
        bool digit = (byte)(*at - '0') < 10;
        number &= digit;
        if (number) {
            group = MIN(group * 10 + (size_t)(*at - '0'), 100000000);
        }
    }
    if (re_is_identifier(template->text, from, to)) {
        mp_obj_t name = mp_obj_new_str((const char *)from, (size_t)(to - from));
        mp_map_elem_t *found = mp_map_lookup(mp_obj_dict_get_map(template->pattern->groupindex), name, MP_MAP_LOOKUP);
        if (found == NULL) {
            vstr_t message;
            mp_print_t print;
            vstr_init_print(&message, 48, &print);
            mp_print_str(&print, "unknown group name ");
            mp_obj_print_helper(&print, quoted_name(template, from, to), PRINT_REPR);
            nlr_raise(mp_obj_new_exception_arg1(&mp_type_IndexError, mp_obj_new_str_from_vstr(&message)));
        }
        group = (size_t)MP_OBJ_SMALL_INT_VALUE(found->value);
    } else if (!number) {
        vstr_t message;
        mp_print_t print;
        vstr_init_print(&message, 48, &print);
        mp_print_str(&print, "bad character in group name ");
        mp_obj_print_helper(&print, quoted_name(template, from, to), PRINT_REPR);
        fail_at(template, from, &message);
    }
    add_group(template, group, from);
}

static bool is_octal(const template_t *template, const byte *at) {
    return at < template->end && '0' <= *at && *at <= '7';
}

static void parse_number(template_t *template, byte first) {
    const byte *from = template->at - 1;
    if (first == '0') {
        uint32_t value = 0;
        for (int i = 0; i < 2 && is_octal(template, template->at); ++i) {
            value = value * 8 + *template->at++ - '0';
        }
        add_character(template, value);
        return;
    }
    size_t group = (size_t)(first - '0');
    if (template->at < template->end && (byte)(*template->at - '0') < 10) {
        if (is_octal(template, from) && is_octal(template, from + 1) && is_octal(template, from + 2)) {
            uint32_t value = (uint32_t)(from[0] - '0') * 64 + (uint32_t)(from[1] - '0') * 8 + from[2] - '0';
            template->at += 2;
            if (value > 0377) {
                fail(template, from - 1, "octal escape value %.*s outside of range 0-0o377", 4, (const char *)from - 1);
            }
            add_character(template, value);
            return;
        }
        group = group * 10 + (size_t)(*template->at++ - '0');
    }
    add_group(template, group, from);
}

static void parse_escape(template_t *template) {
    static const char letters[] = "abfnrtv\\", meanings[] = "\a\b\f\n\r\t\v\\";
    if (template->at == template->end) {
        fail(template, template->at - 1, "bad escape (end of pattern)");
    }
    byte character = *template->at++;
    const char *letter = character == 0 ? NULL : strchr(letters, character);
    if (letter != NULL) {
        vstr_add_byte(&template->literal, (byte)meanings[letter - letters]);
    } else if (character == 'g') {
        parse_named_group(template);
    } else if ((byte)(character - '0') < 10) {
        parse_number(template, character);
    } else if (unichar_isalpha(character) && character < 0x80) {
        fail(template, template->at - 2, "bad escape \\%c", character);
    } else {
        vstr_add_byte(&template->literal, '\\');
        vstr_add_byte(&template->literal, character);
    }
}

mp_obj_t re_template(re_pattern_t *pattern, mp_obj_t source) {
    if (source == pattern->template_source) {
        return pattern->template_parts;
    }
    template_t template = {.pattern = pattern, .source = source, .text = mp_obj_is_str(source)};
    mp_buffer_info_t buffer;
    if (!mp_get_buffer(source, &buffer, MP_BUFFER_READ)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("decoding to str: need a bytes-like object, %s found"), mp_obj_get_type_str(source));
    }
    template.begin = template.at = buffer.buf;
    template.end = template.begin + buffer.len;
    template.parts = mp_obj_new_list(0, NULL);
    vstr_init(&template.literal, buffer.len);
    while (template.at < template.end) {
        const byte *backslash = memchr(template.at, '\\', (size_t)(template.end - template.at));
        const byte *until = backslash != NULL ? backslash : template.end;
        vstr_add_strn(&template.literal, (const char *)template.at, (size_t)(until - template.at));
        template.at = until;
        if (backslash != NULL) {
            ++template.at;
            parse_escape(&template);
        }
    }
    end_literal(&template);
    if (mp_obj_is_str(source) || mp_obj_is_exact_type(source, &mp_type_bytes)) {
        pattern->template_source = source;
        pattern->template_parts = template.parts;
    }
    return template.parts;
}

void re_expand(vstr_t *out, mp_obj_t parts, const re_subject_t *subject, const int32_t *slots) {
    const mp_obj_list_t *list = MP_OBJ_TO_PTR(parts);
    for (size_t i = 0; i < list->len; ++i) {
        mp_obj_t part = list->items[i];
        if (mp_obj_is_small_int(part)) {
            const int32_t *group = slots + 2 * MP_OBJ_SMALL_INT_VALUE(part);
            if (group[0] >= 0 && group[1] >= group[0] && (size_t)group[1] <= subject->length) {
                vstr_add_strn(out, (const char *)subject->begin + group[0], (size_t)(group[1] - group[0]));
            }
        } else {
            if (mp_obj_is_str(part) != subject->text) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("sequence item %d: expected %s, %s found"), (int)i,
                    subject->text ? "str instance" : "a bytes-like object", mp_obj_get_type_str(part));
            }
            size_t length;
            const char *text = mp_obj_str_get_data(part, &length);
            vstr_add_strn(out, text, length);
        }
    }
}
