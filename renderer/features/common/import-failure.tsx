import type { Problem } from '../../../shared/domain/problem.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Why a file could not be read or taken in, and that nothing has changed. */
export function ImportFailure({ failure }: { readonly failure: Problem }) {
  const { t, problem } = useLanguage()
  return (
    <Notice tone="seal" title={t('rosters.failedTitle')} live>
      <p>{problem(failure)}</p>
      <p>{t('rosters.failedKeep')}</p>
    </Notice>
  )
}
