// Finding and replacing in str, bytes and bytearray.

#include "text.h"

const byte *text_find(text_t in, text_t what) {
    if (what.len > in.len) {
        return NULL;
    }
    if (what.len == 0) {
        return in.data;
    }
    const byte *at = in.data, *last = in.data + (in.len - what.len);
    while (at <= last && (at = memchr(at, what.data[0], last - at + 1)) != NULL) {
        if (memcmp(at + 1, what.data + 1, what.len - 1) == 0) {
            return at;
        }
        ++at;
    }
    return NULL;
}

const byte *text_find_last(text_t in, text_t what) {
    if (what.len > in.len) {
        return NULL;
    }
    for (const byte *at = in.data + (in.len - what.len);; --at) {
        if (what.len == 0 || (*at == what.data[0] && memcmp(at, what.data, what.len) == 0)) {
            return at;
        }
        if (at == in.data) {
            return NULL;
        }
    }
}

size_t text_occurrences(text_t in, text_t what, size_t max) {
    size_t count = 0;
    for (const byte *at; count != max && (at = text_find(in, what)) != NULL; count++) {
        at += what.len;
        in.len -= at - in.data;
        in.data = at;
    }
    return count;
}

// The methods of bytes also take a number for one byte.
typedef struct {
    text_t text;
    byte one;
} needle_t;

static void get_needle(mp_obj_t self, mp_obj_t arg, needle_t *needle) {
    if (text_is_exact_str(self)) {
        if (!text_of_str(arg, &needle->text)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("must be str, not %s"), mp_obj_get_type_str(arg));
        }
    } else if (!text_of_bytes(arg, &needle->text)) {
        mp_int_t value;
        if (!text_int_maybe(arg, &value)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("argument should be integer or bytes-like object, not '%s'"),
                mp_obj_get_type_str(arg));
        }
        if (value < 0 || value > 255) {
            mp_raise_ValueError(MP_ERROR_TEXT("byte must be in range(0, 256)"));
        }
        needle->one = value;
        needle->text = (text_t) {&needle->one, 1};
    }
}

static mp_obj_t find(size_t n_args, const mp_obj_t *args, bool last, bool must) {
    text_t part;
    size_t first;
    bool is_part = text_bounds(args[0], n_args - 2, args + 2, &part, &first);
    needle_t needle;
    get_needle(args[0], args[1], &needle);
    const byte *at = !is_part ? NULL : last ? text_find_last(part, needle.text) : text_find(part, needle.text);
    if (at != NULL) {
        if (text_is_exact_str(args[0])) {
            text_t self = text_of_self(args[0]);
            return MP_OBJ_NEW_SMALL_INT(text_index(self, at - self.data));
        }
        return MP_OBJ_NEW_SMALL_INT(first + (at - part.data));
    }
    if (must) {
        mp_raise_ValueError(text_is_exact_str(args[0]) ? MP_ERROR_TEXT("substring not found") : MP_ERROR_TEXT("subsection not found"));
    }
    return MP_OBJ_NEW_SMALL_INT(-1);
}

static mp_obj_t text_method_find(size_t n_args, const mp_obj_t *args) {
    return find(n_args, args, false, false);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_find_obj, 2, 4, text_method_find);

static mp_obj_t text_method_rfind(size_t n_args, const mp_obj_t *args) {
    return find(n_args, args, true, false);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_rfind_obj, 2, 4, text_method_rfind);

static mp_obj_t text_method_index(size_t n_args, const mp_obj_t *args) {
    return find(n_args, args, false, true);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_index_obj, 2, 4, text_method_index);

static mp_obj_t text_method_rindex(size_t n_args, const mp_obj_t *args) {
    return find(n_args, args, true, true);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_rindex_obj, 2, 4, text_method_rindex);

