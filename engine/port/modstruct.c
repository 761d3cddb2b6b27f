// Replaces py/modstruct.c: struct as CPython has it on a machine of 64 bits, without pointers.

#include <string.h>

#include "py/objexcept.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include "numbers.h"
#include "packed_numbers.h"

static MP_DEFINE_CONST_OBJ_TYPE(
    struct_error, MP_QSTR_error, MP_TYPE_FLAG_NONE,
    make_new, mp_obj_exception_make_new,
    print, mp_obj_exception_print,
    attr, mp_obj_exception_attr,
    parent, &mp_type_Exception
    );

#define RAISE(...) mp_raise_msg_varg(&struct_error, __VA_ARGS__)

typedef struct {
    const char *next, *end;
    bool native, big;
    size_t offset; // behind what was read, with padding
    // What was read last.
    char code;
    size_t count, size;
} reader_t;

static void read_begin(reader_t *r, mp_obj_t format) {
    size_t length;
    r->next = mp_obj_str_get_data(format, &length);
    r->end = r->next + length;
    r->native = true;
    r->big = false;
    r->offset = 0;
    if (length && *r->next && strchr("@=<>!", *r->next)) {
        r->native = *r->next == '@';
        r->big = *r->next == '>' || *r->next == '!';
        r->next++;
    }
}

static size_t code_size(char code, bool native) {
    switch (code) {
        case 'x': case 'c': case 'b': case 'B': case '?': case 's': case 'p':
            return 1;
        case 'h': case 'H': case 'e':
            return 2;
        case 'i': case 'I': case 'f':
            return 4;
        case 'l': case 'L':
            return native ? 8 : 4;
        case 'q': case 'Q': case 'd':
            return 8;
        case 'n': case 'N':
            return native ? 8 : 0;
        default:
            return 0;
    }
}

// The next code with its count; false at the end. offset moves behind it, item is where it begins.
static bool read_next(reader_t *r, size_t *item) {
    while (r->next < r->end && unichar_isspace((byte)*r->next)) {
        r->next++;
    }
    if (r->next == r->end) {
        return false;
    }
    r->count = 1;
    if (*r->next >= '0' && *r->next <= '9') {
        r->count = 0;
        for (; r->next < r->end && *r->next >= '0' && *r->next <= '9'; r->next++) {
            if (r->count > INT32_MAX / 16) {
                RAISE(MP_ERROR_TEXT("total struct size too long"));
            }
            r->count = r->count * 10 + (*r->next - '0');
        }
        if (r->next == r->end) {
            RAISE(MP_ERROR_TEXT("repeat count given without format specifier"));
        }
    }
    r->code = *r->next++;
    r->size = code_size(r->code, r->native);
    if (!r->size) {
        mp_raise_msg(&struct_error, r->code ? MP_ERROR_TEXT("bad char in struct format") : MP_ERROR_TEXT("embedded null character"));
    }
    if (r->native) {
        r->offset = (r->offset + r->size - 1) & ~(r->size - 1);
    }
    *item = r->offset;
    uint64_t end = r->offset + (uint64_t)r->count * r->size;
    if (end > INT32_MAX) {
        RAISE(MP_ERROR_TEXT("total struct size too long"));
    }
    r->offset = (size_t)end;
    return true;
}

static size_t items_of(const reader_t *r) {
    return r->code == 'x' ? 0 : r->code == 's' || r->code == 'p' ? 1 : r->count;
}

static size_t measure(mp_obj_t format, size_t *items) {
    reader_t r;
    size_t item;
    *items = 0;
    for (read_begin(&r, format); read_next(&r, &item);) {
        *items += items_of(&r);
    }
    return r.offset;
}

// --- Packing ---

