// Traceback objects: what an exception remembers of the frames that it left, as a chain from the outermost on. They are made
// when they are asked for, and have a frame each, which tells its code's file and name.

#include <string.h>

#include "call_errors.h"
#include "py/bc.h"

#include "classes.h"
#include "exceptions.h"
#include "functions.h"

#define ENTRY_LENGTH 3 // file, line, block
#define LENGTH_MAX 1000 // entries, as many as an exception collects

typedef struct {
    mp_obj_base_t base;
    uint16_t file; // qstr
    uint16_t block; // qstr
    uint32_t line;
    mp_obj_t next;
} traceback_t;

// A frame and a code object are the same traceback seen in another way. A frame that runs, sys._getframe(), has more.
typedef struct {
    mp_obj_base_t base;
    const traceback_t *of;
    const mp_code_state_t *state; // NULL or, while it is among those that run, the frame itself
    const mp_obj_fun_bc_t *function;
    mp_obj_t back;
} view_t;

static const mp_obj_type_t type_traceback, type_frame, type_code;

static mp_obj_t view(const mp_obj_type_t *type, const traceback_t *of) {
    view_t *o = mp_obj_malloc(view_t, type);
    o->of = of;
    o->state = NULL;
    o->function = NULL;
    o->back = mp_const_none;
    return MP_OBJ_FROM_PTR(o);
}

static void traceback_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    traceback_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        if (attr == MP_QSTR_tb_next && dest[1] != MP_OBJ_NULL && (dest[1] == mp_const_none || mp_obj_is_type(dest[1], &type_traceback))) {
            for (mp_obj_t at = dest[1]; at != mp_const_none; at = ((traceback_t *)MP_OBJ_TO_PTR(at))->next) {
                if (at == self_in) {
                    mp_raise_ValueError(MP_ERROR_TEXT("traceback loop detected"));
                }
            }
            self->next = dest[1];
            dest[0] = MP_OBJ_NULL;
        }
        return;
    }
    switch (attr) {
        case MP_QSTR_tb_lineno:
            dest[0] = MP_OBJ_NEW_SMALL_INT(self->line);
            break;
        case MP_QSTR_tb_next:
            dest[0] = self->next;
            break;
        case MP_QSTR_tb_frame:
            dest[0] = view(&type_frame, self);
            break;
        case MP_QSTR_tb_lasti:
            dest[0] = MP_OBJ_NEW_SMALL_INT(0);
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL;
            break;
    }
}

// The line that a frame executes, and its block's name.
static uint32_t line_of(const mp_code_state_t *at, qstr *block) {
    const byte *ip = at->fun_bc->bytecode;
    MP_BC_PRELUDE_SIG_DECODE(ip);
    MP_BC_PRELUDE_SIZE_DECODE(ip);
    const byte *lines_end = ip + n_info;
    const byte *lines = mp_bytecode_skip_names(ip, n_pos_args + n_kwonly_args);
    *block = at->fun_bc->context->constants.qstr_table[mp_decode_uint_value(ip)];
    return mp_bytecode_get_source_line(lines, lines_end, at->ip - 1 - (lines_end + n_cell));
}

// The frame that such an object stands for, as long as it runs.
static const mp_code_state_t *running(const view_t *self) {
    const mp_code_state_t *at = self->function == NULL ? NULL : MP_STATE_VM(vm_frame);
    while (at != NULL && (at != self->state || at->fun_bc != self->function)) {
        at = at->outer;
    }
    return at;
}

static void frame_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const view_t *self = MP_OBJ_TO_PTR(self_in);
    const traceback_t *of = self->of;
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (attr) {
        case MP_QSTR_f_code:
            dest[0] = self->function == NULL ? view(&type_code, of) : function_code(self->function, false);
            break;
        case MP_QSTR_f_lineno: {
            const mp_code_state_t *at = running(self);
            qstr block;
            dest[0] = MP_OBJ_NEW_SMALL_INT(at == NULL ? of->line : line_of(at, &block));
            break;
        }
        case MP_QSTR_f_back:
            dest[0] = self->back;
            break;
        case MP_QSTR_f_globals:
        case MP_QSTR_f_locals: {
            const mp_code_state_t *at = running(self);
            dest[0] = self->function != NULL && attr == MP_QSTR_f_globals ? MP_OBJ_FROM_PTR(self->function->context->module.globals)
                : at != NULL ? MP_OBJ_FROM_PTR(frame_locals_of(at)) : mp_obj_new_dict(0);
            break;
        }
        case MP_QSTR_f_lasti:
            dest[0] = MP_OBJ_NEW_SMALL_INT(0);
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL;
            break;
    }
}

