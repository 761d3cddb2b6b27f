// How str and bytes are printed, and str() itself.

#include "text.h"

#include "unicode_data.h"

static byte quote_for(text_t text) {
    return memchr(text.data, '\'', text.len) != NULL && memchr(text.data, '"', text.len) == NULL ? '"' : '\'';
}

static void print_escape(const mp_print_t *print, unichar c) {
    if (c == '\n') {
        mp_print_str(print, "\\n");
    } else if (c == '\r') {
        mp_print_str(print, "\\r");
    } else if (c == '\t') {
        mp_print_str(print, "\\t");
    } else {
        mp_printf(print, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
    }
}

typedef enum { OF_STR, OF_BYTES, OF_BYTEARRAY } kind_t;

static void print_quoted(const mp_print_t *print, text_t text, kind_t kind, bool ascii_only) {
    bool is_bytes = kind != OF_STR;
    byte quote = quote_for(text);
    print->print_strn(print->data, (const char *)&quote, 1);
    const byte *at = text.data, *end = text.data + text.len, *plain = at;
    while (at != end) {
        const byte *here = at;
        unichar c = is_bytes ? *at++ : text_next(&at);
        bool is_plain = c < 0x80 ? c >= ' ' && c < 0x7f && c != '\\' && c != quote && (kind != OF_BYTEARRAY || c != '\'') : !is_bytes && !ascii_only && unicode_is_printable(c);
        if (!is_plain) {
            if (here != plain) {
                print->print_strn(print->data, (const char *)plain, here - plain);
            }
            plain = at;
            if (c == '\\' || c == quote || c == '\'') {
                mp_printf(print, "\\%c", (int)c);
            } else {
                print_escape(print, c);
            }
        }
    }
    if (at != plain) {
        print->print_strn(print->data, (const char *)plain, at - plain);
    }
    print->print_strn(print->data, (const char *)&quote, 1);
}

void text_print_str(const mp_print_t *print, text_t text, bool ascii_only) {
    print_quoted(print, text, OF_STR, ascii_only);
}

void mp_str_print_quoted(const mp_print_t *print, const byte *data, size_t len, bool is_bytes) {
    print_quoted(print, (text_t) {data, len}, is_bytes ? OF_BYTES : OF_STR, false);
}

// Here CPython escapes ' in any case.
void text_print_bytearray(const mp_print_t *print, const byte *data, size_t len) {
    print_quoted(print, (text_t) {data, len}, OF_BYTEARRAY, false);
}

static mp_obj_t printed(mp_obj_t object, mp_print_kind_t kind) {
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 16, &print);
    mp_obj_print_helper(&print, object, kind);
    return mp_obj_new_str_from_vstr(&text);
}

mp_obj_t text_str_of(mp_obj_t object) {
    return text_is_exact_str(object) ? object : printed(object, PRINT_STR);
}

mp_obj_t text_repr_of(mp_obj_t object) {
    return printed(object, PRINT_REPR);
}

mp_obj_t text_ascii_of(mp_obj_t object) {
    mp_obj_t repr = printed(object, PRINT_REPR);
    text_t text = text_of_self(repr);
    if (text_is_ascii(text)) {
        return repr;
    }
    vstr_t result;
    mp_print_t print;
    vstr_init_print(&result, text.len + 16, &print);
    const byte *at = text.data, *end = text.data + text.len;
    while (at != end) {
        unichar c = text_next(&at);
        if (c < 0x80) {
            vstr_add_byte(&result, c);
        } else {
            print_escape(&print, c);
        }
    }
    return text_from_vstr(&mp_type_str, &result);
}

mp_obj_t mp_obj_str_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *pos_args) {
    enum { ARG_object, ARG_encoding, ARG_errors };
    static const mp_arg_t allowed_args[] = {
        {MP_QSTR_object, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_encoding, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_errors, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    };
    if (n_args == 1 && n_kw == 0) {
        return text_str_of(pos_args[0]);
    }
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed_args)];
    mp_arg_parse_all_kw_array(n_args, n_kw, pos_args, MP_ARRAY_SIZE(allowed_args), allowed_args, args);
    mp_obj_t object = args[ARG_object].u_obj;
    if (args[ARG_encoding].u_obj == MP_OBJ_NULL && args[ARG_errors].u_obj == MP_OBJ_NULL) {
        return object == MP_OBJ_NULL ? TEXT_EMPTY_STR : text_str_of(object);
    }
    text_t bytes = {(const byte *)"", 0};
    if (object != MP_OBJ_NULL && !text_of_bytes(object, &bytes)) {
        if (mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_str)) != MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("decoding str is not supported"));
        }
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("decoding to str: need a bytes-like object, %s found"), mp_obj_get_type_str(object));
    }
    return text_decode("str", bytes, object == MP_OBJ_NULL ? mp_const_empty_bytes : object, args[ARG_encoding].u_obj, args[ARG_errors].u_obj);
}
