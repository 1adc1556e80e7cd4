export const erasure = {
  action: 'Erase…',
  title: 'Erase {names}',
  titleMany: 'Erase {count, plural, one {# person} other {# people}}',
  lead: 'Everything about {count, plural, one {this person} other {these people}} goes: from this device at once, from every other device when it next hears of it, and for good. Nothing takes it back.',
  what: 'What goes',
  keeps: 'What stays, without a name',
  after: 'What cannot be called back',
  records:
    '{count, plural, one {# record with every field, note and consent} other {# records with every field, note and consent}}',
  facts: '{count, plural, one {# contact, point, idea or decision} other {# contacts, points, ideas and decisions}}',
  rows: '{count, plural, one {# row of an imported roster} other {# rows of imported rosters}}',
  history: 'What the history says of all that',
  evenings: 'A nameless place at {count, plural, one {# evening} other {# evenings}}, so that headcounts stay right',
  purchases: 'Day and amount of {count, plural, one {# purchase} other {# purchases}}, for the books',
  devices:
    '{count, plural, one {# other device follows} other {# other devices follow}} when they next hear of it: {names}',
  folders: '{count, plural, one {The shared folder is} other {# shared folders are}} written anew by each device',
  server: 'A sync server forgets nothing: what it has stays there, encrypted. To be rid of it, turn to another server.',
  exports: '{count, plural, one {# list} other {# lists}} that went out with them in it',
  backups: 'Backups made before, and anything that was printed or copied',
  names:
    'Where somebody wrote the name in a note about somebody else or in an evening’s text, it stays. Search for it afterwards.',
  sure: 'I have looked, and nobody needs this any more',
  do: 'Erase for good',
  doing: 'Erasing…',
  done: '{count, plural, one {# person was erased} other {# people were erased}}.',
} as const
