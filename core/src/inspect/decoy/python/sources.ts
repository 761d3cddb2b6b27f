import { CAPTURES_KIT } from "./captures.ts";
import { FILES } from "./files.ts";
import { IMPORTS } from "./imports.ts";
import { KIT } from "./kit.ts";
import { CAPTURES } from "./modules/captures.ts";
import { CONCURRENT_MODULES } from "./modules/concurrent.ts";
import { CONFIGPARSER_MODULES } from "./modules/configparser.ts";
import { CRYPTOGRAPHY_MODULES } from "./modules/cryptography.ts";
import { CTYPES_MODULES } from "./modules/ctypes.ts";
import { DESKTOP_MODULES } from "./modules/desktop.ts";
import { EMAIL_MODULES } from "./modules/email.ts";
import { HTTP_ASYNC_MODULES } from "./modules/http-async.ts";
import { HTTP_CLIENT_MODULES } from "./modules/http-client.ts";
import { KEYBOARD_MODULES } from "./modules/keyboard.ts";
import { MAIL_MODULES } from "./modules/mail.ts";
import { MARSHAL_MODULES } from "./modules/marshal.ts";
import { MULTIPROCESSING_MODULES } from "./modules/multiprocessing.ts";
import { NTPATH_MODULES } from "./modules/ntpath.ts";
import { OS_CAPTURES } from "./modules/os.ts";
import { PACKAGING_MODULES } from "./modules/packaging.ts";
import { PACKED_MODULES } from "./modules/packed.ts";
import { PARAMIKO_MODULES } from "./modules/paramiko.ts";
import { PROCESS_MODULES } from "./modules/process.ts";
import { PYCRYPTO_MODULES } from "./modules/pycrypto.ts";
import { REQUESTS_MODULES } from "./modules/requests.ts";
import { SCREEN_MODULES } from "./modules/screen.ts";
import { SERVER_MODULES } from "./modules/servers.ts";
import { SERVICE_MODULES } from "./modules/services.ts";
import { SMALL_MODULES } from "./modules/small.ts";
import { SOCKET_MODULES } from "./modules/socket.ts";
import { SOCKETS_MODULES } from "./modules/sockets.ts";
import { SQLITE3_MODULES } from "./modules/sqlite3.ts";
import { SYSTEM_MODULES } from "./modules/system.ts";
import { TARFILE_MODULES } from "./modules/tarfile.ts";
import { URLLIB_MODULES } from "./modules/urllib.ts";
import { WINDOWS_MODULES } from "./modules/windows.ts";
import { WINTYPES_MODULES } from "./modules/wintypes.ts";
import { ZIPFILE_MODULES } from "./modules/zipfile.ts";
import { PLAYED } from "./played.ts";
import { START } from "./start.ts";

/** What is run before the script, in this order and one namespace, by the file names that tracebacks have for it. */
export const BOOT: readonly (readonly [string, string])[] = [
  ["<frozen importlib._bootstrap>", KIT],
  ["<frozen builtins>", CAPTURES_KIT],
  ["<frozen os>", FILES],
  ["<frozen importlib._bootstrap_external>", IMPORTS],
  ["<frozen zipimport>", PLAYED],
  ["<frozen site>", START],
];

/** Python that changes a module of the engine, by its name. */
export const PATCHES: Readonly<Record<string, string>> = { ...CAPTURES, ...OS_CAPTURES };

/** Modules that the engine has not, or not in a way that would tell anything. */
export const MODULES: Readonly<Record<string, string>> = {
  ...CONCURRENT_MODULES,
  ...CONFIGPARSER_MODULES,
  ...CRYPTOGRAPHY_MODULES,
  ...PYCRYPTO_MODULES,
  ...WINTYPES_MODULES,
  ...CTYPES_MODULES,
  ...DESKTOP_MODULES,
  ...EMAIL_MODULES,
  ...HTTP_ASYNC_MODULES,
  ...HTTP_CLIENT_MODULES,
  ...KEYBOARD_MODULES,
  ...MAIL_MODULES,
  ...MARSHAL_MODULES,
  ...MULTIPROCESSING_MODULES,
  ...NTPATH_MODULES,
  ...PACKAGING_MODULES,
  ...PACKED_MODULES,
  ...PARAMIKO_MODULES,
  ...PROCESS_MODULES,
  ...REQUESTS_MODULES,
  ...SCREEN_MODULES,
  ...SERVER_MODULES,
  ...SERVICE_MODULES,
  ...SMALL_MODULES,
  ...SOCKET_MODULES,
  ...SOCKETS_MODULES,
  ...SQLITE3_MODULES,
  ...SYSTEM_MODULES,
  ...TARFILE_MODULES,
  ...URLLIB_MODULES,
  ...WINDOWS_MODULES,
  ...ZIPFILE_MODULES,
};

/** Modules that others are in. What is played has room for anything. */
const PACKAGES: ReadonlySet<string> = new Set(
  Object.keys(MODULES).flatMap((name) => {
    const dot = name.lastIndexOf(".");
    return dot < 0 ? [] : [name.slice(0, dot)];
  }),
);

/** The source of a module or of a change of one, and whether others can be in it. */
export function sourceOf(name: string): readonly [source: string, isPackage: boolean] | undefined {
  const table = [PATCHES, MODULES].find((each) => Object.hasOwn(each, name));
  const source = table?.[name];
  if (source === undefined) return undefined;
  return [source, PACKAGES.has(name) || source.includes("_open_ended(_module,") || OPEN.has(name)];
}

/** Packages whose parts are made by themselves. */
const OPEN: ReadonlySet<string> = new Set(["requests", "urllib3", "pip", "mss"]);
