// isinstance(), issubclass(), and what C asks about the order of types.

#include "py/builtin.h"
#include "classes.h"

// Both should be classes; what is none is a subclass of nothing.
bool mp_obj_is_subclass_fast(mp_const_obj_t object, mp_const_obj_t classinfo) {
    if (object == classinfo) {
        return true;
    }
    if (!mp_obj_is_class(object)) {
        return false;
    }
    const mp_obj_type_t *type = MP_OBJ_TO_PTR(object);
    if (class_is_python(type)) {
        const mp_obj_tuple_t *mro = class_mro(type);
        for (size_t i = 1; i < mro->len; i++) {
            if (mro->items[i] == classinfo) {
                return true;
            }
        }
        return false;
    }
    while (MP_OBJ_TYPE_HAS_SLOT(type, parent)) {
        type = MP_OBJ_TYPE_GET_SLOT(type, parent);
        if (MP_OBJ_FROM_PTR(type) == classinfo) {
            return true;
        }
    }
    return classinfo == MP_OBJ_FROM_PTR(&mp_type_object);
}

static bool call_check(mp_obj_t classinfo, qstr method, mp_obj_t object, bool *result) {
    const mp_obj_type_t *meta = mp_obj_get_type(classinfo);
    if (!class_is_python(meta) || class_find(meta, method) == MP_OBJ_NULL) {
        return false;
    }
    mp_obj_t dest[3];
    mp_load_special_method_maybe(classinfo, method, dest);
    if (dest[0] == MP_OBJ_NULL) {
        return false;
    }
    dest[2] = object;
    *result = mp_obj_is_true(mp_call_method_n_kw(1, 0, dest));
    return true;
}

// `object` is an instance or a class, as `method` (__instancecheck__ or __subclasscheck__) takes it.
static bool check(mp_obj_t object, mp_obj_t classinfo, qstr method) {
    mp_cstack_check();
    bool instance = method == MP_QSTR___instancecheck__;
    mp_obj_t type = instance ? MP_OBJ_FROM_PTR(mp_obj_get_type(object)) : object;
    if (instance && type == classinfo) {
        return true;
    }
    if (mp_obj_is_type(classinfo, &mp_type_type)) {
        if (mp_obj_is_subclass_fast(type, classinfo)) {
            return true;
        }
        if (instance && class_is_python(MP_OBJ_TO_PTR(type)) && (((mp_obj_type_t *)MP_OBJ_TO_PTR(type))->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS)) {
            // An object may say that it is of another class.
            mp_obj_t claimed = class_find(MP_OBJ_TO_PTR(type), MP_QSTR___class__);
            if (claimed != MP_OBJ_NULL && (claimed = class_get_descriptor(claimed, object, type)) != MP_OBJ_NULL) {
                return mp_obj_is_class(claimed) && mp_obj_is_subclass_fast(claimed, classinfo);
            }
        }
        return false;
    }
    size_t n;
    mp_obj_t *items;
    if (mp_obj_is_type(classinfo, &mp_type_tuple)) {
        mp_obj_tuple_get(classinfo, &n, &items);
    } else if (!union_args(classinfo, &n, &items)) {
        bool result;
        if (call_check(classinfo, method, object, &result)) {
            return result;
        }
        if (mp_obj_is_class(classinfo)) {
            return mp_obj_is_subclass_fast(type, classinfo);
        }
        mp_raise_TypeError(instance
            ? MP_ERROR_TEXT("isinstance() arg 2 must be a type, a tuple of types, or a union")
            : MP_ERROR_TEXT("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    }
    for (size_t i = 0; i < n; i++) {
        mp_obj_t item = items[i] == mp_const_none ? MP_OBJ_FROM_PTR(mp_obj_get_type(mp_const_none)) : items[i];
        if (check(object, item, method)) {
            return true;
        }
    }
    return false;
}

static mp_obj_t mp_builtin_issubclass(mp_obj_t object, mp_obj_t classinfo) {
    if (!mp_obj_is_class(object)) {
        mp_raise_TypeError(MP_ERROR_TEXT("issubclass() arg 1 must be a class"));
    }
    return mp_obj_new_bool(check(object, classinfo, MP_QSTR___subclasscheck__));
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_issubclass_obj, mp_builtin_issubclass);

static mp_obj_t mp_builtin_isinstance(mp_obj_t object, mp_obj_t classinfo) {
    return mp_obj_new_bool(check(object, classinfo, MP_QSTR___instancecheck__));
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_isinstance_obj, mp_builtin_isinstance);

mp_obj_t mp_obj_cast_to_native_base(mp_obj_t self_in, mp_const_obj_t native_type) {
    const mp_obj_type_t *type = mp_obj_get_type(self_in);
    if (MP_OBJ_FROM_PTR(type) == native_type) {
        return self_in;
    }
    if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), native_type)) {
        return MP_OBJ_NULL;
    }
    return mp_obj_is_instance_type(type) ? mp_obj_instance_native(self_in) : self_in;
}
