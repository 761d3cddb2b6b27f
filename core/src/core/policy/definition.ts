import type { HttpOptions, HttpRule } from "../http/types.ts";
import { isLimitName, LIMIT_NAMES, LIMITS, type LimitName } from "../limits.ts";
import { DEFAULT_STEP_MS } from "../machine/clock.ts";
import type { MountOptions } from "../mounts/types.ts";
import { HOST, ONE_HOST } from "./hosts.ts";
import { MOUNT_QUOTAS, NETWORK_QUOTAS, type Quota } from "./quotas.ts";
import {
  constant,
  either,
  list,
  type Member,
  map,
  type NumberShape,
  type ObjectShape,
  object,
  optional,
  required,
  text,
} from "./shape.ts";
import { GUEST_PATH, PYTHON_NAME, SOURCE, TIME, VARIABLE_NAME, VARIABLE_VALUE } from "./texts.ts";
import type { Policy, PolicyFiles } from "./types.ts";
import { quantity } from "./words.ts";

/** Members for each member of a type, and no others. */
type MembersFor<T> = { readonly [Name in keyof T]-?: Member };

const PROSE = text("text", 10_000);

const LIMITS_SHAPE: ObjectShape<Record<LimitName, Member<NumberShape, false>>> = object(
  "an object of limits by name",
  limitMembers((name) => {
    const { unit, default: standard, minimum, maximum, enforcement } = LIMITS[name];
    const none = maximum === Number.POSITIVE_INFINITY;
    const shape: NumberShape = { type: "number", unit, whole: unit !== "ms", minimum, maximum, none };
    return optional(shape, enforcement, quantity(standard, unit));
  }),
);

const quotaMember = (quota: Quota) => optional(quota, quota.about, quantity(quota.default, quota.unit));

const MOUNT = object("an object with a source, and a mode", {
  source: required(
    SOURCE,
    "the directory; a relative path begins at the folder of the policy's file, or where the process works",
  ),
  mode: optional(
    either(constant("ro"), constant("overlay"), constant("rw")),
    '`"ro"`: reads only; `"overlay"`: changes stay in memory; `"rw"`: changes the directory',
    '`"ro"`',
  ),
  maxBytes: quotaMember(MOUNT_QUOTAS.maxBytes),
  maxFiles: quotaMember(MOUNT_QUOTAS.maxFiles),
} satisfies MembersFor<MountOptions>);

const METHOD = either(
  constant("GET"),
  constant("HEAD"),
  constant("POST"),
  constant("PUT"),
  constant("PATCH"),
  constant("DELETE"),
  constant("OPTIONS"),
);

const PORT = { type: "number", unit: "", whole: true, minimum: 1, maximum: 65_535, none: false } as const;

const RULE = object('a rule, such as {"host": "api.example.com"}', {
  host: required(
    HOST,
    "a name such as `api.example.com`, one with a star for any name below, `*.example.com`, or an address",
  ),
  methods: optional(list("a list of methods", METHOD, 7), "what may be done there", '`["GET", "HEAD"]`'),
  ports: optional(list("a list of ports", PORT, 32), "ports of that host", "443, or 80 for the protocol `http`"),
  protocol: optional(either(constant("https"), constant("http")), 'without encryption for `"http"`', '`"https"`'),
  privateAddresses: optional(
    { type: "flag" },
    "whether that name may stand for private, loopback, link-local and other addresses that are not public",
    "`false`",
  ),
} satisfies MembersFor<HttpRule>);

const SECRET = object('an object such as {"host": "api.example.com"}', {
  host: required(ONE_HOST, "where the value may be sent; some rule must allow that host"),
});

