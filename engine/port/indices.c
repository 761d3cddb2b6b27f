// Indices and slices, as CPython reads them and words what is wrong with them.

#include "numbers.h"
#include "py/objint.h"
#include "py/runtime.h"
#include "sequences.h"

// Whether the int has a word; the nearest word in any case.
static bool word_of(mp_obj_t number, mp_int_t *word) {
    if (mp_obj_is_small_int(number)) {
        *word = MP_OBJ_SMALL_INT_VALUE(number);
        return true;
    }
    const mpz_t *big = &((mp_obj_int_t *)MP_OBJ_TO_PTR(number))->mpz;
    if (mpz_as_int_checked(big, word)) {
        return true;
    }
    *word = mpz_is_neg(big) ? INT32_MIN : INT32_MAX;
    return false;
}

static mp_int_t clamped(mp_obj_t object, mp_rom_error_text_t text) {
    mp_obj_t number = number_index_maybe(object);
    if (number == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, text, mp_obj_get_type_str(object));
    }
    mp_int_t word;
    word_of(number, &word);
    return word;
}

static mp_int_t index_clamped(mp_obj_t object) {
    return clamped(object, MP_ERROR_TEXT("slice indices must be integers or None or have an __index__ method"));
}

// A bound from `lowest` to `highest`, counted from the end when negative.
static mp_int_t bound(mp_int_t index, size_t len, mp_int_t lowest, mp_int_t highest) {
    if (index < 0) {
        index += (mp_int_t)len;
    }
    return index < lowest ? lowest : index > highest ? highest : index;
}

size_t obj_bound(mp_obj_t object, size_t len) {
    return bound(clamped(object, MP_ERROR_TEXT("slice indices must be integers or have an __index__ method")), len, 0, len);
}

size_t obj_insertion(mp_obj_t object, size_t *len) {
    mp_int_t index = number_index_clipped(object);
    return bound(index, *len, 0, *len);
}

void mp_obj_slice_indices(mp_obj_t self, mp_int_t length, mp_bound_slice_t *result) {
    mp_obj_slice_t *slice = MP_OBJ_TO_PTR(self);
    mp_int_t step = 1;
    if (slice->step != mp_const_none) {
        step = index_clamped(slice->step);
        if (step == 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("slice step cannot be zero"));
        }
        if (step == INT32_MIN) {
            step++; // so that it can be negated
        }
    }
    mp_int_t lowest = step > 0 ? 0 : -1, highest = step > 0 ? length : length - 1;
    result->start = slice->start == mp_const_none ? (step > 0 ? lowest : highest) : bound(index_clamped(slice->start), length, lowest, highest);
    result->stop = slice->stop == mp_const_none ? (step > 0 ? highest : lowest) : bound(index_clamped(slice->stop), length, lowest, highest);
    result->step = step;
}

void slice_of(mp_obj_t slice, size_t len, slice_t *result) {
    mp_bound_slice_t bounds;
    mp_obj_slice_indices(slice, len, &bounds);
    mp_int_t distance = bounds.step > 0 ? (mp_int_t)(bounds.stop - bounds.start) : (mp_int_t)(bounds.start - bounds.stop);
    mp_int_t step = bounds.step > 0 ? (mp_int_t)bounds.step : -(mp_int_t)bounds.step;
    result->count = distance > 0 ? (distance - 1) / step + 1 : 0;
    result->start = bounds.start;
    result->step = bounds.step;
}

// What a type calls itself where an index is no int, and where it is out of range.
static mp_rom_error_text_t no_index_text(const mp_obj_type_t *type) {
    if (type == &mp_type_str) {
        return MP_ERROR_TEXT("string indices must be integers, not '%s'");
    }
    if (type == &mp_type_bytes) {
        return MP_ERROR_TEXT("byte indices must be integers or slices, not %s");
    }
    if (type == &mp_type_memoryview) {
        return MP_ERROR_TEXT("memoryview: invalid slice key");
    }
    if (type == &mp_type_array) {
        return MP_ERROR_TEXT("array indices must be integers");
    }
    if (type == &mp_type_deque) {
        return MP_ERROR_TEXT("sequence index must be integer, not '%s'");
    }
    return NULL;
}

static NORETURN void raise_out_of_range(const mp_obj_type_t *type) {
    if (type == &mp_type_bytes) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("index out of range"));
    }
    if (type == &mp_type_memoryview) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("index out of bounds on dimension 1"));
    }
    const char *name = type == &mp_type_str ? "string" : type == &mp_type_range ? "range object" : qstr_str(type->name);
    mp_raise_msg_varg(&mp_type_IndexError, MP_ERROR_TEXT("%s index out of range"), name);
}

// What mp_get_index of py/obj.c does, through a patch.
size_t obj_get_index(const void *of, size_t len, void *index_object, bool is_bound) {
    const mp_obj_type_t *type = of;
    mp_obj_t index = index_object;
    if (is_bound) {
        return obj_bound(index, len);
    }
    mp_int_t at;
    if (mp_obj_is_small_int(index)) {
        at = MP_OBJ_SMALL_INT_VALUE(index);
    } else {
        mp_obj_t number = number_index_maybe(index);
        if (number == MP_OBJ_NULL) {
            mp_rom_error_text_t text = no_index_text(type);
            if (text != NULL) {
                mp_raise_msg_varg(&mp_type_TypeError, text, mp_obj_get_type_str(index));
            }
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q indices must be integers or slices, not %s"), type->name, mp_obj_get_type_str(index));
        }
        if (!word_of(number, &at)) {
            mp_raise_msg_varg(&mp_type_IndexError, MP_ERROR_TEXT("cannot fit '%s' into an index-sized integer"), mp_obj_get_type_str(index));
        }
    }
    if (at < 0) {
        at += (mp_int_t)len;
    }
    if (at < 0 || (size_t)at >= len) {
        raise_out_of_range(type);
    }
    return at;
}

mp_int_t repeats_of(mp_obj_t times, size_t len) {
    mp_obj_t number = number_index_maybe(times);
    if (number == MP_OBJ_NULL) {
        return -1;
    }
    mp_int_t count;
    if (!word_of(number, &count) && count > 0 && len > 0) {
        mp_raise_msg_varg(&mp_type_OverflowError, MP_ERROR_TEXT("cannot fit '%s' into an index-sized integer"), mp_obj_get_type_str(times));
    }
    count = count < 0 || len == 0 ? 0 : count;
    mp_seq_multiply_len(len, count);
    return count;
}
