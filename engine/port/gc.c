// The allocator and garbage collector, in place of py/gc.c and behind the same header.
//
// Mark and sweep, conservative, not moving, like upstream's: a word in a root or an object that equals the address of an
// object's first byte keeps that object alive. Unlike upstream, a word of the C stack also does if it points anywhere into
// the object. And the bookkeeping differs: one bitmap for "in use" and one for "first block of an object", so that a free
// block is found and 64 blocks are swept with a few instructions.
//
// Roots are the interpreter's registered root pointers and the C stack. Pointers that a function holds only in
// WebAssembly locals would be missed: the build stores them on the stack (engine/build/spill/).

#include <string.h>

#include "py/gc.h"
#include "py/mpstate.h"
#include "py/runtime.h"

#include "abi.h"
#include "fuel.h"
#include "heap.h"
#include "text.h"
#include "weakrefs.h"

// Once a collection leaves this much live, the pool grows to twice that and this reserve, if the host allows it: time
// spent on marking stays proportional to what is allocated, and a small program is not collected every few moments.
#define RESERVE_BYTES (256 * 1024)

#define MARK_STACK_LENGTH 512

// Blocks kept back from the beginning, for the operation that begins when hardly anything else is left: a guest whose
// globals fill the heap can still be told to let go of them. An object that is never looked into, so never touched.
#define LAST_RESORT_BLOCKS (16 * 1024 / BLOCK_BYTES)
static void *last_resort;
// Whether the heap could not become as large as it should be, when it was full last.
static bool is_scarce;

// Objects of up to this many blocks are placed within one word of the bitmap, which takes a few instructions.
#define SMALL_MAX 8

// So many blocks of the bitmaps are looked at for a unit of fuel, in some 100 ns.
#define BLOCKS_PER_CHARGE (64 * BLOCKS_PER_WORD)

// Some calls deep, and less than what is left below every check of the stack.
#define CLEARED_STACK_BYTES 4096

// For each small size, and for size 1 also for all larger ones: the first word that may have room for it.
static size_t first_word[SMALL_MAX + 1];

static struct {
    uint32_t blocks[MARK_STACK_LENGTH];
    size_t length;
    bool overflowed;
} mark_stack;

#if ENGINE_DEBUG
// Collect at every nth allocation, to show that no reachable object is ever freed; 0 is off.
uint32_t stress_interval;
static uint32_t stress_count;
#endif

// --- Bitmaps ---

static inline bool get_bit(const uint64_t *bitmap, size_t block) {
    return bitmap[block / BLOCKS_PER_WORD] >> (block % BLOCKS_PER_WORD) & 1;
}

static inline void set_bit(uint64_t *bitmap, size_t block) {
    bitmap[block / BLOCKS_PER_WORD] |= (uint64_t)1 << (block % BLOCKS_PER_WORD);
}

static inline void clear_bit(uint64_t *bitmap, size_t block) {
    bitmap[block / BLOCKS_PER_WORD] &= ~((uint64_t)1 << (block % BLOCKS_PER_WORD));
}

static inline size_t all_blocks(void) {
    return heap.words * BLOCKS_PER_WORD;
}

// The bits [block, block + count) of `used`, all set or all cleared.
static void fill_used(size_t block, size_t count, bool value) {
    while (count != 0) {
        size_t bit = block % BLOCKS_PER_WORD;
        size_t here = BLOCKS_PER_WORD - bit < count ? BLOCKS_PER_WORD - bit : count;
        uint64_t mask = (here == BLOCKS_PER_WORD ? ~(uint64_t)0 : (((uint64_t)1 << here) - 1)) << bit;
        if (value) {
            heap.used[block / BLOCKS_PER_WORD] |= mask;
        } else {
            heap.used[block / BLOCKS_PER_WORD] &= ~mask;
        }
        block += here;
        count -= here;
    }
}

// The first block at or after `block` that is free (want_free) or in use; all_blocks() if there is none.
static size_t find(size_t block, bool want_free) {
    uint64_t flip = want_free ? ~(uint64_t)0 : 0;
    size_t word = block / BLOCKS_PER_WORD;
    if (word >= heap.words) {
        return all_blocks();
    }
    uint64_t bits = (heap.used[word] ^ flip) & ~(uint64_t)0 << (block % BLOCKS_PER_WORD);
    while (bits == 0) {
        if (++word == heap.words) {
            return all_blocks();
        }
        bits = heap.used[word] ^ flip;
    }
    return word * BLOCKS_PER_WORD + (size_t)__builtin_ctzll(bits);
}

