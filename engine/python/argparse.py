import re as _re

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
    "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
    "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE",
]

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."
_UNRECOGNIZED = "_unrecognized_args"


def _show(instance, pairs, rest=()):
    shown = ["%s=%r" % pair if pair[0].isidentifier() else None for pair in pairs]
    odd = {name: value for name, value in pairs if not name.isidentifier()}
    shown = [repr(value) for value in rest] + [text for text in shown if text]
    if odd:
        shown.append("**%r" % odd)
    return "%s(%s)" % (type(instance).__name__, ", ".join(shown))


class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __repr__(self):
        return _show(self, list(self.__dict__.items()))

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    __hash__ = None

    def __contains__(self, key):
        return key in self.__dict__


# --- Help -----------------------------------------------------------------------------------------------------------


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import sys

            width = 80
            if "os" in sys.modules:  # or else nobody has set COLUMNS
                from shutil import get_terminal_size

                width = get_terminal_size().columns
            width -= 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._width = width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = 0
        self._action_max_length = 0
        self._pieces = []  # functions that give text, once it is known how wide the left column is
        self._heading = None

    def _indent(self):
        self._current_indent += self._indent_increment

    def _dedent(self):
        self._current_indent -= self._indent_increment

    def start_section(self, heading):
        self._heading = (heading, self._pieces)
        self._pieces = []
        self._indent()

    def end_section(self):
        heading, outer = self._heading
        inner = self._pieces
        self._pieces = outer
        self._dedent()

        def section():
            self._indent()
            text = "".join([piece() for piece in inner])
            self._dedent()
            if not text:
                return ""
            title = "%s%s:\n" % (" " * self._current_indent, heading) if heading is not SUPPRESS and heading is not None else ""
            return "\n" + title + text + "\n"

        outer.append(section)

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._pieces.append(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._pieces.append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        longest = len(self._format_action_invocation(action)) + self._current_indent
        for part in self._parts_of(action):
            longest = max(longest, len(self._format_action_invocation(part)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, longest)
        self._pieces.append(lambda: self._format_action(action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def _parts_of(self, action):
        # The commands of a subparser's action, indented.
        parts = getattr(action, "_get_subactions", None)
        if parts is not None:
            self._indent()
            yield from parts()
            self._dedent()

    def format_help(self):
        text = "".join([piece() for piece in self._pieces])
        if text:
            text = _re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n"
        return text

    def _usage_parts(self, actions, groups):
        begins = {}
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError("empty group %s" % group)
            if members[0] in actions:
                start = actions.index(members[0])
                if actions[start : start + len(members)] == members:
                    begins[start] = group
        parts = []
        at = 0
        while at < len(actions):
            group = begins.get(at)
            if group is None:
                if actions[at].help is not SUPPRESS:
                    parts.append(self._usage_part(actions[at], False))
                at += 1
                continue
            shown = [self._usage_part(action, True) for action in group._group_actions if action.help is not SUPPRESS]
            at += len(group._group_actions)
            if shown:
                text = " | ".join(shown)
                if not group.required:
                    text = "[%s]" % text
                elif len(shown) > 1:
                    text = "(%s)" % text
                parts.append(text)
        return parts

    def _usage_part(self, action, grouped):
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if grouped and text[:1] == "[" and text[-1:] == "]" else text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = "%s %s" % (
                action.option_strings[0],
                self._format_args(action, self._get_default_metavar_for_optional(action)),
            )
        return text if action.required or grouped else "[%s]" % text

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            return "%s%s\n\n" % (prefix, usage % {"prog": self._prog})
        prog = self._prog
        if not actions:
            return "%s%s\n\n" % (prefix, prog)
        options = [action for action in actions if action.option_strings]
        others = [action for action in actions if not action.option_strings]
        usage = " ".join([part for part in [prog] + self._usage_parts(options + others, groups) if part])
        room = self._width - self._current_indent
        if len(prefix) + len(usage) > room:
            piece = _re.compile(r"\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+")
            options = piece.findall(" ".join(self._usage_parts(options, groups)))
            others = piece.findall(" ".join(self._usage_parts(others, groups)))

            def lines_of(parts, indent, used=None):
                lines = []
                line = []
                length = indent - 1 if used is None else used - 1
                for part in parts:
                    if line and length + 1 + len(part) > room:
                        lines.append(" " * indent + " ".join(line))
                        line = []
                        length = indent - 1
                    line.append(part)
                    length += len(part) + 1
                if line:
                    lines.append(" " * indent + " ".join(line))
                if used is not None:
                    lines[0] = lines[0][indent:]
                return lines

            if len(prefix) + len(prog) <= 0.75 * room:
                indent = len(prefix) + len(prog) + 1
                if options:
                    lines = lines_of([prog] + options, indent, len(prefix)) + lines_of(others, indent)
                elif others:
                    lines = lines_of([prog] + others, indent, len(prefix))
                else:
                    lines = [prog]
            else:
                indent = len(prefix)
                lines = lines_of(options + others, indent)
                if len(lines) > 1:
                    lines = lines_of(options, indent) + lines_of(others, indent)
                lines = [prog] + lines
            usage = "\n".join(lines)
        return "%s%s\n\n" % (prefix, usage)

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        column = min(self._action_max_length + 2, self._max_help_position)
        left = column - self._current_indent - 2
        header = self._format_action_invocation(action)
        indent = " " * self._current_indent
        parts = []
        if action.help and action.help.strip():
            lines = None
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, max(self._width - column, 11))
            if len(header) <= left:
                parts.append("%s%s  " % (indent, header + " " * (left - len(header))))
                first = ""
            else:
                parts.append("%s%s\n" % (indent, header))
                first = " " * column
            if lines:
                parts.append("%s%s\n" % (first, lines[0]))
                parts += ["%s%s\n" % (" " * column, line) for line in lines[1:]]
        elif action.help and len(header) <= left:
            parts.append("%s%s  \n" % (indent, header + " " * (left - len(header))))
        else:
            parts.append("%s%s\n" % (indent, header))
        for part in self._parts_of(action):
            parts.append(self._format_action(part))
        return "".join(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return self._metavar(action, self._get_default_metavar_for_positional(action), 1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join(["%s %s" % (option, args) for option in action.option_strings])

    def _metavar(self, action, default, count):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = "{%s}" % ",".join([str(choice) for choice in action.choices])
        else:
            name = default
        return name if isinstance(name, tuple) else (name,) * count

    def _format_args(self, action, default_metavar):
        nargs = action.nargs
        if nargs is None:
            return "%s" % self._metavar(action, default_metavar, 1)
        if nargs == OPTIONAL:
            return "[%s]" % self._metavar(action, default_metavar, 1)
        if nargs == ZERO_OR_MORE:
            names = self._metavar(action, default_metavar, 1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % self._metavar(action, default_metavar, 2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % self._metavar(action, default_metavar, 1)
        if nargs == SUPPRESS:
            return ""
        if not isinstance(nargs, int):
            raise ValueError("invalid nargs value")
        return " ".join(["%s"] * nargs) % self._metavar(action, default_metavar, nargs)

    def _expand_help(self, action):
        values = {"prog": self._prog}
        for name, value in vars(action).items():
            if value is not SUPPRESS:
                values[name] = getattr(value, "__name__", value)
        if values.get("choices") is not None:
            values["choices"] = ", ".join([str(choice) for choice in values["choices"]])
        return self._get_help_string(action) % values

    def _split_lines(self, text, width):
        import textwrap

        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        import textwrap

        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# --- Actions --------------------------------------------------------------------------------------------------------


def _action_name(action):
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    for name in (action.metavar, action.dest):
        if name not in (None, SUPPRESS):
            return name
    if action.choices:
        return "{" + ",".join(action.choices) + "}"
    return None


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _action_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return "%s" % self.message
        return "argument %s: %s" % (self.argument_name, self.message)


class ArgumentTypeError(Exception):
    pass


class Action:
    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
    ):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar")
        return _show(self, [(name, getattr(self, name)) for name in names])

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        options = []
        for option in option_strings:
            options.append(option)
            if option.startswith("--"):
                options.append("--no-" + option[2:])
        super().__init__(options, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _StoreAction(Action):
    _what = "store"
    _advice = "if you have nothing to store, actions such as store true or store const may be more appropriate"

    def __init__(self, option_strings, dest, nargs=None, const=None, **kwargs):
        if nargs == 0:
            raise ValueError("nargs for %s actions must be != 0; %s" % (self._what, self._advice))
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


def _list_of(namespace, dest):
    items = getattr(namespace, dest, None)
    return [] if items is None else items[:] if type(items) is list else __import__("copy").copy(items)


class _AppendAction(_StoreAction):
    _what = "append"
    _advice = "if arg strings are not supplying the value to append, the append const action may be more appropriate"

    def __call__(self, parser, namespace, values, option_string=None):
        items = _list_of(namespace, self.dest)
        items.append(values)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _list_of(namespace, self.dest)
        items.extend(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _list_of(namespace, self.dest)
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(
        self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help="show program's version number and exit"
    ):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = parser.version if self.version is None and hasattr(parser, "version") else self.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser._print_message(formatter.format_help(), None)
        parser.exit()


class _Command(Action):
    def __init__(self, name, aliases, help):
        shown = name + (" (%s)" % ", ".join(aliases) if aliases else "")
        super().__init__([], name, help=help, metavar=shown)


class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        super().__init__(option_strings, dest, PARSER, None, None, None, self._name_parser_map, required, help, metavar)

    def add_parser(self, name, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = "%s %s" % (self._prog_prefix, name)
        aliases = kwargs.pop("aliases", ())
        if name in self._name_parser_map:
            raise ArgumentError(self, "conflicting subparser: %s" % name)
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ArgumentError(self, "conflicting subparser alias: %s" % alias)
        if "help" in kwargs:
            self._choices_actions.append(_Command(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        for known in (name, *aliases):
            self._name_parser_map[known] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name = values[0]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, "unknown parser %r (choices: %s)" % (name, ", ".join(self._name_parser_map)))
        # In a namespace of its own, so that its defaults count.
        inner, extras = self._name_parser_map[name].parse_known_args(values[1:], None)
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        if extras:
            setattr(namespace, _UNRECOGNIZED, getattr(namespace, _UNRECOGNIZED, []) + extras)


_actions = {
    None: _StoreAction,
    "store": _StoreAction,
    "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction,
    "append": _AppendAction,
    "append_const": _AppendConstAction,
    "count": _CountAction,
    "help": _HelpAction,
    "version": _VersionAction,
    "parsers": _SubParsersAction,
    "extend": _ExtendAction,
}


# --- Arguments ------------------------------------------------------------------------------------------------------


class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        if conflict_handler not in ("error", "resolve"):
            raise ValueError("invalid conflict_resolution value: %r" % conflict_handler)
        self._registries = {"action": dict(_actions), "type": {None: _as_it_is}}
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        try:
            return self._registries[registry_name].get(value, default)
        except TypeError:
            return default

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest, None)

    def add_argument(self, *args, **kwargs):
        if not args or (len(args) == 1 and args[0][0] not in self.prefix_chars):
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(args, kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        name = kwargs.pop("action", None)
        action_class = self._registry_get("action", name, name)
        if not callable(action_class):
            raise ValueError('unknown action "%s"' % (action_class,))
        action = action_class(**kwargs)
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise ValueError("%r is not callable" % (convert,))
        try:
            HelpFormatter("")._format_args(action, None)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._resolve_conflicts(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if _re.match(r"-\d+$|-\d*\.\d+$", option):
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs not in (OPTIONAL, ZERO_OR_MORE) or (nargs == ZERO_OR_MORE and "default" not in kwargs):
            kwargs["required"] = True
        kwargs["dest"] = dest
        kwargs["option_strings"] = []
        return kwargs

    def _optional(self, options, kwargs):
        dest = None
        for option in options:
            if option[0] not in self.prefix_chars:
                raise ValueError(
                    "invalid option string %r: must start with a character %r" % (option, self.prefix_chars)
                )
            if dest is None and len(option) > 1 and option[1] in self.prefix_chars:
                dest = option
        given = kwargs.pop("dest", None)
        if given is None:
            given = (dest or options[0]).lstrip(self.prefix_chars)
            if not given:
                raise ValueError("dest= is required for options like %r" % options[-1])
            given = given.replace("-", "_")
        kwargs["dest"] = given
        kwargs["option_strings"] = list(options)
        return kwargs

    def _resolve_conflicts(self, action):
        taken = [option for option in action.option_strings if option in self._option_string_actions]
        if not taken:
            return
        if self.conflict_handler == "error":
            raise ArgumentError(action, "conflicting option string%s: %s" % ("s" if len(taken) > 1 else "", ", ".join(taken)))
        for option in taken:
            other = self._option_string_actions.pop(option)
            other.option_strings.remove(option)
            if not other.option_strings:
                other.container._remove_action(other)


def _as_it_is(text):
    return text


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(
            description,
            kwargs.get("prefix_chars", container.prefix_chars),
            kwargs.get("argument_default", container.argument_default),
            kwargs.get("conflict_handler", container.conflict_handler),
        )
        self.title = title
        self._group_actions = []
        # What the container knows, its groups know, too.
        self._registries = container._registries
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


# --- Parsing --------------------------------------------------------------------------------------------------------


def _pattern(action):
    # What kinds of arguments an action takes: A, O for an option, - for the two dashes.
    nargs = action.nargs
    dash = "" if action.option_strings else "-*"
    some = "A" if action.option_strings else "[A-]"
    if nargs is None:
        return "(%sA%s)" % (dash, dash)
    if nargs == OPTIONAL:
        return "(%sA?%s)" % (dash, dash)
    if nargs == ZERO_OR_MORE:
        return "(%s%s*)" % (dash, some)
    if nargs == ONE_OR_MORE:
        return "(%sA%s*)" % (dash, some)
    if nargs == REMAINDER:
        return "([%sAO]*)" % dash[:1]
    if nargs == PARSER:
        return "(%sA[%sAO]*)" % (dash, dash[:1])
    if nargs == SUPPRESS:
        return "(%s)" % dash
    return "(%s%s%s)" % (dash, dash.join("A" * nargs), dash)


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._bufsize = bufsize
        self._encoding = encoding
        self._errors = errors

    def __call__(self, string):
        if string == "-":
            import sys

            if "r" in self._mode:
                return sys.stdin.buffer if "b" in self._mode else sys.stdin
            if any(c in self._mode for c in "wax"):
                return sys.stdout.buffer if "b" in self._mode else sys.stdout
            raise ValueError("argument %r with mode %s" % ("-", self._mode))
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError("can't open '%s': %s" % (string, error))

    def __repr__(self):
        rest = [self._mode] if self._bufsize == -1 else [self._mode, self._bufsize]
        names = [("encoding", self._encoding), ("errors", self._errors)]
        return _show(self, [pair for pair in names if pair[1] is not None], rest)


class _Parsing:
    # One list of arguments on its way into a namespace.

    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.extras = []
        self.seen = set()
        self.given = set()  # what got another value than its default
        self.positionals = parser._positional_actions() if parser._takes_positionals else []
        self.options = {}  # by index: action, option, what was said behind it
        kinds = ""
        for i, arg in enumerate(args):
            if arg == "--":
                kinds += "-" + "A" * (len(args) - i - 1)
                break
            option = parser._parse_optional(arg)
            if option is None:
                kinds += "A"
            else:
                self.options[i] = option
                kinds += "O"
        self.kinds = kinds

    def run(self):
        at = 0
        for option in sorted(self.options):
            # An option may have been taken by what stands before it.
            while at < option:
                now = self.take_positionals(at)
                if now == at:
                    if at not in self.options:
                        self.extras += self.args[at:option]
                    at = option
                else:
                    at = now
            if at == option:
                at = self.take_option(at)
        at = self.take_positionals(at)
        self.extras += self.args[at:]
        self.check()

    def take(self, action, args, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, args)
        if values is not action.default:
            self.given.add(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.given:
                            raise ArgumentError(action, "not allowed with argument %s" % _action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def count(self, action, kinds):
        match = _re.match(_pattern(action), kinds)
        if match:
            return match.end()
        nargs = action.nargs
        if nargs is None:
            message = "expected one argument"
        elif nargs == OPTIONAL:
            message = "expected at most one argument"
        elif nargs == ONE_OR_MORE:
            message = "expected at least one argument"
        else:
            message = "expected %s argument%s" % (nargs, "" if nargs == 1 else "s")
        raise ArgumentError(action, message)

    def take_option(self, at):
        action, option, explicit = self.options[at]
        found = []
        if action is None:
            self.extras.append(self.args[at])
            return at + 1
        while explicit is not None:
            count = self.count(action, "A")
            if count == 1:
                found.append((action, [explicit], option))
                at += 1
                break
            if count or option[1] in self.parser.prefix_chars or explicit == "":
                raise ArgumentError(action, "ignored explicit argument %r" % explicit)
            # Several options of one letter in one argument.
            found.append((action, [], option))
            option = option[0] + explicit[0]
            if option not in self.parser._option_string_actions:
                raise ArgumentError(action, "ignored explicit argument %r" % explicit)
            action = self.parser._option_string_actions[option]
            explicit = explicit[1:] or None
        else:
            at += 1
            count = self.count(action, self.kinds[at:])
            found.append((action, self.args[at : at + count], option))
            at += count
        for action, args, option in found:
            self.take(action, args, option)
        return at

    def take_positionals(self, at):
        for count in range(len(self.positionals), 0, -1):
            match = _re.match("".join([_pattern(action) for action in self.positionals[:count]]), self.kinds[at:])
            if match:
                break
        else:
            return at
        now, self.positionals = self.positionals[:count], self.positionals[count:]
        for action, text in zip(now, match.groups()):
            args = self.args[at : at + len(text)]
            at += len(text)
            self.take(action, args)
        return at

    def check(self):
        parser, namespace = self.parser, self.namespace
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_action_name(action))
            elif isinstance(action.default, str) and action.default is getattr(namespace, action.dest, None):
                setattr(namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            parser.error("the following arguments are required: %s" % ", ".join([str(name) for name in missing]))
        for group in parser._mutually_exclusive_groups:
            if group.required and not [action for action in group._group_actions if action in self.given]:
                names = [_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                parser.error("one of the arguments %s is required" % " ".join(names))


class ArgumentParser(_ActionsContainer):
    _takes_positionals = True

    def __init__(
        self,
        prog=None,
        usage=None,
        description=None,
        epilog=None,
        parents=[],
        formatter_class=HelpFormatter,
        prefix_chars="-",
        fromfile_prefix_chars=None,
        argument_default=None,
        conflict_handler="error",
        add_help=True,
        allow_abbrev=True,
        exit_on_error=True,
    ):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        if prog is None:
            import sys

            argv = getattr(sys, "argv", None)
            prog = argv[0].rpartition("/")[2] if argv else ""
        self.prog = prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            prefix = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(prefix + "h", prefix * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return _show(self, [(name, getattr(self, name)) for name in names])

    def _add_container_actions(self, container):
        titles = {}
        for group in self._action_groups:
            if group.title in titles:
                raise ValueError("cannot merge actions - two groups are named %r" % group.title)
            titles[group.title] = group
        places = {}
        for group in container._action_groups:
            if group.title not in titles:
                titles[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler
                )
            for action in group._group_actions:
                places[action] = titles[group.title]
        for group in container._mutually_exclusive_groups:
            mine = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                places[action] = mine
        for action in container._actions:
            places.get(action, self)._add_action(action)

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._positional_actions(), self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        name = kwargs.pop("action", "parsers")
        action = self._registry_get("action", name, name)(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def parse_args(self, args=None, namespace=None):
        args, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error("unrecognized arguments: %s" % " ".join(extras))
        return args

    def parse_known_args(self, args=None, namespace=None):
        if args is None:
            import sys

            args = sys.argv[1:]
        args = list(args) if self.fromfile_prefix_chars is None else self._read_args_from_files(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest in self._defaults:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, self._defaults[dest])
        if self.exit_on_error:
            try:
                parsing = _Parsing(self, args, namespace)
                parsing.run()
            except ArgumentError as error:
                self.error(str(error))
        else:
            parsing = _Parsing(self, args, namespace)
            parsing.run()
        extras = parsing.extras
        if hasattr(namespace, _UNRECOGNIZED):
            extras = extras + getattr(namespace, _UNRECOGNIZED)
            delattr(namespace, _UNRECOGNIZED)
        return namespace, extras

    def parse_intermixed_args(self, args=None, namespace=None):
        args, extras = self.parse_known_intermixed_args(args, namespace)
        if extras:
            self.error("unrecognized arguments: %s" % " ".join(extras))
        return args

    # First the options alone, then what is left.
    def parse_known_intermixed_args(self, args=None, namespace=None):
        positionals = self._positional_actions()
        for action in positionals:
            if action.nargs == PARSER or action.nargs == REMAINDER:
                raise TypeError("parse_intermixed_args: positional arg with nargs=%s" % action.nargs)
            for group in self._mutually_exclusive_groups:
                if action in group._group_actions:
                    raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        all = self._actions + self._mutually_exclusive_groups
        required = [each.required for each in all]
        usage = self.usage
        try:
            if usage is None:
                self.usage = self.format_usage()[7:]
            self._takes_positionals = False
            for action in positionals:
                action.required = False
            namespace, args = self.parse_known_args(args, namespace)
            self._takes_positionals = True
            for each, needed in zip(all, required):
                each.required = needed and each in positionals
            return self.parse_known_args(args, namespace)
        finally:
            self._takes_positionals = True
            self.usage = usage
            for each, needed in zip(all, required):
                each.required = needed

    def _positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _read_args_from_files(self, args):
        all = []
        for arg in args:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                all.append(arg)
                continue
            try:
                with open(arg[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as error:
                self.error(str(error))
            inner = []
            for line in lines:
                inner += self.convert_arg_line_to_args(line)
            all += self._read_args_from_files(inner)
        return all

    def _parse_optional(self, arg):
        if not arg or arg[0] not in self.prefix_chars:
            return None
        known = self._option_string_actions
        if arg in known:
            return known[arg], arg, None
        if len(arg) == 1:
            return None
        option, equals, value = arg.partition("=")
        if equals and option in known:
            return known[option], option, value
        found = self._get_option_tuples(arg)
        if len(found) > 1:
            self.error("ambiguous option: %s could match %s" % (arg, ", ".join([option for _, option, _ in found])))
        if found:
            return found[0]
        if _re.match(r"-\d+$|-\d*\.\d+$", arg) and not self._has_negative_number_optionals:
            return None
        return None if " " in arg else (None, arg, None)

    def _get_option_tuples(self, arg):
        known = self._option_string_actions
        if arg[1] in self.prefix_chars:
            if not self.allow_abbrev:
                return []
            prefix, equals, value = arg.partition("=")
            return [(known[option], option, value if equals else None) for option in known if option.startswith(prefix)]
        found = []
        for option in known:
            if option == arg[:2]:
                found.append((known[option], option, arg[2:]))
            elif option.startswith(arg):
                found.append((known[option], option, None))
        return found

    def _get_values(self, action, args):
        nargs = action.nargs
        if nargs != PARSER and nargs != REMAINDER and "--" in args:
            args.remove("--")
        if not args and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not args and nargs == ZERO_OR_MORE and not action.option_strings:
            value = args if action.default is None else action.default
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, arg) for arg in args]
        if nargs == REMAINDER:
            return values
        for value in values[:1] if nargs == PARSER else values:
            self._check_value(action, value)
        return values[0] if len(args) == 1 and (nargs is None or nargs == OPTIONAL) else values

    def _get_value(self, action, arg):
        convert = self._registry_get("type", action.type, action.type)
        try:
            return convert(arg)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", None) or repr(action.type)
            raise ArgumentError(action, "invalid %s value: %r" % (name, arg))

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, "invalid choice: %r (choose from %s)" % (value, choices))

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def _print_message(self, message, file):
        if message:
            import sys

            (file or sys.stdout).write(message)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file)

    def exit(self, status=0, message=None):
        import sys

        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        import sys

        self.print_usage(sys.stderr)
        self.exit(2, "%s: error: %s\n" % (self.prog, message))
