// set and frozenset, in place of py/objset.c. Results are built in the order of CPython's algorithms, so that they are
// iterated in its order. Iterating and comparing may run Python code that changes a set: its table is read again each time.

#include "hash.h"
#include "py/builtin.h"
#include "py/runtime.h"
#include "sets.h"
#include "tables.h"

typedef struct {
    mp_obj_base_t base;
    set_object_t *set; // NULL at the end
    size_t at;
    size_t used; // items at the beginning
} set_iterator_t;

set_object_t *set_or_null(mp_obj_t object) {
    mp_obj_t set = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_set));
    if (set == MP_OBJ_NULL) {
        set = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_frozenset));
    }
    return set == MP_OBJ_NULL ? NULL : MP_OBJ_TO_PTR(set);
}

static mp_obj_dict_t *dict_or_null(mp_obj_t object) {
    return mp_obj_is_exact_type(object, &mp_type_dict) ? MP_OBJ_TO_PTR(object) : NULL;
}

static set_object_t *new_set(const mp_obj_type_t *type) {
    set_object_t *set = mp_obj_malloc(set_object_t, type);
    mp_set_init(&set->set, 0);
    return set;
}

// The next item at or behind *at, which then is the place behind it; MP_OBJ_NULL at the end.
static mp_obj_t next_item(const mp_set_t *set, size_t *at, int64_t *hash) {
    for (size_t i = *at; i < set->alloc; i++) {
        if (mp_set_slot_is_filled(set, i)) {
            *at = i + 1;
            *hash = set_table_hashes(set)[i];
            return set->table[i];
        }
    }
    return MP_OBJ_NULL;
}

void set_update(set_object_t *set, mp_obj_t other) {
    set_object_t *other_set = set_or_null(other);
    if (other_set != NULL) {
        set_merge(&set->set, &other_set->set);
        return;
    }
    mp_obj_dict_t *dict = dict_or_null(other);
    if (dict != NULL) {
        set_reserve(&set->set, dict->map.used);
        size_t at = 0;
        for (mp_map_elem_t *entry; (entry = map_next(&dict->map, &at)) != NULL;) {
            mp_set_lookup(&set->set, entry->key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        }
        return;
    }
    mp_obj_t iterator = mp_getiter(other, NULL);
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        mp_set_lookup(&set->set, item, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    }
}

set_object_t *set_from(const mp_obj_type_t *type, mp_obj_t items) {
    set_object_t *set = new_set(type);
    set_update(set, items);
    return set;
}

static set_object_t *set_of(mp_obj_t object) {
    set_object_t *set = set_or_null(object);
    return set != NULL ? set : set_from(&mp_type_set, object);
}

static set_object_t *copy(set_object_t *set) {
    return set_from(set->base.type, MP_OBJ_FROM_PTR(set));
}

void set_subtract(set_object_t *set, mp_obj_t other) {
    set_object_t *other_set = set_or_null(other);
    if (other_set == set) {
        mp_set_clear(&set->set);
    } else if (other_set != NULL) {
        size_t at = 0;
        int64_t hash;
        for (mp_obj_t item; (item = next_item(&other_set->set, &at, &hash)) != MP_OBJ_NULL;) {
            set_lookup_hashed(&set->set, item, hash, MP_MAP_LOOKUP_REMOVE_IF_FOUND);
        }
    } else {
        mp_obj_t iterator = mp_getiter(other, NULL);
        for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
            mp_set_lookup(&set->set, item, MP_MAP_LOOKUP_REMOVE_IF_FOUND);
        }
    }
}

