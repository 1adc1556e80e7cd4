import { UserPlus } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ChapterId, MemberId, SegmentId } from '../../../shared/domain/ids.ts'
import type { MemberQueryInput, MemberSelection } from '../../../shared/protocol/selection.ts'
import type { GuestRow } from '../../../shared/protocol/guests.ts'
import type { MemberRow } from '../../../shared/protocol/members.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { useView } from '../../client/hooks.ts'
import { useWindow } from '../../client/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Rhythm } from '../../ui/rhythm.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { NO_SELECTION, countSelected } from '../../ui/selection.ts'
import type { RowSelection } from '../../ui/selection.ts'
import { TagField } from '../../ui/tag-field.tsx'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { Column, TableHandle } from '../../ui/virtual-table.tsx'
import { useNow } from '../../ui/use-now.ts'
import { ChapterFilter } from '../common/chapter-filter.tsx'
import { invitedWords } from '../common/invited-words.ts'
import { SegmentSelect } from '../common/segment-select.tsx'
import { useDo } from '../common/use-do.ts'
import guestStyles from './guest-list.module.css'
import { GuestName } from './guest-name.tsx'
import styles from './invite-panel.module.css'
import { leftOutSentence } from './guests/reason-sentence.ts'
import { labelOptions } from './label-options.ts'
import { useGuestStatuses } from './use-guest-statuses.ts'

/** Finds people and invites them: one, some, or everyone the search finds. Whoever is a guest already is said so. */
export function InvitePanel({ view }: { readonly view: SalonView }) {
  const speech = useLanguage()
  const { t, language } = speech
  const { salon } = view
  const act = useDo()
  const now = useNow()
  const community = useView('community', {})
  const [text, setText] = useState('')
  const [chapter, setChapter] = useState<ChapterId | undefined>(salon.chapter)
  const [tags, setTags] = useState<readonly string[]>([])
  const [interests, setInterests] = useState<readonly string[]>([])
  const [segment, setSegment] = useState<SegmentId | undefined>(undefined)
  const [selection, setSelection] = useState<RowSelection<MemberId>>(NO_SELECTION)
  const table = useRef<TableHandle>(null)

  const query: MemberQueryInput = {
    text,
    ...(chapter && { chapter }),
    tags: [...tags],
    interests: [...interests],
    ...(segment && { segment }),
    language,
  }
  const list = useWindow('members', { query })
  const counted = useView('guests', { salon: salon.id, language: 'en', range: { from: 0, count: 0 } })
  const guests = useGuestStatuses(salon.id, counted.state === 'ready' ? counted.value.total : 0)
  const chosen = countSelected(selection, list.total)

  const invite = useCallback(
    async (who: MemberSelection) => {
      const result = await act(
        'salon.invite',
        { salon: salon.id, who },
        {
          done: (result) => t('salons.invitedToast', invitedWords(speech, result)),
          undo: true,
        },
      )
      if (result.ok) setSelection(NO_SELECTION)
    },
    [act, speech, t, salon.id],
  )
  const inviteShown = () =>
    invite(
      selection.kind === 'some' && selection.keys.size > 0
        ? { kind: 'ids', ids: [...selection.keys] }
        : { kind: 'query', query, except: selection.kind === 'all' ? [...selection.except] : [] },
    )
  const columns = useMemo(
    () => inviteColumns(speech, guests, now, (row) => void invite({ kind: 'ids', ids: [row.id] })),
    [speech, guests, now, invite],
  )
  const chapters = community.state === 'ready' ? community.value.chapters : []
  const cancelled = salon.cancelled !== undefined
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <SearchField
          label={t('salons.inviteSearch')}
          value={text}
          onChange={setText}
          onLeave={() => table.current?.focus()}
        />
        <ChapterFilter label={t('salons.inviteChapter')} value={chapter} onChange={setChapter} chapters={chapters} />
        <SegmentSelect value={segment} onChange={setSegment} />
        <TagField
          label={t('salons.inviteTags')}
          hideLabel
          placeholder={t('salons.inviteTags')}
          value={tags}
          onChange={setTags}
          options={labelOptions(community.state === 'ready' ? community.value.tags : [])}
        />
        <TagField
          label={t('salons.inviteInterests')}
          hideLabel
          placeholder={t('salons.inviteInterests')}
          value={interests}
          onChange={setInterests}
          options={labelOptions(community.state === 'ready' ? community.value.interests : [])}
        />
      </div>
      <div className={styles.action}>
        <span className={styles.found} role="status">
          {t('salons.inviteFound', { count: list.total })}
        </span>
        <Button
          kind="primary"
          icon={<UserPlus />}
          disabled={cancelled || list.total === 0 || !list.fresh}
          onClick={() => void inviteShown()}
        >
          {chosen > 0 && chosen < list.total
            ? t('salons.inviteChosen', { count: chosen })
            : t('salons.inviteAll', { count: list.total })}
        </Button>
      </div>
      <VirtualTable
        ref={table}
        label={t('salons.invite')}
        columns={columns}
        total={list.total}
        rowAt={list.rowAt}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        listKey={list.listKey}
        onVisible={list.onVisible}
        rowsBetween={list.rowsBetween}
        selection={selection}
        onSelect={setSelection}
        isQuiet={(row) => guests.get(row.id)?.status !== undefined || row.leftOut !== null}
        onRowKey={(event, row) => {
          if (event.key !== 'Enter' || cancelled) return false
          if (guests.get(row.id)?.status === undefined) void invite({ kind: 'ids', ids: [row.id] })
          return true
        }}
        empty={
          list.state === 'ready' ? (
            community.state === 'ready' && community.value.members === 0 ? (
              <EmptyState title={t('salons.noMembersTitle')} actions={<a href="#/members">{t('words.members')}</a>}>
                {t('salons.noMembersText')}
              </EmptyState>
            ) : (
              <EmptyState title={t('salons.inviteNobodyTitle')}>{t('salons.inviteNobodyText')}</EmptyState>
            )
          ) : undefined
        }
      />
    </div>
  )
}

