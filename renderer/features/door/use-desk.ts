import { useCallback, useState } from 'react'
import type { EntryId, MemberId } from '../../../shared/domain/ids.ts'
import type { Money, PaidBy } from '../../../shared/domain/money.ts'
import { moneyText } from '../../../shared/language/money.ts'
import type { DoorMatch, DoorView } from '../../../shared/protocol/door.ts'
import { isBadgeOf } from '../../../shared/salons/badge-code.ts'
import type { ScannedBadge } from '../../../shared/salons/badge-code.ts'
import { useCommand, useStore } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { typedGuest } from './companions-typed.ts'
import { walkInOf } from './walk-in.ts'

/** What the desk says last, in the line under the field and to a screen reader. */
export interface DeskWord {
  readonly tone: 'jade' | 'ochre' | 'plain'
  readonly text: string
  /** Makes a sentence that is said twice in a row be read twice. */
  readonly id: number
}

/** What is noted about somebody besides that they came. */
export type Noted =
  | { readonly kind: 'companion'; readonly name: string }
  | ({ readonly kind: 'paid'; readonly how: PaidBy } & Money)
  | { readonly kind: 'remark'; readonly text: string }

/** Something done at this desk that still stands. */
type Done =
  | (Guest & {
      readonly kind: 'arrival'
      /** Added here as a new person, who leaves the roster again when the check-in is taken back. */
      readonly walkIn: boolean
      /** Came in the same stroke, and leave with them. */
      readonly companions: readonly EntryId[]
    })
  | (Guest & { readonly kind: Noted['kind']; readonly entry: EntryId })

interface Guest {
  readonly member: MemberId
  readonly name: string
}

export interface Desk {
  readonly word: DeskWord | null
  /** The latest of this desk that still stands, which ⌘Z takes back. */
  readonly last: Done | undefined
  readonly say: (tone: DeskWord['tone'], text: string) => void
  /** Answers whether the field may be emptied. */
  readonly checkIn: (match: DoorMatch, companions?: number) => Promise<boolean>
  readonly walkIn: (typed: string) => Promise<boolean>
  /** Checks in whose badge it is, or says why not; answers with what the field should hold then. */
  readonly scanned: (badge: ScannedBadge) => Promise<string>
  /** Answers whether it is written down. */
  readonly note: (guest: Guest, noted: Noted) => Promise<boolean>
  readonly takeBackNote: (guest: Guest, entry: EntryId) => Promise<void>
  /** Takes back one arrival. */
  readonly takeBack: (guest: Guest) => Promise<void>
  readonly takeBackLast: () => Promise<void>
  /** What Enter says while nothing is typed: nobody is checked in by a second press of the key. */
  readonly repeat: () => void
}

/**
 * The work at one door. Everything is an entry of its own, and what is taken back is named by its member or its entry, so two
 * desks never take back each other's.
 */
