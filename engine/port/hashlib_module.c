// hashlib: objects around hashes.c. pbkdf2_hmac is here too, as it needs many thousand hashes; hmac is frozen Python.

#include <string.h>

#include "py/objstr.h"
#include "py/runtime.h"

#include "hashes.h"
#include "numbers.h"

typedef struct {
    mp_obj_base_t base;
    hash_t hash;
} hash_object_t;

static const mp_obj_type_t hash_type;

static void get_data(mp_obj_t data, mp_buffer_info_t *bytes) {
    if (mp_obj_is_str(data)) {
        mp_raise_TypeError(MP_ERROR_TEXT("Strings must be encoded before hashing"));
    }
    if (!mp_get_buffer(data, bytes, MP_BUFFER_READ)) {
        mp_raise_TypeError(MP_ERROR_TEXT("object supporting the buffer API required"));
    }
}

static mp_obj_t new_hash(const hash_kind_t *kind, mp_obj_t data) {
    hash_object_t *self = mp_obj_malloc(hash_object_t, &hash_type);
    hash_begin(&self->hash, kind);
    if (data != MP_OBJ_NULL) {
        mp_buffer_info_t bytes;
        get_data(data, &bytes);
        hash_update(&self->hash, bytes.buf, bytes.len);
    }
    return MP_OBJ_FROM_PTR(self);
}

static const hash_kind_t *find_kind(mp_obj_t name_in) {
    if (!mp_obj_is_str(name_in)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("new() argument 'name' must be str, not %s"), mp_obj_get_type_str(name_in));
    }
    size_t length;
    const char *name = mp_obj_str_get_data(name_in, &length);
    for (size_t i = 0; i < hash_kinds_count; i++) {
        const char *other = hash_kinds[i].name;
        size_t j = 0;
        // In any case, and with - for _ as OpenSSL writes it.
        while (j < length && other[j] && (other[j] == '_' ? name[j] == '-' || name[j] == '_' : other[j] == (name[j] >= 'A' && name[j] <= 'Z' ? name[j] | 0x20 : name[j]))) {
            j++;
        }
        if (j == length && !other[j]) {
            return &hash_kinds[i];
        }
    }
    vstr_t message;
    mp_print_t print;
    vstr_init_print(&message, 32, &print);
    mp_printf(&print, "unsupported hash type %s", name);
    nlr_raise(mp_obj_new_exception_arg1(&mp_type_ValueError, mp_obj_new_str_from_utf8_vstr(&message)));
}

// Arguments of all constructors: the data, by place or as string= or data=, and usedforsecurity.
static mp_obj_t data_argument(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_string, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_usedforsecurity, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_data, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
    };
    mp_arg_val_t given[3];
    mp_arg_parse_all(n_args, args, kwargs, 3, allowed, given);
    return given[0].u_obj == MP_OBJ_NULL ? given[2].u_obj : given[0].u_obj;
}

