/** What people themselves said is to stand in their record. */
export const told = {
  action: 'Put right what they said…',
  title: 'What {name} said',
  lead: 'What people say of themselves counts more than a list: no roster that is imported later puts anything else there without asking.',
  field: 'About',
  value: 'This is right',
  valueHint: 'Leave it empty where nothing is to stand there.',
  save: 'Keep this',
  done: '{field} of {name} is kept as they said.',
  takeBack: 'They did not say so',
  takenBack: '{field} of {name} is no longer marked as their word.',
  mark: 'Their own word · {when} · {how}',
  markLabel: '{field}: their own word · {when} · {how}',
  kept: 'kept as they said themself',
  historyField: '{field}, their own word',
  howOn: '{on} · {how}',
} as const
