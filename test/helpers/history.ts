import type { ActivityAction, ActivityDay, ActivityView, SpanUndoView } from '../../shared/protocol/history.ts'
import type { OrganizerId } from '../../shared/domain/ids.ts'
import type { ViewInput } from '../../shared/protocol/views.ts'
import { community } from './fake-world.ts'
import type { Machine } from './store.ts'

type Filters = Omit<ViewInput<'activity'>, 'range'> & { readonly range?: ViewInput<'activity'>['range'] }

/** What everybody did, once all of it has been read. */
export async function activity(machine: Machine, filters: Filters = {}): Promise<ActivityView> {
  const watch = machine.watch('activity', { zone: 'Asia/Taipei', range: { from: 0, count: 500 }, ...filters })
  const view = await watch.until(({ reading }) => reading === null)
  watch.stop()
  return view
}

export async function actions(machine: Machine, filters: Filters = {}): Promise<ActivityAction[]> {
  return (await activity(machine, filters)).rows.filter((row) => row.row === 'action')
}

export function daysOf({ rows }: ActivityView): ActivityDay[] {
  return rows.filter((row) => row.row === 'day')
}

/** A line of the history as one would say it: "偉 member.set 王小明 phone". */
export function told({ by, command, records, count, fields, salon }: ActivityAction): string {
  const names = records.map(({ name, gone }) => (gone ? `(${name})` : name)).join('、')
  return [
    by,
    command,
    names,
    ...(count > 1 ? [`×${count}`] : []),
    ...fields,
    ...(salon ? [`@${salon.name}`] : []),
  ].join(' ')
}

/** Who edits on a machine. */
export async function organizerOf(machine: Machine): Promise<OrganizerId> {
  return (await community(machine)).me.organizer
}

/** Everything somebody ever did. */
export async function allOf(machine: Machine) {
  return { organizer: await organizerOf(machine), from: 0, to: Number.MAX_SAFE_INTEGER }
}

export function previewed({ back, stays }: SpanUndoView) {
  const line = ({ record, what, field, now, was, other }: SpanUndoView['back'][number]) =>
    what === 'field'
      ? `${record.name} ${field}: ${now} → ${was}`
      : [what, record.name, ...(other ? [other.name] : [])].join(' ')
  return {
    back: back.map(line).sort(),
    stays: stays.map((row) => `${row.why} ${line(row)}${row.by === '' ? '' : ` (${row.by})`}`).sort(),
  }
}
