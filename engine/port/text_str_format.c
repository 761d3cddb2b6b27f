// str.format() and str.format_map().

#include "text_format.h"

typedef struct {
    size_t n_args;
    const mp_obj_t *args;
    mp_map_t *named;
    mp_obj_t mapping; // MP_OBJ_NULL but for format_map
    enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;
    size_t next;
} fields_t;

static NORETURN void wrong(const char *message) {
    mp_raise_ValueError(message);
}

// A number that takes up all of a text; -1 if there is none.
static mp_int_t number_of(const byte *at, const byte *end) {
    mp_int_t value = 0;
    if (at == end) {
        return -1;
    }
    for (; at != end; at++) {
        if (*at < '0' || *at > '9') {
            return -1;
        }
        if (value > (INT32_MAX - 9) / 10) {
            wrong(MP_ERROR_TEXT("Too many decimal digits in format string"));
        }
        value = value * 10 + (*at - '0');
    }
    return value;
}

static mp_obj_t first_of(const byte *name, const byte *end, fields_t *fields) {
    mp_int_t number = number_of(name, end);
    if (number < 0 && name != end) {
        mp_obj_t key = text_new_str(name, end - name);
        if (fields->mapping != MP_OBJ_NULL) {
            return mp_obj_subscr(fields->mapping, key, MP_OBJ_SENTINEL);
        }
        mp_map_elem_t *found = fields->named == NULL ? NULL : mp_map_lookup(fields->named, key, MP_MAP_LOOKUP);
        if (found == NULL) {
            mp_raise_type_arg(&mp_type_KeyError, key);
        }
        return found->value;
    }
    if (fields->numbering == UNDECIDED) {
        fields->numbering = number < 0 ? AUTOMATIC : MANUAL;
    }
    if (number < 0) {
        if (fields->numbering == MANUAL) {
            wrong(MP_ERROR_TEXT("cannot switch from manual field specification to automatic field numbering"));
        }
        number = (mp_int_t)fields->next++;
    } else if (fields->numbering == AUTOMATIC) {
        wrong(MP_ERROR_TEXT("cannot switch from automatic field numbering to manual field specification"));
    }
    if (fields->mapping != MP_OBJ_NULL) {
        wrong(MP_ERROR_TEXT("Format string contains positional fields"));
    }
    if ((size_t)number >= fields->n_args) {
        mp_raise_msg_varg(&mp_type_IndexError, MP_ERROR_TEXT("Replacement index %d out of range for positional args tuple"), (int)number);
    }
    return fields->args[number];
}

static mp_obj_t value_of(const byte *at, const byte *end, fields_t *fields) {
    const byte *name = at;
    while (at != end && *at != '.' && *at != '[') {
        ++at;
    }
    mp_obj_t value = first_of(name, at, fields);
    while (at != end) {
        const byte *part = at + 1;
        if (*at == '.') {
            at = part;
            while (at != end && *at != '.' && *at != '[') {
                ++at;
            }
            if (at == part) {
                wrong(MP_ERROR_TEXT("Empty attribute in format string"));
            }
            value = mp_load_attr(value, qstr_from_strn((const char *)part, at - part));
        } else if (*at == '[') {
            at = memchr(part, ']', end - part);
            if (at == NULL) {
                wrong(MP_ERROR_TEXT("Missing ']' in format string"));
            }
            if (at == part) {
                wrong(MP_ERROR_TEXT("Empty attribute in format string"));
            }
            mp_int_t index = number_of(part, at);
            mp_obj_t key = index >= 0 ? mp_obj_new_int(index) : text_new_str(part, at - part);
            value = mp_obj_subscr(value, key, MP_OBJ_SENTINEL);
            ++at;
        } else {
            wrong(MP_ERROR_TEXT("Only '.' or '[' may follow ']' in format field specifier"));
        }
    }
    return value;
}

static void add_fields(vstr_t *to, text_t text, fields_t *fields, int depth);

