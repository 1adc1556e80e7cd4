import { Check, Info, Plus, ScanQrCode, TriangleAlert, Undo2 } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { Dispatch, KeyboardEvent, SetStateAction } from 'react'
import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { DoorMatch, DoorView } from '../../../shared/protocol/door.ts'
import { scanBadge } from '../../../shared/salons/badge-code.ts'
import type { ScannedBadge } from '../../../shared/salons/badge-code.ts'
import { bridge } from '../../client/bridge.ts'
import { useStore, useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { keysFor } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { CameraPanel } from './camera-panel.tsx'
import { typedGuest } from './companions-typed.ts'
import { Recent, Tiles } from './desk-aside.tsx'
import { DeskHead, DeskNotice } from './desk-head.tsx'
import styles from './door-screen.module.css'
import { GuestCard } from './guest-card.tsx'
import { MatchList } from './match-list.tsx'
import { useDesk } from './use-desk.ts'
import type { Desk } from './use-desk.ts'
import { useHandScanner } from './use-hand-scanner.ts'
import { walkInOf } from './walk-in.ts'

/** The door desk of one salon: find a name in three keys, tick, next. */
export function DoorScreen({ salon }: { readonly salon: string }) {
  return isId('sal', salon) ? <Door salon={salon} /> : <NoSuchDoor />
}

function Door({ salon }: { readonly salon: SalonId }) {
  const { t, language } = useLanguage()
  const [typed, setTyped] = useState('')
  const view = useView('door', { salon, text: typedGuest(typed).text, language, limit: MOST_MATCHES })
  if (view.state === 'waiting') return <div className={styles.door} />
  if (view.state === 'failed' || view.value === null) return <NoSuchDoor />
  return (
    <main data-place="door" className={styles.door} aria-label={t('door.title')}>
      <OpenDoor view={view.value} fresh={view.fresh} typed={typed} onType={setTyped} />
    </main>
  )
}

/** More than a person reads at a glance; another letter is quicker than scrolling. */
const MOST_MATCHES = 8

interface OpenDoorProps {
  readonly view: DoorView
  /** False while the matches still belong to what was typed before. */
  readonly fresh: boolean
  readonly typed: string
  readonly onType: Dispatch<SetStateAction<string>>
}

function OpenDoor({ view, fresh, typed, onType }: OpenDoorProps) {
  const { t, language } = useLanguage()
  const store = useStore()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [arrow, setArrow] = useState<number | null>(null)
  const [card, setCard] = useState<MemberId | null>(null)
  const [isScanning, setScanning] = useState(false)
  const { salon, zone, matches } = view
  const { text, companions } = typedGuest(typed)
  const isShut = view.cancelled || (view.namesOnly && !view.isOpen)
  const desk = useDesk(view)
  const blank = text.trim() === ''
  // With nothing typed, Enter takes nobody until somebody is chosen with the arrows: a second press stays harmless.
  const cursor = Math.min(arrow ?? (blank ? -1 : 0), matches.length - 1)

  const type = (next: string) => {
    onType(next)
    setArrow(null)
  }
  const toField = () => {
    setCard(null)
    input.current?.focus()
  }
  /** Fast fingers type the next name before this one is written down; theirs stays. */
  const settled = (taken: boolean) => {
    if (taken) {
      onType((now) => (now.startsWith(typed) ? now.slice(typed.length) : now))
      setArrow(null)
    }
    toField()
  }
  const checkIn = async (match: DoorMatch) => settled(await desk.checkIn(match, companions))
  const walkIn = async () => settled(await desk.walkIn(typed))
  const takeBackLast = async () => {
    await desk.takeBackLast()
    input.current?.focus()
  }
  const takeBack = async (arrival: DoorView['recent'][number]) => {
    await desk.takeBack(arrival)
    input.current?.focus()
  }
  const scanned = async (badge: ScannedBadge) => {
    type(await desk.scanned(badge))
    toField()
  }
  const enter = async () => {
    // A scanner that pastes instead of typing.
    const badge = scanBadge(typed)
    if (badge) return scanned(badge)
    if (blank && arrow === null) return desk.repeat()
    // Fast fingers press Enter before the matches of the last letter are here; these are then asked for.
    const answer = fresh ? null : await store.once('door', { salon, text, language, limit: MOST_MATCHES })
    const match = answer?.ok ? answer.value?.matches[0] : matches[cursor]
    if (match) return checkIn(match)
    return desk.say('ochre', t('door.nobody', { keys: keysFor('⌘↵') }))
  }
  /** Of whoever is chosen, else of whoever came last. */
  const openCard = () => setCard(matches[cursor]?.member ?? desk.last?.member ?? view.recent[0]?.member ?? null)
  useDeskKeys(input, takeBackLast)
  useHandScanner((badge) => void scanned(badge))

  // Deleting what was typed, letter by letter, ends with the field empty and not with somebody taken back.
  const isErasing = useRef(false)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const command = event.metaKey || event.ctrlKey
    const { selectionStart, value } = event.currentTarget
    const erases = event.key === 'Backspace'
    const takesBack = erases && value === '' && !isErasing.current && !event.repeat
    isErasing.current = erases && !takesBack
    if (event.key === 'ArrowDown') setArrow(Math.min(matches.length - 1, cursor + 1))
    else if (event.key === 'ArrowUp') setArrow(Math.max(blank ? -1 : 0, cursor - 1))
    else if (event.key === 'ArrowRight' && selectionStart === value.length) openCard()
    else if (event.key === 'Enter' && command) void walkIn()
    else if (event.key === 'Enter') void enter()
    else if (event.key === 'Escape') type('')
    else if (takesBack || (event.key.toLowerCase() === 'z' && command && value === '')) void takeBackLast()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <DeskHead view={view} />
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
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span className={styles.hint}>{t(view.namesOnly ? 'door.hintNames' : 'door.hint')}</span>
        <Button
          size="large"
          icon={<ScanQrCode />}
          aria-pressed={isScanning}
          onClick={() => {
            setScanning(!isScanning)
            input.current?.focus()
          }}
        >
          {t('door.scan')}
        </Button>
      </div>
      <DeskNotice view={view} />
      <div className={classes(styles.columns, card !== null && styles.wide)}>
        <div className={styles.left}>
          <Word desk={desk} />
          {matches.length > 0 ? (
            <MatchList
              id={listId}
              label={t(blank ? 'door.expected' : 'door.matches')}
              matches={matches}
              cursor={cursor}
              zone={zone}
              fee={view.fee}
              companions={companions}
              disabled={isShut}
              onCheckIn={(match) => void checkIn(match)}
              onOpen={({ member }) => setCard(member)}
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
            <Button icon={<Undo2 />} keys="⌘Z" disabled={!desk.last} onClick={() => void takeBackLast()}>
              {takeBackWords(desk.last, t)}
            </Button>
          </div>
        </div>
        <div className={styles.side}>
          {isScanning && (
            <CameraPanel
              onText={(code) => {
                const badge = scanBadge(code)
                if (badge) void scanned(badge)
                else desk.say('ochre', t('door.badgeNone'))
              }}
              onClose={() => {
                setScanning(false)
                input.current?.focus()
              }}
            />
          )}
          {card === null ? (
            <Recent view={view} onOpen={setCard} onTakeBack={(arrival) => void takeBack(arrival)} />
          ) : (
            <GuestCard
              key={card}
              member={card}
              view={view}
              desk={desk}
              disabled={isShut}
              onCheckIn={(match) => void checkIn(match)}
              onClose={toField}
            />
          )}
        </div>
      </div>
      <Tiles view={view} />
      <span className="visually-hidden" role="status" aria-live="assertive">
        {desk.word && <span key={desk.word.id}>{desk.word.text}</span>}
      </span>
    </>
  )
}

/** Typing anywhere but in another field goes into this one, and the menu's Undo means the last thing done here. */
function useDeskKeys(input: React.RefObject<HTMLInputElement | null>, takeBack: () => Promise<void>): void {
  const told = useEffectEvent(takeBack)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const letter = event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey
      const isField = document.activeElement instanceof HTMLInputElement
      if (letter && event.key !== ' ' && !isField) input.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    const end = bridge().on('menu.command', ({ command }) => {
      if (command === 'undo') return told()
      if (command === 'find') input.current?.focus()
      return undefined
    })
    return () => {
      document.removeEventListener('keydown', onKey)
      end()
    }
  }, [input])
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

type Translate = ReturnType<typeof useLanguage>['t']

function walkInWords(text: string, namesOnly: boolean, t: Translate): string {
  if (text.trim() === '') return t('door.walkInEmpty')
  const { name, phone } = walkInOf(text, namesOnly)
  return phone === '' ? t('door.walkIn', { name }) : t('door.walkInPhone', { name, phone })
}

function takeBackWords(last: Desk['last'], t: Translate): string {
  if (!last) return t('door.takeBack')
  const { kind, name } = last
  return kind === 'arrival' ? t('door.takeBackOf', { name }) : t(`door.takeBackNote.${kind}`, { name })
}

function NoSuchDoor() {
  const { t } = useLanguage()
  return (
    <div className={styles.door}>
      {/* A desk in a window of its own has nothing to go back to. */}
      <EmptyState title={t('door.gone')} actions={history.length > 1 && <a href="#/salons">{t('door.back')}</a>}>
        {null}
      </EmptyState>
    </div>
  )
}
