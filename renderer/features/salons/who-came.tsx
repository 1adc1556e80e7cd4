import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { GuestRow } from '../../../shared/protocol/guests.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { useWindow } from '../../client/use-window.ts'
import { Badge, Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { memberAddress } from './addresses.ts'
import guestStyles from './guest-list.module.css'
import { GuestName } from './guest-name.tsx'
import styles from './who-came.module.css'

/** After the salon: who came, and who said they would and did not. */
export function WhoCame({ view }: { readonly view: SalonView }) {
  const { t } = useLanguage()
  const { arrived, missing } = view.count
  return (
    <div className={styles.panel}>
      <p className={styles.sentence}>
        {t('salons.cameSentence', { came: arrived, missing, capacity: view.salon.capacity ?? 0 })}
      </p>
      <div className={styles.lists}>
        <Guests view={view} show="arrived" />
        <Guests view={view} show="missing" />
      </div>
    </div>
  )
}

function Guests({ view, show }: { readonly view: SalonView; readonly show: 'arrived' | 'missing' }) {
  const speech = useLanguage()
  const { t, language } = speech
  const [, navigate] = useLocation()
  const { id, zone } = view.salon
  const list = useWindow('guests', { salon: id, language, show, sort: 'name' })
  const columns = useMemo(() => columnsOf(speech, show, zone), [speech, show, zone])
  const heading = t(show === 'arrived' ? 'salons.whoCame' : 'salons.whoDidNot')
  return (
    <section className={styles.list} aria-label={heading}>
      <h2 className={styles.heading}>
        {heading} <Badge>{list.total}</Badge>
      </h2>
      <VirtualTable
        label={heading}
        columns={columns}
        total={list.total}
        rowAt={list.rowAt}
        rowKey={(row) => row.member}
        listKey={list.listKey}
        onVisible={list.onVisible}
        onOpen={(row) => navigate(memberAddress(row.member))}
        empty={
          list.state === 'ready' ? (
            <p className={styles.none}>{t(show === 'arrived' ? 'salons.nobodyCame' : 'salons.nobodyMissing')}</p>
          ) : undefined
        }
      />
    </section>
  )
}

function columnsOf({ t, formats }: Speech, show: 'arrived' | 'missing', zone: string): readonly Column<GuestRow>[] {
  const guest: Column<GuestRow> = {
    id: 'guest',
    title: t('salons.guest'),
    width: 'minmax(130px, 2fr)',
    cell: (row) => <GuestName guest={row} />,
  }
  const before: Column<GuestRow> = {
    id: 'before',
    title: t('salons.before'),
    width: '92px',
    align: 'end',
    cell: (row) => (row.before === 0 ? <Chip tone="indigo">{t('salons.firstTime')}</Chip> : formats.number(row.before)),
  }
  if (show === 'missing') return [guest, before]
  return [
    guest,
    before,
    {
      id: 'arrived',
      title: t('salons.arrivedColumn'),
      width: 'minmax(96px, 1fr)',
      align: 'end',
      cell: (row) => (
        <span className={guestStyles.arrived}>
          {row.arrived?.walkIn && <span className={guestStyles.quiet}>{t('salons.walkIn')}</span>}
          {row.arrived && formats.time(row.arrived.at, zone)}
        </span>
      ),
    },
  ]
}
