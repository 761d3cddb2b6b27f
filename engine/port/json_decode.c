// JSON to Python values: the part of the module json that has to be fast.

#include "py/cstack.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/parsenum.h"
#include "py/runtime.h"
#include "py/unicode.h"

#include "json.h"

// How the values are to be made; MP_OBJ_NULL or None for hooks that are not there.
typedef struct {
    mp_obj_t source;
    const byte *begin;
    const byte *at;
    const byte *end;
    mp_obj_t object_hook;
    mp_obj_t pairs_hook;
    mp_obj_t parse_float;
    mp_obj_t parse_int;
    mp_obj_t parse_constant;
    bool strict;
} decoder_t;

static NORETURN void fail(const decoder_t *decoder, const char *message, const byte *at) {
    mp_obj_t type = mp_load_attr(mp_import_name(MP_QSTR_json, mp_const_none, MP_OBJ_NEW_SMALL_INT(0)), MP_QSTR_JSONDecodeError);
    mp_obj_t position = mp_obj_new_int_from_uint(utf8_charlen(decoder->begin, (size_t)(at - decoder->begin)));
    mp_obj_t args[] = {mp_obj_new_str_from_cstr(message), decoder->source, position};
    nlr_raise(mp_make_raise_obj(mp_call_function_n_kw(type, 3, 0, args)));
}

static void skip_space(decoder_t *decoder) {
    while (decoder->at < decoder->end && (*decoder->at == ' ' || *decoder->at == '\n' || *decoder->at == '\r' || *decoder->at == '\t')) {
        ++decoder->at;
    }
}

static bool skip(decoder_t *decoder, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(decoder->end - decoder->at) < length || memcmp(decoder->at, word, length) != 0) {
        return false;
    }
    decoder->at += length;
    return true;
}

// The four digits behind `\u`, of which `u` is at `at`.
static uint32_t decode_hexadecimal(decoder_t *decoder, const byte *at) {
    uint32_t value = 0;
    for (size_t i = 1; i <= 4; ++i) {
        if ((size_t)(decoder->end - at) <= i || !unichar_isxdigit(at[i])) {
            fail(decoder, "Invalid \\uXXXX escape", at);
        }
        value = value << 4 | unichar_xdigit_value(at[i]);
    }
    return value;
}

static const byte *decode_escape(decoder_t *decoder, const byte *at, vstr_t *text) {
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (*at == 'u') {
        uint32_t character = decode_hexadecimal(decoder, at);
        at += 5;
        if (character >> 10 == 0xd800 >> 10 && decoder->end - at > 6 && at[0] == '\\' && at[1] == 'u') {
            uint32_t low = decode_hexadecimal(decoder, at + 1);
            if (low >> 10 == 0xdc00 >> 10) {
                character = 0x10000 + ((character & 0x3ff) << 10 | (low & 0x3ff));
                at += 6;
            }
        }
        vstr_add_char(text, character);
        return at;
    }
    const char *letter = *at == 0 ? NULL : strchr(letters, *at);
    if (letter == NULL) {
        fail(decoder, "Invalid \\escape", at - 1);
    }
    vstr_add_byte(text, (byte)meanings[letter - letters]);
    return at + 1;
}

// Behind the quote.
static mp_obj_t decode_string(decoder_t *decoder) {
    const byte *begin = decoder->at;
    const byte *at = begin;
    const byte *plain = begin; // what has not been taken over yet begins here
    vstr_t text = {.buf = NULL};
    for (;;) {
        while (at < decoder->end && *at != '"' && *at != '\\' && *at >= 0x20) {
            ++at;
        }
        if (at == decoder->end) {
            fail(decoder, "Unterminated string starting at", begin - 1);
        }
        if (*at == '"') {
            break;
        }
        if (*at != '\\') {
            if (decoder->strict) {
                fail(decoder, "Invalid control character at", at);
            }
            ++at;
            continue;
        }
        if (text.buf == NULL) {
            vstr_init(&text, (size_t)(at - begin) + 32);
        }
        vstr_add_strn(&text, (const char *)plain, (size_t)(at - plain));
        if (++at == decoder->end) {
            fail(decoder, "Unterminated string starting at", begin - 1);
        }
        plain = at = decode_escape(decoder, at, &text);
    }
    decoder->at = at + 1;
    if (text.buf == NULL) {
        return mp_obj_new_str((const char *)begin, (size_t)(at - begin));
    }
    vstr_add_strn(&text, (const char *)plain, (size_t)(at - plain));
    return mp_obj_new_str(text.buf, text.len);
}

static void skip_digits(decoder_t *decoder) {
    while (decoder->at < decoder->end && (byte)(*decoder->at - '0') < 10) {
        ++decoder->at;
    }
}

static bool is_digit(const decoder_t *decoder, const byte *at) {
    return at < decoder->end && (byte)(*at - '0') < 10;
}

static mp_obj_t decode_number(decoder_t *decoder) {
    const byte *begin = decoder->at;
    const byte *at = begin + (*begin == '-');
    if (!is_digit(decoder, at)) {
        fail(decoder, "Expecting value", begin);
    }
    decoder->at = at + 1;
    if (*at != '0') {
        skip_digits(decoder);
    }
    bool is_float = false;
    at = decoder->at;
    if (at < decoder->end && *at == '.' && is_digit(decoder, at + 1)) {
        is_float = true;
        ++decoder->at;
        skip_digits(decoder);
        at = decoder->at;
    }
    if (at < decoder->end && (*at | 0x20) == 'e') {
        const byte *exponent = at + 1;
        exponent += exponent < decoder->end && (*exponent == '-' || *exponent == '+');
        if (is_digit(decoder, exponent)) {
            is_float = true;
            decoder->at = exponent;
            skip_digits(decoder);
        }
    }
    const char *text = (const char *)begin;
    size_t length = (size_t)(decoder->at - begin);
    mp_obj_t hook = is_float ? decoder->parse_float : decoder->parse_int;
    if (hook != mp_const_none) {
        return mp_call_function_1(hook, mp_obj_new_str(text, length));
    }
    if (is_float) {
        return mp_parse_num_float(text, length, false, NULL);
    }
    if (length < 9) {
        mp_int_t value = 0;
        for (size_t i = *text == '-'; i < length; ++i) {
            value = value * 10 + text[i] - '0';
        }
        return MP_OBJ_NEW_SMALL_INT(*text == '-' ? -value : value);
    }
    return mp_parse_num_integer(text, length, 10, NULL);
}

