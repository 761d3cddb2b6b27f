// Maps that keep their order, in place of py/map.c: what dicts, namespaces and instances store their entries in.
//
// The table of a map is an array of entries in the order of insertion. An entry that was deleted has the key
// MP_OBJ_SENTINEL, unless nothing came after it. There are two kinds of tables:
//  - plain ones (`is_ordered`), searched from the front: those of up to PLAIN_MAX entries, whose keys are strs and small
//    ints only, and all that are fixed;
//  - indexed ones, where behind the entries lie the hash of each, a book, and an index by hash with open addressing.
//
// Hashing and comparing other keys may run Python code that changes the very map. So:
//  - a table is never freed nor made smaller: who still points to it finds it empty, and the collector takes it;
//  - a search looks after such code whether what it knows still holds, and begins again if not;
//  - a larger table is complete before it replaces the smaller one. Hashes are kept, so making it runs no Python code.
// A run can be left in any loop here: begin and end of the book only bound where entries are.

#include <string.h>

#include "hash.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "tables.h"

#define PLAIN_MAX (8)
#define INDEX_MIN (16)
#define INDEX_MAX (1u << 28) // a table of this size cannot be allocated

#define FREE (UINT32_MAX)
#define DELETED (UINT32_MAX - 1)

// Of an index with so many places, how many may be in use.
static inline size_t usable(size_t places) {
    return places / 3 * 2;
}

static inline size_t index_width(size_t places) {
    return places <= 256 ? 1 : places <= 65536 ? 2 : 4;
}

static inline uint32_t index_get(const map_book_t *book, size_t at) {
    const void *index = book + 1;
    if (book->mask < 256) {
        uint8_t place = ((const uint8_t *)index)[at];
        return place < 0xfe ? place : place | 0xffffff00;
    }
    if (book->mask < 65536) {
        uint16_t place = ((const uint16_t *)index)[at];
        return place < 0xfffe ? place : place | 0xffff0000;
    }
    return ((const uint32_t *)index)[at];
}

static inline void index_set(map_book_t *book, size_t at, uint32_t place) {
    void *index = book + 1;
    if (book->mask < 256) {
        ((uint8_t *)index)[at] = place;
    } else if (book->mask < 65536) {
        ((uint16_t *)index)[at] = place;
    } else {
        ((uint32_t *)index)[at] = place;
    }
}

// Where to look next; `rest` begins as the hash.
static inline size_t next_place(size_t at, uint32_t *rest, uint32_t mask) {
    *rest >>= 5;
    return (at * 5 + *rest + 1) & mask;
}

static inline bool is_quiet(mp_obj_t key) {
    return mp_obj_is_small_int(key) || key_is_str(key);
}

static inline uint32_t short_hash(mp_obj_t key) {
    if (mp_obj_is_qstr(key)) {
        return qstr_hash(MP_OBJ_QSTR_VALUE(key));
    }
    if (mp_obj_is_small_int(key)) {
        mp_int_t number = MP_OBJ_SMALL_INT_VALUE(key);
        return number >= 0 ? number : number == -1 ? 1 : ~number;
    }
    int64_t hash = obj_hash(key);
    return (uint32_t)hash ^ (uint32_t)(hash >> 32);
}

// Each key is once seen here at most where entries move from one table to another.
static void index_insert(mp_map_t *map, uint32_t hash, uint32_t entry) {
    map_book_t *book = map_book(map);
    uint32_t rest = hash;
    size_t at = hash & book->mask;
    while (index_get(book, at) != FREE) {
        at = next_place(at, &rest, book->mask);
    }
    index_set(book, at, entry);
    book->spent++;
}

// The place in the index of the entry at `position`.
static size_t index_find(const mp_map_t *map, uint32_t position) {
    map_book_t *book = map_book(map);
    uint32_t rest = map_hashes(map)[position];
    size_t at = rest & book->mask;
    while (index_get(book, at) != position) {
        at = next_place(at, &rest, book->mask);
    }
    return at;
}

static size_t indexed_bytes(size_t places) {
    return usable(places) * (sizeof(mp_map_elem_t) + sizeof(uint32_t)) + sizeof(map_book_t) + places * index_width(places);
}

