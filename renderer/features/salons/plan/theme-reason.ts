import type { ThemeReason } from '../../../../shared/domain/theme.ts'
import type { Speech } from '../../../ui/language.tsx'

/** Why something is suggested as a theme, in one sentence with its own numbers. */
export function themeReason(why: ThemeReason, { t, formats }: Speech): string {
  switch (why.kind) {
    case 'outcome':
      return t('plan.whyOutcome', { after: why.after })
    case 'question':
      return t('plan.whyQuestion', { after: why.after })
    case 'idea':
      return why.after === '' ? t('plan.whyIdea') : t('plan.whyIdeaAfter', { after: why.after })
    case 'interest':
      return why.days === null
        ? t('plan.whyInterestNever', { members: why.members })
        : t('plan.whyInterest', { members: why.members, days: why.days })
    case 'liked': {
      const said = { after: why.after, reviews: why.reviews, rating: formats.number(why.rating) }
      return why.keep === '' ? t('plan.whyLiked', said) : t('plan.whyLikedKeep', { ...said, keep: why.keep })
    }
  }
}
