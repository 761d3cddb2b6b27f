// What patterns of the match statement ask of a subject.

#include "intrinsics.h"
#include "py/bc0.h"
#include "py/builtin.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/runtime.h"

static bool is_kind_of(mp_obj_t object, const mp_obj_type_t *const *types, size_t count) {
    const mp_obj_type_t *type = mp_obj_get_type(object);
    for (size_t i = 0; i < count; ++i) {
        if (type == types[i] || mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(types[i]))) {
            return true;
        }
    }
    return false;
}

// Whether it is an instance of that abstract class, which it can be only once its module was imported.
static bool is_abstract(mp_obj_t object, qstr name) {
    if (!mp_obj_is_instance_type(mp_obj_get_type(object))) {
        return false;
    }
    mp_map_elem_t *module = mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(qstr_from_str("collections.abc")), MP_MAP_LOOKUP);
    if (module == NULL) {
        return false;
    }
    mp_obj_t found[2];
    mp_load_method_maybe(module->value, name, found);
    return found[0] != MP_OBJ_NULL && mp_obj_is_true(mp_call_function_2(MP_OBJ_FROM_PTR(&mp_builtin_isinstance_obj), object, found[0]));
}

static bool is_sequence(mp_obj_t object) {
    static const mp_obj_type_t *const types[] = {
        &mp_type_list, &mp_type_tuple, &mp_type_range, &mp_type_memoryview, &mp_type_array, &mp_type_deque,
    };
    return is_kind_of(object, types, MP_ARRAY_SIZE(types)) || is_abstract(object, MP_QSTR_Sequence);
}

static bool has_length(mp_obj_t object, mp_uint_t n) {
    size_t length = mp_obj_get_int(mp_obj_len(object));
    return n & 1 ? length >= n >> 1 : length == n >> 1;
}

static bool is_mapping(mp_obj_t object) {
    static const mp_obj_type_t *const types[] = {&mp_type_dict};
    return is_kind_of(object, types, MP_ARRAY_SIZE(types)) || is_abstract(object, MP_QSTR_Mapping);
}

// The value of a key, or MP_OBJ_NULL. A mapping of the guest's is asked by its get(), which makes no values.
static mp_obj_t get_key(mp_obj_t mapping, mp_obj_t key, mp_obj_t missing) {
    if (mp_obj_is_exact_type(mapping, &mp_type_dict)) {
        mp_map_elem_t *found = mp_map_lookup(mp_obj_dict_get_map(mapping), key, MP_MAP_LOOKUP);
        return found == NULL ? MP_OBJ_NULL : found->value;
    }
    mp_obj_t call[4];
    mp_load_method(mapping, MP_QSTR_get, call);
    call[2] = key;
    call[3] = missing;
    mp_obj_t value = mp_call_method_n_kw(2, 0, call);
    return value == missing ? MP_OBJ_NULL : value;
}

// A tuple of the values of all keys and perhaps of a dict of all others; MP_OBJ_NULL if a key is missing.
static mp_obj_t match_keys(mp_obj_t mapping, mp_obj_t keys, bool with_rest) {
    size_t count;
    mp_obj_t *items;
    mp_obj_get_array(keys, &count, &items);
    if ((size_t)mp_obj_get_int(mp_obj_len(mapping)) < count) {
        return MP_OBJ_NULL;
    }
    mp_obj_t values = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < count; ++i) {
        for (size_t j = 0; j < i; ++j) {
            if (mp_obj_equal(items[i], items[j])) {
                mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("mapping pattern checks duplicate key (%s)"),
                    mp_obj_str_get_str(format_value(items[i], MP_OBJ_NULL, 'r')));
            }
        }
        mp_obj_t value = get_key(mapping, items[i], values);
        if (value == MP_OBJ_NULL) {
            return MP_OBJ_NULL;
        }
        mp_obj_list_append(values, value);
    }
    if (with_rest) {
        mp_obj_t rest = mp_obj_new_dict(0);
        mp_obj_t call[3];
        mp_load_method(mapping, MP_QSTR_keys, call);
        mp_obj_t iterator = mp_getiter(mp_call_method_n_kw(0, 0, call), NULL);
        mp_obj_t key;
        while ((key = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
            bool is_taken = false;
            for (size_t i = 0; i < count && !is_taken; ++i) {
                is_taken = mp_obj_equal(items[i], key);
            }
            if (!is_taken) {
                mp_obj_dict_store(rest, key, mp_obj_subscr(mapping, key, MP_OBJ_SENTINEL));
            }
        }
        mp_obj_list_append(values, rest);
    }
    return values;
}

// Appends an attribute's value; false if there is none.
static bool append_attribute(mp_obj_t values, mp_obj_t object, mp_obj_t name) {
    mp_obj_t found[2];
    mp_load_method_protected(object, mp_obj_str_get_qstr(name), found, false);
    if (found[0] == MP_OBJ_NULL) {
        return false;
    }
    mp_obj_list_append(values, found[1] == MP_OBJ_NULL ? found[0] : mp_obj_new_bound_meth(found[0], found[1]));
    return true;
}

