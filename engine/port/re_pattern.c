// Regular expressions: compiled patterns, and searching as the methods of patterns and the functions of the module do it.

#include "re_pattern.h"

#include <string.h>

#include "py/objint.h"
#include "py/objstr.h"
#include "py/objtuple.h"

#include "hash.h"

// --- Searching ------------------------------------------------------------------------------------------------------

static size_t bound(mp_obj_t position, size_t otherwise) {
    if (position == MP_OBJ_NULL) {
        return otherwise;
    }
    if (mp_obj_is_small_int(position)) {
        return (size_t)MAX(MP_OBJ_SMALL_INT_VALUE(position), 0);
    }
    if (mp_obj_is_exact_type(position, &mp_type_int)) {
        return mp_obj_int_sign(position) < 0 ? 0 : otherwise;
    }
    return (size_t)MAX(mp_obj_get_int(position), 0);
}

void re_find(re_finder_t *finder, re_pattern_t *pattern, mp_obj_t string, mp_obj_t from, mp_obj_t to) {
    finder->pattern = pattern;
    re_subject_t *subject = &finder->subject;
    // Positions may be objects that run Python; what is searched is looked at afterwards.
    size_t first = bound(from, 0);
    size_t last = bound(to, SIZE_MAX);
    re_subject(pattern, string, subject);
    finder->to = last >= subject->length ? subject->length : re_to_bytes(subject, last);
    finder->from = first == 0 ? 0 : re_to_bytes(subject, first);
    finder->from = MIN(finder->from, finder->to);
    finder->at = finder->from;
    finder->not_empty_at = -1;
    re_run_begin(&finder->run, pattern, subject, finder->to);
}

void re_find_refresh(re_finder_t *finder) {
    re_subject_t *subject = &finder->subject;
    if (!subject->text) {
        // A bytearray may have become another one meanwhile.
        re_subject_of_any(subject->object, subject);
        finder->to = MIN(finder->to, subject->length);
        finder->run.begin = subject->begin;
        finder->run.end = subject->begin + finder->to;
    }
}

bool re_find_next(re_finder_t *finder) {
    re_run_t *run = &finder->run;
    if (finder->at > finder->to) {
        return false;
    }
    memset(run->slots, 0xff, finder->pattern->slots * sizeof(int32_t));
    run->not_empty_at = finder->not_empty_at;
    if (!re_search_from(run, run->begin + finder->at)) {
        return false;
    }
    finder->at = (size_t)run->slots[1];
    finder->not_empty_at = run->slots[0] == run->slots[1] ? run->slots[1] : -1;
    return true;
}

mp_obj_t re_match_once(re_pattern_t *pattern, int how, mp_obj_t string, mp_obj_t from, mp_obj_t to) {
    re_finder_t finder;
    re_find(&finder, pattern, string, from, to);
    finder.run.whole = how == RE_DO_FULLMATCH;
    const byte *at = finder.run.begin + finder.at;
    bool found = how == RE_DO_SEARCH ? re_search_from(&finder.run, at) : re_match_at(&finder.run, at);
    re_run_end(&finder.run);
    return found ? re_new_match(&finder.run, &finder.subject, finder.from, finder.to) : mp_const_none;
}

static mp_obj_t group_slice(const re_finder_t *finder, size_t group, mp_obj_t none) {
    const int32_t *at = finder->run.slots + 2 * group;
    return at[0] < 0 || at[1] < at[0] ? none : re_slice(&finder->subject, (size_t)at[0], (size_t)at[1]);
}

mp_obj_t re_find_all(re_pattern_t *pattern, mp_obj_t string, mp_obj_t from, mp_obj_t to) {
    re_finder_t finder;
    re_find(&finder, pattern, string, from, to);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    mp_obj_t none = pattern->text ? MP_OBJ_NEW_QSTR(MP_QSTR_) : mp_const_empty_bytes;
    while (re_find_next(&finder)) {
        mp_obj_t item;
        if (pattern->groups <= 1) {
            item = group_slice(&finder, pattern->groups, none);
        } else {
            mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(mp_obj_new_tuple(pattern->groups, NULL));
            for (size_t i = 1; i <= pattern->groups; ++i) {
                tuple->items[i - 1] = group_slice(&finder, i, none);
            }
            item = MP_OBJ_FROM_PTR(tuple);
        }
        mp_obj_list_append(list, item);
    }
    re_run_end(&finder.run);
    return list;
}

