// In place of port/fatal.c: what cannot be survived ends the process with a message that counts as a finding.

#include <stdio.h>
#include <stdlib.h>

#include "py/runtime.h"

void nlr_jump_fail(void *value) {
    fprintf(stderr, "NativeHost: an exception has no handler: %p\n", value);
    abort();
}
