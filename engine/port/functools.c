// _functools: what functools is called for most: partial, lru_cache's wrapper, cmp_to_key and reduce.

#include "py/objtuple.h"
#include "py/runtime.h"

#include "classes.h"
#include "repr_guard.h"

// Attributes that a program set on such an object, as on a function. The type's own are found when this leaves the
// destination empty.
static void own_attribute(mp_obj_t *attributes, qstr name, mp_obj_t *dest) {
    mp_obj_t key = MP_OBJ_NEW_QSTR(name);
    if (dest[0] == MP_OBJ_NULL) {
        if (name == MP_QSTR___dict__) {
            if (*attributes == MP_OBJ_NULL) {
                *attributes = mp_obj_new_dict(0);
            }
            dest[0] = *attributes;
            return;
        }
        mp_map_elem_t *found = *attributes == MP_OBJ_NULL ? NULL : mp_map_lookup(mp_obj_dict_get_map(*attributes), key, MP_MAP_LOOKUP);
        if (found != NULL) {
            dest[0] = found->value;
        } else {
            dest[1] = MP_OBJ_SENTINEL;
        }
        return;
    }
    if (dest[1] != MP_OBJ_NULL) {
        if (*attributes == MP_OBJ_NULL) {
            *attributes = mp_obj_new_dict(0);
        }
        mp_obj_dict_store(*attributes, key, dest[1]);
        dest[0] = MP_OBJ_NULL;
    } else if (*attributes != MP_OBJ_NULL && mp_map_lookup(mp_obj_dict_get_map(*attributes), key, MP_MAP_LOOKUP) != NULL) {
        mp_obj_dict_delete(*attributes, key);
        dest[0] = MP_OBJ_NULL;
    }
}

// --- partial ---

typedef struct {
    mp_obj_base_t base;
    mp_obj_t function;
    mp_obj_t arguments; // a tuple
    mp_obj_t keywords; // a dict
    mp_obj_t attributes;
} partial_t;


static mp_obj_t partial_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_args < 1) {
        mp_raise_TypeError(MP_ERROR_TEXT("type 'partial' takes at least one argument"));
    }
    if (!mp_obj_is_callable(args[0])) {
        mp_raise_TypeError(MP_ERROR_TEXT("the first argument must be callable"));
    }
    partial_t *self = mp_obj_malloc(partial_t, type);
    self->function = args[0];
    self->attributes = MP_OBJ_NULL;
    self->arguments = mp_obj_new_tuple(n_args - 1, args + 1);
    if (mp_obj_is_type(args[0], &partial_type) && type == &partial_type) {
        partial_t *inner = MP_OBJ_TO_PTR(args[0]);
        if (inner->attributes == MP_OBJ_NULL) {
            self->function = inner->function;
            self->arguments = mp_binary_op(MP_BINARY_OP_ADD, inner->arguments, self->arguments);
            self->keywords = mp_obj_dict_copy(inner->keywords);
        } else {
            self->keywords = mp_obj_new_dict(n_kw);
        }
    } else {
        self->keywords = mp_obj_new_dict(n_kw);
    }
    for (size_t i = 0; i < n_kw; ++i) {
        mp_obj_dict_store(self->keywords, args[n_args + 2 * i], args[n_args + 2 * i + 1]);
    }
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t partial_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    partial_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_tuple_t *first = MP_OBJ_TO_PTR(self->arguments);
    mp_map_t *keywords = mp_obj_dict_get_map(self->keywords);
    if (keywords->used == 0 && first->len == 0) {
        return mp_call_function_n_kw(self->function, n_args, n_kw, args);
    }
    size_t room = first->len + n_args + 2 * (n_kw + keywords->used);
    mp_obj_t *all = m_new(mp_obj_t, room);
    size_t n = 0, count = n_kw;
    for (size_t i = 0; i < first->len; ++i) {
        all[n++] = first->items[i];
    }
    for (size_t i = 0; i < n_args; ++i) {
        all[n++] = args[i];
    }
    const mp_obj_t *given = args + n_args;
    for (size_t i = 0; i < keywords->alloc; ++i) {
        if (!mp_map_slot_is_filled(keywords, i)) {
            continue;
        }
        // A name that is given again has the new value, in the old place.
        mp_obj_t key = keywords->table[i].key, value = keywords->table[i].value;
        if (!mp_obj_is_str(key)) {
            mp_raise_TypeError(MP_ERROR_TEXT("keywords must be strings"));
        }
        key = MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(key));
        for (size_t j = 0; j < n_kw; ++j) {
            if (given[2 * j] == key) {
                value = given[2 * j + 1];
                --count;
            }
        }
        all[n++] = key;
        all[n++] = value;
        ++count;
    }
    for (size_t j = 0; j < n_kw; ++j) {
        if (mp_map_lookup(keywords, given[2 * j], MP_MAP_LOOKUP) == NULL) {
            all[n++] = given[2 * j];
            all[n++] = given[2 * j + 1];
        }
    }
    return mp_call_function_n_kw(self->function, first->len + n_args, count, all);
}

