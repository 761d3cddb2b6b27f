// repr() of what contains itself. The objects that are being printed are nodes on the C stack, in the list of what an
// exception has to undo (py/nlr.h): whatever ends the printing, none is left behind.

#ifndef REPR_GUARD_H
#define REPR_GUARD_H

#include "py/mpstate.h"
#include "py/nlr.h"

typedef struct {
    nlr_jump_callback_node_t node;
    const void *object;
} repr_guard_t;

void repr_guard_left(void *guard);

// False when the object is being printed already. Otherwise repr_leave has to follow.
static inline bool repr_enter(repr_guard_t *guard, const void *object) {
    for (nlr_jump_callback_node_t *node = MP_STATE_THREAD(nlr_jump_callback_top); node != NULL; node = node->prev) {
        if (node->fun == repr_guard_left && ((const repr_guard_t *)node)->object == object) {
            return false;
        }
    }
    guard->object = object;
    nlr_push_jump_callback(&guard->node, repr_guard_left);
    return true;
}

static inline void repr_leave(void) {
    nlr_pop_jump_callback(false);
}

#endif
