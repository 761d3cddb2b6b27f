/** One place that apt takes packages from. */
export interface AptSource {
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

/** Reads a deb822 file (`*.sources`): stanzas of `Field: value` with continuation lines. */
export function parseDeb822(text: string): AptSource[] {
  const sources: AptSource[] = [];
  for (const stanza of text.split(/\n\s*\n/)) {
    const fields: Record<string, string> = {};
    let last = "";
    for (const line of stanza.split("\n")) {
      if (line.startsWith("#")) continue;
      const field = /^([A-Za-z0-9-]+):\s*(.*)$/.exec(line);
      if (field) {
        last = (field[1] ?? "").toLowerCase();
        fields[last] = field[2] ?? "";
      } else if (/^\s+\S/.test(line) && last !== "") {
        fields[last] = `${fields[last] ?? ""} ${line.trim()}`;
      }
    }
    if (/^(no|false|0)$/i.test(fields["enabled"] ?? "yes")) continue;
    const words = (name: string): string[] => (fields[name] ?? "").split(/\s+/).filter((word) => word !== "");
    for (const uri of words("uris")) {
      sources.push({ uri, suites: words("suites"), components: words("components"), options: fields });
    }
  }
  return sources;
}

/** Reads a one-line file (`*.list`): `deb [option=value …] uri suite component…`. */
export function parseOneLine(text: string): AptSource[] {
  const sources: AptSource[] = [];
  for (const line of text.split("\n")) {
    const match = /^\s*deb(?:-src)?\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*([^#]*)/.exec(line);
    if (match === null) continue;
    const [, options = "", uri = "", suite = "", components = ""] = match;
    sources.push({
      uri,
      suites: [suite],
      components: components.split(/\s+/).filter((word) => word !== ""),
      options: Object.fromEntries(
        options
          .split(/\s+/)
          .filter((option) => option.includes("="))
          .map((option) => [option.slice(0, option.indexOf("=")).toLowerCase(), option.slice(option.indexOf("=") + 1)]),
      ),
    });
  }
  return sources;
}

const DEBIAN_SUITE =
  /^(oldoldstable|oldstable|stable|testing|unstable|sid|buster|bullseye|bookworm|trixie|forky|duke)$/;

/**
 * The mirror of Debian itself among a machine's sources. Vendors' repositories may use Debian's suite names, but then
 * have a key of their own; security and update archives do not hold all packages.
 */
export function debianMirror(sources: readonly AptSource[]): string | undefined {
  const candidates = sources.filter(
    (source) =>
      /^(https?|file|copy|mirror\+\w+):/.test(source.uri) &&
      source.components.includes("main") &&
      source.suites.some((suite) => DEBIAN_SUITE.test(suite)),
  );
  const signedBy = (source: AptSource): string => source.options["signed-by"] ?? "";
  const byDebian = candidates.find((source) => signedBy(source).includes("debian-archive-keyring"));
  return (byDebian ?? candidates.find((source) => signedBy(source) === ""))?.uri;
}
