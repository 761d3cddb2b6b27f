# case: cause and context
try:
    try: raise KeyError('a')
    except KeyError as e: raise ValueError('b') from e
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: [][1]
except IndexError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('k') from None
except KeyError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
# case: cause must be an exception
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise ValueError('x') from KeyError
except ValueError as e: print(repr(e.__cause__))
# case: context of finally and nested functions
def f():
    try: raise KeyError('one')
    finally: raise ValueError('two')
try: f()
except ValueError as e: print(repr(e), repr(e.__context__), e.__context__.__context__)
# case: exc_info
import sys
print(sys.exc_info())
try: raise ValueError('x')
except ValueError:
    t, v, tb = sys.exc_info()
    print(t, v, type(tb).__name__)
print(sys.exc_info()[0])
# case: assigning links
e = ValueError(); c = KeyError()
e.__cause__ = c; print(e.__suppress_context__, e.__cause__ is c)
e.__context__ = None; e.__suppress_context__ = False; print(e.__context__, e.__suppress_context__)
for a in ('__cause__', '__context__'):
    try: setattr(e, a, 5)
    except TypeError as x: print(x)
# case: notes
e = ValueError('x'); e.add_note('n1'); e.add_note('n2'); print(e.__notes__)
try: e.add_note(5)
except TypeError as x: print(x)
print(hasattr(KeyError(), '__notes__'))
# case: attributes
e = ValueError('x'); e.foo = 1; print(e.foo, e.__dict__); del e.foo; print(hasattr(e, 'foo'))
class E(Exception): pass
e = E(); e.bar = 2; print(e.bar, vars(e))
# case: args
e = ValueError(1, 2); print(e.args, e); e.args = (3,); print(e.args, e, repr(e)); e.args = 'ab'; print(e.args)
# case: str and repr
for e in (ValueError(), ValueError('a'), ValueError('a', 1), KeyError('k'), KeyError(1), KeyError('a', 'b'), KeyError(), StopIteration(5), SystemExit(3), AssertionError('m'), OSError('x'), OSError(2, 'No such file or directory'), OSError(2, 'msg', 'file'), OSError(1, 'a', 'f', None, 'g'), ImportError('m'), UnicodeError('u'), Exception(None), Exception((1, 2)), Exception(Exception('in'))):
    print(str(e), '|', repr(e))
# case: hierarchy
for c in (ModuleNotFoundError, UnboundLocalError, FileNotFoundError, FileExistsError, PermissionError, IsADirectoryError, NotADirectoryError, TimeoutError, ConnectionError, BrokenPipeError, ConnectionResetError, ConnectionAbortedError, ConnectionRefusedError, BlockingIOError, ChildProcessError, InterruptedError, ProcessLookupError, BufferError, FloatingPointError, ReferenceError, SystemError, TabError, IndentationError, RecursionError, NotImplementedError, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, SystemExit, UnicodeDecodeError, UnicodeEncodeError, DeprecationWarning, UserWarning, ResourceWarning, BytesWarning, EncodingWarning, FutureWarning, ImportWarning, PendingDeprecationWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, EOFError, LookupError, ArithmeticError):
    print(c.__name__, [b.__name__ for b in c.__mro__[1:-1]], c.__module__)
print(IOError is OSError, EnvironmentError is OSError)
# case: OSError chooses its subclass
for n in (1, 2, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 3, 5, 22):
    e = OSError(n, 'text'); print(n, type(e).__name__, e.errno, e.strerror, e.filename, e.args)
e = OSError(2, 'x', 'name'); print(e.filename, e.args, e.filename2)
print(OSError(5).errno, OSError().errno, OSError('a').strerror, type(OSError(2)).__name__)
class MyOS(OSError): pass
print(type(MyOS(2, 'x')).__name__, MyOS(2, 'x'))
e = FileNotFoundError('plain'); print(e, e.errno)
# case: catching through bases
try: raise FileNotFoundError(2, 'x')
except OSError as e: print('OSError', e)
try: raise ModuleNotFoundError('m', name='m')
except ImportError as e: print(e.name, e.msg, e.path)
# case: value and code
print(StopIteration().value, StopIteration(1).value, StopIteration(1, 2).value, SystemExit().code, SystemExit('x').code, SystemExit(1, 2).code)
# case: name and obj
try: undefined_name
except NameError as e: print(e, e.name)
try: (5).nothing
except AttributeError as e: print(e, e.name)
print(NameError('x').name, NameError('x', name='n').name, AttributeError('x', name='n', obj=5).obj, AttributeError('x').name)
# case: keyword arguments
for f in (lambda: ValueError(x=1), lambda: NameError(x=1), lambda: ImportError('a', foo=1), lambda: Exception(a=1)):
    try: f()
    except TypeError as e: print(e)
