// Making bytes and bytearray, and what they have that str has not.

#include "text.h"

#include "text_bytes.h"

static NORETURN void not_a_byte(bool is_bytearray) {
    mp_raise_ValueError(is_bytearray ? MP_ERROR_TEXT("byte must be in range(0, 256)") : MP_ERROR_TEXT("bytes must be in range(0, 256)"));
}

byte text_byte_of(mp_obj_t object, bool is_bytearray) {
    mp_int_t value = text_int_clamped(object);
    if (value < 0 || value > 255) {
        not_a_byte(is_bytearray);
    }
    return value;
}

// The bytes of an iterable's numbers; false if it is none.
bool text_bytes_of_iterable(mp_obj_t source, bool is_bytearray, vstr_t *result) {
    const mp_obj_type_t *type = mp_obj_get_type(source);
    mp_obj_t method[2];
    mp_load_method_maybe(source, MP_QSTR___iter__, method);
    if (method[0] == MP_OBJ_NULL && (!MP_OBJ_TYPE_HAS_SLOT(type, iter) || mp_obj_is_instance_type(type))) {
        mp_load_method_maybe(source, MP_QSTR___getitem__, method);
        if (method[0] == MP_OBJ_NULL) {
            return false;
        }
    }
    vstr_init(result, 16);
    mp_obj_iter_buf_t buffer;
    mp_obj_t iterator = mp_getiter(source, &buffer);
    mp_obj_t item;
    while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        vstr_add_byte(result, text_byte_of(item, is_bytearray));
    }
    return true;
}

static mp_obj_t of_type(const mp_obj_type_t *type, mp_obj_t bytes) {
    if (type == &mp_type_bytes) {
        return bytes;
    }
    text_t text = text_of_self(bytes);
    return text_new(type, text.data, text.len);
}

// Of both types, as type says.
static mp_obj_t make_bytes(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *pos_args) {
    enum { ARG_source, ARG_encoding, ARG_errors };
    static const mp_arg_t allowed_args[] = {
        {MP_QSTR_source, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_encoding, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_errors, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed_args)];
    mp_arg_parse_all_kw_array(n_args, n_kw, pos_args, MP_ARRAY_SIZE(allowed_args), allowed_args, args);
    mp_obj_t source = args[ARG_source].u_obj, encoding = args[ARG_encoding].u_obj, errors = args[ARG_errors].u_obj;
    if (source == MP_OBJ_NULL) {
        if (encoding != MP_OBJ_NULL || errors != MP_OBJ_NULL) {
            mp_raise_TypeError(encoding != MP_OBJ_NULL ? MP_ERROR_TEXT("encoding without a string argument")
                : MP_ERROR_TEXT("errors without a string argument"));
        }
        return text_new(type, (const byte *)"", 0);
    }
    text_t text;
    if (text_of_str(source, &text)) {
        if (encoding == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("string argument without an encoding"));
        }
        return of_type(type, text_encode(type == &mp_type_bytes ? "bytes" : "bytearray", mp_obj_cast_to_native_base(source, MP_OBJ_FROM_PTR(&mp_type_str)), encoding, errors));
    }
    if (encoding != MP_OBJ_NULL || errors != MP_OBJ_NULL) {
        mp_raise_TypeError(encoding != MP_OBJ_NULL ? MP_ERROR_TEXT("encoding without a string argument")
            : MP_ERROR_TEXT("errors without a string argument"));
    }
    if (type == &mp_type_bytes) {
        if (mp_obj_is_exact_type(source, &mp_type_bytes)) {
            return source;
        }
        if (mp_obj_is_instance_type(mp_obj_get_type(source))) {
            mp_obj_t method[2];
            mp_load_method_maybe(source, MP_QSTR___bytes__, method);
            if (method[0] != MP_OBJ_NULL) {
                mp_obj_t bytes = mp_call_method_n_kw(0, 0, method);
                if (!mp_obj_is_type(bytes, &mp_type_bytes)) {
                    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__bytes__ returned non-bytes (type %s)"), mp_obj_get_type_str(bytes));
                }
                return bytes;
            }
        }
    }
    if (text_of_bytes(source, &text)) {
        return text_new(type, text.data, text.len);
    }
    vstr_t result;
    mp_int_t count;
    if (text_int_maybe(source, &count)) {
        if (count < 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("negative count"));
        }
        vstr_init_len(&result, count);
        memset(result.buf, 0, count);
    } else if (!text_bytes_of_iterable(source, type == &mp_type_bytearray, &result)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot convert '%s' object to %q"), mp_obj_get_type_str(source), type->name);
    }
    return text_from_vstr(type, &result);
}

mp_obj_t text_bytes_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    return make_bytes(&mp_type_bytes, n_args, n_kw, args);
}

mp_obj_t text_bytearray_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    return make_bytes(&mp_type_bytearray, n_args, n_kw, args);
}

// --- Hexadecimal ------------------------------------------------------------------------------------------------------

