// Regular expressions: where a match can begin, and what is searched: its bytes, and positions in it, which Python counts in
// characters.

#include "re_program.h"

#include <string.h>

#include "py/objstr.h"
#include "py/unicode.h"

#include "heap.h"

uint32_t re_decode(const byte *at, const byte **next) {
    uint32_t lead = *at++;
    if (lead >= 0x80) {
        size_t more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        lead &= 0x3f >> more;
        while (more-- > 0) {
            lead = lead << 6 | (*at++ & 0x3f);
        }
    }
    *next = at;
    return lead;
}

// --- Where a match can begin ------------------------------------------------------------------------------------------

// Alternatives and instructions that are looked at. A pattern beyond that is searched for without knowing.
#define FIRST_DEPTH 24
#define FIRST_STEPS 1000

typedef struct {
    const re_pattern_t *pattern;
    uint32_t *bytes;
    int steps;
} first_t;

static void add_byte(first_t *first, uint32_t value) {
    first->bytes[value / 32 % 8] |= (uint32_t)1 << value % 32;
}

static void add_far_leads(first_t *first) {
    for (uint32_t lead = 0xc2; lead <= 0xf4; ++lead) {
        add_byte(first, lead);
    }
}

static bool add_single(first_t *first, const uint32_t *code) {
    bool text = first->pattern->text;
    switch (RE_CODE(*code)) {
        case RE_TEXT:
            add_byte(first, *(const byte *)(code + 1));
            return true;
        case RE_EITHER:
            add_byte(first, RE_ARGUMENT(*code) & 0xff);
            add_byte(first, RE_ARGUMENT(*code) >> 8);
            return true;
        case RE_FOLDED: {
            uint32_t variants[4];
            for (size_t i = re_variants(code[1], variants); i-- > 0;) {
                if (variants[i] < 0x80) {
                    add_byte(first, variants[i]);
                } else {
                    add_far_leads(first);
                }
            }
            return true;
        }
        case RE_SET: {
            const re_set_t *set = (const re_set_t *)code;
            bool far = text && (set->kind != 0 || RE_ARGUMENT(*code) > RE_SET_WORDS);
            for (size_t i = 0; i < 8; ++i) {
                if (text && i >= 4) {
                    far |= set->bitmap[i] != 0;
                } else {
                    first->bytes[i] |= set->bitmap[i];
                }
            }
            if (far) {
                add_far_leads(first);
            }
            return true;
        }
        default:
            return false;
    }
}

// Adds the bytes that what begins at `code` can begin with. False when it may match nothing, or is too complicated.
static bool add_first(first_t *first, const uint32_t *code, int depth) {
    if (depth > FIRST_DEPTH) {
        return false;
    }
    while (--first->steps > 0) {
        uint32_t argument = RE_ARGUMENT(*code);
        switch (RE_CODE(*code)) {
            case RE_SAVE:
            case RE_ATOMIC:
            case RE_ATOMIC_END:
            case RE_AT_BEGIN:
            case RE_AT_LINE_BEGIN:
            case RE_AT_BOUNDARY:
            case RE_AT_NO_BOUNDARY:
                ++code;
                break;
            case RE_LOOK:
            case RE_NOT:
                code += code[2];
                break;
            case RE_REPEAT: {
                const uint32_t *single = code + 3;
                if (!add_single(first, single)) {
                    return false;
                }
                if (code[1] > 0) {
                    return true;
                }
                code = single + re_code_words(single);
                break;
            }
            case RE_LOOP:
                if (code[1] == 0 && !add_first(first, code + code[3] + 2, depth + 1)) {
                    return false;
                }
                code += 4;
                break;
            case RE_JUMP:
                code += argument;
                break;
            case RE_BRANCH:
            case RE_SKIP:
                if (!add_first(first, code + 1, depth + 1)) {
                    return false;
                }
                code += argument;
                break;
            default:
                return re_is_single(code) && add_single(first, code);
        }
    }
    return false;
}

void re_find_first(re_pattern_t *pattern) {
    const uint32_t *code = pattern->code;
    while (RE_CODE(*code) == RE_SAVE) {
        ++code;
    }
    pattern->anchored = RE_CODE(*code) == RE_AT_BEGIN;
    memset(pattern->first, 0, sizeof(pattern->first));
    first_t first = {pattern, pattern->first, FIRST_STEPS};
    pattern->has_first = add_first(&first, pattern->code, 0);
    pattern->only_first = -1;
    int count = 0;
    for (int i = 0; i < 8; ++i) {
        if (pattern->first[i] != 0) {
            count += __builtin_popcount(pattern->first[i]);
            pattern->only_first = (int16_t)(32 * i + __builtin_ctz(pattern->first[i]));
        }
    }
    if (!pattern->has_first || count != 1) {
        pattern->only_first = -1;
    }
}

