// Instances of classes that Python code made: their attributes, operators, calls and how they are made.

#include <string.h>

#include "py/smallint.h"

#include "classes.h"
#include "exceptions.h"

// --- Making ---------------------------------------------------------------------------------------------------------

// The native object in an instance. One that __new__() left for __init__() to make gets made here when it is used before.
mp_obj_t mp_obj_instance_native(mp_obj_t self_in) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->subobj[0] == MP_OBJ_NULL) {
        const mp_obj_type_t *native = class_native_base(self->base.type);
        if (!native_makes_in_init(native)) {
            mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("call super().__init__() first"));
        }
        instance_make_native(self, native, 0, 0, NULL);
    }
    return self->subobj[0];
}

mp_obj_instance_t *mp_obj_new_instance(const mp_obj_type_t *class, const mp_obj_type_t **native_base) {
    *native_base = class_native_base(class);
    mp_obj_instance_t *o = mp_obj_malloc_var(mp_obj_instance_t, subobj, mp_obj_t, *native_base == NULL ? 0 : 1, class);
    mp_map_init(&o->members, 0);
    if (*native_base != NULL) {
        o->subobj[0] = MP_OBJ_NULL;
    }
    return o;
}

static mp_obj_t call_with(mp_obj_t *method, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (method[1] == MP_OBJ_NULL) {
        return mp_call_function_n_kw(method[0], n_args, n_kw, args);
    }
    return mp_call_method_self_n_kw(method[0], method[1], n_args, n_kw, args);
}

mp_obj_t instance_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (type->base.type != &mp_type_type) {
        class_refuse_abstract(type);
    }
    mp_obj_t method[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    struct class_lookup_data lookup = {NULL, MP_QSTR___new__, MP_OBJ_TYPE_OFFSETOF_SLOT(make_new), method, false};
    class_lookup(&lookup, type);

    const mp_obj_type_t *native = NULL;
    mp_obj_instance_t *self;
    bool own_new = method[0] != MP_OBJ_NULL && method[0] != MP_OBJ_SENTINEL;
    if (own_new) {
        mp_obj_t made = mp_call_method_self_n_kw(method[0], MP_OBJ_FROM_PTR(type), n_args, n_kw, args);
        const mp_obj_type_t *made_type = mp_obj_get_type(made);
        if (made_type != type) {
            if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(made_type), MP_OBJ_FROM_PTR(type))) {
                return made;
            }
            type = made_type;
        }
        self = MP_OBJ_TO_PTR(made);
        native = class_native_base(type);
    } else {
        self = mp_obj_new_instance(type, &native);
        if (native != NULL && !native_makes_in_init(native)) {
            // Keywords that are not those of such a type are for an __init__() of the class.
            bool has_keywords = native == &mp_type_int || native == &mp_type_str || native == &mp_type_bytes || native == &mp_type_complex
                || native == &mp_type_enumerate || class_find(type, MP_QSTR___init__) == MP_OBJ_NULL;
            instance_make_native(self, native, n_args, has_keywords ? n_kw : 0, args);
        } else if (native != NULL && MP_OBJ_TYPE_GET_SLOT_OR_NULL(native, make_new) == mp_obj_exception_make_new) {
            instance_make_native(self, native, n_args, 0, args); // its args are all that the class was called with
        }
    }

    method[0] = method[1] = MP_OBJ_NULL;
    lookup.obj = self;
    lookup.attr = MP_QSTR___init__;
    lookup.slot_offset = MP_OBJ_TYPE_OFFSETOF_SLOT(make_new);
    bool made_in_new = native != NULL && !native_makes_in_init(native); // and such a native type has no __init__()
    if (made_in_new) {
        class_lookup_python(&lookup, class_mro(type));
    } else {
        class_lookup(&lookup, type);
    }
    if (method[0] == MP_OBJ_NULL) {
        if ((n_args != 0 || n_kw != 0) && !own_new && !made_in_new) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() takes no arguments"), type->name);
        }
    } else if (method[0] == MP_OBJ_SENTINEL) {
        bool exception = MP_OBJ_TYPE_GET_SLOT_OR_NULL(native, make_new) == mp_obj_exception_make_new;
        // Those of a __new__() of the class's own may not be what it was called with. OSError keeps to __new__().
        own_new = own_new && !mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(native), MP_OBJ_FROM_PTR(&mp_type_OSError));
        if (self->subobj[0] == MP_OBJ_NULL || !exception || n_kw != 0 || own_new) {
            instance_make_native(self, native, n_args, n_kw, args);
        }
    } else {
        mp_obj_t result = call_with(method, n_args, n_kw, args);
        if (result != mp_const_none) {
            mp_raise_msg_varg(&mp_type_TypeError,
                MP_ERROR_TEXT("__init__() should return None, not '%s'"), mp_obj_get_type_str(result));
        }
    }
    return MP_OBJ_FROM_PTR(self);
}

