// The special methods of native types, which MicroPython has as slots only: int.__add__, list.__getitem__, super().__init__.
// They are looked up where a name was not found otherwise, and call the slot.

#include "py/builtin.h"
#include "py/objlist.h"
#include "py/objexcept.h"
#include "py/objstr.h"

#include "classes.h"

// --- Native objects in instances ------------------------------------------------------------------------------------

// Types that CPython makes empty in __new__(), whatever its arguments, and fills in __init__().
bool native_makes_in_init(const mp_obj_type_t *native) {
    return native == &mp_type_list || native == &mp_type_dict || native == &mp_type_set || native == &mp_type_bytearray
        || native == &mp_type_ordereddict || native == &mp_type_deque || native == &mp_type_property || native == &mp_type_iobase
        || native == &mp_type_stringio || native == &mp_type_bytesio
        || MP_OBJ_TYPE_GET_SLOT_OR_NULL(native, make_new) == mp_obj_exception_make_new;
}

void instance_make_native(mp_obj_instance_t *self, const mp_obj_type_t *native, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t made = MP_OBJ_TYPE_GET_SLOT(native, make_new)(native, n_args, n_kw, args);
    if (self->subobj[0] != MP_OBJ_NULL && mp_obj_is_native_exception_instance(made)) {
        // An exception that is initialised again stays what it was linked to.
        mp_obj_exception_t *known = MP_OBJ_TO_PTR(self->subobj[0]);
        const mp_obj_exception_t *new = MP_OBJ_TO_PTR(made);
        known->args = new->args;
        if (new->attributes != NULL) {
            known->attributes = new->attributes;
        }
    } else {
        self->subobj[0] = made;
    }
}

// __new__(class, ...) of everything that is not written in Python.
mp_obj_t native_new(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    if (!mp_obj_is_class(args[0])) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("object.__new__(X): X is not a type object (%s)"), mp_obj_get_type_str(args[0]));
    }
    const mp_obj_type_t *type = MP_OBJ_TO_PTR(args[0]);
    if (type->flags & MP_TYPE_FLAG_METACLASS) {
        return class_new(type, n_args - 1, kw->used, args + 1);
    }
    if (!class_is_python(type)) {
        if (!MP_OBJ_TYPE_HAS_SLOT(type, make_new)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot create '%q' instances"), type->name);
        }
        return MP_OBJ_TYPE_GET_SLOT(type, make_new)(type, n_args - 1, kw->used, args + 1);
    }
    const mp_obj_type_t *native;
    mp_obj_instance_t *o = mp_obj_new_instance(type, &native);
    if (native == NULL) {
        // As in CPython, more arguments are for an __init__(), or wrong where this was called from a __new__().
        if ((n_args > 1 || kw->used != 0) && class_find(type, MP_QSTR___new__) != MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
    } else if (MP_OBJ_TYPE_GET_SLOT_OR_NULL(native, make_new) == mp_obj_exception_make_new) {
        instance_make_native(o, native, n_args - 1, 0, args + 1);
    } else if (!native_makes_in_init(native)) {
        instance_make_native(o, native, n_args - 1, kw->used, args + 1);
    }
    return MP_OBJ_FROM_PTR(o);
}
MP_DEFINE_CONST_FUN_OBJ_KW(native_new_obj, 1, native_new);

