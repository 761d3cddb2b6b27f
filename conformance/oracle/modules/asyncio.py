import asyncio


async def work(n, turns=1):
    print("start", n)
    for _ in range(turns):
        await asyncio.sleep(0)
    print("end", n)
    return n


# case: run and gather
async def main():
    print(await asyncio.gather(work(1, 2), work(2, 1), work(3, 0)))
    return "done"
print(asyncio.run(main()))
# case: sleeps end in the order of their times
async def after(ms):
    await asyncio.sleep(ms / 1000)
    print(ms)
    return ms
async def main():
    print(await asyncio.gather(after(30), after(10), after(20)), await asyncio.sleep(0, "result"))
asyncio.run(main())
# case: tasks take turns
async def main():
    a = asyncio.create_task(work("a", 3))
    b = asyncio.create_task(work("b", 2))
    print("made")
    await asyncio.sleep(0)
    print("turn")
    print(await b, await a)
asyncio.run(main())
# case: names and states of tasks
async def main():
    t = asyncio.create_task(work(1), name="mine")
    print(t.get_name(), t.done(), asyncio.current_task() is t, len(asyncio.all_tasks()))
    t.set_name("other")
    print(await t, t.done(), t.result(), t.exception(), t.cancelled(), t.get_name())
asyncio.run(main())
# case: done callbacks
async def main():
    t = asyncio.create_task(work(1))
    t.add_done_callback(lambda f: print("callback", f.result(), f is t))
    await t
    print("awaited")
    await asyncio.sleep(0)
    t.add_done_callback(lambda f: print("late"))
    await asyncio.sleep(0)
asyncio.run(main())
# case: cancelling
async def forever():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as e:
        print("cancelled", e.args)
        raise
    finally:
        print("finally")
async def main():
    t = asyncio.create_task(forever())
    await asyncio.sleep(0)
    print(t.cancel("why"))
    try:
        await t
    except asyncio.CancelledError:
        print("caught", t.cancelled(), t.done(), t.cancel())
asyncio.run(main())
# case: a task that refuses to be cancelled
async def stubborn():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        return "refused"
async def main():
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled())
asyncio.run(main())
# case: cancelled before it began
async def main():
    t = asyncio.create_task(work(1))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("never started")
asyncio.run(main())
# case: gather and exceptions
async def bad(m):
    raise ValueError(m)
async def main():
    print([repr(r) for r in await asyncio.gather(bad("x"), work(1), return_exceptions=True)])
    try:
        await asyncio.gather(bad("y"), work(2))
    except ValueError as e:
        print("caught", e)
    print(await asyncio.gather())
asyncio.run(main())
# case: cancelling a gather
async def main():
    g = asyncio.gather(asyncio.sleep(100), asyncio.sleep(100))
    await asyncio.sleep(0)
    print(g.cancel())
    try:
        await g
    except asyncio.CancelledError:
        print("cancelled")
asyncio.run(main())
# case: exceptions of tasks
async def bad():
    raise KeyError("k")
async def main():
    t = asyncio.create_task(bad())
    try:
        await t
    except KeyError as e:
        print(repr(e), repr(t.exception()))
    try:
        t.result()
    except KeyError:
        print("again")
asyncio.run(main())
# case: invalid states
async def main():
    f = asyncio.get_running_loop().create_future()
    for g in (f.result, f.exception):
        try:
            g()
        except asyncio.InvalidStateError as e:
            print(e)
    f.set_result(1)
    try:
        f.set_result(2)
    except asyncio.InvalidStateError as e:
        print("InvalidStateError")
    print(await f, f.done())
asyncio.run(main())
# case: wait_for
async def main():
    print(await asyncio.wait_for(work(1), 5))
    try:
        await asyncio.wait_for(asyncio.sleep(100), 0.01)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e), asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(work(2), None))
asyncio.run(main())
# case: timeout
async def main():
    async with asyncio.timeout(5) as t:
        print("in time")
    print(t.expired())
    try:
        async with asyncio.timeout(0.01) as t:
            await asyncio.sleep(100)
    except TimeoutError:
        print("late", t.expired())
    async with asyncio.timeout(None):
        await asyncio.sleep(0)
asyncio.run(main())
# case: wait
async def after(s):
    await asyncio.sleep(s)
    return s
async def main():
    ts = [asyncio.create_task(after(s)) for s in (0.01, 0.2)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result())
    done, pending = await asyncio.wait(pending, timeout=0.01)
    print(len(done), len(pending))
    for t in pending:
        t.cancel()
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(e)
asyncio.run(main())
# case: as_completed
async def after(s):
    await asyncio.sleep(s)
    return s
async def main():
    for c in asyncio.as_completed([after(0.03), after(0.01), after(0.02)]):
        print(await c)
asyncio.run(main())
# case: shield
async def main():
    t = asyncio.create_task(work(1, 3))
    s = asyncio.shield(t)
    await asyncio.sleep(0)
    s.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print("outer cancelled", t.cancelled())
    print(await t)
asyncio.run(main())
# case: TaskGroup
async def main():
    async with asyncio.TaskGroup() as g:
        a = g.create_task(work("a", 2))
        b = g.create_task(work("b"))
        print("body")
    print(a.result(), b.result())
