import { usualReach } from '../../helpers/reach.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideNames, showNames } from '../../../shared/drafts/hidden-names.ts'
import { draftOf, NO_EVENING, noDraftFor, personalValues } from '../../../shared/drafts/personal-letter.ts'
import { factsOf, promptFor } from '../../../shared/drafts/prompt.ts'
import type { Story } from '../../../shared/drafts/story.ts'
import { PERSONAL_TEXTS } from '../../../shared/drafts/templates/personal-texts.ts'
import { CONSENT_CHANNELS } from '../../../shared/domain/consent.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { ALL_PLACEHOLDERS, LETTER_LANGUAGES, PERSONAL_KINDS, TONES } from '../../../shared/domain/letter.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { openChannels } from '../../../shared/domain/reach.ts'

const someDay = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2027-06-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const some = fc.stringMatching(/^[A-Za-z一-龥]{2,12}$/u)
const maybe = fc.option(some, { nil: null })
const someone = fc.record({ name: fc.constantFrom('王小明', '陳怡君', 'Anna Schmidt', 'Amy (陳佩珊)', 'Li Wei') })
const someStory: fc.Arbitrary<Story> = fc.record({
  since: fc.option(someDay, { nil: null }),
  visits: fc.nat(140),
  last: fc.option(fc.record({ theme: some, day: someDay }), { nil: null }),
  missed: maybe,
  met: fc.array(someone, { maxLength: 5 }),
  idea: maybe,
  said: maybe,
  help: maybe,
  friend: fc.option(someone, { nil: null }),
})
const someLetter = fc.record({
  language: fc.constantFrom(...LETTER_LANGUAGES),
  kind: fc.constantFrom(...PERSONAL_KINDS),
  tone: fc.constantFrom(...TONES),
})
const someAround = fc.record({
  occasion: fc.oneof(fc.constant(''), some),
  until: fc.option(someDay, { nil: null }),
  chapter: fc.oneof(fc.constant(''), some),
  sender: fc.oneof(fc.constant(''), some),
  today: fc.constant('2026-11-22'),
})
const someEvening = fc.option(
  fc.record({
    theme: some,
    date: fc.constant('3月7日（週六）'),
    time: fc.constant('19:00–21:00'),
    venue: fc.oneof(fc.constant(''), some),
    fee: fc.oneof(fc.constant(''), fc.constant('$300')),
    host: fc.oneof(fc.constant(''), some),
    answerBy: fc.oneof(fc.constant(''), some),
  }),
  { nil: NO_EVENING },
)

const SECRETS = {
  notes: 'SECRETNOTE',
  birthday: '1971-02-03',
  phone: '0912000111',
  email: 'secret@example.org',
  address: 'SECRETSTREET',
  organization: 'SECRETFIRM',
  occupation: 'SECRETJOB',
  number: 'SECRETNUMBER',
}
const member: Member = {
  id: 'mem_1' as MemberId,
  name: '林書豪',
  tags: ['SECRETTAG'],
  interests: [],
  memberships: {},
  consents: {},
  sources: [],
  created: 0,
  ...SECRETS,
}

describe('A draft from the program’s own texts', () => {
  it('has no hole, however little is known: no braces, no empty quotation marks, nothing before a mark', () => {
    fc.assert(
      fc.property(someLetter, someStory, someEvening, someAround, (how, story, evening, around) => {
        const values = personalValues(member, how, { story, evening, around })
        const text = draftOf(PERSONAL_TEXTS[how.language][how.kind][how.tone], values)
        expect(text).not.toMatch(/[{}｛｝]|“”|「」|（）|\(\)| [,.;!?]|[，：、][。，！]|  |\n\n\n/u)
        expect(text).toMatch(/\p{L}/u)
      }),
    )
  })

  it('says every fact that its text asks for and that there is', () => {
    fc.assert(
      fc.property(someLetter, someStory, someEvening, someAround, (how, story, evening, around) => {
        const values = personalValues(member, how, { story, evening, around })
        const text = draftOf('{said}\n{adopted idea}\n{warmest tie}\n{theme}\n{occasion}', values)
        const facts = [values.said, values.idea, values.friend, values.theme, values.occasion].filter(Boolean)
        expect(text).toBe(facts.join('\n').trimEnd())
      }),
    )
  })

  it('has nothing of the record that is for organizers only, nor of anybody else', () => {
    fc.assert(
      fc.property(someLetter, someStory, someEvening, someAround, (how, story, evening, around) => {
        const values = personalValues(member, how, { story, evening, around })
        const text = draftOf(ALL_PLACEHOLDERS.map((each) => `{${each}}`).join('\n'), values)
        for (const secret of [...Object.values(SECRETS), 'SECRETTAG', '1971']) expect(text).not.toContain(secret)
        const known = new Set([...Object.values(values), ...Object.values(values).map((value) => value.trim())])
        for (const line of text.split('\n')) expect(known).toContain(line)
      }),
    )
  })

  it('is written to nobody who refuses contact, and to everybody whom a channel is open to', () => {
    const consents = fc.dictionary(
      fc.constantFrom(...CONSENT_CHANNELS.map((channel) => `contact:${channel}` as const)),
      fc.record({ state: fc.constantFrom('given' as const, 'withdrawn' as const) }),
    )
    fc.assert(
      fc.property(consents, fc.boolean(), (given, isReachable) => {
        const { phone: _phone, email: _email, address: _address, ...nowhere } = member
        const somebody: Member = { ...(isReachable ? member : nowhere), consents: given }
        const hasRefused = Object.values(given).some(({ state }) => state === 'withdrawn')
        expect(noDraftFor(somebody, usualReach)).toBe(
          hasRefused && openChannels(somebody, usualReach).length === 0 ? 'withdrawn' : null,
        )
      }),
    )
  })
})

