// Upper and lower case, and what the characters of a text are.

#include "text.h"

#include "unicode_data.h"

static inline bool is_cased(unichar c) {
    return unicode_is_upper(c) || unicode_is_lower(c) || unicode_is_title(c);
}

// A capital sigma is a final one behind a cased character and not before one, those apart that do not count.
static bool is_final_sigma(text_t text, const byte *sigma, const byte *behind) {
    const byte *at = sigma;
    bool after_cased = false;
    while (at != text.data) {
        at = text_before(at);
        const byte *here = at;
        unichar c = text_next(&here);
        if (!unicode_is_case_ignorable(c)) {
            after_cased = is_cased(c);
            break;
        }
    }
    if (!after_cased) {
        return false;
    }
    const byte *end = text.data + text.len;
    while (behind != end) {
        unichar c = text_next(&behind);
        if (!unicode_is_case_ignorable(c)) {
            return !is_cased(c);
        }
    }
    return true;
}

#define CAPITAL_SIGMA (0x3a3)
#define SMALL_SIGMA (0x3c3)
#define FINAL_SIGMA (0x3c2)

typedef enum { UPPER, LOWER, TITLE, FOLD, SWAP, CAPITALIZE } change_t;

static mp_obj_t change_str(mp_obj_t self, change_t change) {
    text_t text = text_of_self(self);
    vstr_t changed;
    vstr_init(&changed, text.len + 1);
    bool after_cased = false;
    const byte *at = text.data, *end = text.data + text.len;
    while (at != end) {
        const byte *here = at;
        unichar c = text_next(&at);
        unicode_case_t *mapping = unicode_to_lower;
        if (change == UPPER || (change == SWAP && unicode_is_lower(c))) {
            mapping = unicode_to_upper;
        } else if (change == FOLD) {
            mapping = unicode_to_fold;
        } else if ((change == TITLE && !after_cased) || (change == CAPITALIZE && here == text.data)) {
            mapping = unicode_to_title;
        } else if (change == SWAP && !unicode_is_upper(c)) {
            mapping = NULL;
        }
        if (change == TITLE) {
            after_cased = is_cased(c);
        }
        uint32_t to[UNICODE_CASE_MAX] = {c};
        unsigned count = 1;
        if (mapping == unicode_to_lower && c == CAPITAL_SIGMA) {
            to[0] = is_final_sigma(text, here, at) ? FINAL_SIGMA : SMALL_SIGMA;
        } else if (mapping != NULL) {
            count = mapping(c, to);
        }
        for (unsigned i = 0; i < count; i++) {
            byte utf8[4];
            vstr_add_strn(&changed, (const char *)utf8, text_put(utf8, to[i]));
        }
    }
    return text_from_vstr(&mp_type_str, &changed);
}

// Bytes, and a str that is all ASCII.
static mp_obj_t change_bytes(mp_obj_t self, change_t change) {
    text_t text = text_of_self(self);
    vstr_t changed;
    vstr_init_len(&changed, text.len);
    bool after_letter = false;
    for (size_t i = 0; i < text.len; i++) {
        byte c = text.data[i];
        bool is_letter = (byte)((c | 0x20) - 'a') < 26;
        if (is_letter) {
            bool to_upper = change == UPPER || (change == SWAP && (c & 0x20) != 0)
                || (change == TITLE && !after_letter) || (change == CAPITALIZE && i == 0);
            c = to_upper ? c & ~0x20 : c | 0x20;
        }
        after_letter = is_letter;
        changed.buf[i] = c;
    }
    return text_from_vstr(mp_obj_get_type(self), &changed);
}

static mp_obj_t change(mp_obj_t self, change_t to) {
    if (!text_is_exact_str(self) || text_is_ascii(text_of_self(self))) {
        return change_bytes(self, to);
    }
    return change_str(self, to);
}

