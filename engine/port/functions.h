// Attributes of functions and their code: function_attributes.c, objcode.c.

#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "py/objfun.h"
#include "py/runtime.h"

void function_attr(mp_obj_t as, mp_obj_t self, qstr attr, mp_obj_t *dest);
void function_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
mp_obj_t function_qualname(const mp_obj_fun_bc_t *function); // call_errors.c
mp_obj_t function_code(const mp_obj_fun_bc_t *function, bool closure);


// builtin_names.c
void builtin_function_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
void builtin_function_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
void builtin_method_attr(mp_obj_t function, const mp_obj_type_t *type, qstr attr, mp_obj_t *dest);
void builtin_method_print(const mp_print_t *print, mp_obj_t function, const mp_obj_type_t *type);
// What takes keywords, or a type, and was called last: what is wrong with its arguments is found within.
extern struct callee {
    mp_const_obj_t function; // or, where that is MP_OBJ_NULL,
    qstr type;
} callee;
enum { MISSING_ARGUMENT, EXTRA_ARGUMENTS, UNKNOWN_KEYWORD };
NORETURN void builtin_raise_call(int kind, size_t detail, size_t place);
NORETURN void builtin_raise_arguments(mp_obj_t function, size_t n_args, size_t n_kw, uint32_t sig, const mp_obj_t *args);
void generator_attr(mp_obj_t function, bool is_coroutine, bool runs, qstr attr, mp_obj_t *dest);

#endif
