import { describe, expect, it, test } from 'vitest'
import * as v from 'valibot'
import { readMillimetres } from '../../../../renderer/features/print/millimetres-field.tsx'
import {
  OWN_LABELS,
  PRINT_KINDS,
  jobOf,
  labelProblem,
  readChoices,
} from '../../../../renderer/features/print/print-choices.ts'
import { fileNameOf } from '../../../../renderer/features/print/titles.ts'
import { translate } from '../../../../shared/language/translate.ts'
import type { SalonId } from '../../../../shared/domain/ids.ts'
import { jobOfRoute, printJob, printRoute } from '../../../../shared/protocol/print.ts'
import { LABEL_SHEETS } from '../../../../shared/salons/label-sheets.ts'

const salon = 'sal_0123456789abcdef' as SalonId

describe('What was chosen for paper', () => {
  it('comes back as it was kept', () => {
    const choices = { ...readChoices(null), kind: 'badges' as const, labels: OWN_LABELS, offsetX: -1.5 }
    expect(readChoices(JSON.stringify(choices))).toEqual(choices)
  })

  it('is the usual where what was kept is damaged, in whole or in part', () => {
    const usual = readChoices(null)
    for (const kept of ['', '{', 'null', '7', '[]', '{"paper":"a3","blanks":-1,"offsetX":"x","own":{"columns":0}}'])
      expect(readChoices(kept)).toEqual(usual)
  })

  it('is a job that the main process accepts, for every kind of paper and every label sheet', () => {
    for (const labels of [...LABEL_SHEETS.map(({ id }) => id), OWN_LABELS, 'gone'])
      for (const kind of PRINT_KINDS) {
        const job = jobOf({ ...readChoices(null), kind, labels }, { salon, sheet: null, first: 1, language: 'zh-TW' })
        expect(v.safeParse(printJob, job).success).toBe(true)
        expect(jobOfRoute(printRoute(job))).toEqual(job)
      }
  })
})

test('names stand in the order of the interface until another one is chosen', () => {
  const place = { salon, sheet: null, first: 1, language: 'zh-TW' as const }
  expect(jobOf(readChoices(null), place)).toMatchObject({ order: 'zh-TW' })
  expect(jobOf(readChoices('{"order":"zh-CN"}'), place)).toMatchObject({ order: 'zh-CN' })
})

test('an address that names no job draws nothing', () => {
  for (const route of [
    '/print/',
    '/print/%7B',
    '/print/%E0%A4%A',
    '/door/x',
    `/print/${encodeURIComponent('{"kind":"x"}')}`,
  ])
    expect(jobOfRoute(route)).toBeNull()
})

describe('Measures of a label sheet', () => {
  const own = readChoices(null).own

  it('are refused where labels reach beyond the paper or lie on one another', () => {
    expect(labelProblem(own, 'a4')).toBeNull()
    expect(labelProblem({ ...own, left: 31 }, 'a4')).toMatchObject({ kind: 'too-big', right: 211 })
    expect(labelProblem({ ...own, rows: 6 }, 'letter')).toMatchObject({ kind: 'too-big' })
    expect(labelProblem({ ...own, pitchX: 80 }, 'a4')).toEqual({ kind: 'overlap' })
    expect(labelProblem({ ...own, height: 0 }, 'a4')).toEqual({ kind: 'overlap' })
  })

  it('are read as people write them', () => {
    expect(['52.5', '52,5', ' ５２．５ ', '52.50'].map((text) => readMillimetres(text, 0, 100))).toEqual([
      52.5, 52.5, 52.5, 52.5,
    ])
    expect(readMillimetres('－1.5', -20, 20)).toBe(-1.5)
    for (const text of ['', 'x', '1.2.3', '1e3', '-1', '101', '5 mm']) expect(readMillimetres(text, 0, 100)).toBeNull()
  })
})

test('a file is called by its day, its salon and what it is, in letters that every system takes', () => {
  const t = (key: Parameters<typeof translate>[1]) => translate('zh-TW', key)
  const name = fileNameOf('signIn', { start: '2026-03-07T19:00', theme: '城市 / 記憶: "第一夜"?' }, t)
  expect(name).toBe('2026-03-07 城市 記憶 第一夜 簽到表.pdf')
  expect(fileNameOf('badges', { start: '2026-03-07T19:00', theme: '長'.repeat(300) }, t).length).toBeLessThan(80)
})
