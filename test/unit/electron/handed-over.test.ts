import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { filesInCommandLine, sizeLimitOf } from '../../../electron/main/handed-over.ts'

test('rosters and changes are taken from a command line, as absolute paths', () => {
  expect(filesInCommandLine(['a.csv', '/x/b.chapterhouse', 'C.CSV'], '/home/mei')).toEqual([
    resolve('/home/mei/a.csv'),
    resolve('/x/b.chapterhouse'),
    resolve('/home/mei/C.CSV'),
  ])
})

test('switches, and files of other kinds, are passed over', () => {
  expect(filesInCommandLine(['--user-data-dir=/x.csv', '-x.csv', '.', 'photo.png', 'a.csv.exe'], '/home/mei')).toEqual(
    [],
  )
})

test('a wildcard in a full folder hands over only so many', () => {
  const many = Array.from({ length: 500 }, (_, index) => `${index}.csv`)
  expect(filesInCommandLine(many, '/x')).toHaveLength(20)
})

test('each kind of file has a largest size', () => {
  expect(sizeLimitOf('a.csv')).toBe(64 * 1024 * 1024)
  expect(sizeLimitOf('B.XLSX')).toBe(64 * 1024 * 1024)
  expect(sizeLimitOf('contacts.vcf')).toBe(64 * 1024 * 1024)
  expect(sizeLimitOf('a.chapterhouse')).toBe(256 * 1024 * 1024)
  expect(sizeLimitOf('a.zip')).toBeUndefined()
})