static mp_obj_t native_init(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    const mp_obj_type_t *type = mp_obj_get_type(args[0]);
    const mp_obj_type_t *native = mp_obj_is_instance_type(type) ? class_native_base(type) : NULL;
    if (native != NULL) {
        if (native_makes_in_init(native)) {
            instance_make_native(MP_OBJ_TO_PTR(args[0]), native, n_args - 1, kw->used, args + 1);
        }
    } else if ((n_args > 1 || kw->used != 0) && mp_obj_is_instance_type(type)) {
        mp_obj_t init = class_find(type, MP_QSTR___init__);
        mp_obj_t new = class_find(type, MP_QSTR___new__);
        if (init != MP_OBJ_NULL || new == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("object.__init__() takes exactly one argument (the instance to initialize)"));
        }
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_KW(native_init_obj, 1, native_init);

// --- Special methods ------------------------------------------------------------------------------------------------

enum { // what a type must be to have a method
    ALL = 1,
    NUMBER = 2,
    INTEGER = 4,
    REAL = 8,
    CONTAINER = 16,
    SEQUENCE = 32,
    ITEMS = 64,
    MUTABLE = 128,
    ORDERED = 256,
    SET = 512,
    ITERABLE = 1024,
    CALLABLE = 2048,
    MODULO = 4096,
    IN_PLACE = 8192,
    UNHASHABLE = 16384,
    MAPPING = 32768,
};

enum { PRINT, UNARY, BINARY, GET, SET_ITEM, DELETE, ITER, CALL, FORMAT, TO_INT };

typedef struct {
    mp_obj_base_t base;
    uint8_t kind;
    uint8_t op;
    uint16_t types;
    uint16_t name;
} special_method_t;

// By the specification that str.format() takes.
static mp_obj_t native_format(mp_obj_t object, mp_obj_t spec) {
    vstr_t vstr;
    vstr_init(&vstr, 16);
    vstr_add_str(&vstr, "{:");
    vstr_add_str(&vstr, mp_obj_str_get_str(spec));
    vstr_add_byte(&vstr, '}');
    mp_obj_t dest[3];
    mp_load_method(mp_obj_new_str_from_utf8_vstr(&vstr), MP_QSTR_format, dest);
    dest[2] = object;
    return mp_call_method_n_kw(1, 0, dest);
}

static mp_obj_t special_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const special_method_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->kind == CALL && n_args != 0) {
        return mp_call_function_n_kw(args[0], n_args - 1, n_kw, args + 1);
    }
    static const uint8_t counts[] = {1, 1, 2, 2, 3, 2, 1, 1, 2, 1};
    if (n_kw != 0 || n_args != counts[self->kind]) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("expected %d argument%s, got %d"),
            counts[self->kind] - 1, counts[self->kind] == 2 ? "" : "s", (int)n_args - 1);
    }
    mp_obj_t object = args[0];
    const mp_obj_type_t *type = mp_obj_get_type(object);
    switch (self->kind) {
        case PRINT: {
            vstr_t vstr;
            mp_print_t print;
            vstr_init_print(&vstr, 16, &print);
            mp_obj_print_helper(&print, object, self->op);
            return mp_obj_new_str_from_utf8_vstr(&vstr);
        }
        case UNARY:
            return mp_unary_op(self->op, object);
        case BINARY: {
            if (!MP_OBJ_TYPE_HAS_SLOT(type, binary_op)) {
                return self->op == MP_BINARY_OP_EQUAL && object == args[1] ? mp_const_true
                    : self->op == MP_BINARY_OP_NOT_EQUAL && object == args[1] ? mp_const_false : mp_const_notimplemented;
            }
            mp_obj_t right = args[1];
            mp_obj_t native = self->op == MP_BINARY_OP_CONTAINS ? MP_OBJ_NULL : mp_obj_cast_to_native_base(right, MP_OBJ_FROM_PTR(type));
            if (native != MP_OBJ_NULL) {
                right = native;
            }
            mp_binary_op_t op = self->op;
            if (op == MP_BINARY_OP_EQUAL || op == MP_BINARY_OP_NOT_EQUAL) {
                bool numbers = mp_obj_is_int(object) || mp_obj_is_float(object);
                if (native == MP_OBJ_NULL && !(numbers && (mp_obj_is_int(right) || mp_obj_is_float(right))) && !(type->flags & MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE)) {
                    return mp_const_notimplemented;
                }
                return mp_binary_op(op, object, right);
            }
            if (op >= MP_BINARY_OP_REVERSE_OR && op <= MP_BINARY_OP_REVERSE_POWER) {
                op -= MP_BINARY_OP_REVERSE_OR - MP_BINARY_OP_OR;
                mp_obj_t left = right;
                right = object;
                object = left;
                type = mp_obj_get_type(object);
            } else if (op == MP_BINARY_OP_CONTAINS) {
                return mp_binary_op(MP_BINARY_OP_IN, right, object);
            }
            if (mp_obj_is_small_int(object) && mp_obj_is_small_int(right)) {
                return mp_binary_op(op, object, right);
            }
            mp_obj_t result = MP_OBJ_TYPE_HAS_SLOT(type, binary_op) ? MP_OBJ_TYPE_GET_SLOT(type, binary_op)(op, object, right) : MP_OBJ_NULL;
            return result == MP_OBJ_NULL ? mp_const_notimplemented : result;
        }
        case GET:
            return mp_obj_subscr(object, args[1], MP_OBJ_SENTINEL);
        case SET_ITEM:
            mp_obj_subscr(object, args[1], args[2]);
            return mp_const_none;
        case DELETE:
            mp_obj_subscr(object, args[1], MP_OBJ_NULL);
            return mp_const_none;
        case TO_INT:
            return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_int), object);
        case ITER:
            return mp_getiter(object, NULL);
        default:
            if (!mp_obj_is_true(args[1])) {
                return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_str), object);
            }
            return native_format(mp_obj_is_instance_type(type) ? mp_obj_instance_native(object) : object, args[1]);
    }
}

