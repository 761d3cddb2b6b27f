// Files and directories whose content is the host's, behind a directory of the sandbox: see `Call.file` in abi.ts.
//
// What the host has is asked for when it is looked for, and what is changed here is changed there at once. Functions that return
// an int return 0 or an error number. A `host` is the host's name of something, a str.

#ifndef MOUNTS_H
#define MOUNTS_H

#include <stdbool.h>
#include <stddef.h>

#include "py/obj.h"

typedef struct {
    mp_obj_t host;
    bool directory;
    size_t length; // of a file, in bytes
    double modified; // seconds since 1970
} mount_entry_t;

// The host's name of what is in a directory.
mp_obj_t mount_name(mp_obj_t directory, const char *name, size_t length);

int mount_stat(mp_obj_t host, mount_entry_t *entry);

// The names in a directory, a list of str.
int mount_list(mp_obj_t host, mp_obj_t *names);

// `length` bytes from `position` on; `*count` is how many there were.
int mount_read(mp_obj_t host, size_t position, void *bytes, size_t length, size_t *count);
int mount_write(mp_obj_t host, size_t position, const void *bytes, size_t length);
int mount_resize(mp_obj_t host, size_t length);
int mount_create(mp_obj_t host, bool directory);
int mount_remove(mp_obj_t host, bool directory);
int mount_rename(mp_obj_t from, mp_obj_t to);

#endif
