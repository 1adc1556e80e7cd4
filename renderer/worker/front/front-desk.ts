import type { MemberId, PageId } from '../../../shared/domain/ids.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { ParsedView, ViewName } from '../../../shared/protocol/views.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import type { MemberRow } from '../../../shared/protocol/members.ts'
import type { Window } from '../../../shared/protocol/window.ts'
import { findInBlock, readSearchBlock } from '../../../shared/text/search-block.ts'
import type { SearchBlock } from '../../../shared/text/search-block.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { PageLoader } from '../pages/page-loader.ts'
import { memberRows } from '../queries/member-rows.ts'
import { rememberedWeek } from '../week/remembered-week.ts'
import type { FrontPage } from './front-page.ts'

/** Answers for a community that is still being read: from its front page where that will do, else when it has been read. */
export class FrontDesk {
  readonly #community: OpenCommunity
  readonly #front: FrontPage
  readonly #loader: PageLoader
  #ids: readonly MemberId[] | undefined
  #block: SearchBlock | undefined

  constructor(community: OpenCommunity, front: FrontPage, loader: PageLoader) {
    this.#community = community
    this.#front = front
    this.#loader = loader
  }

  /** The answer to a view, or null where only the whole community can give it. */
  answer(name: ViewName, input: unknown): Result<unknown> | Promise<Result<unknown>> | null {
    if (name === 'community') return ok(this.#communityView())
    if (name === 'week') {
      const last = rememberedWeek(this.#community)
      return last && ok(last)
    }
    if (name !== 'members') return null
    const { query, range } = input as ParsedView<'members'>
    const { sort, status, chapter, tags, interests, undecided, source, language } = query
    const plain = status === 'active' && !chapter && tags.length + interests.length === 0 && !undecided && !source
    if (!plain || sort.by !== 'name' || sort.descending || language !== this.#front.language) return null
    return this.#members(query.text, range)
  }

  #communityView(): CommunityView {
    const { organizers } = this.#front.community
    const { organizer, device } = this.#community.identity
    const name = organizers.find(({ id }) => id === organizer)?.name ?? ''
    return {
      ...this.#front.community,
      me: { organizer, device, name },
      undo: null,
      redo: null,
      trouble: null,
    }
  }

  #members(text: string, { from, count }: ParsedView<'members'>['range']): Result<unknown> | Promise<Result<unknown>> {
    const { rows, pageAt } = this.#front
    const total = pageAt.length
    if (text.trim() === '' && from + count <= rows.length) {
      return ok({ total, from, rows: rows.slice(from, from + count) } satisfies Window<MemberRow>)
    }
    this.#block ??= readSearchBlock(this.#front.search, total)
    const found = findInBlock(this.#block, text)
    return this.#rowsOf(found.slice(from, from + count)).then((list) => ok({ total: found.length, from, rows: list }))
  }

  /** Rows by their place in the list; the pages they are on are read first. */
  async #rowsOf(places: readonly number[]): Promise<MemberRow[]> {
    this.#ids ??= this.#front.ids.split(',') as MemberId[]
    const { tables, world } = this.#community
    const pages = new Set<PageId>()
    for (const place of places) {
      const page = this.#front.pages[this.#front.pageAt[place] ?? -1]
      if (page) pages.add(page)
    }
    await this.#loader.now(pages)
    const ids = this.#ids
    const entries = places.flatMap((place) => {
      const id = ids[place]
      return (id && tables.members.get(id)) ?? []
    })
    return memberRows(tables, entries, world.now())
  }
}
