// Frozen modules: finding one, and making functions of its image. Replaces MicroPython's py/frozenmod.c.
//
// The build makes the images of bytecode (build/frozen/image.ts). What is in them is trusted: nothing of the guest's gets here.

#include <string.h>

#include "py/bc.h"
#include "py/emitglue.h"
#include "py/frozenmod.h"
#include "py/objstr.h"
#include "py/parsenum.h"
#include "py/persistentcode.h"
#include "py/runtime.h"

#include "frozen.h"
#include "interned.h"

#if MICROPY_MODULE_FROZEN

// Paths with a 0 behind each, and one more at the end; the images are in the same order.
extern const char mp_frozen_names[];
extern const frozen_image_t frozen_images[];

mp_import_stat_t mp_find_frozen_module(const char *path, int *kind, void **image) {
    if (kind != NULL) {
        *kind = MP_FROZEN_NONE;
    }
    size_t length = strlen(path);
    const frozen_image_t *at = frozen_images;
    for (const char *name = mp_frozen_names; *name != 0; name += strlen(name) + 1, ++at) {
        if (strncmp(name, path, length) != 0) {
            continue;
        }
        if (name[length] == 0) {
            if (kind != NULL) {
                *kind = MP_FROZEN_MPY;
                *image = (void *)at;
            }
            return MP_IMPORT_STAT_FILE;
        }
        if (name[length] == '/') {
            return MP_IMPORT_STAT_DIR;
        }
    }
    return MP_IMPORT_STAT_NO_EXIST;
}

typedef const byte *reader_t;

static size_t read_uint(reader_t *reader) {
    return mp_decode_uint(reader);
}

static const char *read_text(reader_t *reader, size_t length) {
    const char *text = (const char *)*reader;
    *reader += length;
    return text;
}

static qstr read_name(reader_t *reader) {
    size_t number = read_uint(reader);
    if (number % 2 == 1) {
        return number / 2; // one of the engine's own
    }
    return qstr_from_strn_static(read_text(reader, number / 2 + 1), number / 2);
}

// Texts stay where they are.
static mp_obj_t new_text(const mp_obj_type_t *type, const char *text, size_t length) {
    if (type == &mp_type_str) {
        qstr name = qstr_find_strn(text, length);
        if (name != MP_QSTRnull) {
            return MP_OBJ_NEW_QSTR(name);
        }
    } else if (length == 0) {
        return mp_const_empty_bytes;
    }
    mp_obj_str_t *object = mp_obj_malloc(mp_obj_str_t, type);
    object->hash = 0; // computed when it is asked for
    object->len = length;
    object->data = (const byte *)text;
    return MP_OBJ_FROM_PTR(object);
}

static mp_obj_t read_object(reader_t *reader) {
    int kind = *(*reader)++;
    switch (kind) {
        case MP_PERSISTENT_OBJ_NONE:
            return mp_const_none;
        case MP_PERSISTENT_OBJ_FALSE:
            return mp_const_false;
        case MP_PERSISTENT_OBJ_TRUE:
            return mp_const_true;
        case MP_PERSISTENT_OBJ_ELLIPSIS:
            return MP_OBJ_FROM_PTR(&mp_const_ellipsis_obj);
    }
    size_t length = read_uint(reader);
    switch (kind) {
        case MP_PERSISTENT_OBJ_STR:
            return new_text(&mp_type_str, read_text(reader, length + 1), length);
        case MP_PERSISTENT_OBJ_BYTES:
            return new_text(&mp_type_bytes, read_text(reader, length + 1), length);
        case MP_PERSISTENT_OBJ_INT:
            return mp_parse_num_integer(read_text(reader, length), length, 10, NULL);
        case MP_PERSISTENT_OBJ_TUPLE: {
            mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(mp_obj_new_tuple(length, NULL));
            for (size_t i = 0; i < length; ++i) {
                tuple->items[i] = read_object(reader);
            }
            return MP_OBJ_FROM_PTR(tuple);
        }
        default:
            return mp_parse_num_float(read_text(reader, length), length, kind == MP_PERSISTENT_OBJ_COMPLEX, NULL);
    }
}

// `shapes` has for each function, outermost first, the length of its bytecode and whether there are functions in it, and
// how many; `code` has the bytecode. It is run where it lies: a function without others in it is its bytecode.
static mp_proto_fun_t read_function(reader_t *shapes, reader_t *code) {
    size_t shape = read_uint(shapes);
    const byte *bytecode = *code;
    *code += shape / 2;
    if (shape % 2 == 0) {
        return bytecode;
    }
    size_t count = read_uint(shapes);
    mp_raw_code_t **children = m_new0(mp_raw_code_t *, count);
    for (size_t i = 0; i < count; ++i) {
        children[i] = (mp_raw_code_t *)read_function(shapes, code);
    }
    mp_raw_code_t *function = mp_emit_glue_new_raw_code();
    const byte *at = bytecode;
    MP_BC_PRELUDE_SIG_DECODE(at);
    mp_emit_glue_assign_bytecode(function, bytecode, children, scope_flags);
    return function;
}

mp_proto_fun_t frozen_load(const void *found, mp_module_context_t *module) {
    const frozen_image_t *image = found;
    frozen_copy((int32_t)(image - frozen_images));
    reader_t names = image->names, objects = image->objects, shapes = image->shapes, code = image->code;
    size_t name_count = read_uint(&names);
    size_t object_count = read_uint(&names);
    mp_module_context_alloc_tables(module, name_count, object_count);
    for (size_t i = 0; i < name_count; ++i) {
        module->constants.qstr_table[i] = (qstr_short_t)read_name(&names);
    }
    for (size_t i = 0; i < object_count; ++i) {
        module->constants.obj_table[i] = read_object(&objects);
    }
    return read_function(&shapes, &code);
}

// In other builds all images are in memory from the start. Here the build makes the body anew, and this one only has to be
// such that nobody takes it for empty.
volatile int32_t frozen_latest;

__attribute__((noinline)) void frozen_copy(int32_t number) {
    frozen_latest = number;
}

#endif
