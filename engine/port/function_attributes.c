// The attributes of functions. Those that a program gives a function of Python's are kept where they cost nothing as long
// as there are none: a function's context is replaced by a copy of it that has them, too.

#include <string.h>

#include "call_errors.h"
#include "py/bc.h"
#include "py/bc0.h"
#include "py/objcode.h"
#include "py/objfun.h"

#include "classes.h"
#include "functions.h"

// A function made inside of one with attributes shares its context, so the owner is named.
typedef struct {
    mp_module_context_t context;
    const mp_obj_fun_bc_t *owner;
    mp_obj_dict_t *attributes; // __dict__
    mp_obj_dict_t *own; // what __dict__ does not show: names, documentation, annotations
} context_with_attributes_t;

// Contexts of this kind are told by the type of their module, which nothing else looks at.
static MP_DEFINE_CONST_OBJ_TYPE(type_context, MP_QSTR_module, MP_TYPE_FLAG_NONE);

static bool is_own(qstr attr) {
    return attr == MP_QSTR___name__ || attr == MP_QSTR___qualname__ || attr == MP_QSTR___module__ || attr == MP_QSTR___doc__
        || attr == MP_QSTR___annotations__ || attr == MP_QSTR___defaults__ || attr == MP_QSTR___kwdefaults__;
}

static mp_obj_dict_t *attributes_maybe(const mp_obj_fun_bc_t *self, bool own) {
    if (self->context->module.base.type != &type_context) {
        return NULL;
    }
    const context_with_attributes_t *context = (const void *)self->context;
    return context->owner != self ? NULL : own ? context->own : context->attributes;
}

static mp_obj_dict_t *attributes_of(mp_obj_fun_bc_t *self, bool own) {
    mp_obj_dict_t *dict = attributes_maybe(self, own);
    if (dict == NULL) {
        dict = MP_OBJ_TO_PTR(mp_obj_new_dict(0));
        context_with_attributes_t *context = (void *)self->context;
        if (self->context->module.base.type != &type_context || context->owner != self) {
            context = m_new0(context_with_attributes_t, 1);
            context->context = *self->context;
            context->context.module.base.type = &type_context;
            context->owner = self;
            self->context = &context->context;
        }
        *(own ? &context->own : &context->attributes) = dict;
    }
    return dict;
}

static mp_obj_t defaults_of(const mp_obj_fun_bc_t *self, bool keywords) {
    const byte *ip = self->bytecode;
    MP_BC_PRELUDE_SIG_DECODE(ip);
    if (keywords) {
        return scope_flags & MP_SCOPE_FLAG_DEFKWARGS ? self->extra_args[n_def_pos_args] : mp_const_none;
    }
    return n_def_pos_args == 0 ? mp_const_none : mp_obj_new_tuple(n_def_pos_args, self->extra_args);
}

// The compiler lets functions with a text begin with loading and dropping it; coroutines have a mark of two bytes before.
static mp_obj_t doc_of(const mp_obj_fun_bc_t *self) {
    const byte *ip = self->bytecode;
    MP_BC_PRELUDE_SIG_DECODE(ip);
    MP_BC_PRELUDE_SIZE_DECODE(ip);
    ip += n_info + n_cell;
    if ((ip[0] == MP_BC_LOAD_CONST_NONE || ip[0] == MP_BC_LOAD_CONST_TRUE) && ip[1] == MP_BC_POP_TOP) {
        ip += 2;
    }
    byte opcode = *ip++;
    if (opcode != MP_BC_LOAD_CONST_STRING && opcode != MP_BC_LOAD_CONST_OBJ) {
        return mp_const_none;
    }
    mp_uint_t index = mp_decode_uint(&ip);
    if (*ip != MP_BC_POP_TOP) {
        return mp_const_none;
    }
    if (opcode == MP_BC_LOAD_CONST_STRING) {
        #if MICROPY_EMIT_BYTECODE_USES_QSTR_TABLE
        index = self->context->constants.qstr_table[index];
        #endif
        return MP_OBJ_NEW_QSTR(index);
    }
    mp_obj_t text = self->context->constants.obj_table[index];
    return mp_obj_is_str(text) ? text : mp_const_none;
}

