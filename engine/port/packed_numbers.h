// Numbers as bytes, for struct and array.

#ifndef PACKED_NUMBERS_H
#define PACKED_NUMBERS_H

#include "py/obj.h"

uint64_t packed_load(const byte *bytes, size_t size, bool big);
void packed_store(byte *bytes, size_t size, bool big, uint64_t bits);
mp_obj_t packed_integer(uint64_t bits, size_t size, bool with_sign);
// Floats of 2, 4 or 8 bytes; storing is false where the float is too large for the size.
double packed_load_float(const byte *bytes, size_t size, bool big);
bool packed_store_float(byte *bytes, size_t size, bool big, double x);

#endif
