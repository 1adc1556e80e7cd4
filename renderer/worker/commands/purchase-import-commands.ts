import type { Result } from '../../../shared/domain/problem.ts'
import type { CommandName, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { PurchaseDesk } from '../purchases/purchase-desk.ts'
import type { Turns } from '../turns.ts'

/** Commands about a file of purchases; reading one and finding its people takes longer than a turn. */
const ABOUT_FILES = [
  'purchases.read',
  'purchases.preview',
  'purchases.import',
  'purchases.cancel',
  'purchases.leftOut',
] as const
export type PurchaseFileCommand = (typeof ABOUT_FILES)[number]

export function isAboutPurchaseFile(name: CommandName): name is PurchaseFileCommand {
  return ABOUT_FILES.some((one) => one === name)
}

const desks = new WeakMap<OpenCommunity, Promise<PurchaseDesk>>()

/** Carries one of them out; the code is loaded when somebody first brings a file. `input` was parsed by the schema of the same name. */
export async function takePurchaseFile(
  community: OpenCommunity,
  turns: Turns,
  name: PurchaseFileCommand,
  input: unknown,
): Promise<Result<unknown>> {
  const known = desks.get(community)
  const opening =
    known ?? import('../purchases/purchase-desk.ts').then((loaded) => new loaded.PurchaseDesk(community, turns))
  desks.set(community, opening)
  const desk = await opening
  switch (name) {
    case 'purchases.read':
      return desk.read(input as ParsedCommand<'purchases.read'>)
    case 'purchases.preview':
      return desk.preview(input as ParsedCommand<'purchases.preview'>)
    case 'purchases.import':
      return desk.import(input as ParsedCommand<'purchases.import'>)
    case 'purchases.cancel':
      return desk.cancel((input as ParsedCommand<'purchases.cancel'>).draft)
    case 'purchases.leftOut':
      return desk.leftOut(input as ParsedCommand<'purchases.leftOut'>)
  }
}
