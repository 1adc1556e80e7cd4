import type { MemberId } from '../../../../shared/domain/ids.ts'
import { isId } from '../../../../shared/domain/ids.ts'
import type { PastedAnswer } from '../../../../shared/protocol/pasted-answers.ts'
import { Chip } from '../../../ui/chip.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { NEW_MEMBER, chosenIn } from './choice.ts'
import type { AnswerChoice } from './choice.ts'
import styles from './paste.module.css'

const LEFT_OUT = 'none'
const STATUSES = ['going', 'maybe', 'declined'] as const
/** As many as a table has chairs; more than that somebody types in by hand. */
const COMPANIONS_MAX = 8

interface AnswerRowProps {
  readonly row: PastedAnswer
  readonly choice: AnswerChoice | undefined
  readonly onChoose: (choice: AnswerChoice) => void
}

/** One answer as it was read, and whom it is recorded for. */
export function AnswerRow({ row, choice, onChoose }: AnswerRowProps) {
  const { t } = useLanguage()
  const { member, status, companions } = chosenIn(row, choice)
  const refusing = row.candidates.find((each) => each.member === member && each.refuses)
  const most = Math.max(COMPANIONS_MAX, row.companions)
  return (
    <li className={styles.row}>
      <div className={styles.said}>
        <span className={styles.name}>{row.name}</span>
        <span className={styles.line} title={row.text}>
          {row.text}
        </span>
        {row.remark !== '' && <Chip>{row.remark}</Chip>}
        {refusing && <span className={styles.refuses}>{t('paste.refuses', { name: refusing.name })}</span>}
      </div>
      <Select
        size="small"
        label={t('paste.who', { name: row.name })}
        hideLabel
        value={member ?? LEFT_OUT}
        onChange={(value) => onChoose({ ...choice, member: memberOf(value) })}
        options={[
          ...row.candidates.map(({ member: id, name, hint }) => ({
            value: id as string,
            label: [name, hint].join(' ').trim(),
          })),
          { value: NEW_MEMBER, label: t('paste.new', { name: row.name }) },
          { value: LEFT_OUT, label: t(row.match === 'sure' ? 'paste.leave' : 'paste.choose') },
        ]}
      />
      <Select
        size="small"
        label={t('paste.answer', { name: row.name })}
        hideLabel
        value={status}
        onChange={(value) => onChoose({ ...choice, status: value })}
        options={STATUSES.map((each) => ({ value: each, label: t(`words.rsvp.${each}`) }))}
      />
      <Select
        size="small"
        label={t('paste.companions', { name: row.name })}
        hideLabel
        disabled={status === 'declined'}
        value={String(companions)}
        onChange={(value) => onChoose({ ...choice, companions: Number(value) })}
        options={Array.from({ length: most + 1 }, (_, count) => ({
          value: String(count),
          label: t('paste.brings', { count }),
        }))}
      />
    </li>
  )
}

function memberOf(value: string): MemberId | typeof NEW_MEMBER | null {
  if (value === NEW_MEMBER) return NEW_MEMBER
  return isId('mem', value) ? value : null
}
