// Comparing and searching lists and tuples. Comparing items may run Python code that changes a list: after each comparison
// that may have, its length and items are read again.

#include "py/runtime.h"
#include "sequences.h"

void raise_not_in(mp_obj_t value, const char *where) {
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 16, &print);
    mp_obj_print_helper(&print, value, PRINT_REPR);
    mp_printf(&print, " is not in %s", where);
    mp_raise_type_arg(&mp_type_ValueError, mp_obj_new_str_from_vstr(&text));
}

// Tuples, and what has the parts of one at its beginning, are not asked for their type again: only lists change.
typedef struct {
    const mp_obj_list_t *list;
    size_t len;
    mp_obj_t *items;
} view_t;

static inline void look(view_t *view) {
    if (view->list != NULL) {
        view->len = view->list->len;
        view->items = view->list->items;
    }
}

static view_t view_of(mp_obj_t sequence) {
    if (mp_obj_is_exact_type(sequence, &mp_type_list)) {
        view_t view = { .list = MP_OBJ_TO_PTR(sequence) };
        look(&view);
        return view;
    }
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(sequence);
    return (view_t) { .len = tuple->len, .items = tuple->items };
}

mp_obj_t sequences_compare(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    view_t a = view_of(left), b = view_of(right);
    if (op == MP_BINARY_OP_EQUAL && a.len != b.len) {
        return mp_const_false;
    }
    for (size_t i = 0; i < a.len && i < b.len; i++) {
        mp_obj_t x = a.items[i], y = b.items[i];
        if (x == y) {
            continue;
        }
        if (!items_equal(x, y)) {
            return op == MP_BINARY_OP_EQUAL ? mp_const_false : mp_binary_op(op, x, y);
        }
        look(&a);
        look(&b);
    }
    switch (op) {
        case MP_BINARY_OP_LESS:
            return mp_obj_new_bool(a.len < b.len);
        case MP_BINARY_OP_LESS_EQUAL:
            return mp_obj_new_bool(a.len <= b.len);
        case MP_BINARY_OP_MORE:
            return mp_obj_new_bool(a.len > b.len);
        case MP_BINARY_OP_MORE_EQUAL:
            return mp_obj_new_bool(a.len >= b.len);
        default:
            return mp_obj_new_bool(a.len == b.len);
    }
}

mp_int_t sequence_find(mp_obj_t sequence, mp_obj_t value, size_t start, size_t stop) {
    view_t view = view_of(sequence);
    for (size_t i = start; i < stop && i < view.len; i++) {
        if (view.items[i] == value) {
            return i;
        }
        if (items_equal(view.items[i], value)) {
            return i;
        }
        look(&view);
    }
    return -1;
}

size_t sequence_count(mp_obj_t sequence, mp_obj_t value) {
    view_t view = view_of(sequence);
    size_t count = 0;
    for (size_t i = 0; i < view.len; i++) {
        count += items_equal(view.items[i], value);
        look(&view);
    }
    return count;
}
