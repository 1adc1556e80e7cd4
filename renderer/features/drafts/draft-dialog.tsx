import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { TOUCHPOINT_KINDS } from '../../../shared/domain/afterwards.ts'
import type { TouchpointKind } from '../../../shared/domain/afterwards.ts'
import type { LetterLanguage, Tone } from '../../../shared/domain/letter.ts'
import { LETTER_LIMIT, TONES } from '../../../shared/domain/letter.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import { draftOf } from '../../../shared/drafts/personal-letter.ts'
import { LANGUAGE_NAMES } from '../../../shared/language/locale.ts'
import type { PersonalDraft, PersonalLetter } from '../../../shared/protocol/letters.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import { useDraft } from '../../client/drafts.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { copyText } from '../common/copy-text.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from './drafts.module.css'
import { ModelPanel } from './model-panel.tsx'
import { TemplateEditor } from './template-editor.tsx'
import { usualWay } from './usual-way.ts'

/** What gives occasion to write to whom. */
export type WrittenAbout = Omit<ViewInput<'personalLetter'>, 'sender' | 'language'>

export interface DraftDialogProps {
  readonly about: WrittenAbout
  readonly name: string
  readonly onSent?: (() => void) | undefined
  readonly onClose: () => void
}

/** What could be written to one person: a draft in each tone to page through, to change and to copy. */
export function DraftDialog({ about, name, onSent, onClose }: DraftDialogProps) {
  const { t, language: sender } = useLanguage()
  const [language, setLanguage] = useState<LetterLanguage | null>(null)
  const [salon, setSalon] = useState<SalonId | null>(about.salon ?? null)
  const view = useView('personalLetter', { ...about, sender, language, salon })
  const letter = view.state === 'ready' ? view.value : null
  return (
    <Dialog open look="sheet" title={t(`drafts.kind.${about.kind}`, { name })} onClose={onClose}>
      {letter?.state === 'none' && (
        <Notice
          title={
            letter.why === 'noEvening'
              ? t('drafts.none.noEvening', { name })
              : t('consent.noDraft', { name, reason: t(`consent.reason.${letter.why}`) })
          }
        />
      )}
      {letter?.state === 'ready' && (
        <Written
          about={{ ...about, salon }}
          letter={letter}
          setLanguage={setLanguage}
          setSalon={setSalon}
          onSent={() => {
            onClose()
            onSent?.()
          }}
        />
      )}
    </Dialog>
  )
}

interface WrittenProps {
  readonly about: WrittenAbout
  readonly letter: PersonalLetter
  readonly setLanguage: (language: LetterLanguage) => void
  readonly setSalon: (salon: SalonId) => void
  readonly onSent: () => void
}

