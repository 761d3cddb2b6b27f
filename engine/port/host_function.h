// Functions of the host, as the guest has them.

#ifndef HOST_FUNCTION_H
#define HOST_FUNCTION_H

#include "py/obj.h"

extern const mp_obj_type_t host_function_type;

// Makes a function and puts it under its name: into builtins, or for "module.name" into that module, which is made when
// there is none. Raises ValueError for names that are no names.
void host_function_install(const char *name, size_t length, bool awaited, mp_obj_t documentation);

// Begins a call of a function that is awaited, with a tuple of arguments and a dict of keywords → its number, which no other
// call of this sandbox has had.
mp_obj_t host_function_begin(mp_obj_t function, mp_obj_t arguments, mp_obj_t keywords);

// What help(function) prints; false for any other object.
bool host_function_help(mp_obj_t object);

#endif
