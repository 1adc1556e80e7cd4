import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ModelAnswering = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A program on this machine that speaks as language models do, or as a hostile one would. */
export interface ModelServer {
  readonly address: string
  readonly port: number
  /** What was asked of it, in order. */
  readonly asked: readonly { readonly method: string; readonly path: string; readonly body: string }[]
  /** How it answers from now on. */
  answer(how: ModelAnswering): void
  /** Settles when the next request has come in whole. */
  nextAsked(): Promise<void>
  close(): Promise<void>
}

export async function modelServer(how: ModelAnswering = saying('Hello')): Promise<ModelServer> {
  let answering = how
  const asked: { method: string; path: string; body: string }[] = []
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      asked.push({ method: request.method ?? '', path: request.url ?? '', body })
      for (const told of waiting.splice(0)) told()
      answering(request, response, body)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    asked,
    answer: (next) => (answering = next),
    nextAsked: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Lists one model, and answers every question with one text. */
export function saying(text: string, more: Readonly<Record<string, unknown>> = {}): ModelAnswering {
  return (request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === '/v1/models') response.end(JSON.stringify({ object: 'list', data: [{ id: 'small:1b' }] }))
    else
      response.end(
        JSON.stringify({
          choices: [{ message: { role: 'assistant', content: text }, finish_reason: 'stop', ...more }],
        }),
      )
  }
}
