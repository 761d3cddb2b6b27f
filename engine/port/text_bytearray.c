// bytearray: what changes it. Its room is never given back or reused by hand, since memoryviews and C that called back into
// Python may hold on to it.

#include "text.h"

#include "py/objarray.h"

#include "text_bytes.h"

#define MAX_FREE ((1u << MP_OBJ_ARRAY_FREE_SIZE_BITS) - 1)

// Puts other bytes in place of those from `from` to `to`.
static void splice(mp_obj_array_t *self, size_t from, size_t to, text_t new) {
    size_t behind = self->len - to;
    size_t len = text_add_sizes(self->len - (to - from), new.len);
    byte *items = self->items;
    size_t room = self->len + self->free;
    if (len > room || room - len > MAX_FREE) {
        size_t free = MIN(len / 8 + 16, MAX_FREE);
        byte *larger = m_new(byte, text_add_sizes(len, free));
        memcpy(larger, items, from);
        memcpy(larger + from, new.data, new.len);
        memcpy(larger + from + new.len, items + to, behind);
        self->items = larger;
        self->free = free;
    } else {
        if (new.len != 0 && new.data >= items && new.data < items + room) {
            new.data = memcpy(m_new(byte, new.len), new.data, new.len);
        }
        memmove(items + from + new.len, items + to, behind);
        memcpy(items + from, new.data, new.len);
        self->free = room - len;
    }
    self->len = len;
}

static mp_obj_t append(mp_obj_t self_in, mp_obj_t value) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    byte new = text_byte_of(value, true);
    if (self->free != 0) {
        ((byte *)self->items)[self->len++] = new;
        --self->free;
    } else {
        splice(self, self->len, self->len, (text_t) {&new, 1});
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(text_bytearray_append_obj, append);

// What a bytearray can be extended with or have assigned: bytes, or numbers.
static text_t get_bytes(mp_obj_t source, const char *message) {
    text_t bytes;
    vstr_t numbers;
    if (!text_of_bytes(source, &bytes)) {
        if (!text_bytes_of_iterable(source, true, &numbers)) {
            mp_raise_msg_varg(&mp_type_TypeError, message, mp_obj_get_type_str(source));
        }
        bytes = (text_t) {(const byte *)numbers.buf, numbers.len};
    }
    return bytes;
}

static mp_obj_t extend(mp_obj_t self_in, mp_obj_t source) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    text_t bytes = get_bytes(source, "can't extend bytearray with %s");
    splice(self, self->len, self->len, bytes);
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(text_bytearray_extend_obj, extend);

static mp_obj_t insert(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    mp_int_t index = text_int(index_in);
    byte new = text_byte_of(value, true);
    mp_int_t len = (mp_int_t)self->len;
    if (index < 0) {
        index += len;
        index = MAX(index, 0);
    }
    index = MIN(index, len);
    splice(self, index, index, (text_t) {&new, 1});
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_3(text_bytearray_insert_obj, insert);

static mp_obj_t pop(size_t n_args, const mp_obj_t *args) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(args[0]);
    mp_int_t index = n_args > 1 ? text_int(args[1]) : -1;
    if (self->len == 0) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("pop from empty bytearray"));
    }
    if (index < 0) {
        index += (mp_int_t)self->len;
    }
    if (index < 0 || (size_t)index >= self->len) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("pop index out of range"));
    }
    byte value = ((byte *)self->items)[index];
    splice(self, index, index + 1, (text_t) {NULL, 0});
    return MP_OBJ_NEW_SMALL_INT(value);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_bytearray_pop_obj, 1, 2, pop);

static mp_obj_t remove_value(mp_obj_t self_in, mp_obj_t value) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    byte wanted = text_byte_of(value, true);
    const byte *at = memchr(self->items, wanted, self->len);
    if (at == NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("value not found in bytearray"));
    }
    size_t index = at - (const byte *)self->items;
    splice(self, index, index + 1, (text_t) {NULL, 0});
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(text_bytearray_remove_obj, remove_value);