// --- Attributes -----------------------------------------------------------------------------------------------------

// The dict that is an instance's __dict__, from now on the place of its members.
mp_obj_t instance_dict(mp_obj_t self_in) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    if (!instance_has_dict(self)) {
        mp_obj_dict_t *dict = MP_OBJ_TO_PTR(mp_obj_new_dict(0));
        if (self->members.alloc != 0) {
            dict->map = self->members;
        }
        mp_map_init(&self->members, 0);
        self->members.is_fixed = 1;
        self->members.table = (void *)dict;
        mp_obj_type_t *type = (mp_obj_type_t *)self->base.type;
        if (type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS) {
            type->flags |= MP_TYPE_FLAG_SLOW_ATTR; // a member may now have the name of a data descriptor
        }
    }
    return MP_OBJ_FROM_PTR(self->members.table);
}

static void set_dict(mp_obj_t self_in, mp_obj_t value) {
    if (!mp_obj_is_dict_or_ordereddict(value)) {
        mp_raise_msg_varg(&mp_type_TypeError,
            MP_ERROR_TEXT("__dict__ must be set to a dictionary, not a '%s'"), mp_obj_get_type_str(value));
    }
    instance_dict(self_in);
    ((mp_obj_instance_t *)MP_OBJ_TO_PTR(self_in))->members.table = MP_OBJ_TO_PTR(value);
}

