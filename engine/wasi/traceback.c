#include "traceback.h"

#include <stdbool.h>
#include <string.h>

#include "cbor.h"
#include "engine.h"
#include "streams.h"

#define STDERR 2

// The argument of a simple value.
#define CBOR_TRUE 21

// Beside the members of groups, whose lines begin with this; how many groups are around what is printed.
#define MARGIN "    | "
static unsigned depth;
static bool at_line_start = true;

// Text of any number of lines.
static void print(const char *bytes, size_t length) {
    for (const char *end = bytes + length; bytes != end;) {
        for (unsigned i = 0; at_line_start && i < depth; ++i) {
            stream_text(STDERR, MARGIN);
        }
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = newline == NULL ? end : newline + 1;
        stream_write(STDERR, bytes, (size_t)(stop - bytes));
        at_line_start = newline != NULL;
        bytes = stop;
    }
}

static void print_text(const char *text) {
    print(text, strlen(text));
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
        print_text("    ");
        print(at, (size_t)(stop - at));
        print_text("\n");
    }
}

static void print_frames(cbor_reader_t *reader) {
    uint64_t frames = cbor_next(reader).argument;
    if (frames != 0) {
        print_text("Traceback (most recent call last):\n");
    }
    uint64_t gap = frames / 2, index = 0;
    cbor_reader_t ahead = *reader;
    for (uint64_t i = 0; i < frames; ++i) {
        cbor_skip(&ahead);
    }
    uint64_t hidden = cbor_next(&ahead).argument;
    for (; index < frames; ++index) {
        if (index == gap && hidden != 0) {
            print_text("  [");
            print_number(hidden);
            print_text(" more frames]\n");
        }
        cbor_next(reader);
        cbor_item_t file = cbor_next(reader), line = cbor_next(reader), function = cbor_next(reader);
        print_text("  File \"");
        print_item(&file);
        print_text("\", line ");
        print_number(line.argument);
        print_text(", in ");
        print_item(&function);
        print_text("\n");
        print_line(file.bytes, (size_t)file.argument, line.argument);
    }
    cbor_next(reader); // hidden
}

// An exception as abi.ts describes it, with those before it and its members. There are few of them, so this nests little.
static void print_exception(cbor_reader_t *reader) {
    if (cbor_next(reader).major != CBOR_ARRAY) {
        return; // there was no room for it
    }
    cbor_next(reader); // the bare type
    cbor_item_t name = cbor_next(reader), message = cbor_next(reader);
    cbor_reader_t frames = *reader;
    cbor_skip(reader);
    cbor_skip(reader);
    cbor_item_t notes = cbor_next(reader);
    uint64_t link = cbor_next(reader).argument;
    cbor_reader_t before = *reader;
    bool chained = cbor_next(&before).major == CBOR_ARRAY;
    if (chained) {
        print_exception(reader);
        print_text(link == LINK_CAUSE ? "\nThe above exception was the direct cause of the following exception:\n\n"
                                      : "\nDuring handling of the above exception, another exception occurred:\n\n");
    } else {
        cbor_skip(reader);
    }
    print_frames(&frames);
    print_item(&name);
    if (message.argument != 0) {
        print_text(": ");
        print_item(&message);
    }
    print_text("\n");
    if (notes.argument != 0) {
        print_item(&notes);
        print_text("\n");
    }
    uint64_t members = cbor_next(reader).argument;
    for (uint64_t i = 1; i <= members; ++i) {
        print_text("  +-+---------------- ");
        print_number(i);
        print_text(" ----------------\n");
        ++depth;
        print_exception(reader);
        --depth;
    }
    uint64_t more = cbor_next(reader).argument;
    if (more != 0) {
        print_text("    | and ");
        print_number(more);
        print_text(" more exceptions\n");
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
            print_text("\n");
            return 1;
        default:
            return exit.argument == CBOR_TRUE;
    }
}

uint32_t traceback_print(const uint8_t *reply, uint32_t length) {
    // Reading a line of source is an operation of its own, whose reply takes the place of this one.
    static uint8_t report[24576];
    if (length > sizeof report) {
        print_text("An exception ended the program, whose report is too long.\n");
        return 1;
    }
    memcpy(report, reply, length);
    cbor_reader_t reader = {report};
    cbor_next(&reader);
    uint64_t category = cbor_next(&reader).argument;
    if (category == EXCEPTION_EXIT) {
        cbor_skip(&reader);
        return exit_status(&reader);
    }
    print_exception(&reader);
    return 1;
}
