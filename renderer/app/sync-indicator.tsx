import { CircleAlert, CloudOff, Laptop, RefreshCw, Stamp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { SyncView } from '../../shared/protocol/sync.ts'
import { useView } from '../client/hooks.ts'
import { classes } from '../ui/classes.ts'
import { useLanguage } from '../ui/language.tsx'
import type { Speech } from '../ui/language.tsx'
import { useNow } from '../ui/use-now.ts'
import styles from './sync-indicator.module.css'

export interface SyncIndicatorProps {
  /** Where the ways to agree stand for whoever sits here. */
  readonly ways: '/organizers' | '/settings'
}

/** One calm answer to "are we in step?", always in the same place. It never spins; words change, and only when they mean something. */
export function SyncIndicator({ ways }: SyncIndicatorProps) {
  const kit = useLanguage()
  const now = useNow()
  const view = useView('sync', {})
  if (view.state !== 'ready') return null
  const { icon, title, detail, to } = wordsOf(view.value, ways, kit, now)
  return (
    <Link
      href={to}
      className={classes(styles.indicator, view.value.state === 'needsYou' && styles.needsYou)}
      aria-live="polite"
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.words}>
        {title}
        <br />
        <span className={styles.detail}>{detail}</span>
      </span>
    </Link>
  )
}

interface Words {
  readonly icon: ReactNode
  readonly title: string
  readonly detail: string
  readonly to: string
}

function wordsOf(view: SyncView, to: SyncIndicatorProps['ways'], { t, formats, problem }: Speech, now: number): Words {
  switch (view.state) {
    case 'off':
      return {
        icon: <Laptop />,
        title: t('sync.off'),
        detail: t(to === '/settings' ? 'sync.offHintDoor' : 'sync.offHint'),
        to,
      }
    case 'alone':
      return {
        icon: <Laptop />,
        title: t('sync.alone'),
        detail:
          view.last && view.since !== null
            ? t('sync.aloneSince', { device: view.last.deviceName, when: formats.ago(view.since, now) })
            : t('sync.aloneNever'),
        to,
      }
    case 'inStep': {
      const [first, ...others] = view.with
      const when = formats.ago(view.at, now)
      return {
        icon: <span className={styles.dot} />,
        title: t('sync.inStep', { device: first?.deviceName ?? '' }),
        detail: others.length > 0 ? t('sync.inStepMore', { count: others.length, when }) : when,
        to,
      }
    }
    case 'fetching':
      return {
        icon: <RefreshCw />,
        title: t('sync.fetching', { count: view.changes }),
        detail: t('sync.fetchingFrom', { device: view.from.deviceName }),
        to,
      }
    case 'sending':
      return {
        icon: <RefreshCw />,
        title: t('sync.sending', { count: view.changes }),
        detail: t('sync.sendingTo', { device: view.to.deviceName }),
        to,
      }
    case 'needsYou': {
      const { decisions, invitations, refusals } = view
      const what = [
        invitations > 0 && t('sync.needsInvitations', { count: invitations }),
        decisions > 0 && t('sync.needsDecisions', { count: decisions }),
        refusals > 0 && t('sync.needsRefusals', { count: refusals }),
      ].filter((part) => part !== false)
      const onlyDecisions = decisions > 0 && invitations + refusals === 0
      return {
        icon: <Stamp />,
        title: t('sync.needsYou'),
        detail: formats.list(what),
        to: onlyDecisions ? '/decisions' : to,
      }
    }
    case 'problem':
      return {
        icon: view.problem.code === 'disk-full' ? <CircleAlert /> : <CloudOff />,
        title: t('sync.problem'),
        detail: problem(view.problem),
        to,
      }
  }
}