static void set_class(mp_obj_t self_in, mp_obj_t value) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    if (!mp_obj_is_class(value)) {
        mp_raise_msg_varg(&mp_type_TypeError,
            MP_ERROR_TEXT("__class__ must be set to a class, not '%s' object"), mp_obj_get_type_str(value));
    }
    mp_obj_type_t *type = MP_OBJ_TO_PTR(value);
    if (!mp_obj_is_instance_type(type)) {
        mp_raise_TypeError(MP_ERROR_TEXT("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    }
    if (class_native_base(type) != class_native_base(self->base.type)
        || ((type->flags ^ self->base.type->flags) & MP_TYPE_FLAG_SLOTS)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__class__ assignment: '%q' object layout differs from '%q'"),
            type->name, self->base.type->name);
    }
    if (type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS) {
        type->flags |= MP_TYPE_FLAG_SLOW_ATTR;
    }
    self->base.type = type;
}

static bool slots_allow(const mp_obj_type_t *type, qstr attr) {
    const mp_obj_tuple_t *mro = class_mro(type);
    for (size_t i = 0; i < mro->len; i++) {
        const mp_obj_type_t *t = MP_OBJ_TO_PTR(mro->items[i]);
        if (!class_is_python(t)) {
            continue;
        }
        mp_map_elem_t *elem = mp_map_lookup(&class_namespace(t)->map, MP_OBJ_NEW_QSTR(MP_QSTR___slots__), MP_MAP_LOOKUP);
        if (elem == NULL) {
            continue;
        }
        if (mp_obj_is_str(elem->value)) {
            if (mp_obj_equal(elem->value, MP_OBJ_NEW_QSTR(attr))) {
                return true;
            }
            continue;
        }
        if (mp_obj_is_exact_type(elem->value, &mp_type_tuple)) {
            const mp_obj_tuple_t *names = MP_OBJ_TO_PTR(elem->value);
            for (size_t j = 0; j < names->len; ++j) {
                if (names->items[j] == MP_OBJ_NEW_QSTR(attr)) {
                    return true;
                }
            }
        }
        mp_obj_iter_buf_t buffer;
        mp_obj_t iterator = mp_getiter(elem->value, &buffer);
        mp_obj_t name;
        while ((name = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
            // Names of two underscores are those of the class they stand in.
            if (mp_obj_equal(name, MP_OBJ_NEW_QSTR(attr))) {
                return true;
            }
            const char *mangled = qstr_str(attr);
            const char *class_name = qstr_str(t->name);
            while (*class_name == '_') {
                ++class_name;
            }
            size_t length = strlen(class_name);
            if (mp_obj_is_str(name) && mangled[0] == '_' && strncmp(mangled + 1, class_name, length) == 0
                && strcmp(mp_obj_str_get_str(name), mangled + 1 + length) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool method_of(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    dest[0] = dest[1] = MP_OBJ_NULL;
    struct class_lookup_data lookup = {self, attr, 0, dest, false};
    class_lookup(&lookup, self->base.type);
    return dest[0] != MP_OBJ_NULL;
}

// As object.__getattribute__(): without __getattr__().
bool instance_load_generic(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    const mp_obj_type_t *type = self->base.type;
    struct class_lookup_data lookup = {self, attr, 0, dest, false};

    if (type->flags & MP_TYPE_FLAG_SLOW_ATTR) {
        mp_obj_t member = class_find(type, attr);
        if (member != MP_OBJ_NULL && class_is_data_descriptor(member)) {
            mp_obj_t got = class_get_descriptor(member, self_in, MP_OBJ_FROM_PTR(type));
            if (got != MP_OBJ_NULL) {
                dest[0] = got;
                return true;
            }
        }
    }
    // Note: This is fast-path'ed in the VM for the MP_BC_LOAD_ATTR operation.
    mp_map_elem_t *elem = mp_map_lookup(instance_members(self), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
    if (elem != NULL) {
        dest[0] = elem->value;
        return true;
    }
    if (attr == MP_QSTR___dict__ && !(type->flags & MP_TYPE_FLAG_SLOTS)) {
        dest[0] = instance_dict(self_in);
        return true;
    }
    class_lookup(&lookup, type);
    if (dest[0] != MP_OBJ_NULL) {
        if (type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS) {
            mp_obj_t got = class_get_descriptor(dest[0], self_in, MP_OBJ_FROM_PTR(type));
            if (got != MP_OBJ_NULL) {
                dest[0] = got;
                dest[1] = MP_OBJ_NULL;
            }
        }
        return true;
    }
    if (attr == MP_QSTR___doc__) {
        dest[0] = mp_const_none;
        return true;
    }
    return class_lookup_in(&lookup, &mp_type_object);
}

// Calls what may raise an AttributeError before __getattr__() is asked.
static bool load_protected(mp_obj_t self_in, qstr attr, mp_obj_t *dest, const mp_obj_t *getattribute) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        bool found = true;
        if (getattribute != NULL) {
            dest[0] = mp_call_function_2(getattribute[0], getattribute[1], MP_OBJ_NEW_QSTR(attr));
        } else {
            found = instance_load_generic(self_in, attr, dest);
        }
        nlr_pop();
        return found;
    }
    mp_obj_base_t *exception = nlr.ret_val;
    if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(exception->type), MP_OBJ_FROM_PTR(&mp_type_AttributeError))) {
        nlr_jump(exception);
    }
    dest[0] = dest[1] = MP_OBJ_NULL;
    return false;
}

static void instance_load_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *type = mp_obj_get_type(self_in);
    mp_obj_t method[3];
    if (type->flags & (MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS | MP_TYPE_FLAG_SLOW_ATTR)) {
        bool has_getattr = class_find(type, MP_QSTR___getattr__) != MP_OBJ_NULL;
        if (type->flags & MP_TYPE_FLAG_SLOW_ATTR && method_of(self_in, MP_QSTR___getattribute__, method)) {
            if (!has_getattr) {
                dest[0] = mp_call_function_2(method[0], method[1], MP_OBJ_NEW_QSTR(attr));
                return;
            }
            if (load_protected(self_in, attr, dest, method)) {
                return;
            }
        } else if (has_getattr ? load_protected(self_in, attr, dest, NULL) : instance_load_generic(self_in, attr, dest)) {
            return;
        }
        if (!has_getattr) {
            return;
        }
    } else if (instance_load_generic(self_in, attr, dest)) {
        return;
    }
    if (method_of(self_in, MP_QSTR___getattr__, method)) {
        method[2] = MP_OBJ_NEW_QSTR(attr);
        dest[0] = mp_call_method_n_kw(1, 0, method);
    }
}

// As object.__setattr__() and object.__delattr__(), for which value is MP_OBJ_NULL.
bool instance_store_generic(mp_obj_t self_in, qstr attr, mp_obj_t value) {
    mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
    const mp_obj_type_t *type = self->base.type;
    if ((type->flags & (MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS | MP_TYPE_FLAG_SLOTS)) == MP_TYPE_FLAG_SLOTS && value != MP_OBJ_NULL) {
        // What it has is allowed.
        mp_map_elem_t *elem = mp_map_lookup(instance_members(self), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
        if (elem != NULL) {
            elem->value = value;
            return true;
        }
    }
    if (type->flags & (MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS | MP_TYPE_FLAG_SLOTS)) {
        mp_obj_t member = class_find(type, attr);
        if (member != MP_OBJ_NULL && class_set_descriptor(member, self_in, attr, value)) {
            return true;
        }
        if (type->flags & MP_TYPE_FLAG_SLOTS && value != MP_OBJ_NULL && attr != MP_QSTR___class__ && !slots_allow(type, attr)) {
            if (member != MP_OBJ_NULL) {
                mp_raise_msg_varg(&mp_type_AttributeError,
                    MP_ERROR_TEXT("'%q' object attribute '%q' is read-only"), type->name, attr);
            }
            return false;
        }
    }
    if (attr == MP_QSTR___class__ && value != MP_OBJ_NULL) {
        set_class(self_in, value);
        return true;
    }
    if (attr == MP_QSTR___dict__ && value != MP_OBJ_NULL) {
        set_dict(self_in, value);
        return true;
    }
    if (MP_UNLIKELY(class_native_base(type) != NULL) && MP_OBJ_TYPE_GET_SLOT_OR_NULL(class_native_base(type), make_new) == mp_obj_exception_make_new
        && exception_keeps(class_native_base(type), attr)) {
        // What an exception is printed from belongs to its native part.
        mp_obj_t dest[2] = {MP_OBJ_SENTINEL, value};
        mp_obj_exception_attr(mp_obj_instance_native(self_in), attr, dest);
        if (dest[0] == MP_OBJ_NULL) {
            return true;
        }
    }
    mp_map_t *members = instance_members(self);
    if (value == MP_OBJ_NULL) {
        return mp_map_lookup(members, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_REMOVE_IF_FOUND) != NULL;
    }
    mp_map_lookup(members, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = value;
    return true;
}

static void instance_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] == MP_OBJ_NULL) {
        instance_load_attr(self_in, attr, dest);
        return;
    }
    mp_obj_t value = dest[1];
    if (mp_obj_get_type(self_in)->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS) {
        mp_obj_t method[4];
        if (method_of(self_in, value == MP_OBJ_NULL ? MP_QSTR___delattr__ : MP_QSTR___setattr__, method)) {
            method[2] = MP_OBJ_NEW_QSTR(attr);
            method[3] = value;
            mp_call_method_n_kw(value == MP_OBJ_NULL ? 1 : 2, 0, method);
            dest[0] = MP_OBJ_NULL;
            return;
        }
    }
    if (instance_store_generic(self_in, attr, value)) {
        dest[0] = MP_OBJ_NULL;
    }
}

// --- Operators ------------------------------------------------------------------------------------------------------
//
// A metaclass has them, too: then `self` is a class, and has no native part.

static mp_obj_t find_operator(mp_obj_t self_in, qstr attr, size_t slot_offset, mp_obj_t *dest) {
    dest[0] = dest[1] = MP_OBJ_NULL;
    const mp_obj_type_t *type = mp_obj_get_type(self_in);
    struct class_lookup_data lookup = {MP_OBJ_TO_PTR(self_in), attr, slot_offset, dest, false};
    class_lookup(&lookup, type);
    if (dest[0] != MP_OBJ_NULL && dest[0] != MP_OBJ_SENTINEL && (type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS)) {
        mp_obj_t got = class_get_descriptor(dest[0], self_in, MP_OBJ_FROM_PTR(type));
        if (got != MP_OBJ_NULL) {
            dest[0] = got;
            dest[1] = MP_OBJ_NULL;
        }
    }
    return dest[0];
}

static mp_obj_t native_part(mp_obj_t self_in) {
    return ((mp_obj_instance_t *)MP_OBJ_TO_PTR(self_in))->subobj[0];
}

void instance_print_default(const mp_print_t *print, mp_obj_t self_in) {
    mp_print_str(print, "<");
    class_print_name(print, mp_obj_get_type(self_in));
    mp_printf(print, " object at 0x%p>", MP_OBJ_TO_PTR(self_in));
}

// The repr of a native part that names its type, with the class's name.
static void print_renamed(const mp_print_t *print, mp_obj_t self_in, mp_obj_t native) {
    vstr_t vstr;
    mp_print_t into;
    vstr_init_print(&vstr, 32, &into);
    mp_obj_print_helper(&into, native, PRINT_REPR);
    const char *text = vstr_null_terminated_str(&vstr);
    const char *arguments = strchr(text, '(');
    mp_print_str(print, qstr_str(mp_obj_get_type(self_in)->name));
    if (text[0] == '{') {
        mp_printf(print, "(%s)", text);
    } else if (arguments != NULL) {
        mp_print_str(print, arguments);
    }
}

static void instance_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const size_t slot = MP_OBJ_TYPE_OFFSETOF_SLOT(print);
    bool str = (kind & ~PRINT_EXC_SUBCLASS) == PRINT_STR;
    mp_obj_t member[2];
    find_operator(self_in, str ? MP_QSTR___str__ : MP_QSTR___repr__, slot, member);
    if (member[0] == MP_OBJ_SENTINEL) {
        mp_obj_t native = native_part(self_in);
        bool exception = mp_obj_is_native_exception_instance(native);
        // Of native types only these have a __str__() of their own; the others' is their __repr__().
        if (!str || exception || mp_obj_is_str(native) || find_operator(self_in, MP_QSTR___repr__, slot, member) == MP_OBJ_SENTINEL) {
            if (exception && !str) {
                mp_print_str(print, qstr_str(mp_obj_get_type(self_in)->name));
            }
            if (!exception && (mp_obj_is_type(native, &mp_type_set) || mp_obj_is_type(native, &mp_type_frozenset)
                || mp_obj_is_type(native, &mp_type_bytearray) || mp_obj_is_type(native, &mp_type_ordereddict) || mp_obj_is_type(native, &mp_type_deque))) {
                print_renamed(print, self_in, native);
                return;
            }
            mp_obj_print_helper(print, native, exception ? kind | PRINT_EXC_SUBCLASS : kind);
            return;
        }
        str = false;
    } else if (member[0] == MP_OBJ_NULL && str) {
        find_operator(self_in, MP_QSTR___repr__, slot, member);
        str = false;
    }
    if (member[0] == MP_OBJ_NULL) {
        if (mp_obj_is_class(self_in)) {
            type_print(print, self_in, kind);
        } else {
            instance_print_default(print, self_in);
        }
        return;
    }
    mp_obj_t result = call_with(member, 0, 0, NULL);
    mp_obj_t text = mp_obj_cast_to_native_base(result, MP_OBJ_FROM_PTR(&mp_type_str));
    if (text == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__%s__ returned non-string (type %s)"),
            str ? "str" : "repr", mp_obj_get_type_str(result));
    }
    mp_obj_print_helper(print, text, PRINT_STR);
}

