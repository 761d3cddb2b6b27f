// range, in place of py/objrange.c: of numbers that have 64 bits. Iterating is fast where 32 suffice.

#include "hash.h"
#include "py/builtin.h"
#include "py/objint.h"
#include "py/runtime.h"
#include "sequences.h"

typedef struct {
    mp_obj_base_t base;
    int64_t start;
    int64_t stop;
    int64_t step;
} range_t;

typedef struct {
    mp_obj_base_t base;
    mp_int_t next;
    mp_int_t step;
    size_t left;
} iterator_t;

typedef struct {
    mp_obj_base_t base;
    int64_t next;
    int64_t step;
    uint64_t left;
} long_iterator_t;

static NORETURN void raise_too_large(void) {
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("range of numbers beyond 64 bits"));
}

// Whether the int has 64 bits; the nearest such number in any case.
static bool int64_of(mp_obj_t number, int64_t *result) {
    if (mp_obj_is_small_int(number)) {
        *result = MP_OBJ_SMALL_INT_VALUE(number);
        return true;
    }
    const mpz_t *big = &((mp_obj_int_t *)MP_OBJ_TO_PTR(number))->mpz;
    uint64_t magnitude = 0;
    bool fits = big->len <= 64 / MPZ_DIG_SIZE;
    for (size_t i = fits ? big->len : 0; i-- > 0;) {
        magnitude = magnitude << MPZ_DIG_SIZE | big->dig[i];
    }
    if (!fits || magnitude > INT64_MAX) {
        *result = big->neg ? INT64_MIN : INT64_MAX;
        return fits && big->neg && magnitude == UINT64_C(1) << 63;
    }
    *result = big->neg ? -(int64_t)magnitude : (int64_t)magnitude;
    return true;
}

static int64_t argument(mp_obj_t object) {
    mp_obj_t number = number_index_maybe(object);
    if (number == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object cannot be interpreted as an integer"), mp_obj_get_type_str(object));
    }
    int64_t value;
    if (!int64_of(number, &value)) {
        raise_too_large();
    }
    return value;
}

static uint64_t count_of(int64_t start, int64_t stop, int64_t step) {
    if (step > 0) {
        return start < stop ? ((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1 : 0;
    }
    return start > stop ? ((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1 : 0;
}

static uint64_t length_of(const range_t *range) {
    return count_of(range->start, range->stop, range->step);
}

static int64_t item_at(const range_t *range, uint64_t index) {
    return (int64_t)((uint64_t)range->start + index * (uint64_t)range->step);
}

static mp_obj_t new_range(int64_t start, int64_t stop, int64_t step) {
    range_t *range = mp_obj_malloc(range_t, &mp_type_range);
    range->start = start;
    range->stop = stop;
    range->step = step;
    return MP_OBJ_FROM_PTR(range);
}

static mp_obj_t range_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    if (n_kw != 0) {
        mp_raise_TypeError(MP_ERROR_TEXT("range() takes no keyword arguments"));
    }
    if (n_args == 0 || n_args > 3) {
        mp_raise_msg_varg(&mp_type_TypeError, n_args == 0 ? MP_ERROR_TEXT("range expected at least 1 argument, got %u")
            : MP_ERROR_TEXT("range expected at most 3 arguments, got %u"), (unsigned)n_args);
    }
    int64_t start = n_args > 1 ? argument(args[0]) : 0;
    int64_t stop = argument(args[n_args > 1]);
    int64_t step = n_args > 2 ? argument(args[2]) : 1;
    if (step == 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("range() arg 3 must not be zero"));
    }
    return new_range(start, stop, step);
}

static void range_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    range_t *range = MP_OBJ_TO_PTR(self);
    mp_print_str(print, "range(");
    mp_obj_print_helper(print, int_from_int64(range->start), PRINT_REPR);
    mp_print_str(print, ", ");
    mp_obj_print_helper(print, int_from_int64(range->stop), PRINT_REPR);
    if (range->step != 1) {
        mp_print_str(print, ", ");
        mp_obj_print_helper(print, int_from_int64(range->step), PRINT_REPR);
    }
    mp_print_str(print, ")");
}

static mp_obj_t range_unary_op(mp_unary_op_t op, mp_obj_t self) {
    range_t *range = MP_OBJ_TO_PTR(self);
    uint64_t length = length_of(range);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(length > 0);
        case MP_UNARY_OP_LEN:
            if (length > INT64_MAX) {
                mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("Python int too large to convert to C ssize_t"));
            }
            return int_from_int64(length);
        case MP_UNARY_OP_HASH: {
            mp_obj_t parts[] = {
                int_from_int64(length),
                length > 0 ? int_from_int64(range->start) : mp_const_none,
                length > 1 ? int_from_int64(range->step) : mp_const_none,
            };
            return int_from_int64(obj_hash(mp_obj_new_tuple(3, parts)));
        }
        default:
            return MP_OBJ_NULL;
    }
}

