import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAddress, isNear, neighbourhood, parseAddress } from '../../../../electron/lan/addresses.ts'
import { Door } from '../../../../electron/lan/door.ts'

describe('the door', () => {
  test('lets one neighbour hold four places, and leaves the others to others', () => {
    const door = new Door(() => 0)
    expect(Array.from({ length: 6 }, () => door.admit('a') !== undefined)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(door.admit('b')).toBeDefined()
  })

  test('is closed to everybody while all places are taken, and open again when one leaves', () => {
    const door = new Door(() => 0)
    const visits = Array.from({ length: 32 }, (_, index) => door.admit(`n${index}`))
    expect(door.admit('late')).toBeUndefined()
    visits[0]?.welcomed()
    expect(door.admit('late')).toBeDefined()
  })

  test('makes who fails again and again wait, and nobody else', () => {
    let now = 0
    const door = new Door(() => now)
    for (let tries = 0; tries < 12; tries += 1) door.admit('a')?.failed()
    expect(door.admit('a')).toBeUndefined()
    expect(door.admit('b')).toBeDefined()
    now = 2_000
    expect(door.admit('a')).toBeDefined()
  })

  test('bounds what a crowd of many neighbours can make us compute', () => {
    const door = new Door(() => 0)
    const admitted = Array.from({ length: 10_000 }, (_, index) => {
      const visit = door.admit(`n${index}`)
      visit?.failed()
      return visit
    })
    expect(admitted.filter((visit) => visit !== undefined)).toHaveLength(60)
  })

  test('never counts a visit twice, whatever is said of it', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ who: fc.nat(3), ends: fc.array(fc.boolean(), { maxLength: 3 }) })), (visits) => {
        let now = 0
        const door = new Door(() => now)
        for (const { who, ends } of visits) {
          const visit = door.admit(`n${who}`)
          for (const welcome of [...ends, true]) {
            if (welcome) visit?.welcomed()
            else visit?.failed()
          }
        }
        // An hour later everything is forgotten, and all places are free.
        now = 3_600_000
        for (let place = 0; place < 32; place += 1) expect(door.admit(`m${place}`)).toBeDefined()
        expect(door.admit('one more')).toBeUndefined()
      }),
    )
  })
})

describe('addresses', () => {
  test.each(['192.168.1.7:4711', '[fe80::1%en0]:4711', '[fd00::2]:1', 'laptop.local:65535'])('%s is one', (text) => {
    const parsed = parseAddress(text)
    expect(parsed && formatAddress(parsed)).toBe(text)
  })

  test.each(['192.168.1.7', 'a:0', 'a:65536', '[::1', '[192.168.1.7]:1', ':1', 'a b:x', '::1:80'])(
    '%s is none',
    (text) => {
      expect(parseAddress(text)).toBeUndefined()
    },
  )

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.9.9',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
  ])('%s is near', (address) => expect(isNear(address)).toBe(true))

  test.each(['8.8.8.8', '172.32.0.1', '2001:db8::1', '::ffff:8.8.8.8', 'example.org', ''])('%s is not', (address) =>
    expect(isNear(address)).toBe(false),
  )

  test('of one IPv6 network are one neighbour, however many somebody takes', () => {
    expect(neighbourhood('2001:db8:1:2:aaaa::1')).toBe(neighbourhood('2001:db8:1:2:bbbb::2'))
    expect(neighbourhood('fe80::1%eth0')).not.toBe(neighbourhood('fe80::2%eth0'))
    expect(neighbourhood('::ffff:10.0.0.1')).toBe('10.0.0.1')
  })
})
