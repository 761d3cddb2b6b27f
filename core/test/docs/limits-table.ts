import { LIMITS, type Limit } from "../../src/core/limits.ts";

/** The limits as a table of the README, which must hold exactly this. */
export function limitsTable(): string {
  const rows = Object.entries<Limit>(LIMITS).map(
    ([name, { unit, default: value, perRun, enforcement }]) =>
      `| \`${name}\` | ${quantity(value, unit)} | ${perRun ? "yes" : "no"} | ${enforcement} |`,
  );
  return ["| limit | default | per run | enforced |", "|---|---|---|---|", ...rows].join("\n");
}

function quantity(value: number, unit: Limit["unit"]): string {
  if (value === Number.POSITIVE_INFINITY) return "none";
  if (unit === "bytes" && value % 2 ** 20 === 0) return `${value / 2 ** 20} MiB`;
  return `${value.toLocaleString("en").replaceAll(",", " ")} ${unit}`;
}
