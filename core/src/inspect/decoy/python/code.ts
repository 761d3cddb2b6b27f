/** `exec`, `eval`, `compile`, `__import__`: each text that is run is a layer whose code objects bear its number. */
export const CODE = String.raw`
import builtins, sys
real = K.real
_exec, _eval, _compile, _import = real["exec"], real["eval"], real["compile"], real["__import__"]
_code = K._code
_getframe = sys._getframe
_note, _layer, _codes = K.note, K.layer, K.codes
_text = (str, bytes, bytearray, memoryview)
# Frozen modules that run code of their own with these, which is not the script's.
_LIBRARY = ("dataclasses.py", "collections/__init__.py", "typing.py", "enum.py", "timeit.py")


class code:
    # What marshal and CodeType give: it can be passed on, not run.
    def __init__(self, number, name="<module>"):
        self._number = number
        self.co_name = name
        self.co_filename = "<layer %d>" % number
        self.co_consts = ()
        self.co_names = self.co_varnames = ()
        self.co_code = b""
        self.co_flags = 64
        self.co_argcount = self.co_firstlineno = 0

    def replace(self, **kwargs):
        return self


K.Opaque = code
_Opaque = code


def _spaces(globals, locals):
    if globals is None:
        caller = _getframe(2)
        globals = caller.f_globals
        if locals is None:
            inner = caller.f_locals
            if inner is not globals and isinstance(inner, dict):
                locals = inner
    if isinstance(globals, dict) and "__builtins__" not in globals:
        globals["__builtins__"] = K.shown_builtins
    K.sync()
    return globals, globals if locals is None else locals


def _prepared(source, action, mode):
    if isinstance(source, _Opaque):
        _note("code", action, {"layer": source._number, "form": "bytecode"}, "cannot be executed here")
        return None
    if isinstance(source, _code):
        number = _codes.get(source)
        if number is not None:
            _layer_ran(number)
        _note("code", action, {"layer": number, "form": "compiled"})
        return source
    if _getframe(2).f_code.co_filename in _LIBRARY:
        return _compile(source, "<string>", mode)
    if not isinstance(source, _text):
        raise TypeError("%s() arg 1 must be a string, bytes or code object" % action)
    number = _layer(action, source, True)
    text = source if isinstance(source, str) else bytes(source)
    _note("code", action, {"layer": number, "form": "source", "characters": len(text), "text": text[:200]})
    if mode == "eval":
        text = text.lstrip(" \t") if isinstance(text, str) else text.lstrip(b" \t")
    return _compile(text, "<layer %d>" % number, mode)


def _layer_ran(number):
    K._host("layer", number, None, True, K.where()[0], None, 0)
    K.files["<layer %d>" % number] = number


def exec(source, globals=None, locals=None, /, *, closure=None):
    globals, locals = _spaces(globals, locals)
    ready = _prepared(source, "exec", "exec")
    if ready is not None:
        _exec(ready, globals, locals)


def eval(source, globals=None, locals=None, /):
    globals, locals = _spaces(globals, locals)
    ready = _prepared(source, "eval", "eval")
    return None if ready is None else _eval(ready, globals, locals)


def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, **more):
    if not isinstance(source, _text):
        return _compile(source, filename, mode)
    if _getframe(1).f_code.co_filename in _LIBRARY:
        return _compile(source, filename, mode)
    number = _layer("compile", source)
    K.files["<layer %d>" % number] = number
    made = _compile(source if isinstance(source, str) else bytes(source), "<layer %d>" % number, mode)
    try:
        _codes[made] = number
    except TypeError:
        pass
    _note("code", "compile", {"layer": number, "filename": filename, "mode": mode})
    return made


builtins.exec, builtins.eval, builtins.compile = exec, eval, compile
for each in (exec, eval, compile):
    each.__module__ = "builtins"
`;
