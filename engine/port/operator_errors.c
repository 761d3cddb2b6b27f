// What is said of operators that their operands do not support, in CPython's words.

#include "py/objtype.h"
#include "py/runtime.h"
#include "sequences.h"

// In the order of MP_BINARY_OP_OR and of MP_BINARY_OP_INPLACE_OR.
static const char operators[][3] = {"|", "^", "&", "<<", ">>", "+", "-", "*", "@", "//", "/", "%", "**"};
// In the order of MP_BINARY_OP_LESS.
static const char comparisons[][3] = {"<", ">", "==", "<=", ">=", "!="};

static const mp_obj_type_t *const sequence_types[] = {
    &mp_type_str, &mp_type_list, &mp_type_tuple, &mp_type_bytes, &mp_type_bytearray, &mp_type_deque,
};

// The type of a sequence that can be repeated, or NULL.
static const mp_obj_type_t *sequence_type(mp_obj_t object) {
    for (size_t i = 0; i < MP_ARRAY_SIZE(sequence_types); i++) {
        if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(object)), MP_OBJ_FROM_PTR(sequence_types[i]))) {
            return sequence_types[i];
        }
    }
    return NULL;
}

const char *type_in_messages(const mp_obj_type_t *type) {
    return type == &mp_type_deque ? "collections.deque" : type == &mp_type_ordereddict ? "collections.OrderedDict" : qstr_str(type->name);
}

NORETURN void raise_unsupported_unary(int op, void *operand) {
    const char *type = type_in_messages(mp_obj_get_type(operand));
    switch (op) {
        case MP_UNARY_OP_LEN:
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("object of type '%s' has no len()"), type);
        case MP_UNARY_OP_ABS:
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("bad operand type for abs(): '%s'"), type);
        default:
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("bad operand type for unary %s: '%s'"),
                op == MP_UNARY_OP_POSITIVE ? "+" : op == MP_UNARY_OP_NEGATIVE ? "-" : "~", type);
    }
}

NORETURN void raise_unsupported_binary(int op, void *left, void *right) {
    if (op >= MP_BINARY_OP_REVERSE_OR) {
        op -= MP_BINARY_OP_REVERSE_OR - MP_BINARY_OP_OR;
        void *swapped = left;
        left = right;
        right = swapped;
    }
    const char *left_type = type_in_messages(mp_obj_get_type(left)), *right_type = type_in_messages(mp_obj_get_type(right));
    if (op <= MP_BINARY_OP_NOT_EQUAL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' not supported between instances of '%s' and '%s'"), comparisons[op], left_type, right_type);
    }
    if (op == MP_BINARY_OP_IN || op == MP_BINARY_OP_CONTAINS) {
        // Of two small ints the operands have not been swapped; they have the same type.
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("argument of type '%s' is not iterable"), left_type);
    }
    if (op == MP_BINARY_OP_EXCEPTION_MATCH) {
        mp_raise_TypeError(MP_ERROR_TEXT("catching classes that do not inherit from BaseException is not allowed"));
    }
    if (op == MP_BINARY_OP_DIVMOD) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported operand type(s) for divmod(): '%s' and '%s'"), left_type, right_type);
    }
    bool in_place = op < MP_BINARY_OP_OR;
    size_t operation = op - (in_place ? MP_BINARY_OP_INPLACE_OR : MP_BINARY_OP_OR);
    const mp_obj_type_t *sequence = sequence_type(left);
    if (operation == MP_BINARY_OP_ADD - MP_BINARY_OP_OR && sequence != NULL) {
        if (sequence == &mp_type_bytes || sequence == &mp_type_bytearray) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't concat %s to %q"), right_type, sequence->name);
        }
        const char *name = qstr_str(sequence->name);
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can only concatenate %s (not \"%s\") to %s"), name, right_type, name);
    }
    if (operation == MP_BINARY_OP_MULTIPLY - MP_BINARY_OP_OR && (sequence != NULL || sequence_type(right) != NULL)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can't multiply sequence by non-int of type '%s'"), sequence != NULL ? right_type : left_type);
    }
    bool power = operation == MP_BINARY_OP_POWER - MP_BINARY_OP_OR;
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported operand type(s) for %s%s: '%s' and '%s'"), operators[operation],
        in_place ? "=" : power ? " or pow()" : "", left_type, right_type);
}

// What multiplying a sequence by what is no int comes to. That it is a sequence, too, is said at once: it would answer itself.
mp_obj_t unrepeatable(mp_binary_op_t op, mp_obj_t sequence, mp_obj_t times) {
    if (sequence_type(times) != NULL) {
        raise_unsupported_binary(op, sequence, times);
    }
    return MP_OBJ_NULL;
}
