// Short paths of the bytecode loop, included by py/vm.c through a patch: what most instructions of most programs come to,
// done where they are dispatched. Each gives exactly the result of the general function that it stands before, or declines.

#ifndef VM_PATHS_H
#define VM_PATHS_H

#include "py/objlist.h"
#include "py/runtime.h"
#include "py/smallint.h"

// As in py/objfloat.c and py/objlist.c, which keep them to themselves.
typedef struct {
    mp_obj_base_t base;
    mp_float_t value;
} vm_float_t;

typedef struct {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    mp_obj_t list;
    size_t cur;
} vm_list_iterator_t;

static inline bool vm_has_type(mp_obj_t object, const mp_obj_type_t *type) {
    return mp_obj_is_obj(object) && ((const mp_obj_base_t *)MP_OBJ_TO_PTR(object))->type == type;
}

// In MICROPY_OBJ_REPR_A an object whose lowest bit is set is a small int: twice its value, plus one.
static inline bool vm_are_small_ints(mp_obj_t a, mp_obj_t b) {
    return ((uintptr_t)a & (uintptr_t)b & 1) != 0;
}

static inline bool vm_number(mp_obj_t object, mp_float_t *number) {
    if (mp_obj_is_small_int(object)) {
        *number = MP_OBJ_SMALL_INT_VALUE(object);
        return true;
    }
    if (vm_has_type(object, &mp_type_float)) {
        *number = ((const vm_float_t *)MP_OBJ_TO_PTR(object))->value;
        return true;
    }
    return false;
}

static inline bool vm_small_int(int64_t value, mp_obj_t *result) {
    if (value < MP_SMALL_INT_MIN || value > MP_SMALL_INT_MAX) {
        return false;
    }
    *result = MP_OBJ_NEW_SMALL_INT((mp_int_t)value);
    return true;
}

// Each of these is for two small ints and false when the result is none.

static inline bool vm_int_add(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return vm_small_int((int64_t)a + b, result);
}

static inline bool vm_int_subtract(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return vm_small_int((int64_t)a - b, result);
}

static inline bool vm_int_multiply(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return vm_small_int((int64_t)a * b, result);
}

static inline bool vm_int_floor_divide(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return b > 0 && vm_small_int(a / b - (a % b < 0), result);
}

static inline bool vm_int_modulo(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return b > 0 && vm_small_int(a % b + (a % b < 0 ? b : 0), result);
}

static inline bool vm_int_shift_left(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return b >= 0 && b < 32 && vm_small_int((int64_t)((uint64_t)(int64_t)a << b), result);
}

static inline bool vm_int_shift_right(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return b >= 0 && vm_small_int(a >> (b < 31 ? b : 31), result);
}

static inline bool vm_int_and(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return vm_small_int(a & b, result);
}

static inline bool vm_int_or(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return vm_small_int(a | b, result);
}

static inline bool vm_int_xor(mp_int_t a, mp_int_t b, mp_obj_t *result) {
    return vm_small_int(a ^ b, result);
}

static inline bool vm_is_true(mp_obj_t object) {
    if (object == mp_const_true) {
        return true;
    }
    if (object == mp_const_false || object == mp_const_none || object == MP_OBJ_NEW_SMALL_INT(0)) {
        return false;
    }
    return mp_obj_is_true(object);
}

// The item of a list at a small int that is not out of range, or NULL.
static inline mp_obj_t *vm_list_item(mp_obj_t base, mp_obj_t index) {
    if (!mp_obj_is_small_int(index) || !vm_has_type(base, &mp_type_list)) {
        return NULL;
    }
    const mp_obj_list_t *list = MP_OBJ_TO_PTR(base);
    mp_int_t at = MP_OBJ_SMALL_INT_VALUE(index);
    if (at < 0) {
        at += (mp_int_t)list->len;
    }
    return (mp_uint_t)at < list->len ? &list->items[at] : NULL;
}

static inline mp_obj_t vm_load_subscript(mp_obj_t base, mp_obj_t index) {
    const mp_obj_t *item = vm_list_item(base, index);
    return item != NULL ? *item : mp_obj_subscr(base, index, MP_OBJ_SENTINEL);
}

static inline void vm_store_subscript(mp_obj_t base, mp_obj_t index, mp_obj_t value) {
    mp_obj_t *item = value == MP_OBJ_NULL ? NULL : vm_list_item(base, index); // NULL stands for `del`
    if (item != NULL) {
        *item = value;
    } else {
        mp_obj_subscr(base, index, value);
    }
}

// The next item of any iterator, or MP_OBJ_STOP_ITERATION.
static inline mp_obj_t vm_next(mp_obj_t iterator) {
    vm_list_iterator_t *at = MP_OBJ_TO_PTR(iterator);
    if (vm_has_type(iterator, &mp_type_polymorph_iter) && at->iternext == mp_list_it_iternext) {
        const mp_obj_list_t *list = MP_OBJ_TO_PTR(at->list);
        if (at->cur < list->len) {
            return list->items[at->cur++];
        }
        at->cur = SIZE_MAX; // it stays at its end when the list grows
        return MP_OBJ_STOP_ITERATION;
    }
    return mp_iternext_allow_raise(iterator);
}

#endif
