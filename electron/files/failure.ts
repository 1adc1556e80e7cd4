import type { OpenFailure, SaveFailure } from '../../shared/protocol/ipc.ts'

/** What a failed write means to the person who asked for it. */
export function saveFailure(error: unknown): SaveFailure {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not-allowed'
    default:
      return 'other'
  }
}

/** What a failed read means to the person who asked for it. */
export function openFailure(error: unknown): OpenFailure {
  switch (errorCode(error)) {
    case 'ENOENT':
      return 'not-found'
    case 'EACCES':
    case 'EPERM':
      return 'not-allowed'
    default:
      return 'other'
  }
}

/** Node's name for a file system error (`ENOENT` …), or nothing for any other kind. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
