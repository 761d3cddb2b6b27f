// Operators and subscripts of str and bytes; those of bytearray that make a new one.

#include "text.h"

#include "py/objtuple.h"

#include "text_bytes.h"
#include "text_percent.h"

// Another operand that could have a method of its own for the operation is asked by the caller when this returns.
static bool has_reverse(mp_obj_t object, qstr method) {
    if (!mp_obj_is_instance_type(mp_obj_get_type(object))) {
        return false;
    }
    mp_obj_t found[2];
    mp_load_method_maybe(object, method, found);
    return found[0] != MP_OBJ_NULL;
}

static mp_obj_t multiply(mp_obj_t self, mp_obj_t factor) {
    mp_int_t n;
    const mp_obj_type_t *type = mp_obj_get_type(self);
    if (!text_int_maybe(factor, &n)) {
        if (has_reverse(factor, MP_QSTR___rmul__)) {
            return MP_OBJ_NULL;
        }
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't multiply sequence by non-int of type '%s'"), mp_obj_get_type_str(factor));
    }
    text_t text = text_of_self(self);
    if (n <= 0 || text.len == 0) {
        return text_new(type, text.data, 0);
    }
    if (n == 1 && type != &mp_type_bytearray) {
        return self;
    }
    if ((size_t)n > (SIZE_MAX / 2 - 1) / text.len) {
        text_too_long();
    }
    vstr_t result;
    vstr_init_len(&result, text.len * (size_t)n);
    memcpy(result.buf, text.data, text.len);
    for (size_t done = text.len; done != result.len;) {
        size_t more = MIN(done, result.len - done);
        memcpy(result.buf + done, result.buf, more);
        done += more;
    }
    return text_from_vstr(type, &result);
}

static mp_obj_t add(mp_obj_t lhs, text_t left, mp_obj_t rhs, text_t right) {
    const mp_obj_type_t *type = mp_obj_get_type(lhs);
    if (type != &mp_type_bytearray) {
        if (left.len == 0 && mp_obj_get_type(rhs) == type) {
            return rhs;
        }
        if (right.len == 0) {
            return lhs;
        }
    }
    if (type == &mp_type_str && left.len + right.len > TEXT_GROWING_MIN) {
        return text_append(left, right);
    }
    vstr_t result;
    vstr_init_len(&result, text_add_sizes(left.len, right.len));
    memcpy(result.buf, left.data, left.len);
    memcpy(result.buf + left.len, right.data, right.len);
    return text_from_vstr(type, &result);
}

// By this function being that of a type, a str or bytes is known.
mp_obj_t mp_obj_str_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    switch (op) {
        case MP_BINARY_OP_MODULO:
        case MP_BINARY_OP_INPLACE_MODULO:
            return text_percent(lhs, rhs);
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY:
        case MP_BINARY_OP_REVERSE_MULTIPLY:
            return multiply(lhs, rhs);
        case MP_BINARY_OP_ADD:
        case MP_BINARY_OP_INPLACE_ADD:
        case MP_BINARY_OP_CONTAINS:
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_LESS:
        case MP_BINARY_OP_LESS_EQUAL:
        case MP_BINARY_OP_MORE:
        case MP_BINARY_OP_MORE_EQUAL:
            break;
        default:
            return MP_OBJ_NULL;
    }
    const mp_obj_type_t *type = mp_obj_get_type(lhs);
    bool is_str = type == &mp_type_str;
    text_t right;
    if (is_str ? !text_of_str(rhs, &right) : !text_of_bytes(rhs, &right)) {
        if (op == MP_BINARY_OP_CONTAINS) {
            if (is_str) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'in <string>' requires string as left operand, not %s"),
                    mp_obj_get_type_str(rhs));
            }
            mp_int_t value;
            if (!text_int_maybe(rhs, &value)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(rhs));
            }
            if (value < 0 || value > 255) {
                mp_raise_ValueError(MP_ERROR_TEXT("byte must be in range(0, 256)"));
            }
            text_t left = text_of_self(lhs);
            return mp_obj_new_bool(left.len != 0 && memchr(left.data, value, left.len) != NULL);
        }
        if ((op == MP_BINARY_OP_ADD || op == MP_BINARY_OP_INPLACE_ADD) && !has_reverse(rhs, MP_QSTR___radd__)) {
            if (is_str) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can only concatenate str (not \"%s\") to str"), mp_obj_get_type_str(rhs));
            }
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't concat %s to %q"), mp_obj_get_type_str(rhs), type->name);
        }
        return MP_OBJ_NULL;
    }
    text_t left = text_of_self(lhs);
    switch (op) {
        case MP_BINARY_OP_ADD:
        case MP_BINARY_OP_INPLACE_ADD:
            return add(lhs, left, rhs, right);
        case MP_BINARY_OP_CONTAINS:
            return mp_obj_new_bool(text_find(left, right) != NULL);
        default:
            return mp_obj_new_bool(mp_seq_cmp_bytes(op, left.data, left.len, right.data, right.len));
    }
}

