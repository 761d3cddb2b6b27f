// What functions in C and generators say about themselves. A function in C does not know its name: it is looked for in the
// modules and types that are written in C, which is slow, and rare.

#include "py/builtin.h"
#include "py/objmodule.h"
#include "py/objtype.h"

#include "classes.h"
#include "functions.h"

typedef struct {
    qstr name;
    qstr module;
    const mp_obj_type_t *type; // NULL for a function of a module
} place_t;

static qstr name_in(const mp_obj_dict_t *names, mp_obj_t function) {
    for (size_t i = 0; names != NULL && i < names->map.alloc; i++) {
        if (!mp_map_slot_is_filled(&names->map, i)) {
            continue;
        }
        mp_obj_t value = names->map.table[i].value;
        if (mp_obj_is_obj(value) && (mp_obj_is_type(value, &mp_type_staticmethod) || mp_obj_is_type(value, &mp_type_classmethod))) {
            value = ((mp_obj_static_class_method_t *)MP_OBJ_TO_PTR(value))->fun;
        }
        if (value == function && mp_obj_is_qstr(names->map.table[i].key)) {
            return MP_OBJ_QSTR_VALUE(names->map.table[i].key);
        }
    }
    return MP_QSTRnull;
}

// In a module and in the types that it has.
static bool find_in(const mp_obj_dict_t *names, qstr module, mp_obj_t function, place_t *place) {
    place->module = module;
    place->type = NULL;
    place->name = name_in(names, function);
    if (place->name != MP_QSTRnull) {
        return true;
    }
    for (size_t i = 0; i < names->map.alloc; i++) {
        if (mp_map_slot_is_filled(&names->map, i) && mp_obj_is_type(names->map.table[i].value, &mp_type_type)) {
            const mp_obj_type_t *type = MP_OBJ_TO_PTR(names->map.table[i].value);
            if (!class_is_python(type) && (place->name = name_in(class_namespace(type), function)) != MP_QSTRnull) {
                place->type = type;
                return true;
            }
        }
    }
    return false;
}

static bool find(mp_obj_t function, place_t *place) {
    if (find_in(&mp_module_builtins_globals, MP_QSTR_builtins, function, place)) {
        return true;
    }
    const mp_map_t *const maps[] = {&mp_builtin_module_map, &mp_builtin_extensible_module_map};
    for (size_t i = 0; i < MP_ARRAY_SIZE(maps); i++) {
        for (size_t j = 0; j < maps[i]->used; j++) {
            const mp_obj_module_t *module = MP_OBJ_TO_PTR(maps[i]->table[j].value);
            qstr name = MP_OBJ_QSTR_VALUE(maps[i]->table[j].key);
            if (name != MP_QSTR___main__ && find_in(module->globals, name, function, place)) {
                return true;
            }
        }
    }
    return false;
}

struct callee callee;

static void find_callee(place_t *place) {
    place->name = callee.type;
    place->module = MP_QSTR_builtins;
    place->type = NULL;
    if (callee.function != MP_OBJ_NULL) {
        find((mp_obj_t)callee.function, place);
    }
}

// In mp_arg_parse_all(): `detail` is the argument's name, or how many there may be.
NORETURN void builtin_raise_call(int kind, size_t detail, size_t place) {
    place_t at;
    find_callee(&at);
    if (kind == UNKNOWN_KEYWORD) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%q' is an invalid keyword argument for %q()"), (qstr)detail, at.name);
    }
    bool unnamed = kind == MISSING_ARGUMENT && detail == MP_QSTR_;
    if (kind == EXTRA_ARGUMENTS || unnamed) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() takes at %s %d %sargument%s (%d given)"), at.name, unnamed ? "least" : "most",
            (int)(unnamed ? place : detail), unnamed ? "positional " : "", (unnamed ? place : detail) == 1 ? "" : "s", (int)(unnamed ? place - 1 : place));
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q() missing required argument '%q' (pos %d)"), at.name, (qstr)detail, (int)place);
}

NORETURN void builtin_raise_arguments(mp_obj_t function, size_t n_args, size_t n_kw, uint32_t sig, const mp_obj_t *args) {
    place_t place;
    if (function == MP_OBJ_NULL) {
        find_callee(&place);
    } else {
        find(function, &place);
        if (place.type != NULL && n_args != 0) {
            place.type = mp_obj_get_type(args[0]); // types share functions
        }
    }
    const char *dot = place.type != NULL || place.module != MP_QSTR_builtins ? "." : "";
    qstr owner = place.type != NULL ? (qstr)place.type->name : *dot ? place.module == MP_QSTR__time ? MP_QSTR_time : place.module : MP_QSTR_;
    size_t self = place.type != NULL;
    mp_int_t least = (sig >> 17) - self, most = ((sig >> 1) & 0xffff) - self, given = n_args - self;
    if (given < 0) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unbound method %q.%q() needs an argument"), owner, place.name);
    }
    if (n_kw && !(sig & 1)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q%s%q() takes no keyword arguments"), owner, dot, place.name);
    }
    if (function != MP_OBJ_NULL && least == most && most <= 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q%s%q() takes %s (%d given)"), owner, dot, place.name,
            most == 0 ? "no arguments" : "exactly one argument", (int)given);
    }
    mp_int_t bound = given < least ? least : most;
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q expected %s%d argument%s, got %d"), place.name,
        least == most ? "" : given < least ? "at least " : "at most ", (int)bound, bound == 1 ? "" : "s", (int)given);
}

