// Functions of math for ints of any size.

#include "py/objint.h"
#include "py/runtime.h"
#include "py/smallint.h"

#include "math_parts.h"
#include "numbers.h"

static mp_obj_t multiply(mp_obj_t a, mp_obj_t b) {
    return mp_binary_op(MP_BINARY_OP_MULTIPLY, a, b);
}

static mp_obj_t floor_divide(mp_obj_t a, mp_obj_t b) {
    return mp_binary_op(MP_BINARY_OP_FLOOR_DIVIDE, a, b);
}

static mp_obj_t from_unsigned(uint64_t n) {
    return number_normal(mp_obj_new_int_from_ull(n));
}

// --- gcd and lcm ---

static bool fits(const mpz_t *z, uint64_t *value) {
    *value = z->len ? z->dig[0] : 0;
    if (z->len == 2) {
        *value |= (uint64_t)z->dig[1] << 32;
    }
    return z->len <= 2;
}

static mp_obj_t greatest_divisor(mp_obj_t a, mp_obj_t b) {
    for (;;) {
        number_view_t view_a, view_b;
        uint64_t x, y;
        bool small_a = fits(number_view(a, &view_a), &x), small_b = fits(number_view(b, &view_b), &y);
        if (small_a && small_b) {
            while (y) {
                uint64_t rest = x % y;
                x = y;
                y = rest;
            }
            return from_unsigned(x);
        }
        if (small_b && y == 0) {
            return mp_unary_op(MP_UNARY_OP_ABS, a);
        }
        mp_obj_t rest = mp_binary_op(MP_BINARY_OP_MODULO, a, b);
        a = b;
        b = rest;
    }
}

static mp_obj_t math_gcd(size_t n_args, const mp_obj_t *args) {
    mp_obj_t result = MP_OBJ_NEW_SMALL_INT(0);
    for (size_t i = 0; i < n_args; i++) {
        result = greatest_divisor(result, number_index(args[i]));
    }
    return result;
}
MP_DEFINE_CONST_FUN_OBJ_VAR(math_gcd_obj, 0, math_gcd);

static mp_obj_t math_lcm(size_t n_args, const mp_obj_t *args) {
    mp_obj_t result = MP_OBJ_NEW_SMALL_INT(1);
    for (size_t i = 0; i < n_args; i++) {
        mp_obj_t n = number_index(args[i]);
        if (!mp_obj_is_true(n) || !mp_obj_is_true(result)) {
            result = MP_OBJ_NEW_SMALL_INT(0);
            continue;
        }
        result = mp_unary_op(MP_UNARY_OP_ABS, multiply(floor_divide(result, greatest_divisor(result, n)), n));
    }
    return result;
}
MP_DEFINE_CONST_FUN_OBJ_VAR(math_lcm_obj, 0, math_lcm);

// --- Roots ---

static mp_obj_t math_isqrt(mp_obj_t n_in) {
    mp_obj_t n = number_index(n_in);
    if (mp_obj_int_sign(n) < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("isqrt() argument must be nonnegative"));
    }
    if (mp_obj_int_sign(n) == 0) {
        return n;
    }
    // Newton's method from above, which ends when it no longer falls. Each round works on twice the bits of the one before.
    number_view_t view;
    const mpz_t *z = number_view(n, &view);
    size_t bits = z->len * MPZ_DIG_SIZE - (size_t)__builtin_clz(z->dig[z->len - 1]);
    size_t depth = (bits - 1) / 2, known = 0;
    mp_obj_t root = MP_OBJ_NEW_SMALL_INT(1);
    int rounds = 0;
    while (depth >> rounds) {
        rounds++;
    }
    for (int i = rounds - 1; i >= 0; i--) {
        size_t before = known;
        known = depth >> i;
        mp_obj_t high = mp_binary_op(MP_BINARY_OP_RSHIFT, n, mp_obj_new_int_from_uint(2 * depth - before - known + 1));
        root = mp_binary_op(MP_BINARY_OP_ADD,
            mp_binary_op(MP_BINARY_OP_LSHIFT, root, mp_obj_new_int_from_uint(known - before - 1)), floor_divide(high, root));
    }
    return mp_binary_op(MP_BINARY_OP_MORE, multiply(root, root), n) == mp_const_true
        ? mp_binary_op(MP_BINARY_OP_SUBTRACT, root, MP_OBJ_NEW_SMALL_INT(1)) : root;
}
MP_DEFINE_CONST_FUN_OBJ_1(math_isqrt_obj, math_isqrt);

