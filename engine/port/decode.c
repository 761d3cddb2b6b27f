#include "decode.h"

#include <string.h>

#include "py/builtin.h"
#include "py/objint.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include "abi.h"
#include "cbor.h"

static NORETURN void malformed(const decoder_t *decoder) {
    mp_raise_msg(decoder->error, decoder->error == &mp_type_ValueError ? MP_ERROR_TEXT("malformed request")
        : MP_ERROR_TEXT("malformed reply of a host function"));
}

static void need(const decoder_t *decoder, uint64_t length) {
    if (length > (size_t)(decoder->end - decoder->next)) {
        malformed(decoder);
    }
}

typedef struct {
    int major;
    int code; // the lower five bits of the first byte
    uint64_t argument;
} head_t;

static head_t decode_head(decoder_t *decoder) {
    need(decoder, 1);
    uint8_t first = *decoder->next++;
    head_t head = {first >> 5, first & 31, first & 31};
    if (head.code >= 28) {
        malformed(decoder); // reserved, or of indefinite length
    }
    if (head.code >= 24) {
        size_t size = (size_t)1 << (head.code - 24);
        need(decoder, size);
        head.argument = 0;
        for (size_t i = 0; i < size; ++i) {
            head.argument = head.argument << 8 | *decoder->next++;
        }
    }
    return head;
}

static head_t expect(decoder_t *decoder, int major) {
    head_t head = decode_head(decoder);
    if (head.major != major) {
        malformed(decoder);
    }
    return head;
}

// The number of items, each of which takes at least one byte.
static size_t count_of(const decoder_t *decoder, head_t head, size_t bytes_each) {
    if (head.argument > (size_t)(decoder->end - decoder->next) / bytes_each) {
        malformed(decoder);
    }
    return (size_t)head.argument;
}

static const uint8_t *take(decoder_t *decoder, uint64_t length) {
    need(decoder, length);
    const uint8_t *bytes = decoder->next;
    decoder->next += length;
    return bytes;
}

size_t decode_array(decoder_t *decoder) {
    return count_of(decoder, expect(decoder, CBOR_ARRAY), 1);
}

size_t decode_map(decoder_t *decoder) {
    return count_of(decoder, expect(decoder, CBOR_MAP), 2);
}

mp_int_t decode_int(decoder_t *decoder) {
    head_t head = expect(decoder, CBOR_UNSIGNED);
    if (head.argument > INT32_MAX) {
        malformed(decoder);
    }
    return (mp_int_t)head.argument;
}

const char *decode_string(decoder_t *decoder, size_t *length) {
    head_t head = decode_head(decoder);
    if (head.major != CBOR_BYTES && head.major != CBOR_TEXT) {
        malformed(decoder);
    }
    *length = (size_t)head.argument;
    return (const char *)take(decoder, head.argument);
}

static mp_obj_t decode_big_int(decoder_t *decoder, bool negative) {
    head_t head = expect(decoder, CBOR_BYTES);
    const uint8_t *bytes = take(decoder, head.argument);
    mp_obj_t value = mp_obj_int_from_bytes_impl(true, (size_t)head.argument, bytes);
    return negative ? mp_unary_op(MP_UNARY_OP_INVERT, value) : value; // -1 - n is ~n
}

static mp_obj_t decode_list(decoder_t *decoder) {
    size_t count = decode_array(decoder);
    mp_obj_list_t *list = MP_OBJ_TO_PTR(mp_obj_new_list(count, NULL));
    // What the list holds must be valid at every moment: decoding may collect.
    for (size_t i = 0; i < count; ++i) {
        list->items[i] = mp_const_none;
    }
    for (size_t i = 0; i < count; ++i) {
        list->items[i] = decode_value(decoder);
    }
    return MP_OBJ_FROM_PTR(list);
}

static mp_obj_t decode_dict(decoder_t *decoder) {
    size_t count = decode_map(decoder);
    mp_obj_t dict = mp_obj_new_dict(count);
    for (size_t i = 0; i < count; ++i) {
        mp_obj_t key = decode_value(decoder);
        mp_obj_dict_store(dict, key, decode_value(decoder));
    }
    if (mp_obj_dict_get_map(dict)->used != count) {
        mp_raise_msg(decoder->error, MP_ERROR_TEXT("keys of a dict are equal in Python, as 1 and True are"));
    }
    return dict;
}

// Python's own exception of that name, or MP_OBJ_NULL.
static mp_obj_t exception_type(const char *text, size_t length) {
    qstr name = qstr_find_strn(text, length);
    mp_map_elem_t *entry = name == MP_QSTRnull ? NULL
        : mp_map_lookup((mp_map_t *)&mp_module_builtins_globals.map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return entry != NULL && mp_obj_is_exception_type(entry->value) ? entry->value : MP_OBJ_NULL;
}

// "Type: message", with the first argument for a message.
static mp_obj_t foreign_exception(const char *type, size_t length, const mp_obj_tuple_t *arguments) {
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, length + 32, &print);
    vstr_add_strn(&text, type, length);
    if (arguments->len != 0) {
        vstr_add_str(&text, ": ");
        mp_obj_print_helper(&print, arguments->items[0], PRINT_STR);
    }
    return mp_obj_new_exception_arg1(&mp_type_RuntimeError, mp_obj_new_str_from_vstr(&text));
}

