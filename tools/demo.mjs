// What the library does, shown with real runs. `npm run demo` builds it first.

import { Sandbox } from "micropython-wasm";

const FENCE = "─".repeat(72);

function indented(text) {
  return text.replace(/^/gm, "    ");
}

function show(title, code, result) {
  console.log(`\n${FENCE}\n${title}\n\n${indented(code.trim())}\n`);
  if (result.stdout !== "") console.log(indented(result.stdout.trimEnd()));
  if (result.ok && result.value !== null) console.log("→", result.value);
  if (!result.ok) console.log(indented(result.error.traceback), `\n→ kind "${result.error.kind}"`);
  const { wallMs, fuel } = result.usage;
  console.log(
    `  (${wallMs.toFixed(1)} ms, ${fuel} fuel, the sandbox is ${result.ok ? "usable" : result.error.sandbox})`,
  );
}

const sandbox = await Sandbox.create({
  limits: { timeoutMs: 2_000, memoryBytes: 8 * 2 ** 20 },
  functions: { price: async (item) => ({ tea: 3, bread: 2 })[item] ?? 0, approve: { pauses: true } },
  asyncFunctions: { search: async (query) => [`${query} found`] },
});

async function demonstrate(title, code, options) {
  show(title, code, await sandbox.run(code, options));
}

await demonstrate(
  "A script with output. The value of the last expression comes back to the host.",
  `
import re
from collections import namedtuple

Word = namedtuple("Word", ("text", "count"))

def count(text):
    counts = {}
    for word in re.compile("[^a-z]+").split(text.lower()):
        if word:
            counts[word] = counts.get(word, 0) + 1
    return [Word(*item) for item in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]

words = count("the quick brown fox jumps over the lazy dog, and the dog sleeps on")
for word in words[:3]:
    print(f"{word.text:>8} {'#' * word.count}")
len(words)
`,
);

await demonstrate(
  "An error is an ordinary outcome: with a traceback, and the sandbox goes on.",
  `
def mean(numbers):
    return sum(numbers) / len(numbers)

mean([])
`,
);

await demonstrate("A loop that would not end is stopped by its limit.", "while True:\n    pass", { timeoutMs: 200 });

await demonstrate("So is one that wants all memory: that is a MemoryError, which Python can catch.", "[0] * 10 ** 9");

await demonstrate(
  "Values go in and come out as copies that keep their types.",
  `{"big": x ** 3, "bytes": bytes(reversed(data)), "set": {1, 2}, "pair": (None, -0.0)}`,
  { inputs: { x: 12_345_678n, data: new Uint8Array([1, 2, 3]) } },
);

await demonstrate(
  "What a run defined is still there for the next one: this calls count() of the first.",
  `count("still here, still here")[0]`,
);

await demonstrate(
  "It may do what it was granted, by name: this calls an asynchronous function of the host as if it were its own.",
  `sum(price(item) for item in ("tea", "bread", "tea"))`,
);

await demonstrate(
  "Or awaits some side by side.",
  `
import asyncio
await asyncio.gather(search("a"), search("b"), asyncio.sleep(0.01))
`,
);

const code = `
total = price("tea") * 100
answer = approve(total, reason="large order")
f"{total} {answer}"
`;
const step = await sandbox.start(code);
const [call] = step.status === "paused" ? step.calls : [];
const bytes = await sandbox.snapshot();
await sandbox.close();
const later = await Sandbox.restore(bytes, { functions: { approve: { pauses: true } } });
const done = await later.resume(call?.id ?? 0, { value: "approved" });
if (done.status === "done") {
  const title = `A run paused for approve(${call?.args}), became ${bytes.length} bytes, and goes on in another sandbox.`;
  show(title, code, done.result);
}
await later.close();

console.log(`\n${FENCE}\nThe same from the command line:  npx micropython-wasm -c 'print(6*7)'\n`);
