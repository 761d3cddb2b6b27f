// mappingproxy: a mapping that can be read but not written, as a class's __dict__ is, and types.MappingProxyType.

#include "py/builtin.h"

#include "classes.h"

typedef struct {
    mp_obj_base_t base;
    mp_obj_t mapping;
} mappingproxy_t;

mp_obj_t mappingproxy_new(mp_obj_t mapping) {
    mappingproxy_t *o = mp_obj_malloc(mappingproxy_t, &mp_type_mappingproxy);
    o->mapping = mapping;
    return MP_OBJ_FROM_PTR(o);
}

static mp_obj_t mapping_of(mp_obj_t self_in) {
    return mp_obj_is_type(self_in, &mp_type_mappingproxy) ? ((mappingproxy_t *)MP_OBJ_TO_PTR(self_in))->mapping : self_in;
}

static mp_obj_t proxy_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    if (!MP_OBJ_TYPE_HAS_SLOT(mp_obj_get_type(args[0]), subscr) || mp_obj_is_type(args[0], &mp_type_list) || mp_obj_is_type(args[0], &mp_type_tuple)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("mappingproxy() argument must be a mapping, not %s"), mp_obj_get_type_str(args[0]));
    }
    return mappingproxy_new(args[0]);
}

static void proxy_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    if (kind != PRINT_STR) {
        mp_print_str(print, "mappingproxy(");
    }
    mp_obj_print_helper(print, mapping_of(self_in), PRINT_REPR);
    if (kind != PRINT_STR) {
        mp_print_str(print, ")");
    }
}

static mp_obj_t proxy_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    switch (op) {
        case MP_UNARY_OP_LEN:
            return mp_obj_len(mapping_of(self_in));
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(mp_obj_is_true(mapping_of(self_in)));
        case MP_UNARY_OP_HASH:
            return mp_unary_op(op, mapping_of(self_in));
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t proxy_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    switch (op) {
        case MP_BINARY_OP_CONTAINS:
            return mp_binary_op(MP_BINARY_OP_IN, rhs, mapping_of(lhs));
        case MP_BINARY_OP_EQUAL:
        case MP_BINARY_OP_OR:
            return mp_binary_op(op, mapping_of(lhs), mapping_of(rhs));
        case MP_BINARY_OP_REVERSE_OR:
            return mp_binary_op(MP_BINARY_OP_OR, mapping_of(rhs), mapping_of(lhs));
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t proxy_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    return value == MP_OBJ_SENTINEL ? mp_obj_subscr(mapping_of(self_in), index, value) : MP_OBJ_NULL;
}

static mp_obj_t proxy_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *buffer) {
    return mp_getiter(mapping_of(self_in), buffer);
}

static void proxy_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (attr) {
        case MP_QSTR_get:
        case MP_QSTR_keys:
        case MP_QSTR_values:
        case MP_QSTR_items:
        case MP_QSTR_copy:
        case MP_QSTR___reversed__:
        case MP_QSTR___getitem__:
        case MP_QSTR___contains__:
        case MP_QSTR___len__:
        case MP_QSTR___iter__:
            mp_load_method_maybe(mapping_of(self_in), attr, dest);
            break;
        default:
            break;
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_mappingproxy,
    MP_QSTR_mappingproxy,
    MP_TYPE_FLAG_ITER_IS_GETITER | MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE,
    make_new, proxy_make_new,
    print, proxy_print,
    unary_op, proxy_unary_op,
    binary_op, proxy_binary_op,
    subscr, proxy_subscr,
    iter, proxy_getiter,
    attr, proxy_attr
    );
