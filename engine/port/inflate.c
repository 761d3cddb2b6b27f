// Decompressing by RFC 1951. What cannot be finished for want of input is begun again when there is more, so that the
// state between two steps is small.

#include "deflate.h"

#include <string.h>

#include "py/runtime.h"

#define LITERALS (288)
#define DISTANCES (32)

typedef struct {
    uint16_t count[16], symbol[LITERALS];
} codes_t;

struct _inflater_t {
    enum { AT_BLOCK, IN_STORED, IN_CODES, AT_END } state;
    bool last;
    unsigned bit; // of the first byte of the input
    uint32_t stored;
    unsigned match, distance; // of a match that is not copied yet
    codes_t literals, distances;
};

typedef struct {
    const byte *bytes;
    uint64_t bit, end; // counted from the beginning of the input
} input_t;

inflater_t *inflate_new(void) {
    return m_new0(inflater_t, 1);
}

static bool take(input_t *in, unsigned count, unsigned *value) {
    if (in->end - in->bit < count) {
        return false;
    }
    *value = 0;
    for (unsigned i = 0; i < count; i++, in->bit++) {
        *value |= (in->bytes[in->bit >> 3] >> (in->bit & 7) & 1u) << i;
    }
    return true;
}

enum { NEED_INPUT = -1, NO_CODE = -2 };

// Canonical codes, bit by bit: those of one length are successive numbers.
static int decode(input_t *in, const codes_t *codes) {
    int code = 0, first = 0, index = 0;
    uint64_t bit = in->bit;
    for (int length = 1; length < 16; length++) {
        if (bit == in->end) {
            return NEED_INPUT;
        }
        code |= in->bytes[bit >> 3] >> (bit & 7) & 1;
        bit++;
        int count = codes->count[length];
        if (code - count < first) {
            in->bit = bit;
            return codes->symbol[index + (code - first)];
        }
        index += count;
        first = (first + count) << 1;
        code <<= 1;
    }
    return NO_CODE;
}

// False for lengths that are no prefix code: too many, or too few unless there is only one of a single bit.
static bool build(codes_t *codes, const uint8_t *lengths, int count, bool may_lack) {
    uint16_t offsets[16];
    memset(codes->count, 0, sizeof codes->count);
    for (int i = 0; i < count; i++) {
        codes->count[lengths[i]]++;
    }
    bool none = codes->count[0] == count;
    int left = 1, longest = 0;
    codes->count[0] = 0;
    for (int length = 1; length < 16; length++) {
        left = (left << 1) - codes->count[length];
        if (left < 0) {
            return false;
        }
        if (codes->count[length]) {
            longest = length;
        }
    }
    offsets[1] = 0;
    for (int length = 1; length < 15; length++) {
        offsets[length + 1] = offsets[length] + codes->count[length];
    }
    for (int i = 0; i < count; i++) {
        if (lengths[i]) {
            codes->symbol[offsets[lengths[i]]++] = (uint16_t)i;
        }
    }
    return left == 0 || (may_lack && (none || longest == 1));
}

static void use_fixed_codes(inflater_t *i) {
    uint8_t lengths[LITERALS];
    for (int n = 0; n < LITERALS; n++) {
        lengths[n] = n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8;
    }
    build(&i->literals, lengths, LITERALS, false);
    memset(lengths, 5, DISTANCES);
    build(&i->distances, lengths, DISTANCES, false);
}

