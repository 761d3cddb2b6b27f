// Replaces py/modarray.c: array.array as CPython has it on a machine of 64 bits. bytearray stays py/objarray.c's.
//
// Items are Python's to convert, which can run code that changes the array: an item is converted into bytes of its own
// first, and the array is looked at afterwards. Storage that Python may still see is left to the collector.

#include <string.h>

#include "py/binary.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/unicode.h"

#include "classes.h"
#include "numbers.h"
#include "packed_numbers.h"

typedef struct {
    mp_obj_base_t base;
    char code;
    uint8_t size; // of an item
    size_t count, room; // in items
    byte *items;
} array_t;

static uint8_t item_size(char code) {
    static const char codes[] = "bBhHiIuflLqQd";
    static const uint8_t sizes[] = {1, 1, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8, 8};
    const char *place = code ? strchr(codes, code) : NULL;
    if (!place) {
        mp_raise_ValueError(MP_ERROR_TEXT("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    }
    return sizes[place - codes];
}

static array_t *as_array(mp_obj_t object) {
    return MP_OBJ_TO_PTR(object);
}

static bool is_array(mp_obj_t object) {
    return mp_obj_is_type(object, &array_type);
}

static array_t *new_array(char code, size_t count) {
    array_t *self = mp_obj_malloc(array_t, &array_type);
    self->code = code;
    self->size = item_size(code);
    if (count > SIZE_MAX / 16) {
        m_malloc_fail(SIZE_MAX);
    }
    self->count = self->room = count;
    self->items = m_new0(byte, count * self->size + 1);
    return self;
}

// Room for more items behind the last; their bytes are not set.
static void grow(array_t *self, size_t more) {
    if (more > SIZE_MAX / 32 || self->count > SIZE_MAX / 32) {
        m_malloc_fail(SIZE_MAX);
    }
    size_t needed = self->count + more;
    if (needed > self->room) {
        size_t room = needed + needed / 8 + 6;
        byte *items = m_new(byte, room * self->size);
        memcpy(items, self->items, self->count * self->size);
        self->items = items;
        self->room = room;
    }
    self->count = needed;
}

// --- Items ---

static NORETURN void out_of_range(char code, bool low) {
    static const char names[][22] = {"signed char", "unsigned byte integer", "signed short integer", "unsigned short", "signed integer", "unsigned int"};
    size_t place = (size_t)(strchr("bBhHiI", code) - "bBhHiI");
    mp_raise_msg_varg(&mp_type_OverflowError, MP_ERROR_TEXT("%s is %s"), names[place], low ? "less than minimum" : "greater than maximum");
}

static void convert(char code, size_t size, mp_obj_t value, byte *out) {
    if (code == 'f' || code == 'd') {
        packed_store_float(out, size, false, number_real(value));
        return;
    }
    if (code == 'u') {
        size_t length;
        if (!mp_obj_is_str(value)) {
            mp_raise_TypeError(MP_ERROR_TEXT("array item must be unicode character"));
        }
        const byte *text = (const byte *)mp_obj_str_get_data(value, &length);
        if (utf8_charlen(text, length) != 1) {
            mp_raise_TypeError(MP_ERROR_TEXT("array item must be unicode character"));
        }
        packed_store(out, size, false, utf8_get_char(text));
        return;
    }
    number_view_t view;
    const mpz_t *z = number_view(number_index(value), &view);
    uint64_t magnitude = z->len ? z->dig[0] : 0;
    if (z->len > 1) {
        magnitude |= (uint64_t)z->dig[1] << 32;
    }
    bool negative = mpz_is_neg(z), with_sign = code >= 'a';
    unsigned bits = 8 * (unsigned)size;
    uint64_t most = UINT64_MAX >> (with_sign ? 65 - bits : 64 - bits);
    if (size == 8 || code == 'I') {
        if (negative && !with_sign) {
            mp_raise_msg(&mp_type_OverflowError, code == 'Q' ? MP_ERROR_TEXT("can't convert negative int to unsigned") : MP_ERROR_TEXT("can't convert negative value to unsigned int"));
        }
        if (z->len > 2 || (size == 8 && magnitude > most + negative)) {
            mp_raise_msg(&mp_type_OverflowError, code == 'q' || code == 'Q' ? MP_ERROR_TEXT("int too big to convert")
                : with_sign ? MP_ERROR_TEXT("Python int too large to convert to C long") : MP_ERROR_TEXT("Python int too large to convert to C unsigned long"));
        }
    }
    // As CPython goes about it: b is read as a short, H as an int, all of these as a long.
    uint64_t word = code == 'b' || code == 'h' ? 0x7fff : code == 'B' ? INT64_MAX : code == 'I' ? UINT32_MAX : 0x7fffffff;
    if (size < 8 && code != 'I') {
        if (z->len > 2 || magnitude > (uint64_t)INT64_MAX + negative) {
            mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("Python int too large to convert to C long"));
        }
        if (magnitude > word + negative) {
            out_of_range(word == 0x7fff ? 'h' : 'i', negative);
        }
    }
    if (magnitude > most + (with_sign && negative) || (negative && !with_sign && magnitude)) {
        out_of_range(code, negative);
    }
    packed_store(out, size, false, negative ? 0 - magnitude : magnitude);
}

static mp_obj_t item_at(const array_t *self, size_t index) {
    const byte *item = self->items + index * self->size;
    switch (self->code) {
        case 'f': case 'd':
            return mp_obj_new_float(packed_load_float(item, self->size, false));
        case 'u': {
            VSTR_FIXED(text, 4);
            vstr_add_char(&text, (unichar)packed_load(item, 4, false) % 0x110000);
            return mp_obj_new_str(text.buf, text.len);
        }
        default:
            return packed_integer(packed_load(item, self->size, false), self->size, self->code >= 'a');
    }
}

static mp_obj_t array_append(mp_obj_t self_in, mp_obj_t value) {
    array_t *self = as_array(self_in);
    byte item[8];
    convert(self->code, self->size, value, item);
    grow(self, 1);
    memcpy(self->items + (self->count - 1) * self->size, item, self->size);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(array_append_obj, array_append);

static void append_bytes(array_t *self, const byte *bytes, size_t length) {
    if (length % self->size) {
        mp_raise_ValueError(MP_ERROR_TEXT("bytes length not a multiple of item size"));
    }
    size_t before = self->count * self->size;
    // The bytes may be the array's own: growing leaves the old ones where they are.
    grow(self, length / self->size);
    memcpy(self->items + before, bytes, length);
}

static mp_obj_t array_extend(mp_obj_t self_in, mp_obj_t source) {
    array_t *self = as_array(self_in);
    if (is_array(source)) {
        if (as_array(source)->code != self->code) {
            mp_raise_TypeError(MP_ERROR_TEXT("can only extend with array of same kind"));
        }
        append_bytes(self, as_array(source)->items, as_array(source)->count * self->size);
        return mp_const_none;
    }
    mp_obj_iter_buf_t buffer;
    mp_obj_t iterator = mp_getiter(source, &buffer), item;
    while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        array_append(self_in, item);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(array_extend_obj, array_extend);

static mp_obj_t array_fromunicode(mp_obj_t self_in, mp_obj_t text_in) {
    if (as_array(self_in)->code != 'u') {
        mp_raise_ValueError(MP_ERROR_TEXT("fromunicode() may only be called on unicode type arrays"));
    }
    return array_extend(self_in, text_in);
}
static MP_DEFINE_CONST_FUN_OBJ_2(array_fromunicode_obj, array_fromunicode);

static mp_obj_t array_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    if (n_kw) {
        mp_raise_TypeError(MP_ERROR_TEXT("array.array() takes no keyword arguments"));
    }
    if (n_args == 0 || n_args > 2) {
        mp_raise_msg_varg(&mp_type_TypeError, n_args ? MP_ERROR_TEXT("array() takes at most 2 arguments (%u given)") : MP_ERROR_TEXT("array() takes at least 1 argument (%u given)"), (unsigned)n_args);
    }
    size_t length = 0;
    const char *code = mp_obj_is_str(args[0]) ? mp_obj_str_get_data(args[0], &length) : NULL;
    if (length != 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("array() argument 1 must be a unicode character, not %s"), mp_obj_get_type_str(args[0]));
    }
    array_t *self = new_array(*code, 0);
    mp_obj_t self_out = MP_OBJ_FROM_PTR(self);
    if (n_args == 1) {
        return self_out;
    }
    mp_obj_t source = args[1];
    if (mp_obj_is_str(source) && self->code != 'u') {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot use a str to initialize an array with typecode '%c'"), self->code);
    }
    if (is_array(source) && as_array(source)->code == 'u' && self->code != 'u') {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot use a unicode array to initialize an array with typecode '%c'"), self->code);
    }
    mp_buffer_info_t bytes;
    if (mp_obj_is_type(source, &mp_type_bytes) || mp_obj_is_type(source, &mp_type_bytearray)) {
        mp_get_buffer_raise(source, &bytes, MP_BUFFER_READ);
        append_bytes(self, bytes.buf, bytes.len);
    } else if (is_array(source) && as_array(source)->code != self->code) {
        for (size_t i = 0; i < as_array(source)->count; i++) {
            array_append(self_out, item_at(as_array(source), i));
        }
    } else {
        array_extend(self_out, source);
    }
    return self_out;
}

// --- Operators ---

static mp_obj_t array_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(as_array(self_in)->count != 0);
        case MP_UNARY_OP_LEN:
            return mp_obj_new_int_from_uint(as_array(self_in)->count);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t repeated(array_t *self, mp_obj_t times_in) {
    mp_int_t times = number_index_clipped(times_in);
    if (times <= 0 || self->count == 0) {
        return MP_OBJ_FROM_PTR(new_array(self->code, 0));
    }
    if ((uint64_t)times * self->count > SIZE_MAX / 16) {
        m_malloc_fail(SIZE_MAX);
    }
    array_t *result = new_array(self->code, self->count * times);
    for (mp_int_t i = 0; i < times; i++) {
        memcpy(result->items + i * self->count * self->size, self->items, self->count * self->size);
    }
    return MP_OBJ_FROM_PTR(result);
}

static mp_obj_t compare(mp_binary_op_t op, mp_obj_t a, mp_obj_t b) {
    for (size_t i = 0; i < as_array(a)->count && i < as_array(b)->count; i++) {
        mp_obj_t x = item_at(as_array(a), i), y = item_at(as_array(b), i);
        if (!mp_obj_equal(x, y)) {
            return op == MP_BINARY_OP_EQUAL ? mp_const_false : mp_binary_op(op, x, y);
        }
    }
    return mp_binary_op(op, mp_obj_new_int_from_uint(as_array(a)->count), mp_obj_new_int_from_uint(as_array(b)->count));
}

static mp_obj_t array_binary_op(mp_binary_op_t op, mp_obj_t self_in, mp_obj_t other) {
    array_t *self = as_array(self_in);
    switch (op) {
        case MP_BINARY_OP_ADD: {
            if (!is_array(other)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can only append array (not \"%s\") to array"), mp_obj_get_type_str(other));
            }
            if (as_array(other)->code != self->code) {
                mp_raise_TypeError(MP_ERROR_TEXT("bad argument type for built-in operation"));
            }
            array_t *sum = new_array(self->code, self->count + as_array(other)->count);
            size_t bytes = self->count * self->size;
            memcpy(sum->items, self->items, bytes);
            memcpy(sum->items + bytes, as_array(other)->items, as_array(other)->count * self->size);
            return MP_OBJ_FROM_PTR(sum);
        }
        case MP_BINARY_OP_INPLACE_ADD:
            if (!is_array(other)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can only extend with array (not \"%s\")"), mp_obj_get_type_str(other));
            }
            array_extend(self_in, other);
            return self_in;
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_REVERSE_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY: {
            if (number_index_maybe(other) == MP_OBJ_NULL) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't multiply sequence by non-int of type '%s'"), mp_obj_get_type_str(other));
            }
            mp_obj_t product = repeated(self, other);
            if (op == MP_BINARY_OP_INPLACE_MULTIPLY) {
                *self = *as_array(product);
                return self_in;
            }
            return product;
        }
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_LESS:
        case MP_BINARY_OP_LESS_EQUAL:
        case MP_BINARY_OP_MORE:
        case MP_BINARY_OP_MORE_EQUAL:
            return is_array(other) ? compare(op, self_in, other) : MP_OBJ_NULL;
        case MP_BINARY_OP_CONTAINS:
            for (size_t i = 0; i < self->count; i++) {
                if (mp_obj_equal(item_at(self, i), other)) {
                    return mp_const_true;
                }
            }
            return mp_const_false;
        default:
            return MP_OBJ_NULL;
    }
}

