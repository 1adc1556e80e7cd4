import { Ellipsis, FileUp, Undo2 } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { SourceView } from '../../../shared/protocol/rosters.ts'
import { handOver } from '../../client/handed-file.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { DropZone } from '../../ui/drop-zone.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { InlineEdit } from '../../ui/inline-edit.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { useNow } from '../../ui/use-now.ts'
import { showMembers } from '../members/member-list.ts'
import { PasteTable } from './paste-table.tsx'
import { ROSTER_ACCEPT } from './roster-accept.ts'
import styles from './rosters-screen.module.css'
import type { RosterFile } from './use-roster-draft.ts'
import { useSaveRefused } from './use-save-refused.ts'

/** Every list of people that was ever imported: from where, by whom, and what became of its rows. */
export function RostersScreen() {
  const { t, problem } = useLanguage()
  const [, navigate] = useLocation()
  const view = useView('sources', {})
  const sources = view.state === 'ready' ? view.value : undefined
  const take = (file: RosterFile) => {
    handOver({ kind: 'roster', ...file })
    navigate('/rosters/import')
  }
  return (
    <Page
      title={t('rosters.title')}
      subtitle={t('rosters.subtitle')}
      layout="wide"
      actions={
        <>
          <PasteTable onFile={take} />
          <Button kind="primary" icon={<FileUp />} onClick={() => navigate('/rosters/import')}>
            {t('rosters.import')}
          </Button>
        </>
      }
    >
      {view.state === 'failed' && <Notice tone="seal">{problem(view.problem)}</Notice>}
      <Waiting someRoster={sources !== undefined && sources.length > 0} />
      <DropZone
        label={t('rosters.dropLabel')}
        dropLabel={t('rosters.dropHere')}
        hint={t('rosters.dropHint')}
        accept={ROSTER_ACCEPT}
        onFile={(file) => take({ name: file.name, data: file })}
      />
      {sources?.length === 0 && (
        <div>
          <EmptyState mark={t('words.roster').slice(0, 1)} title={t('rosters.emptyTitle')}>
            {t('rosters.emptyText')}
          </EmptyState>
        </div>
      )}
      {sources && sources.length > 0 && (
        <Card flush>
          <ul className={styles.sources}>
            {sources.map((source) => (
              <SourceLine
                key={source.id}
                source={source}
                replacedBy={sources.find(({ id }) => id === source.replacedBy)?.name}
              />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  )
}

/** What a roster's people still ask of somebody: pairs that may be one person. */
function Waiting({ someRoster }: { readonly someRoster: boolean }) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const review = useCommunity()?.review
  const toReview = () => navigate('/rosters/review')
  if (review !== undefined && review !== null && review > 0) {
    return (
      <Notice
        tone="seal"
        title={t('review.waiting', { count: review })}
        actions={
          <Button kind="seal" onClick={toReview}>
            {t('review.review')}
          </Button>
        }
      >
        {t('review.waitingHint')}
      </Notice>
    )
  }
  if (!someRoster) return null
  return (
    <p className={styles.look}>
      <Link href="/rosters/review">{t('review.lookForTwice')}</Link>
      {' · '}
      <Link href="/rosters/apart">{t('review.toApart')}</Link>
    </p>
  )
}

interface SourceLineProps {
  readonly source: SourceView
  /** What the newer version of it is called. */
  readonly replacedBy: string | undefined
}

function SourceLine({ source, replacedBy }: SourceLineProps) {
  const { t, formats, problem } = useLanguage()
  const [, navigate] = useLocation()
  const act = useDo()
  const now = useNow()
  const community = useCommunity()
  const saveRefused = useSaveRefused()
  const mine = community?.me.organizer === source.by
  const rename = async (name: string) => {
    const result = await act(
      'source.rename',
      { source: source.id, name },
      { done: t('rosters.renamed', { name }), undo: true, quiet: true },
    )
    return result.ok ? undefined : problem(result.problem)
  }
  const open = () => {
    showMembers({ source: source.id, status: 'all' })
    navigate('/members')
  }
  const away = source.takenBack !== undefined
  const takeBack = (takenBack: boolean) =>
    act(
      'source.takeBack',
      { source: source.id, takenBack },
      {
        done: ({ left, stayed, reverted, unmerged }) =>
          takenBack
            ? t('review.tookBack', { left, stayed, reverted, unmerged })
            : t('review.broughtAgain', { count: left }),
        undo: true,
      },
    )
  return (
    <li className={classes(styles.source, away && styles.away)}>
      <div className={styles.words}>
        <div className={styles.name}>
          <InlineEdit label={t('rosters.renameLabel')} value={source.name} onSave={rename} />
        </div>
        <p className={styles.facts}>
          <span className={styles.file}>{source.file}</span>
          <ChapterName chapter={source.chapter} />
          <span title={formats.dayTime(source.at, undefined, now)}>
            {t('rosters.sourceBy', {
              who: mine ? t('rosters.you') : source.byName,
              when: formats.relativeDay(source.at, now),
            })}
          </span>
          {source.merges > 0 && (
            <Link href={`/rosters/review/${source.id}`}>{t('review.mergesStand', { count: source.merges })}</Link>
          )}
          {replacedBy !== undefined && <span>{t('review.replacedBy', { roster: replacedBy })}</span>}
          {source.takenBack !== undefined && (
            <Chip tone="ochre" icon={<Undo2 />}>
              {t('review.takenBackOn', { when: formats.relativeDay(source.takenBack, now) })}
            </Chip>
          )}
        </p>
      </div>
      <div className={styles.figures}>
        <span className={styles.count}>{t('rosters.members', { count: source.members })}</span>
        <span className={styles.rows}>{t('rosters.ofRows', { count: source.rows })}</span>
      </div>
      <div className={styles.refused}>
        {source.refused > 0 ? (
          <Chip tone="ochre">{t('rosters.refused', { count: source.refused })}</Chip>
        ) : (
          // Nothing of a roster that was taken back is in.
          !away && <Chip tone="jade">{t('rosters.refused', { count: 0 })}</Chip>
        )}
      </div>
      <div className={styles.actions}>
        {source.refused > 0 && (
          <Button size="small" kind="quiet" onClick={() => void saveRefused(source.id)}>
            {t('rosters.saveRefused')}
          </Button>
        )}
        {source.members > 0 && (
          <Button size="small" onClick={open}>
            {t('rosters.showMembers')}
          </Button>
        )}
        <Menu
          label={t('review.rosterActions')}
          placement="bottom end"
          trigger={<IconButton size="small" label={t('review.rosterActions')} icon={<Ellipsis />} />}
          groups={[
            {
              choices: [
                {
                  id: 'review',
                  label: t('review.lookForTwice'),
                  onChoose: () => navigate(`/rosters/review/${source.id}`),
                },
                away
                  ? { id: 'again', label: t('review.bringAgain'), onChoose: () => void takeBack(false) }
                  : {
                      id: 'back',
                      label: t('review.takeBack'),
                      hint: t('review.takeBackHint'),
                      onChoose: () => void takeBack(true),
                    },
              ],
            },
          ]}
        />
      </div>
    </li>
  )
}
