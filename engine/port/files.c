// open(), and imports of Python files: both find what is in the sandbox's own files.

#include <string.h>

#include "py/builtin.h"
#include "py/lexer.h"
#include "py/mperrno.h"
#include "py/runtime.h"
#include "py/unicode.h"

#include "vfs.h"

mp_import_stat_t mp_import_stat(const char *path) {
    vfs_node_t *node;
    if (MP_STATE_VM(vfs_root) == NULL || vfs_find(path, strlen(path), true, &node) != 0) {
        return MP_IMPORT_STAT_NO_EXIST;
    }
    return vfs_is_directory(node) ? MP_IMPORT_STAT_DIR : MP_IMPORT_STAT_FILE;
}

mp_lexer_t *mp_lexer_new_from_file(qstr filename) {
    size_t length;
    const char *path = (const char *)qstr_data(filename, &length);
    vfs_node_t *node;
    int error = vfs_find(path, length, true, &node);
    if (error == 0) {
        error = vfs_is_directory(node) ? MP_EISDIR : vfs_load(node);
    }
    if (error != 0) {
        mp_raise_OSError_with_filename(error, path);
    }
    if (!utf8_check(node->data, node->length) || (node->length != 0 && memchr(node->data, 0, node->length) != NULL)) {
        mp_raise_msg_varg(&mp_type_SyntaxError, MP_ERROR_TEXT("'%s' is not UTF-8, or contains a NUL character"), path);
    }
    size_t mark = node->length >= 3 && memcmp(node->data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; // a byte order mark
    return mp_lexer_new_from_str_len(filename, (const char *)node->data + mark, node->length - mark, 0);
}

// types.ModuleType(name, doc=None): a module that no file has filled, and that sys.modules does not have.
mp_obj_t module_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t module_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    enum { NAME, DOC };
    static const mp_arg_t allowed[] = {
        {MP_QSTR_name, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
        {MP_QSTR_doc, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
    };
    mp_arg_val_t given[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed), allowed, given);
    if (!mp_obj_is_str(given[NAME].u_obj)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("module() argument 'name' must be str, not %s"), mp_obj_get_type_str(given[NAME].u_obj));
    }
    mp_obj_module_t *module = mp_obj_malloc(mp_obj_module_t, type);
    module->globals = MP_OBJ_TO_PTR(mp_obj_new_dict(0));
    mp_obj_t globals = MP_OBJ_FROM_PTR(module->globals);
    mp_obj_dict_store(globals, MP_OBJ_NEW_QSTR(MP_QSTR___name__), given[NAME].u_obj);
    mp_obj_dict_store(globals, MP_OBJ_NEW_QSTR(MP_QSTR___doc__), given[DOC].u_obj);
    return MP_OBJ_FROM_PTR(module);
}

static mp_obj_t open_file(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    mp_obj_t io = mp_import_name(MP_QSTR_io, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
    mp_obj_t call[2 + 16] = {mp_load_attr(io, MP_QSTR__open)};
    size_t pairs = 0;
    if (n_args + 2 * keywords->used > 16) {
        mp_raise_TypeError(MP_ERROR_TEXT("open() takes at most 8 arguments"));
    }
    memcpy(call + 1, args, n_args * sizeof *args);
    for (size_t i = 0; i < keywords->alloc; ++i) {
        if (mp_map_slot_is_filled(keywords, i)) {
            call[1 + n_args + 2 * pairs] = keywords->table[i].key;
            call[2 + n_args + 2 * pairs] = keywords->table[i].value;
            ++pairs;
        }
    }
    return mp_call_function_n_kw(call[0], n_args, pairs, call + 1);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_open_obj, 1, open_file);
