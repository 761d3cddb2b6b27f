// Replaces py/objfloat.c: float as CPython has it.

#include <math.h>
#include <string.h>

#include "py/objint.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/parsenum.h"
#include "py/runtime.h"

#include "decimal_float.h"
#include "numbers.h"

typedef struct _mp_obj_float_t {
    mp_obj_base_t base;
    mp_float_t value;
} mp_obj_float_t;

const mp_obj_float_t mp_const_float_e_obj = {{&mp_type_float}, 2.718281828459045235};
const mp_obj_float_t mp_const_float_pi_obj = {{&mp_type_float}, 3.141592653589793238};
const mp_obj_float_t mp_const_float_tau_obj = {{&mp_type_float}, 6.283185307179586477};
const mp_obj_float_t mp_const_float_inf_obj = {{&mp_type_float}, (mp_float_t)INFINITY};
const mp_obj_float_t mp_const_float_nan_obj = {{&mp_type_float}, (mp_float_t)NAN};

mp_obj_t mp_obj_new_float(mp_float_t value) {
    mp_obj_float_t *o = m_new_obj(mp_obj_float_t);
    o->base.type = &mp_type_float;
    o->value = value;
    return MP_OBJ_FROM_PTR(o);
}

mp_float_t mp_obj_float_get(mp_obj_t self_in) {
    assert(mp_obj_is_float(self_in));
    return ((mp_obj_float_t *)MP_OBJ_TO_PTR(self_in))->value;
}

static void float_print(const mp_print_t *print, mp_obj_t o_in, mp_print_kind_t kind) {
    (void)kind;
    VSTR_FIXED(text, 32);
    decimal_format(&text, mp_obj_float_get(o_in), 'r', 0, 0, false);
    mp_print_strn(print, text.buf, text.len, 0, 0, 0);
}

static mp_obj_t float_make_new(const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_kw != 0 || n_args > 1) {
        mp_raise_msg_varg(&mp_type_TypeError, n_kw != 0 ? MP_ERROR_TEXT("%q() takes no keyword arguments") : MP_ERROR_TEXT("%q expected at most 1 argument, got %u"),
            type_in->name, (unsigned)n_args);
    }
    if (n_args == 0) {
        return mp_obj_new_float(0);
    }
    mp_obj_t arg = args[0];
    if (mp_obj_is_float(arg)) {
        return arg;
    }
    if (mp_obj_is_obj(arg) && mp_obj_is_instance_type(mp_obj_get_type(arg))) {
        mp_obj_t native = mp_obj_cast_to_native_base(arg, MP_OBJ_FROM_PTR(&mp_type_str));
        if (native != MP_OBJ_NULL) {
            arg = native;
        }
    }
    mp_buffer_info_t text;
    if (mp_get_buffer(arg, &text, MP_BUFFER_READ)) {
        double x;
        const char *digits = text.buf;
        if (!number_parse_float(digits, text.len, &x)
            && !(mp_obj_is_str(arg) && number_to_ascii(&digits, &text.len) && number_parse_float(digits, text.len, &x))) {
            number_raise_about(&mp_type_ValueError, "could not convert string to float: ", arg);
        }
        return mp_obj_new_float(x);
    }
    mp_float_t x;
    if (!mp_obj_get_float_maybe(arg, &x)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("float() argument must be a string or a real number, not '%s'"), mp_obj_get_type_str(arg));
    }
    return mp_obj_new_float(x);
}