static void code_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const traceback_t *of = ((view_t *)MP_OBJ_TO_PTR(self_in))->of;
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (attr) {
        case MP_QSTR_co_filename:
            dest[0] = MP_OBJ_NEW_QSTR(of->file);
            break;
        case MP_QSTR_co_name:
        case MP_QSTR_co_qualname:
            dest[0] = MP_OBJ_NEW_QSTR(of->block);
            break;
        case MP_QSTR_co_firstlineno:
            dest[0] = MP_OBJ_NEW_SMALL_INT(of->line);
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL;
            break;
    }
}

static void view_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_printf(print, "<%q object at 0x%p>", (qstr)mp_obj_get_type(self_in)->name, MP_OBJ_TO_PTR(self_in));
}

static MP_DEFINE_CONST_OBJ_TYPE(type_traceback, MP_QSTR_traceback, MP_TYPE_FLAG_NONE, print, view_print, attr, traceback_attr);
static MP_DEFINE_CONST_OBJ_TYPE(type_frame, MP_QSTR_frame, MP_TYPE_FLAG_NONE, print, view_print, attr, frame_attr);
static MP_DEFINE_CONST_OBJ_TYPE(type_code, MP_QSTR_code, MP_TYPE_FLAG_NONE, print, view_print, attr, code_attr);

mp_obj_t frame_running(size_t depth) {
    const mp_code_state_t *at = MP_STATE_VM(vm_frame);
    for (; at != NULL && depth > 0; at = at->outer) {
        depth--;
    }
    mp_obj_t innermost = mp_const_none;
    for (mp_obj_t *to = &innermost; at != NULL; at = at->outer) {
        traceback_t *of = mp_obj_malloc(traceback_t, &type_traceback);
        qstr block;
        of->file = at->fun_bc->context->constants.qstr_table[0];
        of->line = line_of(at, &block);
        of->block = block;
        of->next = mp_const_none;
        view_t *frame = MP_OBJ_TO_PTR(view(&type_frame, of));
        frame->state = at;
        frame->function = at->fun_bc;
        *to = MP_OBJ_FROM_PTR(frame);
        to = &frame->back;
    }
    return innermost;
}

mp_obj_t traceback_of(mp_obj_exception_t *self) {
    size_t length = self->traceback_data == NULL ? 0 : self->traceback_len;
    mp_obj_t chain = self->traceback == MP_OBJ_NULL ? mp_const_none : self->traceback;
    size_t known = 0; // what there was of it stays the same objects
    for (mp_obj_t at = chain; at != mp_const_none; at = ((traceback_t *)MP_OBJ_TO_PTR(at))->next) {
        known += ENTRY_LENGTH;
    }
    // Innermost first. Making objects runs no Python, so the data stays.
    for (size_t i = known; i < length; i += ENTRY_LENGTH) {
        traceback_t *o = mp_obj_malloc(traceback_t, &type_traceback);
        const size_t *entry = self->traceback_data + i;
        o->file = entry[0];
        o->line = entry[1];
        o->block = entry[2];
        o->next = chain;
        chain = MP_OBJ_FROM_PTR(o);
    }
    if (length != 0) {
        self->traceback = chain;
    }
    return chain;
}

mp_obj_t exception_traceback(mp_obj_t exception) {
    return traceback_of(exception_native(exception));
}

bool traceback_set(mp_obj_exception_t *self, mp_obj_t traceback) {
    if (traceback == mp_const_none) {
        self->traceback_data = NULL;
        self->traceback_len = 0;
        self->traceback = MP_OBJ_NULL;
        return true;
    }
    if (!mp_obj_is_type(traceback, &type_traceback)) {
        return false;
    }
    size_t n = 0;
    for (mp_obj_t at = traceback; at != mp_const_none && n < LENGTH_MAX; at = ((traceback_t *)MP_OBJ_TO_PTR(at))->next) {
        n++;
    }
    size_t *data = m_new(size_t, n * ENTRY_LENGTH);
    size_t i = n;
    for (mp_obj_t at = traceback; i-- > 0; at = ((traceback_t *)MP_OBJ_TO_PTR(at))->next) {
        const traceback_t *entry = MP_OBJ_TO_PTR(at);
        data[i * ENTRY_LENGTH] = entry->file;
        data[i * ENTRY_LENGTH + 1] = entry->line;
        data[i * ENTRY_LENGTH + 2] = entry->block;
    }
    self->traceback_data = data;
    self->traceback_alloc = self->traceback_len = n * ENTRY_LENGTH;
    self->traceback = traceback;
    return true;
}
