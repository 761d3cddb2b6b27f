// Weak references and the collector.

#ifndef WEAKREFS_H
#define WEAKREFS_H

#include <stdbool.h>

// Between marking and sweeping: empties the references to what does not live.
void weakrefs_sweep(bool (*lives)(const void *object));

// Calls the callbacks of references that were emptied since.
void weakrefs_call_back(void);

#endif
