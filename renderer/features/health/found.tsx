import type { HealthFault, HealthFound } from '../../../shared/protocol/health.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import { usePageName } from './use-page-name.ts'
import styles from './health.module.css'

interface FoundProps {
  readonly fault: HealthFault
  readonly found: readonly HealthFound[]
  readonly isBusy: boolean
}

/** Of more than this only the number is told. */
const SHOWN = 30

/** Everything of one kind that is wrong, by name, with what can be done about each and a button for all of them. */
export function Found({ fault, found, isBusy }: FoundProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const now = useNow()
  if (found.length === 0) return null
  const isLost = fault === 'page' || fault === 'missing'
  const repair = () =>
    act(
      'health.repair',
      { fault },
      {
        done: ({ left, from }) => {
          if (left > 0) return t('health.left', { left })
          return from === null
            ? t('health.mended')
            : t('health.mendedFrom', { when: formats.dayTime(from, undefined, now) })
        },
      },
    )
  const keep = () =>
    act('health.keepReadable', {}, { done: ({ left }) => (left > 0 ? t('health.left', { left }) : t('health.kept')) })
  const ask = () => act('health.ask', {}, { done: ({ waiting, devices }) => t('health.asked', { waiting, devices }) })
  return (
    <Notice tone={isLost ? 'seal' : 'ochre'} title={t(`health.fault.${fault}`, { count: found.length })}>
      <p>{t(`health.why.${fault}`)}</p>
      <ul className={styles.places}>
        {found.slice(0, SHOWN).map((one) => (
          <Place key={one.key} found={one} isLost={isLost} />
        ))}
        {found.length > SHOWN && <li>{t('health.more', { count: found.length - SHOWN })}</li>}
      </ul>
      <p className={styles.ways}>
        <Button size="small" disabled={isBusy} onClick={() => void repair()}>
          {t(`health.repair.${fault}`)}
        </Button>
        {isLost && found.some(({ isHere }) => !isHere) && (
          <Button size="small" disabled={isBusy} onClick={() => void ask()}>
            {t('health.ask')}
          </Button>
        )}
        {fault === 'page' && found.some(({ isHere }) => !isHere) && (
          <Button size="small" kind="quiet" disabled={isBusy} onClick={() => void keep()}>
            {t('health.keep')}
          </Button>
        )}
      </p>
    </Notice>
  )
}

function Place({ found, isLost }: { readonly found: HealthFound; readonly isLost: boolean }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const nameOf = usePageName()
  const { isHere, others, asked } = found
  const devices = others.map(({ organizer, device, isConnected }) =>
    isConnected ? t('health.can.connected', { device }) : t('health.can.device', { device, organizer }),
  )
  const can = isHere
    ? [t('health.can.here')]
    : [
        devices.length > 0 ? t('health.can.others', { devices: formats.list(devices) }) : t('health.can.backup'),
        ...(asked === null ? [] : [t('health.can.asked', { ago: formats.ago(asked, now) })]),
      ]
  return (
    <li>
      {nameOf(found)}
      {isLost && <span className={styles.can}>{can.join(' · ')}</span>}
    </li>
  )
}
