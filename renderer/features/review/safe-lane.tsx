import type { SourceId } from '../../../shared/domain/ids.ts'
import type { ReviewView } from '../../../shared/protocol/people.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { LaneEmpty } from './lane-empty.tsx'
import { MergesList } from './merges-list.tsx'
import { useBulk } from './use-bulk.ts'

export interface SafeLaneProps {
  readonly review: ReviewView
  readonly source: SourceId | null
  readonly onLook: () => void
}

/** What was merged because nothing speaks against it; and safe pairs that still wait, merged in one go or looked at. */
export function SafeLane({ review: { counts, merged }, source, onLook }: SafeLaneProps) {
  const { t } = useLanguage()
  const bulk = useBulk(source)
  return (
    <>
      {counts.safe > 0 && (
        <Notice
          tone="jade"
          title={t('review.safeTitle', { count: counts.safe })}
          actions={
            <>
              <Button onClick={onLook}>{t('review.lookThrough')}</Button>
              <Button kind="primary" onClick={() => void bulk.merge('safe')}>
                {t('review.mergeAllSafe', { count: counts.safe })}
              </Button>
            </>
          }
        >
          {t('review.safeText')}
        </Notice>
      )}
      {merged > 0 ? <MergesList source={source} /> : counts.safe === 0 && <LaneEmpty lane="safe" decided={0} />}
    </>
  )
}
