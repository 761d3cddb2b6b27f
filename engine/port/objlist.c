// list, in place of py/objlist.c.
//
// A key, a comparison or an index may run Python code that changes the list. So items are never freed nor shrunk in place
// (m_renew_kept), slots that hold nothing hold None, and a length from before such code is not used after it.

#include <string.h>

#include "py/builtin.h"
#include "py/runtime.h"
#include "classes.h"
#include "repr_guard.h"
#include "sequences.h"

#define ALLOC_MIN (4)

static void clear_slots(mp_obj_t *items, size_t from, size_t to) {
    for (; from < to; from++) {
        items[from] = mp_const_none;
    }
}

static void resize(mp_obj_list_t *list, size_t alloc) {
    list->items = m_renew_kept(mp_obj_t, list->items, list->alloc, alloc);
    clear_slots(list->items, list->alloc, alloc);
    list->alloc = alloc;
}

// Makes room for `more` items behind the last.
static void reserve(mp_obj_list_t *list, size_t more) {
    if (more > SIZE_MAX / sizeof(mp_obj_t) / 2 - list->len) {
        m_malloc_fail(SIZE_MAX);
    }
    size_t len = list->len + more;
    if (len > list->alloc) {
        resize(list, len + len / 8 + 4);
    }
}

static mp_obj_list_t *new_list(size_t len) {
    mp_obj_list_t *list = m_new_obj(mp_obj_list_t);
    mp_obj_list_init(list, len);
    return list;
}

void mp_obj_list_init(mp_obj_list_t *list, size_t n) {
    list->base.type = &mp_type_list;
    list->alloc = n < ALLOC_MIN ? ALLOC_MIN : n;
    list->len = n;
    list->items = m_new(mp_obj_t, list->alloc);
    clear_slots(list->items, 0, list->alloc);
}

mp_obj_t mp_obj_new_list(size_t n, mp_obj_t *items) {
    mp_obj_list_t *list = new_list(n);
    if (n != 0 && items != NULL) {
        memcpy(list->items, items, n * sizeof(mp_obj_t));
    }
    return MP_OBJ_FROM_PTR(list);
}

static size_t index_in(const mp_obj_list_t *list, mp_obj_t index) {
    for (;;) {
        size_t len = list->len;
        size_t result = mp_get_index(list->base.type, len, index, false);
        if (list->len == len) {
            return result;
        }
    }
}

static void slice_in(const mp_obj_list_t *list, mp_obj_t slice, slice_t *result) {
    size_t len;
    do {
        len = list->len;
        slice_of(slice, len, result);
    } while (list->len != len);
}

static void list_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self);
    bool json = kind == PRINT_JSON;
    const char *separator = json ? MP_PRINT_GET_EXT(print)->item_separator : ", ";
    repr_guard_t guard;
    if (!json && !repr_enter(&guard, list)) {
        mp_print_str(print, "[...]");
        return;
    }
    mp_print_str(print, "[");
    for (size_t i = 0; i < list->len; i++) {
        if (i > 0) {
            mp_print_str(print, separator);
        }
        mp_obj_print_helper(print, list->items[i], json ? kind : PRINT_REPR);
    }
    mp_print_str(print, "]");
    if (!json) {
        repr_leave();
    }
}

static mp_obj_list_t *list_or_null(mp_obj_t object) {
    if (mp_obj_is_exact_type(object, &mp_type_list)) {
        return MP_OBJ_TO_PTR(object);
    }
    object = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_list));
    return object == MP_OBJ_NULL ? NULL : MP_OBJ_TO_PTR(object);
}

static void append_all(mp_obj_list_t *list, const mp_obj_t *items, size_t len) {
    reserve(list, len);
    memcpy(list->items + list->len, items, len * sizeof(mp_obj_t));
    list->len += len;
}

