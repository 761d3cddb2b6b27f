// Named tuples: types made at run time whose objects are tuples. What a program may call them is checked in
// collections/__init__.py, which makes them through _namedtuple.new.

#include "py/objnamedtuple.h"

#include <string.h>

#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"

// One slot more than upstream's type has, and the defaults of the last fields.
typedef struct {
    mp_obj_empty_type_t base;
    void *slots[9];
    mp_obj_t defaults; // a tuple
    size_t n_fields;
    qstr fields[];
} named_type_t;

static size_t find_field(const named_type_t *type, qstr name) {
    for (size_t i = 0; i < type->n_fields; ++i) {
        if (type->fields[i] == name) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void named_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(self_in);
    const named_type_t *type = (const named_type_t *)self->base.type;
    mp_printf(print, "%q(", self->base.type->name);
    for (size_t i = 0; i < self->len; ++i) {
        mp_printf(print, i ? ", %q=" : "%q=", type->fields[i]);
        mp_obj_print_helper(print, self->items[i], PRINT_REPR);
    }
    mp_print_str(print, ")");
}

static void named_attr(mp_obj_t self_in, qstr name, mp_obj_t *dest) {
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(self_in);
    size_t field = find_field((const named_type_t *)self->base.type, name);
    if (field == SIZE_MAX) {
        if (dest[0] == MP_OBJ_NULL) {
            dest[1] = MP_OBJ_SENTINEL;
        }
    } else if (dest[0] == MP_OBJ_NULL) {
        dest[0] = self->items[field];
    } else {
        mp_raise_msg(&mp_type_AttributeError, dest[1] == MP_OBJ_NULL ? MP_ERROR_TEXT("can't delete attribute") : MP_ERROR_TEXT("can't set attribute"));
    }
}

static NORETURN void raise_missing(const named_type_t *type, mp_obj_t *items, size_t required) {
    size_t missing = 0, told = 0;
    for (size_t i = 0; i < required; ++i) {
        missing += items[i] == MP_OBJ_NULL;
    }
    vstr_t names;
    mp_print_t print;
    vstr_init_print(&names, 32, &print);
    for (size_t i = 0; i < required; ++i) {
        if (items[i] == MP_OBJ_NULL) {
            const char *between = told == 0 ? "" : told + 1 < missing ? ", " : missing == 2 ? " and " : ", and ";
            mp_printf(&print, "%s'%q'", between, type->fields[i]);
            ++told;
        }
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q.__new__() missing %d required positional argument%s: %s"),
        ((mp_obj_type_t *)&type->base)->name, (int)missing, missing == 1 ? "" : "s", vstr_null_terminated_str(&names));
}

static mp_obj_t named_make_new(const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const named_type_t *type = (const named_type_t *)type_in;
    size_t count = type->n_fields;
    mp_obj_tuple_t *defaults = MP_OBJ_TO_PTR(type->defaults);
    size_t required = count - defaults->len;
    if (n_args > count) {
        if (defaults->len) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q.__new__() takes from %d to %d positional arguments but %d were given"),
                type_in->name, (int)required + 1, (int)count + 1, (int)n_args + 1);
        }
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q.__new__() takes %d positional argument%s but %d were given"),
            type_in->name, (int)count + 1, count ? "s" : "", (int)n_args + 1);
    }
    // Not mp_obj_new_tuple(), whose empty tuple is in read-only memory.
    mp_obj_tuple_t *tuple = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, count, type_in);
    tuple->len = count;
    for (size_t i = 0; i < count; ++i) {
        tuple->items[i] = i < n_args ? args[i] : MP_OBJ_NULL;
    }
    for (size_t i = n_args; i < n_args + 2 * n_kw; i += 2) {
        qstr name = mp_obj_str_get_qstr(args[i]);
        size_t field = find_field(type, name);
        if (field == SIZE_MAX) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q.__new__() got an unexpected keyword argument '%q'"), type_in->name, name);
        }
        if (tuple->items[field] != MP_OBJ_NULL) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q.__new__() got multiple values for argument '%q'"), type_in->name, name);
        }
        tuple->items[field] = args[i + 1];
    }
    for (size_t i = n_args; i < count; ++i) {
        if (tuple->items[i] == MP_OBJ_NULL) {
            if (i < required) {
                raise_missing(type, tuple->items, required);
            }
            tuple->items[i] = defaults->items[i - required];
        }
    }
    return MP_OBJ_FROM_PTR(tuple);
}

