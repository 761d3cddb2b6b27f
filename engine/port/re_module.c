// Regular expressions: the module _re, which the frozen module re completes.

#include "re_pattern.h"

#include <string.h>

#include "py/objstr.h"

#include "hash.h"

// --- Flags ----------------------------------------------------------------------------------------------------------

typedef struct {
    mp_obj_base_t base;
    mp_int_t value;
} flag_t;

static const mp_obj_type_t re_type_flag;

mp_obj_t re_flag(uint32_t flags) {
    flag_t *flag = mp_obj_malloc(flag_t, &re_type_flag);
    flag->value = (mp_int_t)flags;
    return MP_OBJ_FROM_PTR(flag);
}

static mp_obj_t value_of(mp_obj_t object) {
    return mp_obj_is_type(object, &re_type_flag) ? mp_obj_new_int(((flag_t *)MP_OBJ_TO_PTR(object))->value) : object;
}

static void print_names(const mp_print_t *print, mp_int_t value, const char *before) {
    static const char *const names[] = {"TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII"};
    const char *between = "";
    for (size_t i = 0; i < MP_ARRAY_SIZE(names); ++i) {
        if (value >> i & 1) {
            mp_printf(print, "%s%s%s", between, before, names[i]);
            between = "|";
        }
    }
    if (value >> MP_ARRAY_SIZE(names) != 0) {
        mp_printf(print, "%s0x%x", between, (unsigned)(value >> MP_ARRAY_SIZE(names) << MP_ARRAY_SIZE(names)));
    } else if (value == 0) {
        mp_printf(print, "%sNOFLAG", before);
    }
}

static void flag_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    print_names(print, ((flag_t *)MP_OBJ_TO_PTR(self_in))->value, "re.");
}

static mp_obj_t flag_unary(mp_unary_op_t op, mp_obj_t self_in) {
    flag_t *self = MP_OBJ_TO_PTR(self_in);
    switch (op) {
        case MP_UNARY_OP_INT_MAYBE:
            return mp_obj_new_int(self->value);
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(self->value != 0);
        case MP_UNARY_OP_INVERT:
            return re_flag(~(uint32_t)self->value & 0x1ff);
        default:
            return mp_unary_op(op, mp_obj_new_int(self->value));
    }
}

static mp_obj_t flag_binary(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    mp_obj_t one = value_of(left), other = value_of(right);
    switch (op) {
        case MP_BINARY_OP_REVERSE_OR:
        case MP_BINARY_OP_REVERSE_XOR:
        case MP_BINARY_OP_REVERSE_AND:
            op -= MP_BINARY_OP_REVERSE_OR - MP_BINARY_OP_OR;
            break;
        default:
            break;
    }
    if (op == MP_BINARY_OP_IN || op == MP_BINARY_OP_CONTAINS) {
        return mp_obj_is_small_int(other) ? mp_obj_new_bool((MP_OBJ_SMALL_INT_VALUE(other) & ~MP_OBJ_SMALL_INT_VALUE(one)) == 0) : MP_OBJ_NULL;
    }
    mp_obj_t result = mp_binary_op(op, one, other);
    bool bits = MP_BINARY_OP_OR <= op && op <= MP_BINARY_OP_AND;
    bits |= MP_BINARY_OP_INPLACE_OR <= op && op <= MP_BINARY_OP_INPLACE_AND;
    return bits && mp_obj_is_small_int(result) ? re_flag((uint32_t)MP_OBJ_SMALL_INT_VALUE(result)) : result;
}

static void flag_attribute(mp_obj_t self_in, qstr name, mp_obj_t *dest) {
    flag_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (name == MP_QSTR_value) {
        dest[0] = mp_obj_new_int(self->value);
    } else if (name == MP_QSTR_name) {
        vstr_t text;
        mp_print_t print;
        vstr_init_print(&text, 16, &print);
        print_names(&print, self->value, "");
        dest[0] = mp_obj_new_str_from_vstr(&text);
    }
}

static mp_obj_t flag_make_new(const mp_obj_type_t *type, size_t count, size_t named, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(count, named, 1, 1, false);
    return re_flag((uint32_t)mp_obj_get_int(args[0]));
}