size_t map_bytes(const mp_map_t *map) {
    return map_is_indexed(map) ? indexed_bytes(map_book(map)->mask + 1) : map->alloc * sizeof(mp_map_elem_t);
}

static void make_plain(mp_map_t *map, size_t room) {
    map->table = room == 0 ? NULL : m_new0(mp_map_elem_t, room);
    map->alloc = room;
    map->is_ordered = 1;
}

static void make_indexed(mp_map_t *map, size_t room) {
    size_t places = INDEX_MIN;
    while (usable(places) < room) {
        places *= 2;
        if (places > INDEX_MAX) {
            m_malloc_fail(SIZE_MAX);
        }
    }
    size_t bytes = indexed_bytes(places);
    map->table = m_malloc0(bytes);
    map->alloc = usable(places);
    map->is_ordered = 0;
    map_book_t *book = map_book(map);
    book->mask = places - 1;
    memset(book + 1, 0xff, places * index_width(places));
}

// Makes `to` a map of the entries of `from`, with room for more of them, `gap` at its front.
static void remake(mp_map_t *to, const mp_map_t *from, size_t room, size_t gap, bool indexed) {
    *to = *from;
    to->is_fixed = 0;
    if (from->used == 0) {
        to->all_keys_are_qstrs = 1;
    }
    if (!indexed) {
        make_plain(to, room);
    } else {
        make_indexed(to, room);
        for (size_t i = 0; i < gap; i++) {
            to->table[i].key = MP_OBJ_SENTINEL;
        }
        map_book(to)->begin = gap;
    }
    size_t at = 0, count = indexed ? gap : 0;
    for (mp_map_elem_t *entry; (entry = map_next(from, &at)) != NULL; count++) {
        to->table[count] = *entry;
        if (indexed) {
            uint32_t hash = map_is_indexed(from) ? map_hashes(from)[at - 1] : short_hash(entry->key);
            map_hashes(to)[count] = hash;
            index_insert(to, hash, count);
        }
    }
    if (indexed) {
        map_book(to)->end = count;
    }
    to->used = count - (indexed ? gap : 0);
}

// Lets go of what is in a table that nobody uses any more: a stale pointer on the C stack must not keep it alive.
static void vacate(mp_map_elem_t *table, size_t alloc) {
    for (size_t i = 0; i < alloc; i++) {
        table[i].key = MP_OBJ_NULL;
        table[i].value = mp_const_none;
    }
}

// Gives the map a new table, with room for at least one entry more.
static void renew(mp_map_t *map, size_t gap, bool indexed) {
    mp_map_t old = *map, new;
    size_t used = map->used;
    if (!indexed && used < PLAIN_MAX) {
        remake(&new, &old, used < 2 ? 2 : (used + 2) & ~1u, 0, false);
    } else {
        remake(&new, &old, gap + used + used / 2 + 2, gap, true);
    }
    *map = new;
    if (!old.is_fixed) {
        vacate(old.table, old.alloc);
    }
}

void mp_map_init(mp_map_t *map, size_t n) {
    map->used = 0;
    map->all_keys_are_qstrs = 1;
    map->is_fixed = 0;
    if (n <= PLAIN_MAX) {
        make_plain(map, n);
    } else {
        make_indexed(map, n);
    }
}

void mp_map_init_fixed_table(mp_map_t *map, size_t n, const mp_obj_t *table) {
    map->alloc = n;
    map->used = n;
    map->all_keys_are_qstrs = 1;
    map->is_fixed = 1;
    map->is_ordered = 1;
    map->table = (mp_map_elem_t *)table;
}

// Only for maps that no Python code can reach.
void mp_map_deinit(mp_map_t *map) {
    if (!map->is_fixed) {
        m_del(mp_map_elem_t, map->table, map->alloc);
    }
    map->used = map->alloc = 0;
}

void mp_map_clear(mp_map_t *map) {
    mp_map_t old = *map;
    map->alloc = 0;
    map->used = 0;
    map->all_keys_are_qstrs = 1;
    map->is_fixed = 0;
    map->is_ordered = 1;
    map->table = NULL;
    if (!old.is_fixed) {
        vacate(old.table, old.alloc);
    }
}

