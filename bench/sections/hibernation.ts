import type { Options } from "../options.ts";
import { numberFrom, numbersFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median, quantile } from "../statistics.ts";
import { figure, milliseconds } from "../table.ts";

const MEBIBYTE = 2 ** 20;
/** Making the sandboxes is most of it. */
const TIMEOUT_MS = 600_000;

/** What many sandboxes cost that are mostly idle, and how soon one of them answers. */
export function measureHibernation(options: Options): Section {
  const { sandboxes, seed } = options;
  progress(`hibernation of ${sandboxes} sandboxes`);
  const title = `Hibernation: ${sandboxes.toLocaleString("en")} sandboxes with a state of their own in one process`;
  const columns = ["what", "median", "p99", "max"];
  try {
    const { reply } = runChild("hibernation", [String(sandboxes), String(seed)], ["--expose-gc"], TIMEOUT_MS);
    const bytes = (key: string) => `${figure(numberFrom(reply, key) / MEBIBYTE)} MiB`;
    const times = (key: string) => {
      const sample = numbersFrom(reply, key);
      return [milliseconds(median(sample)), milliseconds(quantile(sample, 0.99)), milliseconds(quantile(sample, 1))];
    };
    return {
      figures: reply,
      tables: [
        {
          title,
          columns,
          rows: [
            ["a hibernated one wakes and answers", ...times("wakeMs")],
            ["the same one answers again", ...times("againMs")],
          ],
          notes: [
            `Resident memory of the process: ${bytes("emptyBytes")} before, ${bytes("residentBytes")} with all of them ` +
              `hibernated, ${bytes("highestBytes")} at most.`,
            `Creating them took ${milliseconds(numberFrom(reply, "createdMs"))}, eight at a time; after that memory fell for ` +
              `${milliseconds(numberFrom(reply, "settledMs"))}.`,
            "Targets: 600 MB resident for 10,000; 5 ms to answer. Each holds an object of a class of its own, a closure and " +
              "numbers that no other has; every answer is checked.",
          ],
        },
      ],
    };
  } catch (error) {
    const failures = [error instanceof Error ? error.message : String(error)];
    return { figures: { failures }, failures, tables: [] };
  }
}
