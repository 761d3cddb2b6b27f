// memoryview, of one dimension. It keeps hold of the memory that it was made of: a bytearray that has grown meanwhile has
// moved on, and leaves the old memory as it was.

#include "text.h"

#include <math.h>

#include "py/binary.h"
#include "py/objarray.h"
#include "py/objint.h"
#include "py/objtuple.h"

#include "text_bytes.h"

typedef struct {
    mp_obj_base_t base;
    byte *memory; // its first byte, which keeps it
    mp_obj_t object; // MP_OBJ_NULL once released
    size_t offset; // bytes to the first item
    size_t count;
    mp_int_t stride; // bytes
    char format;
    byte item_size;
    bool is_read_only;
} view_t;

static view_t *get_view(mp_obj_t self_in) {
    view_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->object == MP_OBJ_NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("operation forbidden on released memoryview object"));
    }
    return self;
}

static view_t *new_view(const view_t *like) {
    view_t *self = mp_obj_malloc(view_t, &mp_type_memoryview);
    *self = *like;
    self->base.type = &mp_type_memoryview;
    return self;
}

static byte *item_at(const view_t *self, size_t index) {
    return self->memory + self->offset + (mp_int_t)index * self->stride;
}

static bool is_contiguous(const view_t *self) {
    return self->stride == self->item_size || self->count <= 1;
}

static size_t size_of_format(char format) {
    return format == 'c' || format == '?' ? 1 : strchr("bBhHiIlLqQfdnN", format) == NULL || format == 0 ? 0
        : format == 'n' || format == 'N' ? sizeof(mp_int_t) : mp_binary_get_size('@', format, NULL);
}

static char plain_format(char format) {
    return format == 'n' ? 'i' : format == 'N' ? 'I' : format;
}

static mp_obj_t make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *pos_args) {
    static const mp_arg_t allowed_args[] = {
        {MP_QSTR_object, MP_ARG_OBJ | MP_ARG_REQUIRED, {.u_obj = MP_OBJ_NULL}},
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed_args)];
    mp_arg_parse_all_kw_array(n_args, n_kw, pos_args, MP_ARRAY_SIZE(allowed_args), allowed_args, args);
    mp_obj_t object = args[0].u_obj;
    if (mp_obj_is_exact_type(object, &mp_type_memoryview)) {
        return MP_OBJ_FROM_PTR(new_view(get_view(object)));
    }
    text_t bytes;
    mp_buffer_info_t info;
    if (!text_of_bytes(object, &bytes) || !mp_get_buffer(object, &info, MP_BUFFER_READ)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("memoryview: a bytes-like object is required, not '%s'"),
            mp_obj_get_type_str(object));
    }
    view_t view = {.memory = info.buf, .object = object};
    view.format = info.typecode == BYTEARRAY_TYPECODE ? 'B' : info.typecode;
    view.item_size = size_of_format(view.format);
    if (view.item_size == 0) {
        view.format = 'B';
        view.item_size = 1;
    }
    view.stride = view.item_size;
    view.count = info.len / view.item_size;
    view.is_read_only = !mp_get_buffer(object, &info, MP_BUFFER_RW);
    return MP_OBJ_FROM_PTR(new_view(&view));
}

static mp_int_t get_buffer(mp_obj_t self_in, mp_buffer_info_t *info, mp_uint_t flags) {
    const view_t *self = get_view(self_in);
    if ((flags & MP_BUFFER_WRITE) != 0 && (self->is_read_only || !is_contiguous(self))) {
        return 1;
    }
    info->typecode = self->format == 'c' || self->format == '?' ? 'B' : plain_format(self->format);
    info->len = self->count * self->item_size;
    info->buf = item_at(self, 0);
    if (!is_contiguous(self)) {
        byte *copy = m_new(byte, info->len);
        for (size_t i = 0; i < self->count; i++) {
            memcpy(copy + i * self->item_size, item_at(self, i), self->item_size);
        }
        info->buf = copy;
    }
    return 0;
}

// --- Items ------------------------------------------------------------------------------------------------------------

static mp_obj_t get_item(const view_t *self, size_t index) {
    const byte *at = item_at(self, index);
    if (self->format == 'B') {
        return MP_OBJ_NEW_SMALL_INT(*at);
    }
    if (self->format == 'c') {
        return mp_obj_new_bytes(at, 1);
    }
    if (self->format == '?') {
        return mp_obj_new_bool(*at != 0);
    }
    uint64_t aligned = 0;
    memcpy(&aligned, at, self->item_size);
    return mp_binary_get_val_array(plain_format(self->format), &aligned, 0);
}

