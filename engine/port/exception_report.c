// An exception as CPython's interpreter prints it: what it was chained to, its frames, its text and notes.

#include "py/objlist.h"

#include "classes.h"
#include "exceptions.h"

#define CHAIN_MAX 100 // exceptions shown of a chain

mp_obj_t exception_message(mp_obj_t exception) {
    const mp_obj_type_t *type = mp_obj_get_type(exception);
    bool placed = mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_SyntaxError)) && exception_native(exception)->args->len == 2;
    return placed ? exception_native(exception)->args->items[0] : exception;
}

// The class and, if there is any, the text.
static void print_last_line(const mp_print_t *print, mp_obj_t exception) {
    exception_print_name(print, exception);
    vstr_t text;
    mp_print_t text_print;
    vstr_init_print(&text, 32, &text_print);
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_print_helper(&text_print, exception_message(exception), PRINT_STR);
        nlr_pop();
    } else {
        vstr_reset(&text);
        vstr_add_str(&text, "<exception str() failed>");
    }
    if (text.len != 0) {
        mp_print_str(print, ": ");
        print->print_strn(print->data, text.buf, text.len);
    }
    mp_print_str(print, "\n");
}

// The notes that were added, or what __notes__ is otherwise.
mp_obj_t exception_notes(mp_obj_t exception) {
    mp_obj_t notes = MP_OBJ_NULL;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        notes = load_attr_or(exception, MP_QSTR___notes__, MP_OBJ_NULL);
        nlr_pop();
    }
    return notes != MP_OBJ_NULL && mp_obj_is_type(notes, &mp_type_list) ? notes : MP_OBJ_NULL;
}

static void print_one(const mp_print_t *print, mp_obj_t exception) {
    size_t n, *values;
    mp_obj_exception_get_traceback(exception, &n, &values);
    if (n > 0) {
        mp_print_str(print, "Traceback (most recent call last):\n");
        for (size_t i = n; i >= 3; i -= 3) {
            mp_obj_exception_get_traceback(exception, &n, &values); // printing may run Python, which may change it
            if (i > n) {
                i = n + 3;
                continue;
            }
            mp_printf(print, "  File \"%q\", line %d", (qstr)values[i - 3], (int)values[i - 2]);
            if (values[i - 1] != MP_QSTRnull) {
                mp_printf(print, ", in %q", (qstr)values[i - 1]);
            }
            mp_print_str(print, "\n");
        }
    }
    print_last_line(print, exception);
    mp_obj_t notes = exception_notes(exception);
    for (size_t i = 0; notes != MP_OBJ_NULL; i++) {
        size_t length;
        mp_obj_t *items;
        mp_obj_list_get(notes, &length, &items);
        if (i >= length) {
            break;
        }
        mp_obj_print_helper(print, items[i], PRINT_STR);
        mp_print_str(print, "\n");
    }
}

// The exception that is shown before this one, and how it led to it; MP_OBJ_NULL if there is none.
mp_obj_t exception_before(mp_obj_t exception, bool *is_cause) {
    const mp_obj_exception_t *self = exception_native(exception);
    *is_cause = self->cause != MP_OBJ_NULL;
    return *is_cause ? self->cause : self->suppress_context ? MP_OBJ_NULL : self->context;
}

void exception_print_report(const mp_print_t *print, mp_obj_t exception) {
    if (!mp_obj_is_exception_instance(exception)) {
        mp_obj_print_helper(print, exception, PRINT_EXC);
        mp_print_str(print, "\n");
        return;
    }
    mp_obj_t chain[CHAIN_MAX];
    bool causes[CHAIN_MAX];
    size_t n = 0;
    for (mp_obj_t at = exception; at != MP_OBJ_NULL && n < CHAIN_MAX;) {
        bool seen = false;
        for (size_t i = 0; i < n; i++) {
            seen = seen || chain[i] == at;
        }
        if (seen) {
            break;
        }
        chain[n] = at;
        at = exception_before(at, &causes[n]);
        n++;
    }
    while (n-- > 0) {
        print_one(print, chain[n]);
        if (n != 0) {
            mp_print_str(print, causes[n - 1] ? "\nThe above exception was the direct cause of the following exception:\n\n"
                : "\nDuring handling of the above exception, another exception occurred:\n\n");
        }
    }
}
