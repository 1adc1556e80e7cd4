import { useState } from 'react'
import {
  CHANNELLED_PURPOSES,
  CONSENT_CHANNELS,
  CONSENT_NOTE_LIMIT,
  CONSENT_PURPOSES,
  CONSENT_SOURCES,
  consentKey,
  STANDING_FACTS,
} from '../../../shared/domain/consent.ts'
import type {
  ConsentChannel,
  ConsentKey,
  ConsentPurpose,
  ConsentSource,
  ConsentState,
  StandingFact,
} from '../../../shared/domain/consent.ts'
import type { WordingId } from '../../../shared/domain/ids.ts'
import type { WordingPurpose } from '../../../shared/domain/wording.ts'
import type { MemberSelection } from '../../../shared/protocol/selection.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../ui/choices.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import formStyles from '../../ui/dialog-form.module.css'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './consent.module.css'

/** What can be recorded in one go: a purpose, or something that holds whatever is asked for. */
type About = ConsentPurpose | StandingFact

const ABOUT: readonly About[] = [...CONSENT_PURPOSES, ...STANDING_FACTS]

export interface RecordDialogProps {
  readonly who: MemberSelection
  readonly title: string
  /** Whether it is about many: then a form on paper is likelier than a word in passing. */
  readonly many: boolean
  /** What to begin with. */
  readonly about?: ConsentKey
  readonly onClose: () => void
}

/** What somebody, or a whole selection, said: about what, by which channels, when, how and by which text. */
export function RecordDialog({ who, title, many, about: first = 'contact:email', onClose }: RecordDialogProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const today = useToday()
  const texts = useView('consentTexts', {})
  const wordings = texts.state === 'ready' ? texts.value.wordings : []
  const [about, setAbout] = useState<About>(() => ABOUT.find((each) => first.split(':').includes(each)) ?? 'contact')
  const [channels, setChannels] = useState<readonly ConsentChannel[]>(() =>
    CONSENT_CHANNELS.filter((channel) => first.endsWith(`:${channel}`)),
  )
  const [state, setState] = useState<ConsentState>(
    STANDING_FACTS.some((fact) => first === `standing:${fact}` && fact !== 'guardian') ? 'withdrawn' : 'given',
  )
  const [on, setOn] = useState(today)
  const [source, setSource] = useState<ConsentSource>(many ? 'form' : 'spoken')
  const [wording, setWording] = useState<WordingId | 'none' | null>(null)
  const [note, setNote] = useState('')

  const fact = STANDING_FACTS.find((each) => each === about)
  const purpose = CONSENT_PURPOSES.find((each) => each === about)
  const hasChannels = CHANNELLED_PURPOSES.some((each) => each === about)
  const asked: WordingPurpose | null = purpose ?? (fact === 'guardian' ? 'guardian' : null)
  const versions = wordings.filter((each) => each.purpose === asked)
  const current = versions.find(({ isCurrent }) => isCurrent)?.id ?? 'none'
  const chosen = state === 'given' ? (wording ?? current) : 'none'
  const keys: readonly ConsentKey[] = fact
    ? [`standing:${fact}`]
    : (hasChannels ? channels : CONSENT_CHANNELS.slice(0, 1)).map((channel) =>
        consentKey(purpose ?? 'contact', channel),
      )
  const choose = (next: About) => {
    setAbout(next)
    setWording(null)
    setState(next === 'noContact' || next === 'deceased' ? 'withdrawn' : 'given')
  }
  const record = async () => {
    const input = {
      who,
      words: keys.map((key) => ({ key, state })),
      on: on === '' || on === today ? null : on,
      source: fact === 'deceased' ? null : source,
      wording: chosen === 'none' ? null : chosen,
      note,
    }
    const done = ({ changed, kept }: { readonly changed: number; readonly kept: number }) =>
      t('consent.recorded', { changed, kept })
    const result = await act('consent.record', input, { done, undo: true })
    if (result.ok) onClose()
  }
  return (
    <Dialog
      open
      size="small"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={keys.length === 0} onClick={() => void record()}>
            {t('consent.record')}
          </Button>
        </>
      }
    >
      <div className={formStyles.form}>
        <Select
          label={t('consent.about')}
          value={about}
          onChange={choose}
          options={ABOUT.map((value) => ({ value, label: aboutWords(value, t), hint: t(`consent.hint.${value}`) }))}
        />
        {hasChannels && (
          <fieldset className={styles.channels}>
            <legend className={styles.legend}>{t('consent.channels')}</legend>
            {CONSENT_CHANNELS.map((channel) => (
              <Checkbox
                key={channel}
                checked={channels.includes(channel)}
                onChange={(checked) =>
                  setChannels(checked ? [...channels, channel] : channels.filter((each) => each !== channel))
                }
              >
                {t(`words.channel.${channel}`)}
              </Checkbox>
            ))}
          </fieldset>
        )}
        <RadioGroup
          label={t('consent.said')}
          look="row"
          value={state}
          onChange={setState}
          options={(['given', 'withdrawn'] as const).map((value) => ({
            value,
            label: t(fact ? `consent.fact.${fact}.${value}` : `consent.state.${value}`),
          }))}
        />
        {fact === 'deceased' ? (
          <>
            <TextField
              label={t('consent.died')}
              hint={t('consent.diedHint')}
              optional
              value={note}
              onChange={setNote}
              maxLength={10}
            />
            {state === 'withdrawn' && <Notice>{t('consent.deceasedText')}</Notice>}
          </>
        ) : (
          <>
            <div className={formStyles.pair}>
              <DateField label={t('consent.on')} value={on} onChange={setOn} />
              <Select
                label={t('consent.how')}
                value={source}
                onChange={setSource}
                options={CONSENT_SOURCES.map((value) => ({ value, label: t(`consent.source.${value}`) }))}
              />
            </div>
            {state === 'given' && versions.length > 0 && (
              <Select
                label={t('consent.wording')}
                value={chosen}
                onChange={setWording}
                options={[
                  { value: 'none' as const, label: t('consent.noWording') },
                  ...versions.map(({ id, version, from }) => ({
                    value: id,
                    label: t('consent.version', { version, from: formats.date(from) }),
                  })),
                ]}
              />
            )}
            <TextField
              label={t(fact === 'guardian' ? 'consent.guardianName' : fact ? 'consent.why' : 'consent.note')}
              optional={fact !== 'guardian'}
              value={note}
              onChange={setNote}
              maxLength={CONSENT_NOTE_LIMIT}
            />
          </>
        )}
        {many && state === 'given' && !fact && <p className={styles.hint}>{t('consent.manyHint')}</p>}
      </div>
    </Dialog>
  )
}

function aboutWords(about: About, t: ReturnType<typeof useLanguage>['t']): string {
  const fact = STANDING_FACTS.find((each) => each === about)
  if (fact) return t(`consent.standing.${fact}`)
  const purpose = CONSENT_PURPOSES.find((each) => each === about)
  return purpose ? t(`consent.purpose.${purpose}`) : about
}
