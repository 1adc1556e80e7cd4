import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { CommandResult } from '../../../shared/protocol/commands.ts'
import type { MemberSelection } from '../../../shared/protocol/selection.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { DateBadge } from '../../ui/date-badge.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { chapterOf, useCommunity } from '../common/use-community.ts'
import { invitedWords } from '../common/invited-words.ts'
import { useDo } from '../common/use-do.ts'
import styles from './dialogs.module.css'

export interface InviteDialogProps {
  readonly who: MemberSelection
  readonly count: number
  readonly onClose: () => void
}

/** More salons than this ahead are not chosen from a list but from the calendar. */
const MOST_SALONS = 60

/** Invites the selected members to one of the salons ahead. */
export function InviteDialog({ who, count, onClose }: InviteDialogProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const [, navigate] = useLocation()
  const act = useDo()
  const community = useCommunity()
  const view = useView('salons', { when: 'upcoming', range: { from: 0, count: MOST_SALONS } })
  const salons = view.state === 'ready' ? view.value.rows.filter((salon) => !salon.cancelled) : undefined
  const [chosen, setChosen] = useState<SalonId | null>(null)
  const salon = salons?.find(({ id }) => id === chosen) ?? salons?.[0]

  const invite = async () => {
    if (!salon) return
    const done = (result: CommandResult<'salon.invite'>) =>
      t('members.invited', { ...invitedWords(speech, result), salon: salon.theme })
    const result = await act('salon.invite', { salon: salon.id, who }, { done, undo: true })
    if (result.ok) onClose()
  }

  return (
    <Dialog
      open
      title={t('members.inviteTitle', { count })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!salon} onClick={() => void invite()}>
            {t('members.inviteDo')}
          </Button>
        </>
      }
    >
      {salons?.length === 0 ? (
        <EmptyState
          title={t('members.inviteNone')}
          actions={<Button onClick={() => navigate('/salons/new')}>{t('members.invitePlan')}</Button>}
        >
          {t('members.inviteNoneHint')}
        </EmptyState>
      ) : (
        <RadioGroup
          label={t('members.inviteWhich')}
          look="cards"
          value={salon?.id ?? null}
          onChange={setChosen}
          options={(salons ?? []).map((each) => ({
            value: each.id,
            label: (
              <span className={styles.salon}>
                <DateBadge at={each.start} zone={each.zone} />
                <span className={styles.salonWords}>
                  <span className={styles.salonName}>{each.theme}</span>
                  <span className={styles.salonFacts}>
                    {[
                      chapterOf(community, each.chapter)?.name,
                      formats.dayTime(each.start, each.zone),
                      each.capacity === null
                        ? t('members.inviteGoing', { going: each.count.going })
                        : t('members.inviteSeats', { going: each.count.chairs, capacity: each.capacity }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </span>
            ),
          }))}
        />
      )}
    </Dialog>
  )
}
