// The functions of math that are defined beside modmath.c, in math_ints.c and math_sums.c.

#ifndef MATH_PARTS_H
#define MATH_PARTS_H

#include "py/obj.h"

NORETURN void math_domain_error(void);

extern const mp_obj_fun_builtin_var_t math_comb_obj, math_gcd_obj, math_hypot_obj, math_lcm_obj, math_perm_obj, math_prod_obj;
extern const mp_obj_fun_builtin_fixed_t math_factorial_obj, math_fsum_obj, math_dist_obj, math_isqrt_obj;

#endif