// Whether an int is in the range, and where.
static bool find(const range_t *range, mp_obj_t number, uint64_t *index) {
    int64_t value;
    if (!int64_of(number, &value)) {
        return false;
    }
    bool inside = range->step > 0 ? value >= range->start && value < range->stop : value <= range->start && value > range->stop;
    if (!inside) {
        return false;
    }
    uint64_t distance = range->step > 0 ? (uint64_t)value - (uint64_t)range->start : (uint64_t)range->start - (uint64_t)value;
    uint64_t step = range->step > 0 ? (uint64_t)range->step : 0 - (uint64_t)range->step;
    *index = distance / step;
    return distance % step == 0;
}

static mp_obj_t plain_int_or_null(mp_obj_t object) {
    return mp_obj_is_int(object) || mp_obj_is_bool(object) ? number_index_maybe(object) : MP_OBJ_NULL;
}

static mp_obj_t range_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    range_t *range = MP_OBJ_TO_PTR(left), *other = MP_OBJ_TO_PTR(right);
    if (op == MP_BINARY_OP_CONTAINS) {
        mp_obj_t number = plain_int_or_null(right);
        uint64_t index;
        return number == MP_OBJ_NULL ? MP_OBJ_NULL : mp_obj_new_bool(find(range, number, &index));
    }
    if (op != MP_BINARY_OP_EQUAL || !mp_obj_is_type(right, &mp_type_range)) {
        return MP_OBJ_NULL;
    }
    uint64_t length = length_of(range);
    return mp_obj_new_bool(length == length_of(other) && (length == 0
        || (range->start == other->start && (length == 1 || range->step == other->step))));
}

// A part of a slice, counted from the end when negative, then from `lowest` to `highest`.
static int64_t slice_part(mp_obj_t part, int64_t otherwise, int64_t length, int64_t lowest, int64_t highest) {
    if (part == mp_const_none) {
        return otherwise;
    }
    mp_obj_t number = number_index_maybe(part);
    if (number == MP_OBJ_NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("slice indices must be integers or None or have an __index__ method"));
    }
    int64_t index;
    int64_of(number, &index);
    if (index < 0) {
        index += length;
    }
    return index < lowest ? lowest : index > highest ? highest : index;
}

// range.start + index * range.step, where index may be one before or behind the range.
static int64_t bound_at(const range_t *range, int64_t index) {
    int64_t offset, result;
    if (__builtin_mul_overflow(index, range->step, &offset) || __builtin_add_overflow(range->start, offset, &result)) {
        raise_too_large();
    }
    return result;
}

static mp_obj_t slice_range(const range_t *range, const mp_obj_slice_t *slice) {
    uint64_t count = length_of(range);
    if (count > INT64_MAX) {
        raise_too_large();
    }
    int64_t length = count, step = slice->step == mp_const_none ? 1 : argument(slice->step), result_step;
    if (step == 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("slice step cannot be zero"));
    }
    int64_t lowest = step > 0 ? 0 : -1, highest = step > 0 ? length : length - 1;
    int64_t start = slice_part(slice->start, step > 0 ? lowest : highest, length, lowest, highest);
    int64_t stop = slice_part(slice->stop, step > 0 ? highest : lowest, length, lowest, highest);
    if (__builtin_mul_overflow(step, range->step, &result_step)) {
        raise_too_large();
    }
    return new_range(bound_at(range, start), bound_at(range, stop), result_step);
}

static mp_obj_t range_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
    range_t *range = MP_OBJ_TO_PTR(self);
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    if (mp_obj_is_type(index, &mp_type_slice)) {
        return slice_range(range, MP_OBJ_TO_PTR(index));
    }
    mp_obj_t number = number_index_maybe(index);
    if (number == MP_OBJ_NULL) {
        mp_get_index(&mp_type_range, 0, index, false); // says what is wrong
    }
    uint64_t length = length_of(range);
    int64_t at;
    bool fits = int64_of(number, &at);
    uint64_t from_front = at < 0 ? (uint64_t)at + length : (uint64_t)at;
    if (!fits || (at < 0 && 0 - (uint64_t)at > length) || from_front >= length) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("range object index out of range"));
    }
    return int_from_int64(item_at(range, from_front));
}

static mp_obj_t iterator_next(mp_obj_t self) {
    iterator_t *iterator = MP_OBJ_TO_PTR(self);
    if (iterator->left == 0) {
        return MP_OBJ_STOP_ITERATION;
    }
    mp_int_t item = iterator->next;
    iterator->left--;
    iterator->next = (mp_int_t)((mp_uint_t)item + (mp_uint_t)iterator->step);
    return mp_obj_new_int(item);
}

