// _os: the files of vfs.c and entropy, for the Python of os and io. Numbers, bytes and tuples only; what people see is made
// of them there.

#include <string.h>

#include "py/mperrno.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/unicode.h"

#include "abi.h"
#include "exceptions.h"
#include "vfs.h"

// Flags of open(), as Linux has them.
enum { WRITE_ONLY = 1, READ_WRITE = 2, ACCESS = 3, CREATE = 0100, EXCLUSIVE = 0200, TRUNCATE = 01000, APPEND = 02000 };

#define FILE_TYPE 0100000
#define DIRECTORY_TYPE 0040000
#define LINK_TYPE 0120000
#define PERMISSIONS 07777

typedef struct {
    mp_obj_base_t base;
    vfs_node_t *node;
    size_t position;
    mp_int_t flags;
    bool touched; // its time of modification is that of the first change through this
} handle_t;

static const mp_obj_type_t handle_type;

static const char *path_of(mp_obj_t path, size_t *length) {
    const char *text = mp_obj_str_get_data(path, length);
    if (memchr(text, 0, *length) != NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("embedded null byte"));
    }
    // The host is shown these names: surrogates, which start with 0xed and a byte from 0xa0, are not UTF-8 to it.
    bool strange = !utf8_check((const byte *)text, *length);
    for (size_t i = 0; !strange && i + 1 < *length; ++i) {
        strange = (byte)text[i] == 0xed && (byte)text[i + 1] >= 0xa0;
    }
    if (strange) {
        mp_raise_OSError(MP_EINVAL);
    }
    return text;
}

static mp_obj_t error_text(mp_int_t error) {
    const char *text = exception_error_text(error);
    return text != NULL ? mp_obj_new_str_from_cstr(text) : mp_const_none;
}

static mp_obj_t os_error_text(mp_obj_t error) {
    return error_text(mp_obj_get_int(error));
}
static MP_DEFINE_CONST_FUN_OBJ_1(os_error_text_obj, os_error_text);

static void raise_if(int error, mp_obj_t path) {
    if (error != 0) {
        mp_obj_t args[] = {MP_OBJ_NEW_SMALL_INT(error), error_text(error), path};
        nlr_raise(mp_obj_exception_make_new(&mp_type_OSError, MP_ARRAY_SIZE(args), 0, args));
    }
}

static void raise_if_number(int error) {
    if (error != 0) {
        mp_raise_OSError(error);
    }
}

static vfs_node_t *find(mp_obj_t path, bool follow) {
    size_t length;
    const char *text = path_of(path, &length);
    vfs_node_t *node;
    raise_if(vfs_find(text, length, follow, &node), path);
    return node;
}

// --- Open files ---

static mp_obj_t vfs_open(mp_obj_t path, mp_obj_t flags_in, mp_obj_t mode) {
    size_t length;
    const char *text = path_of(path, &length);
    mp_int_t flags = mp_obj_get_int(flags_in);
    uint16_t permissions = (uint16_t)(mp_obj_get_int(mode) & PERMISSIONS);
    vfs_node_t *node;
    int error = vfs_find(text, length, !(flags & CREATE) || !(flags & EXCLUSIVE), &node);
    bool fresh = error == MP_ENOENT && (flags & CREATE);
    if (fresh) {
        error = vfs_create(text, length, &vfs_file_type, permissions, &node);
    } else if (error == 0 && (flags & CREATE) && (flags & EXCLUSIVE)) {
        error = MP_EEXIST;
    } else if (error == 0 && vfs_is_directory(node)) {
        error = MP_EISDIR;
    } else if (error == 0) {
        error = vfs_load(node);
    }
    raise_if(error, path);
    handle_t *handle = mp_obj_malloc(handle_t, &handle_type);
    handle->node = node;
    handle->position = 0;
    handle->flags = flags;
    handle->touched = fresh;
    if ((flags & TRUNCATE) && (flags & ACCESS) != 0 && node->length != 0) {
        raise_if(vfs_resize(node, 0), path);
        vfs_touch(node);
        handle->touched = true;
    }
    return MP_OBJ_FROM_PTR(handle);
}
static MP_DEFINE_CONST_FUN_OBJ_3(vfs_open_obj, vfs_open);

