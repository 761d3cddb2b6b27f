#include "traceback.h"

#include <stdbool.h>
#include <string.h>

#include "cbor.h"
#include "engine.h"
#include "streams.h"

#define STDERR 2

// The argument of a simple value.
#define CBOR_TRUE 21

static void print(const char *bytes, size_t length) {
    stream_write(STDERR, bytes, length);
}

static void print_item(const cbor_item_t *text) {
    print(text->bytes, (size_t)text->argument);
}

static void print_number(uint64_t number) {
    char digits[20];
    char *at = digits + sizeof digits;
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    print(at, (size_t)(digits + sizeof digits - at));
}

// The line of a file of the sandbox, without its indentation, if there is one. The engine's reply is not there any more then.
static void print_line(const char *path, size_t path_length, uint64_t line) {
    static uint8_t request[512];
    cbor_writer_t writer = {request, sizeof request, false};
    cbor_head(&writer, CBOR_ARRAY, 3);
    cbor_head(&writer, CBOR_UNSIGNED, FILE_READ);
    cbor_bytes(&writer, CBOR_TEXT, path, path_length);
    cbor_bytes(&writer, CBOR_BYTES, "", 0);
    if (writer.overflown || engine_perform(OPERATION_FILE, request, (size_t)(writer.at - request)) != STATUS_OK) {
        return;
    }
    cbor_reader_t reader = {(const uint8_t *)engine_reply_address()};
    cbor_item_t content = cbor_next(&reader);
    const char *at = content.bytes, *end = at + content.argument;
    while (line > 1 && at != NULL) {
        at = memchr(at, '\n', (size_t)(end - at));
        at = at == NULL ? NULL : at + 1;
        --line;
    }
    while (at != NULL && at < end && (*at == ' ' || *at == '\t')) {
        ++at;
    }
    const char *stop = at == NULL ? NULL : memchr(at, '\n', (size_t)(end - at));
    stop = stop == NULL ? end : stop;
    if (at != NULL && at < stop) {
        print("    ", 4);
        print(at, (size_t)(stop - at));
        print("\n", 1);
    }
}

static void print_frames(cbor_reader_t *reader) {
    uint64_t frames = cbor_next(reader).argument;
    if (frames != 0) {
        stream_text(STDERR, "Traceback (most recent call last):\n");
    }
    while (frames-- != 0) {
        cbor_next(reader);
        cbor_item_t file = cbor_next(reader), line = cbor_next(reader), function = cbor_next(reader);
        stream_text(STDERR, "  File \"");
        print_item(&file);
        stream_text(STDERR, "\", line ");
        print_number(line.argument);
        stream_text(STDERR, ", in ");
        print_item(&function);
        print("\n", 1);
        print_line(file.bytes, (size_t)file.argument, line.argument);
    }
}

// What sys.exit() was given: a number, a text that is printed, or nothing.
static uint32_t exit_status(cbor_reader_t *reader) {
    cbor_item_t exit = cbor_next(reader);
    switch (exit.major) {
        case CBOR_UNSIGNED:
            return (uint32_t)exit.argument & 0xff;
        case CBOR_NEGATIVE:
            return (uint32_t)(-1 - (int64_t)exit.argument) & 0xff;
        case CBOR_TEXT:
            print_item(&exit);
            print("\n", 1);
            return 1;
        default:
            return exit.argument == CBOR_TRUE;
    }
}

uint32_t traceback_print(const uint8_t *reply, uint32_t length) {
    // Reading a line of source is an operation of its own, whose reply takes the place of this one.
    static uint8_t report[24576];
    if (length > sizeof report) {
        stream_text(STDERR, "An exception ended the program, whose report is too long.\n");
        return 1;
    }
    memcpy(report, reply, length);
    cbor_reader_t reader = {report};
    cbor_next(&reader);
    uint64_t category = cbor_next(&reader).argument;
    cbor_item_t type = cbor_next(&reader), message = cbor_next(&reader);
    if (category == EXCEPTION_EXIT) {
        cbor_skip(&reader);
        cbor_skip(&reader);
        return exit_status(&reader);
    }
    print_frames(&reader);
    print_item(&type);
    if (message.argument != 0) {
        print(": ", 2);
        print_item(&message);
    }
    print("\n", 1);
    return 1;
}
