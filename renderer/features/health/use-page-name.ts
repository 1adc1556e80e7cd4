import type { HealthName } from '../../../shared/protocol/health.ts'
import { useLanguage } from '../../ui/language.tsx'

/** Names a page as people know it: what it holds, which of several, of which years or which evening, and whose. */
export function usePageName(): (page: HealthName) => string {
  const { t } = useLanguage()
  return ({ kind, nth, years, salon, chapter }) => {
    const [first, last] = years ?? []
    const when = first === undefined || last === undefined ? '' : yearsOf(first, last)
    const parts = [t(`health.kind.${kind}`), nth === null ? '' : t('health.nth', { nth }), when, salon, chapter]
    return parts.filter((part) => part !== '').join(' · ')
  }

  function yearsOf(first: number, last: number): string {
    return first === last
      ? t('health.year', { year: String(first) })
      : t('health.years', { first: String(first), last: String(last) })
  }
}