// The type of fields of an object, which may be one of a class that derives from a named tuple.
static const named_type_t *type_of(mp_obj_t *self) {
    const mp_obj_type_t *type = mp_obj_get_type(*self);
    if (mp_obj_is_instance_type(type)) {
        *self = mp_obj_cast_to_native_base(*self, MP_OBJ_FROM_PTR(&mp_type_tuple));
        type = *self == MP_OBJ_NULL ? NULL : mp_obj_get_type(*self);
    }
    if (type == NULL || MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, make_new) != named_make_new) {
        mp_raise_TypeError(NULL);
    }
    return (const named_type_t *)type;
}

static mp_obj_t named_asdict(mp_obj_t self_in) {
    const named_type_t *type = type_of(&self_in);
    mp_obj_t dict = mp_obj_new_dict(type->n_fields);
    for (size_t i = 0; i < type->n_fields; ++i) {
        mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(type->fields[i]), ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(self_in))->items[i]);
    }
    return dict;
}
static MP_DEFINE_CONST_FUN_OBJ_1(named_asdict_obj, named_asdict);

static mp_obj_t named_replace(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    (void)n_args;
    mp_obj_t self = args[0];
    const mp_obj_type_t *made = mp_obj_get_type(self);
    const named_type_t *type = type_of(&self);
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(self);
    mp_obj_t *items = m_new(mp_obj_t, type->n_fields + 1);
    for (size_t i = 0; i < type->n_fields; ++i) {
        items[i] = tuple->items[i];
    }
    mp_obj_t unknown = MP_OBJ_NULL;
    for (size_t i = 0; i < keywords->alloc; ++i) {
        if (mp_map_slot_is_filled(keywords, i)) {
            size_t field = find_field(type, mp_obj_str_get_qstr(keywords->table[i].key));
            if (field != SIZE_MAX) {
                items[field] = keywords->table[i].value;
                continue;
            }
            if (unknown == MP_OBJ_NULL) {
                unknown = mp_obj_new_list(0, NULL);
            }
            mp_obj_list_append(unknown, keywords->table[i].key);
        }
    }
    if (unknown != MP_OBJ_NULL) {
        vstr_t names;
        mp_print_t print;
        vstr_init_print(&names, 32, &print);
        mp_obj_print_helper(&print, unknown, PRINT_REPR);
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Got unexpected field names: %s"), vstr_null_terminated_str(&names));
    }
    return mp_call_function_n_kw(MP_OBJ_FROM_PTR(made), type->n_fields, 0, items);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(named_replace_obj, 1, named_replace);

static mp_obj_t named_make(mp_obj_t cls, mp_obj_t iterable) {
    mp_obj_tuple_t *items = MP_OBJ_TO_PTR(MP_OBJ_TYPE_GET_SLOT(&mp_type_tuple, make_new)(&mp_type_tuple, 1, 0, &iterable));
    mp_obj_t fields = mp_obj_len(mp_load_attr(cls, MP_QSTR__fields));
    if (fields != MP_OBJ_NEW_SMALL_INT(items->len)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Expected %d arguments, got %d"), (int)mp_obj_get_int(fields), (int)items->len);
    }
    return mp_call_function_n_kw(cls, items->len, 0, items->items);
}
static MP_DEFINE_CONST_FUN_OBJ_2(named_make_fun, named_make);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(named_make_obj, MP_ROM_PTR(&named_make_fun));

static mp_obj_t named_getnewargs(mp_obj_t self_in) {
    const named_type_t *type = type_of(&self_in);
    return mp_obj_new_tuple(type->n_fields, ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(self_in))->items);
}
static MP_DEFINE_CONST_FUN_OBJ_1(named_getnewargs_obj, named_getnewargs);

