import asyncio
import _host

answers = [double(number) for number in range(6)]
print("asked", len(answers))
values = await asyncio.gather(*[later(number) for number in range(5)])
try:
    refuse("reason")
    refused = None
except ValueError as error:
    refused = error.args
echoed = [double(value) for value in ([1, 2], "ab", b"\x00\xff", 2**80, 1.5, {"key": (1, None)}, "x" * 3000, "y" * 2000)]
[answers, values, refused, [str(value)[:9] for value in echoed], hasattr(_host, "begin")]
