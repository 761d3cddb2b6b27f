// The heap as AddressSanitizer sees it: exactly the bytes that were asked for are open, from when an object is allocated
// until it is freed. To it the heap is one array, so without this it would find nothing there.
//
// port/gc.c is compiled with its three functions under other names, and stands below these. It may touch everything: it,
// heap.c and cstack.c are compiled without AddressSanitizer, and call the functions on memory at the end of this file.
//
// Mistakes are made easier to see, too: what is freed by hand stays closed until the next collection, and an object that
// grows always moves.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>

#include "py/gc.h"
#include "py/mpstate.h"

#include "abi.h"
#include "heap.h"
#include "native_host.h"

void *plain_gc_alloc(size_t bytes, unsigned int flags);
void *plain_gc_realloc(void *pointer, size_t bytes, bool may_move);
void plain_gc_collect(void);

// Where the heap begins, as heap.c asks for it, and all that it can ever have. Its end is on a page, as in WebAssembly.
uint8_t __heap_base[NATIVE_HEAP_BYTES] __attribute__((aligned(PAGE_BYTES)));
static size_t pages_in_use = NATIVE_INITIAL_PAGES;
size_t native_pages_maximum = NATIVE_HEAP_BYTES / PAGE_BYTES;

size_t native_memory_pages(void) {
    return (uintptr_t)__heap_base / PAGE_BYTES + pages_in_use;
}

size_t native_memory_grow(size_t pages) {
    size_t before = native_memory_pages();
    if (pages > native_pages_maximum || pages_in_use > native_pages_maximum - pages) {
        return SIZE_MAX;
    }
    pages_in_use += pages;
    return before;
}

void native_heap_close(void) {
    __asan_poison_memory_region(__heap_base, sizeof __heap_base);
}

void native_heap_freed(void *address, size_t bytes) {
    __asan_poison_memory_region(address, bytes);
}

// How many bytes the object was allocated with; 0 when it was freed.
static size_t open_bytes(void *pointer) {
    size_t bytes = gc_nbytes(pointer);
    uint8_t *closed = __asan_region_is_poisoned(pointer, bytes);
    return closed == NULL ? bytes : (size_t)(closed - (uint8_t *)pointer);
}

static void expect_object(void *pointer, const char *function) {
    if (gc_nbytes(pointer) == 0 || open_bytes(pointer) == 0) {
        fprintf(stderr, "HeapChecks: %s of %p, which is no object\n", function, pointer);
        __sanitizer_print_stack_trace();
        abort();
    }
}

// The collector scans the C stack only: registers that belong to callers have to lie there, too.
#define SPILL_REGISTERS() __builtin_unwind_init()

void *gc_alloc(size_t bytes, unsigned int flags) {
    SPILL_REGISTERS();
    void *object = plain_gc_alloc(bytes, flags);
    if (object != NULL) {
        __asan_unpoison_memory_region(object, bytes);
    }
    return object;
}

void gc_collect(void) {
    SPILL_REGISTERS();
    plain_gc_collect();
}

void gc_free(void *pointer) {
    if (pointer == NULL || MP_STATE_THREAD(gc_lock_depth) != 0) {
        return;
    }
    expect_object(pointer, "free");
    __asan_poison_memory_region(pointer, gc_nbytes(pointer));
}

void *gc_realloc(void *pointer, size_t bytes, bool may_move) {
    if (pointer == NULL) {
        return gc_alloc(bytes, 0);
    }
    if (bytes == 0) {
        gc_free(pointer);
        return NULL;
    }
    if (MP_STATE_THREAD(gc_lock_depth) != 0) {
        return NULL;
    }
    expect_object(pointer, "realloc");
    size_t old_bytes = open_bytes(pointer);
    if (bytes <= old_bytes) {
        size_t whole = gc_nbytes(pointer);
        plain_gc_realloc(pointer, bytes, false);
        __asan_poison_memory_region(pointer, whole);
        __asan_unpoison_memory_region(pointer, bytes);
        return pointer;
    }
    if (!may_move) {
        return NULL;
    }
    void *moved = gc_alloc(bytes, 0);
    if (moved != NULL) {
        memcpy(moved, pointer, old_bytes);
        gc_free(pointer);
    }
    return moved;
}
