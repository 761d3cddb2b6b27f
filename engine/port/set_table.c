// The tables of sets, as CPython 3.11 fills them: sets of numbers are iterated in the same order.
//
// `alloc` is zero or a power of two from 8. Behind the items lie their hashes, and a book. What CPython calls a
// dummy, the place of an item that was removed, is MP_OBJ_SENTINEL. As in map.c: tables are never freed nor made smaller,
// searches begin again when comparing has changed the set, and a larger table is complete before it replaces the smaller one.

#include <string.h>

#include "hash.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "tables.h"

#define PLACES_MIN (8)
#define PLACES_MAX (1u << 27) // a table of this size cannot be allocated
#define LINEAR_PROBES (9) // places that are looked at next to one another before the search jumps
#define PERTURB_SHIFT (5)
#define GROWS_TWICE_FROM (50000) // items; smaller sets grow four times

typedef struct {
    uint32_t fill; // places that were ever used
    uint32_t finger; // where pop() goes on
} book_t;

static inline book_t *book_of(const mp_set_t *set) {
    return (book_t *)(set_table_hashes(set) + set->alloc);
}

static size_t places_for(size_t items) {
    size_t places = PLACES_MIN;
    while (places <= items) {
        places *= 2;
        if (places > PLACES_MAX) {
            m_malloc_fail(SIZE_MAX);
        }
    }
    return places;
}

void mp_set_init(mp_set_t *set, size_t n) {
    (void)n;
    set->alloc = 0;
    set->used = 0;
    set->table = NULL;
}

static void make(mp_set_t *set, size_t places) {
    set->table = m_malloc0(places * (sizeof(mp_obj_t) + sizeof(int64_t)) + sizeof(book_t));
    set->alloc = places;
    set->used = 0;
}

// An item that the table, without places that were removed, does not contain yet.
static void insert_new(mp_set_t *set, mp_obj_t item, int64_t hash) {
    size_t mask = set->alloc - 1;
    uint64_t rest = hash;
    size_t at = rest & mask;
    for (;;) {
        size_t last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
        for (size_t i = at; i <= last; i++) {
            if (set->table[i] == MP_OBJ_NULL) {
                set->table[i] = item;
                set_table_hashes(set)[i] = hash;
                set->used++;
                book_of(set)->fill++;
                return;
            }
        }
        rest >>= PERTURB_SHIFT;
        at = (at * 5 + 1 + rest) & mask;
    }
}

static void resize(mp_set_t *set, size_t items) {
    mp_set_t old = *set, new;
    make(&new, places_for(items));
    for (size_t i = 0; i < old.alloc; i++) {
        if (mp_set_slot_is_filled(&old, i)) {
            insert_new(&new, old.table[i], set_table_hashes(&old)[i]);
        }
    }
    if (old.alloc != 0) {
        book_of(&new)->finger = book_of(&old)->finger;
    }
    *set = new;
    if (old.alloc != 0) {
        memset(old.table, 0, old.alloc * sizeof(mp_obj_t));
    }
}

void set_reserve(mp_set_t *set, size_t more) {
    size_t fill = set->alloc == 0 ? 0 : book_of(set)->fill;
    size_t mask = set->alloc == 0 ? PLACES_MIN - 1 : set->alloc - 1;
    if ((fill + more) * 5 >= mask * 3) {
        resize(set, (set->used + more) * 2);
    }
}

// Whether two items with the same hash are equal, where that needs no Python code; -1 where it may.
static inline int quick_equality(mp_obj_t a, mp_obj_t b) {
    if (a == b) {
        return 1;
    }
    if (mp_obj_is_small_int(a) && mp_obj_is_small_int(b)) {
        return 0;
    }
    return key_is_str(a) && key_is_str(b) ? mp_obj_str_equal(a, b) : -1;
}

