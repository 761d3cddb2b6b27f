#include "compiled_files.h"

#include <string.h>

#include "py/compile.h"
#include "py/lexer.h"
#include "py/mperrno.h"
#include "py/runtime.h"

#include "vfs.h"

static vfs_node_t *file_at(qstr path) {
    size_t length;
    const char *text = (const char *)qstr_data(path, &length);
    vfs_node_t *node;
    return vfs_find(text, length, true, &node) == 0 && !vfs_is_directory(node) ? node : NULL;
}

static mp_compiled_module_t *compile(qstr path, mp_obj_dict_t *globals) {
    mp_compiled_module_t *compiled = m_new0(mp_compiled_module_t, 1);
    compiled->context = m_new_obj(mp_module_context_t);
    compiled->context->module.base.type = &mp_type_module;
    compiled->context->module.globals = globals;
    mp_parse_tree_t tree = mp_parse(mp_lexer_new_from_file(path), MP_PARSE_FILE_INPUT);
    mp_compile_to_raw_code(&tree, path, false, compiled);
    return compiled;
}

void compiled_file_make(qstr path) {
    mp_compiled_module_t *compiled = compile(path, &MP_STATE_VM(dict_main));
    vfs_node_t *file = file_at(path); // still there: compiling runs nothing of the guest's
    if (file != NULL) {
        file->code = compiled;
    }
}

mp_proto_fun_t compiled_file_find(qstr path, mp_module_context_t *context) {
    const vfs_node_t *file = file_at(path);
    const mp_compiled_module_t *compiled = file == NULL ? NULL : file->code;
    if (compiled == NULL) {
        return NULL;
    }
    context->constants = compiled->context->constants;
    return compiled->rc;
}

void compiled_file_run(qstr path, mp_obj_dict_t *globals) {
    mp_module_context_t *context = m_new_obj(mp_module_context_t);
    context->module.base.type = &mp_type_module;
    context->module.globals = globals;
    mp_proto_fun_t code = compiled_file_find(path, context);
    if (code == NULL) {
        mp_compiled_module_t *compiled = compile(path, globals);
        context = compiled->context;
        code = compiled->rc;
    }
    mp_call_function_0(mp_make_function_from_proto_fun(code, context, NULL));
}