static void extend(mp_obj_list_t *list, mp_obj_t iterable) {
    if (mp_obj_is_exact_type(iterable, &mp_type_list) || mp_obj_is_exact_type(iterable, &mp_type_tuple)) {
        size_t len;
        mp_obj_t *items;
        mp_obj_get_array(iterable, &len, &items);
        append_all(list, items, len);
        return;
    }
    mp_obj_t iterator = mp_getiter(iterable, NULL);
    if (class_is_python(mp_obj_get_type(iterable))) {
        operator_length_hint(1, &iterable); // room is not reserved; a class can tell that it was asked, and refuse
    }
    for (mp_obj_t item; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
        mp_obj_list_append(MP_OBJ_FROM_PTR(list), item);
    }
}

mp_obj_list_t *list_of(mp_obj_t iterable) {
    mp_obj_list_t *list = new_list(0);
    extend(list, iterable);
    return list;
}

mp_obj_t mp_obj_list_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_kw != 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() takes no keyword arguments"), type->name);
    }
    if (n_args > 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("list expected at most 1 argument, got %u"), (unsigned)n_args);
    }
    return MP_OBJ_FROM_PTR(n_args == 0 ? new_list(0) : list_of(args[0]));
}

static mp_obj_t list_unary_op(mp_unary_op_t op, mp_obj_t self) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(list->len != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(list->len);
        case MP_UNARY_OP_SIZEOF:
            return MP_OBJ_NEW_SMALL_INT(sizeof(*list) + sizeof(mp_obj_t) * list->alloc);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t list_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(left), *other;
    switch (op) {
        case MP_BINARY_OP_ADD: {
            other = list_or_null(right);
            if (other == NULL) {
                return MP_OBJ_NULL;
            }
            mp_obj_list_t *result = new_list(list->len + other->len);
            mp_seq_cat(result->items, list->items, list->len, other->items, other->len, mp_obj_t);
            return MP_OBJ_FROM_PTR(result);
        }
        case MP_BINARY_OP_INPLACE_ADD:
            extend(list, right);
            return left;
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_REVERSE_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY: {
            mp_int_t times = repeats_of(right, list->len);
            if (times < 0) {
                return unrepeatable(op, left, right);
            }
            mp_obj_list_t *result = new_list(list->len * times);
            mp_seq_multiply(list->items, sizeof(mp_obj_t), list->len, times, result->items);
            if (op != MP_BINARY_OP_INPLACE_MULTIPLY) {
                return MP_OBJ_FROM_PTR(result);
            }
            list->len = result->len;
            list->alloc = result->alloc;
            list->items = result->items;
            return left;
        }
        case MP_BINARY_OP_CONTAINS:
            return mp_obj_new_bool(sequence_find(left, right, 0, SIZE_MAX) >= 0);
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_LESS:
        case MP_BINARY_OP_LESS_EQUAL:
        case MP_BINARY_OP_MORE:
        case MP_BINARY_OP_MORE_EQUAL:
            other = list_or_null(right);
            return other == NULL ? MP_OBJ_NULL : sequences_compare(op, left, MP_OBJ_FROM_PTR(other));
        default:
            return MP_OBJ_NULL;
    }
}

// Puts `len` items in the place of `count` ones from `start`.
static void replace(mp_obj_list_t *list, size_t start, size_t count, const mp_obj_t *items, size_t len) {
    size_t old = list->len;
    if (len > count) {
        reserve(list, len - count);
    }
    memmove(list->items + start + len, list->items + start + count, (old - start - count) * sizeof(mp_obj_t));
    if (len != 0) {
        memcpy(list->items + start, items, len * sizeof(mp_obj_t));
    }
    list->len = old + len - count;
    if (list->len < old) {
        clear_slots(list->items, list->len, old);
    }
}

static void delete_slice(mp_obj_list_t *list, slice_t slice) {
    if (slice.count == 0) {
        return;
    }
    if (slice.step < 0) {
        slice.start += (slice.count - 1) * slice.step;
        slice.step = -slice.step;
    }
    if (slice.step == 1) {
        replace(list, slice.start, slice.count, NULL, 0);
        return;
    }
    mp_obj_t *items = list->items;
    size_t to = slice.start, next = slice.start, left = slice.count;
    for (size_t from = slice.start; from < list->len; from++) {
        if (left > 0 && from == next) {
            left--;
            next += slice.step;
        } else {
            items[to++] = items[from];
        }
    }
    clear_slots(items, to, list->len);
    list->len = to;
}

