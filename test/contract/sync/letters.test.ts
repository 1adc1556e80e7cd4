import { expect, test } from 'vitest'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { readInvitation } from '../../../shared/sync/pairing/invitation.ts'
import { Joining } from '../../../renderer/worker/sync/pairing/joining.ts'
import { LetterEnds } from '../../../renderer/worker/sync/pairing/letter-ends.ts'
import { Turns } from '../../../renderer/worker/turns.ts'
import { emptyCommunity, meisCommunity, value } from '../../helpers/open-communities.ts'

/** Mei's invitation for Wei, and what each keeps of it. */
async function invited() {
  const { mei, taipei } = await meisCommunity()
  const made = await mei.invitations.make({
    name: '偉',
    grant: { role: 'organizer', chapters: [taipei] },
    organizer: null,
    validFor: 3600_000,
    addresses: [],
  })
  const wei = await emptyCommunity(mei.id)
  const self = { organizer: '偉', device: '偉的筆電' }
  wei.joining = await Joining.begin(wei, made.text, value(readInvitation(made.text)), self)
  return { mei, wei, invite: made.id, hers: new LetterEnds(mei, new Turns()), his: new LetterEnds(wei, new Turns()) }
}

/** Carries everything that one end has to say, some of it twice, and back what is answered, until nobody says anything. */
async function carry(ends: readonly [LetterEnds, LetterEnds]): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    let said = 0
    for (const [from, to] of [ends, [ends[1], ends[0]]] as const) {
      const [a, b] = [from.all()[0], to.all()[0]]
      if (!a || !b) throw new Error('there is no end')
      expect(a.box).toBe(b.box)
      for (const letter of await a.outgoing()) {
        said += 1
        await b.hear(letter)
        const reply = await b.hear(letter)
        if (reply) await a.hear(reply)
      }
    }
    quiet = said === 0 ? quiet + 1 : 0
  }
}

function stepOf({ invitations }: OpenCommunity): string | undefined {
  return invitations.views()[0]?.state.step
}

test('A mailbox that carries letters late and twice brings two devices together', async () => {
  const { mei, wei, invite, hers, his } = await invited()
  await carry([hers, his])
  expect(stepOf(mei)).toBe('compare')
  expect(wei.joining?.view().state).toBe('compare')
  value(await mei.invitations.confirm(invite, true))
  await carry([hers, his])
  expect(wei.joining?.view().state).toBe('receiving')
  expect(wei.joining?.inviter).toEqual({ device: mei.identity.device, publicKey: mei.identity.publicKey })
  // Enough to open what lies in the same folder: the community's page, which has the other keys.
  expect(wei.joining?.wraps.map(({ scope }) => scope)).toEqual(['community'])
})

test('Letters that were changed on their way, or are of another invitation, are as if they had not come', async () => {
  const [one, other] = [await invited(), await invited()]
  const [end] = one.his.all()
  const [host] = one.hers.all()
  const [foreign] = other.hers.all()
  const [letter] = (await end?.outgoing()) ?? []
  if (!letter || !host || !foreign) throw new Error('there is no letter')
  const spoiled = letter.slice()
  spoiled[40] = (spoiled[40] ?? 0) ^ 1
  expect(await host.hear(spoiled)).toBeNull()
  expect(await foreign.hear(letter)).toBeNull()
  expect([stepOf(one.mei), stepOf(other.mei)]).toEqual(['out', 'out'])
  expect(await host.hear(letter)).not.toBeNull()
  expect(stepOf(one.mei)).toBe('compare')
})
