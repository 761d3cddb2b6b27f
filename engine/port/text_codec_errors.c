// UnicodeEncodeError and UnicodeDecodeError, and the handlers that are named by `errors`.

#include "text_codecs.h"

#include "py/objexcept.h"
#include "py/objtuple.h"

// Arguments are encoding, object, start, end and reason; of a UnicodeTranslateError the first is missing.
static bool is_a(const mp_obj_exception_t *self, const mp_obj_type_t *type) {
    return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(self->base.type), MP_OBJ_FROM_PTR(type));
}

// The argument from which `object` begins, if there are as many as there should be.
static mp_obj_t *get_args(const mp_obj_exception_t *self) {
    size_t first = is_a(self, &mp_type_UnicodeTranslateError) ? 0 : 1;
    return self->args != NULL && self->args->len == first + 4 ? self->args->items + first : NULL;
}

static void print_message(const mp_print_t *print, const mp_obj_exception_t *self) {
    const mp_obj_t *args = get_args(self);
    mp_int_t start, end;
    if (args == NULL || !text_int_maybe(args[1], &start) || !text_int_maybe(args[2], &end)) {
        mp_obj_exception_print(print, MP_OBJ_FROM_PTR(self), PRINT_STR);
        return;
    }
    bool is_decode = is_a(self, &mp_type_UnicodeDecodeError);
    bool is_translate = is_a(self, &mp_type_UnicodeTranslateError);
    const char *verb = is_decode ? "decode byte" : is_translate ? "translate character" : "encode character";
    text_t text;
    if (!is_translate) {
        mp_print_str(print, "'");
        mp_obj_print_helper(print, args[-1], PRINT_STR);
        mp_print_str(print, "' codec ");
    }
    if (start >= 0 && end > start && end - start == 1 && (is_decode ? text_of_bytes(args[0], &text) && (size_t)start < text.len
        : text_of_str(args[0], &text) && (size_t)start < text_count(text))) {
        if (is_decode) {
            mp_printf(print, "can't %s 0x%02x", verb, text.data[start]);
        } else {
            const byte *at = text.data + text_offset(text, start);
            unsigned c = text_next(&at);
            mp_printf(print, c < 0x100 ? "can't %s '\\x%02x'" : c < 0x10000 ? "can't %s '\\u%04x'" : "can't %s '\\U%08x'", verb, c);
        }
        mp_printf(print, " in position %d: ", (int)start);
    } else {
        mp_printf(print, "can't %ss in position %d-%d: ", verb, (int)start, (int)((mp_uint_t)end - 1));
    }
    mp_obj_print_helper(print, args[3], PRINT_STR);
}

static void unicode_error_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const mp_obj_exception_t *self = MP_OBJ_TO_PTR(self_in);
    mp_print_kind_t how = kind & ~PRINT_EXC_SUBCLASS;
    if (how == PRINT_REPR) {
        mp_obj_exception_print(print, self_in, kind);
        return;
    }
    if (how == PRINT_EXC) {
        if ((kind & PRINT_EXC_SUBCLASS) == 0) {
            mp_printf(print, "%q", self->base.type->name);
        }
        mp_print_str(print, ": ");
    }
    print_message(print, self);
}

static void unicode_error_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    static const qstr names[] = {MP_QSTR_encoding, MP_QSTR_object, MP_QSTR_start, MP_QSTR_end, MP_QSTR_reason};
    mp_obj_exception_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t *args = get_args(self);
    for (size_t i = 0; args != NULL && i < MP_ARRAY_SIZE(names); i++) {
        if (attr == names[i] && args + i > self->args->items) {
            mp_obj_t *arg = &args[i] - 1;
            if (dest[0] == MP_OBJ_NULL) {
                dest[0] = *arg;
            } else if (dest[1] != MP_OBJ_NULL) {
                *arg = dest[1];
                dest[0] = MP_OBJ_NULL;
            }
            return;
        }
    }
    mp_obj_exception_attr(self_in, attr, dest);
}

#define UNICODE_ERROR(name) \
    MP_DEFINE_CONST_OBJ_TYPE( \
        mp_type_##name, \
        MP_QSTR_##name, \
        MP_TYPE_FLAG_NONE, \
        make_new, mp_obj_exception_make_new, \
        print, unicode_error_print, \
        attr, unicode_error_attr, \
        parent, &mp_type_UnicodeError \
        )

UNICODE_ERROR(UnicodeEncodeError);
UNICODE_ERROR(UnicodeDecodeError);
UNICODE_ERROR(UnicodeTranslateError);

