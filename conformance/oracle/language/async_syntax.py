import asyncio
def run(coroutine):
    return asyncio.run(coroutine)
async def value(x):
    return x
class Countdown:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return await value(self.n)

# case: async generators
async def gen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i * 10
async def main():
    async for x in gen(3):
        print(x)
    return [x async for x in gen(4)]
print(run(main()))
# case: async generator by hand
async def gen():
    x = yield 1
    print("sent", x)
    try:
        y = yield 2
        print("sent", y)
    except KeyError as e:
        print("caught", repr(e.args[0]))
        yield 3
    finally:
        print("finally")
async def main():
    g = gen()
    print(await g.__anext__(), await g.asend("a"), await g.athrow(KeyError("k")))
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("end")
    try:
        await g.asend(1)
    except StopAsyncIteration:
        print("still")
run(main())
# case: aclose
async def gen():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("closed")
async def main():
    g = gen()
    print(await g.__anext__())
    print(await g.aclose(), await g.aclose())
    h = gen()
    await h.aclose()
    print([x async for x in h])
run(main())
# case: aclose that is ignored
async def gen():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass
async def main():
    g = gen()
    await g.__anext__()
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
run(main())
# case: exceptions from async generators
async def gen():
    yield 1
    raise ValueError("inside")
async def main():
    try:
        async for x in gen(): print(x)
    except ValueError as e:
        print(e)
run(main())
# case: StopAsyncIteration inside
async def gen():
    yield 1
    raise StopAsyncIteration("x")
async def main():
    try:
        async for x in gen(): print(x)
    except RuntimeError as e:
        print(e)
run(main())
# case: return ends an async generator
async def gen():
    yield 1
    return
    yield 2
async def main():
    print([x async for x in gen()])
run(main())
# case: async for with else, break and continue
async def main():
    async for x in Countdown(5):
        if x == 3: continue
        if x == 1: break
        print(x)
    else:
        print("no")
    async for x in Countdown(1): print(x)
    else: print("else")
run(main())
# case: async comprehensions
async def main():
    print([x async for x in Countdown(3)], sorted({x async for x in Countdown(3)}), {x: x * x async for x in Countdown(3)})
    print([x async for x in Countdown(6) if x % 2], [x + y async for x in Countdown(2) for y in (10, 20)])
    print([(x, y) for x in range(2) async for y in Countdown(2)])
    print([(x, y) async for x in Countdown(2) async for y in Countdown(x + 1)])
run(main())
# case: await in comprehensions
async def main():
    print([await value(i) for i in range(3)], {await value(1)}, {await value(k): await value(v) for k, v in [(1, 2)]})
    print([i for i in range(4) if await value(i % 2)], [i for i in await value([5, 6])])
    print([[await value(i * j) for i in range(2)] for j in range(2)])
    print(sum([await value(1) for _ in "abc"]))
run(main())
# case: async generator expressions
async def main():
    g = (x * 2 async for x in Countdown(3))
    print([y async for y in g])
    h = (await value(i) for i in range(3))
    print([y async for y in h])
    async for z in (x async for x in Countdown(2)): print(z)
run(main())
# case: async with, several items
class CM:
    def __init__(self, n): self.n = n
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter", self.n)
        return self.n
    async def __aexit__(self, t, e, tb):
        print("exit", self.n, t and t.__name__)
        return self.n == "swallow"
async def main():
    async with CM(1) as a, CM(2) as b: print(a, b)
    async with (CM(3) as a, CM(4)): print(a)
    async with CM("swallow"): raise ValueError
    try:
        async with CM(5): raise KeyError("k")
    except KeyError as e: print(repr(e.args[0]))
    for i in range(2):
        async with CM(i):
            if i: break
            continue
    async def f():
        async with CM(6): return "result"
    print(await f())
run(main())
# case: __await__
class Later:
    def __init__(self, v): self.v = v
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return self.v
async def main():
    print(await Later(5), [await Later(i) for i in range(2)])
run(main())
# case: what cannot be awaited
async def main():
    for x in 1, None, [1], "a":
        try:
            await x
        except TypeError as e:
            print(e)
run(main())
# case: async generators in classes and closures
class C:
    async def gen(self, n):
        for i in range(n): yield self, i
async def main():
    c = C()
    print([i async for s, i in c.gen(2) if s is c])
    k = 5
    async def g():
        nonlocal k
        k += 1
        yield k
    print([x async for x in g()], k)
run(main())
# case: gather, tasks and generators
async def gen(tag):
    for i in range(2):
        await asyncio.sleep(0)
        yield tag, i
async def collect(tag): return [x async for x in gen(tag)]
async def main(): print(await asyncio.gather(collect("a"), collect("b")))
run(main())
# case: syntax errors
for code in ("def f(): await x", "await x", "async for x in y: pass", "def f():\n async for x in y: pass", "def f():\n async with x: pass", "def f(): return [x async for x in y]",
             "async def f(): yield from x", "lambda: await x", "class C: await x", "async def f(): return [await x for x in y]", "async def f():\n async def g(): pass\n def h(): await x",
             "async x", "async def f(): (await x for x in y)"):
    try:
        compile(code, "s", "exec")
        print(repr(code), "fine")
    except SyntaxError as e:
        print(repr(code), "SyntaxError")
# case: messages of syntax errors
for code in ("def f(): await x", "def f():\n async for x in y: pass", "def f():\n async with x: pass", "async def f(): yield from x"):
    try:
        compile(code, "s", "exec")
    except SyntaxError as e:
        print(e.args[0])

# case: coroutine objects
import collections.abc as abc
async def co(x=1):
    return x
class Wraps:
    def __init__(self, c): self.c = c
    def __await__(self):
        return (yield from self.c.__await__()) + 1
async def waits():
    c = co(5)
    print(await Wraps(co(6)), await c)
    try:
        await c
    except RuntimeError as e:
        print(e)
import asyncio
asyncio.run(waits())
c = co()
print(type(c), isinstance(c, abc.Iterable), isinstance(c, abc.Coroutine), c.cr_running, c.cr_code.co_name)
for f in (lambda: iter(c), lambda: next(c), lambda: c.gi_code, lambda: c.send(1)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
c.close()
c.close()
def gen():
    yield
print(type(gen()), isinstance(gen(), abc.Awaitable), hasattr(gen(), "__await__"))