static mp_obj_t float_unary_op(mp_unary_op_t op, mp_obj_t o_in) {
    mp_float_t val = mp_obj_float_get(o_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(val != 0);
        case MP_UNARY_OP_HASH:
            return MP_OBJ_NEW_SMALL_INT(isnan(val) ? (mp_int_t)(uintptr_t)o_in >> 2 : mp_float_hash(val));
        case MP_UNARY_OP_POSITIVE:
        case MP_UNARY_OP_FLOAT_MAYBE:
            return o_in;
        case MP_UNARY_OP_NEGATIVE:
            return mp_obj_new_float(-val);
        case MP_UNARY_OP_ABS:
            return signbit(val) ? mp_obj_new_float(-val) : o_in;
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t float_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    if (op >= MP_BINARY_OP_REVERSE_OR) {
        return number_reversed(op, lhs_in, rhs_in);
    }
    mp_float_t lhs_val = mp_obj_float_get(lhs_in);
    if (mp_obj_is_type(rhs_in, &mp_type_complex)) {
        return mp_obj_complex_binary_op(op, lhs_val, 0, rhs_in);
    }
    return mp_obj_float_binary_op(op, lhs_val, rhs_in);
}

static double signed_modulo(double x, double y) {
    double modulo = fmod(x, y);
    if (modulo == 0) {
        return copysign(0, y);
    }
    return (modulo < 0) != (y < 0) ? modulo + y : modulo;
}

// x == floor_quotient * y + modulo
static double floor_quotient(double x, double y, double *modulo) {
    double rest = fmod(x, y), quotient = (x - rest) / y;
    *modulo = signed_modulo(x, y);
    if (rest != 0 && (rest < 0) != (y < 0)) {
        quotient -= 1;
    }
    if (quotient == 0) {
        return copysign(0, x / y);
    }
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

static NORETURN void divided_by_zero(mp_rom_error_text_t message) {
    mp_raise_msg(&mp_type_ZeroDivisionError, message);
}

static mp_obj_t power(double x, double y) {
    if (x == 0 && y < 0 && !isinf(y)) {
        divided_by_zero(MP_ERROR_TEXT("0.0 cannot be raised to a negative power"));
    }
    if (x < 0 && isfinite(x) && isfinite(y) && y != floor(y)) {
        return mp_obj_complex_binary_op(MP_BINARY_OP_POWER, x, 0, mp_obj_new_float(y));
    }
    double result = pow(x, y);
    if (isinf(result) && isfinite(x) && isfinite(y)) {
        number_raise_range();
    }
    return mp_obj_new_float(result);
}

static mp_obj_t compared(mp_binary_op_t op, double a, double b) {
    switch (op) {
        case MP_BINARY_OP_LESS:
            return mp_obj_new_bool(a < b);
        case MP_BINARY_OP_MORE:
            return mp_obj_new_bool(a > b);
        case MP_BINARY_OP_EQUAL:
            return mp_obj_new_bool(a == b);
        case MP_BINARY_OP_LESS_EQUAL:
            return mp_obj_new_bool(a <= b);
        case MP_BINARY_OP_MORE_EQUAL:
            return mp_obj_new_bool(a >= b);
        default:
            return MP_OBJ_NULL;
    }
}

mp_obj_t mp_obj_float_binary_op(mp_binary_op_t op, mp_float_t x, mp_obj_t rhs_in) {
    bool compares = op == MP_BINARY_OP_LESS || op == MP_BINARY_OP_MORE || op == MP_BINARY_OP_EQUAL || op == MP_BINARY_OP_LESS_EQUAL || op == MP_BINARY_OP_MORE_EQUAL;
    mp_float_t y;
    if (mp_obj_is_float(rhs_in)) {
        y = mp_obj_float_get(rhs_in);
    } else if (mp_obj_is_small_int(rhs_in)) {
        y = MP_OBJ_SMALL_INT_VALUE(rhs_in);
    } else if (mp_obj_is_bool(rhs_in)) {
        y = rhs_in == mp_const_true;
    } else if (mp_obj_is_exact_type(rhs_in, &mp_type_int)) {
        const mpz_t *z = &((mp_obj_int_t *)MP_OBJ_TO_PTR(rhs_in))->mpz;
        if (compares) {
            return isnan(x) ? mp_const_false : compared(op, -number_compare(z, x), 0);
        }
        y = mp_obj_int_as_float_impl(rhs_in);
    } else {
        return MP_OBJ_NULL; // what only has __float__ is no number
    }
    switch (op) {
        case MP_BINARY_OP_ADD:
        case MP_BINARY_OP_INPLACE_ADD:
            return mp_obj_new_float(x + y);
        case MP_BINARY_OP_SUBTRACT:
        case MP_BINARY_OP_INPLACE_SUBTRACT:
            return mp_obj_new_float(x - y);
        case MP_BINARY_OP_MULTIPLY:
        case MP_BINARY_OP_INPLACE_MULTIPLY:
            return mp_obj_new_float(x * y);
        case MP_BINARY_OP_FLOOR_DIVIDE:
        case MP_BINARY_OP_INPLACE_FLOOR_DIVIDE: {
            if (y == 0) {
                divided_by_zero(MP_ERROR_TEXT("float floor division by zero"));
            }
            double modulo;
            return mp_obj_new_float(floor_quotient(x, y, &modulo));
        }
        case MP_BINARY_OP_TRUE_DIVIDE:
        case MP_BINARY_OP_INPLACE_TRUE_DIVIDE:
            if (y == 0) {
                divided_by_zero(MP_ERROR_TEXT("float division by zero"));
            }
            return mp_obj_new_float(x / y);
        case MP_BINARY_OP_MODULO:
        case MP_BINARY_OP_INPLACE_MODULO:
            if (y == 0) {
                divided_by_zero(MP_ERROR_TEXT("float modulo"));
            }
            return mp_obj_new_float(signed_modulo(x, y));
        case MP_BINARY_OP_POWER:
        case MP_BINARY_OP_INPLACE_POWER:
            return power(x, y);
        case MP_BINARY_OP_DIVMOD: {
            if (y == 0) {
                divided_by_zero(MP_ERROR_TEXT("float divmod()"));
            }
            double modulo, quotient = floor_quotient(x, y, &modulo);
            mp_obj_t items[] = {mp_obj_new_float(quotient), mp_obj_new_float(modulo)};
            return mp_obj_new_tuple(2, items);
        }
        default:
            return compared(op, x, y);
    }
}

// --- Methods ---

static double self_value(mp_obj_t self) {
    return number_real(self);
}

static mp_obj_t power_of_two(int exponent) {
    return mp_binary_op(MP_BINARY_OP_LSHIFT, MP_OBJ_NEW_SMALL_INT(1), MP_OBJ_NEW_SMALL_INT(exponent));
}

static mp_obj_t float_as_integer_ratio(mp_obj_t self) {
    double x = self_value(self);
    if (isinf(x)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("cannot convert Infinity to integer ratio"));
    }
    if (isnan(x)) {
        mp_raise_ValueError(MP_ERROR_TEXT("cannot convert NaN to integer ratio"));
    }
    int exponent;
    double mantissa = frexp(x, &exponent);
    for (; mantissa != floor(mantissa); exponent--) {
        mantissa *= 2;
    }
    mp_obj_t items[] = {mp_obj_new_int_from_float(mantissa), MP_OBJ_NEW_SMALL_INT(1)};
    if (exponent > 0) {
        items[0] = mp_binary_op(MP_BINARY_OP_LSHIFT, items[0], MP_OBJ_NEW_SMALL_INT(exponent));
    } else {
        items[1] = power_of_two(-exponent);
    }
    return mp_obj_new_tuple(2, items);
}
static MP_DEFINE_CONST_FUN_OBJ_1(float_as_integer_ratio_obj, float_as_integer_ratio);

static mp_obj_t float_is_integer(mp_obj_t self) {
    double x = self_value(self);
    return mp_obj_new_bool(isfinite(x) && floor(x) == x);
}
static MP_DEFINE_CONST_FUN_OBJ_1(float_is_integer_obj, float_is_integer);

static mp_obj_t float_conjugate(mp_obj_t self) {
    return mp_obj_is_float(self) ? self : mp_obj_new_float(self_value(self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(float_conjugate_obj, float_conjugate);

static mp_obj_t float_hex(mp_obj_t self) {
    double x = self_value(self);
    VSTR_FIXED(text, 40);
    if (!isfinite(x)) {
        decimal_format(&text, x, 'r', 0, 0, false);
        return mp_obj_new_str(text.buf, text.len);
    }
    union {
        double x;
        uint64_t bits;
    } u = {x};
    int exponent = u.bits >> 52 & 0x7ff;
    if (signbit(x)) {
        vstr_add_char(&text, '-');
    }
    vstr_add_str(&text, exponent ? "0x1." : "0x0.");
    if (x == 0) {
        vstr_add_str(&text, "0p+0");
        return mp_obj_new_str(text.buf, text.len);
    }
    for (int shift = 48; shift >= 0; shift -= 4) {
        vstr_add_char(&text, "0123456789abcdef"[u.bits >> shift & 15]);
    }
    vstr_printf(&text, "p%+d", exponent ? exponent - 1023 : -1022);
    return mp_obj_new_str(text.buf, text.len);
}
static MP_DEFINE_CONST_FUN_OBJ_1(float_hex_obj, float_hex);

static int hex_digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

// [sign] [0x] digits [. digits] [p exponent]; false where the text is something else.
static bool parse_hex(const char *s, const char *end, double *x) {
    bool negative = s < end && *s == '-';
    if (negative || (s < end && *s == '+')) {
        s++;
    }
    if (end - s >= 2 && *s == '0' && (s[1] | 0x20) == 'x') {
        s += 2;
    }
    uint64_t mantissa = 0;
    bool more = false, any = false, point = false;
    int64_t exponent = 0;
    for (; s < end; s++) {
        if (*s == '.' && !point) {
            point = true;
            continue;
        }
        int digit = hex_digit(*s);
        if (digit < 0) {
            break;
        }
        any = true;
        if (mantissa >> 60) {
            more |= digit != 0;
            exponent += 4;
        } else {
            mantissa = mantissa << 4 | digit;
        }
        if (point) {
            exponent -= 4;
        }
    }
    if (!any) {
        return false;
    }
    if (s < end && (*s | 0x20) == 'p') {
        s++;
        bool down = s < end && *s == '-';
        if (down || (s < end && *s == '+')) {
            s++;
        }
        if (s == end) {
            return false;
        }
        int64_t given = 0;
        for (; s < end && *s >= '0' && *s <= '9'; s++) {
            given = given < 1ll << 50 ? given * 10 + (*s - '0') : given;
        }
        exponent += down ? -given : given;
    }
    if (s != end) {
        return false;
    }
    enum { FAR = 0x100000 };
    *x = number_round(mantissa, more, exponent > FAR ? FAR : exponent < -FAR ? -FAR : (int)exponent, negative);
    return true;
}

static mp_obj_t float_getformat(mp_obj_t type, mp_obj_t of) {
    (void)type;
    if (!mp_obj_is_str(of)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__getformat__() argument must be str, not %s"), mp_obj_get_type_str(of));
    }
    if (strcmp(mp_obj_str_get_str(of), "double") != 0 && strcmp(mp_obj_str_get_str(of), "float") != 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("__getformat__() argument 1 must be 'double' or 'float'"));
    }
    return mp_obj_new_str_from_cstr("IEEE, little-endian");
}
static MP_DEFINE_CONST_FUN_OBJ_2(float_getformat_fun_obj, float_getformat);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(float_getformat_obj, MP_ROM_PTR(&float_getformat_fun_obj));

static mp_obj_t float_fromhex(mp_obj_t type, mp_obj_t text_in) {
    size_t length;
    const char *text = mp_obj_str_get_data(text_in, &length);
    const char *end = text + length;
    while (text < end && unichar_isspace((byte)*text)) {
        text++;
    }
    while (end > text && unichar_isspace((byte)end[-1])) {
        end--;
    }
    double x;
    bool word = end > text && strchr("iInN", text[*text == '-' || *text == '+'] ? text[*text == '-' || *text == '+'] : ' ');
    if (word ? !number_parse_float(text, end - text, &x) : !parse_hex(text, end, &x)) {
        mp_raise_ValueError(MP_ERROR_TEXT("invalid hexadecimal floating-point string"));
    }
    if (!word && isinf(x)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("hexadecimal value too large to represent as a float"));
    }
    mp_obj_t value = mp_obj_new_float(x);
    return type == MP_OBJ_FROM_PTR(&mp_type_float) ? value : mp_call_function_1(type, value);
}
static MP_DEFINE_CONST_FUN_OBJ_2(float_fromhex_fun_obj, float_fromhex);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(float_fromhex_obj, MP_ROM_PTR(&float_fromhex_fun_obj));

static mp_obj_t float_trunc(mp_obj_t self) {
    return mp_obj_new_int_from_float(self_value(self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(float_trunc_obj, float_trunc);

static mp_obj_t float_floor(mp_obj_t self) {
    return mp_obj_new_int_from_float(floor(self_value(self)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(float_floor_obj, float_floor);

static mp_obj_t float_ceil(mp_obj_t self) {
    return mp_obj_new_int_from_float(ceil(self_value(self)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(float_ceil_obj, float_ceil);

static mp_obj_t float_round(size_t n_args, const mp_obj_t *args) {
    return number_round_float(self_value(args[0]), n_args > 1 ? args[1] : mp_const_none);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(float_round_obj, 1, 2, float_round);

mp_obj_t number_round_float(double x, mp_obj_t places_in) {
    if (places_in == mp_const_none) {
        return mp_obj_new_int_from_float(nearbyint(x));
    }
    mp_int_t places = number_index_clipped(places_in);
    if (!isfinite(x) || places > 400) {
        return mp_obj_new_float(x);
    }
    if (places < -310) {
        return mp_obj_new_float(copysign(0, x));
    }
    char digits[DECIMAL_DIGITS_MAX];
    int point, count = decimal_from_float(fabs(x), DECIMAL_PLACES, places, digits, &point);
    double rounded = decimal_to_float(digits, count, point);
    if (isinf(rounded)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("rounded value too large to represent"));
    }
    return mp_obj_new_float(copysign(rounded, x));
}

static const mp_rom_map_elem_t float_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_as_integer_ratio), MP_ROM_PTR(&float_as_integer_ratio_obj) },
    { MP_ROM_QSTR(MP_QSTR_conjugate), MP_ROM_PTR(&float_conjugate_obj) },
    { MP_ROM_QSTR(MP_QSTR___getformat__), MP_ROM_PTR(&float_getformat_obj) },
    { MP_ROM_QSTR(MP_QSTR_fromhex), MP_ROM_PTR(&float_fromhex_obj) },
    { MP_ROM_QSTR(MP_QSTR_hex), MP_ROM_PTR(&float_hex_obj) },
    { MP_ROM_QSTR(MP_QSTR_is_integer), MP_ROM_PTR(&float_is_integer_obj) },
    { MP_ROM_QSTR(MP_QSTR___ceil__), MP_ROM_PTR(&float_ceil_obj) },
    { MP_ROM_QSTR(MP_QSTR___floor__), MP_ROM_PTR(&float_floor_obj) },
    { MP_ROM_QSTR(MP_QSTR___round__), MP_ROM_PTR(&float_round_obj) },
    { MP_ROM_QSTR(MP_QSTR___trunc__), MP_ROM_PTR(&float_trunc_obj) },
};
static MP_DEFINE_CONST_DICT(float_locals, float_locals_table);

static void float_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR_real) {
        dest[0] = self;
    } else if (attr == MP_QSTR_imag) {
        dest[0] = mp_obj_new_float(0);
    } else {
        dest[1] = MP_OBJ_SENTINEL; // look among the methods
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_float, MP_QSTR_float, MP_TYPE_FLAG_EQ_NOT_REFLEXIVE | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE,
    make_new, float_make_new,
    print, float_print,
    unary_op, float_unary_op,
    binary_op, float_binary_op,
    attr, float_attr,
    locals_dict, &float_locals
    );
