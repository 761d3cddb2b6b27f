import asyncio

log = []


async def work(name, delay, lock, ready):
    await ready.wait()
    async with lock:
        log.append(name)
        await asyncio.sleep(delay)
    try:
        if name == "fails":
            raise ValueError(name)
    except ValueError as error:
        return error.args
    return name


class Ticks:
    def __init__(self, count):
        self.count = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.count == 0:
            raise StopAsyncIteration
        self.count -= 1
        await asyncio.sleep(0)
        return self.count


async def forever():
    try:
        while True:
            await asyncio.sleep(0)
    finally:
        log.append("cancelled")


async def main():
    lock = asyncio.Lock()
    ready = asyncio.Event()
    tasks = [asyncio.create_task(work(name, 0, lock, ready)) for name in ("a", "b", "fails")]
    endless = asyncio.create_task(forever())
    await asyncio.sleep(0)
    ready.set()
    results = await asyncio.gather(*tasks)
    endless.cancel()
    try:
        await endless
    except asyncio.CancelledError:
        log.append("awaited")
    async for tick in Ticks(3):
        log.append(tick)
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.001)
    except asyncio.TimeoutError:
        log.append("too late")
    return results


results = await main()
[log, results]