// new(name, fields, defaults, attributes): a tuple of names, a tuple of values of the last of them, a dict that becomes
// the type's.
static mp_obj_t new_type(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    size_t count, n_defaults;
    mp_obj_t *fields, *defaults;
    mp_obj_tuple_get(args[1], &count, &fields);
    mp_obj_tuple_get(args[2], &n_defaults, &defaults);
    if (n_defaults > count || !mp_obj_is_exact_type(args[3], &mp_type_dict)) {
        mp_raise_TypeError(NULL);
    }
    named_type_t *o = m_new_obj_var0(named_type_t, fields, qstr, count);
    o->n_fields = count;
    o->defaults = args[2];
    for (size_t i = 0; i < count; ++i) {
        o->fields[i] = mp_obj_str_get_qstr(fields[i]);
    }
    mp_obj_t attributes = args[3];
    mp_obj_dict_store(attributes, MP_OBJ_NEW_QSTR(MP_QSTR__asdict), MP_OBJ_FROM_PTR(&named_asdict_obj));
    mp_obj_dict_store(attributes, MP_OBJ_NEW_QSTR(MP_QSTR__replace), MP_OBJ_FROM_PTR(&named_replace_obj));
    mp_obj_dict_store(attributes, MP_OBJ_NEW_QSTR(MP_QSTR__make), MP_OBJ_FROM_PTR(&named_make_obj));
    mp_obj_dict_store(attributes, MP_OBJ_NEW_QSTR(MP_QSTR___getnewargs__), MP_OBJ_FROM_PTR(&named_getnewargs_obj));
    mp_obj_type_t *type = (mp_obj_type_t *)&o->base;
    type->base.type = &mp_type_type;
    type->flags = MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE; // compares with tuples
    type->name = mp_obj_str_get_qstr(args[0]);
    MP_OBJ_TYPE_SET_SLOT(type, make_new, named_make_new, 0);
    MP_OBJ_TYPE_SET_SLOT(type, print, named_print, 1);
    MP_OBJ_TYPE_SET_SLOT(type, unary_op, mp_obj_tuple_unary_op, 2);
    MP_OBJ_TYPE_SET_SLOT(type, binary_op, mp_obj_tuple_binary_op, 3);
    MP_OBJ_TYPE_SET_SLOT(type, attr, named_attr, 4);
    MP_OBJ_TYPE_SET_SLOT(type, subscr, mp_obj_tuple_subscr, 5);
    MP_OBJ_TYPE_SET_SLOT(type, iter, mp_obj_tuple_getiter, 6);
    MP_OBJ_TYPE_SET_SLOT(type, parent, &mp_type_tuple, 7);
    MP_OBJ_TYPE_SET_SLOT(type, locals_dict, MP_OBJ_TO_PTR(attributes), 8);
    return MP_OBJ_FROM_PTR(o);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(new_type_obj, 4, 4, new_type);

// What the module of C calls namedtuple: no keywords, and no checks of names.
static mp_obj_t plain_type(mp_obj_t name, mp_obj_t fields) {
    if (mp_obj_is_str(fields)) {
        fields = mp_obj_str_split(1, &fields);
    }
    mp_obj_t args[4] = {name, MP_OBJ_TYPE_GET_SLOT(&mp_type_tuple, make_new)(&mp_type_tuple, 1, 0, &fields), mp_const_empty_tuple, mp_obj_new_dict(8)};
    mp_obj_dict_store(args[3], MP_OBJ_NEW_QSTR(MP_QSTR__fields), args[1]);
    return new_type(4, args);
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_namedtuple_obj, plain_type);

static const mp_rom_map_elem_t module_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__namedtuple)},
    {MP_ROM_QSTR(MP_QSTR_new), MP_ROM_PTR(&new_type_obj)},
};
static MP_DEFINE_CONST_DICT(module_globals, module_table);

const mp_obj_module_t namedtuple_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&module_globals,
};

MP_REGISTER_MODULE(MP_QSTR__namedtuple, namedtuple_module);
