// The way out of a run that the host has stopped.

#ifndef STOP_H
#define STOP_H

#include "py/mpconfig.h"

// Unwinds to the operation that is being carried out, past every handler of the guest: it cannot be caught. Only to be
// called where an exception could be raised as well, so that the interpreter's own state is consistent.
NORETURN void stop_run(void);

#endif