static mp_obj_t checked_result(mp_unary_op_t op, mp_obj_t self_in, mp_obj_t value) {
    switch (op) {
        case MP_UNARY_OP_BOOL:
            if (!mp_obj_is_bool(value)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__bool__ should return bool, returned %s"), mp_obj_get_type_str(value));
            }
            return value;
        case MP_UNARY_OP_INT_MAYBE:
            value = mp_obj_cast_to_native_base(value, MP_OBJ_FROM_PTR(&mp_type_int));
            if (value == MP_OBJ_NULL) {
                mp_raise_TypeError(MP_ERROR_TEXT("__int__ returned non-int"));
            }
            return value;
        case MP_UNARY_OP_LEN: {
            if (mp_obj_is_bool(value)) {
                return MP_OBJ_NEW_SMALL_INT(value == mp_const_true);
            }
            mp_int_t length = mp_obj_get_int(value);
            if (length < 0 || !MP_SMALL_INT_FITS(length)) {
                mp_raise_ValueError(MP_ERROR_TEXT("__len__() should return >= 0"));
            }
            return MP_OBJ_NEW_SMALL_INT(length);
        }
        default:
            (void)self_in;
            return value;
    }
}

static mp_obj_t instance_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    if (op == MP_UNARY_OP_SIZEOF) {
        if (mp_obj_is_class(self_in)) {
            return MP_OBJ_NEW_SMALL_INT(sizeof(mp_obj_type_t) + CLASS_SLOT_COUNT * sizeof(void *));
        }
        mp_obj_instance_t *self = MP_OBJ_TO_PTR(self_in);
        return MP_OBJ_NEW_SMALL_INT(sizeof(*self) + (class_native_base(self->base.type) == NULL ? 0 : sizeof(mp_obj_t))
            + sizeof(mp_map_elem_t) * instance_members(self)->alloc);
    }
    mp_obj_t member[2];
    find_operator(self_in, mp_unary_op_method_name[op], MP_OBJ_TYPE_OFFSETOF_SLOT(unary_op), member);
    if (member[0] == MP_OBJ_SENTINEL) {
        if (op == MP_UNARY_OP_HASH) {
            // A class that has __eq__() without __hash__() has no hash, whatever its native part.
            mp_obj_t eq[2];
            if (find_operator(self_in, MP_QSTR___eq__, MP_OBJ_TYPE_OFFSETOF_SLOT(binary_op), eq) != MP_OBJ_SENTINEL && eq[0] != MP_OBJ_NULL) {
                return MP_OBJ_NULL;
            }
        }
        mp_obj_t native = native_part(self_in);
        if (op == MP_UNARY_OP_BOOL) {
            // Their length may be one of the class's own.
            return find_operator(self_in, MP_QSTR___len__, MP_OBJ_TYPE_OFFSETOF_SLOT(unary_op), member) == MP_OBJ_SENTINEL
                ? mp_obj_new_bool(mp_obj_is_true(native)) : MP_OBJ_NULL;
        }
        if (op == MP_UNARY_OP_LEN) {
            return mp_obj_len_maybe(native);
        }
        if (op == MP_UNARY_OP_HASH && mp_obj_is_native_exception_instance(native)) {
            return MP_OBJ_NEW_SMALL_INT((uintptr_t)self_in >> 4);
        }
        return mp_unary_op(op, native);
    }
    if (member[0] == mp_const_none && op == MP_UNARY_OP_HASH) {
        return MP_OBJ_NULL;
    }
    if (member[0] != MP_OBJ_NULL) {
        return checked_result(op, self_in, call_with(member, 0, 0, NULL));
    }
    const mp_obj_type_t *type = mp_obj_get_type(self_in);
    if (op <= MP_UNARY_OP_HASH && mp_obj_is_instance_type(type) && class_native_base(type) != NULL) {
        // Not every type with a length and a hash has a slot for them.
        mp_obj_t native = mp_obj_instance_native(self_in);
        if (op == MP_UNARY_OP_LEN) {
            return mp_obj_len_maybe(native);
        }
        if (op == MP_UNARY_OP_HASH && class_find(type, MP_QSTR___eq__) == MP_OBJ_NULL && !mp_obj_is_native_exception_instance(native)) {
            return mp_unary_op(op, native);
        }
    }
    if (op == MP_UNARY_OP_HASH && find_operator(self_in, MP_QSTR___eq__, 0, member) == MP_OBJ_NULL) {
        return MP_OBJ_NEW_SMALL_INT((uintptr_t)self_in >> 4);
    }
    return MP_OBJ_NULL;
}

