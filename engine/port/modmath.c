// Replaces py/modmath.c: math as CPython 3.11 has it. What takes ints of any size is in math_ints.c.

#include <math.h>
#include <string.h>

#include "py/builtin.h"
#include "py/objint.h"
#include "py/objtype.h"
#include "py/runtime.h"

#include "math_parts.h"
#include "numbers.h"

NORETURN void math_domain_error(void) {
    mp_raise_ValueError(MP_ERROR_TEXT("math domain error"));
}

NORETURN static void range_error(void) {
    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("math range error"));
}

// A nan that the argument was not is outside the domain; an infinity is a pole or an overflow.
static mp_obj_t checked(double result, double x, bool can_overflow) {
    if (!isfinite(result)) {
        if (isnan(result) && !isnan(x)) {
            math_domain_error();
        }
        if (isinf(result) && isfinite(x)) {
            if (can_overflow) {
                range_error();
            }
            math_domain_error();
        }
    }
    return mp_obj_new_float(result);
}

#define FUNCTION_1(name, expression, can_overflow) \
    static mp_obj_t math_##name(mp_obj_t x_in) { \
        double x = number_real(x_in); \
        return checked(expression, x, can_overflow); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_1(math_##name##_obj, math_##name);

// --- Gamma, by Lanczos' approximation with g = 6.0246... and 13 terms, the coefficients that Boost computed ---

static const double lanczos_numerator[] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
static const double lanczos_denominator[] = {
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
};
#define LANCZOS_G (6.024680040776729583740234375)
#define LANCZOS_TERMS ((int)MP_ARRAY_SIZE(lanczos_numerator))

static double lanczos_sum(double x) {
    double numerator = 0, denominator = 0;
    if (x < 5) {
        for (int i = LANCZOS_TERMS - 1; i >= 0; i--) {
            numerator = numerator * x + lanczos_numerator[i];
            denominator = denominator * x + lanczos_denominator[i];
        }
    } else {
        for (int i = 0; i < LANCZOS_TERMS; i++) {
            numerator = numerator / x + lanczos_numerator[i];
            denominator = denominator / x + lanczos_denominator[i];
        }
    }
    return numerator / denominator;
}

// sin(pi * x), with the argument reduced first.
static double sine_of_pi_times(double x) {
    double rest = fmod(fabs(x), 2.0), sign = x < 0 ? -1 : 1;
    switch ((int)round(2.0 * rest)) {
        case 0:
            return sign * sin(M_PI * rest);
        case 1:
            return sign * cos(M_PI * (rest - 0.5));
        case 2:
            return sign * sin(M_PI * (1.0 - rest));
        case 3:
            return sign * -cos(M_PI * (rest - 1.5));
        default:
            return sign * sin(M_PI * (rest - 2.0));
    }
}

static double gamma_function(double x) {
    if (isnan(x) || x == (double)INFINITY) {
        return x;
    }
    if (isinf(x) || (x <= 0 && x == floor(x))) {
        return x == 0 ? copysign((double)INFINITY, x) : (double)NAN;
    }
    double size = fabs(x);
    if (x == floor(x) && x <= 23) {
        double product = 1;
        for (int i = 2; i < (int)x; i++) {
            product *= i;
        }
        return product;
    }
    if (size < 1e-20) {
        return 1 / x;
    }
    if (size > 200) {
        return x < 0 ? 0.0 / sine_of_pi_times(x) : (double)INFINITY;
    }
    double y = size + (LANCZOS_G - 0.5), error, r;
    if (size > LANCZOS_G - 0.5) {
        double q = y - size;
        error = q - (LANCZOS_G - 0.5);
    } else {
        double q = y - (LANCZOS_G - 0.5);
        error = q - size;
    }
    error = error * LANCZOS_G / y;
    bool large = size >= 140;
    double root = pow(y, large ? size / 2 - 0.25 : size - 0.5);
    if (x < 0) {
        r = -M_PI / sine_of_pi_times(size) / size * exp(y) / lanczos_sum(size);
        r -= error * r;
        r /= root;
        return large ? r / root : r;
    }
    r = lanczos_sum(size) / exp(y);
    r += error * r;
    r *= root;
    return large ? r * root : r;
}

static double log_gamma(double x) {
    if (!isfinite(x)) {
        return isnan(x) ? x : (double)INFINITY;
    }
    if (x == floor(x) && x <= 2) {
        return x <= 0 ? (double)INFINITY : 0;
    }
    double size = fabs(x);
    if (size < 1e-20) {
        return -log(size);
    }
    double r = log(lanczos_sum(size)) - LANCZOS_G;
    r += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
    if (x < 0) {
        r = 1.144729885849400174143427351353058711647 - log(fabs(sine_of_pi_times(size))) - log(size) - r; // log(pi)
    }
    return r;
}

static mp_obj_t math_gamma(mp_obj_t x_in) {
    double x = number_real(x_in), result = gamma_function(x);
    if ((isnan(result) && !isnan(x)) || x == 0) {
        math_domain_error();
    }
    return checked(result, x, true);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_gamma_obj, math_gamma);

static mp_obj_t math_lgamma(mp_obj_t x_in) {
    double x = number_real(x_in);
    return checked(log_gamma(x), x, !(x <= 0 && x == floor(x)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_lgamma_obj, math_lgamma);

// --- Functions of one float ---

FUNCTION_1(acos, acos(x), false)
FUNCTION_1(acosh, acosh(x), false)
FUNCTION_1(asin, asin(x), false)
FUNCTION_1(asinh, asinh(x), false)
FUNCTION_1(atan, atan(x), false)
FUNCTION_1(atanh, atanh(x), false)
FUNCTION_1(cbrt, cbrt(x), false)
FUNCTION_1(cos, cos(x), false)
FUNCTION_1(cosh, cosh(x), true)
FUNCTION_1(degrees, x * (180.0 / M_PI), false)
FUNCTION_1(erf, erf(x), false)
FUNCTION_1(erfc, erfc(x), false)
FUNCTION_1(exp, exp(x), true)
FUNCTION_1(exp2, exp2(x), true)
FUNCTION_1(expm1, expm1(x), true)
FUNCTION_1(fabs, fabs(x), false)
FUNCTION_1(log1p, log1p(x), false)
FUNCTION_1(radians, x * (M_PI / 180.0), false)
FUNCTION_1(sin, sin(x), false)
FUNCTION_1(sinh, sinh(x), true)
FUNCTION_1(sqrt, sqrt(x), false)
FUNCTION_1(tan, tan(x), false)
FUNCTION_1(tanh, tanh(x), false)

static mp_obj_t math_ulp(mp_obj_t x_in) {
    double x = fabs(number_real(x_in));
    if (!isfinite(x)) {
        return mp_obj_new_float(x);
    }
    double next = nextafter(x, (double)INFINITY);
    return mp_obj_new_float(isinf(next) ? x - nextafter(x, 0) : next - x);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_ulp_obj, math_ulp);

static mp_obj_t math_isfinite(mp_obj_t x) {
    return mp_obj_new_bool(isfinite(number_real(x)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_isfinite_obj, math_isfinite);

static mp_obj_t math_isinf(mp_obj_t x) {
    return mp_obj_new_bool(isinf(number_real(x)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_isinf_obj, math_isinf);

static mp_obj_t math_isnan(mp_obj_t x) {
    return mp_obj_new_bool(isnan(number_real(x)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_isnan_obj, math_isnan);

static mp_obj_t pair(mp_obj_t first, mp_obj_t second) {
    mp_obj_t items[] = {first, second};
    return mp_obj_new_tuple(2, items);
}

static mp_obj_t math_frexp(mp_obj_t x_in) {
    double x = number_real(x_in);
    int exponent = 0;
    double mantissa = isfinite(x) ? frexp(x, &exponent) : x;
    return pair(mp_obj_new_float(mantissa), MP_OBJ_NEW_SMALL_INT(exponent));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_frexp_obj, math_frexp);

static mp_obj_t math_modf(mp_obj_t x_in) {
    double x = number_real(x_in), whole = trunc(x);
    return pair(mp_obj_new_float(copysign(isinf(x) ? 0 : x - whole, x)), mp_obj_new_float(whole));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_modf_obj, math_modf);

// --- Logarithms, also of ints that no float can hold ---

static double logarithm(mp_obj_t x_in, double (*function)(double)) {
    bool integer = mp_obj_is_int(x_in) || mp_obj_is_bool(x_in);
    double x;
    if (integer) {
        number_view_t view;
        const mpz_t *z = number_view(number_index(x_in), &view);
        if (mpz_is_neg(z) || mpz_is_zero(z)) {
            math_domain_error();
        }
        x = number_mpz_to_float(z);
        if (isinf(x)) {
            // The highest bits, and their exponent.
            size_t bits = z->len * MPZ_DIG_SIZE - (size_t)__builtin_clz(z->dig[z->len - 1]);
            mpz_t top;
            mpz_init_zero(&top);
            mpz_shr_inpl(&top, z, bits - 63);
            double mantissa = ldexp(number_mpz_to_float(&top), -63);
            return function(mantissa) + function(2.0) * (double)bits;
        }
    } else {
        x = number_real(x_in);
    }
    double result = function(x);
    if ((isnan(result) && !isnan(x)) || (isinf(result) && isfinite(x))) {
        math_domain_error();
    }
    return result;
}

static mp_obj_t math_log(size_t n_args, const mp_obj_t *args) {
    double result = logarithm(args[0], log);
    if (n_args > 1) {
        double base = logarithm(args[1], log);
        if (base == 0) {
            mp_raise_msg(&mp_type_ZeroDivisionError, MP_ERROR_TEXT("float division by zero"));
        }
        result /= base;
    }
    return mp_obj_new_float(result);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(math_log_obj, 1, 2, math_log);

static mp_obj_t math_log2(mp_obj_t x) {
    return mp_obj_new_float(logarithm(x, log2));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_log2_obj, math_log2);

static mp_obj_t math_log10(mp_obj_t x) {
    return mp_obj_new_float(logarithm(x, log10));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_log10_obj, math_log10);

// --- Functions of two floats ---

static mp_obj_t math_atan2(mp_obj_t y, mp_obj_t x) {
    return mp_obj_new_float(atan2(number_real(y), number_real(x)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_atan2_obj, math_atan2);

static mp_obj_t math_copysign(mp_obj_t x, mp_obj_t y) {
    return mp_obj_new_float(copysign(number_real(x), number_real(y)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_copysign_obj, math_copysign);

static mp_obj_t math_nextafter(mp_obj_t x, mp_obj_t y) {
    return mp_obj_new_float(nextafter(number_real(x), number_real(y)));
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_nextafter_obj, math_nextafter);

static mp_obj_t math_fmod(mp_obj_t x_in, mp_obj_t y_in) {
    double x = number_real(x_in), y = number_real(y_in);
    double result = isinf(y) && isfinite(x) ? x : fmod(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y)) {
        math_domain_error();
    }
    return mp_obj_new_float(result);
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_fmod_obj, math_fmod);

static mp_obj_t math_remainder(mp_obj_t x_in, mp_obj_t y_in) {
    double x = number_real(x_in), y = number_real(y_in), result = remainder(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y)) {
        math_domain_error();
    }
    return mp_obj_new_float(result);
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_remainder_obj, math_remainder);

static mp_obj_t math_pow(mp_obj_t x_in, mp_obj_t y_in) {
    double x = number_real(x_in), y = number_real(y_in), result = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(result) || (isinf(result) && x == 0)) {
            math_domain_error();
        }
        if (isinf(result)) {
            range_error();
        }
    }
    return mp_obj_new_float(result);
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_pow_obj, math_pow);

static mp_obj_t math_ldexp(mp_obj_t x_in, mp_obj_t exponent_in) {
    double x = number_real(x_in);
    if (number_index_maybe(exponent_in) == MP_OBJ_NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("Expected an int as second argument to ldexp."));
    }
    double result = ldexp(x, number_index_clipped(exponent_in));
    if (isinf(result) && isfinite(x)) {
        range_error();
    }
    return mp_obj_new_float(result);
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_ldexp_obj, math_ldexp);

static mp_obj_t math_isclose(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_a, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_b, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_rel_tol, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_abs_tol, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(0)} },
    };
    mp_arg_val_t given[4];
    mp_arg_parse_all(n_args, args, kwargs, 4, allowed, given);
    double a = number_real(given[0].u_obj), b = number_real(given[1].u_obj);
    double relative = given[2].u_obj == mp_const_none ? 1e-9 : number_real(given[2].u_obj), absolute = number_real(given[3].u_obj);
    if (relative < 0 || absolute < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("tolerances must be non-negative"));
    }
    double difference = fabs(b - a);
    bool close = a == b || (!isinf(a) && !isinf(b) && (difference <= fabs(relative * b) || difference <= fabs(relative * a) || difference <= absolute));
    return mp_obj_new_bool(close);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(math_isclose_obj, 0, math_isclose);

// --- To ints ---

static mp_obj_t whole(mp_obj_t x_in, qstr name, double (*function)(double)) {
    if (mp_obj_is_int(x_in) || mp_obj_is_bool(x_in)) {
        return number_index(x_in);
    }
    if (!mp_obj_is_float(x_in)) {
        mp_obj_t method[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
        if (mp_obj_is_obj(x_in) && mp_obj_is_instance_type(mp_obj_get_type(x_in))) {
            mp_load_method_maybe(x_in, name, method);
        }
        if (method[0] != MP_OBJ_NULL) {
            return mp_call_method_n_kw(0, 0, method);
        }
        if (name == MP_QSTR___trunc__) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type %s doesn't define __trunc__ method"), mp_obj_get_type_str(x_in));
        }
    }
    return mp_obj_new_int_from_float(function(number_real(x_in)));
}

static mp_obj_t math_ceil(mp_obj_t x) {
    return whole(x, MP_QSTR___ceil__, ceil);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_ceil_obj, math_ceil);

static mp_obj_t math_floor(mp_obj_t x) {
    return whole(x, MP_QSTR___floor__, floor);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_floor_obj, math_floor);

static mp_obj_t math_trunc(mp_obj_t x) {
    return whole(x, MP_QSTR___trunc__, trunc);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_trunc_obj, math_trunc);

static const mp_rom_map_elem_t math_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_math) },
    { MP_ROM_QSTR(MP_QSTR_e), mp_const_float_e },
    { MP_ROM_QSTR(MP_QSTR_inf), mp_const_float_inf },
    { MP_ROM_QSTR(MP_QSTR_nan), mp_const_float_nan },
    { MP_ROM_QSTR(MP_QSTR_pi), mp_const_float_pi },
    { MP_ROM_QSTR(MP_QSTR_tau), mp_const_float_tau },
    { MP_ROM_QSTR(MP_QSTR_acos), MP_ROM_PTR(&math_acos_obj) },
    { MP_ROM_QSTR(MP_QSTR_acosh), MP_ROM_PTR(&math_acosh_obj) },
    { MP_ROM_QSTR(MP_QSTR_asin), MP_ROM_PTR(&math_asin_obj) },
    { MP_ROM_QSTR(MP_QSTR_asinh), MP_ROM_PTR(&math_asinh_obj) },
    { MP_ROM_QSTR(MP_QSTR_atan), MP_ROM_PTR(&math_atan_obj) },
    { MP_ROM_QSTR(MP_QSTR_atan2), MP_ROM_PTR(&math_atan2_obj) },
    { MP_ROM_QSTR(MP_QSTR_atanh), MP_ROM_PTR(&math_atanh_obj) },
    { MP_ROM_QSTR(MP_QSTR_cbrt), MP_ROM_PTR(&math_cbrt_obj) },
    { MP_ROM_QSTR(MP_QSTR_ceil), MP_ROM_PTR(&math_ceil_obj) },
    { MP_ROM_QSTR(MP_QSTR_comb), MP_ROM_PTR(&math_comb_obj) },
    { MP_ROM_QSTR(MP_QSTR_copysign), MP_ROM_PTR(&math_copysign_obj) },
    { MP_ROM_QSTR(MP_QSTR_cos), MP_ROM_PTR(&math_cos_obj) },
    { MP_ROM_QSTR(MP_QSTR_cosh), MP_ROM_PTR(&math_cosh_obj) },
    { MP_ROM_QSTR(MP_QSTR_degrees), MP_ROM_PTR(&math_degrees_obj) },
    { MP_ROM_QSTR(MP_QSTR_dist), MP_ROM_PTR(&math_dist_obj) },
    { MP_ROM_QSTR(MP_QSTR_erf), MP_ROM_PTR(&math_erf_obj) },
    { MP_ROM_QSTR(MP_QSTR_erfc), MP_ROM_PTR(&math_erfc_obj) },
    { MP_ROM_QSTR(MP_QSTR_exp), MP_ROM_PTR(&math_exp_obj) },
    { MP_ROM_QSTR(MP_QSTR_exp2), MP_ROM_PTR(&math_exp2_obj) },
    { MP_ROM_QSTR(MP_QSTR_expm1), MP_ROM_PTR(&math_expm1_obj) },
    { MP_ROM_QSTR(MP_QSTR_fabs), MP_ROM_PTR(&math_fabs_obj) },
    { MP_ROM_QSTR(MP_QSTR_factorial), MP_ROM_PTR(&math_factorial_obj) },
    { MP_ROM_QSTR(MP_QSTR_floor), MP_ROM_PTR(&math_floor_obj) },
    { MP_ROM_QSTR(MP_QSTR_fmod), MP_ROM_PTR(&math_fmod_obj) },
    { MP_ROM_QSTR(MP_QSTR_frexp), MP_ROM_PTR(&math_frexp_obj) },
    { MP_ROM_QSTR(MP_QSTR_fsum), MP_ROM_PTR(&math_fsum_obj) },
    { MP_ROM_QSTR(MP_QSTR_gamma), MP_ROM_PTR(&math_gamma_obj) },
    { MP_ROM_QSTR(MP_QSTR_gcd), MP_ROM_PTR(&math_gcd_obj) },
    { MP_ROM_QSTR(MP_QSTR_hypot), MP_ROM_PTR(&math_hypot_obj) },
    { MP_ROM_QSTR(MP_QSTR_isclose), MP_ROM_PTR(&math_isclose_obj) },
    { MP_ROM_QSTR(MP_QSTR_isfinite), MP_ROM_PTR(&math_isfinite_obj) },
    { MP_ROM_QSTR(MP_QSTR_isinf), MP_ROM_PTR(&math_isinf_obj) },
    { MP_ROM_QSTR(MP_QSTR_isnan), MP_ROM_PTR(&math_isnan_obj) },
    { MP_ROM_QSTR(MP_QSTR_isqrt), MP_ROM_PTR(&math_isqrt_obj) },
    { MP_ROM_QSTR(MP_QSTR_lcm), MP_ROM_PTR(&math_lcm_obj) },
    { MP_ROM_QSTR(MP_QSTR_ldexp), MP_ROM_PTR(&math_ldexp_obj) },
    { MP_ROM_QSTR(MP_QSTR_lgamma), MP_ROM_PTR(&math_lgamma_obj) },
    { MP_ROM_QSTR(MP_QSTR_log), MP_ROM_PTR(&math_log_obj) },
    { MP_ROM_QSTR(MP_QSTR_log10), MP_ROM_PTR(&math_log10_obj) },
    { MP_ROM_QSTR(MP_QSTR_log1p), MP_ROM_PTR(&math_log1p_obj) },
    { MP_ROM_QSTR(MP_QSTR_log2), MP_ROM_PTR(&math_log2_obj) },
    { MP_ROM_QSTR(MP_QSTR_modf), MP_ROM_PTR(&math_modf_obj) },
    { MP_ROM_QSTR(MP_QSTR_nextafter), MP_ROM_PTR(&math_nextafter_obj) },
    { MP_ROM_QSTR(MP_QSTR_perm), MP_ROM_PTR(&math_perm_obj) },
    { MP_ROM_QSTR(MP_QSTR_pow), MP_ROM_PTR(&math_pow_obj) },
    { MP_ROM_QSTR(MP_QSTR_prod), MP_ROM_PTR(&math_prod_obj) },
    { MP_ROM_QSTR(MP_QSTR_radians), MP_ROM_PTR(&math_radians_obj) },
    { MP_ROM_QSTR(MP_QSTR_remainder), MP_ROM_PTR(&math_remainder_obj) },
    { MP_ROM_QSTR(MP_QSTR_sin), MP_ROM_PTR(&math_sin_obj) },
    { MP_ROM_QSTR(MP_QSTR_sinh), MP_ROM_PTR(&math_sinh_obj) },
    { MP_ROM_QSTR(MP_QSTR_sqrt), MP_ROM_PTR(&math_sqrt_obj) },
    { MP_ROM_QSTR(MP_QSTR_tan), MP_ROM_PTR(&math_tan_obj) },
    { MP_ROM_QSTR(MP_QSTR_tanh), MP_ROM_PTR(&math_tanh_obj) },
    { MP_ROM_QSTR(MP_QSTR_trunc), MP_ROM_PTR(&math_trunc_obj) },
    { MP_ROM_QSTR(MP_QSTR_ulp), MP_ROM_PTR(&math_ulp_obj) },
};
static MP_DEFINE_CONST_DICT(math_globals, math_globals_table);

const mp_obj_module_t mp_module_math = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&math_globals,
};

MP_REGISTER_MODULE(MP_QSTR_math, mp_module_math);
