// The methods of str, bytes and bytearray, included by py/objstr.c through a patch.

#ifndef TEXT_METHODS_H
#define TEXT_METHODS_H

extern const mp_obj_fun_builtin_var_t text_find_obj, text_rfind_obj, text_index_obj, text_rindex_obj, text_count_obj,
    text_startswith_obj, text_endswith_obj, text_replace_obj, text_split_obj, text_rsplit_obj, text_splitlines_obj,
    text_strip_obj, text_lstrip_obj, text_rstrip_obj, text_center_obj, text_ljust_obj, text_rjust_obj, text_expandtabs_obj,
    text_bytes_translate_obj, text_hex_obj, text_encode_obj, text_decode_obj, text_format_obj, text_bytearray_pop_obj;
extern const mp_obj_fun_builtin_fixed_t text_removeprefix_obj, text_removesuffix_obj, text_partition_obj, text_rpartition_obj,
    text_join_obj, text_zfill_obj, text_str_translate_obj, text_upper_obj, text_lower_obj, text_title_obj, text_casefold_obj,
    text_swapcase_obj, text_capitalize_obj, text_isalnum_obj, text_isalpha_obj, text_isascii_obj, text_isdecimal_obj,
    text_isdigit_obj, text_isidentifier_obj, text_islower_obj, text_isnumeric_obj, text_isprintable_obj, text_isspace_obj,
    text_istitle_obj, text_isupper_obj, text_format_map_obj, text_bytearray_append_obj, text_bytearray_extend_obj,
    text_bytearray_insert_obj, text_bytearray_remove_obj, text_bytearray_reverse_obj, text_bytearray_clear_obj,
    text_bytearray_copy_obj, text_format_method_obj;
extern const mp_rom_obj_static_class_method_t text_fromhex_obj, text_bytes_maketrans_obj, text_str_maketrans_obj;

void text_terminate(mp_obj_t str); // text_grow.c
mp_obj_t text_bytes_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t text_bytes_subscr(mp_obj_t self, mp_obj_t index, mp_obj_t value);

#define bytes_make_new text_bytes_make_new
#define bytes_subscr text_bytes_subscr

#define TEXT_METHOD(name) {MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&text_##name##_obj)}

// A dict of the engine's own is searched from its beginning: what is called most comes first.
#define TEXT_METHODS_OF_ALL \
    TEXT_METHOD(join), TEXT_METHOD(split), TEXT_METHOD(strip), TEXT_METHOD(replace), TEXT_METHOD(startswith), TEXT_METHOD(endswith), \
    TEXT_METHOD(find), TEXT_METHOD(lower), TEXT_METHOD(upper), TEXT_METHOD(count), TEXT_METHOD(index), TEXT_METHOD(isdigit), \
    TEXT_METHOD(isalpha), TEXT_METHOD(isalnum), TEXT_METHOD(isspace), TEXT_METHOD(ljust), TEXT_METHOD(rjust), TEXT_METHOD(center), \
    TEXT_METHOD(zfill), TEXT_METHOD(lstrip), TEXT_METHOD(rstrip), TEXT_METHOD(splitlines), TEXT_METHOD(rsplit), TEXT_METHOD(rfind), \
    TEXT_METHOD(rindex), TEXT_METHOD(partition), TEXT_METHOD(rpartition), TEXT_METHOD(isupper), TEXT_METHOD(islower), \
    TEXT_METHOD(istitle), TEXT_METHOD(isascii), TEXT_METHOD(title), TEXT_METHOD(capitalize), TEXT_METHOD(swapcase), \
    TEXT_METHOD(expandtabs), TEXT_METHOD(removeprefix), TEXT_METHOD(removesuffix)

#define TEXT_METHODS_OF_BYTES \
    TEXT_METHOD(decode), TEXT_METHOD(hex), TEXT_METHOD(fromhex), \
    {MP_ROM_QSTR(MP_QSTR_translate), MP_ROM_PTR(&text_bytes_translate_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_maketrans), MP_ROM_PTR(&text_bytes_maketrans_obj)}

static const mp_rom_map_elem_t str_methods[] = {
    TEXT_METHODS_OF_ALL,
    TEXT_METHOD(format),
    TEXT_METHOD(encode),
    {MP_ROM_QSTR(MP_QSTR_translate), MP_ROM_PTR(&text_str_translate_obj)},
    {MP_ROM_QSTR(MP_QSTR_maketrans), MP_ROM_PTR(&text_str_maketrans_obj)},
    TEXT_METHOD(casefold),
    TEXT_METHOD(isdecimal),
    TEXT_METHOD(isnumeric),
    TEXT_METHOD(isidentifier),
    TEXT_METHOD(isprintable),
    TEXT_METHOD(format_map),
    {MP_ROM_QSTR(MP_QSTR___format__), MP_ROM_PTR(&text_format_method_obj)},
};
MP_DEFINE_CONST_DICT(mp_obj_str_locals_dict, str_methods);

static const mp_rom_map_elem_t bytes_methods[] = {
    TEXT_METHODS_OF_ALL,
    TEXT_METHODS_OF_BYTES,
};
MP_DEFINE_CONST_DICT(mp_obj_bytes_locals_dict, bytes_methods);

#define TEXT_BYTEARRAY_METHOD(name) {MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&text_bytearray_##name##_obj)}

static const mp_rom_map_elem_t bytearray_methods[] = {
    TEXT_BYTEARRAY_METHOD(append),
    TEXT_BYTEARRAY_METHOD(extend),
    TEXT_BYTEARRAY_METHOD(insert),
    TEXT_BYTEARRAY_METHOD(pop),
    TEXT_BYTEARRAY_METHOD(remove),
    TEXT_BYTEARRAY_METHOD(reverse),
    TEXT_BYTEARRAY_METHOD(clear),
    TEXT_BYTEARRAY_METHOD(copy),
    TEXT_METHODS_OF_ALL,
    TEXT_METHODS_OF_BYTES,
};
MP_DEFINE_CONST_DICT(mp_obj_bytearray_locals_dict, bytearray_methods);

static const mp_rom_map_elem_t array_methods[] = {
    {MP_ROM_QSTR(MP_QSTR_append), MP_ROM_PTR(&mp_obj_array_append_obj)},
    {MP_ROM_QSTR(MP_QSTR_extend), MP_ROM_PTR(&mp_obj_array_extend_obj)},
};
MP_DEFINE_CONST_DICT(mp_obj_array_locals_dict, array_methods);

#endif
