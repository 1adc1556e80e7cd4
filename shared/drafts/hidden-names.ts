/** A person by every form of name that a text may call them by; the first is the one that the text uses. */
export type NamedPerson = readonly string[]

/** A text in which nobody is named, and who stands behind each mark. */
export interface HiddenNames {
  readonly text: string
  readonly marks: readonly { readonly mark: string; readonly name: string }[]
}

/**
 * Puts a mark such as `[P1]` in the place of each name, longest form first, so that 王小明 leaves no 王 behind. Names in letters
 * count as whole words only; forms of a single character are left, because they are words as often as names. The mark's letter
 * is one that the text itself puts no number behind.
 */
export function hideNames(text: string, people: readonly NamedPerson[]): HiddenNames {
  const letter = LETTERS.find((each) => !new RegExp(`${each}\\s?_?\\d`, 'iu').test(text)) ?? 'P'
  const forms = people
    .flatMap((person, at) => person.map((form) => ({ form: form.trim(), mark: `[${letter}${at + 1}]` })))
    .filter(({ form }) => MORE_THAN_ONE.test(form))
    .sort((a, b) => b.form.length - a.form.length)
  const used = new Set<string>()
  // In one pass: a later name never reaches into the mark of an earlier one.
  const hidden =
    forms.length === 0
      ? text
      : text.replaceAll(
          new RegExp(forms.map(({ form }) => `(${patternOf(form)})`).join('|'), 'giu'),
          (found, ...groups: unknown[]) => {
            const mark = forms[groups.findIndex((group) => group !== undefined)]?.mark ?? found
            used.add(mark)
            return mark
          },
        )
  const marks = people.flatMap(([name = ''], at) => {
    const mark = `[${letter}${at + 1}]`
    return used.has(mark) ? [{ mark, name }] : []
  })
  return { text: hidden, marks }
}

/**
 * Puts the names back where their marks stand, also in wide brackets or with a gap, as models write them. Marks of nobody are
 * left and told, because only a person knows what was meant.
 */
export function showNames(
  text: string,
  marks: HiddenNames['marks'],
): { readonly text: string; readonly strangers: readonly string[] } {
  const [first] = marks
  if (!first) return { text, strangers: [] }
  const letter = first.mark.slice(1, 2)
  const strangers = new Set<string>()
  const shown = text.replaceAll(
    new RegExp(`[[［【]\\s*${letter}\\s?_?(\\d{1,2})\\s*[\\]］】]`, 'giu'),
    (found, number: string) => {
      const name = marks.find(({ mark }) => mark === `[${letter}${Number(number)}]`)?.name
      if (name === undefined) strangers.add(found)
      return name ?? found
    },
  )
  return { text: shown, strangers: [...strangers] }
}

const MORE_THAN_ONE = /../su
const LETTERS = ['P', 'N', 'M', 'Q', 'X', 'Z', 'K', 'V']

function patternOf(form: string): string {
  const escaped = form.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
  const [first = '', last = ''] = [form.at(0), form.at(-1)]
  return `${WORDY.test(first) ? BEFORE : ''}${escaped}${WORDY.test(last) ? BEHIND : ''}`
}

const WORDY = /[\p{Script=Latin}\p{N}]/u
const BEFORE = String.raw`(?<![\p{Script=Latin}\p{N}])`
const BEHIND = String.raw`(?![\p{Script=Latin}\p{N}])`
