// Making and measuring texts: what all other text_*.c build on.

#include "text.h"

#include "py/objint.h"

bool text_of_str(mp_obj_t object, text_t *text) {
    if (!text_is_exact_str(object)) {
        object = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_str));
        if (object == MP_OBJ_NULL) {
            return false;
        }
    }
    *text = text_of_self(object);
    return true;
}

bool text_of_bytes(mp_obj_t object, text_t *text) {
    mp_buffer_info_t info;
    if (mp_obj_is_str(object) || mp_obj_is_int(object) || !mp_get_buffer(object, &info, MP_BUFFER_READ)
        || mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_str)) != MP_OBJ_NULL) {
        return false;
    }
    *text = (text_t) {info.buf, info.len};
    return true;
}

NORETURN void text_too_long(void) {
    m_malloc_fail(SIZE_MAX);
}

size_t text_add_sizes(size_t len, size_t more) {
    if (more > SIZE_MAX / 2 - 1 || len > SIZE_MAX / 2 - 1 - more) {
        text_too_long();
    }
    return len + more;
}

// Long ones are rarely asked for their hash, which is computed then, and are not interned.
#define LONG (128)

static mp_obj_t new_long(const mp_obj_type_t *type, const byte *data, size_t len) {
    mp_obj_str_t *result = MP_OBJ_TO_PTR(mp_obj_new_str_copy(type, NULL, len));
    result->data = data;
    result->hash = 0;
    return MP_OBJ_FROM_PTR(result);
}

mp_obj_t text_new(const mp_obj_type_t *type, const byte *data, size_t len) {
    if (type == &mp_type_bytearray) {
        return mp_obj_new_bytearray(len, data);
    }
    if (len > LONG) {
        byte *copy = m_new(byte, len + 1);
        memcpy(copy, data, len);
        copy[len] = 0;
        return new_long(type, copy, len);
    }
    if (type == &mp_type_str) {
        qstr q = qstr_find_strn((const char *)data, len);
        return q != MP_QSTRnull ? MP_OBJ_NEW_QSTR(q) : mp_obj_new_str_copy(type, data, len);
    }
    return len == 0 ? mp_const_empty_bytes : mp_obj_new_str_copy(&mp_type_bytes, data, len);
}

mp_obj_t text_from_vstr(const mp_obj_type_t *type, vstr_t *vstr) {
    if (type == &mp_type_bytearray) {
        return mp_obj_new_bytearray_by_ref(vstr->len, vstr->buf);
    }
    if (vstr->len > LONG) {
        vstr_null_terminated_str(vstr);
        if (vstr->alloc - vstr->len > 64) {
            vstr->buf = m_renew(char, vstr->buf, vstr->alloc, vstr->len + 1);
        }
        return new_long(type, (const byte *)vstr->buf, vstr->len);
    }
    if (type == &mp_type_str) {
        return mp_obj_new_str_from_utf8_vstr(vstr);
    }
    return vstr->len == 0 ? mp_const_empty_bytes : mp_obj_new_bytes_from_vstr(vstr);
}

// Characters of ASCII are interned, as they come up everywhere; there is no limit to how many others would be.
mp_obj_t text_new_char(unichar c) {
    byte data[4];
    size_t len = text_put(data, c);
    if (len == 1) {
        return MP_OBJ_NEW_QSTR(qstr_from_strn((const char *)data, 1));
    }
    return text_new_str(data, len);
}

// Bounds and counts beyond the range of mp_int_t are as good as its ends, as long as CPython takes them: of 64 bits.
// `beyond` is raised for others, if there is such an exception.
static mp_int_t clamped(mp_obj_t number, const mp_obj_type_t *beyond) {
    if (mp_obj_is_small_int(number)) {
        return MP_OBJ_SMALL_INT_VALUE(number);
    }
    const mpz_t *big = &((const mp_obj_int_t *)MP_OBJ_TO_PTR(number))->mpz;
    mp_int_t value;
    if (mpz_as_int_checked(big, &value)) {
        return value;
    }
    if (beyond != NULL && (big->len > 2 || (big->len == 2 && big->dig[1] >> 31 != 0))) {
        mp_raise_msg(beyond, MP_ERROR_TEXT("cannot fit 'int' into an index-sized integer"));
    }
    return mp_obj_int_sign(number) < 0 ? -INT32_MAX : INT32_MAX;
}

