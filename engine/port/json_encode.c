// Python values to JSON, and the module _json, which the frozen module json completes.

#include "json.h"

#include "py/cstack.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "py/unicode.h"

// The containers around a value, innermost first.
typedef struct outer {
    mp_obj_t object;
    const struct outer *outer;
} outer_t;

typedef struct {
    vstr_t out;
    mp_print_t print;
    mp_obj_t hook; // for what JSON does not have
    mp_obj_t item_separator;
    mp_obj_t key_separator;
    mp_obj_t indent; // a str, or None
    bool ascii;
    bool allow_nan;
    bool sort_keys;
    bool skip_keys;
    bool check_circular;
} encoder_t;

static void add_str(encoder_t *encoder, mp_obj_t text) {
    size_t length;
    const char *bytes = mp_obj_str_get_data(text, &length);
    vstr_add_strn(&encoder->out, bytes, length);
}

static void add_escape(encoder_t *encoder, uint32_t unit) {
    vstr_printf(&encoder->out, "\\u%04x", (unsigned)unit);
}

static void encode_string(encoder_t *encoder, mp_obj_t text) {
    static const char letters[] = "\"\\\n\r\t\f\b", meanings[] = "\"\\nrtfb";
    size_t length;
    const byte *at = (const byte *)mp_obj_str_get_data(text, &length);
    const byte *end = at + length;
    vstr_t *out = &encoder->out;
    vstr_add_byte(out, '"');
    while (at < end) {
        const byte *plain = at;
        while (at < end && *at >= 0x20 && *at != '"' && *at != '\\' && (*at < 0x7f || !encoder->ascii)) {
            ++at;
        }
        vstr_add_strn(out, (const char *)plain, (size_t)(at - plain));
        if (at == end) {
            break;
        }
        if (*at < 0x80) {
            const char *letter = *at == 0 ? NULL : strchr(letters, *at);
            if (letter != NULL) {
                vstr_add_byte(out, '\\');
                vstr_add_byte(out, (byte)meanings[letter - letters]);
            } else {
                add_escape(encoder, *at);
            }
            ++at;
            continue;
        }
        uint32_t character = utf8_get_char(at);
        at += character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
        if (character >= 0x10000) {
            add_escape(encoder, 0xd800 + ((character - 0x10000) >> 10));
            character = 0xdc00 + (character & 0x3ff);
        }
        add_escape(encoder, character);
    }
    vstr_add_byte(out, '"');
}

static void encode_float(encoder_t *encoder, mp_obj_t object) {
    mp_float_t value = mp_obj_float_get(object);
    if (isfinite(value)) {
        mp_obj_print_helper(&encoder->print, object, PRINT_REPR);
        return;
    }
    if (!encoder->allow_nan) {
        mp_raise_ValueError(MP_ERROR_TEXT("Out of range float values are not JSON compliant"));
    }
    vstr_add_str(&encoder->out, isnan(value) ? "NaN" : value < 0 ? "-Infinity" : "Infinity");
}

// The object itself, or what an instance of a guest's class derived from the type is inside; NULL for any other.
static mp_obj_t as_type(mp_obj_t object, const mp_obj_type_t *type) {
    if (mp_obj_is_exact_type(object, type)) {
        return object;
    }
    return mp_obj_is_instance_type(mp_obj_get_type(object)) ? mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(type)) : MP_OBJ_NULL;
}

// What has a spelling without brackets. False for anything else.
static bool encode_scalar(encoder_t *encoder, mp_obj_t object) {
    mp_obj_t native;
    if (object == mp_const_none) {
        vstr_add_str(&encoder->out, "null");
    } else if (mp_obj_is_bool(object)) {
        vstr_add_str(&encoder->out, object == mp_const_true ? "true" : "false");
    } else if (mp_obj_is_small_int(object) || (native = as_type(object, &mp_type_int)) != MP_OBJ_NULL) {
        mp_obj_print_helper(&encoder->print, mp_obj_is_small_int(object) ? object : native, PRINT_REPR);
    } else if ((native = as_type(object, &mp_type_float)) != MP_OBJ_NULL) {
        encode_float(encoder, native);
    } else {
        return false;
    }
    return true;
}

// Named tuples are tuples inside, too.
static bool is_tuple(mp_obj_t object) {
    return mp_obj_is_obj(object) && (void *)MP_OBJ_TYPE_GET_SLOT_OR_NULL(mp_obj_get_type(object), iter) == (void *)mp_obj_tuple_getiter;
}

static mp_obj_t as_str(mp_obj_t object) {
    return mp_obj_is_str(object) ? object : as_type(object, &mp_type_str);
}

static void new_line(encoder_t *encoder, size_t level) {
    if (encoder->indent != mp_const_none) {
        vstr_add_byte(&encoder->out, '\n');
        for (; level > 0; --level) {
            add_str(encoder, encoder->indent);
        }
    }
}

static void encode_value(encoder_t *encoder, mp_obj_t object, size_t level, const outer_t *outer);

