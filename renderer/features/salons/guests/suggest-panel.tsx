import { Unlink2, UserPlus } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { EVEN_BALANCE } from '../../../../shared/domain/suggestion.ts'
import type { GuestBalance } from '../../../../shared/domain/suggestion.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useWindow } from '../../../client/use-window.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../../ui/choices.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { NumberField } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { NO_SELECTION } from '../../../ui/selection.ts'
import type { RowSelection } from '../../../ui/selection.ts'
import { VirtualTable } from '../../../ui/virtual-table.tsx'
import type { TableHandle } from '../../../ui/virtual-table.tsx'
import { useCommunity } from '../../common/use-community.ts'
import { invitedWords } from '../../common/invited-words.ts'
import { useDo } from '../../common/use-do.ts'
import { BalanceSliders } from './balance-sliders.tsx'
import { KeepApartDialog } from './keep-apart-dialog.tsx'
import { KeepApartNotice } from './keep-apart-notice.tsx'
import { suggestionColumns } from './suggestion-columns.tsx'
import styles from './suggest-panel.module.css'

/** A table and a half: what is asked for where nobody counts seats. */
const USUAL_GUESTS = 12
/** A name above, and two lines of reasons. */
const ROW_HEIGHT = 64

/** Who could be invited, best first, each with why; the first so many or the ticked ones are invited at once. */
export function SuggestPanel({ view }: { readonly view: SalonView }) {
  const speech = useLanguage()
  const { t } = speech
  const { salon } = view
  const act = useDo()
  const community = useCommunity()
  const [text, setText] = useState('')
  const [show, setShow] = useState<'open' | 'refused'>('open')
  const [tribe, setTribe] = useState(false)
  const [balance, setBalance] = useState<GuestBalance>(EVEN_BALANCE)
  const [wanted, setWanted] = useState<number | null>(null)
  const [selection, setSelection] = useState<RowSelection<MemberId>>(NO_SELECTION)
  const [apartOpen, setApartOpen] = useState(false)
  const table = useRef<TableHandle>(null)
  const list = useWindow('suggestions', { salon: salon.id, tribe, balance, text, show })
  const { value, total, rowsBetween } = list
  const ticked = tickedOf(selection)
  const first = Math.min(wanted ?? value?.free ?? USUAL_GUESTS, show === 'open' ? total : 0)
  const cancelled = salon.cancelled !== undefined

  const invite = useCallback(
    async (ids: readonly MemberId[]) => {
      const result = await act(
        'salon.invite',
        { salon: salon.id, who: { kind: 'ids', ids: [...ids] } },
        {
          done: (result) => t('salons.invitedToast', invitedWords(speech, result)),
          undo: true,
        },
      )
      if (result.ok) setSelection(NO_SELECTION)
    },
    [act, speech, t, salon.id],
  )
  const inviteChosen = async () => {
    if (selection.kind === 'some' && selection.keys.size > 0) return invite([...selection.keys])
    const count = selection.kind === 'all' ? total : first
    const rows = await rowsBetween(0, count - 1)
    return invite(rows.flatMap(({ id }) => (selection.kind === 'all' && selection.except.has(id) ? [] : [id])))
  }
  const columns = useMemo(
    () => suggestionColumns({ speech, community, ticked, show, onInvite: (row) => void invite([row.id]) }),
    [speech, community, ticked, show, invite],
  )
  const chosen = selection.kind === 'all' ? total - selection.except.size : selection.keys.size
  const isRefused = show === 'refused'
  return (
    <div className={styles.panel}>
      <KeepApartNotice salon={salon.id} onOpen={() => setApartOpen(true)} />
      <div className={styles.tools}>
        <div className={styles.search}>
          <SearchField
            label={t('guests.search')}
            value={text}
            onChange={setText}
            onLeave={() => table.current?.focus()}
          />
        </div>
        <RadioGroup
          label={t('guests.show')}
          hideLabel
          look="row"
          value={show}
          onChange={setShow}
          options={[
            { value: 'open', label: t('guests.open', { count: value?.open ?? 0 }) },
            { value: 'refused', label: t('guests.refused', { count: value?.refused ?? 0 }) },
          ]}
        />
        <Button kind="quiet" icon={<Unlink2 />} onClick={() => setApartOpen(true)}>
          {t('guests.apart')}
        </Button>
      </div>
      {isRefused ? (
        <p className={styles.note}>{t('guests.refusedNote')}</p>
      ) : (
        <div className={styles.leaning}>
          <BalanceSliders balance={balance} onChange={setBalance} />
          <Checkbox checked={tribe} onChange={setTribe}>
            {t('guests.tribe')}
          </Checkbox>
        </div>
      )}
      {!isRefused && (
        <div className={styles.action}>
          <span className={styles.status} role="status">
            {value && t('guests.status', { coming: value.coming, free: value.free ?? -1 })}
          </span>
          <span className={styles.inviting}>
            {chosen === 0 && (
              <span className={styles.howMany}>
                <NumberField
                  label={t('guests.firstHowMany')}
                  hideLabel
                  value={wanted ?? first}
                  onChange={setWanted}
                  min={1}
                />
              </span>
            )}
            <Button
              kind="primary"
              icon={<UserPlus />}
              disabled={cancelled || !list.fresh || (chosen === 0 ? first : chosen) === 0}
              onClick={() => void inviteChosen()}
            >
              {chosen > 0 ? t('guests.inviteTicked', { count: chosen }) : t('guests.inviteFirst', { count: first })}
            </Button>
          </span>
        </div>
      )}
      <VirtualTable
        ref={table}
        label={t(isRefused ? 'guests.refused' : 'guests.title', { count: total })}
        columns={columns}
        total={total}
        rowAt={list.rowAt}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        rowHeight={ROW_HEIGHT}
        listKey={list.listKey}
        onVisible={list.onVisible}
        rowsBetween={rowsBetween}
        {...(!isRefused && { selection, onSelect: setSelection })}
        onRowKey={(event, row) => {
          if (event.key !== 'Enter' || cancelled || isRefused) return false
          void invite([row.id])
          return true
        }}
        empty={
          list.state === 'ready' ? (
            <EmptyState title={t(isRefused ? 'guests.noneRefused' : 'guests.noneTitle')}>
              {!isRefused && t('guests.noneText')}
            </EmptyState>
          ) : undefined
        }
      />
      {apartOpen && <KeepApartDialog salon={salon} onClose={() => setApartOpen(false)} />}
    </div>
  )
}

const NOBODY: ReadonlySet<MemberId> = new Set()

/** Those who are ticked one by one; the columns look at them to say who of them is kept apart. */
function tickedOf(selection: RowSelection<MemberId>): ReadonlySet<MemberId> {
  return selection.kind === 'some' ? selection.keys : NOBODY
}
