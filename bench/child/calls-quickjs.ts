import { getQuickJS } from "quickjs-emscripten";
import type { Caller } from "./caller.ts";

const GUEST = `
function loop(count) {
  let total = 0;
  for (let index = 0; index < count; index++) total += add(1, 2);
  return total;
}
function empty(count) {
  let total = 0;
  for (let index = 0; index < count; index++) total += 3;
  return total;
}
async function gather(width, count) {
  let total = 0;
  for (let index = 0; index < count; index++) {
    const sums = await Promise.all(Array.from({ length: width }, () => addLater(1, 2)));
    for (const sum of sums) total += sum;
  }
  return total;
}
`;

export async function load(): Promise<Caller> {
  const context = (await getQuickJS()).newContext();
  const define = (name: string, make: Parameters<typeof context.newFunction>[1]) =>
    context.newFunction(name, make).consume((handle) => context.setProp(context.global, name, handle));
  define("add", (a, b) => context.newNumber(context.getNumber(a) + context.getNumber(b)));
  define("addLater", (a, b) => {
    const sum = context.getNumber(a) + context.getNumber(b);
    const promise = context.newPromise(Promise.resolve(sum).then((value) => context.newNumber(value)));
    promise.settled.then(() => context.runtime.executePendingJobs());
    return promise.handle;
  });
  context.unwrapResult(context.evalCode(GUEST)).dispose();
  const evaluate = (code: string) =>
    context.unwrapResult(context.evalCode(code)).consume((handle) => context.getNumber(handle));
  return {
    loop: (count) => evaluate(`loop(${count})`),
    empty: (count) => evaluate(`empty(${count})`),
    async gather(width, count) {
      const promise = context.unwrapResult(context.evalCode(`gather(${width}, ${count})`));
      const settled = context.resolvePromise(promise);
      promise.dispose();
      context.runtime.executePendingJobs();
      return context.unwrapResult(await settled).consume((handle) => context.getNumber(handle));
    },
    close: () => context.dispose(),
  };
}
