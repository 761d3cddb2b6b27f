import { attack, type Category } from "./attack.ts";

/** Time, addresses and chance: what a program could measure its surroundings by. */
export const CLOCKS: Category = {
  name: "clocks",
  title: "Clocks, addresses and chance",
  attacks: [
    attack(
      "the finest step of the clock is 0.1 ms",
      "ok",
      "import time\nx = set()\nwhile len(x) < 20: x.add(time.ticks_us())\nall(t % 100 == 0 for t in x)",
      { value: true },
    ),
    attack(
      "the finest step of the wall clock is 0.1 ms",
      "ok",
      "import time\nall(time.time_ns() % 100_000 == 0 for i in range(1000))",
      { value: true },
    ),
    attack(
      "the finest step of perf_counter is 0.1 ms",
      ["ok"],
      "import time\nx = [time.perf_counter() for i in range(2000)]\nd = [b - a for a, b in zip(x, x[1:]) if b != a]\nall(v > 0.00009 for v in d)",
      { value: true },
    ),
    attack(
      "ticks_cpu counts nothing finer",
      "ok",
      "import time\nx = set()\nfor i in range(2000): x.add(time.ticks_cpu())\nlen(x) < 1000",
      { value: true },
    ),
    attack(
      "addresses are none: those of id()",
      "ok",
      "x = [[] for i in range(1000)]\nsum(id(y) < 2**23 for y in x) < 100",
      { value: true },
    ),
    attack(
      "addresses are none: those in repr()",
      "ok",
      "int(repr(lambda: 1).split('0x')[1].split('>')[0], 16) > 2**20 if '0x' in repr(lambda: 1) else True",
      { value: true },
    ),
    attack("local time says nothing about where it is", "ok", "import time\ntime.localtime(0) == time.gmtime(0)", {
      value: true,
    }),
    attack(
      "a time beyond every calendar",
      ["ok", "exception"],
      "import time\n[time.gmtime(2**62), time.gmtime(-2**62), time.mktime((10**9,) * 8)] and None",
    ),
    attack("a time that is no number", ["ok", "exception"], "import time\ntime.gmtime(float('nan')) and None"),
    attack(
      "sleeping backwards",
      ["ok", "exception"],
      "import time\ntime.sleep(-1)\ntime.sleep_ms(-2**31)\ntime.sleep_us(-2**31)",
    ),
    attack(
      "chance is not the same twice",
      "ok",
      "import random\nlen({random.getrandbits(30) for i in range(50)}) > 40",
      { value: true },
    ),
    attack(
      "the interpreter says nothing about its machine",
      "ok",
      "import sys\n[sys.argv, sys.path, sys.platform, '/' in sys.version]",
      { value: [[""], ["", ".frozen"], "wasm", false] },
    ),
  ],
};
