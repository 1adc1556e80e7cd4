/**
 * Lets a second organizer, on a machine of her own, change what the first one changed too, so that the pictures show
 * real decisions and a real exchange.
 * @param {Awaited<ReturnType<typeof import('./store-wire.mjs').openWire>>} wire the first organizer's store
 * @param {(work: (page: import('playwright').Page) => Promise<void>) => Promise<void>} elsewhere runs in another profile
 */
export async function prepareDisagreement(wire, elsewhere) {
  const { openWire } = await import('./store-wire.mjs')
  const { rows } = await wire.view('members', { query: { language: 'zh-CN', text: '陳怡君' }, range: { from: 0, count: 2 } })
  const salons = await wire.view('salons', { when: 'upcoming', range: { from: 0, count: 20 } })
  const member = rows[0]?.id
  const namesake = rows[1]?.id
  const salon = salons.rows.find(
    (/** @type {{ capacity: number | null, count: { going: number } }} */ row) => row.capacity !== null && row.count.going > 3 && row.count.going < row.capacity,
  )
  const others = await wire.view('members', { query: { language: 'zh-CN' }, range: { from: 20, count: 9 } })
  /** @type {{ bytes: number[] }} */
  const answer = { bytes: [] }
  await elsewhere(async (page) => {
    await page.evaluate(async () => {
      const bridge = /** @type {any} */ (window).chapterhouse
      await bridge.request('profile.protect', { kind: 'file' })
    })
    await page.reload()
    await page.waitForFunction(() => document.querySelector('main, form') !== null)
    const theirs = await openWire(page)
    const { text } = await wire.must('organizer.invite', { name: '美玲', role: 'admin', network: false })
    await theirs.must('community.enter', { invitation: text, organizer: '美玲', device: '美玲的筆電' })
    const { invite } = await wire.must('invite.answer', { text: (await theirs.view('joining', {})).answer })
    await wire.must('invite.confirm', { invite, same: true })
    const file = await wire.must('exchange.write', { for: [await newest(wire)] })
    await theirs.must('exchange.read', { file: { name: 'a.chapterhouse', data: file.bytes } })
    for (const [at, { id }] of others.rows.entries()) {
      await wire.must('member.set', { member: id, fields: { city: '臺北市', occupation: at % 3 === 0 ? '教師' : undefined } })
    }
    await wire.must('member.set', { member, fields: { phone: '0900-345-678' } })
    if (salon) await wire.must('salon.update', { salon: salon.id, set: { venue: '十二巷地下室' } })
    if (namesake) await wire.must('people.merge', { members: [member, namesake] })
    await theirs.must('member.set', { member, fields: { phone: '0900-018-102' } })
    if (salon) await theirs.must('salon.update', { salon: salon.id, set: { venue: '河畔茶館' } })
    if (namesake) await theirs.must('people.apart', { pairs: [[member, namesake]] })
    for (const [at, { id }] of others.rows.entries()) {
      await theirs.must('member.set', { member: id, fields: { city: '台北市', occupation: at % 3 === 0 ? '國中教師' : undefined } })
    }
    const back = await theirs.must('exchange.write', {})
    answer.bytes = back.bytes
  })
  await wire.must('exchange.read', { file: { name: 'b.chapterhouse', data: answer.bytes } })
  if (salon) await wire.must('salon.update', { salon: salon.id, set: { capacity: salon.count.going - 2 } })
}

/** The device that was let in last. @param {Awaited<ReturnType<typeof import('./store-wire.mjs').openWire>>} wire */
async function newest(wire) {
  const [latest] = await wire.view('invitations', {})
  return latest.state.device
}
