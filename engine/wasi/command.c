// The life of a program: the interpreter is there already, with all that was imported while it was built.

#include <string.h>
#include <wasi/api.h>

#include "cbor.h"
#include "engine.h"
#include "files.h"
#include "streams.h"
#include "traceback.h"

// Which file is run: the builder puts its length and its path here.
#define MAIN_LENGTH (*(const volatile uint32_t *)COMMAND_MAIN)
#define MAIN_PATH ((const char *)(COMMAND_MAIN + 4))

#define REQUEST_BYTES 16384
#define RECURSION_DEPTH 400
#define LARGE 0x7fffffff

static uint8_t request[REQUEST_BYTES];

static _Noreturn void fail(const char *reason) {
    stream_text(2, reason);
    __wasi_proc_exit(1);
}

int engine_perform(int operation, const void *bytes, size_t length) {
    int32_t address = engine_buffer((int32_t)length);
    if (address == 0) {
        fail("MemoryError: there is no memory for the program's arguments\n");
    }
    memcpy((void *)address, bytes, length);
    return engine_execute(operation, (int32_t)length);
}

static void grant_input(void) {
    cbor_writer_t writer = {request, sizeof request, false};
    cbor_head(&writer, CBOR_ARRAY, 1);
    cbor_head(&writer, CBOR_ARRAY, 1);
    cbor_head(&writer, CBOR_ARRAY, 3);
    cbor_bytes(&writer, CBOR_TEXT, STDIN_NAME, strlen(STDIN_NAME));
    cbor_simple(&writer, CBOR_FALSE);
    cbor_simple(&writer, CBOR_NULL);
    engine_perform(OPERATION_INSTALL, request, (size_t)(writer.at - request));
}

static size_t script_request(void) {
    static uint8_t *arguments[256];
    static uint8_t text[REQUEST_BYTES / 2];
    __wasi_size_t count = 0, size = 0;
    if (__wasi_args_sizes_get(&count, &size) != 0 || count > sizeof arguments / sizeof *arguments || size > sizeof text
        || __wasi_args_get(arguments, text) != 0) {
        fail("the arguments are too long, or there are none to be had\n");
    }
    cbor_writer_t writer = {request, sizeof request, false};
    cbor_head(&writer, CBOR_ARRAY, 3);
    cbor_bytes(&writer, CBOR_TEXT, MAIN_PATH, MAIN_LENGTH);
    cbor_bytes(&writer, CBOR_TEXT, "__main__", 8);
    cbor_head(&writer, CBOR_ARRAY, count);
    for (size_t i = 0; i < count; ++i) {
        cbor_bytes(&writer, CBOR_TEXT, arguments[i], strlen((const char *)arguments[i]));
    }
    return (size_t)(writer.at - request);
}

__attribute__((export_name("_start"))) void start(void) {
    engine_start();
    engine_limit(RECURSION_DEPTH, SMALL_STACK_BYTES, 200, LARGE, LARGE, LARGE, LARGE);
    grant_input();
    files_mount();
    size_t length = script_request();
    int status = engine_perform(OPERATION_SCRIPT, request, length);
    if (status == STATUS_OK) {
        return;
    }
    if (status == STATUS_EXCEPTION) {
        __wasi_proc_exit(traceback_print((const uint8_t *)engine_reply_address(), (uint32_t)engine_reply_length()));
    }
    __wasi_proc_exit(1); // nobody reads what it prints
}
