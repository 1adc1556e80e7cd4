import ICAL from 'ical.js'

/** A calendar (RFC 5545) of this program's, with nothing in it yet; `X-WR-CALNAME` is how others show its name. */
export function newCalendar(name: string): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar')
  for (const [property, value] of [
    ['prodid', '-//Chapterhouse//Chapterhouse//EN'],
    ['version', '2.0'],
    ['calscale', 'GREGORIAN'],
    ['method', 'PUBLISH'],
    ['x-wr-calname', name],
  ] as const)
    calendar.addPropertyWithValue(property, value)
  return calendar
}