// --- Subscripts ---

// bytes of new ones in place of the items from..to.
static void replace(array_t *self, size_t from, size_t to, const byte *bytes, size_t count) {
    size_t size = self->size, room = self->count - (to - from) + count;
    byte *items = m_new(byte, room * size + 1);
    memcpy(items, self->items, from * size);
    memcpy(items + from * size, bytes, count * size);
    memcpy(items + (from + count) * size, self->items + to * size, (self->count - to) * size);
    self->items = items;
    self->count = self->room = room;
}

static mp_obj_t array_slice(mp_obj_t self_in, mp_obj_t slice, mp_obj_t value) {
    array_t *self = as_array(self_in);
    mp_bound_slice_t bound;
    mp_obj_slice_indices(slice, self->count, &bound);
    mp_int_t start = bound.start, stop = bound.stop, step = bound.step;
    size_t count = 0, size = self->size;
    if (step > 0 && start < stop) {
        count = (size_t)(stop - start - 1) / (size_t)step + 1;
    } else if (step < 0 && stop < start) {
        count = (size_t)(start - stop - 1) / (size_t)-(int64_t)step + 1;
    }
    if (start < 0 || start + (int64_t)(count ? count - 1 : 0) * step < 0 || (count && start + (int64_t)(count - 1) * step >= (int64_t)self->count)) {
        count = 0;
    }
    if (value == MP_OBJ_SENTINEL) {
        array_t *result = new_array(self->code, count);
        for (size_t i = 0; i < count; i++) {
            memcpy(result->items + i * size, self->items + (start + (mp_int_t)i * step) * size, size);
        }
        return MP_OBJ_FROM_PTR(result);
    }
    if (value == MP_OBJ_NULL) {
        if (!count) {
            return mp_const_none;
        }
        if (step < 0) {
            start += (mp_int_t)(count - 1) * step;
            step = count == 1 ? 1 : -step; // the least int has no opposite
        }
        byte *kept = m_new(byte, self->count * size + 1);
        size_t used = 0;
        for (size_t i = 0; i < self->count; i++) {
            size_t distance = i - (size_t)start;
            if (i < (size_t)start || distance % (size_t)step || distance / (size_t)step >= count) {
                memcpy(kept + used++ *size, self->items + i * size, size);
            }
        }
        self->items = kept;
        self->room = self->count;
        self->count = used;
        return mp_const_none;
    }
    if (!is_array(value)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can only assign array (not \"%s\") to array slice"), mp_obj_get_type_str(value));
    }
    array_t *source = as_array(value);
    if (source->code != self->code) {
        mp_raise_TypeError(MP_ERROR_TEXT("bad argument type for built-in operation"));
    }
    if (step == 1) {
        start = start > (mp_int_t)self->count ? (mp_int_t)self->count : start;
        replace(self, start, start + count, source->items, source->count);
        return mp_const_none;
    }
    if (source->count != count) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("attempt to assign array of size %u to extended slice of size %u"), (unsigned)source->count, (unsigned)count);
    }
    byte *items = m_new(byte, count * size + 1);
    memcpy(items, source->items, count * size);
    for (size_t i = 0; i < count; i++) {
        memcpy(self->items + (start + (mp_int_t)i * step) * size, items + i * size, size);
    }
    return mp_const_none;
}

