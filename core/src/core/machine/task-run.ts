import { Operation, Status } from "../../boundary/abi.ts";
import { BoundaryViolation } from "../../boundary/errors.ts";
import { CborReader } from "../../boundary/values/reader.ts";
import { Simple } from "../../boundary/values/writer.ts";
import type { Body } from "./body.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Execution } from "./execution.ts";
import type { Report, Used } from "./machine.ts";
import type { StopReason } from "./meter.ts";
import type { WorldState } from "./world.ts";

/** Where a machine is put back to when a task leaves in the middle of a call. */
export interface Beginning {
  readonly memory: Checkpoint;
  readonly world: WorldState;
}

/**
 * One task in the hands of an instance, from its beginning to its last report. What is thrown here, whatever it is, leaves
 * the guest in no defined state.
 */
export class TaskRun {
  readonly execution: Execution;
  /** While the guest waits: how long, at most. */
  waiting: { readonly ms: number | undefined } | undefined;
  readonly #body: Body;
  readonly #beginning: Beginning | undefined;

  constructor(body: Body, execution: Execution, beginning: Beginning | undefined) {
    this.#body = body;
    this.execution = execution;
    this.#beginning = beginning;
  }

  start(stackBytes: number): Report {
    const { limits, operation, request } = this.execution.task;
    const { recursionDepth, valueDepth, resultBytes, hostCallBytes, files, fileBytes } = limits;
    this.execution.meter.start();
    this.#body.instance.limit(recursionDepth, stackBytes, valueDepth, resultBytes, hostCallBytes, files, fileBytes);
    return this.#go(operation, request);
  }

  /** The caller's answer to a guest that waits. */
  resume(completions: Uint8Array): Report {
    const { execution } = this;
    const { meter } = execution;
    meter.goesOn();
    if (!execution.hasEnded) execution.record({ kind: "resume", fuel: meter.burnt, completions });
    return execution.hasEnded ? this.#abandoned() : this.#resume(completions);
  }

  abandon(reason: StopReason): Report {
    const { meter } = this.execution;
    meter.goesOn();
    meter.stop(reason);
    return this.#abandoned();
  }

  /** After the last report, whether the guest has seen it or not. Once. */
  end(): void {
    this.#beginning?.memory.release();
  }

  #go(operation: (typeof Operation)[keyof typeof Operation], request: Uint8Array): Report {
    const { execution } = this;
    const { instance, host } = this.#body;
    this.waiting = undefined;
    if (!instance.request(request)) return { kind: "full", ...this.#traces() };
    host.enter(execution);
    const status = instance.execute(operation, request.length);
    host.leave();
    if (execution.hasEnded) return this.#ended();
    if (status === Status.waiting) return this.#wait(readWaiting(instance.reply()));
    if (!isLast(status)) throw new BoundaryViolation(`an operation ended with status ${status}`);
    const reply = instance.reply();
    if (status === Status.ok && reply.length > execution.task.limits.resultBytes) {
      throw new BoundaryViolation("a reply is longer than resultBytes");
    }
    const kept = reply.slice();
    const played = execution.play("end", NOTHING);
    if (execution.hasEnded) return this.#ended();
    if (!played) execution.record({ kind: "end", fuel: execution.meter.burnt });
    return { kind: "done", status, reply: kept, ...this.#traces() };
  }

  /** The guest waits: for what the tape says, or for the caller. */
  #wait(ms: number | undefined): Report {
    const { execution } = this;
    const { recorder, meter } = execution;
    this.waiting = { ms };
    while (recorder?.next?.kind === "tidied") {
      this.#body.tidy();
      execution.pass();
    }
    const next = recorder?.next;
    if (next?.kind === "resume" && next.fuel === meter.burnt) {
      execution.pass();
      return execution.endOfWaiting() ? this.#ended() : this.#resume(next.completions);
    }
    if (execution.endOfWaiting()) return this.#ended();
    if (next || recorder?.strict) {
      execution.diverge("waiting", NOTHING);
      return this.#ended();
    }
    meter.waits();
    return { kind: "waiting", ms, ...this.#traces() };
  }

  #resume(completions: Uint8Array): Report {
    const ms = this.waiting?.ms;
    // Time of its own goes by only when nothing else happened.
    if (ms !== undefined && isEmpty(completions)) this.#body.host.world.clock.skip(ms);
    return this.#go(Operation.resume, completions);
  }

  #abandoned(): Report {
    this.execution.note("waiting", 0);
    return this.#ended();
  }

  #ended(): Report {
    const { execution } = this;
    const { halt } = execution.meter;
    switch (halt) {
      case undefined:
        throw new BoundaryViolation("a run ended for no reason");
      case "paused":
        return this.#paused();
      case "overflow":
        if (!execution.overflow) throw new BoundaryViolation("an overflow of nothing");
        return { kind: "overflow", ...execution.overflow, ...this.#traces() };
      case "diverged":
        if (!execution.divergence) throw new BoundaryViolation("a divergence from nothing");
        return { kind: "diverged", ...execution.divergence, ...this.#traces() };
      default:
        return { kind: "stopped", reason: halt, ...this.#traces() };
    }
  }

  #paused(): Report {
    const { pausedIn, recorder, meter } = this.execution;
    if (!pausedIn || !this.#beginning) throw new BoundaryViolation("a run was paused that is not recorded");
    recorder?.record({ kind: "open", fuel: meter.burnt, call: pausedIn.call });
    const report: Report = { kind: "paused", request: pausedIn.request, ...this.#traces() };
    this.#body.putBack(this.#beginning.memory, this.#beginning.world);
    return report;
  }

  #traces(): { readonly usage: Used; readonly tape?: Uint8Array | undefined } {
    const { task, recorder, meter, clockReadings, entropyWords, moment } = this.execution;
    const { instance } = this.#body;
    const memory = { memoryBytes: instance.heapUsed(), peakMemoryBytes: instance.memoryBytes };
    const usage = { ...meter.usage(), ...memory, clockReadings, entropyWords, timeMs: moment.timeMs };
    return task.recorded ? { usage, tape: recorder?.written() } : { usage };
  }
}

const NOTHING = new Uint8Array();

function isLast(status: number): boolean {
  return (
    status === Status.ok || status === Status.exception || status === Status.unsendable || status === Status.refused
  );
}

/** What the guest says about how long it waits. */
export function readWaiting(reply: Uint8Array): number | undefined {
  const reader = new CborReader(reply);
  const initial = reader.initial();
  const ms = initial === Simple.float64 ? reader.float64() : undefined;
  reader.finish();
  if (ms === undefined ? initial !== Simple.null : !(ms >= 0 && ms < Number.POSITIVE_INFINITY)) {
    throw new BoundaryViolation("the guest waits for no length of time");
  }
  return ms;
}

/** An array without items, in CBOR. */
function isEmpty(completions: Uint8Array): boolean {
  return completions.length === 1 && completions[0] === 0x80;
}
