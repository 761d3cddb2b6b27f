/** What is run and unpacked: `exec` and its like are replaced by functions that look built in and tell. */
export const CAPTURES_KIT = String.raw`
# --- Functions that look built in ---


class builtin_function_or_method:
    def __init__(self, name, function, module="builtins"):
        self.__name__ = self.__qualname__ = name
        self.__module__ = module
        self.__self__ = None
        self._call = function

    def __call__(self, *args, **kwargs):
        return self._call(_frame(1), *args, **kwargs)

    def __repr__(self):
        return "<built-in function %s>" % self.__name__

    def __get__(self, instance, owner=None):
        return self


builtin_function_or_method.__module__ = "builtins"


def _directly(module, name, function):
    # Without a frame of its own: what is run in what is run is as deep as the stack goes. The function asks for its caller.
    kind = type(builtin_function_or_method)("builtin_function_or_method", (builtin_function_or_method,), {"__call__": function, "__module__": "builtins"})
    setattr(module, name, kind(name, None, module.__name__))


def _built_in(module, name, function):
    setattr(module, name, builtin_function_or_method(name, function, module.__name__))


# --- exec, eval, compile ---


class code:
    # Bytecode that cannot be run here.
    def __init__(self, layer, size):
        self._layer = layer
        self._size = size
        self.co_filename = "<string>"
        self.co_name = "<module>"
        self.co_code = b""
        self.co_consts = self.co_names = self.co_varnames = self.co_freevars = self.co_cellvars = ()
        self.co_argcount = self.co_flags = self.co_nlocals = self.co_stacksize = 0
        self.co_firstlineno = 1

    def replace(self, **changes):
        return self

    def __repr__(self):
        return '<code object <module> at 0x7f3c5b1d2a40, file "<string>", line 1>'


code.__module__ = "builtins"
_CODE = type(_raw_compile("0", "x", "eval"))


def _compiled(frame, via, source, mode, flags=0, executed=True):
    text = source
    if not isinstance(source, str):
        text = bytes(source)
    number = _layer(frame, via, None, text, executed)
    name = "<string>" if number < 0 else "<layer %d>" % number
    if number >= 0:
        _layers[name] = number
    line = frame.f_lineno
    _tell("note", _layer_of(frame), line, _now(), "code", via, {"layer": number, "bytes": len(text)}, None)
    return _raw_compile(text, name, mode, flags)


# Of sources that run with names of their own: the file name and these names, innermost last.
_running = []


def _spaces(frame, globals, locals):
    if globals is None:
        globals = frame.f_globals
        if locals is None:
            locals = _locals_of(frame)
    elif locals is None:
        locals = globals
    return globals, locals


def _locals_of(frame):
    # The engine knows those of functions only. Of a class it gives the global ones.
    if frame.f_code.co_name == "<module>":
        name = frame.f_code.co_filename
        for number in range(len(_running) - 1, -1, -1):
            if _running[number][0] == name:
                return _running[number][1]
    return frame.f_locals


# What of the engine's library runs source that is its own.
_LIBRARY_RUNS = ("importlib/__init__.py", "timeit.py", "inspect.py", "dataclasses.py", "_typing_classes.py", "importlib/util.py")


def _asking(frame):
    # The script's frame for which something is run, which may be on behalf of it: as the target of a thread, for instance.
    name = frame.f_code.co_filename
    if _is_script(name):
        return frame
    return None if name in _LIBRARY_RUNS or name in _ours and name[:1] == "<" else _script_frame(frame)


def _run(frame, via, source):
    # What to give to the engine; None for what it cannot run.
    if isinstance(source, code):
        _tell("executed", source._layer)
        _tell("note", _layer_of(frame), frame.f_lineno, _now(), "code", via,
              {"layer": source._layer, "bytes": source._size, "bytecode": True}, "not executed: bytecode of another Python")
        return None
    if isinstance(source, _CODE):
        name = source.co_filename
        if name in _layers:
            _tell("executed", _layers[name])
            _tell("note", _layer_of(frame), frame.f_lineno, _now(), "code", via, {"layer": _layers[name]}, None)
    return source


def _exec(self, source, globals=None, locals=None, /, *, closure=None):
    frame = _frame(1)
    spaces = _spaces(frame, globals, locals)
    frame = _asking(frame)
    if frame is None:
        return _raw_exec(source, *spaces)
    if isinstance(source, (str, bytes, bytearray)):
        source = _compiled(frame, "exec", source, "exec")
    else:
        source = _run(frame, "exec", source)
        if source is None:
            return None
    if spaces[0] is spaces[1] or not isinstance(source, _CODE):
        return _raw_exec(source, *spaces)
    # Somebody in there may ask for what is local there.
    _running.append((source.co_filename, spaces[1]))
    try:
        return _raw_exec(source, *spaces)
    finally:
        _running.pop()


def _eval(self, source, globals=None, locals=None, /):
    frame = _frame(1)
    spaces = _spaces(frame, globals, locals)
    frame = _asking(frame)
    if frame is None:
        return _raw_eval(source, *spaces)
    if isinstance(source, str):
        source = _compiled(frame, "eval", source.lstrip(" \t"), "eval")
    elif isinstance(source, (bytes, bytearray)):
        source = _compiled(frame, "eval", bytes(source).lstrip(b" \t"), "eval")
    else:
        source = _run(frame, "eval", source)
        if source is None:
            return None
    if spaces[0] is spaces[1] or not isinstance(source, _CODE):
        return _raw_eval(source, *spaces)
    # Somebody in there may ask for what is local there.
    _running.append((source.co_filename, spaces[1]))
    try:
        return _raw_eval(source, *spaces)
    finally:
        _running.pop()


def _compile(frame, source, filename="<string>", mode="exec", flags=0, dont_inherit=False, optimize=-1, **more):
    asking = _asking(frame)
    if isinstance(source, (str, bytes, bytearray)) and asking is not None and mode in ("exec", "eval", "single"):
        return _compiled(asking, "compile", source, mode, flags, False)
    if isinstance(source, code):
        return source
    return _raw_compile(source, filename, mode, flags)


def _capture(module, name, function=None, label=None, wanted=None):
    # Makes a function of a module tell what came out of what, when a script calls it.
    raw = getattr(module, name, None)
    if raw is None:
        return
    label = label or module.__name__ + "." + name

    def captured(frame, *args, **kwargs):
        made = raw(*args, **kwargs)
        if _is_script(frame.f_code.co_filename):
            source = args[0] if args else None
            if wanted is None or wanted(args, kwargs):
                if isinstance(made, (str, bytes, bytearray)) and len(made) > 3:
                    _layer(frame, label, source if isinstance(source, (str, bytes, bytearray)) else None, made)
        return made

    _built_in(module, name, captured)


def _telling(kind, label, names=(), answer=None, made=None):
    # A plain function that tells what it was called with, and has one answer.
    names = names.split() if isinstance(names, str) else names

    def told(*args, **kwargs):
        detail = dict(zip(names, args))
        if len(args) > len(names):
            detail["args"] = list(args[len(names):])
        detail.update(kwargs)
        result = answer(*args, **kwargs) if callable(answer) else answer
        _note(kind, label, detail, result if made is None else made)
        return result

    told.__name__ = told.__qualname__ = label.rpartition(".")[2]
    return told
`;
