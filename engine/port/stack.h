// The C stack: how much of it may be used, and what is left below it.

#ifndef STACK_H
#define STACK_H

#include <stdint.h>

// From here on a run may use that many bytes of the STACK_BYTES that there are.
void stack_limit(uint32_t bytes);

// Sets to zero what earlier calls left below the current one's frame.
void stack_clear(void);

#endif
