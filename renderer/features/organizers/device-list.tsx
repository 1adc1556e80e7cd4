import { Send } from 'lucide-react'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { CommunityView, ExchangeView } from '../../../shared/protocol/views.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Seal } from '../../ui/seal.tsx'
import { useNow } from '../../ui/use-now.ts'
import { metAt } from './met-at.ts'
import styles from './organizers.module.css'

export interface DeviceListProps {
  readonly community: CommunityView
  readonly exchanges: readonly ExchangeView[]
  readonly onSend: (device: DeviceId) => void
}

/** Every computer that works on the community: this one, then the others by when they were last met. */
export function DeviceList({ community, exchanges, onSend }: DeviceListProps) {
  const { t } = useLanguage()
  const own = community.devices.find(({ id }) => id === community.me.device)
  return (
    <Card flush>
      <ul>
        <li className={styles.device}>
          <Seal name={community.me.name} size="normal" />
          <div className={styles.words}>
            <div className={styles.who}>
              {community.me.name} <Chip>{t('organizers.you')}</Chip>
            </div>
            <div className={styles.what}>{[own?.name, t('organizers.thisComputer')].filter(Boolean).join(' · ')}</div>
          </div>
        </li>
        {exchanges.map((exchange) => (
          <OtherDevice key={exchange.device} exchange={exchange} onSend={() => onSend(exchange.device)} />
        ))}
      </ul>
      {exchanges.length === 0 && (
        <div className={styles.alone}>
          <EmptyState title={t('organizers.aloneTitle')}>{t('organizers.aloneText')}</EmptyState>
        </div>
      )}
    </Card>
  )
}

function OtherDevice({ exchange, onSend }: { readonly exchange: ExchangeView; readonly onSend: () => void }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const met = metAt(exchange) > 0
  const history = [
    exchange.lastReceived !== null && t('organizers.lastReceived', { when: formats.ago(exchange.lastReceived, now) }),
    exchange.lastSent !== null && t('organizers.lastSent', { when: formats.ago(exchange.lastSent, now) }),
  ].filter(Boolean)
  const upToDate = exchange.unsent === 0
  return (
    <li className={styles.device}>
      <Seal name={exchange.organizer} size="normal" />
      <div className={styles.words}>
        <div className={styles.who}>{exchange.organizer}</div>
        <div className={styles.what}>
          {[exchange.deviceName, ...(met ? history : [t('organizers.neverMet')])].join(' · ')}
        </div>
      </div>
      {met && (
        <Chip tone={upToDate ? 'jade' : 'ochre'}>
          {exchange.unsent === null ? t('organizers.unsentMany') : t('organizers.unsent', { count: exchange.unsent })}
        </Chip>
      )}
      {!upToDate && (
        <Button size="small" icon={<Send />} onClick={onSend}>
          {t('organizers.sendTo')}
        </Button>
      )}
    </li>
  )
}
