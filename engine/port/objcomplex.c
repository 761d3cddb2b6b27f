// Replaces py/objcomplex.c: complex as CPython has it.

#include <math.h>

#include "py/objstr.h"
#include "py/objtype.h"
#include "py/parsenum.h"
#include "py/runtime.h"

#include "classes.h"
#include "decimal_float.h"
#include "numbers.h"

typedef struct _mp_obj_complex_t {
    mp_obj_base_t base;
    mp_float_t real;
    mp_float_t imag;
} mp_obj_complex_t;

static void complex_print(const mp_print_t *print, mp_obj_t o_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_complex_t *o = MP_OBJ_TO_PTR(o_in);
    VSTR_FIXED(text, 80);
    bool only_imag = o->real == 0 && !signbit(o->real);
    double parts[] = {o->real, o->imag};
    if (!only_imag) {
        vstr_add_char(&text, '(');
    }
    for (int i = only_imag; i < 2; i++) {
        size_t start = text.len;
        decimal_format(&text, parts[i], 'r', 0, i && !only_imag ? '+' : 0, false);
        if (text.len - start > 2 && text.buf[text.len - 1] == '0' && text.buf[text.len - 2] == '.') {
            text.len -= 2;
        }
    }
    vstr_add_str(&text, only_imag ? "j" : "j)");
    mp_print_strn(print, text.buf, text.len, 0, 0, 0);
}

// A number given to complex(), in one of its two places.
static void complex_argument(mp_obj_t arg, bool first, mp_float_t *real, mp_float_t *imag) {
    if (!mp_obj_get_complex_maybe(arg, real, imag)) {
        mp_raise_msg_varg(&mp_type_TypeError, first
            ? MP_ERROR_TEXT("complex() first argument must be a string or a number, not '%s'")
            : MP_ERROR_TEXT("complex() second argument must be a number, not '%s'"), mp_obj_get_type_str(arg));
    }
}

static mp_obj_t complex_make_new(const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type_in;
    static const mp_arg_t allowed[] = {
        { MP_QSTR_real, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_imag, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, 2, allowed, given);
    mp_obj_t first = given[0].u_obj, second = given[1].u_obj;
    if (first != MP_OBJ_NULL && mp_obj_is_str(first)) {
        if (second != MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("complex() can't take second arg if first is a string"));
        }
        size_t length;
        const char *text = mp_obj_str_get_data(first, &length);
        return mp_parse_num_complex(text, length, NULL);
    }
    if (second != MP_OBJ_NULL && mp_obj_is_str(second)) {
        mp_raise_TypeError(MP_ERROR_TEXT("complex() second arg can't be a string"));
    }
    if (first != MP_OBJ_NULL && second == MP_OBJ_NULL && mp_obj_is_type(first, &mp_type_complex)) {
        return first;
    }
    if (first != MP_OBJ_NULL && class_is_python(mp_obj_get_type(first))) {
        mp_obj_t method[2];
        mp_load_special_method_maybe(first, MP_QSTR___complex__, method);
        if (method[0] != MP_OBJ_NULL) {
            first = mp_call_method_n_kw(0, 0, method);
            if (!mp_obj_is_type(first, &mp_type_complex)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__complex__ returned non-complex (type %s)"), mp_obj_get_type_str(first));
            }
            if (second == MP_OBJ_NULL) {
                return first;
            }
        }
    }
    mp_float_t real = 0, imag = 0, real2, imag2;
    if (first != MP_OBJ_NULL) {
        complex_argument(first, true, &real, &imag);
    }
    if (second != MP_OBJ_NULL) {
        complex_argument(second, false, &real2, &imag2);
        if (mp_obj_is_type(second, &mp_type_complex)) {
            real -= imag2;
        }
        imag = first != MP_OBJ_NULL && mp_obj_is_type(first, &mp_type_complex) ? imag + real2 : real2;
    }
    return mp_obj_new_complex(real, imag);
}

