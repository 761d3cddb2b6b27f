// What is wrong with the arguments of a call, in CPython's words and in its order of looking.

#include "call_errors.h"

#include <string.h>

#include "intrinsics.h"
#include "py/bc.h"
#include "py/bc0.h"
#include "py/objmodule.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/runtime.h"

extern const mp_obj_type_t mp_type_closure;

// What the prelude of a function says. Closed-over variables are passed before all others, under the name "*".
typedef struct {
    const mp_obj_fun_bc_t *function;
    const byte *names;
    const byte *others; // free variables, then other locals
    size_t n_others;
    size_t n_closed;
    size_t n_pos;
    size_t n_kwonly;
    size_t n_defaults;
    size_t flags;
    qstr name;
    qstr prefix;
} signature_t;

static qstr next_name(const signature_t *s, const byte **ip) {
    return s->function->context->constants.qstr_table[mp_decode_uint(ip)];
}

static void read_signature(signature_t *s, const mp_obj_fun_bc_t *function) {
    s->function = function;
    const byte *ip = function->bytecode;
    MP_BC_PRELUDE_SIG_DECODE(ip);
    MP_BC_PRELUDE_SIZE_DECODE(ip);
    (void)n_info;
    (void)n_cell;
    s->name = next_name(s, &ip);
    s->names = ip;
    s->n_closed = 0;
    for (size_t i = 0; i < n_pos_args + n_kwonly_args; ++i) {
        s->n_closed += next_name(s, &ip) == MP_QSTR__star_;
    }
    s->prefix = next_name(s, &ip);
    s->n_others = mp_decode_uint(&ip);
    s->others = ip;
    s->n_pos = n_pos_args - s->n_closed;
    s->n_kwonly = n_kwonly_args;
    s->n_defaults = n_def_pos_args;
    s->flags = scope_flags;
}

// Of a parameter, without the mark of those that are passed by position only.
static const char *parameter(const signature_t *s, size_t index, bool *is_positional_only) {
    const byte *ip = s->names;
    for (size_t i = 0; i < s->n_closed + index; ++i) {
        ip = mp_decode_uint_skip(ip);
    }
    const char *name = qstr_str(next_name(s, &ip));
    *is_positional_only = name[0] == '/';
    return name + *is_positional_only;
}

static void print_qualname(const mp_print_t *print, const signature_t *s) {
    if (s->prefix != MP_QSTR_) {
        mp_printf(print, "%q.", s->prefix);
    }
    mp_printf(print, "%q", s->name);
}

mp_obj_t function_qualname(const mp_obj_fun_bc_t *function) {
    signature_t s;
    read_signature(&s, function);
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 16, &print);
    print_qualname(&print, &s);
    return mp_obj_new_str_from_utf8_vstr(&vstr);
}