#define CASE_METHOD(name, to) \
    static mp_obj_t text_method_##name(mp_obj_t self) { \
        return change(self, to); \
    } \
    MP_DEFINE_CONST_FUN_OBJ_1(text_##name##_obj, text_method_##name)

CASE_METHOD(upper, UPPER);
CASE_METHOD(lower, LOWER);
CASE_METHOD(title, TITLE);
CASE_METHOD(casefold, FOLD);
CASE_METHOD(swapcase, SWAP);
CASE_METHOD(capitalize, CAPITALIZE);

// --- Classes ----------------------------------------------------------------------------------------------------------

typedef bool is_class_t(uint32_t c);

// Not empty, and every character is one.
static mp_obj_t all_are(mp_obj_t self, is_class_t *is_class, bool or_empty) {
    text_t text = text_of_self(self);
    bool is_str = text_is_exact_str(self);
    const byte *at = text.data, *end = text.data + text.len;
    while (at != end) {
        unichar c = is_str ? text_next(&at) : *at++;
        if ((c >= 0x80 && !is_str) || !is_class(c)) {
            return mp_const_false;
        }
    }
    return mp_obj_new_bool(text.len != 0 || or_empty);
}

#define CLASS_METHOD(name, is_class, or_empty) \
    static mp_obj_t text_method_##name(mp_obj_t self) { \
        return all_are(self, is_class, or_empty); \
    } \
    MP_DEFINE_CONST_FUN_OBJ_1(text_##name##_obj, text_method_##name)

static bool is_ascii_space(uint32_t c) {
    return c == ' ' || (c >= 9 && c <= 13);
}

CLASS_METHOD(isalnum, unicode_is_alnum, false);
CLASS_METHOD(isalpha, unicode_is_alpha, false);
CLASS_METHOD(isdecimal, unicode_is_decimal, false);
CLASS_METHOD(isdigit, unicode_is_digit, false);
CLASS_METHOD(isnumeric, unicode_is_numeric, false);
CLASS_METHOD(isprintable, unicode_is_printable, true);

static mp_obj_t text_method_isspace(mp_obj_t self) {
    return all_are(self, text_is_exact_str(self) ? unicode_is_space : is_ascii_space, false);
}
MP_DEFINE_CONST_FUN_OBJ_1(text_isspace_obj, text_method_isspace);

static mp_obj_t text_method_isascii(mp_obj_t self) {
    return mp_obj_new_bool(text_is_ascii(text_of_self(self)));
}
MP_DEFINE_CONST_FUN_OBJ_1(text_isascii_obj, text_method_isascii);

static mp_obj_t text_method_isidentifier(mp_obj_t self) {
    text_t text = text_of_self(self);
    const byte *at = text.data, *end = text.data + text.len;
    bool is_identifier = at != end && unicode_starts_identifier(text_next(&at));
    while (is_identifier && at != end) {
        is_identifier = unicode_continues_identifier(text_next(&at));
    }
    return mp_obj_new_bool(is_identifier);
}
MP_DEFINE_CONST_FUN_OBJ_1(text_isidentifier_obj, text_method_isidentifier);

// Cased characters there must be, and all of the one case.
static mp_obj_t is_all(mp_obj_t self, is_class_t *wanted, is_class_t *other) {
    text_t text = text_of_self(self);
    bool is_str = text_is_exact_str(self);
    bool any = false;
    const byte *at = text.data, *end = text.data + text.len;
    while (at != end) {
        unichar c = is_str ? text_next(&at) : *at++;
        if (c >= 0x80 && !is_str) {
            continue;
        }
        if (other(c) || unicode_is_title(c)) {
            return mp_const_false;
        }
        any = any || wanted(c);
    }
    return mp_obj_new_bool(any);
}

static mp_obj_t text_method_isupper(mp_obj_t self) {
    return is_all(self, unicode_is_upper, unicode_is_lower);
}
MP_DEFINE_CONST_FUN_OBJ_1(text_isupper_obj, text_method_isupper);

static mp_obj_t text_method_islower(mp_obj_t self) {
    return is_all(self, unicode_is_lower, unicode_is_upper);
}
MP_DEFINE_CONST_FUN_OBJ_1(text_islower_obj, text_method_islower);

static mp_obj_t text_method_istitle(mp_obj_t self) {
    text_t text = text_of_self(self);
    bool is_str = text_is_exact_str(self);
    bool any = false, after_cased = false;
    const byte *at = text.data, *end = text.data + text.len;
    while (at != end) {
        unichar c = is_str ? text_next(&at) : *at++;
        if (c >= 0x80 && !is_str) {
            after_cased = false;
            continue;
        }
        bool lower = unicode_is_lower(c), capital = unicode_is_upper(c) || unicode_is_title(c);
        if ((capital && after_cased) || (lower && !after_cased)) {
            return mp_const_false;
        }
        after_cased = lower || capital;
        any = any || after_cased;
    }
    return mp_obj_new_bool(any);
}
MP_DEFINE_CONST_FUN_OBJ_1(text_istitle_obj, text_method_istitle);
