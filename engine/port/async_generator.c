// Asynchronous generators: generators in which values that are yielded come wrapped, and others are awaited.

#include "async_generator.h"

#include "intrinsics.h"
#include "py/objexcept.h"
#include "py/objgenerator.h"
#include "py/objtype.h"
#include "py/runtime.h"

typedef struct {
    mp_obj_base_t base;
    mp_obj_t value;
} wrapped_t;

static MP_DEFINE_CONST_OBJ_TYPE(type_wrapped, MP_QSTR_async_generator_wrapped_value, MP_TYPE_FLAG_NONE);

mp_obj_t async_generator_wrap(mp_obj_t value) {
    wrapped_t *wrapped = mp_obj_malloc(wrapped_t, &type_wrapped);
    wrapped->value = value;
    return MP_OBJ_FROM_PTR(wrapped);
}

typedef struct {
    mp_obj_base_t base;
    mp_obj_t generator;
    bool is_running;
    bool is_finished;
} async_generator_t;

typedef enum {
    STEP_NEXT,
    STEP_SEND,
    STEP_THROW,
    STEP_CLOSE,
} step_kind_t;

// One step of an asynchronous generator, to be awaited.
typedef struct {
    mp_obj_base_t base;
    async_generator_t *of;
    mp_obj_t value; // to be sent or thrown first
    uint8_t kind;
    bool has_begun;
    bool is_over;
} step_t;

static const char *method_name(const step_t *step) {
    return step->kind == STEP_THROW ? "athrow()" : step->kind == STEP_CLOSE ? "aclose()" : step->kind == STEP_SEND ? "asend()" : "anext()";
}

// Ends a step that was in progress.
static void finish(step_t *step) {
    step->is_over = true;
    step->of->is_running = false;
}

// Whether an exception is the end that close asks for.
static bool is_end(mp_obj_t exception) {
    mp_obj_t type = MP_OBJ_FROM_PTR(mp_obj_get_type(exception));
    return mp_obj_is_subclass_fast(type, MP_OBJ_FROM_PTR(&mp_type_GeneratorExit))
        || mp_obj_is_subclass_fast(type, MP_OBJ_FROM_PTR(&mp_type_StopAsyncIteration));
}

// What an awaiting coroutine yields, or MP_OBJ_STOP_ITERATION with the step's result.
static mp_obj_t advance(step_t *step, mp_obj_t sent, mp_obj_t thrown) {
    async_generator_t *of = step->of;
    if (step->is_over) {
        mp_raise_msg_varg(&mp_type_RuntimeError, MP_ERROR_TEXT("cannot reuse already awaited %s"),
            step->kind <= STEP_SEND ? "__anext__()/asend()" : "aclose()/athrow()");
    }
    if (!step->has_begun) {
        if (of->is_running) {
            step->is_over = true;
            mp_raise_msg_varg(&mp_type_RuntimeError, MP_ERROR_TEXT("%s: asynchronous generator is already running"), method_name(step));
        }
        step->has_begun = true;
        if (of->is_finished && step->kind != STEP_NEXT && step->kind != STEP_SEND) {
            step->is_over = true;
            if (step->kind == STEP_CLOSE) {
                return mp_make_stop_iteration(mp_const_none);
            }
            nlr_raise(mp_obj_new_exception(&mp_type_StopAsyncIteration));
        }
        of->is_running = true;
        if (thrown == MP_OBJ_NULL) {
            if (step->kind >= STEP_THROW) {
                thrown = step->value;
            } else if (sent == mp_const_none) {
                sent = step->value;
            }
        }
    }
    mp_obj_t result;
    mp_vm_return_kind_t kind;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        kind = mp_obj_gen_resume(of->generator, thrown != MP_OBJ_NULL ? mp_const_none : sent, thrown, &result);
        nlr_pop();
    } else {
        finish(step);
        nlr_jump(nlr.ret_val);
    }
    if (kind == MP_VM_RETURN_YIELD) {
        if (!mp_obj_is_exact_type(result, &type_wrapped)) {
            return result;
        }
        finish(step);
        if (step->kind == STEP_CLOSE) {
            mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("async generator ignored GeneratorExit"));
        }
        return mp_make_stop_iteration(((wrapped_t *)MP_OBJ_TO_PTR(result))->value);
    }
    finish(step);
    of->is_finished = true;
    if (kind == MP_VM_RETURN_NORMAL) {
        if (step->kind == STEP_CLOSE) {
            return mp_make_stop_iteration(mp_const_none);
        }
        nlr_raise(mp_obj_new_exception(&mp_type_StopAsyncIteration));
    }
    if (step->kind == STEP_CLOSE && is_end(result)) {
        return mp_make_stop_iteration(mp_const_none);
    }
    if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(result)), MP_OBJ_FROM_PTR(&mp_type_StopAsyncIteration))) {
        mp_obj_t cause = result;
        result = mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("async generator raised StopAsyncIteration"));
        mp_obj_exception_set_cause(result, cause);
    }
    nlr_raise(result);
}

static mp_obj_t step_next(mp_obj_t self_in) {
    return advance(MP_OBJ_TO_PTR(self_in), mp_const_none, MP_OBJ_NULL);
}

// For callers that want the end as an exception.
static mp_obj_t or_raise(mp_obj_t yielded) {
    if (yielded == MP_OBJ_STOP_ITERATION) {
        mp_raise_StopIteration(MP_STATE_THREAD(stop_iteration_arg));
    }
    return yielded;
}

