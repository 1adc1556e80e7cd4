import { Activity } from 'lucide-react'
import type { ReactNode } from 'react'
import { HEALTH_FAULTS } from '../../../shared/protocol/health.ts'
import type { HealthFault, HealthFinding, HealthReport } from '../../../shared/protocol/health.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './health.module.css'

/** Whether what is kept on this computer is whole, at a glance; a check of all of it, and what to do about what it finds. */
export function HealthSection() {
  const { t } = useLanguage()
  const act = useDo()
  const view = useView('health', {})
  const job = useView('healthJob', {})
  const running = job.state === 'ready' && job.value.state === 'running' ? job.value : null
  const report = view.state === 'ready' ? view.value.report : null
  return (
    <Card
      title={t('health.title')}
      actions={
        <Button
          size="small"
          icon={<Activity />}
          disabled={running !== null}
          onClick={() => void act('health.check', {})}
        >
          {t('health.check')}
        </Button>
      }
    >
      <div className={styles.rows}>
        <p className={styles.quiet}>{t('health.text')}</p>
        {view.state === 'ready' && (
          <dl className={styles.facts}>
            <Disk used={view.value.used} free={view.value.free} />
            <Backup />
            <InStep />
            <LastCheck report={report} />
          </dl>
        )}
        {running && (
          <div className={styles.running}>
            <ProgressBar label={t('health.checking')} done={running.done} of={running.of} />
            <Button size="small" kind="quiet" onClick={() => void act('health.cancel', {})}>
              {t('health.cancel')}
            </Button>
          </div>
        )}
        {HEALTH_FAULTS.map((fault) => (
          <Found
            key={fault}
            fault={fault}
            found={(report?.found ?? []).filter((one) => one.fault === fault)}
            isBusy={running !== null}
          />
        ))}
      </div>
    </Card>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Disk({ used, free }: { readonly used: number | null; readonly free: number | null }) {
  const { t, formats } = useLanguage()
  return (
    <Fact label={t('health.disk')}>
      {used === null || free === null
        ? t('health.diskUnknown')
        : t('health.diskText', { used: formats.bytes(used), free: formats.bytes(free) })}
    </Fact>
  )
}

function Backup() {
  const { t, formats } = useLanguage()
  const now = useNow()
  const view = useView('backups', {})
  if (view.state !== 'ready') return null
  const { last, trouble } = view.value
  const words = trouble
    ? t('health.backupUnknown')
    : last === null
      ? t('health.backupNone')
      : formats.dayTime(last, undefined, now)
  return <Fact label={t('health.backup')}>{words}</Fact>
}

function InStep() {
  const { t, formats } = useLanguage()
  const now = useNow()
  const view = useView('peers', {})
  if (view.state !== 'ready') return null
  const others = view.value.organizers.flatMap(({ name: organizer, devices }) =>
    devices
      .filter(({ here, removed }) => !here && removed === undefined)
      .map(({ id, name: device, inStepAt }) => ({ id, organizer, device, inStepAt })),
  )
  return (
    <Fact label={t('health.sync')}>
      {others.length === 0 && t('health.syncNone')}
      {others.map(({ id, organizer, device, inStepAt }) => (
        <div key={id}>
          {t('health.syncDevice', {
            organizer,
            device,
            when: inStepAt === null ? t('health.syncNever') : formats.ago(inStepAt, now),
          })}
        </div>
      ))}
    </Fact>
  )
}

function LastCheck({ report }: { readonly report: HealthReport | null }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  if (!report) return <Fact label={t('health.last')}>{t('health.never')}</Fact>
  const { at, pages, records, found, bytes } = report
  const ago = formats.ago(at, now)
  return (
    <Fact label={t('health.last')}>
      <p role="status">
        {found.length === 0
          ? t('health.whole', { ago, pages, records })
          : t('health.faulty', { ago, count: found.length })}
      </p>
      <p className={styles.quiet}>
        {t('health.bytes', {
          pages: formats.bytes(bytes.pages),
          snapshots: formats.bytes(bytes.snapshots),
          activity: formats.bytes(bytes.activity),
          front: formats.bytes(bytes.front),
        })}
      </p>
    </Fact>
  )
}

interface FoundProps {
  readonly fault: HealthFault
  readonly found: readonly HealthFinding[]
  readonly isBusy: boolean
}

/** Of more than this only the number is told. */
const SHOWN = 5

function Found({ fault, found, isBusy }: FoundProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const now = useNow()
  if (found.length === 0) return null
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
  return (
    <Notice
      tone={fault === 'page' || fault === 'missing' ? 'seal' : 'ochre'}
      title={t(`health.fault.${fault}`, { count: found.length })}
      actions={
        <Button size="small" disabled={isBusy} onClick={() => void repair()}>
          {t(`health.repair.${fault}`)}
        </Button>
      }
    >
      <p>{t(`health.why.${fault}`)}</p>
      <ul className={styles.places}>
        {found.slice(0, SHOWN).map(({ page, kind, chapter }) => (
          <li key={page}>
            {chapter === '' ? t(`health.kind.${kind}`) : t('health.where', { kind: t(`health.kind.${kind}`), chapter })}
          </li>
        ))}
        {found.length > SHOWN && <li>{t('health.more', { count: found.length - SHOWN })}</li>}
      </ul>
    </Notice>
  )
}
