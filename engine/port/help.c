// What help() prints.

#include "py/builtin.h"

const char guest_help_text[] =
    "This is MicroPython in a WebAssembly sandbox.\n"
    "help('modules') lists what can be imported, help(obj) tells about an object.\n";
