// Regular expressions: what Python gets of a match.

#include "re_program.h"

#include <string.h>

#include "py/objstr.h"
#include "py/objtuple.h"

typedef struct {
    mp_obj_base_t base;
    re_pattern_t *pattern;
    mp_obj_t string;
    size_t from; // pos and endpos, in bytes
    size_t to;
    int32_t slots[]; // begin and end of the whole and of each group, in bytes; the last group
} match_t;

mp_obj_t re_new_match(const re_run_t *run, const re_subject_t *subject, size_t from, size_t to) {
    size_t slots = 2 * ((size_t)run->pattern->groups + 1) + 1;
    match_t *match = mp_obj_malloc_var(match_t, slots, int32_t, slots, &re_type_match);
    match->pattern = (re_pattern_t *)run->pattern;
    match->string = subject->object;
    match->from = from;
    match->to = to;
    memcpy(match->slots, run->slots, slots * sizeof(int32_t));
    return MP_OBJ_FROM_PTR(match);
}

static match_t *self_of(mp_obj_t object) {
    return MP_OBJ_TO_PTR(object);
}

static mp_obj_t slice(match_t *self, size_t group, mp_obj_t none) {
    const int32_t *at = self->slots + 2 * group;
    if (at[0] < 0 || at[1] < 0) {
        return none;
    }
    re_subject_t subject;
    re_subject_of_any(self->string, &subject);
    return re_slice(&subject, (size_t)at[0], (size_t)at[1]);
}

static size_t group_of(match_t *self, mp_obj_t name) {
    mp_int_t group = -1;
    if (mp_obj_is_int(name)) {
        group = mp_obj_is_small_int(name) ? MP_OBJ_SMALL_INT_VALUE(name) : -1;
    } else if (mp_obj_is_str_or_bytes(name)) {
        mp_map_elem_t *found = mp_map_lookup(mp_obj_dict_get_map(self->pattern->groupindex), name, MP_MAP_LOOKUP);
        group = found != NULL ? MP_OBJ_SMALL_INT_VALUE(found->value) : -1;
    } else {
        mp_obj_t dest[2];
        mp_load_method_maybe(name, MP_QSTR___index__, dest);
        if (dest[0] != MP_OBJ_NULL) {
            group = mp_obj_get_int(mp_call_method_n_kw(0, 0, dest));
        }
    }
    if (group < 0 || (size_t)group > self->pattern->groups) {
        mp_raise_msg(&mp_type_IndexError, MP_ERROR_TEXT("no such group"));
    }
    return (size_t)group;
}

static mp_obj_t match_group(size_t count, const mp_obj_t *args) {
    match_t *self = self_of(args[0]);
    if (count <= 2) {
        return slice(self, count == 1 ? 0 : group_of(self, args[1]), mp_const_none);
    }
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(mp_obj_new_tuple(count - 1, NULL));
    for (size_t i = 1; i < count; ++i) {
        tuple->items[i - 1] = slice(self, group_of(self, args[i]), mp_const_none);
    }
    return MP_OBJ_FROM_PTR(tuple);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(match_group_obj, 1, match_group);

static mp_obj_t default_of(size_t count, const mp_obj_t *args, mp_map_t *named) {
    static const mp_arg_t allowed[] = {{MP_QSTR_default, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}}};
    mp_arg_val_t value[1];
    mp_arg_parse_all(count - 1, args + 1, named, 1, allowed, value);
    return value[0].u_obj;
}

