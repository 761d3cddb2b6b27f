import { expect, test } from "vitest";
import { defanged } from "../../src/inspect/defang.ts";

test.each([
  ["url", "http://example.com/a.b?c=d.e", "hxxp://example[.]com/a.b?c=d.e"],
  ["url", "HTTPS://user@sub.example.com:8080/", "hxxpS://user@sub[.]example[.]com:8080/"],
  ["url", "stratum+tcp://192.0.2.1:3333", "stratum+tcp://192[.]0[.]2[.]1:3333"],
  ["url", "http://[2001:db8::1]/x", "hxxp://[2001:db8::1]/x"],
  ["webhook", "discord.com/api/webhooks/1/x", "discord[.]com/api/webhooks/1/x"],
  ["address", "192.0.2.1", "192[.]0[.]2[.]1"],
  ["address", "2001:db8::1", "2001[:]db8[:][:]1"],
  ["host", "c2.example.com", "c2[.]example[.]com"],
  ["email", "a.b@example.com", "a[.]b[@]example[.]com"],
  ["path", "~/.ssh/id_rsa", "~/.ssh/id_rsa"],
] as const)("%s %s is shown as %s", (kind, value, shown) => {
  expect(defanged(kind, value)).toBe(shown);
});
