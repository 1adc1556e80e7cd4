import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { isId } from '../../../shared/domain/ids.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { Lane } from '../../../shared/domain/matching.ts'
import type { ReviewView } from '../../../shared/protocol/people.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { LaneCards } from './lane-cards.tsx'
import { MatchLine, hasNews, useMatching } from './match-line.tsx'
import type { Matching } from './match-line.tsx'
import { Namesakes } from './namesakes.tsx'
import { PairDesk } from './pair-desk.tsx'
import { PairList } from './pair-list.tsx'
import styles from './review-screen.module.css'
import { SafeLane } from './safe-lane.tsx'
import { useBulk } from './use-bulk.ts'

/** How pairs are shown: one at a time, or many in a list. `start` is the pair to begin with. */
type Mode = { readonly kind: 'one'; readonly start?: string } | { readonly kind: 'list' }

/** People who may stand on the roster twice: of one imported roster, or of everybody. */
export function ReviewScreen({ roster }: { readonly roster?: string | undefined }) {
  const { t, problem } = useLanguage()
  const source = roster !== undefined && isId('src', roster) ? roster : null
  const view = useView('review', { source, lane: 'choose', range: { from: 0, count: 0 } })
  const review = view.state === 'ready' ? view.value : undefined
  const matching = useMatching(review?.job)
  return (
    <Page
      title={t('review.title')}
      subtitle={<Whose source={source} />}
      {...(review !== undefined &&
        !isEmpty(review) &&
        hasNews(review.job) && { tools: <MatchLine job={review.job} matching={matching} /> })}
      actions={
        <>
          <Link href="/rosters/apart" className={styles.link}>
            {t('review.toApart')}
          </Link>
          {source !== null && review !== undefined && review.merged > 0 && <UndoBatch source={source} />}
        </>
      }
    >
      {view.state === 'failed' && <Notice tone="seal">{problem(view.problem)}</Notice>}
      {review && <Lanes review={review} source={source} matching={matching} />}
    </Page>
  )
}

interface LanesProps {
  readonly review: ReviewView
  readonly source: SourceId | null
  readonly matching: Matching
}

function Lanes({ review, source, matching }: LanesProps) {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  const [chosen, setChosen] = useState<Lane | null>(null)
  const [mode, setMode] = useState<Mode>({ kind: 'one' })
  const [safeDesk, setSafeDesk] = useState(false)
  const { job } = review
  const nobody = isEmpty(review)
  // The lane that needs a person first; kept from then on, so that emptying it does not throw anybody out. Until everybody
  // was looked at, nobody knows that no lane does.
  const lane = chosen ?? firstLane(review)
  const isKnown = review.counts[lane] > 0 || (job.state === 'ready' && !job.stale)
  if (chosen === null && !nobody && isKnown) setChosen(lane)

  if (nobody && job.state !== 'ready') {
    return (
      <EmptyState mark="＝" title={t('review.lookingTitle')}>
        <p>{t('review.how')}</p>
        <div className={styles.progress}>
          <MatchLine job={job} matching={matching} />
        </div>
      </EmptyState>
    )
  }
  if (nobody) {
    return (
      <>
        <MatchLine job={job} matching={matching} />
        <EmptyState
          mark="＝"
          title={t('review.nobodyTitle')}
          actions={<Button onClick={() => navigate('/rosters/import')}>{t('rosters.import')}</Button>}
        >
          <p>{t('review.how')}</p>
          <p>
            <Link href="/rosters/apart">{t('review.toApart')}</Link>
          </p>
        </EmptyState>
      </>
    )
  }
  const tools = (
    <RadioGroup
      label={t('review.mode')}
      hideLabel
      look="row"
      value={mode.kind}
      onChange={(kind) => setMode({ kind })}
      options={[
        { value: 'one', label: t('review.modeOne') },
        { value: 'list', label: t('review.modeList') },
      ]}
    />
  )
  const other = lane === 'choose' ? 'maybe' : 'choose'
  const onward = review.counts[other] > 0 && (
    <Button kind="primary" onClick={() => setChosen(other)}>
      {`${t(`matching.lane.${other}`)} · ${formats.number(review.counts[other])}`}
    </Button>
  )
  const desk = lane === 'choose' || lane === 'maybe' || (lane === 'safe' && safeDesk)
  return (
    <LaneCards
      review={review}
      lane={lane}
      onLane={(next) => {
        setChosen(next)
        setSafeDesk(false)
        if (mode.kind === 'one') setMode({ kind: 'one' })
      }}
    >
      {desk && mode.kind === 'one' && (
        <PairDesk lane={lane} source={source} onward={onward} start={mode.start} tools={tools} />
      )}
      {desk && mode.kind === 'list' && (
        <PairList
          lane={lane}
          source={source}
          onward={onward}
          onOpen={(start) => setMode({ kind: 'one', start })}
          tools={tools}
        />
      )}
      {lane === 'safe' && !desk && <SafeLane review={review} source={source} onLook={() => setSafeDesk(true)} />}
      {lane === 'namesakes' && <Namesakes source={source} />}
    </LaneCards>
  )
}

/** No pair in any lane, and no merge that stands. */
function isEmpty({ counts, merged }: ReviewView): boolean {
  return merged === 0 && Object.values(counts).every((count) => count === 0)
}

function firstLane({ counts }: ReviewView): Lane {
  if (counts.choose > 0) return 'choose'
  return counts.maybe > 0 ? 'maybe' : 'safe'
}

function Whose({ source }: { readonly source: SourceId | null }) {
  const { t } = useLanguage()
  const sources = useView('sources', {})
  const found = sources.state === 'ready' ? sources.value.find(({ id }) => id === source) : undefined
  if (source === null) return t('review.ofEveryone')
  return (
    <>
      {found && t('review.ofRoster', { roster: found.name })}{' '}
      <Link href="/rosters/review" className={styles.link}>
        {t('review.toEveryone')}
      </Link>
    </>
  )
}

function UndoBatch({ source }: { readonly source: SourceId }) {
  const { t } = useLanguage()
  const { undoBatch } = useBulk(source)
  return (
    <Button icon={<Undo2 />} onClick={() => void undoBatch(source)}>
      {t('review.undoBatch')}
    </Button>
  )
}
