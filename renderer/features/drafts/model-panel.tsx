import { Cpu, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { LETTER_LIMIT } from '../../../shared/domain/letter.ts'
import type { AnyPlaceholder, PersonalKind } from '../../../shared/domain/letter.ts'
import { factsOf, promptFor, readAnswer } from '../../../shared/drafts/prompt.ts'
import type { PersonalDraft, PersonalLetter } from '../../../shared/protocol/letters.ts'
import type { ModelFault, ModelSettings } from '../../../shared/protocol/local-model.ts'
import { placeholderWord } from '../../../shared/salons/letter-text.ts'
import { bridge } from '../../client/bridge.ts'
import { useLocalModel } from '../../client/local-model.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './drafts.module.css'

export interface ModelPanelProps {
  readonly kind: PersonalKind
  readonly letter: PersonalLetter
  readonly draft: PersonalDraft
  /** The model's words, as a draft of their own. */
  readonly onAnswer: (text: string) => void
}

/** Lets a model on this machine word a draft, where the settings have turned one on. */
export function ModelPanel(props: ModelPanelProps) {
  const { t } = useLanguage()
  const { settings } = useLocalModel()
  const [open, setOpen] = useState(false)
  if (settings?.on !== true) return null
  if (!open)
    return (
      <div>
        <Button size="small" kind="quiet" icon={<Cpu />} onClick={() => setOpen(true)}>
          {t('drafts.modelWrite')}
        </Button>
      </div>
    )
  return <Asking {...props} settings={settings} onClose={() => setOpen(false)} />
}

type State =
  | { readonly is: 'ready' | 'waiting' | 'stopped' | 'answered' }
  | { readonly is: 'strangers'; readonly words: readonly string[] }
  | { readonly is: 'failed'; readonly reason: ModelFault | 'too-long' }

interface AskingProps extends ModelPanelProps {
  readonly settings: ModelSettings
  readonly onClose: () => void
}

function Asking({ kind, letter, draft, settings, onAnswer, onClose }: AskingProps) {
  const { t, formats } = useLanguage()
  const [struck, setStruck] = useState<ReadonlySet<AnyPlaceholder>>(new Set())
  const [hideNames, setHideNames] = useState(true)
  const [state, setState] = useState<State>({ is: 'ready' })
  useEffect(() => () => void bridge().request('model.cancel'), [])

  const { language, people } = letter
  const { tone, template, values } = draft
  const prompt = promptFor({ language, kind, tone, values, template, struck, people, hideNames })
  const isWaiting = state.is === 'waiting'
  const strike = (fact: AnyPlaceholder, told: boolean) => {
    const next = new Set(struck)
    if (told) next.delete(fact)
    else next.add(fact)
    setStruck(next)
  }
  const send = async () => {
    setState({ is: 'waiting' })
    const answer = await bridge().request('model.ask', { messages: [...prompt.messages] })
    if (answer.status === 'cancelled') return setState({ is: 'stopped' })
    if (answer.status === 'failed') return setState({ is: 'failed', reason: answer.reason })
    const read = readAnswer(answer.text, prompt.marks, LETTER_LIMIT)
    if (!read.ok) return setState({ is: 'failed', reason: read.reason })
    setState(read.strangers.length > 0 ? { is: 'strangers', words: read.strangers } : { is: 'answered' })
    onAnswer(read.text)
  }
  return (
    <section className={styles.template} aria-label={t('drafts.modelWrite')}>
      <fieldset className={styles.facts} disabled={isWaiting}>
        <legend>{t('drafts.modelFacts')}</legend>
        {factsOf(values).map((fact) => (
          <Checkbox key={fact} checked={!struck.has(fact)} disabled={isWaiting} onChange={(told) => strike(fact, told)}>
            <span lang={language}>{`${placeholderWord(fact, language)}: ${values[fact]}`}</span>
          </Checkbox>
        ))}
      </fieldset>
      <Checkbox checked={hideNames} disabled={isWaiting} onChange={setHideNames}>
        {t('drafts.modelHideNames')}
      </Checkbox>
      <section className={styles.sent} aria-label={t('drafts.modelSent', { model: settings.model })}>
        <h3>{t('drafts.modelSent', { model: settings.model })}</h3>
        {prompt.messages.map(({ role, content }) => (
          <div key={role}>
            <span className={styles.role}>{t(`drafts.modelRole.${role}`)}</span>
            <pre lang={language} data-role={role}>
              {content}
            </pre>
          </div>
        ))}
      </section>
      <div role="status">
        {isWaiting && t('drafts.modelWaiting')}
        {state.is === 'stopped' && t('drafts.modelStopped')}
        {state.is === 'answered' && t('drafts.modelAnswered')}
        {state.is === 'strangers' && (
          <Notice tone="ochre" title={t('drafts.modelStrangers', { words: formats.list(state.words) })}>
            {t('drafts.modelAnswered')}
          </Notice>
        )}
        {state.is === 'failed' && (
          <Notice
            tone="ochre"
            title={t(`drafts.fault.${state.reason}`, { address: settings.address, model: settings.model })}
          />
        )}
      </div>
      <div className={styles.buttons}>
        {isWaiting ? (
          <Button size="small" icon={<Square />} onClick={() => void bridge().request('model.cancel')}>
            {t('drafts.modelStop')}
          </Button>
        ) : (
          <>
            <Button size="small" onClick={onClose}>
              {t('drafts.modelDrop')}
            </Button>
            <Button
              size="small"
              kind="primary"
              icon={<Cpu />}
              disabled={settings.model === ''}
              title={settings.model === '' ? t('drafts.modelNone') : undefined}
              onClick={() => void send()}
            >
              {t('drafts.modelSend')}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