static bool get_int(mp_obj_t object, mp_int_t *value, const mp_obj_type_t *beyond) {
    if (mp_obj_is_small_int(object)) {
        *value = MP_OBJ_SMALL_INT_VALUE(object);
        return true;
    }
    if (mp_obj_is_exact_type(object, &mp_type_int)) {
        *value = clamped(object, beyond);
        return true;
    }
    if (mp_obj_is_bool(object)) {
        *value = object == mp_const_true;
        return true;
    }
    if (!mp_obj_is_instance_type(mp_obj_get_type(object))) {
        return false;
    }
    mp_obj_t number = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_int));
    if (number == MP_OBJ_NULL) {
        mp_obj_t method[2];
        mp_load_method_maybe(object, MP_QSTR___index__, method);
        if (method[0] == MP_OBJ_NULL) {
            return false;
        }
        number = mp_call_method_n_kw(0, 0, method);
        if (!mp_obj_is_int(number)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__index__ returned non-int (type %s)"), mp_obj_get_type_str(number));
        }
    }
    *value = clamped(number, beyond);
    return true;
}

bool text_int_maybe(mp_obj_t object, mp_int_t *value) {
    return get_int(object, value, &mp_type_OverflowError);
}

mp_int_t text_subscript(mp_obj_t index, const char *not_an_index) {
    mp_int_t value;
    if (!get_int(index, &value, &mp_type_IndexError)) {
        mp_raise_msg_varg(&mp_type_TypeError, not_an_index, mp_obj_get_type_str(index));
    }
    return value;
}

static mp_int_t must_get_int(mp_obj_t object, const mp_obj_type_t *beyond) {
    mp_int_t value;
    if (!get_int(object, &value, beyond)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object cannot be interpreted as an integer"), mp_obj_get_type_str(object));
    }
    return value;
}

mp_int_t text_int(mp_obj_t object) {
    return must_get_int(object, &mp_type_OverflowError);
}

mp_int_t text_int_clamped(mp_obj_t object) {
    return must_get_int(object, NULL);
}

unichar text_next(const byte **data) {
    const byte *at = *data;
    unichar c = *at++;
    if (c >= 0xf0) {
        c = (c & 7) << 18 | (at[0] & 0x3f) << 12 | (at[1] & 0x3f) << 6 | (at[2] & 0x3f);
        at += 3;
    } else if (c >= 0xe0) {
        c = (c & 15) << 12 | (at[0] & 0x3f) << 6 | (at[1] & 0x3f);
        at += 2;
    } else if (c >= 0x80) {
        c = (c & 31) << 6 | (*at++ & 0x3f);
    }
    *data = at;
    return c;
}

size_t text_put(byte *to, unichar c) {
    if (c < 0x80) {
        to[0] = c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = 0xc0 | c >> 6;
        to[1] = 0x80 | (c & 0x3f);
        return 2;
    }
    if (c < 0x10000) {
        to[0] = 0xe0 | c >> 12;
        to[1] = 0x80 | (c >> 6 & 0x3f);
        to[2] = 0x80 | (c & 0x3f);
        return 3;
    }
    to[0] = 0xf0 | c >> 18;
    to[1] = 0x80 | (c >> 12 & 0x3f);
    to[2] = 0x80 | (c >> 6 & 0x3f);
    to[3] = 0x80 | (c & 0x3f);
    return 4;
}

bool text_is_ascii(text_t text) {
    size_t at = 0;
    for (uint32_t word; at + 4 <= text.len; at += 4) {
        memcpy(&word, text.data + at, 4);
        if ((word & 0x80808080) != 0) {
            return false;
        }
    }
    for (; at < text.len; at++) {
        if (text.data[at] >= 0x80) {
            return false;
        }
    }
    return true;
}

// --- Characters and bytes ---------------------------------------------------------------------------------------------
// Which character stands where takes counting from somewhere. Loops over s[i] or s.find(x, i) would be quadratic: of a few
// long texts the count is remembered, and a place from which to go on. The entries are dropped when objects are collected,
// since another object may be allocated at the same place afterwards.

#define SHORT (48) // bytes: shorter ones are counted
#define ENTRIES (8)

typedef struct {
    const byte *data;
    size_t len;
    size_t count;
    size_t index; // this character begins at
    size_t offset;
} measured_t;

static measured_t measured[ENTRIES];

void text_forget(void) {
    memset(measured, 0, sizeof(measured));
    text_forget_rooms();
}

