// What an uncaught exception prints.

#ifndef WASI_TRACEBACK_H
#define WASI_TRACEBACK_H

#include <stdint.h>

// Prints the report that the engine gave as its reply, and returns the program's exit status.
uint32_t traceback_print(const uint8_t *reply, uint32_t length);

#endif
