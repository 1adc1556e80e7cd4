import type { OpenFailure, SaveFailure } from '../../shared/protocol/ipc.ts'

/** What a failed write means to the person who asked for it. */
export function saveFailure(error: unknown): SaveFailure {
  const code = errorCode(error) ?? ''
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'disk-full'
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return 'not-allowed'
  return 'other'
}

/** What a failed read means to the person who asked for it. */
export function openFailure(error: unknown): OpenFailure {
  const code = errorCode(error) ?? ''
  if (code === 'ENOENT') return 'not-found'
  if (['EACCES', 'EPERM'].includes(code)) return 'not-allowed'
  return 'other'
}

/** Node's name for a file system error (`ENOENT` …), or nothing for any other kind. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
