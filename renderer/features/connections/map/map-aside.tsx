import type { Chapter } from '../../../../shared/domain/community.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { PersonLink } from '../person-link.tsx'
import { TieMark } from '../tie-mark.tsx'
import { circleName } from './circle-name.ts'
import { MARKS } from './draw.ts'
import styles from './map.module.css'
import { neighboursOf } from './scene.ts'
import type { Scene } from './scene.ts'

export interface MapAsideProps {
  readonly scene: Scene
  readonly chapters: readonly Chapter[]
  readonly chosen: number | null
}

/** People named beside the map. */
const MOST = 8

/** What the map's marks mean, who is being looked at, which circles there are, and who stands between others. */
export function MapAside({ scene, chapters, chosen }: MapAsideProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const { map, circles } = scene.laidOut
  const person = chosen === null ? undefined : map.people[chosen]
  const near = chosen === null ? [] : [...neighboursOf(scene, chosen)]
  const between = circles?.between
  const bridges = between
    ? scene.byDegree
        .toSorted((a, b) => (between.shares[b] ?? 0) - (between.shares[a] ?? 0))
        .filter((each) => (between.shares[each] ?? 0) > 0)
    : []
  return (
    <aside className={styles.aside} aria-label={t('connections.aside')}>
      <div className={styles.legend}>
        {chapters.map((chapter, index) => (
          <span key={chapter.id} className={styles.mark}>
            <Shape index={index} colour={`var(--${chapter.colour})`} />
            {chapter.name}
          </span>
        ))}
        <TieMark state="strong" />
        <TieMark state="warm" />
        <TieMark state="faint" />
        <span className={styles.quiet}>{t('connections.sizes')}</span>
      </div>
      <div className={styles.chosen} aria-live="polite">
        {person ? (
          <>
            <span className={styles.name}>
              <PersonLink person={person} />
            </span>
            <span className={styles.quiet}>{t('connections.tiesShown', { count: near.length })}</span>
            <ul className={styles.circles}>
              {near.slice(0, MOST).map((other) => {
                const known = map.people[other]
                return known && <li key={other}>{<PersonLink person={known} />}</li>
              })}
            </ul>
          </>
        ) : (
          <span className={styles.quiet}>{t('connections.mapHint')}</span>
        )}
      </div>
      {circles && circles.circles.length > 1 && (
        <div>
          <h2 className={styles.heading}>{t('connections.circles')}</h2>
          <ul className={styles.circles}>
            {circles.circles.slice(0, MOST).map(({ size, names }, index) => (
              <li key={index}>{circleName({ index, size, names }, scene, chapters, speech)}</li>
            ))}
          </ul>
          <p className={styles.quiet}>{t('connections.circlesAbout')}</p>
        </div>
      )}
      {bridges.length > 0 && (
        <div>
          <h2 className={styles.heading}>{t('connections.between')}</h2>
          <ul className={styles.circles}>
            {bridges.slice(0, MOST).map((each) => {
              const known = map.people[each]
              return (
                known && (
                  <li key={each}>
                    <PersonLink person={known} /> {formats.percent(between?.shares[each] ?? 0)}
                    {between?.errors && ` ± ${formats.percent(between.errors[each] ?? 0)}`}
                  </li>
                )
              )
            })}
          </ul>
          <p className={styles.quiet}>
            {t('connections.betweenAbout', { how: between?.errors ? 'sampled' : 'exact' })}
          </p>
        </div>
      )}
      {map.omitted > 0 && <p className={styles.quiet}>{t('connections.omitted', { count: map.omitted })}</p>}
    </aside>
  )
}

/** A chapter's mark, as the map draws it. */
function Shape({ index, colour }: { readonly index: number; readonly colour: string }) {
  const corners = MARKS[index % MARKS.length]
  return (
    <svg viewBox="-1.4 -1.4 2.8 2.8" className={styles.shape} style={{ color: colour }} aria-hidden="true">
      {corners ? <polygon points={corners.map((corner) => corner.join(',')).join(' ')} /> : <circle r="1" />}
    </svg>
  )
}
