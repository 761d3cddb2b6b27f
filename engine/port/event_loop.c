#include "event_loop.h"

#include "py/objgenerator.h"
#include "py/objmodule.h"
#include "py/runtime.h"

#include "abi.h"
#include "fuel.h"
#include "host_call.h"
#include "host_function.h"

MP_REGISTER_ROOT_POINTER(mp_obj_t event_loop_driver); // the generator that waits
MP_REGISTER_ROOT_POINTER(mp_obj_t event_loop_globals); // those of asyncio/core.py

static double delay;

double event_loop_delay(void) {
    return delay;
}

void event_loop_forget(void) {
    MP_STATE_VM(event_loop_driver) = MP_OBJ_NULL;
    // The dict is whatever the guest attached: it can refuse names, and have keys of its own that compare and raise.
    nlr_buf_t nlr;
    if (MP_STATE_VM(event_loop_globals) != MP_OBJ_NULL && nlr_push(&nlr) == 0) {
        // Tasks that were left have no part in another run: their loop is given up with them.
        static const uint16_t names[] = {MP_QSTR_cur_task, MP_QSTR__running_loop, MP_QSTR__current_loop};
        for (size_t i = 0; i < MP_ARRAY_SIZE(names); ++i) {
            mp_obj_dict_store(MP_STATE_VM(event_loop_globals), MP_OBJ_NEW_QSTR(names[i]), mp_const_none);
        }
        mp_obj_dict_store(MP_STATE_VM(event_loop_globals), MP_OBJ_NEW_QSTR(MP_QSTR__open_calls), mp_obj_new_dict(0));
        nlr_pop();
    }
}

mp_obj_t event_loop_load(qstr name) {
    mp_obj_t core = mp_import_name(qstr_from_str("asyncio.core"), mp_const_empty_tuple, MP_OBJ_NEW_SMALL_INT(0));
    return mp_load_attr(core, name);
}

static mp_obj_t advance(mp_obj_t driver, mp_obj_t sent) {
    // Only one that waits is kept, whatever happens in it.
    MP_STATE_VM(event_loop_driver) = MP_OBJ_NULL;
    mp_obj_t result;
    switch (mp_resume(driver, sent, MP_OBJ_NULL, &result)) {
        case MP_VM_RETURN_NORMAL:
            return result;
        case MP_VM_RETURN_YIELD:
            delay = result == mp_const_none ? -1 : mp_obj_get_float(result);
            MP_STATE_VM(event_loop_driver) = driver;
            return MP_OBJ_NULL;
        default:
            nlr_raise(result);
    }
}

mp_obj_t event_loop_start(mp_obj_t coroutine) {
    return advance(mp_call_function_1(event_loop_load(MP_QSTR__begin), coroutine), mp_const_none);
}

mp_obj_t event_loop_finish(mp_obj_t value) {
    return mp_obj_is_new_coroutine(value) ? event_loop_start(value) : value;
}

static mp_obj_t decode_completions(decoder_t *decoder) {
    size_t count = decode_array(decoder);
    mp_obj_t completions = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < count; ++i) {
        if (decode_array(decoder) != 2) {
            mp_raise_msg(decoder->error, MP_ERROR_TEXT("malformed completion"));
        }
        mp_obj_t completion[3] = {mp_obj_new_int(decode_int(decoder)), mp_const_false, mp_const_none};
        bool raised;
        completion[2] = decode_outcome(decoder, &raised);
        completion[1] = mp_obj_new_bool(raised);
        mp_obj_list_append(completions, mp_obj_new_tuple(3, completion));
    }
    decode_end(decoder);
    return completions;
}

mp_obj_t event_loop_resume(decoder_t *request, bool *accepted) {
    mp_obj_t driver = MP_STATE_VM(event_loop_driver);
    if (driver == MP_OBJ_NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("nothing is waiting"));
    }
    mp_obj_t completions = decode_completions(request);
    *accepted = true;
    return advance(driver, completions);
}

// --- What core.py calls ---

static mp_obj_t host_attach(mp_obj_t globals) {
    if (!mp_obj_is_exact_type(globals, &mp_type_dict)) {
        mp_raise_TypeError(NULL);
    }
    MP_STATE_VM(event_loop_globals) = globals;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(host_attach_obj, host_attach);

static mp_obj_t host_begin(mp_obj_t function, mp_obj_t arguments, mp_obj_t keywords) {
    return host_function_begin(function, arguments, keywords);
}
static MP_DEFINE_CONST_FUN_OBJ_3(host_begin_obj, host_begin);

static mp_obj_t host_cancel(mp_obj_t number) {
    mp_int_t id = mp_obj_get_int(number);
    if (id < 0) {
        mp_raise_ValueError(NULL);
    }
    encoder_t request;
    host_call_begin(&request, 8);
    encode_int(&request, id);
    host_call_send(CALL_CANCEL, &request);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(host_cancel_obj, host_cancel);

static mp_obj_t host_wait(mp_obj_t ms) {
    mp_float_t bound = ms == mp_const_none ? 0 : mp_obj_get_float(ms);
    encoder_t request;
    host_call_begin(&request, 16);
    if (ms == mp_const_none) {
        encode_null(&request);
    } else {
        encode_float(&request, bound);
    }
    decoder_t reply = host_call_send(CALL_WAIT, &request);
    mp_obj_t completions = decode_completions(&reply);
    FUEL_BURN(); // as after a sleep
    return completions;
}
static MP_DEFINE_CONST_FUN_OBJ_1(host_wait_obj, host_wait);

// Whether it is the TimeoutError of a run whose time is nearly over.
static mp_obj_t host_is_warning(mp_obj_t exception) {
    return mp_obj_new_bool(mp_obj_is_obj(exception) && fuel_is_warning(MP_OBJ_TO_PTR(exception)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(host_is_warning_obj, host_is_warning);

static const mp_rom_map_elem_t host_module_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__host)},
    {MP_ROM_QSTR(MP_QSTR_attach), MP_ROM_PTR(&host_attach_obj)},
    {MP_ROM_QSTR(MP_QSTR_begin), MP_ROM_PTR(&host_begin_obj)},
    {MP_ROM_QSTR(MP_QSTR_cancel), MP_ROM_PTR(&host_cancel_obj)},
    {MP_ROM_QSTR(MP_QSTR_is_warning), MP_ROM_PTR(&host_is_warning_obj)},
    {MP_ROM_QSTR(MP_QSTR_wait), MP_ROM_PTR(&host_wait_obj)},
};
static MP_DEFINE_CONST_DICT(host_module_globals, host_module_table);

const mp_obj_module_t host_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&host_module_globals,
};

MP_REGISTER_MODULE(MP_QSTR__host, host_module);
