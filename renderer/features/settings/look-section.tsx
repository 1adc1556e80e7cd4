import { LANGUAGE_NAMES } from '../../../shared/language/locale.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import { useSettings } from '../../client/settings.ts'
import { RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import styles from './settings.module.css'

export function LookSection() {
  const { t } = useLanguage()
  const settings = useSettings()
  return (
    <Card title={t('settings.sectionLook')}>
      <div className={styles.rows}>
        <div className={styles.row}>
          <span className={styles.label}>{t('settings.language')}</span>
          <RadioGroup
            label={t('settings.language')}
            hideLabel
            look="row"
            value={settings.language}
            onChange={(language) => settings.change({ language })}
            options={LANGUAGES.map((each) => ({ value: each, label: <span lang={each}>{LANGUAGE_NAMES[each]}</span> }))}
          />
        </div>
        <div className={styles.row}>
          <span className={styles.label}>{t('settings.theme')}</span>
          <RadioGroup
            label={t('settings.theme')}
            hideLabel
            look="row"
            value={settings.theme}
            onChange={(theme) => settings.change({ theme })}
            options={[
              { value: 'system', label: t('settings.themeSystem') },
              { value: 'light', label: t('settings.themeLight') },
              { value: 'dark', label: t('settings.themeDark') },
            ]}
          />
        </div>
      </div>
    </Card>
  )
}
