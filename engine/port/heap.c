#include "heap.h"

#include <string.h>

#include "abi.h"

struct heap heap;

extern uint8_t __heap_base; // the linker's: the end of static data

// What 64 blocks take: themselves and one word in each bitmap.
#define BYTES_PER_WORD (BLOCKS_PER_WORD * BLOCK_BYTES + 3 * sizeof(uint64_t))

static uintptr_t memory_end(void) {
    return __builtin_wasm_memory_size(0) * PAGE_BYTES;
}

#define CLEARED_AT_ONCE 1024

void clear_memory(void *from, size_t bytes) {
    for (uint64_t *at = from, *end = at + bytes / sizeof(uint64_t); at < end;) {
        size_t words = CLEARED_AT_ONCE / sizeof(uint64_t);
        words = (size_t)(end - at) < words ? (size_t)(end - at) : words;
        uint64_t any = 0;
        for (size_t i = 0; i < words; ++i) {
            any |= at[i];
        }
        if (any != 0) {
            memset(at, 0, words * sizeof(uint64_t));
        }
        at += words;
    }
}

static size_t words_in_memory(void) {
    return (memory_end() - (uintptr_t)heap.pool) / BYTES_PER_WORD;
}

static void place_bitmaps(void) {
    heap.words = words_in_memory();
    heap.used = (uint64_t *)(heap.pool + heap_pool_bytes());
    heap.head = heap.used + heap.words;
    heap.mark = heap.head + heap.words;
}

void heap_start(void) {
    heap.pool = (uint8_t *)(((uintptr_t)&__heap_base + BLOCK_BYTES - 1) & ~(uintptr_t)(BLOCK_BYTES - 1));
    place_bitmaps(); // fresh memory is zero, which is how empty bitmaps look
}

static bool grow_pages(size_t bytes) {
    size_t pages = (bytes + PAGE_BYTES - 1) / PAGE_BYTES;
    return __builtin_wasm_memory_grow(0, pages) != SIZE_MAX;
}

static void use_new_pages(void) {
    struct heap old = heap;
    place_bitmaps();
    // Bitmaps only ever move up, so the later one moves first; mark holds nothing between collections.
    memmove(heap.head, old.head, old.words * sizeof(uint64_t));
    memset(heap.head + old.words, 0, (heap.words - old.words) * sizeof(uint64_t));
    memmove(heap.used, old.used, old.words * sizeof(uint64_t));
    memset(heap.used + old.words, 0, (heap.words - old.words) * sizeof(uint64_t));
}

void heap_adopt(void) {
    if (words_in_memory() != heap.words) {
        use_new_pages();
    }
}

bool heap_grow(size_t needed, size_t wanted) {
    if (needed > INT32_MAX) {
        return false; // also keeps the sums below from overflowing
    }
    // Room for the bitmaps of the new blocks, and for rounding.
    needed += needed / 32 + BYTES_PER_WORD;
    while (wanted > needed && !grow_pages(wanted)) {
        wanted /= 2;
    }
    if (wanted <= needed && !grow_pages(needed)) {
        return false;
    }
    use_new_pages();
    return true;
}
