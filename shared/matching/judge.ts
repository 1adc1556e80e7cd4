import type { Lane, Reason } from '../domain/matching.ts'
import type { ContactEvidence } from './contact-evidence.ts'
import type { Evidence } from './evidence.ts'

/** A lane with how sure it is. */
export interface Verdict {
  readonly lane: Lane
  /** Bits over an even chance. */
  readonly sureness: number
  readonly reasons: readonly Reason[]
}

/** How many bits over an even chance each lane asks for. */
export const SURENESS = { safe: 7, choose: 5, maybe: -2 } as const

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

function ofCompatibleNames(
  evidence: Evidence,
  sureness: number,
  agreement: 'same' | 'variant' | 'similar' | 'nickname' | 'partial',
): Lane | null {
  const { birthday, contacts, place } = evidence
  const whole = agreement === 'same' || agreement === 'variant'
  const points = contactsAt(contacts, 'own', 'shared')
  const born = bornAlike(evidence)
  const contradicted = birthday === 'differs' || evidence.genderDiffers
  const settled = birthday === null || birthday === 'same' || birthday === 'same-day'
  const proven = points > 0 || (birthday === 'same' && (place?.level === 'same' || place?.level === 'similar'))
  if (whole && proven && settled && !contradicted && sureness >= SURENESS.safe) return 'safe'
  // A surname and a title, or a surname and a shared telephone, are anybody's of the family.
  const onlySurname = agreement === 'partial' && evidence.name?.comparison.given === 'missing' && !evidence.emailSpeaks
  const enough = onlySurname ? points > 1 || (points > 0 && born) || (born && sureness >= SURENESS.safe) : true
  const outweighed =
    !contradicted ||
    contactsAt(contacts, 'own') > 1 ||
    (contactsAt(contacts, 'own') > 0 && evidence.genderDiffers && birthday !== 'differs')
  if (enough && outweighed && sureness >= SURENESS.choose) return 'choose'
  const linked = points > 0 || contactsAt(contacts, 'guess') > 0
  if (linked || born || place?.level === 'same') return sureness >= SURENESS.maybe ? 'maybe' : null
  if (birthday === 'differs' && !linked) return null
  return whole ? 'namesakes' : null
}

function ofNoNames(evidence: Evidence, sureness: number): Lane | null {
  const own = contactsAt(evidence.contacts, 'own')
  const contradicted = evidence.birthday === 'differs' || evidence.genderDiffers
  const born = bornAlike(evidence)
  if (!contradicted && sureness >= SURENESS.choose && (own > 0 || (born && evidence.emailSpeaks))) return 'choose'
  return sureness >= SURENESS.maybe && (own > 0 || born) ? 'maybe' : null
}

function ofDifferentNames(evidence: Evidence, sureness: number): Lane | null {
  const { birthday, contacts, place } = evidence
  const comparison = evidence.name?.comparison
  const own = contactsAt(contacts, 'own')
  const born = birthday === 'same' || birthday === 'swapped'
  const there = place?.level === 'same' || place?.level === 'similar'
  if (born && !evidence.genderDiffers && sureness >= SURENESS.safe) {
    // One sound, other characters: an input method's slip, if all else agrees.
    const soundsAlike = comparison?.reasons.some(({ code }) => code === 'name-characters-differ') === true
    if (soundsAlike && (own > 0 || there)) return 'choose'
    // Another surname with the same given name, birthday and place or contact: a married name.
    if (comparison?.given === 'same' && comparison.family !== 'same' && (own > 0 || there)) return 'choose'
  }
  if (contacts.some(({ people }) => people > 0 && people <= HOUSEHOLD)) return 'maybe'
  return born && there && sureness >= 0 ? 'maybe' : null
}

/** A contact point that a family shares is worth looking at even against different names; an office's is not. */
const HOUSEHOLD = 6

function bornAlike({ birthday }: Evidence): boolean {
  return birthday === 'same' || birthday === 'swapped' || birthday === 'typing'
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
