import { REQUESTS_EXCEPTIONS, REQUESTS_INIT, REQUESTS_STATUS_CODES, REQUESTS_STRUCTURES } from "./requests-init.ts";
import { REQUESTS_MODELS } from "./requests-models.ts";
import { REQUESTS_AUTH, REQUESTS_COOKIES } from "./requests-parts.ts";
import { REQUESTS_PREPARED } from "./requests-prepared.ts";
import { REQUESTS_SESSIONS } from "./requests-sessions.ts";
import { transportSource } from "./transport.ts";
import { URLLIB_ERROR, URLLIB_INIT, URLLIB_RESPONSE } from "./urllib-parts.ts";
import { URLLIB_REQUEST } from "./urllib-request.ts";

/**
 * What a guest imports to make requests, by the path below the folder of libraries. Python 3.11, as our engine speaks it and CPython
 * does. A request whose body has more than `mostBytes` is not passed on: as the arguments of a call it would end the run.
 */
export function httpLibrary(mostBytes: number): { readonly [path: string]: string } {
  return {
    "_http_transport.py": transportSource(mostBytes),
    "urllib/__init__.py": URLLIB_INIT,
    "urllib/error.py": URLLIB_ERROR,
    "urllib/response.py": URLLIB_RESPONSE,
    "urllib/request.py": URLLIB_REQUEST,
    "requests/__init__.py": REQUESTS_INIT,
    "requests/auth.py": REQUESTS_AUTH,
    "requests/cookies.py": REQUESTS_COOKIES,
    "requests/exceptions.py": REQUESTS_EXCEPTIONS,
    "requests/models.py": REQUESTS_MODELS,
    "requests/_prepared.py": REQUESTS_PREPARED,
    "requests/sessions.py": REQUESTS_SESSIONS,
    "requests/status_codes.py": REQUESTS_STATUS_CODES,
    "requests/structures.py": REQUESTS_STRUCTURES,
  };
}
