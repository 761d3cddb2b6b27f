// The type object: what can be asked of classes and done with them. Replaces MicroPython's py/objtype.c together with the
// files that classes.h names.

#include <string.h>

#include "py/objlist.h"
#include "py/objstr.h"

#include "py/builtin.h"
#include "classes.h"
#include "functions.h"

mp_obj_t class_qualname(const mp_obj_type_t *type) {
    return class_is_python(type) ? MP_OBJ_FROM_PTR(type->slots[CLASS_SLOT_QUALNAME]) : MP_OBJ_NEW_QSTR(type->name);
}

mp_obj_t class_module(const mp_obj_type_t *type) {
    const mp_obj_dict_t *namespace = class_namespace(type);
    mp_map_elem_t *elem = namespace == NULL ? NULL : mp_map_lookup((mp_map_t *)&namespace->map, MP_OBJ_NEW_QSTR(MP_QSTR___module__), MP_MAP_LOOKUP);
    return elem != NULL ? elem->value : MP_OBJ_NEW_QSTR(class_is_python(type) ? MP_QSTR_builtins : builtin_type_module(type));
}

// As CPython names a class: with its module, unless that is builtins.
void class_print_name(const mp_print_t *print, const mp_obj_type_t *type) {
    mp_obj_t module = class_module(type);
    if (mp_obj_is_str(module) && module != MP_OBJ_NEW_QSTR(MP_QSTR_builtins)) {
        mp_obj_print_helper(print, module, PRINT_STR);
        mp_print_str(print, ".");
    }
    mp_obj_print_helper(print, class_qualname(type), PRINT_STR);
}

void type_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_print_str(print, "<class '");
    class_print_name(print, MP_OBJ_TO_PTR(self_in));
    mp_print_str(print, "'>");
}

mp_obj_t class_mro_tuple(const mp_obj_type_t *type) {
    if (class_is_python(type)) {
        return MP_OBJ_FROM_PTR(class_mro(type));
    }
    mp_obj_t items[8];
    size_t n = 0;
    while (n < MP_ARRAY_SIZE(items) - 1 && type != &mp_type_object) {
        items[n++] = MP_OBJ_FROM_PTR(type);
        if (!MP_OBJ_TYPE_HAS_SLOT(type, parent)) {
            break;
        }
        type = MP_OBJ_TYPE_GET_SLOT(type, parent);
    }
    items[n++] = MP_OBJ_FROM_PTR(&mp_type_object);
    return mp_obj_new_tuple(n, items);
}

static mp_obj_t class_bases(const mp_obj_type_t *type) {
    if (class_is_python(type)) {
        return MP_OBJ_FROM_PTR(type->slots[CLASS_SLOT_BASES]);
    }
    if (type == &mp_type_object) {
        return mp_const_empty_tuple;
    }
    mp_obj_t base = MP_OBJ_TYPE_HAS_SLOT(type, parent) ? MP_OBJ_FROM_PTR(MP_OBJ_TYPE_GET_SLOT(type, parent)) : MP_OBJ_FROM_PTR(&mp_type_object);
    return mp_obj_new_tuple(1, &base);
}

// The base whose layout the instances have: the first one that has the native base among its bases.
static mp_obj_t class_base(const mp_obj_type_t *type) {
    if (type == &mp_type_object) {
        return mp_const_none;
    }
    mp_obj_t bases = class_bases(type);
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(bases, &n, &items);
    const mp_obj_type_t *native = class_is_python(type) ? class_native_base(type) : NULL;
    for (size_t i = 0; i < n && native != NULL; i++) {
        if (mp_obj_is_subclass_fast(items[i], MP_OBJ_FROM_PTR(native))) {
            return items[i];
        }
    }
    return items[0];
}

