import type { RefusalView } from '../../../shared/protocol/sync.ts'
import type { MessageKey } from '../../../shared/language/catalog/index.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './organizers.module.css'

const KINDS: Readonly<Record<string, MessageKey>> = {
  community: 'sync.kindCommunity',
  chapter: 'sync.kindChapter',
  members: 'sync.kindMembers',
  salons: 'sync.kindSalons',
  attendance: 'sync.kindAttendance',
  ledger: 'sync.kindLedger',
  sources: 'sync.kindSources',
  rows: 'sync.kindSources',
  links: 'sync.kindLinks',
  door: 'sync.kindDoor',
}

const WHY = {
  role: 'sync.refusalRole',
  removed: 'sync.refusalRemoved',
  unknown: 'sync.refusalUnknown',
  unsigned: 'sync.refusalUnsigned',
  foreign: 'sync.refusalForeign',
  newer: 'sync.refusalNewer',
} as const

/** What somebody tried and was not allowed to; nothing has to be done about it, but somebody should know. */
export function RefusalsCard({ refusals }: { readonly refusals: readonly RefusalView[] }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const now = useNow()
  return (
    <Card
      flush
      title={t('sync.refusals')}
      actions={
        <Button size="small" onClick={() => void act('refusal.dismiss', { refusal: null })}>
          {t('sync.refusalDismiss')}
        </Button>
      }
    >
      <p className={styles.padded}>{t('sync.refusalsHint')}</p>
      <ul>
        {refusals.map((refusal) => (
          <li key={refusal.id} className={styles.refusal}>
            <div className={styles.words}>
              <div>
                {t(WHY[refusal.author === '' && refusal.why === 'role' ? 'unknown' : refusal.why], {
                  author: refusal.author,
                  what: t(KINDS[refusal.kind] ?? 'sync.kindOther'),
                })}
              </div>
              <div className={styles.facts}>
                {t('sync.refusalFrom', { from: refusal.from, when: formats.ago(refusal.at, now) })}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
