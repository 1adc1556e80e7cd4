import { instantOf, isoDate } from '../../../shared/calendar/instants.ts'
import { consentSettingsFields } from '../../../shared/crdt/consent-settings.ts'
import { consentText } from '../../../shared/crdt/member-records.ts'
import { wordingRecord } from '../../../shared/crdt/wording-records.ts'
import { CONSENT_NOTE_LIMIT } from '../../../shared/domain/consent.ts'
import type { Consent, ConsentState } from '../../../shared/domain/consent.ts'
import { ADULT_AT, mayBeAdultAt } from '../../../shared/domain/consent-settings.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { WordingId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { WORDING_LANGUAGES, WORDING_LIMIT } from '../../../shared/domain/wording.ts'
import type { Wording } from '../../../shared/domain/wording.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { selectMembers } from '../queries/find-members.ts'
import type { Handlers } from './handler.ts'
import { latestDay } from './latest-day.ts'

/** What members agreed to, and what a community asks them. */
export const consentCommands: Handlers<'consent.record' | 'consent.settings' | 'wording.save' | 'wording.delete'> = {
  async 'consent.record'(community, { who, words, on, source, wording, note: typed }) {
    const { tables, world } = community
    if (wording !== null && !tables.wordings.has(wording)) return failed('not-found')
    const note = checkNote(words, typed)
    if (!note.ok) return note
    const now = world.now()
    if (on !== null && isoDate(on) === null) return failed('bad-date', { value: on })
    if (on !== null && on > latestDay(community)) return failed('date-ahead', { value: on })
    const people = [...new Set(selectMembers(tables, who).map((id) => tables.people.personOf(id)))]
    const batch = community.batch()
    let kept = 0
    let changed = 0
    for (const id of people) {
      const member = tables.members.get(id)?.member
      if (!member) return failed('not-found')
      // Noon stands for the day, and of today for now; its beginning counts against what was refused on the same day.
      const since = on === null ? now : timeAt(community, member, `${on}T00:00`)
      const how = {
        at: on === null ? now : Math.min(now, timeAt(community, member, `${on}T12:00`)),
        ...(source !== null && { source }),
        ...(wording !== null && { wording }),
        ...(note.value !== '' && { note: note.value }),
      }
      const outcomes = words.map(({ key, state }) => {
        const known = member.consents[key]
        const said: Consent | undefined = state === null ? undefined : { state, ...how }
        if (isOverruled(known, state, since, people.length > 1)) return 'kept'
        const [before, after] = [known && consentText(known), said && consentText(said)]
        if (before === after) return 'same'
        batch.consent(id, key, after)
        return 'changed'
      })
      const isChanged = outcomes.includes('changed')
      // Whoever has died is on no list of those who are here.
      if (isChanged && member.archived === undefined && words.some(isDeath)) batch.set(id, ['archived'], now)
      if (isChanged) changed += 1
      if (outcomes.includes('kept')) kept += 1
    }
    if (!batch.isEmpty) await community.commit(batch.build(), 'consent.record', { undo: changed })
    return ok({ changed, kept })
  },

  async 'consent.settings'(community, { bases, adultAt }) {
    if (adultAt !== null && !mayBeAdultAt(adultAt))
      return failed('number-out-of-range', { value: `${ADULT_AT.least}–${ADULT_AT.most}` })
    const before = community.tables.consentSettings
    const after = { bases: { ...before.bases, ...bases }, adultAt }
    const batch = community.batch()
    for (const [field, value] of consentSettingsFields(before, after)) batch.set(community.id, [field], value)
    if (!batch.isEmpty) await community.commit(batch.build(), 'consent.settings', { undo: 1 })
    return ok(undefined)
  },

  async 'wording.save'(community, { wording: id, purpose, from, texts: typed }) {
    const { tables, world } = community
    const texts = checkTexts(typed)
    if (!texts.ok) return texts
    if (isoDate(from) === null) return failed('bad-date', { value: from })
    const batch = community.batch()
    if (id !== null) {
      if (!isStanding(community, id)) return failed('not-found')
      if (tables.isAgreedTo(id)) return failed('wording-agreed')
      batch.set(id, ['archived'], world.now())
    }
    const wording: Wording = { id: newId('wor', world.random), purpose, texts: texts.value, from, created: world.now() }
    batch.create('community', null, wording.id, wordingRecord(wording))
    await community.commit(batch.build(), 'wording.save', { undo: 1 })
    return ok({ wording: wording.id })
  },

  async 'wording.delete'(community, { wording }) {
    if (!isStanding(community, wording)) return failed('not-found')
    if (community.tables.isAgreedTo(wording)) return failed('wording-agreed')
    const batch = community.batch().set(wording, ['archived'], community.world.now())
    await community.commit(batch.build(), 'wording.delete', { undo: 1 })
    return ok(undefined)
  },
}

function isStanding({ tables }: OpenCommunity, id: WordingId): boolean {
  const wording = tables.wordings.get(id)
  return wording !== undefined && wording.archived === undefined
}

/**
 * A form that is typed in late does not bring back what somebody withdrew since; and of a whole selection nobody's refusal of
 * which the day is not known gives way. To one person's own it may: whoever types it sees what stands there.
 */
function isOverruled(
  known: Consent | undefined,
  state: ConsentState | null,
  since: Instant,
  isOfMany: boolean,
): boolean {
  if (known?.state !== 'withdrawn' || state !== 'given') return false
  return known.at === undefined ? isOfMany : known.at > since
}

function isDeath({ key, state }: ParsedCommand<'consent.record'>['words'][number]): boolean {
  return key === 'standing:deceased' && state === 'withdrawn'
}

/** A time of day where the member is. */
function timeAt({ tables }: OpenCommunity, { memberships }: Member, local: string): Instant {
  const chapter = [...tables.chapters.values()].find(({ id }) => memberships[id] !== undefined)
  return instantOf(local, chapter?.zone ?? 'UTC') ?? Date.parse(`${local}Z`)
}

function checkNote(words: ParsedCommand<'consent.record'>['words'], typed: string): Result<string> {
  const note = typed.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
  if (note.length > CONSENT_NOTE_LIMIT) return failed('value-too-long', { limit: CONSENT_NOTE_LIMIT })
  const isDay = words.some(({ key }) => key === 'standing:deceased')
  if (!isDay || note === '' || /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/u.test(note) || isoDate(note) !== null) return ok(note)
  return failed('bad-date', { value: note })
}

function checkTexts(typed: ParsedCommand<'wording.save'>['texts']): Result<Wording['texts']> {
  const texts: Wording['texts'] = Object.fromEntries(
    WORDING_LANGUAGES.flatMap((language) => {
      const text = (typed[language] ?? '').normalize('NFC').replaceAll(/\r\n?/gu, '\n').trim()
      return text === '' ? [] : [[language, text] as const]
    }),
  )
  const written = Object.values(texts)
  if (written.length === 0) return failed('text-empty')
  if (written.some((text) => text.length > WORDING_LIMIT)) return failed('value-too-long', { limit: WORDING_LIMIT })
  return ok(texts)
}
