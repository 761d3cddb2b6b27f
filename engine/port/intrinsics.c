// Displays with stars, and f-strings.

#include "intrinsics.h"

#include "async_generator.h"

#include <string.h>

#include "py/bc0.h"
#include "py/builtin.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/runtime.h"

#include "text.h"

bool is_iterable(mp_obj_t object) {
    const mp_obj_type_t *type = mp_obj_get_type(object);
    if (!mp_obj_is_instance_type(type)) {
        return type->flags & (MP_TYPE_FLAG_ITER_IS_ITERNEXT | MP_TYPE_FLAG_ITER_IS_CUSTOM | MP_TYPE_FLAG_ITER_IS_STREAM) || MP_OBJ_TYPE_HAS_SLOT(type, iter);
    }
    mp_obj_t method[2];
    mp_load_method_maybe(object, MP_QSTR___iter__, method);
    if (method[0] == MP_OBJ_NULL) {
        mp_load_method_maybe(object, MP_QSTR___getitem__, method);
    }
    static const mp_obj_type_t *const natives[] = {&mp_type_list, &mp_type_tuple, &mp_type_dict, &mp_type_str, &mp_type_set, &mp_type_bytes};
    bool is_native = false;
    for (size_t i = 0; i < MP_ARRAY_SIZE(natives) && !is_native; ++i) {
        is_native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(natives[i])) != MP_OBJ_NULL;
    }
    return is_native || method[0] != MP_OBJ_NULL;
}

static void list_extend(mp_obj_t list, mp_obj_t iterable) {
    if (!is_iterable(iterable)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Value after * must be an iterable, not %s"), mp_obj_get_type_str(iterable));
    }
    mp_obj_t iterator = mp_getiter(iterable, NULL);
    mp_obj_t item;
    while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_list_append(list, item);
    }
}

static void set_update(mp_obj_t set, mp_obj_t iterable) {
    mp_obj_t iterator = mp_getiter(iterable, NULL);
    mp_obj_t item;
    while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_set_store(set, item);
    }
}

static void dict_update(mp_obj_t dict, mp_obj_t mapping) {
    mp_obj_t call[3];
    mp_load_method_maybe(mapping, MP_QSTR_keys, call);
    if (call[0] == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object is not a mapping"), mp_obj_get_type_str(mapping));
    }
    if (mp_obj_is_type(mapping, &mp_type_dict)) {
        mp_load_method(dict, MP_QSTR_update, call);
        call[2] = mapping;
        mp_call_method_n_kw(1, 0, call);
        return;
    }
    mp_obj_t keys = mp_getiter(mp_call_method_n_kw(0, 0, call), NULL);
    mp_obj_t key;
    while ((key = mp_iternext(keys)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_dict_store(dict, key, mp_obj_subscr(mapping, key, MP_OBJ_SENTINEL));
    }
}

static mp_obj_t list_to_tuple(mp_obj_t list) {
    size_t length;
    mp_obj_t *items;
    mp_obj_list_get(list, &length, &items);
    return mp_obj_new_tuple(length, items);
}

mp_obj_t format_value(mp_obj_t value, mp_obj_t spec, mp_uint_t conversion) {
    if (conversion == 'r') {
        value = text_repr_of(value);
    } else if (conversion == 'a') {
        value = text_ascii_of(value);
    } else if (conversion == 's') {
        value = text_str_of(value);
    }
    return text_format(value, spec == MP_OBJ_NULL ? TEXT_EMPTY_STR : spec);
}

static mp_obj_t join(size_t count, const mp_obj_t *parts) {
    size_t total = 0;
    for (size_t i = 0; i < count; ++i) {
        size_t length;
        mp_obj_str_get_data(parts[i], &length);
        total += length;
    }
    vstr_t vstr;
    vstr_init_len(&vstr, total);
    char *to = vstr.buf;
    for (size_t i = 0; i < count; ++i) {
        size_t length;
        const char *from = mp_obj_str_get_data(parts[i], &length);
        memcpy(to, from, length);
        to += length;
    }
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}

// A function that has no attributes goes without.
static void annotate(mp_obj_t function, mp_obj_t annotations) {
    const mp_obj_type_t *type = mp_obj_get_type(function);
    if (MP_OBJ_TYPE_HAS_SLOT(type, attr)) {
        mp_obj_t dest[2] = {MP_OBJ_SENTINEL, annotations};
        MP_OBJ_TYPE_GET_SLOT(type, attr)(function, MP_QSTR___annotations__, dest);
    }
}

// Of a variable of the current module or class.
static void store_annotation(mp_obj_t annotation, mp_obj_t name) {
    mp_obj_dict_t *locals = mp_locals_get();
    mp_map_elem_t *annotations = mp_map_lookup(&locals->map, MP_OBJ_NEW_QSTR(MP_QSTR___annotations__), MP_MAP_LOOKUP);
    mp_obj_t dict;
    if (annotations != NULL) {
        dict = annotations->value;
    } else {
        dict = mp_obj_new_dict(0);
        mp_obj_dict_store(MP_OBJ_FROM_PTR(locals), MP_OBJ_NEW_QSTR(MP_QSTR___annotations__), dict);
    }
    mp_obj_subscr(dict, name, annotation);
}

mp_obj_t *vm_intrinsic(mp_uint_t argument, mp_obj_t *sp) {
    mp_uint_t n = argument >> MP_INTRINSIC_BITS;
    switch (argument & ((1 << MP_INTRINSIC_BITS) - 1)) {
        case MP_INTRINSIC_LIST_APPEND:
            sp -= n;
            for (size_t i = 1; i <= n; ++i) {
                mp_obj_list_append(*sp, sp[i]);
            }
            return sp;
        case MP_INTRINSIC_LIST_EXTEND:
            list_extend(sp[-1], sp[0]);
            return sp - 1;
        case MP_INTRINSIC_LIST_TO_TUPLE:
            *sp = list_to_tuple(*sp);
            return sp;
        case MP_INTRINSIC_SET_ADD:
            sp -= n;
            for (size_t i = 1; i <= n; ++i) {
                mp_obj_set_store(*sp, sp[i]);
            }
            return sp;
        case MP_INTRINSIC_SET_UPDATE:
            set_update(sp[-1], sp[0]);
            return sp - 1;
        case MP_INTRINSIC_DICT_UPDATE:
            dict_update(sp[-1], sp[0]);
            return sp - 1;
        case MP_INTRINSIC_FORMAT:
            *sp = format_value(*sp, MP_OBJ_NULL, n);
            return sp;
        case MP_INTRINSIC_FORMAT_SPEC:
            sp[-1] = format_value(sp[-1], sp[0], n);
            return sp - 1;
        case MP_INTRINSIC_JOIN:
            sp -= n - 1;
            *sp = join(n, sp);
            return sp;
        case MP_INTRINSIC_ANNOTATE:
            annotate(sp[-1], sp[0]);
            return sp - 1;
        case MP_INTRINSIC_STORE_ANNOTATION:
            store_annotation(sp[-1], sp[0]);
            return sp - 2;
        case MP_INTRINSIC_AWAITABLE:
            *sp = awaitable_iterator(*sp);
            return sp;
        case MP_INTRINSIC_WRAP_YIELDED:
            *sp = async_generator_wrap(*sp);
            return sp;
        case MP_INTRINSIC_EXCEPT_STAR:
            return except_star(n, sp);
        default:
            return match_intrinsic(argument, sp);
    }
}
