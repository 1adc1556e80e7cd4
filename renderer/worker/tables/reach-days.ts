import { dateAt } from '../../../shared/calendar/instants.ts'
import { adultAtIn } from '../../../shared/domain/consent-settings.ts'
import type { ConsentSettings } from '../../../shared/domain/consent-settings.ts'
import type { Chapter } from '../../../shared/domain/community.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { ReachOn } from '../../../shared/domain/reach.ts'

const HOUR = 3_600_000

/** What the rules of contact need besides a member. Asked for everybody on long lists, and therefore kept for an hour. */
export class ReachDays {
  readonly #community: {
    readonly chapters: ReadonlyMap<ChapterId, Chapter>
    readonly consentSettings: ConsentSettings
  }
  #kept: { readonly hour: number; readonly on: ReachOn } | null = null

  constructor(community: { readonly chapters: ReadonlyMap<ChapterId, Chapter>; consentSettings: ConsentSettings }) {
    this.#community = community
  }

  on(now: Instant): ReachOn {
    const hour = Math.floor(now / HOUR)
    if (this.#kept?.hour === hour) return this.#kept.on
    const on = this.by(this.#community.consentSettings, now)
    this.#kept = { hour, on }
    return on
  }

  /** As it would be by other settings. */
  by(settings: ConsentSettings, now: Instant): ReachOn {
    const { chapters } = this.#community
    const days = [...chapters.values()].map(({ zone }) => dateAt(now, zone)).sort()
    // Of several days the earliest: nobody comes of age too soon.
    const day = days[0] ?? dateAt(now, 'UTC')
    return { day, settings, adultAt: (member) => settings.adultAt ?? this.#majorityOf(member) }
  }

  /** Chapters or settings are other ones. */
  forget(): void {
    this.#kept = null
  }

  /** Of chapters in several countries the highest age counts. */
  #majorityOf({ memberships }: Member): number {
    const { chapters } = this.#community
    const ages = Object.keys(memberships).flatMap((id) => {
      const zone = chapters.get(id as ChapterId)?.zone
      return zone === undefined ? [] : adultAtIn(zone)
    })
    return Math.max(adultAtIn('UTC'), ...ages)
  }
}
