#include "encode.h"

#include <string.h>

#include "py/objexcept.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "py/unicode.h"

#include "abi.h"
#include "cbor.h"

static void set_limits(encoder_t *encoder, size_t limit, const char *limit_name, size_t depth) {
    encoder->limit = limit;
    encoder->limit_name = limit_name;
    encoder->depth = depth;
    encoder->error = NULL;
}

void encoder_init(encoder_t *encoder, size_t limit, const char *limit_name, size_t depth) {
    vstr_init(&encoder->bytes, 64);
    set_limits(encoder, limit, limit_name, depth);
}

void encoder_init_in(encoder_t *encoder, char *room, size_t size, size_t limit, const char *limit_name, size_t depth) {
    vstr_init_fixed_buf(&encoder->bytes, size, room);
    set_limits(encoder, limit, limit_name, depth);
}

// From the room that the encoder was given to the heap, with room for `more` bytes.
static void leave_room(encoder_t *encoder, size_t more) {
    vstr_t *bytes = &encoder->bytes;
    if (bytes->fixed_buf) {
        vstr_t moved;
        vstr_init(&moved, bytes->len + more);
        vstr_add_strn(&moved, bytes->buf, bytes->len);
        *bytes = moved;
    }
}

static void fail(encoder_t *encoder, const char *error) {
    if (encoder->error == NULL) {
        encoder->error = error;
    }
}

// Room for `length` more bytes, or NULL when that is over the limit.
static char *extend(encoder_t *encoder, size_t length) {
    if (encoder->error != NULL) {
        return NULL;
    }
    if (length > encoder->limit - encoder->bytes.len) {
        fail(encoder, encoder->limit_name);
        return NULL;
    }
    if (length > encoder->bytes.alloc - encoder->bytes.len) {
        leave_room(encoder, 2 * length);
    }
    return vstr_add_len(&encoder->bytes, length);
}

static void encode_head(encoder_t *encoder, int major, uint64_t argument) {
    // Shortest form, as RFC 8949 section 4.2 wants it: the same value is always the same bytes.
    int size = argument < 24 ? 0 : argument <= UINT8_MAX ? 1 : argument <= UINT16_MAX ? 2 : argument <= UINT32_MAX ? 4 : 8;
    char *out = extend(encoder, (size_t)size + 1);
    if (out == NULL) {
        return;
    }
    int code = size == 0 ? (int)argument : size == 1 ? 24 : size == 2 ? 25 : size == 4 ? 26 : 27;
    *out++ = (char)(major << 5 | code);
    for (int i = size - 1; i >= 0; --i) {
        *out++ = (char)(argument >> (8 * i));
    }
}

static void encode_bytes(encoder_t *encoder, int major, const void *bytes, size_t length) {
    encode_head(encoder, major, length);
    encode_raw(encoder, bytes, length);
}

void encode_array(encoder_t *encoder, size_t count) {
    encode_head(encoder, CBOR_ARRAY, count);
}

void encode_map_head(encoder_t *encoder, size_t count) {
    encode_head(encoder, CBOR_MAP, count);
}

void encode_raw(encoder_t *encoder, const void *bytes, size_t length) {
    char *out = extend(encoder, length);
    if (out != NULL) {
        memcpy(out, bytes, length);
    }
}

void encode_null(encoder_t *encoder) {
    encode_head(encoder, CBOR_SIMPLE, CBOR_NULL);
}

void encode_int(encoder_t *encoder, mp_int_t value) {
    if (value >= 0) {
        encode_head(encoder, CBOR_UNSIGNED, (uint64_t)value);
    } else {
        encode_head(encoder, CBOR_NEGATIVE, (uint64_t)(-1 - (int64_t)value));
    }
}

// UTF-8 as RFC 3629 has it. The interpreter's own check lets surrogates and overlong forms pass.
static bool is_utf8(const uint8_t *text, size_t length) {
    for (const uint8_t *end = text + length; text != end;) {
        uint8_t lead = *text++;
        if (lead < 0x80) {
            continue;
        }
        size_t more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4 || (size_t)(end - text) < more) {
            return false;
        }
        // What the second byte may be rules out overlong forms, surrogates, and code points above 0x10ffff.
        uint8_t low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        uint8_t high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (*text < low || *text > high) {
            return false;
        }
        for (++text; --more != 0; ++text) {
            if ((*text & 0xc0) != 0x80) {
                return false;
            }
        }
    }
    return true;
}

void encode_text(encoder_t *encoder, const char *text, size_t length) {
    if (is_utf8((const uint8_t *)text, length)) {
        encode_bytes(encoder, CBOR_TEXT, text, length);
    } else if (utf8_check((const byte *)text, length)) {
        encode_head(encoder, CBOR_TAG, TAG_WTF8);
        encode_bytes(encoder, CBOR_BYTES, text, length);
    } else {
        encode_ascii(encoder, text, length);
    }
}

