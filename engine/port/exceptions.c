// The exception types that MicroPython leaves out, and what exceptions are made of and print.

#include "exceptions.h"

#include <string.h>

#include "py/mperrno.h"

#include "classes.h"

#define DEFINE(name, base) MP_DEFINE_EXCEPTION(name, base)
EXCEPTION_TYPES(DEFINE)

mp_obj_exception_t *exception_native(mp_obj_t exception) {
    return MP_OBJ_TO_PTR(mp_obj_is_native_exception_instance(exception) ? exception : mp_obj_instance_native(exception));
}

bool exception_is(const mp_obj_exception_t *self, const mp_obj_type_t *type) {
    return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(self->base.type), MP_OBJ_FROM_PTR(type));
}

static const struct {
    uint8_t error;
    const char *text;
    const mp_obj_type_t *type;
} errors[] = {
    { MP_EPERM, "Operation not permitted", &mp_type_PermissionError },
    { MP_ENOENT, "No such file or directory", &mp_type_FileNotFoundError },
    { MP_EINTR, "Interrupted system call", &mp_type_InterruptedError },
    { MP_EIO, "Input/output error", NULL },
    { MP_EBADF, "Bad file descriptor", NULL },
    { MP_ECHILD, "No child processes", &mp_type_ChildProcessError },
    { MP_EAGAIN, "Resource temporarily unavailable", &mp_type_BlockingIOError },
    { MP_ENOMEM, "Cannot allocate memory", NULL },
    { MP_EACCES, "Permission denied", &mp_type_PermissionError },
    { MP_EEXIST, "File exists", &mp_type_FileExistsError },
    { MP_ENOTDIR, "Not a directory", &mp_type_NotADirectoryError },
    { MP_EISDIR, "Is a directory", &mp_type_IsADirectoryError },
    { MP_EINVAL, "Invalid argument", NULL },
    { MP_EFBIG, "File too large", NULL },
    { MP_ENOSPC, "No space left on device", NULL },
    { MP_ESPIPE, "Illegal seek", NULL },
    { MP_EROFS, "Read-only file system", NULL },
    { MP_EBUSY, "Device or resource busy", NULL },
    { MP_EXDEV, "Invalid cross-device link", NULL },
    { 25, "Inappropriate ioctl for device", NULL },
    { 36, "File name too long", NULL },
    { 3, "No such process", &mp_type_ProcessLookupError },
    { MP_EPIPE, "Broken pipe", &mp_type_BrokenPipeError },
    { 39, "Directory not empty", NULL },
    { 40, "Too many levels of symbolic links", NULL },
    { MP_ETIMEDOUT, "Connection timed out", &mp_type_TimeoutError },
    { MP_ECONNREFUSED, "Connection refused", &mp_type_ConnectionRefusedError },
    { MP_ECONNRESET, "Connection reset by peer", &mp_type_ConnectionResetError },
    { 103, "Software caused connection abort", &mp_type_ConnectionAbortedError },
};

const char *exception_error_text(mp_int_t error) {
    for (size_t i = 0; i < MP_ARRAY_SIZE(errors); i++) {
        if (errors[i].error == error) {
            return errors[i].text;
        }
    }
    return NULL;
}

// Errors of the engine's own C come with a number only.
static NORETURN void raise_os_error(int error, size_t n, mp_obj_t filename) {
    const char *text = exception_error_text(error);
    mp_obj_t args[3] = {MP_OBJ_NEW_SMALL_INT(error), mp_obj_new_str_from_cstr(text == NULL ? "Unknown error" : text), filename};
    nlr_raise(mp_obj_exception_make_new(&mp_type_OSError, n, 0, args));
}

NORETURN void mp_raise_OSError(int error) {
    raise_os_error(error, 2, MP_OBJ_NULL);
}

NORETURN void mp_raise_OSError_with_filename(int error, const char *filename) {
    raise_os_error(error, 3, mp_obj_new_str_from_cstr(filename));
}

// --- Making ---------------------------------------------------------------------------------------------------------