static void pack_integer(const reader_t *r, byte *out, mp_obj_t object) {
    mp_obj_t integer = mp_obj_is_float(object) ? MP_OBJ_NULL : number_index_maybe(object);
    if (integer == MP_OBJ_NULL) {
        RAISE(MP_ERROR_TEXT("required argument is not an integer"));
    }
    number_view_t view;
    const mpz_t *z = number_view(integer, &view);
    uint64_t size = z->len ? z->dig[0] : 0;
    if (z->len > 1) {
        size |= (uint64_t)z->dig[1] << 32;
    }
    bool negative = mpz_is_neg(z), with_sign = r->code >= 'a', word = !strchr("ILQN", r->code);
    // B and H are read as ints with a sign first, the larger ones are not.
    if (z->len > 2 || (word ? size > (uint64_t)INT64_MAX + negative : negative)) {
        RAISE(MP_ERROR_TEXT("argument out of range"));
    }
    unsigned bits = 8 * (unsigned)r->size;
    uint64_t most = with_sign ? UINT64_MAX >> (65 - bits) : UINT64_MAX >> (64 - bits);
    if (size > most + (with_sign && negative) || (!with_sign && negative && size)) {
        static const char names[][12] = {"byte", "ubyte", "short", "ushort"};
        const char *place = strchr("bBhH", r->code);
        VSTR_FIXED(name, 12);
        if (place) {
            vstr_add_str(&name, names[place - strchr("bBhH", 'b')]);
        } else {
            vstr_printf(&name, "'%c'", r->code);
        }
        const char *text = vstr_null_terminated_str(&name);
        if (with_sign) {
            RAISE(MP_ERROR_TEXT("%s format requires %d <= number <= %d"), text, (int)(-(int64_t)most - 1), (int)most);
        }
        RAISE(MP_ERROR_TEXT("%s format requires 0 <= number <= %u"), text, (unsigned)most);
    }
    packed_store(out, r->size, r->big, negative ? 0 - size : size);
}

static void pack_text(const reader_t *r, byte *out, mp_obj_t object) {
    bool bytes = mp_obj_is_type(object, &mp_type_bytes);
    if (r->code == 'c') {
        mp_buffer_info_t data;
        if (!bytes || !mp_get_buffer(object, &data, MP_BUFFER_READ) || data.len != 1) {
            RAISE(MP_ERROR_TEXT("char format requires a bytes object of length 1"));
        }
        *out = *(byte *)data.buf;
        return;
    }
    mp_buffer_info_t data;
    if (!(bytes || mp_obj_is_type(object, &mp_type_bytearray)) || !mp_get_buffer(object, &data, MP_BUFFER_READ)) {
        RAISE(MP_ERROR_TEXT("argument for '%c' must be a bytes object"), r->code);
    }
    size_t room = r->count;
    if (r->code == 'p') {
        if (!room) {
            return;
        }
        room--;
        size_t used = data.len < room ? data.len : room;
        *out++ = (byte)(used > 255 ? 255 : used);
    }
    memcpy(out, data.buf, data.len < room ? data.len : room);
}

static void pack_float(const reader_t *r, byte *out, mp_obj_t object) {
    mp_float_t x;
    bool integer = mp_obj_is_int(object);
    if (integer) {
        number_view_t view;
        x = number_mpz_to_float(number_view(object, &view));
        if (x - x != 0) {
            RAISE(MP_ERROR_TEXT("required argument is not a float"));
        }
    } else if (!mp_obj_get_float_maybe(object, &x)) {
        RAISE(MP_ERROR_TEXT("required argument is not a float"));
    }
    if (!packed_store_float(out, r->size, r->big, x) && !(r->native && r->code == 'f')) {
        if (integer) {
            RAISE(MP_ERROR_TEXT("int too large to convert"));
        }
        mp_raise_msg_varg(&mp_type_OverflowError, MP_ERROR_TEXT("float too large to pack with %c format"), r->code);
    }
}

