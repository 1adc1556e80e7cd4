import { useState } from 'react'
import { Link } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { CandidateRow } from '../../../shared/protocol/recognition.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Seal } from '../../ui/seal.tsx'
import { useCommunity } from '../common/use-community.ts'
import { BadgeSeal } from './badge.tsx'
import { GiveFlow } from './give-flow.tsx'
import type { ToThank } from './give-flow.tsx'
import { monthWords } from './occasion-words.ts'
import styles from './recognition.module.css'
import { Worked } from './worked.tsx'

const LARGE = 96

/** On whom this month's light falls, and on whom it might, with why. */
export function SpotlightPanel({ chapter }: { readonly chapter: ChapterId | null }) {
  const speech = useLanguage()
  const { t, language } = speech
  const view = useView('recognition.spotlight', { chapter })
  const [choosing, setChoosing] = useState<ToThank | null>(null)
  const mayGive = useCommunity()?.may.commands.includes('recognition.give') === true
  return (
    <Worked view={view}>
      {({ month, chosen, candidates }) => (
        <div className={styles.stack}>
          {chosen.map(({ recognition, id, name, words, badge }) => (
            <Card key={recognition} title={t('recognition.spotlightOf', { month: monthWords(month, language) })}>
              <div className={styles.light}>
                <BadgeSeal badge={badge} size={LARGE} />
                <div className={styles.words}>
                  <Link href={`/members/${id}`} className={styles.lightName}>
                    {name}
                  </Link>
                  {words !== '' && <span>{words}</span>}
                </div>
              </div>
            </Card>
          ))}
          <Card
            title={chosen.length === 0 ? t('recognition.spotlightOf', { month: monthWords(month, language) }) : null}
          >
            <p className={styles.quiet}>{t('recognition.spotlightText')}</p>
            {candidates.length === 0 && <p>{t('recognition.spotlightNone')}</p>}
            <ul className={styles.rows}>
              {candidates.map((row) => (
                <li key={`${row.id} ${row.chapter}`} className={styles.row}>
                  <Seal name={row.name} size="normal" />
                  <div className={styles.words}>
                    <span className={styles.person}>
                      <Link href={`/members/${row.id}`}>{row.name}</Link>
                      {row.hint !== '' && <span className={styles.quiet}>{row.hint}</span>}
                    </span>
                    <span className={styles.quiet}>{whyWords(row, speech)}</span>
                  </div>
                  {mayGive && (
                    <Button size="small" onClick={() => setChoosing(lightOf(row, month))}>
                      {t('recognition.choose')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Card>
          {choosing && <GiveFlow owed={[choosing]} salon={null} onClose={() => setChoosing(null)} />}
        </div>
      )}
    </Worked>
  )
}

const DEEDS = ['hosted', 'talks', 'introductions', 'ideas', 'contributions', 'salons'] as const

function whyWords({ did, thanked }: CandidateRow, { t, formats }: Speech): string {
  const deeds = DEEDS.filter((deed) => did[deed] > 0).map((deed) => t(`recognition.did.${deed}`, { count: did[deed] }))
  return t('recognition.spotlightWhy', { did: formats.list(deeds), thanked })
}

function lightOf({ id, name, chapter }: CandidateRow, month: string): ToThank {
  const number = Number(month.replace('-', ''))
  return {
    id,
    name,
    chapter,
    of: 'spotlight',
    number,
    what: `spotlight:${number}`,
    condition: null,
    names: null,
    badge: 'star',
  }
}
