export function auditHelp(): string {
  return `Checks a log of what sandboxes did with their powers.

usage: micropython-wasm audit verify LOG.jsonl    whether any line was changed, moved or lost

The log is written by --audit of the command line, or by AuditLog of the library.

options
  --key-env NAME       the key of the log is in this environment variable
  --json               print the verdict as JSON
  -h, --help           print this

exit status
  0 every line is as it was written, and none is missing; 1 it was changed, or cut off; 2 the call was wrong

examples
  micropython-wasm --audit log.jsonl script.py
  micropython-wasm audit verify log.jsonl
  micropython-wasm audit verify log.jsonl --key-env AUDIT_KEY`;
}