static mp_obj_t load_slice(mp_obj_list_t *list, mp_obj_t index) {
    slice_t slice;
    slice_in(list, index, &slice);
    mp_obj_list_t *result = new_list(slice.count);
    if (slice.step == 1) {
        memcpy(result->items, list->items + slice.start, slice.count * sizeof(mp_obj_t));
    } else {
        for (size_t i = 0, at = slice.start; i < slice.count; i++, at += slice.step) {
            result->items[i] = list->items[at];
        }
    }
    return MP_OBJ_FROM_PTR(result);
}

static void store_slice(mp_obj_list_t *list, mp_obj_t index, mp_obj_t value) {
    bool plain = ((mp_obj_slice_t *)MP_OBJ_TO_PTR(index))->step == mp_const_none;
    if (!mp_obj_is_exact_type(value, &mp_type_tuple) && !mp_obj_is_exact_type(value, &mp_type_list)) {
        mp_obj_iter_buf_t buffer;
        mp_obj_t iterator = mp_getiter_or_null(value, &buffer);
        if (iterator == MP_OBJ_NULL) {
            mp_raise_TypeError(plain ? MP_ERROR_TEXT("can only assign an iterable") : MP_ERROR_TEXT("must assign iterable to extended slice"));
        }
        value = MP_OBJ_FROM_PTR(list_of(iterator));
    }
    slice_t slice;
    slice_in(list, index, &slice);
    size_t len;
    mp_obj_t *items;
    mp_obj_get_array(value, &len, &items);
    if (items == list->items) {
        items = memcpy(m_new(mp_obj_t, len), items, len * sizeof(mp_obj_t));
    }
    if (slice.step == 1) {
        replace(list, slice.start, slice.count, items, len);
        return;
    }
    if (len != slice.count) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("attempt to assign sequence of size %u to extended slice of size %u"),
            (unsigned)len, (unsigned)slice.count);
    }
    for (size_t i = 0, at = slice.start; i < len; i++, at += slice.step) {
        list->items[at] = items[i];
    }
}

static mp_obj_t remove_at(mp_obj_list_t *list, size_t index) {
    mp_obj_t item = list->items[index];
    list->len--;
    memmove(list->items + index, list->items + index + 1, (list->len - index) * sizeof(mp_obj_t));
    list->items[list->len] = mp_const_none;
    if (list->alloc > ALLOC_MIN && list->alloc > 4 * list->len) {
        resize(list, list->alloc / 2);
    }
    return item;
}

// An index that is assigned to or deleted.
static size_t assigned_index(const mp_obj_list_t *list, mp_obj_t index) {
    if (mp_obj_is_small_int(index)) {
        mp_int_t at = MP_OBJ_SMALL_INT_VALUE(index);
        if (at < -(mp_int_t)list->len || at >= (mp_int_t)list->len) {
            mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("list assignment index out of range"));
        }
    }
    return index_in(list, index);
}

static mp_obj_t list_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self);
    bool is_slice = mp_obj_is_type(index, &mp_type_slice);
    if (value == MP_OBJ_SENTINEL) {
        if (is_slice) {
            return load_slice(list, index);
        }
        size_t at = index_in(list, index);
        return list->items[at];
    }
    if (value == MP_OBJ_NULL) {
        if (is_slice) {
            slice_t slice;
            slice_in(list, index, &slice);
            delete_slice(list, slice);
        } else {
            remove_at(list, assigned_index(list, index));
        }
    } else if (is_slice) {
        store_slice(list, index, value);
    } else {
        size_t at = assigned_index(list, index);
        list->items[at] = value;
    }
    return mp_const_none;
}

mp_obj_t mp_obj_list_append(mp_obj_t self, mp_obj_t item) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self);
    if (list->len >= list->alloc) {
        resize(list, list->alloc * 2);
    }
    list->items[list->len++] = item;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(append_object, mp_obj_list_append);

