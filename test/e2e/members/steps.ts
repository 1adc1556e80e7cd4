import type { Page } from 'playwright'
import { goTo } from '../../helpers/first-run.ts'

/** Writes another telephone over the one that a member of the register has, and waits until it is saved. */
export async function setPhone(page: Page, name: string, from: string, to: string): Promise<void> {
  await goTo(page, '/members')
  await page.getByRole('grid').getByText(name).click()
  await page.getByRole('button', { name: `Phone: ${from}` }).click()
  await page.keyboard.type(to)
  await page.keyboard.press('Enter')
  await page.getByText(`Phone: ${to}.`).waitFor()
}
