import {
  Archive,
  ArchiveRestore,
  ArrowLeft,
  Ellipsis,
  Eraser,
  FileUser,
  Maximize2,
  MessageSquareQuote,
  X,
} from 'lucide-react'
import { useState } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { MemberView } from '../../../shared/protocol/members.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { InlineEdit } from '../../ui/inline-edit.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Rhythm } from '../../ui/rhythm.tsx'
import { Seal } from '../../ui/seal.tsx'
import { useNow } from '../../ui/use-now.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { AddedPanel } from './added-panel.tsx'
import { MemberCircle } from '../connections/member-circle.tsx'
import { MemberApart } from './member-apart.tsx'
import styles from './member-detail.module.css'
import { MemberConsents } from './member-consents.tsx'
import { MemberJourney } from '../challenges/member-journey.tsx'
import { MemberExports } from '../exports/member-exports.tsx'
import { MemberFields } from './member-fields.tsx'
import { MemberIntroductions } from './member-introductions.tsx'
import { MemberLabels, MemberNotes } from './member-labels.tsx'
import { MemberStory } from './member-story.tsx'
import { MemberRecognition } from '../recognition/member-recognition.tsx'
import { MemberIdeas } from '../ideas/member-ideas.tsx'
import { MemberPoints } from '../ideas/member-points.tsx'
import { MemberLedger } from '../value/member-ledger.tsx'
import { MemberValue } from '../value/member-value.tsx'
import { MemberTouchpoints } from './member-touchpoints.tsx'
import { Memberships } from './memberships.tsx'
import { MergedPanel } from './merged-panel.tsx'
import { ToldDialog } from './told-dialog.tsx'
import { ToldMark } from './told-mark.tsx'
import { TwoMindsPanel } from './two-minds-panel.tsx'
import { UndecidedPanel } from './undecided-panel.tsx'
import { useOwnFile } from './use-own-file.ts'
import { useMemberEdits } from './use-member-edits.ts'

export interface MemberDetailProps {
  readonly member: MemberId
  /** Beside the list, or in its place. */
  readonly look: 'side' | 'page'
  readonly onClose: () => void
  readonly onWhole: () => void
}

/** Everything about one person. */
export function MemberDetail({ member, look, onClose, onWhole }: MemberDetailProps) {
  const { t, language, problem } = useLanguage()
  const view = useView('member', { member, language })
  if (view.state === 'waiting') return null
  const value = view.state === 'ready' ? view.value : null
  if (value === null) {
    const missing = (
      <EmptyState title={t('members.gone')} actions={<Button onClick={onClose}>{t('members.backToList')}</Button>}>
        {view.state === 'failed' ? problem(view.problem) : t('members.goneText')}
      </EmptyState>
    )
    return look === 'side' ? missing : <Page title={t('members.title')}>{missing}</Page>
  }
  return look === 'side' ? (
    <div className={styles.side}>
      <Head value={value} look={look} onClose={onClose} onWhole={onWhole} />
      <Facts value={value} />
      <Belonging value={value} />
      <MemberStory value={value} />
    </div>
  ) : (
    <Page
      title={
        <Button kind="quiet" icon={<ArrowLeft />} onClick={onClose}>
          {t('members.backToList')}
        </Button>
      }
      layout="wide"
    >
      <div className={styles.whole}>
        <Card>
          <div className={styles.side}>
            <Head value={value} look={look} onClose={onClose} onWhole={onWhole} />
            <Facts value={value} />
          </div>
        </Card>
        <div className={styles.side}>
          <Card>
            <div className={styles.side}>
              <Belonging value={value} />
            </div>
          </Card>
          <Card>
            <MemberStory value={value} />
          </Card>
        </div>
      </div>
    </Page>
  )
}

interface HeadProps extends Omit<MemberDetailProps, 'member'> {
  readonly value: MemberView
}

