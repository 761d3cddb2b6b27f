// Imports: what they say when they fail, names from modules, __import__().

#include <stdarg.h>
#include <string.h>

#include "py/builtin.h"
#include "py/mpprint.h"
#include "py/objmodule.h"

#include "exceptions.h"
#include "modules.h"

static NORETURN void raise_import(const mp_obj_type_t *type, mp_obj_t name, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 64, &print);
    mp_vprintf(&print, format, args);
    va_end(args);
    mp_obj_t exception = mp_obj_new_exception_arg1(type, mp_obj_new_str_from_vstr(&text));
    exception_set_attribute(exception_native(exception), MP_QSTR_name, name);
    nlr_raise(exception);
}

// `outer` is the module whose name stands before the last dot, MP_OBJ_NULL if there is none.
NORETURN void import_raise_not_found(qstr name, mp_obj_t outer) {
    mp_obj_t path[2] = {mp_const_none, MP_OBJ_NULL};
    if (outer != MP_OBJ_NULL) {
        mp_load_method_protected(outer, MP_QSTR___path__, path, false);
    }
    const char *text = qstr_str(name);
    if (path[0] == MP_OBJ_NULL) {
        raise_import(&mp_type_ModuleNotFoundError, MP_OBJ_NEW_QSTR(name), "No module named '%s'; '%.*s' is not a package",
            text, (int)(strrchr(text, '.') - text), text);
    }
    raise_import(&mp_type_ModuleNotFoundError, MP_OBJ_NEW_QSTR(name), "No module named '%s'", text);
}

NORETURN void import_raise_halted(qstr name) {
    raise_import(&mp_type_ModuleNotFoundError, MP_OBJ_NEW_QSTR(name), "import of %s halted; None in sys.modules", qstr_str(name));
}

static mp_obj_t text_attribute(mp_obj_t module, qstr attr) {
    mp_obj_t value[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    mp_load_method_protected(module, attr, value, false);
    return value[0] != MP_OBJ_NULL && value[1] == MP_OBJ_NULL && mp_obj_is_str(value[0]) ? value[0] : MP_OBJ_NULL;
}

static NORETURN void raise_no_name(mp_obj_t module, qstr name) {
    mp_obj_t from = text_attribute(module, MP_QSTR___name__), file = text_attribute(module, MP_QSTR___file__);
    if (from == MP_OBJ_NULL) {
        raise_import(&mp_type_ImportError, mp_const_none, "cannot import name '%q' from '<unknown module name>' (unknown location)", name);
    }
    // Frozen modules have names of files, but no files.
    if (file == MP_OBJ_NULL || mp_import_stat(mp_obj_str_get_str(file)) != MP_IMPORT_STAT_FILE) {
        raise_import(&mp_type_ImportError, from, "cannot import name '%q' from '%s' (unknown location)", name, mp_obj_str_get_str(from));
    }
    raise_import(&mp_type_ImportError, from, "cannot import name '%q' from '%s' (%s)", name, mp_obj_str_get_str(from), mp_obj_str_get_str(file));
}

// sys.modules can hold anything, and a module can have a __getattr__().
static mp_obj_t attribute(mp_obj_t module, qstr name) {
    mp_obj_t value[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
    mp_load_method_protected(module, name, value, false);
    return value[1] == MP_OBJ_NULL ? value[0] : mp_obj_new_bound_meth(value[0], value[1]);
}

// An attribute of the module, or else a module in it.
mp_obj_t import_from(mp_obj_t module, qstr name) {
    mp_obj_t value = attribute(module, name);
    if (value != MP_OBJ_NULL) {
        return value;
    }
    mp_obj_t package = text_attribute(module, MP_QSTR___name__), path = text_attribute(module, MP_QSTR___path__);
    if (package == MP_OBJ_NULL) {
        raise_no_name(module, name);
    }
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 32, &print);
    mp_printf(&print, "%s.%q", mp_obj_str_get_str(package), name);
    qstr full = qstr_from_strn(text.buf, text.len);
    mp_map_elem_t *loaded = mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(full), MP_MAP_LOOKUP);
    if (loaded != NULL) {
        return loaded->value;
    }
    if (path == MP_OBJ_NULL) {
        raise_no_name(module, name);
    }
    vstr_reset(&text);
    mp_printf(&print, "%s/%q", mp_obj_str_get_str(path), name);
    if (mp_import_stat_module(&text) == MP_IMPORT_STAT_NO_EXIST) {
        raise_no_name(module, name);
    }
    return mp_import_name(full, mp_const_true, MP_OBJ_NEW_SMALL_INT(0));
}

