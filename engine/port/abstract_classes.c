// Abstract base classes cannot be instantiated: abc.py keeps the names of what is missing in __abstractmethods__.

#include "classes.h"

void class_refuse_abstract(const mp_obj_type_t *type) {
    mp_map_elem_t *entry = mp_map_lookup(&class_namespace(type)->map, MP_OBJ_NEW_QSTR(MP_QSTR___abstractmethods__), MP_MAP_LOOKUP);
    if (entry == NULL || !mp_obj_is_true(entry->value)) {
        return;
    }
    mp_obj_t names = MP_OBJ_TYPE_GET_SLOT(&mp_type_list, make_new)(&mp_type_list, 1, 0, &entry->value);
    mp_obj_list_sort(1, &names, (mp_map_t *)&mp_const_empty_map);
    size_t count;
    mp_obj_t *items;
    mp_obj_list_get(names, &count, &items);
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 32, &print);
    for (size_t i = 0; i < count; ++i) {
        mp_print_str(&print, i ? ", " : "");
        mp_obj_print_helper(&print, items[i], PRINT_STR);
        mp_obj_list_get(names, &count, &items);
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Can't instantiate abstract class %q with abstract method%s %s"),
        type->name, count == 1 ? "" : "s", vstr_null_terminated_str(&text));
}
