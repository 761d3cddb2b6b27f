// The % operator of str, bytes and bytearray.

#ifndef TEXT_PERCENT_H
#define TEXT_PERCENT_H

#include "py/obj.h"

mp_obj_t text_percent(mp_obj_t pattern, mp_obj_t values);

#endif
