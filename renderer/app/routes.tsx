import { lazy } from 'react'
import { HomeScreen } from '../features/home/index.tsx'
import { MembersScreen } from '../features/members/index.tsx'
import { Route, Switch } from 'wouter'
import { PRINT_ROUTE } from '../../shared/protocol/print.ts'
import { useLanguage } from '../ui/language.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { later } from './later.tsx'

/**
 * The addresses of the window, all behind `#`:
 *
 *     /                   (this week)
 *     /members            /members/:id       /members/new      /members/export      /members/:a/same/:b
 *     /salons             /salons/:id        /salons/:id/:part /salons/new          /salons/tasks
 *                         /salons/venues/:id (or none)
 *     /value              /value/import
 *     /measures           /measures/board
 *     /exports/segments   /exports/segments/:id (or new)
 *     /recognition        /recognition/:part (evenings, given, spotlight, rules)
 *     /calendar           /calendar/import   /calendar/series/:id (or new)
 *     /door/:id           (a window of its own, without the frame)
 *     /feedback/:id       (a window of its own too, which is handed to guests)
 *     /print/:job         (a window that nobody sees: what is drawn on paper)
 *     /doors              (for who stands at doors and nothing else)
 *     /connections        /connections/:part (map, tribes, connectors, introductions)
 *     /challenges         /challenges/:id (new, newcomers, welcome)   /challenges/new/:season
 *     /rosters            /rosters/import    /rosters/review   /rosters/review/:roster   /rosters/apart
 *     /ideas              /ideas/points      /ideas/:id
 *     /exports            /exports/:id (new, receipts, again)      /exports/:id/run       /exports/receipts/:id
 *     /decisions
 *     /history
 *     /organizers         /organizers/send   /organizers/open    /organizers/invite
 *     /settings           /settings/:part (backups, health, consent …)   /settings/health/pages
 *
 * `new`, `export`, `send` and `open` are what menus, the palette and shortcuts ask for; a screen shows the form and goes
 * back to its plain address when it closes. The first screen, and the list that most go to from there, are part of the window's own code:
 * React keeps back whatever replaces a fallback for 300 ms, which would be half of a start. Other screens' code is loaded once a start is
 * over, or when they are first shown.
 */

const rosters = () => import('../features/rosters/index.tsx')
const salons = () => import('../features/salons/index.tsx')
const door = () => import('../features/door/index.tsx')
const print = () => import('../features/print/index.tsx')
const feedback = () => import('../features/feedback-desk/index.tsx')
const review = () => import('../features/review/index.tsx')

const RostersScreen = later(async () => (await rosters()).RostersScreen)
const ImportScreen = later(async () => (await rosters()).ImportScreen)
const ReviewScreen = later(async () => (await review()).ReviewScreen)
const ApartScreen = later(async () => (await review()).ApartScreen)
const SameScreen = later(async () => (await review()).SameScreen)
const SalonsScreen = later(async () => (await salons()).SalonsScreen)
const VenuesScreen = later(async () => (await salons()).VenuesScreen)
const SalonScreen = later(async () => (await salons()).SalonScreen)
const CalendarScreen = later(async () => (await import('../features/calendar/index.tsx')).CalendarScreen)
const PurchaseImportScreen = later(async () => (await import('../features/purchases/index.tsx')).PurchaseImportScreen)
const IdeasScreen = later(async () => (await import('../features/ideas/index.tsx')).IdeasScreen)
const RetentionScreen = later(async () => (await import('../features/members/retention-screen.tsx')).RetentionScreen)
const ValueScreen = later(async () => (await import('../features/value/index.tsx')).ValueScreen)
const MeasuresScreen = later(async () => (await import('../features/measures/index.tsx')).MeasuresScreen)
const SegmentsScreen = later(async () => (await import('../features/segments/index.tsx')).SegmentsScreen)
const RecognitionScreen = later(async () => (await import('../features/recognition/index.tsx')).RecognitionScreen)
const ExportsScreen = later(async () => (await import('../features/exports/index.tsx')).ExportsScreen)
const DecisionsScreen = later(async () => (await import('../features/decisions/index.tsx')).DecisionsScreen)
const ConnectionsScreen = later(async () => (await import('../features/connections/index.tsx')).ConnectionsScreen)
const ChallengesScreen = later(async () => (await import('../features/challenges/index.tsx')).ChallengesScreen)
const HistoryScreen = later(async () => (await import('../features/history/index.tsx')).HistoryScreen)
const OrganizersScreen = later(async () => (await import('../features/organizers/index.tsx')).OrganizersScreen)
const HealthScreen = later(async () => (await import('../features/settings/index.tsx')).HealthScreen)
const SettingsScreen = later(async () => (await import('../features/settings/index.tsx')).SettingsScreen)

