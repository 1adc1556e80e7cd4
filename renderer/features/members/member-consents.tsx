import { Check, Plus, Slash } from 'lucide-react'
import { useState } from 'react'
import { CONSENT_KEYS } from '../../../shared/domain/consent.ts'
import type { Consent, ConsentKey } from '../../../shared/domain/consent.ts'
import type { MemberView } from '../../../shared/protocol/members.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { consentKeyWords, consentStateWords } from '../../../shared/language/consent-words.ts'
import { useDo } from '../common/use-do.ts'
import styles from '../consent/consent.module.css'
import { RecordDialog } from '../consent/record-dialog.tsx'
import detail from './member-detail.module.css'

/** What a person allowed and refused, when, how and by which text; and why they are left alone, where they are. */
export function MemberConsents({ value: { member, leftOut } }: { readonly value: MemberView }) {
  const { t } = useLanguage()
  const act = useDo()
  const [isOpen, setOpen] = useState(false)
  const said = CONSENT_KEYS.flatMap((key) => {
    const consent = member.consents[key]
    return consent ? [{ key, consent }] : []
  })
  const who = { kind: 'ids' as const, ids: [member.id] }
  const takeBack = (key: ConsentKey) => {
    const done = t('consent.cleared', { what: consentKeyWords(key, t) })
    void act('consent.record', { who, words: [{ key, state: null }] }, { done, undo: true })
  }
  return (
    <section className={detail.section} aria-label={t('consent.title')}>
      <h3 className={detail.heading}>{t('consent.title')}</h3>
      <div className={styles.said}>
        {leftOut !== null && leftOut !== 'archived' && (
          <Notice tone="ochre">{t('consent.leftAlone', { reason: t(`consent.reason.${leftOut}`) })}</Notice>
        )}
        {said.map(({ key, consent }) => (
          <div key={key} className={styles.line}>
            <Chip
              tone={consent.state === 'given' ? 'jade' : 'ochre'}
              icon={consent.state === 'given' ? <Check aria-hidden="true" /> : <Slash aria-hidden="true" />}
              onRemove={() => takeBack(key)}
            >
              {t('consent.keyState', {
                what: consentKeyWords(key, t),
                state: consentStateWords(key, consent.state, t),
              })}
            </Chip>
            <How of={key} consent={consent} />
          </div>
        ))}
        <div className={styles.add}>
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setOpen(true)}>
            {t('consent.add')}
          </Button>
        </div>
      </div>
      {isOpen && (
        <RecordDialog
          who={who}
          many={false}
          title={t('consent.recordOne', { name: member.name })}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  )
}

/** "3 May 2026 · on paper · version 2 · note" */
function How({ of, consent: { at, source, wording, note } }: { readonly of: ConsentKey; readonly consent: Consent }) {
  const { t, formats } = useLanguage()
  const texts = useView('consentTexts', wording === undefined ? null : {})
  const known = texts.state === 'ready' ? texts.value.wordings.find(({ id }) => id === wording) : undefined
  const words = [
    at !== undefined && formats.day(at),
    source !== undefined && t(`consent.source.${source}`),
    known !== undefined && t('consent.versionShort', { version: known.version }),
    // A day of death that is known in full is said as one.
    note !== undefined && (of === 'standing:deceased' && /^\d{4}-\d\d-\d\d$/.test(note) ? formats.date(note) : note),
  ]
  return <span className={styles.how}>{words.filter(Boolean).join(' · ')}</span>
}