// The methods of a native type with a check of their first argument: they have none of their own.
static mp_obj_t native_namespace(const mp_obj_type_t *type) {
    mp_obj_t copy = mp_obj_new_dict(0);
    const mp_obj_dict_t *dict = class_namespace(type);
    for (size_t i = 0; dict != NULL && i < dict->map.alloc; i++) {
        if (mp_map_slot_is_filled(&dict->map, i)) {
            mp_obj_t member[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
            mp_convert_member_lookup(MP_OBJ_NULL, type, dict->map.table[i].value, member);
            mp_obj_dict_store(copy, dict->map.table[i].key, member[1] == MP_OBJ_NULL ? member[0] : mp_obj_new_bound_meth(member[0], member[1]));
        }
    }
    return copy;
}

// --- Making and calling ---------------------------------------------------------------------------------------------

// Of `type` itself only, since a metaclass is made by instance_make_new().
static mp_obj_t type_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_args == 1 && n_kw == 0) {
        const mp_obj_type_t *of = mp_obj_get_type(args[0]);
        if (of == &mp_type_bound_meth) {
            const mp_obj_type_t *bound = mp_obj_get_type(((mp_obj_t *)MP_OBJ_TO_PTR(args[0]))[1]); // it begins with the function
            of = bound->flags & MP_TYPE_FLAG_BUILTIN_FUN ? bound : of;
        }
        // Functions have several types, which say which one they are.
        return of->flags & MP_TYPE_FLAG_BINDS_SELF && !class_is_python(of) && MP_OBJ_TYPE_HAS_SLOT(of, parent) ? MP_OBJ_FROM_PTR(MP_OBJ_TYPE_GET_SLOT(of, parent)) : MP_OBJ_FROM_PTR(of);
    }
    if (n_args != 3) {
        mp_raise_TypeError(MP_ERROR_TEXT("type() takes 1 or 3 arguments"));
    }
    return class_new(type, n_args, n_kw, args);
}

static mp_obj_t metaclass_make_new(const mp_obj_type_t *meta, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t method[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    struct class_lookup_data lookup = {NULL, MP_QSTR___new__, 0, method, false};
    class_lookup(&lookup, meta);
    mp_obj_t made = method[0] == MP_OBJ_NULL ? class_new(meta, n_args, n_kw, args)
        : mp_call_method_self_n_kw(method[0], MP_OBJ_FROM_PTR(meta), n_args, n_kw, args);
    const mp_obj_type_t *type = mp_obj_get_type(made);
    if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(meta))) {
        return made;
    }
    method[0] = method[1] = MP_OBJ_NULL;
    lookup.obj = MP_OBJ_TO_PTR(made);
    lookup.attr = MP_QSTR___init__;
    class_lookup(&lookup, type);
    if (method[0] != MP_OBJ_NULL) {
        mp_obj_t result = method[1] == MP_OBJ_NULL ? mp_call_function_n_kw(method[0], n_args, n_kw, args)
            : mp_call_method_self_n_kw(method[0], method[1], n_args, n_kw, args);
        if (result != mp_const_none) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__init__() should return None, not '%s'"), mp_obj_get_type_str(result));
        }
    }
    return made;
}

mp_obj_t type_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const mp_obj_type_t *self = MP_OBJ_TO_PTR(self_in);
    if (class_is_python(self)) {
        return self->flags & MP_TYPE_FLAG_METACLASS ? metaclass_make_new(self, n_args, n_kw, args) : instance_make_new(self, n_args, n_kw, args);
    }
    if (!MP_OBJ_TYPE_HAS_SLOT(self, make_new)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot create '%q' instances"), self->name);
    }
    callee = (struct callee){MP_OBJ_NULL, self->name};
    return MP_OBJ_TYPE_GET_SLOT(self, make_new)(self, n_args, n_kw, args);
}

// --- Methods of type ------------------------------------------------------------------------------------------------

static const mp_obj_type_t *checked_class(mp_obj_t self_in) {
    if (!mp_obj_is_class(self_in)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("descriptor requires a 'type' object but received '%s'"), mp_obj_get_type_str(self_in));
    }
    return MP_OBJ_TO_PTR(self_in);
}