static NORETURN void invalid(const view_t *self, bool is_type) {
    mp_raise_msg_varg(is_type ? &mp_type_TypeError : &mp_type_ValueError,
        is_type ? MP_ERROR_TEXT("memoryview: invalid type for format '%c'") : MP_ERROR_TEXT("memoryview: invalid value for format '%c'"),
        self->format);
}

// The bytes of a value of the view's format; converting runs Python code, so this comes before anything is looked up.
static uint64_t bytes_of(const view_t *self, mp_obj_t value) {
    uint64_t aligned = 0;
    if (self->format == 'c') {
        text_t text;
        if (!mp_obj_is_exact_type(value, &mp_type_bytes)) {
            invalid(self, true);
        }
        text = text_of_self(value);
        if (text.len != 1) {
            invalid(self, false);
        }
        return text.data[0];
    }
    if (self->format == '?') {
        return mp_obj_is_true(value);
    }
    if (self->format == 'f' || self->format == 'd') {
        mp_float_t number;
        if (!mp_obj_get_float_maybe(value, &number)) {
            invalid(self, true);
        }
        mp_binary_set_val_array(self->format, &aligned, 0, mp_obj_new_float(number));
        return aligned;
    }
    if (!mp_obj_is_int(value)) {
        mp_int_t number;
        if (!text_int_maybe(value, &number)) {
            invalid(self, true);
        }
        value = mp_obj_new_int(number);
    }
    char format = plain_format(self->format);
    mp_binary_set_val_array(format, &aligned, 0, value);
    if (!mp_obj_equal(mp_binary_get_val_array(format, &aligned, 0), value)) {
        invalid(self, false);
    }
    return aligned;
}

static void store_slice(view_t *self, mp_obj_t slice_in, mp_obj_t value) {
    text_t new;
    if (!text_of_bytes(value, &new)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(value));
    }
    mp_buffer_info_t info;
    mp_get_buffer_raise(value, &info, MP_BUFFER_READ);
    mp_bound_slice_t slice;
    size_t count = text_slice(slice_in, self->count, &slice);
    char format = info.typecode == BYTEARRAY_TYPECODE ? 'B' : info.typecode;
    if (format != self->format || info.len != count * self->item_size) {
        mp_raise_ValueError(MP_ERROR_TEXT("memoryview assignment: lvalue and rvalue have different structures"));
    }
    const byte *from = info.buf;
    if (count != 0 && from >= self->memory) { // perhaps a part of this
        from = memcpy(m_new(byte, info.len), from, info.len);
    }
    for (size_t i = 0; i < count; i++) {
        memcpy(item_at(self, slice.start + (mp_int_t)i * slice.step), from + i * self->item_size, self->item_size);
    }
}

static mp_obj_t subscr(mp_obj_t self_in, mp_obj_t index_in, mp_obj_t value) {
    view_t *self = get_view(self_in);
    if (value != MP_OBJ_SENTINEL && self->is_read_only) {
        mp_raise_TypeError(MP_ERROR_TEXT("cannot modify read-only memory"));
    }
    if (value == MP_OBJ_NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("cannot delete memory"));
    }
    if (mp_obj_is_exact_type(index_in, &mp_type_slice)) {
        if (value != MP_OBJ_SENTINEL) {
            store_slice(self, index_in, value);
            return mp_const_none;
        }
        mp_bound_slice_t slice;
        size_t count = text_slice(index_in, self->count, &slice);
        view_t *part = new_view(get_view(self_in));
        part->offset += slice.start * self->stride;
        part->count = count;
        part->stride = count > 1 ? self->stride * slice.step : self->item_size;
        return MP_OBJ_FROM_PTR(part);
    }
    mp_int_t index = text_subscript(index_in, MP_ERROR_TEXT("memoryview: invalid slice key"));
    uint64_t new = value == MP_OBJ_SENTINEL ? 0 : bytes_of(self, value);
    self = get_view(self_in);
    if (index < 0) {
        index += (mp_int_t)self->count;
    }
    if (index < 0 || (size_t)index >= self->count) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("index out of bounds on dimension 1"));
    }
    if (value == MP_OBJ_SENTINEL) {
        return get_item(self, index);
    }
    memcpy(item_at(self, index), &new, self->item_size);
    return mp_const_none;
}