static mp_obj_t list_extend(mp_obj_t self, mp_obj_t iterable) {
    extend(MP_OBJ_TO_PTR(self), iterable);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(extend_object, list_extend);

static mp_obj_t list_pop(size_t n_args, const mp_obj_t *args) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(args[0]);
    mp_int_t index = n_args == 1 ? -1 : number_index_clipped(args[1]);
    if (list->len == 0) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("pop from empty list"));
    }
    if (index < 0) {
        index += list->len;
    }
    if (index < 0 || (size_t)index >= list->len) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("pop index out of range"));
    }
    return remove_at(list, index);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(pop_object, 1, 2, list_pop);

static mp_obj_t list_clear(mp_obj_t self) {
    mp_obj_list_init(MP_OBJ_TO_PTR(self), 0);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(clear_object, list_clear);

static mp_obj_t list_copy(mp_obj_t self) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self);
    return mp_obj_new_list(list->len, list->items);
}
static MP_DEFINE_CONST_FUN_OBJ_1(copy_object, list_copy);

static mp_obj_t list_count(mp_obj_t self, mp_obj_t value) {
    return MP_OBJ_NEW_SMALL_INT(sequence_count(self, value));
}
static MP_DEFINE_CONST_FUN_OBJ_2(count_object, list_count);

static mp_obj_t list_index(size_t n_args, const mp_obj_t *args) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(args[0]);
    size_t start = n_args > 2 ? obj_bound(args[2], list->len) : 0;
    size_t stop = n_args > 3 ? obj_bound(args[3], list->len) : SIZE_MAX;
    mp_int_t at = sequence_find(args[0], args[1], start, stop);
    if (at < 0) {
        raise_not_in(args[1], "list");
    }
    return MP_OBJ_NEW_SMALL_INT(at);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(index_object, 2, 4, list_index);

static mp_obj_t list_insert(mp_obj_t self, mp_obj_t index, mp_obj_t item) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self);
    size_t at = obj_insertion(index, &list->len);
    mp_obj_list_append(self, mp_const_none);
    memmove(list->items + at + 1, list->items + at, (list->len - 1 - at) * sizeof(mp_obj_t));
    list->items[at] = item;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(insert_object, list_insert);

mp_obj_t mp_obj_list_remove(mp_obj_t self, mp_obj_t value) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self);
    mp_int_t at = sequence_find(self, value, 0, SIZE_MAX);
    if (at < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("list.remove(x): x not in list"));
    }
    if ((size_t)at < list->len) { // comparing may have emptied it
        remove_at(list, at);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(remove_object, mp_obj_list_remove);

static mp_obj_t list_reverse(mp_obj_t self) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self);
    for (size_t i = 0, j = list->len; i + 1 < j; i++) {
        mp_obj_t item = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = item;
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(reverse_object, list_reverse);

mp_obj_t mp_obj_list_sort(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_key, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_reverse, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_FALSE} },
    };
    mp_arg_val_t values[2];
    if (n_args > 1) {
        mp_raise_TypeError(MP_ERROR_TEXT("sort() takes no positional arguments"));
    }
    for (size_t i = 0; i < keywords->alloc; i++) {
        if (mp_map_slot_is_filled(keywords, i) && keywords->table[i].key != MP_OBJ_NEW_QSTR(MP_QSTR_key) && keywords->table[i].key != MP_OBJ_NEW_QSTR(MP_QSTR_reverse)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' is an invalid keyword argument for sort()"), mp_obj_str_get_str(keywords->table[i].key));
        }
    }
    mp_arg_parse_all(0, NULL, keywords, 2, allowed, values);
    mp_obj_list_t *list = MP_OBJ_TO_PTR(args[0]);
    mp_obj_t key = values[0].u_obj, *keys = NULL;
    mp_obj_t reverse = number_index_maybe(values[1].u_obj);
    if (reverse == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object cannot be interpreted as an integer"), mp_obj_get_type_str(values[1].u_obj));
    }
    size_t len = list->len;
    if (len == 0) {
        return mp_const_none;
    }
    mp_obj_t *before = memcpy(m_new(mp_obj_t, len), list->items, len * sizeof(mp_obj_t));
    if (key != mp_const_none) {
        keys = m_new0(mp_obj_t, len);
        for (size_t i = 0; i < len; i++) {
            keys[i] = mp_call_function_1(key, before[i]);
        }
    }
    mp_obj_t *sorted = memcpy(m_new(mp_obj_t, len), before, len * sizeof(mp_obj_t));
    sort_items(sorted, len, keys, mp_obj_is_true(reverse));
    bool modified = list->len != len || memcmp(list->items, before, len * sizeof(mp_obj_t)) != 0;
    if (modified) {
        list->items = sorted;
        list->len = list->alloc = len;
        mp_raise_ValueError(MP_ERROR_TEXT("list modified during sort"));
    }
    memcpy(list->items, sorted, len * sizeof(mp_obj_t));
    m_del(mp_obj_t, before, len);
    m_del(mp_obj_t, sorted, len);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(sort_object, 1, mp_obj_list_sort);

