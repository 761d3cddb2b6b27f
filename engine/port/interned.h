// What qstr.c of the port has beside what py/qstr.h says.

#ifndef INTERNED_H
#define INTERNED_H

#include "py/qstr.h"

// The text is not copied: it has a 0 behind it, and never goes away.
qstr qstr_from_strn_static(const char *text, size_t length);

#endif
