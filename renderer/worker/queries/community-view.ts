import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Standing } from '../../../shared/domain/role.ts'
import { allowedCommands } from '../../../shared/protocol/may.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import type { OpenCommunity } from '../open-community.ts'
import { decisionCount } from './decisions.ts'
import { timesOf } from './salon-times.ts'

/** What the frame of the window shows: names, counts, vocabulary, what can be undone. */
export function communityView(community: OpenCommunity): CommunityView {
  const { tables, identity, undoStack } = community
  const now = community.world.now()
  const upcoming = new Map<ChapterId, number>()
  for (const salon of tables.salons.values()) {
    if (salon.cancelled !== undefined || timesOf(salon).end < now) continue
    upcoming.set(salon.chapter, (upcoming.get(salon.chapter) ?? 0) + 1)
  }
  const { tagCounts, interestCounts, chapterCounts } = tables.members
  return {
    ...(tables.community ?? { id: community.id, name: '', created: 0, sample: false }),
    chapters: [...tables.chapters.values()]
      .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))
      .map((chapter) => ({
        ...chapter,
        members: chapterCounts.get(chapter.id) ?? 0,
        upcoming: upcoming.get(chapter.id) ?? 0,
      })),
    series: [...tables.series.values()],
    organizers: [...tables.organizers.values()],
    devices: [...tables.devices.values()],
    me: {
      organizer: identity.organizer,
      device: identity.device,
      name: tables.organizers.get(identity.organizer)?.name ?? '',
    },
    may: mayOf(tables.standingOf(identity.device)),
    tags: labels(tagCounts),
    interests: labels(interestCounts),
    members: tables.members.active,
    archived: tables.members.size - tables.members.active,
    upcoming: [...upcoming.values()].reduce((sum, count) => sum + count, 0),
    decisions: decisionCount(community),
    review: community.review.waiting,
    undo: undoStack.undoable?.label ?? null,
    redo: undoStack.redoable?.label ?? null,
    trouble: community.trouble,
    removal: community.removal,
  }
}

function mayOf(standing: Standing | null): CommunityView['may'] {
  return { commands: allowedCommands(standing), chapters: standing?.chapters ?? 'all' }
}

function labels(counts: ReadonlyMap<string, number>): CommunityView['tags'] {
  return [...counts]
    .map(([name, members]) => ({ name, members }))
    .sort((a, b) => b.members - a.members || (a.name < b.name ? -1 : 1))
}
