// int() and the methods of ints, in place of py/objint.c's, and pow() with a modulus.

#include <string.h>

#include "py/binary.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/parsenum.h"
#include "py/runtime.h"

#include "numbers.h"

mp_obj_t mp_obj_int_make_new(const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type_in;
    static const mp_arg_t allowed[] = {
        { MP_QSTR_, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_base, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
    };
    mp_arg_val_t given[2];
    if (n_args == 1 && n_kw == 0) {
        given[0].u_obj = args[0];
        given[1].u_obj = MP_OBJ_NULL;
    } else {
        mp_arg_parse_all_kw_array(n_args, n_kw, args, 2, allowed, given);
    }
    mp_obj_t arg = given[0].u_obj;
    if (arg == MP_OBJ_NULL) {
        if (given[1].u_obj != MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("int() missing string argument"));
        }
        return MP_OBJ_NEW_SMALL_INT(0);
    }
    int base = 10;
    if (given[1].u_obj != MP_OBJ_NULL) {
        base = number_index_clipped(given[1].u_obj);
    } else {
        mp_obj_t integer = number_truncated(arg);
        if (integer != MP_OBJ_NULL) {
            return integer;
        }
    }
    mp_obj_t text_in = arg;
    if (mp_obj_is_obj(arg) && mp_obj_is_instance_type(mp_obj_get_type(arg))) {
        text_in = mp_obj_cast_to_native_base(arg, MP_OBJ_FROM_PTR(&mp_type_str));
    }
    mp_buffer_info_t text;
    if (text_in == MP_OBJ_NULL || !mp_get_buffer(text_in, &text, MP_BUFFER_READ)) {
        if (given[1].u_obj != MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("int() can't convert non-string with explicit base"));
        }
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("int() argument must be a string, a bytes-like object or a real number, not '%s'"), mp_obj_get_type_str(arg));
    }
    if (mp_obj_is_str(text_in)) {
        return mp_parse_num_integer(text.buf, text.len, base, NULL);
    }
    mp_obj_t value = base == 0 || (base >= 2 && base <= 36) ? number_parse_int(text.buf, text.len, base) : MP_OBJ_NEW_SMALL_INT(0);
    if (value == MP_OBJ_NULL || !(base == 0 || (base >= 2 && base <= 36))) {
        VSTR_FIXED(message, 48);
        vstr_printf(&message, "invalid literal for int() with base %d: ", base);
        number_raise_about(&mp_type_ValueError, vstr_null_terminated_str(&message), text_in);
    }
    return value;
}

static mp_obj_t make_instance(mp_obj_t type, mp_obj_t value) {
    return type == MP_OBJ_FROM_PTR(&mp_type_int) ? value : mp_call_function_1(type, value);
}

static bool is_big_endian(mp_obj_t byteorder) {
    size_t length;
    const char *name = mp_obj_str_get_data(byteorder, &length);
    bool big = length == 3 && memcmp(name, "big", 3) == 0;
    if (!big && !(length == 6 && memcmp(name, "little", 6) == 0)) {
        mp_raise_ValueError(MP_ERROR_TEXT("byteorder must be either 'little' or 'big'"));
    }
    return big;
}

// The bytes of whatever bytes() takes for bytes.
static void get_bytes(mp_obj_t source, mp_buffer_info_t *bytes) {
    if (!mp_obj_is_str(source) && mp_get_buffer(source, bytes, MP_BUFFER_READ)) {
        return;
    }
    if (mp_obj_is_obj(source) && mp_obj_is_instance_type(mp_obj_get_type(source))) {
        mp_obj_t method[2];
        mp_load_method_maybe(source, MP_QSTR___bytes__, method);
        if (method[0] != MP_OBJ_NULL) {
            mp_get_buffer_raise(mp_call_method_n_kw(0, 0, method), bytes, MP_BUFFER_READ);
            return;
        }
    }
    if (mp_obj_is_str(source) || mp_obj_is_int(source) || mp_obj_is_float(source) || source == mp_const_none) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot convert '%s' object to bytes"), mp_obj_get_type_str(source));
    }
    vstr_t collected;
    vstr_init(&collected, 16);
    mp_obj_t iterator = mp_getiter(source, NULL), item;
    while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        mp_int_t value = number_index_clipped(item);
        if (value < 0 || value > 255) {
            mp_raise_ValueError(MP_ERROR_TEXT("bytes must be in range(0, 256)"));
        }
        vstr_add_byte(&collected, value);
    }
    bytes->buf = collected.buf;
    bytes->len = collected.len;
}