static mp_obj_t text_method_count(size_t n_args, const mp_obj_t *args) {
    text_t part;
    size_t first;
    bool is_part = text_bounds(args[0], n_args - 2, args + 2, &part, &first);
    needle_t needle;
    get_needle(args[0], args[1], &needle);
    if (!is_part) {
        return MP_OBJ_NEW_SMALL_INT(0);
    }
    if (needle.text.len == 0) {
        return MP_OBJ_NEW_SMALL_INT((text_is_exact_str(args[0]) ? text_count(part) : part.len) + 1);
    }
    return MP_OBJ_NEW_SMALL_INT(text_occurrences(part, needle.text, SIZE_MAX));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_count_obj, 2, 4, text_method_count);

static bool has_affix(mp_obj_t self, text_t part, bool is_part, mp_obj_t affix_in, bool at_end, bool in_tuple) {
    text_t affix;
    bool is_str = text_is_exact_str(self);
    if (is_str ? !text_of_str(affix_in, &affix) : !text_of_bytes(affix_in, &affix)) {
        if (in_tuple && !is_str) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(affix_in));
        }
        const char *kind = is_str ? "str" : "bytes";
        const char *name = at_end ? "endswith" : "startswith";
        if (in_tuple) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("tuple for %s must only contain %s, not %s"), name, kind,
                mp_obj_get_type_str(affix_in));
        }
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s first arg must be %s or a tuple of %s, not %s"), name, kind, kind,
            mp_obj_get_type_str(affix_in));
    }
    return is_part && affix.len <= part.len && memcmp(part.data + (at_end ? part.len - affix.len : 0), affix.data, affix.len) == 0;
}

static mp_obj_t starts_or_ends(size_t n_args, const mp_obj_t *args, bool at_end) {
    text_t part;
    size_t first;
    bool is_part = text_bounds(args[0], n_args - 2, args + 2, &part, &first);
    mp_obj_t tuple = mp_obj_cast_to_native_base(args[1], MP_OBJ_FROM_PTR(&mp_type_tuple));
    if (tuple == MP_OBJ_NULL) {
        return mp_obj_new_bool(has_affix(args[0], part, is_part, args[1], at_end, false));
    }
    size_t count;
    mp_obj_t *items;
    mp_obj_tuple_get(tuple, &count, &items);
    for (size_t i = 0; i < count; i++) {
        if (has_affix(args[0], part, is_part, items[i], at_end, true)) {
            return mp_const_true;
        }
    }
    return mp_const_false;
}

static mp_obj_t text_method_startswith(size_t n_args, const mp_obj_t *args) {
    return starts_or_ends(n_args, args, false);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_startswith_obj, 2, 4, text_method_startswith);

static mp_obj_t text_method_endswith(size_t n_args, const mp_obj_t *args) {
    return starts_or_ends(n_args, args, true);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_endswith_obj, 2, 4, text_method_endswith);

// An argument of the same kind as self.
static text_t same_kind(mp_obj_t self, mp_obj_t arg, const char *before) {
    text_t text;
    if (text_is_exact_str(self)) {
        if (!text_of_str(arg, &text)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%smust be str, not %s"), before,
                before[0] == 0 ? mp_obj_get_type_str(arg) : text_type_of(arg));
        }
    } else if (!text_of_bytes(arg, &text)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(arg));
    }
    return text;
}

// Of a bytearray every method makes a new one.
static mp_obj_t unchanged(mp_obj_t self) {
    if (mp_obj_is_exact_type(self, &mp_type_bytearray)) {
        text_t text = text_of_self(self);
        return text_new(&mp_type_bytearray, text.data, text.len);
    }
    return self;
}

static mp_obj_t remove_affix(mp_obj_t self, mp_obj_t affix_in, bool at_end) {
    text_t affix = same_kind(self, affix_in, at_end ? "removesuffix() argument " : "removeprefix() argument ");
    text_t text = text_of_self(self);
    if (affix.len == 0 || affix.len > text.len || memcmp(text.data + (at_end ? text.len - affix.len : 0), affix.data, affix.len) != 0) {
        return unchanged(self);
    }
    return text_new(mp_obj_get_type(self), text.data + (at_end ? 0 : affix.len), text.len - affix.len);
}

