// Exceptions that reached the top, as a reply.

#ifndef REPORT_H
#define REPORT_H

#include "encode.h"

// Writes the reply of STATUS_EXCEPTION. Runs the guest's __str__; whatever that raises is replaced by a note.
void report_exception(encoder_t *encoder, mp_obj_t exception);

// The same when memory is too short for that: type only. `reply` has room for REPORT_MINIMUM bytes; returns the length.
#define REPORT_MINIMUM 128
size_t report_briefly(uint8_t *reply, mp_obj_t exception);

#endif
