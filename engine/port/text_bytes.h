// What bytes and bytearray share with each other; py/objarray.c and py/objstr.c refer to it through a patch.

#ifndef TEXT_BYTES_H
#define TEXT_BYTES_H

#include "py/obj.h"

byte text_byte_of(mp_obj_t object, bool is_bytearray);
bool text_bytes_of_iterable(mp_obj_t source, bool is_bytearray, vstr_t *result);

// How many items a slice has of so many; a slice of its own step and bounds.
size_t text_slice(mp_obj_t slice, size_t len, mp_bound_slice_t *bound);
mp_obj_t text_slice_of_bytes(mp_obj_t self, mp_obj_t slice);

mp_obj_t text_bytes_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t text_bytearray_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
void text_print_bytearray(const mp_print_t *print, const byte *data, size_t len);
mp_obj_t text_bytearray_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value);
mp_obj_t text_bytearray_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs);

#endif
