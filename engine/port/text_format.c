// format(), and the __format__ of the types of the engine's own.

#include "text_format.h"

static bool is_align(unichar c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

static const byte *parse_number(const byte *at, const byte *end, mp_int_t *value) {
    for (; at != end && *at >= '0' && *at <= '9'; at++) {
        int digit = *at - '0';
        if (*value > (INT32_MAX - digit) / 10) {
            mp_raise_ValueError(MP_ERROR_TEXT("Too many decimal digits in format string"));
        }
        *value = MAX(*value, 0) * 10 + digit;
    }
    return at;
}

void text_parse_spec(text_t text, text_spec_t *spec, char default_align) {
    *spec = (text_spec_t) {.width = -1, .precision = -1};
    const byte *at = text.data, *end = text.data + text.len;
    if (at != end) {
        const byte *next = at;
        unichar first = text_next(&next);
        if (next != end && is_align(*next)) {
            spec->fill = first;
            spec->align = *next;
            at = next + 1;
        } else if (is_align(first)) {
            spec->align = first;
            at = next;
        }
    }
    bool has_fill = spec->fill != 0 || (text.len > 1 && spec->align != 0 && at - text.data > 1);
    if (at != end && (*at == '+' || *at == '-' || *at == ' ')) {
        spec->sign = *at++;
    }
    if (at != end && *at == 'z') {
        spec->no_negative_zero = true;
        ++at;
    }
    if (at != end && *at == '#') {
        spec->alternate = true;
        ++at;
    }
    if (at != end && *at == '0' && !has_fill) {
        spec->fill = '0';
        if (spec->align == 0 && default_align == '>') {
            spec->align = '=';
        }
        ++at;
    }
    at = parse_number(at, end, &spec->width);
    if (at != end && *at == ',') {
        spec->grouping = *at++;
    }
    if (at != end && *at == '_') {
        if (spec->grouping != 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("Cannot specify both ',' and '_'."));
        }
        spec->grouping = *at++;
    }
    if (at != end && *at == ',' && spec->grouping == '_') {
        mp_raise_ValueError(MP_ERROR_TEXT("Cannot specify both ',' and '_'."));
    }
    if (at != end && *at == '.') {
        const byte *digits = ++at;
        at = parse_number(at, end, &spec->precision);
        if (at == digits) {
            mp_raise_ValueError(MP_ERROR_TEXT("Format specifier missing precision"));
        }
    }
    if (at != end) {
        spec->type = text_next(&at);
        if (at != end) {
            spec->type = (unichar)-1;
        }
    }
    if (spec->grouping != 0) {
        unichar type = spec->type;
        bool allowed = type == 0 || type == (unichar)-1 || (type < 0x80 && strchr("deEfFgG%", type) != NULL)
            || (spec->grouping == '_' && type < 0x80 && strchr("boxX", type) != NULL);
        if (!allowed) {
            if (type > 32 && type < 128) {
                mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Cannot specify '%c' with '%c'."), spec->grouping, (int)type);
            }
            mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Cannot specify '%c' with '\\x%x'."), spec->grouping, (unsigned)type);
        }
    }
}

NORETURN void text_unknown_code(unichar type, mp_obj_t value) {
    if (type > 32 && type < 128) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Unknown format code '%c' for object of type '%s'"), (int)type,
            mp_obj_get_type_str(value));
    }
    mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Unknown format code '\\x%x' for object of type '%s'"), (unsigned)type,
        mp_obj_get_type_str(value));
}

static void get_spec(mp_obj_t value, text_t text, text_spec_t *spec, char default_align) {
    text_parse_spec(text, spec, default_align);
    if (spec->type == (unichar)-1) {
        vstr_t copy;
        vstr_init(&copy, text.len + 1);
        vstr_add_strn(&copy, (const char *)text.data, text.len);
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Invalid format specifier '%s' for object of type '%s'"),
            vstr_null_terminated_str(&copy), mp_obj_get_type_str(value));
    }
}

static void not_allowed(bool wrong, const char *message) {
    if (wrong) {
        mp_raise_ValueError(message);
    }
}