static mp_obj_t make_error(const codec_error_t *error, bool is_encoding) {
    mp_obj_t args[5] = {
        mp_obj_new_str_from_cstr(error->codec->kind == CODEC_CHARMAP ? "charmap" : error->codec->kind == CODEC_UTF_8_SIG ? "utf-8"
            : error->codec->kind == CODEC_UNICODE_ESCAPE ? "unicodeescape" : error->codec->kind == CODEC_RAW_UNICODE_ESCAPE ? "rawunicodeescape" : error->codec->name),
        error->object,
        MP_OBJ_NEW_SMALL_INT(error->start),
        MP_OBJ_NEW_SMALL_INT(error->end),
        mp_obj_new_str_from_cstr(error->reason),
    };
    return mp_obj_exception_make_new(is_encoding ? &mp_type_UnicodeEncodeError : &mp_type_UnicodeDecodeError, 5, 0, args);
}

NORETURN void text_raise_codec_error(const codec_error_t *error, bool is_encoding) {
    nlr_raise(make_error(error, is_encoding));
}

// --- Handlers ---------------------------------------------------------------------------------------------------------

static const char *const handler_names[] = {
    "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass",
};

typedef enum { STRICT, IGNORE, REPLACE, BACKSLASHREPLACE, XMLCHARREFREPLACE, SURROGATEESCAPE, SURROGATEPASS, OF_THE_GUEST } handler_t;

MP_REGISTER_ROOT_POINTER(mp_obj_t text_error_handlers); // a dict, once there are any

static handler_t find_handler(mp_obj_t errors, mp_obj_t *of_the_guest) {
    if (errors == MP_OBJ_NULL) {
        return STRICT;
    }
    text_t name = text_of_self(errors);
    for (handler_t i = 0; i < OF_THE_GUEST; i++) {
        if (strlen(handler_names[i]) == name.len && memcmp(handler_names[i], name.data, name.len) == 0) {
            return i;
        }
    }
    mp_obj_t handlers = MP_STATE_VM(text_error_handlers);
    mp_map_elem_t *found = handlers == MP_OBJ_NULL ? NULL : mp_map_lookup(mp_obj_dict_get_map(handlers), errors, MP_MAP_LOOKUP);
    if (found == NULL) {
        mp_raise_msg_varg(&mp_type_LookupError, MP_ERROR_TEXT("unknown error handler name '%s'"), (const char *)name.data);
    }
    *of_the_guest = found->value;
    return OF_THE_GUEST;
}

// Asks a handler of the guest's: the replacement, and where to go on.
static mp_obj_t ask(mp_obj_t handler, const codec_error_t *error, bool is_encoding, size_t len, size_t *go_on) {
    mp_obj_t answer = mp_call_function_1(handler, make_error(error, is_encoding));
    size_t count;
    mp_obj_t *items;
    mp_int_t position;
    if (!mp_obj_is_type(answer, &mp_type_tuple)) {
    wrong:
        mp_raise_TypeError(is_encoding ? MP_ERROR_TEXT("encoding error handler must return (str/bytes, int) tuple")
            : MP_ERROR_TEXT("decoding error handler must return (str, int) tuple"));
    }
    mp_obj_tuple_get(answer, &count, &items);
    if (count != 2 || !text_int_maybe(items[1], &position)) {
        goto wrong;
    }
    if (position < 0) {
        position += (mp_int_t)len;
    }
    if (position < 0 || (size_t)position > len) {
        mp_raise_msg_varg(&mp_type_IndexError, MP_ERROR_TEXT("position %d from error handler out of bounds"), (int)position);
    }
    *go_on = position;
    return items[0];
}

