// What int, float, complex and the modules that compute share: conversions, hashes, exact operations between kinds.

#include "numbers.h"

#include <math.h>

#include "py/objint.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "py/smallint.h"

void number_raise_about(const mp_obj_type_t *type, const char *text, mp_obj_t about) {
    vstr_t message;
    mp_print_t print;
    vstr_init_print(&message, 64, &print);
    mp_print_str(&print, text);
    mp_obj_print_helper(&print, about, PRINT_REPR);
    nlr_raise(mp_obj_new_exception_arg1(type, mp_obj_new_str_from_utf8_vstr(&message)));
}

// What CPython says when C's errno is ERANGE.
void number_raise_range(void) {
    mp_obj_t args[] = {MP_OBJ_NEW_SMALL_INT(34), mp_obj_new_str_from_cstr("Numerical result out of range")};
    nlr_raise(mp_obj_new_exception_args(&mp_type_OverflowError, 2, args));
}

const mpz_t *number_view(mp_obj_t integer, number_view_t *view) {
    if (mp_obj_is_small_int(integer)) {
        mpz_init_fixed_from_int(&view->small, view->digits, MPZ_NUM_DIG_FOR_INT, MP_OBJ_SMALL_INT_VALUE(integer));
        return &view->small;
    }
    return &((mp_obj_int_t *)MP_OBJ_TO_PTR(integer))->mpz;
}

mp_obj_t number_normal(mp_obj_t integer) {
    mp_int_t value;
    if (!mp_obj_is_small_int(integer) && mpz_as_int_checked(&((mp_obj_int_t *)MP_OBJ_TO_PTR(integer))->mpz, &value) && MP_SMALL_INT_FITS(value)) {
        return MP_OBJ_NEW_SMALL_INT(value);
    }
    return integer;
}

// The result of a method that has to give an int.
static mp_obj_t checked_int(mp_obj_t result, const char *method) {
    if (mp_obj_is_bool(result)) {
        return MP_OBJ_NEW_SMALL_INT(result == mp_const_true);
    }
    if (mp_obj_is_int(result)) {
        return result;
    }
    if (mp_obj_is_instance_type(mp_obj_get_type(result))) {
        mp_obj_t native = mp_obj_cast_to_native_base(result, MP_OBJ_FROM_PTR(&mp_type_int));
        if (native != MP_OBJ_NULL) {
            return native;
        }
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s returned non-int (type %s)"), method, mp_obj_get_type_str(result));
}

// Flags of re are ints of a type of their own.
static bool is_native_subtype(mp_obj_t object) {
    if (!mp_obj_is_obj(object)) {
        return false;
    }
    const mp_obj_type_t *type = mp_obj_get_type(object);
    return MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, parent) == (const void *)&mp_type_int && !mp_obj_is_instance_type(type);
}

mp_obj_t number_index_maybe(mp_obj_t object) {
    if (mp_obj_is_int(object)) {
        return object;
    }
    if (mp_obj_is_bool(object)) {
        return MP_OBJ_NEW_SMALL_INT(object == mp_const_true);
    }
    if (is_native_subtype(object)) {
        return mp_unary_op(MP_UNARY_OP_INT_MAYBE, object);
    }
    if (mp_obj_is_obj(object) && mp_obj_is_instance_type(mp_obj_get_type(object))) {
        mp_obj_t native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_int));
        if (native != MP_OBJ_NULL) {
            return native;
        }
        mp_obj_t method[2];
        mp_load_method_maybe(object, MP_QSTR___index__, method);
        if (method[0] != MP_OBJ_NULL) {
            return checked_int(mp_call_method_n_kw(0, 0, method), "__index__");
        }
    }
    return MP_OBJ_NULL;
}

mp_obj_t number_index(mp_obj_t object) {
    mp_obj_t index = number_index_maybe(object);
    if (index == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object cannot be interpreted as an integer"), mp_obj_get_type_str(object));
    }
    return index;
}

mp_int_t number_index_clipped(mp_obj_t object) {
    mp_obj_t index = number_index(object);
    mp_int_t value;
    number_view_t view;
    const mpz_t *z = number_view(index, &view);
    if (mpz_as_int_checked(z, &value)) {
        return value;
    }
    return mpz_is_neg(z) ? INT32_MIN : INT32_MAX;
}

mp_obj_t number_truncated(mp_obj_t object) {
    if (mp_obj_is_float(object)) {
        return mp_obj_new_int_from_float(mp_obj_float_get(object));
    }
    if (mp_obj_is_int(object) || mp_obj_is_bool(object) || is_native_subtype(object)) {
        return number_index_maybe(object);
    }
    static const uint16_t methods[] = {MP_QSTR___int__, MP_QSTR___index__, MP_QSTR___trunc__};
    if (mp_obj_is_obj(object) && mp_obj_is_instance_type(mp_obj_get_type(object))) {
        for (size_t i = 0; i < MP_ARRAY_SIZE(methods); i++) {
            mp_obj_t method[2];
            mp_load_method_maybe(object, methods[i], method);
            if (method[0] != MP_OBJ_NULL) {
                mp_obj_t result = mp_call_method_n_kw(0, 0, method);
                if (i == 2 && !mp_obj_is_int(result)) {
                    mp_obj_t index = number_index_maybe(result);
                    if (index == MP_OBJ_NULL) {
                        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__trunc__ returned non-Integral (type %s)"), mp_obj_get_type_str(result));
                    }
                    return index;
                }
                return checked_int(result, i == 0 ? "__int__" : "__index__");
            }
        }
        mp_obj_t native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_int));
        if (native == MP_OBJ_NULL) {
            native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_float));
        }
        return native == MP_OBJ_NULL ? MP_OBJ_NULL : number_truncated(native);
    }
    return MP_OBJ_NULL;
}

