// What the interpreter inside the sandbox can do.
//
// Every switch that differs from MicroPython's "full features" level stands here, one line each, with its reason.
// Sections: the machine, limits, the language, the library, what stays out.

#ifndef MPCONFIGPORT_H
#define MPCONFIGPORT_H

#include <stddef.h>
#include <stdint.h>

#include "frozen.h"
#include "fuel.h"
#include "streams.h"

// --- The machine ----------------------------------------------------------------------------------------------------

typedef int32_t mp_int_t;
typedef uint32_t mp_uint_t;
typedef long mp_off_t;
#define MP_SSIZE_MAX INT32_MAX
#define UINT_FMT "%u"
#define INT_FMT "%d"

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_FULL_FEATURES) // the largest set that is meant for everyday Python
#define MICROPY_NLR_SETJMP (1) // the compiler turns setjmp into native WebAssembly exceptions
#define MICROPY_OBJ_REPR (MICROPY_OBJ_REPR_A) // 32-bit objects: the collector's spilling sees every one of them
#define MICROPY_OBJ_IMMEDIATE_OBJS (1) // None, True, False are compared without touching memory
#define MICROPY_OPT_COMPUTED_GOTO (0) // WebAssembly has no indirect jump; a switch becomes one br_table
#define MICROPY_VM_CHECK_PENDING (0) // ours: nothing is ever pending, so the loop need not look at every jump
#define MICROPY_VM_SHORT_PATHS (1) // ours: arithmetic, comparisons and subscripts without a call; vm_cases.h
#define MICROPY_VM_INTRINSICS (1) // ours: instructions that are calls; intrinsics.h
#define MICROPY_VM_SELECTIVE_EXC_IP (1) // ours: the position is stored only where an exception can come from
#define MICROPY_OPT_MAP_LOOKUP_CACHE_SIZE (256) // names of larger programs collide less; 256 bytes
#define MICROPY_QSTR_BYTES_IN_HASH (2) // as qstr.c of the port computes them
#define MICROPY_PY_SYS_PLATFORM "wasm" // what sys.platform says
#define MICROPY_BANNER_MACHINE "micropython-wasm" // what sys.implementation says
#define MP_PLAT_PRINT_STRN(str, len) streams_write(STREAM_STDOUT, (str), (len)) // print() writes to the host
#define MICROPY_USE_INTERNAL_PRINTF (0) // the C library's printf is never used, so neither is a replacement
#define MICROPY_USE_INTERNAL_ERRNO (1) // error numbers do not depend on the C library that the engine is built with
#define MP_STATE_PORT MP_STATE_VM

// --- Limits ---------------------------------------------------------------------------------------------------------

#define MICROPY_ENABLE_GC (1) // memory is bounded, so garbage has to go
#define MICROPY_GC_ALLOC_THRESHOLD (0) // heap.c decides when to collect; a guest cannot
#define MICROPY_ENABLE_FINALISER (0) // no object of this engine holds anything outside the heap
#define MICROPY_STACK_CHECK (1) // deep recursion ends in RecursionError; cstack.c
#define MICROPY_ENABLE_VM_ABORT (1) // a stopped run unwinds to the top without passing through the guest's handlers
#define MICROPY_VM_HOOK_LOOP FUEL_BURN_OR(code_state->ip = ip; fuel_refill()); // every jump costs fuel; a TimeoutError has its line
#define MICROPY_VM_HOOK_JUMP(distance) if ((distance) < -128) FUEL_CHARGE_BYTECODE(-(distance)) // ours: what a jump back repeats
#define MICROPY_COMP_HOOK FUEL_BURN(); // ours: and every token and node that is compiled; calls cost theirs in frames.c
#define MICROPY_WRAP_MP_EXECUTE_BYTECODE(f) f##_unchecked // frames.c counts frames around it
// The product with an odd number is different for every address, and small enough for a small int.
#define MICROPY_OBJ_HASH(object) obj_hash_as_int(object) // ours: hashes of CPython; hash.c
#define MICROPY_GET_INDEX obj_get_index // ours: __index__, and what CPython says of indices; indices.c
#define MICROPY_UNSUPPORTED_UNARY raise_unsupported_unary // ours: messages of CPython; operator_errors.c
#define MICROPY_UNSUPPORTED_BINARY raise_unsupported_binary // the same
#define MICROPY_OPAQUE_ADDRESS(address) ((((uint32_t)(address) >> 2) * 0x9e3779b1u) & 0x3fffffff) // ours: repr() and id() show no addresses
#define MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF (1) // a MemoryError still says where it was raised
#define MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE (256) // static: guests cannot resize it
#define MICROPY_ALLOC_PARSE_RULE_INC (256) // growing by 16 makes deeply nested source quadratic
#define MICROPY_ALLOC_PARSE_RESULT_INC (256) // the same
#define MICROPY_LEXER_NESTING_MAX (200) // ours: brackets within brackets, as in CPython
#define MICROPY_KBD_EXCEPTION (0) // interrupting is the host's business, through refuel
#define MICROPY_ENABLE_SCHEDULER (0) // nothing happens behind a running program's back