static size_t count_characters(const byte *data, size_t len) {
    size_t count = 0;
    size_t at = 0;
    for (uint32_t word; at + 4 <= len; at += 4) {
        memcpy(&word, data + at, 4);
        uint32_t high = word & 0x80808080;
        if (high == 0) {
            count += 4;
        } else { // continuation bytes are 10xxxxxx
            uint32_t more = high & ~(word << 1);
            count += 4 - ((more >> 7) * 0x01010101u >> 24);
        }
    }
    for (; at < len; at++) {
        count += !UTF8_IS_CONT(data[at]);
    }
    return count;
}

static measured_t *measure(text_t text) {
    measured_t *entry = &measured[((uintptr_t)text.data >> 4) % ENTRIES];
    if (entry->data != text.data || entry->len != text.len) {
        *entry = (measured_t) {text.data, text.len, count_characters(text.data, text.len), 0, 0};
    }
    return entry;
}

size_t text_count(text_t text) {
    return text.len <= SHORT ? count_characters(text.data, text.len) : measure(text)->count;
}

static size_t step_characters(text_t text, size_t offset, size_t characters) {
    const byte *at = text.data + offset, *end = text.data + text.len;
    while (characters != 0 && at != end) {
        byte lead = *at;
        at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        --characters;
    }
    return at - text.data;
}

size_t text_offset(text_t text, size_t index) {
    if (text.len <= SHORT) {
        return step_characters(text, 0, index);
    }
    measured_t *entry = measure(text);
    if (index >= entry->count) {
        return text.len;
    }
    if (entry->count == text.len) {
        return index;
    }
    size_t offset;
    if (index < entry->index / 2) {
        offset = step_characters(text, 0, index);
    } else if (index < entry->index || index > entry->index + (entry->count - entry->index) / 2) {
        const byte *at = text.data + entry->offset;
        size_t from = entry->index;
        if (index > from) {
            at = text.data + text.len;
            from = entry->count;
        }
        for (; from != index; from--) {
            at = text_before(at);
        }
        offset = at - text.data;
    } else {
        offset = step_characters(text, entry->offset, index - entry->index);
    }
    entry->index = index;
    entry->offset = offset;
    return offset;
}

size_t text_index(text_t text, size_t offset) {
    if (text.len <= SHORT) {
        return count_characters(text.data, offset);
    }
    measured_t *entry = measure(text);
    if (entry->count == text.len) {
        return offset;
    }
    size_t index;
    if (offset < entry->offset / 2) {
        index = count_characters(text.data, offset);
    } else if (offset < entry->offset) {
        index = entry->index - count_characters(text.data + offset, entry->offset - offset);
    } else {
        index = entry->index + count_characters(text.data + entry->offset, offset - entry->offset);
    }
    if (offset < text.len) {
        entry->index = index;
        entry->offset = offset;
    }
    return index;
}

static mp_int_t bound_of(mp_obj_t arg, mp_int_t otherwise) {
    if (arg == mp_const_none) {
        return otherwise;
    }
    mp_int_t value;
    if (!get_int(arg, &value, NULL)) {
        mp_raise_TypeError(MP_ERROR_TEXT("slice indices must be integers or None or have an __index__ method"));
    }
    return value;
}

bool text_bounds(mp_obj_t self, size_t n_args, const mp_obj_t *args, text_t *part, size_t *first) {
    *first = 0;
    if (n_args == 0) {
        *part = text_of_self(self);
        return true;
    }
    mp_int_t start = bound_of(args[0], 0);
    mp_int_t end = n_args > 1 ? bound_of(args[1], INT32_MAX) : INT32_MAX;
    text_t text = text_of_self(self);
    *part = text;
    bool is_str = text_is_exact_str(self);
    size_t count = text.len;
    if (is_str && (start < 0 || end < 0 || end != INT32_MAX || (size_t)start > count / 4)) {
        count = text_count(text);
    }
    if (start < 0) {
        start += (mp_int_t)count;
        start = MAX(start, 0);
    }
    if (end < 0) {
        end += (mp_int_t)count;
        end = MAX(end, 0);
    }
    if ((size_t)end > count) {
        end = (mp_int_t)count;
    }
    *first = (size_t)start;
    if (start > end || (size_t)start > count) {
        return false;
    }
    size_t from = (size_t)start, to = (size_t)end;
    if (is_str && count != text.len) {
        from = text_offset(text, from);
        to = to == count ? text.len : text_offset(text, to);
    } else if (is_str && end == (mp_int_t)text.len) { // not counted: the characters may be fewer than the bytes
        from = text_offset(text, from);
    }
    *part = (text_t) {text.data + from, to - from};
    return true;
}
