#include "report.h"

#include <string.h>

#include "py/objexcept.h"
#include "py/objlist.h"
#include "py/runtime.h"

#include "abi.h"
#include "cbor.h"
#include "classes.h"
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

// What tracebacks end with: of a SyntaxError without its place.
static mp_obj_t message_of(mp_obj_t exception) {
    const mp_obj_type_t *type = mp_obj_get_type(exception);
    bool placed = mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_SyntaxError)) && exception_native(exception)->args->len == 2;
    return placed ? exception_native(exception)->args->items[0] : exception;
}

// What `print_on` prints, cut to MESSAGE_BYTES.
static void encode_printed(encoder_t *encoder, void (*print_on)(const mp_print_t *print, mp_obj_t exception), mp_obj_t exception) {
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 32, &print);
    print_on(&print, exception);
    size_t length = text.len;
    if (length > MESSAGE_BYTES) {
        length = MESSAGE_BYTES;
        while (length != 0 && (text.buf[length] & 0xc0) == 0x80) {
            --length; // not in the middle of a character
        }
    }
    encode_text(encoder, text.buf, length);
}

static void print_message(const mp_print_t *print, mp_obj_t exception) {
    vstr_t text; // of its own: what was printed before it raised is dropped
    mp_print_t text_print;
    vstr_init_print(&text, 32, &text_print);
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_print_helper(&text_print, message_of(exception), PRINT_STR);
        nlr_pop();
        print->print_strn(print->data, text.buf, text.len);
    } else {
        mp_print_str(print, "<exception str() failed>");
    }
}

// What an attribute of that class holds. The guest's code may run, and fail.
static mp_obj_t attribute_of(mp_obj_t exception, qstr name, const mp_obj_type_t *type) {
    mp_obj_t value = MP_OBJ_NULL;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        value = load_attr_or(exception, name, MP_OBJ_NULL);
        nlr_pop();
    }
    return value != MP_OBJ_NULL && mp_obj_is_type(value, type) ? value : MP_OBJ_NULL;
}

static void print_notes(const mp_print_t *print, mp_obj_t exception) {
    mp_obj_t notes = attribute_of(exception, MP_QSTR___notes__, &mp_type_list);
    const vstr_t *printed = print->data;
    for (size_t i = 0; notes != MP_OBJ_NULL && i < NOTES_MAX && printed->len < MESSAGE_BYTES; ++i) {
        size_t length;
        mp_obj_t *items;
        mp_obj_list_get(notes, &length, &items);
        if (i >= length) {
            break;
        }
        mp_print_str(print, i == 0 ? "" : "\n");
        print_message(print, items[i]);
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
        encode_printed(encoder, print_message, exception); // as CPython, which prints it and exits with 1
    }
}

typedef struct {
    encoder_t *encoder;
    size_t count;
    mp_obj_t seen[EXCEPTIONS_MAX];
} shown_t;

// As in CPython, nothing is shown twice, but for members of groups.
static void encode_exception(shown_t *shown, mp_obj_t exception, bool member) {
    encoder_t *encoder = shown->encoder;
    bool shows = mp_obj_is_exception_instance(exception) && shown->count < EXCEPTIONS_MAX;
    for (size_t i = 0; i < shown->count && !member; ++i) {
        shows = shows && shown->seen[i] != exception;
    }
    if (!shows) {
        encode_null(encoder);
        return;
    }
    shown->seen[shown->count++] = exception;
    encode_array(encoder, 10);
    encode_qstr_text(encoder, mp_obj_get_type(exception)->name);
    encode_printed(encoder, exception_print_name, exception);
    encode_printed(encoder, print_message, exception);
    encode_frames(encoder, exception);
    encode_printed(encoder, print_notes, exception);

    const mp_obj_exception_t *self = exception_native(exception);
    bool caused = self->cause != MP_OBJ_NULL;
    mp_obj_t before = caused ? self->cause : self->suppress_context || self->context == MP_OBJ_NULL ? mp_const_none : self->context;
    encode_int(encoder, caused ? LINK_CAUSE : LINK_CONTEXT);
    encode_exception(shown, before, false);

    mp_obj_t members = attribute_of(exception, MP_QSTR_exceptions, &mp_type_tuple);
    size_t count = 0;
    mp_obj_t *items;
    if (members != MP_OBJ_NULL) {
        mp_obj_tuple_get(members, &count, &items);
    }
    size_t sent = MIN(count, GROUP_WIDTH);
    encode_array(encoder, sent);
    for (size_t i = 0; i < sent; ++i) {
        encode_exception(shown, items[i], true);
    }
    encode_int(encoder, (mp_int_t)(count - sent));
}

void report_exception(encoder_t *encoder, mp_obj_t exception) {
    int category = category_of(exception);
    encode_array(encoder, 3);
    encode_int(encoder, category);
    shown_t shown = {.encoder = encoder};
    encode_exception(&shown, exception, true);
    encode_exit(encoder, exception, category);
}

size_t report_briefly(uint8_t *reply, mp_obj_t exception) {
    size_t length;
    const byte *name = qstr_data(mp_obj_get_type(exception)->name, &length);
    if (length > 23) {
        length = 23; // what fits the one-byte head below
    }
    uint8_t *out = reply;
    *out++ = CBOR_ARRAY << 5 | 3;
    *out++ = (uint8_t)category_of(exception);
    *out++ = CBOR_ARRAY << 5 | 10;
    for (size_t both = 0; both < 2; ++both) {
        *out++ = (uint8_t)(CBOR_TEXT << 5 | length);
        for (size_t i = 0; i < length; ++i) {
            *out++ = name[i] < 0x80 ? name[i] : '?'; // what is cut must not be half a character
        }
    }
    // message, frames, hidden, notes, link, before, members, more; exit
    enum { NONE = CBOR_SIMPLE << 5 | CBOR_NULL };
    static const uint8_t nothing[] = {CBOR_TEXT << 5, CBOR_ARRAY << 5, 0, CBOR_TEXT << 5, 0, NONE, CBOR_ARRAY << 5, 0, NONE};
    memcpy(out, nothing, sizeof nothing);
    return (size_t)(out - reply) + sizeof nothing;
}