static mp_obj_t long_iterator_next(mp_obj_t self) {
    long_iterator_t *iterator = MP_OBJ_TO_PTR(self);
    if (iterator->left == 0) {
        return MP_OBJ_STOP_ITERATION;
    }
    int64_t item = iterator->next;
    iterator->left--;
    iterator->next = (int64_t)((uint64_t)item + (uint64_t)iterator->step);
    return int_from_int64(item);
}

static MP_DEFINE_CONST_OBJ_TYPE(iterator_type, MP_QSTR_range_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, iterator_next);
static MP_DEFINE_CONST_OBJ_TYPE(long_iterator_type, MP_QSTR_longrange_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, long_iterator_next);

static mp_obj_t iterate(int64_t first, int64_t step, uint64_t count, mp_obj_iter_buf_t *buffer) {
    int64_t last = (int64_t)((uint64_t)first + (count == 0 ? 0 : count - 1) * (uint64_t)step);
    if (first == (mp_int_t)first && last == (mp_int_t)last && step == (mp_int_t)step && count <= SIZE_MAX) {
        iterator_t *iterator = (iterator_t *)buffer;
        iterator->base.type = &iterator_type;
        iterator->next = first;
        iterator->step = step;
        iterator->left = count;
        return MP_OBJ_FROM_PTR(iterator);
    }
    long_iterator_t *iterator = mp_obj_malloc(long_iterator_t, &long_iterator_type);
    iterator->next = first;
    iterator->step = step;
    iterator->left = count;
    return MP_OBJ_FROM_PTR(iterator);
}

static mp_obj_t range_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    range_t *range = MP_OBJ_TO_PTR(self);
    return iterate(range->start, range->step, length_of(range), buffer);
}

static mp_obj_t range_reversed(mp_obj_t self) {
    range_t *range = MP_OBJ_TO_PTR(self);
    uint64_t length = length_of(range);
    return iterate(item_at(range, length - 1), (int64_t)(0 - (uint64_t)range->step), length, m_new_obj(mp_obj_iter_buf_t));
}
static MP_DEFINE_CONST_FUN_OBJ_1(reversed_object, range_reversed);

static mp_obj_t range_index(mp_obj_t self, mp_obj_t value) {
    range_t *range = MP_OBJ_TO_PTR(self);
    mp_obj_t number = plain_int_or_null(value);
    uint64_t index = 0;
    if (number != MP_OBJ_NULL) {
        if (!find(range, number, &index)) {
            raise_not_in(value, "range");
        }
        return int_from_int64(index);
    }
    mp_obj_t iterator = mp_getiter(self, NULL);
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION; index++) {
        if (items_equal(item, value)) {
            return int_from_int64(index);
        }
    }
    mp_raise_ValueError(MP_ERROR_TEXT("sequence.index(x): x not in sequence"));
}
static MP_DEFINE_CONST_FUN_OBJ_2(index_object, range_index);

static mp_obj_t range_count(mp_obj_t self, mp_obj_t value) {
    return MP_OBJ_NEW_SMALL_INT(mp_obj_is_true(mp_binary_op(MP_BINARY_OP_IN, value, self)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(count_object, range_count);

static void range_attr(mp_obj_t self, qstr name, mp_obj_t *dest) {
    range_t *range = MP_OBJ_TO_PTR(self);
    if (dest[0] != MP_OBJ_NULL) {
        if (name == MP_QSTR_start || name == MP_QSTR_stop || name == MP_QSTR_step) {
            mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("readonly attribute"));
        }
        return;
    }
    if (name == MP_QSTR_start) {
        dest[0] = int_from_int64(range->start);
    } else if (name == MP_QSTR_stop) {
        dest[0] = int_from_int64(range->stop);
    } else if (name == MP_QSTR_step) {
        dest[0] = int_from_int64(range->step);
    } else {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

static const mp_rom_map_elem_t methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&count_object) },
    { MP_ROM_QSTR(MP_QSTR_index), MP_ROM_PTR(&index_object) },
    { MP_ROM_QSTR(MP_QSTR___reversed__), MP_ROM_PTR(&reversed_object) },
};
static MP_DEFINE_CONST_DICT(methods, methods_table);

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_range,
    MP_QSTR_range,
    MP_TYPE_FLAG_NONE,
    make_new, range_make_new,
    print, range_print,
    unary_op, range_unary_op,
    binary_op, range_binary_op,
    attr, range_attr,
    subscr, range_subscr,
    iter, range_getiter,
    locals_dict, &methods
    );
