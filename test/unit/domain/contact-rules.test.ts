import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { CONSENT_CHANNELS } from '../../../shared/domain/consent.ts'
import type { ConsentKey, Consents } from '../../../shared/domain/consent.ts'
import { USUAL_CONSENT } from '../../../shared/domain/consent-settings.ts'
import type { ConsentSettings } from '../../../shared/domain/consent-settings.ts'
import { CONTACT_RULES, decidingRule, mayReach } from '../../../shared/domain/contact-rules.ts'
import type { ContactFacts, Use, Way } from '../../../shared/domain/contact-rules.ts'
import { casesOfContact } from '../../helpers/contact-cases.ts'
import { plainly } from '../../helpers/contact-plainly.ts'

const WAYS: readonly Way[] = [...CONSENT_CHANNELS, 'inPerson']

const living: ContactFacts = { deceased: false, noContact: false, archived: false, age: 'adult', consents: {} }
const said = (...keys: readonly (readonly [ConsentKey, 'given' | 'withdrawn'])[]): Consents =>
  Object.fromEntries(keys.map(([key, state]) => [key, { state }]))

/** One case for each row of the table, and what comes of it. */
const EXAMPLES: Readonly<Record<string, readonly [Partial<ContactFacts>, Use, Way, string]>> = {
  books: [{ deceased: true, noContact: true, archived: true }, 'administration', 'post', 'may'],
  deceased: [{ deceased: true, consents: said(['contact:email', 'given']) }, 'contact', 'email', 'deceased'],
  'no-contact': [{ noContact: true, consents: said(['news:email', 'given']) }, 'news', 'email', 'noContact'],
  archived: [{ archived: true, consents: said(['partners:any', 'given']) }, 'partners', 'email', 'archived'],
  'minor-refused': [
    { age: 'minor', consents: said(['standing:guardian', 'withdrawn'], ['pictures:any', 'given']) },
    'pictures',
    'email',
    'guardianRefused',
  ],
  'minor-partners': [
    { age: 'minor', consents: said(['standing:guardian', 'given'], ['partners:any', 'given']) },
    'partners',
    'email',
    'minor',
  ],
  'minor-unasked': [{ age: 'minor', consents: said(['contact:line', 'given']) }, 'contact', 'line', 'minor'],
  'in-person': [{ consents: said(['contact:phone', 'withdrawn']) }, 'contact', 'inPerson', 'may'],
  'channel-withdrawn': [
    { consents: said(['contact:email', 'withdrawn'], ['news:email', 'given']) },
    'news',
    'email',
    'withdrawn',
  ],
  withdrawn: [{ consents: said(['pictures:any', 'withdrawn']) }, 'pictures', 'email', 'withdrawn'],
  given: [{ consents: said(['news:line', 'given']) }, 'news', 'line', 'may'],
  'silent-opt-in': [{ consents: said(['contact:email', 'given']) }, 'news', 'email', 'missing'],
  silent: [{ age: 'unknown' }, 'contact', 'post', 'may'],
}

describe('The table of who may be reached', () => {
  it('has an example for every row', () => {
    expect(CONTACT_RULES.map(({ name }) => name)).toEqual(Object.keys(EXAMPLES))
  })

  it.each(Object.entries(EXAMPLES))('decides by row %s', (name, [facts, use, way, verdict]) => {
    const rule = decidingRule({ ...living, ...facts }, use, way, USUAL_CONSENT)
    expect(rule).toMatchObject({ name, verdict })
  })

  it('says in every case what the rules say in plain words', () => {
    const other = [...casesOfContact()].filter(({ facts, use, way, settings }) => {
      const verdict = mayReach(facts, use, way, settings)
      return (verdict.ok ? 'may' : verdict.reason) !== plainly(facts, use, way, settings)
    })
    expect(other).toEqual([])
  })

  it('needs each of its rows', () => {
    const needed = new Set<string>()
    for (const { facts, use, way, settings } of casesOfContact())
      needed.add(decidingRule(facts, use, way, settings).name)
    expect([...needed].sort()).toEqual(CONTACT_RULES.map(({ name }) => name).sort())
  })

  it('reaches the dead, and those who asked to be left alone, by nothing that was ever agreed to', () => {
    const everything = said(
      ...CONSENT_CHANNELS.flatMap((channel) => [
        [`contact:${channel}` as const, 'given' as const] as const,
        [`news:${channel}` as const, 'given' as const] as const,
      ]),
    )
    for (const way of WAYS)
      for (const use of ['contact', 'news'] as const)
        for (const shut of [{ deceased: true }, { noContact: true }])
          expect(mayReach({ ...living, ...shut, consents: everything }, use, way, USUAL_CONSENT).ok).toBe(false)
  })

  it('lets nobody more through when anybody says no to anything more', () => {
    const through = refusedCases().flatMap(({ facts, use, way, settings }) =>
      KEYS.filter((key) => {
        const more = { ...facts, consents: { ...facts.consents, [key]: { state: 'withdrawn' as const } } }
        return mayReach(more, use, way, settings).ok
      }),
    )
    expect(through).toEqual([])
  })

  it('lets nobody more through when the community asks for a yes', () => {
    const strict: ConsentSettings = {
      ...USUAL_CONSENT,
      bases: { contact: 'optIn', news: 'optIn', partners: 'optIn', pictures: 'optIn' },
    }
    expect(refusedCases().filter(({ facts, use, way }) => mayReach(facts, use, way, strict).ok)).toEqual([])
  })
})

function refusedCases() {
  return [...casesOfContact()].filter(({ facts, use, way, settings }) => !mayReach(facts, use, way, settings).ok)
}

const KEYS = [
  'contact:email',
  'news:email',
  'partners:any',
  'pictures:any',
  'standing:guardian',
] as const satisfies readonly ConsentKey[]

describe('The page about consent', () => {
  it('shows the table as it is', async () => {
    const page = await readFile(new URL('../../../docs/consent.md', import.meta.url), 'utf8')
    const [, table = ''] = page.split('| row | for | when | decides |')
    const shown = table
      .split('\n\n')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    expect(shown).toEqual(
      CONTACT_RULES.map(({ name, uses, when, verdict }) => {
        const conditions = Object.entries(when).map(([what, value]) => (value === true ? what : `${what}: ${value}`))
        return `| ${name} | ${uses.join(', ')} | ${conditions.join(', ') || 'always'} | ${verdict} |`
      }),
    )
  })
})
