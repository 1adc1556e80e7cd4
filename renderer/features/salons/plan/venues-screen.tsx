import { Archive, Plus, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { VenueRow } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Card, Page } from '../../../ui/page.tsx'
import { ChapterName } from '../../common/chapter-name.tsx'
import { useDo } from '../../common/use-do.ts'
import { SALONS, salonAddress, salonsVenues } from '../addresses.ts'
import styles from './plan.module.css'
import { OwnTemplates } from './own-templates.tsx'
import { VenueDialog } from './venue-dialog.tsx'

export interface VenuesScreenProps {
  /** The venue to show at once. */
  readonly venue?: string | undefined
}

/** The places a community comes back to, and the plans it kept. */
export function VenuesScreen({ venue: asked }: VenuesScreenProps) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const community = useView('community', {})
  const chapters = community.state === 'ready' ? community.value.chapters.filter((each) => !each.archived) : []
  const venues = useView('venues', {})
  const rows = venues.state === 'ready' ? venues.value : []
  const [adding, setAdding] = useState(false)
  const shown = rows.find(({ id }) => id === asked)
  const [first] = chapters
  return (
    <Page
      title={t('plan.venues')}
      subtitle={<a href={`#${SALONS}`}>{t('salons.backToList')}</a>}
      layout="wide"
      actions={
        first && (
          <Button kind="primary" icon={<Plus />} onClick={() => setAdding(true)}>
            {t('plan.newVenue')}
          </Button>
        )
      }
    >
      {rows.length === 0 && venues.state === 'ready' ? (
        <EmptyState title={t('plan.noVenuesTitle')}>{t('plan.noVenuesText')}</EmptyState>
      ) : (
        <div className={styles.cards}>
          {rows.map((venue) => (
            <VenueCard key={venue.id} venue={venue} onEdit={() => navigate(salonsVenues(venue.id))} />
          ))}
        </div>
      )}
      <OwnTemplates />
      {adding && first && (
        <VenueDialog chapters={chapters} chapter={first.id} venue={null} onClose={() => setAdding(false)} />
      )}
      {shown && (
        <VenueDialog
          key={shown.id}
          chapters={chapters}
          chapter={shown.chapter}
          venue={shown}
          onClose={() => navigate(salonsVenues())}
        />
      )}
    </Page>
  )
}

function VenueCard({ venue, onEdit }: { readonly venue: VenueRow; readonly onEdit: () => void }) {
  const { t, formats } = useLanguage()
  const { name, address, capacity, cost, access, notes, salons, latest, archived } = venue
  const facts = [
    capacity !== undefined && t('plan.seats', { count: capacity }),
    cost && t('plan.anEvening', { amount: formats.money(cost.amount, cost.currency) }),
  ].filter(Boolean)
  return (
    <Card
      title={
        <span className={styles.cardName}>
          {name}
          {archived !== undefined && <span className={styles.note}> · {t('words.archived')}</span>}
        </span>
      }
      actions={
        <span className={styles.bar}>
          <Button size="small" kind="quiet" aria-label={t('plan.editVenue', { name })} onClick={onEdit}>
            {t('common.edit')}
          </Button>
          <ArchiveVenue venue={venue} />
        </span>
      }
    >
      <div className={classes(styles.card, archived !== undefined && styles.archived)}>
        <span className={styles.note}>
          <ChapterName chapter={venue.chapter} />
        </span>
        {facts.length > 0 && <p>{facts.join(' · ')}</p>}
        {address !== '' && <p>{address}</p>}
        {access !== '' && <p className={styles.note}>{access}</p>}
        {notes !== '' && <p className={styles.note}>{notes}</p>}
        <p className={styles.note}>{t('plan.salonsThere', { count: salons })}</p>
        <ul className={styles.there}>
          {latest.map(({ salon, theme, start, zone }) => (
            <li key={salon}>
              <a href={`#${salonAddress(salon)}`}>{theme}</a>{' '}
              <span className={styles.note}>{formats.day(start, zone)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

function ArchiveVenue({ venue: { id, name, archived } }: { readonly venue: VenueRow }) {
  const { t } = useLanguage()
  const act = useDo()
  const isArchived = archived !== undefined
  return (
    <IconButton
      size="small"
      label={t(isArchived ? 'plan.takeOut' : 'plan.putAway', { name })}
      icon={isArchived ? <RotateCcw /> : <Archive />}
      onClick={() =>
        void act(
          'venue.archive',
          { venue: id, archived: !isArchived },
          { done: t(isArchived ? 'plan.takenOut' : 'plan.wasPutAway', { name }), undo: true },
        )
      }
    />
  )
}