static size_t checked_index(mp_obj_t self_in, mp_obj_t index_in, mp_rom_error_text_t message) {
    int64_t index = number_index_clipped(index_in);
    size_t count = as_array(self_in)->count;
    if (index < 0) {
        index += (int64_t)count;
    }
    if (index < 0 || index >= (int64_t)count) {
        mp_raise_msg(&mp_type_IndexError, message);
    }
    return (size_t)index;
}

static mp_obj_t array_subscr(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
    if (mp_obj_is_type(index_in, &mp_type_slice)) {
        return array_slice(self_in, index_in, value);
    }
    array_t *self = as_array(self_in);
    mp_obj_t index = number_index_maybe(index_in);
    if (index == MP_OBJ_NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("array indices must be integers"));
    }
    if (value == MP_OBJ_SENTINEL) {
        return item_at(self, checked_index(self_in, index, MP_ERROR_TEXT("array index out of range")));
    }
    if (value == MP_OBJ_NULL) {
        size_t place = checked_index(self_in, index, MP_ERROR_TEXT("array assignment index out of range"));
        replace(self, place, place + 1, NULL, 0);
        return mp_const_none;
    }
    byte item[8];
    size_t place = checked_index(self_in, index, MP_ERROR_TEXT("array assignment index out of range"));
    convert(self->code, self->size, value, item);
    if (place < self->count) {
        memcpy(self->items + place * self->size, item, self->size);
    }
    return mp_const_none;
}

