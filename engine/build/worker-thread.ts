import { Worker } from "node:worker_threads";

/**
 * Starts a worker on a TypeScript file. Node 20 cannot read TypeScript by itself and a worker does not inherit its
 * parent's loader, so the worker's own first line installs it.
 */
export function startWorker(file: URL, data?: unknown): Worker {
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const program = `import(${loader}).then((tsx) => { tsx.register(); return import(${JSON.stringify(file.href)}); })`;
  // node:wasi would announce in every run that it is experimental.
  return new Worker(program, { eval: true, workerData: data, execArgv: ["--no-warnings"] });
}
