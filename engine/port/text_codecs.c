// From characters to bytes and back.

#include "text_codecs.h"

#include "text_charmaps.h"

static const codec_t codecs[] = {
    {"utf-8", CODEC_UTF_8, false, false, NULL},
    {"utf-8-sig", CODEC_UTF_8_SIG, false, true, NULL},
    {"ascii", CODEC_ASCII, false, false, NULL},
    {"iso8859-1", CODEC_LATIN_1, false, false, NULL},
    {"utf-16", CODEC_UTF_16, false, true, NULL},
    {"utf-16-le", CODEC_UTF_16, false, false, NULL},
    {"utf-16-be", CODEC_UTF_16, true, false, NULL},
    {"utf-32", CODEC_UTF_32, false, true, NULL},
    {"utf-32-le", CODEC_UTF_32, false, false, NULL},
    {"utf-32-be", CODEC_UTF_32, true, false, NULL},
    {"cp1252", CODEC_CHARMAP, false, false, cp1252},
    {"cp437", CODEC_CHARMAP, false, false, cp437},
    {"cp1251", CODEC_CHARMAP, false, false, cp1251},
    {"iso8859-15", CODEC_CHARMAP, false, false, iso8859_15},
    {"unicode_escape", CODEC_UNICODE_ESCAPE, false, false, NULL},
    {"raw_unicode_escape", CODEC_RAW_UNICODE_ESCAPE, false, false, NULL},
};

static const codec_t latin_1 = {"latin-1", CODEC_LATIN_1, false, false, NULL}; // its name in messages

// Other names, without what separates words: '\0' between them, in the order of the codecs.
static const char *const aliases[] = {
    "utf8\0u8\0utf\0cp65001\0",
    "utf8sig\0",
    "ascii\0usascii\000646\0ansix341968\0iso646us\0us\0",
    "iso88591\0latin1\0latin\0l1\0cp819\0" "8859\0iso8859\0",
    "utf16\0u16\0",
    "utf16le\0unicodelittleunmarked\0",
    "utf16be\0unicodebigunmarked\0",
    "utf32\0u32\0",
    "utf32le\0",
    "utf32be\0",
    "cp1252\0windows1252\0" "1252\0",
    "cp437\0ibm437\0" "437\0",
    "cp1251\0windows1251\0" "1251\0",
    "iso885915\0latin9\0l9\0",
    "unicodeescape\0",
    "rawunicodeescape\0",
};

const codec_t *text_codec(text_t name) {
    char plain[32];
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        if (c == '-' || c == '_' || c == ' ') {
            continue;
        }
        if (len == sizeof(plain) - 1 || c == 0) {
            return NULL;
        }
        plain[len++] = c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    }
    plain[len] = 0;
    for (size_t i = 0; i < MP_ARRAY_SIZE(codecs) && len != 0; i++) {
        for (const char *alias = aliases[i]; *alias != 0; alias += strlen(alias) + 1) {
            if (strcmp(alias, plain) == 0) {
                return &codecs[i];
            }
        }
    }
    return NULL;
}

static const codec_t *get_codec(mp_obj_t encoding, mp_obj_t *errors, const char *method) {
    text_t name;
    if (*errors != MP_OBJ_NULL) {
        if (!text_of_str(*errors, &name)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() argument 'errors' must be str, not %s"), method, text_type_of(*errors));
        }
        *errors = mp_obj_cast_to_native_base(*errors, MP_OBJ_FROM_PTR(&mp_type_str));
    }
    if (encoding == MP_OBJ_NULL) {
        return &codecs[0];
    }
    if (!text_of_str(encoding, &name)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s() argument 'encoding' must be str, not %s"), method, text_type_of(encoding));
    }
    const codec_t *codec = text_codec(name);
    if (codec == NULL) {
        mp_raise_msg_varg(&mp_type_LookupError, MP_ERROR_TEXT("unknown encoding: %s"), (const char *)mp_obj_str_get_str(encoding));
    }
    return codec->kind == CODEC_LATIN_1 ? &latin_1 : codec;
}

// --- Encoding ---------------------------------------------------------------------------------------------------------

static void put_unit(vstr_t *to, const codec_t *codec, size_t width, uint32_t value) {
    char *at = vstr_add_len(to, width);
    for (size_t i = 0; i < width; i++) {
        at[codec->big_endian ? width - 1 - i : i] = value >> 8 * i;
    }
}

