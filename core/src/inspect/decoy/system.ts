const WINDOWS =
  /\b_?winreg\b|\bwindll\b|\bwin32\w+\b|\bpythoncom\b|\bmsvcrt\b|\b(?:LOCAL)?APPDATA\b|\bUSERPROFILE\b|\bCOMPUTERNAME\b|\bstartfile\b|\bcmd(?:\.exe)? \/c\b|\bpowershell\b|\bAppData\b|[A-Z]:\\{1,2}\w|\bschtasks\b|\btaskkill\b|\bwmic\b|\bHKEY_\w+|\bntdll\b|\bkernel32\b|\.exe\b/gi;
const LINUX =
  /\/etc\/\w|\/bin\/(?:ba|z)?sh\b|\bcrontab\b|\bsystemctl\b|\/home\/|\.bashrc\b|\/proc\/|\/tmp\/|\bchmod \+x\b|\.ssh\b|\blibc\b|\bos\.fork\b|\bimport pwd\b|\bLD_PRELOAD\b|\bsudo\b/gi;

/** The system that texts speak of more often; `otherwise` when they speak of neither. */
export function systemOf(texts: readonly string[], otherwise: "linux" | "windows"): "linux" | "windows" {
  const count = (pattern: RegExp): number => new Set(texts.flatMap((text) => text.match(pattern) ?? [])).size;
  const [windows, linux] = [count(WINDOWS), count(LINUX)];
  if (windows === linux) return otherwise;
  return windows > linux ? "windows" : "linux";
}
