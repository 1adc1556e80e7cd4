import type { Locator, Page } from 'playwright'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { RunningApp } from '../../helpers/app.ts'
import { handOnStore } from '../../helpers/store-hand.ts'
import type { StoreHand } from '../../helpers/store-hand.ts'
import { openSample, planSalon } from '../salons/steps.ts'

export interface DoorDesk {
  readonly running: RunningApp
  readonly main: Page
  readonly door: Page
  readonly store: StoreHand
  readonly salon: SalonId
  /** Asked to come, each with a name that nobody else has. */
  readonly guests: readonly { readonly member: MemberId; readonly name: string }[]
}

/** The desk of a new salon of the sample, in a window of its own, with everybody invited. */
export async function openDesk(theme: string, args: readonly string[] = []): Promise<DoorDesk> {
  const running = await openSample(args)
  const main = running.page
  const salon = (await planSalon(main, { theme, seats: '400' })).split('/').at(-1) ?? ''
  if (!isId('sal', salon)) throw new Error(`${salon} is no salon`)
  const store = await handOnStore(main)
  await store.must('salon.invite', { salon, who: { kind: 'query', query: {} } })
  const { rows } = await store.view('guests', { salon, language: 'zh-TW', range: { from: 0, count: 500 } })
  const guests = rows.filter(({ name }) => rows.filter((other) => other.name.includes(name)).length === 1)
  const opened = running.app.waitForEvent('window')
  await main.getByRole('button', { name: '開啟報到台' }).click()
  const door = await opened
  await door.getByRole('heading', { name: '報到' }).waitFor()
  return { running, main, door, store, salon, guests }
}

export function field(door: Page): Locator {
  return door.getByRole('combobox', { name: '找賓客' })
}

export async function said(door: Page, text: string | RegExp): Promise<void> {
  await door.locator('[role="status"][aria-live="assertive"]').getByText(text).waitFor({ state: 'attached' })
}

export function counter(door: Page): Promise<string> {
  return door.getByTestId('arrived').innerText()
}
