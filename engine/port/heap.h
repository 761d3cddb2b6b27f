// The heap: where it lies, how it grows. What is in it is gc.c's.

#ifndef HEAP_H
#define HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BLOCK_BYTES 16
#define BLOCKS_PER_WORD 64

// What the debug build makes of freed memory, so that a use of it shows. The native build has its own.
#ifndef HEAP_FREED
#define HEAP_FREED(address, bytes) memset((address), 0x5a, (bytes))
#endif

// A pool of blocks and, behind it up to the end of memory, its bitmaps, one bit per block. When memory grows, the bitmaps
// move to the new end and their old place becomes part of the pool: the pool stays one piece and its objects stay put.
extern struct heap {
    uint8_t *pool;
    size_t words; // 64 blocks each
    uint64_t *used; // the block belongs to an object
    uint64_t *head; // the block is the first of an object
    uint64_t *mark; // the object is reachable; valid only during a collection
} heap;

static inline size_t heap_pool_bytes(void) {
    return heap.words * BLOCKS_PER_WORD * BLOCK_BYTES;
}

// Counts sweeps: what an address in the heap has held is there until the next one.
extern uint32_t heap_sweeps;

// Lays the heap out from the end of static data to the end of memory.
void heap_start(void);

// The memory is that of an earlier start, and may have grown since.
void heap_adopt(void);

// Makes the pool larger, by `wanted` bytes if the host's maximum allows it, by `needed` bytes at least; false if it does
// not even allow that, and nothing has changed.
bool heap_grow(size_t needed, size_t wanted);

// Collects, and clears all of the heap that holds nothing.
void heap_clear(void);

// Sets memory to zero, without touching what is zero already: pages that were never written take no memory.
void clear_memory(void *from, size_t bytes);

// Between operations some memory is kept back in a heap that has been full, for the next one to begin with.
void heap_keep_last_resort(void);
void heap_use_last_resort(void);

#endif
