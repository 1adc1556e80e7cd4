import type { Locator, Page } from 'playwright'
import type { Evening } from './steps.ts'

/** What one part of the story leaves to the next. */
export interface Story {
  /** Once the app is open. */
  readonly evening: Evening
  theme: string
  /** Invited, in the order of the list of guests. */
  names: readonly string[]
  /** Who brings a friend. */
  brings: string
  /** Everybody with a chair, by the number on the sign-in sheet. */
  sheet: ReadonlyMap<number, string>
}

export const SEATS = 12

/** Whoever has a chair, once the seat that was given up has gone to whoever waited. */
export function coming({ names }: Story): readonly string[] {
  return names.slice(1, 12)
}

/** A step of the closing. */
export function step(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}
