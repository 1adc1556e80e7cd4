import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { ConnectorRow } from '../../../shared/protocol/connections.ts'
import { CONNECTOR_FROM } from '../../../shared/ties/connectors.ts'
import { useView } from '../../client/hooks.ts'
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
    </li>
  )
}