NORETURN static void raise_text(vstr_t *vstr) {
    nlr_raise(mp_obj_new_exception_arg1(&mp_type_TypeError, mp_obj_new_str_from_utf8_vstr(vstr)));
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

// Adds the `index`-th of `count` names to a list in prose.
static void print_listed(const mp_print_t *print, size_t index, size_t count, const char *name) {
    mp_printf(print, "%s'%s'", index == 0 ? "" : index + 1 < count ? ", " : count == 2 ? " and " : ", and ", name);
}

// The place of the value that is passed for a parameter by its name, or null.
static const mp_obj_t *find_keyword(const char *name, size_t n_kw, const mp_obj_t *kwargs) {
    for (size_t i = 0; i < n_kw; ++i) {
        size_t length;
        const char *key = mp_obj_str_get_data(kwargs[2 * i], &length);
        if (strlen(name) == length && memcmp(name, key, length) == 0) {
            return &kwargs[2 * i + 1];
        }
    }
    return NULL;
}

static void check_keywords(const signature_t *s, const mp_print_t *print, vstr_t *vstr, size_t n_args, size_t n_kw, const mp_obj_t *kwargs) {
    bool takes_any = s->flags & MP_SCOPE_FLAG_VARKEYWORDS;
    for (size_t i = 0; i < n_kw; ++i) {
        size_t length;
        const char *key = mp_obj_str_get_data(kwargs[2 * i], &length);
        bool is_known = false, is_positional_only;
        for (size_t j = 0; j < s->n_pos + s->n_kwonly && !is_known; ++j) {
            const char *name = parameter(s, j, &is_positional_only);
            is_known = !is_positional_only && strlen(name) == length && memcmp(name, key, length) == 0;
            if (is_known && j < n_args && j < s->n_pos) {
                mp_printf(print, " got multiple values for argument '%s'", name);
                raise_text(vstr);
            }
        }
        if (!is_known && !takes_any) {
            size_t n_found = 0;
            for (size_t j = 0; j < s->n_pos; ++j) {
                const char *name = parameter(s, j, &is_positional_only);
                if (is_positional_only && find_keyword(name, n_kw, kwargs) != NULL) {
                    mp_printf(print, n_found++ == 0 ? " got some positional-only arguments passed as keyword arguments: '%s" : ", %s", name);
                }
            }
            if (n_found == 0) {
                mp_printf(print, " got an unexpected keyword argument '%.*s", (int)length, key);
            }
            mp_print_str(print, "'");
            raise_text(vstr);
        }
    }
}

static bool is_passed(const signature_t *s, size_t index, size_t n_args, size_t n_kw, const mp_obj_t *kwargs) {
    bool is_positional_only;
    const char *name = parameter(s, index, &is_positional_only);
    return (index < s->n_pos && index < n_args) || (!is_positional_only && find_keyword(name, n_kw, kwargs) != NULL);
}

static bool has_default(const signature_t *s, size_t index) {
    if (index < s->n_pos) {
        return index >= s->n_pos - s->n_defaults;
    }
    bool is_positional_only;
    return s->flags & MP_SCOPE_FLAG_DEFKWARGS
        && mp_map_lookup(mp_obj_dict_get_map(s->function->extra_args[s->n_defaults]),
            MP_OBJ_NEW_QSTR(qstr_from_str(parameter(s, index, &is_positional_only))), MP_MAP_LOOKUP) != NULL;
}

static void check_missing(const signature_t *s, const mp_print_t *print, vstr_t *vstr, size_t first, size_t last, const char *kind,
    size_t n_args, size_t n_kw, const mp_obj_t *kwargs) {
    #define IS_MISSING(i) (!is_passed(s, i, n_args, n_kw, kwargs) && !has_default(s, i))
    size_t n_missing = 0;
    for (size_t i = first; i < last; ++i) {
        n_missing += IS_MISSING(i);
    }
    if (n_missing == 0) {
        return;
    }
    mp_printf(print, " missing %u required %s argument%s: ", (uint)n_missing, kind, plural(n_missing));
    size_t n = 0;
    for (size_t i = first; i < last; ++i) {
        if (IS_MISSING(i)) {
            bool is_positional_only;
            print_listed(print, n++, n_missing, parameter(s, i, &is_positional_only));
        }
    }
    raise_text(vstr);
}

NORETURN void raise_arguments_mismatch(mp_obj_fun_bc_t *function, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    const mp_obj_t *kwargs = args + n_args;
    signature_t s;
    read_signature(&s, function);
    n_args -= s.n_closed;
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 64, &print);
    print_qualname(&print, &s);
    mp_print_str(&print, "()");

    check_keywords(&s, &print, &vstr, n_args, n_kw, kwargs);
    if (n_args > s.n_pos && !(s.flags & MP_SCOPE_FLAG_VARARGS)) {
        size_t n_kwonly_given = 0;
        for (size_t i = s.n_pos; i < s.n_pos + s.n_kwonly; ++i) {
            n_kwonly_given += is_passed(&s, i, n_args, n_kw, kwargs);
        }
        bool is_plural = s.n_pos != 1;
        if (s.n_defaults != 0) {
            mp_printf(&print, " takes from %u to %u", (uint)(s.n_pos - s.n_defaults), (uint)s.n_pos);
            is_plural = true;
        } else {
            mp_printf(&print, " takes %u", (uint)s.n_pos);
        }
        mp_printf(&print, " positional argument%s but %u", is_plural ? "s" : "", (uint)n_args);
        if (n_kwonly_given != 0) {
            mp_printf(&print, " positional argument%s (and %u keyword-only argument%s)", plural(n_args), (uint)n_kwonly_given, plural(n_kwonly_given));
        }
        mp_printf(&print, " %s given", n_args == 1 && n_kwonly_given == 0 ? "was" : "were");
        raise_text(&vstr);
    }
    check_missing(&s, &print, &vstr, 0, s.n_pos, "positional", n_args, n_kw, kwargs);
    check_missing(&s, &print, &vstr, s.n_pos, s.n_pos + s.n_kwonly, "keyword-only", n_args, n_kw, kwargs);
    mp_print_str(&print, " got wrong arguments");
    raise_text(&vstr);
}

