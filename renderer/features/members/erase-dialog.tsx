import { useState } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { OldBackups } from '../../../shared/protocol/backups.ts'
import type { ErasureView } from '../../../shared/protocol/erasure.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './erase-dialog.module.css'
import { EraseMentions } from './erase-mentions.tsx'

export interface EraseDialogProps {
  readonly members: readonly MemberId[]
  readonly onClose: () => void
  readonly onErased: () => void
}

/** More names than this say less than their number. */
const NAMED = 3

/** Says what erasing somebody means and does it once a person has said that they have looked. */
export function EraseDialog({ members, onClose, onErased }: EraseDialogProps) {
  const { t, formats, problem } = useLanguage()
  const act = useDo()
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  // While it is being done there is soon nobody left to be asked about.
  const view = useView('erasure', busy ? null : { members: [...members] })
  const plan = view.state === 'ready' ? view.value : null
  const [renews, setRenews] = useState(false)
  const held = useView('oldBackups', plan ? { since: plan.since } : null)
  const old = held.state === 'ready' ? held.value : null
  const hasOwn = old !== null && old.span !== null
  const erase = async () => {
    setBusy(true)
    const done = ({ people }: { readonly people: number }) => t('erasure.done', { count: people })
    const result = await act('member.erase', { members: [...members] }, { done })
    if (result.ok && renews && hasOwn) {
      const renewed = ({ removed }: { readonly removed: number }) => t('erasure.renewed', { count: removed })
      await act('backup.renew', {}, { done: renewed })
    }
    setBusy(false)
    if (result.ok) onErased()
  }
  const names = plan?.names ?? []
  const title =
    names.length <= NAMED
      ? t('erasure.title', { names: formats.list(names) })
      : t('erasure.titleMany', { count: names.length })
  return (
    <Dialog
      open
      title={title}
      onClose={busy ? () => undefined : onClose}
      actions={
        <>
          <Button disabled={busy} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="seal" disabled={!plan || plan.problem !== null || !sure || busy} onClick={() => void erase()}>
            {t(busy ? 'erasure.doing' : 'erasure.do')}
          </Button>
        </>
      }
    >
      {plan?.problem && <Notice tone="seal">{problem(plan.problem)}</Notice>}
      {plan && plan.problem === null && (
        <div className={styles.dialog}>
          <p>{t('erasure.lead', { count: plan.names.length })}</p>
          <Consequences plan={plan} old={old} />
          <EraseMentions members={members} onLeave={onClose} />
          {hasOwn && (
            <Checkbox checked={renews} onChange={setRenews} disabled={busy}>
              {t('erasure.renew')}
            </Checkbox>
          )}
          <Checkbox checked={sure} onChange={setSure} disabled={busy}>
            {t('erasure.sure')}
          </Checkbox>
        </div>
      )}
    </Dialog>
  )
}

interface ConsequencesProps {
  readonly plan: ErasureView
  readonly old: OldBackups | null
}

function Consequences({ plan, old }: ConsequencesProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const { records, facts, rows, evenings, purchases, devices, deviceNames, folders, server, exports } = plan
  const more = devices > deviceNames.length ? ['…'] : []
  return (
    <>
      <Part
        title={t('erasure.what')}
        lines={[
          t('erasure.records', { count: records }),
          facts > 0 && t('erasure.facts', { count: facts }),
          rows > 0 && t('erasure.rows', { count: rows }),
          t('erasure.history'),
          devices > 0 && t('erasure.devices', { count: devices, names: formats.list([...deviceNames, ...more]) }),
          folders > 0 && t('erasure.folders', { count: folders }),
        ]}
      />
      <Part
        title={t('erasure.keeps')}
        lines={[
          evenings > 0 && t('erasure.evenings', { count: evenings }),
          purchases > 0 && t('erasure.purchases', { count: purchases }),
        ]}
      />
      <Part title={t('erasure.heldBackups')} lines={backupLines(old, speech)} />
      <Part
        title={t('erasure.after')}
        lines={[
          exports > 0 && t('erasure.exports', { count: exports }),
          t('erasure.backups'),
          server && t('erasure.server'),
        ]}
      />
    </>
  )
}

/** Where backups lie that were made while the person was there. */
function backupLines(old: OldBackups | null, { t, formats }: Speech): string[] {
  if (!old) return []
  const { places, span, others } = old
  const where = places.map(({ folder }) =>
    folder === null ? t('erasure.besideProfile') : t('erasure.inFolder', { folder }),
  )
  const count = places.reduce((sum, place) => sum + place.count, 0)
  const [from, until] = span ? [formats.day(span.from), formats.day(span.until)] : ['', '']
  return [
    ...(span
      ? [
          t('erasure.ownBackups', {
            count,
            span: from === until ? 'day' : 'days',
            from,
            until,
            where: formats.list(where),
          }),
        ]
      : []),
    ...(others > 0 ? [t('erasure.othersBackups', { count: others })] : []),
  ]
}

function Part({ title, lines }: { readonly title: string; readonly lines: readonly (string | false)[] }) {
  const said = lines.filter((line) => line !== false)
  if (said.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.lines}>
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
