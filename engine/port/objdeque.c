// collections.deque, in place of py/objdeque.c: a ring that doubles when it is full. Comparing items may run Python code
// that changes the deque: `version` tells.

#include <string.h>

#include "py/builtin.h"
#include "py/runtime.h"
#include "repr_guard.h"
#include "modules.h"
#include "sequences.h"

#define ALLOC_MIN (8)

typedef struct {
    mp_obj_base_t base;
    mp_obj_t *items; // what is not in use is MP_OBJ_NULL
    size_t alloc; // zero or a power of two
    size_t first;
    size_t len;
    mp_int_t maxlen; // -1: none
    size_t version; // of which items it has, and in which order
} deque_t;

typedef struct {
    mp_obj_base_t base;
    deque_t *deque;
    size_t at; // the top bit says that it goes backwards
    size_t version;
} iterator_t;

#define BACKWARDS (1u << 31)

static inline mp_obj_t *item_at(const deque_t *deque, size_t index) {
    return &deque->items[(deque->first + index) & (deque->alloc - 1)];
}

static deque_t *new_deque(const mp_obj_type_t *type, mp_int_t maxlen) {
    deque_t *deque = mp_obj_malloc(deque_t, type);
    deque->items = NULL;
    deque->alloc = deque->first = deque->len = deque->version = 0;
    deque->maxlen = maxlen;
    return deque;
}

static deque_t *deque_or_null(mp_obj_t object) {
    object = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_deque));
    return object == MP_OBJ_NULL ? NULL : MP_OBJ_TO_PTR(object);
}

static void grow(deque_t *deque) {
    size_t alloc = deque->alloc == 0 ? ALLOC_MIN : deque->alloc * 2;
    mp_obj_t *items = m_new0(mp_obj_t, alloc);
    for (size_t i = 0; i < deque->len; i++) {
        items[i] = *item_at(deque, i);
    }
    deque->items = items;
    deque->alloc = alloc;
    deque->first = 0;
}

static mp_obj_t take(deque_t *deque, bool left) {
    if (deque->len == 0) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("pop from an empty deque"));
    }
    mp_obj_t *slot = item_at(deque, left ? 0 : deque->len - 1), item = *slot;
    *slot = MP_OBJ_NULL;
    deque->len--;
    deque->first = (deque->first + left) & (deque->alloc - 1);
    deque->version++;
    return item;
}

static void put(deque_t *deque, mp_obj_t item, bool left) {
    if (deque->maxlen >= 0 && deque->len >= (size_t)deque->maxlen) {
        if (deque->maxlen == 0) {
            return;
        }
        take(deque, !left);
    }
    if (deque->len == deque->alloc) {
        grow(deque);
    }
    deque->len++;
    deque->first = (deque->first - left) & (deque->alloc - 1);
    *item_at(deque, left ? 0 : deque->len - 1) = item;
    deque->version++;
}

static void extend(deque_t *deque, mp_obj_t iterable, bool left) {
    if (iterable == MP_OBJ_FROM_PTR(deque)) {
        iterable = MP_OBJ_FROM_PTR(list_of(iterable));
    }
    mp_obj_t iterator = mp_getiter(iterable, NULL);
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        put(deque, item, left);
    }
}

static mp_obj_t remove_at(deque_t *deque, size_t index) {
    mp_obj_t item = *item_at(deque, index);
    for (size_t i = index; i + 1 < deque->len; i++) {
        *item_at(deque, i) = *item_at(deque, i + 1);
    }
    take(deque, false);
    return item;
}

static mp_obj_t deque_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_iterable, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL} },
        { MP_QSTR_maxlen, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
    };
    mp_arg_val_t values[2];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, 2, allowed, values);
    mp_int_t maxlen = -1;
    if (values[1].u_obj != mp_const_none) {
        if (number_index_maybe(values[1].u_obj) == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("an integer is required"));
        }
        maxlen = number_index_clipped(values[1].u_obj);
        if (maxlen < 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("maxlen must be non-negative"));
        }
        if (maxlen == INT32_MAX && mp_obj_is_true(mp_binary_op(MP_BINARY_OP_MORE, number_index(values[1].u_obj), MP_OBJ_FROM_PTR(&sys_maxsize_obj)))) {
            mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("Python int too large to convert to C ssize_t"));
        }
    }
    deque_t *deque = new_deque(type, maxlen);
    if (values[0].u_obj != MP_OBJ_NULL) {
        extend(deque, values[0].u_obj, false);
    }
    return MP_OBJ_FROM_PTR(deque);
}