void map_copy(mp_map_t *copy, const mp_map_t *map) {
    size_t used = 0, at = 0;
    while (map_next(map, &at) != NULL) {
        used++;
    }
    remake(copy, map, used, 0, used > PLAIN_MAX || map_is_indexed(map));
}

void map_remove(mp_map_t *map, mp_map_elem_t *entry) {
    size_t position = entry - map->table;
    if (!map_is_indexed(map)) {
        entry->key = MP_OBJ_SENTINEL;
        map->used--;
        if (position + 1 == map->alloc || entry[1].key == MP_OBJ_NULL) {
            do {
                map->table[position].key = MP_OBJ_NULL;
            } while (position-- > 0 && map->table[position].key == MP_OBJ_SENTINEL);
        }
        return;
    }
    map_book_t *book = map_book(map);
    index_set(book, index_find(map, position), DELETED);
    entry->key = MP_OBJ_SENTINEL;
    map->used--;
    if (map->used == 0) {
        book->begin = book->end = 0;
        return;
    }
    if (position + 1 == book->end) {
        while (map->table[book->end - 1].key == MP_OBJ_SENTINEL) {
            book->end--;
        }
    }
    if (position == book->begin) {
        while (map->table[book->begin].key == MP_OBJ_SENTINEL) {
            book->begin++;
        }
    }
}

void map_move(mp_map_t *map, mp_map_elem_t *entry, bool to_end) {
    size_t position = entry - map->table;
    mp_obj_t key = entry->key, value = entry->value;
    if (!map_is_indexed(map) || (to_end ? map_book(map)->end == map->alloc : map_book(map)->begin == 0)) {
        renew(map, to_end ? 0 : map->used / 2 + 2, true);
        for (position = map_book(map)->begin; map->table[position].key != key; position++) {
        }
    }
    map_book_t *book = map_book(map);
    if (position == (to_end ? book->end - 1 : book->begin)) {
        return;
    }
    size_t target = to_end ? book->end : book->begin - 1;
    map->table[target].key = key;
    map->table[target].value = value;
    map_hashes(map)[target] = map_hashes(map)[position];
    index_set(book, index_find(map, position), target);
    map->table[position].key = MP_OBJ_SENTINEL;
    map->table[position].value = MP_OBJ_NULL;
    if (to_end) {
        book->end++;
        while (map->table[book->begin].key == MP_OBJ_SENTINEL) {
            book->begin++;
        }
    } else {
        book->begin--;
        while (map->table[book->end - 1].key == MP_OBJ_SENTINEL) {
            book->end--;
        }
    }
}

// Whether two keys are equal of which neither is the other, where that is known without asking mp_obj_equal.
typedef enum { UNEQUAL, EQUAL, UNKNOWN } equality_t;

static inline equality_t quick_equality(mp_obj_t a, mp_obj_t b) {
    if (mp_obj_is_small_int(a) || mp_obj_is_qstr(a)) {
        if (mp_obj_is_small_int(b) || mp_obj_is_qstr(b)) {
            return UNEQUAL;
        }
    }
    if (key_is_str(a) && key_is_str(b)) {
        return mp_obj_str_equal(a, b) ? EQUAL : UNEQUAL;
    }
    return UNKNOWN;
}

// One of MP_STATE_VM(map_lookup_cache) is the last known position of a key in any map.
#define CACHED(key) (MP_STATE_VM(map_lookup_cache)[((uintptr_t)(key) >> 2) % MICROPY_OPT_MAP_LOOKUP_CACHE_SIZE])

static inline mp_map_elem_t *found(mp_map_t *map, mp_obj_t key, mp_map_elem_t *entry, mp_map_lookup_kind_t kind) {
    if (kind == MP_MAP_LOOKUP_REMOVE_IF_FOUND) {
        map_remove(map, entry);
    } else {
        CACHED(key) = (entry - map->table) & 0xff;
    }
    return entry;
}