// Adds a character's bytes, or returns false.
static bool encode_character(const codec_t *codec, unichar c, vstr_t *to) {
    bool is_surrogate = c >= 0xd800 && c <= 0xdfff;
    switch (codec->kind) {
        case CODEC_UTF_8:
        case CODEC_UTF_8_SIG:
            if (is_surrogate) {
                return false;
            }
            vstr_add_char(to, c);
            return true;
        case CODEC_ASCII:
        case CODEC_LATIN_1:
            if (c > (codec->kind == CODEC_ASCII ? 0x7f : 0xff)) {
                return false;
            }
            vstr_add_byte(to, c);
            return true;
        case CODEC_UTF_16:
            if (is_surrogate) {
                return false;
            }
            if (c >= 0x10000) {
                put_unit(to, codec, 2, 0xd7c0 + (c >> 10));
                c = 0xdc00 | (c & 0x3ff);
            }
            put_unit(to, codec, 2, c);
            return true;
        case CODEC_UTF_32:
            if (is_surrogate) {
                return false;
            }
            put_unit(to, codec, 4, c);
            return true;
        case CODEC_CHARMAP:
            if (c < 0x80) {
                vstr_add_byte(to, c);
                return true;
            }
            for (size_t i = 0; i < 128; i++) {
                if (codec->high[i] == c) {
                    vstr_add_byte(to, 0x80 + i);
                    return true;
                }
            }
            return false;
        default: // CODEC_UNICODE_ESCAPE, CODEC_RAW_UNICODE_ESCAPE
            if (codec->kind == CODEC_RAW_UNICODE_ESCAPE ? c < 0x100 : c >= 0x20 && c < 0x7f && c != '\\') {
                vstr_add_byte(to, c);
            } else if (c == '\n' || c == '\r' || c == '\t' || c == '\\') {
                vstr_add_byte(to, '\\');
                vstr_add_byte(to, c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c);
            } else {
                vstr_printf(to, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
            }
            return true;
    }
}

static const char *why_not(const codec_t *codec) {
    switch (codec->kind) {
        case CODEC_ASCII:
            return "ordinal not in range(128)";
        case CODEC_LATIN_1:
            return "ordinal not in range(256)";
        case CODEC_CHARMAP:
            return "character maps to <undefined>";
        default:
            return "surrogates not allowed";
    }
}

static bool has_surrogates(text_t text) {
    for (const byte *at = text.data, *end = text.data + text.len; (at = memchr(at, 0xed, end - at)) != NULL; at++) {
        if (at[1] >= 0xa0) {
            return true;
        }
    }
    return false;
}

// Bytes that share a str's data, which never changes either.
static mp_obj_t same_data(const mp_obj_type_t *type, text_t text) {
    if (text.len < 32) {
        return text_new(type, text.data, text.len);
    }
    mp_obj_str_t *result = MP_OBJ_TO_PTR(mp_obj_new_str_copy(type, NULL, text.len));
    result->data = text.data;
    result->hash = 0;
    return MP_OBJ_FROM_PTR(result);
}

mp_obj_t text_encode(const char *method, mp_obj_t self, mp_obj_t encoding, mp_obj_t errors) {
    const codec_t *codec = get_codec(encoding, &errors, method);
    text_t all = text_of_self(self);
    if ((codec->kind == CODEC_UTF_8 && !has_surrogates(all)) || (codec->kind <= CODEC_LATIN_1 && !codec->has_mark && text_is_ascii(all))) {
        return same_data(&mp_type_bytes, all);
    }
    vstr_t bytes;
    vstr_init(&bytes, all.len + 4);
    if (codec->has_mark) {
        if (codec->kind == CODEC_UTF_8_SIG) {
            vstr_add_char(&bytes, 0xfeff);
        } else {
            encode_character(codec, 0xfeff, &bytes);
        }
    }
    const byte *at = all.data, *end = all.data + all.len;
    size_t index = 0;
    while (at != end) {
        const byte *first = at;
        if (encode_character(codec, text_next(&at), &bytes)) {
            ++index;
            continue;
        }
        codec_error_t error = {codec, errors, self, index, index + 1, why_not(codec)};
        const byte *behind = at;
        size_t len = bytes.len;
        while (at != end && !encode_character(codec, text_next(&at), &bytes)) {
            ++error.end;
            behind = at;
        }
        bytes.len = len;
        vstr_t text;
        vstr_init(&text, 16);
        text_handle_encoding(&error, (text_t) {first, behind - first}, &bytes, &text, &index);
        at = index == error.end ? behind : all.data + text_offset(all, index);
        for (const byte *c = (const byte *)text.buf, *stop = c + text.len; c != stop;) {
            if (!encode_character(codec, text_next(&c), &bytes)) {
                text_raise_codec_error(&error, true);
            }
        }
    }
    return text_from_vstr(&mp_type_bytes, &bytes);
}

// --- Decoding ---------------------------------------------------------------------------------------------------------

// Each of these takes the character at `at`, or says why it cannot and how many bytes that concerns.
typedef struct {
    unichar character; // or, where reason is set, none
    size_t len;
    const char *reason;
} decoded_t;

static decoded_t decode_utf_8(const byte *at, size_t left) {
    byte lead = at[0];
    if (lead < 0x80) {
        return (decoded_t) {lead, 1, NULL};
    }
    if (lead < 0xc2 || lead > 0xf4) {
        return (decoded_t) {0, 1, "invalid start byte"};
    }
    size_t len = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    byte low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    byte high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    for (size_t i = 1; i < len; i++) {
        if (i == left) {
            return (decoded_t) {0, left, "unexpected end of data"};
        }
        if (at[i] < low || at[i] > high) {
            return (decoded_t) {0, i, "invalid continuation byte"};
        }
        low = 0x80;
        high = 0xbf;
    }
    const byte *from = at;
    return (decoded_t) {text_next(&from), len, NULL};
}

static uint32_t get_unit(const codec_t *codec, const byte *at, size_t width) {
    uint32_t value = 0;
    for (size_t i = 0; i < width; i++) {
        value |= (uint32_t)at[codec->big_endian ? width - 1 - i : i] << 8 * i;
    }
    return value;
}

static decoded_t decode_utf_16(const codec_t *codec, const byte *at, size_t left) {
    if (left < 2) {
        return (decoded_t) {0, left, "truncated data"};
    }
    uint32_t c = get_unit(codec, at, 2);
    if (c < 0xd800 || c > 0xdfff) {
        return (decoded_t) {c, 2, NULL};
    }
    if (c >= 0xdc00) {
        return (decoded_t) {0, 2, "illegal encoding"};
    }
    if (left < 4) {
        return (decoded_t) {0, left, "unexpected end of data"};
    }
    uint32_t low = get_unit(codec, at + 2, 2);
    if (low < 0xdc00 || low > 0xdfff) {
        return (decoded_t) {0, 2, "illegal UTF-16 surrogate"};
    }
    return (decoded_t) {0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff)), 4, NULL};
}

