// Builtin functions with CPython's arguments and messages, in place of py/modbuiltins.c's.

#include <math.h>
#include <string.h>

#include "call_errors.h"
#include "py/bc.h"
#include "py/builtin.h"
#include "py/objint.h"
#include "py/objlist.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "py/smallint.h"
#include "py/unicode.h"

#include "intrinsics.h"
#include "numbers.h"
#include "streams.h"
#include "text.h"

// --- Numbers ---

static mp_obj_t in_base(mp_obj_t object, int base, const char *prefix) {
    mp_obj_t integer = number_index(object);
    char fixed[48], *buffer = fixed;
    size_t size = sizeof fixed, length;
    const char *text = mp_obj_int_formatted(&buffer, &size, &length, integer, base, prefix, 'a', '\0');
    return mp_obj_new_str(text, length);
}

static mp_obj_t builtin_bin(mp_obj_t object) {
    return in_base(object, 2, "0b");
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_bin_obj, builtin_bin);

static mp_obj_t builtin_oct(mp_obj_t object) {
    return in_base(object, 8, "0o");
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_oct_obj, builtin_oct);

static mp_obj_t builtin_hex(mp_obj_t object) {
    return in_base(object, 16, "0x");
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_hex_obj, builtin_hex);

static mp_obj_t builtin_chr(mp_obj_t object) {
    mp_int_t c = number_index_clipped(object);
    if (c == INT32_MAX || c == INT32_MIN) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("Python int too large to convert to C int"));
    }
    if (c < 0 || c > 0x10ffff) {
        mp_raise_ValueError(MP_ERROR_TEXT("chr() arg not in range(0x110000)"));
    }
    return text_new_char(c);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_chr_obj, builtin_chr);

static mp_obj_t builtin_ord(mp_obj_t object) {
    mp_buffer_info_t text;
    if (mp_obj_is_obj(object) && mp_obj_is_instance_type(mp_obj_get_type(object))) {
        mp_obj_t native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_str));
        object = native == MP_OBJ_NULL ? object : native;
    }
    bool bytes = mp_obj_is_exact_type(object, &mp_type_bytes) || mp_obj_is_exact_type(object, &mp_type_bytearray);
    if (!bytes && !mp_obj_is_str(object)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("ord() expected string of length 1, but %s found"), mp_obj_get_type_str(object));
    }
    mp_get_buffer_raise(object, &text, MP_BUFFER_READ);
    size_t length = bytes ? text.len : utf8_charlen(text.buf, text.len);
    if (length != 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("ord() expected a character, but string of length %u found"), (unsigned)length);
    }
    return MP_OBJ_NEW_SMALL_INT(bytes ? *(const byte *)text.buf : utf8_get_char(text.buf));
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_builtin_ord_obj, builtin_ord);

static mp_obj_t builtin_pow(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_base, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_exp, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_mod, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
    };
    mp_arg_val_t given[3];
    mp_arg_parse_all(n_args, args, kwargs, 3, allowed, given);
    mp_obj_t base = given[0].u_obj, exponent = given[1].u_obj, modulus = given[2].u_obj;
    if (modulus == mp_const_none) {
        return mp_binary_op(MP_BINARY_OP_POWER, base, exponent);
    }
    if (mp_obj_is_obj(base) && mp_obj_is_instance_type(mp_obj_get_type(base))) {
        mp_obj_t method[4];
        mp_load_method_maybe(base, MP_QSTR___pow__, method);
        if (method[0] != MP_OBJ_NULL) {
            method[2] = exponent;
            method[3] = modulus;
            return mp_call_method_n_kw(2, 0, method);
        }
    }
    return mp_obj_int_pow3(base, exponent, modulus);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_pow_obj, 0, builtin_pow);

static bool is_instance(mp_obj_t object) {
    return mp_obj_is_obj(object) && mp_obj_is_instance_type(mp_obj_get_type(object));
}

static mp_obj_t asked_divmod(mp_obj_t object, qstr name, mp_obj_t other) {
    mp_obj_t method[3];
    mp_load_method_maybe(object, name, method);
    if (method[0] == MP_OBJ_NULL) {
        return mp_const_notimplemented;
    }
    method[2] = other;
    return mp_call_method_n_kw(1, 0, method);
}