// The fields of a new exception but args, which holds what it was called with. There may be no memory.
void exception_init(mp_obj_exception_t *self, const mp_obj_type_t *type, size_t n_kw, const mp_obj_t *kw) {
    self->cause = MP_OBJ_NULL;
    self->context = MP_OBJ_NULL;
    self->traceback = MP_OBJ_NULL;
    self->attributes = NULL;
    self->suppress_context = false;
    for (size_t i = 0; i < n_kw; i++) {
        qstr name = mp_obj_str_get_qstr(kw[2 * i]);
        bool known = (name == MP_QSTR_name && (exception_is(self, &mp_type_NameError) || exception_is(self, &mp_type_AttributeError) || exception_is(self, &mp_type_ImportError)))
            || (name == MP_QSTR_obj && exception_is(self, &mp_type_AttributeError)) || (name == MP_QSTR_path && exception_is(self, &mp_type_ImportError));
        if (!known) {
            if (exception_is(self, &mp_type_NameError) || exception_is(self, &mp_type_AttributeError) || exception_is(self, &mp_type_ImportError)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%q' is an invalid keyword argument for %q()"), name, type->name);
            }
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() takes no keyword arguments"), type->name);
        }
        exception_set_attribute(self, name, kw[2 * i + 1]);
    }
    if (n_kw != 0 && self->attributes == NULL) {
        mp_raise_type(&mp_type_MemoryError);
    }
    size_t n = self->args->len;
    if (n >= 2 && n <= 5 && exception_is(self, &mp_type_OSError)) {
        if (type == &mp_type_OSError && mp_obj_is_small_int(self->args->items[0])) {
            for (size_t i = 0; i < MP_ARRAY_SIZE(errors); i++) {
                if (errors[i].error == MP_OBJ_SMALL_INT_VALUE(self->args->items[0]) && errors[i].type != NULL) {
                    self->base.type = errors[i].type;
                }
            }
        }
        if (n >= 3 && self->args->items[2] != mp_const_none) {
            exception_set_attribute(self, MP_QSTR_filename, self->args->items[2]);
            if (n == 5) {
                exception_set_attribute(self, MP_QSTR_filename2, self->args->items[4]);
            }
            mp_obj_tuple_t *shorter = m_new_obj_var_maybe(mp_obj_tuple_t, items, mp_obj_t, 2);
            if (shorter != NULL) {
                shorter->base.type = &mp_type_tuple;
                shorter->len = 2;
                shorter->items[0] = self->args->items[0];
                shorter->items[1] = self->args->items[1];
                self->args = shorter;
            }
        }
    }
}

// The parser's columns are bytes. The compiler has none: its errors are shown at the first character of their line.
void mp_exception_set_place(mp_obj_t exception, qstr file, size_t line, size_t column) {
    mp_obj_exception_t *self = MP_OBJ_TO_PTR(exception);
    const char *at = MP_STATE_VM(compiled_source), *end = at == NULL ? at : at + MP_STATE_VM(compiled_source_length);
    MP_STATE_VM(compiled_source) = NULL;
    for (size_t i = 1; i < line && at != end; i += *at++ == '\n') {
    }
    vstr_t text;
    vstr_init(&text, 64);
    size_t offset = 1;
    bool blank = true;
    for (; at != end && *at != '\n'; at++) {
        blank = blank && (*at == ' ' || *at == '\t');
        offset += (column == 0 ? blank : text.len + 1 < column) && (*at & 0xc0) != 0x80;
        vstr_add_byte(&text, *at);
    }
    offset = column > text.len ? column : offset;
    vstr_add_byte(&text, '\n');
    mp_obj_t place[4] = {MP_OBJ_NEW_QSTR(file), MP_OBJ_NEW_SMALL_INT(line), MP_OBJ_NEW_SMALL_INT(offset), mp_obj_new_str_from_utf8_vstr(&text)};
    mp_obj_t args[2] = {self->args->len == 0 ? mp_const_none : self->args->items[0], mp_obj_new_tuple(4, place)};
    self->args = MP_OBJ_TO_PTR(mp_obj_new_tuple(2, args));
    mp_obj_exception_add_traceback(exception, file, line, MP_QSTRnull);
}

MP_REGISTER_ROOT_POINTER(const char *compiled_source);
MP_REGISTER_ROOT_POINTER(size_t compiled_source_length);

