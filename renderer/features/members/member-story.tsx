import { useState } from 'react'
import { Link } from 'wouter'
import type { HistoryEntry } from '../../../shared/protocol/history.ts'
import type { MemberView } from '../../../shared/protocol/members.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useNow } from '../../ui/use-now.ts'
import { isCreation, linesOf } from '../history/history-lines.ts'
import { lineValues, lineWords, madeWords } from '../history/history-words.ts'
import { RecordHistory, whoOf } from '../history/record-history.tsx'
import styles from './member-story.module.css'
import { timelineOf } from './timeline.ts'
import type { TimelineEvent } from './timeline.ts'

type Chapter = 'timeline' | 'history' | 'origins'

/** What happened with a person, who changed what, and where the record came from. */
export function MemberStory({ value }: { readonly value: MemberView }) {
  const { t } = useLanguage()
  const [chapter, setChapter] = useState<Chapter>('timeline')
  return (
    <Tabs<Chapter>
      label={t('members.timeline')}
      value={chapter}
      onChange={setChapter}
      items={[
        { id: 'timeline', label: t('members.timeline'), content: <Timeline value={value} /> },
        { id: 'history', label: t('members.history'), content: <RecordHistory record={value.member.id} /> },
        { id: 'origins', label: t('members.origins'), content: <Origins origins={value.origins} /> },
      ]}
    />
  )
}

/** Changes that the timeline looks through; older ones stand in the history. */
const MOST_CHANGES = 100
/** Lines shown at first. */
const FIRST_EVENTS = 12

function Timeline({ value }: { readonly value: MemberView }) {
  const { t } = useLanguage()
  const now = useNow()
  const [all, setAll] = useState(false)
  const history = useView('history', { record: value.member.id, limit: MOST_CHANGES })
  const events = timelineOf(value.salons, history.state === 'ready' ? history.value : [], now)
  if (events.length === 0 && history.state !== 'waiting') {
    return <p className={styles.none}>{t('members.timelineEmpty')}</p>
  }
  const shown = all ? events : events.slice(0, FIRST_EVENTS)
  return (
    <>
      <ol className={styles.timeline}>
        {shown.map((event) => (
          <li key={event.kind === 'salon' ? event.salon.salon : event.entry.change} className={styles.event}>
            <Event event={event} now={now} />
          </li>
        ))}
      </ol>
      {shown.length < events.length && (
        <Button size="small" kind="quiet" onClick={() => setAll(true)}>
          {t('members.timelineMore', { count: events.length - shown.length })}
        </Button>
      )}
    </>
  )
}

function Event({ event, now }: { readonly event: TimelineEvent; readonly now: number }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const community = useCommunity()
  const zone = event.kind === 'salon' ? event.salon.zone : undefined
  const date = (
    <time className={styles.date} title={formats.dayTime(event.at, zone, now)}>
      {shortDate(event.at, now, formats, zone)}
    </time>
  )
  if (event.kind === 'change') {
    return (
      <>
        {date}
        <span className={styles.change}>
          {t('members.timelineChange', {
            who: whoOf(event.entry, t),
            what: changeWords(event.entry, speech, community),
          })}
        </span>
      </>
    )
  }
  const { salon, how } = event
  const link = (
    <Link href={`/salons/${salon.salon}`} className={styles.salon}>
      {salonWords(how, salon, t)}
    </Link>
  )
  return (
    <>
      {date}
      {link}
    </>
  )
}

function salonWords(
  how: Extract<TimelineEvent, { kind: 'salon' }>['how'],
  { theme, status }: MemberView['salons'][number],
  t: Speech['t'],
): string {
  switch (how) {
    case 'attended':
      return t('members.timelineAttended', { salon: theme })
    case 'walkIn':
      return t('members.timelineWalkIn', { salon: theme })
    case 'missed':
      return t('members.timelineMissed', { salon: theme })
    case 'answered':
      return t('members.timelineAhead', { status: t(`words.rsvp.${status ?? 'invited'}`), salon: theme })
  }
}

/** Edits of one change that the timeline names; the history names all. */
const LINES_NAMED = 2

function changeWords(entry: HistoryEntry, speech: Speech, community: Parameters<typeof lineWords>[2]): string {
  if (isCreation(entry)) return madeWords(entry.command, speech.t)
  const lines = linesOf(entry)
  const named = lines.slice(0, LINES_NAMED).map((line) => {
    const values = lineValues(line, speech, community)
    const words = lineWords(line, speech, community)
    return values && line.edit.field !== 'notes' ? `${words} → ${values.after ?? speech.t('history.nothing')}` : words
  })
  const more = lines.length - named.length
  return [...named, ...(more > 0 ? [`+${more}`] : [])].join(' · ')
}

function shortDate(at: number, now: number, formats: Speech['formats'], zone: string | undefined): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return sameYear ? formats.shortDay(at, zone) : formats.day(at, zone)
}

function Origins({ origins }: { readonly origins: MemberView['origins'] }) {
  const { t, formats } = useLanguage()
  if (origins.length === 0) return <p className={styles.none}>{t('members.originNone')}</p>
  return (
    <div className={styles.origins}>
      {origins.map(({ source, row, cells }) => (
        <section key={`${source.id} ${row}`}>
          <h4 className={styles.originName}>{t('members.originLine', { row: row + 1, roster: source.name })}</h4>
          <p className={styles.none}>{t('members.originFile', { file: source.file, when: formats.day(source.at) })}</p>
          {cells === null ? (
            <p className={styles.none}>{t('members.originGone')}</p>
          ) : (
            <>
              <dl className={styles.cells}>
                {cells.map((cell, column) => (
                  <div key={column} className={styles.cell}>
                    <dt>{source.columns[column] ?? '·'}</dt>
                    <dd>{cell === '' ? '—' : cell}</dd>
                  </div>
                ))}
              </dl>
              <p className={styles.none}>{t('members.originHint')}</p>
            </>
          )}
        </section>
      ))}
    </div>
  )
}
