// slice objects, in place of py/objslice.c. What they select is worked out in indices.c.

#include "py/runtime.h"
#include "sequences.h"

static void slice_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_slice_t *slice = MP_OBJ_TO_PTR(self);
    mp_print_str(print, "slice(");
    mp_obj_print_helper(print, slice->start, PRINT_REPR);
    mp_print_str(print, ", ");
    mp_obj_print_helper(print, slice->stop, PRINT_REPR);
    mp_print_str(print, ", ");
    mp_obj_print_helper(print, slice->step, PRINT_REPR);
    mp_print_str(print, ")");
}

static mp_obj_t slice_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    if (n_kw != 0) {
        mp_raise_TypeError(MP_ERROR_TEXT("slice() takes no keyword arguments"));
    }
    if (n_args == 0 || n_args > 3) {
        mp_raise_msg_varg(&mp_type_TypeError, n_args == 0 ? MP_ERROR_TEXT("slice expected at least 1 argument, got %u")
            : MP_ERROR_TEXT("slice expected at most 3 arguments, got %u"), (unsigned)n_args);
    }
    return n_args == 1 ? mp_obj_new_slice(mp_const_none, args[0], mp_const_none)
        : mp_obj_new_slice(args[0], args[1], n_args == 3 ? args[2] : mp_const_none);
}

static mp_obj_t slice_unary_op(mp_unary_op_t op, mp_obj_t self) {
    (void)op;
    (void)self;
    return MP_OBJ_NULL; // and so it has no hash
}

static mp_obj_t as_tuple(mp_obj_t self) {
    mp_obj_slice_t *slice = MP_OBJ_TO_PTR(self);
    mp_obj_t parts[] = {slice->start, slice->stop, slice->step};
    return mp_obj_new_tuple(3, parts);
}

static mp_obj_t slice_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    bool compares = op == MP_BINARY_OP_EQUAL || op == MP_BINARY_OP_LESS || op == MP_BINARY_OP_LESS_EQUAL
        || op == MP_BINARY_OP_MORE || op == MP_BINARY_OP_MORE_EQUAL;
    return compares && mp_obj_is_type(right, &mp_type_slice) ? sequences_compare(op, as_tuple(left), as_tuple(right)) : MP_OBJ_NULL;
}

static mp_obj_t slice_indices(mp_obj_t self, mp_obj_t length) {
    mp_obj_t number = number_index_maybe(length);
    if (number == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object cannot be interpreted as an integer"), mp_obj_get_type_str(length));
    }
    mp_int_t len = mp_obj_get_int(number);
    if (len < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("length should not be negative"));
    }
    mp_bound_slice_t bounds;
    mp_obj_slice_indices(self, len, &bounds);
    mp_obj_t results[] = {mp_obj_new_int(bounds.start), mp_obj_new_int(bounds.stop), mp_obj_new_int(bounds.step)};
    return mp_obj_new_tuple(3, results);
}
static MP_DEFINE_CONST_FUN_OBJ_2(indices_object, slice_indices);

static void slice_attr(mp_obj_t self, qstr name, mp_obj_t *dest) {
    mp_obj_slice_t *slice = MP_OBJ_TO_PTR(self);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (name == MP_QSTR_start) {
        dest[0] = slice->start;
    } else if (name == MP_QSTR_stop) {
        dest[0] = slice->stop;
    } else if (name == MP_QSTR_step) {
        dest[0] = slice->step;
    } else {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

static const mp_rom_map_elem_t methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_indices), MP_ROM_PTR(&indices_object) },
};
static MP_DEFINE_CONST_DICT(methods, methods_table);

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_slice,
    MP_QSTR_slice,
    MP_TYPE_FLAG_NONE,
    make_new, slice_make_new,
    print, slice_print,
    unary_op, slice_unary_op,
    binary_op, slice_binary_op,
    attr, slice_attr,
    locals_dict, &methods
    );

mp_obj_t mp_obj_new_slice(mp_obj_t start, mp_obj_t stop, mp_obj_t step) {
    mp_obj_slice_t *slice = mp_obj_malloc(mp_obj_slice_t, &mp_type_slice);
    slice->start = start;
    slice->stop = stop;
    slice->step = step;
    return MP_OBJ_FROM_PTR(slice);
}