# case: unicode errors
e = UnicodeDecodeError('utf-8', b'abc', 1, 2, 'bad')
print(e, e.encoding, e.object, e.start, e.end, e.reason)
# case: syntax error fields
try: compile('x = = 1', 'f.py', 'exec')
except SyntaxError as e: print(type(e).__name__, e.filename, e.lineno)
e = SyntaxError('msg', ('file', 3, 5, 'text')); print(e, e.msg, e.filename, e.lineno, e.offset, e.text)
print(SyntaxError('m').lineno, SyntaxError('m'))
# case: traceback objects
def f(): raise ValueError('x')
def g(): f()
try: g()
except ValueError as e: tb = e.__traceback__
names = []
while tb:
    names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
print(names)
# case: with_traceback
try: raise ValueError('x')
except ValueError as e:
    t = e.__traceback__
    print(type(KeyError().with_traceback(t).__traceback__).__name__, KeyError().with_traceback(None).__traceback__)
try: ValueError().with_traceback(5)
except TypeError as e: print(e)
# case: raise class or instance
try: raise ValueError
except ValueError as e: print(repr(e), e.args)
for x in (5, 'x', None, int):
    try: raise x
    except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
# case: except with wrong type
try:
    try: 1 / 0
    except 5: pass
except TypeError as e: print(e)
# case: except variable is deleted
try: 1 / 0
except ZeroDivisionError as e: pass
try: e
except NameError as x: print(x)
# case: exception with own new and init
class E(Exception):
    def __new__(cls, *a): self = super().__new__(cls, *a); self.n = len(a); return self
    def __init__(self, a, b): super().__init__(a); self.b = b
e = E(1, 2); print(e.n, e.args, e.b, e, repr(e))
# case: equality and hash
e = ValueError(1); print(e == e, e == ValueError(1), hash(e) == hash(e), {e: 1}[e], e in [ValueError(1)], e in [e])
# case: uncaught chain
class MyError(Exception): pass
try: 1 / 0
except ZeroDivisionError as e: raise MyError('wrapped', 5) from e
# case: uncaught KeyError
{}['missing']
# case: uncaught without text
class Quiet(Exception): pass
raise Quiet
# case: exception in str
class Bad(Exception):
    def __str__(self): return 'bad str'
raise Bad(1)

# case: a bare raise where an inner handler raised before
try:
    try:
        try: raise ValueError(1)
        except ValueError: raise
    except BaseException: raise
except ValueError as e: print("ok", repr(e), e.__context__)
def f():
    try:
        try:
            raise KeyError("a")
        except KeyError:
            try:
                raise ValueError("b")
            finally:
                print("fin")
    except ValueError as e:
        print(repr(e), repr(e.__context__))
        try:
            raise
        except ValueError as again: print(again is e)
f()
import sys
try:
    1/0
except ZeroDivisionError:
    try:
        [].x
    except AttributeError: print(sys.exc_info()[0])
    print(sys.exc_info()[0])
    try: raise
    except ZeroDivisionError: print("outer reraised")
print(sys.exc_info()[0])
# case: fields of syntax errors
for source in ('x = = 1', 'if 1:\n  f() = 3', 'x = (', '\u00e9 = = 1'):
    try:
        compile(source, 'f.py', 'exec')
    except SyntaxError as e:
        print(e, '|', e.msg, e.filename, e.lineno, e.offset, e.text)
try:
    exec('a = 1\nb c')
except SyntaxError as e:
    print(e.filename, e.lineno, e.text)
# case: tracebacks stay the same
try:
    raise ValueError
except ValueError as e:
    print(e.__traceback__ is e.__traceback__)
    other = KeyError().with_traceback(e.__traceback__)
    print(other.__traceback__ is e.__traceback__)
# case: notes of subclasses
class E(Exception): pass
e = E()
e.__notes__ = ['a']
e.add_note('b')
print(e.__notes__)
