// Instructions that are too rare to be cases of the bytecode loop: MP_INTRINSIC_xxx of py/bc0.h.

#ifndef INTRINSICS_H
#define INTRINSICS_H

#include "py/obj.h"

// Carries out the instruction with this argument on the stack whose top is `sp`, and returns the new top.
mp_obj_t *vm_intrinsic(mp_uint_t argument, mp_obj_t *sp);

// Those of the match statement; match.c.
mp_obj_t *match_intrinsic(mp_uint_t argument, mp_obj_t *sp);

mp_obj_t *except_star(size_t block, mp_obj_t *sp); // builtin_functions.c

// What an f-string makes of a value: `conversion` is 0, 'r', 's' or 'a', `spec` a str or MP_OBJ_NULL.
mp_obj_t format_value(mp_obj_t value, mp_obj_t spec, mp_uint_t conversion);

bool is_iterable(mp_obj_t object);

#endif