const NETWORK = object("an object with a list of rules, allow", {
  allow: required(list("a list of rules", RULE, 100, false), "rules; a request that none of them allows is refused"),
  maxRequests: quotaMember(NETWORK_QUOTAS.maxRequests),
  requestBytes: quotaMember(NETWORK_QUOTAS.requestBytes),
  responseBytes: quotaMember(NETWORK_QUOTAS.responseBytes),
  totalBytes: quotaMember(NETWORK_QUOTAS.totalBytes),
  timeoutMs: quotaMember(NETWORK_QUOTAS.timeoutMs),
  redirects: quotaMember(NETWORK_QUOTAS.redirects),
  secrets: optional(
    map("an object of secrets by name", VARIABLE_NAME, SECRET, 100),
    "secrets by name; their values are the code's, and the guest never has them: it writes `{{secret:NAME}}`",
    "none",
  ),
} satisfies MembersFor<HttpOptions>);

const FILES = object("an object with content, or mounts", {
  content: optional(
    map("an object of texts by path", GUEST_PATH, text("text", 2 ** 30), 10_000),
    "files that the guest finds in its memory: text by path",
    "none",
  ),
  mounts: optional(
    map("an object of mounts by path", GUEST_PATH, MOUNT, 100),
    "directories of this machine, by the path at which the guest has them",
    "none",
  ),
} satisfies MembersFor<PolicyFiles>);

const NAMES = list("a list of names", PYTHON_NAME, 1_000);

const CLOCK = object('an object such as {"start": "2026-01-01T00:00:00Z"}', {
  start: required(TIME, "what the sandbox's clock says at first: it stands still but for readings and sleep()"),
  stepMs: optional(
    { type: "number", unit: "ms", whole: false, minimum: 0, maximum: Number.MAX_SAFE_INTEGER, none: false } as const,
    "by how much each reading moves it on, in ms",
    String(DEFAULT_STEP_MS),
  ),
});

const SEED = object('an object such as {"seed": 1}', {
  seed: required(
    {
      type: "number",
      unit: "",
      whole: false,
      minimum: Number.NEGATIVE_INFINITY,
      maximum: Number.POSITIVE_INFINITY,
      none: false,
    } as const,
    "fixes everything that is random in Python",
  ),
});

/** A policy. Its checks, its JSON Schema and its documentation are this. */
export const POLICY = object("an object with a version", {
  $schema: optional(text("text", 2_000), "where editors find the schema; not read", ""),
  version: required(constant(1), "the version of this format"),
  description: optional(PROSE, "for people", ""),
  limits: optional(LIMITS_SHAPE, "limits by their names", "each has its default, which the code cannot raise"),
  files: optional(FILES, "files", "none but those that the code puts into memory"),
  network: optional(NETWORK, "the network", "none"),
  functions: optional(NAMES, "names of functions that the code gives, and the guest calls", "none"),
  asyncFunctions: optional(NAMES, "names of functions that the code gives, and the guest awaits", "none"),
  modules: optional(
    map("an object of lists of names, by module", PYTHON_NAME, NAMES, 1_000),
    "names of functions of modules that the code gives, by the module's name",
    "none",
  ),
  clock: optional(either(constant("real"), CLOCK), "the time that the guest reads", '`"real"`, or what the code gives'),
  entropy: optional(either(constant("real"), SEED), "chance", '`"real"`, or what the code gives'),
  environment: optional(
    map("an object of texts, or true, by name", VARIABLE_NAME, either(VARIABLE_VALUE, constant(true)), 1_000),
    "variables of the environment: a value, or `true` where the code may give one",
    "none",
  ),
  arguments: optional(
    either(list("a list of texts", text("text", 100_000), 1_000, false), constant(true)),
    "what follows the program's name in `sys.argv`; `true` where the code may give it",
    "none",
  ),
} satisfies MembersFor<Policy>);

function limitMembers(
  member: (name: LimitName) => Member<NumberShape, false>,
): Record<LimitName, Member<NumberShape, false>> {
  const members: Partial<Record<LimitName, Member<NumberShape, false>>> = {};
  for (const name of LIMIT_NAMES) members[name] = member(name);
  if (!isComplete(members)) throw new TypeError("a limit is missing");
  return members;
}

function isComplete<Value>(members: Partial<Record<LimitName, Value>>): members is Record<LimitName, Value> {
  return Object.keys(LIMITS).every((name) => isLimitName(name) && members[name] !== undefined);
}