static mp_obj_t complex_unary_op(mp_unary_op_t op, mp_obj_t o_in) {
    mp_obj_complex_t *o = MP_OBJ_TO_PTR(o_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(o->real != 0 || o->imag != 0);
        case MP_UNARY_OP_HASH:
            return MP_OBJ_NEW_SMALL_INT((mp_int_t)number_hash_complex(o->real, o->imag));
        case MP_UNARY_OP_POSITIVE:
        case MP_UNARY_OP_COMPLEX_MAYBE:
            return o_in;
        case MP_UNARY_OP_NEGATIVE:
            return mp_obj_new_complex(-o->real, -o->imag);
        case MP_UNARY_OP_ABS: {
            double size = hypot(o->real, o->imag);
            if (isinf(size) && isfinite(o->real) && isfinite(o->imag)) {
                mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("absolute value too large"));
            }
            return mp_obj_new_float(size);
        }
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t complex_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    if (op >= MP_BINARY_OP_REVERSE_OR) {
        return number_reversed(op, lhs_in, rhs_in);
    }
    mp_obj_complex_t *lhs = MP_OBJ_TO_PTR(lhs_in);
    return mp_obj_complex_binary_op(op, lhs->real, lhs->imag, rhs_in);
}

mp_obj_t mp_obj_new_complex(mp_float_t real, mp_float_t imag) {
    mp_obj_complex_t *o = mp_obj_malloc(mp_obj_complex_t, &mp_type_complex);
    o->real = real;
    o->imag = imag;
    return MP_OBJ_FROM_PTR(o);
}

void mp_obj_complex_get(mp_obj_t self_in, mp_float_t *real, mp_float_t *imag) {
    assert(mp_obj_is_type(self_in, &mp_type_complex));
    mp_obj_complex_t *self = MP_OBJ_TO_PTR(self_in);
    *real = self->real;
    *imag = self->imag;
}

typedef struct {
    double real, imag;
} pair_t;

