// tuple, in place of py/objtuple.c; its functions also serve the types of named tuples, which begin as a tuple does.

#include <string.h>

#include "py/builtin.h"
#include "py/runtime.h"
#include "repr_guard.h"
#include "sequences.h"

const mp_obj_tuple_t mp_const_empty_tuple_obj = {{&mp_type_tuple}, 0};

static mp_obj_tuple_t *tuple_or_null(mp_obj_t object) {
    if (mp_obj_is_obj(object) && MP_OBJ_TYPE_GET_SLOT_OR_NULL(mp_obj_get_type(object), iter) == mp_obj_tuple_getiter) {
        return MP_OBJ_TO_PTR(object);
    }
    object = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_tuple));
    return object == MP_OBJ_NULL ? NULL : MP_OBJ_TO_PTR(object);
}

void mp_obj_tuple_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(self);
    bool json = kind == PRINT_JSON;
    const char *separator = json ? MP_PRINT_GET_EXT(print)->item_separator : ", ";
    repr_guard_t guard;
    if (!json && !repr_enter(&guard, tuple)) {
        mp_print_str(print, "(...)");
        return;
    }
    mp_print_str(print, json ? "[" : "(");
    for (size_t i = 0; i < tuple->len; i++) {
        if (i > 0) {
            mp_print_str(print, separator);
        }
        mp_obj_print_helper(print, tuple->items[i], json ? kind : PRINT_REPR);
    }
    mp_print_str(print, json ? "]" : tuple->len == 1 ? ",)" : ")");
    if (!json) {
        repr_leave();
    }
}

static mp_obj_t tuple_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_kw != 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() takes no keyword arguments"), type->name);
    }
    if (n_args > 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("tuple expected at most 1 argument, got %u"), (unsigned)n_args);
    }
    if (n_args == 0) {
        return mp_const_empty_tuple;
    }
    if (mp_obj_is_exact_type(args[0], &mp_type_tuple)) {
        return args[0];
    }
    mp_obj_list_t *list = mp_obj_is_exact_type(args[0], &mp_type_list) ? MP_OBJ_TO_PTR(args[0]) : list_of(args[0]);
    return mp_obj_new_tuple(list->len, list->items);
}

mp_obj_t mp_obj_tuple_unary_op(mp_unary_op_t op, mp_obj_t self) {
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(self);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(tuple->len != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(tuple->len);
        case MP_UNARY_OP_SIZEOF:
            return MP_OBJ_NEW_SMALL_INT(sizeof(*tuple) + tuple->len * sizeof(mp_obj_t));
        default:
            return MP_OBJ_NULL; // hash.c recognises tuples by this function
    }
}

mp_obj_t mp_obj_tuple_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(left), *other, *result;
    switch (op) {
        case MP_BINARY_OP_ADD:
        case MP_BINARY_OP_INPLACE_ADD:
            other = tuple_or_null(right);
            if (other == NULL) {
                return MP_OBJ_NULL;
            }
            result = MP_OBJ_TO_PTR(mp_obj_new_tuple(tuple->len + other->len, NULL));
            mp_seq_cat(result->items, tuple->items, tuple->len, other->items, other->len, mp_obj_t);
            return MP_OBJ_FROM_PTR(result);
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_REVERSE_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY: {
            mp_int_t times = repeats_of(right, tuple->len);
            if (times < 0) {
                return unrepeatable(op, left, right);
            }
            if (times == 1 && tuple->base.type == &mp_type_tuple) {
                return left;
            }
            result = MP_OBJ_TO_PTR(mp_obj_new_tuple(tuple->len * times, NULL));
            mp_seq_multiply(tuple->items, sizeof(mp_obj_t), tuple->len, times, result->items);
            return MP_OBJ_FROM_PTR(result);
        }
        case MP_BINARY_OP_CONTAINS:
            return mp_obj_new_bool(sequence_find(left, right, 0, SIZE_MAX) >= 0);
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_LESS:
        case MP_BINARY_OP_LESS_EQUAL:
        case MP_BINARY_OP_MORE:
        case MP_BINARY_OP_MORE_EQUAL:
            other = tuple_or_null(right);
            return other == NULL ? MP_OBJ_NULL : sequences_compare(op, left, MP_OBJ_FROM_PTR(other));
        default:
            return MP_OBJ_NULL;
    }
}