// The module of a type in C: the one that has it under its name.
qstr builtin_type_module(const mp_obj_type_t *type) {
    const mp_map_t *const maps[] = {&mp_builtin_module_map, &mp_builtin_extensible_module_map};
    for (size_t i = 0; i < MP_ARRAY_SIZE(maps); i++) {
        for (size_t j = 0; j < maps[i]->used; j++) {
            const mp_obj_module_t *module = MP_OBJ_TO_PTR(maps[i]->table[j].value);
            qstr name = MP_OBJ_QSTR_VALUE(maps[i]->table[j].key);
            mp_map_elem_t *elem = mp_map_lookup(&module->globals->map, MP_OBJ_NEW_QSTR(type->name), MP_MAP_LOOKUP);
            if (name != MP_QSTR___main__ && elem != NULL && elem->value == MP_OBJ_FROM_PTR(type)) {
                return name == MP_QSTR__collections ? MP_QSTR_collections : name == MP_QSTR__functools ? MP_QSTR_functools
                    : name == MP_QSTR__re ? MP_QSTR_re : name == MP_QSTR__typenames ? MP_QSTR_types : name;
            }
        }
    }
    return MP_QSTR_builtins;
}

static void print_place(const mp_print_t *print, const place_t *place) {
    if (place->name == MP_QSTRnull) {
        mp_print_str(print, "<built-in function>");
    } else if (place->type == NULL) {
        mp_printf(print, "<built-in function %q>", place->name);
    } else {
        mp_printf(print, "<method '%q' of '%q' objects>", place->name, (qstr)place->type->name);
    }
}

static void place_attr(const place_t *place, qstr attr, mp_obj_t *dest) {
    if (place->name == MP_QSTRnull) {
        dest[1] = MP_OBJ_SENTINEL;
    } else if (attr == MP_QSTR___module__) {
        dest[0] = place->type == NULL ? MP_OBJ_NEW_QSTR(place->module) : mp_const_none;
    } else if (attr == MP_QSTR___qualname__ && place->type != NULL) {
        vstr_t text;
        mp_print_t print;
        vstr_init_print(&text, 16, &print);
        mp_printf(&print, "%q.%q", (qstr)place->type->name, place->name);
        dest[0] = mp_obj_new_str_from_utf8_vstr(&text);
    } else {
        dest[0] = MP_OBJ_NEW_QSTR(place->name);
    }
}

static bool is_name(qstr attr) {
    return attr == MP_QSTR___name__ || attr == MP_QSTR___qualname__ || attr == MP_QSTR___module__;
}

void builtin_function_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    place_t place;
    find(self, &place);
    print_place(print, &place);
}

void builtin_function_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    dest[1] = MP_OBJ_SENTINEL;
    if (is_name(attr)) {
        place_t place;
        find(self, &place);
        dest[1] = MP_OBJ_NULL;
        place_attr(&place, attr, dest);
    }
}

// Of a function that was found in that type: others may have it, too.
void builtin_method_print(const mp_print_t *print, mp_obj_t function, const mp_obj_type_t *type) {
    place_t place = {builtin_function_name(function, type), MP_QSTRnull, type};
    print_place(print, &place);
}

void builtin_method_attr(mp_obj_t function, const mp_obj_type_t *type, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    dest[1] = MP_OBJ_SENTINEL;
    if (is_name(attr)) {
        place_t place = {builtin_function_name(function, type), MP_QSTRnull, type};
        dest[1] = MP_OBJ_NULL;
        place_attr(&place, attr, dest);
    }
}

// --- Generators ---------------------------------------------------------------------------------------------------------

void generator_attr(mp_obj_t function, bool is_coroutine, bool runs, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    const char *name = qstr_str(attr);
    if (name[0] == (is_coroutine ? 'g' : 'c') && name[2] == '_') {
        dest[1] = MP_OBJ_SENTINEL; // gi_... are a generator's, cr_... a coroutine's
        return;
    }
    switch (attr) {
        case MP_QSTR___name__:
        case MP_QSTR___qualname__:
            function_attr(function, function, attr, dest);
            break;
        case MP_QSTR_cr_running:
        case MP_QSTR_gi_running:
            dest[0] = mp_obj_new_bool(runs);
            break;
        case MP_QSTR_cr_code:
        case MP_QSTR_gi_code:
            function_attr(function, function, MP_QSTR___code__, dest);
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL;
            break;
    }
}
