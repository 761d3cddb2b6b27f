// Frozen modules, which come into memory when they are imported.

#ifndef FROZEN_H
#define FROZEN_H

#include <stdint.h>

// One module: see build/frozen/image.ts.
typedef struct {
    const uint8_t *names;
    const uint8_t *objects;
    const uint8_t *shapes;
    const uint8_t *code;
} frozen_image_t;

struct _mp_module_context_t;

// Fills the module's tables and returns its outermost function. `image` is what mp_find_frozen_module() found.
const void *frozen_load(const void *image, struct _mp_module_context_t *module);

// Brings the image of this number into memory. The build gives it a body: see build/frozen/passive.ts.
void frozen_copy(int32_t number);

#endif