static mp_obj_t hashlib_new(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_name, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_string, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_usedforsecurity, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
        { MP_QSTR_data, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
    };
    mp_arg_val_t given[4];
    mp_arg_parse_all(n_args, args, kwargs, 4, allowed, given);
    return new_hash(find_kind(given[0].u_obj), given[1].u_obj == MP_OBJ_NULL ? given[3].u_obj : given[1].u_obj);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(hashlib_new_obj, 0, hashlib_new);

#define CONSTRUCTOR(name, index) \
    static mp_obj_t hashlib_##name(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) { \
        return new_hash(&hash_kinds[index], data_argument(n_args, args, kwargs)); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_KW(hashlib_##name##_obj, 0, hashlib_##name);

CONSTRUCTOR(md5, 0)
CONSTRUCTOR(sha1, 1)
CONSTRUCTOR(sha224, 2)
CONSTRUCTOR(sha256, 3)
CONSTRUCTOR(sha384, 4)
CONSTRUCTOR(sha512, 5)
CONSTRUCTOR(sha3_224, 6)
CONSTRUCTOR(sha3_256, 7)
CONSTRUCTOR(sha3_384, 8)
CONSTRUCTOR(sha3_512, 9)
CONSTRUCTOR(shake_128, 10)
CONSTRUCTOR(shake_256, 11)

static mp_obj_t new_blake2(const hash_kind_t *kind, size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    enum { DATA, DIGEST_SIZE, KEY, SALT, PERSON, SECURITY };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_data, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_digest_size, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_key, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_salt, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_person, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_PTR(MP_OBJ_NULL)} },
        { MP_QSTR_usedforsecurity, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
    };
    mp_arg_val_t given[6];
    mp_arg_parse_all(n_args, args, kwargs, 6, allowed, given);
    mp_int_t most = kind->digest_size, size = most, part = kind->word * 2;
    if (given[DIGEST_SIZE].u_obj != MP_OBJ_NULL) {
        size = number_index_clipped(given[DIGEST_SIZE].u_obj);
        if (size < 1 || size > most) {
            mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("digest_size must be between 1 and %d bytes"), (int)most);
        }
    }
    uint8_t parts[2][16] = {{0}, {0}};
    mp_buffer_info_t bytes, key = {.buf = parts, .len = 0};
    for (int i = SALT; i <= PERSON; i++) {
        if (given[i].u_obj != MP_OBJ_NULL) {
            mp_get_buffer_raise(given[i].u_obj, &bytes, MP_BUFFER_READ);
            if (bytes.len > (size_t)part) {
                mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("maximum %s length is %d bytes"), i == SALT ? "salt" : "person", (int)part);
            }
            memcpy(parts[i - SALT], bytes.buf, bytes.len);
        }
    }
    if (given[KEY].u_obj != MP_OBJ_NULL) {
        mp_get_buffer_raise(given[KEY].u_obj, &key, MP_BUFFER_READ);
        if (key.len > (size_t)most) {
            mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("maximum key length is %d bytes"), (int)most);
        }
    }
    hash_object_t *self = mp_obj_malloc(hash_object_t, &hash_type);
    hash_begin_blake2(&self->hash, kind, size, key.buf, key.len, parts[0], parts[1]);
    if (given[DATA].u_obj != MP_OBJ_NULL) {
        get_data(given[DATA].u_obj, &bytes);
        hash_update(&self->hash, bytes.buf, bytes.len);
    }
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t hashlib_blake2b(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return new_blake2(&hash_kinds[12], n_args, args, kwargs);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(hashlib_blake2b_obj, 0, hashlib_blake2b);

static mp_obj_t hashlib_blake2s(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    return new_blake2(&hash_kinds[13], n_args, args, kwargs);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(hashlib_blake2s_obj, 0, hashlib_blake2s);

// --- Methods ---

static mp_obj_t hash_update_method(mp_obj_t self_in, mp_obj_t data) {
    hash_object_t *self = MP_OBJ_TO_PTR(self_in);
    mp_buffer_info_t bytes;
    get_data(data, &bytes);
    hash_update(&self->hash, bytes.buf, bytes.len);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(hash_update_obj, hash_update_method);

static mp_obj_t digest_bytes(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    hash_object_t *self = MP_OBJ_TO_PTR(args[0]);
    size_t size = self->hash.digest_size;
    if (!size) {
        static const mp_arg_t allowed[] = {{ MP_QSTR_length, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} }};
        mp_arg_val_t given[1];
        mp_arg_parse_all(n_args - 1, args + 1, kwargs, 1, allowed, given);
        mp_int_t length = number_index_clipped(given[0].u_obj);
        if (length < 0 || length >= 1 << 29) {
            mp_raise_ValueError(length < 0 ? MP_ERROR_TEXT("value must be positive") : MP_ERROR_TEXT("length is too large"));
        }
        size = length;
    } else if (n_args > 1 || kwargs->used) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("HASH.digest() takes no arguments (%u given)"), (unsigned)(n_args - 1 + kwargs->used));
    }
    vstr_t digest;
    vstr_init_len(&digest, size);
    hash_t hash = self->hash;
    hash_finish(&hash, (uint8_t *)digest.buf, size);
    return mp_obj_new_bytes_from_vstr(&digest);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(hash_digest_obj, 1, digest_bytes);

static mp_obj_t hash_hexdigest(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    size_t size;
    const byte *digest = (const byte *)mp_obj_str_get_data(digest_bytes(n_args, args, kwargs), &size);
    vstr_t text;
    vstr_init_len(&text, size * 2);
    for (size_t i = 0; i < size; i++) {
        text.buf[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        text.buf[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    return mp_obj_new_str_from_vstr(&text);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(hash_hexdigest_obj, 1, hash_hexdigest);

static mp_obj_t hash_copy(mp_obj_t self_in) {
    hash_object_t *copy = mp_obj_malloc(hash_object_t, &hash_type);
    copy->hash = ((hash_object_t *)MP_OBJ_TO_PTR(self_in))->hash;
    return MP_OBJ_FROM_PTR(copy);
}
static MP_DEFINE_CONST_FUN_OBJ_1(hash_copy_obj, hash_copy);

static const mp_rom_map_elem_t hash_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_copy), MP_ROM_PTR(&hash_copy_obj) },
    { MP_ROM_QSTR(MP_QSTR_digest), MP_ROM_PTR(&hash_digest_obj) },
    { MP_ROM_QSTR(MP_QSTR_hexdigest), MP_ROM_PTR(&hash_hexdigest_obj) },
    { MP_ROM_QSTR(MP_QSTR_update), MP_ROM_PTR(&hash_update_obj) },
};
static MP_DEFINE_CONST_DICT(hash_locals, hash_locals_table);

static void hash_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    hash_object_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (attr == MP_QSTR_name) {
        dest[0] = mp_obj_new_str_from_cstr(self->hash.kind->name);
    } else if (attr == MP_QSTR_digest_size) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(self->hash.digest_size);
    } else if (attr == MP_QSTR_block_size) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(self->hash.kind->block_size);
    } else {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

static void hash_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    mp_printf(print, "<%s _hashlib.HASH object @ 0x%x>", ((hash_object_t *)MP_OBJ_TO_PTR(self_in))->hash.kind->name, (unsigned)MICROPY_OPAQUE_ADDRESS(MP_OBJ_TO_PTR(self_in)));
}

