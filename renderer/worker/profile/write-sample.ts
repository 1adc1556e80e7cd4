import * as v from 'valibot'
import { exportProfileRecord } from '../../../shared/crdt/export-records.ts'
import { segmentRecord } from '../../../shared/crdt/segment-record.ts'
import { wordingRecord } from '../../../shared/crdt/wording-records.ts'
import { exportPlan } from '../../../shared/protocol/exports.ts'
import { memberRecord } from '../../../shared/crdt/member-records.ts'
import {
  entryRecord,
  feedbackRecord,
  meetingRecord,
  reviewRecord,
  touchpointRecord,
} from '../../../shared/crdt/evening-records.ts'
import {
  contributionRecord,
  overrideRecord,
  purchaseRecord,
  recognitionRecord,
} from '../../../shared/crdt/ledger-records.ts'
import { recognitionFields } from '../../../shared/crdt/recognition-settings.ts'
import { challengeRecord, journeyRecord, stepRecord } from '../../../shared/crdt/challenge-records.ts'
import { chapterRecord, grantRecord } from '../../../shared/crdt/records.ts'
import {
  keepApartRecord,
  salonRecord,
  seriesRecord,
  sheetRecord,
  venueRecord,
} from '../../../shared/crdt/salon-records.ts'
import { PAGE_LIMITS } from '../../../shared/crdt/page.ts'
import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { valueSettingFields } from '../../../shared/crdt/value-settings.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { USUAL_RECOGNITION } from '../../../shared/domain/recognition-rules.ts'
import { USUAL_VALUE } from '../../../shared/domain/value.ts'
import { NO_POINTS } from '../../../shared/domain/points.ts'
import { pointsRecord } from '../../../shared/crdt/points-records.ts'
import { pointsSettingFields } from '../../../shared/crdt/points-settings.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { planTexts } from '../exports/plans.ts'
import { bringHome } from '../people/bring-home.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { NewPage } from '../pages/page-cabinet.ts'
import { tendKeys } from '../sync/keys/tend-keys.ts'
import { beginCommunity } from './new-community.ts'

