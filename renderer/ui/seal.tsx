import { classes } from './classes.ts'
import styles from './seal.module.css'

export interface SealProps {
  readonly name: string
  /** `small` in rows (28 px), `normal` in lists (36 px), `large` on a member's page (48 px). */
  readonly size?: 'small' | 'normal' | 'large'
}

/** The round seal of a person. Decoration: the name always stands beside it. */
export function Seal({ name, size = 'small' }: SealProps) {
  return (
    <span className={classes(styles.seal, styles[size])} aria-hidden="true">
      {sealCharacter(name)}
    </span>
  )
}

const HAN = /\p{Script=Han}/u
const LETTER = /[\p{L}\p{N}]/u

/** The last character of a Chinese name, the initial of any other; people of one family then look different. */
export function sealCharacter(name: string): string {
  const characters = Array.from(name.replace(/[（(].*$/u, ''))
  const han = characters.filter((character) => HAN.test(character))
  const last = han.at(-1)
  if (last !== undefined && han.length > characters.length / 2) return last
  return (characters.find((character) => LETTER.test(character)) ?? '·').toLocaleUpperCase()
}

/** The square red seal of a community: its first two Chinese characters stacked, or its initial. */
export function CommunitySeal({ name, size = 'normal' }: SealProps) {
  const characters = communityCharacters(name)
  return (
    <span
      className={classes(styles.community, styles[`community-${size}`], characters.length > 1 && styles.two)}
      aria-hidden="true"
    >
      {characters.map((character, index) => (
        <span key={index}>{character}</span>
      ))}
    </span>
  )
}

function communityCharacters(name: string): readonly string[] {
  const han = Array.from(name).filter((character) => HAN.test(character))
  return han.length >= 2 ? han.slice(0, 2) : [sealCharacter(name)]
}
