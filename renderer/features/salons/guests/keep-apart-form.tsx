import { useState } from 'react'
import type { ChapterId } from '../../../../shared/domain/ids.ts'
import type { Named } from '../../../../shared/protocol/guests.ts'
import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { PersonField } from '../../common/person-field.tsx'
import { useDo } from '../../common/use-do.ts'
import styles from './keep-apart.module.css'

export interface KeepApartFormProps {
  /** On whose pages it is written. */
  readonly chapter: ChapterId
  /** One of the two, where that is settled. */
  readonly member?: Named
}

/** Keeps two people apart, found by name or pinyin. */
export function KeepApartForm({ chapter, member }: KeepApartFormProps) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const [chosen, setChosen] = useState<Named | null>(null)
  const [other, setOther] = useState<Named | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const one = member ?? chosen
  const save = async () => {
    if (!one || !other) return
    const result = await act(
      'salon.keepApart',
      { chapter, a: one.id, b: other.id },
      { done: t('guests.apartSaid', { a: one.name, b: other.name }), undo: true, quiet: true },
    )
    setWrong(result.ok ? null : problem(result.problem))
    if (!result.ok) return
    setChosen(null)
    setOther(null)
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      {!member && (
        <PersonField
          label={t('guests.apartOne')}
          placeholder={t('guests.apartFind')}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <PersonField
        label={t(member ? 'guests.apartWith' : 'guests.apartOther')}
        placeholder={t('guests.apartFind')}
        value={other}
        onChange={setOther}
      />
      <Button submit disabled={!one || !other}>
        {t(member ? 'guests.apartAddTo' : 'guests.apartAdd')}
      </Button>
      {wrong !== null && (
        <p className={styles.problem} role="alert">
          {wrong}
        </p>
      )}
    </Form>
  )
}
