// The module sys: what the interpreter itself has to say. What is asked for less often is in _sys.py, which is imported
// when a name is not found here.

#include "py/gc.h"
#include "py/builtin.h"
#include "py/objint.h"
#include "py/objlist.h"
#include "py/objmodule.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "genhdr/mpversion.h"

#include "classes.h"
#include "exceptions.h"
#include "frames.h"
#include "modules.h"
#include "numbers.h"

extern const struct _mp_dummy_t mp_sys_stdin_obj, mp_sys_stdout_obj, mp_sys_stderr_obj; // streams.c; only addresses matter

const mp_print_t mp_sys_stdout_print = {(void *)&mp_sys_stdout_obj, mp_stream_write_adaptor};

// The version of Python whose behaviour programs may rely on, and what runs them.
static const MP_DEFINE_STR_OBJ(version_obj, "3.11.0 (" MICROPY_BANNER_NAME_AND_VERSION ")");
static const MP_DEFINE_STR_OBJ(platform_obj, MICROPY_PY_SYS_PLATFORM);
static const MP_DEFINE_STR_OBJ(machine_obj, MICROPY_BANNER_MACHINE);

static const mp_rom_obj_tuple_t engine_version_obj = {{&mp_type_tuple}, 4,
    {MP_ROM_INT(MICROPY_VERSION_MAJOR), MP_ROM_INT(MICROPY_VERSION_MINOR), MP_ROM_INT(MICROPY_VERSION_MICRO), MP_ROM_QSTR(MP_QSTR_)}};

static const qstr implementation_fields[] = {MP_QSTR_name, MP_QSTR_version, MP_QSTR__machine};
static MP_DEFINE_ATTRTUPLE(implementation_obj, implementation_fields, 3,
    MP_ROM_QSTR(MP_QSTR_micropython), MP_ROM_PTR(&engine_version_obj), MP_ROM_PTR(&machine_obj));

// What CPython has on 64 bits: programs take it for infinity, and nothing here is as large anyway.
static const mpz_dig_t largest_size[] = {0xffffffff, 0x7fffffff};
const mp_obj_int_t sys_maxsize_obj = {{&mp_type_int}, {.fixed_dig = 1, .len = 2, .alloc = 2, .dig = (mpz_dig_t *)largest_size}};

static MP_DEFINE_CONST_FUN_OBJ_1(intern_obj, mp_obj_str_intern_checked);

static mp_obj_t sys_exit(size_t n_args, const mp_obj_t *args) {
    if (n_args == 0 || args[0] == mp_const_none) {
        mp_raise_type(&mp_type_SystemExit);
    }
    mp_raise_type_arg(&mp_type_SystemExit, args[0]);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_sys_exit_obj, 0, 1, sys_exit);

static mp_obj_t handled(void) {
    mp_obj_t exception = MP_OBJ_FROM_PTR(MP_STATE_VM(cur_exception));
    return exception == MP_OBJ_NULL ? mp_const_none : exception;
}
static MP_DEFINE_CONST_FUN_OBJ_0(exception_obj, handled);

static mp_obj_t exc_info(void) {
    mp_obj_t exception = handled();
    mp_obj_t items[3] = {mp_const_none, mp_const_none, mp_const_none};
    if (exception != mp_const_none) {
        items[0] = MP_OBJ_FROM_PTR(mp_obj_get_type(exception));
        items[1] = exception;
        items[2] = traceback_of(exception_native(exception));
    }
    return mp_obj_new_tuple(3, items);
}
static MP_DEFINE_CONST_FUN_OBJ_0(exc_info_obj, exc_info);

