import * as v from 'valibot'
import { isId } from '../domain/ids.ts'
import type {
  ChallengeId,
  ChapterId,
  CommunityId,
  ContributionId,
  DeviceId,
  EntryId,
  ExportProfileId,
  FeedbackId,
  KeepApartId,
  LinkId,
  MeetingId,
  MemberId,
  OrganizerId,
  OverrideId,
  PurchaseId,
  ReceiptId,
  RecognitionId,
  ReviewId,
  RuleId,
  SalonId,
  SegmentId,
  SeriesId,
  SourceId,
  StepId,
  InvitationId,
  SheetId,
  TemplateId,
  TouchpointId,
  VenueId,
} from '../domain/ids.ts'

/** What names a record, as messages hold it. */
export const communityId = v.custom<CommunityId>((value) => isId('com', value))
export const chapterId = v.custom<ChapterId>((value) => isId('cha', value))
export const memberId = v.custom<MemberId>((value) => isId('mem', value))
export const venueId = v.custom<VenueId>((value) => isId('ven', value))
export const templateId = v.custom<TemplateId>((value) => isId('tpl', value))
export const entryId = v.custom<EntryId>((value) => isId('ent', value))
export const salonId = v.custom<SalonId>((value) => isId('sal', value))
export const keepApartId = v.custom<KeepApartId>((value) => isId('kap', value))
export const seriesId = v.custom<SeriesId>((value) => isId('ser', value))
export const sheetId = v.custom<SheetId>((value) => isId('sht', value))
export const sourceId = v.custom<SourceId>((value) => isId('src', value))
export const meetingId = v.custom<MeetingId>((value) => isId('met', value))
export const reviewId = v.custom<ReviewId>((value) => isId('rev', value))
export const feedbackId = v.custom<FeedbackId>((value) => isId('fbk', value))
export const touchpointId = v.custom<TouchpointId>((value) => isId('tch', value))
export const purchaseId = v.custom<PurchaseId>((value) => isId('pur', value))
export const contributionId = v.custom<ContributionId>((value) => isId('ctb', value))
export const overrideId = v.custom<OverrideId>((value) => isId('ovr', value))
export const recognitionId = v.custom<RecognitionId>((value) => isId('rec', value))
export const ruleId = v.custom<RuleId>((value) => isId('rul', value))
export const challengeId = v.custom<ChallengeId>((value) => isId('chl', value))
export const stepId = v.custom<StepId>((value) => isId('stp', value))
export const linkId = v.custom<LinkId>((value) => isId('lnk', value))
export const organizerId = v.custom<OrganizerId>((value) => isId('org', value))
export const invitationId = v.custom<InvitationId>((value) => isId('inv', value))
export const deviceId = v.custom<DeviceId>((value) => isId('dev', value))
export const exportProfileId = v.custom<ExportProfileId>((value) => isId('exp', value))
export const receiptId = v.custom<ReceiptId>((value) => isId('rct', value))
export const segmentId = v.custom<SegmentId>((value) => isId('seg', value))