mp_obj_t mp_obj_tuple_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(self);
    if (!mp_obj_is_type(index, &mp_type_slice)) {
        return tuple->items[mp_get_index(&mp_type_tuple, tuple->len, index, false)];
    }
    slice_t slice;
    slice_of(index, tuple->len, &slice);
    if (slice.count == tuple->len && slice.step == 1 && tuple->base.type == &mp_type_tuple) {
        return self;
    }
    mp_obj_tuple_t *result = MP_OBJ_TO_PTR(mp_obj_new_tuple(slice.count, NULL));
    for (size_t i = 0, at = slice.start; i < slice.count; i++, at += slice.step) {
        result->items[i] = tuple->items[at];
    }
    return MP_OBJ_FROM_PTR(result);
}

static mp_obj_t tuple_count(mp_obj_t self, mp_obj_t value) {
    return MP_OBJ_NEW_SMALL_INT(sequence_count(self, value));
}
static MP_DEFINE_CONST_FUN_OBJ_2(count_object, tuple_count);

static mp_obj_t tuple_index(size_t n_args, const mp_obj_t *args) {
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(args[0]);
    size_t start = n_args > 2 ? obj_bound(args[2], tuple->len) : 0;
    size_t stop = n_args > 3 ? obj_bound(args[3], tuple->len) : SIZE_MAX;
    mp_int_t at = sequence_find(args[0], args[1], start, stop);
    if (at < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("tuple.index(x): x not in tuple"));
    }
    return MP_OBJ_NEW_SMALL_INT(at);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(index_object, 2, 4, tuple_index);

static const mp_rom_map_elem_t methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&count_object) },
    { MP_ROM_QSTR(MP_QSTR_index), MP_ROM_PTR(&index_object) },
    { MP_ROM_QSTR(MP_QSTR___getitem__), MP_ROM_PTR(&mp_op_getitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___contains__), MP_ROM_PTR(&mp_op_contains_obj) },
};
static MP_DEFINE_CONST_DICT(methods, methods_table);

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_tuple,
    MP_QSTR_tuple,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, tuple_make_new,
    print, mp_obj_tuple_print,
    unary_op, mp_obj_tuple_unary_op,
    binary_op, mp_obj_tuple_binary_op,
    subscr, mp_obj_tuple_subscr,
    iter, mp_obj_tuple_getiter,
    locals_dict, &methods
    );

mp_obj_t mp_obj_new_tuple(size_t n, const mp_obj_t *items) {
    if (n == 0) {
        return mp_const_empty_tuple;
    }
    mp_obj_tuple_t *tuple = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, n, &mp_type_tuple);
    tuple->len = n;
    if (items != NULL) {
        for (size_t i = 0; i < n; i++) {
            tuple->items[i] = items[i];
        }
    }
    return MP_OBJ_FROM_PTR(tuple);
}

void mp_obj_tuple_get(mp_obj_t self, size_t *len, mp_obj_t **items) {
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(self);
    *len = tuple->len;
    *items = tuple->items;
}

void mp_obj_tuple_del(mp_obj_t self) {
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(self);
    m_del_var(mp_obj_tuple_t, items, mp_obj_t, tuple->len, tuple);
}

typedef struct {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    mp_obj_tuple_t *tuple;
    size_t at;
} tuple_iterator_t;

static mp_obj_t iterator_next(mp_obj_t self) {
    tuple_iterator_t *iterator = MP_OBJ_TO_PTR(self);
    return iterator->at < iterator->tuple->len ? iterator->tuple->items[iterator->at++] : MP_OBJ_STOP_ITERATION;
}

mp_obj_t mp_obj_tuple_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    tuple_iterator_t *iterator = (tuple_iterator_t *)buffer;
    iterator->base.type = &mp_type_polymorph_iter;
    iterator->iternext = iterator_next;
    iterator->tuple = MP_OBJ_TO_PTR(self);
    iterator->at = 0;
    return MP_OBJ_FROM_PTR(iterator);
}
