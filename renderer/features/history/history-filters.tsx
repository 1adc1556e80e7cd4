import { isId } from '../../../shared/domain/ids.ts'
import type { DeviceId, OrganizerId } from '../../../shared/domain/ids.ts'
import { ACTIVITY_KINDS } from '../../../shared/protocol/history.ts'
import type { ActivityKind } from '../../../shared/protocol/history.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { DateField } from '../../ui/date-fields.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import type { SelectOption } from '../../ui/select.tsx'
import styles from './history-screen.module.css'
import { whoOf } from './record-history.tsx'

/** An organizer, or one of their devices; '' for everybody. */
export type Who = OrganizerId | DeviceId | ''

export interface Filters {
  readonly who: Who
  readonly kind: ActivityKind | 'all'
  /** `2026-11-28`, or '' for every day. */
  readonly day: string
}

export const NO_FILTERS: Filters = { who: '', kind: 'all', day: '' }

export interface HistoryFiltersProps {
  readonly value: Filters
  readonly onChange: (filters: Filters) => void
  readonly community: CommunityView | undefined
}

/** Whose work, about what, on which day. */
export function HistoryFilters({ value, onChange, community }: HistoryFiltersProps) {
  const speech = useLanguage()
  const { t } = speech
  return (
    <div className={styles.filters}>
      <Select<Who>
        label={t('history.filterWho')}
        hideLabel
        size="small"
        value={value.who}
        onChange={(who) => onChange({ ...value, who })}
        options={[{ value: '', label: t('history.everybody') }, ...whoOptions(community, speech)]}
      />
      <Select<Filters['kind']>
        label={t('history.filterKind')}
        hideLabel
        size="small"
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind })}
        options={[
          { value: 'all', label: t('history.everything') },
          ...ACTIVITY_KINDS.map((kind) => ({ value: kind, label: t(`history.kind.${kind}`) })),
        ]}
      />
      <div className={styles.day}>
        <DateField
          label={t('history.filterDay')}
          hideLabel
          placeholder={t('history.anyDay')}
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
        />
      </div>
    </div>
  )
}

/** Organizers, and the devices of those who have several. */
export function whoOptions(community: CommunityView | undefined, { t }: Speech): readonly SelectOption<Who>[] {
  if (!community) return []
  const { organizers, devices, me } = community
  return organizers.flatMap(({ id, name }) => {
    const label = whoOf({ mine: id === me.organizer, by: name }, t)
    const own = devices.filter(({ organizer }) => organizer === id)
    const each = own.length > 1 ? own.map((device) => ({ value: device.id, label: device.name, hint: label })) : []
    return [{ value: id, label }, ...each]
  })
}

/** Whose work a choice stands for, as the store asks for it. */
export function whose(who: Who): { readonly organizer?: OrganizerId; readonly device?: DeviceId } {
  if (isId('org', who)) return { organizer: who }
  return isId('dev', who) ? { device: who } : {}
}
