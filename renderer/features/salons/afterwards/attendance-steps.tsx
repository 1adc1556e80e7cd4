import { useState } from 'react'
import type { GuestRow } from '../../../../shared/protocol/guests.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'
import { Checkbox, RadioGroup } from '../../../ui/choices.tsx'
import { InlineEdit } from '../../../ui/inline-edit.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Seal } from '../../../ui/seal.tsx'
import { useDo } from '../../common/use-do.ts'
import { useGuestActions } from '../use-guest-actions.ts'
import styles from './closing-steps.module.css'

/** More than anybody goes through by eye; the others are found by typing. */
const MOST = 200

/** Who came: those who are not ticked yet, and whoever is searched for. */
export function CameStep({ view }: { readonly view: SalonView }) {
  const { t, language } = useLanguage()
  const [text, setText] = useState('')
  const [show, setShow] = useState<'missing' | 'arrived' | 'all'>('missing')
  const { id } = view.salon
  const guests = useView('guests', {
    salon: id,
    text,
    language,
    show: text.trim() === '' ? show : 'all',
    sort: 'name',
    range: { from: 0, count: MOST },
  })
  const actions = useGuestActions(id)
  const value = guests.state === 'ready' ? guests.value : undefined
  return (
    <>
      <div className={styles.tools}>
        <div className={styles.search}>
          <SearchField label={t('salons.guestSearch')} value={text} onChange={setText} />
        </div>
        <RadioGroup
          label={t('salons.showOnly')}
          hideLabel
          look="row"
          value={show}
          onChange={setShow}
          options={[
            { value: 'missing', label: t('salons.showMissingPast') },
            { value: 'arrived', label: t('salons.showArrived') },
            { value: 'all', label: t('salons.showAll') },
          ]}
        />
      </div>
      {value?.rows.length === 0 && <p className={styles.quiet}>{t('after.nobodyLeft')}</p>}
      {value !== undefined && value.rows.length > 0 && (
        <ul className={styles.rows}>
          {value.rows.map((row) => (
            <li key={row.member} className={styles.row}>
              <Checkbox
                checked={row.arrived !== undefined}
                onChange={(came) => void (came ? actions.arrive(row) : actions.takeBack(row))}
              >
                {row.name} <span className={styles.quiet}>{detailOf(row)}</span>
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      {value !== undefined && value.total > value.rows.length && (
        <p className={styles.quiet}>{t('after.more', { count: value.total - value.rows.length })}</p>
      )}
    </>
  )

  function detailOf({ reading, hint, status }: GuestRow): string {
    return [reading, hint, status && t(`words.rsvp.${status}`)].filter(Boolean).join(' · ')
  }
}

/** Who said they would come and did not, and what is known about why. */
export function MissingStep({ view }: { readonly view: SalonView }) {
  const { t, language, problem } = useLanguage()
  const act = useDo()
  const { id } = view.salon
  const guests = useView('guests', {
    salon: id,
    language,
    show: 'missing',
    sort: 'name',
    range: { from: 0, count: MOST },
  })
  const value = guests.state === 'ready' ? guests.value : undefined
  if (value === undefined) return null
  if (value.rows.length === 0) return <p className={styles.quiet}>{t('salons.nobodyMissing')}</p>
  const note = async (row: GuestRow, text: string) => {
    if (text === '') return undefined
    const result = await act('door.remark', { salon: id, member: row.member, text }, { quiet: true })
    return result.ok ? undefined : problem(result.problem)
  }
  return (
    <ul className={styles.rows}>
      {value.rows.map((row) => (
        <li key={row.member} className={styles.row}>
          <Seal name={row.name} />
          <span className={styles.who}>
            {row.name} <span className={styles.quiet}>{[row.reading, row.hint].filter(Boolean).join(' · ')}</span>
            {row.remarks.map(({ id: entry, text }) => (
              <span key={entry} className={styles.quiet}>
                {' '}
                {t('after.quoted', { text })}
              </span>
            ))}
          </span>
          <span className={styles.wide}>
            <InlineEdit
              // Written down it stands beside the name, and the field is empty again.
              key={row.remarks.length}
              label={t('after.whyNot', { name: row.name })}
              value=""
              placeholder={t('after.whyNotPlaceholder')}
              onSave={(text) => note(row, text)}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}
