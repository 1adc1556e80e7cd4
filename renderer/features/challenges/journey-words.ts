import type { JourneyStep } from '../../../shared/domain/journey.ts'
import type { CompanionRow, JourneyPanel, OpenStep } from '../../../shared/protocol/journeys.ts'
import type { Speech } from '../../ui/language.tsx'

/** What a step is called: in the community's words, or in the product's. */
export function stepWords({ rule, text }: Pick<JourneyStep, 'rule' | 'text'>, { t }: Speech): string {
  return text === '' && rule !== 'own' ? t(`journeys.step.${rule}`) : text
}

/** When a step should be done: by a day, or so many days ago. */
export function dueWords({ until, late }: OpenStep, { t, formats }: Speech): string {
  if (late > 0) return t('journeys.late', { days: late })
  return late === 0 ? t('journeys.dueToday') : t('journeys.dueBy', { date: formats.date(until) })
}

/** What shows that a step is done. */
export function doneWords(done: NonNullable<JourneyPanel['steps'][number]['done']>, { t, formats }: Speech): string {
  const date = formats.date(done.day)
  switch (done.why) {
    case 'touched':
      return t('journeys.why.touched', { date })
    case 'companion':
      return t('journeys.why.companion', { date, name: done.who.name })
    case 'came':
      return t('journeys.why.came', { date, theme: done.theme })
    case 'met':
      return t('journeys.why.met', { date, names: formats.list(done.people.map(({ name }) => name)) })
    case 'introduced':
      return t('journeys.why.introduced', { date, name: done.who.name })
    case 'gave':
      return t('journeys.why.gave', { date, what: done.what })
    case 'ticked':
      return t('journeys.why.ticked', { date, by: done.by, word: done.word === '' ? 'none' : done.word })
  }
}

/** Why somebody would be a good companion, with their own numbers. */
export function companionWhy({ interests, warm, companions, known }: CompanionRow, { t, formats }: Speech): string {
  return [
    interests.length > 0 && t('journeys.sharesInterests', { interests: formats.list(interests) }),
    t('journeys.warmWith', { count: warm }),
    known && t('journeys.knowsAlready'),
    companions > 0 && t('journeys.goesWith', { count: companions }),
  ]
    .filter((part) => part !== false)
    .join(' · ')
}
