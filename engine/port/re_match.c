// Regular expressions: running a program. One loop, which backtracks by means of a stack of its own on the heap: what has been
// chosen and can be chosen differently, and what slots held before.

#include "re_program.h"

#include <string.h>

#include "py/unicode.h"

// What an entry of the stack stands for. Its argument is a place in the program, or a slot.
enum {
    CHOOSE, // go on at `at`
    CHOOSE_SHORTER, // a greedy REPEAT: `at` is where it may end instead, and not before `a`
    CHOOSE_LONGER, // a lazy REPEAT: it ended at `at`, and may go on `a` times
    CHOOSE_LEAVE, // a greedy UNTIL that began another round at `at`; its slots had `a` and `b`
    CHOOSE_REPEAT, // a lazy UNTIL that was left at `at`; its slots have `a` and `b`
    UNDO_SAVE, // a slot of a group had `a`; the last group was `b`
    UNDO_LOOP, // the slots of a loop had `a` and `b`
};

static inline const byte *after_character(const re_run_t *run, const byte *at) {
    ++at;
    if (run->pattern->text) {
        while (at < run->end && (*at & 0xc0) == 0x80) {
            ++at;
        }
    }
    return at;
}

static inline const byte *before_character(const re_run_t *run, const byte *at) {
    --at;
    if (run->pattern->text) {
        while (at > run->begin && (*at & 0xc0) == 0x80) {
            --at;
        }
    }
    return at;
}

static inline uint32_t character_at(const re_run_t *run, const byte *at, const byte **next) {
    if (*at < 0x80 || !run->pattern->text) {
        *next = at + 1;
        return *at;
    }
    return re_decode(at, next);
}

// Behind what the instruction for a single character (or TEXT) matches at `at`, or NULL.
static inline MP_ALWAYSINLINE const byte *after_single(const re_run_t *run, const uint32_t *code, const byte *at) {
    uint32_t argument = RE_ARGUMENT(*code);
    if (at >= run->end) {
        return NULL;
    }
    switch (RE_CODE(*code)) {
        case RE_TEXT: {
            const byte *text = (const byte *)(code + 1);
            if (*text != *at || (size_t)(run->end - at) < argument) {
                return NULL;
            }
            return argument == 1 || memcmp(at, text, argument) == 0 ? at + argument : NULL;
        }
        case RE_EITHER:
            return *at == (argument & 0xff) || *at == argument >> 8 ? at + 1 : NULL;
        case RE_FOLDED: {
            const byte *next;
            return re_fold(character_at(run, at, &next)) == code[1] ? next : NULL;
        }
        case RE_ANY:
            return *at == '\n' ? NULL : after_character(run, at);
        case RE_ALL:
            return after_character(run, at);
        default: { // RE_SET
            const re_set_t *set = (const re_set_t *)code;
            const byte *next;
            uint32_t character = character_at(run, at, &next);
            return (character < 256 ? re_set_has_near(set, character) : re_set_has_far(set, character)) ? next : NULL;
        }
    }
}

// Behind as many matches of a single character as there are, and no more than `most`.
static const byte *after_many(const re_run_t *run, const uint32_t *code, const byte *at, uint32_t most) {
    const byte *end = run->end;
    if (RE_CODE(*code) == RE_SET) {
        const re_set_t *set = (const re_set_t *)code;
        while (most > 0) {
            const byte *from = at;
            const byte *until = (size_t)(end - at) > most ? at + most : end;
            while (at < until && (*at < 0x80 || !run->pattern->text) && re_set_has_near(set, *at)) {
                ++at;
            }
            most -= (uint32_t)(at - from);
            if (at == until || *at < 0x80 || !run->pattern->text) {
                break;
            }
            const byte *next = after_single(run, code, at);
            if (next == NULL) {
                break;
            }
            at = next;
            --most;
        }
        return at;
    }
    if (RE_CODE(*code) == RE_ANY || RE_CODE(*code) == RE_ALL) {
        const byte *until = RE_CODE(*code) == RE_ALL ? NULL : memchr(at, '\n', (size_t)(end - at));
        until = until == NULL ? end : until;
        if (most >= (size_t)(until - at)) {
            return until;
        }
        if (!run->pattern->text) {
            return at + most;
        }
        for (; most > 0 && at < until; --most) {
            at = after_character(run, at);
        }
        return at;
    }
    for (; most > 0; --most) {
        const byte *next = after_single(run, code, at);
        if (next == NULL) {
            break;
        }
        at = next;
    }
    return at;
}

// The byte that must come next at `code`, or -1 when that is not known at a glance.
static inline int next_byte(const uint32_t *code) {
    while (RE_CODE(*code) == RE_SAVE) {
        ++code;
    }
    return RE_CODE(*code) == RE_TEXT ? *(const byte *)(code + 1) : -1;
}