static decoded_t decode_utf_32(const codec_t *codec, const byte *at, size_t left) {
    if (left < 4) {
        return (decoded_t) {0, left, "truncated data"};
    }
    uint32_t c = get_unit(codec, at, 4);
    if (c >= 0xd800 && c <= 0xdfff) {
        return (decoded_t) {0, 4, "code point in surrogate code point range(0xd800, 0xe000)"};
    }
    return c > 0x10ffff ? (decoded_t) {0, 4, "code point not in range(0x110000)"} : (decoded_t) {c, 4, NULL};
}

static decoded_t decode_escape(const codec_t *codec, const byte *at, size_t left) {
    bool is_raw = codec->kind == CODEC_RAW_UNICODE_ESCAPE;
    if (at[0] != '\\' || (is_raw && (left == 1 || (at[1] != 'u' && at[1] != 'U' && at[1] != '\\')))) {
        return (decoded_t) {at[0], 1, NULL};
    }
    if (left == 1) {
        return (decoded_t) {0, 1, "\\ at end of string"};
    }
    static const char simple[] = "n\nr\rt\tb\bf\fv\va\a\\\\''\"\"";
    for (const char *pair = simple; *pair != 0; pair += 2) {
        if ((byte)*pair == at[1]) {
            return (decoded_t) {(byte)pair[1], 2, NULL};
        }
    }
    size_t digits = at[1] == 'x' ? 2 : at[1] == 'u' ? 4 : at[1] == 'U' ? 8 : 0;
    unichar value = 0;
    if (digits != 0) {
        for (size_t i = 0; i < digits; i++) {
            if (2 + i == left || !unichar_isxdigit(at[2 + i])) {
                return (decoded_t) {0, 2 + i, digits == 2 ? "truncated \\xXX escape" : digits == 4 ? "truncated \\uXXXX escape"
                    : "truncated \\UXXXXXXXX escape"};
            }
            value = value << 4 | unichar_xdigit_value(at[2 + i]);
        }
        return value > 0x10ffff ? (decoded_t) {0, 2 + digits, "illegal Unicode character"} : (decoded_t) {value, 2 + digits, NULL};
    }
    size_t len = 1;
    while (len < 4 && len < left && at[len] >= '0' && at[len] <= '7') {
        value = value << 3 | (at[len++] - '0');
    }
    return len == 1 ? (decoded_t) {'\\', 1, NULL} : (decoded_t) {value, len, NULL};
}

