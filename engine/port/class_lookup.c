// Where the attributes of classes and of their instances are found: along the method resolution order.

#include "classes.h"

// Whether a lookup that found something in a native type is about the native object in an instance.
static bool is_native_part(const mp_obj_instance_t *obj, const mp_obj_type_t *type) {
    return obj != NULL && type != &mp_type_object && mp_obj_is_instance_type(mp_obj_get_type(MP_OBJ_FROM_PTR(obj)));
}

static bool native_has_slot(const mp_obj_type_t *type, size_t slot_offset) {
    return MP_OBJ_TYPE_HAS_SLOT_BY_OFFSET(type, slot_offset)
        || (slot_offset == MP_OBJ_TYPE_OFFSETOF_SLOT(iter) && type->flags & MP_TYPE_FLAG_ITER_IS_STREAM);
}

// Whether a class has that from object by assignment (__str__ = object.__str__): unlike other built-in functions it is
// bound there.
static bool is_method_of_object(qstr name, mp_obj_t member) {
    if (name == MP_QSTR___new__ || !mp_obj_is_obj(member) || !(((mp_obj_base_t *)MP_OBJ_TO_PTR(member))->type->flags & MP_TYPE_FLAG_BUILTIN_FUN)) {
        return false;
    }
    mp_map_elem_t *elem = mp_map_lookup((mp_map_t *)&class_namespace(&mp_type_object)->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return elem != NULL && elem->value == member;
}

static inline void convert(struct class_lookup_data *lookup, const mp_obj_type_t *type, mp_obj_t member) {
    bool native = !class_is_python(type);
    if (!native && !lookup->is_type) {
        mp_convert_member_lookup(MP_OBJ_FROM_PTR(lookup->obj), type, member, lookup->dest);
        if (lookup->obj != NULL && is_method_of_object(lookup->attr, member)) {
            lookup->dest[1] = MP_OBJ_FROM_PTR(lookup->obj);
        }
        return;
    }
    if (lookup->is_type) {
        // A class method is bound to the class that was asked, but a method of a native type takes objects of that type.
        const mp_obj_type_t *asked = (const mp_obj_type_t *)lookup->obj;
        bool native_method = native && type != &mp_type_object && mp_obj_is_obj(member)
            && (((mp_obj_base_t *)MP_OBJ_TO_PTR(member))->type->flags & MP_TYPE_FLAG_BUILTIN_FUN);
        mp_convert_member_lookup(MP_OBJ_NULL, native_method ? type : asked, member, lookup->dest);
        return;
    }
    mp_obj_t self = MP_OBJ_FROM_PTR(lookup->obj);
    if (native && lookup->obj != NULL) {
        // The methods of partial are about the attributes of the whole instance too.
        if (is_native_part(lookup->obj, type) && type != &partial_type) {
            if (mp_obj_is_type(member, &mp_type_classmethod)) {
                mp_convert_member_lookup(MP_OBJ_NULL, mp_obj_get_type(self), member, lookup->dest);
                return;
            }
            self = mp_obj_instance_native(self);
        } else if (type != &mp_type_object && !mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(self)), MP_OBJ_FROM_PTR(type))) {
            self = MP_OBJ_NULL;
        }
    }
    mp_convert_member_lookup(self, type, member, lookup->dest);
}

// The lookup's attribute or slot in a native type.
static bool lookup_in_native(struct class_lookup_data *lookup, const mp_obj_type_t *type) {
    if (lookup->slot_offset != 0) {
        if (type != &mp_type_type && type != &mp_type_object && native_has_slot(type, lookup->slot_offset)) {
            if (lookup->slot_offset != MP_OBJ_TYPE_OFFSETOF_SLOT(make_new) && is_native_part(lookup->obj, type)) {
                mp_obj_instance_native(MP_OBJ_FROM_PTR(lookup->obj));
            }
            lookup->dest[0] = MP_OBJ_SENTINEL;
            return true;
        }
    }
    const mp_obj_dict_t *namespace = class_namespace(type);
    if (namespace != NULL) {
        mp_map_elem_t *elem = mp_map_lookup((mp_map_t *)&namespace->map, MP_OBJ_NEW_QSTR(lookup->attr), MP_MAP_LOOKUP);
        if (elem != NULL) {
            convert(lookup, type, elem->value);
            return true;
        }
    }
    if (type == &mp_type_type || lookup->slot_offset != 0) {
        return false;
    }
    mp_obj_t special = native_special_method(type, lookup->attr);
    if (special == MP_OBJ_FROM_PTR(&native_new_obj) || special == MP_OBJ_FROM_PTR(&native_init_obj) || (lookup->attr == MP_QSTR___format__ && special != MP_OBJ_NULL)) {
        // These are about the whole instance.
        bool checked = lookup->is_type && special == MP_OBJ_FROM_PTR(&native_init_obj);
        lookup->dest[0] = checked ? mp_obj_new_checked_fun(type, special) : special;
        lookup->dest[1] = special == MP_OBJ_FROM_PTR(&native_new_obj) || lookup->is_type ? MP_OBJ_NULL : MP_OBJ_FROM_PTR(lookup->obj);
        return true;
    }
    if (special != MP_OBJ_NULL) {
        convert(lookup, type, special);
        return true;
    }
    if (!lookup->is_type && is_native_part(lookup->obj, type) && MP_OBJ_TYPE_HAS_SLOT(type, attr)) {
        // Some attributes of native types are not in their namespaces.
        MP_OBJ_TYPE_GET_SLOT(type, attr)(mp_obj_instance_native(MP_OBJ_FROM_PTR(lookup->obj)), lookup->attr, lookup->dest);
        if (lookup->dest[1] == MP_OBJ_SENTINEL) {
            lookup->dest[1] = MP_OBJ_NULL;
        }
        if (lookup->attr == MP_QSTR_with_traceback && lookup->dest[1] != MP_OBJ_NULL) {
            lookup->dest[1] = MP_OBJ_FROM_PTR(lookup->obj); // what it returns
        }
    }
    return lookup->dest[0] != MP_OBJ_NULL;
}

