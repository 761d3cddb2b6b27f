#include "streams.h"

#include <string.h>

#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/obj.h"
#include "py/runtime.h"
#include "py/stream.h"

#include "abi.h"
#include "standard_input.h"
#include "stop.h"

// One buffer suffices: it belongs to the stream that was written to last, so the order of output is kept. The host has
// been shown the first `shown` bytes already.
static struct {
    int stream;
    size_t length;
    size_t shown;
    char bytes[1024];
} pending;

// line_buffering and write_through of each stream, as reconfigure() set them.
static bool flushes[2][3] = {{false, false, true}, {false, false, false}};

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
    int stream; // 0 is stdin
    mp_const_obj_t buffer;
} stream_object_t;

static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};

static void stream_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    const stream_object_t *object = MP_OBJ_TO_PTR(self);
    const char *name = names[object->stream];
    if (object->buffer == MP_OBJ_NULL) {
        mp_printf(print, "<_io.%s name='%s'>", object->stream == 0 ? "BufferedReader" : "BufferedWriter", name);
    } else {
        mp_printf(print, "<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>", name, object->stream == 0 ? "r" : "w");
    }
}

static mp_uint_t stream_read(mp_obj_t self, void *buffer, mp_uint_t size, int *error) {
    const stream_object_t *object = MP_OBJ_TO_PTR(self);
    if (object->stream != 0) {
        *error = MP_EPERM;
        return MP_STREAM_ERROR;
    }
    return standard_input_read(buffer, size);
}

