// dict and OrderedDict, in place of py/objdict.c. Both keep the order of insertion (map.c); they differ in comparing,
// printing and a few methods. Whatever may run Python code may change the dict: entries are looked up again afterwards.

#include <string.h>

#include "dicts.h"
#include "py/builtin.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "repr_guard.h"
#include "tables.h"

const mp_obj_dict_t mp_const_empty_dict_obj = {
    .base = { .type = &mp_type_dict },
    .map = { .is_fixed = 1, .is_ordered = 1 },
};

void repr_guard_left(void *guard) {
    (void)guard;
}

bool mp_obj_is_dict_or_ordereddict(mp_obj_t object) {
    return mp_obj_is_obj(object) && MP_OBJ_TYPE_GET_SLOT_OR_NULL(((mp_obj_base_t *)MP_OBJ_TO_PTR(object))->type, make_new) == mp_obj_dict_make_new;
}

mp_obj_dict_t *dict_or_null(mp_obj_t object) {
    if (!mp_obj_is_dict_or_ordereddict(object)) {
        object = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_dict));
    }
    return object != MP_OBJ_NULL && mp_obj_is_dict_or_ordereddict(object) ? MP_OBJ_TO_PTR(object) : NULL;
}

bool dict_is_ordered(const mp_obj_dict_t *dict) {
    return dict->base.type == &mp_type_ordereddict;
}

static mp_map_t *changeable(mp_obj_t self) {
    mp_obj_dict_t *dict = MP_OBJ_TO_PTR(self);
    if (dict->map.is_fixed) {
        mp_raise_TypeError(MP_ERROR_TEXT("this dict cannot be changed"));
    }
    return &dict->map;
}

static void store(mp_map_t *map, mp_obj_t key, mp_obj_t value) {
    mp_map_lookup(map, key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = value;
}

static void dict_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    mp_obj_dict_t *dict = MP_OBJ_TO_PTR(self);
    bool json = MICROPY_PY_JSON && kind == PRINT_JSON;
    bool ordered = !json && dict_is_ordered(dict);
    const char *between = json ? MP_PRINT_GET_EXT(print)->item_separator : ", ";
    const char *colon = json ? MP_PRINT_GET_EXT(print)->key_separator : ordered ? ", " : ": ";
    repr_guard_t guard;
    if (!json && !repr_enter(&guard, dict)) {
        mp_print_str(print, ordered ? "..." : "{...}");
        return;
    }
    if (!json) {
        kind = PRINT_REPR;
    }
    const char *separator = ordered ? "OrderedDict([" : "{";
    size_t at = 0;
    for (mp_map_elem_t *entry; (entry = map_next(&dict->map, &at)) != NULL; separator = between) {
        mp_obj_t key = entry->key, value = entry->value;
        bool quoted = json && !mp_obj_is_str_or_bytes(key);
        mp_print_str(print, separator);
        mp_print_str(print, ordered ? "(" : quoted ? "\"" : "");
        mp_obj_print_helper(print, key, kind);
        mp_print_str(print, quoted ? "\"" : "");
        mp_print_str(print, colon);
        mp_obj_print_helper(print, value, kind);
        mp_print_str(print, ordered ? ")" : "");
    }
    if (separator != between) {
        mp_print_str(print, ordered ? "OrderedDict()" : "{}");
    } else {
        mp_print_str(print, ordered ? "])" : "}");
    }
    if (!json) {
        repr_leave();
    }
}

static mp_obj_t iterator_of_element(mp_obj_t element, size_t number) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t iterator = mp_getiter(element, NULL);
        nlr_pop();
        return iterator;
    }
    if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(MP_OBJ_FROM_PTR(nlr.ret_val))), MP_OBJ_FROM_PTR(&mp_type_TypeError))) {
        nlr_jump(nlr.ret_val);
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot convert dictionary update sequence element #%u to a sequence"), (unsigned)number);
}

