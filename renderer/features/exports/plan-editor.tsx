import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ExportProfileId } from '../../../shared/domain/ids.ts'
import type { ExportPlanInput } from '../../../shared/protocol/exports.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { handedList } from '../common/handed-list.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { ColumnsEditor } from './columns-editor.tsx'
import { newDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import styles from './exports.module.css'
import { FormatFields } from './format-fields.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { PurposeFields } from './purpose-fields.tsx'
import { RowsField } from './rows-field.tsx'
import { RunDialog } from './run-dialog.tsx'
import { SortFields } from './sort-fields.tsx'

/** Puts an export together, or changes one that is kept; beside it stands what will be in the file and what not. */
export function PlanEditor({ profile }: { readonly profile: ExportProfileId | null }) {
  const { t, language } = useLanguage()
  const kept = useView('exportProfile', profile === null ? null : { profile })
  const [fresh] = useState(() => newDraft(handedList(), language, t('exports.unnamed')))
  if (profile === null) return <Editor first={fresh} profile={null} />
  if (kept.state !== 'ready') return null
  const plan = kept.value?.plan
  if (!kept.value || !plan) return <EmptyState title={t('frame.notFoundTitle')} mark="·" />
  return <Editor first={{ name: kept.value.name, plan, chosen: 0 }} profile={profile} />
}

function Editor({ first, profile }: { readonly first: Draft; readonly profile: ExportProfileId | null }) {
  const { t, problem } = useLanguage()
  const [, navigate] = useLocation()
  const act = useDo()
  const may = useCommunity()?.may.commands ?? []
  const [draft, setDraft] = useState(first)
  const [running, setRunning] = useState(false)
  const [isForNobody, setIsForNobody] = useState(false)
  const purpose = useRef<HTMLDivElement>(null)
  const { name, plan, chosen } = draft
  const set = (change: Partial<ExportPlanInput>) => setDraft({ ...draft, plan: { ...plan, ...change } })
  const keep = async (as: ExportProfileId | null) => {
    const { only: _only, ...rows } = plan.rows
    const kept = { ...plan, rows }
    const result = await act(
      'export.save',
      { name, plan: kept, ...(as !== null && { profile: as }) },
      { done: t('exports.saved', { name: name.trim() }), undo: true },
    )
    if (result.ok && as === null) navigate(`/exports/${result.value.profile}`, { replace: true })
  }
  const begin = () => {
    const isMissing = plan.receiver.trim() === ''
    setIsForNobody(isMissing)
    if (!isMissing) return setRunning(true)
    // Said where it is asked, which may be far above the button's row of a long form.
    requestAnimationFrame(() => purpose.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }
  return (
    <Page
      title={name.trim() === '' ? t('exports.new') : name}
      layout="wide"
      actions={
        <>
          <Button onClick={() => navigate('/exports')}>{t('common.close')}</Button>
          {profile !== null && may.includes('export.save') && (
            <Button onClick={() => void keep(null)}>{t('exports.saveAs')}</Button>
          )}
          {may.includes('export.save') && <Button onClick={() => void keep(profile)}>{t('exports.save')}</Button>}
          {may.includes('export.run') && (
            <Button kind="primary" submit form="export-plan">
              {t('exports.make')}
            </Button>
          )}
        </>
      }
    >
      <Form id="export-plan" className={styles.editor} onSubmit={begin}>
        <div ref={purpose} className={styles.fields}>
          <Card>
            <div className={styles.form}>
              <TextField
                label={t('exports.name')}
                value={name}
                onChange={(next) => setDraft({ ...draft, name: next })}
              />
              <PurposeFields
                plan={plan}
                receiverProblem={
                  isForNobody && plan.receiver.trim() === '' ? problem({ code: 'receiver-empty' }) : undefined
                }
                onChange={set}
              />
            </div>
          </Card>
          <Card>
            <div className={styles.form}>
              <RowsField rows={plan.rows} chosen={chosen} onChange={(rows) => set({ rows })} />
              <SortFields sort={plan.sort} language={plan.output.language} onChange={(sort) => set({ sort })} />
            </div>
          </Card>
          <Card>
            <ColumnsEditor
              columns={plan.columns}
              use={plan.use}
              language={plan.output.language}
              onChange={(columns) => set({ columns })}
            />
          </Card>
          <Card>
            <FormatFields output={plan.output} onChange={(output) => set({ output })} />
          </Card>
        </div>
        <PreviewPanel plan={plan} />
      </Form>
      {running && (
        <RunDialog
          name={name.trim() === '' ? t('exports.unnamed') : name.trim()}
          plan={plan}
          profile={profile}
          onClose={() => setRunning(false)}
        />
      )}
    </Page>
  )
}
