#include "operations.h"

#include <string.h>

#include "py/builtin.h"
#include "py/compile.h"
#include "py/lexer.h"
#include "py/objfun.h"
#include "py/objstr.h"
#include "py/repl.h"
#include "py/runtime.h"
#include "py/unicode.h"

#include "abi.h"
#include "compiled_files.h"
#include "event_loop.h"
#include "host_function.h"

// Calls with no more than this need nothing of the heap.
#define FEW_ARGUMENTS 8

// What is kept of the source of runs.
#define SOURCES_MAX 4
#define SOURCE_BYTES 65536

static mp_obj_dict_t *main_globals(void) {
    return &MP_STATE_VM(dict_main);
}

static void expect_array(decoder_t *request, size_t count) {
    if (decode_array(request) != count) {
        mp_raise_ValueError(MP_ERROR_TEXT("malformed request"));
    }
}

static qstr decode_name(decoder_t *request) {
    size_t length;
    const char *name = decode_string(request, &length);
    return qstr_from_strn(name, length);
}

// Text that the interpreter's lexer can be given: it neither checks the encoding nor expects NUL.
static void check_source(const char *source, size_t length) {
    if (!utf8_check((const byte *)source, length)) {
        mp_raise_msg(&mp_type_SyntaxError, MP_ERROR_TEXT("source is not valid UTF-8"));
    }
    if (memchr(source, 0, length) != NULL) {
        mp_raise_msg(&mp_type_SyntaxError, MP_ERROR_TEXT("source contains a NUL character"));
    }
}

static mp_obj_t compile_source(const char *source, size_t length, qstr filename, mp_int_t mode) {
    check_source(source, length);
    mp_lexer_t *lexer = mp_lexer_new_from_str_len(filename, source, length, 0);
    mp_parse_tree_t tree = mp_parse(lexer, mode == MODE_INTERACTIVE ? MP_PARSE_SINGLE_INPUT : MP_PARSE_FILE_INPUT);
    mp_compile_allow_top_level_await = true;
    mp_compile_keep_result = mode == MODE_VALUE;
    return mp_compile(&tree, filename, mode == MODE_INTERACTIVE);
}

// Tracebacks and inspect find the lines of the latest runs here.
static void keep_source(qstr filename, const char *source, size_t length) {
    if (qstr_str(filename)[0] == '<' || length > SOURCE_BYTES) {
        return;
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_t sources = MP_OBJ_FROM_PTR(&MP_STATE_VM(run_sources));
        mp_map_t *map = mp_obj_dict_get_map(sources);
        mp_map_lookup(map, MP_OBJ_NEW_QSTR(filename), MP_MAP_LOOKUP_REMOVE_IF_FOUND);
        if (map->used == SOURCES_MAX) {
            mp_obj_dict_init(MP_OBJ_TO_PTR(sources), 0);
        }
        mp_obj_dict_store(sources, MP_OBJ_NEW_QSTR(filename), mp_obj_new_str(source, length));
        nlr_pop();
    }
}

mp_obj_t operation_run(decoder_t *request, bool *accepted) {
    expect_array(request, 4);
    size_t length;
    const char *source = decode_string(request, &length);
    qstr filename = decode_name(request);
    size_t inputs = decode_map(request);
    mp_obj_t values = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < inputs; ++i) {
        mp_obj_list_append(values, MP_OBJ_NEW_QSTR(decode_name(request)));
        mp_obj_list_append(values, decode_value(request));
    }
    mp_int_t mode = decode_int(request);
    *accepted = true;
    // The guest's own keys among its globals can compare, and raise: not before the request was accepted.
    size_t count;
    mp_obj_t *items;
    mp_obj_list_get(values, &count, &items);
    for (size_t i = 0; i < count; i += 2) {
        mp_obj_dict_store(MP_OBJ_FROM_PTR(main_globals()), items[i], items[i + 1]);
    }

    keep_source(filename, source, length);
    mp_obj_t code = compile_source(source, length, filename, mode);
    mp_compile_allow_top_level_await = false;
    mp_compile_keep_result = false;
    mp_obj_t result = mp_call_function_0(code);
    if (!mp_obj_is_type(code, &mp_type_gen_wrap)) {
        return result;
    }
    // What awaits at top level is a coroutine, although it does not begin like one.
    ((mp_obj_base_t *)MP_OBJ_TO_PTR(result))->type = &mp_type_coroutine;
    return event_loop_start(result);
}

mp_obj_t operation_call(decoder_t *request, bool *accepted) {
    expect_array(request, 3);
    qstr name = decode_name(request);
    size_t positional = decode_array(request);
    mp_obj_t few[FEW_ARGUMENTS], *arguments = positional > FEW_ARGUMENTS ? m_new(mp_obj_t, positional) : few;
    for (size_t i = 0; i < positional; ++i) {
        arguments[i] = decode_value(request);
    }
    size_t keywords = decode_map(request);
    if (keywords != 0) {
        mp_obj_t *all = m_new(mp_obj_t, positional + 2 * keywords);
        memcpy(all, arguments, positional * sizeof *all);
        arguments = all;
        for (mp_obj_t *next = all + positional; next != all + positional + 2 * keywords; next += 2) {
            next[0] = MP_OBJ_NEW_QSTR(decode_name(request));
            next[1] = decode_value(request);
        }
    }
    *accepted = true;
    mp_obj_t result = mp_call_function_n_kw(mp_load_name(name), positional, keywords, arguments);
    return mp_obj_is_small_int(result) ? result : event_loop_finish(result);
}

mp_obj_t operation_continues(decoder_t *request, bool *accepted) {
    expect_array(request, 1);
    size_t length;
    const char *source = decode_string(request, &length);
    *accepted = true;
    check_source(source, length);
    // The heuristic wants a terminated string, and reads backwards from its end.
    vstr_t text;
    vstr_init(&text, length + 1);
    vstr_add_strn(&text, source, length);
    return mp_obj_new_bool(length != 0 && mp_repl_continue_with_input(vstr_null_terminated_str(&text)));
}

mp_obj_t operation_install(decoder_t *request, bool *accepted) {
    expect_array(request, 1);
    size_t functions = decode_array(request);
    for (size_t i = 0; i < functions; ++i) {
        expect_array(request, 3);
        size_t length;
        const char *name = decode_string(request, &length);
        bool awaited = mp_obj_is_true(decode_value(request));
        host_function_install(name, length, awaited, decode_value(request));
    }
    *accepted = true;
    return mp_const_none;
}

mp_obj_t operation_script(decoder_t *request, bool *accepted) {
    expect_array(request, 3);
    size_t length;
    const char *text = decode_string(request, &length);
    qstr path = qstr_from_strn(text, length);
    qstr name = decode_name(request);
    size_t count = decode_array(request);
    mp_obj_t arguments = MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_sys_argv_obj));
    mp_obj_list_set_len(arguments, 0);
    for (size_t i = 0; i < count; ++i) {
        mp_obj_list_append(arguments, decode_value(request));
    }
    *accepted = true;
    mp_obj_t globals = MP_OBJ_FROM_PTR(main_globals());
    mp_obj_dict_store(globals, MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_OBJ_NEW_QSTR(name));
    mp_obj_dict_store(globals, MP_OBJ_NEW_QSTR(MP_QSTR___file__), MP_OBJ_NEW_QSTR(path));
    compiled_file_run(path, main_globals());
    return mp_const_none;
}

MP_REGISTER_ROOT_POINTER(mp_obj_dict_t run_sources);
