// There is no file system: what would open or import a file says that it does not exist.

#include "py/builtin.h"
#include "py/lexer.h"
#include "py/mperrno.h"
#include "py/runtime.h"

mp_import_stat_t mp_import_stat(const char *path) {
    (void)path;
    return MP_IMPORT_STAT_NO_EXIST;
}

mp_lexer_t *mp_lexer_new_from_file(qstr filename) {
    (void)filename;
    mp_raise_OSError(MP_ENOENT);
}

static mp_obj_t open_file(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    (void)keywords;
    const char *mode = n_args > 1 ? mp_obj_str_get_str(args[1]) : "r";
    mp_raise_OSError_with_filename(mode[0] == 'r' ? MP_ENOENT : MP_EROFS, mp_obj_str_get_str(args[0]));
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_open_obj, 1, open_file);
