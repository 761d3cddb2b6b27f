// itertools: groupby and tee, whose iterators share a source.

#include "itertools.h"

#include "py/objtuple.h"
#include "py/runtime.h"

// --- groupby: function is the key's, value the key of `more`, the item that was read ahead. index numbers the groups, of
// which only the latest is alive, and stop holds its key. A group has the groupby as its source and its number as index, its key as value. ---

static mp_obj_t groupby_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_iterable, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_key, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
    };
    PARSE(allowed, values);
    iterator_t *self = new_iterator(type);
    self->source = ITERATE(values[0].u_obj);
    self->function = values[1].u_obj;
    return MP_OBJ_FROM_PTR(self);
}

static bool groupby_read(iterator_t *self) {
    mp_obj_t item = mp_iternext(self->source);
    if (item == MP_OBJ_STOP_ITERATION) {
        return false;
    }
    self->value = self->function == mp_const_none ? item : mp_call_function_1(self->function, item);
    self->more = item;
    return true;
}

static mp_obj_t group_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    iterator_t *parent = MP_OBJ_TO_PTR(self->source);
    if (parent->index != self->index) {
        return MP_OBJ_STOP_ITERATION;
    }
    if (parent->more == MP_OBJ_NULL && !groupby_read(parent)) {
        return MP_OBJ_STOP_ITERATION;
    }
    if (parent->index != self->index || !mp_obj_equal(self->value, parent->value)) {
        return MP_OBJ_STOP_ITERATION;
    }
    mp_obj_t item = parent->more;
    parent->more = MP_OBJ_NULL;
    return item == MP_OBJ_NULL ? MP_OBJ_STOP_ITERATION : item;
}

ITERTOOLS_TYPE(group_type, MP_QSTR__grouper, iter, group_next);

static mp_obj_t groupby_next(mp_obj_t self_in) {
    iterator_t *self = MP_OBJ_TO_PTR(self_in);
    // `stop` holds the key of the latest group.
    self->index = (self->index + 1) & MP_SSIZE_MAX;
    mp_obj_t last = (mp_obj_t)self->stop;
    for (;;) {
        if (self->more == MP_OBJ_NULL && !groupby_read(self)) {
            return MP_OBJ_STOP_ITERATION;
        }
        if (last == MP_OBJ_NULL || !mp_obj_equal(last, self->value)) {
            break;
        }
        self->more = MP_OBJ_NULL;
    }
    self->stop = (mp_int_t)self->value;
    iterator_t *group = new_iterator(&group_type);
    group->source = self_in;
    group->index = self->index;
    group->value = self->value;
    mp_obj_t pair[2] = {self->value, MP_OBJ_FROM_PTR(group)};
    return mp_obj_new_tuple(2, pair);
}

ITERTOOLS_TYPE(itertools_groupby_type, MP_QSTR_groupby, make_new, groupby_make_new, iter, groupby_next);

// --- tee: iterators over one chain of what the source gave ---

typedef struct tee_link {
    mp_obj_t source;
    mp_obj_t value; // none as long as the source has not been asked
    struct tee_link *next;
} tee_link_t;

typedef struct {
    mp_obj_base_t base;
    tee_link_t *link;
    bool *busy; // shared by all: the source is being asked
} tee_t;

static const mp_obj_type_t itertools_tee_type;

static tee_link_t *new_link(mp_obj_t source) {
    tee_link_t *link = m_new_obj(tee_link_t);
    link->source = source;
    link->value = MP_OBJ_NULL;
    link->next = NULL;
    return link;
}

static mp_obj_t new_tee(tee_link_t *link, bool *busy) {
    tee_t *self = mp_obj_malloc(tee_t, &itertools_tee_type);
    self->link = link;
    self->busy = busy;
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t tee_next(mp_obj_t self_in) {
    tee_t *self = MP_OBJ_TO_PTR(self_in);
    tee_link_t *link = self->link;
    if (link->value == MP_OBJ_NULL) {
        if (*self->busy) {
            mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("cannot re-enter the tee iterator"));
        }
        *self->busy = true;
        nlr_buf_t nlr;
        if (nlr_push(&nlr) != 0) {
            *self->busy = false;
            nlr_jump(nlr.ret_val);
        }
        mp_obj_t item = mp_iternext(link->source);
        tee_link_t *next = item == MP_OBJ_STOP_ITERATION ? NULL : new_link(link->source);
        nlr_pop();
        *self->busy = false;
        if (next == NULL) {
            return MP_OBJ_STOP_ITERATION;
        }
        link->next = next;
        link->value = item;
    }
    self->link = link->next;
    return link->value;
}

static mp_obj_t tee_copy(mp_obj_t self_in) {
    mp_check_self(mp_obj_is_type(self_in, &itertools_tee_type));
    tee_t *self = MP_OBJ_TO_PTR(self_in);
    return new_tee(self->link, self->busy);
}
static MP_DEFINE_CONST_FUN_OBJ_1(tee_copy_obj, tee_copy);

static const mp_rom_map_elem_t tee_table[] = {
    {MP_ROM_QSTR(MP_QSTR___copy__), MP_ROM_PTR(&tee_copy_obj)},
};
static MP_DEFINE_CONST_DICT(tee_dict, tee_table);

static ITERTOOLS_TYPE(itertools_tee_type, MP_QSTR__tee, iter, tee_next, locals_dict, &tee_dict);

static mp_obj_t tee(size_t n_args, const mp_obj_t *args) {
    mp_int_t count = n_args < 2 ? 2 : mp_obj_get_int(args[1]);
    if (count < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("n must be >= 0"));
    }
    mp_obj_tuple_t *result = MP_OBJ_TO_PTR(mp_obj_new_tuple(count, NULL));
    mp_obj_t source = ITERATE(args[0]);
    tee_t *first = MP_OBJ_TO_PTR(source);
    if (!mp_obj_is_type(source, &itertools_tee_type)) {
        bool *busy = m_new_obj(bool);
        *busy = false;
        first = MP_OBJ_TO_PTR(new_tee(new_link(source), busy));
    }
    for (mp_int_t i = 0; i < count; ++i) {
        result->items[i] = i == 0 ? MP_OBJ_FROM_PTR(first) : new_tee(first->link, first->busy);
    }
    return MP_OBJ_FROM_PTR(result);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(itertools_tee_obj, 1, 2, tee);
