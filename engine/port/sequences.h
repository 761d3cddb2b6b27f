// What lists, tuples, ranges, deques and others have in common: indices.c, sequences.c, sort.c.

#ifndef SEQUENCES_H
#define SEQUENCES_H

#include "numbers.h"
#include "py/objlist.h"
#include "py/objtuple.h"

// A bound of index(value, start, stop): counted from the end when negative, then from 0 to len.
size_t obj_bound(mp_obj_t object, size_t len);

// Where insert() puts an item; reading the index may change the length.
size_t obj_insertion(mp_obj_t object, size_t *len);

// A slice of a sequence: `count` items, each `step` behind the one before. An empty one begins where items would go.
typedef struct {
    size_t start;
    size_t count;
    mp_int_t step;
} slice_t;

// May run Python code, once for each part of the slice.
void slice_of(mp_obj_t slice, size_t len, slice_t *result);

// How often a sequence of `len` items is repeated by `times`, or -1 if that is no int. MemoryError if it is too often.
mp_int_t repeats_of(mp_obj_t times, size_t len);

mp_obj_t operator_length_hint(size_t n_args, const mp_obj_t *args); // operator.c

mp_obj_t unrepeatable(mp_binary_op_t op, mp_obj_t sequence, mp_obj_t times);

// The name of a type as messages have it, with the module of those that are in one.
const char *type_in_messages(const mp_obj_type_t *type);

// ValueError: "value is not in where".
NORETURN void raise_not_in(mp_obj_t value, const char *where);

// Identity counts as equality, as always within containers.
static inline bool items_equal(mp_obj_t a, mp_obj_t b) {
    return a == b || (!(mp_obj_is_small_int(a) && mp_obj_is_small_int(b)) && mp_obj_equal(a, b));
}

// Each is for two lists or two tuples, which Python code may change meanwhile.
mp_obj_t sequences_compare(mp_binary_op_t op, mp_obj_t left, mp_obj_t right);
// The place of a value from `start` up to `stop`, or -1; for a list or a tuple.
mp_int_t sequence_find(mp_obj_t sequence, mp_obj_t value, size_t start, size_t stop);
size_t sequence_count(mp_obj_t sequence, mp_obj_t value);

// Puts items in order, stably; `keys` as long, NULL for the items themselves.
void sort_items(mp_obj_t *items, size_t len, mp_obj_t *keys, bool reverse);

mp_obj_list_t *list_of(mp_obj_t iterable);

#endif
