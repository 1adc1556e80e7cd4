import { useCallback, useState } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { DoorMatch, DoorView } from '../../../shared/protocol/views.ts'
import { useCommand, useStore } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { walkInOf } from './walk-in.ts'

/** What the desk says last, in the line under the field and to a screen reader. */
export interface DeskWord {
  readonly tone: 'jade' | 'ochre' | 'plain'
  readonly text: string
  /** Makes a sentence that is said twice in a row be read twice. */
  readonly id: number
}

interface Done {
  readonly member: MemberId
  readonly name: string
  /** Added here as a new person, who leaves the roster again when the check-in is taken back. */
  readonly walkIn: boolean
}

export interface Desk {
  readonly word: DeskWord | null
  /** The latest check-in of this desk that still stands, which ⌘Z takes back. */
  readonly last: Done | undefined
  readonly say: (tone: DeskWord['tone'], text: string) => void
  /** Answers whether the field may be emptied. */
  readonly checkIn: (match: DoorMatch) => Promise<boolean>
  readonly walkIn: (typed: string) => Promise<boolean>
  /** Takes back one arrival, or this desk's latest. */
  readonly takeBack: (arrival?: { readonly member: MemberId; readonly name: string }) => Promise<void>
  /** What Enter says while nothing is typed: nobody is checked in by a second press of the key. */
  readonly repeat: () => void
}

/**
 * The work at one door. Every check-in is an entry of its own, and what is taken back is named by its member, so two
 * desks never take back each other's.
 */
export function useDesk(
  { salon, namesOnly }: Pick<DoorView, 'salon' | 'namesOnly'>,
  arrivedWords: (match: DoorMatch) => string,
): Desk {
  const store = useStore()
  const command = useCommand()
  const { t, problem } = useLanguage()
  const [word, setWord] = useState<DeskWord | null>(null)
  const [done, setDone] = useState<readonly Done[]>([])
  const say = useCallback(
    (tone: DeskWord['tone'], text: string) => setWord((before) => ({ tone, text, id: (before?.id ?? 0) + 1 })),
    [],
  )
  const last = done.at(-1)

  const checkIn = async (match: DoorMatch) => {
    if (match.arrived) {
      say('ochre', arrivedWords(match))
      return true
    }
    const result = await command('door.checkIn', { salon, member: match.member })
    if (!result.ok) {
      say(
        'ochre',
        result.problem.code === 'already-arrived' ? t('door.checkedIn', { name: match.name }) : problem(result.problem),
      )
      return result.problem.code === 'already-arrived'
    }
    setDone([...done, { member: match.member, name: match.name, walkIn: false }])
    say('jade', t('door.checkedIn', { name: match.name }))
    return true
  }

  const walkIn = async (typed: string) => {
    const person = walkInOf(typed, namesOnly)
    if (person.name === '') {
      say('ochre', t(namesOnly ? 'door.walkInNameOnly' : 'door.walkInNeedsName'))
      return false
    }
    const result = await command('door.walkIn', { salon, ...person })
    if (!result.ok) {
      say('ochre', problem(result.problem))
      return false
    }
    setDone([...done, { member: result.value.member, name: person.name, walkIn: true }])
    say('jade', t('door.walkedIn', { name: person.name }))
    return true
  }

  const takeBack = async (arrival: { readonly member: MemberId; readonly name: string } | undefined = last) => {
    if (!arrival) return say('plain', t('door.nothingToTakeBack'))
    const ours = done.find(({ member }) => member === arrival.member)
    setDone(done.filter(({ member }) => member !== arrival.member))
    const result = await command('door.undo', { salon, member: arrival.member })
    // Somebody took it back already, at the other desk or in the guest list: then it is as wanted.
    if (!result.ok && result.problem.code !== 'not-found') return say('ochre', problem(result.problem))
    // Whom a door's page keeps leaves by itself when nobody says any more that they came.
    if (ours?.walkIn && !namesOnly) {
      await command('member.archive', { who: { kind: 'ids', ids: [arrival.member] }, archived: true })
    }
    return say('plain', t('door.takenBack', { name: arrival.name }))
  }

  const repeat = () => {
    if (!last) return say('plain', t('door.typeToFind'))
    void store.once('door', { salon, text: last.name, language: 'en', limit: 8 }).then((answer) => {
      const match = answer.ok ? answer.value?.matches.find(({ member }) => member === last.member) : undefined
      if (match?.arrived) say('plain', arrivedWords(match))
    })
  }

  return { word, last, say, checkIn, walkIn, takeBack, repeat }
}
