import { Plus } from 'lucide-react'
import { useState } from 'react'
import { CONSENT_PURPOSES } from '../../../shared/domain/consent.ts'
import { ADULT_AT, CONSENT_BASES } from '../../../shared/domain/consent-settings.ts'
import type { ConsentSettings } from '../../../shared/domain/consent-settings.ts'
import type { WordingPurpose } from '../../../shared/domain/wording.ts'
import type { ConsentTexts, WordingOnScreen } from '../../../shared/protocol/consent.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import formStyles from '../../ui/dialog-form.module.css'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from '../consent/consent.module.css'
import { textIn, WordingDialog } from '../consent/wording-dialog.tsx'

/** What people are asked, in which words, and how those are treated who have not answered. */
export function ConsentSection() {
  const { t } = useLanguage()
  const view = useView('consentTexts', {})
  return (
    <Card title={t('consent.settingsTitle')}>
      <div className={styles.rows}>
        <p className={styles.hint}>{t('consent.settingsText')}</p>
        {view.state === 'ready' && (
          <>
            {/* What somebody else set meanwhile is what there is to change. */}
            <Treatment key={JSON.stringify(view.value.settings)} settings={view.value.settings} />
            <Texts wordings={view.value.wordings} />
          </>
        )}
      </div>
    </Card>
  )
}

const AGES = Array.from({ length: ADULT_AT.most - ADULT_AT.least + 1 }, (_, index) => ADULT_AT.least + index)

function Treatment({ settings }: { readonly settings: ConsentSettings }) {
  const { t } = useLanguage()
  const act = useDo()
  const mayChange = useCommunity()?.may.commands.includes('consent.settings') === true
  const [draft, setDraft] = useState(settings)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings)
  return (
    <Form
      className={formStyles.form}
      onSubmit={async () => {
        await act('consent.settings', { ...draft }, { done: t('consent.settingsSaved'), undo: true })
      }}
    >
      {!mayChange && <p className={styles.hint}>{t('consent.settingsAdmin')}</p>}
      {CONSENT_PURPOSES.map((purpose) => (
        <Select
          key={purpose}
          label={t(`consent.purpose.${purpose}`)}
          hint={t(`consent.hint.${purpose}`)}
          disabled={!mayChange}
          value={draft.bases[purpose]}
          onChange={(basis) => setDraft({ ...draft, bases: { ...draft.bases, [purpose]: basis } })}
          options={CONSENT_BASES.map((value) => ({ value, label: t(`consent.basis.${value}`) }))}
        />
      ))}
      <Select
        label={t('consent.adultAt')}
        hint={t('consent.adultAtHint')}
        disabled={!mayChange}
        value={String(draft.adultAt ?? 'country')}
        onChange={(value) => setDraft({ ...draft, adultAt: value === 'country' ? null : Number(value) })}
        options={[
          { value: 'country', label: t('consent.adultByCountry') },
          ...AGES.map((age) => ({ value: String(age), label: t('consent.years', { age }) })),
        ]}
      />
      {isChanged && (
        <>
          <Changes settings={draft} />
          <div>
            <FormActions size="small" onCancel={() => setDraft(settings)} />
          </div>
        </>
      )}
    </Form>
  )
}

function Changes({ settings }: { readonly settings: ConsentSettings }) {
  const { t } = useLanguage()
  const view = useView('consentChanges', settings)
  if (view.state !== 'ready') return null
  const { contact, news } = view.value
  return (
    <Notice tone={contact.out + news.out > 0 ? 'ochre' : 'neutral'} live>
      <p>{t('consent.changesContact', contact)}</p>
      <p>{t('consent.changesNews', news)}</p>
    </Notice>
  )
}

interface Editing {
  readonly purpose: WordingPurpose
  readonly wording?: WordingOnScreen
}

function Texts({ wordings }: Pick<ConsentTexts, 'wordings'>) {
  const { t } = useLanguage()
  const mayWrite = useCommunity()?.may.commands.includes('wording.save') === true
  const [editing, setEditing] = useState<Editing | null>(null)
  const purposes = [...CONSENT_PURPOSES, 'guardian'] as const
  const isOneMissing = purposes.some((purpose) => !wordings.some((each) => each.purpose === purpose))
  return (
    <>
      {isOneMissing && <p className={styles.hint}>{t('consent.textsHint')}</p>}
      {purposes.map((purpose) => {
        const versions = wordings.filter((each) => each.purpose === purpose).toReversed()
        const name = t(purpose === 'guardian' ? 'consent.standing.guardian' : `consent.purpose.${purpose}`)
        return (
          <section key={purpose} className={styles.purpose} aria-label={t('consent.textOf', { what: name })}>
            <div className={styles.purposeHead}>
              <h3 className={styles.purposeName}>{t('consent.textOf', { what: name })}</h3>
              {mayWrite && (
                <Button size="small" icon={<Plus />} onClick={() => setEditing({ purpose })}>
                  {t(versions.length === 0 ? 'consent.firstText' : 'consent.newVersion')}
                </Button>
              )}
            </div>
            {versions.length === 0 && <p className={styles.hint}>{t('consent.noText')}</p>}
            <div className={styles.versions}>
              {versions.map((wording) => (
                <Version key={wording.id} wording={wording} onOpen={() => setEditing({ purpose, wording })} />
              ))}
            </div>
          </section>
        )
      })}
      {editing !== null && <WordingDialog {...editing} mayWrite={mayWrite} onClose={() => setEditing(null)} />}
    </>
  )
}

function Version({ wording, onOpen }: { readonly wording: WordingOnScreen; readonly onOpen: () => void }) {
  const { t, formats, language } = useLanguage()
  return (
    <div className={styles.version}>
      <div className={styles.versionWords}>
        <div className={styles.line}>
          {t('consent.version', { version: wording.version, from: formats.date(wording.from) })}
          {wording.isCurrent && <Chip tone="jade">{t('consent.current')}</Chip>}
          <span className={styles.how}>{t('consent.agreedBy', { count: wording.members })}</span>
        </div>
        <div className={styles.opening}>{textIn(wording, language)}</div>
      </div>
      <Button size="small" kind="quiet" onClick={onOpen}>
        {t(wording.members === 0 ? 'common.edit' : 'consent.read')}
      </Button>
    </div>
  )
}
