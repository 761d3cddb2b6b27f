# case: parts
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2), OSError(3)])
except* ValueError as e:
    print("V", repr(e), e.exceptions)
except* (TypeError, KeyError) as e:
    print("T", repr(e))
except* OSError:
    import sys
    print("O", sys.exc_info()[1])
    try:
        raise KeyError("new")
    except KeyError as k:
        print(repr(k.__context__))
else:
    print("none")
finally:
    print("finally")
try:
    print(e)
except NameError as error:
    print(error)
# case: no exception
try:
    pass
except* ValueError:
    print("no")
else:
    print("else")
# case: what is no group
try:
    try:
        raise ValueError("naked")
    except* ValueError as e:
        print(repr(e))
        raise
except Exception as e:
    print(repr(e))
try:
    try:
        raise ValueError("naked")
    except* TypeError as e:
        print("no")
except Exception as e:
    print(repr(e))
# case: raised anew and again
try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError(2), ExceptionGroup("in", [OSError(3), ValueError(4)])])
    except* ValueError:
        raise
    except* TypeError as e:
        raise KeyError("z") from e
except Exception as e:
    print(repr(e))
    print(repr(e.exceptions[0].__cause__))
# case: in a generator
def g():
    try:
        yield 1
        raise ExceptionGroup("eg", [ValueError(1)])
    except* ValueError as e:
        yield e.exceptions
        yield 3
print(list(g()))
# case: syntax
for source in (
    "def f():\n  try: pass\n  except* ValueError: return",
    "while 1:\n  try: pass\n  except* V: break",
    "while 1:\n  try: pass\n  except* V: continue",
    "try: pass\nexcept*: pass",
    "try: pass\nexcept* A: pass\nexcept B: pass",
    "try: pass\nexcept A: pass\nexcept* B: pass",
):
    try:
        compile(source, "f.py", "exec")
    except SyntaxError as e:
        print(e)
def f():
    try:
        raise ValueError
    except* ValueError:
        for i in range(3):
            if i == 1:
                continue
            break
        def inner():
            return i
        print(inner())
f()
# case: wrong types
for kind in (5, ExceptionGroup, (ValueError, int)):
    try:
        try:
            raise ValueError
        except* kind:
            pass
    except TypeError as e:
        print(e)
# case: groups
eg = ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [TypeError(2), ValueError(3)])])
print(eg, repr(eg), eg.message, eg.exceptions)
print(eg.split(ValueError))
print(eg.subgroup(lambda e: isinstance(e, TypeError)))
print(eg.split((KeyError,)), eg.subgroup(Exception) is eg)
print(ExceptionGroup.__mro__, type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
for args in ((), ("x",), (1, [ValueError()]), ("x", 5), ("x", []), ("x", [1]), ("x", [KeyboardInterrupt()]), ("x", {ValueError()})):
    try:
        ExceptionGroup(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Own(ExceptionGroup):
    def derive(self, excs):
        return Own(self.message.upper(), excs)
own = Own("own", [ValueError(1), TypeError(2)])
own.add_note("a note")
part = own.subgroup(ValueError)
print(repr(part), part.__notes__, type(part) is Own)
# case: anext
import asyncio
async def items():
    yield 1
async def main():
    it = items()
    print(await anext(it), await anext(it, "over"))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("stop")
    try:
        anext(5)
    except TypeError as e:
        print(e)
asyncio.run(main())
# case: generators that never yield
def none():
    if False:
        yield
def loop():
    while False:
        yield
print(list(none()), list(loop()))
def local():
    if 0:
        x = 1
    return x
try:
    local()
except UnboundLocalError as e:
    print(e)
