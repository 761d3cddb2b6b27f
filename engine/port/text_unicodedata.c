// The module unicodedata, as far as the tables of unicode_tables.h go: no names and no normal forms.

#include "text.h"

#include "unicode_data.h"

static unichar get_character(const char *function, mp_obj_t arg) {
    text_t text;
    if (!text_of_str(arg, &text)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s argument must be a unicode character, not %s"), function, mp_obj_get_type_str(arg));
    }
    if (text_count(text) != 1) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s argument must be a unicode character, not str"), function);
    }
    const byte *at = text.data;
    return text_next(&at);
}

static mp_obj_t category(mp_obj_t character) {
    return mp_obj_new_str(unicode_category_name(unicode_category(get_character("category()", character))), 2);
}
static MP_DEFINE_CONST_FUN_OBJ_1(category_obj, category);

static mp_obj_t or_default(size_t n_args, const mp_obj_t *args, const char *message) {
    if (n_args < 2) {
        mp_raise_ValueError(message);
    }
    return args[1];
}

static mp_obj_t decimal(size_t n_args, const mp_obj_t *args) {
    int value = unicode_decimal(get_character("decimal() argument 1", args[0]));
    return value >= 0 ? MP_OBJ_NEW_SMALL_INT(value) : or_default(n_args, args, MP_ERROR_TEXT("not a decimal"));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(decimal_obj, 1, 2, decimal);

static mp_obj_t digit(size_t n_args, const mp_obj_t *args) {
    int value = unicode_digit(get_character("digit() argument 1", args[0]));
    return value >= 0 ? MP_OBJ_NEW_SMALL_INT(value) : or_default(n_args, args, MP_ERROR_TEXT("not a digit"));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(digit_obj, 1, 2, digit);

static mp_obj_t numeric(size_t n_args, const mp_obj_t *args) {
    double value;
    bool is_number = unicode_numeric(get_character("numeric() argument 1", args[0]), &value);
    return is_number ? mp_obj_new_float(value) : or_default(n_args, args, MP_ERROR_TEXT("not a numeric character"));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(numeric_obj, 1, 2, numeric);

static MP_DEFINE_STR_OBJ(version_obj, "14.0.0");

static const mp_rom_map_elem_t unicodedata_globals[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_unicodedata)},
    {MP_ROM_QSTR(MP_QSTR_category), MP_ROM_PTR(&category_obj)},
    {MP_ROM_QSTR(MP_QSTR_decimal), MP_ROM_PTR(&decimal_obj)},
    {MP_ROM_QSTR(MP_QSTR_digit), MP_ROM_PTR(&digit_obj)},
    {MP_ROM_QSTR(MP_QSTR_numeric), MP_ROM_PTR(&numeric_obj)},
    {MP_ROM_QSTR(MP_QSTR_unidata_version), MP_ROM_PTR(&version_obj)},
};
static MP_DEFINE_CONST_DICT(unicodedata_globals_dict, unicodedata_globals);

const mp_obj_module_t text_unicodedata_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&unicodedata_globals_dict,
};
MP_REGISTER_MODULE(MP_QSTR_unicodedata, text_unicodedata_module);
