// zlib: deflate.c and inflate.c with the three formats (zlib, gzip, raw) and the objects that CPython has.

#include <string.h>

#include "py/objexcept.h"
#include "py/objstr.h"
#include "py/runtime.h"

#include "checksums.h"
#include "deflate.h"
#include "numbers.h"

static MP_DEFINE_CONST_OBJ_TYPE(
    zlib_error, MP_QSTR_error, MP_TYPE_FLAG_NONE,
    make_new, mp_obj_exception_make_new,
    print, mp_obj_exception_print,
    attr, mp_obj_exception_attr,
    parent, &mp_type_Exception
    );

typedef enum { RAW, ZLIB, GZIP, ZLIB_OR_GZIP } format_t;

// What wbits means; false where it means nothing.
static bool format_of(mp_int_t wbits, bool reading, format_t *format, int *bits) {
    *format = wbits < 0 ? RAW : wbits < 16 ? ZLIB : wbits < 32 ? GZIP : ZLIB_OR_GZIP;
    *bits = (int)(wbits < 0 ? -wbits : wbits & 15);
    if (reading && (wbits == 0 || wbits == 32 || wbits == 16)) {
        *bits = 15;
    }
    if (wbits < -15 || wbits > 47 || *bits < 8 || (!reading && *format == ZLIB_OR_GZIP)) {
        return false;
    }
    if (!reading && *bits == 8) {
        *bits = 9;
    }
    return true;
}

static uint32_t update_check(format_t format, uint32_t check, const byte *bytes, size_t count) {
    return format == GZIP ? checksum_crc32(check, bytes, count) : format == ZLIB ? checksum_adler32(check, bytes, count) : check;
}

static void add_word(vstr_t *out, uint32_t word, bool big) {
    for (int i = 0; i < 4; i++) {
        vstr_add_byte(out, (byte)(word >> (big ? 24 - 8 * i : 8 * i)));
    }
}

// --- Compressing ---

typedef struct {
    mp_obj_base_t base;
    deflater_t *deflater;
    format_t format;
    int level, bits;
    bool begun, finished;
    uint32_t check, length;
} compress_t;

static const mp_obj_type_t compress_type;

static compress_t *new_compress(mp_int_t level, format_t format, int bits) {
    compress_t *self = mp_obj_malloc(compress_t, &compress_type);
    self->level = level < 0 ? 6 : level;
    self->format = format;
    self->bits = bits;
    self->begun = self->finished = false;
    self->check = format == ZLIB;
    self->length = 0;
    self->deflater = deflate_new(self->level, bits);
    return self;
}

static void begin(compress_t *self, vstr_t *out) {
    if (self->begun) {
        return;
    }
    self->begun = true;
    if (self->format == ZLIB) {
        unsigned effort = self->level < 2 ? 0 : self->level < 6 ? 1 : self->level == 6 ? 2 : 3;
        unsigned header = (unsigned)(((self->bits - 8) << 4 | 8) << 8) | effort << 6;
        header += 31 - header % 31;
        vstr_add_byte(out, (byte)(header >> 8));
        vstr_add_byte(out, (byte)header);
    } else if (self->format == GZIP) {
        byte header[10] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, self->level == 9 ? 2 : self->level < 2 ? 4 : 0, 3};
        vstr_add_strn(out, (const char *)header, sizeof header);
    }
}

static void add(compress_t *self, mp_obj_t data) {
    mp_buffer_info_t bytes;
    checksum_bytes(data, &bytes);
    deflate_add(self->deflater, bytes.buf, bytes.len);
    self->check = update_check(self->format, self->check, bytes.buf, bytes.len);
    self->length += (uint32_t)bytes.len;
}

static void finish(compress_t *self, vstr_t *out) {
    self->finished = true;
    deflate_flush(self->deflater, out, true, false);
    if (self->format != RAW) {
        add_word(out, self->check, self->format == ZLIB);
    }
    if (self->format == GZIP) {
        add_word(out, self->length, false);
    }
}

static mp_obj_t compress_compress(mp_obj_t self_in, mp_obj_t data) {
    compress_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->finished) {
        mp_raise_msg(&zlib_error, MP_ERROR_TEXT("Error -2 while compressing data: inconsistent stream state"));
    }
    vstr_t out;
    vstr_init(&out, 16);
    add(self, data);
    begin(self, &out);
    return mp_obj_new_bytes_from_vstr(&out);
}
static MP_DEFINE_CONST_FUN_OBJ_2(compress_compress_obj, compress_compress);

