// The attributes of exceptions: chaining, notes, traceback, and those that single types have.

#include <string.h>

#include "py/objgenerator.h"
#include "py/objlist.h"

#include "classes.h"
#include "exceptions.h"

// The exception of all that find no memory, and the one that ends generators.
static bool is_shared(const mp_obj_exception_t *self) {
    return self == &MP_STATE_VM(mp_emergency_exception_obj) || self == &mp_const_GeneratorExit_obj;
}

mp_obj_t exception_attribute(const mp_obj_exception_t *self, qstr name) {
    mp_map_elem_t *elem = self->attributes == NULL ? NULL : mp_map_lookup(&self->attributes->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return elem == NULL ? MP_OBJ_NULL : elem->value;
}

void exception_set_attribute(mp_obj_exception_t *self, qstr name, mp_obj_t value) {
    if (is_shared(self)) {
        return;
    }
    if (self->attributes == NULL) {
        self->attributes = MP_OBJ_TO_PTR(mp_obj_new_dict(0));
    }
    mp_obj_dict_store(MP_OBJ_FROM_PTR(self->attributes), MP_OBJ_NEW_QSTR(name), value);
}

// --- Chaining -------------------------------------------------------------------------------------------------------

// Called where an exception leaves a handler of another one.
void exception_set_context(mp_obj_t exception, mp_obj_t handled) {
    mp_obj_exception_t *self = exception_native(exception);
    if (exception == handled || self->context != MP_OBJ_NULL || is_shared(self)) {
        return;
    }
    // A chain that comes back to this exception is cut there. One that a program closed to a ring has no end: a second
    // walker at half the speed meets the first.
    mp_obj_t slow = handled;
    bool step = false;
    for (mp_obj_t at = handled; at != MP_OBJ_NULL;) {
        mp_obj_exception_t *native = exception_native(at);
        if (native->context == exception) {
            native->context = MP_OBJ_NULL;
        }
        at = native->context;
        if (at == slow) {
            break;
        }
        slow = step ? exception_native(slow)->context : slow;
        step = !step;
    }
    self->context = handled;
}

static mp_obj_t checked_link(mp_obj_t value, const char *what) {
    if (value == mp_const_none) {
        return MP_OBJ_NULL;
    }
    if (!mp_obj_is_exception_instance(value)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("exception %s must be None or derive from BaseException"), what);
    }
    return value;
}

// --- Methods --------------------------------------------------------------------------------------------------------

static mp_obj_t with_traceback(mp_obj_t self_in, mp_obj_t traceback) {
    if (!mp_obj_is_exception_instance(self_in)) {
        mp_raise_TypeError(MP_ERROR_TEXT("exception expected"));
    }
    if (!is_shared(exception_native(self_in)) && !traceback_set(exception_native(self_in), traceback)) {
        mp_raise_TypeError(MP_ERROR_TEXT("__traceback__ must be a traceback or None"));
    }
    return self_in;
}
static MP_DEFINE_CONST_FUN_OBJ_2(with_traceback_obj, with_traceback);

static mp_obj_t add_note(mp_obj_t self_in, mp_obj_t note) {
    if (!mp_obj_is_str(note)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("note must be a str, not '%s'"), mp_obj_get_type_str(note));
    }
    mp_obj_t notes = load_attr_or(self_in, MP_QSTR___notes__, MP_OBJ_NULL);
    if (notes == MP_OBJ_NULL) {
        notes = mp_obj_new_list(0, NULL);
        mp_store_attr(self_in, MP_QSTR___notes__, notes);
    }
    if (!mp_obj_is_type(notes, &mp_type_list)) {
        mp_raise_TypeError(MP_ERROR_TEXT("Cannot add note: __notes__ is not a list"));
    }
    mp_obj_list_append(notes, note);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(add_note_obj, add_note);

// --- Attributes -----------------------------------------------------------------------------------------------------

static mp_obj_t argument(const mp_obj_exception_t *self, size_t i) {
    return i < self->args->len ? self->args->items[i] : mp_const_none;
}

// The last name in quotes of a message that the engine wrote: `with` follows or precedes it.
static mp_obj_t quoted_name(const mp_obj_exception_t *self, const char *with) {
    if (self->args->len != 1 || !mp_obj_is_str(self->args->items[0])) {
        return mp_const_none;
    }
    size_t length;
    const char *text = mp_obj_str_get_data(self->args->items[0], &length);
    const char *end = NULL, *start = NULL;
    for (size_t i = length; i-- > 0;) {
        if (text[i] == '\'') {
            if (end == NULL) {
                end = text + i;
            } else {
                start = text + i + 1;
                break;
            }
        }
    }
    return start == NULL || strstr(text, with) == NULL ? mp_const_none : mp_obj_new_str(start, end - start);
}

