import { writeRight } from '../../../../shared/domain/role.ts'
import { NotAllowed, notAllowed } from '../../commands/permission.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { OwnWrite } from '../../pages/page-gate.ts'
import { judge } from './judge.ts'

/**
 * Judges what this device writes as every other device will, so that an honest device never has what others refuse.
 * @throws NotAllowed
 */
export function checkOwnWrite(community: OpenCommunity, { handle, info, before }: OwnWrite): void {
  const { tables, identity, cabinet } = community
  const standing = tables.standingOf(identity.device)
  // Before a device is entered anywhere, what it writes is its own.
  if (standing === null || (standing.role === 'admin' && standing.removed === undefined)) return
  const isNewChapter = info.kind === 'chapter' && before.length === 0
  if (!isNewChapter && writeRight(standing, info) === 'all') return
  const changes = handle.getChangesMeta([...before])
  const { refused } = judge(
    {
      handle,
      info,
      before,
      changes,
      vouchers: [{ device: identity.device, changes: new Set(changes.map(({ hash }) => hash)) }],
      isListed: false,
      isElsewhere: (record) => (tables.pageOf(record) ?? info.id) !== info.id && cabinet.row(info.id) !== undefined,
    },
    tables.roll,
  )
  if (refused.size > 0) throw new NotAllowed(notAllowed(community, 'admin', info.chapter))
}