bool class_lookup_in(struct class_lookup_data *lookup, const mp_obj_type_t *type) {
    if (!class_is_python(type)) {
        return lookup_in_native(lookup, type);
    }
    mp_map_elem_t *elem = mp_map_lookup(&class_namespace(type)->map, MP_OBJ_NEW_QSTR(lookup->attr), MP_MAP_LOOKUP);
    if (elem == NULL) {
        return false;
    }
    convert(lookup, type, elem->value);
    return true;
}

void class_lookup_from(struct class_lookup_data *lookup, const mp_obj_tuple_t *mro, size_t first) {
    for (size_t i = first; i < mro->len; i++) {
        const mp_obj_type_t *type = MP_OBJ_TO_PTR(mro->items[i]);
        if (class_is_python(type)) {
            mp_map_elem_t *elem = mp_map_lookup(&class_namespace(type)->map, MP_OBJ_NEW_QSTR(lookup->attr), MP_MAP_LOOKUP);
            if (elem != NULL) {
                convert(lookup, type, elem->value);
                return;
            }
        } else if (type == &mp_type_object || lookup_in_native(lookup, type)) {
            return;
        }
    }
}

void class_lookup_python(struct class_lookup_data *lookup, const mp_obj_tuple_t *mro) {
    for (size_t i = 0; i < mro->len; i++) {
        const mp_obj_type_t *type = MP_OBJ_TO_PTR(mro->items[i]);
        if (class_is_python(type) && class_lookup_in(lookup, type)) {
            return;
        }
    }
}

// Without object, whose methods are what everything does anyway.
void class_lookup(struct class_lookup_data *lookup, const mp_obj_type_t *type) {
    if (class_is_python(type)) {
        class_lookup_from(lookup, class_mro(type), 0);
        return;
    }
    while (type != &mp_type_object && !class_lookup_in(lookup, type) && MP_OBJ_TYPE_HAS_SLOT(type, parent)) {
        type = MP_OBJ_TYPE_GET_SLOT(type, parent);
    }
}

static mp_obj_t in_namespace(const mp_obj_type_t *type, qstr attr) {
    const mp_obj_dict_t *namespace = class_namespace(type);
    mp_map_elem_t *elem = namespace == NULL ? NULL : mp_map_lookup((mp_map_t *)&namespace->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
    return elem == NULL ? MP_OBJ_NULL : elem->value;
}

mp_obj_t class_find(const mp_obj_type_t *type, qstr attr) {
    if (class_is_python(type)) {
        const mp_obj_tuple_t *mro = class_mro(type);
        for (size_t i = 0; i + 1 < mro->len; i++) {
            mp_obj_t found = in_namespace(MP_OBJ_TO_PTR(mro->items[i]), attr);
            if (found != MP_OBJ_NULL) {
                return found;
            }
        }
        return MP_OBJ_NULL;
    }
    mp_obj_t found = MP_OBJ_NULL;
    while (type != &mp_type_object && (found = in_namespace(type, attr)) == MP_OBJ_NULL && MP_OBJ_TYPE_HAS_SLOT(type, parent)) {
        type = MP_OBJ_TYPE_GET_SLOT(type, parent);
    }
    return found;
}

// A method that the interpreter itself calls: it is looked for in the type, never in the object.
void mp_load_special_method_maybe(mp_obj_t obj, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *type = mp_obj_get_type(obj);
    if (!class_is_python(type)) {
        if (type == &mp_type_type) {
            dest[0] = dest[1] = MP_OBJ_NULL; // what a class has is for its instances
            return;
        }
        mp_load_method_maybe(obj, attr, dest);
        return;
    }
    dest[0] = dest[1] = MP_OBJ_NULL;
    struct class_lookup_data lookup = {MP_OBJ_TO_PTR(obj), attr, 0, dest, false};
    class_lookup(&lookup, type);
    if (dest[0] != MP_OBJ_NULL && (type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS)) {
        mp_obj_t got = class_get_descriptor(dest[0], obj, MP_OBJ_FROM_PTR(type));
        if (got != MP_OBJ_NULL) {
            dest[0] = got;
            dest[1] = MP_OBJ_NULL;
        }
    }
}

// __exit__ and __enter__ of what a with statement was given, with what each is bound to.
void class_load_context_manager(mp_obj_t object, mp_obj_t *dest) {
    mp_obj_t exit[2];
    mp_load_special_method_maybe(object, MP_QSTR___exit__, exit);
    mp_load_special_method_maybe(object, MP_QSTR___enter__, dest + 2);
    if (dest[2] == MP_OBJ_NULL || exit[0] == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object does not support the context manager protocol%s"),
            mp_obj_get_type_str(object), dest[2] == MP_OBJ_NULL ? "" : " (missed __exit__ method)");
    }
    dest[0] = exit[0];
    dest[1] = exit[1];
}