// False when the key, and its value, is to be left out.
static bool encode_key(encoder_t *encoder, mp_obj_t key) {
    mp_obj_t text = as_str(key);
    if (text != MP_OBJ_NULL) {
        encode_string(encoder, text);
        return true;
    }
    size_t before = encoder->out.len;
    vstr_add_byte(&encoder->out, '"');
    if (!encode_scalar(encoder, key)) {
        if (!encoder->skip_keys) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("keys must be str, int, float, bool or None, not %s"), mp_obj_get_type_str(key));
        }
        encoder->out.len = before;
        return false;
    }
    vstr_add_byte(&encoder->out, '"');
    return true;
}

static void encode_dict(encoder_t *encoder, mp_obj_t dict, size_t level, const outer_t *outer) {
    mp_obj_t method[2];
    mp_load_method(dict, MP_QSTR_items, method);
    // A copy: what a hook does to the dict changes nothing here.
    mp_obj_t items = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_list), mp_call_method_n_kw(0, 0, method));
    if (encoder->sort_keys) {
        mp_obj_list_sort(1, &items, (mp_map_t *)&mp_const_empty_map);
    }
    vstr_add_byte(&encoder->out, '{');
    bool first = true;
    for (size_t i = 0; i < ((mp_obj_list_t *)MP_OBJ_TO_PTR(items))->len; ++i) {
        mp_obj_t *item;
        mp_obj_get_array_fixed_n(((mp_obj_list_t *)MP_OBJ_TO_PTR(items))->items[i], 2, &item);
        size_t before = encoder->out.len;
        if (!first) {
            add_str(encoder, encoder->item_separator);
        }
        new_line(encoder, level + 1);
        if (!encode_key(encoder, item[0])) {
            encoder->out.len = before;
            continue;
        }
        first = false;
        add_str(encoder, encoder->key_separator);
        encode_value(encoder, item[1], level + 1, outer);
    }
    if (!first) {
        new_line(encoder, level);
    }
    vstr_add_byte(&encoder->out, '}');
}

// A list may change meanwhile: a hook may run Python.
static void encode_sequence(encoder_t *encoder, mp_obj_t sequence, size_t level, const outer_t *outer) {
    vstr_add_byte(&encoder->out, '[');
    for (size_t i = 0;; ++i) {
        size_t length;
        mp_obj_t *items;
        if (mp_obj_is_exact_type(sequence, &mp_type_list)) {
            mp_obj_get_array(sequence, &length, &items);
        } else {
            mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(sequence);
            length = tuple->len;
            items = tuple->items;
        }
        if (i >= length) {
            if (i > 0) {
                new_line(encoder, level);
            }
            break;
        }
        if (i > 0) {
            add_str(encoder, encoder->item_separator);
        }
        new_line(encoder, level + 1);
        encode_value(encoder, items[i], level + 1, outer);
    }
    vstr_add_byte(&encoder->out, ']');
}

static void encode_value(encoder_t *encoder, mp_obj_t object, size_t level, const outer_t *outer) {
    mp_cstack_check();
    mp_obj_t native = as_str(object);
    if (native != MP_OBJ_NULL) {
        encode_string(encoder, native);
        return;
    }
    if (encode_scalar(encoder, object)) {
        return;
    }
    if (encoder->check_circular) {
        for (const outer_t *around = outer; around != NULL; around = around->outer) {
            if (around->object == object) {
                mp_raise_ValueError(MP_ERROR_TEXT("Circular reference detected"));
            }
        }
    }
    outer_t inner = {object, outer};
    if ((native = as_type(object, &mp_type_list)) != MP_OBJ_NULL || is_tuple(native = object)
        || (native = as_type(object, &mp_type_tuple)) != MP_OBJ_NULL) {
        encode_sequence(encoder, native, level, &inner);
    } else if (mp_obj_is_dict_or_ordereddict(object) || as_type(object, &mp_type_dict) != MP_OBJ_NULL) {
        encode_dict(encoder, object, level, &inner);
    } else {
        encode_value(encoder, mp_call_function_1(encoder->hook, object), level, &inner);
    }
}

// encode(value, default, item_separator, key_separator, indent, ensure_ascii, allow_nan, sort_keys, skipkeys, check_circular)
static mp_obj_t json_encode(size_t count, const mp_obj_t *args) {
    (void)count;
    encoder_t encoder = {
        .hook = args[1], .item_separator = args[2], .key_separator = args[3], .indent = args[4], .ascii = mp_obj_is_true(args[5]),
        .allow_nan = mp_obj_is_true(args[6]), .sort_keys = mp_obj_is_true(args[7]), .skip_keys = mp_obj_is_true(args[8]),
        .check_circular = mp_obj_is_true(args[9]),
    };
    vstr_init_print(&encoder.out, 64, &encoder.print);
    encode_value(&encoder, args[0], 0, NULL);
    return mp_obj_new_str_from_utf8_vstr(&encoder.out);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(json_encode_obj, 10, 10, json_encode);

static const mp_rom_map_elem_t json_names_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__json)},
    {MP_ROM_QSTR(MP_QSTR_encode), MP_ROM_PTR(&json_encode_obj)},
    {MP_ROM_QSTR(MP_QSTR_decode), MP_ROM_PTR(&json_decode_obj)},
};
static MP_DEFINE_CONST_DICT(json_names, json_names_table);

const mp_obj_module_t json_module = {{&mp_type_module}, (mp_obj_dict_t *)&json_names};
MP_REGISTER_MODULE(MP_QSTR__json, json_module);