// The block after the last one of the object that begins at `block`.
static size_t object_end(size_t block) {
    size_t word = ++block / BLOCKS_PER_WORD;
    if (word >= heap.words) {
        return all_blocks();
    }
    uint64_t ends = (~heap.used[word] | heap.head[word]) & ~(uint64_t)0 << (block % BLOCKS_PER_WORD);
    while (ends == 0) {
        if (++word == heap.words) {
            return all_blocks();
        }
        ends = ~heap.used[word] | heap.head[word];
    }
    return word * BLOCKS_PER_WORD + (size_t)__builtin_ctzll(ends);
}

static inline void *address_of(size_t block) {
    return heap.pool + block * BLOCK_BYTES;
}

static inline size_t block_of(const void *pointer) {
    return (size_t)((const uint8_t *)pointer - heap.pool) / BLOCK_BYTES;
}

static inline bool is_object(const void *pointer) {
    size_t offset = (size_t)((const uint8_t *)pointer - heap.pool);
    return offset % BLOCK_BYTES == 0 && offset < heap_pool_bytes() && get_bit(heap.head, offset / BLOCK_BYTES);
}

// --- Collecting ---

static inline void mark_word(const void *word) {
    if (!is_object(word)) {
        return;
    }
    size_t block = block_of(word);
    if (get_bit(heap.mark, block)) {
        return;
    }
    set_bit(heap.mark, block);
    if (mark_stack.length == MARK_STACK_LENGTH) {
        mark_stack.overflowed = true;
    } else {
        mark_stack.blocks[mark_stack.length++] = block;
    }
}

static void mark_range(void *const *from, void *const *to) {
    for (; from != to; ++from) {
        mark_word(*from);
    }
}

// A word of the C stack may also point into an object: compilers drop a pointer once they have derived another from it.
static void mark_stack_word(const void *word) {
    size_t offset = (size_t)((const uint8_t *)word - heap.pool);
    if (offset >= heap_pool_bytes()) {
        return;
    }
    size_t block = offset / BLOCK_BYTES;
    if (!get_bit(heap.used, block)) {
        return;
    }
    // The nearest head at or before it is that of its object.
    size_t at = block / BLOCKS_PER_WORD;
    uint64_t heads = heap.head[at] & ~(uint64_t)0 >> (BLOCKS_PER_WORD - 1 - block % BLOCKS_PER_WORD);
    while (heads == 0) {
        heads = heap.head[--at];
    }
    mark_word(address_of(at * BLOCKS_PER_WORD + BLOCKS_PER_WORD - 1 - (size_t)__builtin_clzll(heads)));
}

static void mark_children(size_t block) {
    mark_range(address_of(block), address_of(object_end(block)));
}

static void mark_all(void) {
    for (;;) {
        while (mark_stack.length != 0) {
            mark_children(mark_stack.blocks[--mark_stack.length]);
        }
        if (!mark_stack.overflowed) {
            return;
        }
        // Some marked objects did not fit on the stack: look at all marked ones again.
        mark_stack.overflowed = false;
        for (size_t word = 0; word < heap.words; ++word) {
            for (uint64_t marks = heap.mark[word]; marks != 0; marks &= marks - 1) {
                mark_children(word * BLOCKS_PER_WORD + (size_t)__builtin_ctzll(marks));
            }
        }
    }
}

uint32_t heap_sweeps;

// Frees what is not marked; returns the number of blocks that stay in use.
static size_t sweep(void) {
    ++heap_sweeps;
    size_t live = 0;
    size_t freed_objects = 0;
    uint64_t carry = 0; // 1 when an object that is being freed goes on in the next word
    for (size_t word = 0; word < heap.words; ++word) {
        uint64_t used = heap.used[word];
        uint64_t head = heap.head[word];
        uint64_t dead = head & ~heap.mark[word];
        if ((dead | carry) != 0) {
            uint64_t tails = used & ~head;
            // Adding the first tail of an object to all tails clears exactly that object's run of ones.
            uint64_t first_tails = (dead << 1 | carry) & tails;
            uint64_t sum = tails + first_tails;
            uint64_t overflow = sum < tails;
            uint64_t gone = dead | (tails & ~sum);
            carry = overflow | dead >> (BLOCKS_PER_WORD - 1);
            freed_objects += (size_t)__builtin_popcountll(dead);
            heap.head[word] = head & ~dead;
            heap.used[word] = used &= ~gone;
            #if ENGINE_DEBUG
            for (uint64_t bits = gone; bits != 0; bits &= bits - 1) {
                HEAP_FREED(address_of(word * BLOCKS_PER_WORD + (size_t)__builtin_ctzll(bits)), BLOCK_BYTES);
            }
            #endif
        }
        live += (size_t)__builtin_popcountll(used);
    }
    MP_STATE_MEM(gc_collected) = freed_objects;
    memset(first_word, 0, sizeof first_word);
    return live;
}

