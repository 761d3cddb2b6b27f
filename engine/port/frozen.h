// Frozen modules, which come into memory when they are first imported.

#ifndef FROZEN_H
#define FROZEN_H

// Before anything of the module at this address is read. The build gives it a body: see build/frozen/passive.ts.
void frozen_load(const void *module);

#endif
