// array.array's methods that read and write files, by the methods that the array and the file have anyway.

#include "py/runtime.h"

#include "classes.h"
#include "numbers.h"

static mp_obj_t called(mp_obj_t object, qstr method, size_t n_args, mp_obj_t arg) {
    mp_obj_t call[3];
    mp_load_method(object, method, call);
    call[2] = arg;
    return mp_call_method_n_kw(n_args, 0, call);
}

static mp_obj_t array_tofile(mp_obj_t self, mp_obj_t file) {
    called(file, MP_QSTR_write, 1, called(self, MP_QSTR_tobytes, 0, MP_OBJ_NULL));
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(array_tofile_obj, array_tofile);

static mp_obj_t array_fromfile(mp_obj_t self, mp_obj_t file, mp_obj_t count) {
    count = number_index(count);
    if (mp_binary_op(MP_BINARY_OP_LESS, count, MP_OBJ_NEW_SMALL_INT(0)) == mp_const_true) {
        mp_raise_ValueError(MP_ERROR_TEXT("negative count"));
    }
    mp_obj_t bytes = mp_binary_op(MP_BINARY_OP_MULTIPLY, count, mp_load_attr(self, MP_QSTR_itemsize));
    mp_obj_t data = called(file, MP_QSTR_read, 1, bytes);
    if (!mp_obj_is_exact_type(data, &mp_type_bytes)) {
        mp_raise_TypeError(MP_ERROR_TEXT("read() didn't return bytes"));
    }
    called(self, MP_QSTR_frombytes, 1, data);
    if (!mp_obj_equal(mp_obj_len(data), bytes)) {
        mp_raise_msg(&mp_type_EOFError, MP_ERROR_TEXT("read() didn't return enough bytes"));
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_3(array_fromfile_obj, array_fromfile);
