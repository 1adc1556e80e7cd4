import { useMemo } from 'react'
import type { RsvpStatus } from '../../../shared/domain/attendance.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { GuestRow } from '../../../shared/protocol/guests.ts'
import { useStore } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useDo } from '../common/use-do.ts'
import { copyText } from '../common/copy-text.ts'

type Who = Pick<GuestRow, 'member' | 'name'>

/** What may be recorded for many at once: what people say, and not what follows from it. */
export const BULK_ANSWERS = ['going', 'maybe', 'declined'] as const
export type BulkAnswer = (typeof BULK_ANSWERS)[number]

export interface GuestActions {
  readonly answer: (guest: Who & Pick<GuestRow, 'status'>, status: RsvpStatus) => Promise<void>
  /** Records one answer for each, in the order given, in one step; whom they bring stays. Answers whether it was. */
  readonly answerMany: (guests: readonly GuestRow[], status: BulkAnswer) => Promise<boolean>
  readonly remove: (guest: Who) => Promise<void>
  readonly arrive: (guest: Who) => Promise<void>
  readonly takeBack: (guest: Who) => Promise<void>
  /** Keeps a free seat for somebody who waits. */
  readonly offer: (guest: Who) => Promise<void>
  /** Copies the word that a seat is kept for somebody. */
  readonly copyOffer: (guest: Who) => Promise<void>
  /** Gives free seats to those who are first in line. */
  readonly moveUp: () => Promise<void>
}

/** What can be done with one guest, each with a word about what followed from it and a way back. */
export function useGuestActions(salon: SalonId): GuestActions {
  const store = useStore()
  const act = useDo()
  const toast = useToast()
  const { t, language, formats, command: words } = useLanguage()
  return useMemo(() => {
    const sayWithUndo = (text: string, tone: 'jade' | 'plain' = 'jade') =>
      toast({
        tone,
        text,
        action: {
          label: t('common.undo'),
          onPress: () => void act('undo', {}, { done: ({ label }) => t('frame.undone', { what: words(label) }) }),
        },
      })
    const namesOf = async (members: readonly MemberId[]) => {
      const answers = await Promise.all(members.map((member) => store.once('member', { member, language })))
      return formats.list(answers.flatMap((answer) => (answer.ok && answer.value ? [answer.value.member.name] : [])))
    }
    return {
      answer: async (guest, status) => {
        if (guest.status === status) return
        const result = await act('salon.rsvp', { salon, member: guest.member, status })
        if (!result.ok) return
        const { promoted, offered, place } = result.value
        const invited = offered.filter((member) => member !== guest.member)
        const others = promoted.filter((member) => member !== guest.member)
        if (invited.length > 0) sayWithUndo(t('salons.offered', { names: await namesOf(invited) }))
        else if (others.length > 0) sayWithUndo(t('salons.promoted', { names: await namesOf(others) }))
        else if (promoted.length > 0) sayWithUndo(t('salons.keptSeat', { name: guest.name }), 'plain')
        else if (status === 'going' && place !== null) {
          sayWithUndo(t('salons.noSeat', { name: guest.name, place }), 'plain')
        }
      },
      answerMany: async (guests, status) => {
        if (guests.length === 0) return false
        const answers = guests.map(({ member, name, companions }) => ({
          member,
          name,
          status,
          companions: companions.length,
          remark: '',
        }))
        const result = await act(
          'salon.recordAnswers',
          { salon, answers },
          { done: (counts) => t('paste.done', counts), undo: true },
        )
        return result.ok
      },
      remove: async ({ member, name }) => {
        const result = await act('salon.uninvite', { salon, member })
        if (!result.ok) return
        const { promoted, offered } = result.value
        sayWithUndo(
          offered.length > 0
            ? t('salons.removedOffered', { name, names: await namesOf(offered) })
            : promoted.length > 0
              ? t('salons.removedPromoted', { name, names: await namesOf(promoted) })
              : t('salons.removed', { name }),
        )
      },
      arrive: async ({ member, name }) => {
        await act('door.checkIn', { salon, member }, { done: t('salons.checkedIn', { name }), undo: true })
      },
      offer: async ({ member, name }) => {
        await act('salon.offer', { salon, member }, { done: t('salons.offered', { names: name }), undo: true })
      },
      copyOffer: async ({ member, name }) => {
        // Whoever waits for a seat has asked to hear of it; by which way is for whoever pastes the text.
        const offer = { salon, kind: 'offer', to: 'offered', channel: 'inPerson', sender: language } as const
        const found = await store.once('letters', { ...offer, range: { from: 0, count: 500 } })
        const letter = found.ok ? found.value.rows.find((row) => row.member === member) : undefined
        if (letter && copyText(letter.text)) toast({ tone: 'jade', text: t('letters.copiedOne', { name }) })
        else toast({ tone: 'seal', text: t('letters.notCopied') })
      },
      moveUp: async () => {
        const result = await act('salon.moveUp', { salon })
        if (!result.ok) return
        const { promoted, offered } = result.value
        if (offered.length > 0) sayWithUndo(t('salons.offered', { names: await namesOf(offered) }))
        else if (promoted.length > 0) sayWithUndo(t('salons.promoted', { names: await namesOf(promoted) }))
      },
      takeBack: async ({ member, name }) => {
        await act('door.undo', { salon, member }, { done: t('salons.arrivalTakenBack', { name }), undo: true })
      },
    }
  }, [store, act, toast, t, language, formats, words, salon])
}
