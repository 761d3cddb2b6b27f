// Files of the sandbox, in its own memory: one tree, which os, io, import and the host see.
//
// There are no links, so a path has one meaning, and ".." is taken out of its text. Limits on their number and bytes are the
// host's (bounds.h); beyond them there is "no space left". Functions that return an int return 0 or an error number of
// py/mperrno.h. Paths are UTF-8 without NUL, of up to VFS_PATH_BYTES once they are absolute.

#ifndef VFS_H
#define VFS_H

#include "py/obj.h"

#define VFS_PATH_BYTES 4096
#define VFS_NAME_BYTES 255

// Error numbers that py/mperrno.h does not have.
#define VFS_ENAMETOOLONG 36
#define VFS_ENOTEMPTY 39

typedef struct _vfs_node_t {
    mp_obj_base_t base; // vfs_file_type or vfs_directory_type
    uint32_t number; // as os.stat() calls inodes
    uint16_t mode; // permission bits: kept, not enforced, as for root
    bool linked; // reachable by a path, and counted
    double modified; // seconds since 1970
    union {
        struct {
            byte *data;
            size_t length, capacity;
        };
        mp_map_t entries; // str → node
    };
} vfs_node_t;

extern const mp_obj_type_t vfs_file_type;
extern const mp_obj_type_t vfs_directory_type;

static inline bool vfs_is_directory(const vfs_node_t *node) {
    return node->base.type == &vfs_directory_type;
}

int vfs_find(const char *path, size_t length, vfs_node_t **node);

// A new file, or a new and empty directory, in a directory that exists.
int vfs_create(const char *path, size_t length, bool directory, uint16_t mode, vfs_node_t **node);

// The directory of that path's last part, and all above it.
int vfs_create_parents(const char *path, size_t length);

int vfs_remove(const char *path, size_t length, bool directory);
int vfs_rename(const char *from, size_t from_length, const char *to, size_t to_length);

// Cuts a file, or fills it up with zeros.
int vfs_resize(vfs_node_t *file, size_t length);

// Overwrites and appends; a gap between the file's end and `position` is filled with zeros.
int vfs_write(vfs_node_t *file, size_t position, const void *bytes, size_t length);

void vfs_touch(vfs_node_t *node);

// A str.
mp_obj_t vfs_current_directory(void);
int vfs_change_directory(const char *path, size_t length);

// Absolute, without ".", ".." and empty parts.
int vfs_normalise(const char *path, size_t length, vstr_t *absolute);

#endif
