import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { Web } from '../../../shared/ties/circles.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'

/** Whether somebody is of a chapter now; of any, where none is named. */
export function isOf({ memberships, archived }: Member, chapter: ChapterId | null): boolean {
  if (archived !== undefined) return false
  if (chapter !== null) return isOpen(memberships[chapter])
  return Object.values(memberships).some(isOpen)
}

/** The chapter by which somebody is named in a list of several. */
export function homeOf({ memberships }: Member, asked: ChapterId | null): ChapterId | null {
  if (asked !== null) return asked
  for (const [chapter, membership] of Object.entries(memberships)) if (isOpen(membership)) return chapter as ChapterId
  return null
}

/** The members of a chapter, or of all. */
export function membersOf({ members }: Tables, chapter: ChapterId | null): MemberEntry[] {
  return [...members.all()].filter(({ member }) => isOf(member, chapter))
}

/** The warm ties among some people, from both sides. */
export function warmWeb(web: TieWeb, people: Iterable<MemberId>): Web {
  const named = new Set(people)
  return new Map(
    [...named].map((member) => [
      member,
      new Map(
        web
          .of(member)
          .flatMap(({ other, level, strength }): [MemberId, number][] =>
            level !== 'faint' && named.has(other) ? [[other, strength]] : [],
          ),
      ),
    ]),
  )
}

function isOpen(membership: Member['memberships'][ChapterId]): boolean {
  return membership !== undefined && membership.until === undefined
}