static void deque_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    deque_t *deque = MP_OBJ_TO_PTR(self);
    repr_guard_t guard;
    if (!repr_enter(&guard, deque)) {
        mp_print_str(print, "[...]");
        return;
    }
    mp_print_str(print, "deque([");
    for (size_t i = 0; i < deque->len; i++) {
        if (i > 0) {
            mp_print_str(print, ", ");
        }
        mp_obj_print_helper(print, *item_at(deque, i), PRINT_REPR);
    }
    if (deque->maxlen >= 0) {
        mp_printf(print, "], maxlen=%d)", (int)deque->maxlen);
    } else {
        mp_print_str(print, "])");
    }
    repr_leave();
}

static mp_obj_t deque_unary_op(mp_unary_op_t op, mp_obj_t self) {
    deque_t *deque = MP_OBJ_TO_PTR(self);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(deque->len != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(deque->len);
        case MP_UNARY_OP_SIZEOF:
            return MP_OBJ_NEW_SMALL_INT(sizeof(*deque) + deque->alloc * sizeof(mp_obj_t));
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t deque_copy(mp_obj_t self) {
    deque_t *deque = MP_OBJ_TO_PTR(self), *copy = new_deque(deque->base.type, deque->maxlen);
    extend(copy, self, false);
    return MP_OBJ_FROM_PTR(copy);
}
static MP_DEFINE_CONST_FUN_OBJ_1(copy_object, deque_copy);

static NORETURN void raise_mutated(const mp_obj_type_t *error) {
    mp_raise_msg(error, MP_ERROR_TEXT("deque mutated during iteration"));
}

static bool is_item(deque_t *deque, size_t index, mp_obj_t value, const mp_obj_type_t *error) {
    size_t version = deque->version;
    bool equal = items_equal(*item_at(deque, index), value);
    if (deque->version != version) {
        raise_mutated(error);
    }
    return equal;
}

static mp_int_t find(deque_t *deque, mp_obj_t value, size_t start, size_t stop, const mp_obj_type_t *error) {
    for (size_t i = start; i < stop && i < deque->len; i++) {
        if (is_item(deque, i, value, error)) {
            return i;
        }
    }
    return -1;
}

static mp_obj_t compare(mp_binary_op_t op, deque_t *left, deque_t *right) {
    return sequences_compare(op, MP_OBJ_FROM_PTR(list_of(MP_OBJ_FROM_PTR(left))), MP_OBJ_FROM_PTR(list_of(MP_OBJ_FROM_PTR(right))));
}

static void repeat(deque_t *deque, mp_int_t times) {
    mp_obj_list_t *items = list_of(MP_OBJ_FROM_PTR(deque));
    if (times == 0) {
        while (deque->len > 0) {
            take(deque, false);
        }
    }
    // Of what goes beyond maxlen only the end remains.
    size_t rounds = times > 0 ? times - 1 : 0;
    if (deque->maxlen >= 0 && items->len > 0 && rounds > (size_t)deque->maxlen / items->len + 1) {
        rounds = deque->maxlen / items->len + 1;
    }
    for (size_t i = 0; i < rounds; i++) {
        extend(deque, MP_OBJ_FROM_PTR(items), false);
    }
}

static mp_obj_t deque_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    deque_t *deque = MP_OBJ_TO_PTR(left), *other;
    switch (op) {
        case MP_BINARY_OP_INPLACE_ADD:
            extend(deque, right, false);
            return left;
        case MP_BINARY_OP_ADD:
            other = deque_or_null(right);
            if (other == NULL) {
                return MP_OBJ_NULL;
            }
            left = deque_copy(left);
            extend(MP_OBJ_TO_PTR(left), MP_OBJ_FROM_PTR(other), false);
            return left;
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_REVERSE_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY: {
            mp_int_t times = repeats_of(right, deque->maxlen >= 0 ? deque->len != 0 : deque->len);
            if (times < 0) {
                return unrepeatable(op, left, right);
            }
            if (op != MP_BINARY_OP_INPLACE_MULTIPLY) {
                left = deque_copy(left);
            }
            repeat(MP_OBJ_TO_PTR(left), times);
            return left;
        }
        case MP_BINARY_OP_CONTAINS:
            return mp_obj_new_bool(find(deque, right, 0, SIZE_MAX, &mp_type_RuntimeError) >= 0);
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_LESS:
        case MP_BINARY_OP_LESS_EQUAL:
        case MP_BINARY_OP_MORE:
        case MP_BINARY_OP_MORE_EQUAL:
            other = deque_or_null(right);
            return other == NULL ? MP_OBJ_NULL : compare(op, deque, other);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t deque_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
    deque_t *deque = MP_OBJ_TO_PTR(self);
    size_t len, at;
    do {
        len = deque->len;
        at = mp_get_index(&mp_type_deque, len, index, false);
    } while (deque->len != len);
    if (value == MP_OBJ_SENTINEL) {
        return *item_at(deque, at);
    }
    if (value == MP_OBJ_NULL) {
        remove_at(deque, at);
    } else {
        *item_at(deque, at) = value;
    }
    return mp_const_none;
}

static mp_obj_t deque_append(mp_obj_t self, mp_obj_t item) {
    put(MP_OBJ_TO_PTR(self), item, false);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(append_object, deque_append);

static mp_obj_t deque_appendleft(mp_obj_t self, mp_obj_t item) {
    put(MP_OBJ_TO_PTR(self), item, true);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(appendleft_object, deque_appendleft);

static mp_obj_t deque_extend(mp_obj_t self, mp_obj_t iterable) {
    extend(MP_OBJ_TO_PTR(self), iterable, false);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(extend_object, deque_extend);

static mp_obj_t deque_extendleft(mp_obj_t self, mp_obj_t iterable) {
    extend(MP_OBJ_TO_PTR(self), iterable, true);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(extendleft_object, deque_extendleft);

static mp_obj_t deque_pop(mp_obj_t self) {
    return take(MP_OBJ_TO_PTR(self), false);
}
static MP_DEFINE_CONST_FUN_OBJ_1(pop_object, deque_pop);

static mp_obj_t deque_popleft(mp_obj_t self) {
    return take(MP_OBJ_TO_PTR(self), true);
}
static MP_DEFINE_CONST_FUN_OBJ_1(popleft_object, deque_popleft);

static mp_obj_t deque_clear(mp_obj_t self) {
    deque_t *deque = MP_OBJ_TO_PTR(self);
    deque->len = deque->alloc = deque->first = 0;
    deque->items = NULL;
    deque->version++;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(clear_object, deque_clear);

static mp_obj_t deque_count(mp_obj_t self, mp_obj_t value) {
    deque_t *deque = MP_OBJ_TO_PTR(self);
    size_t count = 0;
    for (size_t i = 0; i < deque->len; i++) {
        count += is_item(deque, i, value, &mp_type_RuntimeError);
    }
    return MP_OBJ_NEW_SMALL_INT(count);
}
static MP_DEFINE_CONST_FUN_OBJ_2(count_object, deque_count);

static mp_obj_t deque_index(size_t n_args, const mp_obj_t *args) {
    deque_t *deque = MP_OBJ_TO_PTR(args[0]);
    size_t start = n_args > 2 ? obj_bound(args[2], deque->len) : 0;
    size_t stop = n_args > 3 ? obj_bound(args[3], deque->len) : SIZE_MAX;
    mp_int_t at = find(deque, args[1], start, stop, &mp_type_RuntimeError);
    if (at < 0) {
        raise_not_in(args[1], "deque");
    }
    return MP_OBJ_NEW_SMALL_INT(at);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(index_object, 2, 4, deque_index);

static mp_obj_t deque_remove(mp_obj_t self, mp_obj_t value) {
    deque_t *deque = MP_OBJ_TO_PTR(self);
    mp_int_t at = find(deque, value, 0, SIZE_MAX, &mp_type_IndexError);
    if (at < 0) {
        raise_not_in(value, "deque");
    }
    remove_at(deque, at);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(remove_object, deque_remove);

static mp_obj_t deque_insert(mp_obj_t self, mp_obj_t index, mp_obj_t item) {
    deque_t *deque = MP_OBJ_TO_PTR(self);
    size_t at = obj_insertion(index, &deque->len);
    if (deque->maxlen >= 0 && deque->len >= (size_t)deque->maxlen) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("deque already at its maximum size"));
    }
    put(deque, item, false);
    for (size_t i = deque->len - 1; i > at; i--) {
        *item_at(deque, i) = *item_at(deque, i - 1);
    }
    *item_at(deque, at) = item;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(insert_object, deque_insert);

static mp_obj_t deque_reverse(mp_obj_t self) {
    deque_t *deque = MP_OBJ_TO_PTR(self);
    for (size_t i = 0, j = deque->len; i + 1 < j; i++) {
        mp_obj_t item = *item_at(deque, i);
        *item_at(deque, i) = *item_at(deque, --j);
        *item_at(deque, j) = item;
    }
    deque->version++;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(reverse_object, deque_reverse);

static mp_obj_t deque_rotate(size_t n_args, const mp_obj_t *args) {
    mp_int_t steps = n_args > 1 ? number_index_clipped(args[1]) : 1;
    deque_t *deque = MP_OBJ_TO_PTR(args[0]);
    if (deque->len < 2) {
        return mp_const_none;
    }
    steps %= (mp_int_t)deque->len;
    for (; steps > 0; steps--) {
        mp_obj_t item = take(deque, false);
        put(deque, item, true);
    }
    for (; steps < 0; steps++) {
        mp_obj_t item = take(deque, true);
        put(deque, item, false);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(rotate_object, 1, 2, deque_rotate);

static mp_obj_t iterator_next(mp_obj_t self) {
    iterator_t *iterator = MP_OBJ_TO_PTR(self);
    deque_t *deque = iterator->deque;
    size_t at = iterator->at & ~BACKWARDS;
    if (deque == NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    if (deque->version != iterator->version) {
        iterator->deque = NULL;
        raise_mutated(&mp_type_RuntimeError);
    }
    if (at >= deque->len) {
        iterator->deque = NULL;
        return MP_OBJ_STOP_ITERATION;
    }
    iterator->at++;
    return *item_at(deque, iterator->at & BACKWARDS ? deque->len - 1 - at : at);
}

static MP_DEFINE_CONST_OBJ_TYPE(
    iterator_type,
    MP_QSTR__deque_iterator,
    MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, iterator_next
    );

static mp_obj_t iterate(mp_obj_t self, iterator_t *iterator, size_t at) {
    iterator->base.type = &iterator_type;
    iterator->deque = MP_OBJ_TO_PTR(self);
    iterator->at = at;
    iterator->version = iterator->deque->version;
    return MP_OBJ_FROM_PTR(iterator);
}

static mp_obj_t deque_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    return iterate(self, (iterator_t *)buffer, 0);
}

static mp_obj_t deque_reversed(mp_obj_t self) {
    return iterate(self, m_new_obj(iterator_t), BACKWARDS);
}
static MP_DEFINE_CONST_FUN_OBJ_1(reversed_object, deque_reversed);

static void deque_attr(mp_obj_t self, qstr name, mp_obj_t *dest) {
    deque_t *deque = MP_OBJ_TO_PTR(self);
    if (dest[0] == MP_OBJ_NULL && name == MP_QSTR_maxlen) {
        dest[0] = deque->maxlen < 0 ? mp_const_none : mp_obj_new_int(deque->maxlen);
    } else if (dest[0] == MP_OBJ_NULL) {
        dest[1] = MP_OBJ_SENTINEL;
    } else if (name == MP_QSTR_maxlen) {
        mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("attribute 'maxlen' of 'collections.deque' objects is not writable"));
    }
}

static const mp_rom_map_elem_t methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&append_object) },
    { MP_ROM_QSTR(MP_QSTR_appendleft), MP_ROM_PTR(&appendleft_object) },
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&clear_object) },
    { MP_ROM_QSTR(MP_QSTR_copy), MP_ROM_PTR(&copy_object) },
    { MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&count_object) },
    { MP_ROM_QSTR(MP_QSTR_extend), MP_ROM_PTR(&extend_object) },
    { MP_ROM_QSTR(MP_QSTR_extendleft), MP_ROM_PTR(&extendleft_object) },
    { MP_ROM_QSTR(MP_QSTR_index), MP_ROM_PTR(&index_object) },
    { MP_ROM_QSTR(MP_QSTR_insert), MP_ROM_PTR(&insert_object) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&pop_object) },
    { MP_ROM_QSTR(MP_QSTR_popleft), MP_ROM_PTR(&popleft_object) },
    { MP_ROM_QSTR(MP_QSTR_remove), MP_ROM_PTR(&remove_object) },
    { MP_ROM_QSTR(MP_QSTR_reverse), MP_ROM_PTR(&reverse_object) },
    { MP_ROM_QSTR(MP_QSTR_rotate), MP_ROM_PTR(&rotate_object) },
    { MP_ROM_QSTR(MP_QSTR___copy__), MP_ROM_PTR(&copy_object) },
    { MP_ROM_QSTR(MP_QSTR___reversed__), MP_ROM_PTR(&reversed_object) },
    { MP_ROM_QSTR(MP_QSTR___getitem__), MP_ROM_PTR(&mp_op_getitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___setitem__), MP_ROM_PTR(&mp_op_setitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___delitem__), MP_ROM_PTR(&mp_op_delitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___contains__), MP_ROM_PTR(&mp_op_contains_obj) },
};
static MP_DEFINE_CONST_DICT(methods, methods_table);

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_deque,
    MP_QSTR_deque,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, deque_make_new,
    print, deque_print,
    unary_op, deque_unary_op,
    binary_op, deque_binary_op,
    attr, deque_attr,
    subscr, deque_subscr,
    iter, deque_getiter,
    locals_dict, &methods
    );
