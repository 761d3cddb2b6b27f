// Compressing by RFC 1951, with the choices that zlib makes: chains of equal three bytes, matches that are put off when
// the next one is longer, blocks of 16383 symbols, and for each whichever is shortest of stored, fixed and own codes.

#include "deflate.h"

#include <string.h>

#include "py/runtime.h"

#define HASH_SIZE (1u << 15)
#define WINDOW (1u << 15)
#define SYMBOLS_MOST (16383)
#define MATCH_LEAST (3)
#define MATCH_MOST (258)
#define LOOK_AHEAD (MATCH_MOST + MATCH_LEAST + 1)
#define TOO_FAR (4096) // a match of three bytes from further away takes more than three literals
#define LITERALS (286)
#define DISTANCES (30)
#define LENGTH_CODES (19)
#define END (256)
#define HEAP (2 * LITERALS + 1)

typedef struct {
    uint16_t good, lazy, nice, chain;
} effort_t;
static const effort_t efforts[] = {
    {0, 0, 0, 0}, {4, 4, 8, 4}, {4, 5, 16, 8}, {4, 6, 32, 32}, {4, 4, 16, 16},
    {8, 16, 32, 32}, {8, 16, 128, 128}, {8, 32, 128, 256}, {32, 128, 258, 1024}, {32, 258, 258, 4096},
};

typedef struct {
    uint16_t frequency[LITERALS + 2], code[LITERALS + 2];
    uint8_t length[LITERALS + 2];
    int last; // the highest symbol that is used
} codes_t;

struct _deflater_t {
    int level;
    uint32_t farthest;
    vstr_t data;
    uint32_t position, block_start, done; // done: what is in chains
    uint32_t *heads, *previous;
    uint32_t reset; // nothing before this may be referred to
    vstr_t *out;
    uint64_t held;
    unsigned bits;
    size_t symbols;
    uint16_t *distances; // 0 for a literal
    uint8_t *values; // a literal, or a length less three
    codes_t literals, matches, lengths;
};

deflater_t *deflate_new(int level, int window_bits) {
    deflater_t *d = m_new0(deflater_t, 1);
    d->level = level;
    d->farthest = (1u << window_bits) - LOOK_AHEAD;
    vstr_init(&d->data, 64);
    return d;
}

void deflate_add(deflater_t *d, const byte *bytes, size_t count) {
    deflate_room(&d->data, count);
    vstr_add_strn(&d->data, (const char *)bytes, count);
}

// --- Bits ---

static void put(deflater_t *d, uint32_t value, unsigned count) {
    d->held |= (uint64_t)value << d->bits;
    deflate_room(d->out, 8);
    for (d->bits += count; d->bits >= 8; d->bits -= 8, d->held >>= 8) {
        vstr_add_byte(d->out, (byte)d->held);
    }
}

static void align(deflater_t *d) {
    if (d->bits) {
        put(d, 0, 8 - d->bits);
    }
}

static unsigned highest_bit(uint32_t x) {
    return 31 - (unsigned)__builtin_clz(x);
}

// The code of a length less three, or of a distance less one, and the bits behind it.
static unsigned length_code(unsigned length, unsigned *extra, unsigned *rest) {
    *extra = *rest = 0;
    if (length < 8 || length == 255) {
        return length == 255 ? 28 : length;
    }
    unsigned n = highest_bit(length);
    *extra = n - 2;
    *rest = length & ((1u << *extra) - 1);
    return 4 * (n - 1) + (length >> (n - 2) & 3);
}

static unsigned distance_code(unsigned distance, unsigned *extra, unsigned *rest) {
    *extra = *rest = 0;
    if (distance < 4) {
        return distance;
    }
    unsigned n = highest_bit(distance);
    *extra = n - 1;
    *rest = distance & ((1u << *extra) - 1);
    return 2 * n + (distance >> (n - 1) & 1);
}

// --- Codes ---

