#include "vfs.h"

#include <string.h>

#include "py/mperrno.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include "abi.h"
#include "bounds.h"
#include "mounts.h"

#define LEAST_CAPACITY 64
#define DIRECTORY_MODE 0755
#define FILE_MODE 0644
#define LINKS_FOLLOWED 40

MP_REGISTER_ROOT_POINTER(struct _vfs_node_t *vfs_root);
MP_REGISTER_ROOT_POINTER(mp_obj_t vfs_directory);

MP_DEFINE_CONST_OBJ_TYPE(vfs_file_type, MP_QSTR_file, MP_TYPE_FLAG_NONE);
MP_DEFINE_CONST_OBJ_TYPE(vfs_directory_type, MP_QSTR_directory, MP_TYPE_FLAG_NONE);
MP_DEFINE_CONST_OBJ_TYPE(vfs_link_type, MP_QSTR_link, MP_TYPE_FLAG_NONE);

// Names, the root's among them, and the bytes of what has one.
static struct {
    size_t nodes, bytes;
    uint32_t last_number;
} used;

// A part of a path, for looking it up without making a str of it.
typedef struct {
    mp_obj_str_t text;
} part_t;

static mp_obj_t part_of(part_t *part, const char *text, size_t length) {
    part->text = (mp_obj_str_t) {{&mp_type_str}, qstr_compute_hash((const byte *)text, length), length, (const byte *)text};
    return MP_OBJ_FROM_PTR(&part->text);
}

static vfs_node_t *new_node(const mp_obj_type_t *type, uint16_t mode) {
    vfs_node_t *node = m_new0(vfs_node_t, 1);
    node->base.type = type;
    node->number = ++used.last_number;
    node->mode = mode;
    node->names = 1;
    if (vfs_is_directory(node)) {
        mp_map_init(&node->entries, 0);
    }
    vfs_touch(node);
    node->accessed = node->modified;
    return node;
}

static vfs_node_t *known_child_of(vfs_node_t *directory, const char *name, size_t length) {
    part_t part;
    mp_map_elem_t *entry = mp_map_lookup(&directory->entries, part_of(&part, name, length), MP_MAP_LOOKUP);
    return entry == NULL ? NULL : MP_OBJ_TO_PTR(entry->value);
}

