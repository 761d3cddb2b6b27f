#include "host_function.h"

#include <string.h>

#include "py/builtin.h"
#include "py/objmodule.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/runtime.h"

#include "abi.h"
#include "event_loop.h"
#include "fuel.h"
#include "host_call.h"
#include "standard_input.h"

typedef struct {
    mp_obj_base_t base;
    bool awaited;
    qstr name;
    qstr module; // MP_QSTRnull for a builtin
    mp_obj_t documentation; // a str or None
    mp_obj_t encoded_name; // a bytes object: the name that the host knows, as a CBOR item
} host_function_t;

// Heads of arrays and maps and a number, beside name and arguments.
#define FRAME_BYTES 32

static const host_function_t *function_of(mp_obj_t object) {
    return MP_OBJ_TO_PTR(object);
}

// The host refuses a map with equal keys, as it may.
static void check_keywords(size_t count, const mp_obj_t *pairs) {
    for (size_t i = 0; i < count; ++i) {
        for (size_t j = 0; j < i; ++j) {
            if (mp_obj_equal(pairs[2 * i], pairs[2 * j])) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("function got multiple values for argument '%q'"),
                    mp_obj_str_get_qstr(pairs[2 * i]));
            }
        }
    }
}

// Sends a call of `kind`; `id` is that of one that is awaited, otherwise negative.
static decoder_t send_call(int kind, const host_function_t *function, mp_int_t id, size_t positional, size_t keywords,
    const mp_obj_t *arguments) {
    check_keywords(keywords, arguments + positional);
    size_t length;
    const char *name = mp_obj_str_get_data(function->encoded_name, &length);
    encoder_t request;
    host_call_begin(&request, length + FRAME_BYTES);
    encode_array(&request, id < 0 ? 3 : 4);
    if (id >= 0) {
        encode_int(&request, id);
    }
    encode_raw(&request, name, length);
    encode_array(&request, positional);
    for (size_t i = 0; i < positional; ++i) {
        encode_value(&request, arguments[i]);
    }
    encode_map_head(&request, keywords);
    for (size_t i = positional; i < positional + 2 * keywords; i += 2) {
        encode_qstr(&request, mp_obj_str_get_qstr(arguments[i]));
        encode_value(&request, arguments[i + 1]);
    }
    if (request.error != NULL) {
        host_call_overflow(name, length, request.error);
    }
    return host_call_send(kind, &request);
}

mp_obj_t host_function_begin(mp_obj_t function, mp_obj_t arguments, mp_obj_t keywords) {
    static mp_int_t last_number;
    if (!mp_obj_is_exact_type(function, &host_function_type) || !mp_obj_is_exact_type(arguments, &mp_type_tuple)
        || !mp_obj_is_exact_type(keywords, &mp_type_dict)) {
        mp_raise_TypeError(NULL);
    }
    size_t positional;
    mp_obj_t *items;
    mp_obj_tuple_get(arguments, &positional, &items);
    const mp_map_t *map = mp_obj_dict_get_map(keywords);
    size_t pairs = map->used;
    mp_obj_t *all = m_new0(mp_obj_t, positional + 2 * pairs + 1);
    memcpy(all, items, positional * sizeof(mp_obj_t));
    mp_obj_t *next = all + positional;
    for (size_t i = 0; i < map->alloc; ++i) {
        if (mp_map_slot_is_filled(map, i)) {
            *next++ = map->table[i].key;
            *next++ = map->table[i].value;
        }
    }
    mp_int_t number = ++last_number;
    send_call(CALL_BEGIN, function_of(function), number, positional, pairs, all);
    return MP_OBJ_NEW_SMALL_INT(number);
}

// The coroutine that begins the call once it is awaited.
static mp_obj_t coroutine(mp_obj_t self, size_t positional, size_t keywords, const mp_obj_t *arguments) {
    check_keywords(keywords, arguments + positional);
    mp_obj_t names = mp_obj_new_dict(keywords);
    for (size_t i = positional; i < positional + 2 * keywords; i += 2) {
        mp_obj_dict_store(names, arguments[i], arguments[i + 1]);
    }
    mp_obj_t parts[3] = {self, mp_obj_new_tuple(positional, arguments), names};
    return mp_call_function_n_kw(event_loop_load(MP_QSTR__call), 3, 0, parts);
}

// --- As Python sees it ---