typedef struct {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    mp_obj_t view;
    size_t at;
} view_iterator_t;

static mp_obj_t iterator_next(mp_obj_t self_in) {
    view_iterator_t *self = MP_OBJ_TO_PTR(self_in);
    const view_t *view = get_view(self->view);
    return self->at < view->count ? get_item(view, self->at++) : MP_OBJ_STOP_ITERATION;
}

static mp_obj_t get_iterator(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    view_iterator_t *iterator = (view_iterator_t *)buffer;
    *iterator = (view_iterator_t) {{&mp_type_polymorph_iter}, iterator_next, self, 0};
    return MP_OBJ_FROM_PTR(iterator);
}

// --- Operators --------------------------------------------------------------------------------------------------------

static mp_obj_t unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    if (op == MP_UNARY_OP_BOOL) {
        return mp_obj_new_bool(get_view(self_in)->count != 0);
    }
    if (op == MP_UNARY_OP_LEN) {
        return MP_OBJ_NEW_SMALL_INT(get_view(self_in)->count);
    }
    if (op == MP_UNARY_OP_HASH) {
        const view_t *self = get_view(self_in);
        if (!self->is_read_only) {
            mp_raise_ValueError(MP_ERROR_TEXT("cannot hash writable memoryview object"));
        }
        if (self->item_size != 1) {
            mp_raise_ValueError(MP_ERROR_TEXT("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
        }
        mp_buffer_info_t info;
        get_buffer(self_in, &info, MP_BUFFER_READ);
        return MP_OBJ_NEW_SMALL_INT(qstr_compute_hash(info.buf, info.len));
    }
    return MP_OBJ_NULL;
}

static mp_obj_t binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    if (op != MP_BINARY_OP_EQUAL) {
        return MP_OBJ_NULL;
    }
    text_t bytes;
    view_t *self = MP_OBJ_TO_PTR(lhs);
    if (self->object == MP_OBJ_NULL || lhs == rhs || !text_of_bytes(rhs, &bytes)) {
        return mp_obj_new_bool(lhs == rhs);
    }
    view_t *other = mp_obj_is_exact_type(rhs, &mp_type_memoryview) ? MP_OBJ_TO_PTR(rhs) : MP_OBJ_TO_PTR(make_new(NULL, 1, 0, &rhs));
    if (self->count != other->count) {
        return mp_const_false;
    }
    for (size_t i = 0; i < self->count; i++) {
        if (self->format == other->format && self->format != 'f' && self->format != 'd') {
            if (memcmp(item_at(self, i), item_at(other, i), self->item_size) != 0) {
                return mp_const_false;
            }
        } else if (!mp_obj_equal(get_item(self, i), get_item(other, i))) {
            return mp_const_false;
        }
    }
    return mp_const_true;
}

static void print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    view_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, self->object == MP_OBJ_NULL ? "<released memory at 0x%p>" : "<memory at 0x%p>", self);
}

// --- Methods ----------------------------------------------------------------------------------------------------------

static mp_obj_t to_bytes(size_t n_args, const mp_obj_t *args) {
    mp_buffer_info_t info;
    get_buffer(args[0], &info, MP_BUFFER_READ);
    return mp_obj_new_bytes(info.buf, info.len);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(to_bytes_obj, 1, 2, to_bytes);

static mp_obj_t to_list(mp_obj_t self_in) {
    const view_t *self = get_view(self_in);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < self->count; i++) {
        mp_obj_list_append(list, get_item(self, i));
    }
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_1(to_list_obj, to_list);

static mp_obj_t release(size_t n_args, const mp_obj_t *args) {
    view_t *self = MP_OBJ_TO_PTR(args[0]);
    self->object = MP_OBJ_NULL;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(release_obj, 1, 4, release);

static mp_obj_t enter(mp_obj_t self) {
    get_view(self);
    return self;
}
static MP_DEFINE_CONST_FUN_OBJ_1(enter_obj, enter);

static mp_obj_t to_read_only(mp_obj_t self_in) {
    view_t *self = new_view(get_view(self_in));
    self->is_read_only = true;
    return MP_OBJ_FROM_PTR(self);
}
static MP_DEFINE_CONST_FUN_OBJ_1(to_read_only_obj, to_read_only);

static mp_obj_t cast(mp_obj_t self_in, mp_obj_t format_in) {
    const view_t *self = get_view(self_in);
    text_t text;
    if (!text_of_str(format_in, &text)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cast() argument 'format' must be str, not %s"), text_type_of(format_in));
    }
    if (!is_contiguous(self)) {
        mp_raise_TypeError(MP_ERROR_TEXT("memoryview: casts are restricted to C-contiguous views"));
    }
    if (text.len == 2 && text.data[0] == '@') {
        ++text.data;
        --text.len;
    }
    size_t size = text.len == 1 ? size_of_format(text.data[0]) : 0;
    if (size == 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("memoryview: destination format must be a native single character format prefixed with an optional '@'"));
    }
    if (strchr("bBc", text.data[0]) == NULL && strchr("bBc", self->format) == NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("memoryview: cannot cast between two non-byte formats"));
    }
    size_t bytes = self->count * self->item_size;
    if (bytes % size != 0) {
        mp_raise_TypeError(MP_ERROR_TEXT("memoryview: length is not a multiple of itemsize"));
    }
    view_t *other = new_view(self);
    other->format = text.data[0];
    other->stride = other->item_size = size;
    other->count = bytes / size;
    return MP_OBJ_FROM_PTR(other);
}
static MP_DEFINE_CONST_FUN_OBJ_2(cast_obj, cast);

