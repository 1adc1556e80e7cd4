/** Why two records may be one person, or why not: fragments in a list, and the lanes they lead to. */
export const matching = {
  'lane.safe': 'Safe',
  'lane.choose': 'Choose',
  'lane.maybe': 'Maybe two people',
  'lane.namesakes': 'Namesakes',
  'reason.name-same': 'same name',
  'reason.name-characters':
    '{left, select, none {same name in traditional and simplified characters} other {{left}/{right} are one character}}',
  'reason.name-order': 'same name, the other way round',
  'reason.name-title': 'same name without the title',
  'reason.name-reading': '{left, select, none {the names are read alike} other {{left} and {right} are read alike}}',
  'reason.name-spelling':
    '{left, select, none {two spellings of one name} other {{left} and {right} are spellings of one name}}',
  'reason.name-nickname': '{left, select, none {a nickname that fits} other {nickname: {left}, {right}}}',
  'reason.name-typing':
    '{left, select, none {names a typing mistake apart} other {{left} and {right} are a typing mistake apart}}',
  'reason.name-part': 'one gives only a part of the name',
  'reason.name-rare': 'a rare name',
  'reason.name-common': '{count, select, none {a common name} other {a common name: {count} people bear it}}',
  'reason.name-differs': 'different names',
  'reason.name-characters-differ':
    '{left, select, none {read alike but written with other characters} other {{left} and {right} are read alike but are other characters}}',
  'reason.given-differs': 'different given names',
  'reason.phone-same': 'same phone',
  'reason.phone-repaired': 'same phone once repaired',
  'reason.phone-typing':
    '{left, select, none {phones one digit apart} other {phones one digit apart: {left}, {right}}}',
  'reason.phone-shared': '{count, select, none {the phone is shared} other {{count} people share the phone}}',
  'reason.phone-differs': 'different phones',
  'reason.email-same': 'same e-mail',
  'reason.email-typing':
    '{left, select, none {e-mails a typing mistake apart} other {e-mails a typing mistake apart: {left}, {right}}}',
  'reason.email-shared': '{count, select, none {the mailbox is shared} other {{count} people share the mailbox}}',
  'reason.email-differs': 'different e-mails',
  'reason.email-name': '{value, select, none {the e-mail fits the name} other {{value} fits the name}}',
  'reason.account-same': 'same LINE or WeChat',
  'reason.account-differs': 'different LINE or WeChat',
  'reason.number-same': '{value, select, none {same membership number} other {same membership number {value}}}',
  'reason.number-differs': 'different membership numbers',
  'reason.birthday-same': 'same birthday',
  'reason.birthday-swapped':
    '{left, select, none {same birthday with day and month exchanged} other {day and month exchanged: {left}, {right}}}',
  'reason.birthday-typing':
    '{left, select, none {birthdays a typing mistake apart} other {birthdays nearly the same: {left}, {right}}}',
  'reason.birthday-differs': '{left, select, none {different birthdays} other {different birthdays: {left}, {right}}}',
  'reason.address-same': 'same address',
  'reason.address-similar': 'similar address',
  'reason.address-differs': 'different addresses',
  'reason.city-same': 'same town',
  'reason.city-differs': 'different towns',
  'reason.organization-same': 'same organization',
  'reason.gender-differs': 'different genders',
  'reason.both-checked-in': 'both checked in at one salon',
  'reason.decided-apart': 'somebody decided that they are two people',
  'reason.chain':
    '{sign, select, plus {both are surely the same as a third} other {they would only be one through a third}}',
  'reason.crowd': '{count, select, none {one of many alike} other {one pair of {count} who bear the name}}',
} as const
