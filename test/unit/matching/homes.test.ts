import { describe, expect, test } from 'vitest'
import type { MatchRecord } from '../../../shared/matching/match-record.ts'
import { matched, person } from '../../helpers/match-records.ts'

const STREETS = ['Rosella', 'Wattle', 'Banksia', 'Kestrel', 'Jarrah', 'Murray', 'Tamar', 'Derwent', 'Clyde', 'Avon']
const SURNAMES = ['Okonkwo', 'Lindqvist', 'Petrakis', 'Haverford', 'Quennell', 'Trevanion', 'Ashgrove', 'Bellweather']
const FIRST = ['Amara', 'Bettina', 'Casimir', 'Dorothea', 'Evander', 'Felicity', 'Gulliver']

/** Sixty people, each on the roster twice and alone at one address. */
function onePersonAHome(): MatchRecord[] {
  return Array.from({ length: 60 }, (_, index) => {
    // Words that no other address has: seventy streets from ten and seven, fifty-six quarters from eight and seven.
    const street = `${FIRST[index % FIRST.length]}${STREETS[index % STREETS.length]}`
    const quarter = `${SURNAMES[index % SURNAMES.length]}${FIRST[index % FIRST.length]}`
    const name = `${FIRST[index % FIRST.length]} ${SURNAMES[index % SURNAMES.length]}`
    const more = {
      addresses: [`${index + 11} ${street} ${quarter} ${3000 + index * 7}`],
      birthdays: [`19${String(40 + (index % 50)).padStart(2, '0')}-0${(index % 9) + 1}-1${index % 10}`],
    }
    return [person(`a${index}`, name, more), person(`b${index}`, name, more)]
  }).flat()
}

/** Two records of one home and surname with other given names, of which neither tells a birthday. */
function housemates(id: string, number: number): MatchRecord[] {
  const addresses = [`${number} Bayswater Crescent Killarney Lawrence 2272`]
  return [person(`${id}1`, 'Thomas Rokobaro', { addresses }), person(`${id}2`, 'Flynn Rokobaro', { addresses })]
}

function laneIn(records: readonly MatchRecord[], a: string, b: string): string | undefined {
  return matched(records).pairs.find((pair) => pair.a === a && pair.b === b)?.lane
}

describe('How far a home names a person, the roster itself tells', () => {
  test('where nobody shares one, another given name at one address is one person to be looked at', () => {
    expect(laneIn([...onePersonAHome(), ...housemates('x', 12)], 'x1', 'x2')).toBe('choose')
  })

  test('where families live together, it is not', () => {
    const families = Array.from({ length: 8 }, (_, index) => housemates(`f${index}`, 20 + index)).flat()
    expect(laneIn([...onePersonAHome(), ...families], 'f01', 'f02')).not.toBe('choose')
  })

  test('on a short list nothing is made of it', () => {
    expect(laneIn([...onePersonAHome().slice(0, 40), ...housemates('x', 12)], 'x1', 'x2')).not.toBe('choose')
  })
})
