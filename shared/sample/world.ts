import type { IsoDate } from '../domain/dates.ts'
import type { ChapterId, OrganizerId } from '../domain/ids.ts'
import type { Random } from '../domain/random.ts'
import type { Language } from '../protocol/selection.ts'
import type { Person } from './people.ts'
import type { Place } from './words.ts'

/** What whatever happens in the sample is made from: its people and chapters, and who keeps the list of each. */
export interface SampleWorld {
  readonly random: Random
  readonly today: IsoDate
  readonly language: Language
  readonly people: readonly Person[]
  readonly chapters: Readonly<Record<Place, { readonly id: ChapterId; readonly zone: string }>>
  readonly by: Readonly<Record<Place, OrganizerId>>
}
