import { useState } from 'react'
import { Link } from 'wouter'
import type { OwedRow, SalonOf } from '../../../shared/protocol/recognition.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useToday } from '../../ui/use-now.ts'
import { ChapterName } from '../common/chapter-name.tsx'
import { useCommunity } from '../common/use-community.ts'
import { BadgeSeal } from './badge.tsx'
import { GiveFlow, peopleIn } from './give-flow.tsx'
import { occasionWords, stateWords } from './occasion-words.ts'
import { PassDialog } from './pass-dialog.tsx'
import styles from './recognition.module.css'

export interface OwedListProps {
  readonly rows: readonly OwedRow[]
  /** The evening at which they are thanked. */
  readonly salon?: SalonOf
}

/** People who are owed a word, to be thanked one by one or all together. */
export function OwedList({ rows, salon }: OwedListProps) {
  const { t } = useLanguage()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [doing, setDoing] = useState<{ readonly what: 'give' | 'pass'; readonly rows: readonly OwedRow[] } | null>(null)
  const mayGive = useCommunity()?.may.commands.includes('recognition.give') === true
  const picked = rows.filter((row) => chosen.has(keyOf(row)))
  const choose = (row: OwedRow, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(keyOf(row))
    else next.delete(keyOf(row))
    setChosen(next)
  }
  const close = () => {
    setDoing(null)
    setChosen(new Set())
  }
  return (
    <>
      {mayGive && rows.length > 1 && (
        <div className={styles.bar}>
          <Checkbox
            checked={picked.length === 0 ? false : picked.length === rows.length ? true : 'mixed'}
            onChange={(all) => setChosen(new Set(all ? rows.map(keyOf) : []))}
          >
            {picked.length === 0 ? t('recognition.selectAll') : t('recognition.selected', { count: picked.length })}
          </Checkbox>
          {picked.length > 0 && (
            <span className={styles.buttons}>
              <Button size="small" kind="quiet" onClick={() => setDoing({ what: 'pass', rows: picked })}>
                {t('recognition.pass')}
              </Button>
              <Button size="small" kind="primary" onClick={() => setDoing({ what: 'give', rows: picked })}>
                {t('recognition.giveMany', { count: peopleIn(picked) })}
              </Button>
            </span>
          )}
        </div>
      )}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <Row
            key={keyOf(row)}
            row={row}
            isAt={salon !== undefined}
            {...(mayGive && {
              isChosen: chosen.has(keyOf(row)),
              onChoose: (isChosen: boolean) => choose(row, isChosen),
              onDo: (what: 'give' | 'pass') => setDoing({ what, rows: [row] }),
            })}
          />
        ))}
      </ul>
      {doing?.what === 'give' && <GiveFlow owed={doing.rows} salon={salon ?? null} onClose={close} />}
      {doing?.what === 'pass' && <PassDialog owed={doing.rows} onClose={close} />}
    </>
  )
}

interface RowProps {
  readonly row: OwedRow
  /** It stands under its evening already. */
  readonly isAt: boolean
  readonly isChosen?: boolean
  readonly onChoose?: (isChosen: boolean) => void
  readonly onDo?: (what: 'give' | 'pass') => void
}

function Row({ row, isAt, isChosen = false, onChoose, onDo }: RowProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const today = useToday()
  const { id, name, hint, badge, salon, chapter } = row
  const what = occasionWords(row, speech)
  return (
    <li className={styles.row}>
      {onChoose && <Checkbox checked={isChosen} label={t('recognition.select', { name, what })} onChange={onChoose} />}
      <BadgeSeal badge={badge} size={40} />
      <div className={styles.words}>
        <span className={styles.person}>
          <Link href={`/members/${id}`}>{name}</Link>
          {hint !== '' && <span className={styles.quiet}>{hint}</span>}
          <span>{what}</span>
          {!isAt && (
            <span className={styles.quiet}>
              <ChapterName chapter={chapter} />
            </span>
          )}
        </span>
        <span className={styles.quiet}>
          {[
            stateWords(row, today, speech),
            !isAt &&
              salon !== null &&
              t('recognition.comes', { day: formats.date(salon.start.slice(0, 10)), theme: salon.theme }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {onDo && (
        <span className={styles.buttons}>
          <Button size="small" kind="quiet" onClick={() => onDo('pass')}>
            {t('recognition.pass')}
          </Button>
          <Button size="small" onClick={() => onDo('give')}>
            {t('recognition.give')}
          </Button>
        </span>
      )}
    </li>
  )
}

function keyOf({ id, chapter, what }: OwedRow): string {
  return `${id} ${chapter} ${what}`
}
