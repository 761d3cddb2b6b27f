// binascii, in place of extmod/modbinascii.c: hexadecimal, base64 and checksums as CPython has them.

#include <string.h>

#include "py/objexcept.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include "binascii_mail.h"
#include "checksums.h"
#include "numbers.h"

MP_DEFINE_CONST_OBJ_TYPE(
    binascii_error, MP_QSTR_Error, MP_TYPE_FLAG_NONE,
    make_new, mp_obj_exception_make_new,
    print, mp_obj_exception_print,
    attr, mp_obj_exception_attr,
    parent, &mp_type_ValueError
    );

static MP_DEFINE_CONST_OBJ_TYPE(
    binascii_incomplete, MP_QSTR_Incomplete, MP_TYPE_FLAG_NONE,
    make_new, mp_obj_exception_make_new,
    print, mp_obj_exception_print,
    attr, mp_obj_exception_attr,
    parent, &mp_type_Exception
    );

void checksum_bytes(mp_obj_t object, mp_buffer_info_t *bytes) {
    if (mp_obj_is_str(object) || !mp_get_buffer(object, bytes, MP_BUFFER_READ)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(object));
    }
}

void binascii_text(mp_obj_t object, mp_buffer_info_t *text) {
    if (!mp_get_buffer(object, text, MP_BUFFER_READ)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("argument should be bytes, buffer or ASCII string, not '%s'"), mp_obj_get_type_str(object));
    }
    for (size_t i = 0; mp_obj_is_str(object) && i < text->len; i++) {
        if (((const byte *)text->buf)[i] >> 7) {
            mp_raise_ValueError(MP_ERROR_TEXT("string argument should contain only ASCII characters"));
        }
    }
}

// --- Hexadecimal ---

static mp_obj_t binascii_hexlify(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_data, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_sep, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_bytes_per_sep, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(1)} },
    };
    mp_arg_val_t given[3];
    mp_arg_parse_all(n_args, args, kwargs, 3, allowed, given);
    int64_t group = number_index_clipped(given[2].u_obj);
    mp_buffer_info_t bytes, sep = {.len = 0};
    unichar separator = 0;
    if (given[1].u_obj != MP_OBJ_NULL) {
        mp_get_buffer_raise(given[1].u_obj, &sep, MP_BUFFER_READ);
        bool text = mp_obj_is_str(given[1].u_obj);
        if ((text ? utf8_charlen(sep.buf, sep.len) : sep.len) != 1) {
            mp_raise_ValueError(MP_ERROR_TEXT("sep must be length 1."));
        }
        separator = text ? utf8_get_char(sep.buf) : *(const byte *)sep.buf;
        if (separator > 255) {
            mp_raise_ValueError(MP_ERROR_TEXT("sep must be ASCII."));
        }
    }
    checksum_bytes(given[0].u_obj, &bytes);
    uint64_t size = group < 0 ? (uint64_t)-group : (uint64_t)group;
    size_t seps = sep.len && size && bytes.len ? (size_t)((bytes.len - 1) / size) : 0;
    if (bytes.len > SIZE_MAX / 4) {
        m_malloc_fail(SIZE_MAX);
    }
    vstr_t out;
    vstr_init_len(&out, bytes.len * 2 + seps);
    char *next = out.buf;
    for (size_t i = 0; i < bytes.len; i++) {
        // Groups are counted from the right, or from the left when their size is negative.
        if (seps && i && (group < 0 ? i : bytes.len - i) % size == 0) {
            *next++ = (char)separator;
        }
        byte b = ((const byte *)bytes.buf)[i];
        *next++ = "0123456789abcdef"[b >> 4];
        *next++ = "0123456789abcdef"[b & 15];
    }
    return mp_obj_new_bytes_from_vstr(&out);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(binascii_hexlify_obj, 0, binascii_hexlify);