static void partial_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    partial_t *self = MP_OBJ_TO_PTR(self_in);
    repr_guard_t guard;
    if (!repr_enter(&guard, self)) {
        mp_print_str(print, "...");
        return;
    }
    mp_print_str(print, "functools.partial(");
    mp_obj_print_helper(print, self->function, PRINT_REPR);
    mp_obj_tuple_t *arguments = MP_OBJ_TO_PTR(self->arguments);
    for (size_t i = 0; i < arguments->len; ++i) {
        mp_print_str(print, ", ");
        mp_obj_print_helper(print, arguments->items[i], PRINT_REPR);
    }
    for (size_t i = 0; i < mp_obj_dict_get_map(self->keywords)->alloc; ++i) {
        mp_map_t *keywords = mp_obj_dict_get_map(self->keywords);
        if (mp_map_slot_is_filled(keywords, i)) {
            mp_obj_t value = keywords->table[i].value;
            mp_print_str(print, ", ");
            mp_obj_print_helper(print, keywords->table[i].key, PRINT_STR);
            mp_print_str(print, "=");
            mp_obj_print_helper(print, value, PRINT_REPR);
        }
    }
    mp_print_str(print, ")");
    repr_leave();
}

static void partial_attr(mp_obj_t self_in, qstr name, mp_obj_t *dest) {
    partial_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t fixed = name == MP_QSTR_func ? self->function : name == MP_QSTR_args ? self->arguments
        : name == MP_QSTR_keywords ? self->keywords : MP_OBJ_NULL;
    if (fixed == MP_OBJ_NULL) {
        own_attribute(&self->attributes, name, dest);
    } else if (dest[0] == MP_OBJ_NULL) {
        dest[0] = fixed;
    } else {
        mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("readonly attribute"));
    }
}

static partial_t *partial_self(mp_obj_t self_in) {
    mp_obj_t native = mp_obj_cast_to_native_base(self_in, MP_OBJ_FROM_PTR(&partial_type));
    if (native == MP_OBJ_NULL) {
        mp_raise_TypeError(NULL);
    }
    return MP_OBJ_TO_PTR(native);
}

