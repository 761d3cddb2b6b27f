#include "report.h"

#include <string.h>

#include "py/objexcept.h"
#include "py/runtime.h"

#include "abi.h"
#include "cbor.h"
#include "exceptions.h"
#include "fuel.h"

// By class, so that a guest's own class of the same name is not taken for it. Subclasses count.
static int category_of(mp_obj_t exception) {
    if (fuel_is_warning(MP_OBJ_TO_PTR(exception))) {
        return EXCEPTION_WARNING;
    }
    static const struct {
        const mp_obj_type_t *type;
        int category;
    } categories[] = {
        {&mp_type_SyntaxError, EXCEPTION_SYNTAX},
        {&mp_type_MemoryError, EXCEPTION_MEMORY},
        {&mp_type_RecursionError, EXCEPTION_RECURSION},
        {&mp_type_SystemExit, EXCEPTION_EXIT},
    };
    mp_const_obj_t type = MP_OBJ_FROM_PTR(mp_obj_get_type(exception));
    for (size_t i = 0; i < MP_ARRAY_SIZE(categories); ++i) {
        if (mp_obj_is_subclass_fast(type, MP_OBJ_FROM_PTR(categories[i].type))) {
            return categories[i].category;
        }
    }
    return EXCEPTION_OTHER;
}

static void encode_qstr_text(encoder_t *encoder, qstr text) {
    size_t length;
    const byte *bytes = qstr_data(text, &length);
    encode_text(encoder, (const char *)bytes, length);
}

// str(exception), cut to MESSAGE_BYTES.
static void encode_message(encoder_t *encoder, mp_obj_t exception) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        vstr_t message;
        mp_print_t print;
        vstr_init_print(&message, 32, &print);
        mp_obj_print_helper(&print, exception_message(exception), PRINT_STR);
        size_t length = message.len;
        if (length > MESSAGE_BYTES) {
            length = MESSAGE_BYTES;
            while (length != 0 && (message.buf[length] & 0xc0) == 0x80) {
                --length; // not in the middle of a character
            }
        }
        encode_text(encoder, message.buf, length);
        vstr_clear(&message);
        nlr_pop();
    } else {
        const char note[] = "<its __str__ raised an exception>";
        encode_text(encoder, note, sizeof note - 1);
    }
}

// The event loop's own frames say nothing about the guest's code.
static bool is_shown(const size_t *frame) {
    return strncmp(qstr_str(frame[0]), "asyncio/", strlen("asyncio/")) != 0;
}

static void encode_frames(encoder_t *encoder, mp_obj_t exception) {
    size_t length;
    size_t *frames;
    mp_obj_exception_get_traceback(exception, &length, &frames);
    size_t count = 0; // of file, line, function; innermost first
    for (size_t i = 0; i < length; i += 3) {
        count += is_shown(frames + i);
    }
    size_t hidden = count > 2 * TRACEBACK_ENDS ? count - 2 * TRACEBACK_ENDS : 0;
    encode_array(encoder, count - hidden);
    size_t seen = 0;
    for (const size_t *frame = frames + length; frame != frames;) {
        frame -= 3;
        if (!is_shown(frame)) {
            continue;
        }
        size_t i = seen++;
        if (hidden != 0 && i >= TRACEBACK_ENDS && i < TRACEBACK_ENDS + hidden) {
            continue;
        }
        encode_array(encoder, 3);
        encode_qstr_text(encoder, frame[0]);
        encode_int(encoder, (mp_int_t)frame[1]);
        encode_qstr_text(encoder, frame[2]);
    }
    encode_int(encoder, (mp_int_t)hidden);
}

static void encode_exit(encoder_t *encoder, mp_obj_t exception, int category) {
    mp_obj_t status = category == EXCEPTION_EXIT ? mp_obj_exception_get_value(exception) : mp_const_none;
    if (mp_obj_is_str(status) || mp_obj_is_small_int(status) || status == mp_const_none || mp_obj_is_bool(status)) {
        encode_value(encoder, status);
    } else {
        encode_message(encoder, exception); // as CPython, which prints it and exits with 1
    }
}

void report_exception(encoder_t *encoder, mp_obj_t exception) {
    int category = category_of(exception);
    encode_array(encoder, 6);
    encode_int(encoder, category);
    encode_qstr_text(encoder, mp_obj_get_type(exception)->name);
    encode_message(encoder, exception);
    encode_frames(encoder, exception);
    encode_exit(encoder, exception, category);
}

size_t report_briefly(uint8_t *reply, mp_obj_t exception) {
    size_t length;
    const byte *name = qstr_data(mp_obj_get_type(exception)->name, &length);
    if (length > 23) {
        length = 23; // what fits the one-byte head below
    }
    uint8_t *out = reply;
    *out++ = CBOR_ARRAY << 5 | 6;
    *out++ = (uint8_t)category_of(exception);
    *out++ = (uint8_t)(CBOR_TEXT << 5 | length);
    for (size_t i = 0; i < length; ++i) {
        *out++ = name[i] < 0x80 ? name[i] : '?'; // what is cut must not be half a character
    }
    *out++ = CBOR_TEXT << 5;
    *out++ = CBOR_ARRAY << 5;
    *out++ = 0;
    *out++ = CBOR_SIMPLE << 5 | CBOR_NULL;
    return (size_t)(out - reply);
}