// Into memory that nothing else knows, as items may run Python.
static byte *pack(mp_obj_t format, size_t size, const mp_obj_t *items) {
    byte *out = m_new0(byte, size + 1);
    reader_t r;
    size_t at;
    for (read_begin(&r, format); read_next(&r, &at);) {
        size_t count = items_of(&r);
        for (size_t i = 0; i < count; i++, items++, at += r.size) {
            switch (r.code) {
                case 'c': case 's': case 'p':
                    pack_text(&r, out + at, *items);
                    break;
                case 'e': case 'f': case 'd':
                    pack_float(&r, out + at, *items);
                    break;
                case '?':
                    out[at] = mp_obj_is_true(*items);
                    break;
                default:
                    pack_integer(&r, out + at, *items);
            }
        }
    }
    return out;
}

static mp_obj_t unpack(mp_obj_t format, size_t items, const byte *bytes) {
    mp_obj_tuple_t *result = MP_OBJ_TO_PTR(mp_obj_new_tuple(items, NULL));
    mp_obj_t *next = result->items;
    for (size_t i = 0; i < items; i++) {
        next[i] = mp_const_none;
    }
    reader_t r;
    size_t at;
    for (read_begin(&r, format); read_next(&r, &at);) {
        size_t count = items_of(&r);
        for (size_t i = 0; i < count; i++, at += r.size) {
            mp_obj_t value;
            switch (r.code) {
                case 'c':
                    value = mp_obj_new_bytes(bytes + at, 1);
                    break;
                case 's':
                    value = mp_obj_new_bytes(bytes + at, r.count);
                    break;
                case 'p': {
                    size_t used = r.count ? bytes[at] : 0;
                    value = r.count ? mp_obj_new_bytes(bytes + at + 1, used < r.count ? used : r.count - 1) : mp_const_empty_bytes;
                    break;
                }
                case 'e': case 'f': case 'd':
                    value = mp_obj_new_float(packed_load_float(bytes + at, r.size, r.big));
                    break;
                case '?':
                    value = mp_obj_new_bool(bytes[at]);
                    break;
                default:
                    value = packed_integer(packed_load(bytes + at, r.size, r.big), r.size, r.code >= 'a');
            }
            *next++ = value;
        }
    }
    return MP_OBJ_FROM_PTR(result);
}

// --- Functions that take a format; the methods of Struct are the same ---

static mp_obj_t checked_format(mp_obj_t format) {
    if (!mp_obj_is_str_or_bytes(format)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Struct() argument 1 must be a str or bytes object, not %s"), mp_obj_get_type_str(format));
    }
    return format;
}

static void get_bytes(mp_obj_t object, mp_buffer_info_t *bytes) {
    if (mp_obj_is_str(object) || !mp_get_buffer(object, bytes, MP_BUFFER_READ)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(object));
    }
}

static mp_obj_t struct_calcsize(mp_obj_t format) {
    size_t items;
    return mp_obj_new_int_from_uint(measure(checked_format(format), &items));
}
static MP_DEFINE_CONST_FUN_OBJ_1(struct_calcsize_obj, struct_calcsize);

