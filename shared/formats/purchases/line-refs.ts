import type { PurchaseKind } from '../../domain/ledger.ts'
import type { Payer, PurchaseLine } from '../../domain/purchase-import.ts'
import { phoneDigits } from '../../text/phones.ts'

/**
 * What a file knows each of its lines by, so that the same line is known when it comes again, in whatever format: the number of
 * its order, else all that it says. The second of two lines that say the same is another purchase, and so the second also the
 * next time.
 */
export function lineRefs(lines: readonly (PurchaseLine | null)[]): (string | null)[] {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    if (!line) return null
    const key = line.order === '' ? contentOf(line) : orderRef(line.order, line.kind)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? key : `${key} ${count}`
  })
}

/** What the first line of an order is known by. */
export function orderRef(order: string, kind: PurchaseKind): string {
  return `order ${kind === 'refund' ? 'refund' : 'paid'} ${order.normalize('NFKC').toLowerCase()}`
}

/** Whom a line names, the same for two spellings of one; '' for nobody. */
export function payerKey({ number, name, phone, email }: Payer): string {
  return [
    number.normalize('NFKC').toLowerCase(),
    name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' '),
    phoneDigits(phone).join(' ') || phone,
    email.normalize('NFKC').toLowerCase(),
  ].join('\t')
}

function contentOf({ day, amount, currency, kind, what, payer }: PurchaseLine): string {
  return ['line', day, amount, currency, kind, what.normalize('NFKC').toLowerCase(), payerKey(payer)].join('\t')
}
