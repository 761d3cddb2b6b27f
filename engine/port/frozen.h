// Frozen modules, which come into memory when they are imported.

#ifndef FROZEN_H
#define FROZEN_H

#include <stddef.h>
#include <stdint.h>

// What a module is made of: see build/frozen/image.ts.
enum {
    PART_NAMES,
    PART_CONSTANTS,
    PART_SHAPES,
    PART_PRELUDES,
    PART_OPCODES,
    PART_REFERENCES,
    PART_LOADS,
    PART_NUMBERS,
    PART_JUMPS,
    PARTS,
};

// Of each part, in bytes.
typedef uint16_t frozen_sizes_t[PARTS];

struct _mp_module_context_t;

// Fills the module's tables and returns its outermost function. `found` is what mp_find_frozen_module() found.
const void *frozen_load(const void *found, struct _mp_module_context_t *module);

// Copies from what all modules have of one part. The build gives it a body: see build/frozen/passive.ts.
void frozen_copy(int32_t part, uint8_t *to, int32_t offset, int32_t size);

#endif
