import { Ellipsis, Pin } from 'lucide-react'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { isId } from '../../../../shared/domain/ids.ts'
import type { SeatedGuest } from '../../../../shared/protocol/seating.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { classes } from '../../../ui/classes.ts'
import { DragHandle, DragList } from '../../../ui/drag-list.tsx'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Seal } from '../../../ui/seal.tsx'
import styles from './tables-panel.module.css'
import { TieRing } from './tie-ring.tsx'

export interface TableCardProps {
  /** Without id and chairs: those who have no seat yet. */
  readonly table: {
    readonly id: string | null
    readonly name: string
    readonly chairs: number | null
    readonly taken: number
  }
  readonly guests: readonly SeatedGuest[]
  readonly names: ReadonlyMap<MemberId, string>
  /** Where a guest may go. */
  readonly targets: readonly { readonly id: string; readonly name: string }[]
  readonly onMove: (members: readonly MemberId[], table: string | null) => void
  readonly onPin: (member: MemberId, pinned: boolean) => void
  readonly onRename?: (name: string) => void
}

const DRAGGED = 'application/x-chapterhouse-guest'

const isMember = (text: string) => isId('mem', text)

/** One table and who sits there. Guests are dragged from card to card, also by keyboard. */
export function TableCard({ table, guests, names, targets, onMove, onPin, onRename }: TableCardProps) {
  const { t } = useLanguage()
  const isOver = table.chairs !== null && table.taken > table.chairs
  return (
    <section className={classes(styles.table, table.id === null && styles.standing)} aria-label={table.name}>
      <header className={styles.head}>
        {table.id !== null && <TieRing guests={guests} />}
        <h3 className={styles.name}>
          {/^\d+$/.test(table.name) && <span className={styles.numbered}>{t('seating.table')}</span>}
          {onRename ? (
            <InlineEdit
              label={t('seating.tableName')}
              value={table.name}
              onSave={(name) => {
                if (name !== '') onRename(name)
                return Promise.resolve(name === '' ? t('seating.needName') : undefined)
              }}
            />
          ) : (
            table.name
          )}
        </h3>
        <span className={classes(styles.count, isOver && styles.over)}>
          {table.chairs === null
            ? t('seating.people', { count: table.taken })
            : t(isOver ? 'seating.over' : 'seating.taken', { taken: table.taken, chairs: table.chairs })}
        </span>
      </header>
      <DragList<SeatedGuest, MemberId>
        label={t('seating.at', { table: table.name })}
        items={guests}
        keyOf={({ member }) => member}
        wordsOf={({ name }) => name}
        dragged={DRAGGED}
        isKey={isMember}
        onTakeIn={(members) => onMove(members, table.id)}
        empty={t('seating.empty')}
        className={styles.guests}
        itemClassName={styles.guest}
      >
        {(guest) => (
          <>
            <DragHandle label={t('seating.drag', { name: guest.name })} />
            <Seal name={guest.name} />
            <span className={styles.who}>
              <span className={styles.guestName}>
                {guest.name}
                {guest.hint !== '' && <span className={styles.hint}>{guest.hint}</span>}
                {guest.companions > 0 && <Chip>{t('seating.companions', { count: guest.companions })}</Chip>}
                {guest.host && <Chip tone="indigo">{t('seating.host')}</Chip>}
                {guest.newcomer && <Chip tone="jade">{t('seating.newcomer')}</Chip>}
              </span>
              {table.id !== null && <Why guest={guest} names={names} />}
            </span>
            {table.id !== null && (
              <IconButton
                size="small"
                aria-pressed={guest.pinned}
                label={t(guest.pinned ? 'seating.unpin' : 'seating.pin', { name: guest.name })}
                icon={<Pin className={guest.pinned ? styles.pinned : styles.pin} />}
                onClick={() => onPin(guest.member, !guest.pinned)}
              />
            )}
            <Menu
              label={t('seating.move', { name: guest.name })}
              placement="bottom end"
              trigger={<IconButton size="small" label={t('seating.move', { name: guest.name })} icon={<Ellipsis />} />}
              groups={[
                {
                  title: t('seating.moveTo'),
                  choices: [
                    ...targets
                      .filter(({ id }) => id !== table.id)
                      .map(({ id, name }) => ({
                        id,
                        label: t('seating.at', { table: name }),
                        onChoose: () => onMove([guest.member], id),
                      })),
                    ...(table.id === null
                      ? []
                      : [{ id: 'none', label: t('seating.away'), onChoose: () => onMove([guest.member], null) }]),
                  ],
                },
              ]}
            />
          </>
        )}
      </DragList>
    </section>
  )
}

/** Why somebody sits well here, or does not, in one line. */
function Why({ guest, names }: { readonly guest: SeatedGuest; readonly names: ReadonlyMap<MemberId, string> }) {
  const { t, formats } = useLanguage()
  const listed = (members: readonly MemberId[]) =>
    formats.list(members.slice(0, 2).map((member) => names.get(member) ?? ''))
  if (guest.apart.length > 0)
    return (
      <span className={classes(styles.why, styles.apart)}>{t('seating.apart', { names: listed(guest.apart) })}</span>
    )
  return (
    <span className={styles.why}>
      {guest.warm.length > 0
        ? t('seating.knows', {
            names: listed(guest.warm),
            more: Math.max(0, guest.warm.length - 2),
            strangers: guest.strangers,
          })
        : t('seating.allNew', { strangers: guest.strangers })}
    </span>
  )
}
