import type { DoorMatch } from '../../../shared/protocol/door.ts'
import { useLanguage } from '../../ui/language.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'

/** What somebody cares about; a walk-in is asked while they take off their coat, or not at all. */
export function GuestInterests({ guest }: { readonly guest: DoorMatch }) {
  const { t } = useLanguage()
  const act = useDo()
  const known = useCommunity()?.interests ?? []
  const { member, interests } = guest
  const change = (next: readonly string[]) =>
    void act('member.label', {
      who: { kind: 'ids', ids: [member] },
      kind: 'interests',
      add: next.filter((label) => !interests.includes(label)),
      remove: interests.filter((label) => !next.includes(label)),
    })
  return (
    <TagField
      label={t('door.interests')}
      value={interests}
      onChange={change}
      options={known.map(({ name, members }) => ({ value: name, hint: String(members) }))}
      creatable
    />
  )
}