// False when `code` cannot match at `at`, as far as a glance tells.
static inline bool may_match(const re_run_t *run, const uint32_t *code, const byte *at) {
    while (RE_CODE(*code) == RE_SAVE) {
        ++code;
    }
    if (RE_CODE(*code) == RE_REPEAT && code[1] > 0) {
        code += 3;
    }
    return !re_is_single(code) || after_single(run, code, at) != NULL;
}

static bool is_word(uint32_t character, bool ascii) {
    return re_in_category(RE_WORD, ascii, character);
}

static bool at_boundary(const re_run_t *run, const byte *at, bool ascii) {
    const byte *next;
    bool before = at > run->begin && is_word(character_at(run, before_character(run, at), &next), ascii);
    bool behind = at < run->end && is_word(character_at(run, at, &next), ascii);
    return before != behind;
}

static const byte *after_reference(const re_run_t *run, const uint32_t *code, const byte *at) {
    const int32_t *group = run->slots + 2 * RE_ARGUMENT(*code);
    if (group[0] < 0 || group[1] < group[0]) {
        return NULL;
    }
    const byte *from = run->begin + group[0];
    const byte *to = run->begin + group[1];
    if (RE_CODE(*code) == RE_REF) {
        size_t length = (size_t)(to - from);
        return (size_t)(run->end - at) >= length && memcmp(from, at, length) == 0 ? at + length : NULL;
    }
    while (from < to) {
        if (at == run->end) {
            return NULL;
        }
        uint32_t one = character_at(run, from, &from);
        uint32_t other = character_at(run, at, &at);
        if (one != other) {
            if (code[1] != 0 ? (one ^ other) != 0x20 || (one | 0x20) - 'a' >= 26 : re_fold(one) != re_fold(other)) {
                return NULL;
            }
        }
    }
    return at;
}

static MP_NOINLINE void grow(re_run_t *run) {
    re_choice_t *larger = m_new(re_choice_t, 2 * run->size);
    memcpy(larger, run->stack, run->size * sizeof(re_choice_t));
    if (run->stack != run->small_stack) {
        m_del(re_choice_t, run->stack, run->size);
    }
    run->stack = larger;
    run->size *= 2;
}

static inline void push(re_run_t *run, uint32_t *depth, uint32_t kind, size_t argument, int32_t at, int32_t a, int32_t b) {
    if (*depth == run->size) {
        grow(run);
    }
    run->stack[(*depth)++] = (re_choice_t){RE_INSTRUCTION(kind, argument), at, a, b};
}

static inline int32_t *last_group(const re_run_t *run) {
    return &run->slots[2 * (run->pattern->groups + 1)];
}

// The slot that the loop of an UNTIL counts in.
static inline uint32_t slot_of(const uint32_t *until) {
    return RE_ARGUMENT(*(until - until[1]));
}

static inline void undo(const re_run_t *run, const re_choice_t *entry) {
    uint32_t argument = RE_ARGUMENT(entry->instruction);
    switch (RE_CODE(entry->instruction)) {
        case UNDO_SAVE:
            run->slots[argument] = entry->a;
            *last_group(run) = entry->b;
            break;
        case CHOOSE_LEAVE:
        case CHOOSE_REPEAT:
            argument = slot_of(run->pattern->code + argument);
            // fall through
        case UNDO_LOOP:
            run->slots[argument] = entry->a;
            run->slots[argument + 1] = entry->b;
            break;
    }
}

// Forgets what was chosen since `mark`, but not what has to be undone for what was chosen before.
static uint32_t forget_choices(const re_run_t *run, uint32_t mark, uint32_t depth) {
    uint32_t kept = mark;
    for (uint32_t i = mark; i < depth; ++i) {
        re_choice_t entry = run->stack[i];
        switch (RE_CODE(entry.instruction)) {
            case CHOOSE_LEAVE:
            case CHOOSE_REPEAT:
                entry.instruction = RE_INSTRUCTION(UNDO_LOOP, slot_of(run->pattern->code + RE_ARGUMENT(entry.instruction)));
                break;
            case UNDO_SAVE:
            case UNDO_LOOP:
                break;
            default:
                continue;
        }
        run->stack[kept++] = entry;
    }
    return kept;
}

void re_run_begin(re_run_t *run, const re_pattern_t *pattern, const re_subject_t *subject, size_t end) {
    run->pattern = pattern;
    run->begin = subject->begin;
    run->end = subject->begin + end;
    run->stack = run->small_stack;
    run->size = MP_ARRAY_SIZE(run->small_stack);
    run->whole = false;
    run->not_empty_at = -1;
    run->slots = pattern->slots <= MP_ARRAY_SIZE(run->few_slots) ? run->few_slots : m_new(int32_t, pattern->slots);
    memset(run->slots, 0xff, pattern->slots * sizeof(int32_t));
}