// --- The language ---------------------------------------------------------------------------------------------------

#define MICROPY_ENABLE_COMPILER (1) // source comes in as text
#define MICROPY_CPYTHON_OBJECTS (1) // ours: classes.h, function_attributes.c
#define MICROPY_COMP_ALLOW_TOP_LEVEL_AWAIT (1) // asynchronous code needs no wrapper, as in a notebook
#define MICROPY_COMP_RESULT (1) // ours: the last expression statement of a run is its value
#define MICROPY_ENABLE_DOC_STRING (1) // __doc__ is part of the language
#define MICROPY_PORT_EXTRA_BUILTINS EXCEPTION_BUILTINS MORE_BUILTINS TEXT_BUILTINS // exception_types.h; builtin_functions.c
#define MICROPY_PY_TEXT (1) // ours: str, bytes and bytearray with all of CPython's methods; text_*.c
#define TEXT_BUILTINS \
    {MP_ROM_QSTR(MP_QSTR_format), MP_ROM_PTR(&text_builtin_format_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_ascii), MP_ROM_PTR(&text_builtin_ascii_obj)}, \
    {MP_ROM_QSTR(MP_QSTR_UnicodeEncodeError), MP_ROM_PTR(&mp_type_UnicodeEncodeError)}, \
    {MP_ROM_QSTR(MP_QSTR_UnicodeDecodeError), MP_ROM_PTR(&mp_type_UnicodeDecodeError)}, \
    {MP_ROM_QSTR(MP_QSTR_UnicodeTranslateError), MP_ROM_PTR(&mp_type_UnicodeTranslateError)}, // text_format.c, text_codec_errors.c
#define MICROPY_ENABLE_EXTERNAL_IMPORT (1) // import finds the frozen modules
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ) // integers of any size
#define MICROPY_PORT_NUMBERS (1) // ours: CPython's int, exact conversions, products of halves; numbers.h
#define MPZ_DIG_SIZE (32) // WebAssembly multiplies 64 bits in one instruction; a quarter of the work of 16-bit digits
#define MICROPY_FLOAT_IMPL (MICROPY_FLOAT_IMPL_DOUBLE) // the floats that everyone expects
#define MICROPY_FLOAT_HIGH_QUALITY_HASH (1) // floats as dict keys spread
#define MICROPY_ERROR_REPORTING (MICROPY_ERROR_REPORTING_DETAILED) // people and models read the messages
#define MICROPY_WARNINGS (1) // told on stderr
#define MICROPY_WARNINGS_CATEGORY (1) // with the category that CPython prints
#define MICROPY_ERROR_PRINTER (&stderr_print) // warnings do not mix with the program's output
#define MICROPY_MODULE_BUILTIN_SUBPACKAGES (1) // dotted built-in modules
#define MICROPY_PY_ALL_INPLACE_SPECIAL_METHODS (1) // __iadd__ and its family work in classes
#define MICROPY_PY_BUILTINS_RANGE_BINOP (1) // ranges compare
#define MICROPY_PY_BUILTINS_MEMORYVIEW_ITEMSIZE (1) // as in CPython
#define MICROPY_FROZEN_LOAD(image, module) frozen_load(image, module) // ours: a sandbox has the modules in memory that it imports
#define MICROPY_PY_BUILTINS_EXECFILE (0) // there are no files to execute
#define MICROPY_PY_BUILTINS_HELP_TEXT guest_help_text // points at our documentation
#define MICROPY_HELP_HOOK(object) host_function_help(object) // ours: functions of the host explain themselves
#define MICROPY_PY_STR_BYTES_CMP_WARN (0) // CPython warns only when asked to
#define MICROPY_PY_FUNCTION_ATTRS_CODE (1) // f.__code__
#define MICROPY_PY_BUILTINS_CODE (MICROPY_PY_BUILTINS_CODE_BASIC) // compile() returns a code object

// --- The library ----------------------------------------------------------------------------------------------------

