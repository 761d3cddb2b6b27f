// What py/objstrunicode.c takes from the port.

#ifndef TEXT_UNICODE_H
#define TEXT_UNICODE_H

#include "text.h"

mp_obj_t text_str_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value);

#define str_subscr text_str_subscr
#define uni_print_quoted(print, data, len) text_print_str(print, (text_t) {data, len}, false)

#endif
