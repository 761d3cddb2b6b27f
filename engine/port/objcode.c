// Code objects: what compile() returns, and function.__code__ with what can be told about a function's parameters.
// Replaces MicroPython's py/objcode.c.

#include <string.h>

#include "call_errors.h"
#include "py/bc.h"
#include "py/bc0.h"
#include "py/objcode.h"
#include "py/objlist.h"

#include "functions.h"

typedef struct {
    mp_obj_code_t code;
    const mp_obj_fun_bc_t *function; // or NULL: of compile()
} code_t;

static void code_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest);
static void code_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind);

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_code,
    MP_QSTR_code,
    MP_TYPE_FLAG_NONE,
    print, code_print,
    attr, code_attr
    );

// Code that needs more than itself to run, a closure's cells or functions within: it can be looked at only.
static MP_DEFINE_CONST_OBJ_TYPE(
    type_code_to_look_at,
    MP_QSTR_code,
    MP_TYPE_FLAG_NONE,
    print, code_print,
    attr, code_attr
    );

mp_obj_t mp_obj_new_code(const mp_module_constants_t constants, const void *proto_fun) {
    code_t *o = mp_obj_malloc(code_t, &mp_type_code);
    o->code.constants = constants;
    o->code.proto_fun = proto_fun;
    o->function = NULL;
    return MP_OBJ_FROM_PTR(o);
}

mp_obj_t function_code(const mp_obj_fun_bc_t *function, bool closure) {
    code_t *o = MP_OBJ_TO_PTR(mp_obj_new_code(function->context->constants, function->bytecode));
    o->function = function;
    if (closure || function->child_table != NULL) {
        o->code.base.type = &type_code_to_look_at;
    }
    return MP_OBJ_FROM_PTR(o);
}

static qstr name_at(const mp_obj_fun_bc_t *function, const byte **ip) {
    return function->context->constants.qstr_table[mp_decode_uint(ip)];
}

static void code_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const code_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (self->function == NULL) {
        if (attr == MP_QSTR_co_name) {
            dest[0] = MP_OBJ_NEW_QSTR(MP_QSTR__lt_module_gt_);
        } else if (attr == MP_QSTR_co_filename && self->code.constants.qstr_table != NULL) {
            dest[0] = MP_OBJ_NEW_QSTR(self->code.constants.qstr_table[0]);
        }
        return;
    }
    const mp_obj_fun_bc_t *function = self->function;
    const byte *ip = function->bytecode;
    MP_BC_PRELUDE_SIG_DECODE(ip);
    MP_BC_PRELUDE_SIZE_DECODE(ip);
    const byte *lines_end = ip + n_info;
    const byte *lines = mp_bytecode_skip_names(ip, n_pos_args + n_kwonly_args);
    qstr name = name_at(function, &ip);
    mp_obj_t names = mp_obj_new_list(0, NULL);
    mp_obj_t free = mp_obj_new_list(0, NULL);
    size_t cells = 0; // a closure's, passed before the arguments
    size_t posonly = 0;
    for (size_t i = 0; i < n_pos_args + n_kwonly_args; i++) {
        qstr arg = name_at(function, &ip);
        if (arg == MP_QSTR__star_) {
            cells++;
        } else {
            bool mark = qstr_str(arg)[0] == '/'; // of one that no keyword can be
            posonly += mark;
            mp_obj_list_append(names, MP_OBJ_NEW_QSTR(mark ? qstr_from_str(qstr_str(arg) + 1) : arg));
        }
    }
    name_at(function, &ip); // in front of the name
    size_t n_names = mp_decode_uint(&ip);
    for (size_t i = 0; i < n_names; i++) {
        qstr local = name_at(function, &ip);
        if (local != MP_QSTR_) {
            mp_obj_list_append(i < cells ? free : names, MP_OBJ_NEW_QSTR(local));
        }
    }
    switch (attr) {
        case MP_QSTR_co_name:
            dest[0] = MP_OBJ_NEW_QSTR(name);
            break;
        case MP_QSTR_co_qualname:
            dest[0] = function_qualname(function);
            break;
        case MP_QSTR_co_filename:
            dest[0] = MP_OBJ_NEW_QSTR(function->context->constants.qstr_table[0]);
            break;
        case MP_QSTR_co_firstlineno:
            dest[0] = MP_OBJ_NEW_SMALL_INT(mp_bytecode_get_source_line(lines, lines_end, 0));
            break;
        case MP_QSTR_co_argcount:
            dest[0] = MP_OBJ_NEW_SMALL_INT(n_pos_args - cells);
            break;
        case MP_QSTR_co_posonlyargcount:
            dest[0] = MP_OBJ_NEW_SMALL_INT(posonly);
            break;
        case MP_QSTR_co_kwonlyargcount:
            dest[0] = MP_OBJ_NEW_SMALL_INT(n_kwonly_args);
            break;
        case MP_QSTR_co_varnames:
        case MP_QSTR_co_freevars:
            dest[0] = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), attr == MP_QSTR_co_varnames ? names : free);
            break;
        case MP_QSTR_co_nlocals:
            dest[0] = mp_obj_len(names);
            break;
        case MP_QSTR_co_flags: {
            // CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR. How
            // the code of the latter two begins, compile.c says.
            const byte *body = lines_end + n_cell;
            mp_int_t generates = !(scope_flags & MP_SCOPE_FLAG_GENERATOR) ? 0 : body[1] != MP_BC_POP_TOP ? 0x20
                : body[0] == MP_BC_LOAD_CONST_NONE ? 0x80 : body[0] == MP_BC_LOAD_CONST_TRUE ? 0x200 : 0x20;
            dest[0] = MP_OBJ_NEW_SMALL_INT(3 | (scope_flags & MP_SCOPE_FLAG_VARARGS ? 4 : 0) | (scope_flags & MP_SCOPE_FLAG_VARKEYWORDS ? 8 : 0)
                | generates);
            break;
        }
        default:
            break;
    }
    (void)n_state;
    (void)n_exc_stack;
    (void)n_def_pos_args;
}

static void code_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_t name[2] = {MP_OBJ_NULL}, file[2] = {MP_OBJ_NULL}, line[2] = {MP_OBJ_NULL};
    code_attr(self_in, MP_QSTR_co_name, name);
    code_attr(self_in, MP_QSTR_co_filename, file);
    code_attr(self_in, MP_QSTR_co_firstlineno, line);
    mp_printf(print, "<code object %q at 0x%p, file \"%s\", line %d>", mp_obj_str_get_qstr(name[0]), MP_OBJ_TO_PTR(self_in),
        file[0] == MP_OBJ_NULL ? "?" : mp_obj_str_get_str(file[0]), line[0] == MP_OBJ_NULL ? 1 : (int)MP_OBJ_SMALL_INT_VALUE(line[0]));
}
