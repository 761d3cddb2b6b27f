# What asyncio's loop waits with, in place of select: there is nothing to poll here, only time to pass.

from time import sleep_ms

POLLIN = 1
POLLOUT = 4


class poll:
    def register(self, stream, events):
        raise NotImplementedError("streams cannot be awaited in this sandbox")

    def ipoll(self, delay_ms):
        if delay_ms > 0:
            sleep_ms(delay_ms)
        return ()
