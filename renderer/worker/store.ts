import * as v from 'valibot'
import type { CommunityId, SalonId } from '../../shared/domain/ids.ts'
import { failed, ok } from '../../shared/domain/problem.ts'
import type { Result } from '../../shared/domain/problem.ts'
import { COMMANDS } from '../../shared/protocol/commands.ts'
import type { CommandName, ParsedCommand } from '../../shared/protocol/commands.ts'
import { VIEWS } from '../../shared/protocol/views.ts'
import type { Language } from '../../shared/protocol/selection.ts'
import type { ParsedView, ViewName } from '../../shared/protocol/views.ts'
import type { ProfileView } from '../../shared/protocol/community.ts'
import { Backups, isAboutBackups } from './backups/backups.ts'
import { carry, isCarrying } from './commands/carrying.ts'
import { checkCommand } from './commands/permission.ts'
import { isAboutPurchaseFile, takePurchaseFile } from './commands/purchase-import-commands.ts'
import { handlerOf, ofPerson, WHILE_JOINING } from './commands/handlers.ts'
import { askedFor, invite } from './commands/invitation-commands.ts'
import { bringHeld } from './exports/held-receipts.ts'
import { isAboutExportFile, takeExportFile } from './exports/open-desk.ts'
import type { Change, OpenCommunity, World } from './open-community.ts'
import { isAboutOpenExport, takeOpenExport } from './open-export/open-exports.ts'
import { openCommunity } from './profile/open-profile.ts'
import type { OpenOptions } from './profile/open-profile.ts'
import { cancelJoining } from './profile/profile-commands.ts'
import type { ProfileDesk } from './profile/profile-commands.ts'
import { isAboutProfile, takeProfile } from './profile/take-profile.ts'
import { segmentsReady } from './segments/open-desk.ts'
import { ANSWERS, SLOW_VIEWS, WAITING_VIEWS } from './queries/answer-view.ts'
import type { FrontDesk } from './front/front-desk.ts'
import { writeFront } from './front/write-front.ts'
import { HealthDesk, isAboutHealth } from './health/health-desk.ts'
import { HistoryDesk } from './history/history-desk.ts'
import { ImportDesks, isAboutImport } from './rosters/import-desks.ts'
import { writeReviewNote } from './people/review-note.ts'
import { ProfileDb } from './storage/profile-db.ts'
import { createSealer } from './storage/sealer.ts'
import { StorageError } from './storage/storage-problem.ts'
import { addressesToInviteTo, PairingLine } from './sync/pairing/pairing-line.ts'
import { SyncDesk } from './sync/sync-desk.ts'
import { problemOf, Trouble } from './trouble.ts'
import { Turns } from './turns.ts'
import { Watches } from './watches.ts'
import { WriteBehind } from './write-behind.ts'

/** The store: one profile, one open community, one writer. Screens reach it through `ports.ts` only. */
export class Store {
  readonly #world: World
  readonly #watches = new Watches()
  readonly #turns = new Turns()
  readonly #imports: ImportDesks
  readonly #backups: Backups
  readonly #health: HealthDesk
  readonly #history: HistoryDesk
  readonly #behind = new WriteBehind(this.#turns, () => this.#community)
  readonly #trouble: Trouble
  #unlocked = false
  #desk: ProfileDesk | null = null
  #community: OpenCommunity | null = null
  #profile: ProfileView = { state: 'opening', done: 0, of: 0 }
  #front: FrontDesk | null = null
  #pairing: PairingLine | null = null
  /** The language that lists were last asked for in; the next start will ask the same. */
  #language: Language = 'en'
  /** Doors at which windows of this device stand, by the watch that says so. */
  readonly #doors = new Map<string, SalonId>()

