// Asking the host for something that only it can do: see `Call` in abi.ts.

#ifndef HOST_CALL_H
#define HOST_CALL_H

#include "decode.h"
#include "encode.h"

// Begins a request that may take `fixed` bytes beside those that the limit on arguments allows. There is one room for
// requests: what encodes must not call anything else that asks the host, but guest code's reprs may.
void host_call_begin(encoder_t *request, size_t fixed);

// Sends a request → its reply, which is to be decoded before anything else is asked.
decoder_t host_call_send(int kind, encoder_t *request);

// Before a snapshot: what earlier requests left.
void host_call_clear(void);

// Ends the run: the arguments for the function of that name, which is encoded already, are beyond a limit.
NORETURN void host_call_overflow(const void *name, size_t length, const char *limit);

#endif
