import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { CommunityId } from '../../shared/domain/ids.ts'
import type { Problem } from '../../shared/domain/problem.ts'
import type { ProfileState } from '../../shared/protocol/profile-key.ts'
import { PRINT_ROUTE } from '../../shared/protocol/print.ts'
import { useStore, useView } from '../client/hooks.ts'
import type { PendingJoin } from '../features/welcome/index.tsx'
import { showMembers } from '../features/members/member-list.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useLanguage } from '../ui/language.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { useToast } from '../ui/toasts.tsx'
import { DropLayer } from './drop-layer.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { LockNews } from './lock-news.tsx'
import styles from './gate.module.css'
import { DoorScreen, FeedbackScreen, PrintScreen } from './routes.tsx'

const welcome = () => import('../features/welcome/index.tsx')
const ProtectScreen = lazy(async () => ({ default: (await welcome()).ProtectScreen }))
const JoiningScreen = lazy(async () => ({ default: (await welcome()).JoiningScreen }))
const RestoreScreen = lazy(async () => ({ default: (await welcome()).RestoreScreen }))
const BeginScreen = lazy(async () => ({ default: (await welcome()).BeginScreen }))

/** Long enough that opening a usual community never shows it. */
const PATIENCE_MS = 500

/** Lets nobody past before there is a key and a community: asks for what is missing, then shows the frame. */
export function Gate({ profile: first }: { readonly profile: Promise<ProfileState> }) {
  const store = useStore()
  const [profile, setProfile] = useState<ProfileState | null>(null)
  useEffect(() => {
    void first.then(setProfile)
  }, [first])
  useEffect(() => {
    if (profile?.status === 'ready') store.unlock(profile.key)
  }, [profile, store])

  if (profile === null) return <Frame state="opening" />
  if (profile.status !== 'ready') {
    return (
      <Suspense>
        <ProtectScreen profile={profile} onProfile={setProfile} />
      </Suspense>
    )
  }
  return (
    <>
      <OpenGate />
      <LockNews />
    </>
  )
}

function OpenGate() {
  const profile = useView('profile', {})
  const [location, navigate] = useLocation()
  const state = profile.state === 'ready' ? profile.value.state : undefined
  const community = profile.state === 'ready' && profile.value.state === 'open' ? profile.value.community : undefined

  // Remembered with the community it was asked in, so that it ends by itself when another one opens.
  const [addingBeside, setAddingBeside] = useState<CommunityId>()

  // Another community has other members: an address inside the old one leads nowhere, a filter finds nobody, and coming
  // back to the old one later is not asking for a new one again. One that is read anew from the disk, because something of it
  // was brought back, is the same.
  const shown = useRef(community)
  useEffect(() => {
    if (community === undefined) return
    if (shown.current !== undefined && community !== shown.current) {
      navigate('/', { replace: true })
      showMembers({})
      setAddingBeside(undefined)
    }
    shown.current = community
  }, [community, navigate])
  const pending = usePendingJoin()
  const adding = addingBeside !== undefined && addingBeside === community

  if (profile.state === 'failed' || (profile.state === 'ready' && profile.value.state === 'failed')) {
    const reason =
      profile.state === 'failed' ? profile.problem : profile.value.state === 'failed' && profile.value.problem
    return reason ? <Closed reason={reason} /> : null
  }
  if (state === undefined || state === 'opening') {
    return (
      <Frame state="opening">
        {profile.state === 'ready' && profile.value.state === 'opening' && (
          <Opening done={profile.value.done} of={profile.value.of} />
        )}
      </Frame>
    )
  }
  if (state === 'empty' || adding) {
    return (
      <Suspense>
        <BeginScreen {...(state === 'open' && { onCancel: () => setAddingBeside(undefined) })} />
        <DropLayer beforeCommunity />
      </Suspense>
    )
  }
  if (location.startsWith(PRINT_ROUTE)) {
    // As it stands in the address: the router has decoded a part of it.
    const route = window.location.hash.slice(1)
    return (
      <Suspense>
        <PrintScreen route={route} />
      </Suspense>
    )
  }
  const door = /^\/door\/([^/]+)$/.exec(location)?.[1]
  if (door !== undefined) {
    return (
      <ErrorBoundary resetKey={door}>
        <Suspense>
          <DoorScreen salon={decodeURIComponent(door)} />
        </Suspense>
      </ErrorBoundary>
    )
  }
  const feedback = /^\/feedback\/([^/]+)$/.exec(location)?.[1]
  if (feedback !== undefined) {
    return (
      <ErrorBoundary resetKey={feedback}>
        <Suspense>
          <FeedbackScreen salon={decodeURIComponent(feedback)} />
        </Suspense>
      </ErrorBoundary>
    )
  }
  if (pending) {
    return (
      <Suspense>
        <JoiningScreen joining={pending} />
        <DropLayer beforeCommunity />
      </Suspense>
    )
  }
  return <Frame state="open" onNewCommunity={() => setAddingBeside(community)} />
}

/** How far this device is with joining the open community; null where it belongs to it. Says welcome once it does. */
function usePendingJoin(): PendingJoin | null {
  const { t } = useLanguage()
  const toast = useToast()
  const joining = useView('joining', {})
  const value = joining.state === 'ready' ? joining.value : null
  const isPending = value !== null && value.state !== 'none' && value.state !== 'done'
  const joined = value?.state === 'done' ? value.community : undefined
  const wasPending = useRef(false)
  useEffect(() => {
    if (joined !== undefined && wasPending.current)
      toast({ tone: 'jade', text: t('sync.joined', { community: joined }) })
    wasPending.current = isPending
  }, [joined, isPending, toast, t])
  return isPending ? value : null
}

/** Why nothing can be shown. A community that does not open can be had back from a backup; a key that is wrong opens none. */
function Closed({ reason }: { readonly reason: Problem }) {
  const { t, problem } = useLanguage()
  const [isRestoring, setRestoring] = useState(false)
  if (isRestoring)
    return (
      <Suspense>
        <RestoreScreen onBack={() => setRestoring(false)} />
      </Suspense>
    )
  return (
    <EmptyState
      title={t('common.appName')}
      mark="!"
      {...(reason.code === 'storage-failed' && {
        actions: <Button onClick={() => setRestoring(true)}>{t('backups.insteadDo')}</Button>,
      })}
    >
      {problem(reason)}
      {reason.code === 'storage-failed' && <p>{t('backups.instead')}</p>}
    </EmptyState>
  )
}

function Opening({ done, of }: { readonly done: number; readonly of: number }) {
  const { t } = useLanguage()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return slow ? (
    <div className={styles.opening}>
      <ProgressBar label={t('frame.opening')} done={done} of={of} />
    </div>
  ) : null
}
