// What cannot be survived ends in a trap: the host marks the sandbox lost and never enters it again.

#include "py/runtime.h"

#include "streams.h"

void nlr_jump_fail(void *value) {
    (void)value;
    __builtin_trap();
}

#ifndef NDEBUG
NORETURN void __assert_fail(const char *expression, const char *file, int line, const char *function);
NORETURN void __assert_fail(const char *expression, const char *file, int line, const char *function) {
    mp_printf(&stderr_print, "%s:%d: %s: assertion failed: %s\n", file, line, function, expression);
    streams_finish();
    __builtin_trap();
}
#endif
