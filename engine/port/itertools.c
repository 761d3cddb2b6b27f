// itertools: what goes over one iterator or several. What combines stands in itertools_combine.c, groupby and tee in
// itertools_groups.c.
//
// Iterators call Python, which may come back to the same object: so each is read again after such a call.

#include "itertools.h"

#include "py/objint.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"

mp_obj_t itertools_pool(mp_obj_t iterable) {
    return MP_OBJ_TYPE_GET_SLOT(&mp_type_tuple, make_new)(&mp_type_tuple, 1, 0, &iterable);
}

// --- count: value is the next, step the step in `more` ---

static bool is_number(mp_obj_t value) {
    if (mp_obj_is_int(value) || mp_obj_is_float(value) || mp_obj_is_bool(value) || mp_obj_is_type(value, &mp_type_complex)) {
        return true;
    }
    static const uint16_t names[] = {MP_QSTR___index__, MP_QSTR___int__, MP_QSTR___float__};
    for (size_t i = 0; i < MP_ARRAY_SIZE(names) && mp_obj_is_instance_type(mp_obj_get_type(value)); ++i) {
        mp_obj_t method[2];
        mp_load_method_maybe(value, names[i], method);
        if (method[0] != MP_OBJ_NULL) {
            return true;
        }
    }
    return false;
}

static mp_obj_t count_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_start, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(0)}},
        {MP_QSTR_step, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(1)}},
    };
    PARSE(allowed, values);
    iterator_t *self = new_iterator(type);
    self->value = values[0].u_obj;
    self->more = values[1].u_obj;
    if (!is_number(self->value) || !is_number(self->more)) {
        mp_raise_TypeError(MP_ERROR_TEXT("a number is required"));
    }
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t count_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t value = self->value;
    self->value = mp_binary_op(MP_BINARY_OP_ADD, value, self->more);
    return value;
}

static void count_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    mp_print_str(print, "count(");
    mp_obj_print_helper(print, self->value, PRINT_REPR);
    if (self->more != MP_OBJ_NEW_SMALL_INT(1)) {
        mp_print_str(print, ", ");
        mp_obj_print_helper(print, self->more, PRINT_REPR);
    }
    mp_print_str(print, ")");
}

ITERTOOLS_TYPE(count_type, MP_QSTR_count, make_new, count_make_new, iter, count_next, print, count_print);

// --- repeat: value, index times; stop tells that it ends ---

static mp_obj_t repeat_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_object, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_times, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)}},
    };
    PARSE(allowed, values);
    iterator_t *self = new_iterator(type);
    self->value = values[0].u_obj;
    self->stop = values[1].u_obj != MP_OBJ_NULL;
    if (self->stop) {
        self->index = mp_obj_get_int(values[1].u_obj);
    }
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t repeat_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->stop && self->index-- <= 0) {
        self->index = 0;
        return MP_OBJ_STOP_ITERATION;
    }
    return self->value;
}

static void repeat_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    mp_print_str(print, "repeat(");
    mp_obj_print_helper(print, self->value, PRINT_REPR);
    if (self->stop) {
        mp_printf(print, ", %d", (int)(self->index < 0 ? 0 : self->index));
    }
    mp_print_str(print, ")");
}

static mp_obj_t repeat_length_hint(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    if (!self->stop) {
        mp_raise_TypeError(MP_ERROR_TEXT("len() of unsized object"));
    }
    return mp_obj_new_int(self->index < 0 ? 0 : self->index);
}
static MP_DEFINE_CONST_FUN_OBJ_1(repeat_length_hint_obj, repeat_length_hint);

static const mp_rom_map_elem_t repeat_table[] = {
    {MP_ROM_QSTR(MP_QSTR___length_hint__), MP_ROM_PTR(&repeat_length_hint_obj)},
};
static MP_DEFINE_CONST_DICT(repeat_dict, repeat_table);

ITERTOOLS_TYPE(repeat_type, MP_QSTR_repeat, make_new, repeat_make_new, iter, repeat_next, print, repeat_print, locals_dict, &repeat_dict);

