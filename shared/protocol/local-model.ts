import * as v from 'valibot'

/**
 * A language model on the organizer's own machine, at an OpenAI-compatible address. Off until somebody turns it on; kept on this
 * machine and never synced.
 */
export const modelSettings = v.strictObject({
  on: v.boolean(),
  /** As somebody typed it: `http://localhost:11434`, with or without `/v1`. */
  address: v.pipe(v.string(), v.maxLength(200)),
  /** '' until one is chosen. */
  model: v.pipe(v.string(), v.maxLength(200)),
})
export type ModelSettings = v.InferOutput<typeof modelSettings>

/** Where the models that people run by themselves usually answer. */
export const NO_MODEL: ModelSettings = { on: false, address: 'http://localhost:11434', model: '' }

/** What is asked. It leaves the program exactly as it stands here, and nothing goes with it but the model's name. */
export const modelMessages = v.pipe(
  v.array(v.strictObject({ role: v.picklist(['system', 'user']), content: v.pipe(v.string(), v.maxLength(20_000)) })),
  v.minLength(1),
  v.maxLength(4),
)
export type ModelMessages = v.InferOutput<typeof modelMessages>

/** No address at all, or one that is not this machine: then nothing is opened. */
export const ADDRESS_FAULTS = ['no-address', 'not-local'] as const
export type AddressFault = (typeof ADDRESS_FAULTS)[number]

/**
 * Why there is no answer. `nobody`: nothing listens there. `elsewhere`: it would send us to another address. `no-api`: something
 * answers, but not as such a model does. `no-model`: it does not know the one that was chosen. `key`: it wants a key. `long`: it
 * sends more than anybody reads. `cut-off`: the model stopped in the middle. `trouble`: it reports an error of its own.
 */
export const MODEL_FAULTS = [
  ...ADDRESS_FAULTS,
  'off',
  'busy',
  'nobody',
  'slow',
  'elsewhere',
  'no-api',
  'no-model',
  'key',
  'long',
  'cut-off',
  'empty',
  'trouble',
] as const
export type ModelFault = (typeof MODEL_FAULTS)[number]

export type ModelFailed = { readonly status: 'failed'; readonly reason: ModelFault }

export type SetModelAnswer =
  | { readonly status: 'kept'; readonly settings: ModelSettings }
  | { readonly status: 'refused'; readonly reason: AddressFault | 'disk' }

/** The names of the models there, as they give them. */
export type ModelListAnswer = { readonly status: 'listed'; readonly models: readonly string[] } | ModelFailed

export type ModelAnswer =
  | { readonly status: 'answered'; readonly text: string }
  | { readonly status: 'cancelled' }
  | ModelFailed