// False when input is missing; *error otherwise says what is wrong, if anything.
static bool read_codes(inflater_t *i, input_t *in, const char **error) {
    static const uint8_t order[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    unsigned literals, distances, count, value;
    if (!take(in, 5, &literals) || !take(in, 5, &distances) || !take(in, 4, &count)) {
        return false;
    }
    literals += 257;
    distances += 1;
    if (literals > 286 || distances > 30) {
        *error = "too many length or distance symbols";
        return true;
    }
    uint8_t lengths[LITERALS + DISTANCES] = {0};
    for (unsigned n = 0; n < count + 4; n++) {
        if (!take(in, 3, &value)) {
            return false;
        }
        lengths[order[n]] = (uint8_t)value;
    }
    codes_t *codes = &i->literals;
    if (!build(codes, lengths, 19, false)) {
        *error = "invalid code lengths set";
        return true;
    }
    memset(lengths, 0, sizeof lengths);
    for (unsigned n = 0; n < literals + distances;) {
        int symbol = decode(in, codes);
        if (symbol == NEED_INPUT) {
            return false;
        }
        if (symbol < 16) {
            lengths[n++] = (uint8_t)symbol;
            continue;
        }
        if (!take(in, symbol == 16 ? 2 : symbol == 17 ? 3 : 7, &value)) {
            return false;
        }
        unsigned times = value + (symbol == 18 ? 11 : 3);
        if ((symbol == 16 && n == 0) || n + times > literals + distances) {
            *error = "invalid bit length repeat";
            return true;
        }
        uint8_t length = symbol == 16 ? lengths[n - 1] : 0;
        for (; times; times--) {
            lengths[n++] = length;
        }
    }
    if (!lengths[256]) {
        *error = "invalid code -- missing end-of-block";
    } else if (!build(&i->literals, lengths, (int)literals, true)) {
        *error = "invalid literal/lengths set";
    } else if (!build(&i->distances, lengths + literals, (int)distances, true)) {
        *error = "invalid distances set";
    }
    return true;
}

// One symbol, and what follows a length; false when input is missing.
static bool read_symbol(inflater_t *i, input_t *in, vstr_t *out, const char **error) {
    int symbol = decode(in, &i->literals);
    unsigned extra, rest;
    if (symbol == NEED_INPUT) {
        return false;
    }
    if (symbol == NO_CODE || symbol > 285) {
        *error = "invalid literal/length code";
        return true;
    }
    if (symbol < 256) {
        vstr_add_byte(out, (byte)symbol);
        return true;
    }
    if (symbol == 256) {
        i->state = i->last ? AT_END : AT_BLOCK;
        return true;
    }
    unsigned code = (unsigned)symbol - 257;
    extra = code < 8 || code == 28 ? 0 : code / 4 - 1;
    unsigned length = code == 28 ? 255 : code < 8 ? code : (4 + (code & 3)) << extra;
    if (!take(in, extra, &rest)) {
        return false;
    }
    length += rest + 3;
    symbol = decode(in, &i->distances);
    if (symbol == NEED_INPUT) {
        return false;
    }
    if (symbol == NO_CODE || symbol > 29) {
        *error = "invalid distance code";
        return true;
    }
    code = (unsigned)symbol;
    extra = code < 4 ? 0 : code / 2 - 1;
    if (!take(in, extra, &rest)) {
        return false;
    }
    i->distance = (code < 4 ? code : (2 + (code & 1)) << extra) + rest + 1;
    if (i->distance > out->len || i->distance > 32768) {
        *error = "invalid distance too far back";
        return true;
    }
    i->match = length;
    return true;
}

inflate_status_t inflate_run(inflater_t *i, const byte *bytes, size_t count, size_t *used, vstr_t *out, size_t limit, const char **error) {
    input_t in = {bytes, i->bit, (uint64_t)count * 8};
    *error = NULL;
    bool missing = false;
    while (!missing && !*error && i->state != AT_END) {
        uint64_t start = in.bit;
        unsigned value;
        deflate_room(out, 300);
        if (out->len >= limit && i->state != AT_BLOCK) {
            break;
        }
        switch (i->state) {
            case AT_BLOCK: {
                if (!take(&in, 3, &value)) {
                    missing = true;
                    break;
                }
                i->last = value & 1;
                i->state = IN_CODES;
                if (value >> 1 == 0) {
                    unsigned length, check;
                    in.bit = (in.bit + 7) & ~7ull;
                    if (in.bit > in.end || !take(&in, 16, &length) || !take(&in, 16, &check)) {
                        missing = true;
                    } else if (length != (check ^ 0xffff)) {
                        *error = "invalid stored block lengths";
                    } else {
                        i->stored = length;
                        i->state = IN_STORED;
                    }
                } else if (value >> 1 == 1) {
                    use_fixed_codes(i);
                } else if (value >> 1 == 2) {
                    missing = !read_codes(i, &in, error);
                } else {
                    *error = "invalid block type";
                }
                if (missing) {
                    i->state = AT_BLOCK;
                }
                break;
            }
            case IN_STORED: {
                size_t left = (size_t)((in.end - in.bit) >> 3), part = i->stored;
                part = part < left ? part : left;
                part = part < limit - out->len ? part : limit - out->len;
                vstr_add_strn(out, (const char *)bytes + (in.bit >> 3), part);
                in.bit += (uint64_t)part * 8;
                i->stored -= (uint32_t)part;
                if (!i->stored) {
                    i->state = i->last ? AT_END : AT_BLOCK;
                } else {
                    missing = out->len < limit;
                }
                start = in.bit;
                break;
            }
            default:
                if (i->match) {
                    size_t part = i->match < limit - out->len ? i->match : limit - out->len;
                    i->match -= (unsigned)part;
                    for (; part; part--) {
                        vstr_add_byte(out, (byte)out->buf[out->len - i->distance]);
                    }
                } else {
                    missing = !read_symbol(i, &in, out, error);
                }
        }
        if (missing) {
            in.bit = start;
        }
    }
    if (i->state == AT_END) {
        in.bit = (in.bit + 7) & ~7ull;
    }
    *used = (size_t)(in.bit >> 3);
    i->bit = in.bit & 7;
    return *error ? INFLATE_ERROR : i->state == AT_END ? INFLATE_DONE : missing ? INFLATE_MORE : INFLATE_ENOUGH;
}
