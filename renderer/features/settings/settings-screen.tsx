import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { BackupsSection } from '../backups/backups-section.tsx'
import { HealthSection } from '../health/health-section.tsx'
import { AboutSection } from './about-section.tsx'
import { ChaptersSection } from './chapters-section.tsx'
import { CommunitySection } from './community-section.tsx'
import { ConsentSection } from './consent-section.tsx'
import { DataSection } from './data-section.tsx'
import { LookSection } from './look-section.tsx'
import { ModelSection } from './model-section.tsx'
import { SETTINGS_PARTS } from './parts.ts'
import type { SettingsPart } from './parts.ts'
import { ProtectionSection } from './protection-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import styles from './settings.module.css'

/** One long page, with an index of its parts beside the title that stays in sight. */
export function SettingsScreen({ part: asked }: { readonly part: string | undefined }) {
  const { t } = useLanguage()
  const view = useView('community', {})
  const parts = useRef(new Map<SettingsPart, HTMLElement>())
  const show = (part: SettingsPart) => {
    const element = parts.current.get(part)
    if (element) toTop(element)
  }
  const wanted = SETTINGS_PARTS.find((part) => part === asked)
  const isReady = view.state === 'ready'
  useEffect(() => {
    const element = isReady && wanted && parts.current.get(wanted)
    if (!element) return undefined
    return keepAtTop(element, [...parts.current.values()])
  }, [isReady, wanted])
  return (
    <Page
      title={t('settings.title')}
      layout="read"
      tools={
        <nav aria-label={t('settings.parts')} className={styles.parts}>
          {SETTINGS_PARTS.map((part) => (
            // Once more to where one is already changes no address, and has to be followed all the same.
            <Link key={part} href={`/settings/${part}`} className={styles.toPart} onClick={() => show(part)}>
              {t(`settings.part.${part}`)}
            </Link>
          ))}
        </nav>
      }
    >
      {SETTINGS_PARTS.map((part) => (
        <div
          key={part}
          ref={(element) => {
            if (element) parts.current.set(part, element)
          }}
          className={styles.part}
          tabIndex={-1}
        >
          {sectionOf(part, isReady ? view.value : undefined)}
        </div>
      ))}
    </Page>
  )
}

/** `undefined` until the store has told: how the program looks can be changed before that. */
function sectionOf(part: SettingsPart, community: CommunityView | undefined): ReactNode {
  if (part === 'look') return <LookSection />
  if (!community) return null
  switch (part) {
    case 'community':
      return <CommunitySection community={community} />
    case 'chapters':
      return <ChaptersSection community={community} />
    case 'backups':
      return <BackupsSection />
    case 'health':
      return <HealthSection />
    case 'data':
      return <DataSection community={community} />
    case 'consent':
      return <ConsentSection />
    case 'retention':
      return <RetentionSection />
    case 'protection':
      return <ProtectionSection />
    case 'model':
      return <ModelSection />
    case 'about':
      return <AboutSection />
  }
}

const BY_HAND = ['wheel', 'pointerdown', 'keydown'] as const

/**
 * Shows a part, and again whenever one above it has got its answer from the store and grown, until somebody goes on by themselves.
 * @returns what ends it
 */
function keepAtTop(part: HTMLElement, all: readonly HTMLElement[]): () => void {
  const observer = new ResizeObserver(() => toTop(part))
  for (const each of all) observer.observe(each)
  const end = () => {
    observer.disconnect()
    for (const name of BY_HAND) window.removeEventListener(name, end)
  }
  for (const name of BY_HAND) window.addEventListener(name, end, { passive: true })
  return end
}

/** `scrollIntoView` would push the whole window up as well where the last part is asked for, and nobody could bring it back. */
function toTop(part: HTMLElement): void {
  const column = part.parentElement
  if (!column) return
  column.scrollTop += part.getBoundingClientRect().top - column.getBoundingClientRect().top
  part.focus({ preventScroll: true })
}