enum { NO_FLUSH, PARTIAL_FLUSH, SYNC_FLUSH, FULL_FLUSH, FINISH, BLOCK };

static mp_obj_t compress_flush(size_t n_args, const mp_obj_t *args) {
    compress_t *self = MP_OBJ_TO_PTR(args[0]);
    mp_int_t mode = n_args > 1 ? number_index_clipped(args[1]) : FINISH;
    if (mode == NO_FLUSH) {
        return mp_const_empty_bytes;
    }
    if (mode < 0 || mode > BLOCK || self->finished) {
        mp_raise_msg(&zlib_error, MP_ERROR_TEXT("Error -2 while flushing: inconsistent stream state"));
    }
    vstr_t out;
    vstr_init(&out, 32);
    begin(self, &out);
    if (mode == FINISH) {
        finish(self, &out);
    } else {
        deflate_flush(self->deflater, &out, false, mode == FULL_FLUSH);
    }
    return mp_obj_new_bytes_from_vstr(&out);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(compress_flush_obj, 1, 2, compress_flush);

static const mp_rom_map_elem_t compress_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_compress), MP_ROM_PTR(&compress_compress_obj) },
    { MP_ROM_QSTR(MP_QSTR_flush), MP_ROM_PTR(&compress_flush_obj) },
};
static MP_DEFINE_CONST_DICT(compress_locals, compress_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(
    compress_type, MP_QSTR_Compress, MP_TYPE_FLAG_NONE,
    locals_dict, &compress_locals
    );

static mp_obj_t zlib_compressobj(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_level, MP_ARG_INT, {.u_int = -1} }, { MP_QSTR_method, MP_ARG_INT, {.u_int = 8} }, { MP_QSTR_wbits, MP_ARG_INT, {.u_int = 15} },
        { MP_QSTR_memLevel, MP_ARG_INT, {.u_int = 8} }, { MP_QSTR_strategy, MP_ARG_INT, {.u_int = 0} },
    };
    mp_arg_val_t given[5];
    mp_arg_parse_all(n_args, args, kwargs, 5, allowed, given);
    format_t format;
    int bits;
    mp_int_t level = given[0].u_int, memory = given[3].u_int, strategy = given[4].u_int;
    if (!format_of(given[2].u_int, false, &format, &bits) || level < -1 || level > 9 || given[1].u_int != 8 || memory < 1 || memory > 9 || strategy < 0 || strategy > 4) {
        mp_raise_ValueError(MP_ERROR_TEXT("Invalid initialization option"));
    }
    return MP_OBJ_FROM_PTR(new_compress(level, format, bits));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(zlib_compressobj_obj, 0, zlib_compressobj);

static mp_obj_t zlib_compress(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} }, { MP_QSTR_level, MP_ARG_INT, {.u_int = -1} }, { MP_QSTR_wbits, MP_ARG_INT, {.u_int = 15} },
    };
    mp_arg_val_t given[3];
    mp_arg_parse_all(n_args, args, kwargs, 3, allowed, given);
    format_t format;
    int bits;
    if (!format_of(given[2].u_int, false, &format, &bits) || given[1].u_int < -1 || given[1].u_int > 9) {
        mp_raise_msg(&zlib_error, MP_ERROR_TEXT("Bad compression level"));
    }
    compress_t *self = new_compress(given[1].u_int, format, bits);
    vstr_t out;
    vstr_init(&out, 32);
    add(self, given[0].u_obj);
    begin(self, &out);
    finish(self, &out);
    return mp_obj_new_bytes_from_vstr(&out);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(zlib_compress_obj, 0, zlib_compress);

// --- Decompressing ---

typedef struct {
    mp_obj_base_t base;
    inflater_t *inflater;
    format_t format;
    enum { HEADER, BODY, TRAILER, DONE } state;
    vstr_t input; // what came and was not used
    vstr_t history; // the end of what was given out, which matches refer to
    uint32_t check, length;
    mp_obj_t unused, unconsumed;
} decompress_t;

#define HISTORY (32768)

static const mp_obj_type_t decompress_type;

