// objset.c, for what else has the operations of sets.

#ifndef SETS_H
#define SETS_H

#include "py/obj.h"

typedef struct {
    mp_obj_base_t base;
    mp_set_t set;
} set_object_t;

// A set or frozenset, also as the native part of an instance; or NULL.
set_object_t *set_or_null(mp_obj_t object);

// Each takes any iterable.
set_object_t *set_from(const mp_obj_type_t *type, mp_obj_t items);
set_object_t *set_intersection(set_object_t *set, mp_obj_t other);
bool set_is_disjoint(set_object_t *set, mp_obj_t other);
void set_update(set_object_t *set, mp_obj_t other);
void set_subtract(set_object_t *set, mp_obj_t other);
void set_toggle(set_object_t *set, mp_obj_t other);

#endif