mp_obj_t set_lookup_hashed(mp_set_t *set, mp_obj_t item, int64_t hash, mp_map_lookup_kind_t kind) {
again:
    if (set->alloc == 0) {
        if (!(kind & MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)) {
            return MP_OBJ_NULL;
        }
        make(set, PLACES_MIN);
    }
    mp_obj_t *table = set->table;
    size_t mask = set->alloc - 1;
    uint64_t rest = hash;
    size_t at = rest & mask;
    size_t removed = SIZE_MAX; // the last such place on the way: it is used again
    for (;;) {
        size_t last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
        for (size_t i = at; i <= last; i++) {
            mp_obj_t other = table[i];
            if (other == MP_OBJ_NULL) {
                if (!(kind & MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)) {
                    return MP_OBJ_NULL;
                }
                if (removed != SIZE_MAX) {
                    if (table[removed] != MP_OBJ_SENTINEL) {
                        goto again;
                    }
                    table[removed] = item;
                    set_table_hashes(set)[removed] = hash;
                    set->used++;
                    return item;
                }
                table[i] = item;
                set_table_hashes(set)[i] = hash;
                set->used++;
                if (++book_of(set)->fill * 5 >= mask * 3) {
                    resize(set, set->used > GROWS_TWICE_FROM ? set->used * 2 : set->used * 4);
                }
                return item;
            }
            if (other == MP_OBJ_SENTINEL) {
                removed = i;
                continue;
            }
            if (set_table_hashes(set)[i] != hash) {
                continue;
            }
            int equal = quick_equality(other, item);
            if (equal < 0) {
                equal = mp_obj_equal(other, item);
                if (set->table != table || table[i] != other) {
                    goto again;
                }
            }
            if (equal) {
                if (kind & MP_MAP_LOOKUP_REMOVE_IF_FOUND) {
                    table[i] = MP_OBJ_SENTINEL;
                    set->used--;
                }
                return other;
            }
        }
        rest >>= PERTURB_SHIFT;
        at = (at * 5 + 1 + rest) & mask;
    }
}

// The item that is in the set already, or was removed or added; MP_OBJ_NULL if it is not found and not added.
mp_obj_t mp_set_lookup(mp_set_t *set, mp_obj_t item, mp_map_lookup_kind_t kind) {
    return set_lookup_hashed(set, item, obj_hash(item), kind);
}

mp_obj_t mp_set_remove_first(mp_set_t *set) {
    if (set->used == 0) {
        return MP_OBJ_NULL;
    }
    size_t at = book_of(set)->finger;
    do {
        at &= set->alloc - 1;
    } while (!mp_set_slot_is_filled(set, at++));
    mp_obj_t item = set->table[at - 1];
    set->table[at - 1] = MP_OBJ_SENTINEL;
    set->used--;
    book_of(set)->finger = at;
    return item;
}

void mp_set_clear(mp_set_t *set) {
    mp_set_t old = *set;
    mp_set_init(set, 0);
    if (old.alloc != 0) {
        memset(old.table, 0, old.alloc * sizeof(mp_obj_t));
    }
}

void set_merge(mp_set_t *set, const mp_set_t *other) {
    if (set->table == other->table || other->used == 0) {
        return;
    }
    set_reserve(set, other->used);
    if (set->alloc == 0) {
        make(set, PLACES_MIN);
    }
    if (book_of(set)->fill == 0 && set->alloc == other->alloc && book_of(other)->fill == other->used) {
        memcpy(set->table, other->table, set->alloc * (sizeof(mp_obj_t) + sizeof(int64_t)));
        set->used = book_of(set)->fill = other->used;
        return;
    }
    bool is_new = book_of(set)->fill == 0;
    for (size_t i = 0; i < other->alloc; i++) {
        if (mp_set_slot_is_filled(other, i)) {
            mp_obj_t item = other->table[i];
            int64_t hash = set_table_hashes(other)[i];
            if (is_new) {
                insert_new(set, item, hash);
            } else {
                set_lookup_hashed(set, item, hash, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
            }
        }
    }
}
