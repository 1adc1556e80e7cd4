import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../shared/domain/ids.ts'
import { codeText, readCodeText } from '../../../shared/sync/pairing/code-text.ts'
import {
  INVITATION_LETTERS,
  invitationText,
  readInvitation,
  shownServer,
} from '../../../shared/sync/pairing/invitation.ts'
import type { Invitation } from '../../../shared/sync/pairing/invitation.ts'
import { FIRST_STEP, invited, requestOf, TRIES } from '../../../shared/sync/pairing/inviting.ts'
import type { InvitationEvent, InvitationStep } from '../../../shared/sync/pairing/inviting.ts'
import { ASKED, joined } from '../../../shared/sync/pairing/joining.ts'
import type { JoiningEvent } from '../../../shared/sync/pairing/joining.ts'
import { decodeLetter, encodeLetter } from '../../../shared/sync/pairing/letters.ts'
import type { JoinRequest, Letter } from '../../../shared/sync/pairing/letters.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const id = <Kind extends 'com' | 'dev' | 'org'>(kind: Kind) => bytes(10).map((random) => newId(kind, () => random))
const address = fc.oneof(
  fc.tuple(fc.ipV4(), fc.nat(65_535)).map(([host, port]) => `${host}:${port}`),
  fc.nat(65_535).map((port) => `[fe80::1%en0]:${port}`),
)
const word = fc.stringMatching(/^[\w-]{1,20}$/)
const server = fc
  .tuple(fc.constantFrom('wss', 'ws'), word, fc.option(fc.nat(65_535)), fc.option(word))
  .map(([scheme, host, port, path]) => `${scheme}://${host}.org${port === null ? '' : `:${port}`}/${path ?? ''}`)
const invitation: fc.Arbitrary<Invitation> = fc.record({
  community: id('com'),
  communityName: fc.string({ unit: 'grapheme', maxLength: 20 }),
  organizerName: fc.string({ unit: 'grapheme', maxLength: 20 }),
  device: id('dev'),
  fingerprint: bytes(32),
  organizer: id('org'),
  secret: bytes(16),
  expires: fc.integer({ min: 0, max: 0xffffffff }).map((seconds) => seconds * 1000),
  addresses: fc.array(address, { maxLength: 3 }),
  folder: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })),
  server: fc.option(server),
})

/** What messengers, mail programs and people do to a text. */
const carried = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => `> ${text.replaceAll(/.{40}/g, '$&\r\n> ')}`,
  (text) => `“${text}”`,
  (text) => `Hi!\nHere is the code:\n\n  *${text}*\n\nSent from my telephone 0912`,
  (text) => text.replaceAll(/.{8}/g, '$&\u200b'),
  (text) => text.replaceAll(/.{76}/g, '$&-\n'),
  (text) => text.replaceAll('0', 'O').replaceAll('1', 'l').replace('CHAPTERH0USE', 'CHAPTERHOUSE'),
)

