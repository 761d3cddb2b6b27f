import { describe, expect, test } from "vitest";
import { KEPT_LINES, Lines } from "../src/console/lines.ts";

const texts = (lines: Lines): string[] => lines.all.map(({ text }) => text);

describe("the lines of the console", () => {
  test("go on where the last text ended, unless it is of another kind", () => {
    const lines = new Lines();
    lines.write("stdout", "a");
    lines.write("stdout", "b\nc");
    lines.write("stderr", "d\n");
    lines.write("stdout", "e\n\n");
    lines.add("good", "f\ng");
    expect(texts(lines)).toEqual(["ab", "c", "d", "e", "", "f", "g"]);
    expect(lines.all.map(({ kind }) => kind).join()).toBe("stdout,stdout,stderr,stdout,stdout,good,good");
  });

  test.each([
    ["looked at all the time", true],
    ["looked at once", false],
  ])("are the last of a flood, and all are counted, when %s", (_, looks) => {
    const lines = new Lines();
    for (let n = 0; n < 100_000; n += 20) {
      lines.write("stdout", Array.from({ length: 20 }, (_, i) => `${n + i}\n`).join(""));
      if (looks) lines.all;
    }
    expect(lines.all.length).toBeGreaterThanOrEqual(KEPT_LINES);
    expect(lines.all.length).toBeLessThan(KEPT_LINES + 2_000);
    expect(lines.all.at(-1)?.text).toBe("99999");
    expect(lines.all.length + lines.dropped).toBe(100_000);
  });

  test("count a line once that goes on for ever, and keep its beginning", () => {
    const lines = new Lines();
    for (let n = 0; n < 5_000; n++) {
      lines.write("stdout", "x".repeat(1_000));
      if (n === 10) lines.all;
    }
    expect(lines.all.length + lines.dropped).toBe(1);
    expect(lines.all[0]?.text).toMatch(/^x{2000}…$/);
  });

  test("hold a bounded number of characters", () => {
    const lines = new Lines();
    for (let n = 0; n < 9_000; n++) lines.write("stdout", `${"y".repeat(1_900)}\n`);
    expect(texts(lines).join("").length).toBeLessThanOrEqual(2_000_000);
    expect(lines.all.length + lines.dropped).toBe(9_000);
  });

  test("show what could steer a terminal or turn text around", () => {
    const lines = new Lines();
    lines.write("stdout", "\x1b[2J\0\t\u202eabc\u2066\r\nd\re\x7f\n");
    expect(texts(lines)).toEqual(["␛[2J␀\t\ufffdabc\ufffd", "d␍e\ufffd"]);
  });
});
