// dir() of an object, and the names that are asked of objects.

#include "py/builtin.h"
#include "py/objlist.h"
#include "py/objmodule.h"

#include "classes.h"
#include "modules.h"

mp_obj_t object_dir(mp_obj_t self);
mp_obj_t type_dir(mp_obj_t self);

qstr attribute_name(mp_obj_t name) {
    mp_obj_t text = mp_obj_cast_to_native_base(name, MP_OBJ_FROM_PTR(&mp_type_str));
    if (text == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("attribute name must be string, not '%s'"), mp_obj_get_type_str(name));
    }
    return mp_obj_str_get_qstr(text);
}

const char *mp_obj_module_name(mp_obj_t module) {
    mp_map_elem_t *elem = mp_map_lookup(&module_namespace(module)->map, MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_MAP_LOOKUP);
    return elem != NULL && mp_obj_is_str(elem->value) ? mp_obj_str_get_str(elem->value) : "?";
}

static mp_obj_t sorted(mp_obj_t iterable) {
    mp_obj_t list = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_list), iterable);
    mp_obj_list_sort(1, &list, (mp_map_t *)&mp_const_empty_map);
    return list;
}

mp_obj_t object_names(mp_obj_t object) {
    if (mp_obj_is_type(object, &mp_type_module)) {
        mp_obj_dict_t *globals = module_namespace(object);
        mp_map_elem_t *own = mp_map_lookup(&globals->map, MP_OBJ_NEW_QSTR(MP_QSTR___dir__), MP_MAP_LOOKUP);
        return sorted(own != NULL ? mp_call_function_0(own->value) : MP_OBJ_FROM_PTR(globals));
    }
    if (class_is_python(mp_obj_get_type(object))) {
        mp_obj_t method[2];
        mp_load_special_method_maybe(object, MP_QSTR___dir__, method);
        if (method[0] != MP_OBJ_NULL) {
            return sorted(mp_call_method_n_kw(0, 0, method));
        }
    }
    return mp_obj_is_class(object) ? type_dir(object) : object_dir(object);
}
