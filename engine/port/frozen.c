#include "frozen.h"

// In other builds all data is in memory from the start. Here the build makes the body anew, and this one only has to be such
// that nobody takes it for empty.
const void *volatile frozen_latest;

void frozen_load(const void *module) {
    frozen_latest = module;
}