static mp_obj_t host_function_call(mp_obj_t self, size_t positional, size_t keywords, const mp_obj_t *arguments) {
    FUEL_BURN();
    if (function_of(self)->awaited) {
        return coroutine(self, positional, keywords, arguments);
    }
    decoder_t reply = send_call(CALL_INVOKE, function_of(self), -1, positional, keywords, arguments);
    bool raised;
    mp_obj_t outcome = decode_outcome(&reply, &raised);
    decode_end(&reply);
    if (raised) {
        nlr_raise(outcome);
    }
    return outcome;
}

static void host_function_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    (void)kind;
    mp_printf(print, "<function %q>", function_of(self)->name);
}

static void host_function_attr(mp_obj_t self, qstr attribute, mp_obj_t *destination) {
    const host_function_t *function = function_of(self);
    if (destination[0] != MP_OBJ_NULL) {
        return; // nothing can be stored
    }
    if (attribute == MP_QSTR___name__) {
        destination[0] = MP_OBJ_NEW_QSTR(function->name);
    } else if (attribute == MP_QSTR___doc__) {
        destination[0] = function->documentation;
    } else if (attribute == MP_QSTR___module__ && function->module != MP_QSTRnull) {
        destination[0] = MP_OBJ_NEW_QSTR(function->module);
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    host_function_type, MP_QSTR_function, MP_TYPE_FLAG_NONE,
    print, host_function_print,
    call, host_function_call,
    attr, host_function_attr
    );

bool host_function_help(mp_obj_t self) {
    if (!mp_obj_is_exact_type(self, &host_function_type)) {
        return false;
    }
    const host_function_t *function = function_of(self);
    if (function->module != MP_QSTRnull) {
        mp_printf(&mp_plat_print, "%q.", function->module);
    }
    mp_printf(&mp_plat_print, "%q\n", function->name);
    if (function->documentation != mp_const_none) {
        mp_obj_print(function->documentation, PRINT_STR);
        mp_print_str(&mp_plat_print, "\n");
    }
    return true;
}

// --- Installing ---

// The module of that name that can be written to. A guest may have put anything at all into sys.modules.
static mp_obj_t writable_module(qstr name) {
    mp_obj_t loaded = MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict));
    mp_map_elem_t *entry = mp_map_lookup(mp_obj_dict_get_map(loaded), MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    if (entry != NULL && mp_obj_is_exact_type(entry->value, &mp_type_module)
        && !mp_obj_module_get_globals(entry->value)->map.is_fixed) {
        return entry->value;
    }
    if (entry != NULL) {
        mp_obj_dict_delete(loaded, MP_OBJ_NEW_QSTR(name));
    }
    return mp_obj_new_module(name);
}

static mp_obj_t encoded_name(const char *name, size_t length) {
    encoder_t encoder;
    encoder_init(&encoder, SIZE_MAX / 2, "", 1);
    encode_text(&encoder, name, length);
    return mp_obj_new_bytes((const byte *)encoder.bytes.buf, encoder.bytes.len);
}

void host_function_install(const char *name, size_t length, bool awaited, mp_obj_t documentation) {
    const char *dot = memchr(name, '.', length);
    size_t module_length = dot == NULL ? 0 : (size_t)(dot - name);
    const char *own = dot == NULL ? name : dot + 1;
    size_t own_length = (size_t)(name + length - own);
    if (own_length == 0 || dot == name || memchr(own, '.', own_length) != NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("a function's name is a name or module.name"));
    }
    host_function_t *function = mp_obj_malloc(host_function_t, &host_function_type);
    function->awaited = awaited;
    function->name = qstr_from_strn(own, own_length);
    function->module = dot == NULL ? MP_QSTRnull : qstr_from_strn(name, module_length);
    function->documentation = documentation;
    function->encoded_name = mp_const_none;
    function->encoded_name = encoded_name(name, length);
    if (length == strlen(STDIN_NAME) && memcmp(name, STDIN_NAME, length) == 0) {
        standard_input_from(MP_OBJ_FROM_PTR(function));
    } else if (dot == NULL) {
        mp_store_attr(MP_OBJ_FROM_PTR(&mp_module_builtins), function->name, MP_OBJ_FROM_PTR(function));
    } else {
        mp_obj_dict_store(MP_OBJ_FROM_PTR(mp_obj_module_get_globals(writable_module(function->module))),
            MP_OBJ_NEW_QSTR(function->name), MP_OBJ_FROM_PTR(function));
    }
}