void encode_ascii(encoder_t *encoder, const char *text, size_t length) {
    encode_head(encoder, CBOR_TEXT, length);
    char *out = extend(encoder, length);
    for (size_t i = 0; out != NULL && i < length; ++i) {
        out[i] = (uint8_t)text[i] < 0x80 ? text[i] : '?';
    }
}

void encode_qstr(encoder_t *encoder, qstr text) {
    size_t length;
    const byte *bytes = qstr_data(text, &length);
    encode_text(encoder, (const char *)bytes, length);
}

void encode_float(encoder_t *encoder, mp_float_t value) {
    char *out = extend(encoder, 9);
    if (out == NULL) {
        return;
    }
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    *out++ = (char)(CBOR_SIMPLE << 5 | CBOR_DOUBLE);
    for (int shift = 56; shift >= 0; shift -= 8) {
        *out++ = (char)(bits >> shift);
    }
}

static void encode_big_int(encoder_t *encoder, mp_obj_t value) {
    const mpz_t *big = &((mp_obj_int_t *)MP_OBJ_TO_PTR(value))->mpz;
    bool negative = mpz_is_neg(big);
    // CBOR counts a negative number n as -1 - n.
    mpz_t magnitude;
    mpz_init_zero(&magnitude);
    mpz_abs_inpl(&magnitude, big);
    if (negative) {
        mpz_t one;
        mpz_init_from_int(&one, 1);
        mpz_sub_inpl(&magnitude, &magnitude, &one);
        mpz_deinit(&one);
    }
    size_t bits = mpz_max_num_bits(&magnitude);
    size_t length = (bits + 7) / 8;
    if (length > encoder->limit) {
        fail(encoder, encoder->limit_name);
    } else {
        byte *bytes = m_new(byte, length + 1);
        mpz_as_bytes(&magnitude, true, false, length, bytes);
        const byte *first = bytes;
        for (; length != 0 && *first == 0; ++first) {
            --length;
        }
        if (length <= 8) {
            uint64_t small = 0;
            for (size_t i = 0; i < length; ++i) {
                small = small << 8 | first[i];
            }
            encode_head(encoder, negative ? CBOR_NEGATIVE : CBOR_UNSIGNED, small);
        } else {
            encode_head(encoder, CBOR_TAG, negative ? TAG_NEGATIVE_BIGINT : TAG_POSITIVE_BIGINT);
            encode_bytes(encoder, CBOR_BYTES, first, length);
        }
        m_del(byte, bytes, length + 1);
    }
    mpz_deinit(&magnitude);
}

// A list's, or those of any kind of tuple: mp_obj_get_array knows no named ones.
static void get_items(mp_obj_t sequence, size_t *count, mp_obj_t **items) {
    if (mp_obj_is_exact_type(sequence, &mp_type_list)) {
        mp_obj_list_get(sequence, count, items);
    } else {
        mp_obj_tuple_get(sequence, count, items);
    }
}

static void encode_items(encoder_t *encoder, mp_obj_t sequence) {
    size_t count;
    mp_obj_t *items;
    get_items(sequence, &count, &items);
    encode_array(encoder, count);
    for (size_t i = 0; i < count && encoder->error == NULL; ++i) {
        // An item's repr may have run code that changed the list: the announced count can no longer be met.
        size_t now;
        get_items(sequence, &now, &items);
        if (now != count) {
            mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("list changed while it was copied"));
        }
        encode_value(encoder, items[i]);
    }
}

static void encode_map(encoder_t *encoder, mp_obj_t dict) {
    const mp_map_t *map = mp_obj_dict_get_map(dict);
    size_t count = map->used;
    encode_map_head(encoder, count);
    size_t sent = 0;
    for (size_t i = 0; i < map->alloc && encoder->error == NULL; ++i) {
        if (mp_map_slot_is_filled(map, i)) {
            if (sent++ == count) {
                break;
            }
            mp_obj_t value = map->table[i].value;
            encode_value(encoder, map->table[i].key);
            encode_value(encoder, value);
        }
    }
    if (encoder->error == NULL && (sent != count || map->used != count)) {
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("dict changed while it was copied"));
    }
}