static mp_obj_t native_number(mp_obj_t object) {
    mp_obj_t native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_int));
    if (native == MP_OBJ_NULL) {
        native = mp_obj_cast_to_native_base(object, MP_OBJ_FROM_PTR(&mp_type_float));
    }
    return native == MP_OBJ_NULL ? object : native;
}

static mp_obj_t builtin_divmod(mp_obj_t a, mp_obj_t b) {
    mp_obj_t result = is_instance(a) ? asked_divmod(a, MP_QSTR___divmod__, b) : mp_const_notimplemented;
    if (result == mp_const_notimplemented && is_instance(b)) {
        result = asked_divmod(b, MP_QSTR___rdivmod__, a);
        b = native_number(b);
    }
    if (result != mp_const_notimplemented) {
        return result;
    }
    return mp_binary_op(MP_BINARY_OP_DIVMOD, is_instance(a) ? native_number(a) : a, b);
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_builtin_divmod_obj, builtin_divmod);

static mp_obj_t builtin_round(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_number, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_ndigits, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all(n_args, args, kwargs, 2, allowed, given);
    mp_obj_t number = given[0].u_obj, places = given[1].u_obj;
    if (mp_obj_is_float(number)) {
        return number_round_float(mp_obj_float_get(number), places);
    }
    if (mp_obj_is_int(number) || mp_obj_is_bool(number)) {
        return number_round_int(number_index(number), places);
    }
    mp_obj_t method[3] = {MP_OBJ_NULL, MP_OBJ_NULL, places};
    if (mp_obj_is_obj(number) && mp_obj_is_instance_type(mp_obj_get_type(number))) {
        mp_load_method_maybe(number, MP_QSTR___round__, method);
    }
    if (method[0] == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type %s doesn't define __round__ method"), mp_obj_get_type_str(number));
    }
    return mp_call_method_n_kw(places != mp_const_none, 0, method);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_round_obj, 0, builtin_round);

// Ints and floats are added up without making objects, as long as nothing else comes.
static mp_obj_t builtin_sum(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_start, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(0)} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all(n_args, args, kwargs, 2, allowed, given);
    mp_obj_t sum = given[1].u_obj, item;
    bool bytes = mp_obj_is_exact_type(sum, &mp_type_bytes), array = mp_obj_is_exact_type(sum, &mp_type_bytearray);
    if (mp_obj_is_str(sum)) {
        mp_raise_TypeError(MP_ERROR_TEXT("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if (bytes || array) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("sum() can't sum %s [use b''.join(seq) instead]"), bytes ? "bytes" : "bytearray");
    }
    mp_obj_iter_buf_t buffer;
    mp_obj_t iterator = mp_getiter(given[0].u_obj, &buffer);
    item = mp_iternext(iterator);
    if (mp_obj_is_small_int(sum)) {
        int64_t total = MP_OBJ_SMALL_INT_VALUE(sum);
        for (; mp_obj_is_small_int(item) && total < INT64_MAX / 2 && total > INT64_MIN / 2; item = mp_iternext(iterator)) {
            total += MP_OBJ_SMALL_INT_VALUE(item);
        }
        sum = number_normal(mp_obj_new_int_from_ll(total));
    }
    if (mp_obj_is_float(sum) || (mp_obj_is_small_int(sum) && item != MP_OBJ_STOP_ITERATION && mp_obj_is_float(item))) {
        double total = mp_obj_get_float(sum);
        for (;; item = mp_iternext(iterator)) {
            if (item == MP_OBJ_STOP_ITERATION) {
                break;
            } else if (mp_obj_is_float(item)) {
                total += mp_obj_float_get(item);
            } else if (mp_obj_is_small_int(item)) {
                total += MP_OBJ_SMALL_INT_VALUE(item);
            } else {
                break;
            }
        }
        sum = mp_obj_new_float(total);
    }
    for (; item != MP_OBJ_STOP_ITERATION; item = mp_iternext(iterator)) {
        sum = mp_binary_op(MP_BINARY_OP_ADD, sum, item);
    }
    return sum;
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_sum_obj, 0, builtin_sum);

// --- Iterables ---

static NORETURN void wrong_keyword(mp_obj_t key, const char *name) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' is an invalid keyword argument for %s()"), mp_obj_str_get_str(key), name);
}