static decompress_t *new_decompress(format_t format) {
    decompress_t *self = mp_obj_malloc(decompress_t, &decompress_type);
    self->inflater = inflate_new();
    self->format = format;
    self->state = format == RAW ? BODY : HEADER;
    vstr_init(&self->input, 16);
    vstr_init(&self->history, 16);
    self->check = self->length = 0;
    self->unused = self->unconsumed = mp_const_empty_bytes;
    return self;
}

static NORETURN void data_error(const char *what) {
    mp_raise_msg_varg(&zlib_error, MP_ERROR_TEXT("Error -3 while decompressing data: %s"), what);
}

// The length of a gzip header, 0 when it is not complete.
static size_t gzip_header(const byte *s, size_t count) {
    if (count >= 3 && s[2] != 8) {
        data_error("unknown compression method");
    }
    if (count < 10) {
        return 0;
    }
    if (s[3] & 0xe0) {
        data_error("unknown header flags set");
    }
    size_t used = 10;
    if (s[3] & 4) {
        if (count < used + 2) {
            return 0;
        }
        used += 2 + s[used] + (s[used + 1] << 8);
    }
    for (int flag = 8; flag <= 16; flag <<= 1) {
        if (s[3] & flag) {
            const byte *end = used < count ? memchr(s + used, 0, count - used) : NULL;
            if (!end) {
                return 0;
            }
            used = end - s + 1;
        }
    }
    used += s[3] & 2 ? 2 : 0;
    return used <= count ? used : 0;
}

static size_t read_header(decompress_t *self, const byte *s, size_t count) {
    if (count < 2) {
        return 0;
    }
    bool gzip = s[0] == 0x1f && s[1] == 0x8b;
    if (gzip && self->format != ZLIB) {
        self->format = GZIP;
        self->check = 0;
        return gzip_header(s, count);
    }
    if (self->format == GZIP || (s[0] << 8 | s[1]) % 31) {
        data_error("incorrect header check");
    }
    if ((s[0] & 15) != 8) {
        data_error("unknown compression method");
    }
    if (s[0] >> 4 > 7) {
        data_error("invalid window size");
    }
    if (s[1] & 32) {
        mp_raise_msg(&zlib_error, MP_ERROR_TEXT("Error 2 while decompressing data"));
    }
    self->format = ZLIB;
    self->check = 1;
    return 2;
}

// As much as limit bytes, or all.
static mp_obj_t decompress(decompress_t *self, size_t limit) {
    size_t before = self->history.len, at = 0;
    vstr_t out = self->history;
    bool enough = false;
    const byte *s = (const byte *)self->input.buf;
    size_t count = self->input.len;
    if (self->state == HEADER) {
        at = read_header(self, s, count);
        self->state = at ? BODY : HEADER;
    }
    if (self->state == BODY) {
        // History becomes new memory, as growing might move it.
        vstr_init(&out, before + 256);
        vstr_add_strn(&out, self->history.buf, before);
        size_t used;
        const char *error;
        inflate_status_t status = inflate_run(self->inflater, s + at, count - at, &used, &out, limit > SIZE_MAX - before ? SIZE_MAX : limit + before, &error);
        if (status == INFLATE_ERROR) {
            data_error(error);
        }
        at += used;
        enough = status == INFLATE_ENOUGH;
        self->state = status == INFLATE_DONE ? TRAILER : BODY;
        self->check = update_check(self->format, self->check, (const byte *)out.buf + before, out.len - before);
        self->length += (uint32_t)(out.len - before);
    }
    if (self->state == TRAILER) {
        size_t size = self->format == RAW ? 0 : self->format == ZLIB ? 4 : 8;
        if (count - at >= size) {
            uint32_t words[2] = {0, 0};
            for (size_t i = 0; i < size; i++) {
                words[i / 4] = self->format == ZLIB ? words[i / 4] << 8 | s[at + i] : words[i / 4] | (uint32_t)s[at + i] << 8 * (i % 4);
            }
            if (size && words[0] != self->check) {
                data_error("incorrect data check");
            }
            if (size == 8 && words[1] != self->length) {
                data_error("incorrect length check");
            }
            at += size;
            self->state = DONE;
            self->unused = mp_obj_new_bytes(s + at, count - at);
            at = count;
        }
    }
    self->unconsumed = mp_const_empty_bytes;
    if (enough) {
        self->unconsumed = mp_obj_new_bytes(s + at, count - at);
        at = count;
    }
    vstr_t rest;
    vstr_init(&rest, count - at + 16);
    vstr_add_strn(&rest, (const char *)s + at, count - at);
    self->input = rest;
    mp_obj_t result = mp_obj_new_bytes((const byte *)out.buf + before, out.len - before);
    size_t kept = out.len < HISTORY ? out.len : HISTORY;
    vstr_init(&self->history, kept + 16);
    vstr_add_strn(&self->history, out.buf + out.len - kept, kept);
    return result;
}