// The pair that is element `number` of what a dict is made from or updated with.
static void store_pair(mp_map_t *map, mp_obj_t element, size_t number) {
    mp_obj_t pair[2];
    size_t length = 0;
    if (mp_obj_is_exact_type(element, &mp_type_tuple) || mp_obj_is_exact_type(element, &mp_type_list)) {
        mp_obj_t *items;
        mp_obj_get_array(element, &length, &items);
        if (length == 2) {
            store(map, items[0], items[1]);
            return;
        }
    } else {
        mp_obj_t iterator = iterator_of_element(element, number);
        for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION; length++) {
            if (length < 2) {
                pair[length] = item;
            }
        }
    }
    if (length != 2) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("dictionary update sequence element #%u has length %u; 2 is required"), (unsigned)number, (unsigned)length);
    }
    store(map, pair[0], pair[1]);
}

static void merge(mp_map_t *map, mp_obj_t other) {
    mp_obj_dict_t *dict = dict_or_null(other);
    if (dict != NULL) {
        if (&dict->map == map) {
            return;
        }
        if (map->alloc == 0 && !map->is_fixed) {
            map_copy(map, &dict->map);
            return;
        }
        size_t at = 0;
        for (mp_map_elem_t *entry; (entry = map_next(&dict->map, &at)) != NULL;) {
            size_t used = dict->map.used;
            store(map, entry->key, entry->value);
            if (dict->map.used != used) {
                mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("dict mutated during update"));
            }
        }
        return;
    }
    mp_obj_t keys[2];
    mp_load_method_maybe(other, MP_QSTR_keys, keys);
    if (keys[0] != MP_OBJ_NULL) {
        mp_obj_t iterator = mp_getiter(mp_call_method_n_kw(0, 0, keys), NULL);
        for (mp_obj_t key; (key = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
            store(map, key, mp_obj_subscr(other, key, MP_OBJ_SENTINEL));
        }
        return;
    }
    mp_obj_t iterator = mp_getiter(other, NULL);
    size_t number = 0;
    for (mp_obj_t element; (element = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        store_pair(map, element, number++);
    }
}

static void merge_arguments(mp_map_t *map, const char *function, size_t n_args, const mp_obj_t *args, const mp_map_t *keywords) {
    if (n_args > 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s expected at most 1 argument, got %u"), function, (unsigned)n_args);
    }
    if (n_args == 1) {
        merge(map, args[0]);
    }
    size_t at = 0;
    for (mp_map_elem_t *entry; (entry = map_next(keywords, &at)) != NULL;) {
        store(map, entry->key, entry->value);
    }
}

mp_obj_t mp_obj_dict_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_dict_t *dict = MP_OBJ_TO_PTR(mp_obj_new_dict(0));
    dict->base.type = type;
    mp_map_t keywords;
    mp_map_init_fixed_table(&keywords, n_kw, args + n_args);
    merge_arguments(&dict->map, qstr_str(type->name), n_args, args, &keywords);
    return MP_OBJ_FROM_PTR(dict);
}

static mp_obj_t dict_unary_op(mp_unary_op_t op, mp_obj_t self) {
    mp_obj_dict_t *dict = MP_OBJ_TO_PTR(self);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(dict->map.used != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(dict->map.used);
        case MP_UNARY_OP_SIZEOF:
            return MP_OBJ_NEW_SMALL_INT(sizeof(*dict) + map_bytes(&dict->map));
        default:
            return MP_OBJ_NULL;
    }
}

static bool equal(mp_obj_dict_t *left, mp_obj_dict_t *right) {
    if (left->map.used != right->map.used) {
        return false;
    }
    bool in_order = dict_is_ordered(left) && dict_is_ordered(right);
    size_t at = 0, right_at = 0;
    for (mp_map_elem_t *entry; (entry = map_next(&left->map, &at)) != NULL;) {
        mp_obj_t value = entry->value;
        mp_map_elem_t *other;
        if (in_order) {
            other = map_next(&right->map, &right_at);
            if (other == NULL) {
                return false;
            }
            mp_obj_t other_value = other->value;
            if (!mp_obj_equal(entry->key, other->key) || !mp_obj_equal(value, other_value)) {
                return false;
            }
        } else {
            other = mp_map_lookup(&right->map, entry->key, MP_MAP_LOOKUP);
            if (other == NULL || (value != other->value && !mp_obj_equal(value, other->value))) {
                return false;
            }
        }
    }
    return true;
}