static mp_obj_t type_mro(mp_obj_t self_in) {
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(class_mro_tuple(checked_class(self_in)), &n, &items);
    return mp_obj_new_list(n, items);
}
static MP_DEFINE_CONST_FUN_OBJ_1(type_mro_obj, type_mro);

static mp_obj_t type_subclasses(mp_obj_t self_in) {
    const mp_obj_type_t *self = checked_class(self_in);
    if (!class_is_python(self) || self->slots[CLASS_SLOT_SUBCLASSES] == NULL) {
        return mp_obj_new_list(0, NULL);
    }
    size_t n;
    mp_obj_t *items;
    mp_obj_list_get(MP_OBJ_FROM_PTR(self->slots[CLASS_SLOT_SUBCLASSES]), &n, &items);
    return mp_obj_new_list(n, items);
}
static MP_DEFINE_CONST_FUN_OBJ_1(type_subclasses_obj, type_subclasses);

static mp_obj_t type_instancecheck(mp_obj_t self_in, mp_obj_t object) {
    checked_class(self_in);
    return mp_obj_new_bool(mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(object)), self_in));
}
static MP_DEFINE_CONST_FUN_OBJ_2(type_instancecheck_obj, type_instancecheck);

static mp_obj_t type_subclasscheck(mp_obj_t self_in, mp_obj_t object) {
    checked_class(self_in);
    return mp_obj_new_bool(mp_obj_is_subclass_fast(object, self_in));
}
static MP_DEFINE_CONST_FUN_OBJ_2(type_subclasscheck_obj, type_subclasscheck);

static mp_obj_t type_prepare(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    (void)n_args;
    (void)args;
    (void)kw;
    return mp_obj_new_dict(0);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(type_prepare_fun_obj, 0, type_prepare);
static MP_DEFINE_CONST_STATICMETHOD_OBJ(type_prepare_obj, MP_ROM_PTR(&type_prepare_fun_obj));

static mp_obj_t type_call_method(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    checked_class(args[0]);
    return type_call(args[0], n_args - 1, kw->used, args + 1);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(type_call_obj, 1, type_call_method);

static mp_obj_t type_init(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    (void)kw;
    checked_class(args[0]);
    if (n_args != 2 && n_args != 4) {
        mp_raise_TypeError(MP_ERROR_TEXT("type.__init__() takes 1 or 3 arguments"));
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(type_init_obj, 1, type_init);

mp_obj_t type_dir(mp_obj_t self_in) {
    mp_obj_t names = mp_obj_new_set(0, NULL);
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(class_mro_tuple(checked_class(self_in)), &n, &items);
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
static MP_DEFINE_CONST_FUN_OBJ_1(type_dir_obj, type_dir);

static mp_obj_t type_repr_method(mp_obj_t self_in) {
    checked_class(self_in);
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 32, &print);
    type_print(&print, self_in, PRINT_REPR);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}
static MP_DEFINE_CONST_FUN_OBJ_1(type_repr_obj, type_repr_method);

static mp_obj_t type_getattribute(mp_obj_t self_in, mp_obj_t name) {
    checked_class(self_in);
    mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    qstr attr = mp_obj_str_get_qstr(name);
    class_load(self_in, attr, dest);
    if (dest[0] == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("type object '%q' has no attribute '%q'"),
            ((mp_obj_type_t *)MP_OBJ_TO_PTR(self_in))->name, attr);
    }
    return dest[1] == MP_OBJ_NULL ? dest[0] : mp_obj_new_bound_meth(dest[0], dest[1]);
}
static MP_DEFINE_CONST_FUN_OBJ_2(type_getattribute_obj, type_getattribute);

static void class_store(mp_obj_t self_in, qstr attr, mp_obj_t value);

static mp_obj_t type_setattr(mp_obj_t self_in, mp_obj_t name, mp_obj_t value) {
    checked_class(self_in);
    class_store(self_in, mp_obj_str_get_qstr(name), value);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(type_setattr_obj, type_setattr);

static mp_obj_t type_delattr(mp_obj_t self_in, mp_obj_t name) {
    checked_class(self_in);
    class_store(self_in, mp_obj_str_get_qstr(name), MP_OBJ_NULL);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(type_delattr_obj, type_delattr);

static mp_obj_t type_or(mp_obj_t left, mp_obj_t right) {
    mp_obj_t result = union_new(left, right);
    return result == MP_OBJ_NULL ? mp_const_notimplemented : result;
}
static MP_DEFINE_CONST_FUN_OBJ_2(type_or_obj, type_or);

static const mp_rom_map_elem_t type_methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR___call__), MP_ROM_PTR(&type_call_obj) },
    { MP_ROM_QSTR(MP_QSTR___delattr__), MP_ROM_PTR(&type_delattr_obj) },
    { MP_ROM_QSTR(MP_QSTR___dir__), MP_ROM_PTR(&type_dir_obj) },
    { MP_ROM_QSTR(MP_QSTR___getattribute__), MP_ROM_PTR(&type_getattribute_obj) },
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&type_init_obj) },
    { MP_ROM_QSTR(MP_QSTR___instancecheck__), MP_ROM_PTR(&type_instancecheck_obj) },
    { MP_ROM_QSTR(MP_QSTR___new__), MP_ROM_PTR(&native_new_obj) },
    { MP_ROM_QSTR(MP_QSTR___or__), MP_ROM_PTR(&type_or_obj) },
    { MP_ROM_QSTR(MP_QSTR___prepare__), MP_ROM_PTR(&type_prepare_obj) },
    { MP_ROM_QSTR(MP_QSTR___repr__), MP_ROM_PTR(&type_repr_obj) },
    { MP_ROM_QSTR(MP_QSTR___setattr__), MP_ROM_PTR(&type_setattr_obj) },
    { MP_ROM_QSTR(MP_QSTR___subclasscheck__), MP_ROM_PTR(&type_subclasscheck_obj) },
    { MP_ROM_QSTR(MP_QSTR___subclasses__), MP_ROM_PTR(&type_subclasses_obj) },
    { MP_ROM_QSTR(MP_QSTR_mro), MP_ROM_PTR(&type_mro_obj) },
};
static MP_DEFINE_CONST_DICT(type_methods, type_methods_table);