asyncio.run(main())
# case: TaskGroup and exceptions
async def bad():
    raise ValueError("v")
async def main():
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(bad())
            t = g.create_task(asyncio.sleep(100))
    except* ValueError as e:
        print(repr(e.exceptions), t.cancelled())
asyncio.run(main())
# case: Queue
async def produce(q):
    for i in range(5):
        await q.put(i)
        print("put", i)
    await q.put(None)
async def consume(q):
    while (x := await q.get()) is not None:
        print("got", x)
        q.task_done()
async def main():
    q = asyncio.Queue(maxsize=2)
    await asyncio.gather(produce(q), consume(q))
    print(q.qsize(), q.empty(), q.maxsize)
asyncio.run(main())
# case: other queues, and errors
async def main():
    p, l = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for x in (3, 1, 2):
        p.put_nowait(x)
        l.put_nowait(x)
    print([p.get_nowait() for _ in range(3)], [await l.get() for _ in range(3)])
    q = asyncio.Queue(1)
    q.put_nowait(1)
    for f in (lambda: q.put_nowait(2), lambda: (q.get_nowait(), q.get_nowait()), lambda: (q.task_done(), q.task_done())):
        try:
            f()
        except Exception as e:
            print(type(e).__name__, e)
    await q.join()
asyncio.run(main())
# case: Lock
async def locked(l, n):
    async with l:
        print("in", n, l.locked())
        await asyncio.sleep(0)
        print("out", n)
async def main():
    l = asyncio.Lock()
    await asyncio.gather(*(locked(l, i) for i in range(3)))
    print(l.locked())
    try:
        l.release()
    except RuntimeError as e:
        print(e)
asyncio.run(main())
# case: Event
async def wait(e, n):
    await e.wait()
    print("woke", n)
async def main():
    e = asyncio.Event()
    ts = [asyncio.create_task(wait(e, i)) for i in range(2)]
    await asyncio.sleep(0)
    print(e.is_set())
    e.set()
    await asyncio.gather(*ts)
    e.clear()
    print(e.is_set())
asyncio.run(main())
# case: Semaphore
async def limited(s, n):
    async with s:
        print("in", n)
        await asyncio.sleep(0)
        print("out", n)
async def main():
    s = asyncio.Semaphore(2)
    await asyncio.gather(*(limited(s, i) for i in range(5)))
    try:
        asyncio.BoundedSemaphore(1).release()
    except ValueError as e:
        print(e)
asyncio.run(main())
# case: Condition
async def wait(c, items):
    async with c:
        await c.wait_for(lambda: items)
        print("got", items.pop())
async def main():
    c, items = asyncio.Condition(), []
    t = asyncio.create_task(wait(c, items))
    await asyncio.sleep(0)
    async with c:
        items.append(1)
        c.notify_all()
    await t
asyncio.run(main())
# case: Barrier
async def party(b, n):
    await b.wait()
    print("through", n)
async def main():
    b = asyncio.Barrier(3)
    await asyncio.gather(*(party(b, i) for i in range(3)))
    print(b.parties, b.n_waiting, b.broken)
asyncio.run(main())
# case: the loop's callbacks
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    loop.call_soon(print, "soon", 1)
    h = loop.call_later(0.01, print, "never")
    loop.call_later(0.02, f.set_result, "set")
    h.cancel()
    print(await f, h.cancelled(), loop.is_running(), loop.time() > 0)
asyncio.run(main())
# case: a loop by hand
loop = asyncio.new_event_loop()
print(loop.run_until_complete(work(1)), loop.is_running(), loop.is_closed())
t = loop.create_task(work(2))
loop.run_until_complete(t)
loop.close()
print(loop.is_closed())
# case: Runner and to_thread
with asyncio.Runner() as r:
    print(r.run(work(1)), r.run(asyncio.to_thread(lambda a, b=1: a + b, 4, b=5)))
# case: what is no coroutine
for f in (lambda: asyncio.run(5), lambda: asyncio.get_running_loop()):
    try:
        f()
    except (ValueError, RuntimeError) as e:
        print(type(e).__name__, e)
async def main():
    try:
        asyncio.create_task(5)
    except TypeError as e:
        print(e)
    c = main()
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    c.close()
asyncio.run(main())
# case: tasks that are left are cancelled
async def left():
    try:
        await asyncio.sleep(100)
    finally:
        print("cleaned up")
async def main():
    asyncio.create_task(left())
    await asyncio.sleep(0)
    return "main"
print(asyncio.run(main()))
# case: asynchronous iteration and contexts
class Ticks:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n
class Ctx:
    async def __aenter__(self):
        print("enter")
        return 5
    async def __aexit__(self, *e):
        print("exit", e[0])
        return True
async def main():
    async for t in Ticks(3):
        print(t)
    async with Ctx() as c:
        raise ValueError(c)
    print([t async for t in Ticks(2)])
asyncio.run(main())
# case: iscoroutine and iscoroutinefunction
c = work(1)
print(asyncio.iscoroutine(c), asyncio.iscoroutine(5), asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(print))
c.close()
