// Filling up, tabs and translating.

#include "text.h"

#include "py/objtuple.h"

// The text between repeated characters for filling.
static mp_obj_t padded(mp_obj_t self, text_t text, size_t left, size_t right, text_t fill) {
    size_t count = text_add_sizes(left, right);
    if (count > (SIZE_MAX / 2 - 1 - text.len) / fill.len) {
        text_too_long();
    }
    vstr_t result;
    vstr_init_len(&result, text.len + count * fill.len);
    char *to = result.buf;
    for (size_t i = 0; i < count || i == left; i++) {
        if (i == left) {
            memcpy(to, text.data, text.len);
            to += text.len;
        }
        if (i < count) {
            memcpy(to, fill.data, fill.len);
            to += fill.len;
        }
    }
    return text_from_vstr(mp_obj_get_type(self), &result);
}

static mp_obj_t unchanged(mp_obj_t self, text_t text) {
    return mp_obj_is_exact_type(self, &mp_type_bytearray) ? text_new(&mp_type_bytearray, text.data, text.len) : self;
}

static mp_obj_t pad(size_t n_args, const mp_obj_t *args, const char *name, int weight_left, int weight_right) {
    bool is_str = text_is_exact_str(args[0]);
    mp_int_t width = text_int(args[1]);
    text_t fill = {(const byte *)" ", 1};
    if (n_args > 2) {
        if (is_str) {
            if (!text_of_str(args[2], &fill)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("The fill character must be a unicode character, not %s"),
                    mp_obj_get_type_str(args[2]));
            }
            if (text_count(fill) != 1) {
                mp_raise_TypeError(MP_ERROR_TEXT("The fill character must be exactly one character long"));
            }
        } else if ((!mp_obj_is_type(args[2], &mp_type_bytes) && !mp_obj_is_type(args[2], &mp_type_bytearray))
            || !text_of_bytes(args[2], &fill) || fill.len != 1) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() argument 2 must be a byte string of length 1, not %s"), name,
                text_type_of(args[2]));
        }
    }
    text_t text = text_of_self(args[0]);
    size_t count = is_str ? text_count(text) : text.len;
    if (width < 0 || (size_t)width <= count) {
        return unchanged(args[0], text);
    }
    size_t missing = (size_t)width - count;
    size_t left = weight_left == 0 ? 0 : weight_right == 0 ? missing : missing / 2 + (missing & (size_t)width & 1);
    return padded(args[0], text, left, missing - left, fill);
}

static mp_obj_t text_method_center(size_t n_args, const mp_obj_t *args) {
    return pad(n_args, args, "center", 1, 1);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_center_obj, 2, 3, text_method_center);

static mp_obj_t text_method_ljust(size_t n_args, const mp_obj_t *args) {
    return pad(n_args, args, "ljust", 0, 1);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_ljust_obj, 2, 3, text_method_ljust);

static mp_obj_t text_method_rjust(size_t n_args, const mp_obj_t *args) {
    return pad(n_args, args, "rjust", 1, 0);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_rjust_obj, 2, 3, text_method_rjust);

static mp_obj_t text_method_zfill(mp_obj_t self, mp_obj_t width_in) {
    mp_int_t width = text_int(width_in);
    text_t text = text_of_self(self);
    size_t count = text_is_exact_str(self) ? text_count(text) : text.len;
    if (width < 0 || (size_t)width <= count) {
        return unchanged(self, text);
    }
    size_t missing = (size_t)width - count;
    bool has_sign = text.len != 0 && (text.data[0] == '+' || text.data[0] == '-');
    vstr_t result;
    vstr_init_len(&result, text_add_sizes(text.len, missing));
    if (has_sign) {
        result.buf[0] = text.data[0];
    }
    memset(result.buf + has_sign, '0', missing);
    memcpy(result.buf + has_sign + missing, text.data + has_sign, text.len - has_sign);
    return text_from_vstr(mp_obj_get_type(self), &result);
}
MP_DEFINE_CONST_FUN_OBJ_2(text_zfill_obj, text_method_zfill);

