export function inspectHelp(): string {
  return `Runs a suspicious script in a decoy, reads what it does not run, and reports what it is after.

usage: micropython-wasm inspect [options] suspicious.py
       micropython-wasm inspect [options] -         the script comes from standard input

The script gets no file, no network and no program of yours: what it finds is made up, and what it does there is noted.
The same script gives the same report, byte for byte.

options
  --json               print the report as JSON
  --html FILE          also write the report as one page, which loads and runs nothing
  --persona NAME       the machine that it finds: linux or windows (what the script looks written for)
  --network FILE       a JSON file with what addresses answer: { "http://example.com/a": "text", … }
  --fuel N             work that the run may take, counted the same way on every machine
  --timeout DURATION   time that the run may take, such as 300ms, 5s, 2m; a report that this ends depends on the machine
  -h, --help           print this

exit status
  0 nothing was found, which does not say that the script is safe; 10 findings of low or medium severity;
  20 findings of high severity; 2 the call was wrong

examples
  micropython-wasm inspect suspicious.py
  micropython-wasm inspect --html report.html suspicious.py
  micropython-wasm inspect --persona windows --network answers.json suspicious.py
  curl -s https://example.com/setup.py | micropython-wasm inspect --json -`;
}