/** Fills a new community with the invented one: three chapters, some 400 members, a year of salons. */
export async function writeSample(
  community: OpenCommunity,
  self: { organizer: string; device: string },
  language: Language,
): Promise<void> {
  // Four hundred invented names are of no use to anybody else's start.
  const { sampleCommunity, SAMPLE_SEED } = await import('../../../shared/sample/sample-community.ts')
  const sample = sampleCommunity({
    seed: SAMPLE_SEED,
    now: community.world.now(),
    language,
    organizer: community.identity.organizer,
    organizerName: self.organizer,
  })
  await beginCommunity(community, { ...self, name: sample.name, sample: true })

  const batch = community.batch()
  for (const { id, name, chapter } of sample.series) if (!chapter) batch.create('community', null, id, { name })
  for (const challenge of sample.together.challenges)
    if (!challenge.chapter) batch.create('community', null, challenge.id, challengeRecord(challenge))
  for (const { id, name, ...grant } of sample.organizers)
    if (id !== community.identity.organizer) batch.create('community', null, id, { name, ...grantRecord(grant) })
  for (const wording of sample.wordings) batch.create('community', null, wording.id, wordingRecord(wording))
  for (const { id, ...chapter } of sample.chapters) batch.create('chapter', id, id, chapterRecord(chapter))
  for (const [field, value] of valueSettingFields(USUAL_VALUE, sample.value.settings))
    batch.set(community.id, [field], value)
  for (const [field, value] of recognitionFields(USUAL_RECOGNITION, sample.recognition.settings))
    batch.set(community.id, [field], value)
  for (const [field, value] of pointsSettingFields(NO_POINTS, sample.points.settings))
    batch.set(community.id, [field], value)
  await community.commit(batch.build(), 'community.sample')
  await tendKeys(community)

  const chapterOfSalon = new Map(sample.salons.map((salon) => [salon.id, salon.chapter]))
  const home = sample.chapters[0]?.id
  const pages = new PageFiller(community)
  for (const { id, ...member } of sample.members) {
    const chapter = (Object.keys(member.memberships)[0] as ChapterId | undefined) ?? home
    if (chapter) pages.add('members', chapter, id, memberRecord(member))
  }
  for (const series of sample.series)
    if (series.chapter) pages.add('salons', series.chapter, series.id, seriesRecord(series))
  for (const { id, ...salon } of sample.salons) pages.add('salons', salon.chapter, id, salonRecord(salon))
  for (const sheet of sample.sheets) {
    const chapter = chapterOfSalon.get(sheet.salon)
    if (chapter) pages.add('salons', chapter, sheet.id, sheetRecord(sheet))
  }
  for (const venue of sample.venues) pages.add('salons', venue.chapter, venue.id, venueRecord(venue))
  for (const entry of sample.entries) {
    const chapter = chapterOfSalon.get(entry.salon)
    if (chapter) pages.add('attendance', chapter, entry.id, entryRecord(entry))
  }
  for (const meeting of sample.meetings) {
    const chapter = meeting.salon && chapterOfSalon.get(meeting.salon)
    if (chapter) pages.add('attendance', chapter, meeting.id, meetingRecord(meeting))
  }
  for (const review of sample.reviews) {
    const chapter = chapterOfSalon.get(review.salon)
    if (chapter) pages.add('attendance', chapter, review.id, reviewRecord(review))
  }
  for (const said of sample.feedback) pages.add('attendance', said.chapter, said.id, feedbackRecord(said))
  for (const touchpoint of sample.touchpoints)
    pages.add('attendance', touchpoint.chapter, touchpoint.id, touchpointRecord(touchpoint))
  for (const { chapter, ...pair } of sample.keepApart) pages.add('salons', chapter, pair.id, keepApartRecord(pair))
  const { challenges, steps, journeys } = sample.together
  for (const challenge of challenges)
    if (challenge.chapter) pages.add('salons', challenge.chapter, challenge.id, challengeRecord(challenge))
  for (const step of steps) pages.add('ledger', step.chapter, step.id, stepRecord(step))
  for (const journey of journeys) pages.add('ledger', journey.chapter, journey.id, journeyRecord(journey))
  const { purchases, contributions, overrides } = sample.value
  for (const paid of purchases) pages.add('ledger', paid.chapter, paid.id, purchaseRecord(paid))
  for (const gift of contributions) pages.add('ledger', gift.chapter, gift.id, contributionRecord(gift))
  for (const word of overrides) pages.add('ledger', word.chapter, word.id, overrideRecord(word))
  for (const given of sample.recognition.recognitions)
    pages.add('ledger', given.chapter, given.id, recognitionRecord(given))
  for (const entry of sample.points.points) pages.add('ledger', entry.chapter, entry.id, pointsRecord(entry))
  const listing = community.batch()
  for (const segment of sample.lists.segments) listing.create('exports', null, segment.id, segmentRecord(segment))
  for (const { plan, ...list } of sample.lists.exports) {
    const texts = planTexts(v.parse(exportPlan, plan))
    listing.create('exports', null, list.id, exportProfileRecord({ ...list, receiver: plan.receiver, ...texts }))
  }
  for (const { info } of pages.pages) listing.list(info)
  const { creates = [], ...listed } = listing.build()
  await community.commit({ ...listed, creates: [...pages.pages, ...creates] }, 'community.sample')
  await bringHome(community)
}

/** Distributes many new records over pages of their kind and chapter. */
class PageFiller {
  readonly pages: (NewPage & { readonly records: Record<string, PlainRecord> })[] = []
  readonly #community: OpenCommunity

  constructor(community: OpenCommunity) {
    this.#community = community
  }

  add(kind: PageKind, chapter: ChapterId, id: string, record: PlainRecord): void {
    let page = this.pages.findLast(({ info }) => info.kind === kind && info.chapter === chapter)
    if (!page || Object.keys(page.records).length >= PAGE_LIMITS[kind]) {
      const info: PageInfo = { id: newId('pag', this.#community.world.random), kind, chapter }
      page = { info, records: {} }
      this.pages.push(page)
    }
    page.records[id] = record
  }
}
