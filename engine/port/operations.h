// What the host can ask a started interpreter to do.

#ifndef OPERATIONS_H
#define OPERATIONS_H

#include "decode.h"
#include "py/obj.h"

// Each takes its request, as abi.h describes it, and returns the value of the reply, or MP_OBJ_NULL when the event loop
// waits. They raise what the guest raises;
// a request that is malformed is a ValueError raised before `*accepted` becomes true.
mp_obj_t operation_run(decoder_t *request, bool *accepted);
mp_obj_t operation_call(decoder_t *request, bool *accepted);
mp_obj_t operation_continues(decoder_t *request, bool *accepted);
mp_obj_t operation_install(decoder_t *request, bool *accepted);
mp_obj_t operation_script(decoder_t *request, bool *accepted);

#endif
