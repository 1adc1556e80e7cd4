import * as v from 'valibot'
import type { ChapterId, MemberId } from '../domain/ids.ts'
import { DECIMAL_MARKS, PURCHASE_COLUMNS } from '../domain/purchase-import.ts'
import type { DecimalMark, Payer, PurchaseColumns, PurchaseLine, PurchaseStatus } from '../domain/purchase-import.ts'
import type { PurchaseKind } from '../domain/ledger.ts'
import type { Problem } from '../domain/problem.ts'
import { file } from './files.ts'
import type { FileToSave } from './files.ts'
import type { FileFacts } from './rosters.ts'
import { chapterId, language, memberId } from './selection.ts'

/** What a person says about a file as a whole; null, '' and nothing where they have not said. */
const choices = v.object({
  /** Per column what it says. */
  columns: v.array(v.nullable(v.picklist(PURCHASE_COLUMNS))),
  order: v.nullable(v.picklist(['day-first', 'month-first'])),
  mark: v.nullable(v.picklist(DECIMAL_MARKS)),
  /** ISO 4217; of amounts beside which no currency stands. */
  currency: v.string(),
  /** What words that may mean several currencies stand for. */
  words: v.record(v.string(), v.string()),
  /** What amounts below zero are; while nobody has said, they are left out. */
  negatives: v.nullable(v.picklist(['refund', 'leave'])),
  /** What becomes of lines that a shop calls unpaid, cancelled or refunded. */
  statuses: v.optional(
    v.object({
      unpaid: v.picklist(['leave', 'take']),
      cancelled: v.picklist(['leave', 'take']),
      refunded: v.picklist(['leave', 'take', 'refund']),
    }),
    { unpaid: 'leave', cancelled: 'leave', refunded: 'leave' },
  ),
  /** Who somebody of the file is, by `key`: a member, somebody new, or nobody whose lines come in. */
  payers: v.record(v.string(), v.union([memberId, v.picklist(['new', 'leave'])])),
  /** What becomes of those whom nobody here resembles, where nothing else was said. */
  strangers: v.picklist(['new', 'leave']),
})

export type PurchaseChoices = v.InferOutput<typeof choices>

/** Commands that take in a file of purchases, fees and refunds. */
export const PURCHASE_IMPORT_COMMANDS = {
  /** Reads a file and answers with what was found; it is kept as a draft until imported or dropped. */
  'purchases.read': v.object({
    file,
    encoding: v.optional(v.string()),
    delimiter: v.optional(v.string()),
    header: v.optional(v.boolean()),
    sheet: v.optional(v.number()),
  }),
  /** How the draft would come in; changes nothing. */
  'purchases.preview': v.object({ draft: v.string(), chapter: chapterId, choices }),
  /** Takes in all lines that can be, in one step that can be undone. */
  'purchases.import': v.object({ draft: v.string(), chapter: chapterId, choices }),
  'purchases.cancel': v.object({ draft: v.string() }),
  /** The lines that the latest look at a draft left out, or its import, as a file to mend and bring again; `reason` heads why. */
  'purchases.leftOut': v.object({ draft: v.string(), language, reason: v.pipe(v.string(), v.maxLength(100)) }),
} as const

export interface PurchaseImportResults {
  'purchases.read': PurchaseDraft
  'purchases.preview': PurchasePreview
  'purchases.import': PurchaseImportSummary
  'purchases.cancel': void
  'purchases.leftOut': FileToSave
}

/** A file of purchases that waits to be taken in. */
export interface PurchaseDraft extends FileFacts {
  readonly guessed: PurchaseColumns
  /** What people here usually pay with; '' where nobody knows. */
  readonly currency: string
}

/** What a file leaves open. */
export interface PurchaseAsks {
  /** Which of day and month comes first; null where nobody knows. */
  readonly order: { readonly value: 'day-first' | 'month-first' | null; readonly isOpen: boolean }
  /** `isOpen`: this is only the likelier way of reading the figures. */
  readonly mark: { readonly value: DecimalMark; readonly isOpen: boolean }
  /** Amounts beside which no currency stands. */
  readonly bare: number
  readonly words: readonly { readonly word: string; readonly codes: readonly string[]; readonly taken: string | null }[]
  /** Lines that a shop calls so. */
  readonly statuses: Readonly<Record<PurchaseStatus, number>>
  /** Amounts below zero. */
  readonly negatives: number
}

export interface PurchasePreview {
  readonly asks: PurchaseAsks
  readonly rows: readonly PreviewedLine[]
  /** Lines that come in, and those that came in before. */
  readonly coming: number
  readonly known: number
  /** What comes in, by currency and kind, in the smallest unit. */
  readonly totals: readonly PurchaseTotal[]
  /** Why lines are left out, with how many. */
  readonly refused: readonly { readonly problem: Problem; readonly count: number; readonly line: number }[]
  readonly payers: {
    /** People whose lines name them without doubt. */
    readonly sure: number
    /** Those whom a person should look at; `MOST_PAYERS` at most. */
    readonly choose: readonly PayerRow[]
    /** Those whom nobody here resembles; `MOST_PAYERS` at most, and all of them. */
    readonly strangers: readonly PayerRow[]
    readonly allStrangers: number
  }
}

/** More people than these are not shown one by one. */
export const MOST_PAYERS = 200

export interface PreviewedLine {
  /** Where it stands in the file, from 1. */
  readonly line: number
  readonly read: PurchaseLine | null
  /** Who it is booked on; '' for nobody. */
  readonly member: string
  readonly state: 'comes' | 'known' | 'refused'
  readonly problem: Problem | null
  /** Whether it is worth a second look: far more than the others, or written down here by hand already. */
  readonly doubt: 'large' | 'like-known' | null
}

export interface PurchaseTotal {
  readonly currency: string
  readonly kind: PurchaseKind
  readonly count: number
  readonly sum: number
}

/** Somebody whom lines name. */
export interface PayerRow {
  readonly key: string
  readonly payer: Payer
  readonly lines: number
  readonly candidates: readonly PayerCandidate[]
  /** What becomes of their lines now. */
  readonly chosen: MemberId | 'new' | 'leave'
}

export interface PayerCandidate {
  readonly id: MemberId
  readonly name: string
  /** What tells them from a namesake. */
  readonly hint: string
  readonly chapters: readonly ChapterId[]
}

export interface PurchaseImportSummary {
  readonly draft: string
  readonly added: number
  readonly known: number
  readonly members: number
  readonly totals: readonly PurchaseTotal[]
  readonly refused: PurchasePreview['refused']
}