static handle_t *readable(mp_obj_t self) {
    handle_t *handle = MP_OBJ_TO_PTR(self);
    if ((handle->flags & ACCESS) == WRITE_ONLY) {
        mp_raise_OSError(MP_EBADF);
    }
    return handle;
}

static handle_t *writable(mp_obj_t self) {
    handle_t *handle = MP_OBJ_TO_PTR(self);
    if ((handle->flags & ACCESS) == 0) {
        mp_raise_OSError(MP_EBADF);
    }
    if (!handle->touched) {
        vfs_touch(handle->node);
        handle->touched = true;
    }
    return handle;
}

static size_t rest_of(const handle_t *handle) {
    size_t length = handle->node->length;
    return handle->position < length ? length - handle->position : 0;
}

static mp_obj_t handle_read(size_t n_args, const mp_obj_t *args) {
    handle_t *handle = readable(args[0]);
    mp_int_t asked = n_args == 1 || args[1] == mp_const_none ? -1 : mp_obj_get_int(args[1]);
    size_t size = rest_of(handle);
    if (asked >= 0 && (size_t)asked < size) {
        size = (size_t)asked;
    }
    vstr_t bytes;
    vstr_init_len(&bytes, size);
    if (size != 0) {
        memcpy(bytes.buf, handle->node->data + handle->position, size);
    }
    handle->position += size;
    return mp_obj_new_bytes_from_vstr(&bytes);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(handle_read_obj, 1, 2, handle_read);

// Up to and with the next line feed, or `size` bytes.
static mp_obj_t handle_readline(size_t n_args, const mp_obj_t *args) {
    handle_t *handle = readable(args[0]);
    mp_int_t asked = n_args == 1 || args[1] == mp_const_none ? -1 : mp_obj_get_int(args[1]);
    size_t size = rest_of(handle);
    if (asked >= 0 && (size_t)asked < size) {
        size = (size_t)asked;
    }
    const byte *from = handle->node->data + handle->position;
    const byte *feed = size == 0 ? NULL : memchr(from, '\n', size);
    if (feed != NULL) {
        size = (size_t)(feed + 1 - from);
    }
    handle->position += size;
    return mp_obj_new_bytes(from, size);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(handle_readline_obj, 1, 2, handle_readline);

static mp_obj_t handle_readinto(mp_obj_t self, mp_obj_t buffer) {
    handle_t *handle = readable(self);
    mp_buffer_info_t into;
    mp_get_buffer_raise(buffer, &into, MP_BUFFER_WRITE);
    size_t size = rest_of(handle);
    size = size < into.len ? size : into.len;
    if (size != 0) {
        memcpy(into.buf, handle->node->data + handle->position, size);
    }
    handle->position += size;
    return mp_obj_new_int_from_uint(size);
}
static MP_DEFINE_CONST_FUN_OBJ_2(handle_readinto_obj, handle_readinto);

static mp_obj_t handle_write(mp_obj_t self, mp_obj_t buffer) {
    handle_t *handle = writable(self);
    if (mp_obj_is_str(buffer)) {
        mp_raise_TypeError(MP_ERROR_TEXT("a bytes-like object is required, not 'str'"));
    }
    mp_buffer_info_t from;
    mp_get_buffer_raise(buffer, &from, MP_BUFFER_READ);
    if (handle->flags & APPEND) {
        handle->position = handle->node->length;
    }
    raise_if_number(vfs_write(handle->node, handle->position, from.buf, from.len));
    handle->position += from.len;
    return mp_obj_new_int_from_uint(from.len);
}
static MP_DEFINE_CONST_FUN_OBJ_2(handle_write_obj, handle_write);

static mp_obj_t handle_seek(size_t n_args, const mp_obj_t *args) {
    handle_t *handle = MP_OBJ_TO_PTR(args[0]);
    mp_int_t whence = n_args == 2 ? 0 : mp_obj_get_int(args[2]);
    int64_t start = whence == 0 ? 0 : whence == 1 ? (int64_t)handle->position : (int64_t)handle->node->length;
    int64_t position = start + mp_obj_get_int(args[1]);
    if (position < 0 || position > INT32_MAX || whence < 0 || whence > 2) {
        mp_raise_OSError(MP_EINVAL);
    }
    handle->position = (size_t)position;
    return mp_obj_new_int_from_uint(handle->position);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(handle_seek_obj, 2, 3, handle_seek);

static mp_obj_t handle_tell(mp_obj_t self) {
    return mp_obj_new_int_from_uint(((handle_t *)MP_OBJ_TO_PTR(self))->position);
}
static MP_DEFINE_CONST_FUN_OBJ_1(handle_tell_obj, handle_tell);

static mp_obj_t handle_truncate(mp_obj_t self, mp_obj_t size_in) {
    handle_t *handle = writable(self);
    mp_int_t size = mp_obj_get_int(size_in);
    raise_if_number(size < 0 ? MP_EINVAL : vfs_resize(handle->node, (size_t)size));
    return size_in;
}
static MP_DEFINE_CONST_FUN_OBJ_2(handle_truncate_obj, handle_truncate);

// (type and mode, number, size, time of modification in seconds, that of access, names)
static mp_obj_t status_of(vfs_node_t *node) {
    bool directory = vfs_is_directory(node);
    mp_obj_t items[] = {
        MP_OBJ_NEW_SMALL_INT((directory ? DIRECTORY_TYPE : vfs_is_link(node) ? LINK_TYPE : FILE_TYPE) | node->mode),
        mp_obj_new_int_from_uint(node->number),
        mp_obj_new_int_from_uint(directory ? 0 : node->length),
        mp_obj_new_float(node->modified),
        mp_obj_new_float(node->accessed),
        MP_OBJ_NEW_SMALL_INT(node->names),
    };
    return mp_obj_new_tuple(MP_ARRAY_SIZE(items), items);
}

static mp_obj_t handle_stat(mp_obj_t self) {
    return status_of(((handle_t *)MP_OBJ_TO_PTR(self))->node);
}
static MP_DEFINE_CONST_FUN_OBJ_1(handle_stat_obj, handle_stat);

static const mp_rom_map_elem_t handle_methods_table[] = {
    {MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&handle_read_obj)},
    {MP_ROM_QSTR(MP_QSTR_readline), MP_ROM_PTR(&handle_readline_obj)},
    {MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&handle_readinto_obj)},
    {MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&handle_write_obj)},
    {MP_ROM_QSTR(MP_QSTR_seek), MP_ROM_PTR(&handle_seek_obj)},
    {MP_ROM_QSTR(MP_QSTR_tell), MP_ROM_PTR(&handle_tell_obj)},
    {MP_ROM_QSTR(MP_QSTR_truncate), MP_ROM_PTR(&handle_truncate_obj)},
    {MP_ROM_QSTR(MP_QSTR_stat), MP_ROM_PTR(&handle_stat_obj)},
};
static MP_DEFINE_CONST_DICT(handle_methods, handle_methods_table);