static mp_obj_t decode_value(decoder_t *decoder);

static mp_obj_t decode_array(decoder_t *decoder) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    skip_space(decoder);
    if (skip(decoder, "]")) {
        return list;
    }
    for (;;) {
        mp_obj_list_append(list, decode_value(decoder));
        skip_space(decoder);
        if (skip(decoder, "]")) {
            return list;
        }
        if (!skip(decoder, ",")) {
            fail(decoder, "Expecting ',' delimiter", decoder->at);
        }
        skip_space(decoder);
    }
}

static mp_obj_t decode_object(decoder_t *decoder) {
    bool pairs = decoder->pairs_hook != mp_const_none;
    mp_obj_t object = pairs ? mp_obj_new_list(0, NULL) : mp_obj_new_dict(0);
    skip_space(decoder);
    if (!skip(decoder, "}")) {
        for (;;) {
            if (!skip(decoder, "\"")) {
                fail(decoder, "Expecting property name enclosed in double quotes", decoder->at);
            }
            mp_obj_t item[2];
            item[0] = decode_string(decoder);
            skip_space(decoder);
            if (!skip(decoder, ":")) {
                fail(decoder, "Expecting ':' delimiter", decoder->at);
            }
            skip_space(decoder);
            item[1] = decode_value(decoder);
            if (pairs) {
                mp_obj_list_append(object, mp_obj_new_tuple(2, item));
            } else {
                mp_obj_dict_store(object, item[0], item[1]);
            }
            skip_space(decoder);
            if (skip(decoder, "}")) {
                break;
            }
            if (!skip(decoder, ",")) {
                fail(decoder, "Expecting ',' delimiter", decoder->at);
            }
            skip_space(decoder);
        }
    }
    if (pairs) {
        return mp_call_function_1(decoder->pairs_hook, object);
    }
    return decoder->object_hook == mp_const_none ? object : mp_call_function_1(decoder->object_hook, object);
}

static mp_obj_t decode_value(decoder_t *decoder) {
    mp_cstack_check();
    if (decoder->at == decoder->end) {
        fail(decoder, "Expecting value", decoder->at);
    }
    switch (*decoder->at) {
        case '"':
            ++decoder->at;
            return decode_string(decoder);
        case '{':
            ++decoder->at;
            return decode_object(decoder);
        case '[':
            ++decoder->at;
            return decode_array(decoder);
    }
    static const struct {
        const char *word;
        mp_obj_t value;
    } words[] = {{"null", mp_const_none}, {"true", mp_const_true}, {"false", mp_const_false}};
    for (size_t i = 0; i < MP_ARRAY_SIZE(words); ++i) {
        if (skip(decoder, words[i].word)) {
            return words[i].value;
        }
    }
    static const struct {
        const char *word;
        mp_float_t value;
    } constants[] = {{"NaN", NAN}, {"Infinity", INFINITY}, {"-Infinity", -INFINITY}};
    for (size_t i = 0; i < MP_ARRAY_SIZE(constants); ++i) {
        if (skip(decoder, constants[i].word)) {
            return decoder->parse_constant == mp_const_none ? mp_obj_new_float(constants[i].value)
                : mp_call_function_1(decoder->parse_constant, mp_obj_new_str_from_cstr(constants[i].word));
        }
    }
    if (*decoder->at != '-' && !is_digit(decoder, decoder->at)) {
        fail(decoder, "Expecting value", decoder->at);
    }
    return decode_number(decoder);
}

// decode(text, position, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant): the value, if the
// position is None, which must be all of the text; otherwise the value that begins there, and where it ends.
static mp_obj_t json_decode(size_t count, const mp_obj_t *args) {
    (void)count;
    size_t length;
    const byte *text = (const byte *)mp_obj_str_get_data(args[0], &length);
    decoder_t decoder = {
        .source = args[0], .begin = text, .at = text, .end = text + length, .strict = mp_obj_is_true(args[2]), .object_hook = args[3],
        .pairs_hook = args[4], .parse_float = args[5], .parse_int = args[6], .parse_constant = args[7],
    };
    if (args[1] == mp_const_none) {
        skip_space(&decoder);
        mp_obj_t value = decode_value(&decoder);
        skip_space(&decoder);
        if (decoder.at != decoder.end) {
            fail(&decoder, "Extra data", decoder.at);
        }
        return value;
    }
    for (mp_int_t position = mp_obj_get_int(args[1]); position > 0 && decoder.at < decoder.end; --position) {
        for (++decoder.at; decoder.at < decoder.end && UTF8_IS_CONT(*decoder.at); ++decoder.at) {
        }
    }
    mp_obj_t both[2];
    both[0] = decode_value(&decoder);
    both[1] = mp_obj_new_int_from_uint(utf8_charlen(decoder.begin, (size_t)(decoder.at - decoder.begin)));
    return mp_obj_new_tuple(2, both);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(json_decode_obj, 8, 8, json_decode);
