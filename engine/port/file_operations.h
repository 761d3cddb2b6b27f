// What the host does with the sandbox's files: see `FileAction` in abi.ts.

#ifndef FILE_OPERATIONS_H
#define FILE_OPERATIONS_H

#include "decode.h"

mp_obj_t operation_file(decoder_t *request, bool *accepted);

#endif
