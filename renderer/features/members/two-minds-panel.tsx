import { Link } from 'wouter'
import type { Decision } from '../../../shared/protocol/decisions.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'

type TwoMinds = Extract<Decision, { readonly kind: 'people' }>

/** One organizer says that this is one person with somebody else, another that it is not; settled among the decisions. */
export function TwoMindsPanel({ decision: { a, b } }: { readonly decision: TwoMinds }) {
  const { t } = useLanguage()
  return (
    <Notice tone="seal" title={t('review.decisionTitle', { a: a.name, b: b.name })}>
      <p>{t('review.decisionText')}</p>
      <p>
        <Link href="/decisions">{t('frame.decisions')}</Link>
      </p>
    </Notice>
  )
}
