import type { Problem } from '../../../../shared/domain/problem.ts'
import type { JoiningView } from '../../../../shared/protocol/pairing.ts'
import { codeText } from '../../../../shared/sync/pairing/code-text.ts'
import { readInvitation } from '../../../../shared/sync/pairing/invitation.ts'
import type { Invitation } from '../../../../shared/sync/pairing/invitation.ts'
import { ASKED, joined } from '../../../../shared/sync/pairing/joining.ts'
import type { JoiningEvent, JoiningStep } from '../../../../shared/sync/pairing/joining.ts'
import { verdictText } from '../../../../shared/sync/pairing/letters.ts'
import type { JoinRequest, Letter, Verdict } from '../../../../shared/sync/pairing/letters.ts'
import type { Word } from '../../../../shared/sync/pairing/words.ts'
import type { OpenCommunity } from '../../open-community.ts'
import { openJson, sealJson } from '../../storage/sealer.ts'
import { fromBase64 } from '../keys/base64.ts'
import { verify } from '../signing.ts'
import { hasFingerprint, openLetter, pairingKeys, sealLetter, wordsFor } from './secrets.ts'

/** What is kept, sealed, until this device is on the community's page. */
interface Kept {
  /** The invitation as text. */
  readonly text: string
  readonly organizer: string
  readonly deviceName: string
  readonly step: JoiningStep
  /** The answer once it was shown: shown again, it is the same. */
  readonly answer: string
  readonly words: readonly Word[]
  /** The inviting device's key, once it has proved to be the one the invitation names. */
  readonly inviterKey: string | null
  /** The community's keys, sealed to this device, until the community's page is here and has them. */
  readonly wraps: Verdict['wraps']
}

const KEY = 'joining'

/**
 * This device on its way into a community that it was invited to. The community is on the disk from the first moment, with
 * this device's keys and without a page; whenever the app ends, it goes on from what is kept.
 */
export class Joining {
  readonly invitation: Invitation
  readonly #community: OpenCommunity
  #kept: Kept
  /** Why the inviting device is not reached just now. */
  #trouble: Problem | null = null

  private constructor(community: OpenCommunity, invitation: Invitation, kept: Kept) {
    this.#community = community
    this.invitation = invitation
    this.#kept = kept
  }

  /** Begins with an invitation. */
  static async begin(
    community: OpenCommunity,
    text: string,
    invitation: Invitation,
    self: { readonly organizer: string; readonly device: string },
  ): Promise<Joining> {
    const names = { organizer: self.organizer, deviceName: self.device }
    const request = requestFrom(community, names)
    const sealed = await sealLetter(await pairingKeys(invitation.secret), 'joiner', request)
    const joining = new Joining(community, invitation, {
      text,
      ...names,
      step: ASKED,
      answer: codeText('CHAPTERHOUSE-ANSWER', sealed),
      words: await wordsFor(invitation, request),
      inviterKey: null,
      wraps: [],
    })
    await joining.#save(joining.#kept)
    return joining
  }

  /** What was begun before the app ended; null where nothing was. */
  static async resume(community: OpenCommunity): Promise<Joining | null> {
    const sealed = await community.db.local(KEY)
    const kept = sealed && (await openJson<Kept>(community.sealer, sealed, KEY).catch(() => null))
    const invitation = kept && readInvitation(kept.text)
    return kept && invitation?.ok ? new Joining(community, invitation.value, kept) : null
  }

  /** True until this device is on the community's page. */
  get isPending(): boolean {
    return !this.#community.tables.devices.has(this.#community.identity.device)
  }

  /** The inviting device, once it has let this one in; its word for the community's page is taken. */
  get inviter(): { readonly device: Invitation['device']; readonly publicKey: string } | null {
    const { inviterKey } = this.#kept
    return inviterKey === null ? null : { device: this.invitation.device, publicKey: inviterKey }
  }

  /** Keys that came with the verdict. */
  get wraps(): Verdict['wraps'] {
    return this.#kept.wraps
  }

