// Modules: objmodule.c, imports.c, modsys.c.

#ifndef MODULES_H
#define MODULES_H

#include "py/builtin.h"
#include "py/lexer.h"
#include "py/objint.h"

mp_obj_dict_t *module_namespace(mp_obj_t module); // of any module; what C has is not to be written to
extern const mp_obj_int_t sys_maxsize_obj;
void sys_attr(qstr attr, mp_obj_t *dest); // attributes of sys that are not in its table

// imports.c
NORETURN void import_raise_not_found(qstr name, mp_obj_t outer);
NORETURN void import_raise_halted(qstr name);
mp_obj_t import_from(mp_obj_t module, qstr name);

mp_import_stat_t mp_import_stat_module(vstr_t *path); // builtinimport.c

#endif
