// The folders that the WASI host opened before the program, as directories of the sandbox.

#ifndef WASI_FILES_H
#define WASI_FILES_H

#include "cbor.h"

// Makes each of them a directory of its own name; "." and "/" are the root, where the program's own files come first.
void files_mount(void);

// Answers a request of CALL_FILE.
void files_answer(cbor_reader_t *request, cbor_writer_t *reply);

#endif
