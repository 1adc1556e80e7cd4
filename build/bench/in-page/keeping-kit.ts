import type { StorePort } from './store-port.ts'

/** What a backup took: milliseconds, and the bytes of its file. */
export interface BackedUp {
  readonly name: string
  readonly writing: number
  readonly verifying: number
  readonly bytes: number
}

/** Backups, made and brought back through the store that the app's window uses. */
export function keepingKit(store: () => StorePort) {
  return {
    async backUp(): Promise<BackedUp> {
      const begun = performance.now()
      const written = store()
        .ask('backupJob', {}, (job) => job.state === 'running' && job.step === 'verifying')
        .then(() => performance.now())
      const { name } = await store().command('backup.now', {})
      const ended = performance.now()
      const writtenAt = await written
      const { list } = await store().ask('backups', {})
      return {
        name,
        writing: writtenAt - begun,
        verifying: ended - writtenAt,
        bytes: list.find((line) => line.name === name)?.bytes ?? 0,
      }
    },
    /** Into the empty profile that is open: how long until every member is there. */
    async bringBack(
      name: string,
    ): Promise<{ readonly reading: number; readonly writing: number; readonly members: number }> {
      await store().ask('profile', {}, ({ state }) => state === 'empty')
      const begun = performance.now()
      await store().command('backup.open', { from: { name } })
      const read = performance.now()
      await store().command('backup.restoreWhole', { as: 'same', device: '' })
      const { members } = await store().ask('community', {})
      return { reading: read - begun, writing: performance.now() - read, members }
    },
  }
}
