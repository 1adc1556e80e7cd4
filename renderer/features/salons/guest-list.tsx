import { ClipboardPaste, UserPlus } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import type { GuestRow } from '../../../shared/protocol/guests.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { useView } from '../../client/hooks.ts'
import { useWindow } from '../../client/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { NO_SELECTION, countSelected, isSelected } from '../../ui/selection.ts'
import type { RowSelection } from '../../ui/selection.ts'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { TableHandle } from '../../ui/virtual-table.tsx'
import { memberAddress } from './addresses.ts'
import { FilterChips } from './filter-chips.tsx'
import { ANSWER_KEYS, ARRIVED_KEY, guestColumns } from './guest-columns.tsx'
import styles from './guest-list.module.css'
import { PasteDialog } from './paste/paste-dialog.tsx'
import { BULK_ANSWERS, useGuestActions } from './use-guest-actions.ts'
import type { BulkAnswer } from './use-guest-actions.ts'

type Show = NonNullable<ViewInput<'guests'>['show']>
type Sort = NonNullable<ViewInput<'guests'>['sort']>

export interface GuestListProps {
  readonly view: SalonView
  readonly past: boolean
  readonly onInvite: () => void
}

/** Everybody who has to do with this salon, with their answers; one letter on the keyboard changes one. */
export function GuestList({ view, past, onInvite }: GuestListProps) {
  const speech = useLanguage()
  const { t, language } = speech
  const [, navigate] = useLocation()
  const salon = view.salon.id
  const [show, setShow] = useState<Show>('all')
  const [sort, setSort] = useState<Sort>('name')
  const [text, setText] = useState('')
  const [isPasting, setPasting] = useState(false)
  const [selection, setSelection] = useState<RowSelection<MemberId>>(NO_SELECTION)
  const table = useRef<TableHandle>(null)
  const actions = useGuestActions(salon)
  const list = useWindow('guests', { salon, text, language, show, sort })
  const everyone = useView('guests', { salon, language: 'en', range: { from: 0, count: 0 } })
  const all = everyone.state === 'ready' ? everyone.value.total : undefined
  const [unsent, silent] = everyone.state === 'ready' ? [everyone.value.unsent, everyone.value.silent] : []
  const columns = useMemo(
    () => guestColumns(speech, actions, view.salon.zone, (row) => navigate(memberAddress(row.member))),
    [speech, actions, view.salon.zone, navigate],
  )

  const onRowKey = (event: KeyboardEvent, row: GuestRow) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return false
    const status = ANSWER_KEYS[event.key.toLowerCase()]
    if (status !== undefined) void actions.answer(row, status)
    else if (event.key.toLowerCase() === ARRIVED_KEY && !row.arrived) void actions.arrive(row)
    else if (event.key === 'Delete' || event.key === 'Backspace') void actions.remove(row)
    else if (event.key === 'Enter') navigate(memberAddress(row.member))
    else return false
    return true
  }

  if (all === 0) {
    return (
      <EmptyState
        title={t('salons.noGuestsTitle')}
        actions={
          <>
            <Button icon={<ClipboardPaste />} onClick={() => setPasting(true)}>
              {t('paste.open')}
            </Button>
            <Button kind="primary" icon={<UserPlus />} onClick={onInvite}>
              {t('salons.inviteSome')}
            </Button>
          </>
        }
      >
        {t('salons.noGuestsText')}
        {isPasting && <PasteDialog view={view} onClose={() => setPasting(false)} />}
      </EmptyState>
    )
  }
  const { count } = view
  const chosen = countSelected(selection, list.total)
  const answerChosen = async (status: BulkAnswer) => {
    const rows = await list.rowsBetween(0, list.total - 1)
    const done = await actions.answerMany(
      rows.filter(({ member }) => isSelected(selection, member)),
      status,
    )
    if (done) setSelection(NO_SELECTION)
  }
  const missing = t(past ? 'salons.showMissingPast' : 'salons.showMissing')
  return (
    <div className={styles.panel}>
      <FilterChips
        label={t('salons.showOnly')}
        value={show}
        onChange={(next) => {
          setShow(next)
          setSelection(NO_SELECTION)
        }}
        chips={[
          { value: 'all', label: t('salons.showAll'), count: all },
          { value: 'going', label: t('words.rsvp.going'), count: count.going },
          { value: 'waitlisted', label: t('words.rsvp.waitlisted'), count: count.waitlisted },
          { value: 'invited', label: t('words.rsvp.invited'), count: count.invited },
          { value: 'unsent', label: t('letters.showUnsent'), count: unsent },
          { value: 'silent', label: t('letters.showSilent'), count: silent },
          { value: 'maybe', label: t('words.rsvp.maybe'), count: count.maybe },
          { value: 'declined', label: t('words.rsvp.declined'), count: count.declined },
          { value: 'arrived', label: t('salons.showArrived'), count: count.arrived },
          { value: 'missing', label: missing, count: count.missing },
          { value: 'walkIns', label: t('salons.showWalkIns'), count: count.walkIns },
        ]}
      />
      <div className={styles.tools}>
        <div className={styles.search}>
          <SearchField
            label={t('salons.guestSearch')}
            value={text}
            onChange={setText}
            onLeave={() => table.current?.focus()}
          />
        </div>
        <div className={styles.sort}>
          <Select
            label={t('salons.sort')}
            hideLabel
            value={sort}
            onChange={setSort}
            options={[
              { value: 'name', label: t('salons.sortName') },
              { value: 'since', label: t('salons.sortSince') },
              { value: 'status', label: t('salons.sortStatus') },
            ]}
          />
        </div>
        <Button icon={<ClipboardPaste />} onClick={() => setPasting(true)}>
          {t('paste.open')}
        </Button>
        {chosen > 0 ? <AnswersBar count={chosen} onAnswer={(status) => void answerChosen(status)} /> : <KeysHint />}
      </div>
      {isPasting && <PasteDialog view={view} onClose={() => setPasting(false)} />}
      <VirtualTable
        ref={table}
        label={t('salons.guests')}
        columns={columns}
        total={list.total}
        rowAt={list.rowAt}
        rowKey={(row) => row.member}
        rowName={(row) => row.name}
        listKey={list.listKey}
        onVisible={list.onVisible}
        rowsBetween={list.rowsBetween}
        selection={selection}
        onSelect={setSelection}
        onRowKey={onRowKey}
        isQuiet={(row) => row.status === 'declined' && !row.arrived}
        empty={
          list.state === 'ready' ? (
            <EmptyState
              title={t('salons.noGuestLike')}
              actions={
                <Button
                  onClick={() => {
                    setText('')
                    setShow('all')
                  }}
                >
                  {t('salons.noMatchClear')}
                </Button>
              }
            >
              {t('salons.noGuestLikeText')}
            </EmptyState>
          ) : undefined
        }
      />
    </div>
  )
}

/** One answer for everybody who is ticked. */
function AnswersBar({ count, onAnswer }: { readonly count: number; readonly onAnswer: (status: BulkAnswer) => void }) {
  const { t } = useLanguage()
  return (
    <div className={styles.answers} role="group" aria-label={t('letters.answerMany', { count })}>
      <span className={styles.quiet}>{t('letters.answerMany', { count })}</span>
      {BULK_ANSWERS.map((status) => (
        <Button key={status} size="small" onClick={() => onAnswer(status)}>
          {t(`words.rsvp.${status}`)}
        </Button>
      ))}
    </div>
  )
}

function KeysHint() {
  const { t } = useLanguage()
  const keys = [
    ['G', t('salons.keyGoing')],
    ['M', t('salons.keyMaybe')],
    ['D', t('salons.keyDeclined')],
    ['W', t('salons.keyWaitlist')],
    [ARRIVED_KEY.toUpperCase(), t('salons.keyArrived')],
  ] as const
  return (
    <div className={styles.keys}>
      {keys.map(([key, word]) => (
        <span key={key}>
          <Kbd keys={key} />
          {word}
        </span>
      ))}
    </div>
  )
}
