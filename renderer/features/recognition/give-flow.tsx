import { useId, useState } from 'react'
import type { ChapterId, RecognitionId } from '../../../shared/domain/ids.ts'
import { GIVEN_HOWS } from '../../../shared/domain/recognition.ts'
import type { GivenHow } from '../../../shared/domain/recognition.ts'
import type { OccasionRow, SalonOf } from '../../../shared/protocol/recognition.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import { RadioGroup } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import { CardsDialog } from './cards-dialog.tsx'
import { DraftTones } from './draft-tones.tsx'
import { occasionWords, thanksWords } from './occasion-words.ts'
import { PicturesDialog } from './pictures-dialog.tsx'
import styles from './recognition.module.css'

/** Somebody who is to be thanked, and for what. */
export type ToThank = Named & OccasionRow & { readonly chapter: ChapterId }

export interface GiveFlowProps {
  readonly owed: readonly ToThank[]
  /** The evening at which it is done; null for none. */
  readonly salon: SalonOf | null
  readonly onClose: () => void
}

/** Thanks one or many: how, with which words; then the cards, or the pictures, where there are any. */
export function GiveFlow({ owed, salon, onClose }: GiveFlowProps) {
  const [given, setGiven] = useState<{ readonly how: GivenHow; readonly ids: readonly RecognitionId[] } | null>(null)
  if (given?.how === 'card') return <CardsDialog recognitions={given.ids} onClose={onClose} />
  if (given?.how === 'picture') return <PicturesDialog recognitions={given.ids} onClose={onClose} />
  return (
    <GiveDialog
      owed={owed}
      salon={salon}
      onClose={onClose}
      onGiven={(how, ids) => {
        if (how === 'card' || how === 'picture') setGiven({ how, ids })
        else onClose()
      }}
    />
  )
}

interface GiveDialogProps extends GiveFlowProps {
  readonly onGiven: (how: GivenHow, ids: readonly RecognitionId[]) => void
}

function GiveDialog({ owed, salon, onClose, onGiven }: GiveDialogProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const act = useDo()
  const form = useId()
  const [how, setHow] = useState<GivenHow>('said')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [first] = owed
  const people = peopleIn(owed)
  const wordsFor = (row: ToThank) => typed[keyOf(row)] ?? thanksWords(row, row.name, speech)
  const give = async () => {
    const result = await act(
      'recognition.give',
      {
        to: owed.map((row) => ({
          member: row.id,
          chapter: row.chapter,
          what: row.what,
          badge: row.badge,
          words: how === 'badge' ? '' : wordsFor(row),
        })),
        how,
        salon: salon?.id ?? null,
      },
      { done: ({ given }) => t('recognition.given', { count: given.length }), undo: true },
    )
    if (result.ok) onGiven(how, result.value.given)
  }
  return (
    <Dialog
      title={t('recognition.giveTitle', {
        count: owed.length,
        people,
        name: first?.name ?? '',
        what: first ? occasionWords(first, speech) : '',
      })}
      open
      onClose={onClose}
      actions={
        <FormActions
          form={form}
          does={t('recognition.giveMany', { count: people })}
          disabled={owed.length === 0}
          onCancel={onClose}
        />
      }
    >
      <Form id={form} className={styles.form} onSubmit={give}>
        {salon && (
          <p className={styles.quiet}>
            {t('recognition.evening', { theme: salon.theme, day: formats.date(salon.start.slice(0, 10)) })}
          </p>
        )}
        <RadioGroup<GivenHow>
          label={t('recognition.how')}
          value={how}
          onChange={setHow}
          options={GIVEN_HOWS.map((value) => ({
            value,
            label: t(`recognition.how.${value}`),
            hint: t(`recognition.howHint.${value}`),
          }))}
        />
        {how !== 'badge' && (
          <>
            {first && owed.length === 1 ? (
              <DraftTones row={first} onWords={(text) => setTyped({ [keyOf(first)]: text })} />
            ) : (
              <p className={styles.quiet}>{t('recognition.wordsHint')}</p>
            )}
            {owed.map((row) => (
              <TextArea
                key={keyOf(row)}
                label={
                  owed.length === 1
                    ? t('recognition.words')
                    : t('recognition.wordsOf', { name: row.name, what: occasionWords(row, speech) })
                }
                rows={2}
                value={wordsFor(row)}
                onChange={(text) => setTyped({ ...typed, [keyOf(row)]: text })}
              />
            ))}
          </>
        )}
      </Form>
    </Dialog>
  )
}

/** Somebody who is owed several words is one person. */
export function peopleIn(owed: readonly Named[]): number {
  return new Set(owed.map(({ id }) => id)).size
}

function keyOf({ id, chapter, what }: ToThank): string {
  return `${id} ${chapter} ${what}`
}
