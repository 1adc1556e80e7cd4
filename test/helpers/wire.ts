import type { Page } from 'playwright'
import { openWire as openStoreWire } from '../../build/shots/store-wire.mjs'
import type { CommandInput, CommandName, CommandResult } from '../../shared/protocol/commands.ts'
import type { ViewInput, ViewName, ViewValue } from '../../shared/protocol/views.ts'

/** A port of its own to the store of a running app. */
export interface Wire {
  command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandResult<Name>>
  view<Name extends ViewName>(name: Name, input: ViewInput<Name>): Promise<ViewValue<Name>>
}

export function openWire(page: Page): Promise<Wire> {
  return openStoreWire(page)
}
