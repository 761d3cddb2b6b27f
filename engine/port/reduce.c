// What object.__reduce_ex__() and its like begin with, the rest of which is copyreg; and how the iterators of C are made again.

#include <string.h>

#include "py/builtin.h"
#include "py/gc.h"

#include "classes.h"
#include "more_builtins.h"

// An iterator as words, in the order in which these files declare them: py/objpolyiter.c and objgetitemiter.c (function, sequence,
// index), py/objreversed.c (sequence, index), py/objzip.c (count, whether strict, iterators), py/objmap.c (count, function,
// iterators), py/objfilter.c (function, iterator). That of py/objenumerate.c stands below.
typedef struct {
    mp_obj_base_t base;
    mp_obj_t word[];
} words_t;

static bool ends_with(const mp_obj_type_t *type, const char *end) {
    const char *name = qstr_str(type->name);
    size_t n = strlen(name), m = strlen(end);
    return n >= m && memcmp(name + n - m, end, m) == 0;
}

extern const mp_obj_dict_t iterator_locals_dict;

// Whether an iterator goes by an index, and what it goes over: NULL at its end.
static bool is_indexed(mp_obj_t object, mp_obj_t *sequence) {
    const mp_obj_type_t *type = mp_obj_get_type(object);
    if (MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, locals_dict) != &iterator_locals_dict) {
        return false;
    }
    const words_t *self = MP_OBJ_TO_PTR(object);
    *sequence = self->word[type == &mp_type_reversed ? 0 : 1];
    if (type != &mp_type_polymorph_iter || *sequence == MP_OBJ_NULL) {
        return true;
    }
    // That of a text counts bytes, and others may have anything there.
    const mp_obj_type_t *of = mp_obj_is_obj(*sequence) ? ((mp_obj_base_t *)MP_OBJ_TO_PTR(*sequence))->type : NULL;
    return of == &mp_type_list || of == &mp_type_tuple || of == &mp_type_bytes || of == &mp_type_memoryview || of == &array_type;
}

static mp_obj_t iterator_setstate(mp_obj_t object, mp_obj_t state) {
    const mp_obj_type_t *type = mp_obj_get_type(object);
    words_t *self = MP_OBJ_TO_PTR(object);
    mp_int_t at = mp_obj_get_int(state);
    mp_obj_t sequence;
    if (!is_indexed(object, &sequence) || sequence == MP_OBJ_NULL) {
        return mp_const_none;
    }
    if (type == &mp_type_reversed) {
        mp_int_t length = mp_obj_get_int(mp_obj_len(sequence));
        self->word[1] = (mp_obj_t)(at < 0 ? 0 : at >= length ? length : at + 1);
    } else {
        self->word[2] = type == &mp_type_polymorph_iter ? (mp_obj_t)MAX(at, 0) : MP_OBJ_NEW_SMALL_INT(MAX(at, 0));
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(iterator_setstate_obj, iterator_setstate);

static mp_obj_t iterator_parts(mp_obj_t object);

static mp_obj_t iterator_length_hint(mp_obj_t object) {
    mp_obj_t sequence;
    if (!is_indexed(object, &sequence)) {
        mp_obj_t parts = iterator_parts(object);
        if (parts == mp_const_none) {
            return MP_OBJ_NEW_SMALL_INT(0);
        }
        const mp_obj_tuple_t *arguments = MP_OBJ_TO_PTR(((mp_obj_tuple_t *)MP_OBJ_TO_PTR(parts))->items[1]);
        return mp_obj_len(arguments->items[0]);
    }
    const mp_obj_type_t *type = mp_obj_get_type(object);
    const words_t *self = MP_OBJ_TO_PTR(object);
    mp_int_t length = sequence == MP_OBJ_NULL ? 0 : mp_obj_get_int(mp_obj_len(sequence));
    if (type == &mp_type_reversed) {
        mp_int_t left = (mp_int_t)self->word[1];
        return MP_OBJ_NEW_SMALL_INT(left > length ? 0 : left);
    }
    mp_int_t at = type == &mp_type_polymorph_iter ? (mp_int_t)self->word[2] : MP_OBJ_SMALL_INT_VALUE(self->word[2]);
    return MP_OBJ_NEW_SMALL_INT(at < 0 || at > length ? 0 : length - at);
}
static MP_DEFINE_CONST_FUN_OBJ_1(iterator_length_hint_obj, iterator_length_hint);

static const mp_rom_map_elem_t iterator_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___length_hint__), MP_ROM_PTR(&iterator_length_hint_obj) },
    { MP_ROM_QSTR(MP_QSTR___setstate__), MP_ROM_PTR(&iterator_setstate_obj) },
};
MP_DEFINE_CONST_DICT(iterator_locals_dict, iterator_locals_table);