  /** Whether there is still something to ask the inviting device. */
  get isAsking(): boolean {
    return this.isPending && (this.#step.step === 'asked' || this.#step.step === 'heard')
  }

  view(): JoiningView {
    const { tables, identity } = this.#community
    const { answer, words } = this.#kept
    const community = tables.community?.name ?? this.invitation.communityName
    const { step } = this.#step
    const { folder, server } = this.invitation
    switch (step) {
      case 'asked':
        return { state: 'reaching', community, answer, words, problem: this.#problem(), folder, server }
      case 'heard':
        return { state: 'compare', community, answer, words }
      case 'admitted':
        return { state: 'receiving', community }
      case 'refused':
        return { state: 'failed', community, problem: { code: 'joining-refused' } }
      case 'done': {
        const { role, chapters } = tables.standingOf(identity.device) ?? { role: 'door', chapters: [] }
        return { state: 'done', community, grant: { role, chapters } }
      }
    }
  }

  /** Whether a file or a session is the inviting device's. */
  async isInviter({ device, publicKey }: { readonly device: string; readonly publicKey: string }): Promise<boolean> {
    return device === this.invitation.device && (await hasFingerprint(publicKey, this.invitation.fingerprint))
  }

  /** What to send the inviting device. */
  async request(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#seal(requestFrom(this.#community, this.#kept))
  }

  /** What to send where the person says that the words differ, or has thought better of it. */
  async withdrawal(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#seal({ kind: 'withdrawn' })
  }

  /** A letter that came back; answers with what to send in return. Letters that are not the inviting device's change nothing. */
  async hear(sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
    const letter = await openLetter(await pairingKeys(this.invitation.secret), 'inviter', sealed)
    if (letter?.kind === 'seen') await this.#go({ type: 'seen' })
    if (letter?.kind !== 'verdict' || !(await this.#isGenuine(letter))) return null
    await this.#go({ type: 'verdict', admitted: letter.admitted }, letter)
    return letter.admitted ? this.#seal({ kind: 'taken' }) : null
  }

  /** Tells the screen why nothing is heard. */
  troubled(problem: Problem | null): void {
    if (this.#trouble?.code === problem?.code) return
    this.#trouble = problem
    this.#community.publish(new Set(['pairing']))
  }

  /** What the other side says counts most. A clock may be wrong, so that an old invitation is called old and tried all the same. */
  #problem(): Problem | null {
    const isOld = this.#community.world.now() >= this.invitation.expires
    return isOld && this.#trouble?.code !== 'invitation-closed' ? { code: 'invitation-old' } : this.#trouble
  }

  async #isGenuine({ publicKey, admitted, wraps, signature }: Verdict): Promise<boolean> {
    if (!(await hasFingerprint(publicKey, this.invitation.fingerprint))) return false
    const request = requestFrom(this.#community, this.#kept)
    const text = verdictText(this.#community.id, request, { admitted, wraps })
    return verify(new TextEncoder().encode(text), fromBase64(signature), publicKey).catch(() => false)
  }

  get #step(): JoiningStep {
    return this.isPending ? this.#kept.step : joined(this.#kept.step, { type: 'entered' })
  }

  async #go(event: JoiningEvent, verdict?: Verdict): Promise<void> {
    const step = joined(this.#kept.step, event)
    if (step === this.#kept.step) return
    const given = verdict && { inviterKey: verdict.publicKey, wraps: verdict.wraps }
    await this.#save({ ...this.#kept, step, ...given })
  }

  async #seal(letter: Letter): Promise<Uint8Array<ArrayBuffer>> {
    return sealLetter(await pairingKeys(this.invitation.secret), 'joiner', letter)
  }

  async #save(kept: Kept): Promise<void> {
    const { db, sealer, publish } = this.#community
    await db.write({ local: [{ key: KEY, sealed: await sealJson(sealer, kept, KEY) }] })
    this.#kept = kept
    publish(new Set(['pairing']))
  }
}

function requestFrom(
  { identity }: OpenCommunity,
  { organizer, deviceName }: Pick<Kept, 'organizer' | 'deviceName'>,
): JoinRequest {
  const { device, publicKey, boxKey } = identity
  return { kind: 'request', device, publicKey, boxKey, organizer, deviceName }
}
