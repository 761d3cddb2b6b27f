// A str that grows by `s += more`, without copying all of it each time.
//
// The new str takes over the room of the one that it begins with, where that ends at the end of what is used of the room:
// data is shared, as none of it changes. What is known of such rooms is forgotten when objects are collected, as they may be
// gone then. A str in a room need not be followed by a nought; text_terminate() moves it where C wants that.

#include "text.h"

void text_terminate(mp_obj_t str);

#define ROOMS (4)

static struct {
    const byte *data;
    size_t used;
    size_t size;
} rooms[ROOMS];

static size_t next_room;

void text_forget_rooms(void) {
    memset(rooms, 0, sizeof(rooms));
    next_room = 0;
}

static mp_obj_t str_in(const byte *data, size_t len) {
    mp_obj_str_t *str = MP_OBJ_TO_PTR(mp_obj_new_str_copy(&mp_type_str, NULL, len));
    str->data = data;
    str->hash = 0; // computed when it is asked for
    return MP_OBJ_FROM_PTR(str);
}

mp_obj_t text_append(text_t left, text_t right) {
    size_t len = text_add_sizes(left.len, right.len);
    size_t room = ROOMS;
    for (size_t i = 0; i < ROOMS; i++) {
        if (rooms[i].data == left.data && rooms[i].used == left.len) {
            room = i;
            break;
        }
    }
    size_t size = len;
    if (room != ROOMS) {
        if (rooms[room].size - left.len >= right.len) {
            byte *end = (byte *)rooms[room].data + left.len;
            rooms[room].used = len;
            memcpy(end, right.data, right.len);
            end[right.len] = 0;
            return str_in(left.data, len);
        }
        size = text_add_sizes(len, len / 4);
    }
    byte *data = m_new(byte, size + 1);
    memcpy(data, left.data, left.len);
    memcpy(data + left.len, right.data, right.len);
    data[len] = 0;
    if (room == ROOMS) {
        room = next_room++ % ROOMS;
    }
    rooms[room].data = data;
    rooms[room].used = len;
    rooms[room].size = size;
    return str_in(data, len);
}

// Before C takes the data of a str or bytes for a string that ends with a nought.
void text_terminate(mp_obj_t str_in) {
    if (mp_obj_is_qstr(str_in)) {
        return;
    }
    mp_obj_str_t *str = MP_OBJ_TO_PTR(str_in);
    if (str->len > TEXT_GROWING_MIN && str->data[str->len] != 0) {
        byte *copy = m_new(byte, str->len + 1);
        memcpy(copy, str->data, str->len);
        copy[str->len] = 0;
        str->data = copy;
    }
}
