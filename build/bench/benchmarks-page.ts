import { markdownTable } from './results-table.mjs'
import type { Report } from './run-bench.ts'

/** docs/BENCHMARKS.md: the results with what a reader needs to judge and repeat them. */
export function benchmarksPage({ command, date, machine, results, failures }: Report): string {
  const missing = failures.map(({ what }) => `- ${what}`).join('\n')
  const { cores, memoryGb, system, electron, node } = machine
  return `# Benchmarks

Measured on ${date} with \`${command}\`, which writes this page; edit \`build/bench/benchmarks-page.ts\` instead of it.
Machine: ${cores} cores, ${memoryGb} GB of memory, ${system}, Electron ${electron}, Node ${node}${
    process.env['DISPLAY'] === undefined ? ', windows on a virtual display without a graphics card' : ''
  }.

${markdownTable(results)}
${missing === '' ? '' : `\nBroke off, and could not be measured:\n\n${missing}\n`}
## What is measured

The app is the packed one with the fuses that ship, in a real window, driven over the DevTools protocol. Members come
from a seeded roster (Chinese and Latin names, gaps, quoted cells), so every run measures the same people. The data key
is kept in a file, so that nothing asks; everything else is encrypted and durable as for anybody.

| figure | what it is | its floor or rival |
| --- | --- | --- |
| start | from asking the system for the process to the frame that shows the list, then to the frame that answers a key pressed in its search field; the list comes from a page kept for it, and the rest is read meanwhile. The app has been started once before, as a person's has | the first paint of an empty window of the same runtime |
| import | from the bytes of a roster to the command's answer (durable) and the list on screen showing everybody; every row is compared with everybody on the way (\`match\`) | the same reader in the same worker, rows written as plain pages in one transaction: no documents, no cipher, no members |
| longest task | the longest task of the window's thread during that import; the browser reports those over 50 ms | |
| search | a question to the store and its first 160 rows back; a real key in the real field to the frame with other rows | \`String.includes\` over the lines of the roster; a key to its letter in an empty window |
| sort | the whole list by name, in an app that speaks another language and has read everything, so that no order is prepared | the browser's \`Intl.Collator\` on the same names |
| edit | one field of one member until the disk has it | one bare IndexedDB write with strict durability |
| backup | everything to one encrypted file, piece by piece; every section of it read back from the disk, opened, and every page loaded; an empty profile that opens it (which reads it just so) and takes everything over | copying the folder of the database; the members' JSON zipped |
| exchange | everything to a file, and an empty profile joined with it. The file also carries the roster's rows as they came, the past, and signatures | unzip the members' JSON and write plain pages; the size of that JSON zipped |
| door | a desk in the packed app, five hundred expected: three letters of pinyin or of a number, each until other names are painted; Enter until the tick is painted, there and at a second desk in a window of its own; for how long the page's thread is held meanwhile, all in all and by the processor's own work, and how often for more than a frame at sixty a second; from the browser's trace | a key to its letter, and the same turns, in an empty window; one bare write with strict durability |
| evening | a salon's page with five hundred invited: opened from the list of members, searched, filtered by every chip, guests checked in by their key; for how long the page's thread is held, and how often for more than a frame, as at the door | the same texts as a screenful of plain elements in an empty window, searched and filtered alike |
| screens | ten chapters of five thousand with four years of evenings, 250 at each (at fewer members as much less), everything worked out: from a click in the sidebar or on a tab to the frame with that screen's own content, not the bar of something being worked out; five visits a screen, the first of which has its code still to load unless the window did so in a quiet moment | the screen of settings, which needs nothing worked out |
| print | badges for three hundred as PDF, from asking for it | an empty page as PDF |
| memory | after opening the list and a search | an empty window; the roster as text |
| disk | sealed bytes in IndexedDB a member, after an import; the database's own overhead is not in it | the member's line of the roster |
| pages | Automerge documents without a view, as the store uses them, in a fresh Node process | automerge-repo over storage in memory, opening the same bytes |
| activity | the history of everybody after a year of work (three of ten members edited, an evening a week), when every page has to be opened for it, asked again, and after the next start; an edit made over and over meanwhile | |
| sync | two stores, or twenty, in one Node process with lines and disks in memory: everything to a fresh device, meeting again with nothing new, a tick at the door, an edit in a mesh, a page that two changed apart | automerge-repo with the members alone; Automerge's own sync messages |
| sync-wire | two packed apps, each on a host of its own (a network namespace, a cable through a switch in software) with a display of its own, and once more both on one host. Times are of the system's clock, which both share: from the confirmed invitation to the frame with everybody on the other's list; from the line being there, and from the network being turned on, until each knows that the other has all it has; from the command of a check-in to the frame in which the counter on the other's door shows it. Bytes and packets are what the switch saw, with TLS, TCP and discovery; a minute of nothing is counted beside one with the network off | the same bytes, or 1 KB there and back, over TLS 1.3 and a WebSocket between two Node programs on the same hosts; gzip of the members as JSON, and of every record that is received as JSON |
| carriers | two stores in one Node process with disks in memory, past a real folder and past a stock sync server in a process of its own: everything written, everything read by a fresh device, a look that finds nothing new | the same bytes written, and flushed, as so many plain files, and read |
| sync-sim | a year of 50 devices with roles and chapters that meet by chance, whole stores in one process with lines in memory; held to have, in the end, exactly the pages that each may, in the same state ([what follows from it](sync.md)) | the growth of what each device has, as a file of everything |
| week | this week of a community with two thousand salons, 500,000 arrivals and 100,000 purchases, in a Node process of its own: what can be told at once, and everything, from nothing and a minute after the last look when one more guest has arrived; for how long the store was held at most | |
| guests | the guest list builder's answer for one chapter of ten thousand with four years of salons, in Node, as in the worker: opened, after a check-in, when a slider moves | everybody sorted by name |
| export | 50,000 rows of twenty columns from rows to bytes, in steps, in a fresh Node process as in the worker: every cell guarded or typed, what a charset lacks counted; the longest step is how long nobody else would be heard, collections of memory among them | Papa Parse and SheetJS on the same rows, in one go |
| match | two seeded Chinese rosters of 10,000 rows, half of the people in both; one of 50,000 with 15,000 repeats; from records to pairs, in a fresh Node process, as in the worker | the same rows as one line each: fuzzball's \`token_sort_ratio\` of each pair, Fuse.js searching each; both on so many left rows against all right ones, multiplied up |
| quality | pairs in the lanes safe and choose against what is true: rosters of 2,000 rows from Taiwan, the mainland, Hong Kong and mixed (namesakes, families behind one telephone, passed-on numbers, pinyin, nicknames, damaged numbers), and labelled sets (\`--labelled\`) | telephone or e-mail equal; the best line by fuzzball from 75 of 100, and by Fuse.js, for 150 rows of each roster |

## How noise is handled

A figure is the median of its runs; least and most stand beside it. App and floor take turns within one run of the
benchmark, so a ratio says more than either number: a machine that is busy slows both. Aims are met or missed by the
median, or by the worst run where the aim says so. These are benchmarks, not tests: a slow machine fails nothing.
`
}