static mp_obj_t step_send(mp_obj_t self_in, mp_obj_t value) {
    return or_raise(advance(MP_OBJ_TO_PTR(self_in), value, MP_OBJ_NULL));
}
static MP_DEFINE_CONST_FUN_OBJ_2(step_send_obj, step_send);

// The last argument that says what to throw: a type, or an instance of it.
static mp_obj_t thrown_of(size_t n_args, const mp_obj_t *args) {
    return n_args > 2 && args[2] != mp_const_none ? args[2] : args[1];
}

static mp_obj_t step_throw(size_t n_args, const mp_obj_t *args) {
    return or_raise(advance(MP_OBJ_TO_PTR(args[0]), mp_const_none, thrown_of(n_args, args)));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(step_throw_obj, 2, 4, step_throw);

static mp_obj_t step_close(mp_obj_t self_in) {
    step_t *step = MP_OBJ_TO_PTR(self_in);
    if (step->has_begun && !step->is_over) {
        finish(step);
    }
    step->is_over = true;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(step_close_obj, step_close);

static const mp_rom_map_elem_t step_locals_table[] = {
    {MP_ROM_QSTR(MP_QSTR_send), MP_ROM_PTR(&step_send_obj)},
    {MP_ROM_QSTR(MP_QSTR_throw), MP_ROM_PTR(&step_throw_obj)},
    {MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&step_close_obj)},
    {MP_ROM_QSTR(MP_QSTR___await__), MP_ROM_PTR(&mp_identity_obj)},
};
static MP_DEFINE_CONST_DICT(step_locals, step_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(type_step, MP_QSTR_async_generator_asend, MP_TYPE_FLAG_ITER_IS_ITERNEXT, iter, step_next, locals_dict, &step_locals);

static mp_obj_t new_step(mp_obj_t of, step_kind_t kind, mp_obj_t value) {
    step_t *step = mp_obj_malloc(step_t, &type_step);
    step->of = MP_OBJ_TO_PTR(of);
    step->value = value;
    step->kind = kind;
    step->has_begun = false;
    step->is_over = false;
    return MP_OBJ_FROM_PTR(step);
}

static mp_obj_t generator_anext(mp_obj_t self) {
    return new_step(self, STEP_NEXT, mp_const_none);
}
static MP_DEFINE_CONST_FUN_OBJ_1(generator_anext_obj, generator_anext);

static mp_obj_t generator_asend(mp_obj_t self, mp_obj_t value) {
    return new_step(self, STEP_SEND, value);
}
static MP_DEFINE_CONST_FUN_OBJ_2(generator_asend_obj, generator_asend);

static mp_obj_t generator_athrow(size_t n_args, const mp_obj_t *args) {
    return new_step(args[0], STEP_THROW, thrown_of(n_args, args));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(generator_athrow_obj, 2, 4, generator_athrow);

static mp_obj_t generator_aclose(mp_obj_t self) {
    return new_step(self, STEP_CLOSE, MP_OBJ_FROM_PTR(&mp_const_GeneratorExit_obj));
}
static MP_DEFINE_CONST_FUN_OBJ_1(generator_aclose_obj, generator_aclose);

static const mp_rom_map_elem_t generator_locals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___aiter__), MP_ROM_PTR(&mp_identity_obj)},
    {MP_ROM_QSTR(MP_QSTR___anext__), MP_ROM_PTR(&generator_anext_obj)},
    {MP_ROM_QSTR(MP_QSTR_asend), MP_ROM_PTR(&generator_asend_obj)},
    {MP_ROM_QSTR(MP_QSTR_athrow), MP_ROM_PTR(&generator_athrow_obj)},
    {MP_ROM_QSTR(MP_QSTR_aclose), MP_ROM_PTR(&generator_aclose_obj)},
};
static MP_DEFINE_CONST_DICT(generator_locals, generator_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(type_async_generator, MP_QSTR_async_generator, MP_TYPE_FLAG_NONE, locals_dict, &generator_locals);

mp_obj_t async_generator_new(mp_obj_t generator) {
    async_generator_t *o = mp_obj_malloc(async_generator_t, &type_async_generator);
    o->generator = generator;
    o->is_running = false;
    o->is_finished = false;
    return MP_OBJ_FROM_PTR(o);
}

mp_obj_t awaitable_iterator(mp_obj_t object) {
    const mp_obj_type_t *type = mp_obj_get_type(object);
    if (type == &mp_type_gen_instance || type == &mp_type_coroutine) {
        return object;
    }
    mp_obj_t method[2];
    mp_load_method_maybe(object, MP_QSTR___await__, method);
    if (method[0] != MP_OBJ_NULL) {
        mp_obj_t iterator = mp_call_method_n_kw(0, 0, method);
        if (!is_iterable(iterator)) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__await__() returned non-iterator of type '%s'"), mp_obj_get_type_str(iterator));
        }
        return mp_getiter(iterator, NULL);
    }
    // Iterators of the event loop's own are awaited as they are.
    bool is_iterator = mp_obj_is_instance_type(type) ? is_iterable(object) : type->flags & MP_TYPE_FLAG_ITER_IS_STREAM;
    if (!is_iterator) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("object %s can't be used in 'await' expression"), mp_obj_get_type_str(object));
    }
    return mp_getiter(object, NULL);
}
