// Regular expressions: which characters a class has, and which ones are the same but for case.

#include "re_program.h"

#include <string.h>

#include "unicode_data.h"

// Characters that are the same but for case, where lower and upper case do not lead to all of them: more than two, or
// connected by their full case mappings only. From Unicode's UnicodeData.txt and SpecialCasing.txt.
static const uint16_t same[][4] = {
    {0x49, 0x69, 0x130, 0x131}, {0x4b, 0x6b, 0x212a}, {0x53, 0x73, 0x17f}, {0xc5, 0xe5, 0x212b}, {0x1c4, 0x1c5, 0x1c6},
    {0x1c7, 0x1c8, 0x1c9}, {0x1ca, 0x1cb, 0x1cc}, {0x1f1, 0x1f2, 0x1f3}, {0x345, 0x399, 0x3b9, 0x1fbe}, {0xb5, 0x39c, 0x3bc},
    {0x392, 0x3b2, 0x3d0}, {0x395, 0x3b5, 0x3f5}, {0x398, 0x3b8, 0x3d1, 0x3f4}, {0x39a, 0x3ba, 0x3f0}, {0x3a0, 0x3c0, 0x3d6},
    {0x3a1, 0x3c1, 0x3f1}, {0x3a3, 0x3c2, 0x3c3}, {0x3a6, 0x3c6, 0x3d5}, {0x3a9, 0x3c9, 0x2126}, {0x412, 0x432, 0x1c80},
    {0x414, 0x434, 0x1c81}, {0x41e, 0x43e, 0x1c82}, {0x421, 0x441, 0x1c83}, {0x422, 0x442, 0x1c84, 0x1c85},
    {0x42a, 0x44a, 0x1c86}, {0x462, 0x463, 0x1c87}, {0x1e60, 0x1e61, 0x1e9b}, {0x1c88, 0xa64a, 0xa64b}, {0xdf, 0x1e9e},
    {0x390, 0x1fd3}, {0x3b0, 0x1fe3}, {0xfb05, 0xfb06},
};

static const uint16_t *same_as(uint32_t character) {
    if (character < 0x80 && (character | 0x20) != 'i' && (character | 0x20) != 'k' && (character | 0x20) != 's') {
        return NULL;
    }
    for (size_t i = 0; i < MP_ARRAY_SIZE(same); ++i) {
        for (size_t j = 0; j < 4; ++j) {
            if (same[i][j] == character) {
                return same[i];
            }
        }
    }
    return NULL;
}

static uint32_t lower_of(uint32_t character) {
    uint32_t to[UNICODE_CASE_MAX];
    unicode_to_lower(character, to);
    return to[0];
}

static uint32_t upper_of(uint32_t character) {
    uint32_t to[UNICODE_CASE_MAX];
    // Where upper case takes several characters, the simple mapping is that to title case, if there is one.
    return unicode_to_upper(character, to) == 1 || unicode_to_title(character, to) == 1 ? to[0] : character;
}

uint32_t re_fold(uint32_t character) {
    uint32_t lower = lower_of(character);
    const uint16_t *others = same_as(lower);
    return others != NULL ? others[0] : lower;
}

size_t re_variants(uint32_t character, uint32_t variants[4]) {
    const uint16_t *others = same_as(character);
    size_t count = 0;
    if (others != NULL) {
        while (count < 4 && others[count] != 0) {
            variants[count] = others[count];
            ++count;
        }
        return count;
    }
    variants[count++] = character;
    uint32_t cases[] = {lower_of(character), upper_of(character)};
    for (size_t i = 0; i < 2; ++i) {
        if (cases[i] != character) {
            variants[count++] = cases[i];
        }
    }
    return count;
}

static bool is_ascii_letter(uint32_t character) {
    return (character | 0x20) - 'a' < 26;
}

bool re_in_category(uint32_t category, bool ascii, uint32_t character) {
    if (ascii && character >= 0x80) {
        return (category & (RE_NO_DIGIT | RE_NO_SPACE | RE_NO_WORD)) != 0;
    }
    bool answer = false;
    if (category & (RE_DIGIT | RE_NO_DIGIT)) {
        bool digit = character < 0x80 ? character - '0' < 10 : unicode_is_decimal(character);
        answer |= (category & (digit ? RE_DIGIT : RE_NO_DIGIT)) != 0;
    }
    if (category & (RE_SPACE | RE_NO_SPACE)) {
        bool space = character == ' ' || character - '\t' < 5 || (!ascii && unicode_is_space(character));
        answer |= (category & (space ? RE_SPACE : RE_NO_SPACE)) != 0;
    }
    if (category & (RE_WORD | RE_NO_WORD)) {
        bool word = character == '_' || (character < 0x80 ? is_ascii_letter(character) || character - '0' < 10 : unicode_is_alnum(character));
        answer |= (category & (word ? RE_WORD : RE_NO_WORD)) != 0;
    }
    return answer;
}

// Whether the set, before it is negated, has the character itself.
static bool has(const re_set_t *set, bool ascii, uint32_t character) {
    if ((set->kind & RE_CATEGORIES) != 0 && re_in_category(set->kind & RE_CATEGORIES, ascii, character)) {
        return true;
    }
    const uint32_t *end = (const uint32_t *)set + RE_ARGUMENT(set->instruction);
    for (const uint32_t *range = set->ranges; range < end; range += 2) {
        if (range[0] <= character && character <= range[1]) {
            return true;
        }
    }
    return false;
}

void re_set_add_range(re_set_t *set, uint32_t first, uint32_t last) {
    for (uint32_t character = first; character <= last && character < 256; ++character) {
        set->bitmap[character / 32] |= (uint32_t)1 << character % 32;
    }
}

void re_set_finish(re_set_t *set, bool ascii, bool ignore_case, bool negated) {
    uint32_t bitmap[8] = {0};
    for (uint32_t character = 0; character < 256; ++character) {
        bool answer = re_set_has_near(set, character) || ((set->kind & RE_CATEGORIES) != 0 && has(set, ascii, character));
        if (!answer && ignore_case) {
            if (ascii) {
                answer = is_ascii_letter(character) && re_set_has_near(set, character ^ 0x20);
            } else {
                uint32_t variants[4];
                for (size_t i = re_variants(character, variants); i-- > 0 && !answer;) {
                    answer = variants[i] < 256 ? re_set_has_near(set, variants[i]) : has(set, false, variants[i]);
                }
            }
        }
        if (answer != negated) {
            bitmap[character / 32] |= (uint32_t)1 << character % 32;
        }
    }
    if (ascii) {
        // Beyond ASCII, a category has everything or nothing.
        bool all = (set->kind & (RE_NO_DIGIT | RE_NO_SPACE | RE_NO_WORD)) != 0;
        set->kind = all ? RE_SPACE | RE_NO_SPACE : 0;
    } else if (ignore_case) {
        set->kind |= RE_SET_FOLDED;
    }
    set->kind |= negated ? RE_NEGATED : 0;
    memcpy(set->bitmap, bitmap, sizeof(bitmap));
}

bool re_set_has_far(const re_set_t *set, uint32_t character) {
    bool negated = (set->kind & RE_NEGATED) != 0;
    if (has(set, false, character)) {
        return !negated;
    }
    if (set->kind & RE_SET_FOLDED) {
        uint32_t variants[4];
        for (size_t i = re_variants(character, variants); i-- > 0;) {
            // The bitmap has the answers already, negated where the set is.
            if (variants[i] < 256 ? re_set_has_near(set, variants[i]) != negated : has(set, false, variants[i])) {
                return !negated;
            }
        }
    }
    return negated;
}
