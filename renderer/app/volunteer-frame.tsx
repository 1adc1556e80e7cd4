import { DoorOpen, Settings } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { useView } from '../client/hooks.ts'
import { LookSection } from '../features/settings/index.tsx'
import { classes } from '../ui/classes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { CommunityMenu } from './community-menu.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import frame from './frame.module.css'
import { DoorsScreen } from './routes.tsx'
import styles from './sidebar.module.css'
import { SyncIndicator } from './sync-indicator.tsx'

const Ways = lazy(async () => ({ default: (await import('../features/organizers/index.tsx')).Ways }))

export interface VolunteerFrameProps {
  readonly onNewCommunity?: () => void
  /** What stands above every screen, such as trouble with the disk. */
  readonly notices: React.ReactNode
}

/** The window of somebody who stands at doors: those that are open, and why nothing else is here. */
export function VolunteerFrame({ onNewCommunity, notices }: VolunteerFrameProps) {
  const { t } = useLanguage()
  const [location] = useLocation()
  const view = useView('community', {})
  const community = view.state === 'ready' ? view.value : undefined
  return (
    <>
      <div className={styles.sidebar}>
        <CommunityMenu community={community} size={false} {...(onNewCommunity && { onNewCommunity })} />
        <nav aria-label={t('frame.navigation')} className={classes(styles.nav, styles.underHead)}>
          <Item to="/doors" icon={<DoorOpen />} label={t('door.doors')} />
          <Item to="/settings" icon={<Settings />} label={t('frame.settings')} />
        </nav>
        <SyncIndicator ways="/settings" />
      </div>
      <main id="content" className={frame.main} tabIndex={-1}>
        {notices}
        <div className={frame.screen}>
          <ErrorBoundary resetKey={location}>
            <Suspense>
              <Switch>
                <Route path="/">
                  <Redirect to="/doors" replace />
                </Route>
                <Route path="/doors">
                  <DoorsScreen />
                </Route>
                <Route path="/settings/:part?">
                  <Page title={t('settings.title')} layout="read">
                    <LookSection />
                    <WaysHere />
                  </Page>
                </Route>
                <Route>
                  <NotForVolunteers />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </div>
      </main>
    </>
  )
}

/** How this computer reaches the others; for organizers that stands beside who they are. */
function WaysHere() {
  const peers = useView('peers', {})
  if (peers.state !== 'ready') return null
  const { network, folders, server } = peers.value
  return <Ways network={network} folders={folders} server={server} />
}

function Item({ to, icon, label }: { readonly to: string; readonly icon: React.ReactNode; readonly label: string }) {
  const [location] = useLocation()
  const here = location === to
  return (
    <Link href={to} className={classes(styles.item, here && styles.here)} aria-current={here ? 'page' : undefined}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.label}>{label}</span>
    </Link>
  )
}

/** Somebody followed a link, or was given the role while they looked at something else. */
function NotForVolunteers() {
  const { t } = useLanguage()
  return (
    <EmptyState
      title={t('door.notHereTitle')}
      mark={<DoorOpen />}
      actions={<Link href="/doors">{t('door.toDoors')}</Link>}
    >
      {t('door.notHereText')}
    </EmptyState>
  )
}
