declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type CommunityId = Branded<'CommunityId'>
export type ChapterId = Branded<'ChapterId'>
export type MemberId = Branded<'MemberId'>
export type OrganizerId = Branded<'OrganizerId'>
export type DeviceId = Branded<'DeviceId'>
export type SalonId = Branded<'SalonId'>
export type SeriesId = Branded<'SeriesId'>
export type SourceId = Branded<'SourceId'>
export type EntryId = Branded<'EntryId'>
export type LinkId = Branded<'LinkId'>
export type GuestId = Branded<'GuestId'>
export type PageId = Branded<'PageId'>
export type ScopeKeyId = Branded<'ScopeKeyId'>
export type InvitationId = Branded<'InvitationId'>
export type VenueId = Branded<'VenueId'>
export type TemplateId = Branded<'TemplateId'>
export type KeepApartId = Branded<'KeepApartId'>
export type SheetId = Branded<'SheetId'>
export type MeetingId = Branded<'MeetingId'>
export type ReviewId = Branded<'ReviewId'>
export type FeedbackId = Branded<'FeedbackId'>
export type TouchpointId = Branded<'TouchpointId'>
export type LetterId = Branded<'LetterId'>
export type PurchaseId = Branded<'PurchaseId'>
export type ContributionId = Branded<'ContributionId'>
export type OverrideId = Branded<'OverrideId'>
export type RecognitionId = Branded<'RecognitionId'>
export type RuleId = Branded<'RuleId'>
export type PointsId = Branded<'PointsId'>
export type ChallengeId = Branded<'ChallengeId'>
export type StepId = Branded<'StepId'>
export type JourneyId = Branded<'JourneyId'>
export type SegmentId = Branded<'SegmentId'>
export type WordingId = Branded<'WordingId'>
export type ExportProfileId = Branded<'ExportProfileId'>
export type ReceiptId = Branded<'ReceiptId'>

/** Every kind of id and the prefix that makes it recognisable in a file, a log or a test. */
interface IdKinds {
  com: CommunityId
  cha: ChapterId
  mem: MemberId
  org: OrganizerId
  dev: DeviceId
  sal: SalonId
  ser: SeriesId
  src: SourceId
  ent: EntryId
  lnk: LinkId
  gst: GuestId
  pag: PageId
  key: ScopeKeyId
  inv: InvitationId
  ven: VenueId
  tpl: TemplateId
  kap: KeepApartId
  sht: SheetId
  met: MeetingId
  rev: ReviewId
  fbk: FeedbackId
  tch: TouchpointId
  ltr: LetterId
  pur: PurchaseId
  ctb: ContributionId
  ovr: OverrideId
  rec: RecognitionId
  rul: RuleId
  pts: PointsId
  chl: ChallengeId
  stp: StepId
  jny: JourneyId
  seg: SegmentId
  wor: WordingId
  exp: ExportProfileId
  rct: ReceiptId
}

/** Fills and returns a fresh array of `length` random bytes; passed in so that the core stays deterministic under test. */
export type RandomBytes = (length: number) => Uint8Array

/** 80 random bits: with ten million records the chance of any two colliding is about 4 in 10¹¹. */
const ID_BYTES = 10
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id such as `mem_7h2k…`: a prefix for the kind and 80 random bits in Crockford base 32. */
export function newId<Kind extends keyof IdKinds>(kind: Kind, random: RandomBytes): IdKinds[Kind] {
  const bytes = random(ID_BYTES)
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((buffer >> bits) & 31)
    }
  }
  return `${kind}_${text}` as IdKinds[Kind]
}

const SHAPE = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{16}$/

/** Whether `text` is an id of `kind`; the only place where an untrusted string becomes a branded id. */
export function isId<Kind extends keyof IdKinds>(kind: Kind, text: unknown): text is IdKinds[Kind] {
  return typeof text === 'string' && text.startsWith(`${kind}_`) && SHAPE.test(text)
}
