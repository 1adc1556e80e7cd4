import { Suspense, lazy, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { CommunityView } from '../../shared/protocol/community.ts'
import { bridge } from '../client/bridge.ts'
import { useStore, useView } from '../client/hooks.ts'
import { useDo } from '../features/common/use-do.ts'
import { Button } from '../ui/button.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useEndOffers } from '../ui/toasts.tsx'
import { useNow } from '../ui/use-now.ts'
import { DropLayer } from './drop-layer.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import styles from './frame.module.css'
import { loadAhead } from './later.tsx'
import { Routes } from './routes.tsx'
import { Sidebar } from './sidebar.tsx'
import { TypedBeforeLock } from './lock-news.tsx'
import { useGlobalCommands } from './use-global-commands.ts'

const VolunteerFrame = lazy(async () => ({ default: (await import('./volunteer-frame.tsx')).VolunteerFrame }))
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const Shortcuts = lazy(async () => ({ default: (await import('./shortcuts.tsx')).Shortcuts }))

export interface FrameProps {
  /** `opening` draws the sidebar's paper and whatever stands in the middle, so that the window does not jump. */
  readonly state: 'opening' | 'open'
  readonly onNewCommunity?: () => void
  readonly children?: ReactNode
}

/** The window: sidebar, screen, and what works everywhere. */
export function Frame({ state, onNewCommunity, children }: FrameProps) {
  return (
    <div className={styles.frame}>
      {state === 'open' ? (
        <OpenFrame {...(onNewCommunity && { onNewCommunity })} />
      ) : (
        <>
          <div className={styles.sidebar} />
          <main className={styles.main}>{children}</main>
        </>
      )}
    </div>
  )
}

interface OpenFrameProps {
  readonly onNewCommunity?: () => void
}

function OpenFrame(props: OpenFrameProps) {
  const community = useView('community', {})
  if (community.state !== 'ready' || !isVolunteer(community.value)) return <OrganizerFrame {...props} />
  return (
    <Suspense>
      <VolunteerFrame {...props} notices={<Trouble />} />
      <WindowTitle />
    </Suspense>
  )
}

/** Whether whoever sits here stands at doors and does nothing else. */
function isVolunteer({ organizers, me }: CommunityView): boolean {
  return organizers.find(({ id }) => id === me.organizer)?.role === 'door'
}

function OrganizerFrame({ onNewCommunity }: OpenFrameProps) {
  const { t } = useLanguage()
  const [location] = useLocation()
  const [overlay, setOverlay] = useState<'palette' | 'shortcuts' | null>(null)
  useGlobalCommands({ onPalette: () => setOverlay('palette'), onShortcuts: () => setOverlay('shortcuts') })
  useEffect(loadAhead, [])
  const close = () => setOverlay(null)
  return (
    <>
      <a className={styles.skip} href="#content" onClick={(event) => focusContent(event)}>
        {t('frame.skipToContent')}
      </a>
      <Sidebar {...(onNewCommunity && { onNewCommunity })} onPalette={() => setOverlay('palette')} />
      <main id="content" className={styles.main} tabIndex={-1}>
        <Trouble />
        <TypedBeforeLock />
        <div className={styles.screen}>
          <ErrorBoundary resetKey={location}>
            <Suspense>
              <Routes />
            </Suspense>
          </ErrorBoundary>
        </div>
      </main>
      <DropLayer />
      <EndOffers />
      <WindowTitle />
      <Suspense>
        {overlay === 'palette' && <Palette onClose={close} onShortcuts={() => setOverlay('shortcuts')} />}
        {overlay === 'shortcuts' && <Shortcuts onClose={close} />}
      </Suspense>
    </>
  )
}

/** "Undo" in a message means the change it tells of, so the next change ends the offer. */
function EndOffers() {
  const store = useStore()
  const endOffers = useEndOffers()
  useEffect(() => store.onChange(endOffers), [store, endOffers])
  return null
}

/** The window is called after the community, so that two of them can be told apart in the task bar. */
function WindowTitle() {
  const { t } = useLanguage()
  const community = useView('community', {})
  const name = community.state === 'ready' ? community.value.name : undefined
  const title = name === undefined ? t('common.appName') : `${name} · ${t('common.appName')}`
  useEffect(() => {
    document.title = title
    void bridge().request('window.setTitle', { title })
  }, [title])
  return null
}

/** What must not be missed: the last change is not on disk, the store is gone, or this computer was removed. */
function Trouble() {
  const { t, problem } = useLanguage()
  const store = useStore()
  const community = useView('community', {})
  const [gone, setGone] = useState(false)
  useEffect(() => store.onStopped(() => setGone(true)), [store])
  const trouble = community.state === 'ready' ? community.value.trouble : null
  if (!gone && !trouble) return community.state === 'ready' ? <Removed community={community.value} /> : null
  return (
    <div className={styles.trouble} role="alert">
      <Notice
        tone="seal"
        title={t(
          gone ? 'frame.crashTitle' : trouble?.code === 'data-newer' ? 'frame.newerTitle' : 'frame.troubleTitle',
        )}
        {...((gone || trouble?.code === 'restart-needed') && {
          actions: <Button onClick={() => void bridge().request('app.restart')}>{t('frame.restart')}</Button>,
        })}
      >
        {gone ? t('frame.storeGone') : trouble && problem(trouble)}
      </Notice>
    </div>
  )
}

/** This computer is of the community no more, and was told so by somebody it called. */
function Removed({ community: { name, removal, members, archived } }: { readonly community: CommunityView }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const now = useNow()
  if (!removal) return null
  const when = formats.dayTime(removal.at, undefined, now)
  return (
    <div className={styles.trouble} role="alert">
      <Notice
        tone="ochre"
        title={t('frame.removedTitle', { community: name })}
        actions={
          <Button size="small" onClick={() => void act('sync.lan', { on: true })}>
            {t('frame.removedLook')}
          </Button>
        }
      >
        <p>{t('frame.removedText', { by: removal.by, when })}</p>
        <p>{t('frame.removedHas', { count: members + archived })}</p>
      </Notice>
    </div>
  )
}

/** The address is the route, so a link to `#content` must not change it. */
function focusContent(event: React.MouseEvent): void {
  event.preventDefault()
  document.getElementById('content')?.focus()
}
