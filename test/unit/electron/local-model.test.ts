import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endpoint, localAddress, lookUpThisMachine } from '../../../electron/local-model/local-address.ts'
import { createLocalModel } from '../../../electron/local-model/local-model.ts'
import type { LocalModel } from '../../../electron/local-model/local-model.ts'
import { MODEL_LIMITS } from '../../../electron/local-model/model-request.ts'
import type { ModelMessages } from '../../../shared/protocol/local-model.ts'
import { modelServer, saying } from '../../helpers/model-server.ts'
import type { ModelAnswering, ModelServer } from '../../helpers/model-server.ts'

const MESSAGES: ModelMessages = [
  { role: 'system', content: '語氣：溫暖。\n“quotes” \\ and \u2028' },
  { role: 'user', content: '事實：\n- 加入多久：三年 😀' },
]

let folder: string
let server: ModelServer

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapterhouse-model-'))
  server = await modelServer()
})

afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

async function turnedOn(address = server.address, limits = MODEL_LIMITS): Promise<LocalModel> {
  const model = createLocalModel(join(folder, 'model.json'), limits)
  expect(await model.set({ on: true, address, model: 'small:1b' })).toMatchObject({ status: 'kept' })
  return model
}

async function asked(how: ModelAnswering, limits = MODEL_LIMITS) {
  server.answer(how)
  return (await turnedOn(server.address, limits)).ask(MESSAGES)
}

describe('An address', () => {
  it.each([
    'http://localhost:11434',
    'https://localhost',
    'localhost:1234/v1',
    'LOCALHOST:8080',
    'http://127.0.0.1:8080',
    'http://127.255.0.3/v1/',
    'http://[::1]:8080/api',
    'http://127.1:80',
    'http://0x7f000001',
    '  http://localhost:11434/v1  ',
  ])('of this machine is taken: %s', (text) => {
    expect(localAddress(text).ok).toBe(true)
  })

  it.each([
    'http://example.org',
    'http://localhost.example.org',
    'http://localhost.',
    'http://models.localhost',
    'http://my-laptop:11434',
    'http://192.168.0.7:11434',
    'http://10.0.0.1',
    'http://0.0.0.0:11434',
    'http://[::]:11434',
    'http://[::ffff:127.0.0.1]',
    'http://[fe80::1]',
    'http://128.0.0.1',
    'http://127.0.0.1.nip.io',
    'http://localhost@example.org',
    'http://ⅼocalhost.example',
  ])('of another one, or a name, is refused: %s', (text) => {
    expect(localAddress(text).ok).toBe(false)
  })

  it.each([
    '',
    '   ',
    'ftp://localhost',
    'file:///etc/passwd',
    'http://',
    'http://me:pw@localhost',
    'http://localhost/?key=1',
  ])('that is none is told apart: %o', (text) => {
    expect(localAddress(text)).toEqual({ ok: false, reason: 'no-address' })
  })

  it('is gone on with to where models answer, with or without its /v1', () => {
    const of = (text: string) => {
      const address = localAddress(text)
      return address.ok ? endpoint(address.base, 'models').href : ''
    }
    expect(of('localhost:1')).toBe('http://localhost:1/v1/models')
    expect(of('localhost:1/v1/')).toBe('http://localhost:1/v1/models')
    expect(of('https://[::1]/api')).toBe('https://[::1]/api/v1/models')
  })

  it('named localhost is this machine without anybody being asked; no other name is looked up', () => {
    lookUpThisMachine('localhost', { all: true }, (error, found) => {
      expect([error, found]).toEqual([null, [{ address: '127.0.0.1', family: 4 }, { address: '::1', family: 6 }]]) // prettier-ignore
    })
    lookUpThisMachine('example.org', {}, (error) => expect(error).toBeInstanceOf(Error))
  })
})

describe('A model on this machine', () => {
  it('is off until somebody turns it on, and then nothing is opened', async () => {
    const model = createLocalModel(join(folder, 'model.json'))
    expect(model.settings().on).toBe(false)
    expect(await model.ask(MESSAGES)).toEqual({ status: 'failed', reason: 'off' })
    expect(await model.list()).toEqual({ status: 'failed', reason: 'off' })
    await model.set({ on: false, address: server.address, model: 'small:1b' })
    expect(await model.ask(MESSAGES)).toEqual({ status: 'failed', reason: 'off' })
    expect(server.asked).toEqual([])
  })

  it('keeps what was chosen, and counts a damaged file as off', async () => {
    await turnedOn()
    const file = join(folder, 'model.json')
    expect(createLocalModel(file).settings()).toEqual({ on: true, address: server.address, model: 'small:1b' })
    expect(await readFile(file, 'utf8')).not.toContain('secret')
    await writeFile(file, '{"on":true,')
    expect(createLocalModel(file).settings().on).toBe(false)
  })

  it('cannot be turned on at an address elsewhere, and a file that was altered opens none either', async () => {
    const file = join(folder, 'model.json')
    const model = createLocalModel(file)
    const elsewhere = { on: true, address: 'http://example.org', model: 'x' }
    expect(await model.set(elsewhere)).toEqual({ status: 'refused', reason: 'not-local' })
    expect(model.settings().on).toBe(false)
    await writeFile(file, JSON.stringify(elsewhere))
    expect(await createLocalModel(file).ask(MESSAGES)).toEqual({ status: 'failed', reason: 'not-local' })
  })

  it('is asked with the messages byte for byte, and the model’s name', async () => {
    const model = await turnedOn()
    expect(await model.list()).toEqual({ status: 'listed', models: ['small:1b'] })
    expect(await model.ask(MESSAGES)).toEqual({ status: 'answered', text: 'Hello' })
    const [list, question] = server.asked
    expect(list).toEqual({ method: 'GET', path: '/v1/models', body: '' })
    expect(question).toMatchObject({ method: 'POST', path: '/v1/chat/completions' })
    expect(JSON.parse(question?.body ?? '')).toEqual({ model: 'small:1b', messages: MESSAGES, stream: false })
  })

  it('answers by the name localhost as well', async () => {
    const model = await turnedOn(`http://localhost:${server.port}/v1`)
    expect(await model.ask(MESSAGES)).toEqual({ status: 'answered', text: 'Hello' })
  })

  it('is asked one thing at a time, and whoever waits can stop waiting', async () => {
    server.answer(() => undefined)
    const model = await turnedOn()
    const isThere = server.nextAsked()
    const waiting = model.ask(MESSAGES)
    await isThere
    expect(await model.ask(MESSAGES)).toEqual({ status: 'failed', reason: 'busy' })
    model.cancel()
    expect(await waiting).toEqual({ status: 'cancelled' })
    server.answer(saying('again'))
    expect(await model.ask(MESSAGES)).toEqual({ status: 'answered', text: 'again' })
  })

  it('is asked nothing any more once it is turned off', async () => {
    server.answer(() => undefined)
    const model = await turnedOn()
    const isThere = server.nextAsked()
    const waiting = model.ask(MESSAGES)
    await isThere
    await model.set({ on: false, address: server.address, model: 'small:1b' })
    expect(await waiting).toEqual({ status: 'cancelled' })
  })
})