static mp_uint_t stream_write(mp_obj_t self, const void *bytes, mp_uint_t size, int *error) {
    const stream_object_t *object = MP_OBJ_TO_PTR(self);
    if (object->stream == 0) {
        *error = MP_EPERM;
        return MP_STREAM_ERROR;
    }
    streams_write(object->stream, bytes, size);
    if (flushes[1][object->stream] || (flushes[0][object->stream] && object->stream != STREAM_STDERR && memchr(bytes, '\n', size) != NULL)) {
        streams_flush();
    }
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

static mp_obj_t attribute_of(const stream_object_t *object, qstr attribute) {
    bool text = object->buffer != MP_OBJ_NULL;
    switch (attribute) {
        case MP_QSTR_name:
            return mp_obj_new_str_from_cstr(names[object->stream]);
        case MP_QSTR_mode:
            return MP_OBJ_NEW_QSTR(object->stream == 0 ? (text ? MP_QSTR_r : MP_QSTR_rb) : (text ? MP_QSTR_w : MP_QSTR_wb));
        case MP_QSTR_closed:
            return mp_const_false;
    }
    if (text) {
        switch (attribute) {
            case MP_QSTR_buffer:
                return MP_OBJ_FROM_PTR(object->buffer);
            case MP_QSTR_encoding:
                return MP_OBJ_NEW_QSTR(MP_QSTR_utf_hyphen_8);
            case MP_QSTR_errors:
                return MP_OBJ_NEW_QSTR(object->stream == STREAM_STDERR ? MP_QSTR_backslashreplace : MP_QSTR_strict);
            case MP_QSTR_newlines:
                return mp_const_none;
            case MP_QSTR_line_buffering:
            case MP_QSTR_write_through:
                return mp_obj_new_bool(flushes[attribute == MP_QSTR_write_through][object->stream]);
        }
    }
    return MP_OBJ_NULL;
}

static void stream_attr(mp_obj_t self, qstr attribute, mp_obj_t *destination) {
    if (destination[0] == MP_OBJ_NULL) {
        destination[0] = attribute_of(MP_OBJ_TO_PTR(self), attribute);
        if (destination[0] != MP_OBJ_NULL) {
            return;
        }
    }
    destination[1] = MP_OBJ_SENTINEL; // go on with the methods
}

static int stream_of(mp_obj_t self) {
    return ((const stream_object_t *)MP_OBJ_TO_PTR(self))->stream;
}

static mp_obj_t stream_fileno(mp_obj_t self) {
    return MP_OBJ_NEW_SMALL_INT(stream_of(self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_fileno_obj, stream_fileno);

static mp_obj_t stream_readable(mp_obj_t self) {
    return mp_obj_new_bool(stream_of(self) == 0);
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_readable_obj, stream_readable);

static mp_obj_t stream_writable(mp_obj_t self) {
    return mp_obj_new_bool(stream_of(self) != 0);
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_writable_obj, stream_writable);

static mp_obj_t stream_false(mp_obj_t self) {
    (void)self;
    return mp_const_false;
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_false_obj, stream_false);

static NORETURN void unsupported(const char *message) {
    mp_obj_t io = mp_import_name(MP_QSTR_io, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
    mp_obj_t text = mp_obj_new_str_from_cstr(message);
    nlr_raise(mp_call_function_1(mp_load_attr(io, MP_QSTR_UnsupportedOperation), text));
}

static mp_obj_t stream_put(mp_obj_t self, mp_obj_t data) {
    const stream_object_t *object = MP_OBJ_TO_PTR(self);
    bool text = object->buffer != MP_OBJ_NULL;
    if (text != mp_obj_is_str(data)) {
        mp_raise_msg_varg(&mp_type_TypeError, text ? MP_ERROR_TEXT("write() argument must be str, not %s") : MP_ERROR_TEXT("a bytes-like object is required, not '%s'"), mp_obj_get_type_str(data));
    }
    if (object->stream == 0) {
        unsupported(text ? "not writable" : "write");
    }
    mp_buffer_info_t bytes;
    mp_get_buffer_raise(data, &bytes, MP_BUFFER_READ);
    streams_write(object->stream, bytes.buf, bytes.len);
    return text ? mp_obj_len(data) : mp_obj_new_int_from_uint(bytes.len);
}
static MP_DEFINE_CONST_FUN_OBJ_2(stream_put_obj, stream_put);

static mp_obj_t stream_put_lines(mp_obj_t self, mp_obj_t lines) {
    mp_obj_iter_buf_t buffer;
    mp_obj_t iterator = mp_getiter(lines, &buffer);
    mp_obj_t line;
    while ((line = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        stream_put(self, line);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(stream_put_lines_obj, stream_put_lines);

static bool is_text(mp_obj_t object, const char *const *texts) {
    while (mp_obj_is_str(object) && *texts != NULL) {
        if (strcmp(mp_obj_str_get_str(object), *texts++) == 0) {
            return true;
        }
    }
    return object == mp_const_none;
}

// When output is handed on can be changed. The rest is as the host takes it: the same again is accepted, and nothing else.
static mp_obj_t stream_reconfigure(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    enum { ENCODING, ERRORS, NEWLINE, LINES, THROUGH };
    static const mp_arg_t allowed[] = {
        {MP_QSTR_encoding, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
        {MP_QSTR_errors, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
        {MP_QSTR_newline, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
        {MP_QSTR_line_buffering, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
        {MP_QSTR_write_through, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
    };
    mp_arg_val_t given[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args - 1, args + 1, keywords, MP_ARRAY_SIZE(allowed), allowed, given);
    int stream = stream_of(args[0]);
    const char *errors[] = {stream == STREAM_STDERR ? "backslashreplace" : "strict", NULL};
    static const char *const encodings[] = {"utf-8", "UTF-8", "utf8", "UTF8", "utf_8", NULL}, *const newlines[] = {"", "\n", NULL};
    if (!is_text(given[ENCODING].u_obj, encodings) || !is_text(given[ERRORS].u_obj, errors) || !is_text(given[NEWLINE].u_obj, newlines)) {
        unsupported("standard streams are UTF-8, and stay so");
    }
    for (int i = 0; i < 2; i++) {
        if (given[LINES + i].u_obj != mp_const_none) {
            flushes[i][stream] = mp_obj_is_true(given[LINES + i].u_obj);
        }
    }
    streams_flush();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(stream_reconfigure_obj, 1, stream_reconfigure);

static const mp_rom_map_elem_t stream_methods_table[] = {
    {MP_ROM_QSTR(MP_QSTR_fileno), MP_ROM_PTR(&stream_fileno_obj)},
    {MP_ROM_QSTR(MP_QSTR_isatty), MP_ROM_PTR(&stream_false_obj)},
    {MP_ROM_QSTR(MP_QSTR_readable), MP_ROM_PTR(&stream_readable_obj)},
    {MP_ROM_QSTR(MP_QSTR_writable), MP_ROM_PTR(&stream_writable_obj)},
    {MP_ROM_QSTR(MP_QSTR_seekable), MP_ROM_PTR(&stream_false_obj)},
    {MP_ROM_QSTR(MP_QSTR_reconfigure), MP_ROM_PTR(&stream_reconfigure_obj)},
    {MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&mp_stream_read_obj)},
    {MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&mp_stream_readinto_obj)},
    {MP_ROM_QSTR(MP_QSTR_readline), MP_ROM_PTR(&mp_stream_unbuffered_readline_obj)},
    {MP_ROM_QSTR(MP_QSTR_readlines), MP_ROM_PTR(&mp_stream_unbuffered_readlines_obj)},
    {MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&stream_put_obj)},
    {MP_ROM_QSTR(MP_QSTR_writelines), MP_ROM_PTR(&stream_put_lines_obj)},
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
    attr, stream_attr,
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
