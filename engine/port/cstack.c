// Replaces py/cstack.c: where the C stack stands is a WebAssembly global, so asking costs one instruction.

#include "py/cstack.h"

#include "py/runtime.h"

#include "abi.h"

// Left for what runs between two checks and for raising the exception itself. The deepest path without a check is
// formatting a float inside str.format inside a native method, at about 3 KiB.
#define STACK_MARGIN (16 * 1024)

void mp_cstack_init_with_sp_here(size_t stack_size) {
    mp_cstack_init_with_top((void *)(uintptr_t)__stack_pointer, stack_size);
}

mp_uint_t mp_cstack_usage(void) {
    return STACK_BYTES - (uint32_t)__stack_pointer;
}

void mp_cstack_check(void) {
    if ((uint32_t)__stack_pointer < STACK_MARGIN) {
        mp_raise_recursion_depth();
    }
}
