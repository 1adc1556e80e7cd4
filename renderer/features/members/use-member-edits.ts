import { useMemo } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'

/** Everything that can be done to one member; each says so and offers to take it back. */
export function useMemberEdits(member: MemberId) {
  const act = useDo()
  const { t, problem, formats } = useLanguage()
  return useMemo(() => {
    const who = { kind: 'ids' as const, ids: [member] }
    return {
      /** Answers with a sentence where the value cannot be taken. */
      setField: async (field: MemberField, value: string): Promise<string | undefined> => {
        const label = t(`words.field.${field}`)
        const shown = field === 'birthday' || field === 'joined' ? formats.date(value) : value
        const done =
          value === ''
            ? t('members.fieldCleared', { field: label })
            : t('members.fieldSaved', { field: label, value: shown })
        const result = await act(
          'member.set',
          { member, fields: { [field]: value } },
          { done, undo: true, quiet: true },
        )
        return result.ok ? undefined : problem(result.problem)
      },
      setNotes: async (notes: string): Promise<boolean> => (await act('member.notes', { member, notes })).ok,
      setLabels: async (kind: 'tags' | 'interests', before: readonly string[], after: readonly string[]) => {
        const add = after.filter((label) => !before.includes(label))
        const remove = before.filter((label) => !after.includes(label))
        const done = t(kind === 'tags' ? 'members.tagsSaved' : 'members.interestsSaved')
        await act('member.label', { who, kind, add, remove }, { done, undo: true })
      },
      setArchived: async (name: string, archived: boolean) => {
        const done = t(archived ? 'members.archivedOne' : 'members.restoredOne', { name })
        await act('member.archive', { who, archived }, { done, undo: true })
      },
    }
  }, [act, member, t, problem, formats])
}

/**
 * The fields that have a value, or that somebody just asked for. Family and given name are left out where they only
 * repeat the name that stands at the head.
 */
export function shownFields(
  fields: readonly MemberField[],
  member: Member,
  undecided: ReadonlySet<string>,
  added: ReadonlySet<MemberField>,
): readonly MemberField[] {
  return fields.filter((field) => {
    if (undecided.has(field) || added.has(field) || member.told?.[field]) return true
    const value = member[field] ?? ''
    return value !== '' && !((field === 'family' || field === 'given') && repeatsName(member))
  })
}

function repeatsName({ name, family = '', given = '' }: Member): boolean {
  const bare = name.replaceAll(/\s/gu, '')
  return (
    family !== '' &&
    given !== '' &&
    [family + given, given + family].some((both) => both.replaceAll(/\s/gu, '') === bare)
  )
}