static mp_obj_t fun_get(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return args[1] == mp_const_none ? args[0] : mp_obj_new_bound_meth(args[0], args[1]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(fun_get_obj, 2, 3, fun_get);

static mp_obj_t fun_call(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    return mp_call_function_n_kw(args[0], n_args - 1, kw->used, args + 1);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(fun_call_obj, 1, fun_call);

static void store(mp_obj_fun_bc_t *self, qstr attr, mp_obj_t *dest) {
    mp_obj_t value = dest[1];
    if (value == MP_OBJ_NULL) {
        mp_obj_dict_t *attributes = attributes_maybe(self, is_own(attr));
        if (attributes != NULL && mp_map_lookup(&attributes->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_REMOVE_IF_FOUND) != NULL) {
            dest[0] = MP_OBJ_NULL;
        }
        return;
    }
    if ((attr == MP_QSTR___name__ || attr == MP_QSTR___qualname__) && !mp_obj_is_str(value)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q must be set to a string object"), attr);
    }
    if (attr == MP_QSTR___code__ || attr == MP_QSTR___globals__ || attr == MP_QSTR___closure__ || attr == MP_QSTR___defaults__ || attr == MP_QSTR___kwdefaults__) {
        mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("readonly attribute"));
    }
    if (attr == MP_QSTR___dict__) {
        if (!mp_obj_is_type(value, &mp_type_dict)) {
            mp_raise_TypeError(MP_ERROR_TEXT("__dict__ must be set to a dictionary"));
        }
        attributes_of(self, false);
        ((context_with_attributes_t *)(void *)self->context)->attributes = MP_OBJ_TO_PTR(value);
    } else {
        mp_map_lookup(&attributes_of(self, is_own(attr))->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = value;
    }
    dest[0] = MP_OBJ_NULL;
}

// `as` is the object that was asked: the function or the closure around it.
void function_attr(mp_obj_t as, mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_fun_bc_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        store(self, attr, dest);
        return;
    }
    mp_obj_dict_t *attributes = attributes_maybe(self, is_own(attr));
    if (attributes != NULL) {
        mp_map_elem_t *elem = mp_map_lookup(&attributes->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
        if (elem != NULL) {
            dest[0] = elem->value;
            return;
        }
    }
    switch (attr) {
        case MP_QSTR___name__:
            dest[0] = MP_OBJ_NEW_QSTR(mp_obj_fun_get_name(self_in));
            break;
        case MP_QSTR___qualname__:
            dest[0] = function_qualname(self);
            break;
        case MP_QSTR___module__: {
            mp_map_elem_t *elem = mp_map_lookup(&self->context->module.globals->map, MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_MAP_LOOKUP);
            dest[0] = elem == NULL ? mp_const_none : elem->value;
            break;
        }
        case MP_QSTR___doc__:
            dest[0] = doc_of(self);
            break;
        case MP_QSTR___globals__:
            dest[0] = MP_OBJ_FROM_PTR(self->context->module.globals);
            break;
        case MP_QSTR___dict__:
            dest[0] = MP_OBJ_FROM_PTR(attributes_of(self, false));
            break;
        case MP_QSTR___annotations__: {
            mp_obj_dict_t *dict = attributes_of(self, true);
            dest[0] = mp_map_lookup(&dict->map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = mp_obj_new_dict(0);
            break;
        }
        case MP_QSTR___defaults__:
        case MP_QSTR___kwdefaults__:
            dest[0] = defaults_of(self, attr == MP_QSTR___kwdefaults__);
            break;
        case MP_QSTR___closure__:
            dest[0] = mp_const_none;
            break;
        case MP_QSTR___get__:
            dest[0] = MP_OBJ_FROM_PTR(&fun_get_obj);
            dest[1] = as;
            break;
        case MP_QSTR___call__:
            dest[0] = MP_OBJ_FROM_PTR(&fun_call_obj);
            dest[1] = as;
            break;
        case MP_QSTR___code__:
            dest[0] = function_code(self, as != self_in);
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL;
            break;
    }
}

void function_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_t name[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    function_attr(self_in, self_in, MP_QSTR___qualname__, name);
    mp_print_str(print, "<function ");
    mp_obj_print_helper(print, name[0], PRINT_STR);
    mp_printf(print, " at 0x%p>", MP_OBJ_TO_PTR(self_in));
}