// As CPython names what is called where the caller is to blame: with its module.
static void print_callee(const mp_print_t *print, mp_obj_t function) {
    const mp_obj_type_t *type = mp_obj_get_type(function);
    while (type == &mp_type_bound_meth || type == &mp_type_closure) {
        // Both begin with the function.
        function = ((mp_obj_t *)MP_OBJ_TO_PTR(function))[1];
        type = mp_obj_get_type(function);
    }
    if (type == &mp_type_fun_bc || type == &mp_type_gen_wrap) {
        const mp_obj_fun_bc_t *f = MP_OBJ_TO_PTR(function);
        mp_map_elem_t *module = mp_map_lookup(&f->context->module.globals->map, MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_MAP_LOOKUP);
        if (module != NULL && mp_obj_is_str(module->value)) {
            mp_printf(print, "%s.", mp_obj_str_get_str(module->value));
        }
        signature_t s;
        read_signature(&s, f);
        print_qualname(print, &s);
        mp_print_str(print, "()");
    } else if (type == &mp_type_type) {
        const mp_obj_type_t *called = MP_OBJ_TO_PTR(function);
        if (mp_obj_is_instance_type(called)) {
            mp_print_str(print, "__main__.");
        }
        mp_printf(print, "%q()", called->name);
    } else {
        mp_printf(print, "%s object", mp_obj_get_type_str(function));
    }
}

NORETURN static void raise_callee(mp_obj_t function, const char *format, const char *argument) {
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 64, &print);
    print_callee(&print, function);
    mp_printf(&print, format, argument);
    raise_text(&vstr);
}

void check_star_argument(mp_obj_t function, mp_obj_t argument) {
    if (!is_iterable(argument)) {
        raise_callee(function, " argument after * must be an iterable, not %s", mp_obj_get_type_str(argument));
    }
}

void check_double_star_argument(mp_obj_t function, mp_obj_t argument) {
    mp_obj_t method[2];
    mp_load_method_maybe(argument, MP_QSTR_keys, method);
    if (method[0] == MP_OBJ_NULL) {
        raise_callee(function, " argument after ** must be a mapping, not %s", mp_obj_get_type_str(argument));
    }
}

mp_obj_t keyword_of(mp_obj_t function, mp_obj_t key, const mp_obj_t *before, size_t n_before) {
    if (!mp_obj_is_qstr(key)) {
        if (!mp_obj_is_str(key)) {
            mp_raise_TypeError(MP_ERROR_TEXT("keywords must be strings"));
        }
        // What is too long to be interned is no parameter's name either.
        if (mp_obj_get_int(mp_obj_len(key)) * 4 < 1 << (8 * MICROPY_QSTR_BYTES_IN_LEN)) {
            key = mp_obj_str_intern_checked(key);
        }
    }
    for (size_t i = 0; i < n_before; ++i) {
        if (before[2 * i] == key || (!mp_obj_is_qstr(key) && mp_obj_equal(before[2 * i], key))) {
            raise_callee(function, " got multiple values for keyword argument '%s'", mp_obj_str_get_str(key));
        }
    }
    return key;
}

