import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import {
  type ModelAnswer,
  type ModelFailed,
  type ModelFault,
  type ModelListAnswer,
  type ModelMessages,
  modelSettings,
  type ModelSettings,
  NO_MODEL,
  type SetModelAnswer,
} from '../../shared/protocol/local-model.ts'
import { writeFileAtomic } from '../files/atomic-write.ts'
import { endpoint, localAddress } from './local-address.ts'
import type { ModelLimits, ModelReply } from './model-request.ts'

/** A language model on this machine: whether there is one, and one question at a time. */
export interface LocalModel {
  settings(): ModelSettings
  set(wanted: ModelSettings): Promise<SetModelAnswer>
  list(): Promise<ModelListAnswer>
  ask(messages: ModelMessages): Promise<ModelAnswer>
  /** Whoever waits for an answer waits no more. */
  cancel(): void
}

/** @param file where the settings are kept; one that cannot be read counts as off */
export function createLocalModel(file: string, limits?: ModelLimits): LocalModel {
  let settings = readSettings(file)
  let asking: AbortController | null = null

  /** What speaks HTTP is loaded when somebody first asks; most never do. */
  const request = async (url: URL, body: string | null, signal: AbortSignal): Promise<ModelReply> => {
    const { MODEL_LIMITS, requestModel } = await import('./model-request.ts')
    return requestModel(url, body, { limits: limits ?? MODEL_LIMITS, signal })
  }

  return {
    settings: () => settings,

    async set(wanted) {
      // An address that is none may be kept while it is off: somebody is still typing it.
      const address = localAddress(wanted.address)
      if (wanted.on && !address.ok) return { status: 'refused', reason: address.reason }
      try {
        await writeFileAtomic(file, JSON.stringify(wanted))
      } catch {
        return { status: 'refused', reason: 'disk' }
      }
      settings = wanted
      if (!settings.on) asking?.abort()
      return { status: 'kept', settings }
    },

    async list() {
      const address = addressOf(settings)
      if (!address.ok) return failed(address.reason)
      const reply = await request(endpoint(address.base, 'models'), null, new AbortController().signal)
      if (!reply.ok) return failed(reply.reason === 'cancelled' ? 'trouble' : reply.reason)
      const fault = faultOf(reply.status, reply.body)
      const read = v.safeParse(modelList, json(reply.body))
      if (fault !== null) return failed(fault)
      return read.success ? { status: 'listed', models: read.output.data.map(({ id }) => id) } : failed('no-api')
    },

    async ask(messages) {
      const address = addressOf(settings)
      if (!address.ok) return failed(address.reason)
      if (settings.model === '') return failed('no-model')
      if (asking) return failed('busy')
      const mine = new AbortController()
      asking = mine
      try {
        const body = JSON.stringify({ model: settings.model, messages, stream: false })
        const reply = await request(endpoint(address.base, 'chat/completions'), body, mine.signal)
        if (!reply.ok) return reply.reason === 'cancelled' ? { status: 'cancelled' } : failed(reply.reason)
        return answerOf(reply.status, reply.body)
      } finally {
        asking = null
      }
    },

    cancel: () => asking?.abort(),
  }
}

function addressOf({ on, address }: ModelSettings) {
  return on ? localAddress(address) : ({ ok: false, reason: 'off' } as const)
}

const modelList = v.object({
  data: v.pipe(v.array(v.object({ id: v.pipe(v.string(), v.maxLength(200)) })), v.maxLength(1000)),
})

const completion = v.object({
  choices: v.pipe(
    v.array(
      v.object({
        message: v.object({ content: v.optional(v.nullable(v.string()), null) }),
        finish_reason: v.optional(v.nullable(v.string()), null),
      }),
    ),
    v.minLength(1),
  ),
})

function answerOf(status: number, body: string): ModelAnswer {
  const fault = faultOf(status, body)
  if (fault !== null) return failed(fault)
  const read = v.safeParse(completion, json(body))
  const [choice] = read.success ? read.output.choices : []
  if (!choice) return failed('no-api')
  const text = choice.message.content ?? ''
  if (choice.finish_reason === 'length') return failed('cut-off')
  return text.trim() === '' ? failed('empty') : { status: 'answered', text }
}

/** What a refusal means; null for none. Programs agree that a model is missing by saying so, and by little else. */
function faultOf(status: number, body: string): ModelFault | null {
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) return 'key'
  if (/model/iu.test(body) && /not.{0,3}(?:found|exist|loaded|available)|does not exist|unknown/iu.test(body))
    return 'no-model'
  return status >= 500 || status === 429 ? 'trouble' : 'no-api'
}

function failed(reason: ModelFault): ModelFailed {
  return { status: 'failed', reason }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readSettings(file: string): ModelSettings {
  try {
    return v.parse(modelSettings, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return NO_MODEL
  }
}
