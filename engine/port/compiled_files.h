// Python files that were compiled before they are run or imported. The code belongs to the file: whatever changes the file
// drops it.

#ifndef COMPILED_FILES_H
#define COMPILED_FILES_H

#include "py/bc.h"
#include "py/emitglue.h"
#include "py/obj.h"

// Compiles a file of the sandbox, and keeps the code with it. Raises as an import of it would.
void compiled_file_make(qstr path);

// The code of a file, or NULL if there is none; with it `context` gets its constants.
mp_proto_fun_t compiled_file_find(qstr path, mp_module_context_t *context);

// Runs a file of the sandbox, compiled or not, with these globals.
void compiled_file_run(qstr path, mp_obj_dict_t *globals);

#endif
