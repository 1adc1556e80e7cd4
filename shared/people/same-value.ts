import type { MemberField } from '../domain/member.ts'
import { fold } from '../text/fold.ts'
import { phoneDigits } from '../text/phones.ts'

/** Whether two values of a field are one, written differently: 0912-345-678 and +886 912 345 678. */
export function sameValue(field: MemberField, a: string, b: string): boolean {
  return a === b || valueKey(field, a) === valueKey(field, b)
}

function valueKey(field: MemberField, value: string): string {
  if (field === 'phone' || field === 'phone2') return dialled(value) || fold(value)
  return fold(value)
}

/** A number without the zero that is dialled before it at home and that spreadsheets take away. */
function dialled(value: string): string {
  return phoneDigits(value)
    .map((digits) => digits.replace(/^0+/, ''))
    .join()
}