static mp_obj_t match_groups(size_t count, const mp_obj_t *args, mp_map_t *named) {
    match_t *self = self_of(args[0]);
    mp_obj_t none = default_of(count, args, named);
    mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(mp_obj_new_tuple(self->pattern->groups, NULL));
    for (size_t i = 1; i <= self->pattern->groups; ++i) {
        tuple->items[i - 1] = slice(self, i, none);
    }
    return MP_OBJ_FROM_PTR(tuple);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(match_groups_obj, 1, match_groups);

static mp_obj_t match_groupdict(size_t count, const mp_obj_t *args, mp_map_t *named) {
    match_t *self = self_of(args[0]);
    mp_obj_t none = default_of(count, args, named);
    mp_obj_t dict = mp_obj_dict_copy(self->pattern->groupindex);
    mp_map_t *map = mp_obj_dict_get_map(dict);
    for (size_t i = 0; i < map->alloc; ++i) {
        if (mp_map_slot_is_filled(map, i)) {
            map->table[i].value = slice(self, (size_t)MP_OBJ_SMALL_INT_VALUE(map->table[i].value), none);
        }
    }
    return dict;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(match_groupdict_obj, 1, match_groupdict);

static mp_obj_t position(match_t *self, int32_t bytes) {
    if (bytes < 0) {
        return MP_OBJ_NEW_SMALL_INT(-1);
    }
    re_subject_t subject;
    re_subject_of_any(self->string, &subject);
    return mp_obj_new_int_from_uint(subject.text ? re_to_position(&subject, (size_t)bytes) : (size_t)bytes);
}

static mp_obj_t span(match_t *self, size_t group) {
    mp_obj_t both[] = {position(self, self->slots[2 * group]), position(self, self->slots[2 * group + 1])};
    return mp_obj_new_tuple(2, both);
}

static size_t optional_group(size_t count, const mp_obj_t *args) {
    return count == 1 ? 0 : group_of(self_of(args[0]), args[1]);
}

static mp_obj_t match_start(size_t count, const mp_obj_t *args) {
    return position(self_of(args[0]), self_of(args[0])->slots[2 * optional_group(count, args)]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(match_start_obj, 1, 2, match_start);

static mp_obj_t match_end(size_t count, const mp_obj_t *args) {
    return position(self_of(args[0]), self_of(args[0])->slots[2 * optional_group(count, args) + 1]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(match_end_obj, 1, 2, match_end);

static mp_obj_t match_span(size_t count, const mp_obj_t *args) {
    return span(self_of(args[0]), optional_group(count, args));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(match_span_obj, 1, 2, match_span);

static mp_obj_t match_expand(mp_obj_t self_in, mp_obj_t template) {
    match_t *self = self_of(self_in);
    mp_obj_t parts = re_template(self->pattern, template);
    re_subject_t subject;
    re_subject_of_any(self->string, &subject);
    vstr_t out;
    vstr_init(&out, 32);
    re_expand(&out, parts, &subject, self->slots);
    return self->pattern->text ? mp_obj_new_str_from_utf8_vstr(&out) : mp_obj_new_bytes_from_vstr(&out);
}
static MP_DEFINE_CONST_FUN_OBJ_2(match_expand_obj, match_expand);

static mp_obj_t itself(size_t count, const mp_obj_t *args) {
    (void)count;
    return args[0];
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(itself_obj, 1, 2, itself);

static mp_obj_t match_subscript(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    return slice(self_of(self_in), group_of(self_of(self_in), index), mp_const_none);
}

static mp_obj_t name_of_group(match_t *self, int32_t group) {
    mp_map_t *map = mp_obj_dict_get_map(self->pattern->groupindex);
    for (size_t i = 0; i < map->alloc; ++i) {
        if (mp_map_slot_is_filled(map, i) && map->table[i].value == MP_OBJ_NEW_SMALL_INT(group)) {
            return map->table[i].key;
        }
    }
    return mp_const_none;
}

static void match_attribute(mp_obj_t self_in, qstr name, mp_obj_t *dest) {
    match_t *self = self_of(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    int32_t last = self->slots[2 * (self->pattern->groups + 1)];
    switch (name) {
        case MP_QSTR_string:
            dest[0] = self->string;
            break;
        case MP_QSTR_re:
            dest[0] = MP_OBJ_FROM_PTR(self->pattern);
            break;
        case MP_QSTR_pos:
            dest[0] = position(self, (int32_t)self->from);
            break;
        case MP_QSTR_endpos:
            dest[0] = position(self, (int32_t)self->to);
            break;
        case MP_QSTR_lastindex:
            dest[0] = last < 0 ? mp_const_none : MP_OBJ_NEW_SMALL_INT(last);
            break;
        case MP_QSTR_lastgroup:
            dest[0] = name_of_group(self, last);
            break;
        case MP_QSTR_regs: {
            mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(mp_obj_new_tuple(self->pattern->groups + 1, NULL));
            for (size_t i = 0; i < tuple->len; ++i) {
                tuple->items[i] = span(self, i);
            }
            dest[0] = MP_OBJ_FROM_PTR(tuple);
            break;
        }
        default:
            dest[1] = MP_OBJ_SENTINEL;
    }
}

static void match_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    match_t *self = self_of(self_in);
    mp_print_str(print, "<re.Match object; span=");
    mp_obj_print_helper(print, span(self, 0), PRINT_REPR);
    mp_print_str(print, ", match=");
    vstr_t text;
    mp_print_t text_print;
    vstr_init_print(&text, 64, &text_print);
    mp_obj_print_helper(&text_print, slice(self, 0, mp_const_none), PRINT_REPR);
    // No more than 50 characters of it.
    size_t end = 0;
    for (size_t characters = 0; end < text.len; ++end) {
        characters += ((byte)text.buf[end] & 0xc0) != 0x80;
        if (characters > 50) {
            break;
        }
    }
    mp_printf(print, "%.*s>", (int)end, text.buf);
}

static const mp_rom_map_elem_t match_names_table[] = {
    {MP_ROM_QSTR(MP_QSTR_group), MP_ROM_PTR(&match_group_obj)},
    {MP_ROM_QSTR(MP_QSTR_groups), MP_ROM_PTR(&match_groups_obj)},
    {MP_ROM_QSTR(MP_QSTR_groupdict), MP_ROM_PTR(&match_groupdict_obj)},
    {MP_ROM_QSTR(MP_QSTR_start), MP_ROM_PTR(&match_start_obj)},
    {MP_ROM_QSTR(MP_QSTR_end), MP_ROM_PTR(&match_end_obj)},
    {MP_ROM_QSTR(MP_QSTR_span), MP_ROM_PTR(&match_span_obj)},
    {MP_ROM_QSTR(MP_QSTR_expand), MP_ROM_PTR(&match_expand_obj)},
    {MP_ROM_QSTR(MP_QSTR___copy__), MP_ROM_PTR(&itself_obj)},
    {MP_ROM_QSTR(MP_QSTR___deepcopy__), MP_ROM_PTR(&itself_obj)},
};
static MP_DEFINE_CONST_DICT(match_names, match_names_table);

MP_DEFINE_CONST_OBJ_TYPE(
    re_type_match, MP_QSTR_Match, MP_TYPE_FLAG_NONE,
    print, match_print,
    subscr, match_subscript,
    attr, match_attribute,
    locals_dict, &match_names
    );
