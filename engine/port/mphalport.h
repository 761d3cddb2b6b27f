// What MicroPython's shared code asks of a port's hardware. Here it is all the host's: see abi.h.

#ifndef MPHALPORT_H
#define MPHALPORT_H

#include "py/mpconfig.h"

// Ctrl-C is the host's: it stops a run through refuel.
static inline void mp_hal_set_interrupt_char(int character) {
    (void)character;
}

// input(); see streams.c.
struct _vstr_t;

mp_uint_t mp_hal_ticks_ms(void);
mp_uint_t mp_hal_ticks_us(void);
mp_uint_t mp_hal_ticks_cpu(void);
uint64_t mp_hal_time_ns(void);
void mp_hal_delay_ms(mp_uint_t ms);
void mp_hal_delay_us(mp_uint_t us);

#endif
