// The exception types that MicroPython does not have, for the table of builtins in mpconfigport.h.

#ifndef EXCEPTION_TYPES_H
#define EXCEPTION_TYPES_H

#define EXCEPTION_TYPES(X) \
    X(FloatingPointError, ArithmeticError) \
    X(BufferError, Exception) \
    X(ModuleNotFoundError, ImportError) \
    X(UnboundLocalError, NameError) \
    X(BlockingIOError, OSError) \
    X(ChildProcessError, OSError) \
    X(ConnectionError, OSError) \
    X(BrokenPipeError, ConnectionError) \
    X(ConnectionAbortedError, ConnectionError) \
    X(ConnectionRefusedError, ConnectionError) \
    X(ConnectionResetError, ConnectionError) \
    X(FileExistsError, OSError) \
    X(FileNotFoundError, OSError) \
    X(InterruptedError, OSError) \
    X(IsADirectoryError, OSError) \
    X(NotADirectoryError, OSError) \
    X(PermissionError, OSError) \
    X(ProcessLookupError, OSError) \
    X(TimeoutError, OSError) \
    X(ReferenceError, Exception) \
    X(SystemError, Exception) \
    X(TabError, IndentationError) \
    X(Warning, Exception) \
    X(BytesWarning, Warning) \
    X(DeprecationWarning, Warning) \
    X(EncodingWarning, Warning) \
    X(FutureWarning, Warning) \
    X(ImportWarning, Warning) \
    X(PendingDeprecationWarning, Warning) \
    X(ResourceWarning, Warning) \
    X(RuntimeWarning, Warning) \
    X(SyntaxWarning, Warning) \
    X(UnicodeWarning, Warning) \
    X(UserWarning, Warning)

#define EXCEPTION_BUILTIN(name, base) { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&mp_type_##name) },
#define EXCEPTION_EXTERN(name, base) extern const struct _mp_obj_type_t mp_type_##name;
#define EXCEPTION_BUILTINS EXCEPTION_TYPES(EXCEPTION_BUILTIN) \
    { MP_ROM_QSTR(MP_QSTR_EnvironmentError), MP_ROM_PTR(&mp_type_OSError) }, \
    { MP_ROM_QSTR(MP_QSTR_IOError), MP_ROM_PTR(&mp_type_OSError) },

EXCEPTION_TYPES(EXCEPTION_EXTERN)

#endif
