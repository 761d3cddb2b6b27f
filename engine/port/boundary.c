// The whole of what the host can call, and the life of one call.
//
//   buffer(length)           the host asks for room, writes its request there,
//   execute(operation, …)    has it carried out: decoded, done, its result or exception encoded,
//   reply_address/_length    and reads the reply before it calls anything else.
//
// The request and the reply lie on the guest's own heap. The host owns nothing here, and frees nothing: the request ends
// with `execute`, the reply with the next request. Names, numbers and meanings come from abi.h, which the build makes from
// the host's own list. `execute` never returns through a foreign exception: what it cannot handle is a trap, after which
// the host does not enter this instance again.

#include <string.h>

#include "py/builtin.h"
#include "py/compile.h"
#include "py/gc.h"
#include "py/runtime.h"

#include "abi.h"
#include "boundary.h"
#include "bounds.h"
#include "decode.h"
#include "encode.h"
#include "event_loop.h"
#include "file_operations.h"
#include "frames.h"
#include "fuel.h"
#include "heap.h"
#include "host_call.h"
#include "operations.h"
#include "re_program.h"
#include "report.h"
#include "stack.h"
#include "stop.h"
#include "streams.h"
#include "text.h"

#define STALE_STACK_BYTES 4096

MP_REGISTER_ROOT_POINTER(void *request);
MP_REGISTER_ROOT_POINTER(void *reply);

struct limits limits;

static struct {
    const uint8_t *address;
    size_t length;
} reply;

// Calls of small functions with small values need nothing of the heap.
static struct {
    uint8_t request[256];
    char reply[256];
} small;

// Used when the heap has no room left to say so.
static uint8_t brief_reply[REPORT_MINIMUM];

int32_t engine_abi(void) {
    return ABI_NUMBER;
}

// The linker's: static constructors. Called here, or every export would be wrapped in a function that calls them.
void __wasm_call_ctors(void);

uint32_t engine_starts;

void engine_start(void) {
    if (engine_starts++ != 0) {
        heap_adopt();
        return;
    }
    __wasm_call_ctors();
    stack_limit(SMALL_STACK_BYTES);
    mp_cstack_init_with_top((void *)STACK_BYTES, STACK_BYTES);
    gc_init(NULL, NULL); // the heap knows where it lies
    mp_init();
    mp_obj_dict_init(&MP_STATE_VM(run_sources), 0);
}

void engine_limit(int32_t recursion_depth, int32_t stack_bytes, int32_t value_depth, int32_t result_bytes,
    int32_t host_call_bytes, int32_t files, int32_t file_bytes) {
    frames.allowed = recursion_depth;
    frames.limit = frames.wanted == 0 ? recursion_depth : MIN(frames.wanted, recursion_depth);
    stack_limit((uint32_t)stack_bytes);
    limits.value_depth = (size_t)value_depth;
    limits.result_bytes = (size_t)result_bytes;
    limits.host_call_bytes = (size_t)host_call_bytes;
    limits.files = (size_t)files;
    limits.file_bytes = (size_t)file_bytes;
}

int32_t engine_buffer(int32_t length) {
    MP_STATE_MEM(gc_auto_collect_enabled) = 1; // gc.disable() lasts as long as the run that called it
    MP_STATE_VM(reply) = NULL;
    MP_STATE_THREAD(gc_lock_depth) = 0;
    heap_use_last_resort();
    MP_STATE_VM(request) = (size_t)length <= sizeof small.request ? small.request : m_malloc_maybe((size_t)length);
    return (int32_t)(uintptr_t)MP_STATE_VM(request);
}

int32_t engine_reply_address(void) {
    return (int32_t)(uintptr_t)reply.address;
}

int32_t engine_reply_length(void) {
    return (int32_t)reply.length;
}

int32_t engine_heap_used(void) {
    gc_info_t info;
    gc_info(&info);
    return (int32_t)info.used;
}

void engine_tidy(void) {
    MP_STATE_VM(request) = NULL;
    MP_STATE_VM(reply) = NULL;
    reply.address = NULL;
    reply.length = 0;
    memset(brief_reply, 0, sizeof brief_reply);
    memset(&small, 0, sizeof small);
    memset(MP_STATE_VM(map_lookup_cache), 0, sizeof MP_STATE_VM(map_lookup_cache)); // hints only
    streams_clear();
    host_call_clear();
    text_forget();
    re_forget();
    stack_clear(); // frames of the collector have room that they do not write to, and that it would look at
    heap_clear();
    heap_sweeps = 0; // what compared with it was forgotten above
    stack_clear();
}

#if ENGINE_DEBUG
void engine_stress(int32_t interval) {
    stress_interval = (uint32_t)interval;
}
#endif

static void set_reply(encoder_t *encoder) {
    MP_STATE_VM(reply) = encoder->bytes.buf;
    reply.address = (const uint8_t *)encoder->bytes.buf;
    reply.length = encoder->bytes.len;
}

static void reply_with_text(const char *text) {
    encoder_t encoder;
    encoder_init(&encoder, SIZE_MAX / 2, "", 1);
    encode_ascii(&encoder, text, strlen(text));
    set_reply(&encoder);
}

