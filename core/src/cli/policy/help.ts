export function policyHelp(): string {
  return `Says what a policy grants: one JSON document with all that a sandbox may do.

usage: micropython-wasm policy check FILE…      whether they are policies, and all that is wrong with them
       micropython-wasm policy explain FILE     what code under it may do, and may not, in plain words
       micropython-wasm policy diff A B         what B grants more, less, or in another way than A
       micropython-wasm policy schema           the JSON Schema of policies, for editors and other programs

- in the place of a file is standard input.

options
  --json               print the answer of check, explain or diff as one JSON document
  -h, --help           print this

exit status
  0 no problems; no difference; 1 there are some; 2 the call was wrong, or a file cannot be read
  (explain and diff: or is no policy)

examples
  micropython-wasm policy check policies/*.json
  micropython-wasm policy explain plugin.json
  git show HEAD~1:plugin.json | micropython-wasm policy diff - plugin.json
  micropython-wasm policy schema > policy.schema.json`;
}
