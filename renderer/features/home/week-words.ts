import type { WeekLine } from '../../../shared/protocol/week.ts'
import type { Speech } from '../../ui/language.tsx'
import { ideaWords } from '../connections/words.ts'
import { occasionWords } from '../recognition/occasion-words.ts'
import { silenceWhy } from '../value/value-words.ts'

/** One line as it is read: what to do, why in numbers, and the button that leads there. */
export interface LineWords {
  readonly what: string
  readonly why: string
  readonly button: string
  readonly to: string
}

export function lineWords(line: WeekLine, speech: Speech, now: number): LineWords {
  const { t, formats } = speech
  switch (line.kind) {
    case 'call': {
      const { id, name, caller } = line.who
      const who = caller ? t('value.caller', { name: caller.name, shared: caller.shared }) : t('value.callerNobody')
      return {
        what: t('week.call', { name }),
        why: formats.sentences([silenceWhy(line.who, speech), who]),
        button: t('week.callDo'),
        to: `/members/${id}`,
      }
    }
    case 'seats': {
      const { salon, due, total } = line
      const names = [...due.map(({ name }) => name), ...(total > due.length ? ['…'] : [])]
      return {
        what: t('week.seats', { theme: salon.theme, total }),
        why: t('week.seatsWhy', { names: formats.list(names), when: whenOf(line, speech, now) }),
        button: t('week.seatsDo'),
        to: `/salons/${salon.id}`,
      }
    }
    case 'guests': {
      const { salon, chairs, free } = line
      const { theme } = salon
      return {
        what: free === null ? t('week.guestsFew', { theme, chairs }) : t('week.guests', { theme, free }),
        why: t('week.guestsWhy', { when: whenOf(line, speech, now), chairs }),
        button: t('week.guestsDo'),
        to: `/salons/${salon.id}/suggest`,
      }
    }
    case 'plan': {
      const lacks = formats.list(line.lacks.map((lack) => t(`week.lack.${lack}`)))
      return {
        what: t('week.plans', { theme: line.salon.theme, lacks }),
        why: t('week.plansWhy', { when: whenOf(line, speech, now) }),
        button: t('week.plansDo'),
        to: `/salons/${line.salon.id}/plan`,
      }
    }
    case 'thank': {
      const { who, total } = line
      const each = who.map((row) => t('week.thankOne', { name: row.name, what: occasionWords(row, speech) }))
      return {
        what: t('week.thank', { total }),
        why: [...each, ...(total > who.length ? ['…'] : [])].join(' · '),
        button: t('week.thankDo'),
        to: '/recognition',
      }
    }
    case 'journey': {
      const { first, total } = line
      const { member, day, done, of, companion, overdue } = first
      return {
        what: t('week.journey', { total }),
        why: t('week.journeyWhy', {
          name: member.name,
          day,
          done,
          of,
          late: overdue[0]?.late ?? 0,
          accompanied: companion ? 1 : 0,
          companion: companion?.name ?? '',
        }),
        button: t('week.journeyDo'),
        to: '/challenges/newcomers',
      }
    }
    case 'introduce':
      return introduceWords(line, speech, now)
    case 'followUps': {
      const { salon, open, due } = line
      return {
        what: t('week.followUps', { theme: salon.theme, open }),
        why: t('week.followUpsWhy', { late: due < now ? 1 : 0, when: formats.shortDay(due, salon.zone) }),
        button: t('week.followUpsDo'),
        to: `/salons/${salon.id}/after`,
      }
    }
    case 'answer': {
      const { total, text, member, at } = line
      return {
        what: t('week.answer', { total }),
        why: t('week.answerWhy', {
          named: member ? 1 : 0,
          name: member?.name ?? '',
          when: formats.ago(at, now),
          text,
        }),
        button: t('week.answerDo'),
        to: '/ideas',
      }
    }
    case 'tasks': {
      const { total, title, owner, salon } = line
      return {
        what: t('week.tasks', { total }),
        why: t('week.tasksWhy', {
          title,
          owned: owner === '' ? 0 : 1,
          owner,
          theme: salon.theme,
          when: formats.shortDay(salon.start, salon.zone),
        }),
        button: t('week.tasksDo'),
        to: '/salons/tasks',
      }
    }
    case 'close': {
      const { salon, came } = line
      return {
        what: t('week.close', { theme: salon.theme }),
        why: t('week.closeWhy', { came, when: formats.relativeDay(salon.start, now, salon.zone) }),
        button: t('week.closeDo'),
        to: `/salons/${salon.id}/after`,
      }
    }
    case 'sync': {
      const { invitations, refusals } = line
      return {
        what: invitations > 0 ? t('week.invitations', { count: invitations }) : t('week.refusals', { count: refusals }),
        why: invitations > 0 ? t('week.invitationsWhy') : t('week.refusalsWhy'),
        button: t('week.syncDo'),
        to: '/organizers',
      }
    }
    case 'backup':
      return {
        what: t('week.backup'),
        why: line.last === null ? t('week.backupNone') : t('week.backupWhy', { when: formats.ago(line.last, now) }),
        button: t('week.backupDo'),
        to: '/settings/backups',
      }
    case 'decisions':
      return {
        what: t('week.decisions', { total: line.total }),
        why: t('week.decisionsWhy'),
        button: t('week.decisionsDo'),
        to: '/decisions',
      }
    case 'review':
      return {
        what: t('week.review', { total: line.total }),
        why: t('week.reviewWhy'),
        button: t('week.reviewDo'),
        to: '/rosters/review',
      }
  }
}

function introduceWords(line: Extract<WeekLine, { kind: 'introduce' }>, speech: Speech, now: number): LineWords {
  const { t, formats } = speech
  const { who, total, salon, idea } = line
  const names = [...who.map(({ name }) => name), ...(total > who.length ? ['…'] : [])]
  const [first] = who
  const came = t('week.introduceWhy', {
    names: formats.list(names),
    when: formats.relativeDay(salon.start, now),
    theme: salon.theme,
  })
  const to =
    idea && first ? t('week.introduceTo', { name: first.name, other: idea.name, why: ideaWords(idea, speech) }) : ''
  return {
    what: t('week.introduce', { total }),
    why: formats.sentences([came, to]),
    button: t('week.introduceDo'),
    to: '/connections',
  }
}

/** By the clock of where the evening is. */
function whenOf(
  { salon }: Extract<WeekLine, { kind: 'seats' | 'guests' | 'plan' }>,
  { formats }: Speech,
  now: number,
): string {
  return formats.dayTime(salon.start, salon.zone, now)
}
