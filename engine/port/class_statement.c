// The class statement: what the compiler makes of it calls __build_class__(body, name, *bases, **keywords).

#include "py/objlist.h"

#include "classes.h"

// The namespace that a metaclass's __prepare__() gave, when it is no plain dict: the body's names are kept in a dict, as
// the interpreter needs it, and every assignment is told to the mapping as well.
typedef struct {
    mp_obj_dict_t dict;
    mp_obj_t mapping;
} class_namespace_t;

static MP_DEFINE_CONST_OBJ_TYPE(type_namespace, MP_QSTR_dict, MP_TYPE_FLAG_NONE);

void class_namespace_store(mp_obj_dict_t *dict, qstr name, mp_obj_t value) {
    if (dict->base.type == &type_namespace) {
        if (value == MP_OBJ_NULL) {
            mp_obj_subscr(((class_namespace_t *)dict)->mapping, MP_OBJ_NEW_QSTR(name), MP_OBJ_NULL);
            mp_map_lookup(&dict->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP_REMOVE_IF_FOUND);
            return;
        }
        mp_obj_subscr(((class_namespace_t *)dict)->mapping, MP_OBJ_NEW_QSTR(name), value);
        mp_map_lookup(&dict->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = value;
        return;
    }
    if (value == MP_OBJ_NULL) {
        mp_obj_dict_delete(MP_OBJ_FROM_PTR(dict), MP_OBJ_NEW_QSTR(name));
    } else {
        mp_obj_dict_store(MP_OBJ_FROM_PTR(dict), MP_OBJ_NEW_QSTR(name), value);
    }
}

// What a name has in a mapping, or MP_OBJ_NULL.
mp_obj_t class_namespace_load(mp_obj_dict_t *dict, qstr name) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t value = mp_obj_subscr(class_namespace_mapping(dict), MP_OBJ_NEW_QSTR(name), MP_OBJ_SENTINEL);
        nlr_pop();
        return value;
    }
    if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(((mp_obj_base_t *)nlr.ret_val)->type), MP_OBJ_FROM_PTR(&mp_type_KeyError))) {
        nlr_jump(nlr.ret_val);
    }
    return MP_OBJ_NULL;
}

mp_obj_t class_namespace_mapping(mp_obj_dict_t *dict) {
    return dict->base.type == &type_namespace ? ((class_namespace_t *)dict)->mapping : MP_OBJ_FROM_PTR(dict);
}

// Bases that are no classes name those that they stand for.
static mp_obj_t resolve_bases(size_t n, const mp_obj_t *bases, bool *resolved) {
    mp_obj_t given = mp_obj_new_tuple(n, bases);
    mp_obj_t list = MP_OBJ_NULL;
    for (size_t i = 0; i < n; i++) {
        mp_obj_t entries = MP_OBJ_NULL;
        if (!mp_obj_is_class(bases[i])) {
            mp_obj_t dest[3];
            mp_load_special_method_maybe(bases[i], MP_QSTR___mro_entries__, dest);
            if (dest[0] != MP_OBJ_NULL) {
                dest[2] = given;
                entries = mp_call_method_n_kw(1, 0, dest);
                if (!mp_obj_is_type(entries, &mp_type_tuple)) {
                    mp_raise_TypeError(MP_ERROR_TEXT("__mro_entries__ must return a tuple"));
                }
                if (list == MP_OBJ_NULL) {
                    list = mp_obj_new_list(i, (mp_obj_t *)bases);
                }
            }
        }
        if (entries != MP_OBJ_NULL) {
            size_t n_entries;
            mp_obj_t *items;
            mp_obj_tuple_get(entries, &n_entries, &items);
            for (size_t j = 0; j < n_entries; j++) {
                mp_obj_list_append(list, items[j]);
            }
        } else if (list != MP_OBJ_NULL) {
            mp_obj_list_append(list, bases[i]);
        }
    }
    *resolved = list != MP_OBJ_NULL;
    if (!*resolved) {
        return given;
    }
    size_t length;
    mp_obj_t *items;
    mp_obj_list_get(list, &length, &items);
    return mp_obj_new_tuple(length, items);
}

static mp_obj_t run_body(mp_obj_t body, mp_obj_dict_t *namespace) {
    nlr_jump_callback_node_globals_locals_t ctx;
    ctx.globals = mp_globals_get();
    ctx.locals = mp_locals_get();
    nlr_push_jump_callback(&ctx.callback, mp_globals_locals_set_from_nlr_jump_callback);
    mp_locals_set(namespace);
    mp_obj_t cell = mp_call_function_0(body);
    nlr_pop_jump_callback(true);
    return cell;
}

