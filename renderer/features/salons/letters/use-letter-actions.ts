import { useMemo } from 'react'
import { CONSENT_CHANNELS } from '../../../../shared/domain/consent.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { EXPORT_TEXT_LIMIT } from '../../../../shared/protocol/exports.ts'
import { MERGE_COLUMNS } from '../../../../shared/protocol/letters.ts'
import type { LetterQueryInput, LetterRow } from '../../../../shared/protocol/letters.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { useToast } from '../../../ui/toasts.tsx'
import { useDo } from '../../common/use-do.ts'
import { useSaveAboutPeople } from '../../common/use-save-about-people.ts'
import { copyText } from '../../common/copy-text.ts'

export interface LetterActions {
  /** Copies the letters, one below the other, and offers to note that they went out. */
  readonly copy: (rows: readonly LetterRow[]) => void
  readonly copyGroup: (text: string) => void
  /** Notes that this letter went out to them; answers whether that was noted. */
  readonly mark: (members: readonly MemberId[]) => Promise<boolean>
  /** Saves a mail merge file of those named. */
  readonly merge: (only: readonly MemberId[], theme: string) => Promise<void>
}

/** Between two letters that are copied together. */
const BETWEEN = '\n\n———\n\n'

/** What can be done with letters, each with a word about what came of it. The app itself sends none. */
export function useLetterActions(letter: LetterQueryInput): LetterActions {
  const act = useDo()
  const toast = useToast()
  const save = useSaveAboutPeople()
  const { t } = useLanguage()
  return useMemo(() => {
    const { salon, kind, channel } = letter
    const by = t(`letters.by.${channel}`)
    const mark = async (members: readonly MemberId[]) => {
      const result = await act(
        'salon.markSent',
        { salon, what: kind, channel, members: [...members] },
        { done: ({ marked, refused }) => t('letters.marked', { marked, refused, by }), undo: true },
      )
      return result.ok
    }
    const said = (text: string, copied: boolean, onSent?: () => void) => {
      if (!copied) toast({ tone: 'seal', text: t('letters.notCopied') })
      else toast({ tone: 'jade', text, ...(onSent && { action: { label: t('letters.markThem'), onPress: onSent } }) })
    }
    return {
      copy: (rows) => {
        const [first] = rows
        if (!first) return
        const words =
          rows.length === 1
            ? t('letters.copiedOne', { name: first.name })
            : t('letters.copiedMany', { count: rows.length })
        const members = rows.map(({ member }) => member)
        said(words, copyText(rows.map(({ text }) => text).join(BETWEEN)), () => void mark(members))
      },
      copyGroup: (text) => said(t('letters.copiedGroup'), copyText(text)),
      mark,
      merge: async (only, theme) => {
        const result = await act('letter.merge', {
          letter,
          only: [...only],
          columns: MERGE_COLUMNS.map((key) => ({ key, label: t(`letters.column.${key}`) })),
          name: t('letters.mergeName', { theme, what: t(`letters.kind.${kind}`) }),
        })
        if (!result.ok) return
        const { name, bytes, rows, left, members } = result.value
        if (rows === 0) toast({ tone: 'plain', text: t('letters.mergeNobody', { by }) })
        else
          await save(
            { name, bytes },
            { name: t('letters.mergeKind'), extensions: ['csv'] },
            {
              kind: 'letters',
              name: t('letters.mergeName', { theme, what: t(`letters.kind.${kind}`) }).slice(0, EXPORT_TEXT_LIMIT),
              use: { use: 'contact', channel: CONSENT_CHANNELS.find((known) => known === channel) ?? null },
              of: { kind: 'members', members: [...members] },
            },
            (file) => t('letters.merged', { file, rows, left, by }),
          )
      },
    }
  }, [act, toast, save, t, letter])
}
