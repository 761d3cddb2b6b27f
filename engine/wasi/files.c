#include "files.h"

#include <string.h>
#include <wasi/api.h>

#include "engine.h"

#define PATH_BYTES 4096
#define FIRST_PREOPEN 3
#define ENTRIES_BYTES 4096

// Of Linux, as the engine has them.
#define LINUX_EIO 5

static int linux_error(__wasi_errno_t error) {
    static const uint8_t pairs[][2] = {
        {__WASI_ERRNO_SUCCESS, 0}, {__WASI_ERRNO_PERM, 1}, {__WASI_ERRNO_NOENT, 2}, {__WASI_ERRNO_BADF, 9},
        {__WASI_ERRNO_NOMEM, 12}, {__WASI_ERRNO_ACCES, 13}, {__WASI_ERRNO_NOTCAPABLE, 13}, {__WASI_ERRNO_BUSY, 16},
        {__WASI_ERRNO_EXIST, 17}, {__WASI_ERRNO_XDEV, 18}, {__WASI_ERRNO_NOTDIR, 20}, {__WASI_ERRNO_ISDIR, 21},
        {__WASI_ERRNO_INVAL, 22}, {__WASI_ERRNO_MFILE, 24}, {__WASI_ERRNO_FBIG, 27}, {__WASI_ERRNO_NOSPC, 28},
        {__WASI_ERRNO_ROFS, 30}, {__WASI_ERRNO_NAMETOOLONG, 36}, {__WASI_ERRNO_NOSYS, 38}, {__WASI_ERRNO_NOTEMPTY, 39},
        {__WASI_ERRNO_LOOP, 40},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; ++i) {
        if (pairs[i][0] == error) {
            return pairs[i][1];
        }
    }
    return LINUX_EIO;
}

// --- Mounting ---

static void mount(int folder, const char *path, size_t length) {
    uint8_t request[PATH_BYTES + 32];
    char name[8];
    size_t digits = 0;
    for (int rest = folder; rest != 0; rest /= 10) {
        ++digits;
    }
    for (size_t i = digits; i-- != 0; folder /= 10) {
        name[i] = (char)('0' + folder % 10);
    }
    cbor_writer_t writer = {request, sizeof request, false};
    cbor_head(&writer, CBOR_ARRAY, 3);
    cbor_head(&writer, CBOR_UNSIGNED, FILE_MOUNT);
    cbor_bytes(&writer, CBOR_TEXT, path, length);
    cbor_bytes(&writer, CBOR_BYTES, name, digits);
    if (!writer.overflown) {
        engine_perform(OPERATION_FILE, request, (size_t)(writer.at - request));
    }
}

void files_mount(void) {
    __wasi_prestat_t found;
    for (int folder = FIRST_PREOPEN; __wasi_fd_prestat_get(folder, &found) == 0; ++folder) {
        char path[PATH_BYTES];
        size_t length = found.u.dir.pr_name_len;
        if (found.tag != __WASI_PREOPENTYPE_DIR || length > sizeof path
            || __wasi_fd_prestat_dir_name(folder, (uint8_t *)path, length) != 0) {
            continue;
        }
        length = strnlen(path, length); // some hosts count the NUL
        bool root = length == 0 || (length == 1 && path[0] == '.');
        mount(folder, root ? "/" : path, root ? 1 : length);
    }
}

// --- Answering ---

// A name of the engine's: the number of a folder, and a path below it.
typedef struct {
    int folder;
    char path[PATH_BYTES];
} place_t;

static bool read_place(cbor_reader_t *request, place_t *place) {
    cbor_item_t name = cbor_next(request);
    const char *at = name.bytes, *end = at + name.argument;
    place->folder = 0;
    while (at != end && *at != '/') {
        place->folder = place->folder * 10 + (*at++ - '0');
    }
    size_t length = at == end ? 0 : (size_t)(end - at - 1);
    if (length >= sizeof place->path) {
        return false;
    }
    memcpy(place->path, length == 0 ? "." : at + 1, length == 0 ? 1 : length);
    place->path[length == 0 ? 1 : length] = 0;
    return true;
}

static __wasi_errno_t open(const place_t *place, __wasi_oflags_t flags, __wasi_rights_t rights, __wasi_fd_t *opened) {
    return __wasi_path_open(place->folder, __WASI_LOOKUPFLAGS_SYMLINK_FOLLOW, place->path, flags, rights, 0, 0, opened);
}

static void answer_error(cbor_writer_t *reply, __wasi_errno_t error) {
    cbor_head(reply, CBOR_ARRAY, 1);
    cbor_head(reply, CBOR_UNSIGNED, (uint64_t)linux_error(error));
}

static void begin_answer(cbor_writer_t *reply, size_t parts) {
    cbor_head(reply, CBOR_ARRAY, 1 + parts);
    cbor_head(reply, CBOR_UNSIGNED, 0);
}

static __wasi_errno_t answer_stat(const place_t *place, cbor_writer_t *reply) {
    __wasi_filestat_t status;
    __wasi_errno_t error =
        __wasi_path_filestat_get(place->folder, __WASI_LOOKUPFLAGS_SYMLINK_FOLLOW, place->path, &status);
    if (error == 0) {
        begin_answer(reply, 3);
        cbor_head(reply, CBOR_UNSIGNED, status.filetype == __WASI_FILETYPE_DIRECTORY);
        cbor_head(reply, CBOR_UNSIGNED, status.size);
        cbor_head(reply, CBOR_UNSIGNED, status.mtim / 1000000000);
    }
    return error;
}