static set_object_t *difference(set_object_t *set, mp_obj_t other) {
    set_object_t *other_set = set_or_null(other);
    mp_obj_dict_t *dict = dict_or_null(other);
    if ((other_set == NULL && dict == NULL) || set->set.used >> 2 > (dict != NULL ? dict->map.used : other_set->set.used)) {
        set_object_t *result = copy(set);
        set_subtract(result, other);
        return result;
    }
    set_object_t *result = new_set(set->base.type);
    size_t at = 0;
    int64_t hash;
    for (mp_obj_t item; (item = next_item(&set->set, &at, &hash)) != MP_OBJ_NULL;) {
        bool found = dict != NULL ? mp_map_lookup(&dict->map, item, MP_MAP_LOOKUP) != NULL
            : set_lookup_hashed(&other_set->set, item, hash, MP_MAP_LOOKUP) != MP_OBJ_NULL;
        if (!found) {
            set_lookup_hashed(&result->set, item, hash, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        }
    }
    return result;
}

set_object_t *set_intersection(set_object_t *set, mp_obj_t other) {
    set_object_t *other_set = set_or_null(other);
    set_object_t *result = new_set(set->base.type);
    if (other_set == set) {
        set_merge(&result->set, &set->set);
    } else if (other_set != NULL) {
        set_object_t *larger = set;
        if (other_set->set.used > set->set.used) {
            larger = other_set;
            other_set = set;
        }
        size_t at = 0;
        int64_t hash;
        for (mp_obj_t item; (item = next_item(&other_set->set, &at, &hash)) != MP_OBJ_NULL;) {
            if (set_lookup_hashed(&larger->set, item, hash, MP_MAP_LOOKUP) != MP_OBJ_NULL) {
                set_lookup_hashed(&result->set, item, hash, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
            }
        }
    } else {
        mp_obj_t iterator = mp_getiter(other, NULL);
        for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
            int64_t hash = obj_hash(item);
            if (set_lookup_hashed(&set->set, item, hash, MP_MAP_LOOKUP) != MP_OBJ_NULL) {
                set_lookup_hashed(&result->set, item, hash, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
            }
        }
    }
    return result;
}

void set_toggle(set_object_t *set, mp_obj_t other) {
    set_object_t *other_set = set_of(other);
    if (other_set == set) {
        mp_set_clear(&set->set);
        return;
    }
    size_t at = 0;
    int64_t hash;
    for (mp_obj_t item; (item = next_item(&other_set->set, &at, &hash)) != MP_OBJ_NULL;) {
        set_lookup_hashed(&set->set, item, hash, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND_OR_REMOVE_IF_FOUND);
    }
}

static set_object_t *symmetric_difference(set_object_t *set, mp_obj_t other) {
    set_object_t *result = set_from(set->base.type, other);
    set_toggle(result, MP_OBJ_FROM_PTR(set));
    return result;
}

static bool is_subset(set_object_t *set, set_object_t *other) {
    if (set->set.used > other->set.used) {
        return false;
    }
    size_t at = 0;
    int64_t hash;
    for (mp_obj_t item; (item = next_item(&set->set, &at, &hash)) != MP_OBJ_NULL;) {
        if (set_lookup_hashed(&other->set, item, hash, MP_MAP_LOOKUP) == MP_OBJ_NULL) {
            return false;
        }
    }
    return true;
}

// An item that is itself a set, and so has no hash, is searched as the frozenset that is equal to it.
static mp_obj_t lookup(mp_obj_t self, mp_obj_t item, mp_map_lookup_kind_t kind) {
    set_object_t *set = MP_OBJ_TO_PTR(self);
    mp_obj_t as_set = mp_obj_cast_to_native_base(item, MP_OBJ_FROM_PTR(&mp_type_set));
    if (as_set == MP_OBJ_NULL) {
        return mp_set_lookup(&set->set, item, kind);
    }
    return set_lookup_hashed(&set->set, as_set, hash_of_set(&((set_object_t *)MP_OBJ_TO_PTR(as_set))->set), kind);
}

static void set_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    set_object_t *set = MP_OBJ_TO_PTR(self);
    bool frozen = set->base.type == &mp_type_frozenset;
    if (set->set.used == 0) {
        mp_print_str(print, frozen ? "frozenset()" : "set()");
        return;
    }
    const char *separator = frozen ? "frozenset({" : "{";
    size_t at = 0;
    int64_t hash;
    for (mp_obj_t item; (item = next_item(&set->set, &at, &hash)) != MP_OBJ_NULL;) {
        mp_print_str(print, separator);
        mp_obj_print_helper(print, item, PRINT_REPR);
        separator = ", ";
    }
    mp_print_str(print, frozen ? "})" : "}");
}

static mp_obj_t set_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_kw != 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() takes no keyword arguments"), type->name);
    }
    if (n_args > 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q expected at most 1 argument, got %d"), type->name, (int)n_args);
    }
    if (n_args == 1 && type == &mp_type_frozenset && mp_obj_is_exact_type(args[0], type)) {
        return args[0];
    }
    return MP_OBJ_FROM_PTR(n_args == 0 ? new_set(type) : set_from(type, args[0]));
}

