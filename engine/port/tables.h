// map.c and set_table.c beyond what py/obj.h declares of them.

#ifndef TABLES_H
#define TABLES_H

#include <stdint.h>

#include "py/obj.h"

// Keys that are searched, compared and hashed without running any Python code.
static inline bool key_is_str(mp_obj_t key) {
    return mp_obj_is_qstr(key) || (mp_obj_is_obj(key) && ((mp_obj_base_t *)MP_OBJ_TO_PTR(key))->type == &mp_type_str);
}

// What lies behind the entries and hashes of an indexed table.
typedef struct {
    uint32_t begin; // no entry is before
    uint32_t end; // no entry is at or behind it: where the next one goes
    uint32_t spent; // places of the index that are not free; those of deleted entries are not used again
    uint32_t mask; // the index has one place more
} map_book_t;

static inline bool map_is_indexed(const mp_map_t *map) {
    return !map->is_ordered && map->alloc != 0;
}

static inline uint32_t *map_hashes(const mp_map_t *map) {
    return (uint32_t *)(map->table + map->alloc);
}

static inline map_book_t *map_book(const mp_map_t *map) {
    return (map_book_t *)(map_hashes(map) + map->alloc);
}

// A map's table holds its entries in the order in which they were inserted; those that were deleted are not filled.

// The entry at or behind *at, which then is the place behind it; NULL at the end.
static inline mp_map_elem_t *map_next(const mp_map_t *map, size_t *at) {
    size_t i = *at, end = map->alloc;
    if (map_is_indexed(map)) {
        const map_book_t *book = map_book(map);
        i = i < book->begin ? book->begin : i;
        end = book->end;
    }
    for (; i < end; i++) {
        if (mp_map_slot_is_filled(map, i)) {
            *at = i + 1;
            return &map->table[i];
        }
    }
    *at = end;
    return NULL;
}

// The entry before *at, which then is its place; NULL at the beginning.
static inline mp_map_elem_t *map_previous(const mp_map_t *map, size_t *at) {
    size_t begin = 0, end = map->alloc;
    if (map_is_indexed(map)) {
        begin = map_book(map)->begin;
        end = map_book(map)->end;
    }
    for (size_t i = *at < end ? *at : end; i > begin; i--) {
        if (mp_map_slot_is_filled(map, i - 1)) {
            *at = i - 1;
            return &map->table[i - 1];
        }
    }
    *at = begin;
    return NULL;
}

// Removes an entry of a map that is not fixed; its value stays readable there.
void map_remove(mp_map_t *map, mp_map_elem_t *entry);

// Moves an entry to one of the ends.
void map_move(mp_map_t *map, mp_map_elem_t *entry, bool to_end);

// Makes `copy`, which is uninitialised, a map of the same entries.
void map_copy(mp_map_t *copy, const mp_map_t *map);

// Bytes of the table, for sys.getsizeof.
size_t map_bytes(const mp_map_t *map);

// Hashes of a set's items, each at the place of its item.
static inline int64_t *set_table_hashes(const mp_set_t *set) {
    return (int64_t *)(set->table + set->alloc);
}

// Room for more items, as CPython makes it before it adds all of another set or dict.
void set_reserve(mp_set_t *set, size_t more);

// Adds all of `other`.
void set_merge(mp_set_t *set, const mp_set_t *other);

// mp_set_lookup with a hash that is known already.
mp_obj_t set_lookup_hashed(mp_set_t *set, mp_obj_t item, int64_t hash, mp_map_lookup_kind_t kind);

#endif
