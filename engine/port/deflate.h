// Compressed data by RFC 1951, in memory: zlib_module.c puts formats and objects around it.

#ifndef DEFLATE_H
#define DEFLATE_H

#include "py/mpconfig.h"

#include "py/misc.h"

typedef struct _deflater_t deflater_t;

// Growing by half, so that adding byte by byte is not quadratic.
static inline void deflate_room(vstr_t *out, size_t more) {
    if (out->alloc - out->len < more) {
        vstr_hint_size(out, out->len / 2 + more);
    }
}

// Levels 0 to 9 choose as zlib's do, so the result is byte for byte what zlib gives for data that comes at once.
deflater_t *deflate_new(int level, int window_bits);
void deflate_add(deflater_t *d, const byte *bytes, size_t count);
// Compresses all that was added since the last time onto out. Without last the stream goes on, from a whole byte; full
// forgets what was before.
void deflate_flush(deflater_t *d, vstr_t *out, bool last, bool full);

typedef enum { INFLATE_MORE, INFLATE_ENOUGH, INFLATE_DONE, INFLATE_ERROR } inflate_status_t;

typedef struct _inflater_t inflater_t;

inflater_t *inflate_new(void);
// Decompresses onto out, whose bytes so far are what matches can refer to, until it has limit bytes. *used says how many
// bytes of the input are no longer needed; what is left has to come again. *error is said of INFLATE_ERROR.
inflate_status_t inflate_run(inflater_t *i, const byte *bytes, size_t count, size_t *used, vstr_t *out, size_t limit, const char **error);

#endif
