import { Award, Coins, Megaphone, MessageSquare, ThumbsUp, TriangleAlert } from 'lucide-react'
import type { IdeaRow } from '../../../shared/protocol/ideas.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './ideas.module.css'

/** What an idea has met with so far, in a few marks. */
export function IdeaMarks({ idea }: { readonly idea: IdeaRow }) {
  const { t, formats } = useLanguage()
  const { kind, votes, answers, announced, recognition, points, rivals } = idea
  const isBare =
    kind === 'idea' && votes.length + answers.length + points + rivals.length === 0 && !announced && !recognition
  if (isBare) return null
  return (
    <span className={styles.marks}>
      {rivals.length > 0 && (
        <Chip tone="seal" icon={<TriangleAlert />}>
          {t('ideas.rivalsShort')}
        </Chip>
      )}
      {kind === 'complaint' && <Chip tone="ochre">{t('after.kind.complaint')}</Chip>}
      {votes.length > 0 && <Chip icon={<ThumbsUp />}>{t('ideas.votes', { count: votes.length })}</Chip>}
      {answers.length > 0 && <Chip icon={<MessageSquare />}>{t('ideas.answers', { count: answers.length })}</Chip>}
      {announced && (
        <Chip tone="indigo" icon={<Megaphone />}>
          {t(announced.isOver ? 'ideas.announcedOn' : 'ideas.announceOn', {
            day: formats.shortDay(announced.start, announced.zone),
          })}
        </Chip>
      )}
      {recognition && (
        <Chip tone={recognition === 'due' ? 'ochre' : 'jade'} icon={<Award />}>
          {t(recognition === 'due' ? 'ideas.recognitionDue' : 'ideas.recognised')}
        </Chip>
      )}
      {points !== 0 && <Chip icon={<Coins />}>{t('points.amount', { amount: points })}</Chip>}
    </span>
  )
}
