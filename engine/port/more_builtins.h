// Builtins that MicroPython does not have, for the table in mpconfigport.h.

#define MORE_BUILTINS \
    { MP_ROM_QSTR(MP_QSTR___debug__), MP_ROM_TRUE }, \
    { MP_ROM_QSTR(MP_QSTR___doc__), MP_ROM_NONE }, /* what a module has that does not set them */ \
    { MP_ROM_QSTR(MP_QSTR___package__), MP_ROM_NONE }, \
    { MP_ROM_QSTR(MP_QSTR___spec__), MP_ROM_NONE }, \
    { MP_ROM_QSTR(MP_QSTR_aiter), MP_ROM_PTR(&builtin_aiter_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_anext), MP_ROM_PTR(&builtin_anext_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_exit), MP_ROM_PTR(&builtin_exit_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_input), MP_ROM_PTR(&builtin_input_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_quit), MP_ROM_PTR(&builtin_exit_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_vars), MP_ROM_PTR(&builtin_vars_obj) },

extern const struct _mp_obj_fun_builtin_fixed_t builtin_aiter_obj;
extern const struct _mp_obj_fun_builtin_var_t builtin_anext_obj, builtin_exit_obj, builtin_input_obj, builtin_iter_obj, builtin_vars_obj;
extern const struct _mp_obj_fun_builtin_fixed_t number_get_digits_most_obj, number_set_digits_most_obj;