describe('An invitation', () => {
  test('is read as it was written, whatever a messenger did to it', () => {
    fc.assert(
      fc.property(invitation, carried, (sent, carry) => {
        const read = readInvitation(carry(invitationText(sent)))
        if (!read.ok) throw new Error(read.problem.code)
        const { communityName, organizerName, addresses, folder, server: past, ...exact } = read.value
        expect(sent).toMatchObject(exact)
        // Names are cut where there is no room for all of them, never in the middle of a character.
        expect(sent.communityName.startsWith(communityName)).toBe(true)
        expect(sent.organizerName.startsWith(organizerName)).toBe(true)
        expect(addresses).toEqual(sent.addresses)
        // What people can tell each other goes before where to call.
        expect([null, sent.server]).toContain(past)
        expect(folder === null || sent.folder?.startsWith(folder)).toBe(true)
        expect(folder !== null && past !== sent.server).toBe(false)
      }),
    )
  })

  test('fits into a QR code, and is of the letters that make it small', () => {
    fc.assert(
      fc.property(invitation, (sent) => {
        const text = invitationText({ ...sent, communityName: '讀書會'.repeat(40), organizerName: '陳'.repeat(60) })
        expect(text.length).toBeLessThanOrEqual(INVITATION_LETTERS)
        expect(text).toMatch(/^[0-9A-Z$%*+./: -]+$/)
      }),
    )
  })

  test('of an ordinary community names the folder and the server beside where to call', () => {
    const ordinary = {
      ...fc.sample(invitation, { numRuns: 1, seed: 1 })[0],
      communityName: '城市讀書會',
      organizerName: '陳怡君',
      addresses: ['192.168.1.20:4713', '10.0.0.7:4713'],
      folder: '讀書會同步',
      server: 'wss://sync.example.org',
    } as Invitation
    expect(readInvitation(invitationText(ordinary))).toEqual({ ok: true, value: ordinary })
  })

  test('never names a server by an address that holds a password or a token', () => {
    const told = ['wss://sync.example.org', 'ws://[fe80::1]:3030/', 'wss://example.org:3030/sync/v1']
    const kept = [
      'wss://mei:secret@example.org',
      'wss://example.org/?token=secret',
      'wss://example.org/#secret',
      `wss://${'x'.repeat(80)}.org`,
      'https://example.org',
    ]
    expect(told.map(shownServer)).toEqual(told)
    expect(kept.map(shownServer)).toEqual(kept.map(() => null))
  })

  test('from a newer version that tells more is read all the same', () => {
    const [sent] = fc.sample(invitation, { numRuns: 1, seed: 2 })
    if (!sent) throw new Error('no invitation')
    const bytes = readCodeText('CHAPTERHOUSE-INVITE', invitationText(sent))
    if (!bytes.ok) throw new Error(bytes.problem.code)
    const more = Uint8Array.from([...bytes.value, 99, 2, 1, 2])
    expect(readInvitation(codeText('CHAPTERHOUSE-INVITE', more))).toEqual(readInvitation(invitationText(sent)))
  })

  test('with letters that are wrong, missing or cut off is refused', () => {
    fc.assert(
      fc.property(invitation, fc.nat(400), fc.constantFrom('2', 'Z', ''), (sent, at, letter) => {
        const text = invitationText(sent)
        const place = 20 + (at % (text.length - 20))
        const slip = text.slice(0, place) + letter + text.slice(place + 1)
        fc.pre(slip !== text)
        // The last letter may carry bits that mean nothing.
        expect(readInvitation(slip).ok && place < text.length - 1).toBe(false)
        expect(readInvitation(text.slice(0, place)).ok).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('is told from an answer, and from any other text', () => {
    expect(readInvitation(codeText('CHAPTERHOUSE-ANSWER', new Uint8Array(9)))).toEqual({
      ok: false,
      problem: { code: 'code-not-found' },
    })
    expect(readInvitation(codeText('CHAPTERHOUSE-INVITE', new Uint8Array(9)))).toMatchObject({
      problem: { code: 'code-damaged' },
    })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(readInvitation(text).ok).toBe(false)
        expect(readInvitation(`CHAPTERHOUSE-INVITE-${text}`).ok).toBe(false)
      }),
    )
  })

  test('of any bytes behind its sum is a value or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(typeof readInvitation(codeText('CHAPTERHOUSE-INVITE', noise)).ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })
})

test('A code of any bytes is read as it was written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), carried, (sent, carry) => {
      const read = readCodeText('CHAPTERHOUSE-ANSWER', carry(codeText('CHAPTERHOUSE-ANSWER', sent)))
      expect(read.ok && [...read.value]).toEqual([...sent])
    }),
  )
})

const request = (device: number): JoinRequest => ({
  kind: 'request',
  device: newId('dev', (length) => new Uint8Array(length).fill(device)),
  publicKey: `AAAA${device}`,
  boxKey: 'AAAA',
  organizer: '偉',
  deviceName: '筆電',
})

test('A letter is read as it was written, and any other bytes are none', () => {
  const letters: Letter[] = [request(1), { kind: 'seen' }, { kind: 'taken' }, { kind: 'withdrawn' }]
  for (const letter of letters) expect(decodeLetter(encodeLetter(letter))).toEqual(letter)
  const sample = encodeLetter(request(1))
  const spoiled = fc
    .tuple(fc.nat(sample.length), fc.uint8Array({ maxLength: 30 }))
    .map(([keep, tail]) => Uint8Array.from([...sample.subarray(0, keep), ...tail]))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), spoiled), (noise) => {
      expect(typeof decodeLetter(noise)).toBe('object')
    }),
    { numRuns: 500 },
  )
  expect(decodeLetter(encodeLetter({ ...request(1), organizer: 'x'.repeat(9000) }))).toBeNull()
})

