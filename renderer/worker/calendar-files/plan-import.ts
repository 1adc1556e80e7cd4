import type { ChapterId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { CalendarFile } from '../../../shared/formats/calendar-file/calendar-event.ts'
import { mendFolds } from '../../../shared/formats/calendar-file/mend-folds.ts'
import { readCalendar } from '../../../shared/formats/calendar-file/read-calendar.ts'
import { checkTextFileSize, decodeText } from '../../../shared/formats/text-encoding.ts'
import type { CalendarPreview } from '../../../shared/protocol/calendar.ts'
import type { OpenCommunity } from '../open-community.ts'
import { bytesOf, decode } from '../rosters/read-file.ts'
import { turn } from '../turn.ts'
import { compareWithHere } from './compare-with-here.ts'
import type { PlannedItem } from './compare-with-here.ts'
import { fileItems } from './file-items.ts'

export interface ImportPlan extends Omit<CalendarPreview, 'items'> {
  readonly items: readonly PlannedItem[]
}

/** Reads a calendar file and says what it would bring to a chapter, and what it would change there. */
export async function planImport(
  community: OpenCommunity,
  data: Blob | Uint8Array,
  chapter: ChapterId,
): Promise<Result<ImportPlan>> {
  const zone = community.tables.chapters.get(chapter)?.zone
  if (zone === undefined) return failed('not-found')
  const file = await readFile(data)
  if (!file.ok) return file
  const { events, name, unreadable, truncated } = file.value
  const told = fileItems(events, { zone, now: community.world.now() })
  return ok({ name, unreadable, truncated, items: compareWithHere(community.tables, { chapter, zone }, told) })
}

async function readFile(data: Blob | Uint8Array): Promise<Result<CalendarFile>> {
  const size = checkTextFileSize(data instanceof Blob ? data.size : data.byteLength)
  if (!size.ok) return size
  const bytes = await bytesOf(data)
  if (!bytes) return failed('file-unreadable')
  const text = decodeText(mendFolds(bytes, decode), decode)
  if (!text.ok) return text.problem.code === 'file-binary' ? failed('ics-not-one') : text
  const reading = readCalendar(text.value.text)
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
    await turn()
  }
}
