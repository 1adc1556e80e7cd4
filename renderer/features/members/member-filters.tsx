import { CircleDashed, ListFilter, Search } from 'lucide-react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { TextField } from 'react-aria-components/TextField'
import type { ReactNode } from 'react'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import type { SegmentChoices } from '../../../shared/protocol/segments.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ColourDot } from '../../ui/colour-dot.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Popover } from '../../ui/popover.tsx'
import popoverStyles from '../../ui/popover.module.css'
import { chapterOf, openChapters } from '../common/use-community.ts'
import { ValueChip } from './value-chip.tsx'
import styles from './member-filters.module.css'
import { SaveSearch, SegmentChip } from './segment-filter.tsx'
import { isFiltered, showMembers } from './member-list.ts'
import type { MemberList, MemberStatus } from './member-list.ts'

interface FilterProps {
  readonly list: MemberList
  readonly onChange: (patch: Partial<MemberList>) => void
  readonly community: CommunityView | undefined
}

/** The filters in force, each with a cross. */
export function FilterChips({ list, onChange, community }: FilterProps) {
  const { t } = useLanguage()
  const sources = useView('sources', list.source === null ? null : {})
  const roster = sources.state === 'ready' ? sources.value.find(({ id }) => id === list.source) : undefined
  const chapter = list.chapter === null ? undefined : chapterOf(community, list.chapter)
  if (!isFiltered(list)) return null
  return (
    <div className={styles.chips}>
      {chapter && (
        <Chip icon={<ColourDot colour={chapter.colour} />} onRemove={() => onChange({ chapter: null })}>
          {chapter.name}
        </Chip>
      )}
      {list.tags.map((label) => (
        <Chip key={`tag ${label}`} onRemove={() => onChange({ tags: without(list.tags, label) })}>
          {t('members.filterTag', { label })}
        </Chip>
      ))}
      {list.interests.map((label) => (
        <Chip key={`interest ${label}`} onRemove={() => onChange({ interests: without(list.interests, label) })}>
          {t('members.filterInterest', { label })}
        </Chip>
      ))}
      {list.source !== null && (
        <Chip tone="indigo" onRemove={() => onChange({ source: null })}>
          {t('members.filterSource', { roster: roster?.name ?? '…' })}
        </Chip>
      )}
      {list.status !== 'active' && (
        <Chip tone="indigo" onRemove={() => onChange({ status: 'active' })}>
          {statusWords(list.status, t)}
        </Chip>
      )}
      {list.value && <ValueChip value={list.value} onRemove={() => onChange({ value: null })} />}
      {list.segment !== null && <SegmentChip segment={list.segment} onRemove={() => onChange({ segment: null })} />}
      {list.undecided && (
        <Chip tone="seal" onRemove={() => onChange({ undecided: false })}>
          {t('members.filterUndecided')}
        </Chip>
      )}
      <Button size="small" kind="quiet" onClick={() => showMembers({ text: list.text })}>
        {t('members.clearFilters')}
      </Button>
      <SaveSearch list={list} community={community} />
    </div>
  )
}

interface Offer {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly count?: number
  readonly patch: Partial<MemberList>
}

/** Everything the list can be narrowed by, found by typing. */
export function FilterMenu({ list, onChange, community }: FilterProps) {
  const { t } = useLanguage()
  return (
    <Popover
      label={t('members.filter')}
      trigger={
        <Button kind="quiet" size="small" icon={<ListFilter />}>
          {t('members.filter')}
        </Button>
      }
    >
      {(close) => <Offers list={list} onChange={onChange} community={community} onClose={close} />}
    </Popover>
  )
}

/** Loaded when the menu opens: which segments there are is asked for then. */
function Offers({ list, onChange, community, onClose }: FilterProps & { readonly onClose: () => void }) {
  const { t, formats } = useLanguage()
  const { contains } = useFilter({ sensitivity: 'base' })
  const choices = useView('segmentChoices', {})
  const segments = choices.state === 'ready' ? choices.value.segments : []
  const groups = offersFor(list, community, segments, t)
  const offers = new Map(groups.flatMap((group) => group.offers.map((offer) => [offer.id, offer] as const)))
  return (
    <div className={styles.menu}>
      <Autocomplete filter={contains}>
        <TextField aria-label={t('members.filterFind')} className={styles.find} autoFocus>
          <Search aria-hidden="true" />
          <Input className={styles.input} placeholder={t('members.filterFind')} />
        </TextField>
        <Menu
          aria-label={t('members.filter')}
          className={styles.offers}
          renderEmptyState={() => <div className={popoverStyles.none}>{t('common.nothingFound')}</div>}
          onAction={(id) => {
            const patch = offers.get(String(id))?.patch
            if (patch) onChange(patch)
            onClose()
          }}
        >
          {groups.map((group) => (
            <MenuSection key={group.title} aria-label={group.title}>
              <Header className={popoverStyles.heading}>{group.title}</Header>
              {group.offers.map((offer) => (
                <MenuItem key={offer.id} id={offer.id} textValue={offer.label} className={popoverStyles.item}>
                  {offer.icon}
                  <span className={popoverStyles.words}>
                    <span>{offer.label}</span>
                  </span>
                  {offer.count !== undefined && (
                    <span className={popoverStyles.hint}>{formats.number(offer.count)}</span>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
    </div>
  )
}

/** What is not in force yet, by group; labels come most used first. */
function offersFor(
  list: MemberList,
  community: CommunityView | undefined,
  segments: SegmentChoices['segments'],
  t: Speech['t'],
) {
  const chapters: Offer[] = openChapters(community)
    .filter(({ id }) => id !== list.chapter)
    .map((chapter) => ({
      id: chapter.id,
      label: chapter.name,
      icon: <ColourDot colour={chapter.colour} />,
      patch: { chapter: chapter.id },
    }))
  const labels = (kind: 'tags' | 'interests'): Offer[] =>
    (community?.[kind] ?? [])
      .filter(({ name }) => !list[kind].includes(name))
      .map(({ name, members }) => ({
        id: `${kind} ${name}`,
        label: name,
        count: members,
        patch: { [kind]: [...list[kind], name] },
      }))
  const saved: Offer[] = segments
    .filter(({ id }) => id !== list.segment)
    .map(({ id, name }) => ({ id, label: name, patch: { segment: id } }))
  const statuses: Offer[] = (['active', 'archived', 'all'] as const)
    .filter((status) => status !== list.status)
    .map((status) => ({ id: status, label: statusWords(status, t), patch: { status } }))
  const undecided: Offer[] = list.undecided
    ? []
    : [
        {
          id: 'undecided',
          label: t('members.filterUndecided'),
          icon: <CircleDashed />,
          ...(community && { count: community.decisions }),
          patch: { undecided: true },
        },
      ]
  return [
    { title: t('words.chapters'), offers: chapters },
    { title: t('segments.title'), offers: saved },
    { title: t('members.filterStatus'), offers: [...statuses, ...undecided] },
    { title: t('words.tags'), offers: labels('tags') },
    { title: t('words.interests'), offers: labels('interests') },
  ].filter((group) => group.offers.length > 0)
}

function statusWords(status: MemberStatus, t: Speech['t']): string {
  switch (status) {
    case 'active':
      return t('members.statusActive')
    case 'archived':
      return t('members.statusArchived')
    case 'all':
      return t('members.statusAll')
  }
}

function without(labels: readonly string[], label: string): readonly string[] {
  return labels.filter((other) => other !== label)
}
