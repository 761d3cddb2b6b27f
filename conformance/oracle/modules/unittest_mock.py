import re, asyncio
from unittest.mock import *
from unittest import mock
def t(f):
    try: r=f()
    except BaseException as e: r=type(e).__name__+": "+str(e)
    print(re.sub(r"id='\d+'","id='X'",str(r)))

# case: children and calls
m=Mock()
t(lambda:m); t(lambda:m.foo); t(lambda:m.foo.bar()); t(lambda:m.foo().baz); t(lambda:m().x(3).y)
print(m.mock_calls); print(m.method_calls, m.call_args, m.called)

# case: assertions
m=Mock(return_value=3,name="nm"); t(lambda:m(1,a=2)); t(lambda:m.call_args); t(lambda:m.call_args_list); t(lambda:m)
t(lambda:m.assert_called_with(1,a=3)); t(lambda:m.assert_called_with(1,a=2)); t(lambda:m.assert_not_called()); m()
t(lambda:m.assert_called_once()); t(lambda:m.assert_called_once_with()); t(lambda:m.assert_any_call(5)); t(lambda:m.assert_has_calls([call(1),call(2)]))
t(lambda:m.assert_has_calls([call(1,a=2),call()])); t(lambda:m.assert_has_calls([call(),call(3)],any_order=True))
t(lambda:Mock().assert_called()); t(lambda:Mock().assert_called_with(1)); t(lambda:Mock(name='z').q.assert_called_once())

# case: call
t(lambda:call(1,2)); t(lambda:call.a.b(3)); t(lambda:call.a(1).b(2)); t(lambda: call().x); t(lambda:call(1)==((1,),{})); t(lambda:call(1)==(1,)); t(lambda:((1,),)==call(1))

# case: side effects
m=Mock(side_effect=[1,2,ValueError("x")])
for i in range(4): t(m)
m=Mock(side_effect=KeyError("q")); t(m)
m=Mock(side_effect=lambda x:x*2); t(lambda:m(4))

# case: specs
class S:
    a=1
    def f(self,x): return x
m=Mock(spec=S); t(lambda:m.a); t(lambda:m.zz); t(lambda:isinstance(m,S)); t(lambda:m)
m.zz=3
m=Mock(spec_set=S); t(lambda:setattr(m,'zz',3))

# case: special methods
m=MagicMock(); t(lambda:len(m)); t(lambda:m[3]); t(lambda:list(m)); t(lambda:bool(m)); t(lambda:int(m)); t(lambda:m+1); t(lambda:3 in m)
with m as q: t(lambda:q)
m.__len__.return_value=7; t(lambda:len(m)); m.__getitem__.side_effect=lambda k:k*2; t(lambda:m[4])
m.__iter__.return_value=[1,2]; t(lambda:list(m)); t(lambda:list(m)); t(lambda: m<3)
t(lambda: str(m)); t(lambda:m==m); t(lambda:m==3)
print(len(m.mock_calls))

# case: nested attributes
m=MagicMock(); m.a.b.c.return_value=5; t(lambda:m.a.b.c(1)); print(m.mock_calls, m.a.b.mock_calls)
m.x=3; t(lambda:m.x); del m.x; t(lambda:m.x)

# case: patches
class K:
    v=1
    def g(self): return "g"
with patch.object(K,"g",return_value="patched") as p: t(lambda:K().g()); t(lambda:p.mock_calls); t(lambda:p)
t(lambda:K().g())
with patch.object(K,"v",9): t(lambda:K.v)
t(lambda:K.v)
d={'a':1}
with patch.dict(d,{'b':2},clear=True): t(lambda:d)
t(lambda:d)
with patch.dict(d,b=2): t(lambda:d)
import math
with patch("math.sqrt") as s: s.return_value=1; t(lambda:math.sqrt(16))
t(lambda:math.sqrt(16))
@patch.object(K,"g")
@patch.object(K,"v",5)
def fn(a,mm): return a,mm.name if 0 else type(mm).__name__,K.v
t(lambda:fn(1))
t(lambda:patch("foo")); t(lambda:patch.object(K,"nope").start())

# case: ANY, sentinel and keywords
t(lambda:ANY==3); t(lambda:ANY); t(lambda:sentinel.abc); t(lambda:sentinel.abc is sentinel.abc); t(lambda:DEFAULT)
m=Mock(**{"method.return_value":3,"other.side_effect":KeyError}); t(lambda:m.method()); t(lambda:m.other())

# case: coroutines
a=AsyncMock(return_value=4)
async def go():
    r=await a(1); a.assert_awaited_once_with(1); return r
t(lambda:asyncio.run(go())); t(lambda:a.assert_awaited_with(2)); t(lambda: a.assert_not_awaited())
async def w():
    async with MagicMock() as z: return 1
t(lambda:asyncio.run(w()))

# case: properties and open
m=Mock(); p=PropertyMock(return_value=3); type(m).foo=p; t(lambda:m.foo); m.foo=6; t(lambda:p.mock_calls)
m=mock_open(read_data="a\nb\n"); h=m("f"); t(lambda:h.read()); h.write("q"); t(lambda:h.write.mock_calls)
with m("z","w") as f: t(lambda:f.readlines())
t(lambda:m.mock_calls)

# case: attached mocks
m=Mock(); m.attach_mock(Mock(),"kid"); m.kid(3); t(lambda:m.mock_calls)
m.reset_mock(); t(lambda:m.mock_calls)

# case: others
class S:
    a=1
    def f(self,x): return x
class K:
    v=1
    def g(self): return 'g'
m=Mock(); t(lambda:m.assert_foo()); t(lambda: m.asert_x)
m=Mock(wraps=K()); t(lambda:m.g())
m=Mock(); m.a(); seal(m); t(lambda:m.b); t(lambda:m.a())
t(lambda: Mock(3).__class__); t(lambda:sorted(x for x in dir(Mock(spec=S)) if x in('a','f','zz','called')))
m=Mock(); m.__str__=Mock(return_value="hey"); t(lambda:str(m)); m.__len__=lambda s:8; t(lambda:len(m))
def side(*a): return DEFAULT
t(lambda:Mock(side_effect=side,return_value=9)(1))
args,kw=None,None
m=Mock(); m(1,b=2); args,kw=m.call_args; t(lambda:(args,kw,m.call_args.args,m.call_args.kwargs,m.call_args[0][0]))
t(lambda:call.foo(1).bar().call_list())

# case: autospec
class K:
    v=1
    def g(self): return 'g'
f=create_autospec(lambda a,b:None); t(lambda:f(1)); t(lambda:f(1,2).foo)
c=create_autospec(K); t(lambda:c().g()); t(lambda:c().g(1)); t(lambda:c.nope)

# case: autospec of methods
from unittest import mock
class T:
    def meth(self, a, b=1): return 1
    @staticmethod
    def sm(a): return 1
    @classmethod
    def cm(cls, a): return 1
for name in ("meth", "sm", "cm"):
    with mock.patch.object(T, name, autospec=True) as m:
        t = T()
        getattr(t, name)(3)
        print(name, m.mock_calls == [mock.call(t, 3)], m.mock_calls == [mock.call(3)], m.call_count)
        try:
            getattr(t, name)()
        except TypeError as e:
            print(e)
with mock.patch.object(T, "meth", autospec=True, return_value=5):
    print(T().meth(1), T().meth.call_count)
    t = T()
    t.meth(2, b=3)
    t.meth.assert_called_with(t, 2, b=3)
print(T().meth(1))