static void special_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_printf(print, "<slot wrapper '%q'>", (qstr)((const special_method_t *)MP_OBJ_TO_PTR(self_in))->name);
}

static void special_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] == MP_OBJ_NULL && (attr == MP_QSTR___name__ || attr == MP_QSTR___qualname__)) {
        dest[0] = MP_OBJ_NEW_QSTR(((const special_method_t *)MP_OBJ_TO_PTR(self_in))->name);
    }
}

static MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_special_method,
    MP_QSTR_wrapper_descriptor,
    MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN,
    print, special_print,
    attr, special_attr,
    call, special_call
    );

#define METHOD(name, kind, op, types) { { &mp_type_special_method }, kind, op, types, MP_QSTR___##name##__ },
#define OPERATOR(name, NAME, types) METHOD(name, BINARY, MP_BINARY_OP_##NAME, types) METHOD(r##name, BINARY, MP_BINARY_OP_REVERSE_##NAME, types)

static const special_method_t special_methods[] = {
    METHOD(repr, PRINT, PRINT_REPR, ALL)
    METHOD(str, PRINT, PRINT_STR, ALL)
    METHOD(format, FORMAT, 0, ALL)
    METHOD(hash, UNARY, MP_UNARY_OP_HASH, ALL)
    METHOD(eq, BINARY, MP_BINARY_OP_EQUAL, ALL)
    METHOD(ne, BINARY, MP_BINARY_OP_NOT_EQUAL, ALL)
    METHOD(lt, BINARY, MP_BINARY_OP_LESS, ORDERED)
    METHOD(le, BINARY, MP_BINARY_OP_LESS_EQUAL, ORDERED)
    METHOD(gt, BINARY, MP_BINARY_OP_MORE, ORDERED)
    METHOD(ge, BINARY, MP_BINARY_OP_MORE_EQUAL, ORDERED)
    METHOD(len, UNARY, MP_UNARY_OP_LEN, CONTAINER)
    METHOD(contains, BINARY, MP_BINARY_OP_CONTAINS, CONTAINER)
    METHOD(iter, ITER, 0, CONTAINER | ITERABLE)
    METHOD(getitem, GET, 0, ITEMS)
    METHOD(setitem, SET_ITEM, 0, MUTABLE)
    METHOD(delitem, DELETE, 0, MUTABLE)
    METHOD(call, CALL, 0, CALLABLE)
    METHOD(bool, UNARY, MP_UNARY_OP_BOOL, NUMBER)
    METHOD(neg, UNARY, MP_UNARY_OP_NEGATIVE, NUMBER)
    METHOD(pos, UNARY, MP_UNARY_OP_POSITIVE, NUMBER)
    METHOD(abs, UNARY, MP_UNARY_OP_ABS, NUMBER)
    METHOD(invert, UNARY, MP_UNARY_OP_INVERT, INTEGER)
    METHOD(int, TO_INT, 0, REAL)
    METHOD(trunc, TO_INT, 0, REAL)
    METHOD(index, UNARY, MP_UNARY_OP_INT_MAYBE, INTEGER)
    METHOD(float, UNARY, MP_UNARY_OP_FLOAT_MAYBE, REAL)
    OPERATOR(sub, SUBTRACT, NUMBER | SET)
    OPERATOR(truediv, TRUE_DIVIDE, NUMBER)
    OPERATOR(floordiv, FLOOR_DIVIDE, REAL)
    OPERATOR(pow, POWER, NUMBER)
    METHOD(divmod, BINARY, MP_BINARY_OP_DIVMOD, REAL)
    OPERATOR(mod, MODULO, REAL | MODULO)
    METHOD(add, BINARY, MP_BINARY_OP_ADD, NUMBER | SEQUENCE)
    METHOD(radd, BINARY, MP_BINARY_OP_REVERSE_ADD, NUMBER)
    OPERATOR(mul, MULTIPLY, NUMBER | SEQUENCE)
    OPERATOR(and, AND, INTEGER | SET)
    OPERATOR(or, OR, INTEGER | SET | MAPPING)
    OPERATOR(xor, XOR, INTEGER | SET)
    OPERATOR(lshift, LSHIFT, INTEGER)
    OPERATOR(rshift, RSHIFT, INTEGER)
    METHOD(iadd, BINARY, MP_BINARY_OP_INPLACE_ADD, IN_PLACE)
    METHOD(imul, BINARY, MP_BINARY_OP_INPLACE_MULTIPLY, IN_PLACE)
    METHOD(ior, BINARY, MP_BINARY_OP_INPLACE_OR, MAPPING)
};