static void feed(decompress_t *self, mp_obj_t data) {
    mp_buffer_info_t bytes;
    checksum_bytes(data, &bytes);
    vstr_add_strn(&self->input, bytes.buf, bytes.len);
}

static mp_obj_t decompress_decompress(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} }, { MP_QSTR_max_length, MP_ARG_INT, {.u_int = 0} },
    };
    mp_arg_val_t given[2];
    mp_arg_parse_all(n_args - 1, args + 1, kwargs, 2, allowed, given);
    decompress_t *self = MP_OBJ_TO_PTR(args[0]);
    if (given[1].u_int < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("max_length must be non-negative"));
    }
    if (self->state == DONE) {
        mp_buffer_info_t bytes;
        checksum_bytes(given[0].u_obj, &bytes);
        self->unused = mp_binary_op(MP_BINARY_OP_ADD, self->unused, mp_obj_new_bytes(bytes.buf, bytes.len));
        return mp_const_empty_bytes;
    }
    feed(self, given[0].u_obj);
    return decompress(self, given[1].u_int ? (size_t)given[1].u_int : SIZE_MAX);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(decompress_decompress_obj, 1, decompress_decompress);

static mp_obj_t decompress_flush(size_t n_args, const mp_obj_t *args) {
    decompress_t *self = MP_OBJ_TO_PTR(args[0]);
    if (n_args > 1 && number_index_clipped(args[1]) <= 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("length must be greater than zero"));
    }
    if (self->state == DONE) {
        return mp_const_empty_bytes;
    }
    feed(self, self->unconsumed);
    return decompress(self, SIZE_MAX);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(decompress_flush_obj, 1, 2, decompress_flush);

static const mp_rom_map_elem_t decompress_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_decompress), MP_ROM_PTR(&decompress_decompress_obj) },
    { MP_ROM_QSTR(MP_QSTR_flush), MP_ROM_PTR(&decompress_flush_obj) },
};
static MP_DEFINE_CONST_DICT(decompress_locals, decompress_locals_table);

static void decompress_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    decompress_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR_eof) {
        dest[0] = mp_obj_new_bool(self->state == DONE);
    } else if (attr == MP_QSTR_unused_data) {
        dest[0] = self->unused;
    } else if (attr == MP_QSTR_unconsumed_tail) {
        dest[0] = self->unconsumed;
    } else {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

static MP_DEFINE_CONST_OBJ_TYPE(
    decompress_type, MP_QSTR_Decompress, MP_TYPE_FLAG_NONE,
    attr, decompress_attr,
    locals_dict, &decompress_locals
    );

static mp_obj_t zlib_decompressobj(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {{ MP_QSTR_wbits, MP_ARG_INT, {.u_int = 15} }};
    mp_arg_val_t given[1];
    mp_arg_parse_all(n_args, args, kwargs, 1, allowed, given);
    format_t format;
    int bits;
    if (!format_of(given[0].u_int, true, &format, &bits)) {
        mp_raise_ValueError(MP_ERROR_TEXT("Invalid initialization option"));
    }
    return MP_OBJ_FROM_PTR(new_decompress(format));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(zlib_decompressobj_obj, 0, zlib_decompressobj);

static mp_obj_t zlib_decompress(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} }, { MP_QSTR_wbits, MP_ARG_INT, {.u_int = 15} }, { MP_QSTR_bufsize, MP_ARG_INT, {.u_int = 16384} },
    };
    mp_arg_val_t given[3];
    mp_arg_parse_all(n_args, args, kwargs, 3, allowed, given);
    format_t format;
    int bits;
    if (!format_of(given[1].u_int, true, &format, &bits)) {
        mp_raise_msg(&zlib_error, MP_ERROR_TEXT("Error -2 while preparing to decompress data: inconsistent stream state"));
    }
    decompress_t *self = new_decompress(format);
    feed(self, given[0].u_obj);
    mp_obj_t result = decompress(self, SIZE_MAX);
    if (self->state != DONE) {
        mp_raise_msg(&zlib_error, MP_ERROR_TEXT("Error -5 while decompressing data: incomplete or truncated stream"));
    }
    return result;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(zlib_decompress_obj, 0, zlib_decompress);

