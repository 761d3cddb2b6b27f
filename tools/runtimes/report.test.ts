import { expect, test } from "vitest";
import type { Outcome } from "../../core/test/behaviour/outcome.ts";
import { SUITE } from "../../core/test/behaviour/suite.ts";
import { formatReport, summaryOf } from "./report.ts";

const all = (change: (name: string, index: number) => Outcome | undefined = () => undefined): Outcome[] =>
  SUITE.map(({ name }, index) => change(name, index) ?? { name, outcome: "passed", fact: `${index}` });

test("what passed, failed and was left out is counted", () => {
  const outcomes = all((name, index) => {
    if (index === 0) return { name, outcome: "failed", reason: "broken" };
    return index === 1 ? { name, outcome: "skipped", reason: "not here" } : undefined;
  });
  const summary = summaryOf([{ title: "A", way: "inline", outcomes }]);
  expect(summary).toMatchObject({ passed: SUITE.length - 2, failed: 1, entries: [{ reasons: { "not here": 1 } }] });
  const report = formatReport(summary, ["there is no B"]);
  for (const line of [`FAILED A, inline: ${SUITE[0]?.name}: broken`, "skipped 1, A, inline: not here"]) {
    expect(report).toContain(line);
  }
  expect(report).toContain("missing: there is no B");
  expect(report).toContain(`${SUITE.length - 2} passed, 1 failed`);
});

test("a case that another runtime came to something else in fails", () => {
  const other = all((name, index) => (index === 2 ? { name, outcome: "passed", fact: "other" } : undefined));
  const summary = summaryOf([
    { title: "A", way: "inline", outcomes: all() },
    { title: "B", way: "inline", outcomes: other },
  ]);
  expect(summary.entries[1]?.failures).toEqual([`${SUITE[2]?.name}: other is not 2, as in A, inline`]);
});

test("cases that a runtime did not come to fail", () => {
  const summary = summaryOf([{ title: "A", way: "inline", outcomes: all().slice(0, -3) }]);
  expect(summary).toMatchObject({ passed: SUITE.length - 3, failed: 3 });
});
