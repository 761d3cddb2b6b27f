import types


# case: SimpleNamespace
n = types.SimpleNamespace(a=1, b="x")
n.c = [1]
print(n, n.a, n == types.SimpleNamespace(a=1, b="x", c=[1]), n != types.SimpleNamespace(), vars(n), types.SimpleNamespace())
del n.a
print(n, hasattr(n, "a"))
n.n = n
print(n)
# case: a class that derives from SimpleNamespace
class N(types.SimpleNamespace):
    def total(self):
        return self.a + self.b
print(N(a=1, b=2).total(), N(a=1))
# case: names of kinds of things
def f(): ...
def g():
    yield
async def co(): ...
class A:
    def m(self): ...
c = co()
print(isinstance(f, types.FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(len, types.BuiltinFunctionType), isinstance(A().m, types.MethodType), isinstance(g(), types.GeneratorType), isinstance(c, types.CoroutineType), isinstance(types, types.ModuleType), isinstance(None, types.NoneType), isinstance(..., types.EllipsisType), isinstance(NotImplemented, types.NotImplementedType), isinstance(f.__code__, types.CodeType))
c.close()
print(isinstance(g, types.FunctionType), isinstance(A.m, types.FunctionType), isinstance(A, types.FunctionType))
def outer():
    x = 1
    def inner():
        return x
    return inner
print(isinstance(outer(), types.FunctionType))
# case: MappingProxyType
d = {"a": 1}
m = types.MappingProxyType(d)
print(m, m["a"], len(m), list(m), "a" in m, m.get("z"), list(m.items()), m == {"a": 1})
d["b"] = 2
print(m)
try:
    m["c"] = 3
except TypeError as e:
    print(e)
# case: unions and generic aliases
print(isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), types.GenericAlias(list, (int,)), (int | str).__args__)
# case: MethodType
class A:
    pass
a = A()
a.m = types.MethodType(lambda self, x: (self is a, x), a)
print(a.m(5))
# case: ModuleType
m = types.ModuleType("m", "doc of m")
m.x = 1
print(m.__name__, m.__doc__, m.x)
# case: new_class
A = types.new_class("A", (), {}, lambda ns: ns.update(x=1, f=lambda self: self.x))
class B(int): ...
C = types.new_class("C", (B,))
print(A().f(), A.__name__, C(5), C.__mro__[1].__name__)
# case: DynamicClassAttribute
class A:
    @types.DynamicClassAttribute
    def x(self):
        return 5
print(A().x)
try:
    A.x
except AttributeError as e:
    print("AttributeError")
# case: resolve_bases
print(types.resolve_bases((int,)), [b.__name__ for b in types.resolve_bases((list[int], str))])

# case: names of types
import collections, re
print(type(...), type(NotImplemented), type("".join), type([].append), type(len), type(type), collections.Counter, collections.ChainMap, collections.UserDict)
print(re.sub("0x[0-9a-f]+", "0x", repr([map(str, []), zip(), filter(None, []), enumerate([]), "".join, len])))
P = collections.namedtuple("P", "x y")
print(P.__doc__, P.__name__, P.__module__)
try:
    P(1, 2).x = 3
except AttributeError as e:
    print(e)
