// What a class statement and type(name, bases, namespace) do: the order of bases, the metaclass, the hooks on the way.

#include <string.h>

#include "py/objlist.h"
#include "py/objstr.h"

#include "classes.h"

// --- Method resolution order ----------------------------------------------------------------------------------------

// The C3 linearisation: of the sequences to be merged, the first head that is in no other's tail comes next.
static mp_obj_t linearise(mp_obj_t self, const mp_obj_tuple_t *bases) {
    size_t n = bases->len + 1;
    mp_obj_t *sequences = m_new(mp_obj_t, n); // tuples: the bases' orders, and the bases
    size_t *heads = m_new0(size_t, n);
    for (size_t i = 0; i < bases->len; i++) {
        sequences[i] = class_mro_tuple(MP_OBJ_TO_PTR(bases->items[i]));
    }
    sequences[n - 1] = MP_OBJ_FROM_PTR(bases);
    mp_obj_t order = mp_obj_new_list(0, NULL);
    mp_obj_list_append(order, self);
    for (;;) {
        bool done = true;
        mp_obj_t next = MP_OBJ_NULL;
        for (size_t i = 0; i < n && next == MP_OBJ_NULL; i++) {
            const mp_obj_tuple_t *sequence = MP_OBJ_TO_PTR(sequences[i]);
            if (heads[i] == sequence->len) {
                continue;
            }
            done = false;
            next = sequence->items[heads[i]];
            for (size_t j = 0; j < n && next != MP_OBJ_NULL; j++) {
                const mp_obj_tuple_t *other = MP_OBJ_TO_PTR(sequences[j]);
                for (size_t k = heads[j] + 1; k < other->len; k++) {
                    if (other->items[k] == next) {
                        next = MP_OBJ_NULL;
                        break;
                    }
                }
            }
        }
        if (done) {
            break;
        }
        if (next == MP_OBJ_NULL) {
            vstr_t names;
            vstr_init(&names, 64);
            for (size_t i = 0; i < n; i++) {
                const mp_obj_tuple_t *sequence = MP_OBJ_TO_PTR(sequences[i]);
                if (heads[i] != sequence->len) {
                    const char *name = qstr_str(((mp_obj_type_t *)MP_OBJ_TO_PTR(sequence->items[heads[i]]))->name);
                    if (strstr(vstr_null_terminated_str(&names), name) == NULL) {
                        vstr_add_str(&names, names.len == 0 ? "" : ", ");
                        vstr_add_str(&names, name);
                    }
                }
            }
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Cannot create a consistent method resolution\norder (MRO) for bases %s"),
                vstr_null_terminated_str(&names));
        }
        mp_obj_list_append(order, next);
        for (size_t i = 0; i < n; i++) {
            const mp_obj_tuple_t *sequence = MP_OBJ_TO_PTR(sequences[i]);
            if (heads[i] != sequence->len && sequence->items[heads[i]] == next) {
                heads[i]++;
            }
        }
    }
    size_t length;
    mp_obj_t *items;
    mp_obj_list_get(order, &length, &items);
    return mp_obj_new_tuple(length, items);
}

// --- Metaclasses ----------------------------------------------------------------------------------------------------

const mp_obj_type_t *class_winning_meta(const mp_obj_type_t *meta, const mp_obj_tuple_t *bases) {
    for (size_t i = 0; i < bases->len; i++) {
        const mp_obj_type_t *other = mp_obj_get_type(bases->items[i]);
        if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(meta), MP_OBJ_FROM_PTR(other))) {
            continue;
        }
        if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(other), MP_OBJ_FROM_PTR(meta))) {
            mp_raise_TypeError(MP_ERROR_TEXT("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"));
        }
        meta = other;
    }
    return meta;
}

// --- Special accessors ----------------------------------------------------------------------------------------------

