import { WAIT_RULES } from '../../../shared/domain/salon.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { useDo } from '../common/use-do.ts'

/** Hours that are offered; a seat is kept for at least an evening and at most a few days. */
const HOURS = [6, 12, 24, 48, 72] as const
const AT_ONCE = 'at-once'

/** Who gets a seat that becomes free, and how long it is kept for them: two lines of a list of facts. */
export function WaitFields({ salon }: { readonly salon: Salon }) {
  const { t } = useLanguage()
  const act = useDo()
  const { id, waitRule, answerWithin } = salon
  const hours = [...new Set([...HOURS, ...(answerWithin === undefined ? [] : [answerWithin])])].sort((a, b) => a - b)
  return (
    <>
      <dt>{t('letters.waitRule')}</dt>
      <dd>
        <Select
          size="small"
          label={t('letters.waitRule')}
          hideLabel
          value={waitRule}
          onChange={(rule) => void act('salon.update', { salon: id, set: { waitRule: rule } })}
          options={WAIT_RULES.map((rule) => ({ value: rule, label: t(`letters.rule.${rule}`) }))}
        />
      </dd>
      <dt>{t('letters.answerWithin')}</dt>
      <dd>
        <Select
          size="small"
          label={t('letters.answerWithin')}
          hideLabel
          value={answerWithin === undefined ? AT_ONCE : String(answerWithin)}
          onChange={(chosen) =>
            void act('salon.update', {
              salon: id,
              set: { answerWithin: chosen === AT_ONCE ? null : Number(chosen) },
            })
          }
          options={[
            { value: AT_ONCE, label: t('letters.answerAtOnce') },
            ...hours.map((count) => ({ value: String(count), label: t('letters.answerHours', { count }) })),
          ]}
        />
      </dd>
    </>
  )
}
