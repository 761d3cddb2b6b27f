// Frozen modules: finding one, and making bytecode of its image. Replaces MicroPython's py/frozenmod.c.
//
// The build makes the images (build/frozen/image.ts). What is in them is trusted: nothing of the guest's gets here.

#include <string.h>

#include "py/bc.h"
#include "py/bc0.h"
#include "py/emitglue.h"
#include "py/frozenmod.h"
#include "py/objstr.h"
#include "py/parsenum.h"
#include "py/persistentcode.h"
#include "py/runtime.h"

#include "frozen.h"

#if MICROPY_MODULE_FROZEN

// Paths with a 0 behind each, and one more at the end; the sizes are in the same order.
extern const char mp_frozen_names[];
extern const frozen_sizes_t frozen_sizes[];

mp_import_stat_t mp_find_frozen_module(const char *path, int *kind, void **found) {
    if (kind != NULL) {
        *kind = MP_FROZEN_NONE;
    }
    size_t length = strlen(path);
    const frozen_sizes_t *at = frozen_sizes;
    for (const char *name = mp_frozen_names; *name != 0; name += strlen(name) + 1, ++at) {
        if (strncmp(name, path, length) != 0) {
            continue;
        }
        if (name[length] == 0) {
            if (kind != NULL) {
                *kind = MP_FROZEN_MPY;
                *found = (void *)at;
            }
            return MP_IMPORT_STAT_FILE;
        }
        if (name[length] == '/') {
            return MP_IMPORT_STAT_DIR;
        }
    }
    return MP_IMPORT_STAT_NO_EXIST;
}

typedef struct {
    uint8_t *bytes; // all parts
    const uint8_t *at[PARTS];
    uint16_t *recent; // numbers of the names that were used, the last one first
    size_t recent_length;
    size_t loaded; // how many constants
} image_t;

static size_t next_uint(image_t *image, int part) {
    return mp_decode_uint(&image->at[part]);
}

static const char *next_text(image_t *image, int part, size_t length) {
    const char *text = (const char *)image->at[part];
    image->at[part] += length;
    return text;
}

// --- Names and constants ------------------------------------------------------------------------------------------------

// A text up to a 0, or of as many bytes as it says when it begins with this.
#define LENGTH_FOLLOWS 15
#define FIRST_OF_TEXT 16

static qstr next_name(image_t *image) {
    int first = *image->at[PART_NAMES];
    size_t length;
    if (first < LENGTH_FOLLOWS) {
        const byte *number = (const byte *)next_text(image, PART_NAMES, 2); // of one of the engine's own
        return (size_t)(first - 1) << 8 | number[1];
    }
    if (first == LENGTH_FOLLOWS) {
        ++image->at[PART_NAMES];
        length = next_uint(image, PART_NAMES);
    } else {
        length = strlen((const char *)image->at[PART_NAMES]);
    }
    const char *text = next_text(image, PART_NAMES, length + (first >= FIRST_OF_TEXT));
    return qstr_from_strn(text, length);
}

static mp_obj_t next_constant(image_t *image) {
    int kind = *image->at[PART_CONSTANTS];
    if (kind >= FIRST_OF_TEXT) {
        size_t length = strlen((const char *)image->at[PART_CONSTANTS]);
        return mp_obj_new_str(next_text(image, PART_CONSTANTS, length + 1), length);
    }
    ++image->at[PART_CONSTANTS];
    size_t length;
    switch (kind) {
        case MP_PERSISTENT_OBJ_NONE:
            return mp_const_none;
        case MP_PERSISTENT_OBJ_FALSE:
            return mp_const_false;
        case MP_PERSISTENT_OBJ_TRUE:
            return mp_const_true;
        case MP_PERSISTENT_OBJ_ELLIPSIS:
            return MP_OBJ_FROM_PTR(&mp_const_ellipsis_obj);
        case MP_PERSISTENT_OBJ_TUPLE: {
            length = next_uint(image, PART_CONSTANTS);
            mp_obj_t made = mp_obj_new_tuple(length, NULL);
            for (size_t i = 0; i < length; ++i) {
                ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(made))->items[i] = next_constant(image);
            }
            return made;
        }
        case MP_PERSISTENT_OBJ_STR:
            length = next_uint(image, PART_CONSTANTS);
            return mp_obj_new_str(next_text(image, PART_CONSTANTS, length), length);
        case MP_PERSISTENT_OBJ_BYTES:
            length = next_uint(image, PART_CONSTANTS);
            return mp_obj_new_bytes((const byte *)next_text(image, PART_CONSTANTS, length), length);
    }
    length = strlen((const char *)image->at[PART_CONSTANTS]);
    const char *text = next_text(image, PART_CONSTANTS, length + 1);
    if (kind == MP_PERSISTENT_OBJ_INT) {
        return mp_parse_num_integer(text, length, 10, NULL);
    }
    return mp_parse_num_float(text, length, kind == MP_PERSISTENT_OBJ_COMPLEX, NULL);
}

// --- Functions ----------------------------------------------------------------------------------------------------------

static byte *put_uint(byte *to, size_t value) {
    for (int shift = 14; shift > 0; shift -= 7) {
        if (value >> shift != 0) {
            *to++ = (byte)(0x80 | value >> shift);
        }
    }
    *to++ = value & 0x7f;
    return to;
}

