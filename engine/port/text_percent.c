// The % operator.

#include "text_percent.h"

#include "text_format.h"

#include "py/objtuple.h"

typedef struct {
    bool is_bytes;
    mp_obj_t mapping; // MP_OBJ_NULL if it is none
    size_t n_args;
    const mp_obj_t *args;
    size_t used;
    text_t pattern;
} percent_t;

static mp_obj_t next_value(percent_t *self) {
    if (self->used >= self->n_args) {
        mp_raise_TypeError(MP_ERROR_TEXT("not enough arguments for format string"));
    }
    return self->args[self->used++];
}

static bool is_mapping(mp_obj_t object) {
    const mp_obj_type_t *type = mp_obj_get_type(object);
    if (mp_obj_is_instance_type(type)) {
        mp_obj_t method[2];
        mp_load_method_maybe(object, MP_QSTR___getitem__, method);
        return method[0] != MP_OBJ_NULL;
    }
    return type != &mp_type_type && MP_OBJ_TYPE_HAS_SLOT(type, subscr);
}

// What % takes as a number for %d: MP_OBJ_NULL if it is none.
static mp_obj_t as_int(mp_obj_t value, bool truncates) {
    if (mp_obj_is_bool(value)) {
        return MP_OBJ_NEW_SMALL_INT(value == mp_const_true);
    }
    if (mp_obj_is_int(value)) {
        return value;
    }
    if (mp_obj_is_float(value)) {
        return truncates ? mp_obj_new_int_from_float(mp_obj_float_get(value)) : MP_OBJ_NULL;
    }
    mp_obj_t native = mp_obj_cast_to_native_base(value, MP_OBJ_FROM_PTR(&mp_type_int));
    if (native != MP_OBJ_NULL) {
        return native;
    }
    if (mp_obj_is_instance_type(mp_obj_get_type(value))) {
        mp_obj_t method[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
        if (truncates) {
            mp_load_method_maybe(value, MP_QSTR___int__, method);
        }
        if (method[0] == MP_OBJ_NULL) {
            mp_load_method_maybe(value, MP_QSTR___index__, method);
        }
        if (method[0] != MP_OBJ_NULL) {
            mp_obj_t number = mp_call_method_n_kw(0, 0, method);
            return mp_obj_is_int(number) ? number : MP_OBJ_NULL;
        }
        native = mp_obj_cast_to_native_base(value, MP_OBJ_FROM_PTR(&mp_type_float));
        return native == MP_OBJ_NULL ? MP_OBJ_NULL : as_int(native, truncates);
    }
    return MP_OBJ_NULL;
}

static void add_integer(percent_t *self, vstr_t *to, mp_obj_t value, text_spec_t *spec) {
    bool is_decimal = spec->type == 'd' || spec->type == 'i' || spec->type == 'u';
    mp_obj_t number = as_int(value, is_decimal);
    if (number == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, is_decimal ? MP_ERROR_TEXT("%%%c format: a real number is required, not %s")
            : MP_ERROR_TEXT("%%%c format: an integer is required, not %s"), (int)spec->type, mp_obj_get_type_str(value));
    }
    size_t least = spec->precision < 0 ? 0 : (size_t)spec->precision;
    text_add_int(to, number, spec, least);
}

static void add_one(percent_t *self, vstr_t *to, mp_obj_t value, text_spec_t *spec) {
    text_t text;
    byte utf8[4];
    if (self->is_bytes) {
        mp_int_t number;
        if (mp_obj_is_int(value)) {
            number = text_int_clamped(value);
            if (number < 0 || number > 255) {
                mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("%c arg not in range(256)"));
            }
            utf8[0] = number;
            text = (text_t) {utf8, 1};
        } else if (!text_of_bytes(value, &text) || text.len != 1) {
            mp_raise_TypeError(MP_ERROR_TEXT("%c requires an integer in range(256) or a single byte"));
        }
    } else if (text_of_str(value, &text)) {
        if (text_count(text) != 1) {
            mp_raise_TypeError(MP_ERROR_TEXT("%c requires int or char"));
        }
    } else {
        mp_obj_t number = as_int(value, false);
        if (number == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("%c requires int or char"));
        }
        mp_int_t c = text_int_clamped(number);
        if (c < 0 || c > 0x10ffff) {
            mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("%c arg not in range(0x110000)"));
        }
        text = (text_t) {utf8, text_put(utf8, c)};
    }
    text_add_padded(to, text, 1, spec, '>');
}

