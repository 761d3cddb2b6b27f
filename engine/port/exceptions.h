// Exceptions as CPython has them: exceptions.c (types, what they say), exception_attributes.c, tracebacks.c.

#ifndef EXCEPTIONS_H
#define EXCEPTIONS_H

#include "py/objexcept.h"
#include "py/runtime.h"

#include "exception_types.h"

mp_obj_exception_t *exception_native(mp_obj_t exception);
mp_obj_t exception_attribute(const mp_obj_exception_t *self, qstr name); // that was set, or MP_OBJ_NULL
void exception_set_attribute(mp_obj_exception_t *self, qstr name, mp_obj_t value);
bool exception_keeps(const mp_obj_type_t *type, qstr attr); // an attribute that it is printed from
bool exception_is(const mp_obj_exception_t *self, const mp_obj_type_t *type);
const char *exception_error_text(mp_int_t error); // as strerror(); NULL if unknown
void exception_print_name(const mp_print_t *print, mp_obj_t exception); // as tracebacks name its class

// tracebacks.c
mp_obj_t traceback_of(mp_obj_exception_t *self);
mp_obj_t frame_running(size_t depth); // as sys._getframe(), or None
bool traceback_set(mp_obj_exception_t *self, mp_obj_t traceback);

#endif
