import { expect, test } from 'vitest'
import { zoneOptions } from '../../../../renderer/features/settings/zones.ts'

const NOW = Date.UTC(2026, 10, 28)

test('names zones in the language, from west to east', () => {
  const zones = zoneOptions('zh-TW', NOW, 'Asia/Taipei')
  expect(zones.find(({ value }) => value === 'Asia/Taipei')).toMatchObject({ hint: 'GMT+08:00' })
  const places = ['America/Los_Angeles', 'Europe/London', 'Asia/Taipei'].map((zone) =>
    zones.findIndex(({ value }) => value === zone),
  )
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('offers the zone in use once, also one that the machine does not list', () => {
  for (const zone of ['UTC', 'Asia/Taipei']) {
    expect(zoneOptions('en', NOW, zone).filter(({ value }) => value === zone)).toHaveLength(1)
  }
})
