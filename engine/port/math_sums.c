// Functions of math that add up or multiply many numbers.

#include <math.h>
#include <string.h>

#include "py/obj.h"
#include "py/runtime.h"

#include "math_parts.h"
#include "numbers.h"

// --- fsum: the exact sum, rounded once. Shewchuk's partial sums do not overlap and grow in size. ---

static double partials_total(const double *partials, size_t count) {
    double high = 0, low = 0;
    while (count) {
        double x = high, y = partials[--count];
        high = x + y;
        low = y - (high - x);
        if (low != 0) {
            break;
        }
    }
    // A tie that was rounded to even goes the other way when what is left has the sign of the error.
    if (count && ((low < 0 && partials[count - 1] < 0) || (low > 0 && partials[count - 1] > 0))) {
        double y = low * 2, x = high + y;
        if (y == x - high) {
            high = x;
        }
    }
    return high;
}

static mp_obj_t math_fsum(mp_obj_t iterable) {
    size_t count = 0, room = 32;
    double *partials = m_new(double, room), infinities = 0, specials = 0;
    mp_obj_iter_buf_t buffer;
    mp_obj_t iterator = mp_getiter(iterable, &buffer), item;
    while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        double x = number_real(item), given = x;
        size_t kept = 0;
        for (size_t i = 0; i < count; i++) {
            double y = partials[i];
            if (fabs(x) < fabs(y)) {
                double t = x;
                x = y;
                y = t;
            }
            double high = x + y, low = y - (high - x);
            if (low != 0) {
                partials[kept++] = low;
            }
            x = high;
        }
        count = kept;
        if (x != 0) {
            if (!isfinite(x)) {
                if (isfinite(given)) {
                    mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("intermediate overflow in fsum"));
                }
                if (isinf(given)) {
                    infinities += given;
                }
                specials += given;
                count = 0;
                continue;
            }
            if (count == room) {
                double *larger = m_new(double, room * 2);
                memcpy(larger, partials, count * sizeof *partials);
                partials = larger;
                room *= 2;
            }
            partials[count++] = x;
        }
    }
    if (specials != 0) {
        if (isnan(infinities)) {
            mp_raise_ValueError(MP_ERROR_TEXT("-inf + inf in fsum"));
        }
        return mp_obj_new_float(specials);
    }
    return mp_obj_new_float(partials_total(partials, count));
}
MP_DEFINE_CONST_FUN_OBJ_1(math_fsum_obj, math_fsum);

static mp_obj_t math_prod(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_start, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(1)} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all(n_args, args, kwargs, 2, allowed, given);
    mp_obj_t product = given[1].u_obj, item;
    mp_obj_iter_buf_t buffer;
    mp_obj_t iterator = mp_getiter(given[0].u_obj, &buffer);
    while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        product = mp_binary_op(MP_BINARY_OP_MULTIPLY, product, item);
    }
    return product;
}
MP_DEFINE_CONST_FUN_OBJ_KW(math_prod_obj, 0, math_prod);

// --- Lengths of vectors ---

// A number with twice the digits: the sum of two floats.
typedef struct {
    double high, low;
} double_double_t;

static double_double_t exact_square(double x) {
    // Dekker: two halves of 26 bits, whose products are exact.
    double t = x * 134217729.0, high = t - (t - x), low = x - high, square = x * x;
    return (double_double_t) {square, ((high * high - square) + 2 * high * low) + low * low};
}

static double_double_t add_double(double_double_t a, double_double_t b) {
    double sum = a.high + b.high, t = sum - a.high;
    double error = (a.high - (sum - t)) + (b.high - t) + a.low + b.low;
    return (double_double_t) {sum + error, error - ((sum + error) - sum)};
}

// The coordinates are not negative.
static double vector_length(const double *x, size_t count) {
    double most = 0;
    bool some_nan = false;
    for (size_t i = 0; i < count; i++) {
        some_nan |= isnan(x[i]);
        most = x[i] > most ? x[i] : most;
    }
    if (isinf(most)) {
        return most;
    }
    if (some_nan || most == 0 || count == 1) {
        return some_nan ? (double)NAN : most;
    }
    int exponent;
    frexp(most, &exponent);
    // Below 0.5 or above 1 nothing can overflow, and what underflows is too little to matter.
    double_double_t sum = {0, 0};
    for (size_t i = 0; i < count; i++) {
        sum = add_double(sum, exact_square(ldexp(x[i], -exponent)));
    }
    double root = sqrt(sum.high);
    double_double_t square = exact_square(root);
    double_double_t rest = add_double(sum, (double_double_t) {-square.high, -square.low});
    return ldexp(root + (rest.high + rest.low) / (2 * root), exponent);
}

static mp_obj_t math_hypot(size_t n_args, const mp_obj_t *args) {
    double *x = m_new(double, n_args + 1);
    for (size_t i = 0; i < n_args; i++) {
        x[i] = fabs(number_real(args[i]));
    }
    return mp_obj_new_float(vector_length(x, n_args));
}
MP_DEFINE_CONST_FUN_OBJ_VAR(math_hypot_obj, 0, math_hypot);

static mp_obj_t as_tuple(mp_obj_t object) {
    return mp_obj_is_type(object, &mp_type_tuple) ? object : mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), object);
}

static mp_obj_t math_dist(mp_obj_t p_in, mp_obj_t q_in) {
    size_t count, other;
    mp_obj_t *p, *q;
    mp_obj_t p_tuple = as_tuple(p_in), q_tuple = as_tuple(q_in);
    mp_obj_get_array(p_tuple, &count, &p);
    mp_obj_get_array(q_tuple, &other, &q);
    if (count != other) {
        mp_raise_ValueError(MP_ERROR_TEXT("both points must have the same number of dimensions"));
    }
    double *x = m_new(double, count + 1);
    for (size_t i = 0; i < count; i++) {
        x[i] = fabs(number_real(p[i]) - number_real(q[i]));
    }
    return mp_obj_new_float(vector_length(x, count));
}
MP_DEFINE_CONST_FUN_OBJ_2(math_dist_obj, math_dist);