describe('What is hostile or broken', () => {
  const raw =
    (status: number, body: string): ModelAnswering =>
    (_request, response) => {
      response.statusCode = status
      response.end(body)
    }

  it('does not lead elsewhere: no redirect is followed, not even on this machine', async () => {
    const other = await modelServer()
    const answer = await asked((_request, response) => {
      response.writeHead(307, { location: `${other.address}/v1/chat/completions` })
      response.end()
    })
    expect(answer).toEqual({ status: 'failed', reason: 'elsewhere' })
    expect(other.asked).toEqual([])
    await other.close()
  })

  it('does not fill the memory: ten megabytes are cut off at the limit', async () => {
    const sent = { bytes: 0 }
    const answer = await asked((_request, response) => {
      const more = () => {
        while (sent.bytes < 10 * 1024 * 1024 && !response.destroyed) {
          sent.bytes += 64 * 1024
          if (!response.write('x'.repeat(64 * 1024))) {
            response.once('drain', more)
            return
          }
        }
        response.end()
      }
      more()
    })
    expect(answer).toEqual({ status: 'failed', reason: 'long' })
  })

  it('does not hold anybody up: who never answers, or never ends, is given up', async () => {
    const hasty = { ...MODEL_LIMITS, patience: 30 }
    expect(await asked(() => undefined, hasty)).toEqual({ status: 'failed', reason: 'slow' })
    expect(await asked((_request, response) => void response.write('{"choices":'), hasty)).toEqual({
      status: 'failed',
      reason: 'slow',
    })
  })

  it('is told where nobody answers', async () => {
    const model = await turnedOn()
    await server.close()
    expect(await model.ask(MESSAGES)).toEqual({ status: 'failed', reason: 'nobody' })
    expect(await model.list()).toEqual({ status: 'failed', reason: 'nobody' })
    server = await modelServer()
  })

  it.each<[string, ModelAnswering, string]>([
    ['a page', raw(200, '<html>'), 'no-api'],
    ['other JSON', raw(200, '{"hello":1}'), 'no-api'],
    ['no choices', raw(200, '{"choices":[]}'), 'no-api'],
    ['content of another kind', raw(200, '{"choices":[{"message":{"content":[1]}}]}'), 'no-api'],
    ['nothing found', raw(404, 'Not Found'), 'no-api'],
    ['an unknown model', raw(404, '{"error":{"message":"model \'x\' not found"}}'), 'no-model'],
    ['an unknown model, in other words', raw(400, '{"error":{"code":"model_not_found"}}'), 'no-model'],
    ['a wish for a key', raw(401, '{}'), 'key'],
    ['an error of its own', raw(500, 'boom'), 'trouble'],
    ['an empty text', saying('  \n'), 'empty'],
    ['no text', raw(200, '{"choices":[{"message":{"content":null}}]}'), 'empty'],
    ['half a text', saying('Dear', { finish_reason: 'length' }), 'cut-off'],
    ['an end in the middle', (_request, response) => { response.write('{"cho'); response.destroy() }, 'no-api'], // prettier-ignore
  ])('is told apart: %s', async (_what, how, reason) => {
    expect(await asked(how)).toEqual({ status: 'failed', reason })
  })

  it('that does not speak HTTP at all is no such model', async () => {
    const garbage = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.resume()
      socket.end('SSH-2.0-OpenSSH_9.7\r\n\r\n')
    })
    await new Promise<void>((resolve) => void garbage.listen(0, '127.0.0.1', resolve))
    const model = await turnedOn(`http://127.0.0.1:${(garbage.address() as AddressInfo).port}`)
    expect(await model.list()).toEqual({ status: 'failed', reason: 'no-api' })
    await new Promise<void>((resolve) => void garbage.close(() => resolve()))
  })

  it('is told for a list of models, too', async () => {
    server.answer((_request, response) => response.end('{"data":[{"id":7}]}'))
    expect(await (await turnedOn()).list()).toEqual({ status: 'failed', reason: 'no-api' })
  })
})