static MP_DEFINE_CONST_OBJ_TYPE(handle_type, MP_QSTR_Handle, MP_TYPE_FLAG_NONE, locals_dict, &handle_methods);

// --- The tree ---

static mp_obj_t vfs_stat(mp_obj_t path) {
    return status_of(find(path, true));
}
static MP_DEFINE_CONST_FUN_OBJ_1(vfs_stat_obj, vfs_stat);

static mp_obj_t vfs_lstat(mp_obj_t path) {
    return status_of(find(path, false));
}
static MP_DEFINE_CONST_FUN_OBJ_1(vfs_lstat_obj, vfs_lstat);

// [(name, whether it is a directory, or None for a link)]
static mp_obj_t vfs_list(mp_obj_t path) {
    vfs_node_t *node = find(path, true);
    raise_if(vfs_is_directory(node) ? vfs_load(node) : MP_ENOTDIR, path);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < node->entries.alloc; ++i) {
        if (mp_map_slot_is_filled(&node->entries, i)) {
            const mp_map_elem_t *entry = &node->entries.table[i];
            vfs_node_t *child = MP_OBJ_TO_PTR(entry->value);
            mp_obj_t items[] = {entry->key, vfs_is_link(child) ? mp_const_none : mp_obj_new_bool(vfs_is_directory(child))};
            mp_obj_list_append(list, mp_obj_new_tuple(2, items));
        }
    }
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_1(vfs_list_obj, vfs_list);

