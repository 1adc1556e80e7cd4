import { Check, Info, Plus, TriangleAlert, Undo2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { isId } from '../../../shared/domain/ids.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { DoorMatch, DoorView } from '../../../shared/protocol/views.ts'
import { bridge } from '../../client/bridge.ts'
import { useStore, useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { keysFor } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Seal } from '../../ui/seal.tsx'
import styles from './door-screen.module.css'
import { MatchList } from './match-list.tsx'
import { OthersHere } from './others-here.tsx'
import { useDesk } from './use-desk.ts'
import type { Desk } from './use-desk.ts'
import { walkInOf } from './walk-in.ts'

/** The door desk of one salon: find a name in three keys, tick, next. */
export function DoorScreen({ salon }: { readonly salon: string }) {
  return isId('sal', salon) ? <Door salon={salon} /> : <NoSuchDoor />
}

function Door({ salon }: { readonly salon: SalonId }) {
  const { t, language } = useLanguage()
  const [text, setText] = useState('')
  const question = { salon, text, language, limit: MOST_MATCHES }
  const view = useView('door', question)
  if (view.state === 'waiting') return <div className={styles.door} />
  if (view.state === 'failed' || view.value === null) return <NoSuchDoor />
  return (
    <main className={styles.door} aria-label={t('door.title')}>
      <OpenDoor view={view.value} fresh={view.fresh} text={text} onText={setText} />
    </main>
  )
}

/** More than a person reads at a glance; another letter is quicker than scrolling. */
const MOST_MATCHES = 8

interface OpenDoorProps {
  readonly view: DoorView
  /** False while the matches still belong to what was typed before. */
  readonly fresh: boolean
  readonly text: string
  readonly onText: (text: string) => void
}

function OpenDoor({ view, fresh, text, onText }: OpenDoorProps) {
  const { t, formats, language } = useLanguage()
  const store = useStore()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [arrow, setArrow] = useState<number | null>(null)
  const { salon, zone, matches } = view
  const isShut = view.cancelled || (view.namesOnly && !view.isOpen)
  const desk = useDesk(view, (match) =>
    match.arrived
      ? t('door.already', {
          name: match.name,
          time: formats.time(match.arrived.at, zone),
          by: match.arrived.by,
        })
      : '',
  )
  const blank = text.trim() === ''
  // With nothing typed, Enter takes nobody until somebody is chosen with the arrows: a second press stays harmless.
  const cursor = Math.min(arrow ?? (blank ? -1 : 0), matches.length - 1)

  const type = (next: string) => {
    onText(next)
    setArrow(null)
  }
  const settled = (taken: boolean) => {
    if (taken) type('')
    input.current?.focus()
  }
  const checkIn = async (match: DoorMatch) => settled(await desk.checkIn(match))
  const walkIn = async () => settled(await desk.walkIn(text))
  const takeBack = async (arrival?: Parameters<Desk['takeBack']>[0]) => {
    await desk.takeBack(arrival)
    input.current?.focus()
  }
  const enter = async () => {
    if (blank && arrow === null) return desk.repeat()
    // Fast fingers press Enter before the matches of the last letter are here; these are then asked for.
    const answer = fresh ? null : await store.once('door', { salon, text, language, limit: MOST_MATCHES })
    const match = answer?.ok ? answer.value?.matches[0] : matches[cursor]
    if (match) return checkIn(match)
    return desk.say('ochre', t('door.nobody', { keys: keysFor('⌘↵') }))
  }
  useDeskKeys(input, takeBack)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const command = event.metaKey || event.ctrlKey
    if (event.key === 'ArrowDown') setArrow(Math.min(matches.length - 1, cursor + 1))
    else if (event.key === 'ArrowUp') setArrow(Math.max(blank ? -1 : 0, cursor - 1))
    else if (event.key === 'Enter' && command) void walkIn()
    else if (event.key === 'Enter') void enter()
    else if (event.key === 'Escape') type('')
    else if (event.key.toLowerCase() === 'z' && command && blank) void takeBack()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <Head view={view} />
      <div className={styles.field}>
        <input
          ref={input}
          className={styles.input}
          role="combobox"
          aria-label={t('door.find')}
          aria-expanded={matches.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={cursor >= 0 ? `${listId}-${cursor}` : undefined}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          placeholder={t('door.find')}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span className={styles.hint}>{t(view.namesOnly ? 'door.hintNames' : 'door.hint')}</span>
      </div>
      <Room view={view} />
      <div className={styles.columns}>
        <div className={styles.left}>
          <Word desk={desk} />
          {matches.length > 0 ? (
            <MatchList
              id={listId}
              label={t(blank ? 'door.expected' : 'door.matches')}
              matches={matches}
              cursor={cursor}
              zone={zone}
              disabled={isShut}
              onCheckIn={(match) => void checkIn(match)}
            />
          ) : (
            <p className={styles.none}>
              {!blank ? t('door.nobody', { keys: keysFor('⌘↵') }) : view.count.arrived > 0 && t('door.everybody')}
            </p>
          )}
          <div className={styles.actions}>
            <Button icon={<Plus />} keys="⌘↵" disabled={blank || isShut} onClick={() => void walkIn()}>
              {walkInWords(text, view.namesOnly, t)}
            </Button>
            <Button icon={<Undo2 />} keys="⌘Z" disabled={!desk.last} onClick={() => void takeBack()}>
              {desk.last ? t('door.takeBackOf', { name: desk.last.name }) : t('door.takeBack')}
            </Button>
          </div>
        </div>
        <Recent view={view} onTakeBack={(arrival) => void takeBack(arrival)} />
      </div>
      <Tiles view={view} />
      <span className="visually-hidden" role="status" aria-live="assertive">
        {desk.word && <span key={desk.word.id}>{desk.word.text}</span>}
      </span>
    </>
  )
}

/** Typing anywhere goes into the field, and the menu's Undo means the last check-in here. */
function useDeskKeys(input: React.RefObject<HTMLInputElement | null>, takeBack: () => Promise<void>): void {
  const latest = useRef(takeBack)
  useEffect(() => {
    latest.current = takeBack
  })
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const letter = event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey
      if (letter && event.key !== ' ' && document.activeElement !== input.current) input.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    const end = bridge().on('menu.command', ({ command }) => {
      if (command === 'undo') return latest.current()
      if (command === 'find') input.current?.focus()
      return undefined
    })
    return () => {
      document.removeEventListener('keydown', onKey)
      end()
    }
  }, [input])
}

