import { Check, Copy, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { TOUCHPOINT_KINDS } from '../../../../shared/domain/afterwards.ts'
import type { TouchpointKind } from '../../../../shared/domain/afterwards.ts'
import type { FollowUpRow, FollowUpsView } from '../../../../shared/protocol/afterwards.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Seal } from '../../../ui/seal.tsx'
import { Select } from '../../../ui/select.tsx'
import { useToast } from '../../../ui/toasts.tsx'
import { useDo } from '../../common/use-do.ts'
import { DraftButton } from '../../drafts/draft-button.tsx'
import { usualWay } from '../../drafts/usual-way.ts'
import { memberAddress } from '../addresses.ts'
import { copyText } from '../../common/copy-text.ts'
import { reasonWords } from './follow-up-words.ts'
import styles from './follow-ups.module.css'

export interface FollowUpCardProps {
  readonly row: FollowUpRow
  readonly list: FollowUpsView
  /** It was done, or will not be. */
  readonly onSettled: () => void
}

/** One person: why, what could be said and by whom, and that it was said. */
export function FollowUpCard({ row, list, onSettled }: FollowUpCardProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const { id, name, reading, hint, reasons, state } = row
  const head = (
    <div className={styles.head}>
      <Seal name={name} />
      <Link href={memberAddress(id)} className={styles.name}>
        {name}
      </Link>
      <span className={styles.quiet}>{[reading, hint].filter(Boolean).join(' · ')}</span>
      {reasons.map((reason, at) => (
        <Chip key={at} tone={reason.kind === 'newcomer' ? 'indigo' : 'neutral'}>
          {reasonWords(reason, speech)}
        </Chip>
      ))}
    </div>
  )
  if (state.kind === 'open') return <Open row={row} list={list} onSettled={onSettled} head={head} />
  return (
    <li className={styles.card}>
      {head}
      <p className={styles.quiet}>
        {state.kind === 'done'
          ? t('after.doneBy', { by: state.by, when: formats.dayTime(state.at) })
          : t('after.skippedBy', { by: state.by, given: state.reason === '' ? 0 : 1, reason: state.reason })}
      </p>
      {state.kind === 'done' && state.text !== '' && <p className={styles.said}>{state.text}</p>}
      <TakeBack row={row} list={list} />
    </li>
  )
}

const MYSELF = 'myself'

function Open({ row, list, onSettled, head }: FollowUpCardProps & { readonly head: React.ReactNode }) {
  const { t } = useLanguage()
  const act = useDo()
  const toast = useToast()
  const [written, setWritten] = useState<string | null>(null)
  const [by, setBy] = useState<string>(row.caller?.who.id ?? MYSELF)
  const [skipping, setSkipping] = useState(false)
  const { id: member, name, caller, channels, words } = row
  const from = caller && by === caller.who.id ? caller.who.id : null
  const text = written ?? (from === null ? words.ours : words.callers)
  const usual = usualWay(channels)
  const done = async (kind: TouchpointKind) => {
    const { salon, chapter } = list
    const result = await act(
      'touchpoint.add',
      { member, chapter, kind, text, from, salon },
      { done: t('after.doneToast', { name }), undo: true },
    )
    if (result.ok) onSettled()
  }
  const skip = async (reason: string) => {
    const result = await act(
      'followUp.skip',
      { salon: list.salon, member, reason },
      { done: t('after.skippedToast', { name }), undo: true },
    )
    if (result.ok) onSettled()
    return undefined
  }
  return (
    <li className={styles.card}>
      {head}
      <div className={styles.said}>
        <InlineEdit
          multiline
          label={t('after.words', { name })}
          value={text}
          onSave={(next) => {
            setWritten(next)
            return Promise.resolve(undefined)
          }}
        />
      </div>
      <div className={styles.foot}>
        <Button size="small" kind="primary" icon={<Check />} data-done-button="" onClick={() => void done(usual)}>
          {t(`after.did.${usual}`)}
        </Button>
        <Button
          size="small"
          icon={<Copy />}
          onClick={() => copyText(text) && toast({ tone: 'jade', text: t('sync.copied') })}
        >
          {t('sync.copy')}
        </Button>
        <DraftButton
          name={name}
          about={{
            member,
            kind: 'followUp',
            salon: list.salon,
            chapter: list.chapter,
            from,
          }}
          onSent={onSettled}
        />
        {caller && (
          <span className={styles.by}>
            <Select
              size="small"
              label={t('after.caller')}
              hideLabel
              value={by}
              onChange={setBy}
              options={[
                {
                  value: caller.who.id,
                  label: t(`after.callerWhy.${caller.why}`, { name: caller.who.name }),
                },
                { value: MYSELF, label: t('after.myself') },
              ]}
            />
          </span>
        )}
        <span className={styles.quiet}>
          {channels.length === 0
            ? t('after.noChannel')
            : channels.map((channel) => t(`words.channel.${channel}`)).join(' · ')}
        </span>
        <Menu
          label={t('after.otherWays', { name })}
          placement="bottom end"
          trigger={<IconButton size="small" label={t('after.otherWays', { name })} icon={<Ellipsis />} />}
          groups={[
            {
              choices: TOUCHPOINT_KINDS.filter((kind) => kind !== usual).map((kind) => ({
                id: kind,
                label: t(`after.did.${kind}`),
                onChoose: () => void done(kind),
              })),
            },
            { choices: [{ id: 'skip', label: t('after.skip'), onChoose: () => setSkipping(true) }] },
          ]}
        />
      </div>
      {skipping && (
        <InlineEdit
          startOpen
          label={t('after.whySkip', { name })}
          value=""
          placeholder={t('after.whySkipPlaceholder')}
          onSave={skip}
        />
      )}
    </li>
  )
}

function TakeBack({ row, list }: Pick<FollowUpCardProps, 'row' | 'list'>) {
  const { t } = useLanguage()
  const act = useDo()
  const { state, id: member, name } = row
  if (state.kind === 'open') return null
  const takeBack = () =>
    state.kind === 'done'
      ? act(
          'touchpoint.takeBack',
          { touchpoint: state.touchpoint },
          { done: t('after.openAgain', { name }), undo: true },
        )
      : act('followUp.resume', { salon: list.salon, member }, { done: t('after.openAgain', { name }), undo: true })
  return (
    <div>
      <Button size="small" kind="quiet" aria-label={t('after.takeBackFor', { name })} onClick={() => void takeBack()}>
        {t('after.takeBack')}
      </Button>
    </div>
  )
}