void check_unpacked(mp_obj_t object) {
    if (!is_iterable(object)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot unpack non-iterable %s object"), mp_obj_get_type_str(object));
    }
}

NORETURN void raise_unbound(const mp_obj_fun_bc_t *function, const byte *ip) {
    signature_t s;
    read_signature(&s, function);
    size_t local;
    --ip;
    if (*ip >= MP_BC_LOAD_FAST_MULTI) {
        local = *ip - MP_BC_LOAD_FAST_MULTI;
    } else {
        // The operand's last byte: the others before it have their highest bit set, and the instruction has not.
        while (ip[-1] & 0x80) {
            --ip;
        }
        local = mp_decode_uint_value(ip);
    }
    const char *name;
    bool is_positional_only;
    size_t n_args = s.n_closed + s.n_pos + s.n_kwonly;
    if (local >= s.n_closed && local < n_args) {
        name = parameter(&s, local - s.n_closed, &is_positional_only);
    } else {
        size_t n = local < s.n_closed ? local : local - n_args + s.n_closed;
        if (n >= s.n_others) {
            name = "?"; // frozen modules have no such names
        } else {
            for (ip = s.others; n != 0; --n) {
                ip = mp_decode_uint_skip(ip);
            }
            name = qstr_str(next_name(&s, &ip));
        }
    }
    if (local < s.n_closed) {
        mp_raise_msg_varg(&mp_type_NameError, MP_ERROR_TEXT("cannot access free variable '%s' where it is not associated with a value in enclosing scope"), name);
    }
    mp_raise_msg_varg(&mp_type_UnboundLocalError, MP_ERROR_TEXT("cannot access local variable '%s' where it is not associated with a value"), name);
}

mp_obj_dict_t *frame_locals(void) {
    return frame_locals_of(MP_STATE_VM(vm_frame));
}

mp_obj_dict_t *frame_locals_of(const mp_code_state_t *frame) {
    if (frame == NULL) {
        return mp_locals_get();
    }
    signature_t s;
    read_signature(&s, frame->fun_bc);
    const byte *ip = frame->fun_bc->bytecode;
    MP_BC_PRELUDE_SIG_DECODE(ip);
    MP_BC_PRELUDE_SIZE_DECODE(ip);
    const byte *cells = ip + n_info;
    // A class begins with the load of a name, and no function has one.
    if (s.name == MP_QSTR__lt_module_gt_ || cells[n_cell] == MP_BC_LOAD_NAME) {
        return frame == MP_STATE_VM(vm_frame) ? mp_locals_get() : frame->fun_bc->context->module.globals;
    }
    mp_obj_t dict = mp_obj_new_dict(0);
    if (s.n_others < s.n_closed) {
        return MP_OBJ_TO_PTR(dict); // frozen modules have no names of what is no argument
    }
    ip = s.names;
    const byte *others = s.others;
    for (size_t i = 0; i < s.n_closed; ++i) {
        ip = mp_decode_uint_skip(ip);
    }
    size_t n_args = s.n_closed + s.n_pos + s.n_kwonly;
    for (size_t i = 0; i < n_args + s.n_others - s.n_closed; ++i) {
        bool is_argument = i >= s.n_closed && i < n_args;
        const char *name = qstr_str(next_name(&s, is_argument ? &ip : &others));
        name += is_argument && name[0] == '/';
        bool is_cell = i < s.n_closed;
        for (size_t j = 0; j < n_cell; ++j) {
            is_cell = is_cell || cells[j] == i;
        }
        mp_obj_t value = frame->state[frame->n_state - 1 - i];
        if (is_cell && value != MP_OBJ_NULL) {
            value = mp_obj_cell_get(value);
        }
        if (value != MP_OBJ_NULL && *name != 0) {
            mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(qstr_from_str(name)), value);
        }
    }
    return MP_OBJ_TO_PTR(dict);
}