// Not part of collect(): the run may be left while it marks, and nothing was changed but the marks, which the next collection
// clears.
static MP_NOINLINE void mark_reachable(void) {
    mark_stack.length = 0;
    mark_stack.overflowed = false;
    memset(heap.mark, 0, heap.words * sizeof(uint64_t));
    void *const *state = (void *const *)&mp_state_ctx;
    mark_range(state + offsetof(mp_state_ctx_t, thread.dict_locals) / sizeof(void *),
        state + offsetof(mp_state_ctx_t, vm.qstr_last_chunk) / sizeof(void *));
    for (void *const *word = (void *const *)(uintptr_t)__stack_pointer; word != (void *const *)STACK_BYTES; ++word) {
        mark_stack_word(*word);
    }
    if (last_resort != NULL) {
        set_bit(heap.mark, block_of(last_resort));
    }
    mark_all();
}

static bool is_marked(const void *object) {
    return !is_object(object) || get_bit(heap.mark, block_of(object));
}

// Returns the bytes that stay in use.
static size_t collect(void) {
    mark_reachable();
    weakrefs_sweep(is_marked);
    text_forget();
    FUEL_BURN_OR(fuel_refill_inside());
    // Frames have room that is never written. In those that come next nothing is left that would keep garbage alive.
    memset((void *)((uint32_t)__stack_pointer - CLEARED_STACK_BYTES), 0, CLEARED_STACK_BYTES);
    return sweep() * BLOCK_BYTES;
}

void gc_collect(void) {
    collect();
}

// --- Allocating ---

// A small object in the first word that has room for it; its contents are cleared.
static inline MP_ALWAYSINLINE void *take_small(size_t count) {
    for (size_t word = first_word[count]; word < heap.words; ++word) {
        uint64_t used = heap.used[word];
        // A bit stays set where the block and the count - 1 blocks after it are free.
        uint64_t room = ~used;
        for (size_t i = 1; i < count; ++i) {
            room &= ~used >> i;
        }
        if (room != 0) {
            first_word[count] = word;
            size_t bit = (size_t)__builtin_ctzll(room);
            heap.used[word] = used | (((uint64_t)1 << count) - 1) << bit;
            heap.head[word] |= (uint64_t)1 << bit;
            uint64_t *object = address_of(word * BLOCKS_PER_WORD + bit);
            for (size_t i = 0; i < count; ++i) {
                object[2 * i] = 0;
                object[2 * i + 1] = 0;
            }
            return object;
        }
    }
    first_word[count] = heap.words;
    return NULL;
}

// The first of `count` free blocks in a row, now in use as one object; NULL when there is no such place.
static void *reserve(size_t count) {
    const size_t from = first_word[1] * BLOCKS_PER_WORD;
    for (size_t block = from;;) {
        block = find(block, true);
        if (count > all_blocks() - block) {
            FUEL_CHARGE((all_blocks() - from) / BLOCKS_PER_CHARGE);
            return NULL;
        }
        size_t end = find(block, false);
        if (end - block >= count) {
            FUEL_CHARGE((end - from) / BLOCKS_PER_CHARGE);
            fill_used(block, count, true);
            set_bit(heap.head, block);
            return address_of(block);
        }
        block = end;
    }
}

// An object of any size in the first place that has room for it; its contents are cleared.
static void *take_anywhere(size_t count) {
    void *object = reserve(count);
    return object == NULL ? NULL : memset(object, 0, count * BLOCK_BYTES);
}

// All of an object is cleared: what an earlier one left would keep other objects alive, and would be readable.
static inline void *take(size_t count) {
    // Each size with its own loop, in which the number of blocks is a constant.
    switch (count) {
        case 1: return take_small(1);
        case 2: return take_small(2);
        case 3: return take_small(3);
        case 4: return take_small(4);
        default: return count <= SMALL_MAX ? take_small(count) : take_anywhere(count);
    }
}

// Kept out of gc_alloc, so that the path that nearly every allocation takes spills nothing to the stack.
static MP_NOINLINE void *take_after_collecting(size_t count) {
    size_t bytes = count * BLOCK_BYTES;
    size_t live = 0;
    is_scarce = true;
    if (MP_STATE_MEM(gc_auto_collect_enabled)) {
        live = collect();
        size_t comfortable = 2 * live + RESERVE_BYTES;
        if (heap_pool_bytes() < comfortable) {
            heap_grow(PAGE_BYTES, comfortable - heap_pool_bytes());
        }
        is_scarce = heap_pool_bytes() < comfortable;
        void *object = take(count);
        if (object != NULL) {
            return object;
        }
    }
    // At the limit, the room between two words still counts.
    return heap_grow(bytes, live > bytes ? live : bytes) ? take(count) : take_anywhere(count);
}