static void add_str(vstr_t *to, mp_obj_t value, text_t text, text_t spec_text) {
    text_spec_t spec;
    get_spec(value, spec_text, &spec, '<');
    if (spec.type != 0 && spec.type != 's') {
        text_unknown_code(spec.type, value);
    }
    not_allowed(spec.sign == ' ', MP_ERROR_TEXT("Space not allowed in string format specifier"));
    not_allowed(spec.sign != 0, MP_ERROR_TEXT("Sign not allowed in string format specifier"));
    not_allowed(spec.no_negative_zero, MP_ERROR_TEXT("Negative zero coercion (z) not allowed in string format specifier"));
    not_allowed(spec.alternate, MP_ERROR_TEXT("Alternate form (#) not allowed in string format specifier"));
    not_allowed(spec.align == '=', MP_ERROR_TEXT("'=' alignment not allowed in string format specifier"));
    not_allowed(spec.grouping == ',', MP_ERROR_TEXT("Cannot specify ',' with 's'."));
    not_allowed(spec.grouping == '_', MP_ERROR_TEXT("Cannot specify '_' with 's'."));
    size_t count = text_count(text);
    if (spec.precision >= 0 && (size_t)spec.precision < count) {
        count = spec.precision;
        text.len = text_offset(text, count);
    }
    text_add_padded(to, text, count, &spec, '<');
}

static void add_int(vstr_t *to, mp_obj_t value, text_t spec_text) {
    text_spec_t spec;
    get_spec(value, spec_text, &spec, '>');
    mp_obj_t number = mp_obj_is_bool(value) ? MP_OBJ_NEW_SMALL_INT(value == mp_const_true) : value;
    if (spec.type != 0 && (spec.type >= 0x80 || strchr("bcdnoxXeEfFgG%", spec.type) == NULL)) {
        text_unknown_code(spec.type, value);
    }
    if (spec.type != 0 && strchr("eEfFgG%", spec.type) != NULL) {
        text_add_float(to, mp_obj_get_float(number), &spec);
        return;
    }
    not_allowed(spec.precision >= 0, MP_ERROR_TEXT("Precision not allowed in integer format specifier"));
    not_allowed(spec.no_negative_zero, MP_ERROR_TEXT("Negative zero coercion (z) not allowed in integer format specifier"));
    if (spec.type == 'c') {
        not_allowed(spec.sign != 0, MP_ERROR_TEXT("Sign not allowed with integer format specifier 'c'"));
        not_allowed(spec.alternate, MP_ERROR_TEXT("Alternate form (#) not allowed with integer format specifier 'c'"));
        mp_int_t c = text_int_clamped(number);
        if (c < 0 || c > 0x10ffff) {
            mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("%c arg not in range(0x110000)"));
        }
        byte utf8[4];
        spec.align = spec.align == '=' ? '>' : spec.align;
        text_add_padded(to, (text_t) {utf8, text_put(utf8, c)}, 1, &spec, '>');
        return;
    }
    text_add_int(to, number, &spec, 0);
}

static void add_complex(vstr_t *to, mp_obj_t value, text_t spec_text) {
    text_spec_t spec;
    get_spec(value, spec_text, &spec, '>');
    if (spec.type != 0 && (spec.type >= 0x80 || strchr("eEfFgGn", spec.type) == NULL)) {
        text_unknown_code(spec.type, value);
    }
    not_allowed(spec.fill == '0' && spec.align == '=', MP_ERROR_TEXT("Zero padding is not allowed in complex format specifier"));
    not_allowed(spec.align == '=', MP_ERROR_TEXT("'=' alignment flag is not allowed in complex format specifier"));
    mp_float_t real, imag;
    mp_obj_get_complex(value, &real, &imag);
    text_spec_t part = spec;
    part.width = -1;
    part.fill = part.align = 0;
    vstr_t text;
    vstr_init(&text, 32);
    bool plain = spec.type == 0;
    bool leave_out = plain && real == 0 && !__builtin_signbit(real);
    if (plain && !leave_out) {
        vstr_add_byte(&text, '(');
    }
    if (plain && spec.precision >= 0) { // otherwise the shortest digits, as repr() has them, without ".0"
        part.type = 'g';
    }
    for (int i = leave_out; i < 2; i++) {
        size_t start = text.len;
        text_add_float(&text, i == 0 ? real : imag, &part);
        if (part.type == 0 && text.len - start > 2 && memcmp(text.buf + text.len - 2, ".0", 2) == 0) {
            text.len -= 2;
        }
        part.sign = '+';
    }
    vstr_add_byte(&text, 'j');
    if (plain && !leave_out) {
        vstr_add_byte(&text, ')');
    }
    text_add_padded(to, (text_t) {(const byte *)text.buf, text.len}, text.len, &spec, '>');
}

