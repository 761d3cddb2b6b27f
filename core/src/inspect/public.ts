export type { Evidence } from "./case.ts";
export type { NetworkAnswer, PersonaOptions } from "./decoy/options.ts";
export { reportHtml } from "./html.ts";
export type { InspectOptions } from "./index.ts";
export type { Indicator, IndicatorKind } from "./indicators.ts";
export type { Report, ReportLayer, Verdict } from "./report.ts";
export type { Finding, Severity, Technique } from "./rules/finding.ts";
export { reportText } from "./text.ts";
export type { Observation, ObservationKind } from "./types.ts";
