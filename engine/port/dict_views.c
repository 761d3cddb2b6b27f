// Views of dicts, and iterating over dicts: forwards and backwards, noticing when entries came or went.

#include <string.h>

#include "dicts.h"
#include "py/builtin.h"
#include "py/runtime.h"
#include "repr_guard.h"
#include "sets.h"
#include "tables.h"

typedef enum { KEYS, VALUES, ITEMS } part_t;

typedef struct {
    mp_obj_base_t base;
    mp_obj_dict_t *dict;
    part_t part;
} view_t;

// As large as an mp_obj_iter_buf_t.
typedef struct {
    mp_obj_base_t base;
    mp_obj_dict_t *dict; // NULL at the end
    size_t at;
    size_t part : 2;
    size_t backwards : 1;
    size_t used : 29; // entries at the beginning
} iterator_t;

#define CHANGED ((1u << 29) - 1)

static const mp_obj_type_t *const view_types[3];
static const mp_obj_type_t *const iterator_types[2][3];

static mp_obj_t part_of_entry(part_t part, const mp_map_elem_t *entry) {
    if (part == ITEMS) {
        mp_obj_t item[] = {entry->key, entry->value};
        return mp_obj_new_tuple(2, item);
    }
    return part == KEYS ? entry->key : entry->value;
}

static mp_obj_t iterator_next(mp_obj_t self) {
    iterator_t *iterator = MP_OBJ_TO_PTR(self);
    if (iterator->dict == NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    const mp_map_t *map = &iterator->dict->map;
    if (map->used != iterator->used) {
        iterator->used = CHANGED;
        mp_raise_msg(&mp_type_RuntimeError, dict_is_ordered(iterator->dict) ? MP_ERROR_TEXT("OrderedDict mutated during iteration")
            : MP_ERROR_TEXT("dictionary changed size during iteration"));
    }
    const mp_map_elem_t *entry = iterator->backwards ? map_previous(map, &iterator->at) : map_next(map, &iterator->at);
    if (entry == NULL) {
        iterator->dict = NULL;
        return MP_OBJ_STOP_ITERATION;
    }
    return part_of_entry(iterator->part, entry);
}

static mp_obj_t iterate(mp_obj_dict_t *dict, part_t part, bool backwards, iterator_t *iterator) {
    iterator->base.type = iterator_types[backwards][part];
    iterator->dict = dict;
    iterator->at = backwards ? SIZE_MAX : 0;
    iterator->part = part;
    iterator->backwards = backwards;
    iterator->used = dict->map.used;
    return MP_OBJ_FROM_PTR(iterator);
}

mp_obj_t dict_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    return iterate(MP_OBJ_TO_PTR(self), KEYS, false, (iterator_t *)buffer);
}

static mp_obj_t view_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    view_t *view = MP_OBJ_TO_PTR(self);
    return iterate(view->dict, view->part, false, (iterator_t *)buffer);
}

static mp_obj_t dict_reversed(mp_obj_t self) {
    return iterate(MP_OBJ_TO_PTR(self), KEYS, true, m_new_obj(iterator_t));
}
MP_DEFINE_CONST_FUN_OBJ_1(dict_reversed_object, dict_reversed);

static mp_obj_t view_reversed(mp_obj_t self) {
    view_t *view = MP_OBJ_TO_PTR(self);
    return iterate(view->dict, view->part, true, m_new_obj(iterator_t));
}
static MP_DEFINE_CONST_FUN_OBJ_1(view_reversed_object, view_reversed);

static void view_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    view_t *view = MP_OBJ_TO_PTR(self);
    repr_guard_t guard;
    if (!repr_enter(&guard, view)) {
        mp_print_str(print, "...");
        return;
    }
    if (dict_is_ordered(view->dict)) {
        mp_print_str(print, "o");
    }
    mp_print_str(print, qstr_str(view->base.type->name));
    mp_print_str(print, "([");
    const char *separator = "";
    size_t at = 0;
    for (mp_map_elem_t *entry; (entry = map_next(&view->dict->map, &at)) != NULL; separator = ", ") {
        mp_print_str(print, separator);
        mp_obj_print_helper(print, part_of_entry(view->part, entry), PRINT_REPR);
    }
    mp_print_str(print, "])");
    repr_leave();
}

