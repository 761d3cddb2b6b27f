// Runs programs in the engine, each in a process of its own: the interpreter is started once, and forked for each one.
//
// stdin is a sequence of programs. All numbers are 32-bit and little-endian:
//   fuel in thousands, pages of memory, stress interval, seconds, number of operations,
//   then for each of them: operation, length, bytes of the request
// stdout is what came of each: how its process ended as waitpid() says it, length and bytes of what it reported, length
// and bytes of what it wrote to stderr. A report is, for each operation: status, length and bytes of the reply.

#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "abi.h"
#include "native_host.h"

#define RECURSION_DEPTH 1000
#define VALUE_DEPTH 100
#define REPLY_BYTES (1024 * 1024)
#define FILES 1000
#define FILE_BYTES (4 * 1024 * 1024)
#define COMPLAINT_BYTES (256 * 1024)
#define RESUMES 10000
// Instrumented frames are several times as large as those of the engine. What is left is for recursions that only the
// checks in the finished engine stop.
#define STACK_FOR_RUNS (STACK_BYTES / 8)

enum { REPORT = 3 }; // the file descriptor on which a program's process reports

typedef struct {
    uint32_t kilofuel, pages, stress, seconds, operations;
} program_t;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

// False at the end of input.
static bool read_exactly(void *to, size_t bytes) {
    return fread(to, 1, bytes, stdin) == bytes;
}

static void report(const void *bytes, size_t length) {
    for (const uint8_t *at = bytes; length != 0;) {
        ssize_t written = write(REPORT, at, length);
        if (written <= 0) {
            _exit(2);
        }
        at += written;
        length -= (size_t)written;
    }
}

// Copies as the host does: bytes that the guest does not own show here.
static int32_t carry_out(int32_t operation, const uint8_t *bytes, size_t length) {
    int32_t address = engine_buffer((int32_t)length);
    if (address == 0) {
        return -1;
    }
    memcpy((void *)(uintptr_t)address, bytes, length);
    return engine_execute(operation, (int32_t)length);
}

static void finish_waiting(int32_t *status) {
    for (int i = 0; *status == STATUS_WAITING && i < RESUMES; ++i) {
        uint8_t completions[256];
        host_sleep(1);
        *status = carry_out(OPERATION_RESUME, completions, native_completions(completions, sizeof completions));
    }
}

static void run_operations(const program_t *program, uint8_t *const *requests, const uint32_t (*heads)[2]) {
    native_fuel = (int64_t)program->kilofuel * 1000;
    native_pages_maximum = program->pages;
    engine_stress((int32_t)program->stress);
    alarm(program->seconds);
    for (uint32_t i = 0; i < program->operations; ++i) {
        engine_limit(RECURSION_DEPTH, (int32_t)STACK_FOR_RUNS, VALUE_DEPTH, REPLY_BYTES, REPLY_BYTES, FILES, FILE_BYTES);
        int32_t status = carry_out((int32_t)heads[i][0], requests[i], heads[i][1]);
        finish_waiting(&status);
        uint32_t length = status == STATUS_STOPPED || status < 0 ? 0 : (uint32_t)engine_reply_length();
        report(&status, sizeof status);
        report(&length, sizeof length);
        report((const void *)(uintptr_t)engine_reply_address(), length);
    }
    engine_tidy();
    _exit(0);
}

typedef struct {
    int fd;
    uint8_t *bytes;
    uint32_t length, capacity;
} collected_t;

static void collect(collected_t *collected) {
    uint8_t rest[4096];
    bool room = collected->length < collected->capacity;
    ssize_t count = room ? read(collected->fd, collected->bytes + collected->length, collected->capacity - collected->length)
        : read(collected->fd, rest, sizeof rest);
    if (count <= 0) {
        close(collected->fd);
        collected->fd = -1;
    } else if (room) {
        collected->length += (uint32_t)count;
    }
}

