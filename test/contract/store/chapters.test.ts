import { describe, expect, test } from 'vitest'
import type { ChapterId, SeriesId, SourceId } from '../../../shared/domain/ids.ts'
import { chapterIn, club, community, found, memberIn } from '../../helpers/fake-world.ts'

const nowhere = 'cha_0000000000000000' as ChapterId
const long = 'x'.repeat(501)

describe('A chapter', () => {
  test('is created, changed and kept', async () => {
    const taipei = await club()
    const leader = await memberIn(taipei, '王小明')
    const { machine, chapter } = taipei
    await machine.must('chapter.update', { chapter, set: { name: ' 大台北 ', colour: 'plum', leaders: [leader] } })
    const expected = {
      name: '大台北',
      region: '台北',
      zone: 'Asia/Taipei',
      colour: 'plum',
      leaders: [leader],
      members: 1,
    }
    expect((await community(machine)).chapters).toMatchObject([expected])
    await machine.must('chapter.update', { chapter, set: { leaders: [] } })
    const [after] = (await community(await machine.afterKill())).chapters
    expect(after).toMatchObject({ ...expected, leaders: [] })
  })

  test('is refused without a name, with a zone nobody knows, with a region too long', async () => {
    const { machine, chapter } = await club()
    const draft = { name: '台中', zone: 'Asia/Taipei', colour: 'jade' } as const
    expect(await machine.refusal('chapter.create', { ...draft, name: ' ' })).toEqual({ code: 'name-empty' })
    expect(await machine.refusal('chapter.create', { ...draft, name: long })).toMatchObject({ code: 'value-too-long' })
    expect(await machine.refusal('chapter.create', { ...draft, zone: 'Asia/Taibei' })).toEqual({
      code: 'bad-zone',
      params: { zone: 'Asia/Taibei' },
    })
    expect(await machine.refusal('chapter.create', { ...draft, region: long })).toMatchObject({
      code: 'value-too-long',
    })
    expect(await machine.refusal('chapter.update', { chapter, set: { name: '' } })).toEqual({ code: 'name-empty' })
    expect(await machine.refusal('chapter.update', { chapter, set: { zone: 'x' } })).toMatchObject({ code: 'bad-zone' })
    expect(await machine.refusal('chapter.update', { chapter: nowhere, set: {} })).toEqual({ code: 'not-found' })
    expect((await community(machine)).chapters).toHaveLength(1)
  })

  test('is archived only when nobody is in it any more', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const member = await memberIn(taipei, '王小明')
    await memberIn(taipei, '林大為')
    expect(await machine.refusal('chapter.archive', { chapter, archived: true })).toEqual({
      code: 'chapter-in-use',
      params: { members: 2 },
    })
    await machine.must('member.leave', { member, chapter })
    await machine.must('member.archive', { who: found({ chapter }), archived: true })
    await machine.must('chapter.archive', { chapter, archived: true })
    expect((await community(machine)).chapters[0]?.archived).toBeDefined()
    await machine.must('chapter.archive', { chapter, archived: false })
    expect((await community(machine)).chapters[0]?.archived).toBeUndefined()
    expect(await machine.refusal('chapter.archive', { chapter: nowhere, archived: true })).toEqual({
      code: 'not-found',
    })
  })

  test('stands in the order in which chapters were founded', async () => {
    const { machine } = await club()
    await chapterIn(machine, '台中')
    await chapterIn(machine, '高雄')
    const names = async (at: typeof machine) => (await community(at)).chapters.map(({ name }) => name)
    expect(await names(machine)).toEqual(['台北', '台中', '高雄'])
    expect(await names(await machine.afterRestart())).toEqual(['台北', '台中', '高雄'])
  })
})

describe('Names of other things', () => {
  test('of the community, the organizer and a series can be changed', async () => {
    const { machine } = await club()
    await machine.must('community.rename', { name: ' 城市讀書會 ' })
    await machine.must('organizer.rename', { name: '怡君' })
    const { series } = await machine.must('series.create', { name: '週六散步' })
    await machine.must('series.rename', { series, name: '週日散步' })
    expect(await community(await machine.afterKill())).toMatchObject({
      name: '城市讀書會',
      me: { name: '怡君' },
      organizers: [{ name: '怡君' }],
      series: [{ id: series, name: '週日散步' }],
    })
  })

  test('are refused when empty or too long, and for what is not there', async () => {
    const { machine } = await club()
    for (const [name, code] of [
      ['\t', 'name-empty'],
      [long, 'value-too-long'],
    ] as const) {
      expect(await machine.refusal('community.rename', { name })).toMatchObject({ code })
      expect(await machine.refusal('organizer.rename', { name })).toMatchObject({ code })
      expect(await machine.refusal('series.create', { name })).toMatchObject({ code })
    }
    const series = 'ser_0000000000000000' as SeriesId
    const source = 'src_0000000000000000' as SourceId
    expect(await machine.refusal('series.rename', { series, name: 'x' })).toEqual({ code: 'not-found' })
    expect(await machine.refusal('source.rename', { source, name: 'x' })).toEqual({ code: 'not-found' })
  })
})
