// What the host can call; see abi.h for the functions themselves.

#ifndef BOUNDARY_H
#define BOUNDARY_H

#include <stdint.h>

// How often this memory was started. Beyond one, it is a copy of a memory that was started before, as are others: what must
// differ between them, chance above all, is made anew.
extern uint32_t engine_starts;

#endif