// --- Those of one iterable and nothing else: cycle (more holds a list of what was seen), pairwise ---

static mp_obj_t source_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    iterator_t *self = new_iterator(type);
    self->source = ITERATE(args[0]);
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t cycle_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->more == MP_OBJ_NULL) {
        self->more = mp_obj_new_list(0, NULL);
    }
    if (self->source != MP_OBJ_NULL) {
        mp_obj_t item = mp_iternext(self->source);
        if (item != MP_OBJ_STOP_ITERATION) {
            mp_obj_list_append(self->more, item);
            return item;
        }
        self->source = MP_OBJ_NULL;
    }
    size_t length;
    mp_obj_t *items;
    mp_obj_list_get(self->more, &length, &items);
    if (length == 0) {
        return MP_OBJ_STOP_ITERATION;
    }
    if ((size_t)self->index >= length) {
        self->index = 0;
    }
    return items[self->index++];
}

ITERTOOLS_TYPE(cycle_type, MP_QSTR_cycle, make_new, source_make_new, iter, cycle_next);

static mp_obj_t pairwise_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->source == MP_OBJ_NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    if (self->value == MP_OBJ_NULL) {
        mp_obj_t first = mp_iternext(self->source);
        if (first == MP_OBJ_STOP_ITERATION) {
            self->source = MP_OBJ_NULL;
            return first;
        }
        self->value = first;
        if (self->source == MP_OBJ_NULL) {
            return MP_OBJ_STOP_ITERATION;
        }
    }
    mp_obj_t pair[2] = {self->value, mp_iternext(self->source)};
    if (pair[1] == MP_OBJ_STOP_ITERATION) {
        self->source = self->value = MP_OBJ_NULL;
        return MP_OBJ_STOP_ITERATION;
    }
    self->value = pair[1];
    return mp_obj_new_tuple(2, pair);
}

ITERTOOLS_TYPE(pairwise_type, MP_QSTR_pairwise, make_new, source_make_new, iter, pairwise_next);

// --- accumulate: value is the total; more, what to begin with ---

static mp_obj_t accumulate_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_iterable, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_func, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
        {MP_QSTR_initial, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
    };
    PARSE(allowed, values);
    iterator_t *self = new_iterator(type);
    self->source = ITERATE(values[0].u_obj);
    self->function = values[1].u_obj;
    self->more = values[2].u_obj == mp_const_none ? MP_OBJ_NULL : values[2].u_obj;
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t accumulate_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->more != MP_OBJ_NULL) {
        self->value = self->more;
        self->more = MP_OBJ_NULL;
        return self->value;
    }
    NEXT_OR_STOP(item, self->source);
    if (self->value == MP_OBJ_NULL) {
        return self->value = item;
    }
    mp_obj_t total = self->function == mp_const_none ? mp_binary_op(MP_BINARY_OP_ADD, self->value, item)
        : mp_call_function_2(self->function, self->value, item);
    return self->value = total;
}

ITERTOOLS_TYPE(accumulate_type, MP_QSTR_accumulate, make_new, accumulate_make_new, iter, accumulate_next);

// --- chain: source gives iterables, value is the iterator of the present one ---

static mp_obj_t chain_from(const mp_obj_type_t *type, mp_obj_t iterables) {
    iterator_t *self = new_iterator(type);
    self->source = ITERATE(iterables);
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t chain_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_kw) {
        mp_raise_TypeError(MP_ERROR_TEXT("chain() takes no keyword arguments"));
    }
    return chain_from(type, mp_obj_new_tuple(n_args, args));
}

static mp_obj_t chain_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    while (self->source != MP_OBJ_NULL) {
        if (self->value == MP_OBJ_NULL) {
            mp_obj_t iterable = mp_iternext(self->source);
            if (iterable == MP_OBJ_STOP_ITERATION) {
                break;
            }
            self->value = ITERATE(iterable);
        }
        mp_obj_t item = mp_iternext(self->value);
        if (item != MP_OBJ_STOP_ITERATION) {
            return item;
        }
        self->value = MP_OBJ_NULL;
    }
    self->source = MP_OBJ_NULL;
    return MP_OBJ_STOP_ITERATION;
}

