import { CalendarArrowUp, CalendarX2, Copy, DoorOpen, Ellipsis, ListChecks, Printer, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { isId } from '../../../shared/domain/ids.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { FOLLOW_UP_DAYS } from '../../../shared/salons/follow-ups.ts'
import { bridge } from '../../client/bridge.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { TabItem } from '../../ui/tabs.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import { RecordHistory } from '../history/record-history.tsx'
import { PrintDialog } from '../print/index.tsx'
import { AfterPanel } from './afterwards/after-panel.tsx'
import { BeforePanel } from './afterwards/before-panel.tsx'
import type { Beforehand } from './afterwards/before-panel.tsx'
import { SALONS, doorAddress, salonAddress } from './addresses.ts'
import { GuestList } from './guest-list.tsx'
import { SuggestPanel } from './guests/suggest-panel.tsx'
import { InvitePanel } from './invite-panel.tsx'
import { useExportCalendar } from '../calendar/use-export-calendar.ts'
import { LettersPanel } from './letters/letters-panel.tsx'
import { NewSalonDialog } from './new-salon-dialog.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { SalonDoor } from './salon-door.tsx'
import { SalonFacts } from './salon-facts.tsx'
import { SalonNotices } from './salon-notices.tsx'
import styles from './salon-screen.module.css'
import { TablesPanel } from './tables/tables-panel.tsx'
import { TypedSheetDialog } from './typed-sheet/typed-sheet-dialog.tsx'
import { WhoCame } from './who-came.tsx'

/** One salon: when and where, how full, its guests, invitations and plan. */
export function SalonScreen({ salon, part }: { readonly salon: string; readonly part?: string | undefined }) {
  return isId('sal', salon) ? <KnownSalon key={salon} salon={salon} part={part} /> : <NoSuchSalon />
}

interface SalonProps {
  readonly salon: SalonId
  /** The tab that the address asks for; one that the salon does not have is its usual one. */
  readonly part: string | undefined
}

function KnownSalon({ salon, part }: SalonProps) {
  const view = useView('salon', { salon })
  if (view.state === 'waiting') return null
  if (view.state === 'failed' || view.value === null) return <NoSuchSalon />
  return <OpenSalon view={view.value} part={part} />
}

const DAY_MS = 86_400_000

const SECTIONS = [
  'after',
  'came',
  'guests',
  'before',
  'suggest',
  'invite',
  'letters',
  'tables',
  'plan',
  'history',
] as const
type Section = (typeof SECTIONS)[number]

function OpenSalon({ view, part }: { readonly view: SalonView } & Pick<SalonProps, 'part'>) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const now = useNow()
  const past = view.endsAt < now
  const { salon } = view
  const cancelled = salon.cancelled !== undefined
  const [chosen, setSection] = useState<Section | null>(() => SECTIONS.find((id) => id === part) ?? null)
  const [beforehand, setBeforehand] = useState<Beforehand>('plan')
  const [again, setAgain] = useState(false)
  const [printing, setPrinting] = useState(false)
  const [typing, setTyping] = useState(false)
  const guests = useView('guests', { salon: salon.id, language: 'en', range: { from: 0, count: 0 } })
  const total = guests.state === 'ready' ? guests.value.total : undefined
  const isFresh = past && !cancelled && now < view.endsAt + FOLLOW_UP_DAYS * DAY_MS
  const usual: Section = isFresh ? 'after' : past ? 'came' : total === 0 ? 'invite' : 'guests'
  const toInvite = () => {
    setBeforehand('invite')
    setSection(past ? 'before' : 'invite')
  }
  const guestList: TabItem<Section> = {
    id: 'guests',
    label: t('salons.guests'),
    count: total,
    content: <GuestList view={view} past={past} onInvite={toInvite} />,
  }
  const history: TabItem<Section> = {
    id: 'history',
    label: t('salons.history'),
    content: (
      <div className={styles.history}>
        <RecordHistory record={salon.id} />
      </div>
    ),
  }
  const afterwards: TabItem<Section> = {
    id: 'after',
    label: t('after.title'),
    content: <AfterPanel view={view} onAgain={() => setAgain(true)} />,
  }
  const items: readonly TabItem<Section>[] = past
    ? [
        ...(cancelled ? [] : [afterwards]),
        { id: 'came', label: t('salons.came'), content: <WhoCame view={view} /> },
        guestList,
        {
          id: 'before',
          label: t('after.before'),
          content: <BeforePanel view={view} part={beforehand} onPart={setBeforehand} />,
        },
        history,
      ]
    : [
        guestList,
        { id: 'suggest', label: t('guests.title'), content: <SuggestPanel view={view} /> },
        { id: 'invite', label: t('salons.invite'), content: <InvitePanel view={view} /> },
        { id: 'letters', label: t('letters.title'), content: <LettersPanel view={view} /> },
        { id: 'tables', label: t('seating.title'), content: <TablesPanel view={view} onInvite={toInvite} /> },
        { id: 'plan', label: t('salons.plan'), content: <PlanPanel view={view} /> },
        history,
      ]
  // An evening ends, or is moved, while somebody looks at a tab that it has no longer.
  const section = items.find(({ id }) => id === chosen)?.id ?? usual
  return (
    <Page
      title={
        <span className={styles.title}>
          <span className={cancelled ? styles.calledOff : undefined}>{salon.theme}</span>
          {cancelled && <Chip>{t('salons.cancelled')}</Chip>}
        </span>
      }
      subtitle={
        <>
          <a className={styles.back} href={`#${SALONS}`}>
            {t('salons.backToList')}
          </a>
          {view.series && ` · ${view.series.name}`}
        </>
      }
      actions={
        <>
          <SalonMenu
            view={view}
            onAgain={() => setAgain(true)}
            onPrint={() => setPrinting(true)}
            onType={() => setTyping(true)}
          />
          {!cancelled && (
            <Button kind={past ? 'plain' : 'primary'} icon={<DoorOpen />} onClick={() => openDoor(salon.id, navigate)}>
              {t('salons.openDoor')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        <SalonFacts view={view} past={past} />
        <SalonNotices view={view} />
        <SalonDoor view={view} past={past} />
        <Tabs fill label={salon.theme} value={section} onChange={setSection} items={items} />
      </div>
      {typing && <TypedSheetDialog view={view} onClose={() => setTyping(false)} />}
      {printing && <PrintDialog salon={salon.id} onClose={() => setPrinting(false)} />}
      {again && (
        <NewSalonDialog
          basis={salon.id}
          onClose={() => setAgain(false)}
          onCreated={(created) => navigate(salonAddress(created))}
        />
      )}
    </Page>
  )
}

function SalonMenu({
  view,
  onAgain,
  onPrint,
  onType,
}: {
  readonly view: SalonView
  readonly onAgain: () => void
  readonly onPrint: () => void
  readonly onType: () => void
}) {
  const { t } = useLanguage()
  const exportCalendar = useExportCalendar()
  const act = useDo()
  const { id, theme, cancelled } = view.salon
  const isCancelled = cancelled !== undefined
  return (
    <Menu
      label={t('salons.moreActions')}
      placement="bottom end"
      trigger={<IconButton framed label={t('salons.moreActions')} icon={<Ellipsis />} />}
      groups={[
        {
          choices: [
            { id: 'print', label: t('print.action'), icon: <Printer />, onChoose: onPrint },
            ...(isCancelled ? [] : [{ id: 'type', label: t('sheets.open'), icon: <ListChecks />, onChoose: onType }]),
            { id: 'again', label: t('salons.duplicate'), icon: <Copy />, onChoose: onAgain },
            {
              id: 'calendar',
              label: t('calendar.exportMenu'),
              icon: <CalendarArrowUp />,
              onChoose: () => void exportCalendar({ kind: 'salon', salon: id }, theme),
            },
          ],
        },
        {
          choices: [
            {
              id: 'cancel',
              label: t(isCancelled ? 'salons.uncancelSalon' : 'salons.cancelSalon'),
              icon: isCancelled ? <RotateCcw /> : <CalendarX2 />,
              onChoose: () =>
                void act(
                  'salon.cancel',
                  { salon: id, cancelled: !isCancelled },
                  { done: t(isCancelled ? 'salons.uncancelledToast' : 'salons.cancelledToast', { theme }), undo: true },
                ),
            },
          ],
        },
      ]}
    />
  )
}

/** A window of its own, so that it can stand on the second screen; in this one where that is refused. */
function openDoor(salon: SalonId, navigate: (to: string) => void): void {
  bridge()
    .request('window.openDoor', { salonId: salon })
    .catch(() => navigate(doorAddress(salon)))
}

function NoSuchSalon() {
  const { t } = useLanguage()
  return (
    <EmptyState title={t('salons.goneTitle')} actions={<a href={`#${SALONS}`}>{t('salons.backToList')}</a>}>
      {t('salons.goneText')}
    </EmptyState>
  )
}
