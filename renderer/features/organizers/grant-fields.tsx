import type { ChapterId } from '../../../shared/domain/ids.ts'
import { ROLES } from '../../../shared/domain/role.ts'
import type { Grant, Role } from '../../../shared/domain/role.ts'
import { Checkbox, RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import styles from './organizers.module.css'
import { ROLE_WORDS } from './role-words.ts'

export interface GrantFieldsProps {
  readonly value: Grant
  readonly onChange: (grant: Grant) => void
  /** Roles that the person at the keyboard may give; all of them without it. */
  readonly roles?: readonly Role[]
}

/** What somebody may do, and for which chapters. */
export function GrantFields({ value, onChange, roles = ROLES }: GrantFieldsProps) {
  const { t } = useLanguage()
  const chapters = openChapters(useCommunity())
  const chosen = value.chapters
  const toggle = (chapter: ChapterId, on: boolean) => {
    const before = chosen === 'all' ? chapters.map(({ id }) => id) : chosen
    onChange({ ...value, chapters: on ? [...before, chapter] : before.filter((id) => id !== chapter) })
  }
  return (
    <>
      <RadioGroup<Role>
        label={t('sync.inviteRole')}
        look="cards"
        value={value.role}
        onChange={(role) => onChange({ role, chapters: role === 'admin' ? 'all' : chosen })}
        options={roles.map((role) => ({
          value: role,
          label: t(ROLE_WORDS[role].name),
          hint: t(ROLE_WORDS[role].hint),
        }))}
      />
      {value.role !== 'admin' && (
        <fieldset className={styles.chapters}>
          <legend>{t('sync.inviteChapters')}</legend>
          <Checkbox checked={chosen === 'all'} onChange={(on) => onChange({ ...value, chapters: on ? 'all' : [] })}>
            {t('sync.allChapters')}
          </Checkbox>
          {chapters.map(({ id, name }) => (
            <Checkbox
              key={id}
              checked={chosen === 'all' || chosen.includes(id)}
              disabled={chosen === 'all'}
              onChange={(on) => toggle(id, on)}
            >
              {name}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </>
  )
}

/** Whether a grant says enough to be given: whoever is no admin has at least one chapter. */
export function isComplete({ role, chapters }: Grant): boolean {
  return role === 'admin' || chapters === 'all' || chapters.length > 0
}
