// objdict.c and dict_views.c, for one another.

#ifndef DICTS_H
#define DICTS_H

#include "py/obj.h"

// A dict, also as the native part of an instance; or NULL.
mp_obj_dict_t *dict_or_null(mp_obj_t object);

bool dict_is_ordered(const mp_obj_dict_t *dict);

mp_obj_t dict_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer);

extern const mp_obj_fun_builtin_fixed_t dict_items_object, dict_keys_object, dict_values_object, dict_reversed_object;

#endif
