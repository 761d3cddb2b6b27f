// Sorting: a stable merge sort that finds what is in order already. Runs are found from the front, short ones are
// lengthened by insertion, and merged whenever the one before is not much longer: the stack of runs stays short.
//
// It works on copies. Comparing may run Python code, raise, or lie; the list is as it was until all is done.

#include <string.h>

#include "py/objstr.h"
#include "py/runtime.h"
#include "sequences.h"

#define RUN_MIN (16) // items that are sorted by insertion
#define RUNS_MAX (64) // lengths on the stack at least double every second run

typedef struct {
    mp_obj_t key;
    mp_obj_t item;
} entry_t;

typedef enum { SMALL_INTS, NUMBERS, STRS, ANY } kind_t;

typedef struct {
    entry_t *entries;
    entry_t *aside; // room for half of them
    kind_t kind;
} sort_t;

static inline mp_float_t number_of(mp_obj_t key) {
    return mp_obj_is_small_int(key) ? (mp_float_t)MP_OBJ_SMALL_INT_VALUE(key) : mp_obj_float_get(key);
}

// UTF-8 sorts as the characters that it encodes.
static bool str_less(mp_obj_t a, mp_obj_t b) {
    GET_STR_DATA_LEN(a, a_data, a_len);
    GET_STR_DATA_LEN(b, b_data, b_len);
    int order = memcmp(a_data, b_data, a_len < b_len ? a_len : b_len);
    return order < 0 || (order == 0 && a_len < b_len);
}

static inline bool less(const sort_t *sort, mp_obj_t a, mp_obj_t b) {
    switch (sort->kind) {
        case SMALL_INTS:
            return MP_OBJ_SMALL_INT_VALUE(a) < MP_OBJ_SMALL_INT_VALUE(b);
        case NUMBERS:
            return number_of(a) < number_of(b);
        case STRS:
            return str_less(a, b);
        default:
            return mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, a, b));
    }
}

static kind_t kind_of(const entry_t *entries, size_t len) {
    bool ints = true, numbers = true, strs = true;
    for (size_t i = 0; i < len && (ints || numbers || strs); i++) {
        mp_obj_t key = entries[i].key;
        bool is_small = mp_obj_is_small_int(key);
        ints = ints && is_small;
        numbers = numbers && (is_small || mp_obj_is_float(key));
        strs = strs && (mp_obj_is_qstr(key) || mp_obj_is_exact_type(key, &mp_type_str));
    }
    return ints ? SMALL_INTS : numbers ? NUMBERS : strs ? STRS : ANY;
}

static void reverse_entries(entry_t *entries, size_t len) {
    for (size_t i = 0; i < len / 2; i++) {
        entry_t entry = entries[i];
        entries[i] = entries[len - 1 - i];
        entries[len - 1 - i] = entry;
    }
}

// How many entries from `start` are in order; those that strictly descend are turned round.
static size_t find_run(const sort_t *sort, size_t start, size_t end) {
    entry_t *at = sort->entries;
    size_t i = start + 1;
    if (i == end) {
        return 1;
    }
    if (less(sort, at[i].key, at[i - 1].key)) {
        while (++i < end && less(sort, at[i].key, at[i - 1].key)) {
        }
        reverse_entries(&at[start], i - start);
    } else {
        while (++i < end && !less(sort, at[i].key, at[i - 1].key)) {
        }
    }
    return i - start;
}

// Lengthens the run from `start` to `sorted` up to `end`.
static void insert(const sort_t *sort, size_t start, size_t sorted, size_t end) {
    entry_t *at = sort->entries;
    for (; sorted < end; sorted++) {
        entry_t entry = at[sorted];
        size_t low = start, high = sorted;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (less(sort, entry.key, at[middle].key)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        memmove(&at[low + 1], &at[low], (sorted - low) * sizeof(entry_t));
        at[low] = entry;
    }
}

// Merges the runs from `start` to `middle` and from there to `end`; the shorter one is put aside.
static void merge(const sort_t *sort, size_t start, size_t middle, size_t end) {
    entry_t *at = sort->entries, *aside = sort->aside;
    if (!less(sort, at[middle].key, at[middle - 1].key)) {
        return;
    }
    if (middle - start <= end - middle) {
        size_t len = middle - start, left = 0, right = middle, to = start;
        memcpy(aside, &at[start], len * sizeof(entry_t));
        while (left < len && right < end) {
            at[to++] = less(sort, at[right].key, aside[left].key) ? at[right++] : aside[left++];
        }
        memcpy(&at[to], &aside[left], (len - left) * sizeof(entry_t));
    } else {
        size_t len = end - middle, left = middle, right = len, to = end;
        memcpy(aside, &at[middle], len * sizeof(entry_t));
        while (right > 0 && left > start) {
            at[--to] = less(sort, aside[right - 1].key, at[left - 1].key) ? at[--left] : aside[--right];
        }
        memcpy(&at[to - right], aside, right * sizeof(entry_t));
    }
}

static void sort_entries(sort_t *sort, size_t len) {
    size_t starts[RUNS_MAX + 1], runs = 0;
    size_t start = 0;
    while (start < len) {
        size_t run = find_run(sort, start, len);
        if (run < RUN_MIN && start + run < len) {
            size_t end = len - start < RUN_MIN ? len : start + RUN_MIN;
            insert(sort, start, start + run, end);
            run = end - start;
        }
        starts[runs++] = start;
        start += run;
        starts[runs] = start;
        // Of three runs the first is longer than the others together, and the second longer than the third.
        while (runs > 1) {
            size_t last = starts[runs] - starts[runs - 1], before = starts[runs - 1] - starts[runs - 2];
            bool third = runs > 2 && starts[runs - 2] - starts[runs - 3] <= before + last;
            bool fourth = runs > 3 && starts[runs - 3] - starts[runs - 4] <= starts[runs - 2] - starts[runs - 3] + before;
            if (start < len && !third && !fourth && before > last && runs < RUNS_MAX) {
                break;
            }
            if ((third || fourth) && start < len && starts[runs - 2] - starts[runs - 3] < last) {
                merge(sort, starts[runs - 3], starts[runs - 2], starts[runs - 1]);
                starts[runs - 2] = starts[runs - 1];
                starts[runs - 1] = starts[runs];
            } else {
                merge(sort, starts[runs - 2], starts[runs - 1], starts[runs]);
                starts[runs - 1] = starts[runs];
            }
            runs--;
        }
    }
}

void sort_items(mp_obj_t *items, size_t len, mp_obj_t *keys, bool reverse) {
    if (len < 2) {
        return;
    }
    sort_t sort;
    sort.entries = m_new(entry_t, len);
    for (size_t i = 0; i < len; i++) {
        sort.entries[i].key = keys != NULL ? keys[i] : items[i];
        sort.entries[i].item = items[i];
    }
    sort.aside = m_new(entry_t, len / 2);
    sort.kind = kind_of(sort.entries, len);
    // Turned round before and after, equal ones stay in their order.
    if (reverse) {
        reverse_entries(sort.entries, len);
    }
    sort_entries(&sort, len);
    if (reverse) {
        reverse_entries(sort.entries, len);
    }
    for (size_t i = 0; i < len; i++) {
        items[i] = sort.entries[i].item;
    }
}
