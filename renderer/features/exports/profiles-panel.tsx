import { Copy, Ellipsis, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ExportProfileId } from '../../../shared/domain/ids.ts'
import type { ExportPlan, ProfileRow } from '../../../shared/protocol/exports.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { ExportsFrame } from '../common/exports-frame.tsx'
import { handList } from '../common/handed-list.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from './exports.module.css'
import { planWords } from './plan-words.ts'
import { RunDialog } from './run-dialog.tsx'

/** The ways of exporting that are kept; `running` is one that is run at once, or the latest that ran. */
export function ProfilesPanel({ running }: { readonly running: ExportProfileId | 'last' | null }) {
  const { t, problem } = useLanguage()
  const [, navigate] = useLocation()
  const view = useView('exports', {})
  const [asked, setAsked] = useState<ExportProfileId | null>(null)
  const may = useCommunity()?.may.commands.includes('export.run') === true
  const begin = () => {
    handList(null)
    navigate('/exports/new')
  }
  const rows = view.state === 'ready' ? view.value : []
  const wanted = asked ?? (running === 'last' ? (latestOf(rows)?.id ?? null) : running)
  const shown = rows.find(({ id }) => id === wanted)
  const close = () => {
    setAsked(null)
    if (running !== null) navigate('/exports', { replace: true })
  }
  return (
    <ExportsFrame
      here="/exports"
      actions={
        may && (
          <Button kind="primary" icon={<Plus />} onClick={begin}>
            {t('exports.new')}
          </Button>
        )
      }
    >
      {view.state === 'failed' && <Notice tone="seal">{problem(view.problem)}</Notice>}
      {running === 'last' && view.state === 'ready' && !shown && <Notice live>{t('exports.nothingAgain')}</Notice>}
      {view.state === 'ready' && rows.length === 0 && (
        <EmptyState
          title={t('exports.none')}
          mark="⇗"
          actions={
            may && (
              <Button kind="primary" icon={<Plus />} onClick={begin}>
                {t('exports.new')}
              </Button>
            )
          }
        >
          {t('exports.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Card flush>
          <ul className={styles.list} aria-label={t('exports.profiles')}>
            {rows.map((row) => (
              <Profile key={row.id} row={row} may={may} onRun={() => setAsked(row.id)} />
            ))}
          </ul>
        </Card>
      )}
      {shown?.plan && (
        <RunDialog key={shown.id} name={shown.name} plan={shown.plan} profile={shown.id} onClose={close} />
      )}
    </ExportsFrame>
  )
}

function latestOf(rows: readonly ProfileRow[]): ProfileRow | undefined {
  return rows
    .filter(({ last, plan }) => last !== null && plan !== null)
    .sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0))[0]
}

interface ProfileProps {
  readonly row: ProfileRow
  readonly may: boolean
  readonly onRun: () => void
}

function Profile({ row: { id, name, plan, last }, may, onRun }: ProfileProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const now = useNow()
  const act = useDo()
  const [, navigate] = useLocation()
  const duplicate = async () => {
    const made = await act('export.duplicate', { profile: id, name: t('exports.copyOf', { name }) })
    if (made.ok) navigate(`/exports/${made.value.profile}`)
  }
  const remove = () => void act('export.delete', { profile: id }, { done: t('exports.deleted', { name }), undo: true })
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        {plan ? (
          <Link href={`/exports/${id}`} className={styles.name} aria-label={t('exports.editNamed', { name })}>
            {name}
          </Link>
        ) : (
          <span className={styles.name}>{name}</span>
        )}
        <span className={styles.quiet}>{plan ? planSentence(plan, speech) : t('exports.newer')}</span>
        <span className={styles.quiet}>
          {last ? (
            <Link href={`/exports/receipts/${id}`}>
              {t('exports.lastRun', { ago: formats.ago(last.at, now), rows: last.rows })}
            </Link>
          ) : (
            t('exports.neverRun')
          )}
        </span>
      </div>
      {may && (
        <span className={styles.buttons}>
          {plan && (
            <Button size="small" aria-label={t('exports.runNamed', { name })} onClick={onRun}>
              {t('exports.run')}
            </Button>
          )}
          <Menu
            label={t('exports.moreNamed', { name })}
            placement="bottom end"
            trigger={<IconButton size="small" label={t('exports.moreNamed', { name })} icon={<Ellipsis />} />}
            groups={[
              {
                choices: [
                  { id: 'copy', label: t('exports.duplicate'), icon: <Copy />, onChoose: () => void duplicate() },
                  { id: 'delete', label: t('exports.delete'), icon: <Trash2 />, danger: true, onChoose: remove },
                ],
              },
            ]}
          />
        </span>
      )}
    </li>
  )
}

function planSentence(plan: ExportPlan, speech: ReturnType<typeof useLanguage>): string {
  const { t } = speech
  return [t(`exports.format.${plan.output.format}`), ...planWords(plan, speech)].join(' · ')
}
