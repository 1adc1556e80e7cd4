import { useLocation } from 'wouter'
import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { LastDone } from '../common/last-done.tsx'
import { useDo } from '../common/use-do.ts'
import { useWindowKeys } from '../common/window-keys.ts'
import { deskKeyOf } from './desk-keys.ts'
import type { DeskKey } from './desk-keys.ts'
import { mergeOrder } from './merge-order.ts'
import styles from './pair-desk.module.css'
import { PairSheet } from './pair-sheet.tsx'
import { usePair } from './use-pair.ts'
import { useRowPicks } from './use-row-picks.ts'

export interface SameScreenProps {
  readonly a: string
  readonly b: string
}

/** Two members whom a person chose: whether they are one, and with which values. */
export function SameScreen({ a, b }: SameScreenProps) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const back = () => navigate('/members')
  if (!isId('mem', a) || !isId('mem', b) || a === b) return <Gone onBack={back} />
  return (
    <Page title={t('review.title')} subtitle={t('review.ofTwo')}>
      <Two a={a} b={b} onDone={back} />
    </Page>
  )
}

interface TwoProps {
  readonly a: MemberId
  readonly b: MemberId
  readonly onDone: () => void
}

function Two({ a, b, onDone }: TwoProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [, navigate] = useLocation()
  const { picks, cursor, moveCursor, pick, flip, flipNth } = useRowPicks(`${a} ${b}`)
  const view = usePair({ a, b }, picks)
  const pair = view.state === 'ready' ? view.value : undefined

  const merge = async () => {
    if (!pair) return
    const done = t('review.lastSame', { name: pair.a.name })
    const result = await act('people.merge', mergeOrder(pair, picks), { done, undo: true })
    if (result.ok) navigate(`/members/${result.value.member}`)
  }
  const apart = async () => {
    if (!pair) return
    const done = t('review.lastApart', { a: pair.a.name, b: pair.b.name })
    const result = await act('people.apart', { pairs: [[a, b]] }, { done, undo: true })
    if (result.ok) onDone()
  }
  const onKey = (key: DeskKey, repeated: boolean): boolean => {
    if (!pair || repeated) return false
    switch (key.does) {
      case 'accept':
      case 'merge':
        void merge()
        return true
      case 'apart':
        void apart()
        return true
      case 'row':
        moveCursor(pair, key.by)
        return true
      case 'flip':
        flip(pair)
        return true
      case 'flipNth':
        flipNth(pair, key.nth)
        return true
      case 'left':
      case 'right':
        if (cursor !== null) pick(pair, cursor, key.does === 'left' ? 'a' : 'b')
        return true
      case 'later':
      case 'back':
      case 'undo':
        return false
    }
  }
  useWindowKeys(deskKeyOf, onKey)
  if (pair === null || view.state === 'failed') return <Gone onBack={onDone} />
  return (
    <section className={styles.desk} aria-label={t('review.deskLabel')}>
      <div className={styles.sheet}>
        {pair && (
          <PairSheet
            row={pair}
            pair={pair}
            picks={picks}
            onPick={(field, side) => pick(pair, field, side)}
            cursor={cursor}
            suggested
          />
        )}
      </div>
      <footer className={styles.foot}>
        <Button kind="primary" keys="↵" disabled={!pair} onClick={() => void merge()}>
          {t('review.merge')}
        </Button>
        <Button keys="N" disabled={!pair} onClick={() => void apart()}>
          {t('review.twoPeople')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <LastDone words={t('review.reversible')} />
      </footer>
    </section>
  )
}

function Gone({ onBack }: { readonly onBack: () => void }) {
  const { t } = useLanguage()
  return (
    <EmptyState title={t('members.gone')} actions={<Button onClick={onBack}>{t('members.backToList')}</Button>}>
      {t('members.goneText')}
    </EmptyState>
  )
}
