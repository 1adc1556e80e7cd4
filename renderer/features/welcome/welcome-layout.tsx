import { HardDrive, Lock, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { LANGUAGE_NAMES } from '../../../shared/language/locale.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import { useSettings } from '../../client/settings.ts'
import { RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './welcome-layout.module.css'

export interface WelcomeLayoutProps {
  readonly title: string
  readonly text?: string
  readonly children: ReactNode
}

/** The calm page before the register: what this is on the left, the question of the moment on the right. */
export function WelcomeLayout({ title, text, children }: WelcomeLayoutProps) {
  const { t, language } = useLanguage()
  const settings = useSettings()
  return (
    <div className={styles.welcome}>
      <aside className={styles.cover}>
        <div className={styles.mark} aria-hidden="true">
          <span>章</span>
          <span>會</span>
        </div>
        <p className={styles.name}>{t('common.appName')}</p>
        <p className={styles.tagline}>{t('firstrun.tagline')}</p>
        <ul className={styles.promises}>
          <li>
            <HardDrive aria-hidden="true" />
            {t('firstrun.promiseLocal')}
          </li>
          <li>
            <Lock aria-hidden="true" />
            {t('firstrun.promiseSealed')}
          </li>
          <li>
            <UsersRound aria-hidden="true" />
            {t('firstrun.promiseTogether')}
          </li>
        </ul>
      </aside>
      <main className={styles.page}>
        <div className={styles.language}>
          <RadioGroup
            label={t('firstrun.language')}
            hideLabel
            look="row"
            value={language}
            onChange={(chosen) => settings.change({ language: chosen })}
            options={LANGUAGES.map((each) => ({ value: each, label: <span lang={each}>{LANGUAGE_NAMES[each]}</span> }))}
          />
        </div>
        <div className={styles.content}>
          <h1 className={styles.title}>{title}</h1>
          {text !== undefined && <p className={styles.text}>{text}</p>}
          {children}
        </div>
      </main>
    </div>
  )
}
