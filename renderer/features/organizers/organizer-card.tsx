import { Ellipsis, Send } from 'lucide-react'
import type { ChapterId, DeviceId } from '../../../shared/domain/ids.ts'
import type { DeviceView, OrganizerView } from '../../../shared/protocol/sync.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { InlineEdit } from '../../ui/inline-edit.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Card } from '../../ui/page.tsx'
import { Seal } from '../../ui/seal.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './organizers.module.css'
import { chaptersOf, ROLE_WORDS } from './role-words.ts'

export interface OrganizerCardProps {
  readonly organizer: OrganizerView
  readonly chapters: readonly { readonly id: ChapterId; readonly name: string }[]
  /** Given where the person at the keyboard may say what others may do. */
  readonly onRole?: () => void
  /** Given where they may take this one out; null for the organizer with all devices. */
  readonly onRemove?: (device: DeviceView | null) => void
  /** Given on one's own card: another computer for the same person. */
  readonly onAdd?: () => void
  readonly onSend: (device: DeviceId) => void
}

/** One organizer: what they may do, and every computer of theirs. */
export function OrganizerCard({ organizer, chapters, onRole, onRemove, onAdd, onSend }: OrganizerCardProps) {
  const speech = useLanguage()
  const { t } = speech
  const gone = organizer.removed !== undefined
  const remove = { id: 'remove', label: t('sync.removeOrganizer', { name: organizer.name }), danger: true }
  const choices = [
    ...(onAdd ? [{ id: 'add', label: t('sync.inviteMine'), onChoose: onAdd }] : []),
    ...(onRole ? [{ id: 'role', label: t('sync.changeRole'), onChoose: onRole }] : []),
    ...(onRemove && !organizer.mine ? [{ ...remove, onChoose: () => onRemove(null) }] : []),
  ]
  return (
    <Card flush>
      <div className={styles.device}>
        <Seal name={organizer.name} size="normal" />
        <div className={styles.words}>
          <div className={styles.who}>
            {organizer.name}
            {organizer.mine && <Chip>{t('sync.you')}</Chip>}
            {gone ? (
              <Chip tone="ochre">{t('sync.removed')}</Chip>
            ) : (
              <Chip tone={organizer.role === 'admin' ? 'indigo' : 'neutral'}>{t(ROLE_WORDS[organizer.role].name)}</Chip>
            )}
          </div>
          {!gone && <div className={styles.what}>{chaptersOf(organizer, chapters, speech)}</div>}
        </div>
        {choices.length > 0 && !gone && (
          <Menu
            label={t('sync.more', { name: organizer.name })}
            placement="bottom end"
            trigger={<IconButton label={t('sync.more', { name: organizer.name })} icon={<Ellipsis />} />}
            groups={[{ choices }]}
          />
        )}
      </div>
      <ul>
        {organizer.devices.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            mine={organizer.mine}
            {...(!gone && device.removed === undefined && { onSend: () => onSend(device.id) })}
            {...(onRemove && !device.here && device.removed === undefined && { onRemove: () => onRemove(device) })}
          />
        ))}
      </ul>
    </Card>
  )
}

interface DeviceRowProps {
  readonly device: DeviceView
  readonly mine: boolean
  /** Not given where nothing goes there any more. */
  readonly onSend?: () => void
  readonly onRemove?: () => void
}

function DeviceRow({ device, mine, onSend, onRemove }: DeviceRowProps) {
  const speech = useLanguage()
  const { t, problem } = speech
  const act = useDo()
  const now = useNow()
  return (
    <li className={styles.computer}>
      <span
        className={classes(styles.dot, !device.here && (device.connected ? styles.near : styles.far))}
        aria-hidden="true"
      />
      <div className={styles.words}>
        <div className={styles.name}>
          {mine ? (
            <InlineEdit
              label={device.here ? t('sync.deviceName') : t('sync.renameDevice')}
              value={device.name}
              onSave={async (name) => {
                const result = await act('device.rename', { device: device.id, name }, { quiet: true })
                return result.ok ? undefined : problem(result.problem)
              }}
            />
          ) : (
            device.name
          )}
          {device.here && <Chip>{t('sync.here')}</Chip>}
          {device.atDoor && <Chip tone="jade">{t('sync.atDoor')}</Chip>}
          {device.removed !== undefined && <Chip tone="ochre">{t('sync.removed')}</Chip>}
        </div>
        {!device.here && <div className={styles.facts}>{factsOf(device, speech, now).join(' · ')}</div>}
        {device.apart !== null && (
          <div className={styles.apart}>{problem({ code: APART[device.apart], params: { value: device.name } })}</div>
        )}
      </div>
      {onSend && !device.here && !device.connected && (
        <Button size="small" icon={<Send />} onClick={onSend}>
          {t('organizers.sendTo')}
        </Button>
      )}
      {onRemove && (
        <Menu
          label={t('sync.more', { name: device.name })}
          placement="bottom end"
          trigger={<IconButton size="small" label={t('sync.more', { name: device.name })} icon={<Ellipsis />} />}
          groups={[{ choices: [{ id: 'remove', label: t('sync.removeDevice'), danger: true, onChoose: onRemove }] }]}
        />
      )}
    </li>
  )
}

/** Two programs of different age talk, but exchange nothing. */
const APART = { newer: 'peer-newer', older: 'peer-older' } as const

const SEEN = {
  network: 'sync.seenNetwork',
  folder: 'sync.seenFolder',
  server: 'sync.seenServer',
  file: 'sync.seenFile',
} as const

/** What is known of a device, in short sentences: in touch or last seen, what it has, what went over. */
function factsOf({ connected, lastSeen, inStepAt, holds, bytes }: DeviceView, { t, formats }: Speech, now: number) {
  const facts: string[] = []
  if (connected?.way === 'network') facts.push(t('sync.connectedNetwork', { when: formats.time(connected.since) }))
  else if (connected?.way === 'folder') facts.push(t('sync.connectedFolder'))
  else if (connected) facts.push(t('sync.connectedServer'))
  else if (lastSeen) facts.push(t(SEEN[lastSeen.way], { when: formats.ago(lastSeen.at, now) }))
  else facts.push(t('sync.seenNever'))
  const pages = holds.reduce((sum, scope) => sum + scope.pages, 0)
  const same = holds.reduce((sum, scope) => sum + scope.same, 0)
  if (pages > 0) facts.push(same === pages ? t('sync.holdsAll', { pages }) : t('sync.holdsSome', { same, pages }))
  if (inStepAt !== null) facts.push(t('sync.inStepAt', { when: formats.ago(inStepAt, now) }))
  if (bytes.sent + bytes.received > 0)
    facts.push(t('sync.bytes', { sent: formats.bytes(bytes.sent), received: formats.bytes(bytes.received) }))
  return facts
}
