import type { Instant } from '../domain/dates.ts'
import { isId } from '../domain/ids.ts'
import type { CommunityId, DeviceId } from '../domain/ids.ts'

/**
 * Somebody's word that a device is of the community no more. It is kept with the device's record, and is the one thing that
 * the device is still told, by whoever it calls.
 */
export interface Removal {
  readonly at: Instant
  /** The device that signed it. */
  readonly by: DeviceId
  /** ECDSA P-256 with SHA-256 over `removalText`, base64. */
  readonly signature: string
}

/** What is signed: nothing of it can be read as something else that a device signs. */
export function removalText(community: CommunityId, device: DeviceId, at: Instant): string {
  return `chapterhouse-removed\n${community}\n${device}\n${at}`
}

/** As one value, so that of two admins who remove a device at the same time one's word stands whole. */
export function noticeText({ at, by, signature }: Removal): string {
  return `${at} ${by} ${signature}`
}

export function readNotice(text: string): Removal | null {
  const [, at, by, signature] = NOTICE.exec(text) ?? []
  return isId('dev', by) && signature !== undefined ? { at: Number(at), by, signature } : null
}

/** 64 bytes in base64. */
export const SIGNATURE = /^[A-Za-z0-9+/]{86}==$/u
const NOTICE = /^(\d{1,15}) (\w{1,40}) ([A-Za-z0-9+/]{86}==)$/u