static mp_obj_t instance_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    mp_obj_t dest[3];
    qstr name = mp_binary_op_method_name[op];
    find_operator(lhs_in, name, MP_OBJ_TYPE_OFFSETOF_SLOT(binary_op), dest);
    mp_obj_t result;
    if (dest[0] == MP_OBJ_SENTINEL) {
        mp_obj_t native = native_part(lhs_in);
        if (op == MP_BINARY_OP_EQUAL || op == MP_BINARY_OP_NOT_EQUAL) {
            if (mp_obj_is_native_exception_instance(native)) {
                return MP_OBJ_NULL;
            }
            if (op == MP_BINARY_OP_NOT_EQUAL && find_operator(lhs_in, MP_QSTR___eq__, MP_OBJ_TYPE_OFFSETOF_SLOT(binary_op), dest) != MP_OBJ_SENTINEL) {
                return MP_OBJ_NULL; // the opposite of the class's __eq__()
            }
        }
        bool inplace = op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_POWER;
        if (inplace && (mp_obj_is_int(native) || mp_obj_is_str(native) || mp_obj_is_float(native)
            || mp_obj_is_type(native, &mp_type_bytes) || mp_obj_is_type(native, &mp_type_tuple))) {
            return MP_OBJ_NULL; // these have no such operators: the class's own binary one is next
        }
        const mp_obj_type_t *type = mp_obj_get_type(native);
        rhs_in = class_native_operand(op, native, rhs_in);
        if ((mp_obj_is_small_int(native) && mp_obj_is_small_int(rhs_in) && op < MP_BINARY_OP_REVERSE_OR) || op == MP_BINARY_OP_EQUAL || op == MP_BINARY_OP_NOT_EQUAL) {
            return mp_binary_op(op, native, rhs_in);
        }
        result = MP_OBJ_TYPE_HAS_SLOT(type, binary_op) ? MP_OBJ_TYPE_GET_SLOT(type, binary_op)(op, native, rhs_in) : MP_OBJ_NULL;
        return inplace && result == native ? lhs_in : result;
    } else if (dest[0] == mp_const_none) {
        if (op == MP_BINARY_OP_CONTAINS) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object is not a container"), mp_obj_get_type_str(lhs_in));
        }
        return MP_OBJ_NULL;
    } else if (dest[0] != MP_OBJ_NULL) {
        result = call_with(dest, 1, 0, &rhs_in);
        if (op == MP_BINARY_OP_CONTAINS) {
            return mp_obj_new_bool(mp_obj_is_true(result));
        }
    } else {
        return MP_OBJ_NULL;
    }
    return result == mp_const_notimplemented ? MP_OBJ_NULL : result;
}