void re_run_end(re_run_t *run) {
    if (run->stack != run->small_stack) {
        m_del(re_choice_t, run->stack, run->size);
        run->stack = run->small_stack;
        run->size = MP_ARRAY_SIZE(run->small_stack);
    }
}

bool re_match_at(re_run_t *run, const byte *at) {
    const uint32_t *program = run->pattern->code;
    const uint32_t *code = program;
    const byte *begin = run->begin;
    const byte *const from = at;
    int32_t *slots = run->slots;
    uint32_t depth = 0;
    for (;;) {
        uint32_t argument = RE_ARGUMENT(*code);
        switch (RE_CODE(*code)) {
            case RE_MATCH:
                if ((run->whole && at != run->end) || (at == from && at - begin == run->not_empty_at)) {
                    goto fail;
                }
                slots[0] = (int32_t)(from - begin);
                slots[1] = (int32_t)(at - begin);
                return true;

            case RE_TEXT:
            case RE_EITHER:
            case RE_FOLDED:
            case RE_ANY:
            case RE_ALL:
            case RE_SET: {
                const byte *next = after_single(run, code, at);
                if (next == NULL) {
                    goto fail;
                }
                at = next;
                code += re_code_words(code);
                continue;
            }

            case RE_REPEAT: {
                const uint32_t *single = code + 3;
                for (uint32_t least = code[1]; least > 0; --least) {
                    at = after_single(run, single, at);
                    if (at == NULL) {
                        goto fail;
                    }
                }
                uint32_t more = code[2] == RE_UNLIMITED ? RE_UNLIMITED : code[2] - code[1];
                size_t here = (size_t)(code - program);
                code = single + re_code_words(single);
                if (argument == RE_LAZY) {
                    push(run, &depth, CHOOSE_LONGER, here, (int32_t)(at - begin), (int32_t)more, 0);
                    int byte_next = next_byte(code);
                    if (byte_next >= 0 && (at == run->end || *at != byte_next)) {
                        goto fail;
                    }
                    continue;
                }
                const byte *shortest = at;
                at = after_many(run, single, at, more);
                if (argument == RE_GREEDY && at != shortest) {
                    push(run, &depth, CHOOSE_SHORTER, here, (int32_t)(at - begin), (int32_t)(shortest - begin), 0);
                    goto fail;
                }
                continue;
            }

            case RE_LOOP:
                push(run, &depth, UNDO_LOOP, argument, 0, slots[argument], slots[argument + 1]);
                slots[argument] = -1;
                slots[argument + 1] = -1;
                code += code[3];
                continue;

            case RE_UNTIL: {
                const uint32_t *loop = code - code[1];
                uint32_t slot = RE_ARGUMENT(*loop);
                int32_t last = slots[slot + 1];
                uint32_t count = (uint32_t)slots[slot] + 1;
                int32_t here = (int32_t)(at - begin);
                if (count < loop[1]) {
                    push(run, &depth, UNDO_LOOP, slot, 0, slots[slot], last);
                    slots[slot] = (int32_t)count;
                    code = loop + 4;
                } else if ((count >= loop[2] && loop[2] != RE_UNLIMITED) || here == last) {
                    code += 2;
                } else if (argument == RE_GREEDY) {
                    push(run, &depth, CHOOSE_LEAVE, (size_t)(code - program), here, slots[slot], last);
                    slots[slot] = (int32_t)count;
                    slots[slot + 1] = here;
                    code = loop + 4;
                } else {
                    push(run, &depth, CHOOSE_REPEAT, (size_t)(code - program), here, slots[slot], last);
                    code += 2;
                }
                continue;
            }

            case RE_SAVE: {
                int32_t *group = last_group(run);
                push(run, &depth, UNDO_SAVE, argument, 0, slots[argument], *group);
                slots[argument] = (int32_t)(at - begin);
                if (argument & 1) {
                    *group = (int32_t)(argument / 2);
                }
                ++code;
                continue;
            }

            case RE_JUMP:
                code += argument;
                continue;

            case RE_BRANCH: {
                const uint32_t *other = code + argument;
                if (!may_match(run, code + 1, at)) {
                    code = other;
                    continue;
                }
                int byte_next = next_byte(other);
                if (byte_next < 0 || (at < run->end && *at == byte_next)) {
                    push(run, &depth, CHOOSE, (size_t)(other - program), (int32_t)(at - begin), 0, 0);
                }
                ++code;
                continue;
            }

            case RE_SKIP:
                push(run, &depth, CHOOSE, (size_t)(code + 1 - program), (int32_t)(at - begin), 0, 0);
                code += argument;
                continue;

            case RE_ATOMIC:
                slots[argument] = (int32_t)depth;
                ++code;
                continue;

            case RE_ATOMIC_END:
                depth = forget_choices(run, (uint32_t)slots[argument], depth);
                ++code;
                continue;

            case RE_LOOK:
            case RE_NOT: {
                const byte *back = at;
                slots[argument] = (int32_t)depth;
                slots[argument + 1] = (int32_t)(at - begin);
                for (uint32_t width = code[1]; width > 0 && back != NULL; --width) {
                    back = back == begin ? NULL : before_character(run, back);
                }
                if (RE_CODE(*code) == RE_NOT) {
                    if (back == NULL) {
                        code += code[2];
                        continue;
                    }
                    push(run, &depth, CHOOSE, (size_t)(code + code[2] - program), (int32_t)(at - begin), 0, 0);
                } else if (back == NULL) {
                    goto fail;
                }
                at = back;
                code += 3;
                continue;
            }

            case RE_LOOK_END:
                depth = forget_choices(run, (uint32_t)slots[argument], depth);
                at = begin + slots[argument + 1];
                ++code;
                continue;

            case RE_NOT_END:
                for (uint32_t mark = (uint32_t)slots[argument]; depth > mark;) {
                    undo(run, &run->stack[--depth]);
                }
                goto fail;

            case RE_REF:
            case RE_REF_FOLDED: {
                const byte *next = after_reference(run, code, at);
                if (next == NULL) {
                    goto fail;
                }
                at = next;
                code += re_code_words(code);
                continue;
            }

            case RE_IF: {
                const int32_t *group = slots + 2 * argument;
                code += group[0] < 0 || group[1] < 0 ? code[1] : 2;
                continue;
            }

            case RE_AT_BEGIN:
                if (at != begin) {
                    goto fail;
                }
                break;
            case RE_AT_LINE_BEGIN:
                if (at != begin && at[-1] != '\n') {
                    goto fail;
                }
                break;
            case RE_AT_END:
                if (at != run->end && (at + 1 != run->end || *at != '\n')) {
                    goto fail;
                }
                break;
            case RE_AT_LINE_END:
                if (at != run->end && *at != '\n') {
                    goto fail;
                }
                break;
            case RE_AT_LAST:
                if (at != run->end) {
                    goto fail;
                }
                break;
            case RE_AT_BOUNDARY:
                if (!at_boundary(run, at, argument != 0)) {
                    goto fail;
                }
                break;
            case RE_AT_NO_BOUNDARY:
                if (begin == run->end || at_boundary(run, at, argument != 0)) {
                    goto fail;
                }
                break;
            default: // RE_FAIL
                goto fail;
        }
        ++code;
        continue;

    fail:
        if (depth == 0) {
            return false;
        }
        re_choice_t *entry = &run->stack[depth - 1];
        argument = RE_ARGUMENT(entry->instruction);
        switch (RE_CODE(entry->instruction)) {
            case CHOOSE:
                --depth;
                code = program + argument;
                at = begin + entry->at;
                continue;

            case CHOOSE_SHORTER: {
                code = program + argument + 3;
                code += re_code_words(code);
                const byte *shortest = begin + entry->a;
                at = begin + entry->at;
                int byte_next = next_byte(code);
                if (byte_next >= 0) {
                    while (at >= shortest && (at == run->end || *at != byte_next)) {
                        at = at == begin ? shortest - 1 : before_character(run, at);
                    }
                    if (at < shortest) {
                        --depth;
                        goto fail;
                    }
                }
                if (at == shortest) {
                    --depth;
                } else {
                    entry->at = (int32_t)(before_character(run, at) - begin);
                }
                continue;
            }

            case CHOOSE_LONGER: {
                const uint32_t *single = program + argument + 3;
                code = single + re_code_words(single);
                at = begin + entry->at;
                uint32_t more = (uint32_t)entry->a;
                int byte_next = next_byte(code);
                do {
                    at = more == 0 ? NULL : after_single(run, single, at);
                    more -= more != RE_UNLIMITED;
                } while (at != NULL && byte_next >= 0 && (at == run->end || *at != byte_next));
                if (at == NULL) {
                    --depth;
                    goto fail;
                }
                entry->at = (int32_t)(at - begin);
                entry->a = (int32_t)more;
                continue;
            }

            case CHOOSE_LEAVE:
                undo(run, entry);
                --depth;
                at = begin + entry->at;
                code = program + argument + 2;
                continue;

            case CHOOSE_REPEAT: {
                code = program + argument;
                uint32_t slot = slot_of(code);
                at = begin + entry->at;
                entry->instruction = RE_INSTRUCTION(UNDO_LOOP, slot);
                slots[slot] = entry->a + 1;
                slots[slot + 1] = entry->at;
                code -= code[1] - 4;
                continue;
            }

            default:
                undo(run, entry);
                --depth;
                goto fail;
        }
    }
}