static mp_obj_t view_unary_op(mp_unary_op_t op, mp_obj_t self) {
    view_t *view = MP_OBJ_TO_PTR(self);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(view->dict->map.used != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(view->dict->map.used);
        case MP_UNARY_OP_HASH:
            return view->part == VALUES ? MP_OBJ_NEW_SMALL_INT((uintptr_t)view >> 4) : MP_OBJ_NULL;
        default:
            return MP_OBJ_NULL;
    }
}

static view_t *view_or_null(mp_obj_t object) {
    if (!mp_obj_is_obj(object)) {
        return NULL;
    }
    view_t *view = MP_OBJ_TO_PTR(object);
    return view->base.type == view_types[KEYS] || view->base.type == view_types[ITEMS] ? view : NULL;
}

static bool contains(const view_t *view, mp_obj_t object) {
    mp_obj_t value = MP_OBJ_NULL;
    if (view->part == ITEMS) {
        size_t len;
        mp_obj_t *pair;
        if (!mp_obj_is_exact_type(object, &mp_type_tuple)) {
            return false;
        }
        mp_obj_get_array(object, &len, &pair);
        if (len != 2) {
            return false;
        }
        object = pair[0];
        value = pair[1];
    }
    mp_map_elem_t *entry = mp_map_lookup(&view->dict->map, object, MP_MAP_LOOKUP);
    return entry != NULL && (value == MP_OBJ_NULL || mp_obj_equal(entry->value, value));
}

static size_t length_of(const view_t *view, const set_object_t *set) {
    return view != NULL ? view->dict->map.used : set->set.used;
}

// Whether all of one view or set is in the other.
static bool includes(const view_t *view, set_object_t *set, mp_obj_t items) {
    mp_obj_t iterator = mp_getiter(items, NULL);
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        if (view != NULL ? !contains(view, item) : mp_set_lookup(&set->set, item, MP_MAP_LOOKUP) == MP_OBJ_NULL) {
            return false;
        }
    }
    return true;
}

static set_object_t *set_of_view(mp_obj_t object) {
    view_t *view = view_or_null(object);
    return set_from(&mp_type_set, view != NULL && view->part == KEYS ? MP_OBJ_FROM_PTR(view->dict) : object);
}

static mp_obj_t intersection(mp_obj_t left, mp_obj_t right) {
    view_t *view = view_or_null(left), *other = view_or_null(right);
    if (other != NULL && other->dict->map.used > view->dict->map.used) {
        view_t *larger = other;
        right = left;
        view = larger;
    } else if (mp_obj_is_exact_type(right, &mp_type_set) && view->dict->map.used <= set_or_null(right)->set.used) {
        return MP_OBJ_FROM_PTR(set_intersection(MP_OBJ_TO_PTR(right), left));
    }
    set_object_t *result = set_from(&mp_type_set, mp_const_empty_tuple);
    mp_obj_t iterator = mp_getiter(right, NULL);
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        if (contains(view, item)) {
            mp_set_lookup(&result->set, item, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        }
    }
    return MP_OBJ_FROM_PTR(result);
}

