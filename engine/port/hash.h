// hash.c: hashes as CPython has them on 64 bits. What is equal has the same, of whatever type.

#ifndef HASH_H
#define HASH_H

#include <stdint.h>

#include "py/obj.h"
#include "py/smallint.h"

// May run Python code, unless the key is a str, bytes or a number.
int64_t obj_hash(mp_obj_t object);

// mp_obj_new_int_from_ll makes small ints big.
static inline mp_obj_t int_from_int64(int64_t number) {
    return number >= MP_SMALL_INT_MIN && number <= MP_SMALL_INT_MAX ? MP_OBJ_NEW_SMALL_INT((mp_int_t)number) : mp_obj_new_int_from_ll(number);
}

int64_t hash_of_set(const mp_set_t *set);

#endif