int binascii_hex_value(byte c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

static mp_obj_t binascii_unhexlify(mp_obj_t text_in) {
    mp_buffer_info_t text;
    binascii_text(text_in, &text);
    if (text.len & 1) {
        mp_raise_msg(&binascii_error, MP_ERROR_TEXT("Odd-length string"));
    }
    vstr_t out;
    vstr_init_len(&out, text.len / 2);
    for (size_t i = 0; i < text.len; i += 2) {
        int high = binascii_hex_value(((const byte *)text.buf)[i]), low = binascii_hex_value(((const byte *)text.buf)[i + 1]);
        if (high < 0 || low < 0) {
            mp_raise_msg(&binascii_error, MP_ERROR_TEXT("Non-hexadecimal digit found"));
        }
        out.buf[i / 2] = (char)(high << 4 | low);
    }
    return mp_obj_new_bytes_from_vstr(&out);
}
static MP_DEFINE_CONST_FUN_OBJ_1(binascii_unhexlify_obj, binascii_unhexlify);

// --- Base64 ---

static int base64_value(byte c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
}

static mp_obj_t binascii_a2b_base64(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_data, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_strict_mode, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_FALSE} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all(n_args, args, kwargs, 2, allowed, given);
    bool strict = mp_obj_is_true(given[1].u_obj);
    mp_buffer_info_t text;
    binascii_text(given[0].u_obj, &text);
    const byte *s = text.buf;
    vstr_t out;
    vstr_init(&out, text.len / 4 * 3 + 4);
    if (strict && text.len && *s == '=') {
        mp_raise_msg(&binascii_error, MP_ERROR_TEXT("Leading padding not allowed"));
    }
    unsigned held = 0, place = 0, pads = 0;
    bool padded = false;
    for (size_t i = 0; i < text.len; i++) {
        if (s[i] == '=') {
            padded = true;
            if (place >= 2 && place + ++pads >= 4) {
                // A group that is complete by its padding ends the data.
                if (strict && i + 1 < text.len) {
                    mp_raise_msg(&binascii_error, MP_ERROR_TEXT("Excess data after padding"));
                }
                return mp_obj_new_bytes_from_vstr(&out);
            }
            continue;
        }
        int value = base64_value(s[i]);
        if (value < 0) {
            if (strict) {
                mp_raise_msg(&binascii_error, MP_ERROR_TEXT("Only base64 data is allowed"));
            }
            continue;
        }
        if (strict && padded) {
            mp_raise_msg(&binascii_error, MP_ERROR_TEXT("Discontinuous padding not allowed"));
        }
        pads = 0;
        held = (held << 6 | (unsigned)value) & 0xffff;
        if (place) {
            vstr_add_byte(&out, (byte)(held >> (6 - 2 * place)));
        }
        place = (place + 1) & 3;
    }
    if (place == 1) {
        mp_raise_msg_varg(&binascii_error, MP_ERROR_TEXT("Invalid base64-encoded string: number of data characters (%u) cannot be 1 more than a multiple of 4"), (unsigned)(out.len / 3 * 4 + 1));
    }
    if (place) {
        mp_raise_msg(&binascii_error, MP_ERROR_TEXT("Incorrect padding"));
    }
    return mp_obj_new_bytes_from_vstr(&out);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(binascii_a2b_base64_obj, 0, binascii_a2b_base64);

static mp_obj_t binascii_b2a_base64(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_data, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_newline, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_TRUE} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all(n_args, args, kwargs, 2, allowed, given);
    bool newline = mp_obj_is_true(given[1].u_obj);
    mp_buffer_info_t bytes;
    checksum_bytes(given[0].u_obj, &bytes);
    if (bytes.len > SIZE_MAX / 4) {
        m_malloc_fail(SIZE_MAX);
    }
    vstr_t out;
    vstr_init_len(&out, (bytes.len + 2) / 3 * 4 + newline);
    char *next = out.buf;
    const byte *s = bytes.buf;
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t count = bytes.len - i < 3 ? bytes.len - i : 3;
        uint32_t group = (uint32_t)s[i] << 16 | (count > 1 ? s[i + 1] << 8 : 0) | (count > 2 ? s[i + 2] : 0);
        for (size_t j = 0; j < 4; j++) {
            *next++ = j <= count ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[group >> (18 - 6 * j) & 63] : '=';
        }
    }
    if (newline) {
        *next = '\n';
    }
    return mp_obj_new_bytes_from_vstr(&out);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(binascii_b2a_base64_obj, 0, binascii_b2a_base64);

// --- Checksums ---

uint32_t checksum_crc32(uint32_t crc, const byte *bytes, size_t count) {
    // By half bytes: a table of sixteen.
    static const uint32_t table[] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
        0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };
    crc = ~crc;
    for (size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}