static mp_obj_t view_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    view_t *view = MP_OBJ_TO_PTR(left);
    if (view->part == VALUES) {
        return MP_OBJ_NULL;
    }
    if (op == MP_BINARY_OP_CONTAINS) {
        return mp_obj_new_bool(contains(view, right));
    }
    if (op == MP_BINARY_OP_REVERSE_OR || op == MP_BINARY_OP_REVERSE_XOR || op == MP_BINARY_OP_REVERSE_SUBTRACT) {
        mp_obj_t swapped = left;
        left = right;
        right = swapped;
    }
    set_object_t *result;
    switch (op) {
        case MP_BINARY_OP_AND:
        case MP_BINARY_OP_REVERSE_AND:
            return intersection(left, right);
        case MP_BINARY_OP_OR:
        case MP_BINARY_OP_REVERSE_OR:
            result = set_of_view(left);
            set_update(result, right);
            return MP_OBJ_FROM_PTR(result);
        case MP_BINARY_OP_XOR:
        case MP_BINARY_OP_REVERSE_XOR:
            result = set_of_view(left);
            set_toggle(result, right);
            return MP_OBJ_FROM_PTR(result);
        case MP_BINARY_OP_SUBTRACT:
        case MP_BINARY_OP_REVERSE_SUBTRACT:
            result = set_of_view(left);
            set_subtract(result, right);
            return MP_OBJ_FROM_PTR(result);
        default:
            break;
    }
    view_t *other = view_or_null(right);
    set_object_t *set = set_or_null(right);
    if (other == NULL && set == NULL) {
        return MP_OBJ_NULL;
    }
    size_t length = view->dict->map.used, other_length = length_of(other, set);
    switch (op) {
        case MP_BINARY_OP_EQUAL:
            return mp_obj_new_bool(length == other_length && includes(other, set, left));
        case MP_BINARY_OP_LESS:
            return mp_obj_new_bool(length < other_length && includes(other, set, left));
        case MP_BINARY_OP_LESS_EQUAL:
            return mp_obj_new_bool(length <= other_length && includes(other, set, left));
        case MP_BINARY_OP_MORE:
            return mp_obj_new_bool(length > other_length && includes(view, NULL, right));
        case MP_BINARY_OP_MORE_EQUAL:
            return mp_obj_new_bool(length >= other_length && includes(view, NULL, right));
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t view_isdisjoint(mp_obj_t self, mp_obj_t other) {
    mp_obj_t iterator = mp_getiter(other, NULL);
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        if (contains(MP_OBJ_TO_PTR(self), item)) {
            return mp_const_false;
        }
    }
    return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_2(view_isdisjoint_object, view_isdisjoint);

// Views of values have the first only.
static const mp_rom_map_elem_t view_methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR___reversed__), MP_ROM_PTR(&view_reversed_object) },
    { MP_ROM_QSTR(MP_QSTR_isdisjoint), MP_ROM_PTR(&view_isdisjoint_object) },
};
static MP_DEFINE_CONST_DICT(view_methods, view_methods_table);
static MP_DEFINE_CONST_DICT_WITH_SIZE(view_of_values_methods, view_methods_table, 1);

#define VIEW_TYPE(type, name, methods) \
    static MP_DEFINE_CONST_OBJ_TYPE( \
    type, name, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER, \
    print, view_print, unary_op, view_unary_op, binary_op, view_binary_op, iter, view_getiter, locals_dict, &methods)
#define ITERATOR_TYPE(type, name) \
    static MP_DEFINE_CONST_OBJ_TYPE(type, name, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, iterator_next)

VIEW_TYPE(keys_type, MP_QSTR_dict_keys, view_methods);
VIEW_TYPE(values_type, MP_QSTR_dict_values, view_of_values_methods);
VIEW_TYPE(items_type, MP_QSTR_dict_items, view_methods);
ITERATOR_TYPE(key_iterator_type, MP_QSTR_dict_keyiterator);
ITERATOR_TYPE(value_iterator_type, MP_QSTR_dict_valueiterator);
ITERATOR_TYPE(item_iterator_type, MP_QSTR_dict_itemiterator);
ITERATOR_TYPE(reverse_key_iterator_type, MP_QSTR_dict_reversekeyiterator);
ITERATOR_TYPE(reverse_value_iterator_type, MP_QSTR_dict_reversevalueiterator);
ITERATOR_TYPE(reverse_item_iterator_type, MP_QSTR_dict_reverseitemiterator);

static const mp_obj_type_t *const view_types[3] = {&keys_type, &values_type, &items_type};
static const mp_obj_type_t *const iterator_types[2][3] = {
    {&key_iterator_type, &value_iterator_type, &item_iterator_type},
    {&reverse_key_iterator_type, &reverse_value_iterator_type, &reverse_item_iterator_type},
};

static mp_obj_t view_of(mp_obj_t dict, part_t part) {
    view_t *view = mp_obj_malloc(view_t, view_types[part]);
    view->dict = MP_OBJ_TO_PTR(dict);
    view->part = part;
    return MP_OBJ_FROM_PTR(view);
}

static mp_obj_t dict_keys(mp_obj_t self) {
    return view_of(self, KEYS);
}
MP_DEFINE_CONST_FUN_OBJ_1(dict_keys_object, dict_keys);

static mp_obj_t dict_values(mp_obj_t self) {
    return view_of(self, VALUES);
}
MP_DEFINE_CONST_FUN_OBJ_1(dict_values_object, dict_values);

static mp_obj_t dict_items(mp_obj_t self) {
    return view_of(self, ITEMS);
}
MP_DEFINE_CONST_FUN_OBJ_1(dict_items_object, dict_items);
