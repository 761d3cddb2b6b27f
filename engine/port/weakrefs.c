// _weakref: what knows an object without keeping it alive. A slot has the object's address in a form that the collector does not
// take for one. The collector empties the slots of what it finds dead, and puts those with an owner, a reference with a callback,
// aside for weakref.py.

#include "py/gc.h"
#include "py/runtime.h"

#include "weakrefs.h"

typedef struct slot {
    mp_obj_base_t base;
    uintptr_t referent; // its complement; 0 when it is dead
    uintptr_t next; // of all slots whose referents live: complement too, as none keeps another alive
    mp_obj_t owner;
    struct slot *dead; // the next of those put aside
} slot_t;

MP_REGISTER_ROOT_POINTER(void *dead_weak_slots);

static uintptr_t first;

void weakrefs_sweep(bool (*lives)(const void *object)) {
    uintptr_t *link = &first;
    while (*link != 0) {
        slot_t *slot = (slot_t *)~*link;
        if (!lives(slot)) {
            *link = slot->next;
        } else if (lives((const void *)~slot->referent)) {
            link = &slot->next;
        } else {
            *link = slot->next;
            slot->referent = 0;
            if (slot->owner != mp_const_none) {
                slot->dead = MP_STATE_VM(dead_weak_slots);
                MP_STATE_VM(dead_weak_slots) = slot;
            }
        }
    }
}

static const mp_obj_type_t slot_type;

static mp_obj_t slot_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)args;
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    const slot_t *self = MP_OBJ_TO_PTR(self_in);
    return self->referent == 0 ? mp_const_none : MP_OBJ_FROM_PTR((void *)~self->referent);
}

static MP_DEFINE_CONST_OBJ_TYPE(slot_type, MP_QSTR_weakslot, MP_TYPE_FLAG_NONE, call, slot_call);

// slot(object, owner or None)
static mp_obj_t new_slot(mp_obj_t referent, mp_obj_t owner) {
    if (!mp_obj_is_obj(referent)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot create weak reference to '%s' object"), mp_obj_get_type_str(referent));
    }
    slot_t *self = mp_obj_malloc(slot_t, &slot_type);
    self->owner = owner;
    self->referent = ~(uintptr_t)MP_OBJ_TO_PTR(referent);
    self->next = first;
    first = ~(uintptr_t)self;
    return MP_OBJ_FROM_PTR(self);
}
static MP_DEFINE_CONST_FUN_OBJ_2(new_slot_obj, new_slot);

// owners(object): of its slots, the latest first
static mp_obj_t owners(mp_obj_t referent) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (uintptr_t link = first; link != 0;) {
        const slot_t *slot = (const slot_t *)~link;
        if ((void *)~slot->referent == MP_OBJ_TO_PTR(referent)) {
            mp_obj_list_append(list, slot->owner);
        }
        link = slot->next;
    }
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_1(owners_obj, owners);

// dead(): the owner of a slot that was put aside, or None
static mp_obj_t dead(void) {
    slot_t *slot = MP_STATE_VM(dead_weak_slots);
    if (slot == NULL) {
        return mp_const_none;
    }
    MP_STATE_VM(dead_weak_slots) = slot->dead;
    return slot->owner;
}
static MP_DEFINE_CONST_FUN_OBJ_0(dead_obj, dead);

void weakrefs_call_back(void) {
    if (MP_STATE_VM(dead_weak_slots) != NULL) {
        mp_obj_t module = mp_import_name(MP_QSTR_weakref, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
        mp_call_function_0(mp_load_attr(module, MP_QSTR__call_back));
    }
}

static const mp_rom_map_elem_t globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__weakref) },
    { MP_ROM_QSTR(MP_QSTR_slot), MP_ROM_PTR(&new_slot_obj) },
    { MP_ROM_QSTR(MP_QSTR_owners), MP_ROM_PTR(&owners_obj) },
    { MP_ROM_QSTR(MP_QSTR_dead), MP_ROM_PTR(&dead_obj) },
};
static MP_DEFINE_CONST_DICT(globals, globals_table);

const mp_obj_module_t weakref_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&globals,
};

MP_REGISTER_MODULE(MP_QSTR__weakref, weakref_module);
