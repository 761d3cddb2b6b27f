import type { IndicatorKind } from "./indicators.ts";

/** So that nobody follows it by accident, in the usual spelling: `hxxp://example[.]com`. */
export function defanged(kind: IndicatorKind, value: string): string {
  switch (kind) {
    case "url":
    case "webhook": {
      const [, scheme, authority = "", rest = ""] = /^([^:]+):\/\/([^/?#]*)(.*)$/s.exec(value) ?? [];
      if (scheme === undefined) return dotted(value);
      return `${scheme.replace(/^http/i, "hxxp")}://${dotted(authority)}${rest}`;
    }
    case "email":
      return dotted(value).replace("@", "[@]");
    case "address":
      return value.includes(":") ? value.replaceAll(":", "[:]") : dotted(value);
    case "host":
      return dotted(value);
    default:
      return value;
  }
}

function dotted(text: string): string {
  return text.replaceAll(".", "[.]");
}