// --- Printing -------------------------------------------------------------------------------------------------------

void exception_print_name(const mp_print_t *print, mp_obj_t exception) {
    const mp_obj_type_t *type = mp_obj_get_type(exception);
    mp_obj_t module = class_module(type);
    if (mp_obj_is_str(module) && module != MP_OBJ_NEW_QSTR(MP_QSTR_builtins) && !mp_obj_equal(module, MP_OBJ_NEW_QSTR(MP_QSTR___main__))) {
        mp_obj_print_helper(print, module, PRINT_STR);
        mp_print_str(print, ".");
    }
    mp_obj_print_helper(print, class_qualname(type), PRINT_STR);
}

static void print_str(const mp_print_t *print, const mp_obj_exception_t *self) {
    size_t n = self->args == NULL ? 0 : self->args->len;
    const mp_obj_t *args = n == 0 ? NULL : self->args->items;
    if (n == 0) {
        return;
    }
    if (n == 2 && exception_is(self, &mp_type_OSError)) {
        mp_print_str(print, "[Errno ");
        mp_obj_print_helper(print, args[0], PRINT_STR);
        mp_print_str(print, "] ");
        mp_obj_print_helper(print, args[1], PRINT_STR);
        mp_obj_t filename = exception_attribute(self, MP_QSTR_filename);
        if (filename != MP_OBJ_NULL) {
            mp_print_str(print, ": ");
            mp_obj_print_helper(print, filename, PRINT_REPR);
            mp_obj_t other = exception_attribute(self, MP_QSTR_filename2);
            if (other != MP_OBJ_NULL) {
                mp_print_str(print, " -> ");
                mp_obj_print_helper(print, other, PRINT_REPR);
            }
        }
    } else if (exception_is(self, &mp_type_SyntaxError)) {
        mp_obj_print_helper(print, args[0], PRINT_STR);
        mp_obj_t line = exception_attribute(self, MP_QSTR_lineno);
        mp_obj_t filename = exception_attribute(self, MP_QSTR_filename);
        if (n == 2 && mp_obj_is_type(args[1], &mp_type_tuple) && ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(args[1]))->len >= 2) {
            const mp_obj_tuple_t *place = MP_OBJ_TO_PTR(args[1]);
            filename = filename == MP_OBJ_NULL ? place->items[0] : filename;
            line = line == MP_OBJ_NULL ? place->items[1] : line;
        }
        if (line != MP_OBJ_NULL && line != mp_const_none) {
            mp_print_str(print, " (");
            if (filename != MP_OBJ_NULL && mp_obj_is_str(filename)) {
                const char *slash = strrchr(mp_obj_str_get_str(filename), '/');
                mp_print_str(print, slash == NULL ? mp_obj_str_get_str(filename) : slash + 1);
                mp_print_str(print, ", ");
            }
            mp_print_str(print, "line ");
            mp_obj_print_helper(print, line, PRINT_STR);
            mp_print_str(print, ")");
        }
    } else if (n == 1) {
        mp_obj_print_helper(print, args[0], exception_is(self, &mp_type_KeyError) ? PRINT_REPR : PRINT_STR);
    } else {
        mp_obj_tuple_print(print, MP_OBJ_FROM_PTR(self->args), PRINT_REPR);
    }
}

// Of a subclass's instance only what follows its name, which the caller printed.
void exception_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const mp_obj_exception_t *self = MP_OBJ_TO_PTR(self_in);
    mp_print_kind_t how = kind & ~PRINT_EXC_SUBCLASS;
    if (how == PRINT_STR) {
        print_str(print, self);
        return;
    }
    if (!(kind & PRINT_EXC_SUBCLASS)) {
        mp_print_str(print, qstr_str(self->base.type->name));
    }
    if (how == PRINT_EXC) {
        mp_print_str(print, ": ");
        print_str(print, self);
        return;
    }
    mp_print_str(print, "(");
    for (size_t i = 0; self->args != NULL && i < self->args->len; i++) {
        mp_print_str(print, i == 0 ? "" : ", ");
        mp_obj_print_helper(print, self->args->items[i], PRINT_REPR);
    }
    mp_print_str(print, ")");
}