static uint16_t accessor_flags(mp_obj_t key, mp_obj_t value) {
    if (key == MP_OBJ_NEW_QSTR(MP_QSTR___setattr__) || key == MP_OBJ_NEW_QSTR(MP_QSTR___delattr__)) {
        return MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
    }
    if (key == MP_OBJ_NEW_QSTR(MP_QSTR___getattribute__)) {
        return MP_TYPE_FLAG_SLOW_ATTR;
    }
    if (!mp_obj_is_obj(value)) {
        return 0;
    }
    const mp_obj_type_t *type = mp_obj_get_type(value);
    if (type == &mp_type_property) {
        return MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS;
    }
    if (!class_is_python(type)) {
        return 0;
    }
    bool special = class_find(type, MP_QSTR___get__) != MP_OBJ_NULL || class_find(type, MP_QSTR___set__) != MP_OBJ_NULL
        || class_find(type, MP_QSTR___delete__) != MP_OBJ_NULL || class_native_base(type) == &mp_type_property;
    return special ? MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS : 0;
}

static void spread_flags(mp_obj_type_t *type, uint16_t flags) {
    mp_cstack_check();
    if ((type->flags & flags) == flags) {
        return;
    }
    type->flags |= flags;
    if (type->slots[CLASS_SLOT_SUBCLASSES] != NULL) {
        const mp_obj_list_t *list = type->slots[CLASS_SLOT_SUBCLASSES];
        for (size_t i = 0; i < list->len; i++) {
            spread_flags(MP_OBJ_TO_PTR(list->items[i]), flags);
        }
    }
}

// Attributes of instances are looked up the short way until a class has something that stands in it. Instances may exist
// already, with members of any name.
void class_note_accessors(mp_obj_type_t *type, mp_obj_t key, mp_obj_t value, bool existing) {
    uint16_t flags = accessor_flags(key, value);
    if (flags != 0) {
        spread_flags(type, flags | (existing ? MP_TYPE_FLAG_SLOW_ATTR : 0));
    }
}

// --- Creation -------------------------------------------------------------------------------------------------------

static const mp_obj_tuple_t *checked_bases(mp_obj_t bases_in) {
    const mp_obj_tuple_t *bases = MP_OBJ_TO_PTR(bases_in);
    for (size_t i = 0; i < bases->len; i++) {
        if (!mp_obj_is_class(bases->items[i])) {
            mp_raise_TypeError(MP_ERROR_TEXT("bases must be types"));
        }
        const mp_obj_type_t *base = MP_OBJ_TO_PTR(bases->items[i]);
        if (!MP_OBJ_TYPE_HAS_SLOT(base, make_new) || base == &mp_type_bool || base == &mp_type_range || base == &mp_type_slice
            || base == &mp_type_memoryview || base == &mp_type_fun_bc || base == &mp_type_bound_meth || base == &mp_type_NoneType
            || base == &mp_type_gen_instance || base == &mp_type_coroutine) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type '%q' is not an acceptable base type"), base->name);
        }
        for (size_t j = 0; j < i; j++) {
            if (bases->items[j] == bases->items[i]) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("duplicate base class %q"), base->name);
            }
        }
    }
    if (bases->len == 0) {
        mp_obj_t object = MP_OBJ_FROM_PTR(&mp_type_object);
        return MP_OBJ_TO_PTR(mp_obj_new_tuple(1, &object));
    }
    return bases;
}

static const mp_obj_type_t *first_native(const mp_obj_tuple_t *mro) {
    size_t i = 1;
    while (class_is_python(MP_OBJ_TO_PTR(mro->items[i]))) {
        i++; // object ends every order
    }
    return mro->items[i] == MP_OBJ_FROM_PTR(&mp_type_object) ? NULL : MP_OBJ_TO_PTR(mro->items[i]);
}

// All native bases must be one chain, whose most derived one is in the instances. Exceptions have all the same layout.
static void check_layout(const mp_obj_tuple_t *mro, const mp_obj_type_t *native) {
    for (size_t i = 1; i < mro->len; i++) {
        const mp_obj_type_t *type = MP_OBJ_TO_PTR(mro->items[i]);
        if (class_is_python(type) || type == &mp_type_object) {
            continue;
        }
        bool exceptions = MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, make_new) == mp_obj_exception_make_new
            && MP_OBJ_TYPE_GET_SLOT_OR_NULL(native, make_new) == mp_obj_exception_make_new;
        if (!exceptions && !mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(native), MP_OBJ_FROM_PTR(type))) {
            mp_raise_TypeError(MP_ERROR_TEXT("multiple bases have instance lay-out conflict"));
        }
    }
}

