import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from '../../helpers/app.ts'

let running: RunningApp
let folder: string

beforeAll(async () => {
  running = await launchApp()
  folder = await mkdtemp(join(tmpdir(), 'files-'))
})

afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
})

/** Answers the system's next save dialog. An empty path is a person who thought better of it. */
async function saveDialogAnswers(filePath: string): Promise<void> {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: path === '', filePath: path })
  }, filePath)
}

async function openDialogAnswers(filePath: string): Promise<void> {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: path === '', filePaths: path === '' ? [] : [path] })
  }, filePath)
}

function save(text: string) {
  return running.page.evaluate(
    (content) =>
      window.chapterhouse.request('files.save', {
        suggestedName: '成員.csv',
        filters: [{ name: 'CSV', extensions: ['csv'] }],
        bytes: new TextEncoder().encode(content),
      }),
    text,
  )
}

function open(kind: 'roster' | 'changes') {
  return running.page.evaluate(async (wanted) => {
    const answer = await window.chapterhouse.request('files.open', { kind: wanted })
    return answer.status === 'opened' ? { ...answer, bytes: [...answer.bytes] } : answer
  }, kind)
}

test('a page saves bytes where the person says, whole and under that name', async () => {
  const path = join(folder, '台北.csv')
  await writeFile(path, 'what was there before')
  await saveDialogAnswers(path)
  expect(await save('姓名\n王雅婷\n')).toEqual({ status: 'saved', name: '台北.csv' })
  expect(await readFile(path, 'utf8')).toBe('姓名\n王雅婷\n')
  expect(await readdir(folder)).toEqual(['台北.csv'])
})

test('a dialog that is closed saves nothing', async () => {
  await saveDialogAnswers('')
  expect(await save('x')).toEqual({ status: 'cancelled' })
  expect(await readdir(folder)).toEqual([])
})

test('a place that cannot be written is told, and nothing is left there', async () => {
  await saveDialogAnswers(join(folder, 'no-such-folder', 'a.csv'))
  expect(await save('x')).toEqual({ status: 'failed', reason: 'other' })
  expect(await readdir(folder)).toEqual([])
})

test('a page opens the file the person picks', async () => {
  const path = join(folder, 'roster.csv')
  await writeFile(path, 'abc')
  await openDialogAnswers(path)
  expect(await open('roster')).toEqual({ status: 'opened', name: 'roster.csv', bytes: [97, 98, 99] })
})

test('a dialog that is closed opens nothing', async () => {
  await openDialogAnswers('')
  expect(await open('changes')).toEqual({ status: 'cancelled' })
})

test('a file that went away is told', async () => {
  await openDialogAnswers(join(folder, 'gone.chapterhouse'))
  expect(await open('changes')).toEqual({ status: 'failed', name: 'gone.chapterhouse', reason: 'not-found' })
})
