import type { Lane, Reason } from '../domain/matching.ts'
import type { ContactEvidence } from './contact-evidence.ts'
import type { Evidence } from './evidence.ts'
import type { NameEvidence } from './name-evidence.ts'
import { soundsAlike } from './name-evidence.ts'

/** A lane with how sure it is. */
export interface Verdict {
  readonly lane: Lane
  /** Bits over an even chance. */
  readonly sureness: number
  readonly reasons: readonly Reason[]
}

/** How many bits over an even chance each lane asks for. */
export const SURENESS = { safe: 7, choose: 2.5, contradicted: 3, faint: 8, maybe: -2 } as const

/**
 * The lane of two records, or null where nothing is worth showing. `prior` is what their agreement has to outweigh: the bits of
 * one record having one partner among so many.
 *
 * The sum of weights alone never merges: members of one family share telephone, address and surname, and twins their birthday,
 * so that these are not independent. Rules stand over the sum, and each only ever moves a pair to a more careful lane.
 */
export function judge(evidence: Evidence, prior: number): Verdict | null {
  const sureness = evidence.bits - prior
  const lane = laneOf(evidence, sureness)
  return lane === null ? null : { lane, sureness, reasons: withRarity(evidence, sureness) }
}

/** The lane of two records that somebody asks about: what agrees is named, however little it is; null where nothing does. */
export function faintly(evidence: Evidence, prior: number): Verdict | null {
  const agreement = evidence.name?.comparison.agreement ?? 'unknown'
  const named = agreement !== 'differs' && agreement !== 'unknown'
  const linked = evidence.contacts.some(({ level }) => level !== 'differs') || evidence.bornAlike
  if (!named && !linked) return null
  return { lane: linked ? 'maybe' : 'namesakes', sureness: evidence.bits - prior, reasons: evidence.reasons }
}

function laneOf(evidence: Evidence, sureness: number): Lane | null {
  const agreement = evidence.name?.comparison.agreement ?? 'unknown'
  switch (agreement) {
    case 'same':
    case 'variant':
    case 'similar':
    case 'nickname':
    case 'partial':
      return ofCompatibleNames(evidence, sureness, agreement)
    case 'unknown':
      return ofNoNames(evidence, sureness)
    case 'differs':
      return ofDifferentNames(evidence, sureness)
  }
}

/** Whether two records say things that no third record can bring together: names of two people, two genders. */
export function contradicts({ name, genderDiffers }: Evidence): boolean {
  return genderDiffers || (name !== null && name.chinese && name.comparison.agreement === 'differs')
}

type Compatible = 'same' | 'variant' | 'similar' | 'nickname' | 'partial'

function ofCompatibleNames(evidence: Evidence, sureness: number, agreement: Compatible): Lane | null {
  const { birthday, contacts } = evidence
  const whole = (agreement === 'same' || agreement === 'variant') && evidence.name?.whole === true
  const own = contactsAt(contacts, 'own')
  const points = contactsAt(contacts, 'own', 'shared')
  const born = evidence.bornAlike
  const there = livesAlike(evidence)
  const settled = birthday === null || birthday === 'same' || birthday === 'same-day'
  const contradicted = evidence.bornApart || evidence.genderDiffers
  const proven = points > 0 || (birthday === 'same' && there)
  // Of a number or an address typed wrong on one side a person says which is right.
  const hasSlip = contacts.some(
    ({ level, reasons }) =>
      level === 'guess' || (level !== 'differs' && reasons.some(({ code }) => code === 'email-typing')),
  )
  const safely = settled && !contradicted && !hasSlip && !isCommonplace(evidence)
  if (whole && proven && safely && sureness >= SURENESS.safe) return 'safe'
  const linked = points > 0 || contactsAt(contacts, 'guess') > 0 || born || there
  if (contradicted) {
    // A telephone may have been passed on; a mailbox, two contact points or a home outweigh a birthday that was put down wrongly.
    const outweighed = own > 1 || there || contacts.some(({ level, personal }) => personal && level === 'own')
    if (outweighed && agreement !== 'partial' && sureness >= SURENESS.contradicted) return 'choose'
  } else if (
    linked &&
    !isOutweighed(evidence) &&
    sureness >= (isFaintLink(evidence) ? SURENESS.faint : SURENESS.choose) &&
    (!isFamilyOnly(evidence) || isMoreThanFamily(evidence, sureness))
  ) {
    return 'choose'
  }
  if (linked) return sureness >= SURENESS.maybe ? 'maybe' : null
  return whole && birthday !== 'differs' ? 'namesakes' : null
}

/** A mailbox called like a name that many bear here, and nothing else in common: somebody may have written it from memory. */
function isCommonplace({ name, contacts, birthday, place }: Evidence): boolean {
  if (name === null || name.bearers <= 2 || birthday === 'same' || place?.level === 'same') return false
  const agreeing = contacts.filter(({ level }) => level === 'own' || level === 'shared')
  return agreeing.length === 1 && agreeing[0]?.untelling === true && contacts.some(({ level }) => level === 'differs')
}

/** A name and a birthday in common, and two contact points or homes that are others: of many namesakes two share a birthday. */
function isOutweighed(evidence: Evidence): boolean {
  const { contacts, place, name } = evidence
  if (name?.chinese !== true || livesAlike(evidence)) return false
  if (contacts.some(({ level }) => level !== 'differs')) return false
  return contacts.length + Number(place?.level === 'differs') > 1
}

/**
 * Namesakes' birthdays and mailboxes (chenyijun@, chen.yijun@) are nearly the same often enough; so are, among many, their
 * telephone numbers, which then say little against another mailbox or account.
 */