// --- Methods ---

static mp_obj_t array_insert(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
    array_t *self = as_array(self_in);
    int64_t index = number_index_clipped(index_in);
    byte item[8];
    convert(self->code, self->size, value, item);
    index = index < 0 ? index + (int64_t)self->count : index;
    index = index < 0 ? 0 : index > (int64_t)self->count ? (int64_t)self->count : index;
    replace(self, (size_t)index, (size_t)index, item, 1);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(array_insert_obj, array_insert);

static mp_obj_t array_pop(size_t n_args, const mp_obj_t *args) {
    array_t *self = as_array(args[0]);
    mp_obj_t index = n_args > 1 ? number_index(args[1]) : MP_OBJ_NEW_SMALL_INT(-1);
    if (!self->count) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("pop from empty array"));
    }
    size_t place = checked_index(args[0], index, MP_ERROR_TEXT("pop index out of range"));
    mp_obj_t item = item_at(self, place);
    if (place + 1 == self->count) {
        self->count--;
    } else {
        replace(self, place, place + 1, NULL, 0);
    }
    return item;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(array_pop_obj, 1, 2, array_pop);

static mp_obj_t array_count(mp_obj_t self_in, mp_obj_t value) {
    array_t *self = as_array(self_in);
    size_t count = 0;
    for (size_t i = 0; i < self->count; i++) {
        count += mp_obj_equal(item_at(self, i), value);
    }
    return mp_obj_new_int_from_uint(count);
}
static MP_DEFINE_CONST_FUN_OBJ_2(array_count_obj, array_count);