#define MICROPY_PY_COLLECTIONS_NAMEDTUPLE__ASDICT (1) // commonly used
#define MICROPY_PY_CMATH (1) // complex numbers are there, so are their functions
#define MICROPY_PY_MATH_ATAN2_FIX_INFNAN (0) // the C library's results are already those of IEEE 754
#define MICROPY_PY_GC_COLLECT_RETVAL (1) // gc.collect() says how much it freed
#define MICROPY_PY_IO_BUFFEREDWRITER (1) // part of io
#define MICROPY_PY_SYS_EXC_INFO (1) // error handling code asks for it
#define MICROPY_PY_SYS_GETSIZEOF (1) // commonly used
#define MICROPY_PY_SYS_INTERN (1) // commonly used
#define MICROPY_PY_SYS_TRACEBACKLIMIT (1) // as in CPython
#define MICROPY_PY_SYS_ATEXIT (0) // a sandbox has no moment at which it would run
#define MICROPY_PY_BUILTINS_INPUT (0) // ours reads from whatever sys.stdin is
#define MICROPY_PY_SYS_STDIO_BUFFER (1) // sys.stdout.buffer takes bytes
#define MICROPY_PY_ASYNCIO (0) // all of it is frozen Python, so that turns are taken in CPython's order
#define MICROPY_PY_DEFLATE (0) // zlib_module.c
#define MICROPY_PY_RE (0) // ours can do all that CPython's can; re_program.h
#define MICROPY_PY_HASHLIB (0) // hashlib_module.c has all of them
#define MICROPY_PY_BINASCII (0) // binascii_module.c
#define MICROPY_PY_RANDOM (0) // random_module.c gives the numbers that CPython gives
#define MICROPY_PY_JSON (0) // ours, and a frozen module: json_encode.c, json_decode.c
#define MICROPY_PY_TIME_INCLUDEFILE "time_host.h" // clocks are the host's to give
#define MICROPY_PY_TIME_CUSTOM_SLEEP (1) // time_host.h refuses what is not a length of time
#define MICROPY_PY_TIME_TIME_TIME_NS (1) // time.time(), time.time_ns()
#define MICROPY_PY_TIME_GMTIME_LOCALTIME_MKTIME (0) // time_host.h has its own, in UTC: the host's zone is its own affair
#define MICROPY_EPOCH_IS_1970 (1) // as in CPython
#define MICROPY_PY_OS (0) // os is frozen Python over os_module.c
#define MICROPY_PY_MICROPYTHON_MEM_INFO (0) // prints raw addresses
#define MICROPY_PY_MICROPYTHON_WITHOUT_HEAP_LOCK // ours: a guest that forbids allocation only breaks itself
#define MICROPY_PY_MICROPYTHON_HEAP_LOCKED (0) // the same
#define MICROPY_PY_MICROPYTHON_RINGIO (0) // collections.deque and io.BytesIO do what it does

// --- What stays out: more ways in without more use -----------------------------------------------------------------

#define MICROPY_PERSISTENT_CODE_LOAD (0) // .mpy files are bytecode that nothing verifies
#define MICROPY_PY_MARSHAL (0) // the same
#define MICROPY_STRUCT_UNSAFE_TYPECODES (0) // ours: O, P and S in struct and array are raw pointers
#define MICROPY_PY_UCTYPES (0) // reads and writes any address
#define MICROPY_PY_MACHINE (0) // the same
#define MICROPY_PY_SELECT (0) // nothing to wait for
#define MICROPY_PY_THREAD (0) // one sandbox, one thread
#define MICROPY_VFS (0) // guests could implement block devices and streams that lie
#define MICROPY_PY_VFS (0) // the same
#define MICROPY_PY_CRYPTOLIB (0) // unauthenticated ciphers
#define MICROPY_PY_FRAMEBUF (0) // no display
#define MICROPY_PY_PLATFORM (0) // describes the build, not the sandbox
#define MICROPY_PY_SYS_SETTRACE (0) // slows everything down

#include "abi.h"
#include "more_builtins.h"

extern const struct _mp_print_t stderr_print;
#include "exception_types.h"
extern const struct _mp_obj_type_t mp_type_UnicodeEncodeError, mp_type_UnicodeDecodeError, mp_type_UnicodeTranslateError;
extern const struct _mp_obj_fun_builtin_var_t text_builtin_format_obj;
extern const struct _mp_obj_fun_builtin_fixed_t text_builtin_ascii_obj;
extern const char guest_help_text[];
void *obj_hash_as_int(void *object);
size_t obj_get_index(const void *type, size_t len, void *index, _Bool is_bound);
_Noreturn void raise_unsupported_unary(int op, void *operand);
_Noreturn void raise_unsupported_binary(int op, void *left, void *right);
_Bool host_function_help(void *object);

#if ENGINE_DEBUG
extern uint32_t stress_interval;
#endif

#endif
