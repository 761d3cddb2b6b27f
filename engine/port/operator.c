// operator: the operators as functions, and getters that are called without a frame of Python.

#include <string.h>

#include "py/objtuple.h"
#include "py/runtime.h"

#include "classes.h"
#include "sequences.h"

#define BINARY(name, op) \
    static mp_obj_t operator_##name(mp_obj_t a, mp_obj_t b) { \
        return mp_binary_op(op, a, b); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_2(operator_##name##_obj, operator_##name)

BINARY(lt, MP_BINARY_OP_LESS);
BINARY(le, MP_BINARY_OP_LESS_EQUAL);
BINARY(eq, MP_BINARY_OP_EQUAL);
BINARY(ne, MP_BINARY_OP_NOT_EQUAL);
BINARY(ge, MP_BINARY_OP_MORE_EQUAL);
BINARY(gt, MP_BINARY_OP_MORE);
BINARY(add, MP_BINARY_OP_ADD);
BINARY(and, MP_BINARY_OP_AND);
BINARY(floordiv, MP_BINARY_OP_FLOOR_DIVIDE);
BINARY(lshift, MP_BINARY_OP_LSHIFT);
BINARY(mod, MP_BINARY_OP_MODULO);
BINARY(mul, MP_BINARY_OP_MULTIPLY);
BINARY(matmul, MP_BINARY_OP_MAT_MULTIPLY);
BINARY(or, MP_BINARY_OP_OR);
BINARY(pow, MP_BINARY_OP_POWER);
BINARY(rshift, MP_BINARY_OP_RSHIFT);
BINARY(sub, MP_BINARY_OP_SUBTRACT);
BINARY(truediv, MP_BINARY_OP_TRUE_DIVIDE);
BINARY(xor, MP_BINARY_OP_XOR);
BINARY(iadd, MP_BINARY_OP_INPLACE_ADD);
BINARY(iand, MP_BINARY_OP_INPLACE_AND);
BINARY(ifloordiv, MP_BINARY_OP_INPLACE_FLOOR_DIVIDE);
BINARY(ilshift, MP_BINARY_OP_INPLACE_LSHIFT);
BINARY(imod, MP_BINARY_OP_INPLACE_MODULO);
BINARY(imul, MP_BINARY_OP_INPLACE_MULTIPLY);
BINARY(imatmul, MP_BINARY_OP_INPLACE_MAT_MULTIPLY);
BINARY(ior, MP_BINARY_OP_INPLACE_OR);
BINARY(ipow, MP_BINARY_OP_INPLACE_POWER);
BINARY(irshift, MP_BINARY_OP_INPLACE_RSHIFT);
BINARY(isub, MP_BINARY_OP_INPLACE_SUBTRACT);
BINARY(itruediv, MP_BINARY_OP_INPLACE_TRUE_DIVIDE);
BINARY(ixor, MP_BINARY_OP_INPLACE_XOR);
BINARY(contains, MP_BINARY_OP_CONTAINS);

#define UNARY(name, expression) \
    static mp_obj_t operator_##name(mp_obj_t a) { \
        return expression; \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_1(operator_##name##_obj, operator_##name)

UNARY(not, mp_obj_new_bool(!mp_obj_is_true(a)));
UNARY(truth, mp_obj_new_bool(mp_obj_is_true(a)));
UNARY(invert, mp_unary_op(MP_UNARY_OP_INVERT, a));
UNARY(neg, mp_unary_op(MP_UNARY_OP_NEGATIVE, a));
UNARY(pos, mp_unary_op(MP_UNARY_OP_POSITIVE, a));
UNARY(abs, mp_unary_op(MP_UNARY_OP_ABS, a));

static mp_obj_t operator_is(mp_obj_t a, mp_obj_t b) {
    return mp_obj_new_bool(a == b);
}
static MP_DEFINE_CONST_FUN_OBJ_2(operator_is_obj, operator_is);

static mp_obj_t operator_is_not(mp_obj_t a, mp_obj_t b) {
    return mp_obj_new_bool(a != b);
}
static MP_DEFINE_CONST_FUN_OBJ_2(operator_is_not_obj, operator_is_not);

static bool method_of(mp_obj_t object, qstr name, mp_obj_t *method) {
    mp_load_method_maybe(object, name, method);
    return method[0] != MP_OBJ_NULL;
}

static mp_obj_t operator_index(mp_obj_t a) {
    if (mp_obj_is_bool(a)) {
        return MP_OBJ_NEW_SMALL_INT(a == mp_const_true);
    }
    if (mp_obj_is_int(a)) {
        return a;
    }
    mp_obj_t method[2];
    if (!method_of(a, MP_QSTR___index__, method)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object cannot be interpreted as an integer"), mp_obj_get_type_str(a));
    }
    mp_obj_t index = mp_call_method_n_kw(0, 0, method);
    if (!mp_obj_is_int(index) && !mp_obj_is_bool(index)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__index__ returned non-int (type %s)"), mp_obj_get_type_str(index));
    }
    return index;
}
static MP_DEFINE_CONST_FUN_OBJ_1(operator_index_obj, operator_index);

static mp_obj_t concat(mp_obj_t a, mp_obj_t b, mp_binary_op_t op) {
    mp_obj_t method[2];
    if (!method_of(a, MP_QSTR___getitem__, method) && MP_OBJ_TYPE_GET_SLOT_OR_NULL(mp_obj_get_type(a), subscr) == NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object can't be concatenated"), mp_obj_get_type_str(a));
    }
    return mp_binary_op(op, a, b);
}

static mp_obj_t operator_concat(mp_obj_t a, mp_obj_t b) {
    return concat(a, b, MP_BINARY_OP_ADD);
}
static MP_DEFINE_CONST_FUN_OBJ_2(operator_concat_obj, operator_concat);

static mp_obj_t operator_iconcat(mp_obj_t a, mp_obj_t b) {
    return concat(a, b, MP_BINARY_OP_INPLACE_ADD);
}
static MP_DEFINE_CONST_FUN_OBJ_2(operator_iconcat_obj, operator_iconcat);

static mp_obj_t operator_count_of(mp_obj_t a, mp_obj_t b) {
    mp_obj_t iterator = mp_getiter(a, NULL), item;
    mp_int_t count = 0;
    while ((item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        count += item == b || mp_obj_equal(item, b);
    }
    return mp_obj_new_int(count);
}
static MP_DEFINE_CONST_FUN_OBJ_2(operator_count_of_obj, operator_count_of);

static mp_obj_t operator_index_of(mp_obj_t a, mp_obj_t b) {
    mp_obj_t iterator = mp_getiter(a, NULL), item;
    for (mp_int_t i = 0; (item = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION; ++i) {
        if (item == b || mp_obj_equal(item, b)) {
            return mp_obj_new_int(i);
        }
    }
    mp_raise_ValueError(MP_ERROR_TEXT("sequence.index(x): x not in sequence"));
}
static MP_DEFINE_CONST_FUN_OBJ_2(operator_index_of_obj, operator_index_of);

static mp_obj_t operator_getitem(mp_obj_t a, mp_obj_t b) {
    return mp_obj_subscr(a, b, MP_OBJ_SENTINEL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(operator_getitem_obj, operator_getitem);

static mp_obj_t operator_setitem(mp_obj_t a, mp_obj_t b, mp_obj_t c) {
    mp_obj_subscr(a, b, c);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(operator_setitem_obj, operator_setitem);

static mp_obj_t operator_delitem(mp_obj_t a, mp_obj_t b) {
    mp_obj_subscr(a, b, MP_OBJ_NULL);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(operator_delitem_obj, operator_delitem);

mp_obj_t operator_length_hint(size_t n_args, const mp_obj_t *args) {
    mp_obj_t fallback = n_args > 1 ? args[1] : MP_OBJ_NEW_SMALL_INT(0);
    if (!mp_obj_is_int(fallback)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object cannot be interpreted as an integer"), mp_obj_get_type_str(fallback));
    }
    mp_obj_t length = mp_obj_len_maybe(args[0]);
    if (length != MP_OBJ_NULL) {
        return length;
    }
    mp_obj_t method[2];
    mp_load_special_method_maybe(args[0], MP_QSTR___length_hint__, method);
    if (method[0] == MP_OBJ_NULL) {
        return fallback;
    }
    mp_obj_t hint = mp_call_method_n_kw(0, 0, method);
    if (hint == MP_OBJ_FROM_PTR(&mp_const_notimplemented_obj)) {
        return fallback;
    }
    if (!mp_obj_is_int(hint)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__length_hint__ must be an integer, not %s"), mp_obj_get_type_str(hint));
    }
    if (mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, hint, MP_OBJ_NEW_SMALL_INT(0)))) {
        mp_raise_ValueError(MP_ERROR_TEXT("__length_hint__() should return >= 0"));
    }
    return hint;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(operator_length_hint_obj, 1, 2, operator_length_hint);

static mp_obj_t operator_call(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    size_t count = keywords->used;
    mp_obj_t *all = m_new(mp_obj_t, n_args + 2 * count);
    size_t n = 0;
    for (; n < n_args - 1; ++n) {
        all[n] = args[n + 1];
    }
    for (size_t i = 0; i < keywords->alloc; ++i) {
        if (mp_map_slot_is_filled(keywords, i)) {
            all[n++] = keywords->table[i].key;
            all[n++] = keywords->table[i].value;
        }
    }
    return mp_call_function_n_kw(args[0], n_args - 1, count, all);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(operator_call_obj, 1, operator_call);

// --- itemgetter, attrgetter, methodcaller: what they were called with ---

typedef struct {
    mp_obj_base_t base;
    size_t n_args;
    size_t n_kw;
    mp_obj_t args[]; // and keywords with their values
} getter_t;

static const mp_obj_type_t itemgetter_type;
static const mp_obj_type_t attrgetter_type;
static const mp_obj_type_t methodcaller_type;

static mp_obj_t getter_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    bool method = type == &methodcaller_type;
    mp_arg_check_num(n_args, n_kw, 1, MP_OBJ_FUN_ARGS_MAX, method);
    for (size_t i = 0; type != &itemgetter_type && i < (method ? 1 : n_args); ++i) {
        if (!mp_obj_is_str(args[i])) {
            mp_raise_TypeError(method ? MP_ERROR_TEXT("method name must be a string") : MP_ERROR_TEXT("attribute name must be a string"));
        }
    }
    getter_t *self = mp_obj_malloc_var(getter_t, args, mp_obj_t, n_args + 2 * n_kw, type);
    self->n_args = n_args;
    self->n_kw = n_kw;
    for (size_t i = 0; i < n_args + 2 * n_kw; ++i) {
        self->args[i] = args[i];
    }
    return MP_OBJ_FROM_PTR(self);
}

static void getter_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    getter_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "operator.%q(", self->base.type->name);
    for (size_t i = 0; i < self->n_args; ++i) {
        mp_print_str(print, i ? ", " : "");
        mp_obj_print_helper(print, self->args[i], PRINT_REPR);
    }
    for (size_t i = 0; i < self->n_kw; ++i) {
        mp_obj_t *pair = self->args + self->n_args + 2 * i;
        mp_print_str(print, ", ");
        mp_obj_print_helper(print, pair[0], PRINT_STR);
        mp_print_str(print, "=");
        mp_obj_print_helper(print, pair[1], PRINT_REPR);
    }
    mp_print_str(print, ")");
}

// "a.b.c" is followed part by part.
static mp_obj_t attribute(mp_obj_t object, mp_obj_t path) {
    size_t length;
    const char *text = mp_obj_str_get_data(path, &length);
    size_t begin = 0;
    for (size_t i = 0; i <= length; ++i) {
        if (i == length || text[i] == '.') {
            object = mp_load_attr(object, begin == 0 && i == length ? mp_obj_str_get_qstr(path) : qstr_from_strn(text + begin, i - begin));
            begin = i + 1;
        }
    }
    return object;
}

static mp_obj_t getter_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    getter_t *self = MP_OBJ_TO_PTR(self_in);
    if (n_args != 1 || n_kw) {
        if (n_kw) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() takes no keyword arguments"), self->base.type->name);
        }
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q expected 1 argument, got %d"), self->base.type->name, (int)n_args);
    }
    if (self->base.type == &methodcaller_type) {
        size_t count = self->n_args - 1 + 2 * self->n_kw;
        mp_obj_t *method = m_new(mp_obj_t, 2 + count);
        mp_load_method(args[0], mp_obj_str_get_qstr(self->args[0]), method);
        for (size_t i = 0; i < count; ++i) {
            method[2 + i] = self->args[1 + i];
        }
        return mp_call_method_n_kw(self->n_args - 1, self->n_kw, method);
    }
    bool items = self->base.type == &itemgetter_type;
    mp_obj_tuple_t *all = self->n_args == 1 ? NULL : MP_OBJ_TO_PTR(mp_obj_new_tuple(self->n_args, NULL));
    for (size_t i = 0; i < self->n_args; ++i) {
        mp_obj_t value = items ? mp_obj_subscr(args[0], self->args[i], MP_OBJ_SENTINEL) : attribute(args[0], self->args[i]);
        if (all == NULL) {
            return value;
        }
        all->items[i] = value;
    }
    return MP_OBJ_FROM_PTR(all);
}

static mp_obj_t getter_reduce(mp_obj_t self_in) {
    getter_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t parts[2] = {MP_OBJ_FROM_PTR(self->base.type)};
    size_t fixed = 0;
    if (self->n_kw != 0) {
        fixed = 1;
        mp_obj_t *all = m_new(mp_obj_t, 2 + 2 * self->n_kw);
        all[0] = parts[0];
        all[1] = self->args[0];
        memcpy(all + 2, self->args + self->n_args, 2 * self->n_kw * sizeof(mp_obj_t));
        parts[0] = mp_call_function_n_kw(MP_OBJ_FROM_PTR(&partial_type), 2, self->n_kw, all);
    }
    parts[1] = mp_obj_new_tuple(self->n_args - fixed, self->args + fixed);
    return mp_obj_new_tuple(2, parts);
}
static MP_DEFINE_CONST_FUN_OBJ_1(getter_reduce_obj, getter_reduce);

static const mp_rom_map_elem_t getter_table[] = {
    {MP_ROM_QSTR(MP_QSTR___reduce__), MP_ROM_PTR(&getter_reduce_obj)},
};
static MP_DEFINE_CONST_DICT(getter_methods, getter_table);

#define GETTER(name) \
    static MP_DEFINE_CONST_OBJ_TYPE(name##_type, MP_QSTR_##name, MP_TYPE_FLAG_NONE, \
        make_new, getter_make_new, print, getter_print, call, getter_call, locals_dict, &getter_methods)

GETTER(itemgetter);
GETTER(attrgetter);
GETTER(methodcaller);

#define NAME(python, c) {MP_ROM_QSTR(MP_QSTR_##python), MP_ROM_PTR(&operator_##c##_obj)}
#define BOTH(python, c) NAME(python, c), NAME(__##python##__, c)

static const mp_rom_map_elem_t module_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_operator)},
    {MP_ROM_QSTR(MP_QSTR_itemgetter), MP_ROM_PTR(&itemgetter_type)},
    {MP_ROM_QSTR(MP_QSTR_attrgetter), MP_ROM_PTR(&attrgetter_type)},
    {MP_ROM_QSTR(MP_QSTR_methodcaller), MP_ROM_PTR(&methodcaller_type)},
    BOTH(lt, lt), BOTH(le, le), BOTH(eq, eq), BOTH(ne, ne), BOTH(ge, ge), BOTH(gt, gt),
    BOTH(add, add), NAME(and_, and), NAME(__and__, and), BOTH(floordiv, floordiv), BOTH(lshift, lshift), BOTH(mod, mod),
    BOTH(mul, mul), BOTH(matmul, matmul), NAME(or_, or), NAME(__or__, or), BOTH(pow, pow), BOTH(rshift, rshift),
    BOTH(sub, sub), BOTH(truediv, truediv), BOTH(xor, xor),
    BOTH(iadd, iadd), BOTH(iand, iand), BOTH(ifloordiv, ifloordiv), BOTH(ilshift, ilshift), BOTH(imod, imod),
    BOTH(imul, imul), BOTH(imatmul, imatmul), BOTH(ior, ior), BOTH(ipow, ipow), BOTH(irshift, irshift), BOTH(isub, isub),
    BOTH(itruediv, itruediv), BOTH(ixor, ixor),
    NAME(not_, not), NAME(__not__, not), NAME(truth, truth), NAME(is_, is), NAME(is_not, is_not),
    NAME(inv, invert), NAME(__inv__, invert), BOTH(invert, invert), BOTH(neg, neg), BOTH(pos, pos), BOTH(abs, abs),
    BOTH(index, index), BOTH(concat, concat), BOTH(iconcat, iconcat), BOTH(contains, contains),
    NAME(countOf, count_of), NAME(indexOf, index_of), BOTH(getitem, getitem), BOTH(setitem, setitem), BOTH(delitem, delitem),
    NAME(length_hint, length_hint), BOTH(call, call),
};
static MP_DEFINE_CONST_DICT(module_globals, module_table);

const mp_obj_module_t operator_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&module_globals,
};

MP_REGISTER_MODULE(MP_QSTR_operator, operator_module);
