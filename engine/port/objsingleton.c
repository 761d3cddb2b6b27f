// Replaces py/objsingleton.c: Ellipsis and NotImplemented, each of a type that has a name.

#include "py/obj.h"

typedef struct _mp_obj_singleton_t {
    mp_obj_base_t base;
    qstr name;
} mp_obj_singleton_t;

static void singleton_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    mp_printf(print, "%q", ((mp_obj_singleton_t *)MP_OBJ_TO_PTR(self))->name);
}

static MP_DEFINE_CONST_OBJ_TYPE(type_ellipsis, MP_QSTR_ellipsis, MP_TYPE_FLAG_NONE, print, singleton_print);
static MP_DEFINE_CONST_OBJ_TYPE(type_not_implemented, MP_QSTR_NotImplementedType, MP_TYPE_FLAG_NONE, print, singleton_print);

const mp_obj_singleton_t mp_const_ellipsis_obj = {{&type_ellipsis}, MP_QSTR_Ellipsis};
const mp_obj_singleton_t mp_const_notimplemented_obj = {{&type_not_implemented}, MP_QSTR_NotImplemented};
