// Types with the types of their items, list[int] (types.GenericAlias), and unions of types, int | str (types.UnionType).

#include "py/objlist.h"
#include "py/objtuple.h"

#include "py/builtin.h"
#include "classes.h"
#include "hash.h"

typedef struct {
    mp_obj_base_t base;
    mp_obj_t origin; // of a union: MP_OBJ_NULL
    mp_obj_t args; // tuple
    bool unpacked; // *tuple[int]
} alias_t;

static const mp_obj_type_t type_generic_alias, type_union;

static mp_obj_t new_alias(const mp_obj_type_t *type, mp_obj_t origin, mp_obj_t args) {
    alias_t *o = mp_obj_malloc(alias_t, type);
    o->origin = origin;
    o->args = args;
    o->unpacked = false;
    return MP_OBJ_FROM_PTR(o);
}

mp_obj_t generic_alias_new(mp_obj_t origin, mp_obj_t args) {
    return new_alias(&type_generic_alias, origin, mp_obj_is_type(args, &mp_type_tuple) ? args : mp_obj_new_tuple(1, &args));
}

static mp_obj_t alias_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 2, 2, false);
    return generic_alias_new(args[0], args[1]);
}

static void print_type(const mp_print_t *print, mp_obj_t object) {
    if (mp_obj_is_type(object, &mp_type_type) || (mp_obj_is_class(object) && !mp_obj_is_type(object, &type_generic_alias))) {
        if (object == MP_OBJ_FROM_PTR(mp_obj_get_type(mp_const_none))) {
            mp_print_str(print, "None");
        } else {
            class_print_name(print, MP_OBJ_TO_PTR(object));
        }
    } else if (object == MP_OBJ_FROM_PTR(&mp_const_ellipsis_obj)) {
        mp_print_str(print, "...");
    } else {
        mp_obj_print_helper(print, object, PRINT_REPR);
    }
}

static void alias_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    const alias_t *self = MP_OBJ_TO_PTR(self_in);
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(self->args, &n, &items);
    bool is_union = self->origin == MP_OBJ_NULL;
    if (!is_union) {
        mp_print_str(print, self->unpacked ? "*" : "");
        print_type(print, self->origin);
        mp_print_str(print, n == 0 ? "[()" : "[");
    }
    for (size_t i = 0; i < n; i++) {
        if (i != 0) {
            mp_print_str(print, is_union ? " | " : ", ");
        }
        if (mp_obj_is_type(items[i], &mp_type_list)) {
            // Of Callable: the types of arguments.
            size_t n_list;
            mp_obj_t *list;
            mp_obj_list_get(items[i], &n_list, &list);
            mp_print_str(print, "[");
            for (size_t j = 0; j < n_list; j++) {
                mp_print_str(print, j == 0 ? "" : ", ");
                print_type(print, list[j]);
                mp_obj_list_get(items[i], &n_list, &list);
            }
            mp_print_str(print, "]");
        } else {
            print_type(print, items[i]);
        }
    }
    if (!is_union) {
        mp_print_str(print, "]");
    }
}

static mp_obj_t alias_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const alias_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t made = mp_call_function_n_kw(self->origin, n_args, n_kw, args);
    const mp_obj_type_t *type = mp_obj_get_type(made);
    if (mp_obj_is_instance_type(type) && !(type->flags & MP_TYPE_FLAG_SLOTS)) {
        instance_store_generic(made, MP_QSTR___orig_class__, self_in);
    }
    return made;
}

static mp_obj_t parameters(mp_obj_t args_in) {
    mp_obj_t found = mp_obj_new_list(0, NULL);
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(args_in, &n, &items);
    for (size_t i = 0; i < n; i++) {
        mp_obj_t inner = MP_OBJ_NULL;
        if (mp_obj_is_class(items[i])) {
            continue;
        }
        if (mp_obj_is_instance_type(mp_obj_get_type(items[i])) && mp_obj_get_type(items[i])->name == MP_QSTR_TypeVar) {
            inner = mp_obj_new_tuple(1, &items[i]);
        } else {
            inner = load_attr_or(items[i], MP_QSTR___parameters__, mp_const_empty_tuple);
        }
        size_t n_inner;
        mp_obj_t *inner_items;
        if (!mp_obj_is_type(inner, &mp_type_tuple)) {
            continue;
        }
        mp_obj_tuple_get(inner, &n_inner, &inner_items);
        for (size_t j = 0; j < n_inner; j++) {
            if (mp_binary_op(MP_BINARY_OP_IN, inner_items[j], found) == mp_const_false) {
                mp_obj_list_append(found, inner_items[j]);
            }
        }
    }
    return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), found);
}