void text_add_str_of(vstr_t *to, mp_obj_t value) {
    text_t text;
    if (mp_obj_is_small_int(value)) {
        text_spec_t spec = {.width = -1, .precision = -1};
        text_add_int(to, value, &spec, 0);
    } else if (text_is_exact_str(value)) {
        text = text_of_self(value);
        text_add_sizes(to->len, text.len);
        vstr_add_strn(to, (const char *)text.data, text.len);
    } else {
        mp_print_t print = {to, (mp_print_strn_t)vstr_add_strn};
        mp_obj_print_helper(&print, value, PRINT_STR);
    }
}

// As the types of the engine's own do, those derived from them too.
static void add_natively(vstr_t *to, mp_obj_t value, text_t spec) {
    if (spec.len == 0) {
        text_add_str_of(to, value);
        return;
    }
    const mp_obj_type_t *type = mp_obj_get_type(value);
    if (mp_obj_is_instance_type(type)) {
        static const mp_obj_type_t *const bases[] = {&mp_type_str, &mp_type_int, &mp_type_float, &mp_type_complex};
        for (size_t i = 0; i < MP_ARRAY_SIZE(bases); i++) {
            mp_obj_t native = mp_obj_cast_to_native_base(value, MP_OBJ_FROM_PTR(bases[i]));
            if (native != MP_OBJ_NULL) {
                value = native;
                break;
            }
        }
    }
    if (text_is_exact_str(value)) {
        add_str(to, value, text_of_self(value), spec);
    } else if (mp_obj_is_int(value) || mp_obj_is_bool(value)) {
        add_int(to, value, spec);
    } else if (mp_obj_is_float(value)) {
        text_spec_t parsed;
        get_spec(value, spec, &parsed, '>');
        if (parsed.type != 0 && (parsed.type >= 0x80 || strchr("eEfFgGn%", parsed.type) == NULL)) {
            text_unknown_code(parsed.type, value);
        }
        text_add_float(to, mp_obj_float_get(value), &parsed);
    } else if (mp_obj_is_exact_type(value, &mp_type_complex)) {
        add_complex(to, value, spec);
    } else {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported format string passed to %s.__format__"), mp_obj_get_type_str(value));
    }
}

// A method that is not the guest's does what add_natively() does, to a part of the object.
static bool is_of_the_guest(mp_obj_t method) {
    return mp_obj_is_obj(method) && (((const mp_obj_base_t *)MP_OBJ_TO_PTR(method))->type->flags & MP_TYPE_FLAG_BUILTIN_FUN) == 0;
}

// The __format__ of str, int, float, complex and object.
static mp_obj_t format_method(mp_obj_t self, mp_obj_t spec_in) {
    text_t spec;
    if (!text_of_str(spec_in, &spec)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__format__() argument must be str, not %s"), text_type_of(spec_in));
    }
    vstr_t result;
    vstr_init(&result, 16);
    add_natively(&result, self, spec);
    return mp_obj_new_str_from_vstr(&result);
}
MP_DEFINE_CONST_FUN_OBJ_2(text_format_method_obj, format_method);

void text_add_formatted(vstr_t *to, mp_obj_t value, text_t spec) {
    if (mp_obj_is_instance_type(mp_obj_get_type(value))) {
        mp_obj_t method[3];
        mp_load_method_maybe(value, MP_QSTR___format__, method);
        if (method[0] != MP_OBJ_NULL && is_of_the_guest(method[0])) {
            method[2] = text_new_str(spec.data, spec.len);
            mp_obj_t result = mp_call_method_n_kw(1, 0, method);
            text_t text;
            if (!text_of_str(result, &text)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__format__ must return a str, not %s"), mp_obj_get_type_str(result));
            }
            text_add_sizes(to->len, text.len);
            vstr_add_strn(to, (const char *)text.data, text.len);
            return;
        }
    }
    add_natively(to, value, spec);
}

mp_obj_t text_format(mp_obj_t value, mp_obj_t spec_in) {
    text_t spec;
    if (!text_of_str(spec_in, &spec)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("format() argument 2 must be str, not %s"), text_type_of(spec_in));
    }
    if (spec.len == 0 && text_is_exact_str(value)) {
        return value;
    }
    vstr_t result;
    vstr_init(&result, 16);
    text_add_formatted(&result, value, spec);
    return mp_obj_new_str_from_vstr(&result);
}

static mp_obj_t builtin_format(size_t n_args, const mp_obj_t *args) {
    return text_format(args[0], n_args > 1 ? args[1] : TEXT_EMPTY_STR);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(text_builtin_format_obj, 1, 2, builtin_format);

static mp_obj_t builtin_ascii(mp_obj_t object) {
    return text_ascii_of(object);
}
MP_DEFINE_CONST_FUN_OBJ_1(text_builtin_ascii_obj, builtin_ascii);