bool number_float_maybe(mp_obj_t object, mp_float_t *x) {
    if (!mp_obj_is_obj(object) || !mp_obj_is_instance_type(mp_obj_get_type(object))) {
        return false;
    }
    mp_obj_t method[2];
    mp_load_method_maybe(object, MP_QSTR___float__, method);
    mp_obj_t result = object;
    if (method[0] != MP_OBJ_NULL) {
        result = mp_call_method_n_kw(0, 0, method);
        if (mp_obj_is_float(result)) {
            *x = mp_obj_float_get(result);
            return true;
        }
    }
    if (mp_obj_is_instance_type(mp_obj_get_type(result))) {
        mp_obj_t native = mp_obj_cast_to_native_base(result, MP_OBJ_FROM_PTR(&mp_type_float));
        if (native != MP_OBJ_NULL) {
            *x = mp_obj_float_get(native);
            return true;
        }
    }
    if (method[0] != MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s.__float__ returned non-float (type %s)"), mp_obj_get_type_str(object), mp_obj_get_type_str(result));
    }
    mp_obj_t index = number_index_maybe(object);
    return index != MP_OBJ_NULL && mp_obj_get_float_maybe(index, x);
}

mp_int_t number_shift(bool left, const mpz_t *z, const mpz_t *count) {
    if (mpz_is_neg(count)) {
        mp_raise_ValueError(MP_ERROR_TEXT("negative shift count"));
    }
    if (left && mpz_is_zero(z)) {
        return 0;
    }
    mp_int_t value;
    if (mpz_as_int_checked(count, &value)) {
        return value;
    }
    if (!left) {
        return INT32_MAX;
    }
    if (count->len > 2 || (count->len == 2 && count->dig[1] >> 31)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("too many digits in integer"));
    }
    m_malloc_fail(SIZE_MAX);
}

double number_real(mp_obj_t object) {
    mp_float_t x;
    if (mp_obj_get_float_maybe(object, &x)) {
        return x;
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("must be real number, not %s"), mp_obj_get_type_str(object));
}

// --- Hashes ---

static uint64_t rotate(uint64_t x, unsigned bits) {
    return ((x << bits) & NUMBER_HASH_MODULUS) | x >> (NUMBER_HASH_BITS - bits);
}

static int64_t hash_with_sign(uint64_t x, bool negative) {
    int64_t hash = negative ? -(int64_t)x : (int64_t)x;
    return hash == -1 ? -2 : hash;
}

int64_t number_hash_int(mp_obj_t integer) {
    number_view_t view;
    const mpz_t *z = number_view(integer, &view);
    uint64_t hash = 0;
    for (size_t i = z->len; i-- > 0;) {
        hash = rotate(hash, MPZ_DIG_SIZE) + z->dig[i];
        if (hash >= NUMBER_HASH_MODULUS) {
            hash -= NUMBER_HASH_MODULUS;
        }
    }
    return hash_with_sign(hash, mpz_is_neg(z));
}

int64_t number_hash_float(double x) {
    if (!isfinite(x)) {
        return isnan(x) ? 0 : x < 0 ? -314159 : 314159;
    }
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(fabs(x), &exponent), 53);
    exponent = (exponent - 53) % NUMBER_HASH_BITS;
    return hash_with_sign(rotate(mantissa, exponent < 0 ? exponent + NUMBER_HASH_BITS : exponent), x < 0);
}

int64_t number_hash_complex(double real, double imag) {
    return hash_with_sign((uint64_t)number_hash_float(real) + 1000003 * (uint64_t)number_hash_float(imag), false);
}

// For py/objfloat.h's users: dicts look for floats and ints by the same bits.
mp_int_t mp_float_hash(mp_float_t x) {
    return (mp_int_t)number_hash_float(x);
}

// --- Exact operations between ints and floats ---

double number_round(uint64_t mantissa, bool more, int exponent, bool negative) {
    if (!mantissa) {
        return negative ? -0.0 : 0.0;
    }
    int drop = 64 - __builtin_clzll(mantissa) - 53;
    if (drop < -1074 - exponent) {
        drop = -1074 - exponent;
    }
    if (drop > 63) {
        mantissa = 0;
    } else if (drop > 0) {
        uint64_t rest = mantissa & ((1ull << drop) - 1), half = 1ull << (drop - 1);
        mantissa >>= drop;
        mantissa += rest > half || (rest == half && (more || (mantissa & 1)));
        exponent += drop;
    }
    double x = ldexp((double)mantissa, exponent);
    return negative ? -x : x;
}

