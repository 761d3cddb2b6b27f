// What binascii has for mail: uuencoded lines and quoted-printable text.

#include <string.h>

#include "py/runtime.h"

#include "binascii_mail.h"
#include "checksums.h"

// --- Uuencoded lines ---

static mp_obj_t binascii_a2b_uu(mp_obj_t text_in) {
    mp_buffer_info_t text;
    binascii_text(text_in, &text);
    const byte *s = text.buf, *end = s + text.len;
    // Of no line at all, as of a NUL, come 32 bytes.
    size_t count = ((s < end ? *s++ : 0) - ' ') & 63;
    vstr_t out;
    vstr_init(&out, count + 1);
    unsigned held = 0, bits = 0;
    while (out.len < count) {
        // Spaces at the end of the line may have been lost.
        byte c = s < end ? *s++ : '\n';
        if (c == '\n' || c == '\r') {
            c = ' ';
        } else if (c < ' ' || c > ' ' + 64) {
            mp_raise_msg(&binascii_error, MP_ERROR_TEXT("Illegal char"));
        }
        held = (held << 6 | ((c - ' ') & 63)) & 0xfff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            vstr_add_byte(&out, (byte)(held >> bits));
        }
    }
    for (; s < end; s++) {
        if (*s != ' ' && *s != ' ' + 64 && *s != '\n' && *s != '\r') {
            mp_raise_msg(&binascii_error, MP_ERROR_TEXT("Trailing garbage"));
        }
    }
    return mp_obj_new_bytes_from_vstr(&out);
}
MP_DEFINE_CONST_FUN_OBJ_1(binascii_a2b_uu_obj, binascii_a2b_uu);

static mp_obj_t binascii_b2a_uu(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_data, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_backtick, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_FALSE} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all(n_args, args, kwargs, 2, allowed, given);
    byte zero = mp_obj_is_true(given[1].u_obj) ? '`' : ' ';
    mp_buffer_info_t bytes;
    checksum_bytes(given[0].u_obj, &bytes);
    if (bytes.len > 45) {
        mp_raise_msg(&binascii_error, MP_ERROR_TEXT("At most 45 bytes at once"));
    }
    const byte *s = bytes.buf;
    vstr_t out;
    vstr_init(&out, 64);
    vstr_add_byte(&out, bytes.len ? (byte)(' ' + bytes.len) : zero);
    for (size_t i = 0; i < bytes.len; i += 3) {
        unsigned group = (unsigned)s[i] << 16 | (i + 1 < bytes.len ? s[i + 1] << 8 : 0) | (i + 2 < bytes.len ? s[i + 2] : 0);
        for (int shift = 18; shift >= 0; shift -= 6) {
            unsigned value = group >> shift & 63;
            vstr_add_byte(&out, value ? (byte)(' ' + value) : zero);
        }
    }
    vstr_add_byte(&out, '\n');
    return mp_obj_new_bytes_from_vstr(&out);
}
MP_DEFINE_CONST_FUN_OBJ_KW(binascii_b2a_uu_obj, 0, binascii_b2a_uu);

// --- Quoted-printable ---

static mp_obj_t binascii_a2b_qp(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_data, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_header, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_FALSE} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all(n_args, args, kwargs, 2, allowed, given);
    bool header = mp_obj_is_true(given[1].u_obj);
    mp_buffer_info_t text;
    binascii_text(given[0].u_obj, &text);
    const byte *s = text.buf, *end = s + text.len;
    vstr_t out;
    vstr_init(&out, text.len + 1);
    while (s < end) {
        byte c = *s++;
        if (c != '=') {
            vstr_add_byte(&out, header && c == '_' ? ' ' : c);
        } else if (s == end) {
            break;
        } else if (*s == '\n' || *s == '\r') {
            // The line goes on in the next one.
            while (s < end && *s++ != '\n') {
            }
        } else if (end - s > 1 && binascii_hex_value(s[0]) >= 0 && binascii_hex_value(s[1]) >= 0) {
            vstr_add_byte(&out, (byte)(binascii_hex_value(s[0]) << 4 | binascii_hex_value(s[1])));
            s += 2;
        } else {
            s += *s == '=';
            vstr_add_byte(&out, '=');
        }
    }
    return mp_obj_new_bytes_from_vstr(&out);
}
MP_DEFINE_CONST_FUN_OBJ_KW(binascii_a2b_qp_obj, 0, binascii_a2b_qp);

static void add_quoted(vstr_t *out, byte c) {
    vstr_add_byte(out, '=');
    vstr_add_byte(out, (byte)"0123456789ABCDEF"[c >> 4]);
    vstr_add_byte(out, (byte)"0123456789ABCDEF"[c & 15]);
}

static void add_newline(vstr_t *out, bool crlf) {
    vstr_add_str(out, crlf ? "\r\n" : "\n");
}

static mp_obj_t binascii_b2a_qp(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    enum { LINE = 76 };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_data, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_quotetabs, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_FALSE} },
        { MP_QSTR_istext, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_TRUE} },
        { MP_QSTR_header, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_FALSE} },
    };
    mp_arg_val_t given[4];
    mp_arg_parse_all(n_args, args, kwargs, 4, allowed, given);
    bool tabs = mp_obj_is_true(given[1].u_obj), lines = mp_obj_is_true(given[2].u_obj), header = mp_obj_is_true(given[3].u_obj);
    mp_buffer_info_t bytes;
    checksum_bytes(given[0].u_obj, &bytes);
    const byte *s = bytes.buf, *end = s + bytes.len;
    const byte *first = bytes.len ? memchr(s, '\n', bytes.len) : NULL;
    bool crlf = first != NULL && first > s && first[-1] == '\r';
    vstr_t out;
    vstr_init(&out, bytes.len + 16);
    size_t column = 0;
    while (s < end) {
        byte c = *s++;
        // NUL also stands for the end, as in what a line with a single dot ends with.
        byte next = s < end ? *s : 0;
        bool blank = c == ' ' || c == '\t', newline = c == '\n' || c == '\r';
        if (lines && (c == '\n' || (c == '\r' && next == '\n'))) {
            byte last = out.len ? (byte)out.buf[out.len - 1] : 0;
            if (last == ' ' || last == '\t') {
                out.len--;
                add_quoted(&out, last);
            }
            add_newline(&out, crlf);
            s += c == '\r';
            column = 0;
            continue;
        }
        bool quote = c > 126 || c == '=' || (header && c == '_') || (newline && !lines) || (blank && (tabs || s == end))
            || (c < ' ' && !newline && !blank) || (c == '.' && column == 0 && (next == 0 || next == '\n' || next == '\r'));
        if (quote ? column + 3 >= LINE : s < end && next != '\n' && column + 1 >= LINE) {
            vstr_add_byte(&out, '=');
            add_newline(&out, crlf);
            column = 0;
        }
        column += quote ? 3 : 1;
        if (quote) {
            add_quoted(&out, c);
        } else {
            vstr_add_byte(&out, header && c == ' ' ? '_' : c);
        }
    }
    return mp_obj_new_bytes_from_vstr(&out);
}
MP_DEFINE_CONST_FUN_OBJ_KW(binascii_b2a_qp_obj, 0, binascii_b2a_qp);
