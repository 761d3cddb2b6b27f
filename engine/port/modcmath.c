// Replaces py/modcmath.c: cmath as CPython has it, but for the last digits in some places.

#include <complex.h>
#include <math.h>

#include "py/builtin.h"
#include "py/runtime.h"

#include "classes.h"
#include "math_parts.h"
#include "numbers.h"

static double complex argument(mp_obj_t z) {
    mp_float_t real, imag;
    mp_obj_t method[2] = {MP_OBJ_NULL};
    if (class_is_python(mp_obj_get_type(z))) {
        mp_load_special_method_maybe(z, MP_QSTR___complex__, method); // counts more than __float__()
    }
    if (method[0] != MP_OBJ_NULL) {
        z = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_complex), z);
    }
    mp_obj_get_complex(z, &real, &imag);
    return CMPLX(real, imag);
}

static bool finite_parts(double complex z) {
    return isfinite(creal(z)) && isfinite(cimag(z));
}

static bool nan_parts(double complex z) {
    return isnan(creal(z)) || isnan(cimag(z));
}

static mp_obj_t checked(double complex result, double complex z) {
    if (finite_parts(z) && !finite_parts(result)) {
        if (nan_parts(result)) {
            math_domain_error();
        }
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("math range error"));
    }
    return mp_obj_new_complex(creal(result), cimag(result));
}

