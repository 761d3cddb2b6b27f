#include "stop.h"

#include "py/runtime.h"

WASM_GLOBAL int32_t stoppable;

void stop_leave(void) {
    nlr_jump_abort();
}
