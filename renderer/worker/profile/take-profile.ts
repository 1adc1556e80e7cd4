import type { Result } from '../../../shared/domain/problem.ts'
import type { CommandName, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { enterCommunity, joinCommunity, openSample, removeSample, startCommunity } from './profile-commands.ts'
import type { ProfileDesk } from './profile-commands.ts'

const NAMES = [
  'community.start',
  'community.sample',
  'community.join',
  'community.enter',
  'community.removeSample',
] as const satisfies readonly CommandName[]

type ProfileCommand = (typeof NAMES)[number]

/** Whether a command brings a community into the profile, or takes one out of it. */
export function isAboutProfile(name: CommandName): name is ProfileCommand {
  return NAMES.some((known) => known === name)
}

/** Carries out such a command; to be called in a turn. */
export function takeProfile(desk: ProfileDesk, name: ProfileCommand, input: unknown): Promise<Result<unknown>> {
  switch (name) {
    case 'community.start':
      return startCommunity(desk, input as ParsedCommand<'community.start'>)
    case 'community.sample':
      return openSample(desk, input as ParsedCommand<'community.sample'>)
    case 'community.join':
      return joinCommunity(desk, input as ParsedCommand<'community.join'>)
    case 'community.enter':
      return enterCommunity(desk, input as ParsedCommand<'community.enter'>)
    case 'community.removeSample':
      return removeSample(desk)
  }
}