static void encode_set(encoder_t *encoder, mp_obj_t set, bool frozen) {
    // Through a list: the items of a set are reachable only by iteration.
    mp_obj_t items = mp_obj_new_list(0, NULL);
    mp_obj_t iterable = mp_getiter(set, NULL);
    mp_obj_t item;
    while ((item = mp_iternext(iterable)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_list_append(items, item);
    }
    encode_head(encoder, CBOR_TAG, frozen ? TAG_FROZENSET : TAG_SET);
    encode_items(encoder, items);
}

static void encode_opaque(encoder_t *encoder, mp_obj_t value) {
    leave_room(encoder, 64);
    vstr_t repr;
    mp_print_t print;
    vstr_init_print(&repr, 32, &print);
    mp_obj_print_helper(&print, value, PRINT_REPR);
    encode_head(encoder, CBOR_TAG, TAG_OPAQUE);
    encode_array(encoder, 2);
    encode_qstr(encoder, mp_obj_get_type(value)->name);
    encode_text(encoder, repr.buf, repr.len);
    vstr_clear(&repr);
}

static void encode_exception(encoder_t *encoder, mp_obj_t value) {
    // From the native object, where they are a tuple that nothing can change: an attribute called args could be anything.
    mp_obj_t native = mp_obj_is_native_exception_instance(value) ? value
        : mp_obj_cast_to_native_base(value, MP_OBJ_FROM_PTR(&mp_type_BaseException));
    if (native == MP_OBJ_NULL || !mp_obj_is_native_exception_instance(native)) {
        encode_opaque(encoder, value);
        return;
    }
    const mp_obj_tuple_t *arguments = ((mp_obj_exception_t *)MP_OBJ_TO_PTR(native))->args;
    encode_head(encoder, CBOR_TAG, TAG_OBJECT);
    encode_array(encoder, arguments->len + 2);
    encode_text(encoder, "exception", strlen("exception"));
    encode_qstr(encoder, mp_obj_get_type(value)->name);
    for (size_t i = 0; i < arguments->len; ++i) {
        encode_value(encoder, arguments->items[i]);
    }
}

// The built-in object inside an instance of a class that extends a built-in type; otherwise the value itself.
static mp_obj_t native_value(mp_obj_t value) {
    static const mp_obj_type_t *const types[] = {
        &mp_type_int, &mp_type_float, &mp_type_str, &mp_type_bytes, &mp_type_bytearray, &mp_type_list, &mp_type_tuple,
        &mp_type_dict, &mp_type_set, &mp_type_frozenset,
    };
    if (!mp_obj_is_instance_type(mp_obj_get_type(value))) {
        return value;
    }
    for (size_t i = 0; i < MP_ARRAY_SIZE(types); ++i) {
        mp_obj_t native = mp_obj_cast_to_native_base(value, MP_OBJ_FROM_PTR(types[i]));
        // Until the built-in type's __init__ has run, something else stands in its place.
        if (native != MP_OBJ_NULL && mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(native)), MP_OBJ_FROM_PTR(types[i]))) {
            return native;
        }
    }
    return value;
}

static void encode_nested(encoder_t *encoder, mp_obj_t value) {
    const mp_obj_type_t *type = mp_obj_get_type(value);
    if (type == &mp_type_list || MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, iter) == mp_obj_tuple_getiter) {
        if (type != &mp_type_list) {
            encode_head(encoder, CBOR_TAG, TAG_TUPLE);
        }
        encode_items(encoder, value);
    } else if (mp_obj_is_dict_or_ordereddict(value)) {
        encode_map(encoder, value);
    } else if (type == &mp_type_set || type == &mp_type_frozenset) {
        encode_set(encoder, value, type == &mp_type_frozenset);
    } else if (mp_obj_is_exception_instance(value)) {
        encode_exception(encoder, value);
    } else {
        encode_opaque(encoder, value);
    }
}

void encode_value(encoder_t *encoder, mp_obj_t value) {
    if (encoder->error != NULL) {
        return;
    }
    value = native_value(value);
    if (mp_obj_is_small_int(value)) {
        encode_int(encoder, MP_OBJ_SMALL_INT_VALUE(value));
    } else if (value == mp_const_none) {
        encode_null(encoder);
    } else if (value == mp_const_false) {
        encode_head(encoder, CBOR_SIMPLE, CBOR_FALSE);
    } else if (value == mp_const_true) {
        encode_head(encoder, CBOR_SIMPLE, CBOR_TRUE);
    } else if (mp_obj_is_str(value)) {
        size_t length;
        const char *text = mp_obj_str_get_data(value, &length);
        encode_text(encoder, text, length);
    } else if (mp_obj_is_type(value, &mp_type_bytes) || mp_obj_is_type(value, &mp_type_bytearray)) {
        mp_buffer_info_t buffer;
        mp_get_buffer_raise(value, &buffer, MP_BUFFER_READ);
        encode_bytes(encoder, CBOR_BYTES, buffer.buf, buffer.len);
    } else if (mp_obj_is_float(value)) {
        encode_float(encoder, mp_obj_float_get(value));
    } else if (mp_obj_is_exact_type(value, &mp_type_int)) {
        encode_big_int(encoder, value);
    } else if (encoder->depth == 0) {
        fail(encoder, "valueDepth");
    } else {
        --encoder->depth;
        encode_nested(encoder, value);
        ++encoder->depth;
    }
}
