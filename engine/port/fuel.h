// Fuel: the deterministic count of a run's work. The interpreter burns a unit for every jump, every call of a Python function,
// every token and every node that it compiles, and for 128 bytes of bytecode that it went through. The build adds the rest:
// for loops, for recursion and for copying in C, see engine/build/meter/.

#ifndef FUEL_H
#define FUEL_H

#include "abi.h"

// Each asks the host for more fuel. When it has none, the run is left for good, or trapped where that cannot be: abi.ts says
// what each place allows.
void fuel_refill(void); // between two instructions; raises a TimeoutError when the host has one to announce
void *fuel_refill_to_call(void); // the same, but returns the exception, or NULL
void fuel_refill_loop(void);
void fuel_refill_inside(void);

#define FUEL_BURN_OR(refill) \
    do { \
        if (__builtin_expect(--fuel < 0, 0)) { \
            refill; \
        } \
    } while (0)

#define FUEL_BURN() FUEL_BURN_OR(fuel_refill())

#if ENGINE_UNMETERED
#define FUEL_BURN_IN_LOOP()
#define FUEL_CHARGE(units)
#else
// In C that can be left but not raise.
#define FUEL_BURN_IN_LOOP() FUEL_BURN_OR(fuel_refill_loop())

// Charges work that is over. Whoever burns next asks, if it was more than there is.
#define FUEL_CHARGE(units) (fuel -= (int32_t)(units))
#endif

// Bytecode without a jump back is as long as it is, so it is charged when it is over, by its length.
#define FUEL_CHARGE_BYTECODE(bytes) FUEL_CHARGE((uint32_t)(bytes) / 128)

// What the guest caught or has to catch when its time is nearly over.
_Bool fuel_is_warning(const void *exception);

#endif