// From behind a '{' to behind its '}'.
static const byte *add_field(vstr_t *to, const byte *at, const byte *end, fields_t *fields, int depth) {
    const byte *name = at;
    for (; at != end && *at != '}' && *at != ':' && *at != '!'; at++) {
        if (*at == '{') {
            wrong(MP_ERROR_TEXT("unexpected '{' in field name"));
        }
        if (*at == '[') {
            while (at + 1 != end && *at != ']') {
                ++at;
            }
        }
    }
    if (at == end) {
        wrong(MP_ERROR_TEXT("expected '}' before end of string"));
    }
    const byte *name_end = at;
    unichar conversion = 0;
    if (*at == '!') {
        if (++at == end || *at == '}') {
            wrong(at == end ? MP_ERROR_TEXT("end of string while looking for conversion specifier")
                : MP_ERROR_TEXT("unmatched '{' in format spec"));
        }
        conversion = text_next(&at);
        if (at == end) {
            wrong(MP_ERROR_TEXT("unmatched '{' in format spec"));
        }
        if (*at != ':' && *at != '}') {
            wrong(MP_ERROR_TEXT("expected ':' after conversion specifier"));
        }
    }
    text_t spec = {at, 0};
    bool nested = false;
    if (*at == ':') {
        spec.data = ++at;
        for (size_t open = 1;; at++) {
            if (at == end) {
                wrong(MP_ERROR_TEXT("unmatched '{' in format spec"));
            }
            if (*at == '{') {
                nested = true;
                ++open;
            } else if (*at == '}' && --open == 0) {
                break;
            }
        }
        spec.len = at - spec.data;
    }
    mp_obj_t value = value_of(name, name_end, fields);
    if (conversion != 0) {
        if (conversion == 'r') {
            value = text_repr_of(value);
        } else if (conversion == 's') {
            value = text_str_of(value);
        } else if (conversion == 'a') {
            value = text_ascii_of(value);
        } else if (conversion > 32 && conversion < 127) {
            mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Unknown conversion specifier %c"), (int)conversion);
        } else {
            mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Unknown conversion specifier \\x%x"), (unsigned)conversion);
        }
    }
    if (nested) {
        vstr_t expanded;
        vstr_init(&expanded, 16);
        add_fields(&expanded, spec, fields, depth - 1);
        spec = (text_t) {(const byte *)expanded.buf, expanded.len};
    }
    text_add_formatted(to, value, spec);
    return at + 1;
}

static void add_fields(vstr_t *to, text_t text, fields_t *fields, int depth) {
    if (depth < 0) {
        wrong(MP_ERROR_TEXT("Max string recursion exceeded"));
    }
    const byte *at = text.data, *end = text.data + text.len;
    while (at != end) {
        const byte *plain = at;
        while (at != end && *at != '{' && *at != '}') {
            ++at;
        }
        if (at != end && at + 1 != end && at[1] == *at) {
            vstr_add_strn(to, (const char *)plain, at + 1 - plain);
            at += 2;
            continue;
        }
        vstr_add_strn(to, (const char *)plain, at - plain);
        if (at == end) {
            break;
        }
        if (*at == '}') {
            wrong(MP_ERROR_TEXT("Single '}' encountered in format string"));
        }
        if (++at == end) {
            wrong(MP_ERROR_TEXT("Single '{' encountered in format string"));
        }
        at = add_field(to, at, end, fields, depth);
    }
}

static mp_obj_t format_fields(mp_obj_t self, fields_t *fields) {
    vstr_t result;
    text_t text = text_of_self(self);
    vstr_init(&result, text.len + 16);
    add_fields(&result, text, fields, 1);
    return mp_obj_new_str_from_vstr(&result);
}

mp_obj_t mp_obj_str_format(size_t n_args, const mp_obj_t *args, mp_map_t *named) {
    fields_t fields = {.n_args = n_args - 1, .args = args + 1, .named = named};
    return format_fields(args[0], &fields);
}
MP_DEFINE_CONST_FUN_OBJ_KW(text_format_obj, 1, mp_obj_str_format);

static mp_obj_t format_map(mp_obj_t self, mp_obj_t mapping) {
    fields_t fields = {.mapping = mapping};
    return format_fields(self, &fields);
}
MP_DEFINE_CONST_FUN_OBJ_2(text_format_map_obj, format_map);