static mp_obj_t chain_from_iterable(mp_obj_t cls, mp_obj_t iterables) {
    (void)cls;
    return chain_from(&itertools_chain_type, iterables);
}
static MP_DEFINE_CONST_FUN_OBJ_2(chain_from_iterable_fun, chain_from_iterable);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(chain_from_iterable_obj, MP_ROM_PTR(&chain_from_iterable_fun));

static const mp_rom_map_elem_t chain_table[] = {
    {MP_ROM_QSTR(MP_QSTR_from_iterable), MP_ROM_PTR(&chain_from_iterable_obj)},
};
static MP_DEFINE_CONST_DICT(chain_dict, chain_table);

ITERTOOLS_TYPE(itertools_chain_type, MP_QSTR_chain, make_new, chain_make_new, iter, chain_next, locals_dict, &chain_dict);

// --- compress: value is the iterator of the selectors ---

static mp_obj_t compress_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_data, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_selectors, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    };
    PARSE(allowed, values);
    iterator_t *self = new_iterator(type);
    self->source = ITERATE(values[0].u_obj);
    self->value = ITERATE(values[1].u_obj);
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t compress_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    for (;;) {
        NEXT_OR_STOP(item, self->source);
        NEXT_OR_STOP(selector, self->value);
        if (mp_obj_is_true(selector)) {
            return item;
        }
    }
}

ITERTOOLS_TYPE(compress_type, MP_QSTR_compress, make_new, compress_make_new, iter, compress_next);

// --- A function and an iterable: dropwhile and takewhile (index says whether it is over), filterfalse, starmap ---

static mp_obj_t function_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 2, 2, false);
    iterator_t *self = new_iterator(type);
    self->function = args[0];
    self->source = ITERATE(args[1]);
    return MP_OBJ_FROM_PTR(self);
}

static bool holds(iterator_t *self, mp_obj_t item) {
    return mp_obj_is_true(mp_call_function_1(self->function, item));
}

static mp_obj_t dropwhile_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    for (;;) {
        NEXT_OR_STOP(item, self->source);
        if (self->index || !holds(self, item)) {
            self->index = 1;
            return item;
        }
    }
}

ITERTOOLS_TYPE(dropwhile_type, MP_QSTR_dropwhile, make_new, function_make_new, iter, dropwhile_next);

static mp_obj_t takewhile_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->index) {
        return MP_OBJ_STOP_ITERATION;
    }
    NEXT_OR_STOP(item, self->source);
    if (holds(self, item)) {
        return item;
    }
    self->index = 1;
    return MP_OBJ_STOP_ITERATION;
}

ITERTOOLS_TYPE(takewhile_type, MP_QSTR_takewhile, make_new, function_make_new, iter, takewhile_next);

static mp_obj_t filterfalse_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    for (;;) {
        NEXT_OR_STOP(item, self->source);
        if (!(self->function == mp_const_none ? mp_obj_is_true(item) : holds(self, item))) {
            return item;
        }
    }
}

ITERTOOLS_TYPE(filterfalse_type, MP_QSTR_filterfalse, make_new, function_make_new, iter, filterfalse_next);

static mp_obj_t starmap_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    NEXT_OR_STOP(item, self->source);
    mp_obj_tuple_t *arguments = MP_OBJ_TO_PTR(itertools_pool(item));
    return mp_call_function_n_kw(self->function, arguments->len, 0, arguments->items);
}

ITERTOOLS_TYPE(starmap_type, MP_QSTR_starmap, make_new, function_make_new, iter, starmap_next);

// --- islice: index counts what was taken from the source; value is the next index that is wanted ---