function inviteColumns(
  speech: Speech,
  guests: ReadonlyMap<MemberId, GuestRow>,
  now: number,
  onInvite: (row: MemberRow) => void,
): readonly Column<MemberRow>[] {
  const { t, formats } = speech
  return [
    {
      id: 'name',
      title: t('words.member'),
      width: 'minmax(160px, 1.8fr)',
      cell: (row) => <GuestName guest={row} />,
    },
    {
      id: 'rhythm',
      title: t('salons.attended'),
      width: '92px',
      cell: (row) => <Rhythm came={row.rhythm} />,
    },
    {
      id: 'last',
      title: t('salons.lastHere'),
      width: 'minmax(112px, 0.7fr)',
      cell: (row) => (
        <span className={guestStyles.quiet}>
          {row.lastSalon === null ? t('salons.never') : formats.relativeDay(row.lastSalon, now)}
        </span>
      ),
    },
    {
      id: 'labels',
      title: t('salons.inviteInterests'),
      width: 'minmax(90px, 1fr)',
      cell: (row) => {
        const words = row.leftOut !== null ? leftOutSentence(speech, row) : [...row.interests, ...row.tags].join(' · ')
        return (
          <span className={styles.labels} title={words}>
            {words}
          </span>
        )
      },
    },
    {
      id: 'guest',
      title: '',
      width: '100px',
      align: 'end',
      cell: (row) => {
        const guest = guests.get(row.id)
        if (guest?.status !== undefined) return <Chip>{t(`words.rsvp.${guest.status}`)}</Chip>
        if (guest) return <Chip>{t('salons.isGuest')}</Chip>
        if (row.leftOut !== null) return <Chip tone="ochre">{t('guests.leftAlone')}</Chip>
        return (
          <Button
            size="small"
            tabIndex={-1}
            aria-label={t('salons.inviteNamed', { name: row.name })}
            onClick={() => onInvite(row)}
          >
            {t('salons.inviteOne')}
          </Button>
        )
      },
    },
  ]
}
