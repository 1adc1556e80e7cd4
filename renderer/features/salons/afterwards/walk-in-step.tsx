import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { ClosingView } from '../../../../shared/protocol/afterwards.ts'
import { useCommand } from '../../../client/hooks.ts'
import { Chip } from '../../../ui/chip.tsx'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import styles from './closing-steps.module.css'

/** Who came unasked: names and numbers as far as they are known, and the way to whoever they may be on the roster. */
export function WalkInStep({ closing }: { readonly closing: ClosingView }) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const { walkIns } = closing
  const set = async (member: MemberId, fields: { readonly name: string } | { readonly phone: string }) => {
    const result = await command('member.set', { member, fields })
    return result.ok ? undefined : problem(result.problem)
  }
  if (walkIns.length === 0) return <p className={styles.quiet}>{t('after.noWalkIns')}</p>
  return (
    <>
      <ul className={styles.rows}>
        {walkIns.map((row) => (
          <li key={row.id} className={styles.row}>
            <span className={styles.who}>
              <InlineEdit label={t('words.field.name')} value={row.name} onSave={(name) => set(row.id, { name })} />
            </span>
            <span className={styles.wide}>
              <InlineEdit
                label={t('words.field.phone')}
                inputMode="tel"
                value={row.phone}
                placeholder={t('after.noPhone')}
                onSave={(phone) => set(row.id, { phone })}
              />
            </span>
            {row.before === 0 && <Chip tone="indigo">{t('salons.firstTime')}</Chip>}
            {row.namesake && <Chip tone="ochre">{t('after.namesake')}</Chip>}
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        <a href="#/rosters/review">{t('after.toReview')}</a>
      </p>
    </>
  )
}