static mp_obj_t int_from_bytes(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_bytes, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_byteorder, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_QSTR(MP_QSTR_big)} },
        { MP_QSTR_signed, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_FALSE} },
    };
    mp_arg_val_t given[3];
    mp_arg_parse_all(n_args - 1, args + 1, kwargs, 3, allowed, given);
    bool big = is_big_endian(given[1].u_obj), with_sign = mp_obj_is_true(given[2].u_obj);
    mp_buffer_info_t bytes;
    get_bytes(given[0].u_obj, &bytes);
    mp_obj_int_t *integer = mp_obj_int_new_mpz();
    mpz_set_from_bytes(&integer->mpz, big, bytes.len, bytes.buf);
    if (with_sign && bytes.len && ((const byte *)bytes.buf)[big ? 0 : bytes.len - 1] >> 7) {
        mpz_t range;
        mpz_init_from_int(&range, 1);
        mpz_shl_inpl(&range, &range, bytes.len * 8);
        mpz_sub_inpl(&integer->mpz, &integer->mpz, &range);
    }
    return make_instance(args[0], number_normal(MP_OBJ_FROM_PTR(integer)));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(int_from_bytes_fun_obj, 1, int_from_bytes);
static MP_DEFINE_CONST_CLASSMETHOD_OBJ(int_from_bytes_obj, MP_ROM_PTR(&int_from_bytes_fun_obj));

static size_t bit_length(const mpz_t *z) {
    return z->len ? z->len * 32 - (size_t)__builtin_clz(z->dig[z->len - 1]) : 0;
}

static mp_obj_t int_to_bytes(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_length, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(1)} },
        { MP_QSTR_byteorder, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_QSTR(MP_QSTR_big)} },
        { MP_QSTR_signed, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_FALSE} },
    };
    mp_arg_val_t given[3];
    mp_arg_parse_all(n_args - 1, args + 1, kwargs, 3, allowed, given);
    mp_int_t length = number_index_clipped(given[0].u_obj);
    bool big = is_big_endian(given[1].u_obj), with_sign = mp_obj_is_true(given[2].u_obj);
    if (length < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("length argument must be non-negative"));
    }
    number_view_t view;
    const mpz_t *z = number_view(number_index(args[0]), &view);
    if (!with_sign && mpz_is_neg(z)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("can't convert negative int to unsigned"));
    }
    uint64_t bits = bit_length(z);
    if (with_sign && bits) {
        // One more for the sign, but for the lowest number of a length.
        bool lowest = mpz_is_neg(z) && (z->dig[z->len - 1] & (z->dig[z->len - 1] - 1)) == 0;
        for (size_t i = 0; lowest && i + 1 < z->len; i++) {
            lowest = z->dig[i] == 0;
        }
        bits += !lowest;
    }
    if (bits > (uint64_t)length * 8) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("int too big to convert"));
    }
    vstr_t bytes;
    vstr_init_len(&bytes, length);
    mpz_as_bytes(z, big, with_sign, length, (byte *)bytes.buf);
    return mp_obj_new_bytes_from_vstr(&bytes);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(int_to_bytes_obj, 1, int_to_bytes);

