// Bound methods. Replaces MicroPython's py/objboundmeth.c.

#include <alloca.h>
#include <string.h>

#include "classes.h"

typedef struct _mp_obj_bound_meth_t {
    mp_obj_base_t base;
    mp_obj_t meth;
    mp_obj_t self;
} mp_obj_bound_meth_t;

static const mp_obj_type_t *type_of_self(const mp_obj_bound_meth_t *o) {
    return mp_obj_is_class(o->self) ? MP_OBJ_TO_PTR(o->self) : mp_obj_get_type(o->self);
}

static bool is_builtin(mp_obj_t method) {
    return mp_obj_is_obj(method) && (((mp_obj_base_t *)MP_OBJ_TO_PTR(method))->type->flags & MP_TYPE_FLAG_BUILTIN_FUN);
}

static void bound_meth_print(const mp_print_t *print, mp_obj_t o_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_bound_meth_t *o = MP_OBJ_TO_PTR(o_in);
    mp_obj_t name = load_attr_or(o->meth, MP_QSTR___qualname__, mp_const_none);
    if (is_builtin(o->meth)) {
        qstr builtin = builtin_function_name(o->meth, type_of_self(o));
        mp_printf(print, "<built-in method %q of %s object at 0x%p>", builtin, mp_obj_get_type_str(o->self), mp_obj_is_obj(o->self) ? MP_OBJ_TO_PTR(o->self) : o);
        return;
    }
    mp_print_str(print, "<bound method ");
    if (name == mp_const_none) {
        mp_print_str(print, "?");
    } else {
        mp_obj_print_helper(print, name, PRINT_STR);
    }
    mp_print_str(print, " of ");
    mp_obj_print_helper(print, o->self, PRINT_REPR);
    mp_print_str(print, ">");
}

mp_obj_t mp_call_method_self_n_kw(mp_obj_t meth, mp_obj_t self, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    size_t n_total = n_args + 2 * n_kw;
    mp_obj_t *args2 = NULL;
    mp_obj_t *free_args2 = NULL;
    if (n_total > 4) {
        args2 = m_new_maybe(mp_obj_t, 1 + n_total);
        free_args2 = args2;
    }
    if (args2 == NULL) {
        if (n_total > 64) {
            m_malloc_fail(n_total * sizeof(mp_obj_t));
        }
        args2 = __builtin_alloca(sizeof(mp_obj_t) * (1 + n_total));
    }
    args2[0] = self;
    memcpy(args2 + 1, args, n_total * sizeof(mp_obj_t));
    mp_obj_t res = mp_call_function_n_kw(meth, n_args + 1, n_kw, args2);
    if (free_args2 != NULL) {
        m_del(mp_obj_t, free_args2, 1 + n_total);
    }
    return res;
}

static mp_obj_t bound_meth_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_bound_meth_t *self = MP_OBJ_TO_PTR(self_in);
    return mp_call_method_self_n_kw(self->meth, self->self, n_args, n_kw, args);
}

static mp_obj_t bound_meth_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    mp_obj_bound_meth_t *self = MP_OBJ_TO_PTR(self_in);
    return op == MP_UNARY_OP_HASH ? MP_OBJ_NEW_SMALL_INT((mp_uint_t)self->self ^ (mp_uint_t)self->meth) : MP_OBJ_NULL;
}

// MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE is clear, so both are bound methods.
static mp_obj_t bound_meth_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    if (op != MP_BINARY_OP_EQUAL) {
        return MP_OBJ_NULL;
    }
    mp_obj_bound_meth_t *lhs = MP_OBJ_TO_PTR(lhs_in);
    mp_obj_bound_meth_t *rhs = MP_OBJ_TO_PTR(rhs_in);
    return mp_obj_new_bool(lhs->self == rhs->self && lhs->meth == rhs->meth);
}

static void bound_meth_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_bound_meth_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'method' object has no attribute '%q'"), attr);
    }
    if (attr == MP_QSTR___self__) {
        dest[0] = self->self;
    } else if (attr == MP_QSTR___func__) {
        dest[0] = self->meth;
    } else if ((attr == MP_QSTR___name__ || attr == MP_QSTR___qualname__) && is_builtin(self->meth)) {
        const mp_obj_type_t *type = type_of_self(self);
        qstr name = builtin_function_name(self->meth, type);
        if (attr == MP_QSTR___qualname__) {
            vstr_t vstr;
            mp_print_t print;
            vstr_init_print(&vstr, 16, &print);
            mp_printf(&print, "%q.%q", (qstr)type->name, name);
            dest[0] = mp_obj_new_str_from_utf8_vstr(&vstr);
        } else {
            dest[0] = MP_OBJ_NEW_QSTR(name);
        }
    } else if (attr != MP_QSTR___get__) {
        // The rest is the function's.
        mp_load_method_maybe(self->meth, attr, dest);
        if (dest[1] != MP_OBJ_NULL && dest[1] == self->meth && ((!class_is_python(mp_obj_get_type(self->meth)) && qstr_str(attr)[0] == '_') || attr == MP_QSTR___call__ || attr == MP_QSTR___eq__ || attr == MP_QSTR___hash__ || attr == MP_QSTR___repr__)) {
            dest[1] = self_in;
        }
    }
}

static mp_obj_t bound_meth_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    if (n_kw != 0) {
        mp_raise_TypeError(MP_ERROR_TEXT("method() takes no keyword arguments"));
    }
    if (n_args != 2) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("method expected 2 arguments, got %d"), (int)n_args);
    }
    if (!mp_obj_is_callable(args[0])) {
        mp_raise_TypeError(MP_ERROR_TEXT("first argument must be callable"));
    }
    if (args[1] == mp_const_none) {
        mp_raise_TypeError(MP_ERROR_TEXT("self must not be None"));
    }
    return mp_obj_new_bound_meth(args[0], args[1]);
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_bound_meth,
    MP_QSTR_method,
    MP_TYPE_FLAG_NONE,
    make_new, bound_meth_make_new,
    print, bound_meth_print,
    attr, bound_meth_attr,
    call, bound_meth_call,
    unary_op, bound_meth_unary_op,
    binary_op, bound_meth_binary_op
    );

mp_obj_t mp_obj_new_bound_meth(mp_obj_t meth, mp_obj_t self) {
    mp_obj_bound_meth_t *o = mp_obj_malloc(mp_obj_bound_meth_t, &mp_type_bound_meth);
    o->meth = meth;
    o->self = self;
    return MP_OBJ_FROM_PTR(o);
}
