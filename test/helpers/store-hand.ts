import type { Page } from 'playwright'
import { openWire } from '../../build/shots/store-wire.mjs'
import type { Result } from '../../shared/domain/problem.ts'
import type { CommandInput, CommandName, CommandResult } from '../../shared/protocol/commands.ts'
import type { ViewInput, ViewName, ViewValue } from '../../shared/protocol/views.ts'

/**
 * A hand on the store of a running app, which can do nothing that its screens could not: for tests that need more work
 * done than a person could do by clicking.
 */
export interface StoreHand {
  /** Settles with the store's answer; rejects when the app ends before there is one. */
  command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandResult<Name>>>
  /** Carries out a command that is meant to succeed. */
  must<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandResult<Name>>
  /** A view as it is now. */
  view<Name extends ViewName>(name: Name, input: ViewInput<Name>): Promise<ViewValue<Name>>
  /** Watches a view until it is as wanted, for as long as the app runs. Rejects where the store cannot tell. */
  until<Name extends ViewName>(
    name: Name,
    input: ViewInput<Name>,
    accept: (value: ViewValue<Name>) => boolean,
  ): Promise<ViewValue<Name>>
}

/** Waits until the profile of the page's app is read, or found empty. The hand is the page's, and ends with it. */
export function handOnStore(page: Page): Promise<StoreHand> {
  return openWire(page)
}
