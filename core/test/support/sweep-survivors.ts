import fc from "fast-check";
import type { RunError } from "../../src/node/index.ts";
import { type Documented, describe, Sweep, sandboxFor, type Variant } from "./sweep.ts";

/** Something that a stopped run was in the middle of changing, and that outlives it. */
export interface Survivor {
  readonly name: string;
  /** Makes what survives. */
  readonly setup: string;
  /** Changes it, and is stopped somewhere; done again it comes to the same. */
  readonly work: string;
  /** True as long as what survives is whole, however far the work got. */
  readonly whole: string;
  /** What is there in the end. */
  readonly done: string;
}

export const SURVIVORS: readonly Survivor[] = [
  {
    name: "a dict that grows",
    setup: "d = {}",
    work: "for i in range(70): d[i] = str(i)\nd.update({'x%d' % i: i for i in range(40)})",
    whole: "len(list(d)) == len(d) and all(d[k] in (str(k), int(str(k)[1:] or 0)) for k in d)",
    done: "len(d), d[69], d['x39']",
  },
  {
    name: "a dict that shrinks",
    setup: "d = {i: [i] for i in range(100)}",
    work: "for i in range(0, 100, 2): d.pop(i, None)\nfor k in list(d)[::2]:\n  if k % 3 == 0: del d[k]\nc = d.copy()\nc.clear()",
    whole: "len(list(d)) == len(d) and all(d[k] == [k] for k in d)",
    done: "all(k % 2 for k in d)",
  },
  {
    name: "keys with methods of their own",
    setup:
      "class K:\n  def __init__(self, n): self.n = n\n  def __hash__(self): return self.n % 7\n  def __eq__(self, o): return self.n == o.n\nd = {}",
    work: "for i in range(40): d[K(i)] = i",
    whole: "len(list(d)) == len(d) and all(d[k] == k.n for k in d)",
    done: "sorted(d.values())",
  },
  {
    name: "sets",
    setup: "s = set(range(10))\nt = set(range(5, 60))",
    work: "for i in range(60): s.add(i)\ns.update('abc', range(100, 130))\ns.discard(7)\ns.intersection_update(t)\ns |= t\ns -= {8}",
    whole: "len(list(s)) == len(s) and all(x in s for x in list(s)) and all(type(x) in (int, str) for x in s)",
    done: "len(s), len(t)",
  },
  {
    name: "a list",
    setup: "l = list(range(50))",
    work: "l[:] = list(range(50))\nfor i in range(60): l.append(i)\nl.extend(list(range(200)))\nl.insert(3, 7)\nl[10:20] = [1] * 40\ndel l[5:25]\nl.reverse()\nl.pop(3)\nl += l[:20]\nl *= 2",
    whole: "all(type(x) is int for x in l) and len(list(reversed(l))) == len(l)",
    done: "len(l), sum(l)",
  },
  {
    name: "a list that is sorted",
    setup: "l = [i * 7919 % 211 for i in range(211)]",
    work: "l.sort()\nl.sort(key=lambda x: -x)\nl.sort(reverse=True)\nl.sort()",
    whole: "len(l) == 211 and sorted(l) == list(range(211))",
    done: "l == list(range(211))",
  },
  {
    name: "bytes and arrays",
    setup: "import array\nb = bytearray(b'start')\na = array.array('i', [1, 2, 3])",
    work: "b[:] = b'start'\nfor i in range(60): b.append(65)\nb.extend(b'xyz' * 50)\nb[3:9] = b'longer than before'\nb += b[:40]\nm = memoryview(b)\nm[10:50] = m[20:60]\na.extend(array.array('i', range(100)))\nfor i in range(40): a.append(i)\na += a[:3]\nm = None",
    whole: "len(bytes(b)) == len(b) and all(-1 < x < 101 for x in a)",
    done: "len(b) > 200, len(a) > 100",
  },
  {
    name: "queues and heaps",
    setup: "from collections import deque\nimport heapq\nq = deque((), 30)\nh = []",
    work: "for i in range(50):\n  q.append(i)\n  if i % 3 == 0: q.popleft()\nq.extend(range(20))\nh[:] = [i * 37 % 101 for i in range(101)]\nheapq.heapify(h)\nfor i in range(30): heapq.heappush(h, i)\nfor i in range(30): heapq.heappop(h)",
    whole: "len(list(q)) == len(q) <= 30 and all(type(x) is int for x in q) and all(type(x) is int for x in h)",
    done: "len(q) > 20, len(h)",
  },
  {
    name: "an ordered dict and a named tuple",
    setup: "from collections import OrderedDict, namedtuple\no = OrderedDict()",
    work: "for i in range(60): o['k%d' % i] = i\nfor i in range(0, 60, 3): o.pop('k%d' % i, 0)\nP = namedtuple('P', ('x', 'y'))\np = P(1, 2)",
    whole: "len(list(o)) == len(o) and all(o[k] == int(k[1:]) for k in o)",
    done: "len(o), p.x",
  },
  {
    name: "attributes and names",
    setup: "import sys\nclass C: pass\nc = C()",
    work: "for i in range(60): setattr(c, 'name_of_%d' % i, i)\nfor i in range(20): setattr(C, 'class_name_%d' % i, i)\nfor i in range(20): exec('global_%d = made_%d = %d' % (i, i, i))\n[sys.intern('interned_%d' % i) for i in range(40)]",
    whole: "all(getattr(c, n) == int(n.split('_')[-1]) for n in dir(c) if n.startswith('name_'))",
    done: "c.name_of_59, C.class_name_19, global_19, made_19",
  },
  {
    name: "streams",
    setup: "import io\ns = io.StringIO()\nb = io.BytesIO()",
    work: "for i in range(40):\n  s.write('line %d\\n' % i)\n  b.write(b'bytes' * 9)\ns.seek(0)\ns.read()\nb.seek(3)\nb.write(b'over' * 200)",
    whole: "type(s.getvalue()) is str and type(b.getvalue()) is bytes",
    done: "'line 39' in s.getvalue(), len(b.getvalue()) >= 800",
  },
  {
    name: "hashes, packed data, patterns, JSON",
    setup:
      "import hashlib, zlib, re, json, binascii, struct\nh = hashlib.sha256()\npacker = zlib.compressobj(9)\nunpacker = zlib.decompressobj()\npacked = zlib.compress(b'abcabcabd' * 60)\np = re.compile('(a+)(b|c)*d')\nt = json.dumps([{'k%d' % i: [i, None, 1.5, 'é' * 5]} for i in range(15)])",
    work: "h.update(b'data' * 300)\npacker.compress(b'abcabcabd' * 60)\nfor i in range(0, len(packed), 9):\n  try: unpacker.decompress(packed[i:i + 9])\n  except zlib.error: unpacker = zlib.decompressobj()\np.match('aaabcbcbcb' * 3)\np.sub('x', 'aabcd' * 9)\nv = json.loads(t)\nbinascii.crc32(b'x' * 500)\nbinascii.b2a_base64(b'x' * 200)\nstruct.unpack('50i', struct.pack('50i', *range(50)))",
    whole: "len(h.copy().digest() if hasattr(h, 'copy') else b'') >= 0 and p.match('abd') is not None",
    done: "len(v), p.match('aabcd').group(1)",
  },
  {
    name: "big numbers and text",
    setup: "n = 3 ** 100\nt = 'text'",
    work: "n = 3 ** 300\nn = n * n // 7 % 10 ** 90\nt = str(n) * 3\nt = t.replace('1', 'one').upper()\nt = '%s %r {}'.format(t[:50]) % (t, t)\nn = int(str(n)) << 77 >> 70\nx = 'a' * 300 + 'b'\ny = x.find('ab'), x.split('b'), x.encode().decode()",
    whole: "type(n) is int and type(t) is str and n == int(str(n)) and t == t[:2] + t[2:]",
    done: "str(n)[:9], len(t)",
  },
  {
    name: "modules that are imported for the first time",
    setup:
      "def works():\n  import asyncio\n  async def f():\n    await asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))\n    lock, event = asyncio.Lock(), asyncio.Event()\n    async with lock: event.set()\n    return await asyncio.wait_for(event.wait(), 1)\n  return asyncio.run(f())",
    work: "import asyncio\nasyncio.Lock, asyncio.Event, asyncio.gather, asyncio.wait_for",
    whole: "works()",
    done: "works()",
  },
  {
    name: "an event loop",
    setup:
      "import asyncio\nlog = []\nasync def job(n):\n  await asyncio.sleep(0)\n  log.append(n)\nasync def all_jobs():\n  tasks = [asyncio.create_task(job(n)) for n in range(6)]\n  await asyncio.gather(*tasks)\n  lock = asyncio.Lock()\n  async with lock: await asyncio.sleep_ms(1)",
    work: "log.clear()\nasyncio.run(all_jobs())\nasyncio.new_event_loop()",
    whole: "all(n in range(6) for n in log) and asyncio.run(asyncio.sleep(0)) is None",
    done: "sorted(log)[-6:]",
  },
  {
    name: "generators and closures",
    setup:
      "def g():\n  n = 0\n  while True:\n    n += 1\n    yield n\ndef make():\n  total = 0\n  def add(x):\n    nonlocal total\n    total += x\n    return total\n  return add\nit = g()\nadd = make()\nm = map(lambda x: x * 2, range(10 ** 6))",
    work: "for i in range(30):\n  add(1)\n  next(m)\n  try:\n    next(it)\n  except (StopIteration, ValueError):\n    it = g()\nsum(x for x in range(50))",
    whole: "add(0) >= 0 and next(m) % 2 == 0",
    done: "add(0) >= 30",
  },
];

