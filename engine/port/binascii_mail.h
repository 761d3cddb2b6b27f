#ifndef BINASCII_MAIL_H
#define BINASCII_MAIL_H

#include "py/obj.h"

extern const mp_obj_type_t binascii_error;

// The bytes of an argument that may be ASCII text, too. Raises for others.
void binascii_text(mp_obj_t object, mp_buffer_info_t *text);

// Of a hexadecimal digit, or -1.
int binascii_hex_value(byte c);

MP_DECLARE_CONST_FUN_OBJ_1(binascii_a2b_uu_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(binascii_b2a_uu_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(binascii_a2b_qp_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(binascii_b2a_qp_obj);

#endif
