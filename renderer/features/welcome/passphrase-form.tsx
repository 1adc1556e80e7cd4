import { useState } from 'react'
import { PASSPHRASE_MIN_LENGTH } from '../../../shared/protocol/profile-key.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import secretStyles from '../lock/secret-form.module.css'
import styles from './passphrase-form.module.css'
import { passphraseStrength } from './passphrase-strength.ts'

/** A new passphrase, typed twice, with a word on how good it is and on what forgetting it would mean. */
export function PassphraseForm({ onChoose }: { readonly onChoose: (passphrase: string) => Promise<void> }) {
  const { t } = useLanguage()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const strength = passphraseStrength(passphrase)
  const differs = again !== passphrase
  const submit = async () => {
    setTried(true)
    if (strength === 'short' || differs) return
    setBusy(true)
    await onChoose(passphrase)
    setBusy(false)
  }
  const type = shown ? 'text' : 'password'
  return (
    <Form className={classes(secretStyles.form, styles.form)} onSubmit={submit}>
      <div className={secretStyles.pair}>
        <TextField
          label={t('firstrun.passphrase')}
          type={type}
          autoFocus
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
          problem={tried && strength === 'short' ? missing(passphrase) : undefined}
        />
        <TextField
          label={t('firstrun.passphraseAgain')}
          type={type}
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          problem={tried && differs ? t('firstrun.passphraseDiffers') : undefined}
        />
      </div>
      <p className={styles.hint}>{t('firstrun.passphraseHint', { count: PASSPHRASE_MIN_LENGTH })}</p>
      {strength !== 'short' && (
        <div className={styles.strength}>
          <div className={styles.bars} data-strength={strength} aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
          <span role="status">{t(STRENGTH_WORDS[strength])}</span>
        </div>
      )}
      <Checkbox checked={shown} onChange={setShown}>
        {t('firstrun.showPassphrase')}
      </Checkbox>
      <p className={secretStyles.lost}>{t('firstrun.passphraseLost')}</p>
      <Button kind="primary" size="large" submit disabled={busy}>
        {t('firstrun.protectDo')}
      </Button>
    </Form>
  )

  function missing(text: string): string {
    return t('firstrun.passphraseShort', { count: Math.max(1, PASSPHRASE_MIN_LENGTH - Array.from(text).length) })
  }
}

const STRENGTH_WORDS = {
  weak: 'firstrun.passphraseWeak',
  fair: 'firstrun.passphraseFair',
  strong: 'firstrun.passphraseStrong',
} as const
