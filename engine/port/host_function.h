// Functions of the host, as the guest has them.

#ifndef HOST_FUNCTION_H
#define HOST_FUNCTION_H

#include "py/obj.h"

extern const mp_obj_type_t host_function_type;

// Makes a function and puts it under its name: into builtins, or for "module.name" into that module, which is made when
// there is none. Raises ValueError for names that are no names.
void host_function_install(const char *name, size_t length, bool awaited, mp_obj_t documentation);

// What help(function) prints.
void host_function_help(mp_obj_t function);

#endif
