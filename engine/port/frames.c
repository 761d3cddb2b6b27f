// Counts Python frames: RecursionError comes at recursionDepth of them, wherever the C stack stands.

#include "frames.h"

#include "py/bc.h"
#include "py/runtime.h"

struct frames frames;

mp_vm_return_kind_t mp_execute_bytecode_unchecked(mp_code_state_t *code_state, volatile mp_obj_t inject_exc);

// The interpreter loop never lets an exception pass: it returns them. So the count is right without a handler here; only
// an abort skips the decrement, and the operation that it ends starts anew from zero.
mp_vm_return_kind_t mp_execute_bytecode(mp_code_state_t *code_state, volatile mp_obj_t inject_exc) {
    ++frames.depth;
    mp_vm_return_kind_t kind = mp_execute_bytecode_unchecked(code_state, inject_exc);
    --frames.depth;
    return kind;
}
