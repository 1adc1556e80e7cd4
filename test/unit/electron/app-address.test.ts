import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { assetFile, isOwnAddress, pageAddress } from '../../../electron/main/app-address.ts'

const FOLDER = resolve('/opt/app/renderer')

test('an address names a file below the folder', () => {
  expect(assetFile(FOLDER, 'app://chapterhouse/assets/index-a1.js')).toBe(resolve(FOLDER, 'assets/index-a1.js'))
  expect(assetFile(FOLDER, 'app://chapterhouse/index.html?open=sample#/members')).toBe(resolve(FOLDER, 'index.html'))
  expect(assetFile(FOLDER, 'app://chapterhouse/')).toBe(resolve(FOLDER, 'index.html'))
  expect(assetFile(FOLDER, 'app://chapterhouse/assets/%E7%AB%A0.svg')).toBe(resolve(FOLDER, 'assets/章.svg'))
})

test.each([
  'app://chapterhouse/..%2f..%2fetc/passwd',
  'app://chapterhouse/assets/..%2f..%2f..%2fmain/main.js',
  'app://chapterhouse/%2e%2e%5c%2e%2e%5cwindows',
  'app://chapterhouse/..%5Cmain%5Cmain.js',
  'app://chapterhouse/index.html%00.png',
  'app://chapterhouse/%zz',
  'app://chapterhouse/%E0%A4%A',
  'app://elsewhere/index.html',
  'app://chapterhouse.example/index.html',
  'app://user@chapterhouse/index.html',
  'app://chapterhouse:8080/index.html',
  'file:///etc/passwd',
  'https://chapterhouse/index.html',
  'blob:app://chapterhouse/1234',
  'not an address',
  '',
])('%s names no file', (address) => {
  expect(assetFile(FOLDER, address)).toBeUndefined()
})

test('a climb in plain sight ends at the top of the address, which is the folder itself', () => {
  expect(assetFile(FOLDER, 'app://chapterhouse/../../assets/a.js')).toBe(resolve(FOLDER, 'assets/a.js'))
  expect(assetFile(FOLDER, 'app://chapterhouse/%2e%2e/%2e%2e/etc/passwd')).toBe(resolve(FOLDER, 'etc/passwd'))
})

test('the app knows its own addresses, and those of the blobs its pages make', () => {
  expect(isOwnAddress('app://chapterhouse/index.html')).toBe(true)
  expect(isOwnAddress('blob:app://chapterhouse/0b9d')).toBe(true)
  for (const other of ['https://example.org/', 'blob:https://example.org/1', 'app://other/', 'data:text/html,x', '']) {
    expect(isOwnAddress(other)).toBe(false)
  }
})

test('a window starts at its page, with what it should do first and the screen to show', () => {
  expect(pageAddress()).toBe('app://chapterhouse/index.html')
  expect(pageAddress({ openSample: true })).toBe('app://chapterhouse/index.html?open=sample')
  expect(pageAddress({ door: 'sal_1#/x' })).toBe('app://chapterhouse/index.html#/door/sal_1%23%2Fx')
  expect(pageAddress({ feedback: 'sal_1' })).toBe('app://chapterhouse/index.html#/feedback/sal_1')
})