const event: fc.Arbitrary<InvitationEvent> = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((device): InvitationEvent => ({ type: 'request', request: request(device) })),
  fc.boolean().map((same): InvitationEvent => ({ type: 'confirmed', same })),
  fc.constantFrom<InvitationEvent>(
    { type: 'nonsense' },
    { type: 'withdrawn' },
    { type: 'taken' },
    { type: 'cancelled' },
    { type: 'looked-at' },
  ),
)
const times = { expires: 100, now: 50 }

/** What becomes of an invitation, step by step, from any events in any order. */
const runs = fc.array(event, { maxLength: 12 }).map((events) => {
  const steps: InvitationStep[] = [FIRST_STEP]
  for (const one of events) steps.push(invited(steps.at(-1) ?? FIRST_STEP, one, times))
  return { events, steps }
})

describe('An invitation that is out, whatever comes in whatever order', () => {
  test('lets nobody in but the first who answered, and only after somebody said that the words are the same', () => {
    fc.assert(
      fc.property(runs, ({ events, steps }) => {
        const first = events.flatMap((one) => (one.type === 'request' ? [one.request] : [])).slice(0, 1)
        const heard = steps.flatMap((step) => requestOf(step) ?? [])
        expect(heard.filter((one) => one !== first[0])).toEqual([])
        const letIn = steps.some(({ step }) => step === 'admitted' || step === 'done')
        const confirmed = events.some((one) => one.type === 'confirmed' && one.same)
        expect(letIn && !confirmed).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('stays over once it is over, and done once it is done', () => {
    fc.assert(
      fc.property(runs, ({ steps }) => {
        const end = steps.findIndex(({ step }) => step === 'over' || step === 'done')
        const after = end < 0 ? [] : steps.slice(end)
        expect(new Set(after).size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })

  test('is over where the words differed or the other gave up before it was let in', () => {
    fc.assert(
      fc.property(runs, ({ events, steps }) => {
        const ended = events.flatMap((one, index) => {
          const differs = one.type === 'withdrawn' || (one.type === 'confirmed' && !one.same)
          const after = steps[index + 1]
          return differs && after && steps[index]?.step === 'compare' ? [after] : []
        })
        expect(ended.every((step) => step.step === 'over' && step.why === 'words-differ')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('hears nobody once its time is over, and closes after a few letters that do not open', () => {
    const late = invited(FIRST_STEP, { type: 'request', request: request(1) }, { expires: 100, now: 100 })
    expect(late).toEqual({ step: 'over', why: 'expired', request: null })
    let step = FIRST_STEP
    for (let tries = 1; tries < TRIES; tries += 1) {
      step = invited(step, { type: 'nonsense' }, times)
      expect(step.step).toBe('out')
    }
    expect(invited(step, { type: 'nonsense' }, times)).toMatchObject({ step: 'over', why: 'too-many-tries' })
  })
})

test('Joining never leaves what the inviting device has decided, whatever letters come late or twice', () => {
  const heard: fc.Arbitrary<JoiningEvent> = fc.oneof(
    fc.constantFrom<JoiningEvent>({ type: 'seen' }, { type: 'entered' }),
    fc.boolean().map((admitted): JoiningEvent => ({ type: 'verdict', admitted })),
  )
  fc.assert(
    fc.property(fc.array(heard, { maxLength: 10 }), (events) => {
      const verdicts = events.flatMap((one) => (one.type === 'verdict' ? [one.admitted] : []))
      const [first] = verdicts
      const isIn = events.some(({ type }) => type === 'entered')
      const expected = isIn ? ['done'] : first === undefined ? ['asked', 'heard'] : first ? ['admitted'] : ['refused']
      expect(expected).toContain(events.reduce(joined, ASKED).step)
    }),
  )
})