static size_t bit_length(const mpz_t *z) {
    return z->len ? z->len * 32 - (size_t)__builtin_clz(z->dig[z->len - 1]) : 0;
}

double number_mpz_to_float(const mpz_t *z) {
    size_t bits = bit_length(z);
    if (bits > 1024) {
        return mpz_is_neg(z) ? -(double)INFINITY : (double)INFINITY;
    }
    // The highest 64 bits or more, and whether there are others.
    uint64_t mantissa = 0;
    size_t i = z->len;
    while (i > 0 && mantissa >> 32 == 0) {
        mantissa = mantissa << 32 | z->dig[--i];
    }
    size_t missing = i ? (size_t)__builtin_clzll(mantissa) : 0;
    bool more = false;
    if (missing) {
        mantissa = mantissa << missing | z->dig[i - 1] >> (32 - missing);
        more = (z->dig[i - 1] << missing) != 0;
        i--;
    }
    int exponent = (int)(bits > 64 ? bits - 64 : 0);
    while (i > 0 && !more) {
        more = z->dig[--i] != 0;
    }
    return number_round(mantissa, more, exponent, mpz_is_neg(z));
}

// For py/objint_mpz.c.
mp_float_t mpz_as_float(const mpz_t *z) {
    return number_mpz_to_float(z);
}

mp_obj_t number_int_float(mp_binary_op_t op, const mpz_t *z, mp_obj_t x_in) {
    double x = mp_obj_float_get(x_in);
    int order = isnan(x) ? 2 : number_compare(z, x);
    switch (op) {
        case MP_BINARY_OP_LESS:
            return mp_obj_new_bool(order < 0);
        case MP_BINARY_OP_MORE:
            return mp_obj_new_bool(order == 1);
        case MP_BINARY_OP_EQUAL:
            return mp_obj_new_bool(order == 0);
        case MP_BINARY_OP_LESS_EQUAL:
            return mp_obj_new_bool(order <= 0);
        case MP_BINARY_OP_MORE_EQUAL:
            return mp_obj_new_bool(order == 0 || order == 1);
        default: {
            double value = number_mpz_to_float(z);
            if (isinf(value)) {
                mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("int too large to convert to float"));
            }
            return mp_obj_float_binary_op(op, value, x_in);
        }
    }
}

mp_obj_t number_true_divide(const mpz_t *a, const mpz_t *b) {
    if (mpz_is_zero(b)) {
        mp_raise_msg(&mp_type_ZeroDivisionError, MP_ERROR_TEXT("division by zero"));
    }
    size_t a_bits = bit_length(a), b_bits = bit_length(b);
    if (a_bits <= 53 && b_bits <= 53) {
        return mp_obj_new_float(number_mpz_to_float(a) / number_mpz_to_float(b));
    }
    bool negative = mpz_is_neg(a) != mpz_is_neg(b);
    // A quotient of 57 or 58 bits.
    int shift = (int)b_bits - (int)a_bits + 57;
    if (shift > 1300) {
        return mp_obj_new_float(negative ? -0.0 : 0.0);
    }
    double x = (double)INFINITY;
    if (shift > -1100) {
        mpz_t scaled, quotient, rest, divisor;
        mpz_init_zero(&scaled);
        mpz_init_zero(&quotient);
        mpz_init_zero(&rest);
        mpz_init_zero(&divisor);
        mpz_abs_inpl(&scaled, a);
        mpz_abs_inpl(&divisor, b);
        if (shift >= 0) {
            mpz_shl_inpl(&scaled, &scaled, shift);
        } else {
            mpz_shl_inpl(&divisor, &divisor, -shift);
        }
        mpz_divmod_inpl(&quotient, &rest, &scaled, &divisor);
        uint64_t mantissa = 0;
        for (size_t i = quotient.len; i-- > 0;) {
            mantissa = mantissa << 32 | quotient.dig[i];
        }
        x = number_round(mantissa, !mpz_is_zero(&rest), -shift, negative);
    }
    if (isinf(x)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("integer division result too large for a float"));
    }
    return mp_obj_new_float(x);
}

int number_compare(const mpz_t *z, double x) {
    int sign = mpz_is_zero(z) ? 0 : mpz_is_neg(z) ? -1 : 1;
    int other = x < 0 ? -1 : x > 0;
    if (sign != other || sign == 0) {
        return sign < other ? -1 : sign > other;
    }
    size_t bits = bit_length(z);
    int exponent;
    frexp(x, &exponent);
    if (isinf(x) || (int)bits < exponent || bits > 1024) {
        return isinf(x) || (int)bits < exponent ? -sign : sign;
    }
    if ((int)bits > exponent) {
        return sign;
    }
    mpz_t whole;
    mpz_init_zero(&whole);
    mpz_set_from_float(&whole, x);
    int order = mpz_cmp(z, &whole);
    double fraction = x - trunc(x);
    return order ? order : fraction > 0 ? -1 : fraction < 0;
}
