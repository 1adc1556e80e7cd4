import type { HealthGroup, HealthMended } from '../../../shared/protocol/health.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { usePageName } from './use-page-name.ts'
import styles from './health.module.css'

/** What was put right, latest first. */
export function Mended({ mended }: { readonly mended: readonly HealthMended[] }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const nameOf = usePageName()
  return (
    <Card title={t('health.mendedTitle')}>
      <table className={styles.table} aria-label={t('health.mendedTitle')}>
        <tbody>
          {mended.map((one) => (
            <tr key={`${one.fault} ${one.key} ${one.at}`}>
              <th scope="row">{nameOf(one)}</th>
              <td>{t(`health.mendedWhat.${one.fault}`)}</td>
              <td>{t(`health.from.${one.from}`)}</td>
              <td>{formats.ago(one.at, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

/** Everything that the last check has read. */
export function LookedAt({ groups }: { readonly groups: readonly HealthGroup[] }) {
  const { t, formats } = useLanguage()
  const nameOf = usePageName()
  return (
    <Card title={t('health.groups')}>
      <table className={styles.table} aria-label={t('health.groups')}>
        <thead>
          <tr>
            <th scope="col">{t('health.group.what')}</th>
            <th scope="col" className={styles.number}>
              {t('health.group.pages')}
            </th>
            <th scope="col" className={styles.number}>
              {t('health.group.records')}
            </th>
            <th scope="col" className={styles.number}>
              {t('health.group.size')}
            </th>
            <th scope="col">{t('health.group.state')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, kind, chapter, pages, records, bytes, hurt }) => (
            <tr key={key}>
              <th scope="row">{nameOf({ kind, chapter, nth: null, years: null, salon: '' })}</th>
              <td className={styles.number}>{formats.number(pages)}</td>
              <td className={styles.number}>{formats.number(records)}</td>
              <td className={styles.number}>{formats.bytes(bytes)}</td>
              <td className={hurt > 0 ? styles.worry : undefined}>
                {hurt > 0 ? t('health.group.hurt', { count: hurt }) : t('health.group.whole')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