function Written({ about, letter, setLanguage, setSalon, onSent }: WrittenProps) {
  const { t, formats } = useLanguage()
  const mayChangeTexts = useCommunity()?.may.commands.includes('letter.save') ?? false
  const [tone, setTone] = useState<Tone>('warm')
  /** What a model made of the draft, and whether that is what is on screen; it is kept nowhere. */
  const [answer, setAnswer] = useState<string | null>(null)
  const [showsAnswer, setShowsAnswer] = useState(false)
  const draft = letter.drafts.find((each) => each.tone === tone)
  /** What the chapter's text is being changed to, seen at once as this member would get it. */
  const [template, setTemplate] = useState<string | null>(null)
  if (!draft) return null
  return (
    <div className={styles.stack}>
      <div className={styles.choices}>
        <RadioGroup
          label={t('drafts.tones')}
          hideLabel
          look="row"
          value={showsAnswer ? 'model' : tone}
          onChange={(next) => {
            setShowsAnswer(next === 'model')
            if (next !== 'model') setTone(next)
            setTemplate(null)
          }}
          options={[...TONES, ...(answer === null ? [] : (['model'] as const))].map((each) => ({
            value: each,
            label: t(`drafts.tone.${each}`),
          }))}
        />
        <Select
          size="small"
          label={t('drafts.language')}
          hideLabel
          value={letter.language}
          onChange={(next) => {
            setLanguage(next)
            setTemplate(null)
            setAnswer(null)
            setShowsAnswer(false)
          }}
          options={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
        />
      </div>
      {letter.evenings.length > 1 && (
        <Select
          label={t('drafts.evening')}
          value={letter.salon}
          onChange={(next) => {
            setSalon(next)
            setAnswer(null)
            setShowsAnswer(false)
          }}
          options={letter.evenings.map(({ salon, theme, day }) => ({
            value: salon,
            label: theme,
            hint: formats.shortDay(Date.parse(`${day}T00:00Z`), 'UTC'),
          }))}
        />
      )}
      <Message
        key={`${showsAnswer ? 'model' : tone} ${letter.language} ${letter.salon}`}
        about={about}
        letter={letter}
        draft={draft}
        answer={showsAnswer ? answer : null}
        setAnswer={setAnswer}
        template={template}
        onSent={onSent}
      />
      <ModelPanel
        kind={about.kind}
        letter={letter}
        draft={draft}
        onAnswer={(text) => {
          setAnswer(text)
          setShowsAnswer(true)
          setTemplate(null)
        }}
      />
      {mayChangeTexts && !showsAnswer && (
        <TemplateEditor about={about} letter={letter} draft={draft} text={template} onChange={setTemplate} />
      )}
    </div>
  )
}

interface MessageProps {
  readonly about: WrittenAbout
  readonly letter: PersonalLetter
  readonly draft: PersonalDraft
  /** A model's words in the place of the draft's; null for none. */
  readonly answer: string | null
  readonly setAnswer: (text: string) => void
  readonly template: string | null
  readonly onSent: () => void
}

/** Of what a draft is about, enough to tell it from others. */
const LONGEST_KEY = 60

/** The text itself; what somebody changed about it waits on this device until it is sent or thrown away. */
function Message({ about, letter, draft, answer, setAnswer, template, onSent }: MessageProps) {
  const { t } = useLanguage()
  const act = useDo()
  const toast = useToast()
  const { member, kind, from = null, occasion } = about
  const { name, language, chapter, salon, channels } = letter
  const what = salon ?? occasion?.[language].slice(0, LONGEST_KEY) ?? ''
  const written = useDraft(`personal/${member}/${kind}/${what}/${draft.tone}/${language}`)
  const [way, setWay] = useState<TouchpointKind>(usualWay(channels))
  const preview = template === null ? null : draftOf(template, draft.values)
  const text = preview ?? answer ?? written.text ?? draft.text
  const write = (next: string) => {
    if (answer !== null) setAnswer(next)
    else if (next === draft.text) written.discard()
    else written.write(next)
  }
  const markSent = async () => {
    const result = await act(
      'touchpoint.add',
      { member, chapter, kind: way, text, from, salon: kind === 'followUp' ? salon : null },
      { done: t('drafts.marked', { name }), undo: true },
    )
    if (!result.ok) return
    written.discard()
    onSent()
  }
  return (
    <>
      <TextArea
        label={t('drafts.text')}
        hideLabel
        lang={language}
        rows={10}
        maxLength={LETTER_LIMIT}
        readOnly={preview !== null}
        value={text}
        onChange={write}
        hint={t('drafts.sendsNothing')}
      />
      <div className={styles.buttons}>
        {written.text !== null && answer === null && preview === null && (
          <Button size="small" kind="quiet" onClick={written.discard}>
            {t('drafts.discard')}
          </Button>
        )}
        <Button
          size="small"
          icon={<Copy />}
          onClick={() =>
            copyText(text)
              ? toast({ tone: 'jade', text: t('drafts.copied', { name }) })
              : toast({ tone: 'seal', text: t('letters.notCopied') })
          }
        >
          {t('letters.copyThis')}
        </Button>
        <Select
          size="small"
          label={t('drafts.way')}
          hideLabel
          value={way}
          onChange={setWay}
          options={TOUCHPOINT_KINDS.map((each) => ({ value: each, label: t(`after.touch.${each}`) }))}
        />
        <Button
          size="small"
          kind="primary"
          icon={<Check />}
          disabled={text.trim() === '' || preview !== null}
          onClick={() => void markSent()}
        >
          {t('drafts.markSent')}
        </Button>
      </div>
    </>
  )
}