// The names that fit into the buffer, from a position on; the entry that is cut at its end comes with the next ones.
static __wasi_errno_t answer_list(const place_t *place, uint64_t position, cbor_writer_t *reply) {
    static uint8_t entries[ENTRIES_BYTES];
    __wasi_fd_t folder;
    __wasi_errno_t error = open(place, __WASI_OFLAGS_DIRECTORY, __WASI_RIGHTS_FD_READDIR, &folder);
    if (error != 0) {
        return error;
    }
    size_t filled = 0;
    error = __wasi_fd_readdir(folder, entries, sizeof entries, position, &filled);
    (void)!__wasi_fd_close(folder);
    if (error != 0) {
        return error;
    }
    size_t count = 0;
    for (int pass = 0; pass < 2; ++pass) {
        if (pass == 1) {
            begin_answer(reply, 2);
            cbor_head(reply, CBOR_UNSIGNED, position);
            cbor_head(reply, CBOR_ARRAY, count);
        }
        for (size_t at = 0; at + sizeof(__wasi_dirent_t) <= filled;) {
            __wasi_dirent_t entry;
            memcpy(&entry, entries + at, sizeof entry);
            const char *name = (const char *)entries + at + sizeof entry;
            at += sizeof entry + entry.d_namlen;
            if (at > filled) {
                break;
            }
            position = entry.d_next;
            bool self = name[0] == '.' && (entry.d_namlen == 1 || (entry.d_namlen == 2 && name[1] == '.'));
            if (!self && pass == 0) {
                ++count;
            } else if (!self) {
                cbor_bytes(reply, CBOR_TEXT, name, entry.d_namlen);
            }
        }
    }
    return 0;
}

static __wasi_errno_t answer_read(const place_t *place, uint64_t position, size_t wanted, cbor_writer_t *reply) {
    static uint8_t bytes[8192];
    __wasi_fd_t file;
    __wasi_errno_t error = open(place, 0, __WASI_RIGHTS_FD_READ | __WASI_RIGHTS_FD_SEEK, &file);
    if (error != 0) {
        return error;
    }
    __wasi_iovec_t piece = {bytes, wanted < sizeof bytes ? wanted : sizeof bytes};
    size_t count;
    error = __wasi_fd_pread(file, &piece, 1, position, &count);
    (void)!__wasi_fd_close(file);
    if (error == 0) {
        begin_answer(reply, 1);
        cbor_bytes(reply, CBOR_BYTES, bytes, count);
    }
    return error;
}

static __wasi_errno_t write_all(__wasi_fd_t file, const char *bytes, size_t length, uint64_t position) {
    while (length != 0) {
        __wasi_ciovec_t piece = {(const uint8_t *)bytes, length};
        size_t written;
        __wasi_errno_t error = __wasi_fd_pwrite(file, &piece, 1, position, &written);
        if (error != 0 || written == 0) {
            return error == 0 ? __WASI_ERRNO_IO : error;
        }
        bytes += written;
        length -= written;
        position += written;
    }
    return 0;
}

static __wasi_errno_t change(const place_t *place, int operation, cbor_reader_t *request) {
    if (operation == HOST_FILE_MAKE_DIRECTORY) {
        return __wasi_path_create_directory(place->folder, place->path);
    }
    if (operation == HOST_FILE_REMOVE) {
        return __wasi_path_unlink_file(place->folder, place->path);
    }
    if (operation == HOST_FILE_REMOVE_DIRECTORY) {
        return __wasi_path_remove_directory(place->folder, place->path);
    }
    if (operation == HOST_FILE_RENAME) {
        static place_t to;
        return read_place(request, &to) ? __wasi_path_rename(place->folder, place->path, to.folder, to.path)
                                        : __WASI_ERRNO_NAMETOOLONG;
    }
    bool create = operation == HOST_FILE_CREATE;
    __wasi_rights_t rights = __WASI_RIGHTS_FD_WRITE | __WASI_RIGHTS_FD_SEEK | __WASI_RIGHTS_FD_FILESTAT_SET_SIZE;
    __wasi_fd_t file;
    __wasi_errno_t error = open(place, create ? __WASI_OFLAGS_CREAT | __WASI_OFLAGS_EXCL : 0, rights, &file);
    if (error != 0) {
        return error;
    }
    if (operation == HOST_FILE_RESIZE) {
        error = __wasi_fd_filestat_set_size(file, cbor_next(request).argument);
    } else if (!create) {
        uint64_t position = cbor_next(request).argument;
        cbor_item_t bytes = cbor_next(request);
        error = write_all(file, bytes.bytes, (size_t)bytes.argument, position);
    }
    (void)!__wasi_fd_close(file);
    return error;
}

void files_answer(cbor_reader_t *request, cbor_writer_t *reply) {
    static place_t place;
    cbor_next(request);
    int operation = (int)cbor_next(request).argument;
    __wasi_errno_t error = read_place(request, &place) ? 0 : __WASI_ERRNO_NAMETOOLONG;
    if (error == 0) {
        switch (operation) {
            case HOST_FILE_STAT:
                error = answer_stat(&place, reply);
                break;
            case HOST_FILE_LIST:
                error = answer_list(&place, cbor_next(request).argument, reply);
                break;
            case HOST_FILE_READ: {
                uint64_t position = cbor_next(request).argument;
                error = answer_read(&place, position, (size_t)cbor_next(request).argument, reply);
                break;
            }
            default:
                answer_error(reply, change(&place, operation, request));
                return;
        }
    }
    if (error != 0) {
        answer_error(reply, error);
    }
}