uint32_t checksum_adler32(uint32_t adler, const byte *bytes, size_t count) {
    uint32_t a = adler & 0xffff, b = adler >> 16;
    for (size_t i = 0; i < count;) {
        // So many additions stay within 32 bits.
        size_t end = count - i < 5552 ? count : i + 5552;
        for (; i < end; i++) {
            a += bytes[i];
            b += a;
        }
        a %= 65521;
        b %= 65521;
    }
    return b << 16 | a;
}

static uint32_t low_word(mp_obj_t object) {
    number_view_t view;
    const mpz_t *z = number_view(number_index(object), &view);
    uint32_t word = z->len ? z->dig[0] : 0;
    return mpz_is_neg(z) ? 0 - word : word;
}

static mp_obj_t binascii_crc32(size_t n_args, const mp_obj_t *args) {
    uint32_t crc = n_args > 1 ? low_word(args[1]) : 0;
    mp_buffer_info_t bytes;
    checksum_bytes(args[0], &bytes);
    return mp_obj_new_int_from_uint(checksum_crc32(crc, bytes.buf, bytes.len));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(binascii_crc32_obj, 1, 2, binascii_crc32);

static mp_obj_t zlib_adler32(size_t n_args, const mp_obj_t *args) {
    uint32_t adler = n_args > 1 ? low_word(args[1]) : 1;
    mp_buffer_info_t bytes;
    checksum_bytes(args[0], &bytes);
    return mp_obj_new_int_from_uint(checksum_adler32(adler, bytes.buf, bytes.len));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(zlib_adler32_obj, 1, 2, zlib_adler32);

static mp_obj_t binascii_crc_hqx(mp_obj_t data, mp_obj_t crc_in) {
    uint32_t crc = low_word(crc_in) & 0xffff;
    mp_buffer_info_t bytes;
    checksum_bytes(data, &bytes);
    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (uint32_t)((const byte *)bytes.buf)[i] << 8;
        for (int bit = 0; bit < 8; bit++) {
            crc = crc << 1 ^ (crc & 0x8000 ? 0x11021 : 0);
        }
    }
    return MP_OBJ_NEW_SMALL_INT(crc);
}
static MP_DEFINE_CONST_FUN_OBJ_2(binascii_crc_hqx_obj, binascii_crc_hqx);

static const mp_rom_map_elem_t binascii_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_binascii) },
    { MP_ROM_QSTR(MP_QSTR_Error), MP_ROM_PTR(&binascii_error) },
    { MP_ROM_QSTR(MP_QSTR_Incomplete), MP_ROM_PTR(&binascii_incomplete) },
    { MP_ROM_QSTR(MP_QSTR_a2b_base64), MP_ROM_PTR(&binascii_a2b_base64_obj) },
    { MP_ROM_QSTR(MP_QSTR_a2b_hex), MP_ROM_PTR(&binascii_unhexlify_obj) },
    { MP_ROM_QSTR(MP_QSTR_a2b_qp), MP_ROM_PTR(&binascii_a2b_qp_obj) },
    { MP_ROM_QSTR(MP_QSTR_a2b_uu), MP_ROM_PTR(&binascii_a2b_uu_obj) },
    { MP_ROM_QSTR(MP_QSTR_b2a_base64), MP_ROM_PTR(&binascii_b2a_base64_obj) },
    { MP_ROM_QSTR(MP_QSTR_b2a_hex), MP_ROM_PTR(&binascii_hexlify_obj) },
    { MP_ROM_QSTR(MP_QSTR_b2a_qp), MP_ROM_PTR(&binascii_b2a_qp_obj) },
    { MP_ROM_QSTR(MP_QSTR_b2a_uu), MP_ROM_PTR(&binascii_b2a_uu_obj) },
    { MP_ROM_QSTR(MP_QSTR_crc32), MP_ROM_PTR(&binascii_crc32_obj) },
    { MP_ROM_QSTR(MP_QSTR_crc_hqx), MP_ROM_PTR(&binascii_crc_hqx_obj) },
    { MP_ROM_QSTR(MP_QSTR_hexlify), MP_ROM_PTR(&binascii_hexlify_obj) },
    { MP_ROM_QSTR(MP_QSTR_unhexlify), MP_ROM_PTR(&binascii_unhexlify_obj) },
};
static MP_DEFINE_CONST_DICT(binascii_globals, binascii_globals_table);

const mp_obj_module_t binascii_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&binascii_globals,
};

MP_REGISTER_MODULE(MP_QSTR_binascii, binascii_module);
