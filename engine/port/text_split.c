// Taking apart and putting together: split, splitlines, strip, join.

#include "text.h"

#include "py/objlist.h"
#include "unicode_data.h"

static inline bool is_byte_space(byte c) {
    return c == ' ' || (c >= 9 && c <= 13);
}

// Moves over characters that are space, or that are none.
static const byte *skip(const byte *at, const byte *end, bool is_str, bool space) {
    while (at != end) {
        const byte *next = at;
        bool is_space;
        if (is_str) {
            is_space = unicode_is_space(text_next(&next));
        } else {
            is_space = is_byte_space(*next++);
        }
        if (is_space != space) {
            break;
        }
        at = next;
    }
    return at;
}

static const byte *skip_back(const byte *at, const byte *start, bool is_str, bool space) {
    while (at != start) {
        const byte *before = is_str ? text_before(at) : at - 1;
        const byte *c = before;
        if ((is_str ? unicode_is_space(text_next(&c)) : is_byte_space(*before)) != space) {
            break;
        }
        at = before;
    }
    return at;
}

static void add(mp_obj_t list, const mp_obj_type_t *type, const byte *from, const byte *to) {
    mp_obj_list_append(list, text_new(type, from, to - from));
}

static void split_at_spaces(mp_obj_t list, const mp_obj_type_t *type, text_t text, size_t max) {
    bool is_str = type == &mp_type_str;
    const byte *at = text.data, *end = text.data + text.len;
    while ((at = skip(at, end, is_str, true)) != end) {
        const byte *stop = max == 0 ? end : skip(at, end, is_str, false);
        --max;
        add(list, type, at, stop);
        at = stop;
    }
}

static void split_at_spaces_back(mp_obj_t list, const mp_obj_type_t *type, text_t text, size_t max) {
    bool is_str = type == &mp_type_str;
    const byte *start = text.data, *end = text.data + text.len;
    while ((end = skip_back(end, start, is_str, true)) != start) {
        const byte *from = max == 0 ? start : skip_back(end, start, is_str, false);
        --max;
        add(list, type, from, end);
        end = from;
    }
}

static void reverse(mp_obj_t list_in) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(list_in);
    for (size_t i = 0, j = list->len; i + 1 < j; i++) {
        mp_obj_t item = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = item;
    }
}

static mp_obj_t split(mp_obj_t self, mp_obj_t separator_in, mp_int_t limit, bool last) {
    const mp_obj_type_t *type = mp_obj_get_type(self);
    size_t max = limit < 0 ? SIZE_MAX : (size_t)limit;
    text_t separator;
    if (separator_in != mp_const_none) {
        if (type == &mp_type_str ? !text_of_str(separator_in, &separator) : !text_of_bytes(separator_in, &separator)) {
            mp_raise_msg_varg(&mp_type_TypeError, type == &mp_type_str ? MP_ERROR_TEXT("must be str or None, not %s")
                : MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(separator_in));
        }
        if (separator.len == 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("empty separator"));
        }
    }
    text_t text = text_of_self(self);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    if (separator_in == mp_const_none) {
        (last ? split_at_spaces_back : split_at_spaces)(list, type, text, max);
    } else {
        const byte *found;
        while (max-- != 0 && (found = last ? text_find_last(text, separator) : text_find(text, separator)) != NULL) {
            const byte *end = text.data + text.len, *behind = found + separator.len;
            if (last) {
                add(list, type, behind, end);
                text.len = found - text.data;
            } else {
                add(list, type, text.data, found);
                text = (text_t) {behind, end - behind};
            }
        }
        add(list, type, text.data, text.data + text.len);
    }
    if (last) {
        reverse(list);
    }
    return list;
}

static mp_obj_t split_method(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args, bool last) {
    enum { ARG_sep, ARG_maxsplit };
    static const mp_arg_t allowed_args[] = {
        {MP_QSTR_sep, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
        {MP_QSTR_maxsplit, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(-1)}},
    };
    if (n_args == 1 && kw_args->used == 0) {
        return split(pos_args[0], mp_const_none, -1, last);
    }
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed_args)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(allowed_args), allowed_args, args);
    return split(pos_args[0], args[ARG_sep].u_obj, text_int(args[ARG_maxsplit].u_obj), last);
}

static mp_obj_t text_method_split(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    return split_method(n_args, pos_args, kw_args, false);
}
MP_DEFINE_CONST_FUN_OBJ_KW(text_split_obj, 1, text_method_split);

static mp_obj_t text_method_rsplit(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    return split_method(n_args, pos_args, kw_args, true);
}
MP_DEFINE_CONST_FUN_OBJ_KW(text_rsplit_obj, 1, text_method_rsplit);

// For C that takes apart names, as namedtuple does.
mp_obj_t mp_obj_str_split(size_t n_args, const mp_obj_t *args) {
    return split(args[0], n_args > 1 ? args[1] : mp_const_none, n_args > 2 ? text_int(args[2]) : -1, false);
}

static mp_obj_t text_method_splitlines(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    static const mp_arg_t allowed_args[] = {
        {MP_QSTR_keepends, MP_ARG_BOOL, {.u_bool = false}},
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed_args)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(allowed_args), allowed_args, args);
    const mp_obj_type_t *type = mp_obj_get_type(pos_args[0]);
    text_t text = text_of_self(pos_args[0]);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    const byte *line = text.data, *at = text.data, *end = text.data + text.len;
    while (at != end) {
        const byte *stop = at;
        bool is_end;
        if (type == &mp_type_str) {
            is_end = unicode_is_line_end(text_next(&at));
        } else {
            is_end = *at == '\n' || *at == '\r';
            ++at;
        }
        if (is_end || at == end) {
            if (is_end && *stop == '\r' && at != end && *at == '\n') {
                ++at;
            }
            add(list, type, line, is_end && !args[0].u_bool ? stop : at);
            line = at;
        }
    }
    return list;
}
MP_DEFINE_CONST_FUN_OBJ_KW(text_splitlines_obj, 1, text_method_splitlines);

