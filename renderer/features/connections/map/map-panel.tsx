import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId, MemberId } from '../../../../shared/domain/ids.ts'
import { useView } from '../../../client/hooks.ts'
import { RadioGroup } from '../../../ui/choices.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { Slider } from '../../../ui/slider.tsx'
import { useCommunity } from '../../common/use-community.ts'
import { memberAddress } from '../addresses.ts'
import { Reckoned } from '../reckoned.tsx'
import { MapAside } from './map-aside.tsx'
import { MapCanvas } from './map-canvas.tsx'
import { MapTable } from './map-table.tsx'
import styles from './map.module.css'
import { sceneOf } from './scene.ts'
import { useLayout } from './use-layout.ts'
import type { ReadyMap } from './use-layout.ts'

const EVERYTHING = ''
const WARMTHS = ['strong', 'warm', 'faint'] as const
/** The last of the months: today. */
const TODAY = 11

/** The tie graph, drawn or as a table: who is tied to whom, by chapter, interest and warmth, now and in the months before. */
export function MapPanel({ chapter }: { readonly chapter: ChapterId | null }) {
  const [month, setMonth] = useState(TODAY)
  const now = useView('tieMap', { chapter })
  const day = now.state === 'ready' && now.value.state === 'ready' ? now.value.days[month] : undefined
  const past = useView('tieMap', month === TODAY || day === undefined ? null : { chapter, day })
  const view = month === TODAY || past.state === 'waiting' ? now : past
  return (
    <Reckoned view={view}>{(map) => <Shown map={map} chapter={chapter} month={month} onMonth={setMonth} />}</Reckoned>
  )
}

interface ShownProps {
  readonly map: ReadyMap
  readonly chapter: ChapterId | null
  readonly month: number
  readonly onMonth: (month: number) => void
}

function Shown({ map, chapter, month, onMonth }: ShownProps) {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const [look, setLook] = useState<'map' | 'table'>('map')
  const [interest, setInterest] = useState(EVERYTHING)
  const [warmth, setWarmth] = useState<(typeof WARMTHS)[number]>('warm')
  const [looksAt, setLooksAt] = useState<MemberId | null>(null)
  const laidOut = useLayout(map)
  // A person's number is of one map; on the next it is somebody else's.
  const found = laidOut.map.people.findIndex(({ id }) => id === looksAt) ?? -1
  const chosen = found < 0 ? null : found
  const chapters = useMemo(
    () => community?.chapters.filter(({ id }) => chapter === null || id === chapter) ?? [],
    [community, chapter],
  )
  const scene = useMemo(
    () =>
      sceneOf(
        laidOut,
        { interest: interest === EVERYTHING ? null : interest, faintest: WARMTHS.indexOf(warmth) },
        chapters.map(({ id }) => id),
      ),
    [laidOut, interest, warmth, chapters],
  )
  const colours = useMemo(() => chapters.map(({ colour }) => `--${colour}`), [chapters])
  const interests = useMemo(() => interestsIn(map), [map])
  if (map.people.length === 0 && month === TODAY)
    return <EmptyState title={t('connections.noMapTitle')}>{t('connections.noMapText')}</EmptyState>
  const shownDay = map.days[month]
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <RadioGroup
          look="row"
          label={t('connections.look')}
          hideLabel
          value={look}
          onChange={setLook}
          options={[
            { value: 'map', label: t('connections.look.map') },
            { value: 'table', label: t('connections.look.table') },
          ]}
        />
        <RadioGroup
          look="row"
          label={t('connections.warmth')}
          hideLabel
          value={warmth}
          onChange={setWarmth}
          options={WARMTHS.map((value) => ({ value, label: t(`connections.warmth.${value}`) }))}
        />
        <div className={styles.tribe}>
          <Select
            label={t('connections.tribe')}
            hideLabel
            value={interest}
            onChange={setInterest}
            options={[
              { value: EVERYTHING, label: t('connections.everyInterest') },
              ...interests.map((name) => ({ value: name, label: name })),
            ]}
          />
        </div>
        <div className={styles.time}>
          <Slider
            label={t('connections.asOf')}
            value={month}
            steps={map.days.length - 1}
            onChange={onMonth}
            words={month === TODAY || shownDay === undefined ? t('connections.today') : formats.day(shownDay, 'UTC')}
          />
        </div>
      </div>
      {look === 'map' && (
        <div className={styles.body}>
          <MapCanvas
            // Another chapter is looked at as a whole; what changes in one leaves the eye where it is.
            key={chapter}
            label={t('connections.mapLabel', {
              people: scene.byDegree.length,
              ties: scene.lines.reduce((sum, { length }) => sum + length / 2, 0),
            })}
            scene={scene}
            colours={colours}
            chosen={chosen}
            onChoose={(person) => setLooksAt(laidOut.map.people[person ?? -1]?.id ?? null)}
          />
          <MapAside scene={scene} chapters={chapters} chosen={chosen} />
        </div>
      )}
      {look === 'table' && (
        <div className={styles.whole}>
          <MapTable scene={scene} chapters={chapters} onOpen={(member) => navigate(memberAddress(member))} />
        </div>
      )}
    </div>
  )
}

/** Interests to filter by; those of one person are no tribe. */
const MOST_INTERESTS = 60

function interestsIn({ people }: ReadyMap): string[] {
  const counts = new Map<string, number>()
  for (const { interests } of people)
    for (const interest of interests) counts.set(interest, (counts.get(interest) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))
    .slice(0, MOST_INTERESTS)
    .map(([interest]) => interest)
}
