import type { MemberId } from '../../../shared/domain/ids.ts'
import { aboutWhom } from '../people/about-whom.ts'
import { introducersOf } from '../people/brought-by.ts'
import type { Tables } from '../tables/tables.ts'

/** From now on tells of everybody whose points a record may have changed: whom it is about, and who introduced them. */
export function hearOfPoints(tables: Tables, touched: (person: MemberId) => void): void {
  tables.heard.add((id) => {
    for (const member of [...aboutWhom(tables, id), ...introducersOf(tables, id)])
      touched(tables.people.personOf(member))
  })
}
