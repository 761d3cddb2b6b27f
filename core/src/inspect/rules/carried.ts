import type { Act, Case } from "../case.ts";
import { actsOf, comesFrom, says, slashed } from "./finding.ts";
import { isSecret } from "./secrets.ts";
import { BROWSER_FILES, CREDENTIAL_FILES, READ_FILE, SCREEN, SEND, WALK, WALLET_FILES } from "./words.ts";

const HOMES =
  /(?:^~|^\/(?:home|root|users)?(?:\/|$)|^[a-z]:\/?(?:users)?|%(?:appdata|localappdata|userprofile|home)%|documents|desktop)/;
const SECRETS = new RegExp([CREDENTIAL_FILES, BROWSER_FILES, WALLET_FILES].map(({ source }) => source).join("|"));

/**
 * Whether what is sent may be what nobody gives away: keys, passwords, the whole environment, screens, files that were
 * searched for. What it takes to tell is found once for a script, which may send thousands of times.
 */
export function secretsIn(script: Case): (act: Act) => boolean {
  const readers = [...actsOf(script, READ_FILE), ...actsOf(script, WALK)];
  const readsSecrets = readers.some((act) => says(act, SECRETS));
  const whole = sendsWhole(script);
  const firstRead = Math.min(
    ...readers
      .filter(({ action, texts }) => READ_FILE.test(action) && texts.some((text) => isSecret(slashed(text))))
      .map(({ evidence }) => evidence.observation ?? Number.POSITIVE_INFINITY),
  );
  return (act) => {
    const { actions, texts } = act.from;
    if ([...texts, ...act.texts].some((text) => isSecret(slashed(text)))) return true;
    if (comesFrom(act, SCREEN) || comesFrom(act, /^os\.environ\.(?:items|copy|values)$/)) return true;
    if (actions.has("os.environ") && !actions.has("os.environ.get") && whole) return true;
    const searched = comesFrom(act, /^(?:os\.walk|glob\.i?glob|.*\.rglob)$/) && comesFrom(act, READ_FILE);
    if (searched && [...texts].some((text) => HOMES.test(slashed(text)))) return true;
    // By way of an archive, say: secrets are read, and something is sent that was read.
    if (readsSecrets && comesFrom(act, /^(?:io\.)?open(?:\.read\w*)?$/)) return true;
    // Seen by the run: a secret was read, and this was sent afterwards.
    return SEND.test(act.action) && firstRead < (act.evidence.observation ?? -1);
  };
}

/** `dict(os.environ)`, `os.environ.items()`, `str(os.environ)`: not one variable by name. */
function sendsWhole(script: Case): boolean {
  return (
    script.acts.some(({ action }) => /^os\.environ\.(?:items|copy|values)$/.test(action)) ||
    script.layers.some(({ text }) =>
      /\b(?:dict|str|repr|json\.dumps)\(\s*(?:os\.)?environ\b|\*\*os\.environ\b|:\s*os\.environ\s*[,})]|=\s*os\.environ\s*[,)\n]/.test(
        text ?? "",
      ),
    )
  );
}
