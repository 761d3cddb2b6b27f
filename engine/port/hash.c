// hash() as CPython has it on 64 bits: numbers by their value modulo 2**61 - 1, tuples by xxHash. The order in which a set
// of numbers is printed follows from it. Only str and bytes have hashes of MicroPython's, as in CPython theirs are random.

#include "hash.h"

#include "py/objint.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "sequences.h"
#include "tables.h"

#define NUMBER_BITS (61)
#define NUMBER_MODULUS ((UINT64_C(1) << NUMBER_BITS) - 1) // a prime; multiplying by 2**k modulo it is a rotation

#define HASH_OF_INFINITY (314159)

#define XX_PRIME_1 UINT64_C(11400714785074694791)
#define XX_PRIME_2 UINT64_C(14029467366897019727)
#define XX_PRIME_5 UINT64_C(2870177450012600261)

// -1 is what an error looks like in CPython's C, so no hash is -1.
static int64_t other_than_error(int64_t hash) {
    return hash == -1 ? -2 : hash;
}

static uint64_t times_power_of_two(uint64_t number, unsigned power) {
    return power == 0 ? number : ((number << power) & NUMBER_MODULUS) | (number >> (NUMBER_BITS - power));
}

static int64_t hash_of_big_int(const mpz_t *number) {
    uint64_t hash = 0;
    for (size_t i = number->len; i-- > 0;) {
        hash = times_power_of_two(hash, MPZ_DIG_SIZE) + number->dig[i];
        if (hash >= NUMBER_MODULUS) {
            hash -= NUMBER_MODULUS;
        }
    }
    return other_than_error(number->neg ? -(int64_t)hash : (int64_t)hash);
}

static int64_t hash_of_float(mp_float_t number, mp_obj_t object) {
    union {
        double number;
        uint64_t bits;
    } u = { number };
    uint64_t mantissa = u.bits & ((UINT64_C(1) << 52) - 1);
    int exponent = (u.bits >> 52) & 0x7ff;
    bool negative = u.bits >> 63;
    if (exponent == 0x7ff) {
        return mantissa != 0 ? (int64_t)(uintptr_t)object >> 4 : negative ? -HASH_OF_INFINITY : HASH_OF_INFINITY;
    }
    if (exponent == 0) {
        exponent = 1;
    } else {
        mantissa |= UINT64_C(1) << 52;
    }
    int power = (exponent - 1075) % NUMBER_BITS;
    int64_t hash = times_power_of_two(mantissa, power < 0 ? power + NUMBER_BITS : power);
    return other_than_error(negative ? -hash : hash);
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

static int64_t hash_of_int(mp_obj_t number) {
    return mp_obj_is_small_int(number) ? other_than_error(MP_OBJ_SMALL_INT_VALUE(number))
        : hash_of_big_int(&((mp_obj_int_t *)MP_OBJ_TO_PTR(number))->mpz);
}

// What __hash__ returned: all of it when it has 64 bits.
static int64_t hash_of_result(mp_obj_t result) {
    result = mp_obj_is_bool(result) ? MP_OBJ_NEW_SMALL_INT(result == mp_const_true)
        : mp_obj_cast_to_native_base(result, MP_OBJ_FROM_PTR(&mp_type_int));
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
            return hash_of_big_int(number);
        }
        magnitude = magnitude << MPZ_DIG_SIZE | number->dig[i];
    }
    if (magnitude > (uint64_t)INT64_MAX + (number->neg ? 1 : 0)) {
        return hash_of_big_int(number);
    }
    return other_than_error(number->neg ? (int64_t)(0 - magnitude) : (int64_t)magnitude);
}

int64_t obj_hash(mp_obj_t object) {
    if (mp_obj_is_small_int(object)) {
        return hash_of_int(object);
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
        return hash_of_int(object);
    }
    if (type == &mp_type_bool) {
        return object == mp_const_true;
    }
    if (type == &mp_type_float) {
        return hash_of_float(mp_obj_float_get(object), object);
    }
    if (type == &mp_type_complex) {
        mp_float_t real, imaginary;
        mp_obj_get_complex(object, &real, &imaginary);
        return other_than_error((int64_t)((uint64_t)hash_of_float(real, object) + UINT64_C(1000003) * (uint64_t)hash_of_float(imaginary, object)));
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
