// The way out of a run that the host has stopped.

#ifndef STOP_H
#define STOP_H

#include "py/mpstate.h"
#include "py/nlr.h"

#include "abi.h"

// Whether a run is on its way and has not been stopped. A global, as the fuel is one: no bug of the interpreter can make a run
// one that nobody stops.
extern WASM_GLOBAL int32_t stoppable;

NORETURN void stop_leave(void);

// Unwinds to the operation that is being carried out, past every handler of the guest: it cannot be caught. Only to be
// called where whatever outlives the run is whole.
static inline MP_ALWAYSINLINE NORETURN void stop_run(void) {
    // First of all: what unwinds is counted too, and would be stopped again.
    stoppable = 0;
    stop_leave();
}

// Where an abort leads to; NULL when there is nowhere to go, and nothing is stopped.
static inline void stop_leads_to(nlr_buf_t *handler) {
    nlr_set_abort(handler);
    stoppable = handler != NULL;
}

#endif
