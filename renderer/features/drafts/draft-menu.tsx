import { PenLine } from 'lucide-react'
import { useState } from 'react'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { PersonalKind } from '../../../shared/domain/letter.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { LaterDraftDialog } from './later-draft-dialog.tsx'

export interface DraftMenuProps {
  readonly member: MemberId
  readonly chapter: ChapterId
  readonly name: string
}

/** What is written without an evening, a recognition or a challenge that gives occasion to it. */
const KINDS = ['invite', 'thank', 'reconnect'] as const satisfies readonly PersonalKind[]

/** Offers to write to a member, whatever about. */
export function DraftMenu({ member, chapter, name }: DraftMenuProps) {
  const { t } = useLanguage()
  const [kind, setKind] = useState<PersonalKind | null>(null)
  return (
    <>
      <Menu
        label={t('drafts.draftFor', { name })}
        trigger={
          <Button size="small" kind="quiet" icon={<PenLine />} aria-label={t('drafts.draftFor', { name })}>
            {t('drafts.draft')}
          </Button>
        }
        groups={[
          {
            choices: KINDS.map((each) => ({
              id: each,
              label: t(`drafts.kind.${each}`, { name }),
              onChoose: () => setKind(each),
            })),
          },
        ]}
      />
      {kind && <LaterDraftDialog about={{ member, kind, chapter }} name={name} onClose={() => setKind(null)} />}
    </>
  )
}