static mp_obj_t int_bit_length(mp_obj_t self) {
    number_view_t view;
    return mp_obj_new_int_from_uint(bit_length(number_view(number_index(self), &view)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(int_bit_length_obj, int_bit_length);

static mp_obj_t int_bit_count(mp_obj_t self) {
    number_view_t view;
    const mpz_t *z = number_view(number_index(self), &view);
    size_t count = 0;
    for (size_t i = 0; i < z->len; i++) {
        for (uint32_t digit = z->dig[i]; digit; digit &= digit - 1) {
            count++;
        }
    }
    return mp_obj_new_int_from_uint(count);
}
static MP_DEFINE_CONST_FUN_OBJ_1(int_bit_count_obj, int_bit_count);

static mp_obj_t int_as_integer_ratio(mp_obj_t self) {
    mp_obj_t items[] = {number_index(self), MP_OBJ_NEW_SMALL_INT(1)};
    return mp_obj_new_tuple(2, items);
}
static MP_DEFINE_CONST_FUN_OBJ_1(int_as_integer_ratio_obj, int_as_integer_ratio);

static mp_obj_t int_itself(mp_obj_t self) {
    return number_index(self);
}
static MP_DEFINE_CONST_FUN_OBJ_1(int_itself_obj, int_itself);

static mp_obj_t int_as_float(mp_obj_t self) {
    return mp_obj_new_float(number_real(self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(int_as_float_obj, int_as_float);

static mp_obj_t int_round(size_t n_args, const mp_obj_t *args) {
    return number_round_int(number_index(args[0]), n_args > 1 ? args[1] : mp_const_none);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(int_round_obj, 1, 2, int_round);

// To the nearest multiple of a power of ten, ties to the even one.
mp_obj_t number_round_int(mp_obj_t integer, mp_obj_t places_in) {
    if (places_in == mp_const_none) {
        return integer;
    }
    mp_int_t places = number_index_clipped(places_in);
    if (places >= 0) {
        return integer;
    }
    number_view_t view;
    if ((uint64_t)-(int64_t)places * 3 > bit_length(number_view(integer, &view)) + 3) {
        return MP_OBJ_NEW_SMALL_INT(0);
    }
    mp_obj_t unit = mp_binary_op(MP_BINARY_OP_POWER, MP_OBJ_NEW_SMALL_INT(10), MP_OBJ_NEW_SMALL_INT(-places));
    mp_obj_tuple_t *parts = MP_OBJ_TO_PTR(mp_binary_op(MP_BINARY_OP_DIVMOD, integer, unit));
    mp_obj_t twice = mp_binary_op(MP_BINARY_OP_LSHIFT, parts->items[1], MP_OBJ_NEW_SMALL_INT(1));
    mp_obj_t quotient = parts->items[0];
    bool odd = mp_obj_is_true(mp_binary_op(MP_BINARY_OP_AND, quotient, MP_OBJ_NEW_SMALL_INT(1)));
    if (mp_binary_op(odd ? MP_BINARY_OP_MORE_EQUAL : MP_BINARY_OP_MORE, twice, unit) == mp_const_true) {
        quotient = mp_binary_op(MP_BINARY_OP_ADD, quotient, MP_OBJ_NEW_SMALL_INT(1));
    }
    return mp_binary_op(MP_BINARY_OP_MULTIPLY, quotient, unit);
}

static const mp_rom_map_elem_t int_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_as_integer_ratio), MP_ROM_PTR(&int_as_integer_ratio_obj) },
    { MP_ROM_QSTR(MP_QSTR_bit_count), MP_ROM_PTR(&int_bit_count_obj) },
    { MP_ROM_QSTR(MP_QSTR_bit_length), MP_ROM_PTR(&int_bit_length_obj) },
    { MP_ROM_QSTR(MP_QSTR_conjugate), MP_ROM_PTR(&int_itself_obj) },
    { MP_ROM_QSTR(MP_QSTR_from_bytes), MP_ROM_PTR(&int_from_bytes_obj) },
    { MP_ROM_QSTR(MP_QSTR_to_bytes), MP_ROM_PTR(&int_to_bytes_obj) },
    { MP_ROM_QSTR(MP_QSTR___ceil__), MP_ROM_PTR(&int_itself_obj) },
    { MP_ROM_QSTR(MP_QSTR___float__), MP_ROM_PTR(&int_as_float_obj) },
    { MP_ROM_QSTR(MP_QSTR___floor__), MP_ROM_PTR(&int_itself_obj) },
    { MP_ROM_QSTR(MP_QSTR___index__), MP_ROM_PTR(&int_itself_obj) },
    { MP_ROM_QSTR(MP_QSTR___int__), MP_ROM_PTR(&int_itself_obj) },
    { MP_ROM_QSTR(MP_QSTR___round__), MP_ROM_PTR(&int_round_obj) },
    { MP_ROM_QSTR(MP_QSTR___trunc__), MP_ROM_PTR(&int_itself_obj) },
};
MP_DEFINE_CONST_DICT(int_locals_dict, int_locals_table);

void mp_obj_int_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR_real || attr == MP_QSTR_numerator) {
        dest[0] = number_index(self);
    } else if (attr == MP_QSTR_imag) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(0);
    } else if (attr == MP_QSTR_denominator) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(1);
    } else {
        dest[1] = MP_OBJ_SENTINEL; // look among the methods
    }
}

