import { Download, Gift, Plus, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { PointsRow, PointsView } from '../../../shared/protocol/points.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { NumberField, TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { chapterOf, openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { useSaveAboutPeople } from '../common/use-save-about-people.ts'
import { useWrong } from '../common/use-wrong.ts'
import styles from './member-points.module.css'

/** Lines that are shown before somebody asks for all. */
const FIRST_LINES = 5
const ALL_LINES = 100_000

/** The points of a person: what they come to, how they came about, what can be had for them. */
export function MemberPoints({ member }: { readonly member: Member }) {
  const { t, formats } = useLanguage()
  const community = useCommunity()
  const [most, setMost] = useState(FIRST_LINES)
  const [giving, setGiving] = useState(false)
  const [line, setLine] = useState<PointsRow | null>(null)
  const view = useView('points', { member: member.id, most })
  const chapters = openChapters(community).filter(({ id }) => {
    const membership = member.memberships[id]
    return membership && membership.until === undefined
  })
  const may = chapters.length > 0 && community?.may.commands.includes('points.give') === true
  const mayExport = community?.may.commands.includes('export.points') === true
  if (view.state !== 'ready') return null
  const { balances, lines, total, rewards } = view.value
  if (total === 0 && !may) return null
  const inChapter = (chapter: ChapterId) => (balances.length > 1 ? (chapterOf(community, chapter)?.name ?? '') : '')
  const [home] = chapters
  return (
    <section className={styles.section} aria-label={t('points.title')}>
      <h3 className={styles.heading}>
        {t('points.title')}
        {balances.map(({ chapter, balance }) => (
          <span key={chapter} className={balance < 0 ? styles.below : styles.balance}>
            {[inChapter(chapter), t('points.amount', { amount: balance })].filter(Boolean).join(' ')}
          </span>
        ))}
      </h3>
      {balances.some(({ balance }) => balance < 0) && <p className={styles.below}>{t('points.belowHere')}</p>}
      {lines.length > 0 && (
        <table className={styles.lines}>
          <thead className={styles.hidden}>
            <tr>
              <th scope="col">{t('points.what')}</th>
              <th scope="col">{t('points.howMany')}</th>
              <th scope="col">{t('points.balance')}</th>
              <th scope="col">{t('points.takeBack')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((row) => (
              <tr key={`${row.chapter} ${row.key}`} className={row.takenBack ? styles.gone : undefined}>
                <td>
                  {wordsOf(row, t)}
                  <span className={styles.about}>
                    {[formats.date(row.day), row.on === null ? '' : row.what, row.by, inChapter(row.chapter)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </td>
                <td className={styles.number}>{`${row.amount > 0 ? '+' : ''}${formats.number(row.amount)}`}</td>
                <td className={styles.number}>{formats.number(row.balance)}</td>
                <td className={styles.tool}>
                  {may && !row.takenBack && row.kind !== 'back' && (
                    <IconButton
                      size="small"
                      label={t('points.takeBackOf', { what: wordsOf(row, t) })}
                      icon={<Undo2 />}
                      onClick={() => setLine(row)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {line && <TakeBackForm member={member} line={line} onDone={() => setLine(null)} />}
      {giving && home && <GiveForm member={member} chapter={home.id} onDone={() => setGiving(false)} />}
      <div className={styles.buttons}>
        {total > lines.length && (
          <Button size="small" kind="quiet" onClick={() => setMost(ALL_LINES)}>
            {t('points.allLines', { count: total })}
          </Button>
        )}
        {may && !giving && (
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setGiving(true)}>
            {t('points.give')}
          </Button>
        )}
        {total > 0 && mayExport && <SaveLines member={member} />}
        {may && rewards.length > 0 && <Redeem member={member} rewards={rewards} inChapter={inChapter} />}
      </div>
    </section>
  )
}

/** All lines, for a spreadsheet. */
function SaveLines({ member }: { readonly member: Member }) {
  const { t, language } = useLanguage()
  const act = useDo()
  const save = useSaveAboutPeople()
  const run = async () => {
    const result = await act('export.points', { member: member.id, language })
    if (!result.ok) return
    const { name, bytes, rows } = result.value
    await save(
      { name, bytes },
      { name: t('points.csvKind'), extensions: ['csv'] },
      {
        kind: 'points',
        name: t('exports.format.points'),
        use: { aim: 'themselves' },
        of: { kind: 'members', members: [member.id] },
      },
      (file) => t('points.csvSaved', { rows, file }),
    )
  }
  return (
    <Button size="small" kind="quiet" icon={<Download />} onClick={() => void run()}>
      {t('points.csv')}
    </Button>
  )
}

function wordsOf({ on, kind, what }: PointsRow, t: ReturnType<typeof useLanguage>['t']): string {
  if (on !== null) return t(`points.on.${on}`)
  return kind === 'given' ? what : t(`points.kind.${kind}`, { what })
}

interface RedeemProps {
  readonly member: Member
  readonly rewards: PointsView['rewards']
  readonly inChapter: (chapter: ChapterId) => string
}

function Redeem({ member, rewards, inChapter }: RedeemProps) {
  const { t } = useLanguage()
  const act = useDo()
  return (
    <Menu
      label={t('points.redeem')}
      trigger={
        <Button size="small" kind="quiet" icon={<Gift />}>
          {t('points.redeem')}
        </Button>
      }
      groups={[
        {
          choices: rewards.map(({ id, chapter, text, price, left, affordable }) => ({
            id: `${chapter} ${id}`,
            label: text,
            hint: [
              t('points.amount', { amount: price }),
              left === null ? '' : t('points.left', { count: left }),
              affordable ? '' : t('points.notEnough'),
              inChapter(chapter),
            ]
              .filter(Boolean)
              .join(' · '),
            disabled: !affordable || left === 0,
            onChoose: () =>
              void act(
                'points.redeem',
                { member: member.id, chapter, reward: id },
                { done: t('points.redeemed', { text, name: member.name }), undo: true },
              ),
          })),
        },
      ]}
    />
  )
}

interface GiveFormProps {
  readonly member: Member
  readonly chapter: ChapterId
  readonly onDone: () => void
}

function GiveForm({ member, chapter, onDone }: GiveFormProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const { wrong, settle } = useWrong()
  const save = async () => {
    const given = { member: member.id, chapter, amount: amount ?? 0, reason }
    const done = t('points.given', { amount: amount ?? 0, name: member.name })
    const result = await act('points.give', given, { done, undo: true, quiet: true })
    settle(result, onDone)
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      <NumberField label={t('points.howMany')} hint={t('points.giveHint')} value={amount} onChange={setAmount} />
      <TextField label={t('points.reason')} value={reason} onChange={setReason} problem={wrong} />
      <div className={styles.buttons}>
        <FormActions size="small" onCancel={onDone} does={t('points.give')} />
      </div>
    </Form>
  )
}

interface TakeBackFormProps {
  readonly member: Member
  readonly line: PointsRow
  readonly onDone: () => void
}

/** The line stays, and another one stands against it, with the reason. */
function TakeBackForm({ member, line, onDone }: TakeBackFormProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [reason, setReason] = useState('')
  const { wrong, settle } = useWrong()
  const save = async () => {
    const taken = { member: member.id, chapter: line.chapter, line: line.key, reason }
    const result = await act('points.takeBack', taken, { done: t('points.takenBack'), undo: true, quiet: true })
    settle(result, onDone)
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      <TextField
        label={t('points.takeBackReason', { what: wordsOf(line, t) })}
        autoFocus
        value={reason}
        onChange={setReason}
        problem={wrong}
      />
      <div className={styles.buttons}>
        <FormActions size="small" onCancel={onDone} does={t('points.takeBack')} />
      </div>
    </Form>
  )
}
