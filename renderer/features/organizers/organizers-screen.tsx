import { FileDown, RefreshCw, Send, UserPlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { ExchangeSummary, DeviceView, OrganizerView, PeersView } from '../../../shared/protocol/sync.ts'
import { useHandedFile } from '../../client/handed-file.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { ExchangeResult } from './exchange-result.tsx'
import { InvitationCard } from './invitation-card.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { OrganizerCard } from './organizer-card.tsx'
import styles from './organizers.module.css'
import { RefusalsCard } from './refusals-card.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { SendDialog } from './send-dialog.tsx'
import { useReadChanges } from './use-read-changes.ts'
import { Ways } from './ways-cards.tsx'

export interface OrganizersScreenProps {
  /** What the address asks for on top: `#/organizers/send`, `#/organizers/open`, `#/organizers/invite`. */
  readonly action?: 'send' | 'open' | 'invite'
}

/** Who works on this community, from which computers, what each has, and the ways in which they agree. */
export function OrganizersScreen({ action }: OrganizersScreenProps) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const act = useDo()
  const peers = useView('peers', {})
  const invitations = useView('invitations', {})
  const exchanges = useView('exchanges', {})
  const [result, setResult] = useState<ExchangeSummary>()
  const [sendTo, setSendTo] = useState<DeviceId | null>(null)
  const close = () => navigate('/organizers', { replace: true })
  // What comes of an action stands first on the page, which may be scrolled to its end.
  const top = useRef<HTMLDivElement>(null)
  const show = () => top.current?.scrollIntoView()
  const reading = useReadChanges((summary) => {
    setResult(summary)
    close()
    show()
  })
  useHandedFile('changes', (file) => void reading.read(file))

  const send = (device: DeviceId | null) => {
    setSendTo(device)
    navigate('/organizers/send')
  }
  const view = peers.state === 'ready' ? peers.value : null
  const mayInvite = view !== null && view.me.grant.role !== 'door'
  return (
    <Page
      title={t('organizers.title')}
      layout="read"
      actions={
        <>
          {view && isInTouch(view) && (
            <Button icon={<RefreshCw />} onClick={() => void act('sync.now', {})}>
              {t('sync.syncNow')}
            </Button>
          )}
          <Button icon={<FileDown />} onClick={() => navigate('/organizers/open')}>
            {t('organizers.open')}
          </Button>
          <Button icon={<Send />} onClick={() => send(null)}>
            {t('organizers.send')}
          </Button>
          {mayInvite && (
            <Button kind="primary" icon={<UserPlus />} onClick={() => navigate('/organizers/invite')}>
              {t('sync.invite')}
            </Button>
          )}
        </>
      }
    >
      <div ref={top} className={styles.top} />
      {result && (
        <ExchangeResult
          summary={result}
          onAnswer={() => send(deviceNamed(result.device))}
          onOpenAnother={() => navigate('/organizers/open')}
        />
      )}
      {invitations.state === 'ready' &&
        invitations.value.map((invitation) => <InvitationCard key={invitation.invitation} invitation={invitation} />)}
      {view && view.refusals.length > 0 && <RefusalsCard refusals={view.refusals} />}
      {view && <People view={view} onSend={send} />}
      {view && <Ways network={view.network} folders={view.folders} server={view.server} />}
      {action === 'send' && exchanges.state === 'ready' && (
        <SendDialog exchanges={exchanges.value} device={sendTo} onClose={close} />
      )}
      {action === 'open' && <OpenDialog reading={reading} onClose={close} />}
      {action === 'invite' && mayInvite && (
        <InviteDialog by={view.me.grant} online={view.network.on} onDone={show} onClose={close} />
      )}
    </Page>
  )

  /** The summary names the device as its owner does; the views have its id. */
  function deviceNamed(name: string): DeviceId | null {
    const found =
      exchanges.state === 'ready' ? exchanges.value.find(({ deviceName }) => deviceName === name) : undefined
    return found?.device ?? null
  }
}

function isInTouch({ organizers, folders, server }: PeersView): boolean {
  return (
    folders.length > 0 ||
    server !== null ||
    organizers.some(({ devices }) => devices.some(({ connected }) => connected !== null))
  )
}

/** Everybody who organizes: oneself first, then those who still do, by name. */
function People({ view, onSend }: { readonly view: PeersView; readonly onSend: (device: DeviceId) => void }) {
  const { t } = useLanguage()
  const act = useDo()
  const community = useCommunity()
  const [role, setRole] = useState<OrganizerView>()
  const [removing, setRemoving] = useState<{ organizer: OrganizerView; device: DeviceView | null }>()
  const isAdmin = view.me.grant.role === 'admin'
  const rank = (each: OrganizerView) => (each.mine ? 0 : each.removed === undefined ? 1 : 2)
  const organizers = view.organizers.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
  return (
    <>
      {organizers.length < 2 && <p className={styles.intro}>{t('organizers.aloneText')}</p>}
      {organizers.map((organizer) => (
        <OrganizerCard
          key={organizer.id}
          organizer={organizer}
          chapters={community?.chapters ?? []}
          onSend={onSend}
          {...(organizer.mayRemove && {
            onRemove: (device: DeviceView | null) => setRemoving({ organizer, device }),
          })}
          {...(isAdmin && {
            onRole: () => setRole(organizer),
            ...(organizer.mine && { onAdd: () => void act('organizer.invite', { organizer: organizer.id }) }),
          })}
        />
      ))}
      {role && <RoleDialog organizer={role} onClose={() => setRole(undefined)} />}
      {removing && <RemoveDialog {...removing} isAdmin={isAdmin} onClose={() => setRemoving(undefined)} />}
    </>
  )
}