function Head({ view }: { readonly view: DoorView }) {
  const { t, formats } = useLanguage()
  const community = useView('community', {})
  const chapter =
    community.state === 'ready' ? community.value.chapters.find(({ id }) => id === view.chapter)?.name : undefined
  const beyond = view.capacity !== null && view.count.arrived > view.capacity
  useEffect(() => {
    void bridge().request('window.setTitle', { title: `${t('door.title')} · ${view.theme}` })
  }, [t, view.theme])
  return (
    <header className={styles.head}>
      <div>
        <p className={styles.salon}>
          {/* A desk in a window of its own has nothing to go back to. */}
          {history.length > 1 ? (
            <a
              className={styles.back}
              href={view.namesOnly ? '#/doors' : `#/salons/${view.salon}`}
              title={t(view.namesOnly ? 'door.toDoors' : 'door.back')}
            >
              {view.theme}
            </a>
          ) : (
            view.theme
          )}
          {[chapter, formats.dayTime(view.start, view.zone)].filter(Boolean).map((part) => ` · ${part}`)}
        </p>
        <h1 className={styles.title}>{t('door.title')}</h1>
        <OthersHere salon={view.salon} />
      </div>
      <div className={styles.counter}>
        <p className={styles.counterLabel}>{t(view.capacity === null ? 'door.arrived' : 'door.arrivedOf')}</p>
        <p data-testid="arrived" className={classes(styles.figures, beyond && styles.beyond)}>
          {formats.number(view.count.arrived)}
          {view.capacity !== null && <span className={styles.of}> / {formats.number(view.capacity)}</span>}
        </p>
      </div>
    </header>
  )
}

/** What is special about the room now: full, over-full, or the salon is off. */
function Room({ view }: { readonly view: DoorView }) {
  const { t } = useLanguage()
  const { arrived } = view.count
  if (view.cancelled) {
    return (
      <p className={classes(styles.notice, styles.stop)} role="alert">
        {t('door.cancelled')}
      </p>
    )
  }
  if (view.namesOnly && !view.isOpen) {
    return (
      <p className={classes(styles.notice, styles.stop)} role="alert">
        {t('door.isClosed')}
      </p>
    )
  }
  if (view.capacity === null || arrived < view.capacity) return null
  return (
    <p className={styles.notice} role="status">
      {arrived === view.capacity ? t('door.full') : t('door.over', { arrived, capacity: view.capacity })}
    </p>
  )
}

function Word({ desk: { word } }: { readonly desk: Desk }) {
  const { t } = useLanguage()
  const { tone, text } = word ?? { tone: 'plain', text: t('door.typeToFind') }
  return (
    <p className={classes(styles.word, styles[tone])} aria-hidden="true">
      {tone === 'jade' ? <Check /> : tone === 'ochre' ? <TriangleAlert /> : <Info />}
      {text}
    </p>
  )
}

interface RecentProps {
  readonly view: DoorView
  readonly onTakeBack: (arrival: DoorView['recent'][number]) => void
}

function Recent({ view, onTakeBack }: RecentProps) {
  const { t, formats } = useLanguage()
  return (
    <section className={styles.recent} aria-label={t('door.recent')}>
      <h2 className={styles.recentTitle}>{t('door.recent')}</h2>
      {view.recent.length === 0 && <p className={styles.none}>{t('door.recentEmpty')}</p>}
      <ul className={styles.arrivals}>
        {view.recent.map((arrival) => (
          <li key={arrival.member} className={styles.arrival}>
            <Seal name={arrival.name} />
            <span className={styles.arrivalName}>
              <span>{arrival.name}</span>
              <small>{t('door.recentBy', { time: formats.time(arrival.at, view.zone), by: arrival.by })}</small>
            </span>
            <IconButton
              size="small"
              label={t('door.takeBackOf', { name: arrival.name })}
              icon={<Undo2 />}
              onClick={() => onTakeBack(arrival)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tiles({ view }: { readonly view: DoorView }) {
  const { t, formats } = useLanguage()
  const tiles = [
    [t('door.tileFirst'), view.firstTimers],
    [t('door.tileWaitlist'), view.count.waitlisted],
    [t('door.tileExpected'), view.count.missing],
    [t('door.tileWalkIns'), view.count.walkIns],
  ] as const
  return (
    <dl className={styles.tiles}>
      {tiles.map(([label, count]) => (
        <div key={label} className={styles.tile}>
          <dt>{label}</dt>
          <dd>{formats.number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

function walkInWords(text: string, namesOnly: boolean, t: ReturnType<typeof useLanguage>['t']): string {
  if (text.trim() === '') return t('door.walkInEmpty')
  const { name, phone } = walkInOf(text, namesOnly)
  return phone === '' ? t('door.walkIn', { name }) : t('door.walkInPhone', { name, phone })
}

function NoSuchDoor() {
  const { t } = useLanguage()
  return (
    <div className={styles.door}>
      <EmptyState title={t('door.gone')}>{null}</EmptyState>
    </div>
  )
}