static mp_obj_t take(mp_map_t *map, qstr key) {
    mp_map_elem_t *elem = mp_map_lookup(map, MP_OBJ_NEW_QSTR(key), MP_MAP_LOOKUP_REMOVE_IF_FOUND);
    return elem == NULL ? MP_OBJ_NULL : elem->value;
}

static void wrap_function(mp_map_t *map, qstr key, const mp_obj_type_t *wrapper) {
    mp_map_elem_t *elem = mp_map_lookup(map, MP_OBJ_NEW_QSTR(key), MP_MAP_LOOKUP);
    if (elem != NULL && mp_obj_is_obj(elem->value)
        && (((mp_obj_base_t *)MP_OBJ_TO_PTR(elem->value))->type->flags & (MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN)) == MP_TYPE_FLAG_BINDS_SELF) {
        mp_obj_static_class_method_t *o = mp_obj_malloc(mp_obj_static_class_method_t, wrapper);
        o->fun = elem->value;
        // Not looked up again: keys that compare otherwise the second time would not be found.
        elem->value = MP_OBJ_FROM_PTR(o);
    }
}

static bool has_slots(mp_map_t *map, const mp_obj_tuple_t *bases) {
    mp_map_elem_t *elem = mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___slots__), MP_MAP_LOOKUP);
    if (elem == NULL) {
        return false;
    }
    for (size_t i = 0; i < bases->len; i++) {
        const mp_obj_type_t *base = MP_OBJ_TO_PTR(bases->items[i]);
        if (class_is_python(base) && !(base->flags & MP_TYPE_FLAG_SLOTS)) {
            return false;
        }
        if (!class_is_python(base) && MP_OBJ_TYPE_GET_SLOT_OR_NULL(base, make_new) == mp_obj_exception_make_new) {
            return false;
        }
    }
    mp_obj_t slots = elem->value;
    mp_obj_t names = mp_obj_is_str(slots) ? mp_obj_new_tuple(1, &slots) : mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), slots);
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(names, &n, &items);
    bool enforced = true;
    for (size_t i = 0; i < n; i++) {
        if (!mp_obj_is_str(items[i])) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__slots__ items must be strings, not '%s'"), mp_obj_get_type_str(items[i]));
        }
        qstr name = mp_obj_str_get_qstr(items[i]);
        if (name == MP_QSTR___dict__) {
            enforced = false;
        } else if (mp_map_lookup(map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP) != NULL) {
            mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("'%q' in __slots__ conflicts with class variable"), name);
        }
    }
    elem = mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___slots__), MP_MAP_LOOKUP);
    if (elem != NULL && !mp_obj_is_str(elem->value) && !mp_obj_is_dict_or_ordereddict(elem->value)) {
        elem->value = names; // an iterator could be walked once only
    }
    return enforced;
}

static mp_obj_type_t *make_type(const mp_obj_type_t *meta, qstr name, const mp_obj_tuple_t *bases, mp_obj_dict_t *namespace) {
    mp_map_t *map = &namespace->map;
    bool slots = has_slots(map, bases);
    mp_obj_type_t *o = m_new_obj_var0(mp_obj_type_t, slots, void *, CLASS_SLOT_COUNT);
    o->base.type = meta;
    o->name = name;
    o->slots[CLASS_SLOT_BASES] = (void *)bases;
    o->slots[CLASS_SLOT_MRO] = MP_OBJ_TO_PTR(linearise(MP_OBJ_FROM_PTR(o), bases));
    MP_OBJ_TYPE_SET_SLOT(o, locals_dict, namespace, 9);
    MP_OBJ_TYPE_SET_SLOT(o, parent, MP_OBJ_TO_PTR(bases->items[0]), CLASS_SLOT_PARENT);
    o->flags = MP_TYPE_FLAG_CLASS | MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE
        | MP_TYPE_FLAG_EQ_HAS_NEQ_TEST | MP_TYPE_FLAG_ITER_IS_GETITER | (slots ? MP_TYPE_FLAG_SLOTS : 0);

    const mp_obj_type_t *native = first_native(class_mro(o));
    o->slots[CLASS_SLOT_NATIVE] = (void *)native;
    if (native != NULL) {
        check_layout(class_mro(o), native);
    }
    bool metaclass = native == &mp_type_type;
    o->flags |= metaclass ? MP_TYPE_FLAG_METACLASS : MP_TYPE_FLAG_INSTANCE_TYPE;
    class_fill_slots(o, metaclass);

    for (size_t i = 0; i < bases->len; i++) {
        mp_obj_type_t *base = MP_OBJ_TO_PTR(bases->items[i]);
        if (class_is_python(base)) {
            o->flags |= base->flags & (MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS | MP_TYPE_FLAG_SLOW_ATTR);
        }
        // Only IOBase's protocol takes instances: the others' functions take their own objects.
        if ((class_is_python(base) || base == &mp_type_iobase) && MP_OBJ_TYPE_HAS_SLOT(base, protocol) && !MP_OBJ_TYPE_HAS_SLOT(o, protocol)) {
            MP_OBJ_TYPE_SET_SLOT(o, protocol, MP_OBJ_TYPE_GET_SLOT(base, protocol), CLASS_SLOT_PROTOCOL);
        }
    }
    for (size_t i = 0; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i)) {
            o->flags |= accessor_flags(map->table[i].key, map->table[i].value);
        }
    }
    return o;
}

