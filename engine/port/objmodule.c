// Modules, and the table of those that are written in C. Their names are constants; the first one that a program sets or
// deletes makes a copy of them, which is what the module has from then on.

#include "py/objmodule.h"

#include "py/bc.h"
#include "py/builtin.h"
#include "py/runtime.h"

#include "classes.h"
#include "modules.h"

static mp_map_elem_t *written(mp_obj_t module, mp_map_lookup_kind_t kind) {
    if (MP_STATE_VM(written_modules) == NULL) {
        if (kind == MP_MAP_LOOKUP) {
            return NULL;
        }
        MP_STATE_VM(written_modules) = MP_OBJ_TO_PTR(mp_obj_new_dict(1));
    }
    // By address: such modules do not move.
    return mp_map_lookup(&MP_STATE_VM(written_modules)->map, MP_OBJ_NEW_SMALL_INT((uintptr_t)module >> 2), kind);
}

mp_obj_dict_t *module_namespace(mp_obj_t module) {
    mp_obj_dict_t *globals = ((mp_obj_module_t *)MP_OBJ_TO_PTR(module))->globals;
    if (globals->map.is_fixed) {
        mp_map_elem_t *elem = written(module, MP_MAP_LOOKUP);
        if (elem != NULL) {
            return MP_OBJ_TO_PTR(elem->value);
        }
    }
    return globals;
}

static mp_obj_dict_t *writable_namespace(mp_obj_t module) {
    mp_obj_dict_t *names = module_namespace(module);
    if (!names->map.is_fixed) {
        return names;
    }
    if (names == &mp_module_builtins_globals) {
        if (MP_STATE_VM(mp_module_builtins_override_dict) == NULL) {
            MP_STATE_VM(mp_module_builtins_override_dict) = MP_OBJ_TO_PTR(mp_obj_new_dict(1));
        }
        return MP_STATE_VM(mp_module_builtins_override_dict);
    }
    mp_obj_t copy = mp_obj_dict_copy(MP_OBJ_FROM_PTR(names));
    written(module, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = copy;
    return MP_OBJ_TO_PTR(copy);
}

static mp_obj_t name_in(mp_obj_dict_t *names, qstr name) {
    mp_map_elem_t *elem = mp_map_lookup(&names->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return elem == NULL ? MP_OBJ_NULL : elem->value;
}

static void module_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_dict_t *names = module_namespace(self);
    mp_obj_t name = name_in(names, MP_QSTR___name__), file = name_in(names, MP_QSTR___file__);
    mp_print_str(print, "<module ");
    mp_obj_print_helper(print, name == MP_OBJ_NULL ? MP_OBJ_NEW_QSTR(MP_QSTR__question_mark_) : name, PRINT_REPR);
    if (file != MP_OBJ_NULL) {
        mp_print_str(print, " from ");
        mp_obj_print_helper(print, file, PRINT_REPR);
    } else if (((mp_obj_module_t *)MP_OBJ_TO_PTR(self))->globals->map.is_fixed) {
        mp_print_str(print, " (built-in)");
    }
    mp_print_str(print, ">");
}

static void module_load(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_dict_t *names = ((mp_obj_module_t *)MP_OBJ_TO_PTR(self_in))->globals;
    if (names->map.is_fixed && MP_STATE_VM(written_modules) != NULL) {
        names = module_namespace(self_in);
    }
    if (names == &mp_module_builtins_globals && MP_STATE_VM(mp_module_builtins_override_dict) != NULL) {
        dest[0] = name_in(MP_STATE_VM(mp_module_builtins_override_dict), attr);
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
    }
    dest[0] = name_in(names, attr);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (names == &mp_module_builtins_globals) {
        dest[0] = builtin_in_python(attr);
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
    }
    if (self_in == MP_OBJ_FROM_PTR(&mp_module_sys)) {
        sys_attr(attr, dest);
        if (dest[0] != MP_OBJ_NULL) {
            return;
        }
    }
    switch (attr) {
        case MP_QSTR___dict__:
            dest[0] = MP_OBJ_FROM_PTR(names);
            return;
        case MP_QSTR___getattr__:
            return;
        case MP_QSTR___doc__:
        case MP_QSTR___spec__:
        case MP_QSTR___loader__:
            dest[0] = mp_const_none;
            return;
        case MP_QSTR___package__: {
            mp_obj_t name = name_in(names, MP_QSTR___name__);
            if (name == MP_OBJ_NULL || !mp_obj_is_str(name) || name == MP_OBJ_NEW_QSTR(MP_QSTR___main__)) {
                dest[0] = mp_const_none;
            } else if (name_in(names, MP_QSTR___path__) != MP_OBJ_NULL) {
                dest[0] = name;
            } else {
                size_t length;
                const char *text = mp_obj_str_get_data(name, &length);
                while (length > 0 && text[length] != '.') {
                    length--;
                }
                dest[0] = mp_obj_new_str(text, length);
            }
            return;
        }
    }
    mp_obj_t getattr = name_in(names, MP_QSTR___getattr__);
    if (getattr != MP_OBJ_NULL) {
        dest[0] = mp_call_function_1(getattr, MP_OBJ_NEW_QSTR(attr));
    }
}

static void module_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    if (dest[0] == MP_OBJ_NULL) {
        module_load(self, attr, dest);
        if (dest[0] == MP_OBJ_NULL) {
            dest[1] = MP_OBJ_SENTINEL;
        }
        return;
    }
    if (self == MP_OBJ_FROM_PTR(&mp_module_sys)) {
        sys_attr(attr, dest);
        if (dest[0] == MP_OBJ_NULL) {
            return;
        }
    }
    if (attr == MP_QSTR___dict__) {
        mp_raise_msg(&mp_type_AttributeError, MP_ERROR_TEXT("readonly attribute"));
    }
    mp_map_t *map = &writable_namespace(self)->map;
    if (dest[1] != MP_OBJ_NULL) {
        mp_map_lookup(map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = dest[1];
    } else if (mp_map_lookup(map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP_REMOVE_IF_FOUND) == NULL) {
        mp_raise_msg_varg(&mp_type_AttributeError, MP_ERROR_TEXT("module '%s' has no attribute '%q'"), mp_obj_module_name(self), attr);
    }
    dest[0] = MP_OBJ_NULL; // done
}

static mp_obj_module_t *new_module(mp_obj_t name) {
    mp_module_context_t *module = m_new0(mp_module_context_t, 1);
    module->module.base.type = &mp_type_module;
    module->module.globals = MP_OBJ_TO_PTR(mp_obj_new_dict(MICROPY_MODULE_DICT_SIZE));
    mp_obj_dict_store(MP_OBJ_FROM_PTR(module->module.globals), MP_OBJ_NEW_QSTR(MP_QSTR___name__), name);
    return &module->module;
}

static mp_obj_t module_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    static const mp_arg_t allowed[] = {
        { MP_QSTR_name, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_doc, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
    };
    mp_arg_val_t values[2];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, 2, allowed, values);
    if (!mp_obj_is_str(values[0].u_obj)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("module() argument 'name' must be str, not %s"), mp_obj_get_type_str(values[0].u_obj));
    }
    mp_obj_module_t *module = new_module(values[0].u_obj);
    mp_obj_dict_store(MP_OBJ_FROM_PTR(module->globals), MP_OBJ_NEW_QSTR(MP_QSTR___doc__), values[1].u_obj);
    return MP_OBJ_FROM_PTR(module);
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_module,
    MP_QSTR_module,
    MP_TYPE_FLAG_NONE,
    make_new, module_make_new,
    print, module_print,
    attr, module_attr
    );