static mp_obj_t iterator_next(mp_obj_t self) {
    set_iterator_t *iterator = MP_OBJ_TO_PTR(self);
    if (iterator->set == NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    if (iterator->set->set.used != iterator->used) {
        iterator->used = SIZE_MAX;
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("Set changed size during iteration"));
    }
    int64_t hash;
    mp_obj_t item = next_item(&iterator->set->set, &iterator->at, &hash);
    if (item == MP_OBJ_NULL) {
        iterator->set = NULL;
        return MP_OBJ_STOP_ITERATION;
    }
    return item;
}

static mp_obj_t iterator_length_hint(mp_obj_t self) {
    set_iterator_t copy = *(set_iterator_t *)MP_OBJ_TO_PTR(self);
    size_t n = 0;
    if (copy.set != NULL && copy.set->set.used == copy.used) {
        int64_t hash;
        while (next_item(&copy.set->set, &copy.at, &hash) != MP_OBJ_NULL) {
            ++n;
        }
    }
    return MP_OBJ_NEW_SMALL_INT(n);
}
static MP_DEFINE_CONST_FUN_OBJ_1(iterator_length_hint_obj, iterator_length_hint);

static const mp_rom_map_elem_t iterator_table[] = {
    { MP_ROM_QSTR(MP_QSTR___length_hint__), MP_ROM_PTR(&iterator_length_hint_obj) },
};
static MP_DEFINE_CONST_DICT(iterator_methods, iterator_table);

static MP_DEFINE_CONST_OBJ_TYPE(
    set_iterator_type,
    MP_QSTR_set_iterator,
    MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, iterator_next,
    locals_dict, &iterator_methods
    );

static mp_obj_t set_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    set_iterator_t *iterator = (set_iterator_t *)buffer;
    iterator->base.type = &set_iterator_type;
    iterator->set = MP_OBJ_TO_PTR(self);
    iterator->at = 0;
    iterator->used = iterator->set->set.used;
    return MP_OBJ_FROM_PTR(iterator);
}

