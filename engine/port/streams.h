// sys.stdout and sys.stderr, on their way to the host.

#ifndef STREAMS_H
#define STREAMS_H

#include <stddef.h>

// Appends to the stream's buffer (STREAM_STDOUT or STREAM_STDERR), which is flushed when it is full, when the other
// stream is written to, before sleeping, and at the end of a run. May stop the run.
void streams_write(int stream, const char *bytes, size_t length);

// Hands what is buffered to the host. May stop the run.
void streams_flush(void);

// Shows the host what is buffered while a long run goes on. That depends on how fast the machine is, so it never stops
// the run: it is still counted, and too much of it noticed, when the buffer is flushed.
void streams_show(void);

// Between operations: forgets what was written, which is with the host already.
void streams_clear(void);

// The same at the end of a run, where there is nothing left to stop: whether the host would have stopped it.
int streams_finish(void);

#endif