// --- Attributes -----------------------------------------------------------------------------------------------------

static bool load_special_name(const mp_obj_type_t *self, qstr attr, mp_obj_t *dest) {
    switch (attr) {
        case MP_QSTR___name__:
            dest[0] = MP_OBJ_NEW_QSTR(self->name);
            return true;
        case MP_QSTR___qualname__:
            dest[0] = class_qualname(self);
            return true;
        case MP_QSTR___module__:
            dest[0] = class_module(self);
            return true;
        case MP_QSTR___mro__:
            dest[0] = class_mro_tuple(self);
            return true;
        case MP_QSTR___bases__:
            dest[0] = class_bases(self);
            return true;
        case MP_QSTR___base__:
            dest[0] = class_base(self);
            return true;
        case MP_QSTR___dict__:
            dest[0] = mappingproxy_new(class_is_python(self) ? MP_OBJ_FROM_PTR(class_namespace(self)) : native_namespace(self));
            return true;
        case MP_QSTR___annotations__: {
            if (!class_is_python(self)) {
                return false;
            }
            mp_map_elem_t *elem = mp_map_lookup(&class_namespace(self)->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
            if (elem->value == MP_OBJ_NULL) {
                elem->value = mp_obj_new_dict(0);
            }
            dest[0] = elem->value;
            return true;
        }
        case MP_QSTR___doc__: {
            const mp_obj_dict_t *names = class_namespace(self);
            mp_map_elem_t *elem = names == NULL ? NULL : mp_map_lookup((mp_map_t *)&names->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
            dest[0] = elem == NULL ? mp_const_none : elem->value;
            return true;
        }
        default:
            return false;
    }
}

// Without the metaclass's __getattr__().
void class_load(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *self = MP_OBJ_TO_PTR(self_in);
    const mp_obj_type_t *meta = self->base.type;
    mp_obj_t from_meta = MP_OBJ_NULL;
    if (meta != &mp_type_type) {
        from_meta = class_find(meta, attr);
        if (from_meta != MP_OBJ_NULL && class_is_data_descriptor(from_meta)) {
            mp_obj_t got = class_get_descriptor(from_meta, self_in, MP_OBJ_FROM_PTR(meta));
            if (got != MP_OBJ_NULL) {
                dest[0] = got;
                return;
            }
        }
    }
    if (load_special_name(self, attr, dest)) {
        return;
    }
    struct class_lookup_data lookup = {(mp_obj_instance_t *)self, attr, 0, dest, true};
    class_lookup(&lookup, self);
    if (dest[0] != MP_OBJ_NULL) {
        if (self->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS) {
            mp_obj_t got = class_get_descriptor(dest[0], MP_OBJ_NULL, self_in);
            if (got != MP_OBJ_NULL) {
                dest[0] = got;
                dest[1] = MP_OBJ_NULL;
            }
        }
        return;
    }
    // What a metaclass is asked for is a method of its classes.
    mp_map_elem_t *elem = mp_map_lookup((mp_map_t *)&type_methods.map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
    if (elem != NULL && (self->flags & MP_TYPE_FLAG_METACLASS) && attr != MP_QSTR_mro && attr != MP_QSTR___subclasses__) {
        mp_obj_t method = elem->value;
        dest[0] = mp_obj_is_type(method, &mp_type_staticmethod) ? ((mp_obj_static_class_method_t *)MP_OBJ_TO_PTR(method))->fun : method;
        return;
    }
    if (class_lookup_in(&lookup, &mp_type_object)) {
        return;
    }
    if (from_meta != MP_OBJ_NULL) {
        lookup.is_type = false;
        class_lookup(&lookup, meta);
        mp_obj_t got = class_get_descriptor(dest[0], self_in, MP_OBJ_FROM_PTR(meta));
        if (got != MP_OBJ_NULL) {
            dest[0] = got;
            dest[1] = MP_OBJ_NULL;
        }
    } else if (elem != NULL) {
        mp_convert_member_lookup(self_in, &mp_type_object, elem->value, dest);
    }
}

static void class_store(mp_obj_t self_in, qstr attr, mp_obj_t value) {
    mp_obj_type_t *self = MP_OBJ_TO_PTR(self_in);
    // Named tuples are types of C, but made by programs.
    if (!class_is_python(self) && (class_namespace(self) == NULL || class_namespace(self)->map.is_fixed)) {
        mp_raise_msg_varg(&mp_type_TypeError, value == MP_OBJ_NULL ? MP_ERROR_TEXT("cannot delete '%q' attribute of immutable type '%q'")
            : MP_ERROR_TEXT("cannot set '%q' attribute of immutable type '%q'"), attr, self->name);
    }
    mp_map_t *map = &class_namespace(self)->map;
    if (value == MP_OBJ_NULL) {
        if (mp_map_lookup(map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_REMOVE_IF_FOUND) == NULL) {
            mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("type object '%q' has no attribute '%q'"), self->name, attr);
        }
        return;
    }
    if (attr == MP_QSTR___name__ || attr == MP_QSTR___qualname__) {
        if (!mp_obj_is_str(value)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("can only assign string to %q.%q, not '%s'"), self->name, attr, mp_obj_get_type_str(value));
        }
        if (attr == MP_QSTR___name__) {
            self->name = mp_obj_str_get_qstr(value);
        } else {
            self->slots[CLASS_SLOT_QUALNAME] = MP_OBJ_TO_PTR(value);
        }
        return;
    }
    if (attr == MP_QSTR___bases__ || attr == MP_QSTR___mro__ || attr == MP_QSTR___base__ || attr == MP_QSTR___dict__) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("attribute '%q' of 'type' objects is not writable"), attr);
    }
    class_note_accessors(self, MP_OBJ_NEW_QSTR(attr), value, true);
    mp_map_lookup(map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = value;
}

