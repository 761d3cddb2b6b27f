import { actsOf, hitsOf, type Rule, says, textsOf } from "./finding.ts";
import { isWriting } from "./network.ts";
import { FETCH, PROCESS, SEND, WRITE_FILE } from "./words.ts";

/** Where machines of clouds are told their keys. */
export const METADATA = /(?:169\.254\.169\.254|metadata\.google\.internal|fd00:ec2::254|100\.100\.100\.200)/;
const METADATA_KEYS = /(?:security-credentials|service-accounts|identity\/oauth2\/token|\/ram\/)/;

const SUDOERS = /\/etc\/sudoers/;
const SET_USER = /\bchmod\s+(?:-\w+\s+)?(?:[ug]*\+s\b|0?[4-7][0-7]{3}\b)/;
/** Keys of the registry by which programs of Windows that may do everything start others. */
const AUTO_ELEVATED =
  /(?:ms-settings\/shell\/open\/command|mscfile\/shell\/open\/command|exefile\/shell\/runas|fodhelper|eventvwr\.exe)/;

export const ACCESS_RULES: readonly Rule[] = [
  {
    id: "privileges",
    title: "Gives itself more rights than it was started with",
    technique: ["T1548", "Abuse Elevation Control Mechanism"],
    look: (script) => {
      const taken = [
        ...actsOf(script, WRITE_FILE, SUDOERS).filter(isWriting),
        ...actsOf(script, PROCESS, SET_USER),
        ...actsOf(script, PROCESS, /(?:>>?|\btee\b)\s*(?:-a\s+)?\/etc\/sudoers/),
        ...textsOf(script, AUTO_ELEVATED),
      ];
      if (taken.length > 0) return { severity: "high", hits: hitsOf(taken) };
      const asked = actsOf(script, /(?:^|\.)ShellExecute\w*$/).filter((act) => says(act, /^runas$/));
      return { severity: "medium", hits: hitsOf(asked) };
    },
  },
  {
    id: "credentials-cloud",
    title: "Asks the cloud that it may run in for keys",
    technique: ["T1552.005", "Unsecured Credentials: Cloud Instance Metadata API"],
    look: (script) => {
      const asked = [
        ...actsOf(script, FETCH, METADATA),
        ...actsOf(script, SEND, METADATA),
        ...actsOf(script, PROCESS, METADATA),
      ];
      const keys = asked.some((act) => says(act, METADATA_KEYS)) || textsOf(script, METADATA_KEYS).length > 0;
      return { severity: keys ? "high" : "low", hits: hitsOf(asked) };
    },
  },
];
