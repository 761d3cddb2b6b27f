import type { PyInput } from "../../boundary/values/types.ts";
import type { NetworkAnswer } from "./options.ts";

/** What a server says: status, reason, headers, body, and the address that it is for. */
export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

/** The address of the persona as others see it: one of those that are kept for documentation (RFC 5737). */
export const PUBLIC_ADDRESS = "203.0.113.47";
export const LOCAL_ADDRESS = "192.168.1.23";

const ECHOES = [
  ...[
    "ipify.org",
    "ifconfig.me",
    "icanhazip.com",
    "ipinfo.io",
    "checkip.amazonaws.com",
    "ident.me",
    "ip-api.com",
    "ipapi.co",
  ],
  ...[
    "myexternalip.com",
    "wtfismyip.com",
    "whatismyip",
    "ipecho.net",
    "myip",
    "ip.sb",
    "geolocation-db.com",
    "freegeoip",
  ],
];
const HOOKS = [
  "/api/webhooks/",
  "hooks.slack.com",
  "webhook.site",
  "pipedream.net",
  "requestbin",
  "burpcollaborator",
  "oast.",
];

const PLACE = {
  ip: PUBLIC_ADDRESS,
  query: PUBLIC_ADDRESS,
  IPv4: PUBLIC_ADDRESS,
  origin: PUBLIC_ADDRESS,
  country: "DE",
  countryCode: "DE",
  country_name: "Germany",
  region: "BE",
  regionName: "Berlin",
  city: "Berlin",
  zip: "10115",
  postal: "10115",
  loc: "52.5200,13.4050",
  lat: 52.52,
  lon: 13.405,
  timezone: "Europe/Berlin",
  isp: "Example Telecom",
  org: "AS64500 Example Telecom",
  status: "success",
};

const HARMLESS_PYTHON = "# This is a stand-in for what was asked for.\nvalue = 1\n";
const HARMLESS_PAGE = "<!doctype html><html><head><title>Welcome</title></head><body><p>It works.</p></body></html>\n";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Answers what a script asks of the network; nothing of it leaves. */
export class Network {
  readonly #answers: ReadonlyMap<string, NetworkAnswer>;

  constructor(answers: ReadonlyMap<string, NetworkAnswer>) {
    this.#answers = answers;
  }

  reply(method: string, url: string): Reply {
    const given = this.#givenFor(url);
    return given === undefined ? plausible(method, url) : replyOf(given);
  }

  /** What a socket that is connected to somewhere receives. */
  received(host: string, port: number): Uint8Array {
    const given = this.#answers.get(`${host.toLowerCase()}:${port}`) ?? this.#answers.get(host.toLowerCase());
    return given === undefined ? new Uint8Array() : replyOf(given).body;
  }

  /** An address for a name: always the same one, of those for documentation. */
  address(host: string): string {
    if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return host;
    if (host === "localhost" || host === "") return "127.0.0.1";
    let sum = 7;
    for (const character of host.toLowerCase()) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
    const range = ["192.0.2", "198.51.100", "203.0.113"][sum % 3];
    return `${range}.${1 + (Math.floor(sum / 3) % 254)}`;
  }

  #givenFor(url: string): NetworkAnswer | undefined {
    const asked = url.toLowerCase();
    const exact = this.#answers.get(asked);
    if (exact !== undefined) return exact;
    const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)/.exec(asked)?.[1] ?? "";
    for (const [place, answer] of this.#answers) {
      if (place.endsWith("*") && asked.startsWith(place.slice(0, -1))) return answer;
      if (place === authority || place === authority.replace(/:\d+$/, "")) return answer;
    }
    return undefined;
  }
}

function replyOf(answer: NetworkAnswer): Reply {
  if (typeof answer === "string" || answer instanceof Uint8Array) return reply(200, "application/octet-stream", answer);
  const { status = 200, body = "", headers = {} } = answer;
  const made = reply(status, "application/octet-stream", body);
  return { ...made, headers: { ...made.headers, ...headers } };
}

function reply(status: number, type: string, body: string | Uint8Array): Reply {
  const bytes = typeof body === "string" ? utf8(body) : body;
  return {
    status,
    headers: { "Content-Type": type, "Content-Length": String(bytes.length), Server: "nginx" },
    body: bytes,
  };
}

function plausible(method: string, url: string): Reply {
  const asked = url.toLowerCase();
  const path = asked.replace(/[?#].*$/, "").replace(/^[a-z]+:\/\/[^/]*/, "");
  if (HOOKS.some((each) => asked.includes(each))) {
    if (method === "GET") return reply(200, "application/json", '{"id":"1","name":"hook","type":1}');
    return reply(204, "application/json", "");
  }
  if (ECHOES.some((each) => asked.includes(each))) {
    const json = /json|ipinfo\.io|ip-api|ipapi|geolocation|freegeoip/.test(asked);
    return json ? reply(200, "application/json", JSON.stringify(PLACE)) : reply(200, "text/plain", PUBLIC_ADDRESS);
  }
  if (asked.includes("api.telegram.org")) return reply(200, "application/json", '{"ok":true,"result":[]}');
  if (asked.includes("169.254.169.254")) return reply(404, "text/plain", "");
  if (/discord(app)?\.com\/api/.test(asked))
    return reply(200, "application/json", '{"id":"104","username":"mkeller","email":"m.keller@example.com"}');
  if (method !== "GET" && method !== "HEAD") return reply(200, "application/json", '{"ok":true}');
  if (
    /\.(py|pyw|txt|sh|ps1)$|\/raw\/|raw\.|pastebin|paste/.test(path) ||
    /pastebin|paste\.|raw\.githubusercontent/.test(asked)
  ) {
    return reply(200, "text/plain; charset=utf-8", HARMLESS_PYTHON);
  }
  if (/\.json$|\/api\//.test(path)) return reply(200, "application/json", '{"ok":true}');
  if (/\.(exe|dll|bin|zip|msi|scr|elf|dat)$/.test(path))
    return reply(200, "application/octet-stream", "MZ\u0090 stand-in, nothing more\n");
  return reply(200, "text/html; charset=utf-8", HARMLESS_PAGE);
}

export function replyInput({ status, headers, body }: Reply): PyInput {
  return [status, headers, body];
}