void type_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *meta = mp_obj_get_type(self_in);
    if (dest[0] == MP_OBJ_NULL) {
        mp_obj_t method[3];
        if (meta->flags & MP_TYPE_FLAG_SLOW_ATTR && class_find(meta, MP_QSTR___getattribute__) != MP_OBJ_NULL) {
            mp_load_special_method_maybe(self_in, MP_QSTR___getattribute__, method);
            method[2] = MP_OBJ_NEW_QSTR(attr);
            dest[0] = mp_call_method_n_kw(1, 0, method);
            return;
        }
        class_load(self_in, attr, dest);
        if (dest[0] == MP_OBJ_NULL && meta != &mp_type_type) {
            mp_load_special_method_maybe(self_in, MP_QSTR___getattr__, method);
            if (method[0] != MP_OBJ_NULL) {
                method[2] = MP_OBJ_NEW_QSTR(attr);
                dest[0] = mp_call_method_n_kw(1, 0, method);
            }
        }
        return;
    }
    if (meta->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS) {
        mp_obj_t method[4];
        mp_load_special_method_maybe(self_in, dest[1] == MP_OBJ_NULL ? MP_QSTR___delattr__ : MP_QSTR___setattr__, method);
        if (method[0] != MP_OBJ_NULL) {
            method[2] = MP_OBJ_NEW_QSTR(attr);
            method[3] = dest[1];
            mp_call_method_n_kw(dest[1] == MP_OBJ_NULL ? 1 : 2, 0, method);
            dest[0] = MP_OBJ_NULL;
            return;
        }
        mp_obj_t member = class_find(meta, attr);
        if (member != MP_OBJ_NULL && class_set_descriptor(member, self_in, attr, dest[1])) {
            dest[0] = MP_OBJ_NULL;
            return;
        }
    }
    class_store(self_in, attr, dest[1]);
    dest[0] = MP_OBJ_NULL;
}