static int64_t clamp(mp_obj_t index_in, size_t count) {
    int64_t index = number_index_clipped(index_in);
    index = index < 0 ? index + (int64_t)count : index;
    return index < 0 ? 0 : index;
}

static bool find(mp_obj_t self_in, mp_obj_t value, int64_t start, int64_t stop, size_t *place) {
    for (int64_t i = start; i < stop && i < (int64_t)as_array(self_in)->count; i++) {
        if (mp_obj_equal(item_at(as_array(self_in), (size_t)i), value)) {
            *place = (size_t)i;
            return true;
        }
    }
    return false;
}

static mp_obj_t array_index(size_t n_args, const mp_obj_t *args) {
    size_t count = as_array(args[0])->count, place;
    int64_t start = n_args > 2 ? clamp(args[2], count) : 0, stop = n_args > 3 ? clamp(args[3], count) : INT32_MAX;
    if (!find(args[0], args[1], start, stop, &place)) {
        mp_raise_ValueError(MP_ERROR_TEXT("array.index(x): x not in array"));
    }
    return mp_obj_new_int_from_uint(place);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(array_index_obj, 2, 4, array_index);

static mp_obj_t array_remove(mp_obj_t self_in, mp_obj_t value) {
    size_t place;
    if (!find(self_in, value, 0, INT32_MAX, &place)) {
        mp_raise_ValueError(MP_ERROR_TEXT("array.remove(x): x not in array"));
    }
    if (place < as_array(self_in)->count) {
        replace(as_array(self_in), place, place + 1, NULL, 0);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(array_remove_obj, array_remove);

static mp_obj_t array_reverse(mp_obj_t self_in) {
    array_t *self = as_array(self_in);
    for (size_t i = 0, j = self->count; i + 1 < j; i++) {
        byte item[8], *a = self->items + i * self->size, *b = self->items + --j * self->size;
        memcpy(item, a, self->size);
        memcpy(a, b, self->size);
        memcpy(b, item, self->size);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(array_reverse_obj, array_reverse);

static mp_obj_t array_byteswap(mp_obj_t self_in) {
    array_t *self = as_array(self_in);
    for (size_t i = 0; i < self->count; i++) {
        byte *item = self->items + i * self->size;
        packed_store(item, self->size, true, packed_load(item, self->size, false));
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(array_byteswap_obj, array_byteswap);

static mp_obj_t array_tobytes(mp_obj_t self_in) {
    return mp_obj_new_bytes(as_array(self_in)->items, as_array(self_in)->count * as_array(self_in)->size);
}
static MP_DEFINE_CONST_FUN_OBJ_1(array_tobytes_obj, array_tobytes);

static mp_obj_t array_frombytes(mp_obj_t self_in, mp_obj_t source) {
    mp_buffer_info_t bytes;
    if (mp_obj_is_str(source) || !mp_get_buffer(source, &bytes, MP_BUFFER_READ)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(source));
    }
    append_bytes(as_array(self_in), bytes.buf, bytes.len);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(array_frombytes_obj, array_frombytes);

static mp_obj_t array_tolist(mp_obj_t self_in) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < as_array(self_in)->count; i++) {
        mp_obj_list_append(list, item_at(as_array(self_in), i));
    }
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_1(array_tolist_obj, array_tolist);

// All of the list or nothing.
static mp_obj_t array_fromlist(mp_obj_t self_in, mp_obj_t list) {
    if (!mp_obj_is_type(list, &mp_type_list)) {
        mp_raise_TypeError(MP_ERROR_TEXT("arg must be list"));
    }
    array_t *self = as_array(self_in), *added = new_array(self->code, 0);
    array_extend(MP_OBJ_FROM_PTR(added), list);
    append_bytes(self, added->items, added->count * added->size);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(array_fromlist_obj, array_fromlist);

static void print_text(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    vstr_t text;
    vstr_init(&text, 16);
    for (size_t i = 0; i < as_array(self_in)->count; i++) {
        vstr_add_char(&text, (unichar)packed_load(as_array(self_in)->items + 4 * i, 4, false) % 0x110000);
    }
    mp_obj_print_helper(print, mp_obj_new_str_from_vstr(&text), kind);
}

static mp_obj_t array_tounicode(mp_obj_t self_in) {
    if (as_array(self_in)->code != 'u') {
        mp_raise_ValueError(MP_ERROR_TEXT("tounicode() may only be called on unicode type arrays"));
    }
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 16, &print);
    print_text(&print, self_in, PRINT_STR);
    return mp_obj_new_str_from_vstr(&text);
}
static MP_DEFINE_CONST_FUN_OBJ_1(array_tounicode_obj, array_tounicode);

static mp_obj_t array_copy(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return repeated(as_array(args[0]), MP_OBJ_NEW_SMALL_INT(1));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(array_copy_obj, 1, 2, array_copy);

// In array_files.c.
extern const mp_obj_fun_builtin_fixed_t array_tofile_obj, array_fromfile_obj;

static mp_obj_t array_buffer_info(mp_obj_t self_in) {
    array_t *self = as_array(self_in);
    mp_obj_t pair[] = {mp_obj_new_int_from_uint((uintptr_t)self->items), mp_obj_new_int_from_uint(self->count)};
    return mp_obj_new_tuple(2, pair);
}
static MP_DEFINE_CONST_FUN_OBJ_1(array_buffer_info_obj, array_buffer_info);

static const mp_rom_map_elem_t array_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___copy__), MP_ROM_PTR(&array_copy_obj) },
    { MP_ROM_QSTR(MP_QSTR___deepcopy__), MP_ROM_PTR(&array_copy_obj) },
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&array_append_obj) },
    { MP_ROM_QSTR(MP_QSTR_buffer_info), MP_ROM_PTR(&array_buffer_info_obj) },
    { MP_ROM_QSTR(MP_QSTR_byteswap), MP_ROM_PTR(&array_byteswap_obj) },
    { MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&array_count_obj) },
    { MP_ROM_QSTR(MP_QSTR_extend), MP_ROM_PTR(&array_extend_obj) },
    { MP_ROM_QSTR(MP_QSTR_frombytes), MP_ROM_PTR(&array_frombytes_obj) },
    { MP_ROM_QSTR(MP_QSTR_fromfile), MP_ROM_PTR(&array_fromfile_obj) },
    { MP_ROM_QSTR(MP_QSTR_fromlist), MP_ROM_PTR(&array_fromlist_obj) },
    { MP_ROM_QSTR(MP_QSTR_fromunicode), MP_ROM_PTR(&array_fromunicode_obj) },
    { MP_ROM_QSTR(MP_QSTR_index), MP_ROM_PTR(&array_index_obj) },
    { MP_ROM_QSTR(MP_QSTR_insert), MP_ROM_PTR(&array_insert_obj) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&array_pop_obj) },
    { MP_ROM_QSTR(MP_QSTR_remove), MP_ROM_PTR(&array_remove_obj) },
    { MP_ROM_QSTR(MP_QSTR_reverse), MP_ROM_PTR(&array_reverse_obj) },
    { MP_ROM_QSTR(MP_QSTR_tobytes), MP_ROM_PTR(&array_tobytes_obj) },
    { MP_ROM_QSTR(MP_QSTR_tofile), MP_ROM_PTR(&array_tofile_obj) },
    { MP_ROM_QSTR(MP_QSTR_tolist), MP_ROM_PTR(&array_tolist_obj) },
    { MP_ROM_QSTR(MP_QSTR_tounicode), MP_ROM_PTR(&array_tounicode_obj) },
};
static MP_DEFINE_CONST_DICT(array_locals, array_locals_table);

