import { FileDown, Send } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { ExchangeSummary } from '../../../shared/protocol/commands.ts'
import { useHandedFile } from '../../client/handed-file.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { DeviceList } from './device-list.tsx'
import { ExchangeResult } from './exchange-result.tsx'
import { OpenDialog } from './open-dialog.tsx'
import styles from './organizers.module.css'
import { SendDialog } from './send-dialog.tsx'
import { useReadChanges } from './use-read-changes.ts'

export interface OrganizersScreenProps {
  /** What the address asks for on top: `#/organizers/send`, `#/organizers/open`. */
  readonly action?: 'send' | 'open'
}

/** Who works on this community, from which computers, and the exchange of changes with them by file. */
export function OrganizersScreen({ action }: OrganizersScreenProps) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const community = useView('community', {})
  const exchanges = useView('exchanges', {})
  const [result, setResult] = useState<ExchangeSummary>()
  const [sendTo, setSendTo] = useState<DeviceId | null>(null)
  const close = () => navigate('/organizers', { replace: true })
  const reading = useReadChanges((summary) => {
    setResult(summary)
    close()
  })
  useHandedFile('changes', (file) => void reading.read(file))

  const send = (device: DeviceId | null) => {
    setSendTo(device)
    navigate('/organizers/send')
  }
  return (
    <Page
      title={t('organizers.title')}
      layout="read"
      actions={
        <>
          <Button icon={<FileDown />} onClick={() => navigate('/organizers/open')}>
            {t('organizers.open')}
          </Button>
          <Button kind="primary" icon={<Send />} onClick={() => send(null)}>
            {t('organizers.send')}
          </Button>
        </>
      }
    >
      <p className={styles.intro}>{t('organizers.intro')}</p>
      {result && (
        <ExchangeResult
          summary={result}
          onAnswer={() => send(deviceNamed(result.device))}
          onOpenAnother={() => navigate('/organizers/open')}
        />
      )}
      {community.state === 'ready' && exchanges.state === 'ready' && (
        <DeviceList community={community.value} exchanges={exchanges.value} onSend={send} />
      )}
      {action === 'send' && exchanges.state === 'ready' && (
        <SendDialog exchanges={exchanges.value} device={sendTo} onClose={close} />
      )}
      {action === 'open' && <OpenDialog reading={reading} onClose={close} />}
    </Page>
  )

  /** The summary names the device as its owner does; the views have its id. */
  function deviceNamed(name: string): DeviceId | null {
    const found =
      exchanges.state === 'ready' ? exchanges.value.find(({ deviceName }) => deviceName === name) : undefined
    return found?.device ?? null
  }
}