bool re_search_from(re_run_t *run, const byte *at) {
    const re_pattern_t *pattern = run->pattern;
    const byte *end = run->end;
    if (pattern->anchored) {
        return at == run->begin && re_match_at(run, at);
    }
    for (;;) {
        if (pattern->only_first >= 0) {
            at = memchr(at, pattern->only_first, (size_t)(end - at));
            if (at == NULL) {
                return false;
            }
        } else if (pattern->has_first) {
            while (at < end && !(pattern->first[*at / 32] >> *at % 32 & 1)) {
                ++at;
            }
        }
        if ((size_t)(end - at) < pattern->width) {
            return false;
        }
        if (re_match_at(run, at)) {
            return true;
        }
        if (at == end) {
            return false;
        }
        ++at;
        while (pattern->text && at < end && (*at & 0xc0) == 0x80) {
            ++at;
        }
    }
}

// --- What is searched -----------------------------------------------------------------------------------------------

// The str that positions were asked of last, and one of them in both measures. It may be garbage, but its address means the
// same until the next sweep.
static struct {
    const byte *begin;
    size_t length;
    uint32_t sweep;
    bool ascii;
    size_t bytes;
    size_t characters;
} known;

void re_forget(void) {
    memset(&known, 0, sizeof known);
}

static bool is_ascii(const byte *text, size_t length) {
    for (; length >= 4; text += 4, length -= 4) {
        uint32_t four;
        memcpy(&four, text, 4);
        if (four & 0x80808080) {
            return false;
        }
    }
    for (; length > 0; ++text, --length) {
        if (*text >= 0x80) {
            return false;
        }
    }
    return true;
}

// Whether positions are those of bytes.
static bool is_plain(const re_subject_t *subject) {
    if (!subject->text) {
        return true;
    }
    if (known.begin != subject->begin || known.length != subject->length || known.sweep != heap_sweeps) {
        bool ascii = is_ascii(subject->begin, subject->length);
        known.begin = subject->begin;
        known.length = subject->length;
        known.sweep = heap_sweeps;
        known.ascii = ascii;
        known.bytes = 0;
        known.characters = 0;
    }
    return known.ascii;
}

size_t re_subject_length(const re_subject_t *subject) {
    return re_to_position(subject, subject->length);
}

size_t re_to_bytes(const re_subject_t *subject, size_t position) {
    if (is_plain(subject)) {
        return MIN(position, subject->length);
    }
    size_t at = known.bytes, characters = known.characters;
    if (position < characters / 2) {
        at = 0;
        characters = 0;
    }
    const byte *text = subject->begin;
    while (characters > position) {
        characters -= (text[--at] & 0xc0) != 0x80;
    }
    while (characters < position && at < subject->length) {
        for (++at; at < subject->length && (text[at] & 0xc0) == 0x80; ++at) {
        }
        ++characters;
    }
    known.bytes = at;
    known.characters = characters;
    return at;
}

size_t re_to_position(const re_subject_t *subject, size_t bytes) {
    if (bytes == 0 || is_plain(subject)) {
        return bytes;
    }
    size_t at = known.bytes, characters = known.characters;
    if (bytes < at / 2) {
        at = 0;
        characters = 0;
    }
    const byte *text = subject->begin;
    while (at > bytes) {
        characters -= (text[--at] & 0xc0) != 0x80;
    }
    while (at < bytes) {
        characters += (text[at++] & 0xc0) != 0x80;
    }
    known.bytes = at;
    known.characters = characters;
    return characters;
}

static bool set_text(re_subject_t *subject, mp_obj_t object) {
    if (!mp_obj_is_str(object)) {
        object = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_str));
        if (object == MP_OBJ_NULL) {
            return false;
        }
    }
    subject->begin = (const byte *)mp_obj_str_get_data(object, &subject->length);
    subject->text = true;
    return true;
}

void re_subject_of_any(mp_obj_t object, re_subject_t *subject) {
    subject->object = object;
    if (set_text(subject, object)) {
        return;
    }
    mp_buffer_info_t buffer;
    if (!mp_get_buffer(object, &buffer, MP_BUFFER_READ)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("expected string or bytes-like object, got '%s'"), mp_obj_get_type_str(object));
    }
    subject->begin = buffer.buf != NULL ? buffer.buf : (const byte *)"";
    subject->length = buffer.len;
    subject->text = false;
}

void re_subject(const re_pattern_t *pattern, mp_obj_t object, re_subject_t *subject) {
    re_subject_of_any(object, subject);
    if (subject->text && !pattern->text) {
        mp_raise_TypeError(MP_ERROR_TEXT("cannot use a bytes pattern on a string-like object"));
    }
    if (!subject->text && pattern->text) {
        mp_raise_TypeError(MP_ERROR_TEXT("cannot use a string pattern on a bytes-like object"));
    }
}

mp_obj_t re_slice(const re_subject_t *subject, size_t from, size_t to) {
    // A bytearray may have become shorter meanwhile.
    to = MIN(to, subject->length);
    from = MIN(from, to);
    if (from == 0 && to == subject->length && (mp_obj_is_str(subject->object) || mp_obj_is_exact_type(subject->object, &mp_type_bytes))) {
        return subject->object;
    }
    const byte *begin = subject->begin + from;
    return subject->text ? mp_obj_new_str((const char *)begin, to - from) : mp_obj_new_bytes(begin, to - from);
}
