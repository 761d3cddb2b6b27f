#include "cbor.h"

static void put(cbor_writer_t *writer, const void *bytes, size_t length) {
    if (length > writer->left) {
        writer->overflown = true;
        return;
    }
    __builtin_memcpy(writer->at, bytes, length);
    writer->at += length;
    writer->left -= length;
}

void cbor_simple(cbor_writer_t *writer, uint8_t initial) {
    put(writer, &initial, 1);
}

void cbor_head(cbor_writer_t *writer, int major, uint64_t argument) {
    int size = argument < 24 ? 0 : argument <= UINT8_MAX ? 1 : argument <= UINT16_MAX ? 2 : argument <= UINT32_MAX ? 4 : 8;
    uint64_t code = size == 0 ? argument : size == 1 ? 24 : size == 2 ? 25 : size == 4 ? 26 : 27;
    cbor_simple(writer, (uint8_t)((uint64_t)major << 5 | code));
    for (int i = size - 1; i >= 0; --i) {
        cbor_simple(writer, (uint8_t)(argument >> (8 * i)));
    }
}

void cbor_bytes(cbor_writer_t *writer, int major, const void *bytes, size_t length) {
    cbor_head(writer, major, length);
    put(writer, bytes, length);
}

cbor_item_t cbor_next(cbor_reader_t *reader) {
    uint8_t initial = *reader->at++;
    cbor_item_t item = {initial >> 5, initial & 31, NULL};
    if (item.argument >= 24 && item.argument <= 27) {
        int size = 1 << (item.argument - 24);
        item.argument = 0;
        while (size-- != 0) {
            item.argument = item.argument << 8 | *reader->at++;
        }
    }
    if (item.major == CBOR_BYTES || item.major == CBOR_TEXT) {
        item.bytes = (const char *)reader->at;
        reader->at += item.argument;
    }
    return item;
}

void cbor_skip(cbor_reader_t *reader) {
    for (uint64_t items = 1; items != 0; --items) {
        cbor_item_t item = cbor_next(reader);
        items += item.major == CBOR_ARRAY ? item.argument : item.major == CBOR_MAP ? 2 * item.argument : item.major == CBOR_TAG ? 1 : 0;
    }
}