// The inverse of base modulo modulus, by Euclid's algorithm.
static void invert(mpz_t *base, const mpz_t *modulus) {
    mpz_t a, b, x, y, quotient, rest, product;
    mpz_t *all[] = {&a, &b, &x, &y, &quotient, &rest, &product};
    for (size_t i = 0; i < MP_ARRAY_SIZE(all); i++) {
        mpz_init_zero(all[i]);
    }
    mpz_divmod_inpl(&quotient, &a, base, modulus);
    mpz_set(&b, modulus);
    mpz_set_from_int(&x, 1);
    // a is x times the base and b is y times the base, modulo the modulus.
    while (!mpz_is_zero(&b)) {
        mpz_divmod_inpl(&quotient, &rest, &a, &b);
        mpz_set(&a, &b);
        mpz_set(&b, &rest);
        mpz_mul_inpl(&product, &quotient, &y);
        mpz_sub_inpl(&rest, &x, &product);
        mpz_set(&x, &y);
        mpz_set(&y, &rest);
    }
    if (!(a.len == 1 && a.dig[0] == 1)) {
        mp_raise_ValueError(MP_ERROR_TEXT("base is not invertible for the given modulus"));
    }
    mpz_divmod_inpl(&quotient, base, &x, modulus);
}

mp_obj_t mp_obj_int_pow3(mp_obj_t base_in, mp_obj_t exponent_in, mp_obj_t modulus_in) {
    mp_obj_t args[] = {base_in, exponent_in, modulus_in};
    number_view_t views[3];
    const mpz_t *z[3];
    for (size_t i = 0; i < 3; i++) {
        bool instance = mp_obj_is_obj(args[i]) && mp_obj_is_instance_type(mp_obj_get_type(args[i]));
        mp_obj_t integer = instance ? mp_obj_cast_to_native_base(args[i], MP_OBJ_FROM_PTR(&mp_type_int)) : number_index_maybe(args[i]);
        if (integer == MP_OBJ_NULL) {
            if (mp_obj_is_float(args[i])) {
                mp_raise_TypeError(MP_ERROR_TEXT("pow() 3rd argument not allowed unless all arguments are integers"));
            }
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'"),
                mp_obj_get_type_str(base_in), mp_obj_get_type_str(exponent_in), mp_obj_get_type_str(modulus_in));
        }
        z[i] = number_view(integer, &views[i]);
    }
    if (mpz_is_zero(z[2])) {
        mp_raise_ValueError(MP_ERROR_TEXT("pow() 3rd argument cannot be 0"));
    }
    mpz_t base, exponent, modulus, quotient;
    mpz_init_zero(&base);
    mpz_init_zero(&exponent);
    mpz_init_zero(&modulus);
    mpz_init_zero(&quotient);
    mpz_set(&base, z[0]);
    mpz_abs_inpl(&exponent, z[1]);
    mpz_abs_inpl(&modulus, z[2]);
    bool one = modulus.len == 1 && modulus.dig[0] == 1;
    if (one) {
        return MP_OBJ_NEW_SMALL_INT(0);
    }
    if (mpz_is_neg(z[1])) {
        invert(&base, &modulus);
    } else {
        mpz_divmod_inpl(&quotient, &base, &base, &modulus);
    }
    mp_obj_int_t *result = mp_obj_int_new_mpz();
    if (mpz_is_zero(&exponent)) {
        mpz_set_from_int(&result->mpz, 1);
    } else {
        mpz_pow3_inpl(&result->mpz, &base, &exponent, &modulus);
    }
    if (mpz_is_neg(z[2]) && !mpz_is_zero(&result->mpz)) {
        mpz_sub_inpl(&result->mpz, &result->mpz, &modulus);
    }
    return number_normal(MP_OBJ_FROM_PTR(result));
}
