// Cases of the bytecode loop's switch, included there by py/vm.c through a patch. They use its macros and variables: ip
// (behind the instruction), sp (the top of the stack), fastn (the locals), and its labels.
//
// They stand before the default case, which finds the same instructions by a chain of comparisons: here each has its own
// entry in the jump table. What a case declines goes to `binary_op`, which does what the default case would.

case MP_BC_LOAD_CONST_SMALL_INT_MULTI ... MP_BC_LOAD_CONST_SMALL_INT_MULTI + MP_BC_LOAD_CONST_SMALL_INT_MULTI_NUM - 1:
    PUSH(MP_OBJ_NEW_SMALL_INT((mp_int_t)ip[-1] - MP_BC_LOAD_CONST_SMALL_INT_MULTI - MP_BC_LOAD_CONST_SMALL_INT_MULTI_EXCESS));
    DISPATCH();

case MP_BC_LOAD_FAST_MULTI ... MP_BC_LOAD_FAST_MULTI + MP_BC_LOAD_FAST_MULTI_NUM - 1:
    obj_shared = fastn[MP_BC_LOAD_FAST_MULTI - (mp_int_t)ip[-1]];
    goto load_check;

case MP_BC_STORE_FAST_MULTI ... MP_BC_STORE_FAST_MULTI + MP_BC_STORE_FAST_MULTI_NUM - 1:
    fastn[MP_BC_STORE_FAST_MULTI - (mp_int_t)ip[-1]] = POP();
    DISPATCH();

case MP_BC_UNARY_OP_MULTI + MP_UNARY_OP_NOT:
    MARK_EXC_IP_SELECTIVE();
    SET_TOP(mp_obj_new_bool(!vm_is_true(TOP())));
    DISPATCH();

// An operator on small ints, by `integers`, and on numbers of which at least one is a float, by `floats` on left and right.
#define VM_ARITHMETIC(op, integers, floats) \
    case MP_BC_BINARY_OP_MULTI + MP_BINARY_OP_##op: \
    case MP_BC_BINARY_OP_MULTI + MP_BINARY_OP_INPLACE_##op: { \
        if (vm_are_small_ints(sp[-1], sp[0])) { \
            if (integers(MP_OBJ_SMALL_INT_VALUE(sp[-1]), MP_OBJ_SMALL_INT_VALUE(sp[0]), &sp[-1])) { \
                --sp; \
                DISPATCH(); \
            } \
        } else { \
            mp_float_t left, right; \
            if (vm_number(sp[-1], &left) && vm_number(sp[0], &right)) { \
                MARK_EXC_IP_SELECTIVE(); \
                --sp; \
                SET_TOP(mp_obj_new_float(floats)); \
                DISPATCH(); \
            } \
        } \
        goto binary_op; \
    }

VM_ARITHMETIC(ADD, vm_int_add, left + right)
VM_ARITHMETIC(SUBTRACT, vm_int_subtract, left - right)
VM_ARITHMETIC(MULTIPLY, vm_int_multiply, left * right)

case MP_BC_BINARY_OP_MULTI + MP_BINARY_OP_TRUE_DIVIDE:
case MP_BC_BINARY_OP_MULTI + MP_BINARY_OP_INPLACE_TRUE_DIVIDE: {
    mp_float_t left, right;
    if (vm_number(sp[-1], &left) && vm_number(sp[0], &right) && right != 0) {
        MARK_EXC_IP_SELECTIVE();
        --sp;
        SET_TOP(mp_obj_new_float(left / right));
        DISPATCH();
    }
    goto binary_op;
}

// An operator on small ints only.
#define VM_INTEGER_ARITHMETIC(op, integers) \
    case MP_BC_BINARY_OP_MULTI + MP_BINARY_OP_##op: \
    case MP_BC_BINARY_OP_MULTI + MP_BINARY_OP_INPLACE_##op: \
        if (vm_are_small_ints(sp[-1], sp[0]) \
            && integers(MP_OBJ_SMALL_INT_VALUE(sp[-1]), MP_OBJ_SMALL_INT_VALUE(sp[0]), &sp[-1])) { \
            --sp; \
            DISPATCH(); \
        } \
        goto binary_op;

VM_INTEGER_ARITHMETIC(FLOOR_DIVIDE, vm_int_floor_divide)
VM_INTEGER_ARITHMETIC(MODULO, vm_int_modulo)
VM_INTEGER_ARITHMETIC(LSHIFT, vm_int_shift_left)
VM_INTEGER_ARITHMETIC(RSHIFT, vm_int_shift_right)
VM_INTEGER_ARITHMETIC(AND, vm_int_and)
VM_INTEGER_ARITHMETIC(OR, vm_int_or)
VM_INTEGER_ARITHMETIC(XOR, vm_int_xor)

// The operands are replaced by the truth of a comparison. Most of the time a jump comes next, so it is taken at once.
#define VM_COMPARED(truth) { \
        bool holds = (truth); \
        if (*ip == MP_BC_POP_JUMP_IF_FALSE || *ip == MP_BC_POP_JUMP_IF_TRUE) { \
            bool jumps = holds == (*ip++ == MP_BC_POP_JUMP_IF_TRUE); \
            sp -= 2; \
            DECODE_SLABEL; \
            if (jumps) { \
                ip += slab; \
                MICROPY_VM_HOOK_JUMP((mp_int_t)slab); \
            } \
            DISPATCH_WITH_PEND_EXC_CHECK(); \
        } \
        --sp; \
        SET_TOP(mp_obj_new_bool(holds)); \
        DISPATCH(); \
    }

#define VM_COMPARISON(op, is) \
    case MP_BC_BINARY_OP_MULTI + MP_BINARY_OP_##op: { \
        if (vm_are_small_ints(sp[-1], sp[0])) { \
            VM_COMPARED((mp_int_t)sp[-1] is (mp_int_t)sp[0]) \
        } \
        mp_float_t left, right; \
        if (vm_number(sp[-1], &left) && vm_number(sp[0], &right)) { \
            VM_COMPARED(left is right) \
        } \
        goto binary_op; \
    }

VM_COMPARISON(LESS, <)
VM_COMPARISON(MORE, >)
VM_COMPARISON(EQUAL, ==)
VM_COMPARISON(LESS_EQUAL, <=)
VM_COMPARISON(MORE_EQUAL, >=)
VM_COMPARISON(NOT_EQUAL, !=)

case MP_BC_BINARY_OP_MULTI + MP_BINARY_OP_IS:
    VM_COMPARED(sp[-1] == sp[0])

binary_op: {
    MARK_EXC_IP_SELECTIVE();
    mp_obj_t rhs = POP();
    mp_obj_t lhs = TOP();
    SET_TOP(mp_binary_op(ip[-1] - MP_BC_BINARY_OP_MULTI, lhs, rhs));
    DISPATCH();
}
