// Included by extmod/modos.c: os.urandom().

#include <string.h>

#include "py/objstr.h"
#include "py/runtime.h"

#include "abi.h"

static mp_obj_t mp_os_urandom(mp_obj_t count_in) {
    mp_int_t count = mp_obj_get_int(count_in);
    if (count < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("negative argument not allowed"));
    }
    vstr_t bytes;
    vstr_init_len(&bytes, (size_t)count);
    for (size_t i = 0; i < bytes.len; i += 4) {
        int32_t word = host_entropy();
        memcpy(bytes.buf + i, &word, bytes.len - i < 4 ? bytes.len - i : 4);
    }
    return mp_obj_new_bytes_from_vstr(&bytes);
}
static MP_DEFINE_CONST_FUN_OBJ_1(mp_os_urandom_obj, mp_os_urandom);
