// Replaces py/cstack.c: where the C stack stands is a WebAssembly global, so asking costs one instruction, and the
// number of Python frames is checked at the same places. The build adds checks of the stack to every other recursion.

#include "py/cstack.h"

#include "py/objexcept.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include "abi.h"
#include "frames.h"
#include "fuel.h"
#include "heap.h"
#include "stack.h"

// Left for what runs between two checks and for raising the exception itself; the build, which knows this number too,
// fails when that can take more.
#define STACK_MARGIN (16 * 1024)

// Where the stack pointer must not be when a check looks at it. A global, as the stack pointer is one: no bug of the
// interpreter can move it. The checks that the build adds compare with it, by this name.
WASM_GLOBAL int32_t stack_floor;

void stack_limit(uint32_t bytes) {
    if (bytes > STACK_BYTES) {
        bytes = STACK_BYTES;
    }
    stack_floor = (int32_t)(STACK_BYTES - bytes + STACK_MARGIN);
}

void stack_clear(void) {
    // Between two checks the stack grows by no more than the margin, and calls write to their frames: below so many zeros
    // nothing was used.
    uint32_t zeros = 0;
    for (uint64_t *word = (uint64_t *)((uint32_t)__stack_pointer & ~7u); word != NULL && zeros < 2 * STACK_MARGIN;) {
        --word;
        zeros = *word == 0 ? zeros + (uint32_t)sizeof *word : 0;
        if (zeros == 0) {
            *word = 0;
        }
    }
}

void mp_cstack_init_with_sp_here(size_t stack_size) {
    mp_cstack_init_with_top((void *)(uintptr_t)__stack_pointer, stack_size);
}

mp_uint_t mp_cstack_usage(void) {
    return STACK_BYTES - (uint32_t)__stack_pointer;
}

// The one argument of a RecursionError, made without a call that could need stack itself.
static const struct {
    mp_obj_base_t base;
    size_t len;
    mp_rom_obj_t items[1];
} recursion_arguments = {{&mp_type_tuple}, 1, {MP_ROM_QSTR(MP_QSTR_maximum_space_recursion_space_depth_space_exceeded)}};

// Called by the checks that the build adds, under this name.
NORETURN MP_NOINLINE void stack_exhausted(void) {
    mp_obj_exception_t *exception = m_new_obj_maybe(mp_obj_exception_t);
    if (exception == NULL) {
        exception = &MP_STATE_VM(mp_emergency_exception_obj);
    }
    *exception = (mp_obj_exception_t) {.base = {&mp_type_RecursionError}, .args = (mp_obj_tuple_t *)&recursion_arguments};
    nlr_raise(MP_OBJ_FROM_PTR(exception));
}

void mp_cstack_check(void) {
    // Recursion in C costs fuel wherever the stack is checked; the checks that the build adds do the same.
    FUEL_BURN_IN_LOOP();
    if ((uint32_t)__stack_pointer < (uint32_t)stack_floor || frames.depth >= frames.limit) {
        stack_exhausted();
    }
}