// A callable and its arguments, or None for what is no iterator of these kinds.
static mp_obj_t iterator_parts(mp_obj_t object) {
    const mp_obj_type_t *type = mp_obj_get_type(object);
    if (!mp_obj_is_obj(object) || class_is_python(type)) {
        return mp_const_none;
    }
    const words_t *self = MP_OBJ_TO_PTR(object);
    mp_obj_t function = MP_OBJ_FROM_PTR(type), arguments;
    mp_obj_t sequence;
    if (is_indexed(object, &sequence)) {
        bool reversed = type == &mp_type_reversed, by_method = type != &mp_type_polymorph_iter && !reversed;
        mp_obj_t at = reversed ? MP_OBJ_NEW_SMALL_INT((mp_int_t)self->word[1] - 1)
            : by_method ? self->word[2] : MP_OBJ_NEW_SMALL_INT((mp_int_t)self->word[2]);
        bool ended = sequence == MP_OBJ_NULL || at == MP_OBJ_NEW_SMALL_INT(-1);
        mp_obj_t parts[] = {reversed ? function : MP_OBJ_FROM_PTR(&builtin_iter_obj), ended ? mp_const_empty_tuple : sequence, at};
        parts[1] = mp_obj_new_tuple(1, parts + 1);
        return mp_obj_new_tuple(ended ? 2 : 3, parts);
    }
    if (type == &mp_type_enumerate) {
        const struct { mp_obj_base_t base; mp_obj_t iterator; long long at; mp_obj_t big; } *counted = MP_OBJ_TO_PTR(object);
        mp_obj_t at = mp_obj_new_int_from_ll(counted->at);
        mp_obj_t pair[] = {counted->iterator, counted->big == MP_OBJ_NULL ? at : mp_binary_op(MP_BINARY_OP_ADD, counted->big, at)};
        arguments = mp_obj_new_tuple(2, pair);
    } else if (type == &mp_type_zip && !(uint8_t)(uintptr_t)self->word[1]) {
        arguments = mp_obj_new_tuple((uintptr_t)self->word[0], self->word + 2);
    } else if (type == &mp_type_map) {
        arguments = mp_obj_new_tuple((uintptr_t)self->word[0] + 1, self->word + 1);
    } else if (type == &mp_type_filter) {
        arguments = mp_obj_new_tuple(2, self->word);
    } else if ((type->flags & MP_TYPE_FLAG_ITER_IS_ITERNEXT) && ends_with(type, "iterator") && !ends_with(type, "callable_iterator")) {
        // What is left, as a copy of the iterator gives it: their state is all in themselves.
        size_t size = gc_nbytes(self);
        if (size == 0) {
            return mp_const_none;
        }
        void *copy = m_malloc(size);
        memcpy(copy, self, size);
        mp_obj_t left = MP_OBJ_FROM_PTR(copy);
        left = mp_obj_list_make_new(&mp_type_list, 1, 0, &left);
        function = MP_OBJ_FROM_PTR(&builtin_iter_obj);
        arguments = mp_obj_new_tuple(1, &left);
    } else {
        return mp_const_none;
    }
    mp_obj_t pair[] = {function, arguments};
    return mp_obj_new_tuple(2, pair);
}
static MP_DEFINE_CONST_FUN_OBJ_1(iterator_parts_obj, iterator_parts);

static mp_obj_t in_copyreg(qstr name, size_t n, const mp_obj_t *args) {
    mp_obj_t module = mp_import_name(MP_QSTR_copyreg, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
    return mp_call_function_n_kw(mp_load_attr(module, name), n, 0, args);
}

// array._array_reconstructor()
static mp_obj_t array_restore(size_t n, const mp_obj_t *args) {
    return in_copyreg(MP_QSTR__array, n, args);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(array_restore_obj, 4, 4, array_restore);

static mp_obj_t object_reduce(mp_obj_t self) {
    mp_obj_t args[] = {self, MP_OBJ_NEW_SMALL_INT(0)};
    return in_copyreg(MP_QSTR__reduce, 2, args);
}
MP_DEFINE_CONST_FUN_OBJ_1(object_reduce_obj, object_reduce);

static mp_obj_t object_reduce_ex(mp_obj_t self, mp_obj_t protocol) {
    mp_obj_t dest[2], args[] = {self, protocol};
    mp_load_method(MP_OBJ_FROM_PTR(mp_obj_get_type(self)), MP_QSTR___reduce__, dest);
    return dest[0] == MP_OBJ_FROM_PTR(&object_reduce_obj) ? in_copyreg(MP_QSTR__reduce, 2, args)
        : mp_call_function_0(mp_load_attr(self, MP_QSTR___reduce__));
}
MP_DEFINE_CONST_FUN_OBJ_2(object_reduce_ex_obj, object_reduce_ex);

static mp_obj_t object_getstate(mp_obj_t self) {
    return in_copyreg(MP_QSTR__state, 1, &self);
}
MP_DEFINE_CONST_FUN_OBJ_1(object_getstate_obj, object_getstate);

static const mp_rom_map_elem_t globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__copyreg) },
    { MP_ROM_QSTR(MP_QSTR_iterator_parts), MP_ROM_PTR(&iterator_parts_obj) },
};
static MP_DEFINE_CONST_DICT(globals, globals_table);

const mp_obj_module_t copyreg_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&globals,
};

MP_REGISTER_MODULE(MP_QSTR__copyreg, copyreg_module);