#define FUNCTION(name, expression) \
    static mp_obj_t cmath_##name(mp_obj_t z_in) { \
        double complex z = argument(z_in); \
        return checked(expression, z); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_1(cmath_##name##_obj, cmath_##name);

#define CLASSIFY(name, expression) \
    static mp_obj_t cmath_##name(mp_obj_t z_in) { \
        double complex z = argument(z_in); \
        return mp_obj_new_bool(expression); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_1(cmath_##name##_obj, cmath_##name);

// The root of what is halved or doubled first, so that nothing is lost or overflows on the way.
static double complex square_root(double complex z) {
    double x = creal(z), y = cimag(z);
    if (!finite_parts(z)) {
        return csqrt(z);
    }
    if (x == 0 && y == 0) {
        return CMPLX(0, y);
    }
    double ax = fabs(x), ay = fabs(y), s;
    if (ax < 2.2250738585072014e-308 && ay < 2.2250738585072014e-308 && (ax > 0 || ay > 0)) {
        ax = ldexp(ax, 53);
        s = ldexp(sqrt(ax + hypot(ax, ldexp(ay, 53))), -27);
    } else {
        ax /= 8;
        s = 2 * sqrt(ax + hypot(ax, ay / 8));
    }
    double d = ay / (2 * s);
    return x >= 0 ? CMPLX(s, copysign(d, y)) : CMPLX(d, copysign(s, y));
}

static double complex logarithm(double complex z) {
    double ax = fabs(creal(z)), ay = fabs(cimag(z)), real;
    if (!finite_parts(z)) {
        return clog(z);
    }
    if (ax == 0 && ay == 0) {
        math_domain_error();
    }
    double size = hypot(ax, ay);
    if (ax > 8.98846567431158e307 || ay > 8.98846567431158e307) {
        real = log(hypot(ax / 2, ay / 2)) + M_LN2;
    } else if (ax < 2.2250738585072014e-308 && ay < 2.2250738585072014e-308) {
        real = log(hypot(ldexp(ax, 53), ldexp(ay, 53))) - 53 * M_LN2;
    } else if (0.71 <= size && size <= 1.73) {
        double high = ax > ay ? ax : ay, low = ax > ay ? ay : ax;
        real = log1p((high - 1) * (high + 1) + low * low) / 2;
    } else {
        real = log(size);
    }
    return CMPLX(real, atan2(cimag(z), creal(z)));
}

// The inverse functions are W. Kahan's, "Branch cuts for complex elementary functions": those of the C library take the
// other side of a cut in places, or lose the zero of a part.

static bool is_huge(double complex z) {
    return fabs(creal(z)) > 4.49423283715579e307 || fabs(cimag(z)) > 4.49423283715579e307; // a quarter of the greatest
}

static double log_of_twice_the_size(double complex z) {
    return log(hypot(creal(z) / 2, cimag(z) / 2)) + 2 * M_LN2;
}

// i * z and z / i, without a multiplication, which would lose the sign of a zero
static double complex turned(double complex z) {
    return CMPLX(-cimag(z), creal(z));
}

static double complex turned_back(double complex z) {
    return CMPLX(cimag(z), -creal(z));
}

static double complex arc_cosine(double complex z, bool hyperbolic) {
    double x = creal(z), y = cimag(z);
    if (!finite_parts(z)) {
        if (hyperbolic && isfinite(x) && isnan(y)) {
            return CMPLX(y, y); // the C library says pi / 2 for the second part when the first is 0
        }
        return hyperbolic ? cacosh(z) : cacos(z);
    }
    if (is_huge(z)) {
        double size = log_of_twice_the_size(z);
        return hyperbolic ? CMPLX(size, atan2(y, x)) : CMPLX(atan2(fabs(y), x), -copysign(size, y));
    }
    double complex b = square_root(CMPLX(x + 1, y));
    if (hyperbolic) {
        double complex a = square_root(CMPLX(x - 1, y));
        return CMPLX(asinh(creal(a) * creal(b) + cimag(a) * cimag(b)), 2 * atan2(cimag(a), creal(b)));
    }
    double complex a = square_root(CMPLX(1 - x, -y));
    return CMPLX(2 * atan2(creal(a), creal(b)), asinh(creal(b) * cimag(a) - cimag(b) * creal(a)));
}

static double complex arc_sine_hyperbolic(double complex z) {
    double x = creal(z), y = cimag(z);
    if (!finite_parts(z)) {
        return casinh(z);
    }
    if (is_huge(z)) {
        return CMPLX(copysign(log_of_twice_the_size(z), x), atan2(y, fabs(x)));
    }
    double complex a = square_root(CMPLX(1 + y, -x)), b = square_root(CMPLX(1 - y, x));
    return CMPLX(asinh(creal(a) * cimag(b) - creal(b) * cimag(a)), atan2(y, creal(a) * creal(b) - cimag(a) * cimag(b)));
}

static double complex arc_tangent_hyperbolic(double complex z) {
    double x = creal(z), y = cimag(z), ay = fabs(y);
    if (!finite_parts(z)) {
        return catanh(z);
    }
    if (signbit(x)) {
        return -arc_tangent_hyperbolic(-z);
    }
    if (x > 6.7e153 || ay > 6.7e153) {
        double size = hypot(x / 2, ay / 2);
        return CMPLX(x / 4 / size / size, copysign(M_PI_2, y));
    }
    if (x == 1 && ay < 1.5e-154) {
        return CMPLX(-log(sqrt(ay) / sqrt(hypot(ay, 2))), copysign(atan2(2, -ay) / 2, y));
    }
    return CMPLX(log1p(4 * x / ((1 - x) * (1 - x) + ay * ay)) / 4, -atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2);
}

FUNCTION(acos, arc_cosine(z, false))
FUNCTION(acosh, arc_cosine(z, true))
FUNCTION(asin, turned_back(arc_sine_hyperbolic(turned(z))))
FUNCTION(asinh, arc_sine_hyperbolic(z))

// An infinite angle is an error where the other part `matters`.
static double complex with_angle(double complex z, double angle, bool matters) {
    if (isinf(angle) && matters) {
        math_domain_error();
    }
    return z;
}

FUNCTION(cos, ccos(with_angle(z, creal(z), !isnan(cimag(z)))))
FUNCTION(cosh, ccosh(with_angle(z, cimag(z), !isnan(creal(z)))))
FUNCTION(exp, cexp(with_angle(z, cimag(z), isfinite(creal(z)) || creal(z) > 0)))
FUNCTION(sin, csin(with_angle(z, creal(z), !isnan(cimag(z)))))
FUNCTION(sinh, csinh(with_angle(z, cimag(z), !isnan(creal(z)))))
FUNCTION(sqrt, square_root(z))
FUNCTION(tan, ctan(with_angle(z, creal(z), isfinite(cimag(z)))))
FUNCTION(tanh, ctanh(with_angle(z, cimag(z), isfinite(creal(z)))))
CLASSIFY(isfinite, finite_parts(z))
CLASSIFY(isinf, isinf(creal(z)) || isinf(cimag(z)))
CLASSIFY(isnan, nan_parts(z))

static mp_obj_t cmath_atan(mp_obj_t z_in) {
    double complex z = argument(z_in);
    if (creal(z) == 0 && fabs(cimag(z)) == 1) {
        math_domain_error();
    }
    return checked(turned_back(arc_tangent_hyperbolic(turned(z))), z);
}
static MP_DEFINE_CONST_FUN_OBJ_1(cmath_atan_obj, cmath_atan);

static mp_obj_t cmath_atanh(mp_obj_t z_in) {
    double complex z = argument(z_in);
    if (cimag(z) == 0 && fabs(creal(z)) == 1) {
        math_domain_error();
    }
    return checked(arc_tangent_hyperbolic(z), z);
}
static MP_DEFINE_CONST_FUN_OBJ_1(cmath_atanh_obj, cmath_atanh);

static mp_obj_t cmath_log(size_t n_args, const mp_obj_t *args) {
    double complex z = argument(args[0]), result = logarithm(z);
    mp_obj_t value = mp_obj_new_complex(creal(result), cimag(result));
    if (n_args > 1) {
        double complex base = logarithm(argument(args[1]));
        if (creal(base) == 0 && cimag(base) == 0) {
            math_domain_error();
        }
        value = mp_binary_op(MP_BINARY_OP_TRUE_DIVIDE, value, mp_obj_new_complex(creal(base), cimag(base)));
    }
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(cmath_log_obj, 1, 2, cmath_log);

static mp_obj_t cmath_log10(mp_obj_t z_in) {
    double complex result = logarithm(argument(z_in));
    return mp_obj_new_complex(creal(result) / M_LN10, cimag(result) / M_LN10);
}
static MP_DEFINE_CONST_FUN_OBJ_1(cmath_log10_obj, cmath_log10);

static mp_obj_t cmath_phase(mp_obj_t z_in) {
    double complex z = argument(z_in);
    return mp_obj_new_float(atan2(cimag(z), creal(z)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(cmath_phase_obj, cmath_phase);

static mp_obj_t cmath_polar(mp_obj_t z_in) {
    double complex z = argument(z_in);
    double size = hypot(creal(z), cimag(z));
    if (isinf(size) && finite_parts(z)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("math range error"));
    }
    mp_obj_t items[] = {mp_obj_new_float(size), mp_obj_new_float(atan2(cimag(z), creal(z)))};
    return mp_obj_new_tuple(2, items);
}
static MP_DEFINE_CONST_FUN_OBJ_1(cmath_polar_obj, cmath_polar);

static mp_obj_t cmath_rect(mp_obj_t size_in, mp_obj_t angle_in) {
    double size = number_real(size_in), angle = number_real(angle_in);
    if (isinf(angle) && size != 0 && !isnan(size)) {
        math_domain_error();
    }
    if (angle == 0) {
        return mp_obj_new_complex(size, size * angle);
    }
    return mp_obj_new_complex(size * cos(angle), size * sin(angle));
}
static MP_DEFINE_CONST_FUN_OBJ_2(cmath_rect_obj, cmath_rect);

static mp_obj_t cmath_isclose(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_a, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_b, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_rel_tol, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_abs_tol, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(0)} },
    };
    mp_arg_val_t given[4];
    mp_arg_parse_all(n_args, args, kwargs, 4, allowed, given);
    double complex a = argument(given[0].u_obj), b = argument(given[1].u_obj);
    double relative = given[2].u_obj == mp_const_none ? 1e-9 : number_real(given[2].u_obj), absolute = number_real(given[3].u_obj);
    if (relative < 0 || absolute < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("tolerances must be non-negative"));
    }
    bool infinite = isinf(creal(a)) || isinf(cimag(a)) || isinf(creal(b)) || isinf(cimag(b));
    double difference = hypot(creal(a) - creal(b), cimag(a) - cimag(b));
    bool close = (creal(a) == creal(b) && cimag(a) == cimag(b))
        || (!infinite && (difference <= relative * hypot(creal(b), cimag(b)) || difference <= relative * hypot(creal(a), cimag(a)) || difference <= absolute));
    return mp_obj_new_bool(close);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(cmath_isclose_obj, 0, cmath_isclose);

typedef struct {
    mp_obj_base_t base;
    mp_float_t real, imag;
} constant_t;
static const constant_t infinite_j = {{&mp_type_complex}, 0, (mp_float_t)INFINITY}, nan_j = {{&mp_type_complex}, 0, (mp_float_t)NAN};

static const mp_rom_map_elem_t cmath_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_cmath) },
    { MP_ROM_QSTR(MP_QSTR_e), mp_const_float_e },
    { MP_ROM_QSTR(MP_QSTR_inf), mp_const_float_inf },
    { MP_ROM_QSTR(MP_QSTR_infj), MP_ROM_PTR(&infinite_j) },
    { MP_ROM_QSTR(MP_QSTR_nan), mp_const_float_nan },
    { MP_ROM_QSTR(MP_QSTR_nanj), MP_ROM_PTR(&nan_j) },
    { MP_ROM_QSTR(MP_QSTR_pi), mp_const_float_pi },
    { MP_ROM_QSTR(MP_QSTR_tau), mp_const_float_tau },
    { MP_ROM_QSTR(MP_QSTR_acos), MP_ROM_PTR(&cmath_acos_obj) },
    { MP_ROM_QSTR(MP_QSTR_acosh), MP_ROM_PTR(&cmath_acosh_obj) },
    { MP_ROM_QSTR(MP_QSTR_asin), MP_ROM_PTR(&cmath_asin_obj) },
    { MP_ROM_QSTR(MP_QSTR_asinh), MP_ROM_PTR(&cmath_asinh_obj) },
    { MP_ROM_QSTR(MP_QSTR_atan), MP_ROM_PTR(&cmath_atan_obj) },
    { MP_ROM_QSTR(MP_QSTR_atanh), MP_ROM_PTR(&cmath_atanh_obj) },
    { MP_ROM_QSTR(MP_QSTR_cos), MP_ROM_PTR(&cmath_cos_obj) },
    { MP_ROM_QSTR(MP_QSTR_cosh), MP_ROM_PTR(&cmath_cosh_obj) },
    { MP_ROM_QSTR(MP_QSTR_exp), MP_ROM_PTR(&cmath_exp_obj) },
    { MP_ROM_QSTR(MP_QSTR_isclose), MP_ROM_PTR(&cmath_isclose_obj) },
    { MP_ROM_QSTR(MP_QSTR_isfinite), MP_ROM_PTR(&cmath_isfinite_obj) },
    { MP_ROM_QSTR(MP_QSTR_isinf), MP_ROM_PTR(&cmath_isinf_obj) },
    { MP_ROM_QSTR(MP_QSTR_isnan), MP_ROM_PTR(&cmath_isnan_obj) },
    { MP_ROM_QSTR(MP_QSTR_log), MP_ROM_PTR(&cmath_log_obj) },
    { MP_ROM_QSTR(MP_QSTR_log10), MP_ROM_PTR(&cmath_log10_obj) },
    { MP_ROM_QSTR(MP_QSTR_phase), MP_ROM_PTR(&cmath_phase_obj) },
    { MP_ROM_QSTR(MP_QSTR_polar), MP_ROM_PTR(&cmath_polar_obj) },
    { MP_ROM_QSTR(MP_QSTR_rect), MP_ROM_PTR(&cmath_rect_obj) },
    { MP_ROM_QSTR(MP_QSTR_sin), MP_ROM_PTR(&cmath_sin_obj) },
    { MP_ROM_QSTR(MP_QSTR_sinh), MP_ROM_PTR(&cmath_sinh_obj) },
    { MP_ROM_QSTR(MP_QSTR_sqrt), MP_ROM_PTR(&cmath_sqrt_obj) },
    { MP_ROM_QSTR(MP_QSTR_tan), MP_ROM_PTR(&cmath_tan_obj) },
    { MP_ROM_QSTR(MP_QSTR_tanh), MP_ROM_PTR(&cmath_tanh_obj) },
};
static MP_DEFINE_CONST_DICT(cmath_globals, cmath_globals_table);

const mp_obj_module_t mp_module_cmath = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&cmath_globals,
};

MP_REGISTER_MODULE(MP_QSTR_cmath, mp_module_cmath);
