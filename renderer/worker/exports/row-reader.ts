import { dateAt } from '../../../shared/calendar/instants.ts'
import type { ExportColumn } from '../../../shared/domain/export-columns.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { standing } from '../../../shared/domain/ledger.ts'
import type { Purchase } from '../../../shared/domain/ledger.ts'
import { isAmount } from '../../../shared/domain/money.ts'
import { balancesOf } from '../../../shared/domain/points-ledger.ts'
import { consentList } from '../../../shared/exports/consent-list.ts'
import type { RawCell } from '../../../shared/exports/shape.ts'
import { amountText } from '../../../shared/language/money.ts'
import { translate } from '../../../shared/language/translate.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import type { OpenCommunity } from '../open-community.ts'
import { DeedReader } from '../points/deeds.ts'
import { attendedBy } from '../queries/member-attendance.ts'
import type { MemberEntry } from '../tables/member-table.ts'

/** Reads what a column says of a member out of the rows in memory; of one chapter where the rows are of one. */
export class RowReader {
  readonly #community: Pick<OpenCommunity, 'tables' | 'world'>
  readonly #language: Language
  readonly #chapter: ChapterId | null
  #deeds: DeedReader | null = null

  constructor(community: Pick<OpenCommunity, 'tables' | 'world'>, language: Language, chapter: ChapterId | null) {
    this.#community = community
    this.#language = language
    this.#chapter = chapter
  }

  cell({ member, chapters, reading }: MemberEntry, column: ExportColumn): RawCell {
    const { tables } = this.#community
    switch (column) {
      case 'reading':
        return member.reading ?? reading
      case 'tags':
      case 'interests':
      case 'notes':
        return member[column]
      case 'consents':
        return consentList(member.consents, this.#language)
      case 'chapters':
        return chapters.map((chapter) => tables.chapters.get(chapter)?.name ?? '')
      case 'roles':
        return this.#chaptersOf(chapters).flatMap((chapter) => {
          const role = member.memberships[chapter]?.role
          return role ? [this.#inChapter(chapter, chapters, translate(this.#language, `words.role.${role}`))] : []
        })
      case 'since':
        return (
          this.#chaptersOf(chapters)
            .flatMap((chapter) => member.memberships[chapter]?.from ?? [])
            .sort()[0] ?? ''
        )
      case 'created':
        return dateAt(member.created, this.#zoneOf(chapters))
      case 'salons':
        return attendedBy(tables, member.id).count
      case 'lastSalon': {
        const { last } = attendedBy(tables, member.id)
        return last === null ? '' : dateAt(last, this.#zoneOf(chapters))
      }
      case 'tier':
      case 'stage':
      case 'risk':
        return this.#valueOf(member.id, chapters, column)
      case 'points':
        return this.#pointsOf(member.id, chapters)
      case 'purchases':
        return this.#purchasesOf(member.id).filter(({ kind }) => kind !== 'refund').length
      case 'spent':
        return this.#spentBy(member.id)
      case 'lastPurchase':
        return (
          this.#purchasesOf(member.id)
            .flatMap(({ kind, day }) => (kind === 'refund' ? [] : [day]))
            .sort()
            .at(-1) ?? ''
        )
      default:
        return member[column] ?? ''
    }
  }

  #chaptersOf(chapters: readonly ChapterId[]): readonly ChapterId[] {
    return this.#chapter === null ? chapters : [this.#chapter]
  }

  #zoneOf([home]: readonly ChapterId[]): string {
    return (home && this.#community.tables.chapters.get(home)?.zone) ?? 'UTC'
  }

  /** Of who belongs to several chapters, with the chapter's name. */
  #inChapter(chapter: ChapterId, chapters: readonly ChapterId[], words: string): string {
    if (this.#chapter !== null || chapters.length < 2) return words
    return translate(this.#language, 'exports.inChapter', {
      chapter: this.#community.tables.chapters.get(chapter)?.name ?? '',
      words,
    })
  }

  #valueOf(member: MemberId, chapters: readonly ChapterId[], what: 'tier' | 'stage' | 'risk'): string {
    return this.#chaptersOf(chapters)
      .flatMap((chapter) => {
        const value = this.#community.tables.value?.of(member, chapter)
        if (!value) return []
        const words =
          what === 'tier'
            ? translate(this.#language, `value.tier.${value.tier.value}`)
            : what === 'stage'
              ? translate(this.#language, `value.stage.${value.shownStage.value}`)
              : translate(this.#language, `value.risk.${value.risk.value}`)
        return [this.#inChapter(chapter, chapters, words)]
      })
      .join('; ')
  }

  #pointsOf(member: MemberId, chapters: readonly ChapterId[]): number {
    const { tables, world } = this.#community
    this.#deeds ??= new DeedReader(tables, world.now())
    const balances = balancesOf(this.#deeds.linesOf(member, tables.pointsSettings.rules))
    return this.#chaptersOf(chapters).reduce((sum, chapter) => sum + (balances.get(chapter) ?? 0), 0)
  }

  #purchasesOf(member: MemberId): Purchase[] {
    const { people, purchases } = this.#community.tables
    const all = standing(people.partsOf(member).flatMap((part) => [...purchases.of(part)]))
    return this.#chapter === null ? all : all.filter(({ chapter }) => chapter === this.#chapter)
  }

  /** A sum for each currency, less what went back. */
  #spentBy(member: MemberId): readonly string[] {
    const sums = new Map<string, number>()
    for (const { kind, amount, currency } of this.#purchasesOf(member))
      if (isAmount(amount)) sums.set(currency, (sums.get(currency) ?? 0) + (kind === 'refund' ? -amount : amount))
    return [...sums].map(([currency, amount]) => `${amountText({ amount, currency })} ${currency}`)
  }
}
