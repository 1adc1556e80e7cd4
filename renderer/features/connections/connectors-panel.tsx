import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { ConnectorEvidence, ConnectorRow } from '../../../shared/protocol/connections.ts'
import { CONNECTOR_FROM } from '../../../shared/ties/connectors.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import styles from './connections.module.css'
import { PersonLink } from './person-link.tsx'
import { Reckoned } from './reckoned.tsx'

/** Who brings people together, with the evidence of the last year and what it takes to stand here. */
export function ConnectorsPanel({ chapter }: { readonly chapter: ChapterId | null }) {
  const { t } = useLanguage()
  const view = useView('connectors', { chapter })
  return (
    <div className={styles.scroll}>
      <Reckoned view={view}>
        {({ rows }) => (
          <>
            <p className={styles.about}>{t('connections.connectorsAbout', { ...CONNECTOR_FROM })}</p>
            {rows.length === 0 ? (
              <EmptyState title={t('connections.noConnectorsTitle')}>{t('connections.noConnectorsText')}</EmptyState>
            ) : (
              <Card>
                <ul className={styles.rows}>
                  {rows.map((row) => (
                    <Connector key={row.id} row={row} />
                  ))}
                </ul>
              </Card>
            )}
          </>
        )}
      </Reckoned>
    </div>
  )
}

function Connector({ row }: { readonly row: ConnectorRow }) {
  const { t } = useLanguage()
  const { hosted, ideas, adopted, brought, stayed, introduced, held, strong, warm } = row
  const evidence = [
    hosted > 0 && t('connections.did.hosted', { count: hosted }),
    ideas > 0 && t('connections.did.ideas', { count: ideas, adopted }),
    brought > 0 && t('connections.did.brought', { count: brought, stayed }),
    introduced > 0 && t('connections.did.introduced', { count: introduced, held }),
    t('connections.did.ties', { strong, warm }),
  ].filter((words) => words !== false)
  const [isOpen, setOpen] = useState(false)
  const hasMore = Object.values(row.shown).some(({ length }) => length > 0)
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <PersonLink person={row} />
        <span className={styles.quiet}>{evidence.join(' · ')}</span>
      </span>
      <span className={styles.chips}>
        {row.kinds.map((kind) => (
          <Chip key={kind}>{t(`connections.kind.${kind}`)}</Chip>
        ))}
      </span>
      {hasMore && (
        <Button
          size="small"
          kind="quiet"
          aria-expanded={isOpen}
          aria-label={t('common.labelled', { label: t('connections.evidence'), value: row.name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('connections.evidence')}
        </Button>
      )}
      {isOpen && <EvidenceLists shown={row.shown} />}
    </li>
  )
}

/** Where to see what the counts say: the latest of each. */
function EvidenceLists({ shown: { hosted, adopted, stayed, held } }: { readonly shown: ConnectorEvidence }) {
  const { t } = useLanguage()
  return (
    <dl className={styles.evidence}>
      <Evidence title={t('connections.evidence.hosted')}>
        {hosted.map((salon) => (
          <SalonLink key={salon.id} salon={salon} />
        ))}
      </Evidence>
      <Evidence title={t('connections.evidence.adopted')}>
        {adopted.map(({ feedback, text, salon }) => (
          <span key={feedback}>
            {text} {salon && <SalonLink salon={salon} />}
          </span>
        ))}
      </Evidence>
      <Evidence title={t('connections.evidence.stayed')}>
        {stayed.map((person) => (
          <PersonLink key={person.id} person={person} />
        ))}
      </Evidence>
      <Evidence title={t('connections.evidence.held')}>
        {held.map(({ a, b }) => (
          <span key={`${a.id} ${b.id}`} className={styles.names}>
            <PersonLink person={a} />
            <span aria-hidden="true">–</span>
            <PersonLink person={b} />
          </span>
        ))}
      </Evidence>
    </dl>
  )
}

function Evidence({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <>
      <dt>{title}</dt>
      <dd className={styles.names}>{children}</dd>
    </>
  )
}

function SalonLink({ salon: { id, theme } }: { readonly salon: ConnectorEvidence['hosted'][number] }) {
  return <Link href={`/salons/${id}`}>{theme}</Link>
}
