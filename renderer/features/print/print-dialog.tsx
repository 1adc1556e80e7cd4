import { Printer } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { SalonId, SheetId } from '../../../shared/domain/ids.ts'
import type { PaperView } from '../../../shared/protocol/paper.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { BadgeChoices, LabelNotice } from './badge-choices.tsx'
import { missingLetters } from './missing-letters.ts'
import { Preview } from './preview.tsx'
import { PRINT_KINDS, chosenLabels, jobOf, labelProblem, rememberChoices, rememberedChoices } from './print-choices.ts'
import type { PrintChoices } from './print-choices.ts'
import styles from './print-dialog.module.css'
import { SignInChoices } from './sign-in-choices.tsx'
import { GuestsChoice, OneCheck, OrderChoice, PaperChoice } from './small-choices.tsx'
import { usePrint } from './use-print.ts'

export interface PrintDialogProps {
  readonly salon: SalonId
  readonly onClose: () => void
}

/** Which paper of a salon, how, and what its first page looks like. */
export function PrintDialog({ salon, onClose }: PrintDialogProps) {
  const { language } = useLanguage()
  const view = useView('paper', { salon, language, guests: 'asked' })
  return view.state === 'ready' && view.value ? <OpenDialog view={view.value} onClose={onClose} /> : null
}

function OpenDialog({ view, onClose }: { readonly view: PaperView; readonly onClose: () => void }) {
  const speech = useLanguage()
  const { t, language } = speech
  const [choices, setChoices] = useState(rememberedChoices)
  const [sheet, setSheet] = useState<SheetId | null>(null)
  const [first, setFirst] = useState(1)
  const { busy, run } = usePrint(view)
  const missing = useMemo(() => missingLetters(lettersOf(view, t)), [view, t])
  const change = (patch: Partial<PrintChoices>) => {
    const next = { ...choices, ...patch }
    setChoices(next)
    rememberChoices(next)
  }
  const { labels, paper } = chosenLabels(choices)
  const problem = choices.kind === 'badges' ? labelProblem(labels, paper) : null
  const isEmpty = choices.kind === 'tableCards' && view.salon.tables.length === 0
  const job = jobOf(choices, {
    salon: view.salon.id,
    sheet,
    first: Math.min(first, labels.columns * labels.rows),
    language,
  })
  const stop = busy || problem !== null || isEmpty
  const put = async (way: 'pdf' | 'printer') => {
    if (await run(job, way)) onClose()
  }
  return (
    <Dialog
      open
      size="large"
      title={t('print.title', { theme: view.salon.theme })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button icon={<Printer />} disabled={stop} onClick={() => void put('printer')}>
            {t('print.toPrinter')}
          </Button>
          <Button kind="primary" disabled={stop} onClick={() => void put('pdf')}>
            {t('print.savePdf')}
          </Button>
        </>
      }
    >
      {missing.length > 0 && (
        <div className={styles.notice}>
          <Notice tone="seal" live>
            {missingSentence(missing, speech)}
          </Notice>
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.choices}>
          <div>
            <RadioGroup
              label={t('print.what')}
              look="row"
              value={choices.kind}
              onChange={(kind) => change({ kind })}
              options={PRINT_KINDS.map((kind) => ({ value: kind, label: t(`print.kind.${kind}`) }))}
            />
            <p className={styles.hint}>{t(`print.about.${choices.kind}`)}</p>
          </div>
          {choices.kind === 'signIn' && (
            <>
              <PaperChoice value={choices.paper} onChange={(next) => change({ paper: next })} />
              <SignInChoices view={view} choices={choices} onChange={change} sheet={sheet} onSheet={setSheet} />
            </>
          )}
          {choices.kind === 'badges' && (
            <>
              <GuestsChoice value={choices.guests} onChange={(guests) => change({ guests })} />
              <OrderChoice value={choices.order ?? language} onChange={(order) => change({ order })} />
              <BadgeChoices choices={choices} onChange={change} first={first} onFirst={setFirst} />
            </>
          )}
          {choices.kind === 'tableCards' && (
            <>
              <PaperChoice value={choices.paper} onChange={(next) => change({ paper: next })} />
              <OneCheck label={t('print.names')} checked={choices.names} onChange={(names) => change({ names })} />
              {isEmpty && <Notice>{t('print.noTables')}</Notice>}
            </>
          )}
          {choices.kind === 'runSheet' && (
            <>
              <PaperChoice value={choices.paper} onChange={(next) => change({ paper: next })} />
              <OneCheck label={t('print.tasks')} checked={choices.tasks} onChange={(tasks) => change({ tasks })} />
            </>
          )}
        </div>
        <div className={styles.beside}>
          {problem ? <LabelNotice problem={problem} paper={paper} /> : <Preview job={job} />}
        </div>
      </div>
    </Dialog>
  )
}

/** Everything that may stand on a paper of this salon, for a look at whether there are letters for it. */
function lettersOf({ salon, guests, hosts, community, chapter }: PaperView, t: Speech['t']): string {
  const people = guests.flatMap(({ name, companions, interests, hint }) => [name, hint, ...companions, ...interests])
  const lines = salon.agenda.flatMap(({ title, who, bring }) => [title, who, bring])
  const tasks = salon.tasks.flatMap(({ title, owner }) => [title, owner])
  const tables = salon.tables.map(({ name }) => name)
  const own = [salon.theme, salon.venue, salon.notes, community, chapter, t('print.signInHint')]
  return [...own, ...people, ...hosts, ...lines, ...tasks, ...tables].join('')
}

/** More letters than these are no list to read, and mean that a whole script is missing. */
const MOST_NAMED = 12

function missingSentence(missing: readonly string[], { t }: Speech): string {
  return missing.length > MOST_NAMED ? t('print.missingChinese') : t('print.missing', { letters: missing.join(' ') })
}
