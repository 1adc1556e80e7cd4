export const decisions = {
  title: 'Decisions',
  subtitle: '{count, plural, one {# thing} other {# things}} to decide',
  intro:
    'Two organizers wrote different things while apart. Both values are kept until you choose; every choice can be undone.',
  fieldOf: '{field} of {name}',
  writtenBy: '{who} · {when}',
  you: 'You',
  somebody: 'Somebody',
  nothing: 'empty',
  take: 'Take this one',
  settled: '{field} of {name} is “{value}” now.',
  settledEmpty: '{field} of {name} is empty now.',
  keysHint: 'Press 1 or 2 to choose, ↑ ↓ to go on.',
  openRecord: 'Open {name}',
  overbookedTitle: '{name} has more guests than seats',
  overbookedText:
    '{going} people said they are coming and there are {capacity} seats. Two organizers gave away the same seats. Add seats, or ask {beyond, plural, one {one person} other {# people}} to wait.',
  overbookedSeats: 'Make it {count} seats',
  overbookedOpen: 'Look at the guest list',
  seatsSettled: '{name} has {count} seats now.',
  emptyTitle: 'All is agreed',
  emptyText:
    'Where two organizers change the same thing while apart, both values appear here and you choose. At the moment there is nothing to choose.',
  kindMember: 'Member',
  kindSalon: 'Salon',
  kindChapter: 'Chapter',
} as const
