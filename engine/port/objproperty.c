// property. Replaces MicroPython's py/objproperty.c.

#include "py/builtin.h"
#include "classes.h"

typedef struct _mp_obj_property_t {
    mp_obj_base_t base;
    mp_obj_t proxy[3]; // getter, setter, deleter
    mp_obj_t doc; // MP_OBJ_NULL: the getter's
} mp_obj_property_t;

static mp_obj_t property_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    enum { ARG_fget, ARG_fset, ARG_fdel, ARG_doc };
    static const mp_arg_t allowed_args[] = {
        { MP_QSTR_fget, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_fset, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_fdel, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_doc, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
    };
    mp_arg_val_t vals[MP_ARRAY_SIZE(allowed_args)];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed_args), allowed_args, vals);
    mp_obj_property_t *o = mp_obj_malloc(mp_obj_property_t, type);
    for (size_t i = 0; i < 3; i++) {
        o->proxy[i] = vals[i].u_obj;
    }
    o->doc = vals[ARG_doc].u_obj == mp_const_none ? MP_OBJ_NULL : vals[ARG_doc].u_obj;
    return MP_OBJ_FROM_PTR(o);
}

static mp_obj_property_t *property_of(mp_obj_t self_in) {
    mp_obj_t native = mp_obj_cast_to_native_base(self_in, MP_OBJ_FROM_PTR(&mp_type_property));
    if (native == MP_OBJ_NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("property object expected"));
    }
    return MP_OBJ_TO_PTR(native);
}

static mp_obj_t with(mp_obj_t self_in, size_t which, mp_obj_t function) {
    mp_obj_property_t *copy = m_new_obj(mp_obj_property_t);
    *copy = *property_of(self_in);
    copy->proxy[which] = function;
    return MP_OBJ_FROM_PTR(copy);
}

static mp_obj_t property_getter(mp_obj_t self_in, mp_obj_t function) {
    return with(self_in, 0, function);
}
static MP_DEFINE_CONST_FUN_OBJ_2(property_getter_obj, property_getter);

static mp_obj_t property_setter(mp_obj_t self_in, mp_obj_t function) {
    return with(self_in, 1, function);
}
static MP_DEFINE_CONST_FUN_OBJ_2(property_setter_obj, property_setter);

static mp_obj_t property_deleter(mp_obj_t self_in, mp_obj_t function) {
    return with(self_in, 2, function);
}
static MP_DEFINE_CONST_FUN_OBJ_2(property_deleter_obj, property_deleter);

const mp_obj_t *mp_obj_property_get(mp_obj_t self_in) {
    return property_of(self_in)->proxy;
}

// Under which name a class has the property; its getter's name if none.
static qstr name_of(mp_obj_t self_in, mp_obj_t instance) {
    const mp_obj_tuple_t *mro = MP_OBJ_TO_PTR(class_mro_tuple(mp_obj_get_type(instance)));
    for (size_t i = 0; i < mro->len; i++) {
        const mp_obj_dict_t *dict = class_namespace(MP_OBJ_TO_PTR(mro->items[i]));
        for (size_t j = 0; dict != NULL && j < dict->map.alloc; j++) {
            if (mp_map_slot_is_filled(&dict->map, j) && dict->map.table[j].value == self_in && mp_obj_is_str(dict->map.table[j].key)) {
                return mp_obj_str_get_qstr(dict->map.table[j].key);
            }
        }
    }
    return MP_QSTRnull;
}

NORETURN void mp_obj_property_missing(mp_obj_t self_in, mp_obj_t instance, const char *what) {
    qstr name = name_of(self_in, instance);
    mp_obj_t type_name = class_qualname(mp_obj_get_type(instance));
    if (name == MP_QSTRnull) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("property of '%s' object has no %s"), mp_obj_str_get_str(type_name), what);
    }
    mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("property '%q' of '%s' object has no %s"), name, mp_obj_str_get_str(type_name), what);
}

static mp_obj_t property_get(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    mp_obj_t got = args[1] == mp_const_none ? args[0] : class_get_descriptor(args[0], args[1], mp_const_none);
    return got == MP_OBJ_NULL ? args[0] : got;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(property_get_obj, 2, 3, property_get);

static mp_obj_t property_set(mp_obj_t self_in, mp_obj_t instance, mp_obj_t value) {
    class_set_descriptor(self_in, instance, MP_QSTRnull, value);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(property_set_obj, property_set);

static mp_obj_t property_delete(mp_obj_t self_in, mp_obj_t instance) {
    class_set_descriptor(self_in, instance, MP_QSTRnull, MP_OBJ_NULL);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(property_delete_obj, property_delete);

static const mp_rom_map_elem_t property_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR___get__), MP_ROM_PTR(&property_get_obj) },
    { MP_ROM_QSTR(MP_QSTR___set__), MP_ROM_PTR(&property_set_obj) },
    { MP_ROM_QSTR(MP_QSTR___delete__), MP_ROM_PTR(&property_delete_obj) },
    { MP_ROM_QSTR(MP_QSTR_getter), MP_ROM_PTR(&property_getter_obj) },
    { MP_ROM_QSTR(MP_QSTR_setter), MP_ROM_PTR(&property_setter_obj) },
    { MP_ROM_QSTR(MP_QSTR_deleter), MP_ROM_PTR(&property_deleter_obj) },
};
static MP_DEFINE_CONST_DICT(property_locals_dict, property_locals_dict_table);

static void property_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_property_t *self = property_of(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        if (attr == MP_QSTR___doc__ && dest[1] != MP_OBJ_NULL) {
            self->doc = dest[1];
            dest[0] = MP_OBJ_NULL;
        }
        return;
    }
    switch (attr) {
        case MP_QSTR_fget:
            dest[0] = self->proxy[0];
            break;
        case MP_QSTR_fset:
            dest[0] = self->proxy[1];
            break;
        case MP_QSTR_fdel:
            dest[0] = self->proxy[2];
            break;
        case MP_QSTR___doc__:
            dest[0] = self->doc != MP_OBJ_NULL ? self->doc
                : self->proxy[0] == mp_const_none ? mp_const_none : load_attr_or(self->proxy[0], MP_QSTR___doc__, mp_const_none);
            break;
        case MP_QSTR___isabstractmethod__: {
            bool abstract = false;
            for (size_t i = 0; i < 3 && !abstract; i++) {
                abstract = self->proxy[i] != mp_const_none && mp_obj_is_true(load_attr_or(self->proxy[i], attr, mp_const_false));
            }
            dest[0] = mp_obj_new_bool(abstract);
            break;
        }
        default:
            dest[1] = MP_OBJ_SENTINEL;
            break;
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_property,
    MP_QSTR_property,
    MP_TYPE_FLAG_NONE,
    make_new, property_make_new,
    attr, property_attr,
    locals_dict, &property_locals_dict
    );
