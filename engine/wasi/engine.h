// The engine as this program sees it: a module beside it that shares its memory. This program takes the place of the host.
//
// Its own stack and data lie below what the engine uses of its stack: see COMMAND_BYTES in the build.

#ifndef WASI_ENGINE_H
#define WASI_ENGINE_H

#include <stddef.h>
#include <stdint.h>

#include "abi_command.h"

// Carries out an operation → its status. Ends the program when there is no memory for the request.
int engine_perform(int operation, const void *request, size_t length);

#endif