static mp_obj_t decode_exception(decoder_t *decoder, bool any_type) {
    size_t count = decode_array(decoder);
    if (count < 2) {
        malformed(decoder);
    }
    size_t length;
    const char *text = decode_string(decoder, &length);
    if (length != strlen("exception") || memcmp(text, "exception", length) != 0) {
        malformed(decoder);
    }
    text = decode_string(decoder, &length);
    mp_obj_t type = exception_type(text, length);
    if (type == MP_OBJ_NULL && !any_type) {
        mp_raise_msg_varg(decoder->error, MP_ERROR_TEXT("no built-in exception is called '%.*s'"), (int)length, text);
    }
    mp_obj_tuple_t *arguments = MP_OBJ_TO_PTR(mp_obj_new_tuple(count - 2, NULL));
    for (size_t i = 0; i < count - 2; ++i) {
        arguments->items[i] = mp_const_none;
    }
    for (size_t i = 0; i < count - 2; ++i) {
        arguments->items[i] = decode_value(decoder);
    }
    return type == MP_OBJ_NULL ? foreign_exception(text, length, arguments)
        : mp_call_function_n_kw(type, arguments->len, 0, arguments->items);
}

static mp_obj_t decode_set(decoder_t *decoder, bool frozen) {
    mp_obj_t items = decode_list(decoder);
    size_t count = ((mp_obj_list_t *)MP_OBJ_TO_PTR(items))->len;
    const mp_obj_type_t *type = frozen ? &mp_type_frozenset : &mp_type_set;
    mp_obj_t set = mp_call_function_1(MP_OBJ_FROM_PTR(type), items);
    if (MP_OBJ_SMALL_INT_VALUE(mp_obj_len(set)) != (mp_int_t)count) {
        mp_raise_msg(decoder->error, MP_ERROR_TEXT("items of a set are equal in Python, as 1 and True are"));
    }
    return set;
}

static mp_obj_t decode_tagged(decoder_t *decoder, uint64_t tag) {
    switch (tag) {
        case TAG_POSITIVE_BIGINT:
        case TAG_NEGATIVE_BIGINT:
            return decode_big_int(decoder, tag == TAG_NEGATIVE_BIGINT);
        case TAG_WTF8: {
            size_t length;
            const char *text = decode_string(decoder, &length);
            return mp_obj_new_str_copy(&mp_type_str, (const byte *)text, length);
        }
        case TAG_TUPLE: {
            mp_obj_list_t *list = MP_OBJ_TO_PTR(decode_list(decoder));
            return mp_obj_new_tuple(list->len, list->items);
        }
        case TAG_SET:
        case TAG_FROZENSET:
            return decode_set(decoder, tag == TAG_FROZENSET);
        case TAG_OBJECT:
            return decode_exception(decoder, false);
        default:
            malformed(decoder);
    }
}

static mp_obj_t decode_simple(const decoder_t *decoder, head_t head) {
    switch (head.code) {
        case CBOR_FALSE:
            return mp_const_false;
        case CBOR_TRUE:
            return mp_const_true;
        case CBOR_NULL:
            return mp_const_none;
        case CBOR_DOUBLE: {
            double value;
            memcpy(&value, &head.argument, sizeof value);
            return mp_obj_new_float(value);
        }
        default:
            malformed(decoder);
    }
}

static mp_obj_t decode_nested(decoder_t *decoder, mp_obj_t (*decode)(decoder_t *)) {
    if (decoder->depth == 0) {
        malformed(decoder);
    }
    --decoder->depth;
    mp_obj_t value = decode(decoder);
    ++decoder->depth;
    return value;
}

mp_obj_t decode_value(decoder_t *decoder) {
    const uint8_t *start = decoder->next;
    head_t head = decode_head(decoder);
    switch (head.major) {
        case CBOR_UNSIGNED:
            return mp_obj_new_int_from_ull(head.argument);
        case CBOR_NEGATIVE:
            if (head.argument <= INT64_MAX) {
                return mp_obj_new_int_from_ll(-1 - (int64_t)head.argument);
            }
            return mp_unary_op(MP_UNARY_OP_INVERT, mp_obj_new_int_from_ull(head.argument));
        case CBOR_BYTES:
            return mp_obj_new_bytes(take(decoder, head.argument), (size_t)head.argument);
        case CBOR_TEXT:
            return mp_obj_new_str((const char *)take(decoder, head.argument), (size_t)head.argument);
        case CBOR_ARRAY:
            decoder->next = start;
            return decode_nested(decoder, decode_list);
        case CBOR_MAP:
            decoder->next = start;
            return decode_nested(decoder, decode_dict);
        case CBOR_TAG:
            if (decoder->depth == 0) {
                malformed(decoder);
            }
            --decoder->depth;
            mp_obj_t value = decode_tagged(decoder, head.argument);
            ++decoder->depth;
            return value;
        default:
            return decode_simple(decoder, head);
    }
}

void decode_end(const decoder_t *decoder) {
    if (decoder->next != decoder->end) {
        malformed(decoder);
    }
}

mp_obj_t decode_outcome(decoder_t *decoder, bool *raised) {
    if (decode_array(decoder) != 2) {
        malformed(decoder);
    }
    mp_int_t kind = decode_int(decoder);
    *raised = kind == 1;
    if (kind == 0) {
        return decode_value(decoder);
    }
    head_t head = expect(decoder, CBOR_TAG);
    if (kind != 1 || head.argument != TAG_OBJECT) {
        malformed(decoder);
    }
    return decode_exception(decoder, true);
}