void text_handle_encoding(codec_error_t *error, text_t failed, vstr_t *bytes, vstr_t *text, size_t *go_on) {
    mp_obj_t of_the_guest = MP_OBJ_NULL;
    handler_t handler = find_handler(error->errors, &of_the_guest);
    mp_print_t print = {text, (mp_print_strn_t)vstr_add_strn};
    *go_on = error->end;
    if (handler == OF_THE_GUEST) {
        text_t replacement;
        mp_obj_t with = ask(of_the_guest, error, true, text_count(text_of_self(error->object)), go_on);
        if (text_of_str(with, &replacement)) {
            vstr_add_strn(text, (const char *)replacement.data, replacement.len);
        } else if (text_of_bytes(with, &replacement)) {
            vstr_add_strn(bytes, (const char *)replacement.data, replacement.len);
        } else {
            mp_raise_TypeError(MP_ERROR_TEXT("encoding error handler must return (str/bytes, int) tuple"));
        }
        return;
    }
    const byte *at = failed.data, *end = failed.data + failed.len;
    while (at != end) {
        unsigned c = text_next(&at);
        bool done = true;
        switch (handler) {
            case IGNORE:
                break;
            case REPLACE:
                vstr_add_byte(text, '?');
                break;
            case BACKSLASHREPLACE:
                mp_printf(&print, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
                break;
            case XMLCHARREFREPLACE:
                mp_printf(&print, "&#%u;", c);
                break;
            case SURROGATEESCAPE:
                done = c >= 0xdc80 && c <= 0xdcff;
                vstr_add_byte(bytes, c & 0xff);
                break;
            case SURROGATEPASS:
                done = c >= 0xd800 && c <= 0xdfff;
                if (error->codec->kind == CODEC_UTF_8 || error->codec->kind == CODEC_UTF_8_SIG) {
                    vstr_add_char(bytes, c);
                } else if (error->codec->kind == CODEC_UTF_16 || error->codec->kind == CODEC_UTF_32) {
                    size_t width = error->codec->kind == CODEC_UTF_16 ? 2 : 4;
                    for (size_t i = 0; i < width; i++) {
                        size_t which = error->codec->big_endian ? width - 1 - i : i;
                        vstr_add_byte(bytes, which < 2 ? c >> (8 * which) & 0xff : 0);
                    }
                } else {
                    done = false;
                }
                break;
            default:
                done = false;
        }
        if (!done) {
            text_raise_codec_error(error, true);
        }
    }
}

size_t text_handle_decoding(codec_error_t *error, text_t *all, vstr_t *to) {
    mp_obj_t of_the_guest = MP_OBJ_NULL;
    mp_print_t print = {to, (mp_print_strn_t)vstr_add_strn};
    const byte *failed = all->data + error->start;
    size_t count = error->end - error->start;
    switch (find_handler(error->errors, &of_the_guest)) {
        case IGNORE:
            return error->end;
        case REPLACE:
            vstr_add_char(to, 0xfffd);
            return error->end;
        case BACKSLASHREPLACE:
            for (size_t i = 0; i < count; i++) {
                mp_printf(&print, "\\x%02x", failed[i]);
            }
            return error->end;
        case SURROGATEESCAPE: {
            size_t i = 0;
            for (; i < count && failed[i] >= 0x80; i++) {
                vstr_add_char(to, 0xdc00 + failed[i]);
            }
            if (i != 0) {
                return error->start + i;
            }
            break;
        }
        case SURROGATEPASS: {
            codec_kind_t kind = error->codec->kind;
            size_t width = kind == CODEC_UTF_16 ? 2 : kind == CODEC_UTF_32 ? 4 : 3;
            if (all->len - error->start >= width) {
                unsigned c = 0;
                if (kind == CODEC_UTF_8 || kind == CODEC_UTF_8_SIG) {
                    if (failed[0] == 0xed && UTF8_IS_CONT(failed[1]) && UTF8_IS_CONT(failed[2])) {
                        c = 0xd000 | (failed[1] & 0x3f) << 6 | (failed[2] & 0x3f);
                    }
                } else if (kind == CODEC_UTF_16 || kind == CODEC_UTF_32) {
                    for (size_t i = 0; i < width; i++) {
                        c |= (unsigned)failed[i] << 8 * (error->codec->big_endian ? width - 1 - i : i);
                    }
                }
                if (c >= 0xd800 && c <= 0xdfff) {
                    vstr_add_char(to, c);
                    return error->start + width;
                }
            }
            break;
        }
        case OF_THE_GUEST: {
            size_t go_on;
            text_t replacement;
            mp_obj_t with = ask(of_the_guest, error, false, all->len, &go_on);
            if (!text_of_str(with, &replacement)) {
                mp_raise_TypeError(MP_ERROR_TEXT("decoding error handler must return (str, int) tuple"));
            }
            vstr_add_strn(to, (const char *)replacement.data, replacement.len);
            return go_on;
        }
        case XMLCHARREFREPLACE:
            mp_raise_TypeError(MP_ERROR_TEXT("don't know how to handle UnicodeDecodeError in error callback"));
        default:
            break;
    }
    text_raise_codec_error(error, false);
}

mp_obj_t text_register_error(mp_obj_t name, mp_obj_t handler) {
    text_t text;
    if (!text_of_str(name, &text)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("register_error() argument 1 must be str, not %s"), text_type_of(name));
    }
    if (!mp_obj_is_callable(handler)) {
        mp_raise_TypeError(MP_ERROR_TEXT("handler must be callable"));
    }
    if (MP_STATE_VM(text_error_handlers) == MP_OBJ_NULL) {
        MP_STATE_VM(text_error_handlers) = mp_obj_new_dict(1);
    }
    mp_obj_dict_store(MP_STATE_VM(text_error_handlers), text_new_str(text.data, text.len), handler);
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(text_register_error_obj, text_register_error);

static mp_obj_t registered_error(mp_obj_t name) {
    mp_obj_t handlers = MP_STATE_VM(text_error_handlers);
    mp_map_elem_t *found = handlers == MP_OBJ_NULL ? NULL : mp_map_lookup(mp_obj_dict_get_map(handlers), name, MP_MAP_LOOKUP);
    return found == NULL ? mp_const_none : found->value;
}
MP_DEFINE_CONST_FUN_OBJ_1(text_registered_error_obj, registered_error);
