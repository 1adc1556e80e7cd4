import { Trash2 } from 'lucide-react'
import { Link } from 'wouter'
import { FEEDBACK_STATES } from '../../../../shared/domain/afterwards.ts'
import type { FeedbackRow } from '../../../../shared/protocol/afterwards.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { useDo } from '../../common/use-do.ts'
import { memberAddress, salonAddress } from '../addresses.ts'
import styles from './feedback.module.css'

/** Ideas and complaints, and how far each has come: heard, answered, adopted, thanked for. */
export function IdeaList({ ideas }: { readonly ideas: readonly FeedbackRow[] }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  return (
    <ul className={styles.rows}>
      {ideas.map(({ id, kind, text, salon, member, state, at, by }) => (
        <li key={id} className={styles.row}>
          <Chip tone={kind === 'idea' ? 'jade' : 'ochre'}>{t(`after.kind.${kind}`)}</Chip>
          <span className={styles.words}>
            <Link href={`/ideas/${id}`}>{text}</Link>
            <span className={styles.quiet}>
              {' '}
              {member ? <Link href={memberAddress(member.id)}>{member.name}</Link> : t('after.nobodyNamed')}
              {salon && (
                <>
                  {' · '}
                  <Link href={salonAddress(salon.id)}>{salon.theme}</Link>
                </>
              )}
              {` · ${formats.shortDay(at)} · ${by}`}
            </span>
          </span>
          <span className={styles.state}>
            <Select
              size="small"
              label={t('after.stateOf', { text })}
              hideLabel
              value={state}
              onChange={(next) =>
                void act(
                  'feedback.state',
                  { feedback: id, state: next },
                  { done: t('after.stateToast', { state: t(`after.feedback.${next}`) }), undo: true },
                )
              }
              // Declining asks for a reason, which the board does.
              options={FEEDBACK_STATES.filter((each) => each !== 'declined' || each === state).map((value) => ({
                value,
                label: t(`after.feedback.${value}`),
              }))}
            />
          </span>
          <IconButton
            size="small"
            label={t('after.removeIdea')}
            icon={<Trash2 />}
            onClick={() =>
              void act('feedback.takeBack', { feedback: id }, { done: t('after.ideaRemoved'), undo: true })
            }
          />
        </li>
      ))}
    </ul>
  )
}