static mp_obj_t get_size_of(size_t n_args, const mp_obj_t *args) {
    (void)n_args; // the second is what to answer for an object without a size, and all have one
    if (!mp_obj_is_obj(args[0])) {
        return MP_OBJ_NEW_SMALL_INT(sizeof(mp_obj_t));
    }
    const mp_obj_type_t *type = mp_obj_get_type(args[0]);
    mp_obj_t size = MP_OBJ_NULL;
    if (MP_OBJ_TYPE_HAS_SLOT(type, unary_op)) {
        size = MP_OBJ_TYPE_GET_SLOT(type, unary_op)(MP_UNARY_OP_SIZEOF, args[0]);
    }
    if (size == MP_OBJ_NULL) {
        size_t n = sizeof(mp_obj_t) + gc_nbytes(MP_OBJ_TO_PTR(args[0]));
        if (mp_obj_is_str_or_bytes(args[0])) {
            n += ((mp_obj_str_t *)MP_OBJ_TO_PTR(args[0]))->len + 1;
        }
        size = MP_OBJ_NEW_SMALL_INT(n);
    }
    return size;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(get_size_of_obj, 1, 2, get_size_of);

static mp_obj_t get_frame(size_t n_args, const mp_obj_t *args) {
    mp_int_t depth = n_args == 0 ? 0 : number_index_clipped(args[0]);
    mp_obj_t frame = frame_running(depth < 0 ? 0 : depth);
    if (frame == mp_const_none) {
        mp_raise_ValueError(MP_ERROR_TEXT("call stack is not deep enough"));
    }
    return frame;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(get_frame_obj, 0, 1, get_frame);

static mp_obj_t get_recursion_limit(void) {
    return MP_OBJ_NEW_SMALL_INT(frames.wanted == 0 ? frames.allowed : frames.wanted);
}
static MP_DEFINE_CONST_FUN_OBJ_0(get_recursion_limit_obj, get_recursion_limit);

// No program can have more than its host allows.
static mp_obj_t set_recursion_limit(mp_obj_t limit) {
    mp_int_t n = number_index_clipped(limit);
    if (n == INT32_MAX || n < 1) {
        mp_raise_msg(n < 1 ? &mp_type_ValueError : &mp_type_OverflowError,
            n < 1 ? MP_ERROR_TEXT("recursion limit must be greater or equal than 1") : MP_ERROR_TEXT("Python int too large to convert to C int"));
    }
    if (n <= frames.depth) {
        mp_raise_msg_varg(&mp_type_RecursionError, MP_ERROR_TEXT("cannot set the recursion limit to %d at the recursion depth %d: the limit is too low"),
            (int)n, (int)frames.depth);
    }
    frames.wanted = n;
    frames.limit = MIN(n, frames.allowed);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(set_recursion_limit_obj, set_recursion_limit);

static mp_obj_t builtin_names(void) {
    const mp_map_t *const maps[] = {&mp_builtin_module_map, &mp_builtin_extensible_module_map};
    mp_obj_t names = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < MP_ARRAY_SIZE(maps); i++) {
        for (size_t j = 0; j < maps[i]->used; j++) {
            mp_obj_list_append(names, maps[i]->table[j].key);
        }
    }
    mp_obj_list_sort(1, &names, (mp_map_t *)&mp_const_empty_map);
    return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), names);
}

// The interpreter itself reads these.
static const struct {
    uint16_t name, place;
} mutable[] = {
    {MP_QSTR_path, MP_SYS_MUTABLE_PATH},
    {MP_QSTR_tracebacklimit, MP_SYS_MUTABLE_TRACEBACKLIMIT},
    {MP_QSTR_stdin, MP_SYS_MUTABLE_STDIN},
    {MP_QSTR_stdout, MP_SYS_MUTABLE_STDOUT},
    {MP_QSTR_stderr, MP_SYS_MUTABLE_STDERR},
};