static mp_obj_t instance_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    mp_obj_t member[2];
    qstr name = value == MP_OBJ_NULL ? MP_QSTR___delitem__ : value == MP_OBJ_SENTINEL ? MP_QSTR___getitem__ : MP_QSTR___setitem__;
    find_operator(self_in, name, MP_OBJ_TYPE_OFFSETOF_SLOT(subscr), member);
    if (member[0] == MP_OBJ_NULL && mp_obj_is_class(self_in)) {
        const mp_obj_type_t *type = &mp_type_type;
        return MP_OBJ_TYPE_GET_SLOT(type, subscr)(self_in, index, value);
    }
    if (member[0] == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    if (member[0] == MP_OBJ_SENTINEL) {
        mp_obj_t native = native_part(self_in);
        if (value == MP_OBJ_SENTINEL && mp_obj_is_dict_or_ordereddict(native) && class_find(mp_obj_get_type(self_in), MP_QSTR___missing__) != MP_OBJ_NULL) {
            mp_map_elem_t *elem = mp_map_lookup(&((mp_obj_dict_t *)MP_OBJ_TO_PTR(native))->map, index, MP_MAP_LOOKUP);
            if (elem != NULL) {
                return elem->value;
            }
            find_operator(self_in, MP_QSTR___missing__, 0, member);
            return call_with(member, 1, 0, &index);
        }
        return mp_obj_subscr(native, index, value);
    }
    mp_obj_t args[2] = {index, value};
    mp_obj_t result = call_with(member, value == MP_OBJ_NULL || value == MP_OBJ_SENTINEL ? 1 : 2, 0, args);
    return value == MP_OBJ_SENTINEL ? result : mp_const_none;
}

