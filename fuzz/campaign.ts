import type { Answer } from "./child/messages.ts";
import type { Generator } from "./generate.ts";
import { howOf } from "./how.ts";
import type { Options } from "./options.ts";
import { Tally } from "./tally.ts";
import { type Failure, PROBLEM_KINDS } from "./verdict.ts";
import { type Death, Worker } from "./worker.ts";

/** How many programs a process is asked for at once. */
const RANGE = 2_000;

/** How many failures of each kind are shown and written down; all are counted. */
const SHOWN = 5;

export interface CampaignEvents {
  readonly onFailure: (failure: Failure) => void;
  readonly onTally: (tally: Tally) => void;
}

/** Runs the programs that the options name, in several processes, until there are no more or time is up. */
export async function runCampaign(options: Options, generator: Generator, events: CampaignEvents): Promise<Tally> {
  const tally = new Tally();
  const deadline = performance.now() + options.minutes * 60_000;
  let next = options.first;
  const nextRange = () => {
    if (next >= options.end || performance.now() >= deadline) return undefined;
    const from = next;
    next = Math.min(from + RANGE, options.end);
    return { from, to: next };
  };
  const note = (failure: Failure) => {
    if (tally.addFailure(failure) <= SHOWN) events.onFailure(failure);
  };
  const lane = async (name: string) => {
    let worker: Worker | undefined;
    for (let range = nextRange(); range; range = nextRange()) {
      let { from } = range;
      const skip: number[] = [];
      while (from < range.to) {
        worker ??= await Worker.start(options.seed, options.sources, name);
        const onAnswer = (answer: Answer) => {
          if (answer.kind === "failure") {
            note(answer.failure);
          }
          if (answer.kind !== "tally") return false;
          tally.add(answer.counts, answer.mostOvershootMs);
          from = answer.through + 1;
          events.onTally(tally);
          return answer.done;
        };
        const request = { kind: "range", from, to: range.to, skip: [...skip], how: options } as const;
        const death = await worker.ask(request, onAnswer);
        if (!death) break;
        worker = undefined;
        skip.push(death.number);
        note(failureOf(death, options, generator));
      }
    }
    worker?.close();
  };
  await Promise.all(Array.from({ length: options.jobs }, (_, index) => lane(String(index))));
  return tally;
}

function failureOf({ kind, detail, number }: Death, options: Options, generator: Generator): Failure {
  const program = generator.program(options.seed, number);
  const problem = { kind, detail: `${PROBLEM_KINDS[kind]}: ${detail}`, signature: kind };
  return { program, how: howOf(program, options), problem };
}
