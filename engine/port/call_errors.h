// What is wrong with the arguments of a call, in CPython's words; and what arguments with stars have to be.

#ifndef CALL_ERRORS_H
#define CALL_ERRORS_H

#include "py/bc.h"
#include "py/objfun.h"

// To be called when the arguments do not fit the function's parameters.
NORETURN void raise_arguments_mismatch(mp_obj_fun_bc_t *function, size_t n_args, size_t n_kw, const mp_obj_t *args);

// A local or free variable without a value was used by the instruction that ends here.
NORETURN void raise_unbound(const mp_obj_fun_bc_t *function, const byte *ip);

// The variables of the innermost frame: a function's as a dict of its own.
mp_obj_dict_t *frame_locals(void);
mp_obj_dict_t *frame_locals_of(const mp_code_state_t *frame);

// The qualified name of a function of bytecode, as a str.
mp_obj_t function_qualname(const mp_obj_fun_bc_t *function);

void check_star_argument(mp_obj_t function, mp_obj_t argument);
void check_double_star_argument(mp_obj_t function, mp_obj_t argument);

// The name under which a call passes a value, interned if it can be. It must not be one of those before.
mp_obj_t keyword_of(mp_obj_t function, mp_obj_t key, const mp_obj_t *before, size_t n_before);

// To be called before the values of a tuple of targets are taken from what is neither a tuple nor a list.
void check_unpacked(mp_obj_t object);

#endif
