import type { OpenCommunity } from '../../renderer/worker/open-community.ts'
import { checkBundle } from '../../renderer/worker/sync/bundles/open-bundle.ts'
import { sealBundle } from '../../renderer/worker/sync/bundles/seal-bundle.ts'
import type { BundleOrder } from '../../renderer/worker/sync/bundles/seal-bundle.ts'
import { takeBundle } from '../../renderer/worker/sync/bundles/take-bundle.ts'
import type { TakeOptions } from '../../renderer/worker/sync/bundles/take-bundle.ts'
import { value } from './open-communities.ts'

/** Everything somebody has for everybody, or what `order` says instead. */
export async function bundleOf(
  from: OpenCommunity,
  order: Partial<BundleOrder> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const whole: BundleOrder = { to: null, known: new Map(), mode: 'all', sequence: 0, tellKnown: false }
  return value(await sealBundle(from, { ...whole, ...order })).bytes
}

/** Takes a bundle in as if it had come by file. */
export async function take(at: OpenCommunity, bytes: Uint8Array, options: TakeOptions = {}) {
  const file = await checkBundle(bytes)
  return file.ok ? takeBundle(at, file.value, options) : file
}

/** Carries everything to somebody who was just let in. */
export async function welcome(host: OpenCommunity, guest: OpenCommunity): Promise<void> {
  value(await take(guest, await bundleOf(host, { to: [guest.identity.device] }), { trusted: true }))
}
