import { AGES, USES } from '../../shared/domain/contact-rules.ts'
import type { ContactFacts, Use, Way } from '../../shared/domain/contact-rules.ts'
import type { ConsentKey, Consents } from '../../shared/domain/consent.ts'
import { CONSENT_BASES } from '../../shared/domain/consent-settings.ts'
import type { ConsentSettings } from '../../shared/domain/consent-settings.ts'

export interface ContactCase {
  readonly facts: ContactFacts
  readonly use: Use
  readonly way: Way
  readonly settings: ConsentSettings
}

const STATES = [undefined, 'given', 'withdrawn'] as const
const YES_NO = [false, true] as const
/** Two channels stand for six: a word about one says nothing of another. */
const WAYS = ['email', 'line', 'inPerson'] as const

/** Every case that the table of contact can meet, where what was said about e-mail stands for what was said about any channel. */
export function* casesOfContact(): Generator<ContactCase> {
  for (const use of USES)
    for (const way of WAYS)
      for (const deceased of YES_NO)
        for (const noContact of YES_NO)
          for (const archived of YES_NO)
            for (const age of AGES)
              for (const basis of CONSENT_BASES)
                for (const consents of everythingSaid(use))
                  yield {
                    facts: { deceased, noContact, archived, age, consents },
                    use,
                    way,
                    settings: {
                      bases: { contact: basis, news: basis, partners: basis, pictures: basis },
                      adultAt: null,
                    },
                  }
}

function* everythingSaid(use: Use): Generator<Consents> {
  for (const guardian of STATES)
    for (const contact of STATES)
      for (const own of STATES)
        yield {
          ...word('standing:guardian', guardian),
          ...word('contact:email', contact),
          ...(use !== 'contact' && use !== 'administration' && word(OWN[use], own)),
        }
}

const OWN = { news: 'news:email', partners: 'partners:any', pictures: 'pictures:any' } as const

function word(key: ConsentKey, state: (typeof STATES)[number]): Consents {
  return state === undefined ? {} : { [key]: { state } }
}