static mp_obj_t add_method(mp_obj_t self, mp_obj_t item) {
    mp_set_lookup(&((set_object_t *)MP_OBJ_TO_PTR(self))->set, item, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(add_object, add_method);

static mp_obj_t clear_method(mp_obj_t self) {
    mp_set_clear(&((set_object_t *)MP_OBJ_TO_PTR(self))->set);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(clear_object, clear_method);

static mp_obj_t copy_method(mp_obj_t self) {
    set_object_t *set = MP_OBJ_TO_PTR(self);
    return set->base.type == &mp_type_frozenset ? self : MP_OBJ_FROM_PTR(copy(set));
}
static MP_DEFINE_CONST_FUN_OBJ_1(copy_object, copy_method);

static mp_obj_t discard_method(mp_obj_t self, mp_obj_t item) {
    lookup(self, item, MP_MAP_LOOKUP_REMOVE_IF_FOUND);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(discard_object, discard_method);

static mp_obj_t remove_method(mp_obj_t self, mp_obj_t item) {
    if (lookup(self, item, MP_MAP_LOOKUP_REMOVE_IF_FOUND) == MP_OBJ_NULL) {
        mp_raise_type_arg(&mp_type_KeyError, item);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(remove_object, remove_method);

static mp_obj_t pop_method(mp_obj_t self) {
    mp_obj_t item = mp_set_remove_first(&((set_object_t *)MP_OBJ_TO_PTR(self))->set);
    if (item == MP_OBJ_NULL) {
        mp_raise_msg(&mp_type_KeyError, MP_ERROR_TEXT("pop from an empty set"));
    }
    return item;
}
static MP_DEFINE_CONST_FUN_OBJ_1(pop_object, pop_method);

static mp_obj_t contains_method(mp_obj_t self, mp_obj_t item) {
    return mp_obj_new_bool(lookup(self, item, MP_MAP_LOOKUP) != MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(contains_object, contains_method);

static mp_obj_t union_method(size_t n_args, const mp_obj_t *args) {
    set_object_t *result = copy(MP_OBJ_TO_PTR(args[0]));
    for (size_t i = 1; i < n_args; i++) {
        set_update(result, args[i]);
    }
    return MP_OBJ_FROM_PTR(result);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(union_object, 1, union_method);

static mp_obj_t update_method(size_t n_args, const mp_obj_t *args) {
    for (size_t i = 1; i < n_args; i++) {
        set_update(MP_OBJ_TO_PTR(args[0]), args[i]);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(update_object, 1, update_method);

static mp_obj_t intersection_method(size_t n_args, const mp_obj_t *args) {
    if (n_args == 1) {
        return copy_method(args[0]);
    }
    set_object_t *result = MP_OBJ_TO_PTR(args[0]);
    for (size_t i = 1; i < n_args; i++) {
        result = set_intersection(result, args[i]);
    }
    return MP_OBJ_FROM_PTR(result);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(intersection_object, 1, intersection_method);

static mp_obj_t intersection_update_method(size_t n_args, const mp_obj_t *args) {
    if (n_args > 1) {
        set_object_t *set = MP_OBJ_TO_PTR(args[0]), *result = MP_OBJ_TO_PTR(intersection_method(n_args, args));
        set->set = result->set;
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(intersection_update_object, 1, intersection_update_method);

static mp_obj_t difference_method(size_t n_args, const mp_obj_t *args) {
    if (n_args == 1) {
        return copy_method(args[0]);
    }
    set_object_t *result = difference(MP_OBJ_TO_PTR(args[0]), args[1]);
    for (size_t i = 2; i < n_args; i++) {
        set_subtract(result, args[i]);
    }
    return MP_OBJ_FROM_PTR(result);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(difference_object, 1, difference_method);

static mp_obj_t difference_update_method(size_t n_args, const mp_obj_t *args) {
    for (size_t i = 1; i < n_args; i++) {
        set_subtract(MP_OBJ_TO_PTR(args[0]), args[i]);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(difference_update_object, 1, difference_update_method);

static mp_obj_t symmetric_difference_method(mp_obj_t self, mp_obj_t other) {
    return MP_OBJ_FROM_PTR(symmetric_difference(MP_OBJ_TO_PTR(self), other));
}
static MP_DEFINE_CONST_FUN_OBJ_2(symmetric_difference_object, symmetric_difference_method);

static mp_obj_t symmetric_difference_update_method(mp_obj_t self, mp_obj_t other) {
    set_toggle(MP_OBJ_TO_PTR(self), other);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(symmetric_difference_update_object, symmetric_difference_update_method);

bool set_is_disjoint(set_object_t *set, mp_obj_t other) {
    set_object_t *other_set = set_or_null(other);
    if (other_set != NULL && other_set->set.used > set->set.used) {
        other = MP_OBJ_FROM_PTR(set);
        set = other_set;
    }
    mp_obj_t iterator = mp_getiter(other, NULL);
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        if (mp_set_lookup(&set->set, item, MP_MAP_LOOKUP) != MP_OBJ_NULL) {
            return false;
        }
    }
    return true;
}

static mp_obj_t isdisjoint_method(mp_obj_t self, mp_obj_t other) {
    return mp_obj_new_bool(set_is_disjoint(MP_OBJ_TO_PTR(self), other));
}
static MP_DEFINE_CONST_FUN_OBJ_2(isdisjoint_object, isdisjoint_method);

static mp_obj_t issubset_method(mp_obj_t self, mp_obj_t other) {
    return mp_obj_new_bool(is_subset(MP_OBJ_TO_PTR(self), set_of(other)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(issubset_object, issubset_method);

static mp_obj_t issuperset_method(mp_obj_t self, mp_obj_t other) {
    set_object_t *other_set = set_or_null(other);
    if (other_set != NULL) {
        return mp_obj_new_bool(is_subset(other_set, MP_OBJ_TO_PTR(self)));
    }
    mp_obj_t iterator = mp_getiter(other, NULL);
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        if (lookup(self, item, MP_MAP_LOOKUP) == MP_OBJ_NULL) {
            return mp_const_false;
        }
    }
    return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_2(issuperset_object, issuperset_method);

static mp_obj_t set_unary_op(mp_unary_op_t op, mp_obj_t self) {
    set_object_t *set = MP_OBJ_TO_PTR(self);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(set->set.used != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(set->set.used);
        case MP_UNARY_OP_HASH:
            return set->base.type == &mp_type_frozenset ? int_from_int64(hash_of_set(&set->set)) : MP_OBJ_NULL;
        case MP_UNARY_OP_SIZEOF:
            return MP_OBJ_NEW_SMALL_INT(sizeof(*set) + set->set.alloc * (sizeof(mp_obj_t) + sizeof(int64_t)));
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t set_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    if (op == MP_BINARY_OP_CONTAINS) {
        return contains_method(left, right);
    }
    set_object_t *set = MP_OBJ_TO_PTR(left), *other = set_or_null(right);
    if (other == NULL) {
        return MP_OBJ_NULL;
    }
    mp_obj_t args[] = {left, right};
    if (set->base.type == &mp_type_set) {
        switch (op) {
            case MP_BINARY_OP_INPLACE_OR:
                set_update(set, right);
                return left;
            case MP_BINARY_OP_INPLACE_XOR:
                set_toggle(set, right);
                return left;
            case MP_BINARY_OP_INPLACE_AND:
                intersection_update_method(2, args);
                return left;
            case MP_BINARY_OP_INPLACE_SUBTRACT:
                set_subtract(set, right);
                return left;
            default:
                break;
        }
    }
    switch (op) {
        case MP_BINARY_OP_OR:
        case MP_BINARY_OP_INPLACE_OR:
            return union_method(2, args);
        case MP_BINARY_OP_XOR:
        case MP_BINARY_OP_INPLACE_XOR:
            return symmetric_difference_method(left, right);
        case MP_BINARY_OP_AND:
        case MP_BINARY_OP_INPLACE_AND:
            return intersection_method(2, args);
        case MP_BINARY_OP_SUBTRACT:
        case MP_BINARY_OP_INPLACE_SUBTRACT:
            return difference_method(2, args);
        case MP_BINARY_OP_LESS:
            return mp_obj_new_bool(set->set.used < other->set.used && is_subset(set, other));
        case MP_BINARY_OP_MORE:
            return mp_obj_new_bool(set->set.used > other->set.used && is_subset(other, set));
        case MP_BINARY_OP_EQUAL:
            return mp_obj_new_bool(set->set.used == other->set.used && is_subset(set, other));
        case MP_BINARY_OP_LESS_EQUAL:
            return mp_obj_new_bool(is_subset(set, other));
        case MP_BINARY_OP_MORE_EQUAL:
            return mp_obj_new_bool(is_subset(other, set));
        default:
            return MP_OBJ_NULL;
    }
}

// Those of a frozenset are the last ones.
static const mp_rom_map_elem_t methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_add), MP_ROM_PTR(&add_object) },
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&clear_object) },
    { MP_ROM_QSTR(MP_QSTR_discard), MP_ROM_PTR(&discard_object) },
    { MP_ROM_QSTR(MP_QSTR_difference_update), MP_ROM_PTR(&difference_update_object) },
    { MP_ROM_QSTR(MP_QSTR_intersection_update), MP_ROM_PTR(&intersection_update_object) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&pop_object) },
    { MP_ROM_QSTR(MP_QSTR_remove), MP_ROM_PTR(&remove_object) },
    { MP_ROM_QSTR(MP_QSTR_symmetric_difference_update), MP_ROM_PTR(&symmetric_difference_update_object) },
    { MP_ROM_QSTR(MP_QSTR_update), MP_ROM_PTR(&update_object) },
#define CHANGING_METHODS (9)
    { MP_ROM_QSTR(MP_QSTR_copy), MP_ROM_PTR(&copy_object) },
    { MP_ROM_QSTR(MP_QSTR_difference), MP_ROM_PTR(&difference_object) },
    { MP_ROM_QSTR(MP_QSTR_intersection), MP_ROM_PTR(&intersection_object) },
    { MP_ROM_QSTR(MP_QSTR_isdisjoint), MP_ROM_PTR(&isdisjoint_object) },
    { MP_ROM_QSTR(MP_QSTR_issubset), MP_ROM_PTR(&issubset_object) },
    { MP_ROM_QSTR(MP_QSTR_issuperset), MP_ROM_PTR(&issuperset_object) },
    { MP_ROM_QSTR(MP_QSTR_symmetric_difference), MP_ROM_PTR(&symmetric_difference_object) },
    { MP_ROM_QSTR(MP_QSTR_union), MP_ROM_PTR(&union_object) },
    { MP_ROM_QSTR(MP_QSTR___contains__), MP_ROM_PTR(&contains_object) },
};
static MP_DEFINE_CONST_DICT(set_methods, methods_table);
static MP_DEFINE_CONST_DICT_WITH_SIZE(frozenset_methods, &methods_table[CHANGING_METHODS], MP_ARRAY_SIZE(methods_table) - CHANGING_METHODS);

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_set,
    MP_QSTR_set,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, set_make_new,
    print, set_print,
    unary_op, set_unary_op,
    binary_op, set_binary_op,
    iter, set_getiter,
    locals_dict, &set_methods
    );

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_frozenset,
    MP_QSTR_frozenset,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, set_make_new,
    print, set_print,
    unary_op, set_unary_op,
    binary_op, set_binary_op,
    iter, set_getiter,
    locals_dict, &frozenset_methods
    );

static void add_all(mp_set_t *set, const mp_obj_t *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        mp_set_lookup(set, items[i], MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    }
}

static bool are_numbers(const mp_obj_t *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!mp_obj_is_int(items[i]) && !mp_obj_is_float(items[i])) {
            return false;
        }
    }
    return true;
}

// A display. CPython's compiler makes a frozenset of three constants or more, makes it again when it collects constants, and
// the program then merges it into a new set: the order of numbers is that of all three. Here they are taken for constants.
mp_obj_t mp_obj_new_set(size_t n_args, mp_obj_t *items) {
    set_object_t *set = new_set(&mp_type_set);
    add_all(&set->set, items, n_args);
    if (n_args >= 3 && are_numbers(items, n_args)) {
        mp_set_t first = set->set, second;
        mp_set_init(&second, 0);
        size_t at = 0;
        int64_t hash;
        for (mp_obj_t item; (item = next_item(&first, &at, &hash)) != MP_OBJ_NULL;) {
            set_lookup_hashed(&second, item, hash, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        }
        mp_set_init(&set->set, 0);
        set_merge(&set->set, &second);
    }
    return MP_OBJ_FROM_PTR(set);
}

void mp_obj_set_store(mp_obj_t self, mp_obj_t item) {
    add_method(self, item);
}