static void add_text(percent_t *self, vstr_t *to, mp_obj_t value, text_spec_t *spec) {
    text_t text;
    if (self->is_bytes && (spec->type == 's' || spec->type == 'b')) {
        mp_obj_t method[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
        if (!text_of_bytes(value, &text)) {
            if (mp_obj_is_instance_type(mp_obj_get_type(value))) {
                mp_load_method_maybe(value, MP_QSTR___bytes__, method);
            }
            if (method[0] == MP_OBJ_NULL) {
                mp_raise_msg_varg(&mp_type_TypeError,
                    MP_ERROR_TEXT("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'"), mp_obj_get_type_str(value));
            }
            mp_obj_t bytes = mp_call_method_n_kw(0, 0, method);
            if (!text_of_bytes(bytes, &text)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__bytes__ returned non-bytes (type %s)"), mp_obj_get_type_str(bytes));
            }
        }
    } else {
        mp_obj_t str = spec->type == 's' ? text_str_of(value) : spec->type == 'a' || self->is_bytes ? text_ascii_of(value) : text_repr_of(value);
        text = text_of_self(str);
    }
    size_t count = self->is_bytes ? text.len : text_count(text);
    if (spec->precision >= 0 && (size_t)spec->precision < count) {
        count = spec->precision;
        text.len = self->is_bytes ? count : text_offset(text, count);
    }
    text_add_padded(to, text, count, spec, '>');
}

static void add_value(percent_t *self, vstr_t *to, mp_obj_t value, text_spec_t *spec, bool noughts) {
    if (noughts && spec->align == 0 && strchr("diuoxXeEfFgG", spec->type) != NULL) {
        spec->align = '=';
        spec->fill = '0';
    }
    switch (spec->type) {
        case 'd':
        case 'i':
        case 'u':
        case 'o':
        case 'x':
        case 'X':
            add_integer(self, to, value, spec);
            break;
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G': {
            mp_float_t number;
            if (!mp_obj_get_float_maybe(value, &number)) {
                mp_raise_msg_varg(&mp_type_TypeError, self->is_bytes ? MP_ERROR_TEXT("float argument required, not %s")
                    : MP_ERROR_TEXT("must be real number, not %s"), mp_obj_get_type_str(value));
            }
            text_add_float(to, number, spec);
            break;
        }
        case 'c':
            add_one(self, to, value, spec);
            break;
        default:
            add_text(self, to, value, spec);
    }
}

static const byte *parse_size(percent_t *self, const byte *at, const byte *end, mp_int_t *size, const char *too_big) {
    if (at != end && *at == '*') {
        mp_obj_t value = next_value(self);
        if (!mp_obj_is_int(value)) {
            mp_raise_TypeError(MP_ERROR_TEXT("* wants int"));
        }
        *size = text_int(value);
        return at + 1;
    }
    uint64_t number = 0;
    for (; at != end && *at >= '0' && *at <= '9'; at++) {
        if (number > (INT64_MAX - 9) / 10) {
            mp_raise_ValueError(too_big);
        }
        number = number * 10 + (*at - '0');
        *size = MIN(number, INT32_MAX);
    }
    return at;
}

static NORETURN void incomplete(void) {
    mp_raise_ValueError(MP_ERROR_TEXT("incomplete format"));
}