// The arguments in the place of the parameters, which stand in the same order in `from`.
static mp_obj_t substitute(mp_obj_t args_in, mp_obj_t from, mp_obj_t to) {
    size_t n, n_from, n_to;
    mp_obj_t *items, *from_items, *to_items;
    mp_obj_tuple_get(args_in, &n, &items);
    mp_obj_tuple_get(from, &n_from, &from_items);
    mp_obj_tuple_get(to, &n_to, &to_items);
    mp_obj_tuple_t *result = MP_OBJ_TO_PTR(mp_obj_new_tuple(n, items));
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n_from && j < n_to; j++) {
            if (items[i] == from_items[j]) {
                result->items[i] = to_items[j];
            }
        }
        if (mp_obj_is_type(items[i], &type_generic_alias) || mp_obj_is_type(items[i], &type_union)) {
            const alias_t *inner = MP_OBJ_TO_PTR(items[i]);
            result->items[i] = new_alias(inner->base.type, inner->origin, substitute(inner->args, from, to));
            ((alias_t *)MP_OBJ_TO_PTR(result->items[i]))->unpacked = inner->unpacked;
        }
    }
    return MP_OBJ_FROM_PTR(result);
}

static mp_obj_t alias_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    const alias_t *self = MP_OBJ_TO_PTR(self_in);
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    mp_obj_t from = parameters(self->args);
    mp_obj_t to = mp_obj_is_type(index, &mp_type_tuple) ? index : mp_obj_new_tuple(1, &index);
    size_t n_from = MP_OBJ_SMALL_INT_VALUE(mp_obj_len(from));
    size_t n_to = MP_OBJ_SMALL_INT_VALUE(mp_obj_len(to));
    if (n_from == 0) {
        vstr_t vstr;
        mp_print_t print;
        vstr_init_print(&vstr, 32, &print);
        alias_print(&print, self_in, PRINT_REPR);
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s is not a generic class"), vstr_null_terminated_str(&vstr));
    }
    if (n_from != n_to) {
        vstr_t vstr;
        mp_print_t print;
        vstr_init_print(&vstr, 32, &print);
        alias_print(&print, self_in, PRINT_REPR);
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Too %s arguments for %s; actual %d, expected %d"),
            n_to > n_from ? "many" : "few", vstr_null_terminated_str(&vstr), (int)n_to, (int)n_from);
    }
    return new_alias(self->base.type, self->origin, substitute(self->args, from, to));
}

static mp_obj_t alias_mro_entries(mp_obj_t self_in, mp_obj_t bases) {
    (void)bases;
    return mp_obj_new_tuple(1, &((alias_t *)MP_OBJ_TO_PTR(self_in))->origin);
}
static MP_DEFINE_CONST_FUN_OBJ_2(alias_mro_entries_obj, alias_mro_entries);

static void alias_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const alias_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (attr) {
        case MP_QSTR___origin__:
            dest[0] = self->origin;
            break;
        case MP_QSTR___args__:
            dest[0] = self->args;
            break;
        case MP_QSTR___parameters__:
            dest[0] = parameters(self->args);
            break;
        case MP_QSTR___unpacked__:
            dest[0] = mp_obj_new_bool(self->unpacked);
            break;
        case MP_QSTR___typing_unpacked_tuple_args__:
            dest[0] = self->unpacked && self->origin == MP_OBJ_FROM_PTR(&mp_type_tuple) ? self->args : mp_const_none;
            break;
        case MP_QSTR___class__:
        case MP_QSTR___reduce__:
        case MP_QSTR___reduce_ex__:
        case MP_QSTR___getstate__:
        case MP_QSTR___copy__:
        case MP_QSTR___deepcopy__:
            dest[1] = MP_OBJ_SENTINEL;
            break;
        case MP_QSTR___mro_entries__:
            if (self->origin != MP_OBJ_NULL) {
                dest[0] = MP_OBJ_FROM_PTR(&alias_mro_entries_obj);
                dest[1] = self_in;
            }
            break;
        default:
            if (self->origin != MP_OBJ_NULL && attr != MP_QSTR___next__ && attr != MP_QSTR___getitem__) {
                mp_load_method_maybe(self->origin, attr, dest);
            }
            break;
    }
}

// The arguments of a union are equal in any order.
static bool same_args(mp_obj_t left, mp_obj_t right) {
    size_t n, m;
    mp_obj_t *a, *b;
    mp_obj_tuple_get(left, &n, &a);
    mp_obj_tuple_get(right, &m, &b);
    if (n != m) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (mp_binary_op(MP_BINARY_OP_IN, a[i], right) == mp_const_false) {
            return false;
        }
    }
    return true;
}