function Head({ value, look, onClose, onWhole }: HeadProps) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const { member, reading } = value
  const { setField, setArchived } = useMemberEdits(member.id)
  const saveOwnFile = useOwnFile()
  const [erasing, setErasing] = useState(false)
  const [telling, setTelling] = useState(false)
  const archived = member.archived !== undefined
  const last = value.salons.find((salon) => salon.arrived)
  const names = value.also.find(({ field }) => field === 'name')?.values.map((each) => each.value) ?? []
  return (
    <>
      <header className={styles.head}>
        <Seal name={member.name} size="large" />
        <div className={styles.title}>
          <h2 className={styles.name}>
            <InlineEdit
              label={t('words.field.name')}
              value={member.name}
              onSave={(name) => setField('name', name)}
              undecided={value.undecided.some((each) => each.kind === 'field' && each.field === 'name')}
            />
          </h2>
          <ToldMark member={member} field="name" />
          {(reading !== '' || member.nickname !== undefined) && (
            <p className={styles.muted}>{[reading, member.nickname].filter(Boolean).join(' · ')}</p>
          )}
          {names.length > 0 && <p className={styles.muted}>{t('review.also', { names: formats.list(names) })}</p>}
        </div>
        <div className={styles.tools}>
          <Menu
            label={t('members.memberActions')}
            placement="bottom end"
            trigger={<IconButton size="small" label={t('members.memberActions')} icon={<Ellipsis />} />}
            groups={[
              {
                choices: [
                  {
                    id: 'archive',
                    label: archived ? t('members.bulkRestore') : t('members.archiveMember'),
                    icon: archived ? <ArchiveRestore /> : <Archive />,
                    onChoose: () => void setArchived(member.name, !archived),
                  },
                  {
                    id: 'told',
                    label: t('told.action'),
                    icon: <MessageSquareQuote />,
                    onChoose: () => setTelling(true),
                  },
                  {
                    id: 'ownFile',
                    label: t('erasure.ownAction'),
                    icon: <FileUser />,
                    onChoose: () => void saveOwnFile(member.id),
                  },
                  {
                    id: 'erase',
                    label: t('erasure.action'),
                    icon: <Eraser />,
                    onChoose: () => setErasing(true),
                  },
                ],
              },
            ]}
          />
          {look === 'side' && (
            <>
              <IconButton size="small" label={t('members.openWhole')} icon={<Maximize2 />} onClick={onWhole} />
              <IconButton size="small" label={t('members.closeDetails')} icon={<X />} onClick={onClose} />
            </>
          )}
        </div>
      </header>
      <p className={styles.facts}>
        <span>{t('members.attended', { count: value.attended })}</span>
        {last && <span>{t('members.lastSeen', { when: formats.relativeDay(last.start, now, last.zone) })}</span>}
        <Rhythm came={value.rhythm} />
      </p>
      {telling && <ToldDialog member={member} field="phone" onClose={() => setTelling(false)} />}
      {erasing && <EraseDialog members={[member.id]} onClose={() => setErasing(false)} onErased={onClose} />}
      {member.archived !== undefined && (
        <Notice
          actions={
            <Button size="small" icon={<ArchiveRestore />} onClick={() => void setArchived(member.name, false)}>
              {t('members.bulkRestore')}
            </Button>
          }
        >
          {t('members.archivedOn', { when: formats.day(member.archived) })}
        </Notice>
      )}
    </>
  )
}

/** What waits for a decision, and what is known. */
function Facts({ value }: { readonly value: MemberView }) {
  const { member, undecided } = value
  const fields = undecided.flatMap((decision) => (decision.kind === 'field' ? [decision] : []))
  return (
    <>
      {undecided.map(
        (decision) =>
          decision.kind === 'people' && <TwoMindsPanel key={`${decision.a.id} ${decision.b.id}`} decision={decision} />,
      )}
      <AddedPanel value={value} />
      {fields.map((decision) => (
        <UndecidedPanel key={decision.field} decision={decision} />
      ))}
      <MemberFields member={member} undecided={new Set(fields.map(({ field }) => field))} />
      <MergedPanel value={value} />
    </>
  )
}

/** Where the person belongs, and what people noted. */
function Belonging({ value }: { readonly value: MemberView }) {
  const { member } = value
  return (
    <>
      <Memberships member={member} />
      <MemberJourney member={member} />
      <MemberValue member={member} />
      <MemberLabels member={member} kind="tags" />
      <MemberLabels member={member} kind="interests" />
      <MemberConsents value={value} />
      <MemberCircle member={member} />
      <MemberRecognition member={member} />
      <MemberLedger member={member} />
      <MemberPoints member={member} />
      <MemberIdeas member={member} />
      <MemberTouchpoints member={member} />
      <MemberIntroductions member={member} />
      <MemberExports member={member} />
      <MemberApart member={member} />
      <MemberNotes member={member} />
    </>
  )
}