static int32_t reply_with_value(mp_obj_t value) {
    encoder_t encoder;
    encoder_init_in(&encoder, small.reply, sizeof small.reply, limits.result_bytes, "resultBytes", limits.value_depth);
    encode_value(&encoder, value);
    if (encoder.error != NULL) {
        const char *limit = encoder.error;
        vstr_clear(&encoder.bytes);
        reply_with_text(limit);
        return STATUS_UNSENDABLE;
    }
    set_reply(&encoder);
    return STATUS_OK;
}

static int32_t reply_with_exception(mp_obj_t exception) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        encoder_t encoder;
        encoder_init(&encoder, SIZE_MAX / 2, "", 8);
        report_exception(&encoder, exception);
        set_reply(&encoder);
        nlr_pop();
    } else {
        reply.address = brief_reply;
        reply.length = report_briefly(brief_reply, exception);
    }
    return STATUS_EXCEPTION;
}

static int32_t reply_with_delay(void) {
    encoder_t encoder;
    encoder_init(&encoder, SIZE_MAX / 2, "", 1);
    if (event_loop_delay() < 0) {
        encode_null(&encoder);
    } else {
        encode_float(&encoder, event_loop_delay());
    }
    set_reply(&encoder);
    return STATUS_WAITING;
}

static mp_obj_t carry_out(int32_t operation, decoder_t *request, bool *accepted) {
    if (operation != OPERATION_RESUME) {
        event_loop_forget();
    }
    switch (operation) {
        case OPERATION_RUN:
            return operation_run(request, accepted);
        case OPERATION_CALL:
            return operation_call(request, accepted);
        case OPERATION_CONTINUES:
            return operation_continues(request, accepted);
        case OPERATION_INSTALL:
            return operation_install(request, accepted);
        case OPERATION_FILE:
            return operation_file(request, accepted);
        case OPERATION_RESUME:
            return event_loop_resume(request, accepted);
        case OPERATION_SCRIPT:
            return operation_script(request, accepted);
        default:
            mp_raise_ValueError(MP_ERROR_TEXT("unknown operation"));
    }
}

// Everything in the interpreter's state that a run changes on its way and a stopped run leaves behind.
static void begin(void) {
    frames.depth = 0;
    reply.length = 0;
    mp_globals_set(&MP_STATE_VM(dict_main));
    mp_locals_set(&MP_STATE_VM(dict_main));
    MP_STATE_THREAD(nlr_jump_callback_top) = NULL;
    MP_STATE_THREAD(gc_lock_depth) = 0;
    MP_STATE_VM(cur_exception) = NULL;
    MP_STATE_VM(vm_frame) = NULL;
    mp_compile_allow_top_level_await = false;
    mp_compile_keep_result = false;
}

// The collector takes what earlier operations left on the stack for pointers, where a frame has not written yet. Most of
// that is in the first few frames. Called with nothing on the stack: what the host asked between two operations, which a replay
// does not, must not decide what is found there.
static void forget_stack(void) {
    const uint32_t top = (uint32_t)__stack_pointer;
    memset((void *)(top - STALE_STACK_BYTES), 0, STALE_STACK_BYTES);
}

static int32_t execute(int32_t operation, decoder_t *request) {
    volatile bool accepted = false;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t value = carry_out(operation, request, (bool *)&accepted);
        int32_t status = value == MP_OBJ_NULL ? reply_with_delay() : reply_with_value(value);
        nlr_pop();
        return status;
    }
    if (!accepted && !mp_obj_is_exact_type(MP_OBJ_FROM_PTR(nlr.ret_val), &mp_type_MemoryError)) {
        // The host's own mistake; a guest has not run yet.
        mp_obj_t message = mp_obj_exception_get_value(MP_OBJ_FROM_PTR(nlr.ret_val));
        reply_with_text(mp_obj_is_str(message) ? mp_obj_str_get_str(message) : "the inputs cannot be values");
        return STATUS_REFUSED;
    }
    return reply_with_exception(MP_OBJ_FROM_PTR(nlr.ret_val));
}

static MP_NOINLINE int32_t execute_request(int32_t operation, int32_t length) {
    const uint8_t *bytes = MP_STATE_VM(request);
    decoder_t request = {bytes, bytes + length, DECODED_DEPTH, &mp_type_ValueError};
    volatile int32_t status;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        stop_leads_to(&nlr);
        status = execute(operation, &request);
        nlr_pop();
    } else {
        // Only an abort leads here: `execute` catches exceptions itself, except one that is raised while it reports one.
        // An allocation that was left may have been about to keep a string in this piece, which nothing else keeps alive.
        MP_STATE_VM(qstr_last_chunk) = NULL;
        status = nlr.ret_val == NULL ? STATUS_STOPPED : reply_with_exception(MP_OBJ_FROM_PTR(nlr.ret_val));
    }
    stop_leads_to(NULL);
    MP_STATE_VM(request) = NULL;
    heap_keep_last_resort();
    return streams_finish() ? STATUS_STOPPED : status;
}

int32_t engine_execute(int32_t operation, int32_t length) {
    begin();
    forget_stack();
    return execute_request(operation, length);
}