mp_obj_t re_split(re_pattern_t *pattern, mp_obj_t string, mp_int_t most) {
    re_finder_t finder;
    re_find(&finder, pattern, string, MP_OBJ_NULL, MP_OBJ_NULL);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    size_t from = 0;
    for (mp_int_t count = 0; (most == 0 || count < most) && re_find_next(&finder); ++count) {
        mp_obj_list_append(list, re_slice(&finder.subject, from, (size_t)finder.run.slots[0]));
        for (size_t i = 1; i <= pattern->groups; ++i) {
            mp_obj_list_append(list, group_slice(&finder, i, mp_const_none));
        }
        from = finder.at;
    }
    mp_obj_list_append(list, re_slice(&finder.subject, from, finder.to));
    re_run_end(&finder.run);
    return list;
}

static void add_replaced(vstr_t *out, const re_finder_t *finder, mp_obj_t replacement, size_t item) {
    if (replacement == mp_const_none) {
        return;
    }
    mp_buffer_info_t buffer;
    if (mp_obj_is_str(replacement) != finder->subject.text || !mp_get_buffer(replacement, &buffer, MP_BUFFER_READ)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("sequence item %u: expected %s, %s found"), (unsigned)item,
            finder->subject.text ? "str instance" : "a bytes-like object", mp_obj_get_type_str(replacement));
    }
    vstr_add_strn(out, buffer.buf, buffer.len);
}

mp_obj_t re_substitute(re_pattern_t *pattern, mp_obj_t replacement, mp_obj_t string, mp_int_t most, mp_int_t *count) {
    bool call = mp_obj_is_callable(replacement);
    mp_obj_t parts = call ? MP_OBJ_NULL : re_template(pattern, replacement);
    re_finder_t finder;
    re_find(&finder, pattern, string, MP_OBJ_NULL, MP_OBJ_NULL);
    vstr_t out;
    vstr_init(&out, 0);
    size_t from = 0;
    size_t item = 0; // as join() would count them, for its message
    *count = 0;
    while ((most == 0 || *count < most) && re_find_next(&finder)) {
        size_t begin = (size_t)finder.run.slots[0];
        if (*count == 0) {
            vstr_init(&out, finder.subject.length + 16);
        }
        item += begin > from;
        vstr_add_strn(&out, (const char *)finder.subject.begin + from, begin - from);
        ++*count;
        from = finder.at;
        if (call) {
            mp_obj_t match = re_new_match(&finder.run, &finder.subject, finder.from, finder.to);
            mp_obj_t replaced = mp_call_function_1(replacement, match);
            add_replaced(&out, &finder, replaced, item);
            re_find_refresh(&finder);
            from = MIN(from, finder.to);
        } else {
            re_expand(&out, parts, &finder.subject, finder.run.slots);
        }
        ++item;
    }
    re_run_end(&finder.run);
    if (*count == 0) {
        return re_slice(&finder.subject, 0, finder.subject.length);
    }
    vstr_add_strn(&out, (const char *)finder.subject.begin + from, finder.to - from);
    return finder.subject.text ? mp_obj_new_str_from_utf8_vstr(&out) : mp_obj_new_bytes_from_vstr(&out);
}

// --- Iterating ------------------------------------------------------------------------------------------------------

typedef struct {
    mp_obj_base_t base;
    re_pattern_t *pattern;
    mp_obj_t string;
    size_t from; // bytes, as the others
    size_t to;
    size_t at;
    int32_t not_empty_at;
} finditer_t;

static mp_obj_t finditer_next(mp_obj_t self_in) {
    finditer_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->at > self->to) {
        return MP_OBJ_STOP_ITERATION;
    }
    re_finder_t finder = {.pattern = self->pattern, .from = self->from, .to = self->to, .at = self->at, .not_empty_at = self->not_empty_at};
    re_subject(self->pattern, self->string, &finder.subject);
    finder.to = MIN(finder.to, finder.subject.length);
    re_run_begin(&finder.run, self->pattern, &finder.subject, finder.to);
    bool found = re_find_next(&finder);
    re_run_end(&finder.run);
    self->at = found ? finder.at : SIZE_MAX;
    self->not_empty_at = finder.not_empty_at;
    return found ? re_new_match(&finder.run, &finder.subject, self->from, finder.to) : MP_OBJ_STOP_ITERATION;
}

