// itertools: product, permutations and combinations. All hold pools, which are tuples, and indices into them.

#include "itertools.h"

#include "py/objtuple.h"
#include "py/runtime.h"

typedef struct {
    mp_obj_base_t base;
    mp_obj_t pools; // a tuple: of tuples for product, otherwise the only pool
    size_t length; // of a result
    bool started;
    bool over;
    size_t *indices;
    size_t *cycles; // of permutations only
} combine_t;

static size_t *new_indices(size_t count) {
    size_t *indices = m_new(size_t, count + 1);
    for (size_t i = 0; i < count; ++i) {
        indices[i] = 0;
    }
    return indices;
}

static combine_t *combine_new(const mp_obj_type_t *type, mp_obj_t pools, size_t length) {
    combine_t *self = mp_obj_malloc(combine_t, type);
    self->pools = pools;
    self->length = length;
    self->started = false;
    self->over = false;
    self->cycles = NULL;
    self->indices = NULL;
    return self;
}

static size_t tuple_length(mp_obj_t tuple) {
    return ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(tuple))->len;
}

static mp_obj_t *tuple_items(mp_obj_t tuple) {
    return ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(tuple))->items;
}

static mp_obj_t chosen(combine_t *self) {
    mp_obj_tuple_t *result = MP_OBJ_TO_PTR(mp_obj_new_tuple(self->length, NULL));
    mp_obj_t *pool = tuple_items(self->pools);
    for (size_t i = 0; i < self->length; ++i) {
        result->items[i] = pool[self->indices[i]];
    }
    return MP_OBJ_FROM_PTR(result);
}

static mp_obj_t end(combine_t *self) {
    self->over = true;
    return MP_OBJ_STOP_ITERATION;
}

// --- product ---

static mp_obj_t product_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_int_t repeat = 1;
    if (n_kw) {
        if (n_kw > 1 || args[n_args] != MP_OBJ_NEW_QSTR(MP_QSTR_repeat)) {
            mp_raise_TypeError(MP_ERROR_TEXT("product() takes at most 1 keyword argument: repeat"));
        }
        repeat = mp_obj_get_int(args[n_args + 1]);
        if (repeat < 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("repeat argument cannot be negative"));
        }
    }
    size_t length;
    if (__builtin_mul_overflow(n_args, (size_t)repeat, &length) || length > SIZE_MAX / 64) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("repeat argument too large"));
    }
    mp_obj_tuple_t *pools = MP_OBJ_TO_PTR(mp_obj_new_tuple(length, NULL));
    for (size_t i = 0; i < length; ++i) {
        pools->items[i] = i < n_args ? itertools_pool(args[i]) : pools->items[i - n_args];
    }
    combine_t *self = combine_new(type, MP_OBJ_FROM_PTR(pools), length);
    self->indices = new_indices(length);
    for (size_t i = 0; i < length; ++i) {
        self->over |= tuple_length(pools->items[i]) == 0;
    }
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t product_next(mp_obj_t self_in) {
    combine_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->over) {
        return MP_OBJ_STOP_ITERATION;
    }
    mp_obj_t *pools = tuple_items(self->pools);
    if (self->started) {
        size_t i = self->length;
        for (;;) {
            if (i-- == 0) {
                return end(self);
            }
            if (++self->indices[i] < tuple_length(pools[i])) {
                break;
            }
            self->indices[i] = 0;
        }
    }
    self->started = true;
    mp_obj_tuple_t *result = MP_OBJ_TO_PTR(mp_obj_new_tuple(self->length, NULL));
    for (size_t i = 0; i < self->length; ++i) {
        result->items[i] = tuple_items(pools[i])[self->indices[i]];
    }
    return MP_OBJ_FROM_PTR(result);
}

ITERTOOLS_TYPE(itertools_product_type, MP_QSTR_product, make_new, product_make_new, iter, product_next);

// --- The others: an iterable and a length ---

static combine_t *parse(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args, bool optional) {
    const mp_arg_t allowed[] = {
        {MP_QSTR_iterable, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_r, (optional ? 0 : MP_ARG_REQUIRED) | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
    };
    mp_arg_val_t values[2];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, 2, allowed, values);
    mp_obj_t pool = itertools_pool(values[0].u_obj);
    mp_int_t length = tuple_length(pool);
    if (!optional || values[1].u_obj != mp_const_none) {
        if (!mp_obj_is_int(values[1].u_obj)) {
            mp_raise_TypeError(optional ? MP_ERROR_TEXT("Expected int as r") : MP_ERROR_TEXT("an integer is required"));
        }
        length = mp_obj_get_int(values[1].u_obj);
        if (length < 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("r must be non-negative"));
        }
    }
    return combine_new(type, pool, length);
}

static mp_obj_t permutations_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    combine_t *self = parse(type, n_args, n_kw, args, true);
    size_t n = tuple_length(self->pools);
    if (self->length > n) {
        self->over = true;
        return MP_OBJ_FROM_PTR(self);
    }
    self->indices = new_indices(n);
    for (size_t i = 0; i < n; ++i) {
        self->indices[i] = i;
    }
    self->cycles = new_indices(self->length);
    for (size_t i = 0; i < self->length; ++i) {
        self->cycles[i] = n - i;
    }
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t permutations_next(mp_obj_t self_in) {
    combine_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->over) {
        return MP_OBJ_STOP_ITERATION;
    }
    size_t n = tuple_length(self->pools);
    size_t *indices = self->indices;
    if (self->started) {
        size_t i = self->length;
        for (;;) {
            if (i-- == 0) {
                return end(self);
            }
            if (--self->cycles[i] > 0) {
                size_t j = n - self->cycles[i], kept = indices[i];
                indices[i] = indices[j];
                indices[j] = kept;
                break;
            }
            // All of this place's have been: its index goes to the end.
            size_t first = indices[i];
            for (size_t j = i; j + 1 < n; ++j) {
                indices[j] = indices[j + 1];
            }
            indices[n - 1] = first;
            self->cycles[i] = n - i;
        }
    }
    self->started = true;
    return chosen(self);
}

ITERTOOLS_TYPE(itertools_permutations_type, MP_QSTR_permutations, make_new, permutations_make_new, iter, permutations_next);

static mp_obj_t combinations_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    combine_t *self = parse(type, n_args, n_kw, args, false);
    bool again = type == &itertools_replacement_type;
    size_t n = tuple_length(self->pools);
    if (again ? n == 0 && self->length > 0 : self->length > n) {
        self->over = true;
        return MP_OBJ_FROM_PTR(self);
    }
    self->indices = new_indices(self->length);
    for (size_t i = 0; !again && i < self->length; ++i) {
        self->indices[i] = i;
    }
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t combinations_next(mp_obj_t self_in) {
    combine_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->over) {
        return MP_OBJ_STOP_ITERATION;
    }
    bool again = self->base.type == &itertools_replacement_type;
    if (self->started) {
        size_t n = tuple_length(self->pools), r = self->length, i = r;
        do {
            if (i-- == 0) {
                return end(self);
            }
        } while (self->indices[i] == (again ? n - 1 : n - r + i));
        size_t index = ++self->indices[i];
        while (++i < r) {
            self->indices[i] = again ? index : ++index;
        }
    }
    self->started = true;
    return chosen(self);
}

ITERTOOLS_TYPE(itertools_combinations_type, MP_QSTR_combinations, make_new, combinations_make_new, iter, combinations_next);
ITERTOOLS_TYPE(itertools_replacement_type, MP_QSTR_combinations_with_replacement, make_new, combinations_make_new, iter, combinations_next);
