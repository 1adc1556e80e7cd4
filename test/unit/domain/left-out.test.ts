import { describe, expect, it } from 'vitest'
import type { Consents } from '../../../shared/domain/consent.ts'
import { leftOut, LeftOutCounter } from '../../../shared/domain/left-out.ts'
import type { ListUse } from '../../../shared/domain/left-out.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { recordOf } from '../../helpers/people.ts'
import { usualReach } from '../../helpers/reach.ts'

const known = { phone: '+886912345678', email: 'lin@example.org', line: 'lin', address: '1 Lane' }
const member = (consents: Consents, more: Partial<Member> = {}): Member =>
  recordOf(1, { ...known, consents, ...more }).own
const list = (more: Partial<ListUse> = {}): ListUse => ({
  use: 'contact',
  channel: null,
  columns: ['name', 'phone', 'email', 'line'],
  ...more,
})

describe('A list that leaves the house', () => {
  it('does without the number or address that somebody withdrew', () => {
    const left = leftOut(member({ 'contact:email': { state: 'withdrawn' } }), list(), usualReach)
    expect(left).toEqual({ kind: 'cells', cells: new Map([['email', 'withdrawn']]) })
  })

  it('has the telephone number while either calling or texting may be done', () => {
    const noCalls: Consents = { 'contact:phone': { state: 'withdrawn' } }
    expect(leftOut(member(noCalls), list(), usualReach)).toEqual({ kind: 'nothing' })
    const neither: Consents = { ...noCalls, 'contact:sms': { state: 'withdrawn' } }
    expect(leftOut(member(neither), list(), usualReach)).toEqual({
      kind: 'cells',
      cells: new Map([['phone', 'withdrawn']]),
    })
  })

  it('for one channel has no row of who may not be reached by it, or leads nowhere', () => {
    const byEmail = list({ channel: 'email' })
    const reason = (consents: Consents, more: Partial<Member> = {}) =>
      leftOut(member(consents, more), byEmail, usualReach)
    expect(reason({})).toEqual({ kind: 'nothing' })
    expect(reason({ 'contact:email': { state: 'withdrawn' } })).toEqual({ kind: 'row', reason: 'withdrawn' })
    expect(reason({}, { email: '' })).toEqual({ kind: 'row', reason: 'noAddress' })
    expect(reason({}, { birthday: '2015-01-01' })).toEqual({ kind: 'row', reason: 'minor' })
  })

  it('of news has only those who asked for it', () => {
    const news = list({ use: 'news', channel: 'email' })
    expect(leftOut(member({ 'contact:email': { state: 'given' } }), news, usualReach)).toEqual({
      kind: 'row',
      reason: 'missing',
    })
    expect(leftOut(member({ 'news:email': { state: 'given' } }), news, usualReach)).toMatchObject({ kind: 'cells' })
  })

  it('that is passed on keeps back the ways by which somebody wants nothing', () => {
    const partners = list({ use: 'partners' })
    const agreed: Consents = { 'partners:any': { state: 'given' }, 'contact:line': { state: 'withdrawn' } }
    expect(leftOut(member({}), partners, usualReach)).toEqual({ kind: 'row', reason: 'missing' })
    expect(leftOut(member(agreed), partners, usualReach)).toEqual({
      kind: 'cells',
      cells: new Map([['line', 'withdrawn']]),
    })
  })

  it('for the books has everybody', () => {
    const gone = member({ 'standing:deceased': { state: 'withdrawn' } }, { archived: 5 })
    expect(leftOut(gone, list({ use: 'administration' }), usualReach)).toEqual({ kind: 'nothing' })
  })

  it('says how many it does without, and why', () => {
    const counter = new LeftOutCounter()
    const someone = [
      member({ 'contact:email': { state: 'withdrawn' } }),
      member({ 'standing:noContact': { state: 'withdrawn', note: 'moved away' } }),
      member({ 'standing:noContact': { state: 'withdrawn' } }),
      member({}),
    ]
    for (const each of someone) counter.add(leftOut(each, list(), usualReach))
    expect(counter.count).toEqual({ rows: { noContact: 2 }, cells: { email: { withdrawn: 1 } } })
  })
})