static MP_DEFINE_CONST_OBJ_TYPE(
    hash_type, MP_QSTR_HASH, MP_TYPE_FLAG_NONE,
    print, hash_print,
    attr, hash_attr,
    locals_dict, &hash_locals
    );

// --- PBKDF2 ---

static void hmac_finish(hash_t *inner, const hash_t *outer, uint8_t *digest) {
    size_t size = inner->digest_size;
    hash_finish(inner, digest, size);
    hash_t hash = *outer;
    hash_update(&hash, digest, size);
    hash_finish(&hash, digest, size);
}

static mp_obj_t hashlib_pbkdf2_hmac(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_hash_name, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_password, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_salt, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_iterations, MP_ARG_REQUIRED | MP_ARG_OBJ, {0} },
        { MP_QSTR_dklen, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE} },
    };
    mp_arg_val_t given[5];
    mp_arg_parse_all(n_args, args, kwargs, 5, allowed, given);
    const hash_kind_t *kind = find_kind(given[0].u_obj);
    mp_buffer_info_t password, salt;
    mp_get_buffer_raise(given[1].u_obj, &password, MP_BUFFER_READ);
    mp_get_buffer_raise(given[2].u_obj, &salt, MP_BUFFER_READ);
    mp_int_t iterations = number_index_clipped(given[3].u_obj);
    mp_int_t length = given[4].u_obj == mp_const_none ? kind->digest_size : number_index_clipped(given[4].u_obj);
    if (iterations < 1) {
        mp_raise_ValueError(MP_ERROR_TEXT("iteration value must be greater than 0."));
    }
    if (length < 1 || !kind->digest_size) {
        mp_raise_ValueError(kind->digest_size ? MP_ERROR_TEXT("key length must be greater than 0.") : MP_ERROR_TEXT("unsupported hash type"));
    }
    // The two hashes of HMAC with their keys taken in.
    uint8_t key[HASH_BLOCK_MAX] = {0}, digest[HASH_DIGEST_MAX], sum[HASH_DIGEST_MAX];
    hash_t inner, outer, hash;
    if (password.len > kind->block_size) {
        hash_begin(&hash, kind);
        hash_update(&hash, password.buf, password.len);
        hash_finish(&hash, key, kind->digest_size);
    } else {
        memcpy(key, password.buf, password.len);
    }
    hash_begin(&inner, kind);
    hash_begin(&outer, kind);
    for (size_t i = 0; i < kind->block_size; i++) {
        key[i] ^= 0x36;
    }
    hash_update(&inner, key, kind->block_size);
    for (size_t i = 0; i < kind->block_size; i++) {
        key[i] ^= 0x36 ^ 0x5c;
    }
    hash_update(&outer, key, kind->block_size);
    vstr_t derived;
    vstr_init_len(&derived, length);
    size_t size = kind->digest_size;
    for (size_t done = 0, number = 1; done < (size_t)length; done += size, number++) {
        uint8_t counter[] = {(uint8_t)(number >> 24), (uint8_t)(number >> 16), (uint8_t)(number >> 8), (uint8_t)number};
        hash = inner;
        hash_update(&hash, salt.buf, salt.len);
        hash_update(&hash, counter, sizeof counter);
        hmac_finish(&hash, &outer, digest);
        memcpy(sum, digest, size);
        for (mp_int_t i = 1; i < iterations; i++) {
            hash = inner;
            hash_update(&hash, digest, size);
            hmac_finish(&hash, &outer, digest);
            for (size_t j = 0; j < size; j++) {
                sum[j] ^= digest[j];
            }
        }
        memcpy(derived.buf + done, sum, length - done < size ? length - done : size);
    }
    return mp_obj_new_bytes_from_vstr(&derived);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(hashlib_pbkdf2_hmac_obj, 0, hashlib_pbkdf2_hmac);