mp_obj_t load_attr_or(mp_obj_t object, qstr attr, mp_obj_t otherwise) {
    mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    mp_load_method_protected(object, attr, dest, false);
    return dest[0] == MP_OBJ_NULL ? otherwise : dest[1] == MP_OBJ_NULL ? dest[0] : mp_obj_new_bound_meth(dest[0], dest[1]);
}

// --- Descriptors ----------------------------------------------------------------------------------------------------

static void load_from_type(mp_obj_t member, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *type = mp_obj_get_type(member);
    dest[0] = dest[1] = MP_OBJ_NULL;
    if (class_is_python(type)) {
        struct class_lookup_data lookup = {MP_OBJ_TO_PTR(member), attr, 0, dest, false};
        class_lookup(&lookup, type);
    }
}

static bool is_property(mp_obj_t member) {
    return mp_obj_is_type(member, &mp_type_property)
        || (mp_obj_is_obj(member) && class_is_python(mp_obj_get_type(member))
            && class_native_base(mp_obj_get_type(member)) == &mp_type_property);
}

// The result of member.__get__(instance, owner). Of an instance that is MP_OBJ_NULL, the class is asked.
mp_obj_t class_get_descriptor(mp_obj_t member, mp_obj_t instance, mp_obj_t owner) {
    if (!mp_obj_is_obj(member)) {
        return MP_OBJ_NULL;
    }
    mp_obj_t get[4];
    if (class_is_python(mp_obj_get_type(member))) {
        mp_obj_t own = class_find(mp_obj_get_type(member), MP_QSTR___get__);
        if (own != MP_OBJ_NULL) {
            load_from_type(member, MP_QSTR___get__, get);
            if (get[0] != MP_OBJ_NULL) {
                get[2] = instance == MP_OBJ_NULL ? mp_const_none : instance;
                get[3] = owner;
                return mp_call_method_n_kw(2, 0, get);
            }
        }
    }
    if (is_property(member)) {
        if (instance == MP_OBJ_NULL) {
            return member;
        }
        const mp_obj_t *proxy = mp_obj_property_get(member);
        if (proxy[0] == mp_const_none) {
            mp_obj_property_missing(member, instance, "getter");
        }
        return mp_call_function_1(proxy[0], instance);
    }
    return MP_OBJ_NULL;
}

bool class_is_data_descriptor(mp_obj_t member) {
    if (!mp_obj_is_obj(member)) {
        return false;
    }
    const mp_obj_type_t *type = mp_obj_get_type(member);
    return is_property(member) || (class_is_python(type)
        && (class_find(type, MP_QSTR___set__) != MP_OBJ_NULL || class_find(type, MP_QSTR___delete__) != MP_OBJ_NULL));
}

// What is assigned to (a value) or deleted from (MP_OBJ_NULL) an instance through a member of its class.
bool class_set_descriptor(mp_obj_t member, mp_obj_t instance, qstr attr, mp_obj_t value) {
    (void)attr;
    if (!mp_obj_is_obj(member)) {
        return false;
    }
    mp_obj_t set[4];
    load_from_type(member, value == MP_OBJ_NULL ? MP_QSTR___delete__ : MP_QSTR___set__, set);
    if (set[0] != MP_OBJ_NULL) {
        set[2] = instance;
        set[3] = value;
        mp_call_method_n_kw(value == MP_OBJ_NULL ? 1 : 2, 0, set);
        return true;
    }
    if (is_property(member)) {
        const mp_obj_t *proxy = mp_obj_property_get(member);
        mp_obj_t args[2] = {instance, value};
        if (value == MP_OBJ_NULL) {
            if (proxy[2] == mp_const_none) {
                mp_obj_property_missing(member, instance, "deleter");
            }
            mp_call_function_n_kw(proxy[2], 1, 0, args);
        } else {
            if (proxy[1] == mp_const_none) {
                mp_obj_property_missing(member, instance, "setter");
            }
            mp_call_function_n_kw(proxy[1], 2, 0, args);
        }
        return true;
    }
    if (class_is_data_descriptor(member)) {
        mp_raise_msg_varg(&mp_type_AttributeError, value == MP_OBJ_NULL ? MP_ERROR_TEXT("__delete__") : MP_ERROR_TEXT("__set__"));
    }
    return false;
}