static void array_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR_typecode) {
        dest[0] = mp_obj_new_str(&as_array(self_in)->code, 1);
    } else if (attr == MP_QSTR_itemsize) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(as_array(self_in)->size);
    } else {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

static void array_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    array_t *self = as_array(self_in);
    mp_printf(print, "array('%c'", self->code);
    if (self->count) {
        mp_print_str(print, self->code == 'u' ? ", " : ", [");
        if (self->code == 'u') {
            print_text(print, self_in, PRINT_REPR);
        }
        for (size_t i = 0; i < self->count && self->code != 'u'; i++) {
            if (i) {
                mp_print_str(print, ", ");
            }
            mp_obj_print_helper(print, item_at(self, i), PRINT_REPR);
        }
        mp_print_str(print, self->code == 'u' ? "" : "]");
    }
    mp_print_str(print, ")");
}

static mp_int_t array_buffer(mp_obj_t self_in, mp_buffer_info_t *bytes, mp_uint_t flags) {
    (void)flags;
    array_t *self = as_array(self_in);
    bytes->buf = self->items;
    bytes->len = self->count * self->size;
    // For memoryview, whose l and L have four bytes.
    bytes->typecode = self->code == 'l' ? 'q' : self->code == 'L' ? 'Q' : self->code == 'u' ? 'I' : self->code;
    return 0;
}