export const DoorsScreen = lazy(async () => ({ default: (await door()).DoorsScreen }))
export const DoorScreen = lazy(async () => ({ default: (await door()).DoorScreen }))
export const FeedbackScreen = lazy(async () => ({ default: (await feedback()).FeedbackScreen }))
export const PrintScreen = lazy(async () => ({ default: (await print()).PrintScreen }))

/** Starts loading the code of a door window, or of one that prints, while settings and key are still on their way. */
export function preloadRoute(hash: string): void {
  if (hash.startsWith('#/door/')) void door()
  if (hash.startsWith('#/feedback/')) void feedback()
  if (hash.startsWith(`#${PRINT_ROUTE}`)) void print()
}

export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <HomeScreen />
      </Route>
      <Route path="/members/:a/same/:b">{({ a, b }) => <SameScreen a={a} b={b} />}</Route>
      <Route path="/members/retention">
        <RetentionScreen />
      </Route>
      <Route path="/members/:id?">{({ id }) => <MembersScreen {...memberAddress(id)} />}</Route>
      <Route path="/salons/new">
        <SalonsScreen action="new" />
      </Route>
      <Route path="/salons/tasks">
        <SalonsScreen part="tasks" />
      </Route>
      <Route path="/salons/venues/:venue?">{({ venue }) => <VenuesScreen venue={venue} />}</Route>
      <Route path="/salons/:id/:part?">{({ id, part }) => <SalonScreen key={part} salon={id} part={part} />}</Route>
      <Route path="/salons">
        <SalonsScreen />
      </Route>
      <Route path="/calendar/series/:series">{({ series }) => <CalendarScreen series={series} />}</Route>
      <Route path="/calendar/:action?">
        {({ action }) => <CalendarScreen {...(action === 'import' && { action })} />}
      </Route>
      <Route path="/connections/:part?">{({ part }) => <ConnectionsScreen part={part} />}</Route>
      <Route path="/challenges/:part?/:season?">
        {({ part, season }) => <ChallengesScreen part={part} season={season} />}
      </Route>
      <Route path="/rosters/import">
        <ImportScreen />
      </Route>
      <Route path="/rosters/review/:roster?">{({ roster }) => <ReviewScreen key={roster} roster={roster} />}</Route>
      <Route path="/rosters/apart">
        <ApartScreen />
      </Route>
      <Route path="/rosters">
        <RostersScreen />
      </Route>
      <Route path="/measures/:action?">{({ action }) => <MeasuresScreen board={action === 'board'} />}</Route>
      <Route path="/value/import">
        <PurchaseImportScreen />
      </Route>
      <Route path="/value">
        <ValueScreen />
      </Route>
      <Route path="/recognition/:part?">{({ part }) => <RecognitionScreen part={part} />}</Route>
      <Route path="/exports/segments/:segment?">{({ segment }) => <SegmentsScreen segment={segment} />}</Route>
      <Route path="/ideas/:part?">{({ part }) => <IdeasScreen part={part} />}</Route>
      <Route path="/exports/:part?/:action?">
        {({ part, action }) => <ExportsScreen part={part} action={action} />}
      </Route>
      <Route path="/decisions">
        <DecisionsScreen />
      </Route>
      <Route path="/history">
        <HistoryScreen />
      </Route>
      <Route path="/organizers/:action?">
        {({ action }) => (
          <OrganizersScreen {...(action === 'send' || action === 'open' || action === 'invite' ? { action } : {})} />
        )}
      </Route>
      <Route path="/settings/health/pages">
        <HealthScreen />
      </Route>
      <Route path="/settings/:part?">{({ part }) => <SettingsScreen part={part} />}</Route>
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  )
}

/** One screen for all of these, so that the table keeps its place when a member is opened beside it. */
function memberAddress(id: string | undefined): { readonly member?: string; readonly action?: 'new' | 'export' } {
  if (id === undefined) return {}
  return id === 'new' || id === 'export' ? { action: id } : { member: id }
}

function NothingHere() {
  const { t } = useLanguage()
  return (
    <EmptyState title={t('frame.notFoundTitle')} mark="·">
      {t('frame.notFoundText')}
    </EmptyState>
  )
}
