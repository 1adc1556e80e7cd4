import { useId, useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { isGiven } from '../../../shared/domain/recognition.ts'
import type { GivenRow } from '../../../shared/protocol/recognition.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useToday } from '../../ui/use-now.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import detail from '../members/member-detail.module.css'
import { BadgeSeal } from './badge.tsx'
import { GiveFlow } from './give-flow.tsx'
import type { ToThank } from './give-flow.tsx'
import { givenWords, monthWords, occasionWords } from './occasion-words.ts'
import { OwedList } from './owed-list.tsx'
import styles from './recognition.module.css'

/** What a person was given, as a quiet row of badges, and what they are owed. */
export function MemberRecognition({ member: { id: member, name } }: { readonly member: Member }) {
  const { t } = useLanguage()
  const view = useView('recognition.member', { member })
  const mayGive = useCommunity()?.may.commands.includes('recognition.give') === true
  const [doing, setDoing] = useState<'thank' | 'excuse' | null>(null)
  if (view.state !== 'ready' || view.value.state !== 'ready') return null
  const { given, owed, chapters } = view.value
  const [chapter] = chapters
  const badges = given.filter(({ how }) => isGiven(how))
  if (badges.length === 0 && owed.length === 0 && (!mayGive || !chapter)) return null
  const thanks = (where: ChapterId): ToThank => ({
    id: member,
    name,
    chapter: where,
    of: 'thanks',
    number: 0,
    what: 'thanks:0',
    condition: null,
    names: null,
    badge: 'knot',
  })
  return (
    <section className={detail.section} aria-label={t('recognition.title')}>
      <h3 className={detail.heading}>{t('recognition.title')}</h3>
      {badges.length === 0 ? (
        <p className={styles.quiet}>{t('recognition.memberNone')}</p>
      ) : (
        <ul className={styles.badges}>
          {badges.map((row) => (
            <GivenBadge key={row.recognition} row={row} />
          ))}
        </ul>
      )}
      {owed.length > 0 && <OwedList rows={owed} />}
      {mayGive && chapter && (
        <div className={detail.add}>
          <Button size="small" kind="quiet" onClick={() => setDoing('thank')}>
            {t('recognition.thank')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => setDoing('excuse')}>
            {t('recognition.excuse')}
          </Button>
        </div>
      )}
      {doing === 'thank' && chapter && (
        <GiveFlow owed={[thanks(chapter)]} salon={null} onClose={() => setDoing(null)} />
      )}
      {doing === 'excuse' && chapter && (
        <ExcuseDialog person={{ id: member, name }} chapter={chapter} onClose={() => setDoing(null)} />
      )}
    </section>
  )
}

function GivenBadge({ row }: { readonly row: GivenRow }) {
  const speech = useLanguage()
  const what = occasionWords(row, speech)
  const when = givenWords(row, speech)
  return (
    <li>
      <Tooltip text={[what, when, row.words].filter(Boolean).join('\n')}>
        <button type="button" className={styles.badge} aria-label={`${what}. ${when}`}>
          <BadgeSeal badge={row.badge} size={40} />
          <span>{what}</span>
        </button>
      </Tooltip>
    </li>
  )
}

interface ExcuseDialogProps {
  readonly person: Pick<Member, 'id' | 'name'>
  readonly chapter: ChapterId
  readonly onClose: () => void
}

/** A year back: nobody remembers further. */
const MONTHS = 12

/** A month in which somebody was ill or away, so that it breaks no streak. */
function ExcuseDialog({ person: { id, name }, chapter, onClose }: ExcuseDialogProps) {
  const { t, language } = useLanguage()
  const act = useDo()
  const form = useId()
  const months = lastMonths(useToday())
  const [month, setMonth] = useState(months[0] ?? '')
  const [reason, setReason] = useState('')
  const save = async () => {
    const result = await act(
      'recognition.excuse',
      { member: id, chapter, month, reason },
      { done: t('recognition.excused'), undo: true },
    )
    if (result.ok) onClose()
  }
  return (
    <Dialog
      title={t('recognition.excuseTitle', { name })}
      open
      size="small"
      onClose={onClose}
      actions={<FormActions form={form} disabled={reason.trim() === ''} onCancel={onClose} />}
    >
      <Form id={form} className={styles.form} onSubmit={save}>
        <p className={styles.quiet}>{t('recognition.excuseHint')}</p>
        <Select
          label={t('recognition.excuseMonth')}
          value={month}
          onChange={setMonth}
          options={months.map((value) => ({ value, label: monthWords(value, language) }))}
        />
        <TextField label={t('recognition.excuseReason')} value={reason} onChange={setReason} />
      </Form>
    </Dialog>
  )
}

/** `2026-11` and the months before it, latest first. */
function lastMonths(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  )
}
