import { Save } from 'lucide-react'
import type { PurchasePreview } from '../../../shared/protocol/purchase-import.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDo } from '../common/use-do.ts'
import { useSaveFile } from '../common/use-save-file.ts'
import styles from './purchases.module.css'

interface LinesLeftOutProps extends Pick<PurchasePreview, 'refused'> {
  /** The file that they stand in. */
  readonly draft: string
}

/** Which lines stay out, and why; to be saved, mended and brought again. */
export function LinesLeftOut({ draft, refused }: LinesLeftOutProps) {
  const { t, language, problem } = useLanguage()
  const act = useDo()
  const save = useSaveFile()
  if (refused.length === 0) return null
  const all = refused.reduce((sum, { count }) => sum + count, 0)
  const saveLines = async () => {
    const file = await act('purchases.leftOut', { draft, language, reason: t('rosters.refusedReason') })
    if (file.ok) await save(file.value, { name: t('rosters.refusedKind'), extensions: ['csv'] })
  }
  return (
    <Notice tone="ochre" title={t('purchases.refusedTitle', { count: all })}>
      <ul className={styles.reasons}>
        {refused.map(({ problem: why, count, line }) => (
          <li key={why.code}>{t('purchases.refusedLine', { count, line, why: problem(why) })}</li>
        ))}
      </ul>
      <Button size="small" icon={<Save />} onClick={() => void saveLines()}>
        {t('purchases.saveLeftOut')}
      </Button>
    </Notice>
  )
}
