import { describe, expect, it } from 'vitest'
import { readOptions } from '../../../build/bench/options.mjs'
import { figures, markdownTable, ratioOf, textTable, verdictOf } from '../../../build/bench/results-table.mjs'
import type { Result } from '../../../build/bench/results-table.mjs'
import { sampleOf } from '../../../build/bench/statistics.mjs'

const start: Result = {
  figure: 'start',
  members: 10_000,
  title: 'Start',
  unit: 'ms',
  value: sampleOf([600, 500, 900]),
  floor: { title: 'empty window', value: sampleOf([400]) },
  aims: [{ of: 'ratio', most: 1.5 }],
}

describe('a sample', () => {
  it('is its median, with the least and the most beside it', () => {
    expect(sampleOf([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9, runs: 3 })
    expect(sampleOf([4, 2])).toEqual({ median: 3, min: 2, max: 4, runs: 2 })
  })

  it('needs a run', () => {
    expect(() => sampleOf([])).toThrow(RangeError)
  })
})

describe('a verdict', () => {
  it('goes by the median, of the figure or of its ratio to the floor', () => {
    expect(ratioOf(start)).toBe(1.5)
    expect(verdictOf(start)).toBe('met')
    expect(verdictOf({ ...start, aims: [{ of: 'ratio', most: 1.4 }] })).toBe('missed')
    expect(verdictOf({ ...start, aims: [{ of: 'ratio', most: 2 }, { of: 'figure', most: 500 }] })).toBe('missed') // prettier-ignore
  })

  it('goes by the worst run where one run over is one too many', () => {
    expect(verdictOf({ ...start, aims: [{ of: 'worst', most: 800 }] })).toBe('missed')
    expect(verdictOf({ ...start, aims: [{ of: 'worst', most: 900 }] })).toBe('met')
  })

  it('is open where there is no aim, and never met without the floor it needs', () => {
    expect(verdictOf({ ...start, aims: [] })).toBe('–')
    const { floor: _none, ...bare } = start
    expect(verdictOf(bare)).toBe('missed')
  })
})

describe('the table', () => {
  it('says figure, spread, floor, ratio, aim and verdict in one line each', () => {
    const [head, line] = textTable([start]).split('\n')
    expect(head).toContain('figure')
    expect(line).toMatch(/^Start +10,000 +600 ms \(500–900\) +empty window +400 ms +1\.5× +≤ 1\.5× +met$/)
  })

  it('is the same in Markdown', () => {
    expect(markdownTable([start]).split('\n')[2]).toBe(
      '| Start | 10,000 | 600 ms (500–900) | empty window | 400 ms | 1.5× | ≤ 1.5× | met |',
    )
  })

  it('shows as many digits as mean something', () => {
    expect([1234.6, 123.4, 12.34, 1.234, 0.0456, 0].map(figures)).toEqual(['1,235', '123', '12.3', '1.2', '0.046', '0'])
  })
})

describe('the command line', () => {
  it('measures everything at both sizes unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({ members: [10_000, 50_000], runs: 5 })
    expect(readOptions(['--only', 'start,sort', '--members', '10000'])).toMatchObject({
      only: ['start', 'sort'],
      members: [10_000],
    })
  })

  it('says how to repeat it without telling where this machine keeps things', () => {
    const { command } = readOptions(['--runs', '3', '--labelled', '/home/mei/sets', '--json', '/tmp/notes.json'])
    expect(command).toBe('npm run bench -- --runs 3 --labelled DIR')
  })

  it('names what it does not know', () => {
    expect(() => readOptions(['--only', 'speed'])).toThrow('There is no figure "speed"')
    expect(() => readOptions(['--members', 'many'])).toThrow('--members takes whole numbers')
  })
})
