/** Of the report's page; light and dark as the reader's system is. */
export const PAGE_STYLE = `
:root { --ink: #1c1e21; --paper: #ffffff; --soft: #f2f3f5; --line: #d5d8dd; --high: #b3261e; --medium: #9a5b00; --low: #356a9a; --info: #5f6670; --good: #2c6e49 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e6ea; --paper: #16181c; --soft: #202329; --line: #3a3f48; --high: #ff8a80; --medium: #ffb74d; --low: #82b7e6; --info: #a3abb7; --good: #81c995 }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
header { border-left: .4rem solid var(--good); padding-left: 1rem }
header.suspicious { border-color: var(--medium) }
header.dangerous { border-color: var(--high) }
h1 { font-size: 1.4rem; margin: 0; overflow-wrap: anywhere }
h2 { display: inline; font-size: 1.1rem }
h3 { font-size: 1rem; margin: 0 }
summary { cursor: pointer; padding: .4rem 0 }
.small { color: var(--info); font-size: .85rem; overflow-wrap: anywhere }
.summary li { overflow-wrap: anywhere }
.finding { border-left: .25rem solid var(--info); margin: .6rem 0; padding: .2rem .8rem }
.finding.high { border-color: var(--high) }
.finding.medium { border-color: var(--medium) }
.finding.low { border-color: var(--low) }
.mark { font-variant: small-caps; font-weight: bold }
.high .mark { color: var(--high) }
.medium .mark { color: var(--medium) }
.low .mark { color: var(--low) }
pre, code { font: .85rem/1.4 ui-monospace, monospace }
pre { background: var(--soft); margin: .4rem 0; max-height: 30rem; overflow: auto; padding: .5rem; white-space: pre-wrap; overflow-wrap: anywhere }
.wide { overflow-x: auto }
table { border-collapse: collapse; font-size: .85rem }
th, td { border-bottom: 1px solid var(--line); padding: .2rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { color: var(--info); font-weight: normal }
`;