static mp_obj_t dict_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    mp_obj_dict_t *dict = MP_OBJ_TO_PTR(left), *other;
    switch (op) {
        case MP_BINARY_OP_CONTAINS:
            return mp_obj_new_bool(mp_map_lookup(&dict->map, right, MP_MAP_LOOKUP) != NULL);
        case MP_BINARY_OP_EQUAL:
            other = dict_or_null(right);
            return other == NULL ? MP_OBJ_NULL : mp_obj_new_bool(equal(dict, other));
        case MP_BINARY_OP_INPLACE_OR:
            merge(changeable(left), right);
            return left;
        case MP_BINARY_OP_OR:
            other = dict_or_null(right);
            if (other == NULL) {
                return MP_OBJ_NULL;
            }
            left = mp_obj_dict_copy(left);
            if (dict_is_ordered(other)) { // a subclass's operator comes first
                ((mp_obj_dict_t *)MP_OBJ_TO_PTR(left))->base.type = &mp_type_ordereddict;
            }
            merge(mp_obj_dict_get_map(left), right);
            return left;
        case MP_BINARY_OP_REVERSE_OR:
            other = dict_or_null(right);
            if (other == NULL) {
                return MP_OBJ_NULL;
            }
            right = mp_obj_dict_copy(MP_OBJ_FROM_PTR(other));
            ((mp_obj_dict_t *)MP_OBJ_TO_PTR(right))->base.type = dict->base.type;
            merge(mp_obj_dict_get_map(right), left);
            return right;
        default:
            return MP_OBJ_NULL;
    }
}

mp_obj_t mp_obj_dict_get(mp_obj_t self, mp_obj_t key) {
    mp_map_elem_t *entry = mp_map_lookup(mp_obj_dict_get_map(self), key, MP_MAP_LOOKUP);
    if (entry == NULL) {
        mp_raise_type_arg(&mp_type_KeyError, key);
    }
    return entry->value;
}

// What was removed, or MP_OBJ_NULL.
static mp_obj_t removed(mp_obj_t self, mp_obj_t key) {
    mp_map_elem_t *entry = mp_map_lookup(changeable(self), key, MP_MAP_LOOKUP_REMOVE_IF_FOUND);
    if (entry == NULL) {
        return MP_OBJ_NULL;
    }
    mp_obj_t value = entry->value;
    entry->value = MP_OBJ_NULL; // the collector may take it
    return value;
}

mp_obj_t mp_obj_dict_store(mp_obj_t self, mp_obj_t key, mp_obj_t value) {
    store(changeable(self), key, value);
    return self;
}

mp_obj_t mp_obj_dict_delete(mp_obj_t self, mp_obj_t key) {
    if (removed(self, key) == MP_OBJ_NULL) {
        mp_raise_type_arg(&mp_type_KeyError, key);
    }
    return self;
}

static mp_obj_t dict_subscr(mp_obj_t self, mp_obj_t key, mp_obj_t value) {
    if (value == MP_OBJ_SENTINEL) {
        mp_map_elem_t *entry = mp_map_lookup(mp_obj_dict_get_map(self), key, MP_MAP_LOOKUP);
        if (entry == NULL) {
            mp_raise_type_arg(&mp_type_KeyError, key);
        }
        return entry->value;
    }
    if (value == MP_OBJ_NULL) {
        mp_obj_dict_delete(self, key);
    } else {
        store(changeable(self), key, value);
    }
    return mp_const_none;
}