extern const mp_obj_fun_builtin_var_t text_hex_obj;

static const mp_rom_map_elem_t methods[] = {
    {MP_ROM_QSTR(MP_QSTR_tobytes), MP_ROM_PTR(&to_bytes_obj)},
    {MP_ROM_QSTR(MP_QSTR_tolist), MP_ROM_PTR(&to_list_obj)},
    {MP_ROM_QSTR(MP_QSTR_cast), MP_ROM_PTR(&cast_obj)},
    {MP_ROM_QSTR(MP_QSTR_hex), MP_ROM_PTR(&text_hex_obj)},
    {MP_ROM_QSTR(MP_QSTR_release), MP_ROM_PTR(&release_obj)},
    {MP_ROM_QSTR(MP_QSTR_toreadonly), MP_ROM_PTR(&to_read_only_obj)},
    {MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&enter_obj)},
    {MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&release_obj)},
};
static MP_DEFINE_CONST_DICT(methods_dict, methods);

static mp_obj_t tuple_of(mp_int_t value) {
    mp_obj_t item = mp_obj_new_int(value);
    return mp_obj_new_tuple(1, &item);
}

static void attr(mp_obj_t self_in, qstr name, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    static const qstr names[] = {
        MP_QSTR_format, MP_QSTR_itemsize, MP_QSTR_nbytes, MP_QSTR_readonly, MP_QSTR_ndim, MP_QSTR_shape, MP_QSTR_strides,
        MP_QSTR_obj, MP_QSTR_contiguous, MP_QSTR_c_contiguous, MP_QSTR_f_contiguous, MP_QSTR_suboffsets,
    };
    size_t which = 0;
    while (which < MP_ARRAY_SIZE(names) && names[which] != name) {
        ++which;
    }
    if (which == MP_ARRAY_SIZE(names)) {
        dest[1] = MP_OBJ_SENTINEL; // a method, if anything
        return;
    }
    const view_t *self = get_view(self_in);
    switch (which) {
        case 0:
            dest[0] = mp_obj_new_str(&self->format, 1);
            break;
        case 1:
            dest[0] = MP_OBJ_NEW_SMALL_INT(self->item_size);
            break;
        case 2:
            dest[0] = mp_obj_new_int_from_uint(self->count * self->item_size);
            break;
        case 3:
            dest[0] = mp_obj_new_bool(self->is_read_only);
            break;
        case 4:
            dest[0] = MP_OBJ_NEW_SMALL_INT(1);
            break;
        case 5:
            dest[0] = tuple_of(self->count);
            break;
        case 6:
            dest[0] = tuple_of(self->stride);
            break;
        case 7:
            dest[0] = self->object;
            break;
        case 11:
            dest[0] = mp_const_empty_tuple;
            break;
        default:
            dest[0] = mp_obj_new_bool(is_contiguous(self));
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_memoryview,
    MP_QSTR_memoryview,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_ITER_IS_GETITER,
    make_new, make_new,
    print, print,
    iter, get_iterator,
    unary_op, unary_op,
    binary_op, binary_op,
    attr, attr,
    subscr, subscr,
    buffer, get_buffer,
    locals_dict, &methods_dict
    );
