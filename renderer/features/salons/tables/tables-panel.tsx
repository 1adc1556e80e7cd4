import { RotateCcw, Shuffle, UserPlus } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { CHAIRS_LIMITS } from '../../../../shared/protocol/seating.ts'
import type { SeatedGuest, SeatingView } from '../../../../shared/protocol/seating.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { NumberField } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useDo } from '../../common/use-do.ts'
import { TableCard } from './table-card.tsx'
import styles from './tables-panel.module.css'

/** Round tables of a restaurant and long ones of a library mostly take so many. */
const USUAL_CHAIRS = 8

/** Who sits where: tables are proposed, and people moved by hand, by mouse or keyboard. */
export function TablesPanel({ view, onInvite }: { readonly view: SalonView; readonly onInvite: () => void }) {
  const { t } = useLanguage()
  const act = useDo()
  const salon = view.salon.id
  const asked = useView('seating', { salon })
  const seating = asked.state === 'ready' ? asked.value : null
  const [chairs, setChairs] = useState<number | null>(null)
  const [seed, setSeed] = useState(1)
  const wanted = chairs ?? view.salon.tables[0]?.chairs ?? USUAL_CHAIRS
  const propose = async (next: number) => {
    setSeed(next)
    await act(
      'seating.propose',
      { salon, chairs: wanted, seed: next },
      {
        done: (counts) => t('seating.proposed', counts),
        undo: true,
      },
    )
  }
  const move = useCallback(
    (members: readonly MemberId[], table: string | null) =>
      void act('seating.move', { salon, moves: members.map((member) => ({ member, table })) }),
    [act, salon],
  )
  const pin = useCallback(
    (member: MemberId, pinned: boolean) => void act('seating.pin', { salon, member, pinned }),
    [act, salon],
  )
  const names = useMemo(() => namesIn(seating), [seating])
  if (!seating) return null
  const seated = seating.tables.flatMap(({ guests }) => guests)
  const coming = seated.length + seating.standing.length
  if (coming === 0) {
    return (
      <EmptyState
        title={t('seating.nobodyTitle')}
        actions={
          <Button kind="primary" icon={<UserPlus />} onClick={onInvite}>
            {t('salons.inviteSome')}
          </Button>
        }
      >
        {t('seating.nobodyText')}
      </EmptyState>
    )
  }
  const isProposable = wanted >= CHAIRS_LIMITS.least && wanted <= CHAIRS_LIMITS.most
  const targets = seating.tables.map(({ id, name }) => ({ id, name }))
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <p className={styles.sentence} role="status">
          {seated.length === 0
            ? t('seating.none', { coming })
            : t('seating.sentence', {
                seated: seated.length,
                tables: seating.tables.length,
                meetings: seating.meetings,
                lonely: seating.lonely,
                unwelcomed: seating.unwelcomed,
              })}
        </p>
        <div className={styles.tools}>
          <div className={styles.chairs}>
            <NumberField label={t('seating.chairs')} value={wanted} onChange={setChairs} />
          </div>
          {seated.length > 0 && (
            <Button
              kind="quiet"
              icon={<RotateCcw />}
              onClick={() => void act('seating.clear', { salon }, { done: t('seating.cleared'), undo: true })}
            >
              {t('seating.clear')}
            </Button>
          )}
          <Button
            kind="primary"
            icon={<Shuffle />}
            disabled={!isProposable}
            onClick={() => void propose(seated.length > 0 ? seed + 1 : 1)}
          >
            {t(seated.length > 0 ? 'seating.another' : 'seating.propose')}
          </Button>
        </div>
      </div>
      {!isProposable && <p className={styles.problem}>{t('seating.chairsProblem', CHAIRS_LIMITS)}</p>}
      <div className={styles.tables}>
        {seating.standing.length > 0 && (
          <TableCard
            table={{ id: null, name: t('seating.standing'), chairs: null, taken: seating.standing.length }}
            guests={seating.standing}
            names={names}
            targets={targets}
            onMove={move}
            onPin={pin}
          />
        )}
        {seating.tables.map(({ guests, ...table }) => (
          <TableCard
            key={table.id}
            table={table}
            guests={guests}
            names={names}
            targets={targets}
            onMove={move}
            onPin={pin}
            onRename={(name) =>
              void act('salon.update', {
                salon,
                set: { tables: view.salon.tables.map((each) => ({ ...each, ...(each.id === table.id && { name }) })) },
              })
            }
          />
        ))}
      </div>
    </div>
  )
}

function namesIn(seating: SeatingView | null): ReadonlyMap<MemberId, string> {
  const everybody: readonly SeatedGuest[] = seating
    ? [...seating.standing, ...seating.tables.flatMap(({ guests }) => guests)]
    : []
  return new Map(everybody.map(({ member, name }) => [member, name]))
}