bool mp_obj_instance_is_callable(mp_obj_t self_in) {
    mp_obj_t member[2];
    return find_operator(self_in, MP_QSTR___call__, MP_OBJ_TYPE_OFFSETOF_SLOT(call), member) != MP_OBJ_NULL;
}

mp_obj_t mp_obj_instance_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t member[2];
    find_operator(self_in, MP_QSTR___call__, MP_OBJ_TYPE_OFFSETOF_SLOT(call), member);
    if (member[0] == MP_OBJ_SENTINEL) {
        return mp_call_function_n_kw(native_part(self_in), n_args, n_kw, args);
    }
    if (member[0] == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object is not callable"), mp_obj_get_type_str(self_in));
    }
    return call_with(member, n_args, n_kw, args);
}

static mp_obj_t metaclass_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t member[2];
    if (find_operator(self_in, MP_QSTR___call__, 0, member) == MP_OBJ_NULL) {
        return type_call(self_in, n_args, n_kw, args);
    }
    return call_with(member, n_args, n_kw, args);
}

mp_obj_t mp_obj_instance_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    mp_obj_t member[2];
    find_operator(self_in, MP_QSTR___iter__, MP_OBJ_TYPE_OFFSETOF_SLOT(iter), member);
    if (member[0] == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    if (member[0] == MP_OBJ_SENTINEL) {
        return mp_getiter(native_part(self_in), iter_buf); // there are several kinds of slots for it
    }
    if (member[0] == mp_const_none) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object is not iterable"), mp_obj_get_type_str(self_in));
    }
    mp_obj_t iterator = call_with(member, 0, 0, NULL);
    const mp_obj_type_t *type = mp_obj_get_type(iterator);
    bool none = class_is_python(type) ? class_find(type, MP_QSTR___next__) == MP_OBJ_NULL && class_native_base(type) == NULL
        : !(type->flags & MP_TYPE_FLAG_ITER_IS_STREAM) && class_find(type, MP_QSTR___next__) == MP_OBJ_NULL;
    if (none) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("iter() returned non-iterator of type '%s'"), mp_obj_get_type_str(iterator));
    }
    return iterator;
}