static mp_obj_t alias_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    if (op == MP_BINARY_OP_OR) {
        return union_new(lhs, rhs);
    }
    if (op == MP_BINARY_OP_REVERSE_OR) {
        return union_new(rhs, lhs);
    }
    if (op != MP_BINARY_OP_EQUAL) {
        return MP_OBJ_NULL;
    }
    const alias_t *left = MP_OBJ_TO_PTR(lhs);
    const alias_t *right = MP_OBJ_TO_PTR(rhs);
    if (left->origin == MP_OBJ_NULL) {
        return mp_obj_new_bool(same_args(left->args, right->args));
    }
    return mp_obj_new_bool(left->unpacked == right->unpacked && mp_obj_equal(left->origin, right->origin) && mp_obj_equal(left->args, right->args));
}

static mp_obj_t alias_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    const alias_t *self = MP_OBJ_TO_PTR(self_in);
    if (op != MP_UNARY_OP_HASH) {
        return MP_OBJ_NULL;
    }
    mp_uint_t hash = 0;
    size_t n;
    mp_obj_t *items;
    mp_obj_tuple_get(self->args, &n, &items);
    for (size_t i = 0; i < n; i++) {
        hash ^= (mp_uint_t)obj_hash(items[i]) * (self->origin == MP_OBJ_NULL ? 1 : i + 3);
    }
    return MP_OBJ_NEW_SMALL_INT(hash >> 2);
}

// Of one item: it, to be unpacked by whom it is given to.
static mp_obj_t alias_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *buffer) {
    const alias_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t item = generic_alias_new(self->origin, self->args);
    ((alias_t *)MP_OBJ_TO_PTR(item))->unpacked = true;
    return mp_obj_tuple_getiter(mp_obj_new_tuple(1, &item), buffer);
}

static MP_DEFINE_CONST_OBJ_TYPE(
    type_generic_alias,
    MP_QSTR_GenericAlias,
    MP_TYPE_FLAG_ITER_IS_GETITER,
    iter, alias_getiter,
    make_new, alias_make_new,
    print, alias_print,
    call, alias_call,
    unary_op, alias_unary_op,
    binary_op, alias_binary_op,
    subscr, alias_subscr,
    attr, alias_attr
    );

static MP_DEFINE_CONST_OBJ_TYPE(
    type_union,
    MP_QSTR_UnionType,
    MP_TYPE_FLAG_NONE,
    print, alias_print,
    unary_op, alias_unary_op,
    binary_op, alias_binary_op,
    subscr, alias_subscr,
    attr, alias_attr
    );

bool union_args(mp_obj_t object, size_t *n, mp_obj_t **items) {
    if (!mp_obj_is_type(object, &type_union)) {
        return false;
    }
    mp_obj_tuple_get(((alias_t *)MP_OBJ_TO_PTR(object))->args, n, items);
    return true;
}

static bool add_to_union(mp_obj_t list, mp_obj_t object) {
    size_t n = 1;
    mp_obj_t *items = &object;
    if (!union_args(object, &n, &items)) {
        if (object == mp_const_none) {
            object = MP_OBJ_FROM_PTR(mp_obj_get_type(mp_const_none));
        } else if (!mp_obj_is_class(object) && !mp_obj_is_type(object, &type_generic_alias)
            && !(mp_obj_is_instance_type(mp_obj_get_type(object)) && mp_obj_get_type(object)->name == MP_QSTR_TypeVar)) {
            return false;
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (mp_binary_op(MP_BINARY_OP_IN, items[i], list) == mp_const_false) {
            mp_obj_list_append(list, items[i]);
        }
    }
    return true;
}

mp_obj_t union_new(mp_obj_t left, mp_obj_t right) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    if (!add_to_union(list, left) || !add_to_union(list, right)) {
        return MP_OBJ_NULL;
    }
    size_t n;
    mp_obj_t *items;
    mp_obj_list_get(list, &n, &items);
    return n == 1 ? items[0] : new_alias(&type_union, MP_OBJ_NULL, mp_obj_new_tuple(n, items));
}

// For `types`, which is Python: the types that no builtin name has.
static const mp_rom_map_elem_t type_names_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__typenames) },
    { MP_ROM_QSTR(MP_QSTR_GenericAlias), MP_ROM_PTR(&type_generic_alias) },
    { MP_ROM_QSTR(MP_QSTR_UnionType), MP_ROM_PTR(&type_union) },
    { MP_ROM_QSTR(MP_QSTR_MappingProxyType), MP_ROM_PTR(&mp_type_mappingproxy) },
    { MP_ROM_QSTR(MP_QSTR_ModuleType), MP_ROM_PTR(&mp_type_module) },
    { MP_ROM_QSTR(MP_QSTR_CodeType), MP_ROM_PTR(&mp_type_code) },
    { MP_ROM_QSTR(MP_QSTR_CellType), MP_ROM_PTR(&mp_type_cell) },
};
static MP_DEFINE_CONST_DICT(type_names, type_names_table);

const mp_obj_module_t engine_module_typenames = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&type_names,
};
MP_REGISTER_MODULE(MP_QSTR__typenames, engine_module_typenames);
