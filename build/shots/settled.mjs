/**
 * Waits until fonts are there, nothing moves and the last answers of the store are painted.
 * @param {import('playwright').Page} page
 */
export async function settled(page) {
  // In a narrow window the list beside a member gives way, and its heading with it.
  await page.locator('h1').filter({ visible: true }).first().waitFor()
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  })
  let before = ''
  for (let same = 0; same < 3; ) {
    const now = await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.body.innerHTML)))),
    )
    same = now === before ? same + 1 : 0
    before = String(now)
  }
}