static mp_obj_t least_or_most(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs, mp_binary_op_t op) {
    const char *name = op == MP_BINARY_OP_LESS ? "min" : "max";
    mp_obj_t key_function = mp_const_none, fallback = MP_OBJ_NULL;
    for (size_t i = 0; i < kwargs->alloc; i++) {
        if (mp_map_slot_is_filled(kwargs, i)) {
            mp_map_elem_t *elem = &kwargs->table[i];
            if (elem->key == MP_OBJ_NEW_QSTR(MP_QSTR_key)) {
                key_function = elem->value;
            } else if (elem->key == MP_OBJ_NEW_QSTR(MP_QSTR_default)) {
                fallback = elem->value;
            } else {
                wrong_keyword(elem->key, name);
            }
        }
    }
    if (n_args == 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s expected at least 1 argument, got 0"), name);
    }
    mp_obj_iter_buf_t buffer;
    mp_obj_t iterator = MP_OBJ_NULL;
    if (n_args == 1) {
        iterator = mp_getiter(args[0], &buffer);
    } else if (fallback != MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Cannot specify a default for %s() with multiple positional arguments"), name);
    }
    mp_obj_t best = MP_OBJ_NULL, best_key = MP_OBJ_NULL;
    for (size_t i = 0;; i++) {
        mp_obj_t item = n_args == 1 ? mp_iternext(iterator) : i < n_args ? args[i] : MP_OBJ_STOP_ITERATION;
        if (item == MP_OBJ_STOP_ITERATION) {
            break;
        }
        mp_obj_t key = key_function == mp_const_none ? item : mp_call_function_1(key_function, item);
        if (best == MP_OBJ_NULL || mp_obj_is_true(mp_binary_op(op, key, best_key))) {
            best = item;
            best_key = key;
        }
    }
    if (best == MP_OBJ_NULL && fallback == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("%s() arg is an empty sequence"), name);
    }
    return best == MP_OBJ_NULL ? fallback : best;
}

static mp_obj_t builtin_max(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return least_or_most(n_args, args, kwargs, MP_BINARY_OP_MORE);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_max_obj, 0, builtin_max);

static mp_obj_t builtin_min(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return least_or_most(n_args, args, kwargs, MP_BINARY_OP_LESS);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_min_obj, 0, builtin_min);

static mp_obj_t builtin_sorted(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    if (n_args != 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("sorted expected 1 argument, got %u"), (unsigned)n_args);
    }
    mp_obj_t list = mp_obj_list_make_new(&mp_type_list, 1, 0, args);
    mp_obj_list_sort(1, &list, kwargs);
    return list;
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_sorted_obj, 0, builtin_sorted);

// iter(function, sentinel)
typedef struct {
    mp_obj_base_t base;
    mp_obj_t function, sentinel;
} calls_t;

static mp_obj_t calls_next(mp_obj_t self_in) {
    calls_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->function == MP_OBJ_NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    mp_obj_t result = mp_call_function_0(self->function);
    if (self->function == MP_OBJ_NULL || mp_obj_equal(self->sentinel, result)) {
        self->function = MP_OBJ_NULL;
        return MP_OBJ_STOP_ITERATION;
    }
    return result;
}

static MP_DEFINE_CONST_OBJ_TYPE(
    calls_type, MP_QSTR_callable_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, calls_next
    );

static mp_obj_t builtin_iter(size_t n_args, const mp_obj_t *args) {
    if (n_args == 1) {
        return mp_getiter(args[0], NULL);
    }
    if (!mp_obj_is_callable(args[0])) {
        mp_raise_TypeError(MP_ERROR_TEXT("iter(v, w): v must be callable"));
    }
    calls_t *calls = mp_obj_malloc(calls_t, &calls_type);
    calls->function = args[0];
    calls->sentinel = args[1];
    return MP_OBJ_FROM_PTR(calls);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_iter_obj, 1, 2, builtin_iter);

static mp_obj_t builtin_aiter(mp_obj_t object) {
    mp_obj_t method[2];
    mp_load_method_maybe(object, MP_QSTR___aiter__, method);
    if (method[0] == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object is not an async iterable"), mp_obj_get_type_str(object));
    }
    return mp_call_method_n_kw(0, 0, method);
}
MP_DEFINE_CONST_FUN_OBJ_1(builtin_aiter_obj, builtin_aiter);

