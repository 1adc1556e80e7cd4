import { isId } from '../../../shared/domain/ids.ts'
import { MEMBERSHIP_ROLES } from '../../../shared/domain/member.ts'
import type { MembershipRole } from '../../../shared/domain/member.ts'
import type { Condition } from '../../../shared/domain/segment.ts'
import type { SegmentChoices } from '../../../shared/protocol/segments.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import styles from './segments.module.css'
import { WhenField } from './when-field.tsx'

type ChapterCondition = Extract<Condition, { kind: 'chapter' }>

export interface MembershipFieldsProps {
  readonly condition: ChapterCondition
  readonly onChange: (condition: ChapterCondition) => void
  readonly choices: SegmentChoices
}

/** Which chapters, as what, since when; or that somebody has left them. */
export function MembershipFields({ condition, onChange, choices }: MembershipFieldsProps) {
  const { t } = useLanguage()
  const { chapters, left, role, since } = condition
  const nameOf = (id: string) => choices.chapters.find((chapter) => chapter.id === id)?.name ?? t('segments.goneRecord')
  return (
    <>
      <Select<'now' | 'left'>
        label={t('segments.membership')}
        hideLabel
        size="small"
        value={left ? 'left' : 'now'}
        onChange={(next) => {
          const { left: _left, ...rest } = condition
          onChange({ ...rest, ...(next === 'left' && { left: true }) })
        }}
        options={(['now', 'left'] as const).map((value) => ({ value, label: t(`segments.membership.${value}`) }))}
      />
      <div className={styles.values}>
        <TagField
          label={t('segments.chapters')}
          hideLabel
          placeholder={t('segments.anyChapter')}
          value={chapters}
          onChange={(ids) => onChange({ ...condition, chapters: ids.filter((id) => isId('cha', id)) })}
          options={choices.chapters.map(({ id, name }) => ({ value: id, label: name }))}
          labelOf={nameOf}
        />
      </div>
      <Select<MembershipRole | 'any'>
        label={t('segments.roleLabel')}
        hideLabel
        size="small"
        value={role ?? 'any'}
        onChange={(next) => {
          const { role: _role, ...rest } = condition
          onChange({ ...rest, ...(next !== 'any' && { role: next }) })
        }}
        options={[
          { value: 'any', label: t('segments.anyRole') },
          ...MEMBERSHIP_ROLES.map((value) => ({ value, label: t(`words.role.${value}`) })),
        ]}
      />
      <WhenField
        label={t('segments.since')}
        optional
        value={since}
        onChange={(next) => {
          const { since: _since, ...rest } = condition
          onChange({ ...rest, ...(next && { since: next }) })
        }}
      />
    </>
  )
}