// --- Operators ------------------------------------------------------------------------------------------------------

static mp_obj_t type_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    return op == MP_BINARY_OP_OR ? union_new(lhs, rhs) : op == MP_BINARY_OP_REVERSE_OR ? union_new(rhs, lhs) : MP_OBJ_NULL;
}

static mp_obj_t type_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    return op == MP_UNARY_OP_HASH ? MP_OBJ_NEW_SMALL_INT((uintptr_t)self_in >> 4) : MP_OBJ_NULL;
}

// Natives that CPython lets be written with the types of their items.
static bool is_generic(const mp_obj_type_t *type) {
    return type == &mp_type_list || type == &mp_type_dict || type == &mp_type_tuple || type == &mp_type_set || type == &mp_type_frozenset
        || type == &mp_type_type || type == &mp_type_ordereddict || type == &mp_type_deque || type == &mp_type_enumerate;
}

static mp_obj_t type_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    const mp_obj_type_t *self = MP_OBJ_TO_PTR(self_in);
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    mp_obj_t dest[3] = {MP_OBJ_NULL, MP_OBJ_NULL, index};
    struct class_lookup_data lookup = {(mp_obj_instance_t *)self, MP_QSTR___class_getitem__, 0, dest, true};
    class_lookup(&lookup, self);
    if (dest[0] != MP_OBJ_NULL) {
        return dest[1] == MP_OBJ_NULL ? mp_call_function_1(dest[0], index) : mp_call_method_n_kw(1, 0, dest);
    }
    const mp_obj_type_t *native = class_native_base(self);
    if (native != NULL && (is_generic(native) && (self == native || native != &mp_type_type))) {
        return generic_alias_new(self_in, index);
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type '%q' is not subscriptable"), self->name);
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_type,
    MP_QSTR_type,
    MP_TYPE_FLAG_METACLASS,
    make_new, type_make_new,
    print, type_print,
    call, type_call,
    unary_op, type_unary_op,
    binary_op, type_binary_op,
    subscr, type_subscr,
    attr, type_attr
    );
