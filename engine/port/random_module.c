// _random: the generator of CPython's random, MT19937, with the way in which ints are seeds and bits become numbers.

#include <string.h>

#include "py/objint.h"
#include "py/runtime.h"

#include "boundary.h"
#include "numbers.h"

#define WORDS (624)
#define MIDDLE (397)

typedef struct {
    mp_obj_base_t base;
    uint32_t starts; // while the words are chance: the start of the engine that they were asked for in; otherwise 0
    uint32_t next;
    uint32_t words[WORDS];
} generator_t;

static void start(generator_t *self, uint32_t seed) {
    for (uint32_t i = 0; i < WORDS; i++) {
        self->words[i] = seed;
        seed = 1812433253u * (seed ^ seed >> 30) + i + 1;
    }
    self->next = WORDS;
}

static void start_with_words(generator_t *self, const uint32_t *key, size_t count) {
    uint32_t *w = self->words;
    start(self, 19650218u);
    size_t i = 1, j = 0;
    for (size_t k = count > WORDS ? count : WORDS; k; k--) {
        w[i] = (w[i] ^ ((w[i - 1] ^ w[i - 1] >> 30) * 1664525u)) + key[j] + (uint32_t)j;
        if (++i == WORDS) {
            w[0] = w[WORDS - 1];
            i = 1;
        }
        j = j + 1 == count ? 0 : j + 1;
    }
    for (size_t k = WORDS - 1; k; k--) {
        w[i] = (w[i] ^ ((w[i - 1] ^ w[i - 1] >> 30) * 1566083941u)) - (uint32_t)i;
        if (++i == WORDS) {
            w[0] = w[WORDS - 1];
            i = 1;
        }
    }
    w[0] = 0x80000000u;
}

