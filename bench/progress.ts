/** A line on standard error, so that standard output holds nothing but tables. */
export function progress(message: string): void {
  process.stderr.write(`${message}\n`);
}
