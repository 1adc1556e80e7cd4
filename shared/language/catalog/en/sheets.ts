/** Typing a printed sign-in sheet back in. */
export const sheets = {
  open: 'Type in a sign-in sheet…',
  title: 'Type in a sign-in sheet',
  none: 'No sign-in sheet was printed for this salon yet. Print one first; its numbers then stand for the same people for good.',
  which: 'Which sheet',
  sheet: 'Sheet {letter}',
  printed: '{rows, plural, one {# name} other {# names}}, printed {at}',
  text: 'Numbers that are ticked',
  hint: 'As in “3 7 12-18 41”.{blanks, plural, =0 {} other { On the empty lines ({first} to {last}): the number, the name and perhaps a phone number, a line for each.}}',
  tooLong: 'That is longer than any sheet. Type in one sheet at a time.',
  found:
    '{fresh, plural, =0 {Nobody new} one {# person} other {# people}}{already, plural, =0 {} other {, # known to be here}}{walkIns, plural, =0 {} one {, # from an empty line} other {, # from empty lines}}.',
  twice: 'Typed more than once: {rows}.',
  people: 'Who is meant',
  nobody: 'Not on this computer any more',
  already: 'here already',
  new: 'new',
  problems:
    '{count, plural, one {One thing cannot be taken like this} other {# things cannot be taken like this}}. Nothing is recorded until it is clear.',
  'problem.no-row': '“{text}”: sheet {letter} has no such number.',
  'problem.needs-name': '“{text}” is an empty line: write the name after the number.',
  'problem.unreadable': '“{text}” is neither a number nor a range, or was given a name twice.',
  'problem.other-sheet': '“{text}” belongs to another sheet; this one is {letter}.',
  record: '{count, plural, =0 {Record} one {Record # person} other {Record # people}}',
  done: '{arrived, plural, =0 {Nobody new was recorded} one {# person recorded as here} other {# people recorded as here}}{already, plural, =0 {} other {, # were already}}{walkIns, plural, =0 {} one {, # new person} other {, # new people}}.',
  recorded: 'The sheet is recorded',
  added:
    '{count, plural, one {# person came in from an empty line and may stand on the roster already.} other {# people came in from empty lines and may stand on the roster already.}} Look at that now, or whenever there is time.',
  review: 'Look for them on the roster',
  later: 'Later',
} as const