static uint32_t next_word(generator_t *self) {
    uint32_t *w = self->words;
    if (self->next >= WORDS) {
        for (size_t i = 0; i < WORDS; i++) {
            uint32_t y = (w[i] & 0x80000000u) | (w[(i + 1) % WORDS] & 0x7fffffffu);
            w[i] = w[(i + MIDDLE) % WORDS] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
        }
        self->next = 0;
    }
    uint32_t y = w[self->next++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static void start_by_chance(generator_t *self) {
    uint32_t key[8];
    for (size_t i = 0; i < MP_ARRAY_SIZE(key); i++) {
        key[i] = host_entropy();
    }
    start_with_words(self, key, MP_ARRAY_SIZE(key));
    self->starts = engine_starts;
}

// Copies of one memory do not have the same chance.
static generator_t *generator_of(mp_obj_t self_in) {
    generator_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->starts != 0 && self->starts != engine_starts) {
        start_by_chance(self);
    }
    return self;
}

static mp_obj_t generator_seed(mp_obj_t self_in, mp_obj_t seed) {
    generator_t *self = MP_OBJ_TO_PTR(self_in);
    self->starts = 0;
    if (seed == mp_const_none) {
        start_by_chance(self);
    } else if (mp_obj_is_float(seed)) {
        uint64_t hash = (uint64_t)number_hash_float(mp_obj_float_get(seed));
        uint32_t key[] = {(uint32_t)hash, (uint32_t)(hash >> 32)};
        start_with_words(self, key, key[1] ? 2 : 1);
    } else {
        number_view_t view;
        const mpz_t *z = number_view(number_index(seed), &view);
        uint32_t zero = 0;
        start_with_words(self, z->len ? z->dig : &zero, z->len ? z->len : 1);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(generator_seed_obj, generator_seed);

static mp_obj_t generator_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 0, 1, false);
    generator_t *self = mp_obj_malloc(generator_t, type);
    self->starts = 0;
    start(self, 5489u);
    if (n_args) {
        generator_seed(MP_OBJ_FROM_PTR(self), args[0]);
    }
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t generator_random(mp_obj_t self_in) {
    generator_t *self = generator_of(self_in);
    uint32_t high = next_word(self) >> 5, low = next_word(self) >> 6;
    return mp_obj_new_float((high * 67108864.0 + low) / 9007199254740992.0);
}
static MP_DEFINE_CONST_FUN_OBJ_1(generator_random_obj, generator_random);

static mp_obj_t random_bits(generator_t *self, size_t bits) {
    if (bits <= 32) {
        return bits ? mp_obj_new_int_from_uint(next_word(self) >> (32 - bits)) : MP_OBJ_NEW_SMALL_INT(0);
    }
    mp_obj_int_t *integer = mp_obj_int_new_mpz();
    size_t count = (bits - 1) / 32 + 1;
    mpz_dig_t *digits = m_new(mpz_dig_t, count);
    for (size_t i = 0; i < count; i++, bits -= 32) {
        digits[i] = next_word(self) >> (bits < 32 ? 32 - bits : 0);
    }
    integer->mpz.dig = digits;
    integer->mpz.alloc = count;
    while (count && !digits[count - 1]) {
        count--;
    }
    integer->mpz.len = count;
    return number_normal(MP_OBJ_FROM_PTR(integer));
}

static mp_obj_t generator_getrandbits(mp_obj_t self_in, mp_obj_t bits_in) {
    mp_int_t bits = number_index_clipped(bits_in);
    if (bits < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("number of bits must be non-negative"));
    }
    return random_bits(generator_of(self_in), bits);
}
static MP_DEFINE_CONST_FUN_OBJ_2(generator_getrandbits_obj, generator_getrandbits);

// An int from 0 up to below n, which is positive.
static mp_obj_t generator_below(mp_obj_t self_in, mp_obj_t n_in) {
    generator_t *self = generator_of(self_in);
    mp_obj_t n = number_index(n_in), value;
    if (mp_obj_is_small_int(n)) {
        uint32_t limit = MP_OBJ_SMALL_INT_VALUE(n), word;
        if ((mp_int_t)limit <= 0) {
            return MP_OBJ_NEW_SMALL_INT(0);
        }
        unsigned drop = (unsigned)__builtin_clz(limit);
        do {
            word = next_word(self) >> drop;
        } while (word >= limit);
        return MP_OBJ_NEW_SMALL_INT(word);
    }
    number_view_t view;
    const mpz_t *z = number_view(n, &view);
    size_t bits = z->len * 32 - (size_t)__builtin_clz(z->dig[z->len - 1]);
    do {
        value = random_bits(self, bits);
    } while (mp_binary_op(MP_BINARY_OP_LESS, value, n) == mp_const_false);
    return value;
}
static MP_DEFINE_CONST_FUN_OBJ_2(generator_below_obj, generator_below);

static mp_obj_t generator_getstate(mp_obj_t self_in) {
    generator_t *self = generator_of(self_in);
    mp_obj_tuple_t *state = MP_OBJ_TO_PTR(mp_obj_new_tuple(WORDS + 1, NULL));
    for (size_t i = 0; i < WORDS; i++) {
        state->items[i] = MP_OBJ_NEW_SMALL_INT(0);
    }
    for (size_t i = 0; i < WORDS; i++) {
        state->items[i] = mp_obj_new_int_from_uint(self->words[i]);
    }
    state->items[WORDS] = MP_OBJ_NEW_SMALL_INT(self->next);
    return MP_OBJ_FROM_PTR(state);
}
static MP_DEFINE_CONST_FUN_OBJ_1(generator_getstate_obj, generator_getstate);

static mp_obj_t generator_setstate(mp_obj_t self_in, mp_obj_t state) {
    generator_t *self = MP_OBJ_TO_PTR(self_in);
    if (!mp_obj_is_type(state, &mp_type_tuple)) {
        mp_raise_TypeError(MP_ERROR_TEXT("state vector must be a tuple"));
    }
    size_t count;
    mp_obj_t *items;
    mp_obj_tuple_get(state, &count, &items);
    if (count != WORDS + 1) {
        mp_raise_ValueError(MP_ERROR_TEXT("state vector is the wrong size"));
    }
    generator_t *fresh = m_new_obj(generator_t);
    for (size_t i = 0; i <= WORDS; i++) {
        number_view_t view;
        const mpz_t *z = number_view(number_index(items[i]), &view);
        uint32_t word = z->len ? z->dig[0] : 0;
        if (i == WORDS) {
            if (mpz_is_neg(z) || z->len > 1 || word > WORDS) {
                mp_raise_ValueError(MP_ERROR_TEXT("invalid state"));
            }
            fresh->next = word;
        } else {
            fresh->words[i] = word;
        }
    }
    self->starts = 0;
    self->next = fresh->next;
    memcpy(self->words, fresh->words, sizeof self->words);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(generator_setstate_obj, generator_setstate);

static const mp_rom_map_elem_t generator_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_below), MP_ROM_PTR(&generator_below_obj) },
    { MP_ROM_QSTR(MP_QSTR_getrandbits), MP_ROM_PTR(&generator_getrandbits_obj) },
    { MP_ROM_QSTR(MP_QSTR_getstate), MP_ROM_PTR(&generator_getstate_obj) },
    { MP_ROM_QSTR(MP_QSTR_random), MP_ROM_PTR(&generator_random_obj) },
    { MP_ROM_QSTR(MP_QSTR_seed), MP_ROM_PTR(&generator_seed_obj) },
    { MP_ROM_QSTR(MP_QSTR_setstate), MP_ROM_PTR(&generator_setstate_obj) },
};
static MP_DEFINE_CONST_DICT(generator_locals, generator_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(
    generator_type, MP_QSTR_Generator, MP_TYPE_FLAG_NONE,
    make_new, generator_make_new,
    locals_dict, &generator_locals
    );

static const mp_rom_map_elem_t random_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__random) },
    { MP_ROM_QSTR(MP_QSTR_Generator), MP_ROM_PTR(&generator_type) },
};
static MP_DEFINE_CONST_DICT(random_globals, random_globals_table);

const mp_obj_module_t random_core_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&random_globals,
};

MP_REGISTER_MODULE(MP_QSTR__random, random_core_module);