static mp_obj_t of_type(const mp_obj_exception_t *self, qstr attr) {
    if (exception_is(self, &mp_type_OSError)) {
        bool has = self->args->len >= 2;
        switch (attr) {
            case MP_QSTR_errno:
                return has ? argument(self, 0) : mp_const_none;
            case MP_QSTR_strerror:
                return has ? argument(self, 1) : mp_const_none;
            case MP_QSTR_filename:
            case MP_QSTR_filename2:
                return mp_const_none;
            case MP_QSTR_characters_written: {
                // A BlockingIOError's third argument: where others have the name of a file.
                mp_obj_t count = load_attr_or(MP_OBJ_FROM_PTR(self), MP_QSTR_filename, MP_OBJ_NULL);
                return count != MP_OBJ_NULL && mp_obj_is_int(count) ? count : MP_OBJ_NULL;
            }
        }
    } else if (exception_is(self, &mp_type_StopIteration)) {
        return attr == MP_QSTR_value ? argument(self, 0) : MP_OBJ_NULL;
    } else if (exception_is(self, &mp_type_SystemExit)) {
        if (attr == MP_QSTR_code) {
            return self->args->len > 1 ? MP_OBJ_FROM_PTR(self->args) : argument(self, 0);
        }
    } else if (exception_is(self, &mp_type_SyntaxError)) {
        static const uint16_t names[] = {MP_QSTR_filename, MP_QSTR_lineno, MP_QSTR_offset, MP_QSTR_text, MP_QSTR_end_lineno, MP_QSTR_end_offset};
        if (attr == MP_QSTR_msg) {
            return argument(self, 0);
        }
        for (size_t i = 0; i < MP_ARRAY_SIZE(names); i++) {
            if (attr == names[i]) {
                mp_obj_t place = argument(self, 1);
                return mp_obj_is_type(place, &mp_type_tuple) && i < ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(place))->len
                    ? ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(place))->items[i] : mp_const_none;
            }
        }
        return attr == MP_QSTR_print_file_and_line ? mp_const_none : MP_OBJ_NULL;
    } else if (exception_is(self, &mp_type_ImportError)) {
        switch (attr) {
            case MP_QSTR_msg:
                return self->args->len == 1 ? argument(self, 0) : mp_const_none;
            case MP_QSTR_name:
                return quoted_name(self, "No module named '");
            case MP_QSTR_path:
                return mp_const_none;
        }
    } else if (exception_is(self, &mp_type_NameError)) {
        return attr == MP_QSTR_name ? quoted_name(self, "' is not defined") : MP_OBJ_NULL;
    } else if (exception_is(self, &mp_type_AttributeError)) {
        return attr == MP_QSTR_name ? quoted_name(self, "has no attribute '") : attr == MP_QSTR_obj ? mp_const_none : MP_OBJ_NULL;
    }
    return MP_OBJ_NULL;
}

bool exception_keeps(const mp_obj_type_t *type, qstr attr) {
    switch (attr) {
        case MP_QSTR_args:
        case MP_QSTR___cause__:
        case MP_QSTR___context__:
        case MP_QSTR___suppress_context__:
        case MP_QSTR___traceback__:
        case MP_QSTR___notes__:
            return true;
        case MP_QSTR_filename:
            return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_OSError))
                || mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_SyntaxError));
        case MP_QSTR_filename2:
            return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_OSError));
        case MP_QSTR_lineno:
            return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_SyntaxError));
        default:
            return false;
    }
}

static void store(mp_obj_exception_t *self, qstr attr, mp_obj_t *dest) {
    mp_obj_t value = dest[1];
    dest[0] = MP_OBJ_NULL;
    if (is_shared(self)) {
        return;
    }
    if (value == MP_OBJ_NULL) {
        if (self->attributes == NULL || mp_map_lookup(&self->attributes->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_REMOVE_IF_FOUND) == NULL) {
            dest[0] = MP_OBJ_SENTINEL;
        }
        return;
    }
    switch (attr) {
        case MP_QSTR___traceback__:
            if (!traceback_set(self, value)) {
                mp_raise_TypeError(MP_ERROR_TEXT("__traceback__ must be a traceback or None"));
            }
            return;
        case MP_QSTR___cause__:
            self->cause = checked_link(value, "cause");
            self->suppress_context = true;
            return;
        case MP_QSTR___context__:
            self->context = checked_link(value, "context");
            return;
        case MP_QSTR___suppress_context__:
            self->suppress_context = mp_obj_is_true(value);
            return;
        case MP_QSTR_args: {
            mp_obj_t args = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), value);
            self->args = MP_OBJ_TO_PTR(args);
            return;
        }
        default:
            exception_set_attribute(self, attr, value);
            return;
    }
}

void exception_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_exception_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        store(self, attr, dest);
        return;
    }
    switch (attr) {
        case MP_QSTR_args:
            dest[0] = MP_OBJ_FROM_PTR(self->args);
            return;
        case MP_QSTR___traceback__:
            dest[0] = traceback_of(self);
            return;
        case MP_QSTR___cause__:
            dest[0] = self->cause == MP_OBJ_NULL ? mp_const_none : self->cause;
            return;
        case MP_QSTR___context__:
            dest[0] = self->context == MP_OBJ_NULL ? mp_const_none : self->context;
            return;
        case MP_QSTR___suppress_context__:
            dest[0] = mp_obj_new_bool(self->suppress_context);
            return;
        case MP_QSTR___dict__:
            if (self->attributes == NULL && is_shared(self)) {
                dest[0] = mp_obj_new_dict(0);
                return;
            }
            if (self->attributes == NULL) {
                self->attributes = MP_OBJ_TO_PTR(mp_obj_new_dict(0));
            }
            dest[0] = MP_OBJ_FROM_PTR(self->attributes);
            return;
        case MP_QSTR_with_traceback:
            dest[0] = MP_OBJ_FROM_PTR(&with_traceback_obj);
            dest[1] = self_in;
            return;
        case MP_QSTR_add_note:
            dest[0] = MP_OBJ_FROM_PTR(&add_note_obj);
            dest[1] = self_in;
            return;
        default:
            break;
    }
    dest[0] = exception_attribute(self, attr);
    if (dest[0] == MP_OBJ_NULL) {
        dest[0] = of_type(self, attr);
    }
    if (dest[0] == MP_OBJ_NULL) {
        dest[1] = MP_OBJ_SENTINEL;
    }
}