static const struct {
    const mp_obj_type_t *type;
    uint16_t is;
} kinds[] = {
    { &mp_type_int, NUMBER | INTEGER | REAL | ORDERED },
    { &mp_type_bool, NUMBER | INTEGER | REAL | ORDERED },
    { &mp_type_float, NUMBER | REAL | ORDERED },
    { &mp_type_complex, NUMBER },
    { &mp_type_str, CONTAINER | SEQUENCE | ITEMS | ORDERED | MODULO },
    { &mp_type_bytes, CONTAINER | SEQUENCE | ITEMS | ORDERED | MODULO },
    { &mp_type_bytearray, CONTAINER | SEQUENCE | ITEMS | MUTABLE | ORDERED | MODULO | IN_PLACE | UNHASHABLE },
    { &mp_type_tuple, CONTAINER | SEQUENCE | ITEMS | ORDERED },
    { &mp_type_list, CONTAINER | SEQUENCE | ITEMS | MUTABLE | ORDERED | IN_PLACE | UNHASHABLE },
    { &mp_type_dict, CONTAINER | ITEMS | MUTABLE | MAPPING | UNHASHABLE },
    { &mp_type_ordereddict, CONTAINER | ITEMS | MUTABLE | MAPPING | UNHASHABLE },
    { &mp_type_set, CONTAINER | SET | ORDERED | UNHASHABLE },
    { &mp_type_frozenset, CONTAINER | SET | ORDERED },
    { &mp_type_range, CONTAINER | ITEMS },
    { &mp_type_deque, CONTAINER | ITEMS | MUTABLE | IN_PLACE | UNHASHABLE },
    { &array_type, CONTAINER | SEQUENCE | ITEMS | MUTABLE | ORDERED | IN_PLACE | UNHASHABLE },
};

