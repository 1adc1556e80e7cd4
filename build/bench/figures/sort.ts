import type { Language } from '../../../shared/protocol/selection.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'
import { recordsOf } from './roster-records.ts'

/** The order each language wants, as the browser names it. */
const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en',
  'zh-TW': 'zh-Hant-TW-u-co-stroke',
  'zh-CN': 'zh-Hans-CN-u-co-pinyin',
}

/** Starts a language is sorted on for the first time; each costs a start of the app. */
const STARTS = 3

/** The whole list by name in each language: the first time, and again; beside the browser sorting the same names. */
export async function measureSort(bench: Workbench, members: number): Promise<Result[]> {
  const names = recordsOf(bench.roster(members)).map((record) => record['姓名'] ?? '')
  const profile = await bench.profile(members)
  const first: Record<Language, number[]> = { en: [], 'zh-TW': [], 'zh-CN': [] }
  const again: Record<Language, number[]> = { en: [], 'zh-TW': [], 'zh-CN': [] }
  const plain: Record<Language, number[]> = { en: [], 'zh-TW': [], 'zh-CN': [] }
  for (let start = 0; start < Math.min(STARTS, bench.runs); start += 1) {
    // The language of the interface is sorted as the app starts, so each is asked of an app that speaks another.
    for (const [spoken, asked] of [
      ['zh-CN', ['en']],
      ['en', ['zh-TW', 'zh-CN']],
    ] as const) {
      // prettier-ignore
      const subject = await bench.readApp(bench.speak(profile, spoken))
      for (const language of asked) {
        const query = { language, sort: { by: 'name' } } as const
        const [once, twice] = await subject.call('askMembers', [
          query,
          { ...query, sort: { by: 'name', descending: true } },
        ])
        first[language].push(once?.ms ?? 0)
        again[language].push(twice?.ms ?? 0)
        plain[language].push(await subject.call('sortPlainly', names, LOCALES[language]))
      }
      await subject.close()
    }
  }
  const languages: readonly Language[] = ['en', 'zh-TW', 'zh-CN']
  return languages.flatMap((language): Result[] => {
    const floor = { title: `Intl.Collator ${LOCALES[language]}`, value: sampleOf(plain[language]) }
    return [
      {
        figure: 'sort',
        members,
        title: `Sort by name, ${language}, first time`,
        unit: 'ms',
        value: sampleOf(first[language]),
        floor,
      },
      {
        figure: 'sort',
        members,
        title: `Sort by name, ${language}, turned round`,
        unit: 'ms',
        value: sampleOf(again[language]),
        floor,
      },
    ]
  })
}
