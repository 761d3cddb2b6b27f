#include "streams.h"

#include <string.h>

#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/obj.h"
#include "py/runtime.h"
#include "py/stream.h"

#include "abi.h"
#include "stop.h"

// One buffer suffices: it belongs to the stream that was written to last, so the order of output is kept. The host has
// been shown the first `shown` bytes already.
static struct {
    int stream;
    size_t length;
    size_t shown;
    char bytes[1024];
} pending;

int streams_finish(void) {
    size_t length = pending.length;
    size_t shown = pending.shown;
    pending.length = 0;
    pending.shown = 0;
    const char *rest = pending.bytes + shown;
    return length != 0 && host_write(pending.stream, (int32_t)(uintptr_t)rest, (int32_t)(length - shown)) != 0;
}

void streams_show(void) {
    if (pending.shown != pending.length) {
        const char *rest = pending.bytes + pending.shown;
        int32_t length = (int32_t)(pending.length - pending.shown);
        pending.shown = pending.length;
        host_write(pending.stream | STREAM_EARLY, (int32_t)(uintptr_t)rest, length);
    }
}

void streams_clear(void) {
    memset(&pending, 0, sizeof pending);
}

void streams_flush(void) {
    if (streams_finish()) {
        stop_run();
    }
}

void streams_write(int stream, const char *bytes, size_t length) {
    if (stream != pending.stream || length > sizeof pending.bytes - pending.length) {
        streams_flush();
        pending.stream = stream;
    }
    if (length > sizeof pending.bytes) {
        // Larger than the buffer: straight from where it lies.
        if (host_write(stream, (int32_t)(uintptr_t)bytes, (int32_t)length) != 0) {
            stop_run();
        }
        return;
    }
    memcpy(pending.bytes + pending.length, bytes, length);
    pending.length += length;
}

// --- As the interpreter's own print functions see them; stdout is in mpconfigport.h ---

static void print_stderr(void *data, const char *bytes, size_t length) {
    (void)data;
    streams_write(STREAM_STDERR, bytes, length);
}

const mp_print_t stderr_print = {NULL, print_stderr};

// --- As Python sees them ---

typedef struct {
    mp_obj_base_t base;
    int stream; // 0 is stdin, which is always at its end
    mp_const_obj_t buffer;
} stream_object_t;

static void stream_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    const stream_object_t *object = MP_OBJ_TO_PTR(self);
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    mp_printf(print, "<io.%s '<%s>'>", mp_obj_get_type_str(self), names[object->stream]);
}

static mp_uint_t stream_read(mp_obj_t self, void *buffer, mp_uint_t size, int *error) {
    (void)buffer;
    (void)size;
    const stream_object_t *object = MP_OBJ_TO_PTR(self);
    if (object->stream != 0) {
        *error = MP_EPERM;
        return MP_STREAM_ERROR;
    }
    return 0;
}

static mp_uint_t stream_write(mp_obj_t self, const void *bytes, mp_uint_t size, int *error) {
    const stream_object_t *object = MP_OBJ_TO_PTR(self);
    if (object->stream == 0) {
        *error = MP_EPERM;
        return MP_STREAM_ERROR;
    }
    streams_write(object->stream, bytes, size);
    return size;
}

static mp_uint_t stream_ioctl(mp_obj_t self, mp_uint_t request, uintptr_t argument, int *error) {
    (void)self;
    (void)argument;
    if (request == MP_STREAM_FLUSH) {
        streams_flush();
        return 0;
    }
    if (request == MP_STREAM_CLOSE) {
        return 0;
    }
    *error = MP_EINVAL;
    return MP_STREAM_ERROR;
}

static void stream_attr(mp_obj_t self, qstr attribute, mp_obj_t *destination) {
    const stream_object_t *object = MP_OBJ_TO_PTR(self);
    if (destination[0] == MP_OBJ_NULL && attribute == MP_QSTR_buffer && object->buffer != MP_OBJ_NULL) {
        destination[0] = MP_OBJ_FROM_PTR(object->buffer);
    } else {
        destination[1] = MP_OBJ_SENTINEL; // go on with the methods
    }
}

static mp_obj_t stream_fileno(mp_obj_t self) {
    return MP_OBJ_NEW_SMALL_INT(((const stream_object_t *)MP_OBJ_TO_PTR(self))->stream);
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_fileno_obj, stream_fileno);

static const mp_rom_map_elem_t stream_methods_table[] = {
    {MP_ROM_QSTR(MP_QSTR_fileno), MP_ROM_PTR(&stream_fileno_obj)},
    {MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&mp_stream_read_obj)},
    {MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&mp_stream_readinto_obj)},
    {MP_ROM_QSTR(MP_QSTR_readline), MP_ROM_PTR(&mp_stream_unbuffered_readline_obj)},
    {MP_ROM_QSTR(MP_QSTR_readlines), MP_ROM_PTR(&mp_stream_unbuffered_readlines_obj)},
    {MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&mp_stream_write_obj)},
    {MP_ROM_QSTR(MP_QSTR_flush), MP_ROM_PTR(&mp_stream_flush_obj)},
    {MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&mp_identity_obj)},
    {MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&mp_identity_obj)},
    {MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&mp_stream___exit___obj)},
};
static MP_DEFINE_CONST_DICT(stream_methods, stream_methods_table);

static const mp_stream_p_t text_protocol = {
    .read = stream_read,
    .write = stream_write,
    .ioctl = stream_ioctl,
    .is_text = true,
};

static const mp_stream_p_t bytes_protocol = {
    .read = stream_read,
    .write = stream_write,
    .ioctl = stream_ioctl,
    .is_text = false,
};

static MP_DEFINE_CONST_OBJ_TYPE(
    text_stream_type, MP_QSTR_TextIOWrapper, MP_TYPE_FLAG_ITER_IS_STREAM,
    print, stream_print,
    attr, stream_attr,
    protocol, &text_protocol,
    locals_dict, &stream_methods
    );

static MP_DEFINE_CONST_OBJ_TYPE(
    bytes_stream_type, MP_QSTR_FileIO, MP_TYPE_FLAG_ITER_IS_STREAM,
    print, stream_print,
    protocol, &bytes_protocol,
    locals_dict, &stream_methods
    );

static const stream_object_t stdin_buffer = {{&bytes_stream_type}, 0, MP_OBJ_NULL};
static const stream_object_t stdout_buffer = {{&bytes_stream_type}, STREAM_STDOUT, MP_OBJ_NULL};
static const stream_object_t stderr_buffer = {{&bytes_stream_type}, STREAM_STDERR, MP_OBJ_NULL};

// Named by py/modsys.c.
const stream_object_t mp_sys_stdin_obj = {{&text_stream_type}, 0, &stdin_buffer};
const stream_object_t mp_sys_stdout_obj = {{&text_stream_type}, STREAM_STDOUT, &stdout_buffer};
const stream_object_t mp_sys_stderr_obj = {{&text_stream_type}, STREAM_STDERR, &stderr_buffer};

// input(): the prompt is shown, and the end of the file is reached, which Python reports as EOFError.
int mp_hal_readline(vstr_t *line, const char *prompt) {
    const int end_of_transmission = 4;
    (void)line;
    streams_write(STREAM_STDOUT, prompt, strlen(prompt));
    return end_of_transmission;
}
