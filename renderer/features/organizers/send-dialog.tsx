import { useState } from 'react'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { ExchangeView } from '../../../shared/protocol/sync.ts'
import { useCommand } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useSaveFile } from '../common/use-save-file.ts'
import { metAt } from './met-at.ts'
import styles from './organizers.module.css'

export interface SendDialogProps {
  readonly exchanges: readonly ExchangeView[]
  /** The computer it is for, if that is known already. */
  readonly device: DeviceId | null
  readonly onClose: () => void
}

const ALL = 'all'

/**
 * What goes into the file, and for whom. One of the few places that ask before acting: here data leaves the computer,
 * encrypted to those it is for.
 */
export function SendDialog({ exchanges, device, onClose }: SendDialogProps) {
  const { t, formats, problem } = useLanguage()
  const now = useNow()
  const command = useCommand()
  const save = useSaveFile()
  const [choice, setChoice] = useState<string>(
    exchanges.some((each) => each.device === device) && device ? device : ALL,
  )
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const chosen = exchanges.find((each) => each.device === choice)
  const nothing = chosen?.unsent === 0

  const send = async () => {
    setBusy(true)
    const result = await command('exchange.write', chosen ? { for: [chosen.device], since: true } : {})
    setBusy(false)
    if (!result.ok) {
      setTrouble(problem(result.problem))
      return
    }
    const kind = { name: t('organizers.fileKind'), extensions: ['chapterhouse'] }
    const saved = await save(result.value, kind, (file) => t('organizers.sent', { file }))
    if (saved) onClose()
  }
  return (
    <Dialog
      open
      title={t('organizers.sendTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onClick={() => void send()} disabled={busy || nothing}>
            {t('organizers.sendDo')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <RadioGroup
          label={t('organizers.sendWhat')}
          look="cards"
          value={choice}
          onChange={setChoice}
          options={[
            { value: ALL, label: t('organizers.sendAll'), hint: t('organizers.sendAllHint') },
            ...exchanges.map((each) => ({
              value: each.device,
              label: t('organizers.sendSince', { device: each.deviceName }),
              hint: t('organizers.sendSinceHint', {
                organizer: each.organizer,
                when: metAt(each) > 0 ? formats.ago(metAt(each), now) : t('organizers.neverMet'),
              }),
            })),
          ]}
        />
        {chosen && nothing && <Notice tone="jade">{t('organizers.sendNothing', { device: chosen.deviceName })}</Notice>}
        {!nothing && <Notice tone="jade">{t('organizers.sendWarning')}</Notice>}
        {trouble !== undefined && (
          <Notice tone="seal" live>
            {trouble}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