static mp_int_t slice_bound(mp_obj_t value, mp_int_t unset, mp_rom_error_text_t message) {
    if (value == mp_const_none) {
        return unset;
    }
    mp_int_t bound = -1;
    if (mp_obj_is_int(value)) {
        // One beyond a word is beyond all that can be counted.
        bound = mp_obj_is_small_int(value) ? MP_OBJ_SMALL_INT_VALUE(value) : mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, value, MP_OBJ_NEW_SMALL_INT(0))) ? -1 : MP_SSIZE_MAX;
    } else {
        mp_obj_t index[2];
        mp_load_method_maybe(value, MP_QSTR___index__, index);
        if (index[0] != MP_OBJ_NULL) {
            return slice_bound(mp_call_method_n_kw(0, 0, index), unset, message);
        }
    }
    if (bound < 0) {
        mp_raise_ValueError(message);
    }
    return bound;
}

static mp_obj_t islice_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 2, 4, false);
    iterator_t *self = new_iterator(type);
    mp_int_t next = 0;
    self->step = 1;
    self->stop = slice_bound(args[n_args == 2 ? 1 : 2], MP_SSIZE_MAX,
        MP_ERROR_TEXT("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."));
    if (n_args > 2) {
        next = slice_bound(args[1], 0, MP_ERROR_TEXT("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."));
        if (n_args == 4) {
            mp_rom_error_text_t of_step = MP_ERROR_TEXT("Step for islice() must be a positive integer or None.");
            self->step = slice_bound(args[3], 1, of_step);
            if (self->step == 0) {
                mp_raise_ValueError(of_step);
            }
        }
    }
    self->value = mp_obj_new_int(next);
    self->source = ITERATE(args[0]);
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t islice_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t source = self->source;
    if (source == MP_OBJ_NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    mp_int_t wanted = mp_obj_get_int(self->value);
    mp_int_t until = wanted < self->stop ? wanted : self->stop;
    mp_obj_t item = MP_OBJ_STOP_ITERATION;
    while (self->index < until || (self->index == until && wanted < self->stop)) {
        item = mp_iternext(source);
        if (item == MP_OBJ_STOP_ITERATION) {
            break;
        }
        if (self->index++ == wanted) {
            self->value = mp_obj_new_int(wanted > MP_SSIZE_MAX - self->step ? MP_SSIZE_MAX : wanted + self->step);
            return item;
        }
    }
    self->source = MP_OBJ_NULL;
    return MP_OBJ_STOP_ITERATION;
}

ITERTOOLS_TYPE(islice_type, MP_QSTR_islice, make_new, islice_make_new, iter, islice_next);

// --- zip_longest: source is a list of iterators, None where one has ended; value fills ---

static mp_obj_t zip_longest_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    iterator_t *self = new_iterator(type);
    self->value = mp_const_none;
    if (n_kw) {
        if (n_kw > 1 || args[n_args] != MP_OBJ_NEW_QSTR(MP_QSTR_fillvalue)) {
            mp_raise_TypeError(MP_ERROR_TEXT("zip_longest() got an unexpected keyword argument"));
        }
        self->value = args[n_args + 1];
    }
    mp_obj_tuple_t *sources = MP_OBJ_TO_PTR(mp_obj_new_tuple(n_args, NULL));
    for (size_t i = 0; i < n_args; ++i) {
        sources->items[i] = ITERATE(args[i]);
    }
    self->source = MP_OBJ_FROM_PTR(sources);
    self->index = n_args;
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t zip_longest_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_tuple_t *sources = MP_OBJ_TO_PTR(self->source);
    if (self->index <= 0) {
        return MP_OBJ_STOP_ITERATION;
    }
    mp_obj_tuple_t *result = MP_OBJ_TO_PTR(mp_obj_new_tuple(sources->len, NULL));
    for (size_t i = 0; i < sources->len; ++i) {
        mp_obj_t item = MP_OBJ_STOP_ITERATION;
        if (sources->items[i] != MP_OBJ_NULL) {
            item = mp_iternext(sources->items[i]);
            if (item == MP_OBJ_STOP_ITERATION && sources->items[i] != MP_OBJ_NULL) {
                sources->items[i] = MP_OBJ_NULL;
                if (--self->index <= 0) {
                    return MP_OBJ_STOP_ITERATION;
                }
            }
        }
        result->items[i] = item == MP_OBJ_STOP_ITERATION ? self->value : item;
    }
    return MP_OBJ_FROM_PTR(result);
}