static mp_obj_t dict_clear(mp_obj_t self) {
    mp_map_clear(changeable(self));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(clear_object, dict_clear);

mp_obj_t mp_obj_dict_copy(mp_obj_t self) {
    mp_obj_dict_t *dict = MP_OBJ_TO_PTR(self), *copy = m_new_obj(mp_obj_dict_t);
    copy->base.type = dict->base.type;
    map_copy(&copy->map, &dict->map);
    return MP_OBJ_FROM_PTR(copy);
}
static MP_DEFINE_CONST_FUN_OBJ_1(copy_object, mp_obj_dict_copy);

static mp_obj_t dict_fromkeys(size_t n_args, const mp_obj_t *args) {
    mp_obj_t value = n_args > 2 ? args[2] : mp_const_none;
    mp_obj_t dict = mp_call_function_0(args[0]);
    bool direct = mp_obj_is_dict_or_ordereddict(dict);
    mp_obj_t iterator = mp_getiter(args[1], NULL);
    for (mp_obj_t key; (key = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        if (direct) {
            store(mp_obj_dict_get_map(dict), key, value);
        } else {
            mp_obj_subscr(dict, key, value);
        }
    }
    return dict;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(fromkeys_function, 2, 3, dict_fromkeys);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(fromkeys_object, MP_ROM_PTR(&fromkeys_function));

static mp_obj_t dict_get(size_t n_args, const mp_obj_t *args) {
    mp_map_elem_t *entry = mp_map_lookup(mp_obj_dict_get_map(args[0]), args[1], MP_MAP_LOOKUP);
    return entry != NULL ? entry->value : n_args > 2 ? args[2] : mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(get_object, 2, 3, dict_get);

static mp_obj_t dict_pop(size_t n_args, const mp_obj_t *args) {
    mp_obj_t value = removed(args[0], args[1]);
    if (value == MP_OBJ_NULL) {
        if (n_args == 2) {
            mp_raise_type_arg(&mp_type_KeyError, args[1]);
        }
        return args[2];
    }
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(pop_object, 2, 3, dict_pop);

static mp_obj_t ordered_dict_pop(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_key, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL} },
        { MP_QSTR_default, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL} },
    };
    mp_arg_val_t values[2];
    mp_arg_parse_all(n_args - 1, args + 1, keywords, 2, allowed, values);
    mp_obj_t arguments[] = {args[0], values[0].u_obj, values[1].u_obj};
    return dict_pop(arguments[2] == MP_OBJ_NULL ? 2 : 3, arguments);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(ordered_pop_object, 1, ordered_dict_pop);

static mp_obj_t dict_setdefault(size_t n_args, const mp_obj_t *args) {
    mp_map_elem_t *entry = mp_map_lookup(changeable(args[0]), args[1], MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    if (entry->value == MP_OBJ_NULL) {
        entry->value = n_args > 2 ? args[2] : mp_const_none;
    }
    return entry->value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(setdefault_object, 2, 3, dict_setdefault);

static mp_obj_t pop_item(mp_obj_t self, bool last, mp_rom_error_text_t empty) {
    mp_map_t *map = changeable(self);
    size_t at = last ? SIZE_MAX : 0;
    mp_map_elem_t *entry = last ? map_previous(map, &at) : map_next(map, &at);
    if (entry == NULL) {
        mp_raise_msg(&mp_type_KeyError, empty);
    }
    mp_obj_t item = mp_obj_new_tuple(2, (mp_obj_t[]) {entry->key, entry->value});
    map_remove(map, entry);
    entry->value = MP_OBJ_NULL;
    return item;
}

static mp_obj_t dict_popitem(mp_obj_t self) {
    return pop_item(self, true, MP_ERROR_TEXT("popitem(): dictionary is empty"));
}
static MP_DEFINE_CONST_FUN_OBJ_1(popitem_object, dict_popitem);

static mp_obj_t ordered_dict_popitem(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_last, MP_ARG_OBJ, {.u_obj = mp_const_true} },
    };
    mp_arg_val_t last;
    mp_arg_parse_all(n_args - 1, args + 1, keywords, 1, allowed, &last);
    return pop_item(args[0], mp_obj_is_true(last.u_obj), MP_ERROR_TEXT("dictionary is empty"));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(ordered_popitem_object, 1, ordered_dict_popitem);

static mp_obj_t ordered_dict_move_to_end(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_key, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL} },
        { MP_QSTR_last, MP_ARG_OBJ, {.u_obj = mp_const_true} },
    };
    mp_arg_val_t values[2];
    mp_arg_parse_all(n_args - 1, args + 1, keywords, 2, allowed, values);
    bool last = mp_obj_is_true(values[1].u_obj);
    mp_map_t *map = changeable(args[0]);
    mp_map_elem_t *entry = mp_map_lookup(map, values[0].u_obj, MP_MAP_LOOKUP);
    if (entry == NULL) {
        mp_raise_type_arg(&mp_type_KeyError, values[0].u_obj);
    }
    map_move(map, entry, last);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(move_to_end_object, 1, ordered_dict_move_to_end);

static mp_obj_t dict_update(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    merge_arguments(changeable(args[0]), "update", n_args - 1, args + 1, keywords);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(update_object, 1, dict_update);

// Those of a dict come first, those of an OrderedDict last.
static const mp_rom_map_elem_t methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&pop_object) },
    { MP_ROM_QSTR(MP_QSTR_popitem), MP_ROM_PTR(&popitem_object) },
