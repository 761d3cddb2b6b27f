// super(), staticmethod and classmethod.

#include "py/objfun.h"

#include "classes.h"

typedef struct _mp_obj_super_t {
    mp_obj_base_t base;
    mp_obj_t type;
    mp_obj_t obj;
} mp_obj_super_t;

static void super_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    const mp_obj_super_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "<super: <class '%q'>, <", (qstr)((mp_obj_type_t *)MP_OBJ_TO_PTR(self->type))->name);
    const mp_obj_type_t *type = mp_obj_is_class(self->obj) ? MP_OBJ_TO_PTR(self->obj) : mp_obj_get_type(self->obj);
    mp_print_str(print, qstr_str(type->name));
    mp_print_str(print, " object>>");
}

// Whether obj is a class below type (rather than an instance); raises if it is neither.
static bool is_class_below(mp_obj_t type, mp_obj_t obj) {
    if (!mp_obj_is_class(type)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("super() argument 1 must be a type, not %s"), mp_obj_get_type_str(type));
    }
    if (mp_obj_is_class(obj) && mp_obj_is_subclass_fast(obj, type)) {
        return true;
    }
    if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(obj)), type)) {
        mp_raise_TypeError(MP_ERROR_TEXT("super(type, obj): obj must be an instance or subtype of type"));
    }
    return false;
}

static mp_obj_t super_make_new(const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    // The compiler turns no arguments into two.
    mp_arg_check_num(n_args, n_kw, 2, 2, false);
    is_class_below(args[0], args[1]);
    mp_obj_super_t *o = mp_obj_malloc(mp_obj_super_t, type_in);
    o->type = args[0];
    o->obj = args[1];
    return MP_OBJ_FROM_PTR(o);
}

static void super_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    mp_obj_super_t *self = MP_OBJ_TO_PTR(self_in);
    bool class_below = is_class_below(self->type, self->obj);
    const mp_obj_type_t *start = class_below ? MP_OBJ_TO_PTR(self->obj) : mp_obj_get_type(self->obj);
    switch (attr) {
        case MP_QSTR___self__:
            dest[0] = self->obj;
            return;
        case MP_QSTR___thisclass__:
            dest[0] = self->type;
            return;
        case MP_QSTR___self_class__:
            dest[0] = MP_OBJ_FROM_PTR(start);
            return;
        default:
            break;
    }
    const mp_obj_tuple_t *mro = MP_OBJ_TO_PTR(class_mro_tuple(start));
    size_t after = 0;
    while (after < mro->len && mro->items[after] != self->type) {
        after++;
    }
    after++;
    struct class_lookup_data lookup = {MP_OBJ_TO_PTR(self->obj), attr, 0, dest, class_below};
    class_lookup_from(&lookup, mro, after);
    bool metaclass = class_native_base(start) == &mp_type_type;
    if (dest[0] == MP_OBJ_NULL && metaclass && !class_below) {
        // What `type` itself does.
        mp_obj_t unbound[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
        class_load(MP_OBJ_FROM_PTR(&mp_type_type), attr, unbound);
        if (unbound[0] != MP_OBJ_NULL) {
            dest[0] = unbound[0];
            if (attr != MP_QSTR___new__ && attr != MP_QSTR___prepare__) {
                dest[1] = self->obj;
            }
            return;
        }
    } else if (dest[0] == MP_OBJ_NULL && metaclass) {
        class_load(MP_OBJ_FROM_PTR(&mp_type_type), attr, dest);
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
    }
    if (dest[0] == MP_OBJ_NULL && attr != MP_QSTR___class__) {
        class_lookup_in(&lookup, &mp_type_object);
        if (dest[0] == MP_OBJ_NULL) {
            mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("'super' object has no attribute '%q'"), attr);
        }
    }
    if (start->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS) {
        mp_obj_t got = class_get_descriptor(dest[0], class_below ? MP_OBJ_NULL : self->obj, MP_OBJ_FROM_PTR(start));
        if (got != MP_OBJ_NULL) {
            dest[0] = got;
            dest[1] = MP_OBJ_NULL;
        }
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_super,
    MP_QSTR_super,
    MP_TYPE_FLAG_NONE,
    make_new, super_make_new,
    print, super_print,
    attr, super_attr
    );

void mp_load_super_method(qstr attr, mp_obj_t *dest) {
    mp_obj_super_t super = {{&mp_type_super}, dest[1], dest[2]};
    mp_load_method(MP_OBJ_FROM_PTR(&super), attr, dest);
}

// --- Wrappers of functions ------------------------------------------------------------------------------------------

static mp_obj_t wrapper_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    mp_obj_static_class_method_t *o = mp_obj_malloc(mp_obj_static_class_method_t, type);
    o->fun = args[0];
    return MP_OBJ_FROM_PTR(o);
}

static void wrapper_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    const mp_obj_static_class_method_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "<%q(", self->base.type->name);
    mp_obj_print_helper(print, self->fun, PRINT_REPR);
    mp_print_str(print, ")>");
}

static mp_obj_t wrapper_get(size_t n_args, const mp_obj_t *args) {
    const mp_obj_static_class_method_t *self = MP_OBJ_TO_PTR(args[0]);
    mp_obj_t owner = n_args > 2 && args[2] != mp_const_none ? args[2] : MP_OBJ_FROM_PTR(mp_obj_get_type(args[1]));
    return self->base.type == &mp_type_staticmethod ? self->fun : mp_obj_new_bound_meth(self->fun, owner);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(wrapper_get_obj, 2, 3, wrapper_get);

static void wrapper_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const mp_obj_static_class_method_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (attr) {
        case MP_QSTR___func__:
        case MP_QSTR___wrapped__:
            dest[0] = self->fun;
            break;
        case MP_QSTR___get__:
            dest[0] = MP_OBJ_FROM_PTR(&wrapper_get_obj);
            dest[1] = self_in;
            break;
        case MP_QSTR___name__:
        case MP_QSTR___qualname__:
        case MP_QSTR___module__:
        case MP_QSTR___doc__:
        case MP_QSTR___annotations__:
        case MP_QSTR___isabstractmethod__:
            mp_load_method_maybe(self->fun, attr, dest);
            break;
        default:
            break;
    }
}

static mp_obj_t staticmethod_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    return mp_call_function_n_kw(((mp_obj_static_class_method_t *)MP_OBJ_TO_PTR(self_in))->fun, n_args, n_kw, args);
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_staticmethod,
    MP_QSTR_staticmethod,
    MP_TYPE_FLAG_NONE,
    make_new, wrapper_make_new,
    print, wrapper_print,
    call, staticmethod_call,
    attr, wrapper_attr
    );

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_classmethod,
    MP_QSTR_classmethod,
    MP_TYPE_FLAG_NONE,
    make_new, wrapper_make_new,
    print, wrapper_print,
    attr, wrapper_attr
    );
