// Codecs: what text_codecs.c, text_codec_errors.c and the tables have in common.

#ifndef TEXT_CODECS_H
#define TEXT_CODECS_H

#include "text.h"

typedef enum {
    CODEC_UTF_8, CODEC_UTF_8_SIG, CODEC_ASCII, CODEC_LATIN_1, CODEC_UTF_16, CODEC_UTF_32, CODEC_CHARMAP, CODEC_UNICODE_ESCAPE,
    CODEC_RAW_UNICODE_ESCAPE,
} codec_kind_t;

typedef struct {
    const char *name; // as LookupError, codecs.lookup() and messages have it
    codec_kind_t kind;
    bool big_endian;
    bool has_mark; // begins with a byte order mark
    const uint16_t *high; // charmap: characters of 128 to 255, 0 for none
} codec_t;

// The codec of a name, or NULL.
const codec_t *text_codec(text_t name);

// Where a codec cannot go on.
typedef struct {
    const codec_t *codec;
    mp_obj_t errors; // a str, or MP_OBJ_NULL for "strict"
    mp_obj_t object; // what is encoded or decoded
    size_t start; // characters of a str, bytes of bytes
    size_t end;
    const char *reason;
} codec_error_t;

extern const mp_obj_type_t mp_type_UnicodeEncodeError, mp_type_UnicodeDecodeError, mp_type_UnicodeTranslateError;

NORETURN void text_raise_codec_error(const codec_error_t *error, bool is_encoding);
// What stands in for characters that cannot be encoded: either bytes, or text to be encoded, to which it points.
void text_handle_encoding(codec_error_t *error, text_t failed, vstr_t *bytes, vstr_t *text, size_t *go_on);
// Adds what stands in for bytes that cannot be decoded; returns where to go on.
size_t text_handle_decoding(codec_error_t *error, text_t *all, vstr_t *to);

#endif
