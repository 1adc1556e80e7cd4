import type { CommunityView } from '../../../shared/protocol/community.ts'
import type { DecisionGroup, DecisionSide } from '../../../shared/protocol/decisions.ts'
import { KindList } from '../../ui/kind-list.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { fieldWords } from '../history/history-words.ts'
import { recordWords } from './card.tsx'

export interface GroupListProps {
  readonly groups: readonly DecisionGroup[]
  readonly all: number
  readonly community: CommunityView | undefined
  /** Null for everything. */
  readonly chosen: string | null
  readonly onChoose: (key: string | null) => void
}

/** What is alike among the decisions, so that it can be gone through, or settled, together. */
export function GroupList({ groups, all, community, chosen, onChoose }: GroupListProps) {
  const speech = useLanguage()
  const { t } = speech
  return (
    <KindList
      label={t('decisions.groups')}
      all={{ words: t('decisions.groupAll'), count: all }}
      kinds={groups.map((group) => ({
        key: group.key,
        words: groupWords(group, speech, community),
        count: group.count,
      }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

/** What decisions have in common: "Phone · Member", "This computer and Wei’s computer". */
export function groupWords(group: DecisionGroup, speech: Speech, community: CommunityView | undefined): string {
  const { t, formats } = speech
  switch (group.kind) {
    case 'people':
      return t('decisions.groupPeople')
    case 'overbooked':
      return t('decisions.groupOverbooked')
    case 'idea':
      return t('decisions.groupIdeas')
    case 'points':
      return t('decisions.groupPoints')
    case 'archived':
      return t('decisions.groupArchived')
    case 'field':
      return t('decisions.groupField', {
        field: fieldWords(group.field, speech, community),
        kind: recordWords(group.recordKind, speech),
      })
    case 'devices':
      return formats.list(group.devices.map((side) => sideWords(side, speech)))
  }
}

/** Somebody on one of their devices: "Wei’s computer", or the name where the device is not known. */
export function sideWords({ device, deviceName, by, mine }: DecisionSide, { t }: Speech): string {
  if (device === null || deviceName === '') return mine ? t('decisions.you') : by || t('decisions.somebody')
  return deviceName
}