static mp_obj_t partial_reduce(mp_obj_t self_in) {
    partial_t *self = partial_self(self_in);
    mp_obj_t attributes[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    mp_load_method_maybe(self_in, MP_QSTR___dict__, attributes);
    bool none = attributes[0] == MP_OBJ_NULL || !mp_obj_is_true(attributes[0]);
    mp_obj_t state[] = {self->function, self->arguments, self->keywords, none ? mp_const_none : attributes[0]};
    mp_obj_t parts[] = {MP_OBJ_FROM_PTR(mp_obj_get_type(self_in)), mp_obj_new_tuple(1, state), mp_obj_new_tuple(4, state)};
    return mp_obj_new_tuple(3, parts);
}
static MP_DEFINE_CONST_FUN_OBJ_1(partial_reduce_obj, partial_reduce);

static mp_obj_t partial_setstate(mp_obj_t self_in, mp_obj_t state_in) {
    partial_t *self = partial_self(self_in);
    mp_obj_t native = mp_obj_cast_to_native_base(state_in, MP_OBJ_FROM_PTR(&mp_type_tuple));
    mp_obj_tuple_t *state = native == MP_OBJ_NULL ? NULL : MP_OBJ_TO_PTR(native);
    mp_obj_t dict = MP_OBJ_FROM_PTR(&mp_type_dict);
    if (state == NULL || state->len != 4 || !mp_obj_is_callable(state->items[0])
        || (native = mp_obj_cast_to_native_base(state->items[1], MP_OBJ_FROM_PTR(&mp_type_tuple))) == MP_OBJ_NULL
        || (state->items[2] != mp_const_none && mp_obj_cast_to_native_base(state->items[2], dict) == MP_OBJ_NULL)) {
        mp_raise_TypeError(MP_ERROR_TEXT("invalid partial state"));
    }
    mp_obj_t attributes = state->items[3];
    if (attributes != mp_const_none && !mp_obj_is_exact_type(attributes, &mp_type_dict)) {
        mp_raise_TypeError(MP_ERROR_TEXT("invalid partial state"));
    }
    self->function = state->items[0];
    self->arguments = native;
    self->keywords = state->items[2] == mp_const_none ? mp_obj_new_dict(0)
        : mp_obj_is_exact_type(state->items[2], &mp_type_dict) ? state->items[2]
        : mp_call_function_1(dict, state->items[2]);
    if (self_in == MP_OBJ_FROM_PTR(self)) {
        self->attributes = attributes == mp_const_none ? MP_OBJ_NULL : attributes;
    } else if (attributes != mp_const_none) {
        mp_obj_t update[3];
        mp_load_method(mp_load_attr(self_in, MP_QSTR___dict__), MP_QSTR_update, update);
        update[2] = attributes;
        mp_call_method_n_kw(1, 0, update);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(partial_setstate_obj, partial_setstate);

static const mp_rom_map_elem_t partial_table[] = {
    {MP_ROM_QSTR(MP_QSTR___reduce__), MP_ROM_PTR(&partial_reduce_obj)},
    {MP_ROM_QSTR(MP_QSTR___setstate__), MP_ROM_PTR(&partial_setstate_obj)},
};
static MP_DEFINE_CONST_DICT(partial_dict, partial_table);

MP_DEFINE_CONST_OBJ_TYPE(partial_type, MP_QSTR_partial, MP_TYPE_FLAG_NONE,
    make_new, partial_make_new, call, partial_call, print, partial_print, attr, partial_attr, locals_dict, &partial_dict);

// --- lru_cache: results in a dict of links, which form a ring through `root`, the latest before it ---

typedef struct link {
    mp_obj_base_t base;
    struct link *previous;
    struct link *next;
    mp_obj_t key;
    mp_obj_t result;
} link_t;

typedef struct {
    mp_obj_base_t base;
    mp_obj_t function;
    mp_obj_t cache;
    mp_obj_t attributes;
    mp_obj_t info; // makes what cache_info() returns
    link_t *root;
    mp_int_t bound; // -1: none
    mp_uint_t hits;
    mp_uint_t misses;
    bool typed;
} lru_t;

static const mp_obj_type_t lru_type;
static MP_DEFINE_CONST_OBJ_TYPE(link_type, MP_QSTR__link, MP_TYPE_FLAG_NONE);

static void lru_empty(lru_t *self) {
    self->cache = mp_obj_new_dict(0);
    self->hits = self->misses = 0;
    link_t *root = mp_obj_malloc(link_t, &link_type);
    root->key = root->result = mp_const_none;
    root->previous = root->next = root;
    self->root = root;
}

// (function, bound or None, typed, info)
static mp_obj_t lru_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 4, 4, false);
    lru_t *self = mp_obj_malloc(lru_t, type);
    self->function = args[0];
    self->bound = args[1] == mp_const_none ? -1 : mp_obj_get_int(args[1]);
    self->typed = mp_obj_is_true(args[2]);
    self->info = args[3];
    self->attributes = MP_OBJ_NULL;
    lru_empty(self);
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t lru_key(lru_t *self, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_args == 1 && n_kw == 0 && !self->typed) {
        // Only these are never equal to a tuple of the below.
        if (mp_obj_is_str(args[0]) || mp_obj_is_exact_type(args[0], &mp_type_int) || mp_obj_is_small_int(args[0])) {
            return args[0];
        }
    }
    size_t given = n_args + 2 * n_kw, length = given + (n_kw ? 1 : 0) + (self->typed ? n_args + n_kw : 0);
    mp_obj_tuple_t *key = MP_OBJ_TO_PTR(mp_obj_new_tuple(length, NULL));
    size_t n = 0;
    for (size_t i = 0; i < given; ++i) {
        if (i == n_args) {
            key->items[n++] = MP_OBJ_FROM_PTR(&lru_type); // parts them from the keywords
        }
        key->items[n++] = args[i];
    }
    if (self->typed) {
        for (size_t i = 0; i < n_args; ++i) {
            key->items[n++] = MP_OBJ_FROM_PTR(mp_obj_get_type(args[i]));
        }
        for (size_t i = n_args + 1; i < given; i += 2) {
            key->items[n++] = MP_OBJ_FROM_PTR(mp_obj_get_type(args[i]));
        }
    }
    return MP_OBJ_FROM_PTR(key);
}

static void unlink(link_t *link) {
    link->previous->next = link->next;
    link->next->previous = link->previous;
}

static void link_last(link_t *root, link_t *link) {
    link->previous = root->previous;
    link->next = root;
    root->previous->next = link;
    root->previous = link;
}

static link_t *lru_find(lru_t *self, mp_obj_t key) {
    mp_map_elem_t *found = mp_map_lookup(mp_obj_dict_get_map(self->cache), key, MP_MAP_LOOKUP);
    return found == NULL ? NULL : MP_OBJ_TO_PTR(found->value);
}

static mp_obj_t lru_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    lru_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->bound == 0) {
        ++self->misses;
        return mp_call_function_n_kw(self->function, n_args, n_kw, args);
    }
    mp_obj_t key = lru_key(self, n_args, n_kw, args);
    link_t *link = lru_find(self, key);
    if (link != NULL) {
        ++self->hits;
        if (self->bound > 0 && link->next != self->root) {
            unlink(link);
            link_last(self->root, link);
        }
        return link->result;
    }
    ++self->misses;
    mp_obj_t result = mp_call_function_n_kw(self->function, n_args, n_kw, args);
    if (self->bound > 0 && lru_find(self, key) != NULL) {
        return result;
    }
    mp_obj_t cache = self->cache;
    link_t *root = self->root;
    link = mp_obj_malloc(link_t, &link_type);
    link->key = key;
    link->result = result;
    mp_obj_dict_store(cache, key, MP_OBJ_FROM_PTR(link));
    // Comparing keys may have emptied the cache: the link then belongs to the ring that went with its dict.
    link_last(root, link);
    while (self->bound > 0 && self->cache == cache && root->next != root
        && mp_obj_dict_get_map(cache)->used > (size_t)self->bound) {
        link_t *oldest = root->next;
        unlink(oldest);
        if (mp_map_lookup(mp_obj_dict_get_map(cache), oldest->key, MP_MAP_LOOKUP) != NULL) {
            mp_obj_dict_delete(cache, oldest->key);
        }
    }
    return result;
}

