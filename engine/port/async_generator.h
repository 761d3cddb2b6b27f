// Asynchronous generators, and what can be awaited.

#ifndef ASYNC_GENERATOR_H
#define ASYNC_GENERATOR_H

#include "py/obj.h"

// Of a generator whose own values are wrapped, while others are awaited.
mp_obj_t async_generator_new(mp_obj_t generator);

mp_obj_t async_generator_wrap(mp_obj_t value);

// What `await` iterates over.
mp_obj_t awaitable_iterator(mp_obj_t object);

#endif