typedef struct {
    uint32_t frequency[HEAP];
    uint16_t parent[HEAP], heap[HEAP + 1];
    uint8_t depth[HEAP], length[HEAP];
    int heap_count;
} tree_t;

static bool before(const tree_t *t, int a, int b) {
    return t->frequency[a] < t->frequency[b] || (t->frequency[a] == t->frequency[b] && t->depth[a] <= t->depth[b]);
}

static void sink(tree_t *t, int place) {
    int node = t->heap[place];
    for (int child = 2 * place; child <= t->heap_count; child *= 2) {
        if (child < t->heap_count && before(t, t->heap[child + 1], t->heap[child])) {
            child++;
        }
        if (before(t, node, t->heap[child])) {
            break;
        }
        t->heap[place] = t->heap[child];
        place = child;
    }
    t->heap[place] = (uint16_t)node;
}

static void assign_codes(codes_t *c, int count) {
    uint16_t per_length[16] = {0}, next[16] = {0};
    for (int i = 0; i < count; i++) {
        per_length[c->length[i]]++;
    }
    per_length[0] = 0;
    for (int bits = 1; bits < 16; bits++) {
        next[bits] = (uint16_t)((next[bits - 1] + per_length[bits - 1]) << 1);
    }
    for (int i = 0; i < count; i++) {
        if (c->length[i]) {
            // Codes are written from their highest bit.
            unsigned code = next[c->length[i]]++, reversed = 0;
            for (int bit = 0; bit < c->length[i]; bit++, code >>= 1) {
                reversed = reversed << 1 | (code & 1);
            }
            c->code[i] = (uint16_t)reversed;
        }
    }
}

// Huffman's lengths, with none above most.
static void build(codes_t *c, int count, int most) {
    tree_t *t = m_new0(tree_t, 1);
    int top = HEAP, node = count;
    c->last = -1;
    for (int i = 0; i < count; i++) {
        c->length[i] = 0;
        if (c->frequency[i]) {
            t->heap[++t->heap_count] = (uint16_t)i;
            t->frequency[i] = c->frequency[i];
            c->last = i;
        }
    }
    while (t->heap_count < 2) {
        int forced = c->last < 2 ? ++c->last : 0;
        t->heap[++t->heap_count] = (uint16_t)forced;
        t->frequency[forced] = 1;
    }
    for (int i = t->heap_count / 2; i >= 1; i--) {
        sink(t, i);
    }
    do {
        int a = t->heap[1];
        t->heap[1] = t->heap[t->heap_count--];
        sink(t, 1);
        int b = t->heap[1];
        t->heap[--top] = (uint16_t)a;
        t->heap[--top] = (uint16_t)b;
        t->frequency[node] = t->frequency[a] + t->frequency[b];
        t->depth[node] = (t->depth[a] > t->depth[b] ? t->depth[a] : t->depth[b]) + 1;
        t->parent[a] = t->parent[b] = (uint16_t)node;
        t->heap[1] = (uint16_t)node++;
        sink(t, 1);
    } while (t->heap_count >= 2);
    t->heap[--top] = t->heap[1];
    // From the root down; then those that are too deep are moved, one leaf of the deepest level that has room at a time.
    int per_length[16] = {0}, overflow = 0;
    for (int h = top + 1; h < HEAP; h++) {
        int n = t->heap[h], bits = t->length[t->parent[n]] + 1;
        if (bits > most) {
            bits = most;
            overflow++;
        }
        t->length[n] = (uint8_t)bits;
        if (n <= c->last) {
            per_length[bits]++;
        }
    }
    if (overflow) {
        for (; overflow > 0; overflow -= 2) {
            int bits = most - 1;
            while (!per_length[bits]) {
                bits--;
            }
            per_length[bits]--;
            per_length[bits + 1] += 2;
            per_length[most]--;
        }
        int h = HEAP;
        for (int bits = most; bits; bits--) {
            for (int n = per_length[bits]; n;) {
                int leaf = t->heap[--h];
                if (leaf <= c->last) {
                    t->length[leaf] = (uint8_t)bits;
                    n--;
                }
            }
        }
    }
    for (int i = 0; i <= c->last; i++) {
        c->length[i] = t->length[i];
    }
    assign_codes(c, count);
}

