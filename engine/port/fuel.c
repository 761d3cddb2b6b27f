#include "fuel.h"

#include "py/runtime.h"

#include "stop.h"
#include "streams.h"

// A WebAssembly global, not memory: no bug of the interpreter can give a guest more of it.
WASM_GLOBAL int32_t fuel;

void fuel_refill(void) {
    // Output arrives while a long run goes on, not only at its end.
    streams_flush();
    int32_t more = host_refuel();
    if (more <= 0) {
        stop_run();
    }
    fuel += more;
}