static mp_obj_t text_method_removeprefix(mp_obj_t self, mp_obj_t prefix) {
    return remove_affix(self, prefix, false);
}
MP_DEFINE_CONST_FUN_OBJ_2(text_removeprefix_obj, text_method_removeprefix);

static mp_obj_t text_method_removesuffix(mp_obj_t self, mp_obj_t suffix) {
    return remove_affix(self, suffix, true);
}
MP_DEFINE_CONST_FUN_OBJ_2(text_removesuffix_obj, text_method_removesuffix);

static mp_obj_t text_method_replace(size_t n_args, const mp_obj_t *args) {
    mp_int_t limit = n_args > 3 ? text_int(args[3]) : -1;
    size_t max = limit < 0 ? SIZE_MAX : (size_t)limit;
    text_t old = same_kind(args[0], args[1], "replace() argument 1 ");
    text_t new = same_kind(args[0], args[2], "replace() argument 2 ");
    text_t text = text_of_self(args[0]);
    bool is_str = text_is_exact_str(args[0]);
    size_t count;
    if (old.len == 0) { // matches before each character and at the end
        count = (is_str ? text_count(text) : text.len) + 1;
        count = MIN(count, max);
    } else {
        count = text_occurrences(text, old, max);
    }
    if (count == 0) {
        return unchanged(args[0]);
    }
    size_t left = text.len - count * old.len;
    if (new.len > (SIZE_MAX / 2 - 1 - left) / count) {
        text_too_long();
    }
    vstr_t result;
    vstr_init_len(&result, left + count * new.len);
    byte *to = (byte *)result.buf;
    const byte *at = text.data, *end = text.data + text.len;
    for (; count != 0; count--) {
        const byte *found = at;
        if (old.len != 0) {
            found = text_find((text_t) {at, end - at}, old);
            memcpy(to, at, found - at);
            to += found - at;
        }
        memcpy(to, new.data, new.len);
        to += new.len;
        at = found + old.len;
        if (old.len == 0 && count != 1) {
            do {
                *to++ = *at++;
            } while (is_str && at != end && UTF8_IS_CONT(*at));
        }
    }
    memcpy(to, at, end - at);
    return text_from_vstr(mp_obj_get_type(args[0]), &result);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_replace_obj, 3, 4, text_method_replace);

static mp_obj_t partition(mp_obj_t self, mp_obj_t separator_in, bool last) {
    text_t separator = same_kind(self, separator_in, "");
    if (separator.len == 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("empty separator"));
    }
    text_t text = text_of_self(self);
    const byte *at = last ? text_find_last(text, separator) : text_find(text, separator);
    const mp_obj_type_t *type = mp_obj_get_type(self);
    mp_obj_t parts[3];
    if (at == NULL) {
        for (size_t i = 0; i < 3; i++) {
            parts[i] = i == (last ? 2 : 0) ? unchanged(self) : text_new(type, text.data, 0);
        }
    } else {
        const byte *behind = at + separator.len;
        parts[0] = text_new(type, text.data, at - text.data);
        parts[1] = mp_obj_get_type(separator_in) == type && type != &mp_type_bytearray ? separator_in : text_new(type, at, separator.len);
        parts[2] = text_new(type, behind, text.data + text.len - behind);
    }
    return mp_obj_new_tuple(3, parts);
}

static mp_obj_t text_method_partition(mp_obj_t self, mp_obj_t separator) {
    return partition(self, separator, false);
}
MP_DEFINE_CONST_FUN_OBJ_2(text_partition_obj, text_method_partition);

static mp_obj_t text_method_rpartition(mp_obj_t self, mp_obj_t separator) {
    return partition(self, separator, true);
}
MP_DEFINE_CONST_FUN_OBJ_2(text_rpartition_obj, text_method_rpartition);
