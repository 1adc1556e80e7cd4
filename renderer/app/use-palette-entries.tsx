import {
  Award,
  CalendarDays,
  CalendarHeart,
  CalendarPlus,
  CalendarRange,
  ChartLine,
  FileDown,
  FileInput,
  FileOutput,
  FileUp,
  Footprints,
  Grid3x3,
  History,
  Keyboard,
  Languages,
  Lightbulb,
  ListChecks,
  ListTodo,
  Lock,
  Moon,
  Redo2,
  ScrollText,
  Settings,
  Sun,
  SunMoon,
  Undo2,
  UserPlus,
  Users,
  UsersRound,
  Waypoints,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { LANGUAGE_NAMES } from '../../shared/language/locale.ts'
import { LANGUAGES } from '../../shared/protocol/selection.ts'
import { bridge } from '../client/bridge.ts'
import { useView } from '../client/hooks.ts'
import { useSettings } from '../client/settings.ts'
import { SETTINGS_PARTS } from '../features/settings/parts.ts'
import { useLanguage } from '../ui/language.tsx'
import { Seal } from '../ui/seal.tsx'
import { useNow } from '../ui/use-now.ts'
import { bestFirst } from './rank-members.ts'
import { useUndo } from './use-undo.ts'

export interface PaletteEntry {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly icon: ReactNode
  readonly keys?: string
  readonly run: () => void
}

export interface PaletteGroup {
  readonly title: string
  readonly entries: readonly PaletteEntry[]
}

/** Enough to find the right one of several namesakes without scrolling. */
const MOST_MEMBERS = 6
/** Looked at to choose those from; a text that finds more says too little to rank by. */
const RANKED_MEMBERS = 120
const MOST_SALONS = 4

/** What fits the typed text: members first, then salons, then actions; with nothing typed only actions. */
export function usePaletteEntries(text: string, onShortcuts: () => void): readonly PaletteGroup[] {
  const { t } = useLanguage()
  const wanted = text.trim()
  const members = useMemberEntries(wanted)
  const salons = useSalonEntries(wanted)
  const actions = [...useActionEntries(onShortcuts), ...useExportEntries()].filter((entry) =>
    matches(entry.label, wanted),
  )
  return [
    { title: t('palette.members'), entries: members },
    { title: t('palette.salons'), entries: salons },
    { title: t('palette.actions'), entries: actions },
  ].filter((group) => group.entries.length > 0)
}

function useMemberEntries(text: string): readonly PaletteEntry[] {
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const range = { from: 0, count: RANKED_MEMBERS }
  const found = useView('members', text === '' ? null : { query: { text, status: 'all', language }, range })
  if (text === '' || found.state !== 'ready') return []
  return bestFirst(found.value.rows, text)
    .slice(0, MOST_MEMBERS)
    .map((row) => ({
      id: row.id,
      label: row.name,
      hint: [row.reading, row.hint].filter(Boolean).join(' · '),
      icon: <Seal name={row.name} />,
      run: () => navigate(`/members/${row.id}`),
    }))
}

function useSalonEntries(text: string): readonly PaletteEntry[] {
  const { formats } = useLanguage()
  const [, navigate] = useLocation()
  const now = useNow()
  const found = useView('salons', text === '' ? null : { text, range: { from: 0, count: MOST_SALONS } })
  if (text === '' || found.state !== 'ready') return []
  return found.value.rows.map((row) => ({
    id: row.id,
    label: row.theme,
    hint: formats.dayTime(row.start, row.zone, now),
    icon: <CalendarDays />,
    run: () => navigate(`/salons/${row.id}`),
  }))
}

/** What is kept to be exported again: one choice, and ↵. */
function useExportEntries(): readonly PaletteEntry[] {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const kept = useView('exports', {})
  if (kept.state !== 'ready') return []
  return kept.value
    .filter(({ plan }) => plan !== null)
    .map(({ id, name }) => ({
      id,
      label: t('exports.runEntry', { name }),
      icon: <FileOutput />,
      run: () => navigate(`/exports/${id}/run`),
    }))
}

/** Where there is no passphrase to lock with, the settings say so. */
async function lockOr(settings: () => void): Promise<void> {
  if ((await bridge().request('lock.now')).status === 'no-passphrase') settings()
}

function useActionEntries(onShortcuts: () => void): readonly PaletteEntry[] {
  const { t, command } = useLanguage()
  const [, navigate] = useLocation()
  const undo = useUndo()
  const settings = useSettings()
  const community = useView('community', {})
  const past = community.state === 'ready' ? community.value.undo : null
  const future = community.state === 'ready' ? community.value.redo : null
  const go = (path: string, icon: ReactNode, place: string): PaletteEntry => ({
    id: path,
    label: t('palette.goTo', { place }),
    icon,
    run: () => navigate(path),
  })
  return [
    {
      id: 'new-member',
      label: t('palette.newMember'),
      icon: <UserPlus />,
      keys: '⌘N',
      run: () => navigate('/members/new'),
    },
    {
      id: 'new-salon',
      label: t('palette.newSalon'),
      icon: <CalendarPlus />,
      keys: '⇧⌘N',
      run: () => navigate('/salons/new'),
    },
    { id: 'import', label: t('palette.importRoster'), icon: <FileInput />, run: () => navigate('/rosters/import') },
    {
      id: 'import-purchases',
      label: t('palette.importPurchases'),
      icon: <FileInput />,
      run: () => navigate('/value/import'),
    },
    {
      id: 'import-calendar',
      label: t('palette.importCalendar'),
      icon: <FileInput />,
      run: () => navigate('/calendar/import'),
    },
    { id: 'send', label: t('palette.sendChanges'), icon: <FileUp />, run: () => navigate('/organizers/send') },
    { id: 'open', label: t('palette.openChanges'), icon: <FileDown />, run: () => navigate('/organizers/open') },
    ...(past
      ? [
          {
            id: 'undo',
            label: t('palette.undo', { what: command(past.command, past.count) }),
            icon: <Undo2 />,
            keys: '⌘Z',
            run: () => void undo('undo'),
          },
        ]
      : []),
    ...(future
      ? [
          {
            id: 'redo',
            label: t('palette.redo', { what: command(future.command, future.count) }),
            icon: <Redo2 />,
            keys: '⇧⌘Z',
            run: () => void undo('redo'),
          },
        ]
      : []),
    go('/', <CalendarHeart />, t('frame.week')),
    go('/members', <Users />, t('frame.members')),
    go('/salons', <CalendarDays />, t('frame.salons')),
    go('/salons/tasks', <ListTodo />, t('plan.tasks')),
    go('/calendar', <CalendarRange />, t('frame.calendar')),
    go('/connections', <Waypoints />, t('frame.connections')),
    go('/value', <Grid3x3 />, t('frame.value')),
    go('/measures', <ChartLine />, t('measures.title')),
    go('/measures/board', <ChartLine />, t('measures.board')),
    go('/recognition', <Award />, t('frame.recognition')),
    go('/recognition/spotlight', <Award />, t('recognition.part.spotlight')),
    go('/challenges', <Footprints />, t('challenges.title')),
    go('/challenges/newcomers', <Footprints />, t('journeys.title')),
    go('/ideas', <Lightbulb />, t('frame.ideas')),
    go('/ideas/points', <Lightbulb />, t('points.title')),
    go('/rosters', <ScrollText />, t('frame.rosters')),
    go('/exports', <FileOutput />, t('frame.exports')),
    go('/exports/receipts', <FileOutput />, t('exports.receipts')),
    go('/decisions', <ListChecks />, t('frame.decisions')),
    go('/history', <History />, t('frame.history')),
    go('/organizers', <UsersRound />, t('frame.organizers')),
    go('/settings', <Settings />, t('frame.settings')),
    ...SETTINGS_PARTS.map((part) =>
      go(`/settings/${part}`, <Settings />, t('settings.partEntry', { part: t(`settings.part.${part}`) })),
    ),
    {
      id: 'lock',
      label: t('lock.now'),
      icon: <Lock />,
      keys: '⇧⌘L',
      run: () => void lockOr(() => navigate('/settings/protection')),
    },
    { id: 'shortcuts', label: t('palette.shortcuts'), icon: <Keyboard />, keys: '?', run: onShortcuts },
    { id: 'light', label: t('palette.themeLight'), icon: <Sun />, run: () => settings.change({ theme: 'light' }) },
    { id: 'dark', label: t('palette.themeDark'), icon: <Moon />, run: () => settings.change({ theme: 'dark' }) },
    {
      id: 'system',
      label: t('palette.themeSystem'),
      icon: <SunMoon />,
      run: () => settings.change({ theme: 'system' }),
    },
    ...LANGUAGES.map((language) => ({
      id: language,
      label: t('palette.language', { language: LANGUAGE_NAMES[language] }),
      icon: <Languages />,
      run: () => settings.change({ language }),
    })),
  ]
}

/** Every typed word must stand somewhere in the label. */
function matches(label: string, text: string): boolean {
  const lower = label.toLocaleLowerCase()
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}
