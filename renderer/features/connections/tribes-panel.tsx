import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { TribeRow } from '../../../shared/protocol/connections.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { ChapterName } from '../common/chapter-name.tsx'
import { NewSalonDialog } from '../salons/new-salon-dialog.tsx'
import styles from './connections.module.css'
import { PersonLink } from './person-link.tsx'
import { Reckoned } from './reckoned.tsx'

/** People who share an interest, across chapters; a tribe that never had an evening is offered its first. */
export function TribesPanel() {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const view = useView('tribes', {})
  const [planned, setPlanned] = useState<TribeRow | null>(null)
  return (
    <div className={styles.scroll}>
      <Reckoned view={view}>
        {({ tribes }) =>
          tribes.length === 0 ? (
            <EmptyState title={t('connections.noTribesTitle')}>{t('connections.noTribesText')}</EmptyState>
          ) : (
            <>
              <p className={styles.about}>{t('connections.tribesAbout')}</p>
              <div className={styles.tribes}>
                {tribes.map((tribe) => (
                  <Tribe key={tribe.interest} tribe={tribe} onPlan={() => setPlanned(tribe)} />
                ))}
              </div>
            </>
          )
        }
      </Reckoned>
      {planned && (
        <NewSalonDialog
          chapter={planned.chapters[0]?.chapter}
          interests={[planned.interest]}
          onClose={() => setPlanned(null)}
          onCreated={(salon) => navigate(`/salons/${salon}`)}
        />
      )}
    </div>
  )
}

function Tribe({ tribe, onPlan }: { readonly tribe: TribeRow; readonly onPlan: () => void }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const { interest, members, chapters, tied, core, salons, last } = tribe
  return (
    <Card title={interest}>
      <div className={styles.tribe}>
        <p className={styles.quiet}>{t('connections.tribeWhy', { members, chapters: chapters.length, tied })}</p>
        <div className={styles.names}>
          {chapters.slice(0, 4).map(({ chapter, members: count }) => (
            <span key={chapter} className={styles.names}>
              <ChapterName chapter={chapter} />
              <span className={styles.quiet}>{formats.number(count)}</span>
            </span>
          ))}
        </div>
        {core.length > 0 && (
          <div className={styles.names}>
            <span className={styles.quiet}>{t('connections.tribeCore')}</span>
            {core.map((person) => (
              <PersonLink key={person.id} person={person} />
            ))}
          </div>
        )}
        <p className={styles.quiet}>
          {t('connections.tribeSalons', { count: salons, last: last === null ? '' : formats.relativeDay(last, now) })}
        </p>
        <div>
          <Button
            size="small"
            icon={<Plus />}
            aria-label={t('common.labelled', { label: t('connections.plan', { count: salons }), value: interest })}
            kind={salons === 0 ? 'primary' : 'plain'}
            onClick={onPlan}
          >
            {t('connections.plan', { count: salons })}
          </Button>
        </div>
      </div>
    </Card>
  )
}