static decoded_t decode_character(const codec_t *codec, const byte *at, size_t left) {
    switch (codec->kind) {
        case CODEC_UTF_8:
        case CODEC_UTF_8_SIG:
            return decode_utf_8(at, left);
        case CODEC_UTF_16:
            return decode_utf_16(codec, at, left);
        case CODEC_UTF_32:
            return decode_utf_32(codec, at, left);
        case CODEC_ASCII:
            return at[0] < 0x80 ? (decoded_t) {at[0], 1, NULL} : (decoded_t) {0, 1, "ordinal not in range(128)"};
        case CODEC_CHARMAP: {
            unichar c = at[0] < 0x80 ? at[0] : codec->high[at[0] - 0x80];
            return c == 0 && at[0] != 0 ? (decoded_t) {0, 1, "character maps to <undefined>"} : (decoded_t) {c, 1, NULL};
        }
        case CODEC_UNICODE_ESCAPE:
        case CODEC_RAW_UNICODE_ESCAPE:
            return decode_escape(codec, at, left);
        default:
            return (decoded_t) {at[0], 1, NULL};
    }
}

// Skips the mark at the beginning, which may tell the order of bytes.
static size_t skip_mark(const codec_t **codec, text_t bytes) {
    if (!(*codec)->has_mark) {
        return 0;
    }
    if ((*codec)->kind == CODEC_UTF_8_SIG) {
        return bytes.len >= 3 && memcmp(bytes.data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    }
    size_t width = (*codec)->kind == CODEC_UTF_16 ? 2 : 4;
    const codec_t *little = *codec + 1, *big = *codec + 2;
    bool is_little = bytes.len >= width && get_unit(little, bytes.data, width) == 0xfeff;
    bool is_big = bytes.len >= width && get_unit(big, bytes.data, width) == 0xfeff;
    *codec = is_big ? big : little;
    return is_little || is_big ? width : 0;
}

mp_obj_t text_decode(const char *method, text_t all, mp_obj_t owner, mp_obj_t encoding, mp_obj_t errors) {
    const codec_t *codec = get_codec(encoding, &errors, method);
    bool is_ascii = codec->kind <= CODEC_LATIN_1 && !codec->has_mark && text_is_ascii(all);
    if (is_ascii || (codec->kind == CODEC_UTF_8 && utf8_check(all.data, all.len) && !has_surrogates(all))) {
        if (mp_obj_is_exact_type(owner, &mp_type_bytes) && all.len >= 32) {
            return same_data(&mp_type_str, all);
        }
        return text_new_str(all.data, all.len);
    }
    vstr_t text;
    vstr_init(&text, all.len + 4);
    for (size_t at = skip_mark(&codec, all); at < all.len;) {
        decoded_t next = decode_character(codec, all.data + at, all.len - at);
        if (next.reason == NULL) {
            vstr_add_char(&text, next.character);
            if (codec->kind == CODEC_RAW_UNICODE_ESCAPE && next.len == 2) {
                vstr_add_char(&text, next.character); // two backslashes, which escape nothing
            }
            at += next.len;
        } else {
            mp_obj_t object = mp_obj_is_exact_type(owner, &mp_type_bytes) ? owner : mp_obj_new_bytes(all.data, all.len);
            codec_error_t error = {codec, errors, object, at, at + next.len, next.reason};
            at = text_handle_decoding(&error, &all, &text);
        }
    }
    return text_from_vstr(&mp_type_str, &text);
}

// --- For the module codecs ---------------------------------------------------------------------------------------------

static mp_obj_t codec_name(mp_obj_t name_in) {
    text_t name;
    if (!text_of_str(name_in, &name)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("lookup() argument must be str, not %s"), text_type_of(name_in));
    }
    const codec_t *codec = text_codec(name);
    return codec == NULL ? mp_const_none : mp_obj_new_str_from_cstr(codec->name);
}
static MP_DEFINE_CONST_FUN_OBJ_1(codec_name_obj, codec_name);

extern const mp_obj_fun_builtin_fixed_t text_register_error_obj, text_registered_error_obj;

static const mp_rom_map_elem_t codecs_globals[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__codecs)},
    {MP_ROM_QSTR(MP_QSTR_name), MP_ROM_PTR(&codec_name_obj)},
    {MP_ROM_QSTR(MP_QSTR_register_error), MP_ROM_PTR(&text_register_error_obj)},
    {MP_ROM_QSTR(MP_QSTR_error), MP_ROM_PTR(&text_registered_error_obj)},
};
static MP_DEFINE_CONST_DICT(codecs_globals_dict, codecs_globals);

const mp_obj_module_t text_codecs_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&codecs_globals_dict,
};
MP_REGISTER_MODULE(MP_QSTR__codecs, text_codecs_module);