export function useDesk({ salon, namesOnly, zone }: Pick<DoorView, 'salon' | 'namesOnly' | 'zone'>): Desk {
  const store = useStore()
  const command = useCommand()
  const speech = useLanguage()
  const { t, problem } = speech
  const [word, setWord] = useState<DeskWord | null>(null)
  const [done, setDone] = useState<readonly Done[]>([])
  const say = useCallback(
    (tone: DeskWord['tone'], text: string) => setWord((before) => ({ tone, text, id: (before?.id ?? 0) + 1 })),
    [],
  )
  const last = done.at(-1)
  const add = (each: Done) => setDone((before) => [...before, each])
  const drop = (gone: (each: Done) => boolean) => setDone((before) => before.filter((each) => !gone(each)))

  /** As many as could be written down. */
  const bring = async (member: MemberId, count: number): Promise<EntryId[]> => {
    const brought: EntryId[] = []
    while (brought.length < count) {
      const result = await command('door.companion', { salon, member })
      if (!result.ok) {
        say('ochre', problem(result.problem))
        break
      }
      brought.push(result.value.entry)
    }
    return brought
  }

  const checkIn = async ({ member, name, arrived }: DoorMatch, companions = 0) => {
    if (arrived && companions === 0) {
      say('ochre', t('door.already', { name, ...arrivedWords(arrived, zone, speech) }))
      return true
    }
    if (!arrived) {
      const result = await command('door.checkIn', { salon, member })
      if (!result.ok) {
        const isIn = result.problem.code === 'already-arrived'
        say('ochre', isIn ? t('door.checkedIn', { name }) : problem(result.problem))
        return isIn
      }
    }
    const brought = await bring(member, companions)
    if (arrived) for (const entry of brought) add({ kind: 'companion', member, name, entry })
    else add({ kind: 'arrival', member, name, walkIn: false, companions: brought })
    if (brought.length === companions)
      say('jade', t(companions > 0 ? 'door.checkedInWith' : 'door.checkedIn', { name, count: companions }))
    return true
  }

  const walkIn = async (typed: string) => {
    const { text, companions } = typedGuest(typed)
    const person = walkInOf(text, namesOnly)
    if (person.name === '') {
      say('ochre', t(namesOnly ? 'door.walkInNameOnly' : 'door.walkInNeedsName'))
      return false
    }
    const result = await command('door.walkIn', { salon, ...person })
    if (!result.ok) {
      say('ochre', problem(result.problem))
      return false
    }
    const { member } = result.value
    const brought = await bring(member, companions)
    add({ kind: 'arrival', member, name: person.name, walkIn: true, companions: brought })
    if (brought.length === companions) say('jade', t('door.walkedIn', { name: person.name }))
    return true
  }

  const scanned = async (badge: ScannedBadge) => {
    if (badge.kind === 'damaged') {
      say('ochre', t('door.badgeDamaged'))
      return ''
    }
    const answer = await store.once('doorGuest', { salon, member: badge.member })
    const match = answer.ok ? answer.value : null
    if (!match) {
      say('ochre', t('door.badgeUnknown'))
      return ''
    }
    if (!isBadgeOf(badge, salon)) {
      say('ochre', t('door.badgeOther', { name: match.name }))
      return match.name
    }
    return (await checkIn(match)) ? '' : match.name
  }

  const note = async ({ member, name }: Guest, noted: Noted) => {
    const { kind } = noted
    const result =
      kind === 'companion'
        ? await command('door.companion', { salon, member, name: noted.name })
        : kind === 'paid'
          ? await command('door.pay', { salon, member, amount: noted.amount, currency: noted.currency, how: noted.how })
          : await command('door.remark', { salon, member, text: noted.text })
    if (!result.ok) {
      say('ochre', problem(result.problem))
      return false
    }
    add({ kind, member, name, entry: result.value.entry })
    say('jade', notedWords(name, noted, speech))
    return true
  }

  const takeBackNote = async ({ name }: Guest, entry: EntryId) => {
    drop((each) => each.kind !== 'arrival' && each.entry === entry)
    const result = await command('door.takeBack', { salon, entry })
    // Somebody took it back already, at the other desk or in the guest list: then it is as wanted.
    if (!result.ok && result.problem.code !== 'not-found') return say('ochre', problem(result.problem))
    return say('plain', t('door.noteTakenBack', { name }))
  }

  const takeBack = async ({ member, name }: Guest) => {
    const ours = done.find((each) => each.kind === 'arrival' && each.member === member)
    drop((each) => each === ours)
    const result = await command('door.undo', { salon, member })
    if (!result.ok && result.problem.code !== 'not-found') return say('ochre', problem(result.problem))
    if (ours?.kind === 'arrival') for (const entry of ours.companions) await command('door.takeBack', { salon, entry })
    // Whom a door's page keeps leaves by itself when nobody says any more that they came.
    if (ours?.kind === 'arrival' && ours.walkIn && !namesOnly)
      await command('member.archive', { who: { kind: 'ids', ids: [member] }, archived: true })
    return say('plain', t('door.takenBack', { name }))
  }

  const takeBackLast = async () => {
    if (!last) return say('plain', t('door.nothingToTakeBack'))
    return last.kind === 'arrival' ? takeBack(last) : takeBackNote(last, last.entry)
  }

  const repeat = () => {
    if (!last) return say('plain', t('door.typeToFind'))
    void store.once('doorGuest', { salon, member: last.member }).then((answer) => {
      const match = answer.ok ? answer.value : null
      if (match?.arrived)
        say('plain', t('door.already', { name: match.name, ...arrivedWords(match.arrived, zone, speech) }))
    })
  }

  return { word, last, say, checkIn, walkIn, scanned, note, takeBackNote, takeBack, takeBackLast, repeat }
}

function arrivedWords({ at, by }: NonNullable<DoorMatch['arrived']>, zone: string, { formats }: Speech) {
  return { time: formats.time(at, zone), by }
}

function notedWords(name: string, noted: Noted, { t, language }: Speech): string {
  if (noted.kind === 'companion') return t('door.companionAdded', { name })
  if (noted.kind === 'remark') return t('door.remarkAdded', { name })
  if (noted.how === 'waived') return t('door.waivedFor', { name })
  return t('door.paidFor', { name, amount: moneyText(language, noted), how: t(`door.pay.${noted.how}`) })
}
