#include "standard_input.h"

#include <string.h>

#include "py/runtime.h"

MP_REGISTER_ROOT_POINTER(mp_obj_t standard_input_source);
MP_REGISTER_ROOT_POINTER(void *standard_input_bytes);

// What has come and was not read.
static struct {
    size_t at, length;
} rest;

void standard_input_from(mp_obj_t function) {
    MP_STATE_VM(standard_input_source) = function;
}

void standard_input_feed(const void *bytes, size_t length) {
    MP_STATE_VM(standard_input_bytes) = m_new(char, length);
    memcpy(MP_STATE_VM(standard_input_bytes), bytes, length);
    rest.at = 0;
    rest.length = length;
}

// Many bytes at a time: lines are read byte by byte.
#define BYTES_WANTED 65536

static void ask(void) {
    mp_obj_t given = mp_call_function_1(MP_STATE_VM(standard_input_source), MP_OBJ_NEW_SMALL_INT(BYTES_WANTED));
    if (given != mp_const_none) {
        mp_buffer_info_t bytes;
        mp_get_buffer_raise(given, &bytes, MP_BUFFER_READ);
        standard_input_feed(bytes.buf, bytes.len);
    }
}

size_t standard_input_read(void *buffer, size_t size) {
    if (rest.at == rest.length && size != 0 && MP_STATE_VM(standard_input_source) != MP_OBJ_NULL) {
        ask();
    }
    size_t count = MIN(size, rest.length - rest.at);
    memcpy(buffer, (const char *)MP_STATE_VM(standard_input_bytes) + rest.at, count);
    rest.at += count;
    return count;
}
