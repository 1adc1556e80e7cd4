import { useState } from 'react'
import type { DeviceView, OrganizerView } from '../../../shared/protocol/sync.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './organizers.module.css'

export interface RemoveDialogProps {
  readonly organizer: OrganizerView
  /** One of their devices; without it the person with all of them. */
  readonly device: DeviceView | null
  /** Whether an admin does it, who makes new keys in the same moment. */
  readonly isAdmin: boolean
  readonly onClose: () => void
}

/** One of the few places that ask first: what was handed out cannot be had back, and the person should know what that is. */
export function RemoveDialog({ organizer, device, isAdmin, onClose }: RemoveDialogProps) {
  const { t, formats, problem } = useLanguage()
  const act = useDo()
  const now = useNow()
  const [trouble, setTrouble] = useState<string>()
  const name = device?.name ?? organizer.name
  const remove = async () => {
    const done = { done: t('sync.removedDone', { name }), quiet: true }
    const result = device
      ? await act('device.remove', { device: device.id }, done)
      : await act('organizer.remove', { organizer: organizer.id }, done)
    if (result.ok) onClose()
    else setTrouble(problem(result.problem))
  }
  return (
    <Dialog
      open
      size="small"
      title={t('sync.removeTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="seal" onClick={() => void remove()}>
            {t('sync.removeDo')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t('sync.removeText', { name, has: has(device ? [device] : organizer.devices) })}</p>
        <p>{t(isAdmin ? 'sync.removeKeys' : 'sync.removeKeysLater')}</p>
        {trouble !== undefined && (
          <Notice tone="seal" live>
            {trouble}
          </Notice>
        )}
      </div>
    </Dialog>
  )

  /** What is already on the devices, as far as this one knows. */
  function has(devices: readonly DeviceView[]): string {
    const seen = devices.flatMap(({ lastSeen }) => (lastSeen ? [lastSeen.at] : []))
    const pages = Math.max(0, ...devices.map(({ holds }) => holds.reduce((sum, { same }) => sum + same, 0)))
    if (seen.length === 0) return devices.length === 0 ? t('sync.removeHasNothing') : t('sync.removeHasUnknown')
    return pages === 0
      ? t('sync.removeHasUnknown')
      : t('sync.removeHas', { pages, when: formats.dayTime(Math.max(...seen), undefined, now) })
  }
}
