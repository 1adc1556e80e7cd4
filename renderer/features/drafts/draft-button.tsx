import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { WrittenAbout } from './draft-dialog.tsx'
import { LaterDraftDialog } from './later-draft-dialog.tsx'

export interface DraftButtonProps {
  readonly about: WrittenAbout
  readonly name: string
  /** It was sent, and is kept as a contact. */
  readonly onSent?: () => void
}

/** Offers a draft of what could be written to one person, to change, to copy and to mark as sent. */
export function DraftButton({ about, name, onSent }: DraftButtonProps) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        icon={<PenLine />}
        aria-label={t('drafts.draftFor', { name })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('drafts.draft')}
      </Button>
      {open && <LaterDraftDialog about={about} name={name} onSent={onSent} onClose={() => setOpen(false)} />}
    </>
  )
}
