// object: what everything inherits. Replaces MicroPython's py/objobject.c.

#include "py/objlist.h"

#include "py/builtin.h"
#include "classes.h"

typedef struct _mp_obj_object_t {
    mp_obj_base_t base;
} mp_obj_object_t;

static mp_obj_t object_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)args;
    if (n_args != 0 || n_kw != 0) {
        mp_raise_TypeError(MP_ERROR_TEXT("object() takes no arguments"));
    }
    return MP_OBJ_FROM_PTR(mp_obj_malloc(mp_obj_object_t, type));
}

static void object_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_printf(print, "<object object at 0x%p>", MP_OBJ_TO_PTR(self_in));
}

static mp_obj_t object_getattribute(mp_obj_t self_in, mp_obj_t name) {
    qstr attr = mp_obj_str_get_qstr(name);
    const mp_obj_type_t *type = mp_obj_get_type(self_in);
    mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    if (!mp_obj_is_instance_type(type)) {
        return mp_load_attr(self_in, attr);
    }
    if (attr == MP_QSTR___class__) {
        return MP_OBJ_FROM_PTR(type);
    }
    if (!instance_load_generic(self_in, attr, dest)) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%s' object has no attribute '%q'"), mp_obj_get_type_str(self_in), attr);
    }
    return dest[1] == MP_OBJ_NULL ? dest[0] : mp_obj_new_bound_meth(dest[0], dest[1]);
}
static MP_DEFINE_CONST_FUN_OBJ_2(object_getattribute_obj, object_getattribute);

static void store(mp_obj_t self_in, mp_obj_t name, mp_obj_t value) {
    qstr attr = mp_obj_str_get_qstr(name);
    if (!mp_obj_is_instance_type(mp_obj_get_type(self_in))) {
        if (mp_obj_is_class(self_in)) {
            mp_raise_TypeError(MP_ERROR_TEXT("can't apply this __setattr__ to type object"));
        }
        mp_store_attr(self_in, attr, value);
    } else if (!instance_store_generic(self_in, attr, value)) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'%s' object has no attribute '%q'"), mp_obj_get_type_str(self_in), attr);
    }
}

static mp_obj_t object_setattr(mp_obj_t self_in, mp_obj_t name, mp_obj_t value) {
    store(self_in, name, value);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(object_setattr_obj, object_setattr);

static mp_obj_t object_delattr(mp_obj_t self_in, mp_obj_t name) {
    store(self_in, name, MP_OBJ_NULL);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(object_delattr_obj, object_delattr);

static mp_obj_t object_repr(mp_obj_t self_in) {
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 32, &print);
    instance_print_default(&print, self_in);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}
static MP_DEFINE_CONST_FUN_OBJ_1(object_repr_obj, object_repr);

static mp_obj_t object_str(mp_obj_t self_in) {
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 32, &print);
    mp_obj_print_helper(&print, self_in, PRINT_REPR);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}
static MP_DEFINE_CONST_FUN_OBJ_1(object_str_obj, object_str);

static mp_obj_t object_eq(mp_obj_t self_in, mp_obj_t other) {
    return self_in == other ? mp_const_true : mp_const_notimplemented;
}
static MP_DEFINE_CONST_FUN_OBJ_2(object_eq_obj, object_eq);

static mp_obj_t object_ne(mp_obj_t self_in, mp_obj_t other) {
    if (mp_obj_is_instance_type(mp_obj_get_type(self_in))) {
        mp_obj_t dest[3];
        mp_load_special_method_maybe(self_in, MP_QSTR___eq__, dest);
        if (dest[0] != MP_OBJ_NULL) {
            dest[2] = other;
            mp_obj_t equal = mp_call_method_n_kw(1, 0, dest);
            return equal == mp_const_notimplemented ? equal : mp_obj_new_bool(!mp_obj_is_true(equal));
        }
    }
    return self_in == other ? mp_const_false : mp_const_notimplemented;
}
static MP_DEFINE_CONST_FUN_OBJ_2(object_ne_obj, object_ne);

static mp_obj_t object_compare(mp_obj_t self_in, mp_obj_t other) {
    (void)self_in;
    (void)other;
    return mp_const_notimplemented;
}
static MP_DEFINE_CONST_FUN_OBJ_2(object_compare_obj, object_compare);

static mp_obj_t object_hash(mp_obj_t self_in) {
    return mp_obj_new_int_from_uint((uintptr_t)self_in >> 4);
}
static MP_DEFINE_CONST_FUN_OBJ_1(object_hash_obj, object_hash);

static mp_obj_t object_format(mp_obj_t self_in, mp_obj_t spec) {
    if (!mp_obj_is_true(spec)) {
        return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_str), self_in);
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported format string passed to %s.__format__"), mp_obj_get_type_str(self_in));
}
static MP_DEFINE_CONST_FUN_OBJ_2(object_format_obj, object_format);

