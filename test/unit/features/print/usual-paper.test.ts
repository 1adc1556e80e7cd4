import { expect, test } from 'vitest'
import { usualPaper } from '../../../../renderer/features/print/usual-paper.ts'

test.each([
  ['a computer in Chicago', 'en-US', 'America/Chicago', 'letter'],
  ['a computer in Vancouver that speaks Chinese', 'zh-CA', 'America/Vancouver', 'letter'],
  ['a computer in Manila', 'en-PH', 'Asia/Manila', 'letter'],
  ['a computer in Taipei', 'zh-TW', 'Asia/Taipei', 'a4'],
  ['a computer in Taipei that was left at American English', 'en-US', 'Asia/Taipei', 'a4'],
  ['a computer in São Paulo', 'pt-BR', 'America/Sao_Paulo', 'a4'],
  ['a computer that says no region', 'zh', 'America/New_York', 'a4'],
])('Paper for %s', (_where, language, zone, paper) => {
  expect(usualPaper({ language, zone })).toBe(paper)
})
