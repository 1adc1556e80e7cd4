import { describe, expect, test } from 'vitest'
import { carried, club, community, importInto, memberIn, memberOf, rowsOf, these } from '../../helpers/fake-world.ts'
import { exported, linesOf, planOf } from '../../helpers/export-plans.ts'
import { pair, send } from '../../helpers/organizers.ts'
import { Machine } from '../../helpers/store.ts'

/** Words that every JavaScript object knows, and one that sets no key where it is assigned. */
const ODD = ['__proto__', 'constructor', 'toString']

async function tagsOn(machine: Machine, text: string): Promise<readonly string[]> {
  const [row] = await rowsOf(machine, { text })
  return row?.tags.toSorted() ?? []
}

describe('A label that is a word of the programming language', () => {
  test('is shown, counted, taken away and brought back like any other, also after a restart', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ada = await memberIn(taipei, 'Ada', { tags: ODD, interests: ODD })
    await memberIn(taipei, 'Bea', { tags: ['志工'] })
    const again = await machine.afterRestart()
    expect(await tagsOn(again, 'Ada')).toEqual(ODD)
    expect((await memberOf(again, ada)).member.interests.toSorted()).toEqual(ODD)
    const { tags } = await community(again)
    expect(tags.map(({ name }) => name).toSorted()).toEqual([...ODD, '志工'])
    await again.must('member.label', { who: these(ada), kind: 'tags', remove: ['__proto__'] })
    expect(await tagsOn(again, 'Ada')).toEqual(['constructor', 'toString'])
    await again.must('undo', {})
    expect(await tagsOn(again, 'Ada')).toEqual(ODD)
  })

  test('stays with a person of two records, and comes and goes there', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ada = await memberIn(taipei, 'Ada', { tags: ['constructor'] })
    const other = await memberIn(taipei, 'Ada Wu', { tags: ['__proto__'] })
    await machine.must('people.merge', { members: [ada, other] })
    await machine.must('member.label', { who: these(ada), kind: 'tags', add: ['toString'] })
    expect(await tagsOn(machine, 'Ada')).toEqual(ODD)
    await machine.must('member.label', { who: these(ada), kind: 'tags', remove: ['__proto__'] })
    const again = await machine.afterRestart()
    expect(await tagsOn(again, 'Ada')).toEqual(['constructor', 'toString'])
    await again.must('member.label', { who: these(ada), kind: 'tags', add: ['__proto__'] })
    expect(await tagsOn(again, 'Ada')).toEqual(ODD)
  })

  test('goes out with a list, comes in with a roster whose headings are such words too, and reaches other devices', async () => {
    const taipei = await club()
    await memberIn(taipei, 'Ada', { tags: ODD })
    const [, line = ''] = linesOf(await exported(taipei.machine, planOf(['name', 'tags'])))
    for (const word of ODD) expect(line).toContain(word)
    const { mei, wei, chapter } = await pair()
    await importInto({ machine: mei, chapter }, `姓名,標籤,__proto__,constructor\n${line},x,y\n`)
    expect(await tagsOn(mei, 'Ada')).toEqual(ODD)
    await send(mei, wei)
    expect(await tagsOn(await wei.afterRestart(), 'Ada')).toEqual(ODD)
  })

  test('is in an open export, and in the community that is made of it', async () => {
    const taipei = await club()
    await memberIn(taipei, 'Ada', { tags: ODD })
    const about = { app: '1', name: 'Everything', aim: { aim: 'moving' }, receiver: 'Mina' } as const
    const file = carried(await taipei.machine.must('community.writeOpen', about))
    const copy = await Machine.start()
    await copy.must('community.readOpen', { file })
    await copy.must('community.importOpen', { file, organizer: 'Mina', device: 'Mina’s laptop' })
    expect(await tagsOn(copy, 'Ada')).toEqual(ODD)
  })
})