static mp_obj_t struct_pack(size_t n_args, const mp_obj_t *args) {
    size_t items, size = measure(checked_format(args[0]), &items);
    if (items != n_args - 1) {
        RAISE(MP_ERROR_TEXT("pack expected %u items for packing (got %u)"), (unsigned)items, (unsigned)n_args - 1);
    }
    return mp_obj_new_bytes(pack(args[0], size, args + 1), size);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(struct_pack_obj, 1, struct_pack);

// Where in a buffer a struct begins, for both directions.
static size_t checked_offset(mp_obj_t offset_in, size_t size, size_t available, bool packing) {
    int64_t offset = number_index_clipped(offset_in);
    if (offset < 0) {
        if (offset + (int64_t)size > 0) {
            if (packing) {
                RAISE(MP_ERROR_TEXT("no space to pack %u bytes at offset %d"), (unsigned)size, (int)offset);
            }
            RAISE(MP_ERROR_TEXT("not enough data to unpack %u bytes at offset %d"), (unsigned)size, (int)offset);
        }
        if (offset + (int64_t)available < 0) {
            RAISE(MP_ERROR_TEXT("offset %d out of range for %u-byte buffer"), (int)offset, (unsigned)available);
        }
        offset += (int64_t)available;
    }
    if ((int64_t)available - offset < (int64_t)size) {
        RAISE(packing
            ? MP_ERROR_TEXT("pack_into requires a buffer of at least %u bytes for packing %u bytes at offset %u (actual buffer size is %u)")
            : MP_ERROR_TEXT("unpack_from requires a buffer of at least %u bytes for unpacking %u bytes at offset %u (actual buffer size is %u)"),
            (unsigned)(size + offset), (unsigned)size, (unsigned)offset, (unsigned)available);
    }
    return (size_t)offset;
}

static mp_obj_t struct_pack_into(size_t n_args, const mp_obj_t *args) {
    size_t items, size = measure(checked_format(args[0]), &items);
    if (n_args < 3) {
        mp_raise_msg(&struct_error, n_args < 2 ? MP_ERROR_TEXT("pack_into expected buffer argument") : MP_ERROR_TEXT("pack_into expected offset argument"));
    }
    if (items != n_args - 3) {
        RAISE(MP_ERROR_TEXT("pack_into expected %u items for packing (got %u)"), (unsigned)items, (unsigned)n_args - 3);
    }
    mp_buffer_info_t target;
    if (!mp_get_buffer(args[1], &target, MP_BUFFER_RW)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("argument must be read-write bytes-like object, not %s"), mp_obj_get_type_str(args[1]));
    }
    checked_offset(args[2], size, target.len, true);
    byte *packed = pack(args[0], size, args + 3);
    // Items may have changed the buffer.
    mp_get_buffer_raise(args[1], &target, MP_BUFFER_RW);
    memcpy((byte *)target.buf + checked_offset(args[2], size, target.len, true), packed, size);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(struct_pack_into_obj, 1, struct_pack_into);

static mp_obj_t struct_unpack(mp_obj_t format, mp_obj_t data) {
    size_t items, size = measure(checked_format(format), &items);
    mp_buffer_info_t bytes;
    get_bytes(data, &bytes);
    if (bytes.len != size) {
        RAISE(MP_ERROR_TEXT("unpack requires a buffer of %u bytes"), (unsigned)size);
    }
    return unpack(format, items, bytes.buf);
}
static MP_DEFINE_CONST_FUN_OBJ_2(struct_unpack_obj, struct_unpack);

static mp_obj_t struct_unpack_from(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_buffer, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_offset, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(0)} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all(n_args - 1, args + 1, kwargs, 2, allowed, given);
    size_t items, size = measure(checked_format(args[0]), &items);
    mp_obj_t offset_in = number_index(given[1].u_obj);
    mp_buffer_info_t bytes;
    get_bytes(given[0].u_obj, &bytes);
    return unpack(args[0], items, (const byte *)bytes.buf + checked_offset(offset_in, size, bytes.len, false));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(struct_unpack_from_obj, 1, struct_unpack_from);

typedef struct {
    mp_obj_base_t base;
    mp_obj_t format, data;
    size_t size, items, next;
} unpack_iterator_t;

static mp_obj_t unpack_next(mp_obj_t self_in) {
    unpack_iterator_t *self = MP_OBJ_TO_PTR(self_in);
    mp_buffer_info_t bytes;
    get_bytes(self->data, &bytes);
    if (bytes.len < self->size || self->next > bytes.len - self->size) {
        return MP_OBJ_STOP_ITERATION;
    }
    mp_obj_t result = unpack(self->format, self->items, (const byte *)bytes.buf + self->next);
    self->next += self->size;
    return result;
}

static MP_DEFINE_CONST_OBJ_TYPE(
    unpack_iterator_type, MP_QSTR_unpack_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, unpack_next
    );

static mp_obj_t struct_iter_unpack(mp_obj_t format, mp_obj_t data) {
    unpack_iterator_t *self = mp_obj_malloc(unpack_iterator_t, &unpack_iterator_type);
    self->format = format;
    self->data = data;
    self->next = 0;
    self->size = measure(checked_format(format), &self->items);
    if (!self->size) {
        RAISE(MP_ERROR_TEXT("cannot iteratively unpack with a struct of length 0"));
    }
    mp_buffer_info_t bytes;
    get_bytes(data, &bytes);
    if (bytes.len % self->size) {
        RAISE(MP_ERROR_TEXT("iterative unpacking requires a buffer of a multiple of %u bytes"), (unsigned)self->size);
    }
    return MP_OBJ_FROM_PTR(self);
}
static MP_DEFINE_CONST_FUN_OBJ_2(struct_iter_unpack_obj, struct_iter_unpack);

// --- Struct: an object with a format. Its methods are the functions, bound to that format. ---

typedef struct {
    mp_obj_base_t base;
    mp_obj_t format;
    size_t size;
} struct_t;

static mp_obj_t struct_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {{ MP_QSTR_format, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} }};
    mp_arg_val_t given[1];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, 1, allowed, given);
    struct_t *self = mp_obj_malloc(struct_t, type);
    size_t items, length;
    self->size = measure(checked_format(given[0].u_obj), &items);
    const char *text = mp_obj_str_get_data(given[0].u_obj, &length);
    self->format = mp_obj_new_str(text, length);
    return MP_OBJ_FROM_PTR(self);
}