static void lru_attr(mp_obj_t self_in, qstr name, mp_obj_t *dest) {
    own_attribute(&((lru_t *)MP_OBJ_TO_PTR(self_in))->attributes, name, dest);
}

static lru_t *lru_self(mp_obj_t self_in) {
    if (!mp_obj_is_type(self_in, &lru_type)) {
        mp_raise_TypeError(NULL);
    }
    return MP_OBJ_TO_PTR(self_in);
}

static mp_obj_t lru_cache_info(mp_obj_t self_in) {
    lru_t *self = lru_self(self_in);
    mp_obj_t parts[4] = {
        mp_obj_new_int_from_uint(self->hits), mp_obj_new_int_from_uint(self->misses),
        self->bound < 0 ? mp_const_none : mp_obj_new_int(self->bound),
        mp_obj_new_int_from_uint(mp_obj_dict_get_map(self->cache)->used),
    };
    return mp_call_function_n_kw(self->info, 4, 0, parts);
}
static MP_DEFINE_CONST_FUN_OBJ_1(lru_cache_info_obj, lru_cache_info);

static mp_obj_t lru_cache_clear(mp_obj_t self_in) {
    lru_empty(lru_self(self_in));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(lru_cache_clear_obj, lru_cache_clear);

// A copy is the thing itself, as of a function.
static mp_obj_t lru_copy(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return args[0];
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(lru_copy_obj, 1, 2, lru_copy);

static const mp_rom_map_elem_t lru_table[] = {
    {MP_ROM_QSTR(MP_QSTR___copy__), MP_ROM_PTR(&lru_copy_obj)},
    {MP_ROM_QSTR(MP_QSTR___deepcopy__), MP_ROM_PTR(&lru_copy_obj)},
    {MP_ROM_QSTR(MP_QSTR_cache_info), MP_ROM_PTR(&lru_cache_info_obj)},
    {MP_ROM_QSTR(MP_QSTR_cache_clear), MP_ROM_PTR(&lru_cache_clear_obj)},
};
static MP_DEFINE_CONST_DICT(lru_dict, lru_table);

static void lru_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_print_str(print, "<functools._lru_cache_wrapper object");
    mp_printf(print, " at 0x%08x>", (unsigned)MICROPY_OPAQUE_ADDRESS(MP_OBJ_TO_PTR(self_in)));
}

static MP_DEFINE_CONST_OBJ_TYPE(lru_type, MP_QSTR__lru_cache_wrapper, MP_TYPE_FLAG_BINDS_SELF,
    make_new, lru_make_new, call, lru_call, attr, lru_attr, print, lru_print, locals_dict, &lru_dict);

// --- cmp_to_key: a maker of keys holds the function, a key also an object ---

typedef struct {
    mp_obj_base_t base;
    mp_obj_t function;
    mp_obj_t object;
} compared_t;

static const mp_obj_type_t compared_type;

static mp_obj_t compared_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {{MP_QSTR_obj, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}}};
    mp_arg_val_t object;
    mp_arg_parse_all_kw_array(n_args, n_kw, args, 1, allowed, &object);
    compared_t *key = mp_obj_malloc(compared_t, &compared_type);
    key->function = ((compared_t *)MP_OBJ_TO_PTR(self_in))->function;
    key->object = object.u_obj;
    return MP_OBJ_FROM_PTR(key);
}

