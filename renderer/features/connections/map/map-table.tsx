import { useMemo } from 'react'
import type { Chapter } from '../../../../shared/domain/community.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { VirtualTable } from '../../../ui/virtual-table.tsx'
import type { Column } from '../../../ui/virtual-table.tsx'
import { ChapterName } from '../../common/chapter-name.tsx'
import { circleName } from './circle-name.ts'
import { neighboursOf } from './scene.ts'
import type { Scene } from './scene.ts'

export interface MapTableProps {
  readonly scene: Scene
  readonly chapters: readonly Chapter[]
  readonly onOpen: (member: MemberId) => void
}

const nothing = () => undefined
/** Of whom somebody is tied to, so many are named in a row. */
const NAMED = 6

/** The same as the map shows, to read: everybody, their ties and their circle, most ties first. */
export function MapTable({ scene, chapters, onOpen }: MapTableProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const { map, circles } = scene.laidOut
  const columns = useMemo((): readonly Column<number>[] => {
    const person = (number: number) => map.people[number]
    return [
      { id: 'name', title: t('words.field.name'), width: 'minmax(140px, 1.2fr)', cell: (row) => person(row)?.name },
      {
        id: 'chapter',
        title: t('salons.chapter'),
        width: 'minmax(110px, 1fr)',
        cell: (row) => {
          const chapter = person(row)?.chapter
          return chapter ? <ChapterName chapter={chapter} /> : null
        },
      },
      {
        id: 'ties',
        title: t('connections.ties'),
        width: '90px',
        align: 'end',
        cell: (row) => formats.number(scene.degrees[row] ?? 0),
      },
      {
        id: 'to',
        title: t('connections.tiedTo'),
        width: 'minmax(200px, 2.4fr)',
        cell: (row) =>
          formats.list([...neighboursOf(scene, row)].slice(0, NAMED).map((other) => person(other)?.name ?? '')),
      },
      {
        id: 'circle',
        title: t('connections.circleOf'),
        width: 'minmax(140px, 1.4fr)',
        cell: (row) => {
          const index = circles?.of[row] ?? -1
          const circle = circles?.circles[index]
          return circle ? circleName({ ...circle, index }, scene, chapters, speech) : ''
        },
      },
    ]
  }, [scene, map, circles, chapters, speech, t, formats])
  return (
    <VirtualTable
      label={t('connections.table')}
      columns={columns}
      total={scene.byDegree.length}
      rowAt={(index) => scene.byDegree[index]}
      rowKey={(number) => String(map.people[number]?.id ?? number)}
      onVisible={nothing}
      onOpen={(number) => {
        const member = map.people[number]?.id
        if (member) onOpen(member)
      }}
    />
  )
}
