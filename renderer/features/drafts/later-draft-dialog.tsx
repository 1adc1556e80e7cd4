import { loadedLater } from '../../ui/loaded-later.tsx'
import type { DraftDialogProps } from './draft-dialog.tsx'

/** The dialog, whose code is loaded when somebody first writes. */
export const LaterDraftDialog = loadedLater<DraftDialogProps>(
  async () => (await import('./draft-dialog.tsx')).DraftDialog,
  () => null,
)