static MP_DEFINE_CONST_OBJ_TYPE(
    re_type_finditer, MP_QSTR_callable_iterator, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, finditer_next
    );

mp_obj_t re_find_iter(re_pattern_t *pattern, mp_obj_t string, mp_obj_t from, mp_obj_t to) {
    re_finder_t finder;
    re_find(&finder, pattern, string, from, to);
    finditer_t *self = mp_obj_malloc(finditer_t, &re_type_finditer);
    self->pattern = pattern;
    self->string = string;
    self->from = self->at = finder.from;
    self->to = finder.to;
    self->not_empty_at = -1;
    return MP_OBJ_FROM_PTR(self);
}

// --- Patterns -------------------------------------------------------------------------------------------------------

enum { STRING, POS, ENDPOS };

static re_pattern_t *parse_bounded(size_t count, const mp_obj_t *args, mp_map_t *named, mp_obj_t values[3]) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_string, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_pos, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_endpos, MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
    };
    mp_arg_val_t parsed[3];
    mp_arg_parse_all(count - 1, args + 1, named, 3, allowed, parsed);
    for (size_t i = 0; i < 3; ++i) {
        values[i] = parsed[i].u_obj;
    }
    return MP_OBJ_TO_PTR(args[0]);
}

static mp_obj_t pattern_match(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t value[3];
    re_pattern_t *self = parse_bounded(count, args, named, value);
    return re_match_once(self, RE_DO_MATCH, value[STRING], value[POS], value[ENDPOS]);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(pattern_match_obj, 1, pattern_match);

static mp_obj_t pattern_fullmatch(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t value[3];
    re_pattern_t *self = parse_bounded(count, args, named, value);
    return re_match_once(self, RE_DO_FULLMATCH, value[STRING], value[POS], value[ENDPOS]);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(pattern_fullmatch_obj, 1, pattern_fullmatch);

static mp_obj_t pattern_search(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t value[3];
    re_pattern_t *self = parse_bounded(count, args, named, value);
    return re_match_once(self, RE_DO_SEARCH, value[STRING], value[POS], value[ENDPOS]);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(pattern_search_obj, 1, pattern_search);

static mp_obj_t pattern_findall(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t value[3];
    re_pattern_t *self = parse_bounded(count, args, named, value);
    return re_find_all(self, value[STRING], value[POS], value[ENDPOS]);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(pattern_findall_obj, 1, pattern_findall);

static mp_obj_t pattern_finditer(size_t count, const mp_obj_t *args, mp_map_t *named) {
    mp_obj_t value[3];
    re_pattern_t *self = parse_bounded(count, args, named, value);
    return re_find_iter(self, value[STRING], value[POS], value[ENDPOS]);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(pattern_finditer_obj, 1, pattern_finditer);

static mp_obj_t pattern_split(size_t count, const mp_obj_t *args, mp_map_t *named) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_string, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_maxsplit, MP_ARG_INT, {.u_int = 0}},
    };
    mp_arg_val_t value[2];
    mp_arg_parse_all(count - 1, args + 1, named, 2, allowed, value);
    return re_split(MP_OBJ_TO_PTR(args[0]), value[0].u_obj, value[1].u_int);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(pattern_split_obj, 1, pattern_split);

static mp_obj_t substitute(size_t count, const mp_obj_t *args, mp_map_t *named, bool with_count) {
    static const mp_arg_t allowed[] = {
        {MP_QSTR_repl, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_string, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
        {MP_QSTR_count, MP_ARG_INT, {.u_int = 0}},
    };
    mp_arg_val_t value[3];
    mp_arg_parse_all(count - 1, args + 1, named, 3, allowed, value);
    mp_int_t done;
    mp_obj_t result = re_substitute(MP_OBJ_TO_PTR(args[0]), value[0].u_obj, value[1].u_obj, value[2].u_int, &done);
    mp_obj_t both[] = {result, mp_obj_new_int(done)};
    return with_count ? mp_obj_new_tuple(2, both) : result;
}

static mp_obj_t pattern_sub(size_t count, const mp_obj_t *args, mp_map_t *named) {
    return substitute(count, args, named, false);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(pattern_sub_obj, 1, pattern_sub);

static mp_obj_t pattern_subn(size_t count, const mp_obj_t *args, mp_map_t *named) {
    return substitute(count, args, named, true);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(pattern_subn_obj, 1, pattern_subn);

static mp_obj_t itself(size_t count, const mp_obj_t *args) {
    (void)count;
    return args[0];
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(itself_obj, 1, 2, itself);

static void pattern_attribute(mp_obj_t self_in, qstr name, mp_obj_t *dest) {
    re_pattern_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (name) {
        case MP_QSTR_pattern:
            dest[0] = self->source;
            break;
        case MP_QSTR_flags:
            dest[0] = MP_OBJ_NEW_SMALL_INT(self->flags);
            break;
        case MP_QSTR_groups:
            dest[0] = MP_OBJ_NEW_SMALL_INT(self->groups);
            break;
        case MP_QSTR_groupindex:
            dest[0] = mp_obj_dict_copy(self->groupindex);
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL;
    }
}

static void pattern_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    re_pattern_t *self = MP_OBJ_TO_PTR(self_in);
    vstr_t text;
    mp_print_t text_print;
    vstr_init_print(&text, 64, &text_print);
    mp_obj_print_helper(&text_print, self->source, PRINT_REPR);
    // No more than 200 characters of it.
    size_t end = 0;
    for (size_t characters = 0; end < text.len; ++end) {
        characters += ((byte)text.buf[end] & 0xc0) != 0x80;
        if (characters > 200) {
            break;
        }
    }
    mp_printf(print, "re.compile(%.*s", (int)end, text.buf);
    uint32_t flags = self->flags & ~(uint32_t)(self->text ? RE_UNICODE : 0);
    if (flags != 0) {
        mp_print_str(print, ", ");
        mp_obj_print_helper(print, re_flag(flags), PRINT_REPR);
    }
    mp_print_str(print, ")");
}

static mp_obj_t pattern_binary(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    if (op != MP_BINARY_OP_EQUAL || !mp_obj_is_type(right, &re_type_pattern)) {
        return MP_OBJ_NULL;
    }
    const re_pattern_t *one = MP_OBJ_TO_PTR(left), *other = MP_OBJ_TO_PTR(right);
    return mp_obj_new_bool(one->flags == other->flags && one->text == other->text && mp_obj_equal(one->source, other->source));
}

static mp_obj_t pattern_unary(mp_unary_op_t op, mp_obj_t self_in) {
    const re_pattern_t *self = MP_OBJ_TO_PTR(self_in);
    if (op != MP_UNARY_OP_HASH) {
        return MP_OBJ_NULL;
    }
    return MP_OBJ_NEW_SMALL_INT(((uint32_t)obj_hash(self->source) ^ self->flags) & 0x3fffffff);
}

static const mp_rom_map_elem_t pattern_names_table[] = {
    {MP_ROM_QSTR(MP_QSTR_match), MP_ROM_PTR(&pattern_match_obj)},
    {MP_ROM_QSTR(MP_QSTR_fullmatch), MP_ROM_PTR(&pattern_fullmatch_obj)},
    {MP_ROM_QSTR(MP_QSTR_search), MP_ROM_PTR(&pattern_search_obj)},
    {MP_ROM_QSTR(MP_QSTR_findall), MP_ROM_PTR(&pattern_findall_obj)},
    {MP_ROM_QSTR(MP_QSTR_finditer), MP_ROM_PTR(&pattern_finditer_obj)},
    {MP_ROM_QSTR(MP_QSTR_split), MP_ROM_PTR(&pattern_split_obj)},
    {MP_ROM_QSTR(MP_QSTR_sub), MP_ROM_PTR(&pattern_sub_obj)},
    {MP_ROM_QSTR(MP_QSTR_subn), MP_ROM_PTR(&pattern_subn_obj)},
    {MP_ROM_QSTR(MP_QSTR___copy__), MP_ROM_PTR(&itself_obj)},
    {MP_ROM_QSTR(MP_QSTR___deepcopy__), MP_ROM_PTR(&itself_obj)},
};
static MP_DEFINE_CONST_DICT(pattern_names, pattern_names_table);

MP_DEFINE_CONST_OBJ_TYPE(
    re_type_pattern, MP_QSTR_Pattern, MP_TYPE_FLAG_NONE,
    print, pattern_print,
    unary_op, pattern_unary,
    binary_op, pattern_binary,
    attr, pattern_attribute,
    locals_dict, &pattern_names
    );
