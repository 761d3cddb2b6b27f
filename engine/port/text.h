// What the files text_*.c share: the methods of str, bytes and bytearray, formatting and codecs.
//
// A str is UTF-8 in memory, surrogates included. Data of a str or bytes never changes. That of a bytearray may move when
// Python code runs, and its old place stays as it was (m_renew_kept), so that what was read before is stale at worst:
// arguments are converted before data is looked at.

#ifndef TEXT_H
#define TEXT_H

#include <string.h>

#include "py/objstr.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "py/unicode.h"

typedef struct {
    const byte *data;
    size_t len; // in bytes
} text_t;

#define TEXT_EMPTY_STR MP_OBJ_NEW_QSTR(MP_QSTR_)

// An exact or inherited str.
bool text_of_str(mp_obj_t object, text_t *text);
// Anything with bytes in it but a str.
bool text_of_bytes(mp_obj_t object, text_t *text);
// Of an exact str, bytes or bytearray.
static inline text_t text_of_self(mp_obj_t self) {
    GET_STR_DATA_LEN(self, data, len);
    return (text_t) {data, len};
}

static inline bool text_is_exact_str(mp_obj_t object) {
    return mp_obj_is_qstr(object) || mp_obj_is_exact_type(object, &mp_type_str);
}

// Pieces of what is well-formed already.
mp_obj_t text_new(const mp_obj_type_t *type, const byte *data, size_t len);
static inline mp_obj_t text_new_str(const byte *data, size_t len) {
    return text_new(&mp_type_str, data, len);
}
// The vstr is used up.
mp_obj_t text_from_vstr(const mp_obj_type_t *type, vstr_t *vstr);
mp_obj_t text_new_char(unichar c);
NORETURN void text_too_long(void);
// len + more, or a MemoryError.
size_t text_add_sizes(size_t len, size_t more);

// An int or what has __index__, brought into the range of mp_int_t. Others are a TypeError: 'x' object cannot be
// interpreted as an integer.
mp_int_t text_int_clamped(mp_obj_t object);
// The same, with an OverflowError beyond 64 bits.
mp_int_t text_int(mp_obj_t object);
// An index in brackets: IndexError beyond, and a message with the type's name for what is none.
mp_int_t text_subscript(mp_obj_t index, const char *not_an_index);
// As text_int, with false for what is no int.
bool text_int_maybe(mp_obj_t object, mp_int_t *value);

// The type's name in messages about arguments, where CPython says None of None.
static inline const char *text_type_of(mp_obj_t arg) {
    return arg == mp_const_none ? "None" : mp_obj_get_type_str(arg);
}

// The character that begins at data, which moves behind it.
unichar text_next(const byte **data);
// Moves back by one character.
static inline const byte *text_before(const byte *data) {
    do {
        --data;
    } while (UTF8_IS_CONT(*data));
    return data;
}
size_t text_put(byte *to, unichar c); // up to four bytes

// Characters of a str, and the byte at which one begins; an index beyond the end gives the end.
size_t text_count(text_t text);
size_t text_offset(text_t text, size_t index);
// The reverse: how many characters stand before a byte.
size_t text_index(text_t text, size_t offset);
void text_forget(void); // when objects are collected

// The part between two optional arguments, as for slices, and the index of its first character; false if it is none, the
// first bound being behind the last or the end.
bool text_bounds(mp_obj_t self, size_t n_args, const mp_obj_t *args, text_t *part, size_t *first);

const byte *text_find(text_t in, text_t what);
const byte *text_find_last(text_t in, text_t what);
size_t text_occurrences(text_t in, text_t what, size_t max); // that do not overlap

bool text_is_ascii(text_t text);

// left + right of two str, together longer than TEXT_GROWING_MIN, with room for more where a loop adds to it.
#define TEXT_GROWING_MIN (256)
mp_obj_t text_append(text_t left, text_t right);
void text_forget_rooms(void);

// repr() and ascii() of a str, repr() of bytes
void text_print_str(const mp_print_t *print, text_t text, bool ascii_only);
mp_obj_t text_str_of(mp_obj_t object); // str(), an exact one where it is inherited
mp_obj_t text_repr_of(mp_obj_t object);
mp_obj_t text_ascii_of(mp_obj_t object);

// format(value, spec), spec being a str
mp_obj_t text_format(mp_obj_t value, mp_obj_t spec);

// Codecs; `method` is named in messages.
mp_obj_t text_encode(const char *method, mp_obj_t str, mp_obj_t encoding, mp_obj_t errors); // names may be MP_OBJ_NULL
mp_obj_t text_decode(const char *method, text_t bytes, mp_obj_t owner, mp_obj_t encoding, mp_obj_t errors);

#endif
