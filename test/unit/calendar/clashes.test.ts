import { describe, expect, test } from 'vitest'
import { clashesOf } from '../../../shared/calendar/clashes.ts'
import type { Between, Placed } from '../../../shared/calendar/clashes.ts'
import { instantOf } from '../../../shared/calendar/instants.ts'
import type { ChapterId, MemberId, SalonId, SeriesId, VenueId } from '../../../shared/domain/ids.ts'

const taipei = 'cha_taipei' as ChapterId
const taichung = 'cha_taichung' as ChapterId
const host = 'mem_host' as MemberId

const nothing: Between = { regionOf: () => '', inBoth: () => 0, goingToBoth: () => 0 }

function salon(id: string, start: string, end: string, more: Partial<Placed> = {}): Placed {
  const at = (local: string) => instantOf(local, 'Asia/Taipei') ?? 0
  return {
    id: id as SalonId,
    chapter: taipei,
    start,
    startsAt: at(start),
    endsAt: at(end),
    venue: '',
    hosts: new Set(),
    ...more,
  }
}

const evening = salon('sal_a', '2026-03-05T19:00', '2026-03-05T21:00', { venue: '浮光書店', hosts: new Set([host]) })

function kinds(other: Placed, between = nothing): string[] {
  return clashesOf(evening, [evening, other], between).map(({ kind }) => kind)
}

describe('Two salons get in each other’s way', () => {
  test('in one room at one time, by its name or as a kept venue, and not when one ends as the other begins', () => {
    const other = { chapter: taichung, venue: '浮光書店' }
    expect(kinds(salon('sal_b', '2026-03-05T20:59', '2026-03-05T23:00', other))).toEqual(['venue'])
    expect(kinds(salon('sal_b', '2026-03-05T21:00', '2026-03-05T23:00', other))).toEqual([])
    expect(kinds(salon('sal_b', '2026-03-05T20:00', '2026-03-05T23:00', { ...other, venue: '' }))).toEqual([])
    const kept = { ...evening, venueId: 'ven_1' as VenueId }
    const there = salon('sal_b', '2026-03-05T20:00', '2026-03-05T23:00', {
      ...kept,
      id: 'sal_b' as SalonId,
      venue: '二樓',
    })
    expect(clashesOf(kept, [there], nothing).map(({ kind }) => kind)).toContain('venue')
  })

  test('where somebody would host both, and where people said yes to both', () => {
    const other = { chapter: taichung, hosts: new Set([host, 'mem_other' as MemberId]) }
    expect(kinds(salon('sal_b', '2026-03-05T20:00', '2026-03-05T22:00', other))).toEqual(['host'])
    expect(
      clashesOf(evening, [salon('sal_b', '2026-03-05T20:00', '2026-03-05T22:00', { chapter: taichung })], {
        ...nothing,
        goingToBoth: () => 3,
      }),
    ).toEqual([{ kind: 'guests', other: 'sal_b', count: 3 }])
  })

  test('on one day in one chapter, in one city, or where chapters share members', () => {
    const noon = (chapter: ChapterId) => salon('sal_b', '2026-03-05T12:00', '2026-03-05T13:00', { chapter })
    expect(kinds(noon(taipei))).toEqual(['chapter'])
    expect(kinds(noon(taichung))).toEqual([])
    expect(kinds(noon(taichung), { ...nothing, regionOf: () => '台北' })).toEqual(['city'])
    expect(kinds(noon(taichung), { ...nothing, regionOf: () => '台北', inBoth: () => 4 })).toEqual(['members'])
    expect(kinds(salon('sal_b', '2026-03-06T12:00', '2026-03-06T13:00'))).toEqual([])
  })

  test('where one date of a series was planned twice, which is said before everything else', () => {
    const date = { series: 'ser_1' as SeriesId, occurrence: '2026-03-05T19:00' }
    const twice = clashesOf({ ...evening, ...date }, [{ ...evening, ...date, id: 'sal_b' as SalonId }], nothing)
    expect(twice.map(({ kind }) => kind)).toEqual(['twice', 'venue', 'host'])
    const moved = { ...evening, ...date, occurrence: '2026-03-12T19:00', id: 'sal_b' as SalonId }
    expect(clashesOf({ ...evening, ...date }, [moved], nothing).map(({ kind }) => kind)).toEqual(['venue', 'host'])
  })
})