void sys_attr(qstr attr, mp_obj_t *dest) {
    for (size_t i = 0; i < MP_ARRAY_SIZE(mutable); i++) {
        if (attr == mutable[i].name) {
            mp_obj_t *value = &MP_STATE_VM(sys_mutable)[mutable[i].place];
            if (dest[0] == MP_OBJ_NULL) {
                dest[0] = *value;
            } else {
                *value = dest[1];
                dest[0] = MP_OBJ_NULL;
            }
            return;
        }
    }
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR_builtin_module_names) {
        dest[0] = builtin_names();
    } else if (attr != MP_QSTR___getattr__ && attr != MP_QSTR___path__ && attr != MP_QSTR___dict__ && attr != MP_QSTR___init__ && attr != MP_QSTR___file__) {
        mp_obj_t more = mp_import_name(MP_QSTR__sys, mp_const_true, MP_OBJ_NEW_SMALL_INT(0));
        dest[0] = load_attr_or(more, attr, MP_OBJ_NULL);
    }
}

static const mp_rom_map_elem_t names[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_sys) },
    { MP_ROM_QSTR(MP_QSTR_argv), MP_ROM_PTR(&MP_STATE_VM(mp_sys_argv_obj)) },
    { MP_ROM_QSTR(MP_QSTR_version), MP_ROM_PTR(&version_obj) },
    { MP_ROM_QSTR(MP_QSTR_implementation), MP_ROM_PTR(&implementation_obj) },
    { MP_ROM_QSTR(MP_QSTR_platform), MP_ROM_PTR(&platform_obj) },
    { MP_ROM_QSTR(MP_QSTR_byteorder), MP_ROM_QSTR(MP_QSTR_little) },
    { MP_ROM_QSTR(MP_QSTR_maxsize), MP_ROM_PTR(&sys_maxsize_obj) },
    { MP_ROM_QSTR(MP_QSTR_intern), MP_ROM_PTR(&intern_obj) },
    { MP_ROM_QSTR(MP_QSTR_exit), MP_ROM_PTR(&mp_sys_exit_obj) },
    { MP_ROM_QSTR(MP_QSTR___stdin__), MP_ROM_PTR(&mp_sys_stdin_obj) },
    { MP_ROM_QSTR(MP_QSTR___stdout__), MP_ROM_PTR(&mp_sys_stdout_obj) },
    { MP_ROM_QSTR(MP_QSTR___stderr__), MP_ROM_PTR(&mp_sys_stderr_obj) },
    { MP_ROM_QSTR(MP_QSTR_modules), MP_ROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict)) },
    { MP_ROM_QSTR(MP_QSTR_exc_info), MP_ROM_PTR(&exc_info_obj) },
    { MP_ROM_QSTR(MP_QSTR_exception), MP_ROM_PTR(&exception_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_int_max_str_digits), MP_ROM_PTR(&number_get_digits_most_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_int_max_str_digits), MP_ROM_PTR(&number_set_digits_most_obj) },
    { MP_ROM_QSTR(MP_QSTR__getframe), MP_ROM_PTR(&get_frame_obj) },
    { MP_ROM_QSTR(MP_QSTR_getrecursionlimit), MP_ROM_PTR(&get_recursion_limit_obj) },
    { MP_ROM_QSTR(MP_QSTR_setrecursionlimit), MP_ROM_PTR(&set_recursion_limit_obj) },
    { MP_ROM_QSTR(MP_QSTR_getsizeof), MP_ROM_PTR(&get_size_of_obj) },
    { MP_ROM_QSTR(MP_QSTR__sources), MP_ROM_PTR(&MP_STATE_VM(run_sources)) },
    { MP_ROM_QSTR(MP_QSTR_executable), MP_ROM_QSTR(MP_QSTR_) },
};
static MP_DEFINE_CONST_DICT(namespace, names);

const mp_obj_module_t mp_module_sys = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&namespace,
};

MP_REGISTER_MODULE(MP_QSTR_sys, mp_module_sys);
MP_REGISTER_ROOT_POINTER(mp_obj_list_t mp_sys_argv_obj);
MP_REGISTER_ROOT_POINTER(mp_obj_base_t * cur_exception);
MP_REGISTER_ROOT_POINTER(mp_obj_t sys_mutable[MP_SYS_MUTABLE_NUM]);