const fuelError: Documented = ({ kind }: RunError): boolean => kind === "fuel";

export interface SurvivorSweep {
  readonly seed: number;
  /** How many amounts of fuel are tried, spread at random over all that there are; all of them when there are no more. */
  readonly amounts: number;
  readonly variant: Variant;
}

/** Stops the work at many points. What it worked on has to be whole, and the work can be done again. */
export async function sweepSurvivor(survivor: Survivor, { seed, amounts, variant }: SurvivorSweep): Promise<Sweep> {
  const { name, setup, work, whole, done } = survivor;
  const sweep = new Sweep();
  await using sandbox = await sandboxFor({ memoryBytes: 2 ** 22 }, variant);
  const check = `assert ${whole}\n${work}\nassert ${whole}\n${done}`;
  await sandbox.run(setup);
  const worked = await sandbox.run(work);
  const { fuel } = worked.usage;
  if (!worked.ok) throw new Error(`${name}: ${worked.error.traceback}`);
  await sandbox.reset();
  await sandbox.run(setup);
  const all = await sandbox.run(check);
  if (!all.ok) throw new Error(`${name}: ${all.error.traceback}`);
  const expected = describe(all);
  const drawn = fc.sample(fc.integer({ min: 1, max: fuel }), { numRuns: Math.min(amounts, fuel), seed });
  const tried = amounts >= fuel ? Array.from({ length: fuel }, (_, index) => index + 1) : [...new Set(drawn)];
  for (const amount of tried) {
    const where = `${name}, stopped after ${amount} of ${fuel}`;
    await sandbox.reset();
    await sandbox.run(setup);
    const stopped = await sandbox.run(work, { fuel: amount });
    sweep.note(where, stopped, describe(worked), fuelError);
    if (!stopped.ok && stopped.error.sandbox === "lost") break;
    const checked = await sandbox.run(check);
    sweep.note(`${where}, then checked`, checked, expected);
    if (!checked.ok && checked.error.sandbox === "lost") break;
  }
  return sweep;
}
