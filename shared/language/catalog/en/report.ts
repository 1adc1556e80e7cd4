/** An evening on one page. */
export const report = {
  hosts: 'Hosted by {names}',
  came: 'Who came',
  cameWords:
    '{companions, plural, =0 {guests} one {guests, and # they brought along} other {guests, and # they brought along}}',
  fresh: 'for the first time',
  returning: 'came again',
  walkIns: 'came without being asked',
  kept: 'of those who said yes',
  tiers:
    '{partner, plural, one {# partner} other {# partners}} · {member, plural, one {# member} other {# members}} · {customer, plural, one {# customer} other {# customers}} · {potential, number} potential{visitors, plural, =0 {} other { · # from other chapters}}',
  tiersUnknown: 'Tiers could not be worked out.',
  ties: 'Ties',
  pairs: 'pairs met',
  newPairs: 'of them for the first time',
  warmed: 'ties became warm',
  of: '{part, number} of {all, number}',
  welcomed: 'newcomers met somebody who had been before',
  bridges:
    '{circles, plural, =0 {bridges between circles} one {bridges between circles (# circle)} other {bridges between # circles}}',
  said: 'What people said',
  saidNothing: 'Nobody has said anything yet.',
  rating: '{mean} of 5 ({count, plural, one {# answer} other {# answers}})',
  money: 'Cost',
  noMoney: 'No costs were written down.',
  perHead: '{amount} per head',
  costs:
    '{cost} in all, {short, plural, =0 {{balance} left over} other {{balance} short}}{estimated, plural, =0 {} other {; in part as planned}}.',
  next: 'What came of it',
  nobody: 'Nobody was ticked as having come.',
  picture: '{came, number} people, {pairs, number} pairs who met, {newPairs, number} of them for the first time',
  legendDot: 'a guest',
  legendFresh: 'first time',
  legendNew: 'met for the first time',
  legendTie: 'met again',
} as const
