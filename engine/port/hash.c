// hash() as CPython has it on 64 bits: numbers as numbers.c has them, tuples by xxHash. The order in which a set
// of numbers is printed follows from it. Only str and bytes have hashes of MicroPython's, as in CPython theirs are random.

#include "hash.h"

#include "numbers.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "sequences.h"
#include "tables.h"

#define XX_PRIME_1 UINT64_C(11400714785074694791)
#define XX_PRIME_2 UINT64_C(14029467366897019727)
#define XX_PRIME_5 UINT64_C(2870177450012600261)

// -1 is what an error looks like in CPython's C, so no hash is -1.
static int64_t other_than_error(int64_t hash) {
    return hash == -1 ? -2 : hash;
}

static int64_t hash_of_tuple(const mp_obj_tuple_t *tuple) {
    uint64_t hash = XX_PRIME_5;
    for (size_t i = 0; i < tuple->len; i++) {
        hash += (uint64_t)obj_hash(tuple->items[i]) * XX_PRIME_2;
        hash = (hash << 31 | hash >> 33) * XX_PRIME_1;
    }
    hash += tuple->len ^ (XX_PRIME_5 ^ 3527539);
    return hash == UINT64_MAX ? 1546275796 : (int64_t)hash;
}

// The order of the items must not matter, but small ints have to spread before they are combined.
int64_t hash_of_set(const mp_set_t *set) {
    uint64_t hash = 0;
    for (size_t i = 0; i < set->alloc; i++) {
        if (mp_set_slot_is_filled(set, i)) {
            uint64_t item = (uint64_t)set_table_hashes(set)[i];
            hash ^= ((item ^ 89869747) ^ (item << 16)) * 3644798167;
        }
    }
    hash ^= ((uint64_t)set->used + 1) * 1927868237;
    hash ^= hash >> 11 ^ hash >> 25;
    hash = hash * 69069 + 907133923;
    return hash == UINT64_MAX ? 590923713 : (int64_t)hash;
}

// What __hash__ returned: all of it when it has 64 bits.
static int64_t hash_of_result(mp_obj_t result) {
    result = number_index_maybe(result);
    if (result == MP_OBJ_NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("__hash__ method should return an integer"));
    }
    if (mp_obj_is_small_int(result)) {
        return other_than_error(MP_OBJ_SMALL_INT_VALUE(result));
    }
    const mpz_t *number = &((mp_obj_int_t *)MP_OBJ_TO_PTR(result))->mpz;
    uint64_t magnitude = 0;
    for (size_t i = number->len; i-- > 0;) {
        if (i >= 64 / MPZ_DIG_SIZE) {
            return number_hash_int(result);
        }
        magnitude = magnitude << MPZ_DIG_SIZE | number->dig[i];
    }
    if (magnitude > (uint64_t)INT64_MAX + (number->neg ? 1 : 0)) {
        return number_hash_int(result);
    }
    return other_than_error(number->neg ? (int64_t)(0 - magnitude) : (int64_t)magnitude);
}

int64_t obj_hash(mp_obj_t object) {
    if (mp_obj_is_small_int(object)) {
        return other_than_error(MP_OBJ_SMALL_INT_VALUE(object));
    }
    if (mp_obj_is_qstr(object)) {
        return qstr_hash(MP_OBJ_QSTR_VALUE(object));
    }
    const mp_obj_type_t *type = mp_obj_get_type(object);
    if (type == &mp_type_str || type == &mp_type_bytes) {
        const mp_obj_str_t *text = MP_OBJ_TO_PTR(object);
        return text->hash != 0 ? text->hash : qstr_compute_hash(text->data, text->len);
    }
    if (type == &mp_type_int) {
        return number_hash_int(object);
    }
    if (type == &mp_type_bool) {
        return object == mp_const_true;
    }
    if (type == &mp_type_float) {
        return number_hash_float(mp_obj_float_get(object));
    }
    if (type == &mp_type_complex) {
        mp_float_t real, imaginary;
        mp_obj_get_complex(object, &real, &imaginary);
        return number_hash_complex(real, imaginary);
    }
    if (MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, unary_op) == mp_obj_tuple_unary_op) {
        return hash_of_tuple(MP_OBJ_TO_PTR(object));
    }
    if (MP_OBJ_TYPE_HAS_SLOT(type, unary_op)) {
        mp_obj_t result = MP_OBJ_TYPE_GET_SLOT(type, unary_op)(MP_UNARY_OP_HASH, object);
        if (result == MP_OBJ_NULL) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unhashable type: '%s'"), type_in_messages(type));
        }
        return hash_of_result(result);
    }
    return (int64_t)((uintptr_t)object >> 4);
}

// What mp_unary_op(MP_UNARY_OP_HASH, object) comes to: a patch of py/runtime.c hands it over.
mp_obj_t obj_hash_as_int(mp_obj_t object) {
    return int_from_int64(obj_hash(object));
}
