// Classes, shared by the files that implement them: objtype.c (the type object), class_lookup.c, class_instances.c,
// class_creation.c, class_checks.c, class_super.c, native_methods.c.
//
// A class that Python code made is an mp_obj_type_t whose slots have fixed places, with more of ours behind them. Its
// flag MP_TYPE_FLAG_CLASS says so. A class whose instances are classes (a metaclass) has MP_TYPE_FLAG_METACLASS instead of
// MP_TYPE_FLAG_INSTANCE_TYPE: what has the latter, and only that, has instances that are mp_obj_instance_t.

#ifndef CLASSES_H
#define CLASSES_H

#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"

enum {
    CLASS_SLOT_PARENT = 10, // the first base, for those who only want to know whether there is one
    CLASS_SLOT_PROTOCOL,
    CLASS_SLOT_MRO, // tuple: the class itself first, object last
    CLASS_SLOT_BASES, // tuple
    CLASS_SLOT_SUBCLASSES, // list, or NULL
    CLASS_SLOT_QUALNAME, // str
    CLASS_SLOT_NATIVE, // the native type whose object is part of instances, or NULL
    CLASS_SLOT_COUNT,
};

// Where a lookup begins, and what it found: dest[0] is the attribute, or MP_OBJ_NULL, or MP_OBJ_SENTINEL for a slot of a
// native type; dest[1] is what it is bound to.
struct class_lookup_data {
    mp_obj_instance_t *obj;
    qstr attr;
    size_t slot_offset;
    mp_obj_t *dest;
    bool is_type;
};

extern const mp_obj_type_t array_type; // array.array, whose methods native_methods.c makes

static inline bool class_is_python(const mp_obj_type_t *type) {
    return (type->flags & MP_TYPE_FLAG_CLASS) != 0;
}

static inline const mp_obj_tuple_t *class_mro(const mp_obj_type_t *type) {
    return type->slots[CLASS_SLOT_MRO];
}

// The native type whose object is part of an instance, `type` for a metaclass, or NULL.
static inline const mp_obj_type_t *class_native_base(const mp_obj_type_t *type) {
    return class_is_python(type) ? type->slots[CLASS_SLOT_NATIVE] : type == &mp_type_object ? NULL : type;
}

static inline mp_obj_dict_t *class_namespace(const mp_obj_type_t *type) {
    return MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, locals_dict);
}

// An instance whose __dict__ was asked for keeps its members there: its own map is then empty and points at the dict.
static inline bool instance_has_dict(const mp_obj_instance_t *self) {
    return self->members.alloc == 0 && self->members.table != NULL;
}

static inline mp_map_t *instance_members(mp_obj_instance_t *self) {
    return instance_has_dict(self) ? &((mp_obj_dict_t *)(void *)self->members.table)->map : &self->members;
}

// class_lookup.c
void class_lookup(struct class_lookup_data *lookup, const mp_obj_type_t *type);
void class_lookup_from(struct class_lookup_data *lookup, const mp_obj_tuple_t *mro, size_t first);
void class_lookup_python(struct class_lookup_data *lookup, const mp_obj_tuple_t *mro); // in classes made in Python only
bool class_lookup_in(struct class_lookup_data *lookup, const mp_obj_type_t *type);
mp_obj_t class_find(const mp_obj_type_t *type, qstr attr); // as it stands in a namespace, or MP_OBJ_NULL
mp_obj_t load_attr_or(mp_obj_t object, qstr attr, mp_obj_t otherwise);
mp_obj_t class_get_descriptor(mp_obj_t member, mp_obj_t instance, mp_obj_t owner); // MP_OBJ_NULL if it is none
bool class_is_data_descriptor(mp_obj_t member);
bool class_set_descriptor(mp_obj_t member, mp_obj_t instance, qstr attr, mp_obj_t value);

// abstract_classes.c
void class_refuse_abstract(const mp_obj_type_t *type); // raises if it has abstract methods

// class_instances.c
void class_fill_slots(mp_obj_type_t *type, bool metaclass);
mp_obj_t instance_dict(mp_obj_t self);
bool instance_load_generic(mp_obj_t self, qstr attr, mp_obj_t *dest);
bool instance_store_generic(mp_obj_t self, qstr attr, mp_obj_t value);
void instance_print_default(const mp_print_t *print, mp_obj_t self);
mp_obj_t instance_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);

// class_operators.c
mp_obj_t class_native_operand(mp_binary_op_t op, mp_obj_t native, mp_obj_t other);

// class_operators.c
mp_obj_t class_native_operand(mp_binary_op_t op, mp_obj_t native, mp_obj_t other);

// class_creation.c
mp_obj_t class_new(const mp_obj_type_t *meta, size_t n_args, size_t n_kw, const mp_obj_t *args);
const mp_obj_type_t *class_winning_meta(const mp_obj_type_t *meta, const mp_obj_tuple_t *bases);
void class_note_accessors(mp_obj_type_t *type, mp_obj_t key, mp_obj_t value, bool existing);

// objtype.c
void class_load(mp_obj_t self, qstr attr, mp_obj_t *dest);
mp_obj_t class_qualname(const mp_obj_type_t *type);
mp_obj_t class_module(const mp_obj_type_t *type);
void class_print_name(const mp_print_t *print, const mp_obj_type_t *type);
mp_obj_t class_mro_tuple(const mp_obj_type_t *type);
mp_obj_t type_call(mp_obj_t self, size_t n_args, size_t n_kw, const mp_obj_t *args);
void type_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
void type_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);

// native_methods.c
bool native_makes_in_init(const mp_obj_type_t *native); // as list and dict: __new__() takes anything and __init__() fills
mp_obj_t native_special_method(const mp_obj_type_t *type, qstr attr); // or MP_OBJ_NULL
mp_obj_t native_new(size_t n_args, const mp_obj_t *args, mp_map_t *kw);
extern const mp_obj_fun_builtin_var_t native_new_obj;
extern const mp_obj_fun_builtin_var_t native_init_obj;
void instance_make_native(mp_obj_instance_t *self, const mp_obj_type_t *native, size_t n_args, size_t n_kw, const mp_obj_t *args);

qstr builtin_type_module(const mp_obj_type_t *type); // builtin_names.c
qstr builtin_function_name(mp_obj_t function, const mp_obj_type_t *type); // MP_QSTRnull if it has none
bool native_load_special(mp_obj_t self, qstr attr, mp_obj_t *dest);

// objproperty.c
NORETURN void mp_obj_property_missing(mp_obj_t self, mp_obj_t instance, const char *what);

// class_statement.c
mp_obj_t class_build(size_t n_args, const mp_obj_t *args, mp_map_t *keywords);
mp_obj_t class_namespace_load(mp_obj_dict_t *dict, qstr name);
mp_obj_t class_namespace_mapping(mp_obj_dict_t *dict); // as locals() shows it
mp_obj_dict_t *class_namespace_of(mp_obj_t mapping); // a dict, or what stands for another mapping as locals
void class_namespace_store(mp_obj_dict_t *dict, qstr name, mp_obj_t value);

// mappingproxy.c
mp_obj_t mappingproxy_new(mp_obj_t mapping);
extern const mp_obj_type_t mp_type_mappingproxy;

// generic_alias.c
mp_obj_t generic_alias_new(mp_obj_t origin, mp_obj_t args);
mp_obj_t union_new(mp_obj_t left, mp_obj_t right); // MP_OBJ_NULL if one of them cannot be part of a union
bool union_args(mp_obj_t object, size_t *n, mp_obj_t **items);
extern const mp_obj_type_t partial_type; // functools.c

#endif
