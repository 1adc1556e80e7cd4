import { newId } from '../domain/ids.ts'
import type { Contribution } from '../domain/ledger.ts'
import type { IsoDate } from '../domain/dates.ts'
import type { Random } from '../domain/random.ts'
import { NO_NAMES, USUAL_RECOGNITION } from '../domain/recognition-rules.ts'
import type { RecognitionSettings } from '../domain/recognition-rules.ts'
import { occasionKey } from '../domain/recognition.ts'
import type { GivenHow, Recognition } from '../domain/recognition.ts'
import type { Language } from '../protocol/selection.ts'
import { addDays } from './days.ts'
import { inLanguage } from './words.ts'
import type { Words } from './words.ts'

export interface SampleRecognition {
  readonly settings: RecognitionSettings
  readonly recognitions: readonly Recognition[]
}

interface RecognitionInput {
  readonly random: Random
  readonly today: IsoDate
  readonly language: Language
  readonly contributions: readonly Contribution[]
}

const KETTLE: Words = ['Keeper of the kettle', '茶壺守護人', '茶壶守护人']
const FOR_A_TALK: Words = [
  'Thank you for your first talk. We took it home with us.',
  '謝謝你的第一次分享，我們都帶著收穫回家。',
  '谢谢你的第一次分享，大家都带着收获回家。',
]
const FOR_HELP: Words = [
  'You stayed until the last chair was folded. Thank you.',
  '謝謝你留到最後一張椅子收好才走。',
  '谢谢你留到最后一把椅子收好才走。',
]
/** The sample's organizers began to count so many days ago; before that nobody is owed anything. */
const SINCE_DAYS = 12
const WAYS: readonly [GivenHow, ...GivenHow[]] = ['said', 'card', 'picture']

/** What the sample's people were thanked for, and the rules by which others are owed a word. */
export function recognitionOf({ random, today, language, contributions }: RecognitionInput): SampleRecognition {
  const from = addDays(today, -SINCE_DAYS)
  const thanked = contributions
    .filter(({ kind }) => kind === 'talk' || kind === 'help')
    .map(({ member, chapter, at, by, kind }): Recognition => {
      const isTalk = kind === 'talk'
      return {
        id: newId('rec', random.bytes),
        chapter,
        member,
        at: at + DAY,
        by,
        what: occasionKey(isTalk ? { of: 'talks', number: 1 } : { of: 'thanks', number: 0 }),
        how: random.pick(WAYS),
        words: inLanguage(language, isTalk ? FOR_A_TALK : FOR_HELP),
        badge: isTalk ? 'bell' : 'knot',
      }
    })
    // Whoever did something lately waits for their word.
    .filter(({ at }) => at < Date.parse(`${from}T00:00Z`))
  return {
    recognitions: thanked,
    settings: {
      ...USUAL_RECOGNITION,
      rules: [
        ...USUAL_RECOGNITION.rules.map((rule) => ({ ...rule, from })),
        {
          id: newId('rul', random.bytes),
          on: true,
          condition: 'contributions',
          at: [3],
          every: 0,
          chapter: null,
          badge: 'cup',
          names: { ...NO_NAMES, [language]: inLanguage(language, KETTLE) },
          from,
          since: '',
        },
      ],
    },
  }
}

const DAY = 86_400_000
