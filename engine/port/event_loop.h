// What asyncio and the host have to do with each other. The loop itself is engine/python/asyncio/core.py.

#ifndef EVENT_LOOP_H
#define EVENT_LOOP_H

#include "decode.h"

// The next three return the value that asynchronous code came to, or MP_OBJ_NULL when it waits. Nothing of it is on the C
// stack then.

// Drives a coroutine.
mp_obj_t event_loop_start(mp_obj_t coroutine);

// Goes on with what waits, with completions as `Call.wait` answers; a ValueError when nothing does.
mp_obj_t event_loop_resume(decoder_t *completions, bool *accepted);

// Drives a value that is a coroutine which has not begun; every other one is what it came to.
mp_obj_t event_loop_finish(mp_obj_t value);

// A name of core.py's.
mp_obj_t event_loop_load(qstr name);

// How many ms it waits, negative for as long as no call completes.
double event_loop_delay(void);

// Before any other operation: nothing waits any more, no task is running, and no call is open.
void event_loop_forget(void);

#endif
