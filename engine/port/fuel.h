// Fuel: the deterministic count of a run's work. One unit is burnt per backward jump, per call of a
// Python function, and per token and node that is compiled.

#ifndef FUEL_H
#define FUEL_H

#include "abi.h"

// Asks the host for more fuel, or leaves the run for good when the host has none.
void fuel_refill(void);

#define FUEL_BURN() \
    do { \
        if (__builtin_expect(--fuel < 0, 0)) { \
            fuel_refill(); \
        } \
    } while (0)

#endif
