import type { RecognitionPreview } from '../../../shared/protocol/recognition.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { Owed } from '../../../shared/recognition/due.ts'
import { previewOf } from '../../../shared/recognition/preview.ts'
import type { RulePreview } from '../../../shared/recognition/preview.ts'
import { isoOf } from '../../../shared/value/day.ts'
import { recognitionSettingsFrom } from '../commands/recognition-commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { turn } from '../turn.ts'
import { owedRow } from './owed-rows.ts'
import type { RecognitionDesk } from './recognition-desk.ts'

/** So many are named; of the rest there is a number. */
const NAMED = 6
/** So many may be chosen one by one; of more than these one chooses a day. */
const LISTED = 100

/** What rules that somebody is trying out would make due; nothing where they cannot be. */
export async function rulesPreview(
  community: OpenCommunity,
  desk: RecognitionDesk,
  draft: ParsedView<'recognition.preview'>['draft'],
): Promise<RecognitionPreview> {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  const settings = recognitionSettingsFrom(community, draft)
  const found: RulePreview[] = []
  for (const [chapter, book] of settings.ok ? desk.books(null) : []) {
    const then = desk.rulesOf(chapter, settings.ok ? settings.value : undefined)
    const steps = previewOf(book.all(), book.rules, then)
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        found.push(...step.value)
        break
      }
      await turn()
    }
  }
  // A new rule gets its id anew with every look at it.
  const known = new Set(draft.rules.map(({ id }) => id))
  const rules = draft.rules.flatMap(({ id }, index) => {
    const mine = found.filter((each) => (id === undefined ? !known.has(each.rule) : each.rule === id))
    if (mine.length === 0) return []
    const added = mine.flatMap((each) => each.added)
    const before = mine.flatMap((each) => each.before).sort((a, b) => a.day - b.day)
    return [
      {
        index,
        id: id ?? null,
        added: added.length,
        gone: mine.reduce((sum, { gone }) => sum + gone.length, 0),
        names: namesOf(community, added),
        before: {
          count: before.length,
          oldest: before[0] ? isoOf(before[0].day) : null,
          rows: before.slice(0, LISTED).map((owed) => owedRow(community, owed)),
        },
      },
    ]
  })
  return { state: 'ready', rules }
}

function namesOf({ tables }: OpenCommunity, owed: readonly Owed[]): string[] {
  const members = [...new Set(owed.map(({ member }) => member))]
  return members.slice(0, NAMED).flatMap((member) => tables.members.get(member)?.member.name ?? [])
}
