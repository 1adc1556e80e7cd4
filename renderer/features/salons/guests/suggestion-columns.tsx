import { Unlink2 } from 'lucide-react'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { inSequence } from '../../../../shared/language/sentences.ts'
import type { SuggestionRow } from '../../../../shared/protocol/guests.ts'
import type { CommunityView } from '../../../../shared/protocol/community.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { classes } from '../../../ui/classes.ts'
import type { Speech } from '../../../ui/language.tsx'
import { Seal } from '../../../ui/seal.tsx'
import type { Column } from '../../../ui/virtual-table.tsx'
import { chapterOf } from '../../common/use-community.ts'
import { memberAddress } from '../addresses.ts'
import { reasonSentence, leftOutSentence } from './reason-sentence.ts'
import styles from './suggest-panel.module.css'

export interface SuggestionColumnsOptions {
  readonly speech: Speech
  readonly community: CommunityView | undefined
  readonly ticked: ReadonlySet<MemberId>
  readonly show: 'open' | 'refused'
  readonly onInvite: (row: SuggestionRow) => void
}

/** A person, and why they are proposed or may not be asked. */
export function suggestionColumns({
  speech,
  community,
  ticked,
  show,
  onInvite,
}: SuggestionColumnsOptions): readonly Column<SuggestionRow>[] {
  const { t } = speech
  return [
    {
      id: 'who',
      title: t('guests.who'),
      width: 'minmax(176px, 0.8fr)',
      cell: (row) => (
        <span className={styles.person}>
          <Seal name={row.name} />
          <span className={styles.names}>
            <a className={styles.name} href={`#${memberAddress(row.id)}`} tabIndex={-1}>
              {row.name}
            </a>
            <span className={styles.reading}>
              {[row.reading, row.hint, row.chapter && chapterOf(community, row.chapter)?.name]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        </span>
      ),
    },
    {
      id: 'why',
      title: t('guests.why'),
      width: 'minmax(220px, 3fr)',
      cell: (row) =>
        show === 'refused' ? <Refusal row={row} speech={speech} /> : <Why row={row} speech={speech} ticked={ticked} />,
    },
    ...(show === 'refused'
      ? []
      : [
          {
            id: 'invite',
            title: '',
            width: '88px',
            align: 'end' as const,
            cell: (row: SuggestionRow) => (
              <Button
                size="small"
                tabIndex={-1}
                aria-label={t('salons.inviteNamed', { name: row.name })}
                onClick={() => onInvite(row)}
              >
                {t('salons.inviteOne')}
              </Button>
            ),
          },
        ]),
  ]
}

interface CellProps {
  readonly row: SuggestionRow
  readonly speech: Speech
}

/** The weightiest reason stands out; whom they are kept apart from is said where that one may come, too. */
function Why({ row, speech, ticked }: CellProps & { readonly ticked: ReadonlySet<MemberId> }) {
  const { t, formats, language } = speech
  const [first, ...others] = row.reasons.map((reason) => reasonSentence(speech, reason))
  const apart = row.apart.filter(({ id, isExpected }) => isExpected || (ticked.has(row.id) && ticked.has(id)))
  const whole = inSequence(language, [first, ...others])
  return (
    <span className={styles.why}>
      <span className={styles.sentences} title={whole}>
        {first === undefined ? <span className={styles.quiet}>{t('guests.noReason')}</span> : first}
        {others.length > 0 && (
          <span className={styles.quiet}>
            {language === 'en' && ' '}
            {inSequence(language, others)}
          </span>
        )}
      </span>
      {apart.length > 0 && (
        <Chip tone="ochre" icon={<Unlink2 aria-hidden="true" />}>
          {t('guests.apartFrom', { names: formats.list(apart.map(({ name }) => name || t('guests.apartElsewhere'))) })}
        </Chip>
      )}
    </span>
  )
}

function Refusal({ row, speech }: CellProps) {
  return <span className={classes(styles.sentences, styles.quiet)}>{leftOutSentence(speech, row)}</span>
}