#define ORDERED_FROM (2)
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&clear_object) },
    { MP_ROM_QSTR(MP_QSTR_copy), MP_ROM_PTR(&copy_object) },
    { MP_ROM_QSTR(MP_QSTR_fromkeys), MP_ROM_PTR(&fromkeys_object) },
    { MP_ROM_QSTR(MP_QSTR_get), MP_ROM_PTR(&get_object) },
    { MP_ROM_QSTR(MP_QSTR_items), MP_ROM_PTR(&dict_items_object) },
    { MP_ROM_QSTR(MP_QSTR_keys), MP_ROM_PTR(&dict_keys_object) },
    { MP_ROM_QSTR(MP_QSTR_setdefault), MP_ROM_PTR(&setdefault_object) },
    { MP_ROM_QSTR(MP_QSTR_update), MP_ROM_PTR(&update_object) },
    { MP_ROM_QSTR(MP_QSTR_values), MP_ROM_PTR(&dict_values_object) },
    { MP_ROM_QSTR(MP_QSTR___reversed__), MP_ROM_PTR(&dict_reversed_object) },
    { MP_ROM_QSTR(MP_QSTR___contains__), MP_ROM_PTR(&mp_op_contains_obj) },
    { MP_ROM_QSTR(MP_QSTR___getitem__), MP_ROM_PTR(&mp_op_getitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___setitem__), MP_ROM_PTR(&mp_op_setitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___delitem__), MP_ROM_PTR(&mp_op_delitem_obj) },
#define ORDERED_ONLY (3)
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&ordered_pop_object) },
    { MP_ROM_QSTR(MP_QSTR_popitem), MP_ROM_PTR(&ordered_popitem_object) },
    { MP_ROM_QSTR(MP_QSTR_move_to_end), MP_ROM_PTR(&move_to_end_object) },
};
static MP_DEFINE_CONST_DICT_WITH_SIZE(dict_methods, methods_table, MP_ARRAY_SIZE(methods_table) - ORDERED_ONLY);
static MP_DEFINE_CONST_DICT_WITH_SIZE(ordered_dict_methods, &methods_table[ORDERED_FROM], MP_ARRAY_SIZE(methods_table) - ORDERED_FROM);

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_dict,
    MP_QSTR_dict,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, mp_obj_dict_make_new,
    print, dict_print,
    unary_op, dict_unary_op,
    binary_op, dict_binary_op,
    subscr, dict_subscr,
    iter, dict_getiter,
    locals_dict, &dict_methods
    );

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_ordereddict,
    MP_QSTR_OrderedDict,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, mp_obj_dict_make_new,
    print, dict_print,
    unary_op, dict_unary_op,
    binary_op, dict_binary_op,
    subscr, dict_subscr,
    iter, dict_getiter,
    parent, &mp_type_dict,
    locals_dict, &ordered_dict_methods
    );

void mp_obj_dict_init(mp_obj_dict_t *dict, size_t n_args) {
    dict->base.type = &mp_type_dict;
    mp_map_init(&dict->map, n_args);
}

mp_obj_t mp_obj_new_dict(size_t n_args) {
    mp_obj_dict_t *dict = m_new_obj(mp_obj_dict_t);
    mp_obj_dict_init(dict, n_args);
    return MP_OBJ_FROM_PTR(dict);
}

size_t mp_obj_dict_len(mp_obj_t self) {
    return mp_obj_dict_get_map(self)->used;
}