static void link_child(vfs_node_t *directory, const char *name, size_t length, vfs_node_t *child) {
    mp_obj_t key = mp_obj_new_str_copy(&mp_type_str, (const byte *)name, length);
    mp_map_lookup(&directory->entries, key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = MP_OBJ_FROM_PTR(child);
}

static void set_host_entry(vfs_node_t *node, const mount_entry_t *entry) {
    node->host = entry->host;
    node->modified = entry->modified;
    if (!entry->directory) {
        node->length = entry->length;
    }
}

static vfs_node_t *child_of(vfs_node_t *directory, const char *name, size_t length) {
    vfs_node_t *child = known_child_of(directory, name, length);
    mount_entry_t entry;
    if (child != NULL || directory->host == MP_OBJ_NULL || mount_stat(mount_name(directory->host, name, length), &entry) != 0) {
        return child;
    }
    child = new_node(entry.directory ? &vfs_directory_type : &vfs_file_type, entry.directory ? DIRECTORY_MODE : FILE_MODE);
    set_host_entry(child, &entry);
    link_child(directory, name, length, child);
    ++used.nodes;
    return child;
}

static void unlink_child(vfs_node_t *directory, const char *name, size_t length) {
    part_t part;
    mp_map_lookup(&directory->entries, part_of(&part, name, length), MP_MAP_LOOKUP_REMOVE_IF_FOUND);
}

// There is none before the first use: a sandbox without files does not pay for them.
static vfs_node_t *root(void) {
    if (MP_STATE_VM(vfs_root) == NULL) {
        vfs_node_t *node = new_node(&vfs_directory_type, DIRECTORY_MODE);
        link_child(node, "tmp", 3, new_node(&vfs_directory_type, 01777));
        used.nodes = 2;
        MP_STATE_VM(vfs_root) = node;
    }
    return MP_STATE_VM(vfs_root);
}

void vfs_touch(vfs_node_t *node) {
    node->modified = host_clock(CLOCK_WALL) / 1000;
}

// --- Paths ---

mp_obj_t vfs_current_directory(void) {
    return MP_STATE_VM(vfs_directory) == MP_OBJ_NULL ? mp_obj_new_str("/", 1) : MP_STATE_VM(vfs_directory);
}

static int walk(const char *parts, size_t length, vfs_node_t **node) {
    *node = root();
    for (const char *end = parts + length; parts != end;) {
        if (!vfs_is_directory(*node)) {
            return MP_ENOTDIR;
        }
        const char *name = parts + 1;
        const char *slash = memchr(name, '/', (size_t)(end - name));
        parts = slash == NULL ? end : slash;
        *node = child_of(*node, name, (size_t)(parts - name));
        if (*node == NULL) {
            return MP_ENOENT;
        }
    }
    return 0;
}

typedef struct {
    vstr_t *text; // without the slash of the root, so that "" is the root itself
    vfs_node_t *node; // what is there, or NULL
    unsigned links; // that were followed
} way_t;

// Behind what is missing, "." and ".." are still taken out.
static int add_parts(way_t *way, const char *path, size_t length, bool follow) {
    vstr_t *absolute = way->text;
    const char *end = path + length;
    while (path != end) {
        const char *slash = memchr(path, '/', (size_t)(end - path));
        size_t part = (size_t)((slash == NULL ? end : slash) - path);
        if (part > VFS_NAME_BYTES) {
            return VFS_ENAMETOOLONG;
        }
        if (part == 2 && path[0] == '.' && path[1] == '.') {
            while (absolute->len != 0 && absolute->buf[--absolute->len] != '/') {
            }
            if (walk(absolute->buf, absolute->len, &way->node) != 0) {
                way->node = NULL;
            }
        } else if (part != 0 && !(part == 1 && path[0] == '.')) {
            vfs_node_t *from = way->node;
            vfs_node_t *node = from != NULL && vfs_is_directory(from) ? child_of(from, path, part) : NULL;
            if (node != NULL && vfs_is_link(node) && (follow || slash != NULL)) {
                if (++way->links > LINKS_FOLLOWED) {
                    return VFS_ELOOP;
                }
                if (node->data[0] == '/') {
                    absolute->len = 0;
                    way->node = root();
                }
                int error = add_parts(way, (const char *)node->data, node->length, true);
                if (error != 0) {
                    return error;
                }
            } else {
                way->node = node;
                vstr_add_char(absolute, '/');
                vstr_add_strn(absolute, path, part);
            }
        }
        path += part + (slash != NULL);
    }
    return absolute->len > VFS_PATH_BYTES ? VFS_ENAMETOOLONG : 0;
}

static int parts_of(const char *path, size_t length, bool follow, vstr_t *absolute, vfs_node_t **node) {
    vstr_init(absolute, 64);
    if (length == 0) {
        return MP_ENOENT;
    }
    if (length > VFS_PATH_BYTES) {
        return VFS_ENAMETOOLONG;
    }
    way_t way = {absolute, root(), 0};
    if (path[0] != '/' && MP_STATE_VM(vfs_directory) != MP_OBJ_NULL) {
        size_t directory_length;
        const char *directory = mp_obj_str_get_data(MP_STATE_VM(vfs_directory), &directory_length);
        add_parts(&way, directory, directory_length, true);
    }
    int error = add_parts(&way, path, length, follow);
    *node = way.node;
    return error;
}

int vfs_normalise(const char *path, size_t length, vstr_t *absolute) {
    vfs_node_t *node;
    int error = parts_of(path, length, true, absolute, &node);
    if (error == 0 && absolute->len == 0) {
        vstr_add_char(absolute, '/');
    }
    return error;
}

int vfs_find(const char *path, size_t length, bool follow, vfs_node_t **node) {
    vstr_t parts;
    int error = parts_of(path, length, follow, &parts, node);
    if (error == 0 && *node == NULL) {
        error = walk(parts.buf, parts.len, node);
    }
    if (error == 0 && path[length - 1] == '/' && !vfs_is_directory(*node)) {
        error = MP_ENOTDIR;
    }
    return error;
}

// A path's last name, the directory that it is in, and what is there now, or NULL.
typedef struct {
    vstr_t parts;
    vfs_node_t *directory;
    const char *name;
    size_t length;
    vfs_node_t *node;
} place_t;

static int find_place(const char *path, size_t length, bool follow, place_t *place) {
    int error = parts_of(path, length, follow, &place->parts, &place->node);
    if (error != 0) {
        return error;
    }
    if (place->parts.len == 0) {
        return MP_EBUSY; // the root can be neither made nor removed
    }
    place->name = place->parts.buf + place->parts.len;
    while (place->name[-1] != '/') {
        --place->name;
    }
    place->length = (size_t)(place->parts.buf + place->parts.len - place->name);
    error = walk(place->parts.buf, (size_t)(place->name - 1 - place->parts.buf), &place->directory);
    if (error == 0 && !vfs_is_directory(place->directory)) {
        error = MP_ENOTDIR;
    }
    return error;
}

int vfs_change_directory(const char *path, size_t length) {
    vfs_node_t *node;
    int error = vfs_find(path, length, true, &node);
    if (error != 0) {
        return error;
    }
    if (!vfs_is_directory(node)) {
        return MP_ENOTDIR;
    }
    vstr_t absolute;
    vfs_normalise(path, length, &absolute);
    MP_STATE_VM(vfs_directory) = mp_obj_new_str_from_vstr(&absolute);
    return 0;
}

// --- The tree ---

static int find_free(const char *path, size_t length, bool follow, place_t *place) {
    int error = find_place(path, length, follow, place);
    if (error != 0) {
        return error == MP_EBUSY ? MP_EEXIST : error;
    }
    if (place->node != NULL) {
        return MP_EEXIST;
    }
    return used.nodes >= limits.files ? MP_ENOSPC : 0;
}

static void name_child(place_t *place, vfs_node_t *node) {
    link_child(place->directory, place->name, place->length, node);
    vfs_touch(place->directory);
    ++used.nodes;
}

int vfs_create(const char *path, size_t length, const mp_obj_type_t *type, uint16_t mode, vfs_node_t **node) {
    place_t place;
    bool file = type == &vfs_file_type;
    int error = find_free(path, length, file, &place);
    if (error == 0 && file && path[length - 1] == '/') {
        error = MP_EISDIR;
    }
    mp_obj_t host = MP_OBJ_NULL;
    if (error == 0 && place.directory->host != MP_OBJ_NULL) {
        host = mount_name(place.directory->host, place.name, place.length);
        error = type == &vfs_link_type ? MP_EPERM : mount_create(host, !file);
    }
    if (error == 0) {
        *node = new_node(type, mode);
        (*node)->host = host;
        name_child(&place, *node);
    }
    return error;
}

int vfs_mount(const char *path, size_t length, mp_obj_t host) {
    vfs_node_t *node;
    int error = vfs_create_parents(path, length);
    if (error == 0) {
        error = vfs_find(path, length, true, &node);
    }
    if (error == MP_ENOENT) {
        error = vfs_create(path, length, &vfs_directory_type, DIRECTORY_MODE, &node);
    }
    if (error == 0) {
        node->host = host;
    }
    return error;
}

int vfs_link(vfs_node_t *node, const char *path, size_t length) {
    if (vfs_is_directory(node) || node->host != MP_OBJ_NULL) {
        return MP_EPERM;
    }
    place_t place;
    int error = node->names == UINT16_MAX ? MP_EMLINK : find_free(path, length, false, &place);
    if (error == 0 && place.directory->host != MP_OBJ_NULL) {
        error = MP_EXDEV;
    }
    if (error == 0) {
        name_child(&place, node);
        ++node->names;
    }
    return error;
}

int vfs_create_parents(const char *path, size_t length) {
    vstr_t parts;
    vfs_node_t *node;
    int error = parts_of(path, length, true, &parts, &node);
    for (size_t i = 1; error == 0 && i < parts.len; ++i) {
        if (parts.buf[i] == '/') {
            error = vfs_create(parts.buf, i, &vfs_directory_type, DIRECTORY_MODE, &node);
            error = error == MP_EEXIST ? 0 : error;
        }
    }
    return error;
}

// With its last name it is gone for paths; a file that is open can still be read and written through what has it open.
static void forget(vfs_node_t *node) {
    --used.nodes;
    if (--node->names == 0 && !vfs_is_directory(node) && node->host == MP_OBJ_NULL) {
        used.bytes -= node->length;
    }
}

int vfs_remove(const char *path, size_t length, bool directory) {
    place_t place;
    int error = find_place(path, length, false, &place);
    if (error != 0) {
        return error;
    }
    if (place.node == NULL) {
        return MP_ENOENT;
    }
    if (vfs_is_directory(place.node) != directory) {
        return directory ? MP_ENOTDIR : MP_EISDIR;
    }
    if (place.node->host != MP_OBJ_NULL) {
        error = place.directory->host == MP_OBJ_NULL ? MP_EBUSY : mount_remove(place.node->host, directory);
        if (error != 0) {
            return error;
        }
    } else if (directory && place.node->entries.used != 0) {
        return VFS_ENOTEMPTY;
    }
    unlink_child(place.directory, place.name, place.length);
    forget(place.node);
    vfs_touch(place.directory);
    return 0;
}

int vfs_rename(const char *from, size_t from_length, const char *to, size_t to_length) {
    place_t source;
    place_t target;
    int error = find_place(from, from_length, false, &source);
    if (error == 0) {
        error = source.node == NULL ? MP_ENOENT : find_place(to, to_length, false, &target);
    }
    if (error != 0) {
        return error;
    }
    bool directory = vfs_is_directory(source.node);
    size_t inner = source.parts.len;
    if (target.parts.len > inner && memcmp(target.parts.buf, source.parts.buf, inner) == 0 && target.parts.buf[inner] == '/') {
        return MP_EINVAL; // into itself
    }
    if (target.node == source.node) {
        return 0;
    }
    if (target.node != NULL) {
        bool onto_directory = vfs_is_directory(target.node);
        if (directory != onto_directory) {
            return directory ? MP_ENOTDIR : MP_EISDIR;
        }
        if (onto_directory && target.node->entries.used != 0) {
            return VFS_ENOTEMPTY;
        }
    }
    if (source.node->host != MP_OBJ_NULL || target.directory->host != MP_OBJ_NULL) {
        if (source.directory->host == MP_OBJ_NULL || target.directory->host == MP_OBJ_NULL) {
            return MP_EXDEV;
        }
        mp_obj_t host = mount_name(target.directory->host, target.name, target.length);
        error = mount_rename(source.node->host, host);
        if (error != 0) {
            return error;
        }
        source.node->host = host;
        if (directory) {
            mp_map_init(&source.node->entries, 0); // they have other names now
        }
    }
    // Linked first: without memory for that, nothing has changed.
    link_child(target.directory, target.name, target.length, source.node);
    if (target.node != NULL) {
        forget(target.node);
    }
    unlink_child(source.directory, source.name, source.length);
    vfs_touch(source.directory);
    target.directory->modified = source.directory->modified;
    return 0;
}

// --- Files ---

static int load_file(vfs_node_t *file) {
    mount_entry_t entry;
    int error = mount_stat(file->host, &entry);
    if (error != 0 || entry.directory) {
        return error == 0 ? MP_EISDIR : error;
    }
    if (entry.length > limits.file_bytes) {
        return MP_EFBIG;
    }
    byte *data = m_new(byte, entry.length);
    error = mount_read(file->host, 0, data, entry.length, &entry.length);
    if (error == 0) {
        set_host_entry(file, &entry);
        file->data = data;
        file->capacity = entry.length;
        file->code = NULL;
    }
    return error;
}

int vfs_load(vfs_node_t *node) {
    if (node->host == MP_OBJ_NULL) {
        return 0;
    }
    if (!vfs_is_directory(node)) {
        return load_file(node);
    }
    mp_obj_t names;
    int error = mount_list(node->host, &names);
    if (error != 0) {
        return error;
    }
    // What is the sandbox's own stays, and so does what is known of the host's; the rest is found, or gone.
    vfs_node_t before = *node;
    mp_map_init(&node->entries, 0);
    used.nodes -= before.entries.used;
    for (size_t i = 0; i < before.entries.alloc; ++i) {
        const mp_map_elem_t *entry = &before.entries.table[i];
        if (mp_map_slot_is_filled(&before.entries, i) && ((vfs_node_t *)MP_OBJ_TO_PTR(entry->value))->host == MP_OBJ_NULL) {
            mp_map_lookup(&node->entries, entry->key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = entry->value;
            ++used.nodes;
        }
    }
    size_t count;
    mp_obj_t *items;
    mp_obj_list_get(names, &count, &items);
    for (size_t i = 0; i < count; ++i) {
        size_t length;
        const char *name = mp_obj_str_get_data(items[i], &length);
        vfs_node_t *child = known_child_of(&before, name, length);
        if (child != NULL && child->host != MP_OBJ_NULL) {
            link_child(node, name, length, child);
            ++used.nodes;
        } else if (child == NULL) {
            child_of(node, name, length);
        }
    }
    return 0;
}

int vfs_resize(vfs_node_t *file, size_t length) {
    file->code = NULL;
    bool counted = file->names != 0 && file->host == MP_OBJ_NULL;
    size_t others = counted ? used.bytes - file->length : 0;
    if (length > limits.file_bytes || others > limits.file_bytes - length) {
        return MP_ENOSPC;
    }
    if (file->host != MP_OBJ_NULL) {
        int error = mount_resize(file->host, length);
        if (error != 0) {
            return error;
        }
    }
    if (length > file->capacity) {
        size_t capacity = length < LEAST_CAPACITY ? LEAST_CAPACITY : length;
        if (file->length != 0 && capacity < limits.file_bytes && capacity - file->length < file->length / 2) {
            capacity = file->length + file->length / 2; // it is being appended to
        }
        file->data = m_realloc_kept(file->data, file->length, capacity);
        file->capacity = capacity;
    }
    if (length > file->length) {
        memset(file->data + file->length, 0, length - file->length);
    }
    if (counted) {
        used.bytes = others + length;
    }
    file->length = length;
    if (length == 0) {
        file->data = NULL;
        file->capacity = 0;
    }
    return 0;
}

int vfs_write(vfs_node_t *file, size_t position, const void *bytes, size_t length) {
    if (length > SIZE_MAX - position) {
        return MP_ENOSPC;
    }
    if (position + length > file->length) {
        int error = vfs_resize(file, position + length);
        if (error != 0) {
            return error;
        }
    }
    if (length != 0) {
        file->code = NULL;
        memmove(file->data + position, bytes, length);
        if (file->host != MP_OBJ_NULL) {
            return mount_write(file->host, position, file->data + position, length);
        }
    }
    return 0;
}
