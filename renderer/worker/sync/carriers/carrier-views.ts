import type { Problem } from '../../../../shared/domain/problem.ts'
import type { FolderView, ServerView } from '../../../../shared/protocol/sync.ts'
import type { OpenCommunity } from '../../open-community.ts'
import { nameOf } from '../sync-state.ts'
import type { Carrier, CarrierState } from './carrier.ts'
import type { ServerLine } from './server-line.ts'
import type { ShelfFailure } from './shelf.ts'

/** A folder as the page about other devices shows it. `name` is how the system shows where it lies. */
export function folderView(
  community: OpenCommunity,
  { folder, name, carrier }: { readonly folder: string; readonly name: string; readonly carrier: Carrier },
): FolderView {
  const { state } = carrier
  const { lastRead, lastWritten, bytes, waiting } = state
  const devices = state.writers.map(({ device }) => nameOf(community, device))
  const problem = problemOf(state.failure, 'folder')
  return {
    folder,
    path: name,
    state: stateOf(state, problem),
    problem,
    lastRead,
    lastWritten,
    bytes,
    devices,
    waiting,
  }
}

/** The server in use. Without the community's keys there is a line to it and no carrier yet. */
export function serverView(url: string, line: ServerLine | undefined, carrier: Carrier | undefined): ServerView {
  const bytes = line?.bytes ?? { sent: 0, received: 0 }
  const { failure = null, lastRead = null } = carrier?.state ?? {}
  const problem = problemOf(failure, 'server')
  const isConnected = line?.isConnected ?? false
  const state = problem ? 'problem' : failure ? 'away' : isConnected ? 'connected' : 'connecting'
  return { url, state, problem, lastSeen: lastRead, bytes }
}

function stateOf({ busy, failure }: CarrierState, problem: Problem | null): FolderView['state'] {
  if (problem) return 'problem'
  if (failure) return 'away'
  return busy ?? 'ready'
}

/** That a carrier is not there now is no problem: it is told calmly, and goes on by itself. */
function problemOf(failure: ShelfFailure | null, kind: 'folder' | 'server'): Problem | null {
  switch (failure) {
    case null:
    case 'away':
      return null
    case 'full':
      return { code: 'folder-full' }
    case 'not-allowed':
      return { code: kind === 'folder' ? 'folder-not-allowed' : 'server-address' }
    case 'nonsense':
      return { code: 'server-nonsense' }
    case 'exists':
    case 'not-found':
    case 'too-large':
    case 'other':
      return { code: kind === 'folder' ? 'folder-failed' : 'server-nonsense' }
  }
}