describe('What a model is asked', () => {
  const wish = fc.tuple(someLetter, someStory, someEvening, someAround, fc.subarray([...ALL_PLACEHOLDERS]))

  it('tells each fact that was not struck out, and none that was', () => {
    fc.assert(
      fc.property(wish, ([how, story, evening, around, struck]) => {
        const values = personalValues(member, how, { story, evening, around })
        const template = PERSONAL_TEXTS[how.language][how.kind][how.tone]
        const { messages } = promptFor({
          ...how,
          values,
          template,
          struck: new Set(struck),
          people: [],
          hideNames: false,
        })
        const lines = (messages[1]?.content ?? '').split('\n').filter((line) => line.startsWith('- '))
        const told = factsOf(values).filter((each) => !struck.includes(each))
        expect(lines.map((line) => line.replace(/^- [^：:]*(?:：|: )/u, ''))).toEqual(told.map((each) => values[each]))
      }),
    )
  })

  it('names nobody when names are hidden', () => {
    fc.assert(
      fc.property(wish, ([how, story, evening, around, struck]) => {
        const values = personalValues(member, how, { story, evening, around })
        const template = PERSONAL_TEXTS[how.language][how.kind][how.tone]
        const people = [
          [values.name, '林書豪', '書豪'],
          ['王小明'],
          ['陳怡君'],
          ['Anna', 'Anna Schmidt'],
          ['Wei', 'Li Wei'],
          ['陳佩珊', 'Amy'],
        ]
        const { messages } = promptFor({ ...how, values, template, struck: new Set(struck), people, hideNames: true })
        for (const { content } of messages)
          expect(content).not.toMatch(/書豪|小明|怡君|佩珊|\bAnna\b|\bSchmidt\b|\bWei\b|\bAmy\b/u)
      }),
    )
  })
})

describe('Hidden names', () => {
  const people = [['王小明', '小明'], ['Amy', 'Amy Chen'], ['An'], ['歐陽子軒']]
  const pieces = fc.constantFrom(
    '王小明',
    '小明',
    'Amy',
    'Amy Chen',
    'An',
    'And',
    '歐陽子軒',
    ' ',
    '，',
    'P1',
    '[N2]',
    '$&',
    '\n',
  )

  it('come back as the people they stood for', () => {
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('')
        const { text: hidden, marks } = hideNames(text, people)
        const { text: shown, strangers } = showNames(hidden, marks)
        expect(strangers).toEqual([])
        // Each form of a name comes back as the form that the person is called by.
        const called = hideNames(shown, people)
        expect(called.text).toBe(hidden)
        expect(hidden).not.toMatch(/小明|歐陽/u)
      }),
    )
  })

  it('leave a text without names as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('¶¶¶¶'))
        expect(hideNames(text, [['¶¶¶¶']]).text).toBe(text)
      }),
    )
  })

  it('take any form of any name, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, unit: 'grapheme' }), some, (name, around) => {
        const form = name.trim()
        fc.pre(/../su.test(form) && !around.includes(form))
        const { text, marks } = hideNames(`${around} ${form} ${around}`, [[form]])
        expect(text).toMatch(/ \[[A-Z]1\] /u)
        expect(showNames(text, marks).text).toBe(`${around} ${form} ${around}`)
      }),
    )
  })
})