static mp_obj_t reverse(mp_obj_t self_in) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    byte *items = self->items;
    for (size_t i = 0, j = self->len; i + 1 < j; i++) {
        byte item = items[i];
        items[i] = items[--j];
        items[j] = item;
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(text_bytearray_reverse_obj, reverse);

static mp_obj_t clear(mp_obj_t self_in) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    splice(self, 0, self->len, (text_t) {NULL, 0});
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(text_bytearray_clear_obj, clear);

static mp_obj_t copy(mp_obj_t self_in) {
    text_t text = text_of_self(self_in);
    return mp_obj_new_bytearray(text.len, text.data);
}
MP_DEFINE_CONST_FUN_OBJ_1(text_bytearray_copy_obj, copy);

// --- Subscripts -------------------------------------------------------------------------------------------------------

size_t text_slice(mp_obj_t slice, size_t len, mp_bound_slice_t *bound) {
    mp_obj_slice_indices(slice, (mp_int_t)len, bound);
    mp_int_t distance = bound->step > 0 ? bound->stop - bound->start : bound->start - bound->stop;
    mp_uint_t step = bound->step > 0 ? (mp_uint_t)bound->step : 0u - (mp_uint_t)bound->step;
    return distance <= 0 ? 0 : ((mp_uint_t)distance - 1) / step + 1;
}

static void delete_steps(mp_obj_array_t *self, const mp_bound_slice_t *slice, size_t count) {
    size_t step = slice->step > 0 ? (size_t)slice->step : 0u - (size_t)slice->step;
    size_t first = slice->step > 0 ? (size_t)slice->start : (size_t)slice->start - (count - 1) * step;
    byte *items = self->items;
    size_t to = first;
    for (size_t i = 0; i < count; i++) {
        size_t from = first + i * step + 1;
        size_t next = i + 1 < count ? from + step - 1 : self->len;
        memmove(items + to, items + from, next - from);
        to += next - from;
    }
    splice(self, to, self->len, (text_t) {NULL, 0});
}

static void store_slice(mp_obj_array_t *self, mp_obj_t slice_in, mp_obj_t value) {
    text_t new = {NULL, 0};
    if (value != MP_OBJ_NULL) {
        text_t text;
        if (text_of_str(value, &text)) {
            mp_raise_TypeError(MP_ERROR_TEXT("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
        }
        new = get_bytes(value, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    mp_bound_slice_t slice;
    size_t len, count;
    do { // bounds may be objects of the guest's
        len = self->len;
        count = text_slice(slice_in, len, &slice);
    } while (self->len != len);
    if (slice.step == 1) {
        splice(self, slice.start, slice.start + count, new);
    } else if (value == MP_OBJ_NULL) {
        if (count != 0) {
            delete_steps(self, &slice, count);
        }
    } else {
        if (new.len != count) {
            mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("attempt to assign bytes of size %d to extended slice of size %d"),
                (int)new.len, (int)count);
        }
        byte *items = self->items;
        if (new.data >= items && new.data < items + len) {
            new.data = memcpy(m_new(byte, count), new.data, count);
        }
        for (size_t i = 0; i < count; i++) {
            items[slice.start + (mp_int_t)i * slice.step] = new.data[i];
        }
    }
}

mp_obj_t text_bytearray_subscr(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(self_in);
    if (mp_obj_is_exact_type(index_in, &mp_type_slice)) {
        if (value != MP_OBJ_SENTINEL) {
            store_slice(self, index_in, value);
            return mp_const_none;
        }
        return text_slice_of_bytes(self_in, index_in);
    }
    byte new = value != MP_OBJ_NULL && value != MP_OBJ_SENTINEL ? text_byte_of(value, true) : 0;
    mp_int_t index = text_subscript(index_in, MP_ERROR_TEXT("bytearray indices must be integers or slices, not %s"));
    if (index < 0) {
        index += (mp_int_t)self->len;
    }
    if (index < 0 || (size_t)index >= self->len) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("bytearray index out of range"));
    }
    byte *item = (byte *)self->items + index;
    if (value == MP_OBJ_SENTINEL) {
        return MP_OBJ_NEW_SMALL_INT(*item);
    }
    if (value == MP_OBJ_NULL) {
        splice(self, index, index + 1, (text_t) {NULL, 0});
    } else {
        *item = new;
    }
    return mp_const_none;
}

mp_obj_t text_slice_of_bytes(mp_obj_t self, mp_obj_t slice_in) {
    mp_bound_slice_t slice;
    size_t count;
    text_t text;
    do {
        text = text_of_self(self);
        count = text_slice(slice_in, text.len, &slice);
    } while (text_of_self(self).len != text.len);
    text = text_of_self(self);
    const mp_obj_type_t *type = mp_obj_get_type(self);
    if (slice.step == 1) {
        if (count == text.len && type != &mp_type_bytearray) {
            return self;
        }
        return text_new(type, count == 0 ? text.data : text.data + slice.start, count);
    }
    vstr_t result;
    vstr_init_len(&result, count);
    for (size_t i = 0; i < count; i++) {
        result.buf[i] = text.data[slice.start + (mp_int_t)i * slice.step];
    }
    return text_from_vstr(type, &result);
}

// --- Operators --------------------------------------------------------------------------------------------------------

mp_obj_t text_bytearray_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    mp_obj_array_t *self = MP_OBJ_TO_PTR(lhs);
    text_t other;
    if (op == MP_BINARY_OP_INPLACE_ADD) {
        if (!text_of_bytes(rhs, &other)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't concat %s to bytearray"), mp_obj_get_type_str(rhs));
        }
        splice(self, self->len, self->len, other);
        return lhs;
    }
    if (op == MP_BINARY_OP_INPLACE_MULTIPLY) {
        mp_obj_t product = mp_obj_str_binary_op(MP_BINARY_OP_MULTIPLY, lhs, rhs);
        if (product != MP_OBJ_NULL) {
            mp_obj_array_t *result = MP_OBJ_TO_PTR(product);
            self->items = result->items;
            self->len = result->len;
            self->free = result->free;
            product = lhs;
        }
        return product;
    }
    return mp_obj_str_binary_op(op, lhs, rhs);
}
