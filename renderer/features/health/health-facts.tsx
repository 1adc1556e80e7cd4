import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { HealthReport, HealthView } from '../../../shared/protocol/health.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './health.module.css'

/** Below this the next import or backup may not fit, megabytes of which a large community writes. */
const LOW_BYTES = 1024 ** 3

/** A device that has not been in step for longer has most likely been put away. */
const OLD_DAYS = 30
const DAY_MS = 86_400_000

export interface HealthFactsProps {
  readonly health: HealthView
  /** With a way to do something about each of them. */
  readonly withDoors?: boolean
}

/** Room on the disk, the last backup, when each device was last in step, and the last check. */
export function HealthFacts({ health, withDoors = false }: HealthFactsProps) {
  return (
    <dl className={styles.facts}>
      <Disk used={health.used} free={health.free} />
      <Backup withDoors={withDoors} />
      <InStep withDoors={withDoors} />
      <LastCheck report={health.report} left={health.found.length} />
    </dl>
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

function Disk({ used, free }: Pick<HealthView, 'used' | 'free'>) {
  const { t, formats } = useLanguage()
  return (
    <Fact label={t('health.disk')}>
      {used === null || free === null
        ? t('health.diskUnknown')
        : t('health.diskText', { used: formats.bytes(used), free: formats.bytes(free) })}
      {free !== null && free < LOW_BYTES && <p className={styles.worry}>{t('health.diskLow')}</p>}
    </Fact>
  )
}

function Backup({ withDoors }: { readonly withDoors: boolean }) {
  const { t, formats, problem } = useLanguage()
  const now = useNow()
  const act = useDo()
  const view = useView('backups', {})
  const job = useView('backupJob', {})
  if (view.state !== 'ready') return null
  const { last, trouble, failure, folder } = view.value
  const words = trouble
    ? t('health.backupUnknown')
    : last === null
      ? t('health.backupNone')
      : t('health.backupWhere', {
          when: formats.dayTime(last, undefined, now),
          folder: folder ?? t('health.backupOwnFolder'),
        })
  return (
    <Fact label={t('health.backup')}>
      {words}
      {failure && <p className={styles.worry}>{problem(failure)}</p>}
      {withDoors && (
        <p className={styles.door}>
          <Button
            size="small"
            disabled={job.state === 'ready' && job.value.state === 'running'}
            onClick={() => void act('backup.now', {}, { done: t('health.backupDone') })}
          >
            {t('health.backupNow')}
          </Button>
          <Link href="/settings/backups">{t('health.backupDoor')}</Link>
        </p>
      )}
    </Fact>
  )
}

function InStep({ withDoors }: { readonly withDoors: boolean }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const act = useDo()
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
      {others.map(({ id, organizer, device, inStepAt }) => {
        const when = inStepAt === null ? t('health.syncNever') : formats.ago(inStepAt, now)
        const isOld = inStepAt !== null && now - inStepAt > OLD_DAYS * DAY_MS
        return (
          <div key={id} className={isOld ? styles.worry : undefined}>
            {isOld
              ? t('health.syncOld', { organizer, device, when, days: OLD_DAYS })
              : t('health.syncDevice', { organizer, device, when })}
          </div>
        )
      })}
      {withDoors && others.length > 0 && (
        <p className={styles.door}>
          <Button size="small" onClick={() => void act('sync.now', {}, { done: t('health.syncDone') })}>
            {t('health.syncNow')}
          </Button>
          <Link href="/organizers">{t('health.syncDoor')}</Link>
        </p>
      )}
    </Fact>
  )
}

function LastCheck({ report, left }: { readonly report: HealthReport | null; readonly left: number }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  if (!report) return <Fact label={t('health.last')}>{t('health.never')}</Fact>
  const { at, took, pages, records, bytes } = report
  const ago = formats.ago(at, now)
  const seconds = Math.round(took / 1000)
  return (
    <Fact label={t('health.last')}>
      <p role="status">
        {left === 0 ? t('health.whole', { ago, pages, records }) : t('health.faulty', { ago, count: left })}
      </p>
      <p className={styles.quiet}>
        {formats.sentences([
          seconds === 0 ? t('health.tookLess') : t('health.took', { seconds }),
          t('health.bytes', {
            pages: formats.bytes(bytes.pages),
            snapshots: formats.bytes(bytes.snapshots),
            activity: formats.bytes(bytes.activity),
            front: formats.bytes(bytes.front),
          }),
        ])}
      </p>
    </Fact>
  )
}
