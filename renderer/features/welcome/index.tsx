import type { ProfileState } from '../../../shared/protocol/ipc.ts'

export interface ProtectScreenProps {
  readonly profile: Exclude<ProfileState, { readonly status: 'ready' }>
  readonly onProfile: (profile: ProfileState) => void
}

export function ProtectScreen(_props: ProtectScreenProps) {
  return null
}

export function BeginScreen(_props: { readonly onCancel?: () => void }) {
  return null
}
