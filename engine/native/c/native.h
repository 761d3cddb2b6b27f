// Included in front of every C file of the native build: what WebAssembly has and a processor does not.

#ifndef NATIVE_H
#define NATIVE_H

#include <stddef.h>
#include <stdint.h>

// A global in WebAssembly; here a call. The declaration in abi.h becomes that of the function.
#define __stack_pointer native_stack_pointer()

#define __builtin_wasm_memory_size(index) native_memory_pages()
#define __builtin_wasm_memory_grow(index, pages) native_memory_grow(pages)
size_t native_memory_pages(void);
size_t native_memory_grow(size_t pages);

// Freed memory is closed to everything that is compiled with AddressSanitizer.
#define HEAP_FREED(address, bytes) native_heap_freed((address), (bytes))
void native_heap_freed(void *address, size_t bytes);

#endif