function isFaintLink(evidence: Evidence): boolean {
  const { contacts, birthday, bornAlike } = evidence
  if (contactsAt(contacts, 'own', 'shared') > 0 || livesAlike(evidence)) return false
  if (evidence.name?.chinese !== true) return false
  const typed = contacts.some(({ level, personal }) => level === 'guess' && !personal)
  const otherwiseApart = contacts.some(({ level }) => level === 'differs')
  return (!typed || otherwiseApart) && (!bornAlike || birthday !== 'same')
}

/** A surname and a title, or a surname alone: that is anybody of the family. */
function isFamilyOnly({ name, emailSpeaks }: Evidence): boolean {
  return name?.comparison.agreement === 'partial' && name.comparison.given === 'missing' && !emailSpeaks
}

/** What a family does not share: two contact points, a birthday, a mailbox of one's own at one address or employer. */
function isMoreThanFamily(evidence: Evidence, sureness: number): boolean {
  const { contacts, birthday, bornAlike, sameOrganization } = evidence
  const own = contactsAt(contacts, 'own')
  const there = livesAlike(evidence)
  if (own > 0 && (sameOrganization || contactsAt(contacts, 'own', 'shared', 'guess') > 1)) return true
  const mailbox = contacts.some(({ level, personal }) => personal && level === 'own')
  if (mailbox && (there || sureness >= SURENESS.safe)) return true
  if (!bornAlike) return false
  // Of all in the house only twins share a birthday; where Latin names stand, they share no town with others of the name either.
  if (evidence.name?.chinese !== true && evidence.place?.level === 'city') return true
  return there || contactsAt(contacts, 'own', 'shared') > 0 || (birthday === 'same' && sureness >= SURENESS.safe)
}

function ofNoNames(evidence: Evidence, sureness: number): Lane | null {
  const { contacts, name, bornAlike, place } = evidence
  const own = contactsAt(contacts, 'own')
  const contradicted = evidence.bornApart || evidence.genderDiffers
  const there = livesAlike(evidence)
  const guessed = contactsAt(contacts, 'guess') > 0
  // Two names that cannot be compared may be a couple's, who share all but the birthday.
  const enough =
    name?.incomparable !== true
      ? own > 0 || (bornAlike && (evidence.emailSpeaks || guessed || there || place?.level === 'city'))
      : bornAlike && (own > 0 || there || place?.level === 'city')
  if (!contradicted && enough && sureness >= SURENESS.choose) return 'choose'
  return sureness >= SURENESS.maybe && (contactsAt(contacts, 'own', 'shared') > 0 || bornAlike) ? 'maybe' : null
}

function ofDifferentNames(evidence: Evidence, sureness: number): Lane | null {
  const { contacts, birthday, name, bornAlike } = evidence
  const there = livesAlike(evidence)
  if (name !== null && !evidence.genderDiffers && !evidence.bornApart && sureness >= SURENESS.contradicted) {
    const agreeing = contacts.filter(({ people }) => people > 0 && people <= 2).length
    if (bornAlike && (agreeing > 0 || there) && mayBeRenamed(name)) return 'choose'
    const supported = agreeing > 1 || (agreeing > 0 && (there || evidence.sameOrganization))
    if (supported && name.chinese && mayBeRenamed(name)) return 'choose'
    if (!name.chinese && birthday === 'same' && (there || sureness >= SURENESS.safe)) return 'choose'
    // Another surname with the same given name, and more than chance: typed badly, or married.
    const linked = bornAlike || there || contacts.some(({ level }) => level !== 'differs')
    const { given } = name.comparison
    const alike = given !== 'differs' && given !== 'missing'
    if (!name.chinese && linked && alike && sureness >= SURENESS.safe) return 'choose'
  }
  if (contacts.some(({ people }) => people > 0 && people <= HOUSEHOLD)) return 'maybe'
  return bornAlike && there && sureness >= 0 ? 'maybe' : null
}

/**
 * Whether the two names may be one person's after all, where birthday and home agree: an input method's slip in Chinese
 * (one sound, another character), a married name, a second given name in languages where people go by one. Chinese given
 * names that sound otherwise are brothers and sisters.
 */
function mayBeRenamed({ comparison, chinese }: NameEvidence): boolean {
  return chinese ? soundsAlike(comparison) : comparison.family !== 'differs' || comparison.given !== 'differs'
}

/** A contact point that a family shares is worth looking at even against different names; an office's is not. */
const HOUSEHOLD = 6

/** Whether two records name one home. */
export function livesAlike({ place }: Evidence): boolean {
  return place?.level === 'same' || place?.level === 'similar'
}

function contactsAt(contacts: readonly ContactEvidence[], ...levels: readonly ContactEvidence['level'][]): number {
  return contacts.reduce((count, { level }) => count + Number(levels.includes(level)), 0)
}

/** Says that a name is rare or common where that made a difference. */
function withRarity({ name, reasons }: Evidence, sureness: number): readonly Reason[] {
  const agreement = name?.comparison.agreement
  if (name === null || (agreement !== 'same' && agreement !== 'variant')) return reasons
  if (name.bearers >= COMMON_BEARERS && sureness < SURENESS.safe) {
    return [...reasons, { code: 'name-common', sign: '-', params: { count: name.bearers } }]
  }
  return name.bearers <= 2 && name.chance < RARE_CHANCE ? [...reasons, { code: 'name-rare', sign: '+' }] : reasons
}

/** Six of a name on one roster are seen to be common; a chance of one in a hundred thousand to be rare. */
const COMMON_BEARERS = 6
const RARE_CHANCE = 1e-5
