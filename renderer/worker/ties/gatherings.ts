import type { Encounter } from '../../../shared/ties/tie.ts'
import type { Meeting, Touchpoint } from '../../../shared/domain/afterwards.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { dayOf } from '../../../shared/ties/tie.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { Gathering } from '../../../shared/ties/web-gatherings.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'

type Sources = Pick<Tables, 'salons' | 'salonsVersion' | 'attendance' | 'people' | 'meetings' | 'touchpoints'>

/** An evening as it was when it was last put into the web. */
interface Evening {
  readonly salon: Salon
  readonly present: ReadonlySet<MemberId>
  readonly met: number
}

/** Puts what the tables know of who was together into a web of ties, and afterwards only what has changed. */
export class Gatherings {
  readonly #tables: Sources
  readonly #web: TieWeb
  readonly #evenings = new Map<SalonId, Evening>()
  readonly #others = new Map<string, Meeting | Touchpoint>()
  #people = -1
  #othersAt = ''

  constructor(tables: Sources, web: TieWeb) {
    this.#tables = tables
    this.#web = web
  }

  /** Everything that a web rests on, in one word: while it is the same there is nothing to bring. */
  static stateOf({ attendance, people, meetings, touchpoints, salonsVersion }: Sources): string {
    return [attendance, people, meetings, touchpoints].map(({ version }) => version).join(' ') + ` ${salonsVersion}`
  }

  /** Brings the web up to date, an evening a step, so that others get a word in. */
  *bring(): Generator<void> {
    const { salons, attendance, meetings, people } = this.#tables
    // Records have become one person, or two: who met whom is named anew.
    const isRenamed = this.#people !== people.version
    this.#people = people.version
    for (const id of this.#evenings.keys())
      if (!salons.has(id)) {
        this.#evenings.delete(id)
        this.#web.put(id, null)
      }
    for (const salon of salons.values()) {
      const present = attendance.presentAt(salon.id)
      const met = meetings.changedAt(salon.id)
      const known = this.#evenings.get(salon.id)
      const isKnown = known?.salon === salon && known.present === present && known.met === met
      if (isKnown && !(isRenamed && met > 0)) continue
      this.#evenings.set(salon.id, { salon, present, met })
      this.#web.put(salon.id, salon.cancelled === undefined ? this.#eveningOf(salon, present) : null)
      yield
    }
    const others = `${this.#tables.meetings.version} ${this.#tables.touchpoints.version}`
    if (isRenamed || this.#othersAt !== others) this.#bringOthers(isRenamed)
    this.#othersAt = others
  }

  #eveningOf(salon: Salon, present: ReadonlySet<MemberId>): Gathering {
    const encounters: Encounter[] = []
    for (const { members, how, voided } of this.#tables.meetings.of(salon.id))
      if (voided === undefined) encounters.push(this.#encounter(members, how === 'introduced'))
    return { day: dayOf(timesOf(salon).start), present: [...present], encounters }
  }

  /** Who met outside the salons: over a coffee, or because somebody introduced them. */
  #bringOthers(isRenamed: boolean): void {
    const standing = new Map<string, Meeting | Touchpoint>()
    for (const touchpoint of this.#tables.touchpoints.all())
      if (touchpoint.kind === 'meeting' && touchpoint.from && touchpoint.voided === undefined)
        standing.set(touchpoint.id, touchpoint)
    for (const meeting of this.#tables.meetings.all())
      if (meeting.salon === undefined && meeting.voided === undefined) standing.set(meeting.id, meeting)
    for (const id of this.#others.keys())
      if (!standing.has(id)) {
        this.#others.delete(id)
        this.#web.put(id, null)
      }
    for (const [id, record] of standing) {
      if (this.#others.get(id) === record && !isRenamed) continue
      this.#others.set(id, record)
      const encounter =
        'kind' in record
          ? this.#encounter([...(record.from ? [record.from] : []), record.member], false)
          : this.#encounter(record.members, record.how === 'introduced')
      this.#web.put(id, { day: dayOf(record.at), present: [], encounters: [encounter] })
    }
  }

  #encounter(members: readonly MemberId[], introduced: boolean): Encounter {
    return { members: [...new Set(members.map((member) => this.#tables.people.personOf(member)))], introduced }
  }
}