// --- Products of ranges ---

// first * (first + 1) * ... * last, by halves, so that the factors are of like size.
static mp_obj_t range_product(uint64_t first, uint64_t last) {
    if (first > last) {
        return MP_OBJ_NEW_SMALL_INT(1);
    }
    if (last - first < 8) {
        mp_obj_t product = from_unsigned(first);
        for (uint64_t n = first + 1; n <= last; n++) {
            product = multiply(product, from_unsigned(n));
        }
        return product;
    }
    uint64_t middle = first + (last - first) / 2;
    mp_obj_t low = range_product(first, middle);
    return multiply(low, range_product(middle + 1, last));
}

static mp_obj_t math_factorial(mp_obj_t n_in) {
    mp_obj_t n = number_index(n_in);
    if (mp_obj_int_sign(n) < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("factorial() not defined for negative values"));
    }
    mp_int_t count = number_index_clipped(n);
    if (!mp_obj_is_small_int(n)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("factorial() argument should not exceed 9223372036854775807"));
    }
    return count < 2 ? MP_OBJ_NEW_SMALL_INT(1) : range_product(2, count);
}
MP_DEFINE_CONST_FUN_OBJ_1(math_factorial_obj, math_factorial);

// n * (n - 1) * ... of count factors, for any n.
static mp_obj_t falling_product(mp_obj_t n, uint64_t count) {
    if (mp_obj_is_small_int(n)) {
        uint64_t last = MP_OBJ_SMALL_INT_VALUE(n);
        return range_product(last - count + 1, last);
    }
    mp_obj_t product = MP_OBJ_NEW_SMALL_INT(1);
    for (uint64_t i = 0; i < count; i++) {
        product = multiply(product, mp_binary_op(MP_BINARY_OP_SUBTRACT, n, from_unsigned(i)));
    }
    return product;
}

static mp_obj_t non_negative(mp_obj_t n_in, mp_rom_error_text_t message) {
    mp_obj_t n = number_index(n_in);
    if (mp_obj_int_sign(n) < 0) {
        mp_raise_ValueError(message);
    }
    return n;
}

static mp_obj_t math_perm(size_t n_args, const mp_obj_t *args) {
    if (n_args == 1 || args[1] == mp_const_none) {
        return math_factorial(args[0]);
    }
    mp_obj_t n = number_index(args[0]), k = number_index(args[1]);
    non_negative(n, MP_ERROR_TEXT("n must be a non-negative integer"));
    non_negative(k, MP_ERROR_TEXT("k must be a non-negative integer"));
    if (mp_binary_op(MP_BINARY_OP_LESS, n, k) == mp_const_true) {
        return MP_OBJ_NEW_SMALL_INT(0);
    }
    if (!mp_obj_is_small_int(k)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("k must not exceed 9223372036854775807"));
    }
    return falling_product(n, MP_OBJ_SMALL_INT_VALUE(k));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(math_perm_obj, 1, 2, math_perm);

static mp_obj_t math_comb(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    mp_obj_t n = number_index(args[0]), k = number_index(args[1]);
    non_negative(n, MP_ERROR_TEXT("n must be a non-negative integer"));
    non_negative(k, MP_ERROR_TEXT("k must be a non-negative integer"));
    mp_obj_t rest = mp_binary_op(MP_BINARY_OP_SUBTRACT, n, k);
    if (mp_obj_int_sign(rest) < 0) {
        return MP_OBJ_NEW_SMALL_INT(0);
    }
    if (mp_binary_op(MP_BINARY_OP_LESS, rest, k) == mp_const_true) {
        k = rest;
    }
    if (!mp_obj_is_small_int(k)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("min(n - k, k) must not exceed 9223372036854775807"));
    }
    mp_int_t count = MP_OBJ_SMALL_INT_VALUE(k);
    return floor_divide(falling_product(n, count), range_product(2, count));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(math_comb_obj, 2, 2, math_comb);