mp_obj_dict_t *class_namespace_of(mp_obj_t mapping) {
    if (mp_obj_is_type(mapping, &mp_type_dict)) {
        return MP_OBJ_TO_PTR(mapping);
    }
    class_namespace_t *o = mp_obj_malloc(class_namespace_t, &type_namespace);
    mp_map_init(&o->dict.map, 0);
    o->mapping = mapping;
    mp_obj_t native = mp_obj_cast_to_native_base(mapping, MP_OBJ_FROM_PTR(&mp_type_dict));
    if (native == MP_OBJ_NULL && mp_obj_is_dict_or_ordereddict(mapping)) {
        native = mapping;
    }
    if (native != MP_OBJ_NULL) {
        const mp_map_t *map = &((mp_obj_dict_t *)MP_OBJ_TO_PTR(native))->map;
        for (size_t i = 0; i < map->alloc; i++) {
            if (mp_map_slot_is_filled(map, i)) {
                mp_map_lookup(&o->dict.map, map->table[i].key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = map->table[i].value;
            }
        }
    }
    return &o->dict;
}

mp_obj_t class_build(size_t n_args, const mp_obj_t *args, mp_map_t *kw_map) {
    bool resolved;
    mp_obj_t bases = resolve_bases(n_args - 2, args + 2, &resolved);

    // The keywords but metaclass=, behind room for name, bases and namespace.
    mp_obj_t *call_args = m_new(mp_obj_t, 3 + 2 * kw_map->used);
    size_t n_kw = 0;
    mp_obj_t meta = MP_OBJ_NULL;
    for (size_t i = 0; i < kw_map->alloc; i++) {
        if (!mp_map_slot_is_filled(kw_map, i)) {
            continue;
        }
        if (kw_map->table[i].key == MP_OBJ_NEW_QSTR(MP_QSTR_metaclass)) {
            meta = kw_map->table[i].value;
        } else {
            call_args[3 + 2 * n_kw] = kw_map->table[i].key;
            call_args[4 + 2 * n_kw] = kw_map->table[i].value;
            n_kw++;
        }
    }
    const mp_obj_tuple_t *bases_tuple = MP_OBJ_TO_PTR(bases);
    if (meta == MP_OBJ_NULL) {
        meta = bases_tuple->len == 0 ? MP_OBJ_FROM_PTR(&mp_type_type) : MP_OBJ_FROM_PTR(mp_obj_get_type(bases_tuple->items[0]));
    }
    if (mp_obj_is_class(meta)) {
        meta = MP_OBJ_FROM_PTR(class_winning_meta(MP_OBJ_TO_PTR(meta), bases_tuple));
    }
    bool plain = meta == MP_OBJ_FROM_PTR(&mp_type_type);

    call_args[0] = args[1];
    call_args[1] = bases;
    call_args[2] = MP_OBJ_NULL;
    if (!plain) {
        mp_obj_t prepare[2];
        mp_load_method_maybe(meta, MP_QSTR___prepare__, prepare);
        if (prepare[0] != MP_OBJ_NULL) {
            mp_obj_t *prepare_args = m_new(mp_obj_t, 2 + 2 * n_kw);
            prepare_args[0] = args[1];
            prepare_args[1] = bases;
            for (size_t i = 0; i < 2 * n_kw; i++) {
                prepare_args[2 + i] = call_args[3 + i];
            }
            call_args[2] = prepare[1] == MP_OBJ_NULL ? mp_call_function_n_kw(prepare[0], 2, n_kw, prepare_args)
                : mp_call_method_self_n_kw(prepare[0], prepare[1], 2, n_kw, prepare_args);
            if (!MP_OBJ_TYPE_HAS_SLOT(mp_obj_get_type(call_args[2]), subscr)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s.__prepare__() must return a mapping, not %s"),
                    mp_obj_is_class(meta) ? qstr_str(((mp_obj_type_t *)MP_OBJ_TO_PTR(meta))->name) : "<metaclass>", mp_obj_get_type_str(call_args[2]));
            }
        }
    }
    if (call_args[2] == MP_OBJ_NULL) {
        call_args[2] = mp_obj_new_dict(0);
    }
    mp_obj_dict_t *namespace = class_namespace_of(call_args[2]);
    mp_obj_t cell = run_body(args[0], namespace);
    if (resolved) {
        class_namespace_store(namespace, MP_QSTR___orig_bases__, mp_obj_new_tuple(n_args - 2, args + 2));
    }
    bool has_cell = mp_obj_is_type(cell, &mp_type_cell);
    if (has_cell) {
        class_namespace_store(namespace, MP_QSTR___classcell__, cell);
    }
    mp_obj_t made = plain ? class_new(&mp_type_type, 3, n_kw, call_args) : mp_call_function_n_kw(meta, 3, n_kw, call_args);
    if (has_cell && mp_obj_cell_get(cell) == MP_OBJ_NULL) {
        mp_obj_cell_set(cell, made);
    }
    return made;
}
