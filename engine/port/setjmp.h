// The compiler turns setjmp and longjmp into WebAssembly exceptions. Of a jmp_buf it uses 16 bytes: which call of which
// function it belongs to, and what longjmp was given. The C library's is ten times as large, and one lies on the stack
// for every Python frame.

#ifndef SETJMP_H
#define SETJMP_H

typedef struct {
    void *words[4];
} jmp_buf[1];

int setjmp(jmp_buf environment) __attribute__((returns_twice));
_Noreturn void longjmp(jmp_buf environment, int value);

#endif