// The module of that name in sys.modules, made if need be.
mp_obj_t mp_obj_new_module(qstr name) {
    mp_map_elem_t *elem = mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    if (elem != NULL && mp_obj_is_type(elem->value, &mp_type_module)) {
        return elem->value;
    }
    mp_obj_t module = MP_OBJ_FROM_PTR(new_module(MP_OBJ_NEW_QSTR(name)));
    mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = module;
    return module;
}

// --- Modules in C -----------------------------------------------------------------------------------------------------

static const mp_rom_map_elem_t builtin_modules[] = {
    MICROPY_REGISTERED_MODULES
};
MP_DEFINE_CONST_MAP(mp_builtin_module_map, builtin_modules);

// Those that a module of the same name elsewhere takes precedence over.
static const mp_rom_map_elem_t extensible_modules[] = {
    MICROPY_REGISTERED_EXTENSIBLE_MODULES
};
MP_DEFINE_CONST_MAP(mp_builtin_extensible_module_map, extensible_modules);

static mp_obj_t module_in(const mp_map_t *map, qstr name) {
    mp_map_elem_t *elem = mp_map_lookup((mp_map_t *)map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return elem == NULL ? MP_OBJ_NULL : elem->value;
}

mp_obj_t mp_module_get_builtin(qstr name, bool extensible) {
    mp_obj_t module = module_in(extensible ? &mp_builtin_extensible_module_map : &mp_builtin_module_map, name);
    size_t length;
    const char *text = (const char *)qstr_data(name, &length);
    if (module == MP_OBJ_NULL && !extensible && text[0] == 'u') {
        // MicroPython's names of its own modules in C.
        qstr after = qstr_find_strn(text + 1, length - 1);
        module = after == MP_QSTR_sys ? MP_OBJ_FROM_PTR(&mp_module_sys)
            : after == MP_QSTRnull ? MP_OBJ_NULL : module_in(&mp_builtin_extensible_module_map, after);
    }
    if (module == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = module;
    return module;
}

MP_REGISTER_ROOT_POINTER(mp_obj_dict_t *written_modules);
