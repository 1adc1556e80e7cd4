import { PenLine } from 'lucide-react'
import { useState } from 'react'
import type { Named } from '../../../shared/protocol/guests.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { PersonField } from '../common/person-field.tsx'
import type { WrittenAbout } from './draft-dialog.tsx'
import { LaterDraftDialog } from './later-draft-dialog.tsx'

export interface DraftToSomebodyProps {
  /** What it is about, whomever it goes to. */
  readonly about: Omit<WrittenAbout, 'member'>
  readonly label: string
}

/** Offers to write to anybody about something: first who, then the draft. */
export function DraftToSomebody({ about, label }: DraftToSomebodyProps) {
  const { t } = useLanguage()
  const [choosing, setChoosing] = useState(false)
  const [person, setPerson] = useState<Named | null>(null)
  const close = () => {
    setChoosing(false)
    setPerson(null)
  }
  return (
    <>
      <Button icon={<PenLine />} aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        {label}
      </Button>
      {choosing && !person && (
        <Dialog open size="small" title={label} onClose={close}>
          <PersonField
            label={t('drafts.toWhom')}
            placeholder={t('after.findSomebody')}
            value={null}
            onChange={setPerson}
          />
        </Dialog>
      )}
      {person && <LaterDraftDialog about={{ ...about, member: person.id }} name={person.name} onClose={close} />}
    </>
  )
}