// --- What is written in Python: _builtins.py ---

static mp_obj_t python_part(qstr name) {
    if (MP_STATE_VM(builtins_in_python) == MP_OBJ_NULL) {
        MP_STATE_VM(builtins_in_python) = mp_import_name(MP_QSTR__builtins, mp_const_true, MP_OBJ_NEW_SMALL_INT(0));
    }
    return mp_load_attr(MP_STATE_VM(builtins_in_python), name);
}

mp_obj_t builtin_in_python(qstr name) {
    if (name == MP_QSTR___builtins__) {
        return MP_OBJ_FROM_PTR(&mp_module_builtins);
    }
    return name == MP_QSTR_ExceptionGroup || name == MP_QSTR_BaseExceptionGroup ? python_part(name) : MP_OBJ_NULL;
}

static mp_obj_t builtin_anext(size_t n_args, const mp_obj_t *args) {
    mp_obj_t method[2];
    mp_load_method_maybe(args[0], MP_QSTR___anext__, method);
    if (method[0] == MP_OBJ_NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object is not an async iterator"), mp_obj_get_type_str(args[0]));
    }
    mp_obj_t next = mp_call_method_n_kw(0, 0, method);
    return n_args == 1 ? next : mp_call_function_2(python_part(MP_QSTR_anext), next, args[1]);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_anext_obj, 1, 2, builtin_anext);

// What the instructions behind rely on: split() of the guest's classes can return anything, and so can what it puts into _builtins.
static mp_obj_t exception_or_none(mp_obj_t part) {
    if (part != mp_const_none && !mp_obj_is_exception_instance(part)) {
        mp_raise_TypeError(MP_ERROR_TEXT("split must return exceptions"));
    }
    return part;
}

// A clause of except*, or with block 0 what is raised after them.
mp_obj_t *except_star(size_t block, mp_obj_t *sp) {
    if (block == 0) {
        *sp = exception_or_none(mp_call_function_1(python_part(MP_QSTR_merge), *sp));
        return sp;
    }
    mp_obj_t part = exception_or_none(mp_call_function_2(python_part(MP_QSTR_match), sp[-1], sp[0]));
    sp[0] = part;
    sp[1] = mp_obj_new_bool(part != mp_const_none);
    if (part != mp_const_none) {
        // That part is what the handler handles.
        mp_code_state_t *frame = MP_STATE_VM(vm_frame);
        ((mp_exc_stack_t *)(frame->state + frame->n_state))[block - 1].prev_exc = MP_OBJ_TO_PTR(part);
        MP_STATE_VM(cur_exception) = MP_OBJ_TO_PTR(part);
    }
    return sp + 1;
}

MP_REGISTER_ROOT_POINTER(mp_obj_t builtins_in_python);

// --- Objects ---

static mp_obj_t builtin_vars(size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        return MP_OBJ_FROM_PTR(frame_locals());
    }
    mp_obj_t dict[2];
    mp_load_method_maybe(args[0], MP_QSTR___dict__, dict);
    if (dict[0] == MP_OBJ_NULL) {
        mp_raise_TypeError(MP_ERROR_TEXT("vars() argument must have __dict__ attribute"));
    }
    return dict[0];
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_vars_obj, 0, 1, builtin_vars);

static mp_obj_t builtin_exit(size_t n_args, const mp_obj_t *args) {
    nlr_raise(mp_obj_new_exception_arg1(&mp_type_SystemExit, n_args ? args[0] : mp_const_none));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_exit_obj, 0, 1, builtin_exit);

// --- Text in and out ---

extern const struct _mp_dummy_t mp_sys_stdout_obj; // only its address matters

static void text_or_none(mp_obj_t object, const char *name) {
    if (object != mp_const_none && !mp_obj_is_str(object)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s must be None or a string, not %s"), name, mp_obj_get_type_str(object));
    }
}

static void write_to(mp_obj_t file, mp_obj_t text) {
    mp_obj_t method[3];
    mp_load_method(file, MP_QSTR_write, method);
    method[2] = text;
    mp_call_method_n_kw(1, 0, method);
}

