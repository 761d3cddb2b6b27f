// Interned strings: a table of them by number and an index by hash. Replaces MicroPython's py/qstr.c, whose chain of pools is
// searched one after the other.
//
// The engine's own come first, in the order of their numbers. Their texts lie in one array without addresses, which compresses
// well, and their entries are made at the start. All others live in the heap, and stay for good.

#include <string.h>

#include "py/gc.h"
#include "py/runtime.h"

typedef struct {
    const char *text; // with a 0 behind it
    uint16_t hash;
    uint8_t length;
} interned_t;

static const char own_texts[] =
    #ifndef NO_QSTR
#define QDEF0(id, hash, length, text) text "\0"
#define QDEF1(id, hash, length, text)
    #include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
#define QDEF0(id, hash, length, text)
#define QDEF1(id, hash, length, text) text "\0"
    #include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
    #endif
    "";

static const uint8_t own_lengths[] = {
    #ifndef NO_QSTR
#define QDEF0(id, hash, length, text) length,
#define QDEF1(id, hash, length, text)
    #include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
#define QDEF0(id, hash, length, text)
#define QDEF1(id, hash, length, text) length,
    #include "genhdr/qstrdefs.generated.h"
#undef QDEF0
#undef QDEF1
    #endif
};

static interned_t own[MP_QSTRnumber_of];

// Of all others: how many there are, and are room for.
static size_t others_length;
static size_t others_allocated;
MP_REGISTER_ROOT_POINTER(void *interned_others);
#define OTHERS ((interned_t *)MP_STATE_VM(interned_others))

// Numbers by hash, with open addressing; 0 is none. Its length is a power of two. At first it is `first_index`, which has room
// for the engine's own and some thousands more.
static uint16_t first_index[8192];
static uint16_t *numbers;
static size_t numbers_length;
MP_REGISTER_ROOT_POINTER(uint16_t *interned_index);

// Bytecode names them in 16 bits.
#define MOST 0xffff
#define OTHERS_AT_FIRST 32
#define CHUNK_BYTES 128

static const interned_t *entry(qstr q) {
    return q < MP_QSTRnumber_of ? &own[q] : &OTHERS[q - MP_QSTRnumber_of];
}

// DJB2 with exclusive or, as py/makeqstrdata.py has it; 0 means elsewhere that it is not known.
size_t qstr_compute_hash(const byte *data, size_t length) {
    size_t hash = 5381;
    for (const byte *end = data + length; data < end; ++data) {
        hash = hash * 33 ^ *data;
    }
    hash &= 0xffff;
    return hash == 0 ? 1 : hash;
}

// Where `hash` would be added to an index.
static uint16_t *free_place(uint16_t *index, size_t length, size_t hash) {
    uint16_t *place = &index[hash & (length - 1)];
    while (*place != 0) {
        if (++place == index + length) {
            place = index;
        }
    }
    return place;
}

static void fill(uint16_t *index, size_t length, size_t count) {
    for (qstr q = MP_QSTR_ + 1; q < count; ++q) {
        *free_place(index, length, entry(q)->hash) = (uint16_t)q;
    }
}

void qstr_init(void) {
    _Static_assert(MP_QSTRnumber_of < MP_ARRAY_SIZE(first_index) / 2, "the index would be full soon");
    numbers = first_index;
    numbers_length = MP_ARRAY_SIZE(first_index);
    const char *text = own_texts;
    for (qstr q = 0; q < MP_QSTRnumber_of; ++q) {
        size_t length = own_lengths[q];
        own[q] = (interned_t) {text, (uint16_t)qstr_compute_hash((const byte *)text, length), (uint8_t)length};
        text += length + 1;
    }
    fill(numbers, numbers_length, MP_QSTRnumber_of);
}

// MP_QSTRnull when it is not interned.
qstr qstr_find_strn(const char *text, size_t length) {
    if (length == 0) {
        return MP_QSTR_;
    }
    size_t hash = qstr_compute_hash((const byte *)text, length);
    for (size_t at = hash;; ++at) {
        qstr q = numbers[at & (numbers_length - 1)];
        if (q == 0) {
            return MP_QSTRnull;
        }
        const interned_t *found = entry(q);
        if (found->hash == hash && found->length == length && memcmp(found->text, text, length) == 0) {
            return q;
        }
    }
}

// So that one more can be added without asking for memory.
static void make_room(void) {
    size_t total = MP_QSTRnumber_of + others_length;
    if (total == MOST) {
        mp_raise_msg(&mp_type_MemoryError, MP_ERROR_TEXT("too many different names"));
    }
    if (others_length == others_allocated) {
        size_t more = others_allocated == 0 ? OTHERS_AT_FIRST : 2 * others_allocated;
        MP_STATE_VM(interned_others) = m_renew(interned_t, OTHERS, others_allocated, more);
        others_allocated = more;
    }
    if (total < numbers_length / 4 * 3) {
        return;
    }
    // A run can be left in a loop, so the larger index is whole before it counts.
    uint16_t *larger = m_new0(uint16_t, 2 * numbers_length);
    fill(larger, 2 * numbers_length, total);
    MP_STATE_VM(interned_index) = numbers = larger;
    numbers_length *= 2;
}

// A copy in the heap that lasts. Several share a chunk, which the first one keeps: its entry has the chunk's address.
static const char *copied(const char *text, size_t length) {
    size_t bytes = length + 1;
    char *chunk = MP_STATE_VM(qstr_last_chunk);
    if (chunk == NULL || MP_STATE_VM(qstr_last_used) + bytes > MP_STATE_VM(qstr_last_alloc)) {
        size_t size = MAX(bytes, CHUNK_BYTES);
        chunk = m_new_maybe(char, size);
        if (chunk == NULL) {
            size = bytes;
            chunk = m_new(char, size);
        }
        MP_STATE_VM(qstr_last_chunk) = chunk;
        MP_STATE_VM(qstr_last_alloc) = size;
        MP_STATE_VM(qstr_last_used) = 0;
    }
    char *copy = chunk + MP_STATE_VM(qstr_last_used);
    MP_STATE_VM(qstr_last_used) += bytes;
    memcpy(copy, text, length);
    copy[length] = 0;
    return copy;
}

qstr qstr_from_strn(const char *text, size_t length) {
    qstr found = qstr_find_strn(text, length);
    if (found != MP_QSTRnull) {
        return found;
    }
    if (length > UINT8_MAX) {
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("name too long"));
    }
    make_room();
    size_t hash = qstr_compute_hash((const byte *)text, length);
    uint16_t *place = free_place(numbers, numbers_length, hash);
    const char *copy = copied(text, length);
    OTHERS[others_length] = (interned_t) {copy, (uint16_t)hash, (uint8_t)length};
    qstr q = MP_QSTRnumber_of + others_length++;
    *place = (uint16_t)q;
    return q;
}

qstr qstr_from_str(const char *text) {
    return qstr_from_strn(text, strlen(text));
}

mp_uint_t qstr_hash(qstr q) {
    return entry(q)->hash;
}

size_t qstr_len(qstr q) {
    return entry(q)->length;
}

const char *qstr_str(qstr q) {
    return entry(q)->text;
}

const byte *qstr_data(qstr q, size_t *length) {
    const interned_t *found = entry(q);
    *length = found->length;
    return (const byte *)found->text;
}