mp_obj_t object_dir(mp_obj_t self_in) {
    mp_obj_t names = mp_obj_new_set(0, NULL);
    const mp_obj_type_t *type = mp_obj_get_type(self_in);
    if (mp_obj_is_instance_type(type)) {
        mp_map_t *map = instance_members(MP_OBJ_TO_PTR(self_in));
        for (size_t i = 0; i < map->alloc; i++) {
            if (mp_map_slot_is_filled(map, i)) {
                mp_obj_set_store(names, map->table[i].key);
            }
        }
    }
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(class_mro_tuple(type), &n, &items);
    for (size_t i = 0; i < n; i++) {
        const mp_obj_dict_t *dict = class_namespace(MP_OBJ_TO_PTR(items[i]));
        for (size_t j = 0; dict != NULL && j < dict->map.alloc; j++) {
            if (mp_map_slot_is_filled(&dict->map, j)) {
                mp_obj_set_store(names, dict->map.table[j].key);
            }
        }
    }
    mp_obj_t list = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_list), names);
    mp_obj_list_sort(1, &list, (mp_map_t *)&mp_const_empty_map);
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_1(object_dir_obj, object_dir);

static mp_obj_t object_init_subclass(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    if (kw->used != 0 || n_args != 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q.__init_subclass__() takes no %sarguments"),
            mp_obj_is_class(args[0]) ? (qstr)((mp_obj_type_t *)MP_OBJ_TO_PTR(args[0]))->name : MP_QSTR_object, kw->used != 0 ? "keyword " : "");
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(object_init_subclass_fun_obj, 1, object_init_subclass);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(object_init_subclass_obj, MP_ROM_PTR(&object_init_subclass_fun_obj));

static mp_obj_t object_subclasshook(mp_obj_t class, mp_obj_t other) {
    (void)class;
    (void)other;
    return mp_const_notimplemented;
}
static MP_DEFINE_CONST_FUN_OBJ_2(object_subclasshook_fun_obj, object_subclasshook);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(object_subclasshook_obj, MP_ROM_PTR(&object_subclasshook_fun_obj));

static mp_obj_t object_new(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    const mp_obj_type_t *type = mp_obj_is_class(args[0]) ? MP_OBJ_TO_PTR(args[0]) : NULL;
    const mp_obj_type_t *native = type == NULL ? NULL : class_native_base(type);
    if (native != NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("object.__new__(%q) is not safe, use %q.__new__()"), type->name, type->name);
    }
    return native_new(n_args, args, kw);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(object_new_fun_obj, 1, object_new);
static MP_DEFINE_CONST_STATICMETHOD_OBJ(object_new_obj, MP_ROM_PTR(&object_new_fun_obj));

extern const mp_obj_fun_builtin_fixed_t object_reduce_obj, object_reduce_ex_obj, object_getstate_obj; // reduce.c

static const mp_rom_map_elem_t object_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR___delattr__), MP_ROM_PTR(&object_delattr_obj) },
    { MP_ROM_QSTR(MP_QSTR___dir__), MP_ROM_PTR(&object_dir_obj) },
    { MP_ROM_QSTR(MP_QSTR___eq__), MP_ROM_PTR(&object_eq_obj) },
    { MP_ROM_QSTR(MP_QSTR___format__), MP_ROM_PTR(&object_format_obj) },
    { MP_ROM_QSTR(MP_QSTR___ge__), MP_ROM_PTR(&object_compare_obj) },
    { MP_ROM_QSTR(MP_QSTR___getattribute__), MP_ROM_PTR(&object_getattribute_obj) },
    { MP_ROM_QSTR(MP_QSTR___getstate__), MP_ROM_PTR(&object_getstate_obj) },
    { MP_ROM_QSTR(MP_QSTR___gt__), MP_ROM_PTR(&object_compare_obj) },
    { MP_ROM_QSTR(MP_QSTR___hash__), MP_ROM_PTR(&object_hash_obj) },
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&native_init_obj) },
    { MP_ROM_QSTR(MP_QSTR___init_subclass__), MP_ROM_PTR(&object_init_subclass_obj) },
    { MP_ROM_QSTR(MP_QSTR___le__), MP_ROM_PTR(&object_compare_obj) },
    { MP_ROM_QSTR(MP_QSTR___lt__), MP_ROM_PTR(&object_compare_obj) },
    { MP_ROM_QSTR(MP_QSTR___ne__), MP_ROM_PTR(&object_ne_obj) },
    { MP_ROM_QSTR(MP_QSTR___new__), MP_ROM_PTR(&object_new_obj) },
    { MP_ROM_QSTR(MP_QSTR___reduce__), MP_ROM_PTR(&object_reduce_obj) },
    { MP_ROM_QSTR(MP_QSTR___reduce_ex__), MP_ROM_PTR(&object_reduce_ex_obj) },
    { MP_ROM_QSTR(MP_QSTR___repr__), MP_ROM_PTR(&object_repr_obj) },
    { MP_ROM_QSTR(MP_QSTR___setattr__), MP_ROM_PTR(&object_setattr_obj) },
    { MP_ROM_QSTR(MP_QSTR___str__), MP_ROM_PTR(&object_str_obj) },
    { MP_ROM_QSTR(MP_QSTR___subclasshook__), MP_ROM_PTR(&object_subclasshook_obj) },
};
static MP_DEFINE_CONST_DICT(object_locals_dict, object_locals_dict_table);

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_object,
    MP_QSTR_object,
    MP_TYPE_FLAG_NONE,
    make_new, object_make_new,
    print, object_print,
    locals_dict, &object_locals_dict
    );