static void collect_all(collected_t *streams, size_t count) {
    for (;;) {
        struct pollfd waiting[2];
        bool open = false;
        for (size_t i = 0; i < count; ++i) {
            waiting[i] = (struct pollfd) {streams[i].fd, POLLIN, 0};
            open |= streams[i].fd >= 0;
        }
        if (!open) {
            return;
        }
        if (poll(waiting, count, -1) < 0) {
            fail("poll");
        }
        for (size_t i = 0; i < count; ++i) {
            if (streams[i].fd >= 0 && waiting[i].revents != 0) {
                collect(&streams[i]);
            }
        }
    }
}

static void write_out(const void *bytes, size_t length) {
    if (fwrite(bytes, 1, length, stdout) != length) {
        fail("stdout");
    }
}

// Whatever the guest, its process and a sanitizer may do, there is one answer to each program.
static void run_in_process(const program_t *program, uint8_t *const *requests, const uint32_t (*heads)[2]) {
    static uint8_t reported[16 * REPLY_BYTES];
    static uint8_t complained[COMPLAINT_BYTES];
    int report_pipe[2];
    int complaint_pipe[2];
    if (pipe(report_pipe) != 0 || pipe(complaint_pipe) != 0) {
        fail("pipe");
    }
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) {
        fail("fork");
    }
    if (child == 0) {
        dup2(complaint_pipe[1], STDERR_FILENO);
        dup2(report_pipe[1], REPORT);
        for (int fd = REPORT + 1; fd < 16; ++fd) {
            close(fd);
        }
        run_operations(program, requests, heads);
    }
    close(report_pipe[1]);
    close(complaint_pipe[1]);
    collected_t streams[2] = {
        {report_pipe[0], reported, 0, sizeof reported},
        {complaint_pipe[0], complained, 0, sizeof complained},
    };
    collect_all(streams, 2);
    int ended;
    if (waitpid(child, &ended, 0) != child) {
        fail("waitpid");
    }
    write_out(&ended, sizeof ended);
    for (size_t i = 0; i < 2; ++i) {
        write_out(&streams[i].length, sizeof streams[i].length);
        write_out(streams[i].bytes, streams[i].length);
    }
    fflush(stdout);
}

static bool run_next(void) {
    program_t program;
    if (!read_exactly(&program, sizeof program)) {
        return false;
    }
    uint8_t **requests = calloc(program.operations + 1, sizeof *requests);
    uint32_t (*heads)[2] = calloc(program.operations + 1, sizeof *heads);
    for (uint32_t i = 0; i < program.operations; ++i) {
        if (!read_exactly(heads[i], sizeof heads[i]) || (requests[i] = malloc(heads[i][1] + 1)) == NULL ||
            !read_exactly(requests[i], heads[i][1])) {
            fprintf(stderr, "the input ends within a program\n");
            exit(1);
        }
    }
    run_in_process(&program, requests, heads);
    for (uint32_t i = 0; i < program.operations; ++i) {
        free(requests[i]);
    }
    free(requests);
    free(heads);
    return true;
}

static void *serve(void *unused) {
    native_heap_close();
    native_fuel = INT32_MAX;
    engine_start();
    fuel = 0;
    while (run_next()) {
    }
    return unused;
}

// A thread, since that can be given its stack's place, and AddressSanitizer knows about it.
int main(void) {
    void *lowest = (void *)NATIVE_STACK_LOWEST;
    size_t size = STACK_BYTES - NATIVE_STACK_LOWEST;
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE | MAP_NORESERVE;
    if (mmap(lowest, size, PROT_READ | PROT_WRITE, flags, -1, 0) != lowest) {
        fail("no room for the stack");
    }
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    if (pthread_attr_setstack(&attributes, lowest, size) != 0 || pthread_create(&thread, &attributes, serve, NULL) != 0) {
        fail("no thread");
    }
    pthread_join(thread, NULL);
    return 0;
}
