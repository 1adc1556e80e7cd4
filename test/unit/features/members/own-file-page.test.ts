import { describe, expect, test } from 'vitest'
import { ownFilePage } from '../../../../renderer/features/members/own-file-page.ts'
import { speechIn } from '../../../../renderer/ui/language.tsx'
import type { OwnFile } from '../../../../shared/protocol/erasure.ts'

const MARKUP = '<img src=x onerror="alert(1)">'

const file: OwnFile = {
  at: Date.UTC(2026, 10, 22),
  community: '讀書會 & friends',
  name: MARKUP,
  records: [
    {
      id: 'mem_0000000000000001',
      kind: 'mem',
      chapter: '台北',
      evening: null,
      fields: [
        ['name', MARKUP],
        ['phone', '+886912345678'],
        ['notes', '喜歡靠窗\n吃素'],
      ],
    },
    {
      id: 'kap_0000000000000001',
      kind: 'kap',
      chapter: null,
      evening: null,
      fields: [['b', null]],
    },
    { id: 'xyz_0000000000000001', kind: 'xyz', chapter: null, evening: null, fields: [['what', 'a newer kind']] },
  ],
  rows: [{ roster: '名冊', file: 'a.csv', row: 3, columns: ['Name', '</td>'], cells: ['x', MARKUP] }],
  exports: [{ at: Date.UTC(2026, 9, 1), name: '名單', receiver: 'the printer', columns: ['name'] }],
  history: [],
  acquaintances: 2,
}

describe('A member’s own file', () => {
  test('says in the reader’s language what is written, and lets nothing that stands in it be markup', () => {
    const page = ownFilePage(file, speechIn('zh-TW'), undefined)
    expect(page).toContain('lang="zh-TW"')
    for (const known of ['+886', '喜歡靠窗', 'the printer', 'a newer kind', '另一個人', '第 3 列'])
      expect(page).toContain(known)
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;img src=x')
    expect(page).toContain("default-src 'none'")
  })

  test('has all of it once more for programs', () => {
    const page = ownFilePage(file, speechIn('en'), undefined)
    const data = /<pre>(.*)<\/pre>/s.exec(page)?.[1] ?? ''
    const text = data
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
    expect(JSON.parse(text)).toEqual(file)
  })
})
