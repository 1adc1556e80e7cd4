import type { Guest } from '../../../shared/domain/attendance.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { Condition, EveningDeed } from '../../../shared/domain/segment.ts'
import { daysOf, isIn, isWithin } from '../../../shared/segments/when.ts'
import { fold } from '../../../shared/text/fold.ts'
import { dayOf } from '../../../shared/value/day.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Ground, Leaf, Today } from './leaf.ts'

type EveningCondition = Extract<Condition, { kind: 'evening' }>

/** What one evening adds to everybody's count: one for each of `who`, as it follows from `basis`. */
interface Share {
  readonly basis: object
  readonly who: Iterable<MemberId>
}

/**
 * How often people came to some evenings, or were anything else to them. Kept evening by evening: after a check-in one
 * evening's guests are counted again, and no other's. Cancelled evenings are none.
 */
export class EveningLeaf implements Leaf {
  readonly cost = 1
  readonly #ground: Ground
  readonly #condition: EveningCondition
  readonly #isMeant: (salon: Salon) => boolean
  readonly #shares = new Map<SalonId, Share>()
  readonly #counts = new Map<MemberId, number>()
  #people = -1
  #revision = 0

  constructor(ground: Ground, condition: EveningCondition, today: Today) {
    this.#ground = ground
    this.#condition = condition
    this.#isMeant = meant(condition, today)
  }

  bring(): boolean {
    const { tables, world } = this.#ground
    const { people, salons } = tables
    const now = world.now()
    if (this.#people !== people.version) {
      // Hosts are named by their records, and may be somebody else now.
      this.#people = people.version
      if (this.#condition.did === 'hosted') for (const id of this.#shares.keys()) this.#put(id, null)
    }
    for (const salon of salons.values()) this.#put(salon.id, this.#isMeant(salon) ? this.#shareOf(salon, now) : null)
    for (const id of this.#shares.keys()) if (!salons.has(id)) this.#put(id, null)
    return true
  }

  stamp(): string {
    return String(this.#revision)
  }

  passes({ member }: MemberEntry): boolean {
    return isWithin(this.#condition.times, this.#counts.get(member.id) ?? 0)
  }

  #put(id: SalonId, share: Share | null): void {
    const before = this.#shares.get(id)
    if (before === (share ?? undefined)) return
    this.#revision += 1
    for (const member of before?.who ?? []) this.#count(member, -1)
    for (const member of share?.who ?? []) this.#count(member, 1)
    if (share) this.#shares.set(id, share)
    else this.#shares.delete(id)
  }

  #count(member: MemberId, by: 1 | -1): void {
    const count = (this.#counts.get(member) ?? 0) + by
    if (count > 0) this.#counts.set(member, count)
    else this.#counts.delete(member)
  }

  /** The same share for as long as it rests on the same. */
  #shareOf(salon: Salon, now: number): Share | null {
    const { did } = this.#condition
    const { attendance, people } = this.#ground.tables
    const known = this.#shares.get(salon.id)
    if (did === 'hosted') {
      const hosts = () => [...new Set(salon.hosts.map((host) => people.personOf(host)))]
      return known?.basis === salon ? known : { basis: salon, who: hosts() }
    }
    if (did === 'came') {
      const present = attendance.presentAt(salon.id)
      return known?.basis === present ? known : { basis: present, who: present }
    }
    if (did === 'noShow' && timesOf(salon).end > now) return null
    const guests = attendance.guests(salon.id)
    if (known?.basis === guests) return known
    const was = WAS[did]
    const who: MemberId[] = []
    for (const guest of guests.values()) if (was(guest)) who.push(guest.member)
    return { basis: guests, who }
  }
}

/** Whether a guest was that to an evening. */
const WAS: Readonly<Record<Exclude<EveningDeed, 'came' | 'hosted'>, (guest: Guest) => boolean>> = {
  invited: ({ status }) => status !== undefined,
  noShow: ({ status, arrived }) => status === 'going' && !arrived,
  walkedIn: ({ arrived }) => arrived?.walkIn === true,
  going: ({ status }) => status === 'going',
  maybe: ({ status }) => status === 'maybe',
  declined: ({ status }) => status === 'declined',
  waitlisted: ({ status }) => status === 'waitlisted',
}

/** Whether a condition is about an evening. Evenings are replaced, never changed, so that each is looked at once. */
function meant({ which, when }: EveningCondition, today: Today): (salon: Salon) => boolean {
  const { salon: id, series, chapter, interest } = which
  const theme = which.theme === undefined ? '' : fold(which.theme)
  const days = when && daysOf(when, today.day)
  const known = new WeakMap<Salon, boolean>()
  const isOne = (salon: Salon): boolean =>
    salon.cancelled === undefined &&
    (id === undefined || salon.id === id) &&
    (series === undefined || salon.series === series) &&
    (chapter === undefined || salon.chapter === chapter) &&
    (interest === undefined || salon.interests.includes(interest)) &&
    (theme === '' || fold(salon.theme).includes(theme)) &&
    (days === undefined || isIn(days, dayOf(salon.start)))
  return (salon) => {
    const before = known.get(salon)
    if (before !== undefined) return before
    const is = isOne(salon)
    known.set(salon, is)
    return is
  }
}
