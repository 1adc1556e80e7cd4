import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { MEMBERSHIP_ROLES } from '../../../shared/domain/member.ts'
import type { Member, Membership, MembershipRole } from '../../../shared/domain/member.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ColourDot } from '../../ui/colour-dot.tsx'
import formStyles from '../../ui/dialog-form.module.css'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Select } from '../../ui/select.tsx'
import { chapterOf, openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import dialogStyles from './dialogs.module.css'
import styles from './member-detail.module.css'

/** The chapters a person belongs to or belonged to: as what, from when, until when. */
export function Memberships({ member }: { readonly member: Member }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const community = useCommunity()
  const [editing, setEditing] = useState<ChapterId | 'new' | null>(null)
  const held = (Object.entries(member.memberships) as [ChapterId, Membership | undefined][]).flatMap(
    ([chapter, membership]) => (membership ? [{ chapter, membership, known: chapterOf(community, chapter) }] : []),
  )
  const free = openChapters(community).filter(({ id }) => member.memberships[id] === undefined)
  const leave = (chapter: ChapterId) =>
    act(
      'member.leave',
      { member: member.id, chapter },
      {
        done: t('members.membershipLeft', { name: member.name, chapter: chapterOf(community, chapter)?.name ?? '' }),
        undo: true,
      },
    )
  return (
    <section className={styles.section} aria-label={t('members.memberships')}>
      <h3 className={styles.heading}>{t('members.memberships')}</h3>
      {held.length === 0 && <p className={styles.muted}>{t('members.membershipNone')}</p>}
      <ul>
        {held.map(({ chapter, membership, known }) => (
          <li key={chapter} className={styles.membership}>
            {known && <ColourDot colour={known.colour} />}
            <span className={styles.membershipName}>{known?.name ?? t('words.chapter')}</span>
            {membership.role !== 'member' && <Chip tone="indigo">{t(`words.role.${membership.role}`)}</Chip>}
            <span className={styles.membershipTime}>{timeWords(membership, t, formats)}</span>
            <Menu
              label={t('members.membershipEdit')}
              placement="bottom end"
              trigger={<IconButton size="small" label={t('members.membershipEdit')} icon={<Ellipsis />} />}
              groups={[
                {
                  choices: [
                    { id: 'edit', label: t('members.membershipEdit'), onChoose: () => setEditing(chapter) },
                    {
                      id: 'leave',
                      label: t('members.membershipLeave'),
                      disabled: membership.until !== undefined,
                      onChoose: () => void leave(chapter),
                    },
                  ],
                },
              ]}
            />
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <div className={styles.add}>
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setEditing('new')}>
            {t('members.membershipAdd')}
          </Button>
        </div>
      )}
      {editing !== null && (
        <MembershipDialog
          member={member}
          chapter={editing === 'new' ? null : editing}
          chapters={editing === 'new' ? free : openChapters(community).filter(({ id }) => id === editing)}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

interface MembershipDialogProps {
  readonly member: Member
  /** `null` for a new membership. */
  readonly chapter: ChapterId | null
  readonly chapters: readonly { readonly id: ChapterId; readonly name: string }[]
  readonly onClose: () => void
}

function MembershipDialog({ member, chapter: fixed, chapters, onClose }: MembershipDialogProps) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const before = fixed === null ? undefined : member.memberships[fixed]
  const [chosen, setChosen] = useState<ChapterId | null>(fixed ?? chapters[0]?.id ?? null)
  const [role, setRole] = useState<MembershipRole>(before?.role ?? 'member')
  const [from, setFrom] = useState(before?.from ?? '')
  const [until, setUntil] = useState(before?.until ?? '')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const chapter = chapters.find(({ id }) => id === chosen)
  const save = async () => {
    if (!chapter) return
    const result = await act(
      'member.join',
      { member: member.id, chapter: chapter.id, role, ...(from && { from }), ...(until && { until }) },
      { done: t('members.membershipSaved', { chapter: chapter.name }), undo: true, quiet: true },
    )
    if (result.ok) onClose()
    else setWrong(problem(result.problem))
  }
  return (
    <Dialog
      open
      size="small"
      title={fixed === null ? t('members.membershipAdd') : t('members.membershipEdit')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!chapter} onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className={formStyles.form}>
        <Select
          label={t('words.chapter')}
          value={chosen}
          onChange={setChosen}
          disabled={fixed !== null}
          options={chapters.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          label={t('members.membershipRole')}
          value={role}
          onChange={setRole}
          options={MEMBERSHIP_ROLES.map((each) => ({ value: each, label: t(`words.role.${each}`) }))}
        />
        <div className={formStyles.pair}>
          <TextField
            label={t('members.membershipFromLabel')}
            optional
            placeholder={t('members.datePlaceholder')}
            value={from}
            onChange={setFrom}
          />
          <TextField
            label={t('members.membershipUntilLabel')}
            optional
            placeholder={t('members.datePlaceholder')}
            value={until}
            onChange={setUntil}
          />
        </div>
        {wrong !== undefined && (
          <p className={dialogStyles.problem} role="alert">
            {wrong}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function timeWords({ from, until }: Membership, t: Speech['t'], formats: Speech['formats']): string {
  if (from && until) return t('members.membershipUntil', { from: formats.date(from), until: formats.date(until) })
  if (until) return t('members.membershipEnded', { until: formats.date(until) })
  return from ? t('members.membershipFrom', { from: formats.date(from) }) : ''
}
