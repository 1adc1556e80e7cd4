import type { Chapter } from '../../../shared/domain/community.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { useView } from '../../client/hooks.ts'

/** The open community as the frame knows it; `undefined` for the moment before the first answer. */
export function useCommunity(): CommunityView | undefined {
  const view = useView('community', {})
  return view.state === 'ready' ? view.value : undefined
}

/** A chapter by its id, whether or not it is archived. */
export function chapterOf(community: CommunityView | undefined, id: string): Chapter | undefined {
  return community?.chapters.find((chapter) => chapter.id === id)
}

/** The chapters that take new members and salons. */
export function openChapters(community: CommunityView | undefined): readonly (Chapter & { readonly id: ChapterId })[] {
  return community?.chapters.filter((chapter) => chapter.archived === undefined) ?? []
}