static mp_obj_t text_method_expandtabs(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    static const mp_arg_t allowed_args[] = {
        {MP_QSTR_tabsize, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(8)}},
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed_args)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(allowed_args), allowed_args, args);
    mp_int_t size = text_int(args[0].u_obj);
    text_t text = text_of_self(pos_args[0]);
    bool is_str = text_is_exact_str(pos_args[0]);
    vstr_t result;
    vstr_init(&result, text.len + 1);
    size_t column = 0;
    for (size_t i = 0; i < text.len; i++) {
        byte c = text.data[i];
        if (c == '\t') {
            if (size > 0) {
                size_t spaces = (size_t)size - column % (size_t)size;
                text_add_sizes(result.len, spaces);
                memset(vstr_add_len(&result, spaces), ' ', spaces);
                column += spaces;
            }
        } else {
            vstr_add_byte(&result, c);
            column = c == '\n' || c == '\r' ? 0 : column + !(is_str && UTF8_IS_CONT(c));
        }
    }
    return text_from_vstr(mp_obj_get_type(pos_args[0]), &result);
}
MP_DEFINE_CONST_FUN_OBJ_KW(text_expandtabs_obj, 1, text_method_expandtabs);

// --- Translating ------------------------------------------------------------------------------------------------------

// What a table of any type has under a number, or MP_OBJ_NULL.
static mp_obj_t look_up(mp_obj_t table, mp_obj_t key) {
    if (mp_obj_is_exact_type(table, &mp_type_dict)) {
        mp_map_elem_t *entry = mp_map_lookup(mp_obj_dict_get_map(table), key, MP_MAP_LOOKUP);
        return entry == NULL ? MP_OBJ_NULL : entry->value;
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t value = mp_obj_subscr(table, key, MP_OBJ_SENTINEL);
        nlr_pop();
        return value;
    }
    mp_obj_t exception = MP_OBJ_FROM_PTR(nlr.ret_val);
    if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(exception)), MP_OBJ_FROM_PTR(&mp_type_LookupError))) {
        nlr_jump(nlr.ret_val);
    }
    return MP_OBJ_NULL;
}

static mp_obj_t str_translate(mp_obj_t self, mp_obj_t table) {
    text_t text = text_of_self(self);
    vstr_t result;
    vstr_init(&result, text.len + 1);
    mp_obj_t known[128]; // of ASCII, as they were found first
    memset(known, 0, sizeof(known));
    const byte *at = text.data, *end = text.data + text.len;
    while (at != end) {
        const byte *here = at;
        unichar c = text_next(&at);
        mp_obj_t value = c < 128 ? known[c] : MP_OBJ_NULL;
        if (value == MP_OBJ_NULL) {
            value = look_up(table, MP_OBJ_NEW_SMALL_INT(c));
            if (value == MP_OBJ_NULL) {
                value = MP_OBJ_NEW_SMALL_INT(c);
            }
            if (c < 128) {
                known[c] = value;
            }
        }
        text_t piece;
        if (mp_obj_is_small_int(value) && value == MP_OBJ_NEW_SMALL_INT(c)) {
            vstr_add_strn(&result, (const char *)here, at - here);
        } else if (value == mp_const_none) {
            continue;
        } else if (text_of_str(value, &piece)) {
            text_add_sizes(result.len, piece.len);
            vstr_add_strn(&result, (const char *)piece.data, piece.len);
        } else if (mp_obj_is_int(value)) {
            mp_int_t number = text_int_clamped(value);
            if (number < 0 || number > 0x10ffff) {
                mp_raise_ValueError(MP_ERROR_TEXT("character mapping must be in range(0x110000)"));
            }
            byte utf8[4];
            vstr_add_strn(&result, (const char *)utf8, text_put(utf8, number));
        } else {
            mp_raise_TypeError(MP_ERROR_TEXT("character mapping must return integer, None or str"));
        }
    }
    return text_from_vstr(&mp_type_str, &result);
}
MP_DEFINE_CONST_FUN_OBJ_2(text_str_translate_obj, str_translate);

static mp_obj_t bytes_translate(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    enum { ARG_table, ARG_delete };
    static const mp_arg_t allowed_args[] = {
        {MP_QSTR_, MP_ARG_OBJ | MP_ARG_REQUIRED, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_delete, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed_args)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(allowed_args), allowed_args, args);
    text_t table = {NULL, 0}, deleted = {NULL, 0};
    for (size_t i = ARG_table; i <= ARG_delete; i++) {
        mp_obj_t arg = args[i].u_obj;
        bool is_left_out = arg == MP_OBJ_NULL || (i == ARG_table && arg == mp_const_none);
        if (!is_left_out && !text_of_bytes(arg, i == ARG_table ? &table : &deleted)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(arg));
        }
    }
    if (table.data != NULL && table.len != 256) {
        mp_raise_ValueError(MP_ERROR_TEXT("translation table must be 256 characters long"));
    }
    text_t text = text_of_self(pos_args[0]);
    vstr_t result;
    vstr_init(&result, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        byte c = text.data[i];
        if (deleted.len == 0 || memchr(deleted.data, c, deleted.len) == NULL) {
            vstr_add_byte(&result, table.len == 0 ? c : table.data[c]);
        }
    }
    return text_from_vstr(mp_obj_get_type(pos_args[0]), &result);
}
MP_DEFINE_CONST_FUN_OBJ_KW(text_bytes_translate_obj, 1, bytes_translate);

