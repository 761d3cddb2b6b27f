// Files of the sandbox, in its own memory: one tree, which os, io, import and the host see.
//
// A path is looked up by its text without ".", ".." and links (symbolic ones, which hold the text of another path). Limits on their number and bytes are the
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
#define VFS_ELOOP 40

typedef struct _vfs_node_t {
    mp_obj_base_t base; // vfs_file_type, vfs_directory_type or vfs_link_type
    uint32_t number; // as os.stat() calls inodes
    uint16_t mode; // permission bits: kept, not enforced, as for root
    uint16_t names; // paths that it is reachable by; its bytes are counted while there is one
    mp_obj_t host; // of what is the host's: see mounts.h
    double modified, accessed; // seconds since 1970
    union {
        struct {
            byte *data; // of a link: the path that it stands for
            size_t length, capacity;
            void *code; // see compiled_files.h
        };
        mp_map_t entries; // str → node
    };
} vfs_node_t;

extern const mp_obj_type_t vfs_file_type;
extern const mp_obj_type_t vfs_directory_type;
extern const mp_obj_type_t vfs_link_type;

static inline bool vfs_is_link(const vfs_node_t *node) {
    return node->base.type == &vfs_link_type;
}

static inline bool vfs_is_directory(const vfs_node_t *node) {
    return node->base.type == &vfs_directory_type;
}

// A link at the path's end is itself what is found unless `follow`.
int vfs_find(const char *path, size_t length, bool follow, vfs_node_t **node);

// A new and empty file, directory or link, in a directory that exists.
int vfs_create(const char *path, size_t length, const mp_obj_type_t *type, uint16_t mode, vfs_node_t **node);

// One more name of a file or link.
int vfs_link(vfs_node_t *node, const char *path, size_t length);

// The directory of that path's last part, and all above it.
int vfs_create_parents(const char *path, size_t length);

int vfs_remove(const char *path, size_t length, bool directory);
int vfs_rename(const char *from, size_t from_length, const char *to, size_t to_length);

// Makes a directory whose content is the host's.
int vfs_mount(const char *path, size_t length, mp_obj_t host);

// Brings what is the host's up to date: a directory's entries, a file's bytes.
int vfs_load(vfs_node_t *node);

// Cuts a file, or fills it up with zeros.
int vfs_resize(vfs_node_t *file, size_t length);

// Overwrites and appends; a gap between the file's end and `position` is filled with zeros.
int vfs_write(vfs_node_t *file, size_t position, const void *bytes, size_t length);

void vfs_touch(vfs_node_t *node);

// A str.
mp_obj_t vfs_current_directory(void);
int vfs_change_directory(const char *path, size_t length);

// Absolute, without links, ".", ".." and empty parts.
int vfs_normalise(const char *path, size_t length, vstr_t *absolute);

#endif
