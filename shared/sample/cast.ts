import type { MembershipRole } from '../domain/member.ts'
import type { InventedName } from './identities.ts'
import type { Habit } from './people.ts'
import type { Interest, Place } from './words.ts'

export interface CastMember {
  readonly name: InventedName
  readonly home: Place
  readonly habit: Habit
  readonly also?: Place | undefined
  readonly role?: MembershipRole
  readonly born?: number
  readonly interests?: readonly Interest[]
  readonly fadesDaysAgo?: number
}

/** People the sample always has: who leads, who helps, namesakes, and names of every kind. */
export const CAST: readonly CastMember[] = [
  {
    name: tw('陳', '怡君', 'female'),
    home: 'taipei',
    also: 'taichung',
    habit: 'regular',
    role: 'leader',
    born: 1986,
    interests: ['reading', 'wine'],
  },
  {
    name: tw('陳', '永健', 'male'),
    home: 'taipei',
    habit: 'regular',
    role: 'leader',
    born: 1974,
    interests: ['history', 'writing'],
  },
  {
    name: tw('許', '靜宜', 'female'),
    home: 'taipei',
    habit: 'regular',
    role: 'helper',
    born: 1979,
    interests: ['history', 'reading'],
  },
  {
    name: tw('林', '建宏', 'male'),
    home: 'taipei',
    habit: 'regular',
    role: 'helper',
    born: 1982,
    interests: ['career'],
  },
  {
    name: tw('黃', '品妍', 'female'),
    home: 'taipei',
    habit: 'frequent',
    role: 'helper',
    born: 1991,
    interests: ['wine'],
  },
  {
    name: tw('王', '雅婷', 'female'),
    home: 'taipei',
    habit: 'drifting',
    born: 1988,
    interests: ['reading'],
    fadesDaysAgo: 46,
  },
  { name: tw('陳', '雅筠', 'female'), home: 'taipei', habit: 'occasional', born: 1993, interests: ['flowers'] },
  { name: both('Amy Chen', '陳', '佩珊', 'female'), home: 'taipei', habit: 'newcomer', born: 1996 },
  { name: tw('吳', '宗翰', 'male'), home: 'taipei', habit: 'newcomer', born: 1999, interests: ['inner'] },
  { name: tw('李', '佩君', 'female'), home: 'taipei', habit: 'frequent', born: 1985, interests: ['flowers', 'wine'] },
  { name: tw('歐陽', '子軒', 'male'), home: 'taipei', habit: 'occasional', born: 1990, interests: ['career'] },
  { name: tw('張', '家豪', 'male'), home: 'taipei', habit: 'frequent', born: 1979, interests: ['career', 'history'] },
  {
    name: tw('張', '家豪', 'male'),
    home: 'taipei',
    habit: 'drifting',
    born: 1988,
    interests: ['reading'],
    fadesDaysAgo: 61,
  },
  { name: tw('蔡', '詩涵', 'female'), home: 'taipei', habit: 'frequent', born: 1994, interests: ['inner', 'reading'] },
  { name: tw('謝', '俊傑', 'male'), home: 'taipei', habit: 'occasional', born: 1983, interests: ['wine'] },
  { name: tw('陳', '志豪', 'male'), home: 'taipei', habit: 'regular', born: 1977, interests: ['reading', 'film'] },
  { name: tw('朱', '建宏', 'male'), home: 'taipei', habit: 'frequent', born: 1981, interests: ['tea'] },
  { name: tw('曾', '子恩', 'male'), home: 'taipei', habit: 'frequent', born: 1995, interests: ['music'] },
  { name: tw('陳', '怡君', 'female'), home: 'taichung', habit: 'occasional', born: 1995, interests: ['cooking'] },
  {
    name: tw('廖', '美玲', 'female'),
    home: 'taichung',
    habit: 'regular',
    role: 'leader',
    born: 1972,
    interests: ['flowers', 'tea'],
  },
  {
    name: tw('賴', '彥廷', 'male'),
    home: 'taichung',
    habit: 'regular',
    role: 'helper',
    born: 1989,
    interests: ['reading'],
  },
  { name: tw('林', '雅婷', 'female'), home: 'taichung', habit: 'frequent', born: 1980, interests: ['tea'] },
  { name: tw('林', '雅婷', 'female'), home: 'taichung', habit: 'occasional', born: 1997, interests: ['walking'] },
  { name: tw('單', '若曦', 'female'), home: 'taichung', habit: 'frequent', born: 1992, interests: ['writing'] },
  {
    name: cn('沈', '思远', 'male'),
    home: 'shanghai',
    habit: 'regular',
    role: 'leader',
    born: 1984,
    interests: ['career', 'walking'],
  },
  {
    name: cn('顾', '文静', 'female'),
    home: 'shanghai',
    habit: 'regular',
    role: 'helper',
    born: 1990,
    interests: ['walking', 'history'],
  },
  { name: cn('王', '伟', 'male'), home: 'shanghai', habit: 'frequent', born: 1978, interests: ['career'] },
  { name: cn('王', '伟', 'male'), home: 'shanghai', habit: 'occasional', born: 1991, interests: ['film'] },
  { name: cn('陈', '怡君', 'female'), home: 'shanghai', habit: 'frequent', born: 1993, interests: ['reading'] },
  { name: cn('诸葛', '清妍', 'female'), home: 'shanghai', habit: 'newcomer', born: 1998, interests: ['tea'] },
]

type Gender = InventedName['gender']

function tw(family: string, given: string, gender: Gender): InventedName {
  return { name: family + given, family, given, gender, origin: 'taiwan' }
}

function both(english: string, family: string, given: string, gender: Gender): InventedName {
  return { name: `${english} ${family}${given}`, family, given, gender, origin: 'taiwan' }
}

function cn(family: string, given: string, gender: Gender): InventedName {
  return { name: family + given, family, given, gender, origin: 'shanghai' }
}