static inline mp_map_elem_t *filled(mp_map_t *map, mp_obj_t key, mp_map_elem_t *entry) {
    map->used++;
    entry->key = key;
    entry->value = MP_OBJ_NULL;
    if (!mp_obj_is_qstr(key)) {
        map->all_keys_are_qstrs = 0;
    }
    return entry;
}

// MP_MAP_LOOKUP: NULL, or the entry with the key.
// MP_MAP_LOOKUP_ADD_IF_NOT_FOUND: the entry with the key; its value is MP_OBJ_NULL if it was added.
// MP_MAP_LOOKUP_REMOVE_IF_FOUND: NULL, or the place of the entry, whose value is still there.
mp_map_elem_t *mp_map_lookup(mp_map_t *map, mp_obj_t key, mp_map_lookup_kind_t kind) {
    assert(!map->is_fixed || kind == MP_MAP_LOOKUP);

    if (kind != MP_MAP_LOOKUP_REMOVE_IF_FOUND) {
        size_t position = CACHED(key);
        if (position < map->alloc && map->table[position].key == key) {
            return &map->table[position];
        }
    }

    bool quiet = is_quiet(key);
    bool hashed = false;
    uint32_t hash = 0;
    if (!quiet) {
        hash = short_hash(key); // also says that a key cannot be hashed, before anything else is done
        hashed = true;
    }

again:;
    mp_map_elem_t *table = map->table;
    bool by_identity = map->all_keys_are_qstrs ? mp_obj_is_qstr(key) : map->is_ordered && mp_obj_is_small_int(key);

    if (!map_is_indexed(map)) {
        size_t position = 0;
        for (; position < map->alloc; position++) {
            mp_obj_t other = table[position].key;
            if (other == key) {
                return found(map, key, &table[position], kind);
            }
            if (other == MP_OBJ_NULL) {
                break;
            }
            if (by_identity || other == MP_OBJ_SENTINEL || (!quiet && short_hash(other) != hash)) {
                continue;
            }
            equality_t equality = quick_equality(other, key);
            if (equality == UNKNOWN && !quiet) {
                equality = mp_obj_equal(other, key) ? EQUAL : UNEQUAL;
                if (map->table != table || table[position].key != other) {
                    goto again;
                }
            }
            if (equality == EQUAL) {
                return found(map, key, &table[position], kind);
            }
        }
        if (kind != MP_MAP_LOOKUP_ADD_IF_NOT_FOUND) {
            return NULL;
        }
        if (quiet && position < map->alloc) {
            return filled(map, key, &table[position]);
        }
        renew(map, 0, !quiet);
        goto again;
    }

    if (!hashed) {
        hash = short_hash(key);
        hashed = true;
    }
    map_book_t *book = map_book(map);
    uint32_t mask = book->mask;
    uint32_t rest = hash;
    size_t at = hash & mask;
    for (;; at = next_place(at, &rest, mask)) {
        uint32_t position = index_get(book, at);
        if (position == FREE) {
            break;
        }
        if (position == DELETED) {
            continue;
        }
        mp_obj_t other = table[position].key;
        if (other == key) {
            return found(map, key, &table[position], kind);
        }
        if (by_identity) {
            continue;
        }
        // A table that was vacated is still searched by those who copied the map without its table, as __dict__ does.
        if (map_hashes(map)[position] != hash || !mp_map_slot_is_filled(map, position)) {
            continue;
        }
        equality_t equality = quick_equality(other, key);
        if (equality == UNKNOWN) {
            equality = mp_obj_equal(other, key) ? EQUAL : UNEQUAL;
            if (map->table != table || table[position].key != other) {
                goto again;
            }
        }
        if (equality == EQUAL) {
            return found(map, key, &table[position], kind);
        }
    }
    if (kind != MP_MAP_LOOKUP_ADD_IF_NOT_FOUND) {
        return NULL;
    }
    if (book->end == map->alloc || book->spent == map->alloc) {
        renew(map, 0, true);
        goto again;
    }
    uint32_t position = book->end++;
    index_set(book, at, position);
    book->spent++;
    map_hashes(map)[position] = hash;
    return filled(map, key, &table[position]);
}
