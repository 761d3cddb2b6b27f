#include "file_operations.h"

#include <string.h>

#include "py/mperrno.h"
#include "py/runtime.h"

#include "abi.h"
#include "compiled_files.h"
#include "standard_input.h"
#include "vfs.h"

static int write_file(const char *path, size_t length, const char *content, size_t content_length) {
    vfs_node_t *node;
    int error = vfs_find(path, length, true, &node);
    if (error == MP_ENOENT) {
        error = vfs_create_parents(path, length);
        if (error == 0) {
            error = vfs_create(path, length, &vfs_file_type, 0644, &node);
        }
    }
    if (error == 0 && vfs_is_directory(node)) {
        error = MP_EISDIR;
    }
    if (error == 0) {
        error = vfs_resize(node, content_length);
    }
    if (error == 0) {
        error = vfs_write(node, 0, content, content_length);
        vfs_touch(node);
    }
    return error;
}

static void list_file(mp_obj_t list, const vstr_t *path, const vfs_node_t *file) {
    mp_obj_t items[] = {mp_obj_new_str(path->buf, path->len), mp_obj_new_int_from_uint(file->length)};
    mp_obj_list_append(list, mp_obj_new_list(2, items));
}

// Directories that are still to be listed, as [path, node, …], stand behind each other in a list: a deep tree needs no stack.
static mp_obj_t list_files(vstr_t *path, vfs_node_t *node) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    if (!vfs_is_directory(node)) {
        list_file(list, path, node);
        return list;
    }
    mp_obj_t directories = mp_obj_new_list(0, NULL);
    mp_obj_list_append(directories, mp_obj_new_str(path->buf, path->len));
    mp_obj_list_append(directories, MP_OBJ_FROM_PTR(node));
    size_t count;
    mp_obj_t *items;
    for (size_t at = 0; mp_obj_list_get(directories, &count, &items), at != count; at += 2) {
        size_t length;
        const char *text = mp_obj_str_get_data(items[at], &length);
        const mp_map_t *entries = &((vfs_node_t *)MP_OBJ_TO_PTR(items[at + 1]))->entries;
        for (size_t i = 0; i < entries->alloc; ++i) {
            if (!mp_map_slot_is_filled(entries, i)) {
                continue;
            }
            size_t name_length;
            const char *name = mp_obj_str_get_data(entries->table[i].key, &name_length);
            vfs_node_t *child = MP_OBJ_TO_PTR(entries->table[i].value);
            vstr_t below;
            vstr_init(&below, length + name_length + 2);
            vstr_add_strn(&below, text, length);
            if (length != 1) {
                vstr_add_char(&below, '/'); // the root's path is one
            }
            vstr_add_strn(&below, name, name_length);
            if (vfs_is_directory(child)) {
                mp_obj_list_append(directories, mp_obj_new_str(below.buf, below.len));
                mp_obj_list_append(directories, MP_OBJ_FROM_PTR(child));
            } else if (!vfs_is_link(child)) { // what it leads to is listed where it is
                list_file(list, &below, child);
            }
        }
    }
    return list;
}

mp_obj_t operation_file(decoder_t *request, bool *accepted) {
    if (decode_array(request) != 3) {
        mp_raise_ValueError(MP_ERROR_TEXT("malformed request"));
    }
    mp_int_t action = decode_int(request);
    size_t length;
    const char *path = decode_string(request, &length);
    size_t content_length;
    const char *content = decode_string(request, &content_length);
    *accepted = true;

    if (action == FILE_FEED) {
        standard_input_feed(content, content_length);
        return mp_const_none;
    }
    vstr_t absolute;
    vfs_node_t *node;
    int error = memchr(path, 0, length) != NULL ? MP_EINVAL : vfs_normalise(path, length, &absolute);
    if (error == 0 && action == FILE_WRITE) {
        error = write_file(path, length, content, content_length);
    } else if (error == 0 && action == FILE_MOUNT) {
        error = vfs_mount(path, length, mp_obj_new_str(content, content_length));
    } else if (error == 0) {
        error = vfs_find(path, length, true, &node);
    }
    if (error == 0 && action == FILE_READ) {
        error = vfs_is_directory(node) ? MP_EISDIR : vfs_load(node);
    }
    if (error != 0) {
        mp_raise_OSError_with_filename(error, mp_obj_str_get_str(mp_obj_new_str(path, length)));
    }
    switch (action) {
        case FILE_READ:
            return mp_obj_new_bytes(node->data, node->length);
        case FILE_LIST:
            return list_files(&absolute, node);
        case FILE_COMPILE:
            compiled_file_make(qstr_from_strn(path, length));
            return mp_const_none;
        default:
            return mp_const_none;
    }
}