static const mp_rom_map_elem_t hashlib_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__hashlib) },
    { MP_ROM_QSTR(MP_QSTR_blake2b), MP_ROM_PTR(&hashlib_blake2b_obj) },
    { MP_ROM_QSTR(MP_QSTR_blake2s), MP_ROM_PTR(&hashlib_blake2s_obj) },
    { MP_ROM_QSTR(MP_QSTR_md5), MP_ROM_PTR(&hashlib_md5_obj) },
    { MP_ROM_QSTR(MP_QSTR_new), MP_ROM_PTR(&hashlib_new_obj) },
    { MP_ROM_QSTR(MP_QSTR_pbkdf2_hmac), MP_ROM_PTR(&hashlib_pbkdf2_hmac_obj) },
    { MP_ROM_QSTR(MP_QSTR_sha1), MP_ROM_PTR(&hashlib_sha1_obj) },
    { MP_ROM_QSTR(MP_QSTR_sha224), MP_ROM_PTR(&hashlib_sha224_obj) },
    { MP_ROM_QSTR(MP_QSTR_sha256), MP_ROM_PTR(&hashlib_sha256_obj) },
    { MP_ROM_QSTR(MP_QSTR_sha384), MP_ROM_PTR(&hashlib_sha384_obj) },
    { MP_ROM_QSTR(MP_QSTR_sha3_224), MP_ROM_PTR(&hashlib_sha3_224_obj) },
    { MP_ROM_QSTR(MP_QSTR_sha3_256), MP_ROM_PTR(&hashlib_sha3_256_obj) },
    { MP_ROM_QSTR(MP_QSTR_sha3_384), MP_ROM_PTR(&hashlib_sha3_384_obj) },
    { MP_ROM_QSTR(MP_QSTR_sha3_512), MP_ROM_PTR(&hashlib_sha3_512_obj) },
    { MP_ROM_QSTR(MP_QSTR_sha512), MP_ROM_PTR(&hashlib_sha512_obj) },
    { MP_ROM_QSTR(MP_QSTR_shake_128), MP_ROM_PTR(&hashlib_shake_128_obj) },
    { MP_ROM_QSTR(MP_QSTR_shake_256), MP_ROM_PTR(&hashlib_shake_256_obj) },
};
static MP_DEFINE_CONST_DICT(hashlib_globals, hashlib_globals_table);

const mp_obj_module_t hashlib_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&hashlib_globals,
};

MP_REGISTER_MODULE(MP_QSTR__hashlib, hashlib_module);
