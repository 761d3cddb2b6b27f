// Operators between objects of which one is an instance of a class of Python's, and the names of their methods.

#include "classes.h"

// py/makeqstrdata.py sees to it that these names have small numbers.

const byte mp_unary_op_method_name[MP_UNARY_OP_NUM_RUNTIME] = {
    [MP_UNARY_OP_BOOL] = MP_QSTR___bool__,
    [MP_UNARY_OP_LEN] = MP_QSTR___len__,
    [MP_UNARY_OP_HASH] = MP_QSTR___hash__,
    [MP_UNARY_OP_INT_MAYBE] = MP_QSTR___int__,
    [MP_UNARY_OP_POSITIVE] = MP_QSTR___pos__,
    [MP_UNARY_OP_NEGATIVE] = MP_QSTR___neg__,
    [MP_UNARY_OP_INVERT] = MP_QSTR___invert__,
    [MP_UNARY_OP_ABS] = MP_QSTR___abs__,
    [MP_UNARY_OP_FLOAT_MAYBE] = MP_QSTR___float__,
    [MP_UNARY_OP_COMPLEX_MAYBE] = MP_QSTR___complex__,
    [MP_UNARY_OP_SIZEOF] = MP_QSTR___sizeof__,
};

#define OPERATOR(OP, name) \
    [MP_BINARY_OP_##OP] = MP_QSTR___##name##__, \
    [MP_BINARY_OP_REVERSE_##OP] = MP_QSTR___r##name##__, \
    [MP_BINARY_OP_INPLACE_##OP] = MP_QSTR___i##name##__,

const byte mp_binary_op_method_name[MP_BINARY_OP_NUM_RUNTIME] = {
    [MP_BINARY_OP_LESS] = MP_QSTR___lt__,
    [MP_BINARY_OP_MORE] = MP_QSTR___gt__,
    [MP_BINARY_OP_EQUAL] = MP_QSTR___eq__,
    [MP_BINARY_OP_LESS_EQUAL] = MP_QSTR___le__,
    [MP_BINARY_OP_MORE_EQUAL] = MP_QSTR___ge__,
    [MP_BINARY_OP_NOT_EQUAL] = MP_QSTR___ne__,
    [MP_BINARY_OP_CONTAINS] = MP_QSTR___contains__,
    OPERATOR(ADD, add)
    OPERATOR(SUBTRACT, sub)
    OPERATOR(MULTIPLY, mul)
    OPERATOR(MAT_MULTIPLY, matmul)
    OPERATOR(FLOOR_DIVIDE, floordiv)
    OPERATOR(TRUE_DIVIDE, truediv)
    OPERATOR(MODULO, mod)
    OPERATOR(POWER, pow)
    OPERATOR(OR, or)
    OPERATOR(XOR, xor)
    OPERATOR(AND, and)
    OPERATOR(LSHIFT, lshift)
    OPERATOR(RSHIFT, rshift)
    [MP_BINARY_OP_DIVMOD] = MP_QSTR___divmod__,
};

// The native object in the place of an instance, where an operator of `type` takes its own kind.
static mp_obj_t as_native(mp_binary_op_t op, const mp_obj_type_t *type, mp_obj_t object) {
    const mp_obj_type_t *native = class_native_base(mp_obj_get_type(object));
    bool text = (type == &mp_type_str || type == &mp_type_bytes || type == &mp_type_bytearray)
        && (op == MP_BINARY_OP_MODULO || op == MP_BINARY_OP_INPLACE_MODULO);
    if (native == NULL || op == MP_BINARY_OP_CONTAINS || text) {
        return MP_OBJ_NULL;
    }
    bool numbers = (native == &mp_type_int || native == &mp_type_float || native == &mp_type_complex)
        && (type == &mp_type_int || type == &mp_type_float || type == &mp_type_complex || type == &mp_type_bool);
    bool sets = (native == &mp_type_set || native == &mp_type_frozenset) && (type == &mp_type_set || type == &mp_type_frozenset);
    bool repeated = native == &mp_type_int && (op == MP_BINARY_OP_MULTIPLY || op == MP_BINARY_OP_INPLACE_MULTIPLY);
    return native == type || numbers || sets || repeated ? mp_obj_instance_native(object) : MP_OBJ_NULL;
}

mp_obj_t class_native_operand(mp_binary_op_t op, mp_obj_t native, mp_obj_t other) {
    if (!mp_obj_is_obj(other) || !mp_obj_is_instance_type(mp_obj_get_type(other))) {
        return other;
    }
    mp_obj_t as = as_native(op, mp_obj_get_type(native), other);
    return as == MP_OBJ_NULL ? other : as;
}

static mp_binary_op_t reflected(mp_binary_op_t op) {
    switch (op) {
        case MP_BINARY_OP_LESS:
            return MP_BINARY_OP_MORE;
        case MP_BINARY_OP_MORE:
            return MP_BINARY_OP_LESS;
        case MP_BINARY_OP_LESS_EQUAL:
            return MP_BINARY_OP_MORE_EQUAL;
        case MP_BINARY_OP_MORE_EQUAL:
            return MP_BINARY_OP_LESS_EQUAL;
        default:
            return op >= MP_BINARY_OP_OR && op <= MP_BINARY_OP_POWER ? op + (MP_BINARY_OP_REVERSE_OR - MP_BINARY_OP_OR) : MP_BINARY_OP_NUM_RUNTIME;
    }
}

// Before an operator whose right side is an instance of a class of Python's: that class has the first word when it is
// below the left side's and has its own reflected method. Otherwise, or if it declines, MP_OBJ_NULL.
mp_obj_t class_binary_op_of_instance(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    const mp_obj_type_t *left = mp_obj_get_type(lhs);
    const mp_obj_type_t *right = mp_obj_get_type(rhs);
    mp_binary_op_t reverse = reflected(op);
    if (left != right && reverse != MP_BINARY_OP_NUM_RUNTIME && mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(right), MP_OBJ_FROM_PTR(left))) {
        mp_obj_t own = class_find(right, mp_binary_op_method_name[reverse]);
        if (own != MP_OBJ_NULL && (op <= MP_BINARY_OP_MORE_EQUAL || own != class_find(left, mp_binary_op_method_name[reverse]))) {
            mp_obj_t result = MP_OBJ_TYPE_GET_SLOT(right, binary_op)(reverse, rhs, lhs);
            if (result != MP_OBJ_NULL) {
                return result;
            }
        }
    }
    if (class_is_python(left) || !MP_OBJ_TYPE_HAS_SLOT(left, binary_op)) {
        return MP_OBJ_NULL;
    }
    mp_obj_t native = as_native(op, left, rhs);
    if (native != MP_OBJ_NULL && mp_obj_is_small_int(lhs) && mp_obj_is_small_int(native)) {
        return mp_binary_op(op, lhs, native); // the type's own function cannot have two of them
    }
    return native == MP_OBJ_NULL ? MP_OBJ_NULL : MP_OBJ_TYPE_GET_SLOT(left, binary_op)(op, lhs, native);
}

// After a comparison that the left side declined.
mp_obj_t class_reflected_comparison(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    const mp_obj_type_t *right = mp_obj_get_type(rhs);
    mp_binary_op_t reverse = reflected(op);
    if (reverse == MP_BINARY_OP_NUM_RUNTIME || !class_is_python(right)) {
        return MP_OBJ_NULL;
    }
    return MP_OBJ_TYPE_GET_SLOT(right, binary_op)(reverse, rhs, lhs);
}
