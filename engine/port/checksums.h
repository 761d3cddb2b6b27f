// Checksums that binascii and zlib share, and their way to ask for bytes.

#ifndef CHECKSUMS_H
#define CHECKSUMS_H

#include "py/obj.h"

uint32_t checksum_crc32(uint32_t crc, const byte *bytes, size_t count);
uint32_t checksum_adler32(uint32_t adler, const byte *bytes, size_t count);
void checksum_bytes(mp_obj_t object, mp_buffer_info_t *bytes);

extern const mp_obj_fun_builtin_var_t binascii_crc32_obj, zlib_adler32_obj;

#endif
