import { reasonSentence } from '../../../shared/language/reason-sentence.ts'
import type { Reason } from '../../../shared/domain/matching.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './reason-words.module.css'

/** The reasons of one sign in a line of a list, in few words; what they name shows on pointing. */
export function ReasonWords({ reasons, sign }: { readonly reasons: readonly Reason[]; readonly sign: Reason['sign'] }) {
  const { language } = useLanguage()
  const ofSign = reasons.filter((reason) => reason.sign === sign)
  return (
    <span
      className={sign === '-' ? styles.against : undefined}
      title={ofSign.map((reason) => reasonWords(reason, language)).join(' · ')}
    >
      {kindWords(ofSign, language)}
    </span>
  )
}

/** A reason in words; without its values where both are written alike, as of an address that is compared without its dots. */
export function reasonWords(reason: Reason, language: Language): string {
  const { code, sign, params } = reason
  const tells = params?.['left'] === undefined || params['left'] !== params['right']
  return reasonSentence(language, tells ? reason : { code, sign })
}

/** What pairs of one kind have in common, as a heading: the reasons without the values they name. */
export function kindWords(reasons: readonly Reason[], language: Language): string {
  const kinds = new Map(reasons.map(({ code, sign }) => [`${sign}${code}`, { code, sign }]))
  return [...kinds.values()].map((reason) => reasonSentence(language, reason)).join(' · ')
}