static byte *copy_bytes(image_t *image, int part, byte *to, size_t count) {
    memcpy(to, image->at[part], count);
    image->at[part] += count;
    return to + count;
}

// Numbers of whatever kind end with the first byte whose highest bit is not set.
static byte *copy_number(image_t *image, int part, byte *to) {
    do {
        *to = *image->at[part]++;
    } while ((*to++ & 0x80) != 0);
    return to;
}

static byte *put_name(image_t *image, byte *to) {
    size_t place = next_uint(image, PART_REFERENCES);
    size_t number;
    if (place == 0) {
        place = number = image->recent_length++; // behind all others
    } else {
        number = image->recent[--place];
    }
    memmove(image->recent + 1, image->recent, place * sizeof(*image->recent));
    image->recent[0] = (uint16_t)number;
    return put_uint(to, number);
}

static byte *put_constant(image_t *image, byte *to) {
    size_t number = next_uint(image, PART_LOADS);
    return put_uint(to, number == 0 ? image->loaded++ : number - 1);
}

static byte *put_prelude(image_t *image, byte *to) {
    const byte *at = to;
    to = copy_number(image, PART_PRELUDES, to);
    to = copy_number(image, PART_PRELUDES, to);
    MP_BC_PRELUDE_SIG_DECODE(at);
    MP_BC_PRELUDE_SIZE_DECODE(at);
    for (size_t n = n_pos_args + n_kwonly_args + 2; n != 0; --n) {
        to = put_name(image, to);
    }
    return copy_bytes(image, PART_PRELUDES, to, (size_t)(at + n_info + n_cell - to));
}

static byte *put_instruction(image_t *image, byte *to) {
    byte opcode = *image->at[PART_OPCODES]++;
    *to++ = opcode;
    switch (MP_BC_FORMAT(opcode)) {
        case MP_BC_FORMAT_QSTR:
            to = put_name(image, to);
            break;
        case MP_BC_FORMAT_VAR_UINT:
            to = opcode == MP_BC_LOAD_CONST_OBJ ? put_constant(image, to) : copy_number(image, PART_NUMBERS, to);
            break;
        case MP_BC_FORMAT_OFFSET:
            to = copy_bytes(image, PART_JUMPS, to, *image->at[PART_JUMPS] & 0x80 ? 2 : 1);
            break;
        default:
            return to;
    }
    return (opcode & MP_BC_MASK_EXTRA_BYTE) == 0 ? copy_bytes(image, PART_NUMBERS, to, 1) : to;
}

// A function without others in it is its bytecode.
static mp_proto_fun_t next_function(image_t *image) {
    size_t shape = next_uint(image, PART_SHAPES);
    byte *code = m_new(byte, shape / 2);
    byte *end = code + shape / 2;
    for (byte *to = put_prelude(image, code); to < end;) {
        to = put_instruction(image, to);
    }
    if (shape % 2 == 0) {
        return code;
    }
    size_t count = next_uint(image, PART_SHAPES);
    mp_raw_code_t **children = m_new0(mp_raw_code_t *, count);
    for (size_t i = 0; i < count; ++i) {
        children[i] = (mp_raw_code_t *)next_function(image);
    }
    mp_raw_code_t *function = mp_emit_glue_new_raw_code();
    const byte *at = code;
    MP_BC_PRELUDE_SIG_DECODE(at);
    mp_emit_glue_assign_bytecode(function, code, children, scope_flags);
    return function;
}

// --- Modules ------------------------------------------------------------------------------------------------------------

static void open_image(image_t *image, const frozen_sizes_t *sizes) {
    size_t total = 0;
    for (int part = 0; part < PARTS; ++part) {
        total += (*sizes)[part];
    }
    uint8_t *to = image->bytes = m_new(uint8_t, total);
    for (int part = 0; part < PARTS; ++part) {
        int32_t offset = 0;
        for (const frozen_sizes_t *other = frozen_sizes; other != sizes; ++other) {
            offset += (*other)[part];
        }
        frozen_copy(part, to, offset, (*sizes)[part]);
        image->at[part] = to;
        to += (*sizes)[part];
    }
}

mp_proto_fun_t frozen_load(const void *found, mp_module_context_t *module) {
    image_t image;
    open_image(&image, found);
    size_t names = next_uint(&image, PART_NAMES);
    size_t constants = next_uint(&image, PART_NAMES);
    mp_module_context_alloc_tables(module, names, constants);
    for (size_t i = 0; i < names; ++i) {
        module->constants.qstr_table[i] = (qstr_short_t)next_name(&image);
    }
    for (size_t i = 0; i < constants; ++i) {
        module->constants.obj_table[i] = next_constant(&image);
    }
    image.recent = m_new0(uint16_t, names);
    image.recent_length = 1; // the name of the file
    image.loaded = 0;
    mp_proto_fun_t outermost = next_function(&image);
    m_del(uint8_t, image.bytes, 0);
    m_del(uint16_t, image.recent, 0);
    return outermost;
}

#ifdef __wasm__
// The build makes its body anew. This one only has to be such that nobody takes it for empty.
volatile int32_t frozen_latest;

__attribute__((noinline)) void frozen_copy(int32_t part, uint8_t *to, int32_t offset, int32_t size) {
    frozen_latest = part + (int32_t)(uintptr_t)to + offset + size;
}
#endif

#endif