static mp_obj_t bytes_maketrans(mp_obj_t from_in, mp_obj_t to_in) {
    text_t from, to;
    mp_obj_t wrong = !text_of_bytes(from_in, &from) ? from_in : !text_of_bytes(to_in, &to) ? to_in : MP_OBJ_NULL;
    if (wrong != MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(wrong));
    }
    if (from.len != to.len) {
        mp_raise_ValueError(MP_ERROR_TEXT("maketrans arguments must have same length"));
    }
    byte table[256];
    for (size_t i = 0; i < sizeof(table); i++) {
        table[i] = i;
    }
    for (size_t i = 0; i < from.len; i++) {
        table[from.data[i]] = to.data[i];
    }
    return mp_obj_new_bytes(table, sizeof(table));
}
static MP_DEFINE_CONST_FUN_OBJ_2(bytes_maketrans_obj, bytes_maketrans);
MP_DEFINE_CONST_STATICMETHOD_OBJ(text_bytes_maketrans_obj, MP_ROM_PTR(&bytes_maketrans_obj));

static NORETURN void maketrans_wants_str(const char *which, mp_obj_t arg) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("maketrans() argument %s must be str, not %s"), which, text_type_of(arg));
}

static mp_obj_t str_maketrans(size_t n_args, const mp_obj_t *args) {
    mp_obj_t table = mp_obj_new_dict(0);
    text_t from, to, none;
    if (n_args == 1) {
        mp_obj_t source = mp_obj_cast_to_native_base(args[0], MP_OBJ_FROM_PTR(&mp_type_dict));
        if (source == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("if you give only one argument to maketrans it must be a dict"));
        }
        mp_map_t *map = mp_obj_dict_get_map(source);
        for (size_t i = 0; i < map->alloc; i++) { // nothing of the guest's runs between two entries: keys are int or str
            if (!mp_map_slot_is_filled(map, i)) {
                continue;
            }
            mp_obj_t key = map->table[i].key;
            if (text_of_str(key, &from)) {
                if (text_count(from) != 1) {
                    mp_raise_ValueError(MP_ERROR_TEXT("string keys in translate table must be of length 1"));
                }
                const byte *c = from.data;
                key = MP_OBJ_NEW_SMALL_INT(text_next(&c));
            } else if (!mp_obj_is_int(key) && !mp_obj_is_bool(key)) {
                mp_raise_TypeError(MP_ERROR_TEXT("keys in translate table must be strings or integers"));
            }
            mp_obj_dict_store(table, key, map->table[i].value);
        }
        return table;
    }
    if (!text_of_str(args[0], &from)) {
        mp_raise_TypeError(MP_ERROR_TEXT("first maketrans argument must be a string if there is a second argument"));
    }
    if (!text_of_str(args[1], &to)) {
        maketrans_wants_str("2", args[1]);
    }
    if (n_args > 2 && !text_of_str(args[2], &none)) {
        maketrans_wants_str("3", args[2]);
    }
    if (text_count(from) != text_count(to)) {
        mp_raise_ValueError(MP_ERROR_TEXT("the first two maketrans arguments must have equal length"));
    }
    const byte *at = from.data, *target = to.data;
    while (at != from.data + from.len) {
        unichar c = text_next(&at);
        mp_obj_dict_store(table, MP_OBJ_NEW_SMALL_INT(c), MP_OBJ_NEW_SMALL_INT(text_next(&target)));
    }
    if (n_args > 2) {
        for (at = none.data; at != none.data + none.len;) {
            mp_obj_dict_store(table, MP_OBJ_NEW_SMALL_INT(text_next(&at)), mp_const_none);
        }
    }
    return table;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(str_maketrans_obj, 1, 3, str_maketrans);
MP_DEFINE_CONST_STATICMETHOD_OBJ(text_str_maketrans_obj, MP_ROM_PTR(&str_maketrans_obj));