// The release whose streams these are.
static const MP_DEFINE_STR_OBJ(version_text, "1.2.13");

static const mp_rom_map_elem_t zlib_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_ZLIB_VERSION), MP_ROM_PTR(&version_text) },
    { MP_ROM_QSTR(MP_QSTR_ZLIB_RUNTIME_VERSION), MP_ROM_PTR(&version_text) },
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_zlib) },
    { MP_ROM_QSTR(MP_QSTR_DEFLATED), MP_ROM_INT(8) },
    { MP_ROM_QSTR(MP_QSTR_DEF_BUF_SIZE), MP_ROM_INT(16384) },
    { MP_ROM_QSTR(MP_QSTR_DEF_MEM_LEVEL), MP_ROM_INT(8) },
    { MP_ROM_QSTR(MP_QSTR_MAX_WBITS), MP_ROM_INT(15) },
    { MP_ROM_QSTR(MP_QSTR_Z_BEST_COMPRESSION), MP_ROM_INT(9) },
    { MP_ROM_QSTR(MP_QSTR_Z_BEST_SPEED), MP_ROM_INT(1) },
    { MP_ROM_QSTR(MP_QSTR_Z_BLOCK), MP_ROM_INT(5) },
    { MP_ROM_QSTR(MP_QSTR_Z_DEFAULT_COMPRESSION), MP_ROM_INT(-1) },
    { MP_ROM_QSTR(MP_QSTR_Z_DEFAULT_STRATEGY), MP_ROM_INT(0) },
    { MP_ROM_QSTR(MP_QSTR_Z_FILTERED), MP_ROM_INT(1) },
    { MP_ROM_QSTR(MP_QSTR_Z_FINISH), MP_ROM_INT(FINISH) },
    { MP_ROM_QSTR(MP_QSTR_Z_FIXED), MP_ROM_INT(4) },
    { MP_ROM_QSTR(MP_QSTR_Z_FULL_FLUSH), MP_ROM_INT(FULL_FLUSH) },
    { MP_ROM_QSTR(MP_QSTR_Z_HUFFMAN_ONLY), MP_ROM_INT(2) },
    { MP_ROM_QSTR(MP_QSTR_Z_NO_COMPRESSION), MP_ROM_INT(0) },
    { MP_ROM_QSTR(MP_QSTR_Z_NO_FLUSH), MP_ROM_INT(NO_FLUSH) },
    { MP_ROM_QSTR(MP_QSTR_Z_PARTIAL_FLUSH), MP_ROM_INT(PARTIAL_FLUSH) },
    { MP_ROM_QSTR(MP_QSTR_Z_RLE), MP_ROM_INT(3) },
    { MP_ROM_QSTR(MP_QSTR_Z_SYNC_FLUSH), MP_ROM_INT(SYNC_FLUSH) },
    { MP_ROM_QSTR(MP_QSTR_adler32), MP_ROM_PTR(&zlib_adler32_obj) },
    { MP_ROM_QSTR(MP_QSTR_compress), MP_ROM_PTR(&zlib_compress_obj) },
    { MP_ROM_QSTR(MP_QSTR_compressobj), MP_ROM_PTR(&zlib_compressobj_obj) },
    { MP_ROM_QSTR(MP_QSTR_crc32), MP_ROM_PTR(&binascii_crc32_obj) },
    { MP_ROM_QSTR(MP_QSTR_decompress), MP_ROM_PTR(&zlib_decompress_obj) },
    { MP_ROM_QSTR(MP_QSTR_decompressobj), MP_ROM_PTR(&zlib_decompressobj_obj) },
    { MP_ROM_QSTR(MP_QSTR_error), MP_ROM_PTR(&zlib_error) },
};
static MP_DEFINE_CONST_DICT(zlib_globals, zlib_globals_table);

const mp_obj_module_t zlib_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&zlib_globals,
};

MP_REGISTER_MODULE(MP_QSTR_zlib, zlib_module);
