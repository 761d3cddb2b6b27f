import { nearest } from "../suggest.ts";
import { allowed, jsonTypeOf, wantedType } from "./allowed.ts";
import { type Place, type Problems, shown } from "./problems.ts";
import type {
  ConstantShape,
  EitherShape,
  ListShape,
  MapShape,
  NumberShape,
  ObjectShape,
  Shape,
  TextShape,
} from "./shape.ts";

/** No name of ours is nearly as long; looking for one that is near takes time for each character. */
const LONGEST_MISSPELT = 64;

/**
 * A copy, frozen, of what fits a shape: of an object or list with parts that do not fit, the parts that do. Undefined when
 * nothing is left that fits. It goes no deeper than the shape, whatever it is given, and reads each member once.
 */
export function keep(shape: Shape, value: unknown, place: Place, problems: Problems): unknown {
  switch (shape.type) {
    case "text":
      return keepText(shape, value, place, problems);
    case "number":
      return keepNumber(shape, value, place, problems);
    case "constant":
      return keepConstant(shape, value, place, problems);
    case "flag":
      return typeof value === "boolean" ? value : refuse(shape, value, place, problems);
    case "list":
      return keepList(shape, value, place, problems);
    case "object":
      return keepObject(shape, value, place, problems);
    case "map":
      return keepMap(shape, value, place, problems);
    case "either":
      return keepEither(shape, value, place, problems);
  }
}

function refuse(shape: Shape, value: unknown, place: Place, problems: Problems): undefined {
  problems.add(place, `must be ${allowed(shape)}, not ${shown(value)}`);
}

function keepText(shape: TextShape, value: unknown, place: Place, problems: Problems): string | undefined {
  if (typeof value !== "string") return refuse(shape, value, place, problems);
  const fault = faultOfText(shape, value);
  if (fault === undefined) return value;
  problems.add(place, fault);
  return undefined;
}

function faultOfText({ what, most, pattern, fault }: TextShape, value: string): string | undefined {
  if (value.length > 2 * most || (value.length > most && [...value].length > most)) {
    return `must be at most ${most} characters long, not ${value.length}`;
  }
  if (!value.isWellFormed()) return "must be text without halves of surrogate pairs";
  if (pattern !== undefined && !pattern.test(value)) return `must be ${what}, not ${shown(value)}`;
  const reason = fault?.(value);
  return reason === undefined ? undefined : `${reason}: ${shown(value)}`;
}

function keepNumber(shape: NumberShape, value: unknown, place: Place, problems: Problems): number | null | undefined {
  const { whole, minimum, maximum, none } = shape;
  if (value === null && none) return value;
  const inRange = typeof value === "number" && Number.isFinite(value) && value >= minimum && value <= maximum;
  if (inRange && (!whole || Number.isInteger(value))) return value;
  return refuse(shape, value, place, problems);
}

function keepConstant(shape: ConstantShape, value: unknown, place: Place, problems: Problems): unknown {
  return value === shape.value ? value : refuse(shape, value, place, problems);
}

function keepList(shape: ListShape, value: unknown, place: Place, problems: Problems): unknown {
  if (!Array.isArray(value)) return refuse(shape, value, place, problems);
  if (value.length > shape.most) {
    problems.add(place, `must have ${shape.most} items at most, not ${value.length}`);
    return undefined;
  }
  const items = Array.from({ length: value.length }, (_, at) => keep(shape.item, value[at], [...place, at], problems));
  const seen = new Map<unknown, number>();
  items.forEach((item, at) => {
    const earlier = seen.get(item);
    if (shape.unique && item !== undefined && earlier !== undefined) {
      problems.add([...place, at], `must not repeat ${shown(item)}, which is item ${earlier} already`);
    }
    if (earlier === undefined) seen.set(item, at);
  });
  return Object.freeze(items.filter((item) => item !== undefined));
}

function keepObject(shape: ObjectShape, value: unknown, place: Place, problems: Problems): unknown {
  const given = membersOf(value);
  if (given === undefined) return refuse(shape, value, place, problems);
  const kept: [string, unknown][] = [];
  const found = new Set<string>();
  for (const [name, member] of given) {
    const known = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (known === undefined) {
      problems.add([...place, name], () => `is unknown; ${adviceFor(name, shape)}`);
      continue;
    }
    found.add(name);
    const part = keep(known.shape, member, [...place, name], problems);
    if (part !== undefined) kept.push([name, part]);
  }
  const missing = Object.entries(shape.members).filter(([name, { required }]) => required && !found.has(name));
  for (const [name, { shape: wanted }] of missing)
    problems.add([...place, name], `is missing: it must be ${allowed(wanted)}`);
  const isWhole = Object.entries(shape.members).every(
    ([name, { required }]) => !required || kept.some(([each]) => each === name),
  );
  // Without its version the rest of a policy can still be looked at.
  return isWhole || place.length === 0 ? Object.freeze(Object.fromEntries(kept)) : undefined;
}

function adviceFor(name: string, { members }: ObjectShape): string {
  const owner = Object.entries(members).find(
    ([, { shape }]) => shape.type === "object" && Object.hasOwn(shape.members, name),
  );
  if (owner !== undefined) return `it is a member of ${owner[0]}`;
  const names = Object.keys(members);
  const near = name.length <= LONGEST_MISSPELT ? nearest(name, names) : undefined;
  return near === undefined ? `known: ${names.join(", ")}` : `did you mean ${near}?`;
}

function keepMap(shape: MapShape, value: unknown, place: Place, problems: Problems): unknown {
  const given = membersOf(value);
  if (given === undefined) return refuse(shape, value, place, problems);
  if (given.length > shape.most) {
    problems.add(place, `must have ${shape.most} members at most, not ${given.length}`);
    return undefined;
  }
  const kept: [string, unknown][] = [];
  for (const [name, member] of given) {
    const fault = faultOfText(shape.names, name);
    if (fault !== undefined) {
      problems.add([...place, name], `the name ${fault}`);
      continue;
    }
    const part = keep(shape.value, member, [...place, name], problems);
    if (part !== undefined) kept.push([name, part]);
  }
  return Object.freeze(Object.fromEntries(kept));
}

/**
 * Names and values of a plain object, without those that are undefined. `__proto__` is a name like any other. Undefined for
 * what else JavaScript calls an object.
 */
function membersOf(value: unknown): [string, unknown][] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Not `Object.prototype` alone: it may come from another realm.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return undefined;
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function keepEither(shape: EitherShape, value: unknown, place: Place, problems: Problems): unknown {
  const type = jsonTypeOf(value);
  const fitting = shape.of.find((each) =>
    each.type === "constant" ? each.value === value : wantedType(each) === type,
  );
  if (fitting !== undefined) return keep(fitting, value, place, problems);
  const words = shape.of.flatMap((each) => (each.type === "constant" ? [String(each.value)] : []));
  const near = typeof value === "string" && value.length <= LONGEST_MISSPELT ? nearestWord(value, words) : undefined;
  const advice = near === undefined ? "" : `; did you mean "${near}"?`;
  problems.add(place, `must be ${allowed(shape)}, not ${shown(value)}${advice}`);
  return undefined;
}

/** Whatever its case. */
function nearestWord(word: string, words: readonly string[]): string | undefined {
  const same = words.find((each) => each.toLowerCase() === word.toLowerCase());
  return same ?? nearest(word, words);
}
