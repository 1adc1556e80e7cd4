import type { ChapterId } from '../../../shared/domain/ids.ts'
import { coversChapter, ROLES } from '../../../shared/domain/role.ts'
import type { Grant, Role } from '../../../shared/domain/role.ts'
import { Checkbox, RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import styles from './organizers.module.css'
import { ROLE_WORDS } from './role-words.ts'

export interface GrantFieldsProps {
  readonly value: Grant
  readonly onChange: (grant: Grant) => void
  /** What the person at the keyboard may do, and so what they may give. */
  readonly by: Grant
}

/** What somebody may do, and for which chapters. */
export function GrantFields({ value, onChange, by }: GrantFieldsProps) {
  const { t } = useLanguage()
  const chapters = openChapters(useCommunity()).filter(({ id }) => coversChapter(by, id))
  const isAdmin = by.role === 'admin'
  const roles = isAdmin ? ROLES : (['door'] as const)
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
          {isAdmin && (
            <Checkbox checked={chosen === 'all'} onChange={(on) => onChange({ ...value, chapters: on ? 'all' : [] })}>
              {t('sync.allChapters')}
            </Checkbox>
          )}
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

/** Where somebody who makes an invitation begins: what is left to choose is chosen already where there is only one. */
export function firstGrant(by: Grant): Grant {
  if (by.role === 'admin') return { role: 'leader', chapters: [] }
  return { role: 'door', chapters: by.chapters !== 'all' && by.chapters.length === 1 ? by.chapters : [] }
}

/** Whether a grant says enough to be given: whoever is no admin has at least one chapter. */
export function isComplete({ role, chapters }: Grant): boolean {
  return role === 'admin' || chapters === 'all' || chapters.length > 0
}
