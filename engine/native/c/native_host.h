// The native build's own parts: what main.c, native_imports.c and heap_checks.c know of each other.

#ifndef NATIVE_HOST_H
#define NATIVE_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// All the memory that a program can be given, and what it begins with, as in the library.
#define NATIVE_HEAP_BYTES (64 * 1024 * 1024)
#define NATIVE_INITIAL_PAGES 4

// The C stack lies at these addresses, as if it were WebAssembly's: the port compares the stack pointer with STACK_BYTES.
#define NATIVE_STACK_LOWEST 0x10000

// How a process ends that had to stop where the engine cannot be left: what the library calls lost.
#define NATIVE_LOST 3

// Closes the whole heap; before the engine starts.
void native_heap_close(void);

// How many pages the heap may come to.
extern size_t native_pages_maximum;

// How much fuel is left for this program, beside the slice that the engine has.
extern int64_t native_fuel;

// The calls that the guest has begun and that are open, as completions in CBOR; they are closed by this.
size_t native_completions(uint8_t *reply, size_t capacity);

#endif