static mp_obj_t vfs_mkdir(mp_obj_t path, mp_obj_t mode) {
    size_t length;
    const char *text = path_of(path, &length);
    vfs_node_t *node;
    raise_if(vfs_create(text, length, &vfs_directory_type, (uint16_t)(mp_obj_get_int(mode) & PERMISSIONS), &node), path);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(vfs_mkdir_obj, vfs_mkdir);

static mp_obj_t remove_at(mp_obj_t path, bool directory) {
    size_t length;
    const char *text = path_of(path, &length);
    raise_if(vfs_remove(text, length, directory), path);
    return mp_const_none;
}

static mp_obj_t vfs_rmdir(mp_obj_t path) {
    return remove_at(path, true);
}
static MP_DEFINE_CONST_FUN_OBJ_1(vfs_rmdir_obj, vfs_rmdir);

static mp_obj_t vfs_unlink(mp_obj_t path) {
    return remove_at(path, false);
}
static MP_DEFINE_CONST_FUN_OBJ_1(vfs_unlink_obj, vfs_unlink);

static mp_obj_t vfs_rename_path(mp_obj_t from, mp_obj_t to) {
    size_t from_length;
    size_t to_length;
    const char *from_text = path_of(from, &from_length);
    const char *to_text = path_of(to, &to_length);
    raise_if(vfs_rename(from_text, from_length, to_text, to_length), from);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(vfs_rename_obj, vfs_rename_path);

static mp_obj_t vfs_symlink(mp_obj_t target, mp_obj_t path) {
    size_t target_length;
    const char *target_text = path_of(target, &target_length);
    size_t length;
    const char *text = path_of(path, &length);
    vfs_node_t *node;
    int error = target_length == 0 ? MP_ENOENT : target_length > VFS_PATH_BYTES ? VFS_ENAMETOOLONG : 0;
    if (error == 0) {
        error = vfs_create(text, length, &vfs_link_type, 0777, &node);
    }
    if (error == 0) {
        error = vfs_write(node, 0, target_text, target_length);
        if (error != 0) {
            vfs_remove(text, length, false);
        }
    }
    raise_if(error, path);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(vfs_symlink_obj, vfs_symlink);

static mp_obj_t vfs_readlink(mp_obj_t path) {
    vfs_node_t *node = find(path, false);
    raise_if(vfs_is_link(node) ? 0 : MP_EINVAL, path);
    return mp_obj_new_str((const char *)node->data, node->length);
}
static MP_DEFINE_CONST_FUN_OBJ_1(vfs_readlink_obj, vfs_readlink);

static mp_obj_t vfs_link_path(mp_obj_t from, mp_obj_t to) {
    vfs_node_t *node = find(from, false);
    size_t length;
    const char *text = path_of(to, &length);
    raise_if(vfs_link(node, text, length), from);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(vfs_link_obj, vfs_link_path);

static mp_obj_t vfs_chdir(mp_obj_t path) {
    size_t length;
    const char *text = path_of(path, &length);
    raise_if(vfs_change_directory(text, length), path);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(vfs_chdir_obj, vfs_chdir);

static MP_DEFINE_CONST_FUN_OBJ_0(vfs_getcwd_obj, vfs_current_directory);

static mp_obj_t vfs_chmod(mp_obj_t path, mp_obj_t mode) {
    find(path, true)->mode = (uint16_t)(mp_obj_get_int(mode) & PERMISSIONS);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(vfs_chmod_obj, vfs_chmod);

static mp_obj_t vfs_utime(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    double accessed = mp_obj_get_float(args[1]);
    double modified = mp_obj_get_float(args[2]);
    vfs_node_t *node = find(args[0], mp_obj_is_true(args[3]));
    node->accessed = accessed;
    node->modified = modified;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(vfs_utime_obj, 4, 4, vfs_utime);

static mp_obj_t os_urandom(mp_obj_t count_in) {
    mp_int_t count = mp_obj_get_int(count_in);
    if (count < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("negative argument not allowed"));
    }
    vstr_t bytes;
    vstr_init_len(&bytes, (size_t)count);
    for (size_t i = 0; i < bytes.len; i += 4) {
        int32_t word = host_entropy();
        memcpy(bytes.buf + i, &word, bytes.len - i < 4 ? bytes.len - i : 4);
    }
    return mp_obj_new_bytes_from_vstr(&bytes);
}
static MP_DEFINE_CONST_FUN_OBJ_1(os_urandom_obj, os_urandom);

static const mp_rom_map_elem_t module_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__os)},
    {MP_ROM_QSTR(MP_QSTR_open), MP_ROM_PTR(&vfs_open_obj)},
    {MP_ROM_QSTR(MP_QSTR_stat), MP_ROM_PTR(&vfs_stat_obj)},
    {MP_ROM_QSTR(MP_QSTR_lstat), MP_ROM_PTR(&vfs_lstat_obj)},
    {MP_ROM_QSTR(MP_QSTR_list), MP_ROM_PTR(&vfs_list_obj)},
    {MP_ROM_QSTR(MP_QSTR_symlink), MP_ROM_PTR(&vfs_symlink_obj)},
    {MP_ROM_QSTR(MP_QSTR_readlink), MP_ROM_PTR(&vfs_readlink_obj)},
    {MP_ROM_QSTR(MP_QSTR_link), MP_ROM_PTR(&vfs_link_obj)},
    {MP_ROM_QSTR(MP_QSTR_mkdir), MP_ROM_PTR(&vfs_mkdir_obj)},
    {MP_ROM_QSTR(MP_QSTR_rmdir), MP_ROM_PTR(&vfs_rmdir_obj)},
    {MP_ROM_QSTR(MP_QSTR_unlink), MP_ROM_PTR(&vfs_unlink_obj)},
    {MP_ROM_QSTR(MP_QSTR_rename), MP_ROM_PTR(&vfs_rename_obj)},
    {MP_ROM_QSTR(MP_QSTR_chdir), MP_ROM_PTR(&vfs_chdir_obj)},
    {MP_ROM_QSTR(MP_QSTR_getcwd), MP_ROM_PTR(&vfs_getcwd_obj)},
    {MP_ROM_QSTR(MP_QSTR_chmod), MP_ROM_PTR(&vfs_chmod_obj)},
    {MP_ROM_QSTR(MP_QSTR_utime), MP_ROM_PTR(&vfs_utime_obj)},
    {MP_ROM_QSTR(MP_QSTR_strerror), MP_ROM_PTR(&os_error_text_obj)},
    {MP_ROM_QSTR(MP_QSTR_urandom), MP_ROM_PTR(&os_urandom_obj)},
};
static MP_DEFINE_CONST_DICT(module_globals, module_table);

const mp_obj_module_t os_module = {{&mp_type_module}, (mp_obj_dict_t *)&module_globals};
MP_REGISTER_MODULE(MP_QSTR__os, os_module);
