import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import { codeWords } from '../../../shared/language/code-words.ts'
import { Button } from '../../ui/button.tsx'
import { InlineEdit } from '../../ui/inline-edit.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import styles from './member-detail.module.css'
import { ToldMark } from './told-mark.tsx'
import { shownFields, useMemberEdits } from './use-member-edits.ts'

/** Every field but the name, which stands at the head; grouped by what one looks for. */
const GROUPS = [
  { id: 'contact', fields: ['phone', 'phone2', 'email', 'email2', 'line', 'wechat'] },
  { id: 'person', fields: ['birthday', 'gender', 'language', 'organization', 'occupation'] },
  { id: 'place', fields: ['city', 'address'] },
  { id: 'club', fields: ['number', 'joined'] },
  { id: 'name', fields: ['family', 'given', 'reading', 'nickname'] },
] as const satisfies readonly { readonly id: string; readonly fields: readonly MemberField[] }[]

export interface MemberFieldsProps {
  readonly member: Member
  /** Fields that have two values. */
  readonly undecided: ReadonlySet<string>
}

/** What is known of a person, each value edited where it stands; what is empty waits behind "add a field". */
export function MemberFields({ member, undecided }: MemberFieldsProps) {
  const { t } = useLanguage()
  const [added, setAdded] = useState<ReadonlySet<MemberField>>(new Set())
  const groups = GROUPS.map(({ id, fields }) => {
    const shown = shownFields(fields, member, undecided, added)
    return { id, shown, missing: fields.filter((field) => !shown.includes(field)) }
  })
  const missing = groups.filter((group) => group.missing.length > 0)
  const nothing = groups.every((group) => group.shown.length === 0)
  return (
    <div className={styles.fields}>
      {nothing && <p className={styles.muted}>{t('members.nothingKnown')}</p>}
      {groups.map(
        ({ id, shown }) =>
          shown.length > 0 && (
            <section key={id} className={styles.group} aria-label={t(`members.group.${id}`)}>
              {shown.map((field) => (
                <FieldLine
                  key={field}
                  field={field}
                  member={member}
                  undecided={undecided.has(field)}
                  startOpen={added.has(field) && (member[field] ?? '') === ''}
                />
              ))}
            </section>
          ),
      )}
      {missing.length > 0 && (
        <div className={styles.add}>
          <Menu
            label={t('members.addField')}
            trigger={
              <Button size="small" kind="quiet" icon={<Plus />}>
                {t('members.addField')}
              </Button>
            }
            groups={missing.map(({ id, missing: fields }) => ({
              title: t(`members.group.${id}`),
              choices: fields.map((field) => ({
                id: field,
                label: t(`words.field.${field}`),
                onChoose: () => setAdded(new Set([...added, field])),
              })),
            }))}
          />
        </div>
      )}
    </div>
  )
}

interface FieldLineProps {
  readonly field: MemberField
  readonly member: Member
  readonly undecided: boolean
  readonly startOpen: boolean
}

function FieldLine({ field, member, undecided, startOpen }: FieldLineProps) {
  const { t, formats, language } = useLanguage()
  const { setField } = useMemberEdits(member.id)
  const label = t(`words.field.${field}`)
  const value = member[field] ?? ''
  return (
    <div className={styles.fieldLine}>
      <span className={styles.fieldName} aria-hidden="true">
        {label}
      </span>
      <span className={styles.fieldValue}>
        <InlineEdit
          label={label}
          value={value}
          onSave={(next) => setField(field, next)}
          undecided={undecided}
          startOpen={startOpen}
          inputMode={inputModeOf(field)}
          {...((field === 'gender' || field === 'language') && { shown: codeWords(language, field, value) })}
          {...(isDate(field) && {
            shown: formats.date(value),
            placeholder: t(field === 'birthday' ? 'members.birthdayPlaceholder' : 'members.datePlaceholder'),
          })}
        />
        <ToldMark member={member} field={field} />
      </span>
    </div>
  )
}

function isDate(field: MemberField): boolean {
  return field === 'birthday' || field === 'joined'
}

function inputModeOf(field: MemberField): 'text' | 'tel' | 'email' {
  if (field === 'phone' || field === 'phone2') return 'tel'
  return field === 'email' || field === 'email2' ? 'email' : 'text'
}
