// The C part of the module json.

#ifndef JSON_H
#define JSON_H

#include <math.h>
#include <string.h>

#include "py/obj.h"

extern const mp_obj_fun_builtin_var_t json_decode_obj;

#endif