static MP_DEFINE_CONST_OBJ_TYPE(
    re_type_flag, MP_QSTR_RegexFlag, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE,
    make_new, flag_make_new,
    print, flag_print,
    unary_op, flag_unary,
    binary_op, flag_binary,
    attr, flag_attribute,
    parent, &mp_type_int
    );

#define FLAG(name, number) static const flag_t name = {{&re_type_flag}, number}
FLAG(flag_none, 0);
FLAG(flag_ignorecase, RE_IGNORECASE);
FLAG(flag_locale, RE_LOCALE);
FLAG(flag_multiline, RE_MULTILINE);
FLAG(flag_dotall, RE_DOTALL);
FLAG(flag_unicode, RE_UNICODE);
FLAG(flag_verbose, RE_VERBOSE);
FLAG(flag_debug, RE_DEBUG);
FLAG(flag_ascii, RE_ASCII);

// --- Compiling ------------------------------------------------------------------------------------------------------

NORETURN void re_raise(const char *message, size_t length, mp_obj_t pattern, mp_obj_t position) {
    mp_obj_t args[] = {mp_obj_new_str(message, length), pattern, position};
    mp_obj_t type = mp_load_attr(mp_import_name(MP_QSTR_re, mp_const_none, MP_OBJ_NEW_SMALL_INT(0)), MP_QSTR_error);
    nlr_raise(mp_make_raise_obj(mp_call_function_n_kw(type, 3, 0, args)));
}

// Patterns that were compiled last, by the hash of their source.
#define CACHE_SIZE 64
MP_REGISTER_ROOT_POINTER(void **re_cache);

static mp_int_t flags_of(mp_obj_t flags) {
    return flags == MP_OBJ_NULL ? 0 : mp_obj_get_int(flags);
}

re_pattern_t *re_compile_cached(mp_obj_t source, mp_obj_t flags_in) {
    mp_int_t flags = flags_of(flags_in);
    if (mp_obj_is_type(source, &re_type_pattern)) {
        if (flags != 0) {
            mp_raise_ValueError(MP_ERROR_TEXT("cannot process flags argument with a compiled pattern"));
        }
        return MP_OBJ_TO_PTR(source);
    }
    mp_obj_t native = source;
    if (!mp_obj_is_str_or_bytes(native)) {
        native = mp_obj_cast_to_native_base(source, MP_OBJ_FROM_PTR(&mp_type_str));
        mp_buffer_info_t buffer;
        if (native == MP_OBJ_NULL) {
            if (!mp_get_buffer(source, &buffer, MP_BUFFER_READ)) {
                mp_raise_TypeError(MP_ERROR_TEXT("first argument must be string or compiled pattern"));
            }
            return re_compile(mp_obj_new_bytes(buffer.buf, buffer.len), (uint32_t)flags);
        }
    }
    if (MP_STATE_VM(re_cache) == NULL) {
        MP_STATE_VM(re_cache) = m_new0(void *, CACHE_SIZE);
    }
    uint32_t hash = (uint32_t)obj_hash(native);
    size_t place = (hash ^ hash >> 8 ^ (uint32_t)flags) % CACHE_SIZE;
    re_pattern_t *pattern = MP_STATE_VM(re_cache)[place];
    // What the pattern's flags became may differ from what was asked for; inline flags are in the source.
    if (pattern != NULL && pattern->text == mp_obj_is_str(native) && pattern->asked_flags == (uint32_t)flags
        && (pattern->source == native || mp_obj_equal(pattern->source, native))) {
        return pattern;
    }
    pattern = re_compile(native, (uint32_t)flags);
    pattern->asked_flags = (uint32_t)flags;
    MP_STATE_VM(re_cache)[place] = pattern;
    return pattern;
}

