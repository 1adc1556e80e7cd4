import { useEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Decision } from '../../../shared/protocol/decisions.ts'
import { useWindow } from '../../client/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { LastDone } from '../common/last-done.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useWindowKeys } from '../common/window-keys.ts'
import { cardOf } from './card.tsx'
import { decisionKeyOf } from './decision-keys.ts'
import type { DecisionKey } from './decision-keys.ts'
import { DecisionList } from './decision-list.tsx'
import styles from './decisions.module.css'
import { GroupList, groupWords } from './group-list.tsx'
import { SettleMany } from './settle-many.tsx'
import { useDesk } from './use-desk.ts'

/** Everything that two organizers wrote differently while apart: one card each, or what is alike in one go. */
export function DecisionsScreen() {
  const speech = useLanguage()
  const { t } = speech
  const community = useCommunity()
  const now = useNow()
  const [, navigate] = useLocation()
  const telling = useMemo(() => ({ speech, community, now }), [speech, community, now])
  const [asked, setAsked] = useState<string | null>(null)
  const list = useWindow('decisions', { group: asked })
  const desk = useDesk(list)
  const [many, setMany] = useState(false)
  const { total, value } = list
  const groups = value?.groups ?? NO_GROUPS
  const group = groups.find(({ key }) => key === asked)
  // The last one of a group was settled: what is left is in the others.
  if (value && list.fresh && asked !== null && group === undefined) setAsked(null)

  // Whoever comes here comes to decide: 1 and 2 mean the first card at once, unless somebody is in the middle of typing.
  const waiting = list.state === 'ready' && total > 0
  const { focus } = desk
  useEffect(() => {
    if (waiting && !document.activeElement?.matches('input, textarea, [role=dialog] *')) focus()
  }, [waiting, focus])

  const take = (decision: Decision, index: number): boolean => {
    const choice = cardOf(decision, telling).choices[index]
    if (choice) desk.take(decision, choice.settlement, choice.done)
    return choice !== undefined
  }
  const onKey = (key: DecisionKey, repeated: boolean): boolean => {
    if (key.does === 'undo') return repeated || desk.undo()
    const decision = desk.current === undefined ? undefined : list.rowAt(desk.current)
    if (!decision) return false
    switch (key.does) {
      case 'move':
        desk.step(key.by)
        return true
      case 'take':
        // A key held down decides one thing and not the next twenty.
        return repeated || take(decision, key.nth)
      case 'open':
        navigate(cardOf(decision, telling).link.href)
        return true
      case 'all':
        if (total > 1) setMany(true)
        return total > 1
    }
  }
  useWindowKeys(decisionKeyOf, onKey)

  if (list.state !== 'ready' || !value) return <Page title={t('decisions.title')}>{null}</Page>
  const shown = group ? groupWords(group, speech, community) : t('decisions.groupAll')
  return (
    <Page
      title={t('decisions.title')}
      {...(value.all > 0 && { subtitle: t('decisions.subtitle', { count: value.all }) })}
    >
      {total === 0 ? (
        <EmptyState title={t('decisions.emptyTitle')} mark="＝">
          {t('decisions.emptyText')}
        </EmptyState>
      ) : (
        <div className={styles.desk}>
          {groups.length > 1 && (
            <GroupList
              groups={groups}
              all={value.all}
              community={community}
              chosen={group?.key ?? null}
              onChoose={setAsked}
            />
          )}
          <div className={styles.main}>
            <div className={styles.intro}>
              <p>{t('decisions.intro')}</p>
              <p>{t('decisions.keysHint')}</p>
            </div>
            <DecisionList
              list={list}
              telling={telling}
              current={desk.current}
              settled={desk.settled}
              moves={desk.moves}
              onChoose={take}
              onCurrent={desk.stand}
            />
          </div>
        </div>
      )}
      {(total > 1 || desk.last) && (
        <footer className={styles.foot}>
          {total > 1 && (
            <Button keys="A" onClick={() => setMany(true)}>
              {t('decisions.settleMany', { count: total })}
            </Button>
          )}
          <LastDone words={desk.last?.words} onUndo={desk.last && desk.undo} />
        </footer>
      )}
      {many && (
        <SettleMany
          group={shown}
          list={list}
          telling={telling}
          onClose={() => setMany(false)}
          onDone={desk.settledMany}
        />
      )}
    </Page>
  )
}

const NO_GROUPS: never[] = []