ITERTOOLS_TYPE(zip_longest_type, MP_QSTR_zip_longest, make_new, zip_longest_make_new, iter, zip_longest_next);

// --- batched: index is the size ---

static mp_obj_t batched_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_iterable, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_n, MP_ARG_REQUIRED | MP_ARG_INT, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_strict, MP_ARG_KW_ONLY | MP_ARG_BOOL, {.u_bool = false}},
    };
    PARSE(allowed, values);
    iterator_t *self = new_iterator(type);
    self->index = values[1].u_int;
    self->step = values[2].u_bool;
    if (self->index < 1) {
        mp_raise_ValueError(MP_ERROR_TEXT("n must be at least one"));
    }
    self->source = ITERATE(values[0].u_obj);
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t batched_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t batch = mp_obj_new_list(0, NULL);
    mp_int_t count = 0;
    while (count < self->index) {
        mp_obj_t item = mp_iternext(self->source);
        if (item == MP_OBJ_STOP_ITERATION) {
            break;
        }
        mp_obj_list_append(batch, item);
        ++count;
    }
    if (count == 0) {
        return MP_OBJ_STOP_ITERATION;
    }
    if (self->step && count < self->index) {
        mp_raise_ValueError(MP_ERROR_TEXT("batched(): incomplete batch"));
    }
    return itertools_pool(batch);
}

ITERTOOLS_TYPE(batched_type, MP_QSTR_batched, make_new, batched_make_new, iter, batched_next);

static const mp_rom_map_elem_t module_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_itertools)},
    {MP_ROM_QSTR(MP_QSTR_accumulate), MP_ROM_PTR(&accumulate_type)},
    {MP_ROM_QSTR(MP_QSTR_batched), MP_ROM_PTR(&batched_type)},
    {MP_ROM_QSTR(MP_QSTR_chain), MP_ROM_PTR(&itertools_chain_type)},
    {MP_ROM_QSTR(MP_QSTR_combinations), MP_ROM_PTR(&itertools_combinations_type)},
    {MP_ROM_QSTR(MP_QSTR_combinations_with_replacement), MP_ROM_PTR(&itertools_replacement_type)},
    {MP_ROM_QSTR(MP_QSTR_compress), MP_ROM_PTR(&compress_type)},
    {MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&count_type)},
    {MP_ROM_QSTR(MP_QSTR_cycle), MP_ROM_PTR(&cycle_type)},
    {MP_ROM_QSTR(MP_QSTR_dropwhile), MP_ROM_PTR(&dropwhile_type)},
    {MP_ROM_QSTR(MP_QSTR_filterfalse), MP_ROM_PTR(&filterfalse_type)},
    {MP_ROM_QSTR(MP_QSTR_groupby), MP_ROM_PTR(&itertools_groupby_type)},
    {MP_ROM_QSTR(MP_QSTR_islice), MP_ROM_PTR(&islice_type)},
    {MP_ROM_QSTR(MP_QSTR_pairwise), MP_ROM_PTR(&pairwise_type)},
    {MP_ROM_QSTR(MP_QSTR_permutations), MP_ROM_PTR(&itertools_permutations_type)},
    {MP_ROM_QSTR(MP_QSTR_product), MP_ROM_PTR(&itertools_product_type)},
    {MP_ROM_QSTR(MP_QSTR_repeat), MP_ROM_PTR(&repeat_type)},
    {MP_ROM_QSTR(MP_QSTR_starmap), MP_ROM_PTR(&starmap_type)},
    {MP_ROM_QSTR(MP_QSTR_takewhile), MP_ROM_PTR(&takewhile_type)},
    {MP_ROM_QSTR(MP_QSTR_tee), MP_ROM_PTR(&itertools_tee_obj)},
    {MP_ROM_QSTR(MP_QSTR_zip_longest), MP_ROM_PTR(&zip_longest_type)},
};
static MP_DEFINE_CONST_DICT(module_globals, module_table);

const mp_obj_module_t itertools_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&module_globals,
};

MP_REGISTER_MODULE(MP_QSTR_itertools, itertools_module);