typedef struct {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    mp_obj_t array;
    size_t next;
} array_iterator_t;

static mp_obj_t array_iterator_next(mp_obj_t self_in) {
    array_iterator_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->array == MP_OBJ_NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    array_t *array = as_array(self->array);
    if (self->next < array->count) {
        return item_at(array, self->next++);
    }
    self->array = MP_OBJ_NULL; // it stays at its end when the array grows
    return MP_OBJ_STOP_ITERATION;
}

static mp_obj_t array_iterator(mp_obj_t self_in, mp_obj_iter_buf_t *buffer) {
    array_iterator_t *iterator = (array_iterator_t *)buffer;
    iterator->base.type = &mp_type_polymorph_iter;
    iterator->iternext = array_iterator_next;
    iterator->array = self_in;
    iterator->next = 0;
    return MP_OBJ_FROM_PTR(iterator);
}

MP_DEFINE_CONST_OBJ_TYPE(
    array_type, MP_QSTR_array, MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, array_make_new,
    print, array_print,
    iter, array_iterator,
    unary_op, array_unary_op,
    binary_op, array_binary_op,
    subscr, array_subscr,
    attr, array_attr,
    buffer, array_buffer,
    locals_dict, &array_locals
    );

extern const mp_obj_fun_builtin_var_t array_restore_obj; // reduce.c

static const mp_rom_map_elem_t array_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_array) },
    { MP_ROM_QSTR(MP_QSTR_ArrayType), MP_ROM_PTR(&array_type) },
    { MP_ROM_QSTR(MP_QSTR__array_reconstructor), MP_ROM_PTR(&array_restore_obj) },
    { MP_ROM_QSTR(MP_QSTR_array), MP_ROM_PTR(&array_type) },
    { MP_ROM_QSTR(MP_QSTR_typecodes), MP_ROM_QSTR(MP_QSTR_bBuhHiIlLqQfd) },
};
static MP_DEFINE_CONST_DICT(array_globals, array_globals_table);

const mp_obj_module_t mp_module_array = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&array_globals,
};

MP_REGISTER_MODULE(MP_QSTR_array, mp_module_array);