static void note_subclass(mp_obj_type_t *type, const mp_obj_tuple_t *bases) {
    for (size_t i = 0; i < bases->len; i++) {
        mp_obj_type_t *base = MP_OBJ_TO_PTR(bases->items[i]);
        if (class_is_python(base)) {
            if (base->slots[CLASS_SLOT_SUBCLASSES] == NULL) {
                base->slots[CLASS_SLOT_SUBCLASSES] = MP_OBJ_TO_PTR(mp_obj_new_list(0, NULL));
            }
            mp_obj_list_append(MP_OBJ_FROM_PTR(base->slots[CLASS_SLOT_SUBCLASSES]), MP_OBJ_FROM_PTR(type));
        }
    }
}

static void call_set_name(mp_obj_t self, const mp_obj_dict_t *namespace) {
    size_t n = 0;
    mp_obj_t *found = m_new(mp_obj_t, 2 * namespace->map.used);
    for (size_t i = 0; i < namespace->map.alloc; i++) {
        if (mp_map_slot_is_filled(&namespace->map, i)) {
            mp_obj_t value = namespace->map.table[i].value;
            if (mp_obj_is_obj(value) && class_is_python(mp_obj_get_type(value)) && class_find(mp_obj_get_type(value), MP_QSTR___set_name__) != MP_OBJ_NULL) {
                found[n++] = namespace->map.table[i].key;
                found[n++] = value;
            }
        }
    }
    for (size_t i = 0; i < n; i += 2) {
        mp_obj_t dest[4];
        mp_load_special_method_maybe(found[i + 1], MP_QSTR___set_name__, dest);
        if (dest[0] != MP_OBJ_NULL) {
            dest[2] = self;
            dest[3] = found[i];
            mp_call_method_n_kw(2, 0, dest);
        }
    }
}

static void call_init_subclass(mp_obj_type_t *type, size_t n_kw, const mp_obj_t *kw) {
    mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    struct class_lookup_data lookup = {(mp_obj_instance_t *)type, MP_QSTR___init_subclass__, 0, dest, true};
    class_lookup_from(&lookup, class_mro(type), 1);
    if (dest[0] == MP_OBJ_NULL) {
        if (n_kw != 0) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q.__init_subclass__() takes no keyword arguments"), type->name);
        }
    } else if (dest[1] == MP_OBJ_NULL) {
        mp_call_function_n_kw(dest[0], 0, n_kw, kw);
    } else {
        mp_call_method_self_n_kw(dest[0], dest[1], 0, n_kw, kw);
    }
}