static mp_obj_t text_method_hex(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    enum { ARG_sep, ARG_bytes_per_sep };
    static const mp_arg_t allowed_args[] = {
        {MP_QSTR_sep, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_bytes_per_sep, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(1)}},
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed_args)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(allowed_args), allowed_args, args);
    mp_int_t group = text_int(args[ARG_bytes_per_sep].u_obj);
    text_t separator = {NULL, 0}, bytes;
    if (args[ARG_sep].u_obj != MP_OBJ_NULL) {
        mp_obj_t sep = args[ARG_sep].u_obj;
        if (!text_of_str(sep, &separator) && !(mp_obj_is_type(sep, &mp_type_bytes) && text_of_bytes(sep, &separator))) {
            mp_obj_len(sep); // says of most others that they have none
            mp_raise_TypeError(MP_ERROR_TEXT("sep must be str or bytes."));
        }
        if ((mp_obj_is_str(sep) ? text_count(separator) : separator.len) != 1) {
            mp_raise_ValueError(MP_ERROR_TEXT("sep must be length 1."));
        }
        if (separator.data[0] >= 0x80) {
            mp_raise_ValueError(MP_ERROR_TEXT("sep must be ASCII."));
        }
    }
    text_of_bytes(pos_args[0], &bytes);
    bool from_left = group < 0;
    size_t every = separator.len == 0 ? 0 : from_left ? 0u - (size_t)group : (size_t)group;
    size_t separators = every == 0 || bytes.len == 0 ? 0 : (bytes.len - 1) / every;
    vstr_t result;
    vstr_init_len(&result, text_add_sizes(text_add_sizes(bytes.len, bytes.len), separators));
    char *to = result.buf;
    for (size_t i = 0; i < bytes.len; i++) {
        if (separators != 0 && i != 0 && (from_left ? i : bytes.len - i) % every == 0) {
            *to++ = separator.data[0];
        }
        *to++ = "0123456789abcdef"[bytes.data[i] >> 4];
        *to++ = "0123456789abcdef"[bytes.data[i] & 15];
    }
    return text_from_vstr(&mp_type_str, &result);
}
MP_DEFINE_CONST_FUN_OBJ_KW(text_hex_obj, 1, text_method_hex);

static int hex_digit(byte c) {
    if ((byte)(c - '0') < 10) {
        return c - '0';
    }
    c |= 0x20;
    return (byte)(c - 'a') < 6 ? c - 'a' + 10 : -1;
}

static mp_obj_t text_method_fromhex(mp_obj_t type, mp_obj_t digits_in) {
    text_t digits;
    if (!text_of_str(digits_in, &digits)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("fromhex() argument must be str, not %s"), text_type_of(digits_in));
    }
    vstr_t result;
    vstr_init(&result, digits.len / 2 + 1);
    for (size_t i = 0; i < digits.len;) {
        byte c = digits.data[i];
        if (c == ' ' || (c >= 9 && c <= 13)) {
            i++;
            continue;
        }
        int high = hex_digit(c);
        int low = high >= 0 && ++i < digits.len ? hex_digit(digits.data[i]) : -1;
        if (low < 0) {
            mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("non-hexadecimal number found in fromhex() arg at position %d"),
                (int)text_index(digits, i));
        }
        vstr_add_byte(&result, high << 4 | low);
        i++;
    }
    bool is_bytearray = mp_obj_is_subclass_fast(type, MP_OBJ_FROM_PTR(&mp_type_bytearray));
    mp_obj_t bytes = text_from_vstr(is_bytearray ? &mp_type_bytearray : &mp_type_bytes, &result);
    if (mp_obj_is_instance_type((const mp_obj_type_t *)MP_OBJ_TO_PTR(type))) {
        return mp_call_function_1(type, bytes);
    }
    return bytes;
}
static MP_DEFINE_CONST_FUN_OBJ_2(fromhex_obj, text_method_fromhex);
MP_DEFINE_CONST_CLASSMETHOD_OBJ(text_fromhex_obj, MP_ROM_PTR(&fromhex_obj));

// --- Encoding and decoding --------------------------------------------------------------------------------------------

static const mp_arg_t codec_args[] = {
    {MP_QSTR_encoding, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    {MP_QSTR_errors, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
};

static mp_obj_t text_method_encode(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    mp_arg_val_t args[MP_ARRAY_SIZE(codec_args)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(codec_args), codec_args, args);
    return text_encode("encode", pos_args[0], args[0].u_obj, args[1].u_obj);
}
MP_DEFINE_CONST_FUN_OBJ_KW(text_encode_obj, 1, text_method_encode);

static mp_obj_t text_method_decode(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    mp_arg_val_t args[MP_ARRAY_SIZE(codec_args)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(codec_args), codec_args, args);
    return text_decode("decode", text_of_self(pos_args[0]), pos_args[0], args[0].u_obj, args[1].u_obj);
}
MP_DEFINE_CONST_FUN_OBJ_KW(text_decode_obj, 1, text_method_decode);
