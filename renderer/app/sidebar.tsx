import {
  Award,
  CalendarDays,
  CalendarHeart,
  CalendarRange,
  FileOutput,
  Grid3x3,
  History,
  Lightbulb,
  ListChecks,
  ScrollText,
  Search,
  Settings,
  Users,
  UsersRound,
  Waypoints,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useView } from '../client/hooks.ts'
import { Badge } from '../ui/chip.tsx'
import { classes } from '../ui/classes.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useLanguage } from '../ui/language.tsx'
import { CommunityMenu } from './community-menu.tsx'
import styles from './sidebar.module.css'
import { SyncIndicator } from './sync-indicator.tsx'

export interface SidebarProps {
  readonly onPalette: () => void
  readonly onNewCommunity?: () => void
}

export function Sidebar({ onPalette, onNewCommunity }: SidebarProps) {
  const { t, formats } = useLanguage()
  const view = useView('community', {})
  const community = view.state === 'ready' ? view.value : undefined
  return (
    <div className={styles.sidebar}>
      <CommunityMenu community={community} {...(onNewCommunity && { onNewCommunity })} />
      <button type="button" className={styles.find} onClick={onPalette}>
        <Search aria-hidden="true" />
        <span>{t('common.search')}</span>
        <Kbd keys="⌘K" />
      </button>
      <nav aria-label={t('frame.navigation')} className={styles.nav}>
        <Item to="/" icon={<CalendarHeart />} label={t('frame.week')} />
        <Item to="/members" icon={<Users />} label={t('frame.members')} />
        <Item to="/salons" icon={<CalendarDays />} label={t('frame.salons')} />
        <Item to="/calendar" icon={<CalendarRange />} label={t('frame.calendar')} />
        <div className={styles.gap} />
        <Item to="/connections" icon={<Waypoints />} label={t('frame.connections')} />
        <Item to="/value" also="/measures" icon={<Grid3x3 />} label={t('frame.value')} />
        <Item to="/recognition" also="/challenges" icon={<Award />} label={t('frame.recognition')} />
        <Item to="/ideas" icon={<Lightbulb />} label={t('frame.ideas')} />
        <div className={styles.gap} />
        <Item to="/rosters" icon={<ScrollText />} label={t('frame.rosters')}>
          {community && community.review !== null && community.review > 0 && (
            <span title={t('review.waiting', { count: community.review })}>
              <Badge tone="seal">{formats.number(community.review)}</Badge>
            </span>
          )}
        </Item>
        <Item to="/exports" icon={<FileOutput />} label={t('frame.exports')} />
        <Item to="/decisions" icon={<ListChecks />} label={t('frame.decisions')}>
          {community && community.decisions > 0 && (
            <span title={t('frame.decisionsWaiting', { count: community.decisions })}>
              <Badge tone="seal">{formats.number(community.decisions)}</Badge>
            </span>
          )}
        </Item>
        <Item to="/history" icon={<History />} label={t('frame.history')} />
        <Item to="/organizers" icon={<UsersRound />} label={t('frame.organizers')} />
        <Item to="/settings" icon={<Settings />} label={t('frame.settings')} />
      </nav>
      <SyncIndicator ways="/organizers" />
    </div>
  )
}

interface ItemProps {
  readonly to: string
  /** Another screen that the item stands for. */
  readonly also?: string
  readonly icon: ReactNode
  readonly label: string
  readonly children?: ReactNode
}

function Item({ to, also = to, icon, label, children }: ItemProps) {
  const [location] = useLocation()
  const here = [to, also].some(
    (address) => location === address || (address !== '/' && location.startsWith(`${address}/`)),
  )
  return (
    <Link href={to} className={classes(styles.item, here && styles.here)} aria-current={here ? 'page' : undefined}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.label}>{label}</span>
      <span className={styles.count}>{children}</span>
    </Link>
  )
}