// type.__new__(meta, name, bases, namespace, **keywords)
mp_obj_t class_new(const mp_obj_type_t *meta, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_args != 3) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type.__new__() takes exactly 3 arguments (%d given)"), (int)n_args);
    }
    mp_obj_t name_str = mp_obj_cast_to_native_base(args[0], MP_OBJ_FROM_PTR(&mp_type_str));
    if (name_str == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type.__new__() argument 1 must be str, not %s"), mp_obj_get_type_str(args[0]));
    }
    if (!mp_obj_is_type(args[1], &mp_type_tuple)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type.__new__() argument 2 must be tuple, not %s"), mp_obj_get_type_str(args[1]));
    }
    mp_obj_t namespace_in = mp_obj_cast_to_native_base(args[2], MP_OBJ_FROM_PTR(&mp_type_dict));
    if (namespace_in == MP_OBJ_NULL && mp_obj_is_dict_or_ordereddict(args[2])) {
        namespace_in = args[2];
    }
    if (namespace_in == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type.__new__() argument 3 must be dict, not %s"), mp_obj_get_type_str(args[2]));
    }
    const mp_obj_tuple_t *bases = checked_bases(args[1]);
    const mp_obj_type_t *winner = class_winning_meta(meta, bases);
    if (winner != meta) {
        mp_obj_t own = class_find(winner, MP_QSTR___new__);
        mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
        struct class_lookup_data lookup = {(mp_obj_instance_t *)winner, MP_QSTR___new__, 0, dest, true};
        class_lookup(&lookup, winner);
        if (dest[0] != MP_OBJ_NULL && own != class_find(meta, MP_QSTR___new__)) {
            return mp_call_method_self_n_kw(dest[0], MP_OBJ_FROM_PTR(winner), n_args, n_kw, args);
        }
        meta = winner;
    }

    qstr name = mp_obj_str_get_qstr(name_str);
    mp_obj_dict_t *namespace = MP_OBJ_TO_PTR(mp_obj_dict_copy(namespace_in));
    namespace->base.type = &mp_type_dict;
    mp_map_t *map = &namespace->map;
    mp_obj_t qualname = take(map, MP_QSTR___qualname__);
    mp_obj_t cell = take(map, MP_QSTR___classcell__);
    if (qualname != MP_OBJ_NULL && !mp_obj_is_str(qualname)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type __qualname__ must be a str, not %s"), mp_obj_get_type_str(qualname));
    }
    wrap_function(map, MP_QSTR___new__, &mp_type_staticmethod);
    wrap_function(map, MP_QSTR___init_subclass__, &mp_type_classmethod);
    wrap_function(map, MP_QSTR___class_getitem__, &mp_type_classmethod);
    if (mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___module__), MP_MAP_LOOKUP) == NULL) {
        mp_map_elem_t *module = mp_map_lookup(&mp_globals_get()->map, MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_MAP_LOOKUP);
        if (module != NULL) {
            mp_obj_dict_store(MP_OBJ_FROM_PTR(namespace), MP_OBJ_NEW_QSTR(MP_QSTR___module__), module->value);
        }
    }
    if (mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___doc__), MP_MAP_LOOKUP) == NULL) {
        mp_obj_dict_store(MP_OBJ_FROM_PTR(namespace), MP_OBJ_NEW_QSTR(MP_QSTR___doc__), mp_const_none);
    }
    if (mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___eq__), MP_MAP_LOOKUP) != NULL && mp_map_lookup(map, MP_OBJ_NEW_QSTR(MP_QSTR___hash__), MP_MAP_LOOKUP) == NULL) {
        mp_obj_dict_store(MP_OBJ_FROM_PTR(namespace), MP_OBJ_NEW_QSTR(MP_QSTR___hash__), mp_const_none);
    }
    mp_obj_type_t *type = make_type(meta, name, bases, namespace);
    type->slots[CLASS_SLOT_QUALNAME] = MP_OBJ_TO_PTR(qualname == MP_OBJ_NULL ? MP_OBJ_NEW_QSTR(name) : qualname);
    mp_obj_t self = MP_OBJ_FROM_PTR(type);
    if (cell != MP_OBJ_NULL && mp_obj_is_type(cell, &mp_type_cell)) {
        mp_obj_cell_set(cell, self);
    }
    note_subclass(type, bases);
    call_set_name(self, namespace);
    call_init_subclass(type, n_kw, args + n_args);
    return self;
}

mp_obj_t mp_obj_new_type(qstr name, mp_obj_t bases_tuple, mp_obj_t locals_dict) {
    mp_obj_t args[3] = {MP_OBJ_NEW_QSTR(name), bases_tuple, locals_dict};
    return class_new(&mp_type_type, 3, 0, args);
}
