// What int, float, complex and the modules that compute share: conversions, hashes, exact operations between kinds.

#ifndef NUMBERS_H
#define NUMBERS_H

#include "py/mpz.h"
#include "py/obj.h"

// CPython's hashes are numbers modulo this prime, and an int, a float and a fraction that are equal have the same.
#define NUMBER_HASH_BITS (61)
#define NUMBER_HASH_MODULUS ((1ull << NUMBER_HASH_BITS) - 1)

// An int of any size, looked at as an mpz: small ones have their digits here, so it must not outlive its scope.
typedef struct {
    mpz_t small;
    mpz_dig_t digits[MPZ_NUM_DIG_FOR_INT];
} number_view_t;
const mpz_t *number_view(mp_obj_t integer, number_view_t *view);

// The int itself where it fits no small int, the small int where it does.
mp_obj_t number_normal(mp_obj_t integer);

// What __index__ says: an int for ints, bools, subclasses of int and classes with that method; MP_OBJ_NULL for others.
mp_obj_t number_index_maybe(mp_obj_t object);
mp_obj_t number_index(mp_obj_t object);

// The same as a C int where it fits, otherwise the nearest limit.
mp_int_t number_index_clipped(mp_obj_t object);

// int(x) of anything but text.
mp_obj_t number_truncated(mp_obj_t object);
// The float that x is or stands for; a TypeError as in math.sqrt('x').
double number_real(mp_obj_t object);

mp_obj_t number_round_int(mp_obj_t integer, mp_obj_t places);
// round(x, places), where None stands for no places.
mp_obj_t number_round_float(double x, mp_obj_t places);

int64_t number_hash_int(mp_obj_t integer);
int64_t number_hash_float(double x);
int64_t number_hash_complex(double real, double imag);

// Rounded to nearest, ties to even; inf where it is beyond every float.
double number_mpz_to_float(const mpz_t *z);
// mantissa * 2**exponent of a quotient's floor with at least 55 bits, whose rest is not zero when more.
double number_round(uint64_t mantissa, bool more, int exponent, bool negative);
mp_obj_t number_int_float(mp_binary_op_t op, const mpz_t *z, mp_obj_t x);
// An operator whose right operand, self, is asked because it is part of an instance of a subclass. Only what numbers do
// among themselves, as the left one would ask again about all else.
mp_obj_t number_reversed(mp_binary_op_t op, mp_obj_t self, mp_obj_t left);
// How far to shift: what is out of bounds gives 0 or -1, or an exception.
mp_int_t number_shift(bool left, const mpz_t *z, const mpz_t *count);
bool number_float_maybe(mp_obj_t object, mp_float_t *x);
mp_obj_t number_true_divide(const mpz_t *a, const mpz_t *b);
// Less than, equal to or greater than zero as the int is compared with the float, which is not nan.
int number_compare(const mpz_t *z, double x);

// The int that text spells, MP_OBJ_NULL where it spells none. Base 0 is that of source code.
mp_obj_t number_parse_int(const char *text, size_t length, int base);
bool number_parse_float(const char *text, size_t length, double *x);
bool number_to_ascii(const char **text, size_t *length); // digits of other scripts and spaces; false if there are none
bool number_parse_complex(const char *text, size_t length, double *real, double *imag);

// Decimal ints longer than this are refused, as in CPython; 0 is no limit.
extern mp_int_t number_digits_most;
NORETURN void number_too_many_digits(size_t digits);

// Raises with a message that ends in the repr of an object.
NORETURN void number_raise_about(const mp_obj_type_t *type, const char *text, mp_obj_t about);
NORETURN void number_raise_range(void);

#define NUMBER_HAS_TYPE(object, the_type) mp_obj_is_exact_type(object, the_type)

#endif
