import { Worker } from "node:worker_threads";

/**
 * Starts a worker on a TypeScript file. Node 20 cannot read TypeScript by itself and a worker does not inherit its
 * parent's loader, so the worker's own first line installs it.
 */
export function startWorker(file: URL): Worker {
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const program = `import(${loader}).then((tsx) => { tsx.register(); return import(${JSON.stringify(file.href)}); })`;
  return new Worker(program, { eval: true });
}