// --- Subscripts -------------------------------------------------------------------------------------------------------

static void cannot_change(mp_obj_t self, mp_obj_t value) {
    if (value != MP_OBJ_SENTINEL) {
        mp_raise_msg_varg(&mp_type_TypeError, value == MP_OBJ_NULL ? MP_ERROR_TEXT("'%q' object doesn't support item deletion")
            : MP_ERROR_TEXT("'%q' object does not support item assignment"), mp_obj_get_type(self)->name);
    }
}

static size_t index_of(mp_obj_t index_in, size_t len, const char *not_an_index, const char *out_of_range) {
    mp_int_t index = text_subscript(index_in, not_an_index);
    if (index < 0) {
        index += (mp_int_t)len;
    }
    if (index < 0 || (size_t)index >= len) {
        mp_raise_msg(&mp_type_IndexError, out_of_range);
    }
    return index;
}

mp_obj_t text_bytes_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
    cannot_change(self, value);
    if (mp_obj_is_exact_type(index, &mp_type_slice)) {
        return text_slice_of_bytes(self, index);
    }
    text_t text = text_of_self(self);
    return MP_OBJ_NEW_SMALL_INT(text.data[index_of(index, text.len, MP_ERROR_TEXT("byte indices must be integers or slices, not %s"),
        MP_ERROR_TEXT("index out of range"))]);
}

mp_obj_t text_str_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
    cannot_change(self, value);
    text_t text = text_of_self(self);
    if (!mp_obj_is_exact_type(index, &mp_type_slice)) {
        size_t character = index_of(index, text_count(text), MP_ERROR_TEXT("string indices must be integers, not '%s'"),
            MP_ERROR_TEXT("string index out of range"));
        const byte *at = text.data + text_offset(text, character);
        return text_new_char(text_next(&at));
    }
    mp_bound_slice_t slice;
    size_t count = text_slice(index, text_count(text), &slice);
    if (count == 0) {
        return TEXT_EMPTY_STR;
    }
    if (slice.step == 1) {
        size_t from = text_offset(text, slice.start);
        size_t to = text_offset(text, slice.start + count);
        return to - from == text.len ? self : text_new_str(text.data + from, to - from);
    }
    vstr_t result;
    if (text_count(text) == text.len) {
        vstr_init_len(&result, count);
        for (size_t i = 0; i < count; i++) {
            result.buf[i] = text.data[slice.start + (mp_int_t)i * slice.step];
        }
    } else {
        vstr_init(&result, count + 1);
        for (size_t i = 0; i < count; i++) {
            const byte *at = text.data + text_offset(text, slice.start + (mp_int_t)i * slice.step);
            const byte *end = at;
            text_next(&end);
            vstr_add_strn(&result, (const char *)at, end - at);
        }
    }
    return text_from_vstr(&mp_type_str, &result);
}