static pair_t product(pair_t a, pair_t b) {
    return (pair_t) {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

// Smith's method: the larger part of the divisor is divided by first, so that nothing overflows on the way.
static pair_t quotient(pair_t a, pair_t b, mp_rom_error_text_t by_zero) {
    if (b.real == 0 && b.imag == 0) {
        mp_raise_msg(&mp_type_ZeroDivisionError, by_zero);
    }
    if (fabs(b.real) >= fabs(b.imag)) {
        double ratio = b.imag / b.real, divisor = b.real + b.imag * ratio;
        return (pair_t) {(a.real + a.imag * ratio) / divisor, (a.imag - a.real * ratio) / divisor};
    }
    if (fabs(b.imag) >= fabs(b.real)) {
        double ratio = b.real / b.imag, divisor = b.real * ratio + b.imag;
        return (pair_t) {(a.real * ratio + a.imag) / divisor, (a.imag * ratio - a.real) / divisor};
    }
    return (pair_t) {NAN, NAN};
}

static pair_t power(pair_t a, pair_t b) {
    if (b.real == 0 && b.imag == 0) {
        return (pair_t) {1, 0};
    }
    if (a.real == 0 && a.imag == 0) {
        if (b.imag != 0 || b.real < 0) {
            mp_raise_msg(&mp_type_ZeroDivisionError, MP_ERROR_TEXT("0.0 to a negative or complex power"));
        }
        return (pair_t) {0, 0};
    }
    pair_t result;
    if (b.imag == 0 && b.real == floor(b.real) && fabs(b.real) <= 100) {
        // Small whole powers by products.
        result = (pair_t) {1, 0};
        pair_t square = a;
        for (unsigned n = (unsigned)fabs(b.real), bit = 1; bit <= n; bit <<= 1) {
            if (n & bit) {
                result = product(result, square);
            }
            square = product(square, square);
        }
        if (b.real < 0) {
            result = quotient((pair_t) {1, 0}, result, MP_ERROR_TEXT("0.0 to a negative or complex power"));
        }
    } else {
        double size = hypot(a.real, a.imag), angle = atan2(a.imag, a.real);
        double length = pow(size, b.real), phase = angle * b.real;
        if (b.imag != 0) {
            length /= exp(angle * b.imag);
            phase += b.imag * log(size);
        }
        result = (pair_t) {length * cos(phase), length * sin(phase)};
    }
    if (isinf(result.real) || isinf(result.imag)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("complex exponentiation"));
    }
    return result;
}

mp_obj_t mp_obj_complex_binary_op(mp_binary_op_t op, mp_float_t lhs_real, mp_float_t lhs_imag, mp_obj_t rhs_in) {
    pair_t a = {lhs_real, lhs_imag}, b = {0, 0};
    if (mp_obj_is_type(rhs_in, &mp_type_complex)) {
        mp_obj_complex_get(rhs_in, &b.real, &b.imag);
    } else if (mp_obj_is_float(rhs_in)) {
        b.real = mp_obj_float_get(rhs_in);
    } else if (mp_obj_is_int(rhs_in) || mp_obj_is_bool(rhs_in)) {
        if (op == MP_BINARY_OP_EQUAL) {
            return mp_obj_new_bool(a.imag == 0 && mp_obj_equal(mp_obj_new_float(a.real), rhs_in));
        }
        b.real = mp_obj_get_float(rhs_in);
    } else {
        return MP_OBJ_NULL;
    }
    switch (op) {
        case MP_BINARY_OP_ADD:
        case MP_BINARY_OP_INPLACE_ADD:
            return mp_obj_new_complex(a.real + b.real, a.imag + b.imag);
        case MP_BINARY_OP_SUBTRACT:
        case MP_BINARY_OP_INPLACE_SUBTRACT:
            return mp_obj_new_complex(a.real - b.real, a.imag - b.imag);
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY:
            a = product(a, b);
            break;
        case MP_BINARY_OP_TRUE_DIVIDE:
        case MP_BINARY_OP_INPLACE_TRUE_DIVIDE:
            a = quotient(a, b, MP_ERROR_TEXT("complex division by zero"));
            break;
        case MP_BINARY_OP_POWER:
        case MP_BINARY_OP_INPLACE_POWER:
            a = power(a, b);
            break;
        case MP_BINARY_OP_EQUAL:
            return mp_obj_new_bool(a.real == b.real && a.imag == b.imag);
        default:
            return MP_OBJ_NULL;
    }
    return mp_obj_new_complex(a.real, a.imag);
}

static mp_obj_t complex_conjugate(mp_obj_t self) {
    mp_float_t real, imag;
    mp_obj_get_complex(self, &real, &imag);
    return mp_obj_new_complex(real, -imag);
}
static MP_DEFINE_CONST_FUN_OBJ_1(complex_conjugate_obj, complex_conjugate);

static mp_obj_t complex_complex(mp_obj_t self) {
    return self;
}
static MP_DEFINE_CONST_FUN_OBJ_1(complex_complex_obj, complex_complex);

static const mp_rom_map_elem_t complex_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_conjugate), MP_ROM_PTR(&complex_conjugate_obj) },
    { MP_ROM_QSTR(MP_QSTR___complex__), MP_ROM_PTR(&complex_complex_obj) },
};
static MP_DEFINE_CONST_DICT(complex_locals, complex_locals_table);

static void complex_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_complex_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR_real || attr == MP_QSTR_imag) {
        dest[0] = mp_obj_new_float(attr == MP_QSTR_real ? self->real : self->imag);
    } else {
        dest[1] = MP_OBJ_SENTINEL; // look among the methods
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_complex, MP_QSTR_complex, MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE,
    make_new, complex_make_new,
    print, complex_print,
    unary_op, complex_unary_op,
    binary_op, complex_binary_op,
    attr, complex_attr,
    locals_dict, &complex_locals
    );
