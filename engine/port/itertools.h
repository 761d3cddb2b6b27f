// What the files of itertools share.

#ifndef ITERTOOLS_H
#define ITERTOOLS_H

#include "py/obj.h"
#include "py/runtime.h"

// A type that only is its own iterator.
#define ITERTOOLS_TYPE(c_name, python_name, ...) \
    MP_DEFINE_CONST_OBJ_TYPE(c_name, python_name, MP_TYPE_FLAG_ITER_IS_ITERNEXT, __VA_ARGS__)

extern const mp_obj_type_t itertools_chain_type;
extern const mp_obj_type_t itertools_groupby_type;
extern const mp_obj_fun_builtin_var_t itertools_tee_obj;
extern const mp_obj_type_t itertools_product_type;
extern const mp_obj_type_t itertools_permutations_type;
extern const mp_obj_type_t itertools_combinations_type;
extern const mp_obj_type_t itertools_replacement_type;

// One structure for all: what its parts mean is said at each type.
typedef struct {
    mp_obj_base_t base;
    mp_obj_t source;
    mp_obj_t function;
    mp_obj_t value;
    mp_obj_t more;
    mp_int_t index;
    mp_int_t stop;
    mp_int_t step;
} iterator_t;

static inline iterator_t *new_iterator(const mp_obj_type_t *type) {
    iterator_t *self = mp_obj_malloc(iterator_t, type);
    self->source = self->function = self->value = self->more = MP_OBJ_NULL;
    self->index = self->stop = self->step = 0;
    return self;
}

#define ITERATE(iterable) mp_getiter((iterable), NULL)

#define PARSE(allowed, values) \
    mp_arg_val_t values[MP_ARRAY_SIZE(allowed)]; \
    mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed), allowed, values)

#define NEXT_OR_STOP(item, iterator) \
    mp_obj_t item = mp_iternext(iterator); \
    if (item == MP_OBJ_STOP_ITERATION) { \
        return MP_OBJ_STOP_ITERATION; \
    }

// A tuple of what is iterated over.
mp_obj_t itertools_pool(mp_obj_t iterable);

#endif
