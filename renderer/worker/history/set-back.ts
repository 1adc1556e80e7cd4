import { saidPath } from '../../../shared/crdt/member-records.ts'
import type { Plain } from '../../../shared/crdt/plain.ts'
import { fieldOf, pathOf } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { revise } from '../../../shared/people/say.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import type { Tables } from '../tables/tables.ts'

/** Writes an earlier value where it stood. What was said of a person becomes the latest word in all their chapters. */
export function setBack(
  tables: Tables,
  batch: BatchBuilder,
  record: string,
  path: readonly string[],
  value: Plain | undefined,
): void {
  batch.setOwn(record, path, value)
  const said = saidPath(fieldOf(path))
  if (said && isId('mem', record)) batch.say(revise(tables.people.recordsOf(record), said))
}

/** Counts of who knew of what when it was written: they only grow, and go with the value that they belong to. */
export function isCount(field: string): boolean {
  return COUNT.test(pathOf(field)[0] ?? '')
}

const COUNT = /^(?:revision|said\/revisions|said\/of)\//
