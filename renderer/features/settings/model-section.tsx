import { useState } from 'react'
import type { ModelFault, ModelListAnswer, ModelSettings } from '../../../shared/protocol/local-model.ts'
import { bridge } from '../../client/bridge.ts'
import { useLocalModel } from '../../client/local-model.ts'
import type { ModelInForce } from '../../client/local-model.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { useToast } from '../../ui/toasts.tsx'
import styles from './settings.module.css'

/** Whether a language model on this machine may word drafts, where it answers, and which one. */
export function ModelSection() {
  const { t } = useLanguage()
  const model = useLocalModel()
  const { settings } = model
  return (
    <Card title={t('drafts.modelTitle')}>
      <div className={styles.rows}>
        <p className={styles.hint}>{t('drafts.modelText')}</p>
        {settings && <ModelForm settings={settings} set={model.set} />}
      </div>
    </Card>
  )
}

interface ModelFormProps {
  readonly settings: ModelSettings
  readonly set: ModelInForce['set']
}

function ModelForm({ settings, set }: ModelFormProps) {
  const { t } = useLanguage()
  const toast = useToast()
  const [typed, setTyped] = useState(settings)
  const [problem, setProblem] = useState<ModelFault | null>(null)
  const [found, setFound] = useState<ModelListAnswer | null>(null)
  const keep = async (patch: Partial<ModelSettings>) => {
    const wanted = { ...typed, ...patch }
    setTyped(wanted)
    const answer = await set(wanted)
    if (answer.status === 'kept') {
      setProblem(null)
      return true
    }
    if (answer.reason === 'disk') toast({ tone: 'seal', text: t('drafts.modelNotKept') })
    else setProblem(answer.reason)
    return false
  }
  const look = async () => {
    if (await keep({})) setFound(await bridge().request('model.list'))
  }
  const words = { address: typed.address, model: typed.model }
  return (
    <>
      <Checkbox checked={settings.on} onChange={(on) => void keep({ on })}>
        {t('drafts.modelOn')}
      </Checkbox>
      {(settings.on || problem !== null) && (
        <>
          <TextField
            label={t('drafts.modelAddress')}
            inputMode="url"
            value={typed.address}
            onChange={(address) => setTyped({ ...typed, address })}
            onBlur={() => void keep({})}
            hint={t('drafts.modelAddressHint')}
            problem={problem === null ? undefined : t(`drafts.fault.${problem}`, words)}
          />
          <TextField
            label={t('drafts.modelName')}
            value={typed.model}
            onChange={(model) => setTyped({ ...typed, model })}
            onBlur={() => void keep({})}
            hint={t('drafts.modelNameHint')}
          />
          <div className={styles.found}>
            <Button size="small" onClick={() => void look()}>
              {t('drafts.modelLook')}
            </Button>
            <span role="status">
              {found?.status === 'failed' && t(`drafts.fault.${found.reason}`, words)}
              {found?.status === 'listed' && t('drafts.modelFound', { count: found.models.length })}
            </span>
            {found?.status === 'listed' &&
              found.models.slice(0, MOST_SHOWN).map((model) => (
                <Button
                  key={model}
                  size="small"
                  kind="quiet"
                  aria-pressed={model === typed.model}
                  onClick={() => void keep({ model })}
                >
                  {model}
                </Button>
              ))}
          </div>
        </>
      )}
    </>
  )
}

/** Whoever keeps more of them knows the name of the one they want. */
const MOST_SHOWN = 40
