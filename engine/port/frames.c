// Counts Python frames: RecursionError comes at recursionDepth of them, wherever the C stack stands.

#include "frames.h"
#include "fuel.h"

#include "py/bc.h"
#include "py/runtime.h"

struct frames frames;

mp_vm_return_kind_t mp_execute_bytecode_unchecked(mp_code_state_t *code_state, volatile mp_obj_t inject_exc);

// The interpreter loop never lets an exception pass: it returns them, and so does this, because a generator that an
// exception skipped would seem to be running for ever. Only an abort skips the decrement; the next operation starts anew.
mp_vm_return_kind_t mp_execute_bytecode(mp_code_state_t *code_state, volatile mp_obj_t inject_exc) {
    // Whichever way a call ends, also by the exceptions below, it has cost something.
    void *exception = NULL;
    FUEL_BURN_OR(exception = fuel_refill_to_call());
    if (__builtin_expect(exception != NULL, 0)) {
        code_state->state[0] = MP_OBJ_FROM_PTR(exception);
        return MP_VM_RETURN_EXCEPTION;
    }
    if (frames.depth >= frames.limit) {
        code_state->state[0] = mp_obj_new_exception_arg1(&mp_type_RecursionError,
            MP_OBJ_NEW_QSTR(MP_QSTR_maximum_space_recursion_space_depth_space_exceeded));
        return MP_VM_RETURN_EXCEPTION;
    }
    ++frames.depth;
    const byte *from = code_state->ip;
    mp_vm_return_kind_t kind = mp_execute_bytecode_unchecked(code_state, inject_exc);
    --frames.depth;
    if (code_state->ip > from) {
        FUEL_CHARGE_BYTECODE(code_state->ip - from); // jumps back were charged on the way
    }
    return kind;
}