static mp_obj_t module_purge(void) {
    if (MP_STATE_VM(re_cache) != NULL) {
        memset(MP_STATE_VM(re_cache), 0, CACHE_SIZE * sizeof(void *));
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(module_purge_obj, module_purge);

static mp_obj_t module_escape(mp_obj_t string) {
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(string, &buffer, MP_BUFFER_READ);
    vstr_t out;
    vstr_init(&out, buffer.len + 8);
    for (size_t i = 0; i < buffer.len; ++i) {
        byte character = ((const byte *)buffer.buf)[i];
        if (character != 0 && strchr("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", character) != NULL) {
            vstr_add_byte(&out, '\\');
        }
        vstr_add_byte(&out, character);
    }
    return mp_obj_is_str(string) ? mp_obj_new_str_from_utf8_vstr(&out) : mp_obj_new_bytes_from_vstr(&out);
}
static MP_DEFINE_CONST_FUN_OBJ_1(module_escape_obj, module_escape);

// --- Functions ------------------------------------------------------------------------------------------------------

static mp_obj_t module_compile(size_t count, const mp_obj_t *args, mp_map_t *named) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_pattern, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_flags, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    };
    mp_arg_val_t value[2];
    mp_arg_parse_all(count, args, named, 2, allowed, value);
    return MP_OBJ_FROM_PTR(re_compile_cached(value[0].u_obj, value[1].u_obj));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(module_compile_obj, 0, module_compile);

static re_pattern_t *parse_arguments(size_t count, const mp_obj_t *args, mp_map_t *named, mp_obj_t *string) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_pattern, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_string, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_flags, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    };
    mp_arg_val_t value[3];
    mp_arg_parse_all(count, args, named, 3, allowed, value);
    *string = value[1].u_obj;
    return re_compile_cached(value[0].u_obj, value[2].u_obj);
}