// From behind a '%' to behind its type.
static const byte *add_specified(percent_t *self, vstr_t *to, const byte *at, const byte *end) {
    mp_obj_t value = MP_OBJ_NULL;
    if (at != end && *at == '%') {
        vstr_add_byte(to, '%');
        return at + 1;
    }
    if (at != end && *at == '(') {
        if (self->mapping == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("format requires a mapping"));
        }
        const byte *key = ++at;
        for (size_t open = 1; at != end; at++) {
            open += *at == '(';
            if (*at == ')' && --open == 0) {
                break;
            }
        }
        if (at == end) {
            mp_raise_ValueError(MP_ERROR_TEXT("incomplete format key"));
        }
        const mp_obj_type_t *type = self->is_bytes ? &mp_type_bytes : &mp_type_str;
        value = mp_obj_subscr(self->mapping, text_new(type, key, at - key), MP_OBJ_SENTINEL);
        ++at;
        self->used = self->n_args;
    }
    text_spec_t spec = {.width = -1, .precision = -1};
    bool noughts = false;
    for (; at != end; at++) {
        if (*at == '-') {
            spec.align = '<';
        } else if (*at == '+') {
            spec.sign = '+';
        } else if (*at == ' ') {
            spec.sign = spec.sign == 0 ? ' ' : spec.sign;
        } else if (*at == '#') {
            spec.alternate = true;
        } else if (*at == '0') {
            noughts = true;
        } else {
            break;
        }
    }
    at = parse_size(self, at, end, &spec.width, MP_ERROR_TEXT("width too big"));
    if (spec.width < -1) {
        spec.align = '<';
        if (spec.width < -INT32_MAX) {
            text_too_long();
        }
        spec.width = -spec.width;
    }
    if (at != end && *at == '.') {
        at = parse_size(self, at + 1, end, &spec.precision, MP_ERROR_TEXT("precision too big"));
        spec.precision = MAX(spec.precision, 0);
        if (spec.precision == INT32_MAX) {
            mp_raise_ValueError(MP_ERROR_TEXT("precision too big"));
        }
    }
    if (at != end && (*at == 'h' || *at == 'l' || *at == 'L')) {
        ++at;
    }
    if (at == end) {
        incomplete();
    }
    const byte *type_at = at;
    spec.type = self->is_bytes ? *at++ : text_next(&at);
    if (value == MP_OBJ_NULL) {
        value = next_value(self);
    }
    if (spec.type == 0 || spec.type >= 0x80 || strchr(self->is_bytes ? "diuoxXeEfFgGcsrab" : "diuoxXeEfFgGcsra", spec.type) == NULL) {
        size_t index = self->is_bytes ? (size_t)(type_at - self->pattern.data) : text_index(self->pattern, type_at - self->pattern.data);
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("unsupported format character '%c' (0x%x) at index %d"),
            spec.type >= 32 && spec.type < 127 ? (int)spec.type : '?', (unsigned)spec.type, (int)index);
    }
    add_value(self, to, value, &spec, noughts);
    return at;
}

mp_obj_t text_percent(mp_obj_t pattern, mp_obj_t values) {
    percent_t self = {.is_bytes = !text_is_exact_str(pattern), .n_args = 1, .args = &values, .pattern = text_of_self(pattern)};
    mp_obj_t tuple = mp_obj_cast_to_native_base(values, MP_OBJ_FROM_PTR(&mp_type_tuple));
    if (tuple != MP_OBJ_NULL) {
        mp_obj_t *items;
        mp_obj_tuple_get(tuple, &self.n_args, &items);
        self.args = items;
    } else if (mp_obj_cast_to_native_base(values, MP_OBJ_FROM_PTR(self.is_bytes ? &mp_type_bytes : &mp_type_str)) == MP_OBJ_NULL
        && !(self.is_bytes && mp_obj_is_type(values, &mp_type_bytearray)) && is_mapping(values)) {
        self.mapping = values;
    }
    vstr_t result;
    vstr_init(&result, self.pattern.len + 16);
    const byte *at = self.pattern.data, *end = at + self.pattern.len;
    while (at != end) {
        const byte *plain = at;
        at = memchr(at, '%', end - at);
        if (at == NULL) {
            at = end;
        }
        vstr_add_strn(&result, (const char *)plain, at - plain);
        if (at != end) {
            at = add_specified(&self, &result, at + 1, end);
        }
    }
    if (self.used < self.n_args && self.mapping == MP_OBJ_NULL) {
        mp_raise_TypeError(self.is_bytes ? MP_ERROR_TEXT("not all arguments converted during bytes formatting")
            : MP_ERROR_TEXT("not all arguments converted during string formatting"));
    }
    return self.is_bytes ? text_from_vstr(mp_obj_get_type(pattern), &result) : mp_obj_new_str_from_vstr(&result);
}