  constructor(world: World) {
    this.#world = world
    this.#trouble = new Trouble(
      world,
      () => this.#community,
      () => this.#publish(new Set(['trouble'])),
    )
    this.#history = new HistoryDesk(this.#turns, (changes) => this.#publish(changes))
    this.#imports = new ImportDesks(this.#turns, () => this.#publish(new Set(['job'])))
    this.#backups = new Backups({
      world,
      turns: this.#turns,
      publish: (changes) => this.#publish(changes),
      current: () => this.#community,
      desk: () => this.#desk,
      reopen: () => this.#reopen(),
    })
    this.#health = new HealthDesk({
      turns: this.#turns,
      publish: (changes) => this.#publish(changes),
      current: () => this.#community,
      backups: this.#backups,
      reopen: () => this.#reopen(),
    })
  }

  /** Opens the profile with its key; a second window brings the same key and changes nothing. */
  async unlock(key: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.#unlocked) return
    this.#unlocked = true
    const sealer = await createSealer(key)
    await this.#backups.unlock(key)
    const profile = new ProfileDb(sealer, this.#world.disk)
    const options: OpenOptions = {
      sealer,
      world: this.#world,
      publish: (changes) => this.#publish(changes),
      onProgress: (done, of) => {
        // While a front page answers, nobody needs to be shown that the rest is on its way.
        if (!this.#front) this.#setProfile({ state: 'opening', done, of })
      },
    }
    this.#desk = {
      profile,
      options,
      current: () => this.#community,
      use: (community) => this.#use(community),
      open: (id) => this.#open(id),
      leave: () => this.#leave(),
    }
    await this.#turns.take(async () => {
      try {
        await this.#openLatest()
      } catch (error) {
        // A profile list that does not open means another key than the one it was written with.
        this.#setProfile({
          state: 'failed',
          problem: error instanceof StorageError ? error.problem : { code: 'key-wrong' },
        })
      }
    })
  }

  /** Carries out a command; never rejects. */
  async command(name: CommandName, input: unknown): Promise<Result<unknown>> {
    const parsed = v.safeParse(COMMANDS[name], input)
    if (!parsed.success) return failed('invalid-input')
    try {
      const result = await this.#carryOut(name, parsed.output)
      if (result.ok) this.#trouble.clear()
      return result
    } catch (error) {
      return { ok: false, problem: this.#trouble.of(error) }
    }
  }

  /** Watches a view: `answer` gets its value now and whenever it changes. `key` names the watch, for `unwatch`. */
  watch(key: string, name: ViewName, input: unknown, answer: (result: Result<unknown>) => void): void {
    const parsed = v.safeParse(VIEWS[name], input)
    if (!parsed.success) {
      answer(failed('invalid-input'))
      return
    }
    let asked = 0
    if (name === 'atDoor') this.#stand(key, (parsed.output as ParsedView<'atDoor'>).salon)
    this.#watches.add(key, name, () => {
      asked += 1
      const mine = asked
      const value = this.#view(name, parsed.output)
      if (value instanceof Promise) {
        // A later answer overtakes an earlier one that is still waiting for its turn.
        value.then(
          (result) => mine === asked && answer(result),
          (error: unknown) => answer({ ok: false, problem: problemOf(error) }),
        )
      } else answer(value)
    })
  }

  unwatch(key: string): void {
    this.#watches.remove(key)
    this.#stand(key, null)
  }

  /** Everything a closed window watched. */
  unwatchAll(prefix: string): void {
    this.#watches.removeAll(prefix)
    for (const key of this.#doors.keys()) if (key.startsWith(prefix)) this.#stand(key, null)
  }

  /** Who watches a door stands at it; where several windows do, the latest counts. */
  #stand(key: string, salon: SalonId | null): void {
    if (salon) this.#doors.set(key, salon)
    else if (!this.#doors.delete(key)) return
    this.#community?.sync?.standAt([...this.#doors.values()].at(-1) ?? null)
  }

  async #carryOut(name: CommandName, input: unknown): Promise<Result<unknown>> {
    const desk = this.#desk
    if (!desk) return failed('busy')
    if (this.#community?.joining?.isPending && !WHILE_JOINING.has(name)) return failed('still-joining')
    const allowed = this.#community ? checkCommand(this.#community, name, input) : ok(undefined)
    if (!allowed.ok) return allowed
    if (isAboutBackups(name)) return this.#backups.take(name, input)
    if (isAboutOpenExport(name)) return takeOpenExport(desk, this.#turns, name, input)
    if (isAboutHealth(name)) return this.#health.take(name, input)
    // Only where there is something to back up does a command begin later than the turn it came in.
    const first = this.#backups.before(name)
    const kept = first ? await first : ok(undefined)
    if (!kept.ok) return kept
    if (isAboutProfile(name)) return this.#turns.take(() => takeProfile(desk, name, input))
    if (isAboutImport(name)) return this.#imports.take(this.#community, name, input)
    switch (name) {
      case 'joining.cancel':
        return this.#giveUp(desk, input as ParsedCommand<'joining.cancel'>)
      case 'community.open':
        return this.#turns.take(() => this.#choose(desk, (input as ParsedCommand<'community.open'>).community))
      case 'flush':
        await this.#community?.sync?.carriers.flush()
        return this.#turns.take(async () => {
          // Before anything is open there is nothing to write; quitting must not fail on it.
          if (this.#community) await this.#writeOut(this.#community)
          return ok(undefined)
        })
      default:
        break
    }
    const community = this.#community
    if (!community) return failed('busy')
    if (name === 'people.match') return community.review.look()
    if (name === 'people.stopMatching') {
      community.review.stop()
      return ok(undefined)
    }
    // Somebody who does not answer would keep everything else waiting for seconds.
    if (name === 'sync.dial')
      return community.sync?.dial((input as ParsedCommand<'sync.dial'>).address) ?? failed('busy')
    if (isCarrying(name)) return carry(community, name, input)
    if (isAboutPurchaseFile(name)) return takePurchaseFile(community, this.#turns, name, input)
    if (isAboutExportFile(name)) return takeExportFile(community, this.#turns, name, input)
    if (name === 'organizer.invite') return this.#invite(community, input as ParsedCommand<'organizer.invite'>)
    // What takes long is worked out while others have their turns; the turn then waits for what changed since.
    const ready = await segmentsReady(community, input)
    if (!ready.ok) return ready
    return this.#turns.take(async () => {
      const still = await segmentsReady(community, input)
      if (!still.ok) return still
      const result = await handlerOf(name)(community, ofPerson(community, name, input))
      // Volunteers at an open door see what has changed with it; where the disk refuses, the next change tries again.
      if (result.ok) await community.tendDoors().catch((error: unknown) => void this.#trouble.of(error))
      return result
    })
  }

  /** Looks first where this device can be reached, which takes a moment when the network is turned on for it. */
  async #invite(community: OpenCommunity, wanted: ParsedCommand<'organizer.invite'>): Promise<Result<unknown>> {
    // Nobody waits for a network to be told that something is missing.
    const asked = askedFor(community, wanted)
    if (!asked.ok) return asked
    const addresses = wanted.network ? await addressesToInviteTo(community) : []
    return this.#turns.take(() => invite(community, wanted, addresses))
  }

  /** Tells the inviting device first, where a line to it is open. */
  async #giveUp(desk: ProfileDesk, { wordsDiffer }: ParsedCommand<'joining.cancel'>): Promise<Result<void>> {
    if (wordsDiffer) await this.#pairing?.withdraw()
    return this.#turns.take(() => cancelJoining(desk))
  }

  #view(name: ViewName, input: unknown): Result<unknown> | Promise<Result<unknown>> {
    if (name === 'profile') return ok(this.#profile)
    if (name === 'importJob') return ok(this.#imports.job((input as ParsedView<'importJob'>).aside))
    if (name === 'backupJob') return ok(this.#backups.job)
    if (name === 'healthJob') return ok(this.#health.job)
    const community = this.#community
    if (!community) return failed('busy')
    if (name === 'members') this.#language = (input as ParsedView<'members'>).query.language
    if (this.#front) {
      const early = this.#front.answer(name, input)
      // The turn that reads the community has to end first, then the view is answered like any other.
      return early ?? this.#turns.take(() => Promise.resolve()).then(() => this.#view(name, input))
    }
    if (name === 'activity') return this.#history.activity(community, input as ParsedView<'activity'>)
    if (name === 'spanUndo') return this.#history.spanUndo(community, input as ParsedView<'spanUndo'>)
    if (name === 'backups') return this.#backups.view(community).then((value) => ok(value))
    if (name === 'oldBackups')
      return this.#backups.old(community, input as ParsedView<'oldBackups'>).then((value) => ok(value))
    if (name === 'health') return this.#health.view(community).then((value) => ok(value))
    const answer = ANSWERS[name] as (community: OpenCommunity, input: unknown) => unknown
    if (WAITING_VIEWS.has(name)) return this.#turns.take(async () => ok(await answer(community, input)))
    if (SLOW_VIEWS.has(name)) return Promise.resolve(answer(community, input)).then((value) => ok(value))
    try {
      return ok(answer(community, input))
    } catch (error) {
      return { ok: false, problem: problemOf(error) }
    }
  }

  async #openLatest(): Promise<void> {
    const [latest] = (await this.#desk?.profile.list()) ?? []
    if (latest) await this.#open(latest.id)
    else this.#setProfile({ state: 'empty' })
  }

  /** Opens another community of this machine; for one that is not here, what is open stays open. */
  async #choose(desk: ProfileDesk, id: CommunityId): Promise<Result<void>> {
    if (!(await desk.profile.list()).some((entry) => entry.id === id)) return failed('not-found')
    await this.#open(id)
    return this.#profile.state === 'failed' ? { ok: false, problem: this.#profile.problem } : ok(undefined)
  }

  async #open(id: CommunityId): Promise<void> {
    const desk = this.#desk
    if (!desk || this.#community?.id === id) return
    await this.#close()
    try {
      const { community, front, finish } = await openCommunity(id, desk.options)
      this.#front = front
      if (front) await this.#show(community)
      await finish()
      this.#front = null
      await this.#use(community)
    } catch (error) {
      this.#front = null
      this.#community = null
      this.#setProfile({ state: 'failed', problem: problemOf(error) })
    }
  }

  async #use(community: OpenCommunity): Promise<void> {
    const desk = this.#desk
    if (!desk) return
    await this.#show(community)
    if (!community.sync && !community.isReadOnly) {
      community.sync = await SyncDesk.open(community, this.#turns)
      this.#pairing = new PairingLine(community, community.sync, this.#turns)
      if (community.joining?.isPending && community.joining.invitation.addresses.length > 0)
        await community.sync.setLan({ lan: true })
    }
    // What waits for the next start waits safely; a community opens without it.
    await bringHeld(community).catch(() => undefined)
    const { name = community.joining?.invitation.communityName ?? '', sample = false } =
      community.tables.community ?? {}
    if (community.isReadOnly) return
    // On a full disk people can still look things up; only which community opens first hangs on this.
    await desk.profile.put({ id: community.id, opened: this.#world.now(), name, sample }).catch(() => undefined)
    this.#behind.plan()
    this.#backups.opened()
    // Whoever opens the community waits for nobody else.
    void this.#health.opened(community).catch((error: unknown) => void this.#trouble.of(error))
  }

  /** Makes a community the one that screens see. */
  async #show(community: OpenCommunity): Promise<void> {
    const entries = (await this.#desk?.profile.list()) ?? []
    if (this.#community !== community) await this.#close()
    this.#community = community
    this.#setProfile({
      state: 'open',
      community: community.id,
      others: entries
        .filter((entry) => entry.id !== community.id)
        .map((entry) => ({ id: entry.id, name: entry.name, sample: entry.sample })),
    })
  }

  /** Reads the open community from the disk once more. */
  async #reopen(): Promise<void> {
    const id = this.#community?.id
    await this.#close()
    if (id) await this.#open(id)
  }

  async #leave(): Promise<void> {
    await this.#close()
    await this.#openLatest()
  }

  async #close(): Promise<void> {
    const community = this.#community
    if (!community) return
    this.#behind.stop()
    this.#imports.stop()
    this.#history.stop()
    this.#backups.closed()
    community.review.stop()
    this.#community = null
    this.#pairing?.close()
    this.#pairing = null
    await community.sync?.close().catch(() => undefined)
    await this.#writeOut(community).catch(() => undefined)
    community.cabinet.close()
  }

  /** Everything that can wait until the app quits or another community is opened. */
  async #writeOut(community: OpenCommunity): Promise<void> {
    if (community.isReadOnly) return
    await community.flush()
    await writeFront(community, this.#language)
    await writeReviewNote(community)
    await community.week.saved()
    await community.activity.save()
  }

  #setProfile(profile: ProfileView): void {
    this.#profile = profile
    this.#publish(new Set(['profile']))
  }

  #publish(changes: ReadonlySet<Change>): void {
    this.#watches.publish(changes)
    this.#community?.sync?.heard(changes)
    if (!changes.has('health')) this.#health.heard()
    this.#pairing?.heard(changes)
    if (changes.has('undo')) this.#behind.plan()
  }
}