static const mp_rom_map_elem_t methods_table[] = {
    { MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&append_object) },
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&clear_object) },
    { MP_ROM_QSTR(MP_QSTR_copy), MP_ROM_PTR(&copy_object) },
    { MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&count_object) },
    { MP_ROM_QSTR(MP_QSTR_extend), MP_ROM_PTR(&extend_object) },
    { MP_ROM_QSTR(MP_QSTR_index), MP_ROM_PTR(&index_object) },
    { MP_ROM_QSTR(MP_QSTR_insert), MP_ROM_PTR(&insert_object) },
    { MP_ROM_QSTR(MP_QSTR_pop), MP_ROM_PTR(&pop_object) },
    { MP_ROM_QSTR(MP_QSTR_remove), MP_ROM_PTR(&remove_object) },
    { MP_ROM_QSTR(MP_QSTR_reverse), MP_ROM_PTR(&reverse_object) },
    { MP_ROM_QSTR(MP_QSTR_sort), MP_ROM_PTR(&sort_object) },
    { MP_ROM_QSTR(MP_QSTR___getitem__), MP_ROM_PTR(&mp_op_getitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___setitem__), MP_ROM_PTR(&mp_op_setitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___delitem__), MP_ROM_PTR(&mp_op_delitem_obj) },
    { MP_ROM_QSTR(MP_QSTR___contains__), MP_ROM_PTR(&mp_op_contains_obj) },
};
static MP_DEFINE_CONST_DICT(methods, methods_table);

// Shared with what recognises it by its function: vm_paths.h.
typedef struct {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    mp_obj_t list;
    size_t at;
} list_iterator_t;

mp_obj_t mp_list_it_iternext(mp_obj_t self) {
    list_iterator_t *iterator = MP_OBJ_TO_PTR(self);
    mp_obj_list_t *list = MP_OBJ_TO_PTR(iterator->list);
    if (iterator->at < list->len) {
        return list->items[iterator->at++];
    }
    iterator->at = SIZE_MAX;
    return MP_OBJ_STOP_ITERATION;
}

static mp_obj_t list_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    list_iterator_t *iterator = (list_iterator_t *)buffer;
    iterator->base.type = &mp_type_polymorph_iter;
    iterator->iternext = mp_list_it_iternext;
    iterator->list = self;
    iterator->at = 0;
    return MP_OBJ_FROM_PTR(iterator);
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_list,
    MP_QSTR_list,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, mp_obj_list_make_new,
    print, list_print,
    unary_op, list_unary_op,
    binary_op, list_binary_op,
    subscr, list_subscr,
    iter, list_getiter,
    locals_dict, &methods
    );

void mp_obj_list_get(mp_obj_t self, size_t *len, mp_obj_t **items) {
    mp_obj_list_t *list = MP_OBJ_TO_PTR(self);
    *len = list->len;
    *items = list->items;
}

void mp_obj_list_set_len(mp_obj_t self, size_t len) {
    ((mp_obj_list_t *)MP_OBJ_TO_PTR(self))->len = len;
}

void mp_obj_list_store(mp_obj_t self, mp_obj_t index, mp_obj_t value) {
    list_subscr(self, index, value);
}