static uint32_t kind_of(const mp_obj_type_t *type) {
    for (const mp_obj_type_t *t = type;; t = MP_OBJ_TYPE_GET_SLOT(t, parent)) {
        for (size_t i = 0; i < MP_ARRAY_SIZE(kinds); i++) {
            if (kinds[i].type == t) {
                return kinds[i].is | ALL;
            }
        }
        if (!MP_OBJ_TYPE_HAS_SLOT(t, parent)) {
            break;
        }
    }
    return ALL | (MP_OBJ_TYPE_HAS_SLOT(type, iter) || (type->flags & MP_TYPE_FLAG_ITER_IS_STREAM) ? ITERABLE : 0)
        | (MP_OBJ_TYPE_HAS_SLOT(type, call) ? CALLABLE : 0)
        | (MP_OBJ_TYPE_HAS_SLOT(type, subscr) ? ITEMS : 0);
}

mp_obj_t native_special_method(const mp_obj_type_t *type, qstr attr) {
    if (qstr_str(attr)[0] != '_') {
        return MP_OBJ_NULL;
    }
    if (attr == MP_QSTR___new__) {
        return MP_OBJ_FROM_PTR(&native_new_obj);
    }
    if (attr == MP_QSTR___init__) {
        return MP_OBJ_FROM_PTR(&native_init_obj);
    }
    for (size_t i = 0; i < MP_ARRAY_SIZE(special_methods); i++) {
        if (special_methods[i].name == attr) {
            uint32_t kind = kind_of(type);
            if (attr == MP_QSTR___hash__ && (kind & UNHASHABLE)) {
                return mp_const_none;
            }
            return special_methods[i].types & kind ? MP_OBJ_FROM_PTR(&special_methods[i]) : MP_OBJ_NULL;
        }
    }
    return MP_OBJ_NULL;
}

// What an object that is no instance of a class of Python's has besides its type's own attributes.
bool native_load_special(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const mp_obj_type_t *type = mp_obj_get_type(self_in);
    if (attr == MP_QSTR___doc__) {
        dest[0] = mp_const_none;
        return true;
    }
    struct class_lookup_data lookup = {MP_OBJ_TO_PTR(self_in), attr, 0, dest, false};
    if (MP_OBJ_TYPE_HAS_SLOT(type, parent)) {
        class_lookup(&lookup, MP_OBJ_TYPE_GET_SLOT(type, parent));
        if (dest[0] != MP_OBJ_NULL) {
            return true;
        }
    }
    mp_obj_t special = native_special_method(type, attr);
    if (special != MP_OBJ_NULL) {
        dest[0] = special;
        dest[1] = special == mp_const_none || attr == MP_QSTR___new__ ? MP_OBJ_NULL : self_in;
        return true;
    }
    return class_lookup_in(&lookup, &mp_type_object);
}

// The name under which a builtin function stands in a type or among the builtins: it does not know it itself.
qstr builtin_function_name(mp_obj_t function, const mp_obj_type_t *type) {
    if (mp_obj_is_type(function, &mp_type_special_method)) {
        return ((const special_method_t *)MP_OBJ_TO_PTR(function))->name;
    }
    for (const mp_obj_type_t *t = type;; t = t == NULL ? NULL : MP_OBJ_TYPE_HAS_SLOT(t, parent) ? MP_OBJ_TYPE_GET_SLOT(t, parent) : NULL) {
        const mp_obj_dict_t *dict = t == NULL ? &mp_module_builtins_globals : class_namespace(t);
        for (size_t i = 0; dict != NULL && i < dict->map.alloc; i++) {
            if (mp_map_slot_is_filled(&dict->map, i) && mp_obj_is_str(dict->map.table[i].key)) {
                mp_obj_t value = dict->map.table[i].value;
                if (value == function || (mp_obj_is_obj(value) && (mp_obj_is_type(value, &mp_type_staticmethod) || mp_obj_is_type(value, &mp_type_classmethod))
                    && ((mp_obj_static_class_method_t *)MP_OBJ_TO_PTR(value))->fun == function)) {
                    return mp_obj_str_get_qstr(dict->map.table[i].key);
                }
            }
        }
        if (t == NULL) {
            return MP_QSTRnull;
        }
    }
}