NORETURN static void too_many_positional(mp_obj_t class, size_t allowed, size_t given) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() accepts %u positional sub-pattern%s (%u given)"),
        ((mp_obj_type_t *)MP_OBJ_TO_PTR(class))->name, (uint)allowed, allowed == 1 ? "" : "s", (uint)given);
}

static mp_obj_t match_class(mp_obj_t object, mp_obj_t class, mp_obj_t names, size_t n_positional) {
    // Of these, the one positional pattern is for the object itself.
    static const mp_obj_type_t *const whole[] = {
        &mp_type_bool, &mp_type_bytearray, &mp_type_bytes, &mp_type_dict, &mp_type_float, &mp_type_frozenset, &mp_type_int, &mp_type_list,
        &mp_type_set, &mp_type_str, &mp_type_tuple,
    };
    mp_obj_t dest[2];
    if (!mp_obj_is_type(class, &mp_type_type)) {
        mp_load_method_maybe(class, MP_QSTR___mro__, dest);
        if (dest[0] == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("called match pattern must be a type"));
        }
    }
    if (!mp_obj_is_true(mp_call_function_2(MP_OBJ_FROM_PTR(&mp_builtin_isinstance_obj), object, class))) {
        return MP_OBJ_NULL;
    }
    mp_obj_t values = mp_obj_new_list(0, NULL);
    size_t n_names;
    mp_obj_t *name;
    mp_obj_get_array(names, &n_names, &name);
    if (n_positional != 0) {
        mp_load_method_protected(class, MP_QSTR___match_args__, dest, false);
        if (dest[0] != MP_OBJ_NULL) {
            if (!mp_obj_is_type(dest[0], &mp_type_tuple)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q.__match_args__ must be a tuple (got %s)"),
                    ((mp_obj_type_t *)MP_OBJ_TO_PTR(class))->name, mp_obj_get_type_str(dest[0]));
            }
            size_t allowed;
            mp_obj_t *args;
            mp_obj_get_array(dest[0], &allowed, &args);
            if (n_positional > allowed) {
                too_many_positional(class, allowed, n_positional);
            }
            for (size_t i = 0; i < n_positional; ++i) {
                if (!mp_obj_is_str(args[i])) {
                    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__match_args__ elements must be strings (got %s)"), mp_obj_get_type_str(args[i]));
                }
                for (size_t j = 0; j < i + n_names; ++j) {
                    if (mp_obj_equal(args[i], j < i ? args[j] : name[j - i])) {
                        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() got multiple sub-patterns for attribute '%s'"),
                            ((mp_obj_type_t *)MP_OBJ_TO_PTR(class))->name, mp_obj_str_get_str(args[i]));
                    }
                }
                if (!append_attribute(values, object, args[i])) {
                    return MP_OBJ_NULL;
                }
            }
        } else {
            size_t allowed = 0;
            for (size_t i = 0; i < MP_ARRAY_SIZE(whole) && allowed == 0; ++i) {
                allowed = mp_obj_is_subclass_fast(class, MP_OBJ_FROM_PTR(whole[i]));
            }
            if (n_positional > allowed) {
                too_many_positional(class, allowed, n_positional);
            }
            mp_obj_list_append(values, object);
        }
    }
    for (size_t i = 0; i < n_names; ++i) {
        if (!append_attribute(values, object, name[i])) {
            return MP_OBJ_NULL;
        }
    }
    return values;
}

// Puts the values of a match, or what is of no use where there are none, and whether there are.
static mp_obj_t *put_values(mp_obj_t *sp, mp_obj_t values) {
    sp[0] = values == MP_OBJ_NULL ? mp_const_none : values;
    sp[1] = mp_obj_new_bool(values != MP_OBJ_NULL);
    return sp + 1;
}

mp_obj_t *match_intrinsic(mp_uint_t argument, mp_obj_t *sp) {
    mp_uint_t n = argument >> MP_INTRINSIC_BITS;
    switch (argument & ((1 << MP_INTRINSIC_BITS) - 1)) {
        case MP_INTRINSIC_MATCH_BEGIN: {
            mp_obj_t names = mp_obj_new_list(n, NULL);
            sp[1] = names;
            sp[2] = sp[0];
            return sp + 2;
        }
        case MP_INTRINSIC_CAPTURE:
            ((mp_obj_list_t *)MP_OBJ_TO_PTR(sp[-(mp_int_t)(n >> 8)]))->items[n & 0xff] = sp[0];
            return sp - 1;
        case MP_INTRINSIC_CAPTURED:
            sp[1] = ((mp_obj_list_t *)MP_OBJ_TO_PTR(sp[0]))->items[n];
            return sp + 1;
        case MP_INTRINSIC_MATCH_SEQUENCE:
            sp[1] = mp_obj_new_bool(is_sequence(sp[0]) && has_length(sp[0], n));
            return sp + 1;
        case MP_INTRINSIC_MATCH_MAPPING:
            sp[1] = mp_obj_new_bool(is_mapping(sp[0]));
            return sp + 1;
        case MP_INTRINSIC_MATCH_KEYS:
            return put_values(sp - 1, match_keys(sp[-1], sp[0], n));
        default: // MP_INTRINSIC_MATCH_CLASS
            return put_values(sp - 2, match_class(sp[-2], sp[-1], sp[0], n));
    }
}