static void struct_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    struct_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    static const struct {
        uint16_t name;
        const void *function;
    } methods[] = {
        {MP_QSTR_iter_unpack, &struct_iter_unpack_obj}, {MP_QSTR_pack, &struct_pack_obj}, {MP_QSTR_pack_into, &struct_pack_into_obj},
        {MP_QSTR_unpack, &struct_unpack_obj}, {MP_QSTR_unpack_from, &struct_unpack_from_obj},
    };
    if (attr == MP_QSTR_format) {
        dest[0] = self->format;
    } else if (attr == MP_QSTR_size) {
        dest[0] = mp_obj_new_int_from_uint(self->size);
    }
    for (size_t i = 0; i < MP_ARRAY_SIZE(methods); i++) {
        if (attr == methods[i].name) {
            dest[0] = MP_OBJ_FROM_PTR(methods[i].function);
            dest[1] = self->format;
        }
    }
}

static MP_DEFINE_CONST_OBJ_TYPE(
    struct_type, MP_QSTR_Struct, MP_TYPE_FLAG_NONE,
    make_new, struct_make_new,
    attr, struct_attr
    );

static const mp_rom_map_elem_t struct_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_struct) },
    { MP_ROM_QSTR(MP_QSTR_Struct), MP_ROM_PTR(&struct_type) },
    { MP_ROM_QSTR(MP_QSTR_calcsize), MP_ROM_PTR(&struct_calcsize_obj) },
    { MP_ROM_QSTR(MP_QSTR_error), MP_ROM_PTR(&struct_error) },
    { MP_ROM_QSTR(MP_QSTR_iter_unpack), MP_ROM_PTR(&struct_iter_unpack_obj) },
    { MP_ROM_QSTR(MP_QSTR_pack), MP_ROM_PTR(&struct_pack_obj) },
    { MP_ROM_QSTR(MP_QSTR_pack_into), MP_ROM_PTR(&struct_pack_into_obj) },
    { MP_ROM_QSTR(MP_QSTR_unpack), MP_ROM_PTR(&struct_unpack_obj) },
    { MP_ROM_QSTR(MP_QSTR_unpack_from), MP_ROM_PTR(&struct_unpack_from_obj) },
};
static MP_DEFINE_CONST_DICT(struct_globals, struct_globals_table);

const mp_obj_module_t mp_module_struct = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&struct_globals,
};

MP_REGISTER_MODULE(MP_QSTR_struct, mp_module_struct);
