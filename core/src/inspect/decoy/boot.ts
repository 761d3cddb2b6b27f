import { LAYER_BYTES } from "./layers.ts";
import { BOOT } from "./python/sources.ts";

/**
 * Furnishes the sandbox, and leaves nothing behind in the script's namespace. The pieces run in one namespace, which has the
 * built-in functions as they were.
 */
export const BOOT_SOURCE = `
def _boot(files, sources):
    import sys
    import builtins
    import _decoy
    space = dict(builtins.__dict__)
    space.update(__name__="importlib._bootstrap", _tell=_decoy.tell, _OUR_FILES=files, _LAYER_BYTES=${LAYER_BYTES}, _namespaces={})
    sys.modules.pop("_decoy", None)
    for file, source in zip(files, sources):
        exec(compile(source, file, "exec"), space)
_boot(files, sources)
for _boot in "files", "sources":
    del globals()[_boot]
del globals()["_boot"]
`;

export const BOOT_INPUTS = { files: BOOT.map(([file]) => file), sources: BOOT.map(([, source]) => source) };

/** What CPython does when a program is over. */
export const LAST_SOURCE = "__import__('sys').modules['atexit']._run_exitfuncs()";
