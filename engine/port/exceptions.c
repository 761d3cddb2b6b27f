// Exceptions that MicroPython leaves out and programs name.

#include "py/objexcept.h"

MP_DEFINE_EXCEPTION(TimeoutError, OSError)
MP_DEFINE_EXCEPTION(UnboundLocalError, NameError)