// --- __import__() -------------------------------------------------------------------------------------------------------

static mp_obj_t import_by_name(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_name, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_globals, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_locals, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_fromlist, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_level, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_INT(0)} },
    };
    mp_arg_val_t values[5];
    mp_arg_parse_all(n_args, args, keywords, 5, allowed, values);
    mp_obj_t plain[5];
    for (size_t i = 0; i < 5; i++) {
        plain[i] = values[i].u_obj;
    }
    if (!mp_obj_is_str(plain[0])) {
        mp_raise_TypeError(MP_ERROR_TEXT("module name must be a string"));
    }
    mp_int_t level = mp_obj_get_int(plain[4]);
    if (level < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("level must be >= 0"));
    }
    if (level == 0 && mp_obj_len(plain[0]) == MP_OBJ_NEW_SMALL_INT(0)) {
        mp_raise_ValueError(MP_ERROR_TEXT("Empty module name"));
    }
    size_t length;
    const char *name = mp_obj_str_get_data(plain[0], &length);
    if (memchr(name, 0, length) != NULL) {
        // To the C below the name would end there, and be another's.
        raise_import(&mp_type_ModuleNotFoundError, plain[0], "No module named '%s'", name);
    }
    if (!mp_obj_is_true(plain[3])) {
        plain[3] = mp_const_none;
    }
    return mp_builtin___import___default(5, plain);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin___import___obj, 0, import_by_name);

// --- What importlib asks ------------------------------------------------------------------------------------------------

static mp_obj_t is_builtin(mp_obj_t name) {
    mp_obj_t key = MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(name));
    return mp_obj_new_bool(mp_map_lookup((mp_map_t *)&mp_builtin_module_map, key, MP_MAP_LOOKUP) != NULL
        || mp_map_lookup((mp_map_t *)&mp_builtin_extensible_module_map, key, MP_MAP_LOOKUP) != NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_1(is_builtin_obj, is_builtin);

// The kind of what an import would find under a path without ending, in the sandbox's files or, after ".frozen/", in the
// engine: 0 nothing, 1 a package, 2 a module.
static mp_obj_t find(mp_obj_t path_in) {
    vstr_t path;
    vstr_init(&path, 32);
    size_t length;
    const char *text = mp_obj_str_get_data(path_in, &length);
    vstr_add_strn(&path, text, length);
    mp_import_stat_t found = mp_import_stat_module(&path);
    return MP_OBJ_NEW_SMALL_INT(found == MP_IMPORT_STAT_DIR ? 1 : found == MP_IMPORT_STAT_FILE ? 2 : 0);
}
static MP_DEFINE_CONST_FUN_OBJ_1(find_obj, find);

static const mp_rom_map_elem_t names[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__imp) },
    { MP_ROM_QSTR(MP_QSTR_is_builtin), MP_ROM_PTR(&is_builtin_obj) },
    { MP_ROM_QSTR(MP_QSTR_find), MP_ROM_PTR(&find_obj) },
};
static MP_DEFINE_CONST_DICT(namespace, names);

const mp_obj_module_t imp_module = {{&mp_type_module}, (mp_obj_dict_t *)&namespace};
MP_REGISTER_MODULE(MP_QSTR__imp, imp_module);