void *gc_alloc(size_t bytes, unsigned int flags) {
    (void)flags;
    if (bytes == 0 || bytes > SIZE_MAX - BLOCK_BYTES || MP_STATE_THREAD(gc_lock_depth) != 0) {
        return NULL;
    }
    size_t count = (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
    if (bytes > 1024) {
        // Clearing and copying what is large is charged when it is over; this asks for what is owed.
        FUEL_BURN_IN_LOOP();
    }
    #if ENGINE_DEBUG
    if (stress_interval != 0 && ++stress_count >= stress_interval) {
        stress_count = 0;
        collect();
    }
    #endif
    void *object = take(count);
    return object != NULL ? object : take_after_collecting(count);
}

static void release(size_t from, size_t to) {
    fill_used(from, to - from, false);
    #if ENGINE_DEBUG
    HEAP_FREED(address_of(from), (to - from) * BLOCK_BYTES);
    #endif
    size_t word = from / BLOCKS_PER_WORD;
    for (size_t count = 1; count <= SMALL_MAX; ++count) {
        if (word < first_word[count]) {
            first_word[count] = word;
        }
    }
}

void gc_free(void *pointer) {
    if (MP_STATE_THREAD(gc_lock_depth) != 0 || pointer == NULL) {
        return;
    }
    assert(is_object(pointer));
    size_t block = block_of(pointer);
    size_t end = object_end(block);
    clear_bit(heap.head, block);
    release(block, end);
}

size_t gc_nbytes(const void *pointer) {
    if (!is_object(pointer)) {
        return 0;
    }
    size_t block = block_of(pointer);
    return (object_end(block) - block) * BLOCK_BYTES;
}

void *gc_realloc(void *pointer, size_t bytes, bool may_move) {
    if (pointer == NULL) {
        return gc_alloc(bytes, 0);
    }
    if (bytes == 0) {
        gc_free(pointer);
        return NULL;
    }
    if (MP_STATE_THREAD(gc_lock_depth) != 0 || bytes > SIZE_MAX - BLOCK_BYTES) {
        return NULL;
    }
    assert(is_object(pointer));
    size_t block = block_of(pointer);
    size_t end = object_end(block);
    size_t old_count = end - block;
    size_t count = (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
    if (count <= old_count) {
        if (count < old_count) {
            release(block + count, end);
        }
        return pointer;
    }
    size_t more = count - old_count;
    if (more <= all_blocks() - end && find(end, false) - end >= more) {
        fill_used(end, more, true);
        memset(address_of(end), 0, more * BLOCK_BYTES);
        return pointer;
    }
    if (!may_move) {
        return NULL;
    }
    void *moved = gc_alloc(bytes, 0);
    if (moved != NULL) {
        memcpy(moved, pointer, old_count * BLOCK_BYTES);
        gc_free(pointer);
    }
    return moved;
}

// --- The rest of py/gc.h that this engine uses ---

void gc_init(void *start, void *end) {
    (void)start;
    (void)end;
    heap_start();
    heap_keep_last_resort();
    MP_STATE_THREAD(gc_lock_depth) = 0;
    MP_STATE_MEM(gc_auto_collect_enabled) = 1;
}

void heap_keep_last_resort(void) {
    if (last_resort == NULL) {
        last_resort = reserve(LAST_RESORT_BLOCKS);
    }
    if (last_resort == NULL) {
        collect();
        last_resort = reserve(LAST_RESORT_BLOCKS);
    }
}

void heap_use_last_resort(void) {
    if (last_resort == NULL || !is_scarce) {
        return;
    }
    gc_info_t info;
    gc_info(&info);
    if (info.free < 2 * LAST_RESORT_BLOCKS * BLOCK_BYTES) {
        gc_free(last_resort);
        last_resort = NULL;
    }
}

void heap_clear(void) {
    collect();
    MP_STATE_MEM(gc_collected) = 0;
    memset(heap.mark, 0, heap.words * sizeof(uint64_t));
    memset(&mark_stack, 0, sizeof mark_stack);
    for (size_t block = find(0, true); block != all_blocks();) {
        size_t end = find(block, false);
        clear_memory(address_of(block), (end - block) * BLOCK_BYTES);
        block = find(end, true);
    }
    if (last_resort != NULL) {
        clear_memory(last_resort, LAST_RESORT_BLOCKS * BLOCK_BYTES);
    }
}

void gc_lock(void) {
    MP_STATE_THREAD(gc_lock_depth)++;
}

void gc_unlock(void) {
    MP_STATE_THREAD(gc_lock_depth)--;
}

bool gc_is_locked(void) {
    return MP_STATE_THREAD(gc_lock_depth) != 0;
}

void gc_info(gc_info_t *info) {
    memset(info, 0, sizeof *info);
    info->total = heap_pool_bytes();
    for (size_t word = 0; word < heap.words; ++word) {
        info->used += (size_t)__builtin_popcountll(heap.used[word]) * BLOCK_BYTES;
    }
    info->free = info->total - info->used;
}