static mp_obj_t module_match(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t string;
    re_pattern_t *pattern = parse_arguments(count, args, named, &string);
    return re_match_once(pattern, RE_DO_MATCH, string, MP_OBJ_NULL, MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(module_match_obj, 0, module_match);

static mp_obj_t module_fullmatch(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t string;
    re_pattern_t *pattern = parse_arguments(count, args, named, &string);
    return re_match_once(pattern, RE_DO_FULLMATCH, string, MP_OBJ_NULL, MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(module_fullmatch_obj, 0, module_fullmatch);

static mp_obj_t module_search(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t string;
    re_pattern_t *pattern = parse_arguments(count, args, named, &string);
    return re_match_once(pattern, RE_DO_SEARCH, string, MP_OBJ_NULL, MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(module_search_obj, 0, module_search);

static mp_obj_t module_findall(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t string;
    re_pattern_t *pattern = parse_arguments(count, args, named, &string);
    return re_find_all(pattern, string, MP_OBJ_NULL, MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(module_findall_obj, 0, module_findall);

static mp_obj_t module_finditer(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t string;
    re_pattern_t *pattern = parse_arguments(count, args, named, &string);
    return re_find_iter(pattern, string, MP_OBJ_NULL, MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(module_finditer_obj, 0, module_finditer);

static mp_obj_t module_split(size_t count, const mp_obj_t *args, mp_map_t *named) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_pattern, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_string, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_maxsplit, MP_ARG_INT, {.u_int = 0}},
        {MP_QSTR_flags, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    };
    mp_arg_val_t value[4];
    mp_arg_parse_all(count, args, named, 4, allowed, value);
    return re_split(re_compile_cached(value[0].u_obj, value[3].u_obj), value[1].u_obj, value[2].u_int);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(module_split_obj, 0, module_split);

static mp_obj_t substitute(size_t count, const mp_obj_t *args, mp_map_t *named, bool with_count) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_pattern, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_repl, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_string, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_count, MP_ARG_INT, {.u_int = 0}},
        {MP_QSTR_flags, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    };
    mp_arg_val_t value[5];
    mp_arg_parse_all(count, args, named, 5, allowed, value);
    re_pattern_t *pattern = re_compile_cached(value[0].u_obj, value[4].u_obj);
    mp_int_t done;
    mp_obj_t result = re_substitute(pattern, value[1].u_obj, value[2].u_obj, value[3].u_int, &done);
    mp_obj_t both[] = {result, mp_obj_new_int(done)};
    return with_count ? mp_obj_new_tuple(2, both) : result;
}

static mp_obj_t module_sub(size_t count, const mp_obj_t *args, mp_map_t *named) {
    return substitute(count, args, named, false);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(module_sub_obj, 0, module_sub);

static mp_obj_t module_subn(size_t count, const mp_obj_t *args, mp_map_t *named) {
    return substitute(count, args, named, true);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(module_subn_obj, 0, module_subn);

static const mp_rom_map_elem_t module_names_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__re)},
    {MP_ROM_QSTR(MP_QSTR_compile), MP_ROM_PTR(&module_compile_obj)},
    {MP_ROM_QSTR(MP_QSTR_match), MP_ROM_PTR(&module_match_obj)},
    {MP_ROM_QSTR(MP_QSTR_fullmatch), MP_ROM_PTR(&module_fullmatch_obj)},
    {MP_ROM_QSTR(MP_QSTR_search), MP_ROM_PTR(&module_search_obj)},
    {MP_ROM_QSTR(MP_QSTR_findall), MP_ROM_PTR(&module_findall_obj)},
    {MP_ROM_QSTR(MP_QSTR_finditer), MP_ROM_PTR(&module_finditer_obj)},
    {MP_ROM_QSTR(MP_QSTR_split), MP_ROM_PTR(&module_split_obj)},
    {MP_ROM_QSTR(MP_QSTR_sub), MP_ROM_PTR(&module_sub_obj)},
    {MP_ROM_QSTR(MP_QSTR_subn), MP_ROM_PTR(&module_subn_obj)},
    {MP_ROM_QSTR(MP_QSTR_escape), MP_ROM_PTR(&module_escape_obj)},
    {MP_ROM_QSTR(MP_QSTR_purge), MP_ROM_PTR(&module_purge_obj)},
    {MP_ROM_QSTR(MP_QSTR_Pattern), MP_ROM_PTR(&re_type_pattern)},
    {MP_ROM_QSTR(MP_QSTR_Match), MP_ROM_PTR(&re_type_match)},
    {MP_ROM_QSTR(MP_QSTR_RegexFlag), MP_ROM_PTR(&re_type_flag)},
    {MP_ROM_QSTR(MP_QSTR_NOFLAG), MP_ROM_PTR(&flag_none)},
    {MP_ROM_QSTR(MP_QSTR_I), MP_ROM_PTR(&flag_ignorecase)},
    {MP_ROM_QSTR(MP_QSTR_IGNORECASE), MP_ROM_PTR(&flag_ignorecase)},
    {MP_ROM_QSTR(MP_QSTR_L), MP_ROM_PTR(&flag_locale)},
    {MP_ROM_QSTR(MP_QSTR_LOCALE), MP_ROM_PTR(&flag_locale)},
    {MP_ROM_QSTR(MP_QSTR_M), MP_ROM_PTR(&flag_multiline)},
    {MP_ROM_QSTR(MP_QSTR_MULTILINE), MP_ROM_PTR(&flag_multiline)},
    {MP_ROM_QSTR(MP_QSTR_S), MP_ROM_PTR(&flag_dotall)},
    {MP_ROM_QSTR(MP_QSTR_DOTALL), MP_ROM_PTR(&flag_dotall)},
    {MP_ROM_QSTR(MP_QSTR_U), MP_ROM_PTR(&flag_unicode)},
    {MP_ROM_QSTR(MP_QSTR_UNICODE), MP_ROM_PTR(&flag_unicode)},
    {MP_ROM_QSTR(MP_QSTR_X), MP_ROM_PTR(&flag_verbose)},
    {MP_ROM_QSTR(MP_QSTR_VERBOSE), MP_ROM_PTR(&flag_verbose)},
    {MP_ROM_QSTR(MP_QSTR_DEBUG), MP_ROM_PTR(&flag_debug)},
    {MP_ROM_QSTR(MP_QSTR_A), MP_ROM_PTR(&flag_ascii)},
    {MP_ROM_QSTR(MP_QSTR_ASCII), MP_ROM_PTR(&flag_ascii)},
};
static MP_DEFINE_CONST_DICT(module_names, module_names_table);

const mp_obj_module_t re_module = {{&mp_type_module}, (mp_obj_dict_t *)&module_names};
MP_REGISTER_MODULE(MP_QSTR__re, re_module);