// --- Stripping --------------------------------------------------------------------------------------------------------

enum { LEFT = 1, RIGHT = 2 };

// Whether a character is among those of a text: one that is well-formed can stand in another only as a whole.
static bool is_among(text_t characters, const byte *from, const byte *to) {
    return text_find(characters, (text_t) {from, to - from}) != NULL;
}

static mp_obj_t strip(size_t n_args, const mp_obj_t *args, const char *name, int sides) {
    bool is_str = text_is_exact_str(args[0]);
    bool spaces = n_args == 1 || args[1] == mp_const_none;
    text_t characters;
    if (!spaces && (is_str ? !text_of_str(args[1], &characters) : !text_of_bytes(args[1], &characters))) {
        if (is_str) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s arg must be None or str"), name);
        }
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(args[1]));
    }
    text_t text = text_of_self(args[0]);
    const byte *start = text.data, *end = text.data + text.len;
    if (spaces) {
        start = sides & LEFT ? skip(start, end, is_str, true) : start;
        end = sides & RIGHT ? skip_back(end, start, is_str, true) : end;
    } else {
        while (sides & LEFT && start != end) {
            const byte *next = start;
            do {
                ++next;
            } while (is_str && next != end && UTF8_IS_CONT(*next));
            if (!is_among(characters, start, next)) {
                break;
            }
            start = next;
        }
        while (sides & RIGHT && start != end) {
            const byte *before = is_str ? text_before(end) : end - 1;
            if (!is_among(characters, before, end)) {
                break;
            }
            end = before;
        }
    }
    const mp_obj_type_t *type = mp_obj_get_type(args[0]);
    if ((size_t)(end - start) == text.len && type != &mp_type_bytearray) {
        return args[0];
    }
    return text_new(type, start, end - start);
}

static mp_obj_t text_method_strip(size_t n_args, const mp_obj_t *args) {
    return strip(n_args, args, "strip", LEFT | RIGHT);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_strip_obj, 1, 2, text_method_strip);

static mp_obj_t text_method_lstrip(size_t n_args, const mp_obj_t *args) {
    return strip(n_args, args, "lstrip", LEFT);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_lstrip_obj, 1, 2, text_method_lstrip);

static mp_obj_t text_method_rstrip(size_t n_args, const mp_obj_t *args) {
    return strip(n_args, args, "rstrip", RIGHT);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_rstrip_obj, 1, 2, text_method_rstrip);

// --- Joining ----------------------------------------------------------------------------------------------------------

static text_t item_to_join(bool is_str, mp_obj_t item, size_t number) {
    text_t text;
    if (is_str ? !text_of_str(item, &text) : !text_of_bytes(item, &text)) {
        mp_raise_msg_varg(&mp_type_TypeError, is_str ? MP_ERROR_TEXT("sequence item %d: expected str instance, %s found")
            : MP_ERROR_TEXT("sequence item %d: expected a bytes-like object, %s found"), (int)number, mp_obj_get_type_str(item));
    }
    return text;
}

static bool is_iterable(mp_obj_t object) {
    const mp_obj_type_t *type = mp_obj_get_type(object);
    mp_obj_t method[2];
    if (MP_OBJ_TYPE_HAS_SLOT(type, iter) && !mp_obj_is_instance_type(type)) {
        return true;
    }
    mp_load_method_maybe(object, MP_QSTR___iter__, method);
    if (method[0] == MP_OBJ_NULL) {
        mp_load_method_maybe(object, MP_QSTR___getitem__, method);
    }
    return method[0] != MP_OBJ_NULL;
}

// Nothing below runs Python code once the items are known.
static mp_obj_t text_method_join(mp_obj_t self, mp_obj_t iterable) {
    const mp_obj_type_t *type = mp_obj_get_type(self);
    bool is_str = type == &mp_type_str;
    if (!mp_obj_is_exact_type(iterable, &mp_type_list) && !mp_obj_is_exact_type(iterable, &mp_type_tuple)) {
        if (!is_iterable(iterable)) {
            mp_raise_TypeError(MP_ERROR_TEXT("can only join an iterable"));
        }
        iterable = mp_obj_list_make_new(&mp_type_list, 1, 0, &iterable);
    }
    size_t count;
    mp_obj_t *items;
    mp_obj_get_array(iterable, &count, &items);
    text_t separator = text_of_self(self);
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        len = text_add_sizes(len, item_to_join(is_str, items[i], i).len);
        len = text_add_sizes(len, i == 0 ? 0 : separator.len);
    }
    if (count == 1 && mp_obj_get_type(items[0]) == type && type != &mp_type_bytearray) {
        return items[0];
    }
    vstr_t joined;
    vstr_init_len(&joined, len);
    char *to = joined.buf;
    for (size_t i = 0; i < count; i++) {
        if (i != 0) {
            memcpy(to, separator.data, separator.len);
            to += separator.len;
        }
        text_t text = item_to_join(is_str, items[i], i);
        memcpy(to, text.data, text.len);
        to += text.len;
    }
    return text_from_vstr(type, &joined);
}
MP_DEFINE_CONST_FUN_OBJ_2(text_join_obj, text_method_join);
