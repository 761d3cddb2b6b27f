#include "fuel.h"

#include "py/objexcept.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"

#include "stop.h"
#include "streams.h"

// A WebAssembly global, not memory: no bug of the interpreter can give a guest more of it.
WASM_GLOBAL int32_t fuel;

// Made of what is there already: where it is raised nothing may be allocated, or the bytecode loop would have to be
// prepared for a collection at each of its jumps. Only its traceback is on the heap, hence a root.
MP_REGISTER_ROOT_POINTER(void *warning[8]);

static mp_obj_exception_t *warning(void) {
    _Static_assert(sizeof(mp_obj_exception_t) <= sizeof MP_STATE_VM(warning), "");
    return (mp_obj_exception_t *)MP_STATE_VM(warning);
}

bool fuel_is_warning(const void *exception) {
    return exception == warning();
}

static MP_DEFINE_STR_OBJ(text_timeout, "the run is about to go beyond timeoutMs");
static MP_DEFINE_STR_OBJ(text_cpu, "the run is about to go beyond cpuMs");
static const mp_rom_obj_tuple_t about_timeout = {
    {&mp_type_tuple}, 1, {MP_ROM_PTR(&text_timeout)},
};
static const mp_rom_obj_tuple_t about_cpu = {
    {&mp_type_tuple}, 1, {MP_ROM_PTR(&text_cpu)},
};

static mp_obj_exception_t *warn(int32_t of) {
    mp_obj_exception_t *exception = warning();
    *exception = (mp_obj_exception_t){
        .base.type = &mp_type_TimeoutError,
        .args = (mp_obj_tuple_t *)(of == WARNING_CPU_MS ? &about_cpu : &about_timeout),
    };
    return exception;
}

// Returns what the host said, if that is a warning.
static int32_t refuel(int32_t place) {
    // Outside of an operation, which allocates once or clears memory once, and on the way out of one: what is burnt is owed.
    if (!stoppable) {
        return 1;
    }
    // Output arrives while a long run goes on, not only at its end.
    streams_show();
    int32_t more = host_refuel(place);
    if (more > 0) {
        fuel += more;
    } else if (more == 0 || place != PLACE_INSTRUCTION) {
        if (place == PLACE_INSIDE) {
            __builtin_trap();
        }
        stop_run();
    }
    return more;
}

void *fuel_refill_to_call(void) {
    int32_t more = refuel(PLACE_INSTRUCTION);
    return more > 0 ? NULL : warn(more);
}

void fuel_refill(void) {
    void *exception = fuel_refill_to_call();
    if (exception != NULL) {
        nlr_raise(MP_OBJ_FROM_PTR(exception));
    }
}

MP_NOINLINE void fuel_refill_loop(void) {
    refuel(PLACE_LOOP);
}

MP_NOINLINE void fuel_refill_inside(void) {
    refuel(PLACE_INSIDE);
}
