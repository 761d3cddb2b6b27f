// Replaces py/cstack.c: where the C stack stands is a WebAssembly global, so asking costs one instruction, and the
// number of Python frames is checked at the same places. The build adds checks of the stack to every other recursion.

#include "py/cstack.h"

#include "py/runtime.h"

#include "abi.h"
#include "frames.h"

// Left for what runs between two checks and for raising the exception itself; the build, which knows this number too,
// fails when that can take more.
#define STACK_MARGIN (16 * 1024)

void mp_cstack_init_with_sp_here(size_t stack_size) {
    mp_cstack_init_with_top((void *)(uintptr_t)__stack_pointer, stack_size);
}

mp_uint_t mp_cstack_usage(void) {
    return STACK_BYTES - (uint32_t)__stack_pointer;
}

// Called by the checks that the build adds, under this name.
NORETURN MP_NOINLINE void stack_exhausted(void) {
    mp_raise_recursion_depth();
}

void mp_cstack_check(void) {
    if ((uint32_t)__stack_pointer < STACK_MARGIN || frames.depth >= frames.limit) {
        stack_exhausted();
    }
}
