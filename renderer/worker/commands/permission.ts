import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { ok } from '../../../shared/domain/problem.ts'
import { coversChapter, ROLES } from '../../../shared/domain/role.ts'
import type { Role } from '../../../shared/domain/role.ts'
import type { CommandName } from '../../../shared/protocol/commands.ts'
import { leastRole, mayDo } from '../../../shared/protocol/may.ts'
import type { OpenCommunity } from '../open-community.ts'

/** A command would have written what nobody else would let in; nothing was written. */
export class NotAllowed extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Whether whoever sits here may give a command; where not, `not-allowed` with who could. */
export function checkCommand(community: OpenCommunity, name: CommandName, input: unknown): Result<void> {
  const { tables, identity } = community
  const chapter = chapterIn(community, input)
  if (mayDo(tables.standingOf(identity.device), name, chapter)) return ok(undefined)
  return { ok: false, problem: notAllowed(community, leastRole(name) ?? 'admin', chapter) }
}

/** The refusal of something that asks for a role, with the names of a few who have it. */
export function notAllowed({ tables, identity }: OpenCommunity, least: Role, chapter: ChapterId | null): Problem {
  const standing = tables.standingOf(identity.device)
  if (standing?.removed !== undefined) return { code: 'not-allowed', params: { value: 'removed' } }
  const who = [...tables.organizers.values()]
    .filter(({ removed }) => removed === undefined)
    .filter((organizer) => ROLES.indexOf(organizer.role) <= ROLES.indexOf(least))
    .filter((organizer) => chapter === null || coversChapter(organizer, chapter))
    .map(({ name }) => name)
  return {
    code: 'not-allowed',
    params: { value: least, ...(who.length > 0 && { who: who.slice(0, NAMED).join(', ') }) },
  }
}

/** More names than this are no answer to the question whom to ask. */
const NAMED = 3

/** The chapter that a command is about, as far as its input says. */
function chapterIn({ tables }: OpenCommunity, input: unknown): ChapterId | null {
  if (typeof input !== 'object' || input === null) return null
  if ('chapter' in input && isId('cha', input.chapter)) return input.chapter
  if ('salon' in input && isId('sal', input.salon)) return tables.salons.get(input.salon)?.chapter ?? null
  if ('venue' in input && isId('ven', input.venue)) return tables.venues.get(input.venue)?.chapter ?? null
  if ('template' in input && isId('tpl', input.template)) return tables.templates.get(input.template)?.chapter ?? null
  if ('challenge' in input && isId('chl', input.challenge))
    return tables.challenges.get(input.challenge)?.chapter ?? null
  if ('series' in input && isId('ser', input.series)) return tables.series.get(input.series)?.chapter ?? null
  return null
}