static mp_obj_t compared_binary_op(mp_binary_op_t op, mp_obj_t a, mp_obj_t b) {
    if (op > MP_BINARY_OP_NOT_EQUAL) {
        return MP_OBJ_NULL;
    }
    if (!mp_obj_is_type(b, &compared_type) || ((compared_t *)MP_OBJ_TO_PTR(b))->object == MP_OBJ_NULL
        || ((compared_t *)MP_OBJ_TO_PTR(a))->object == MP_OBJ_NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("other argument must be K instance"));
    }
    compared_t *left = MP_OBJ_TO_PTR(a), *right = MP_OBJ_TO_PTR(b);
    mp_obj_t order = mp_call_function_2(left->function, left->object, right->object);
    return mp_binary_op(op, order, MP_OBJ_NEW_SMALL_INT(0));
}

static void compared_attr(mp_obj_t self_in, qstr name, mp_obj_t *dest) {
    compared_t *self = MP_OBJ_TO_PTR(self_in);
    if (name == MP_QSTR_obj && dest[0] == MP_OBJ_NULL && self->object != MP_OBJ_NULL) {
        dest[0] = self->object;
    }
}

// A key has no hash.
static mp_obj_t compared_unary_op(mp_unary_op_t op, mp_obj_t self) {
    (void)op;
    (void)self;
    return MP_OBJ_NULL;
}

static MP_DEFINE_CONST_OBJ_TYPE(compared_type, MP_QSTR_KeyWrapper, MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE,
    call, compared_call, unary_op, compared_unary_op, binary_op, compared_binary_op, attr, compared_attr);

static mp_obj_t cmp_to_key(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    static const mp_arg_t allowed[] = {{MP_QSTR_mycmp, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}}};
    mp_arg_val_t function;
    mp_arg_parse_all(n_args, args, keywords, 1, allowed, &function);
    compared_t *maker = mp_obj_malloc(compared_t, &compared_type);
    maker->function = function.u_obj;
    maker->object = MP_OBJ_NULL;
    return MP_OBJ_FROM_PTR(maker);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(cmp_to_key_obj, 0, cmp_to_key);

static mp_obj_t reduce(size_t n_args, const mp_obj_t *args) {
    mp_obj_t iterator = mp_getiter(args[1], NULL), item;
    mp_obj_t total = n_args > 2 ? args[2] : mp_iternext(iterator);
    if (total == MP_OBJ_STOP_ITERATION) {
        mp_raise_TypeError(MP_ERROR_TEXT("reduce() of empty iterable with no initial value"));
    }
    while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        total = mp_call_function_2(args[0], total, item);
    }
    return total;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(reduce_obj, 2, 3, reduce);

static const mp_rom_map_elem_t module_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__functools)},
    {MP_ROM_QSTR(MP_QSTR_partial), MP_ROM_PTR(&partial_type)},
    {MP_ROM_QSTR(MP_QSTR__lru_cache_wrapper), MP_ROM_PTR(&lru_type)},
    {MP_ROM_QSTR(MP_QSTR_cmp_to_key), MP_ROM_PTR(&cmp_to_key_obj)},
    {MP_ROM_QSTR(MP_QSTR_reduce), MP_ROM_PTR(&reduce_obj)},
};
static MP_DEFINE_CONST_DICT(module_globals, module_table);

const mp_obj_module_t functools_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&module_globals,
};

MP_REGISTER_MODULE(MP_QSTR__functools, functools_module);