static mp_int_t instance_get_buffer(mp_obj_t self_in, mp_buffer_info_t *bufinfo, mp_uint_t flags) {
    mp_obj_t member[2];
    if (find_operator(self_in, MP_QSTR_, MP_OBJ_TYPE_OFFSETOF_SLOT(buffer), member) != MP_OBJ_SENTINEL) {
        return 1;
    }
    mp_obj_t native = native_part(self_in);
    const mp_obj_type_t *type = mp_obj_get_type(native);
    return MP_OBJ_TYPE_GET_SLOT(type, buffer)(native, bufinfo, flags);
}

void class_fill_slots(mp_obj_type_t *type, bool metaclass) {
    MP_OBJ_TYPE_SET_SLOT(type, make_new, instance_make_new, 0);
    MP_OBJ_TYPE_SET_SLOT(type, print, instance_print, 1);
    MP_OBJ_TYPE_SET_SLOT(type, call, metaclass ? metaclass_call : mp_obj_instance_call, 2);
    MP_OBJ_TYPE_SET_SLOT(type, unary_op, instance_unary_op, 3);
    MP_OBJ_TYPE_SET_SLOT(type, binary_op, instance_binary_op, 4);
    MP_OBJ_TYPE_SET_SLOT(type, attr, metaclass ? type_attr : instance_attr, 5);
    MP_OBJ_TYPE_SET_SLOT(type, subscr, instance_subscr, 6);
    MP_OBJ_TYPE_SET_SLOT(type, iter, mp_obj_instance_getiter, 7);
    if (!metaclass) {
        MP_OBJ_TYPE_SET_SLOT(type, buffer, instance_get_buffer, 8);
    }
}
