import { describe, expect, test } from "vitest";
import type { PyValue } from "../../src/boundary/values/types.ts";
import { ENGINES, outcome } from "./memory-guests.ts";

/** A key that runs `act` whenever it is hashed or compared, once `K.on`. */
const KEY = `
class K:
  on = False
  left = 30
  def __init__(s, v=0): s.v = v
  def run():
    if K.on and K.left:
      K.left -= 1
      K.on = False
      act()
      K.on = True
  def __hash__(s):
    K.run()
    return s.v % 3
  def __eq__(s, o):
    K.run()
    return isinstance(o, K) and s.v == o.v
def build(n=20):
  global d, e
  K.on = False
  d = {K(i): i for i in range(n)}
  e = {K(i) for i in range(n)}
  K.on = True
  K.left = 30
def outcome(f):
  build()
  try: f()
  except (KeyError, RuntimeError): pass
  K.on = False
  return [len(d), len(e)]
`;

const DICT_OPERATIONS = `
k = K(7)
def load(): d[k]
def store(): d[k] = 1
def delete(): del d[k]
def merge():
  global d
  d |= {K(30): 1}
operations = (load, store, delete, merge, lambda: d.get(k), lambda: d.pop(k), lambda: d.setdefault(k, 1), lambda: k in d,
  lambda: d.update({K(3): 1, k: 2}), lambda: dict(d), lambda: d | d, lambda: d == {k: 1}, lambda: d == d.copy(),
  lambda: dict.fromkeys([k, K(8), k]), lambda: d.popitem(), lambda: d.update([(k, 1)]), lambda: str(d))`;

const SET_OPERATIONS = `
k = K(7)
operations = (lambda: e.add(k), lambda: e.discard(k), lambda: e.remove(k), lambda: k in e, lambda: e | {k}, lambda: e & {k},
  lambda: e ^ {k}, lambda: e - {k}, lambda: e.update([k]), lambda: e.symmetric_difference_update([k, K(8)]), lambda: e.pop(),
  lambda: e.intersection_update([k, K(8)]), lambda: e.difference_update([k, K(8)]), lambda: e <= {k}, lambda: e == set(e),
  lambda: e.isdisjoint([k]), lambda: e.issuperset([k]), lambda: e.issubset([k]), lambda: frozenset(e), lambda: hash(frozenset(e)))`;

/** Every operation comes to an end, and what is left can be counted, read and filled again. */
function all(act: string, operations: string): string {
  return `${KEY}
def act(): ${act}
${operations}
for f in operations:
  outcome(f)
  len(list(d.items())), len(list(e))
  for i in range(50): d[i] = e.add(i)
  assert all(i in d and i in e for i in range(50))
  assert len(list(d)) == len(d) and len(list(e)) == len(e), f
True`;
}

const PROGRAMS: readonly (readonly [name: string, code: string, value: PyValue])[] = [
  ["keys that clear, dicts", all("d.clear()", DICT_OPERATIONS), true],
  ["keys that clear, sets", all("e.clear()", SET_OPERATIONS), true],
  ["keys that fill, dicts", all("[d.__setitem__(i, i) for i in range(60)]", DICT_OPERATIONS), true],
  ["keys that fill, sets", all("[e.add(i) for i in range(60)]", SET_OPERATIONS), true],
  [
    "keys that take out and put in, dicts",
    all("d.popitem() if d else 0; d.update({object(): 1})", DICT_OPERATIONS),
    true,
  ],
  ["keys that take out and put in, sets", all("e.pop() if e else 0; e.add(object())", SET_OPERATIONS), true],
  [
    "keys that clear an OrderedDict",
    `${KEY}
from collections import OrderedDict
def act():
  while o: o.popitem()
r = []
for f in (lambda: o.get(K(7)), lambda: o.pop(K(7)), lambda: o.update({K(7): 1}), lambda: K(7) in o, lambda: o == o.copy()):
  K.on = False
  o = OrderedDict((K(i), i) for i in range(9))
  K.on = True
  try: f()
  except KeyError: pass
  K.on = False
  r.append(len(o) == len(list(o)))
r`,
    [true, true, true, true, true],
  ],
  [
    "a table that grows while one iterates",
    `
d = {i: i for i in range(10)}
e = set(range(10))
def grow(table, act):
  try:
    for k in table: act()
  except RuntimeError as e: return str(e)
def fill(n):
  for i in range(n): d[len(d) + 100] = e.add(len(e) + 1000)
def again():
  n = len(d)
  d.clear(); e.clear()
  for i in range(n): d[object()] = e.add(object())
r = [grow(t, lambda: fill(40)) for t in (d, d.items(), d.values(), e)]
s = [grow(t, again) for t in (d, d.items(), d.values(), e)]
[r, len(s), len(d) == len(list(d)), len(e) == len(list(e))]`,
    [
      [
        "dictionary changed size during iteration",
        "dictionary changed size during iteration",
        "dictionary changed size during iteration",
        "Set changed size during iteration",
      ],
      4,
      true,
      true,
    ],
  ],
  [
    "growing is cut short by an exception at any key: nothing is lost",
    `
class K:
  def __init__(s, v): s.v = v
  def __hash__(s):
    K.left -= 1
    if K.left < 0: raise ValueError
    return s.v
  def __eq__(s, o): return s.v == o.v
def fill(store, left):
  K.left = left
  try:
    for i in range(20): store(K(i), i)
    return 20
  except ValueError: return i
  finally: K.left = 1000
for left in range(60):
  d, e = {}, set()
  n = fill(d.__setitem__, left)
  assert len(d) == n and [d[K(i)] for i in range(n)] == list(range(n)), (left, d)
  n = fill(lambda k, i: e.add(k), left)
  assert len(e) == n and all(K(i) in e for i in range(n))
True`,
    true,
  ],
];

describe.each(ENGINES)("dicts and sets that their keys change: %s engine", (engine) => {
  test.each(PROGRAMS)("%s", (_, code, value) => {
    expect(outcome(engine, code)).toEqual(value);
  });
});