// The lengths of codes as symbols of their own: counted, or written.
static void walk_lengths(deflater_t *d, const codes_t *c, bool write) {
    int before_it = -1, run = 0;
    for (int i = 0; i <= c->last; i++) {
        int length = c->length[i], next = i < c->last ? c->length[i + 1] : -1;
        int most = length ? (length == before_it ? 6 : 7) : 138, least = length && length != before_it ? 4 : 3;
        if (++run < most && length == next) {
            continue;
        }
        int symbol = run < least ? length : length ? 16 : run <= 10 ? 17 : 18;
        bool first = symbol == 16 && length != before_it;
        int times = run < least ? run : 1;
        if (!write) {
            d->lengths.frequency[symbol] += times;
            d->lengths.frequency[length] += first;
        } else {
            if (first) {
                put(d, d->lengths.code[length], d->lengths.length[length]);
                run--;
            }
            for (int j = 0; j < times; j++) {
                put(d, d->lengths.code[symbol], d->lengths.length[symbol]);
            }
            if (symbol >= 16) {
                put(d, (uint32_t)(run - (symbol == 18 ? 11 : 3)), symbol == 16 ? 2 : symbol == 17 ? 3 : 7);
            }
        }
        run = 0;
        before_it = length;
    }
}

static void use_fixed_codes(deflater_t *d) {
    for (int i = 0; i < LITERALS + 2; i++) {
        d->literals.length[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    }
    assign_codes(&d->literals, LITERALS + 2);
    for (int i = 0; i < DISTANCES; i++) {
        d->matches.length[i] = 5;
    }
    assign_codes(&d->matches, DISTANCES);
}

static void write_symbols(deflater_t *d) {
    unsigned extra, rest;
    for (size_t i = 0; i < d->symbols; i++) {
        unsigned value = d->values[i];
        if (d->distances[i]) {
            value = END + 1 + length_code(value, &extra, &rest);
            put(d, d->literals.code[value], d->literals.length[value]);
            put(d, rest, extra);
            value = distance_code(d->distances[i] - 1u, &extra, &rest);
            put(d, d->matches.code[value], d->matches.length[value]);
            put(d, rest, extra);
        } else {
            put(d, d->literals.code[value], d->literals.length[value]);
        }
    }
    put(d, d->literals.code[END], d->literals.length[END]);
}

static void write_stored(deflater_t *d, const char *bytes, size_t count, bool last) {
    put(d, last, 3);
    align(d);
    put(d, (uint32_t)count, 16);
    put(d, (uint32_t)count ^ 0xffff, 16);
    vstr_add_strn(d->out, bytes, count);
}

static void write_block(deflater_t *d, bool last) {
    static const uint8_t order[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    size_t count = d->position - d->block_start;
    d->literals.frequency[END] = 1;
    build(&d->literals, LITERALS, 15);
    build(&d->matches, DISTANCES, 15);
    memset(d->lengths.frequency, 0, sizeof d->lengths.frequency);
    walk_lengths(d, &d->literals, false);
    walk_lengths(d, &d->matches, false);
    build(&d->lengths, LENGTH_CODES, 7);
    int orders = LENGTH_CODES - 1;
    while (orders >= 3 && !d->lengths.length[order[orders]]) {
        orders--;
    }
    // Bits of the block with its own codes, and with the fixed ones.
    uint32_t own = 3 * ((uint32_t)orders + 1) + 14, fixed = 0;
    for (int i = 0; i < LENGTH_CODES; i++) {
        own += d->lengths.frequency[i] * (d->lengths.length[i] + (i < 16 ? 0u : i == 16 ? 2 : i == 17 ? 3 : 7));
    }
    for (int i = 0; i < LITERALS; i++) {
        unsigned code = i > END ? (unsigned)i - END - 1 : 0, extra = code < 8 || code == 28 ? 0 : code / 4 - 1;
        own += d->literals.frequency[i] * (d->literals.length[i] + extra);
        fixed += d->literals.frequency[i] * ((i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8) + extra);
    }
    for (unsigned i = 0; i < DISTANCES; i++) {
        unsigned extra = i < 4 ? 0 : i / 2 - 1;
        own += d->matches.frequency[i] * (d->matches.length[i] + extra);
        fixed += d->matches.frequency[i] * (5 + extra);
    }
    uint32_t own_bytes = (own + 3 + 7) >> 3, fixed_bytes = (fixed + 3 + 7) >> 3;
    uint32_t least = fixed_bytes <= own_bytes ? fixed_bytes : own_bytes;
    if (count + 4 <= least && count <= 0xffff) {
        write_stored(d, d->data.buf + d->block_start, count, last);
    } else if (least == fixed_bytes) {
        put(d, 2 + last, 3);
        use_fixed_codes(d);
        write_symbols(d);
    } else {
        put(d, 4 + last, 3);
        put(d, (uint32_t)d->literals.last - 256, 5);
        put(d, (uint32_t)d->matches.last, 5);
        put(d, (uint32_t)orders - 3, 4);
        for (int i = 0; i <= orders; i++) {
            put(d, d->lengths.length[order[i]], 3);
        }
        walk_lengths(d, &d->literals, true);
        walk_lengths(d, &d->matches, true);
        write_symbols(d);
    }
    memset(d->literals.frequency, 0, sizeof d->literals.frequency);
    memset(d->matches.frequency, 0, sizeof d->matches.frequency);
    d->symbols = 0;
    d->block_start = d->position;
}

// --- Matches ---

// True when the block is full.
static bool tally(deflater_t *d, unsigned distance, unsigned value) {
    unsigned extra, rest;
    d->distances[d->symbols] = (uint16_t)distance;
    d->values[d->symbols++] = (uint8_t)value;
    if (distance) {
        d->literals.frequency[END + 1 + length_code(value, &extra, &rest)]++;
        d->matches.frequency[distance_code(distance - 1, &extra, &rest)]++;
    } else {
        d->literals.frequency[value]++;
    }
    return d->symbols == SYMBOLS_MOST;
}

// Puts a place into its chain; returns the one before it in there. No chain ever leads to the very first byte.
static uint32_t chain(deflater_t *d, uint32_t place) {
    const byte *s = (const byte *)d->data.buf + place;
    uint32_t *head = &d->heads[(s[0] << 10 ^ s[1] << 5 ^ s[2]) & (HASH_SIZE - 1)], before_it = *head;
    d->previous[place & (WINDOW - 1)] = before_it;
    *head = place;
    return before_it;
}

static unsigned longest_match(deflater_t *d, uint32_t place, unsigned ahead, unsigned best, uint32_t *start) {
    const effort_t *effort = &efforts[d->level];
    unsigned tries = effort->chain, nice = effort->nice < ahead ? effort->nice : ahead, most = ahead < MATCH_MOST ? ahead : MATCH_MOST;
    uint32_t limit = d->position > d->farthest ? d->position - d->farthest : 0;
    const byte *data = (const byte *)d->data.buf, *s = data + d->position;
    if (best >= effort->good) {
        tries >>= 2;
    }
    do {
        const byte *m = data + place;
        if (best < most && m[best] == s[best] && m[0] == s[0] && m[1] == s[1]) {
            unsigned length = 2;
            while (length < most && m[length] == s[length]) {
                length++;
            }
            if (length > best) {
                *start = place;
                best = length;
                if (length >= nice) {
                    break;
                }
            }
        }
        place = d->previous[place & (WINDOW - 1)];
    } while (place > limit && place >= d->reset && --tries);
    return best < ahead ? best : ahead;
}

static bool reachable(const deflater_t *d, uint32_t place) {
    return place && place >= d->reset && d->position - place <= d->farthest;
}

static void compress_fast(deflater_t *d, uint32_t end) {
    while (d->position < end) {
        unsigned ahead = end - d->position, length = 0;
        uint32_t start = 0, place = ahead >= MATCH_LEAST ? chain(d, d->position) : 0;
        if (reachable(d, place)) {
            length = longest_match(d, place, ahead, MATCH_LEAST - 1, &start);
        }
        bool full;
        if (length >= MATCH_LEAST) {
            full = tally(d, d->position - start, length - MATCH_LEAST);
            uint32_t next = d->position + length;
            if (length <= efforts[d->level].lazy && end - next >= MATCH_LEAST) {
                while (++d->position < next) {
                    chain(d, d->position);
                }
            }
            d->position = next;
        } else {
            full = tally(d, 0, (byte)d->data.buf[d->position++]);
        }
        if (full) {
            write_block(d, false);
        }
    }
}

static void compress_lazy(deflater_t *d, uint32_t end) {
    const effort_t *effort = &efforts[d->level];
    unsigned length = MATCH_LEAST - 1;
    uint32_t start = 0;
    bool waiting = false; // the byte before has not been written
    while (d->position < end) {
        unsigned ahead = end - d->position, before_length = length;
        uint32_t before_start = start, place = ahead >= MATCH_LEAST ? chain(d, d->position) : 0;
        length = MATCH_LEAST - 1;
        if (before_length < effort->lazy && reachable(d, place)) {
            length = longest_match(d, place, ahead, before_length, &start);
            if (length == MATCH_LEAST && d->position - start > TOO_FAR) {
                length = MATCH_LEAST - 1;
            }
        }
        if (before_length >= MATCH_LEAST && length <= before_length) {
            bool full = tally(d, d->position - 1 - before_start, before_length - MATCH_LEAST);
            uint32_t next = d->position + before_length - 1;
            while (++d->position < next) {
                if (d->position + MATCH_LEAST <= end) {
                    chain(d, d->position);
                }
            }
            waiting = false;
            length = MATCH_LEAST - 1;
            if (full) {
                write_block(d, false);
            }
        } else {
            if (waiting && tally(d, 0, (byte)d->data.buf[d->position - 1])) {
                write_block(d, false);
            }
            waiting = true;
            d->position++;
        }
    }
    if (waiting) {
        tally(d, 0, (byte)d->data.buf[end - 1]);
    }
}

void deflate_flush(deflater_t *d, vstr_t *out, bool last, bool full) {
    uint32_t end = (uint32_t)d->data.len;
    d->out = out;
    if (d->level == 0) {
        do {
            size_t count = end - d->position < 0xffff ? end - d->position : 0xffff;
            bool final = last && d->position + count == end;
            if (count || final) {
                write_stored(d, d->data.buf + d->position, count, final);
            }
            d->position += (uint32_t)count;
        } while (d->position < end);
    } else {
        if (!d->heads) {
            d->heads = m_new0(uint32_t, HASH_SIZE);
            d->previous = m_new0(uint32_t, WINDOW);
            d->distances = m_new(uint16_t, SYMBOLS_MOST);
            d->values = m_new(uint8_t, SYMBOLS_MOST);
        }
        if (d->level < 4) {
            compress_fast(d, end);
        } else {
            compress_lazy(d, end);
        }
        if (last || d->symbols) {
            write_block(d, last);
        }
    }
    if (last) {
        align(d);
    } else {
        write_stored(d, NULL, 0, false);
    }
    if (full) {
        d->reset = end;
    }
}
