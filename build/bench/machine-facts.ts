import { cpus, totalmem, type } from 'node:os'

/** What a reader needs to judge the figures, and nothing that names the machine. */
export interface MachineFacts {
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  readonly electron: string
  readonly node: string
}

export function machineFacts(electron: string): MachineFacts {
  return {
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${process.arch}`,
    electron,
    node: process.versions.node,
  }
}
