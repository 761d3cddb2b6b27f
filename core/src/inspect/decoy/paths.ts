/** Where a path of the persona's is among the files of the sandbox, whose paths are those of Linux: `C:\a` is `/C:/a`. */
export function sandboxPath(path: string, windows: boolean): string {
  if (!windows) return path;
  const slashes = path.replaceAll("\\", "/");
  return `/${slashes.slice(0, 1).toUpperCase()}${slashes.slice(1)}`;
}

/** The other way round. */
export function personaPath(path: string, windows: boolean): string {
  return windows ? path.slice(1).replaceAll("/", "\\") : path;
}

/** Puts a name behind a folder. */
export function below(folder: string, name: string, windows: boolean): string {
  return `${folder}${windows ? "\\" : "/"}${name}`;
}