static mp_obj_t builtin_print(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    mp_obj_t sep = mp_const_none, end = mp_const_none, file = mp_const_none;
    bool flush = false;
    if (kwargs->used) {
        mp_obj_t flush_in = mp_const_false;
        struct {
            uint16_t name;
            mp_obj_t *value;
        } places[] = {{MP_QSTR_sep, &sep}, {MP_QSTR_end, &end}, {MP_QSTR_file, &file}, {MP_QSTR_flush, &flush_in}};
        for (size_t i = 0; i < kwargs->alloc; i++) {
            if (mp_map_slot_is_filled(kwargs, i)) {
                size_t j = 0;
                while (kwargs->table[i].key != MP_OBJ_NEW_QSTR(places[j].name)) {
                    if (++j == MP_ARRAY_SIZE(places)) {
                        wrong_keyword(kwargs->table[i].key, "print");
                    }
                }
                *places[j].value = kwargs->table[i].value;
            }
        }
        text_or_none(sep, "sep");
        text_or_none(end, "end");
        flush = mp_obj_is_true(flush_in);
    }
    if (file == mp_const_none) {
        // A program may have put something else there.
        file = MP_STATE_VM(sys_mutable[MP_SYS_MUTABLE_STDOUT]);
        if (file == MP_OBJ_NULL) {
            mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("lost sys.stdout"));
        }
        if (file == mp_const_none) {
            return mp_const_none;
        }
    }
    sep = sep == mp_const_none ? MP_OBJ_NEW_QSTR(MP_QSTR__space_) : sep;
    end = end == mp_const_none ? MP_OBJ_NEW_QSTR(MP_QSTR__0x0a_) : end;
    if (file == MP_OBJ_FROM_PTR(&mp_sys_stdout_obj)) {
        for (size_t i = 0; i < n_args; i++) {
            if (i) {
                mp_obj_print_helper(&mp_plat_print, sep, PRINT_STR);
            }
            if (mp_obj_is_str(args[i])) {
                size_t length;
                const char *text = mp_obj_str_get_data(args[i], &length);
                if (memchr(text, 0xed, length) != NULL) {
                    text_encode("encode", args[i], MP_OBJ_NULL, MP_OBJ_NULL); // raises where there are surrogates
                }
            }
            mp_obj_print_helper(&mp_plat_print, args[i], PRINT_STR);
        }
        mp_obj_print_helper(&mp_plat_print, end, PRINT_STR);
        if (flush) {
            streams_flush();
        }
        return mp_const_none;
    }
    for (size_t i = 0; i < n_args; i++) {
        if (i) {
            write_to(file, sep);
        }
        mp_obj_t text = args[i];
        if (!mp_obj_is_str(text)) {
            text = mp_obj_str_make_new(&mp_type_str, 1, 0, &text);
        }
        write_to(file, text);
    }
    write_to(file, end);
    if (flush) {
        mp_obj_t method[2];
        mp_load_method(file, MP_QSTR_flush, method);
        mp_call_method_n_kw(0, 0, method);
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_print_obj, 0, builtin_print);

static mp_obj_t builtin_input(size_t n_args, const mp_obj_t *args) {
    mp_obj_t file = MP_STATE_VM(sys_mutable[MP_SYS_MUTABLE_STDIN]);
    if (file == MP_OBJ_NULL || file == mp_const_none) {
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("input(): lost sys.stdin"));
    }
    if (n_args == 1) {
        mp_obj_t prompt[] = {args[0], MP_OBJ_NEW_QSTR(MP_QSTR_end), MP_OBJ_NEW_QSTR(MP_QSTR_)};
        mp_call_function_n_kw(MP_OBJ_FROM_PTR(&mp_builtin_print_obj), 1, 1, prompt);
    }
    mp_obj_t method[2];
    mp_load_method(file, MP_QSTR_readline, method);
    mp_obj_t line = mp_call_method_n_kw(0, 0, method);
    if (!mp_obj_is_str(line)) {
        mp_raise_TypeError(MP_ERROR_TEXT("object.readline() returned non-string"));
    }
    size_t length;
    const char *text = mp_obj_str_get_data(line, &length);
    if (length == 0) {
        mp_raise_msg(&mp_type_EOFError, MP_ERROR_TEXT("EOF when reading a line"));
    }
    return text[length - 1] == '\n' ? mp_obj_new_str_copy(&mp_type_str, (const byte *)text, length - 1) : line;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(builtin_input_obj, 0, 1, builtin_input);
