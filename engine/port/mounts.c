#include "mounts.h"

#include <string.h>

#include "py/mperrno.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include "abi.h"
#include "host_call.h"

#define CHUNK_BYTES 8192
#define FRAME_BYTES (CHUNK_BYTES + 64)

mp_obj_t mount_name(mp_obj_t directory, const char *name, size_t length) {
    vstr_t text;
    size_t directory_length;
    const char *start = mp_obj_str_get_data(directory, &directory_length);
    vstr_init(&text, directory_length + length + 1);
    vstr_add_strn(&text, start, directory_length);
    vstr_add_char(&text, '/');
    vstr_add_strn(&text, name, length);
    return mp_obj_new_str_from_vstr(&text);
}

// Begins a question of so many parts, of which the first are the operation and a name.
static void begin(encoder_t *request, int operation, mp_obj_t host, size_t more) {
    size_t length;
    const char *name = mp_obj_str_get_data(host, &length);
    host_call_begin(request, FRAME_BYTES + length);
    encode_array(request, 2 + more);
    encode_int(request, operation);
    encode_text(request, name, length);
}

// Sends it → an error number, or 0 with `reply` at what else the host says, `parts` of it.
static int ask(encoder_t *request, size_t parts, decoder_t *reply) {
    *reply = host_call_send(CALL_FILE, request);
    size_t count = decode_array(reply);
    int error = count == 0 ? MP_EIO : decode_int(reply);
    return error == 0 && count != 1 + parts ? MP_EIO : error;
}

static int tell(encoder_t *request) {
    decoder_t reply;
    return ask(request, 0, &reply);
}

int mount_stat(mp_obj_t host, mount_entry_t *entry) {
    encoder_t request;
    decoder_t reply;
    begin(&request, HOST_FILE_STAT, host, 0);
    int error = ask(&request, 3, &reply);
    if (error == 0) {
        entry->host = host;
        entry->directory = decode_int(&reply) != 0;
        entry->length = (size_t)mp_obj_get_int_truncated(decode_value(&reply));
        entry->modified = mp_obj_get_float(decode_value(&reply));
    }
    return error;
}

int mount_list(mp_obj_t host, mp_obj_t *names) {
    *names = mp_obj_new_list(0, NULL);
    mp_obj_t position = MP_OBJ_NEW_SMALL_INT(0);
    for (;;) {
        encoder_t request;
        decoder_t reply;
        begin(&request, HOST_FILE_LIST, host, 1);
        encode_value(&request, position);
        int error = ask(&request, 2, &reply);
        if (error != 0) {
            return error;
        }
        position = decode_value(&reply);
        size_t count = decode_array(&reply);
        if (count == 0) {
            return 0;
        }
        while (count-- != 0) {
            size_t length;
            const char *name = decode_string(&reply, &length);
            mp_obj_list_append(*names, mp_obj_new_str_copy(&mp_type_str, (const byte *)name, length));
        }
    }
}

int mount_read(mp_obj_t host, size_t position, void *bytes, size_t length, size_t *count) {
    *count = 0;
    while (*count < length) {
        encoder_t request;
        decoder_t reply;
        begin(&request, HOST_FILE_READ, host, 2);
        encode_value(&request, mp_obj_new_int_from_uint(position + *count));
        encode_int(&request, (mp_int_t)MIN(length - *count, CHUNK_BYTES));
        int error = ask(&request, 1, &reply);
        if (error != 0) {
            return error;
        }
        size_t given;
        const char *content = decode_string(&reply, &given);
        given = MIN(given, length - *count);
        if (given == 0) {
            return 0;
        }
        memcpy((char *)bytes + *count, content, given);
        *count += given;
    }
    return 0;
}

int mount_write(mp_obj_t host, size_t position, const void *bytes, size_t length) {
    for (size_t done = 0; done < length;) {
        size_t size = MIN(length - done, CHUNK_BYTES);
        encoder_t request;
        begin(&request, HOST_FILE_WRITE, host, 2);
        encode_value(&request, mp_obj_new_int_from_uint(position + done));
        encode_value(&request, mp_obj_new_bytes((const byte *)bytes + done, size));
        int error = tell(&request);
        if (error != 0) {
            return error;
        }
        done += size;
    }
    return 0;
}

int mount_resize(mp_obj_t host, size_t length) {
    encoder_t request;
    begin(&request, HOST_FILE_RESIZE, host, 1);
    encode_value(&request, mp_obj_new_int_from_uint(length));
    return tell(&request);
}

static int simply(int operation, mp_obj_t host) {
    encoder_t request;
    begin(&request, operation, host, 0);
    return tell(&request);
}

int mount_create(mp_obj_t host, bool directory) {
    return simply(directory ? HOST_FILE_MAKE_DIRECTORY : HOST_FILE_CREATE, host);
}

int mount_remove(mp_obj_t host, bool directory) {
    return simply(directory ? HOST_FILE_REMOVE_DIRECTORY : HOST_FILE_REMOVE, host);
}

int mount_rename(mp_obj_t from, mp_obj_t to) {
    encoder_t request;
    begin(&request, HOST_FILE_RENAME, from, 1);
    encode_value(&request, to);
    return tell(&request);
}
