// hash.c: hashes as CPython has them on 64 bits. What is equal has the same, of whatever type.

#ifndef HASH_H
#define HASH_H

#include <stdint.h>

#include "py/obj.h"

// May run Python code, unless the key is a str, bytes or a number.
int64_t obj_hash(mp_obj_t object);

int64_t hash_of_set(const mp_set_t *set);

#endif
