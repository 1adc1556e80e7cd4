import fc from 'fast-check'
import { CONSENT_CHANNELS, CONSENT_STATES } from '../../../shared/domain/consent.ts'
import type { Consent, ConsentKey } from '../../../shared/domain/consent.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS, MEMBERSHIP_ROLES } from '../../../shared/domain/member.ts'
import { TOLD_WAYS } from '../../../shared/domain/told.ts'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import type { Part } from '../../../shared/people/part.ts'
import { pick, say } from '../../../shared/people/say.ts'
import type { Sayable } from '../../../shared/people/say.ts'
import { chapterId, recordId, recordOf, withSaid } from '../../helpers/people.ts'

/** Few values that are often the same, or the same written differently. */
const NUMBERS = ['0912345678', '+886 912 345 678', '0987-654-321', '0900111222', '12'] as const
const MAILS = ['ming@example.tw', 'Ming@Example.tw', 'wang@example.org', 'w@example.cn'] as const
const NAMES = ['王小明', 'wang xiaoming', 'Wang Xiaoming', '小明', '王曉明'] as const
const DATES = ['1988-01-02', '--01-02', '2024-05-06', '2023-04-05'] as const
const WORDS = ['台北', '臺北', 'Taipei', 'taipei', '高雄'] as const
const LABELS = ['志工', '讀書/寫作', '🎉'] as const
const CHAPTERS = [chapterId(1), chapterId(2)] as const

function valuesOf(field: MemberField): readonly string[] {
  if (field === 'phone' || field === 'phone2') return NUMBERS
  if (field === 'email' || field === 'email2') return MAILS
  if (field === 'birthday' || field === 'joined') return DATES
  return ['name', 'family', 'given', 'reading', 'nickname'].includes(field) ? NAMES : WORDS
}

const fields = fc.record(
  Object.fromEntries(MEMBER_FIELDS.map((field) => [field, fc.constantFrom(...valuesOf(field))])) as Record<
    MemberField,
    fc.Arbitrary<string>
  >,
  { requiredKeys: ['name'] },
)

const labels = fc.uniqueArray(fc.constantFrom<string>(...LABELS))
const membership = fc.record(
  {
    role: fc.constantFrom(...MEMBERSHIP_ROLES),
    from: fc.constantFrom('2023-01-01', '2024-01-01'),
    until: fc.constantFrom('2025-01-01', '2026-01-01'),
  },
  { requiredKeys: ['role'] },
)
const memberships = fc.dictionary(fc.constantFrom<string>(...CHAPTERS), membership, {
  maxKeys: 2,
}) as fc.Arbitrary<Member['memberships']>
const consents = fc.dictionary(
  fc.constantFrom(...CONSENT_CHANNELS.slice(0, 3).map((channel): ConsentKey => `contact:${channel}`)),
  fc.record({ state: fc.constantFrom(...CONSENT_STATES), at: fc.constantFrom(5, 6) }, { requiredKeys: ['state'] }),
  { maxKeys: 3 },
) as fc.Arbitrary<Partial<Record<ConsentKey, Consent>>>

/** What the person said of some fields, which may be what stands there and may not. */
const told = fc.uniqueArray(fc.constantFrom(...MEMBER_FIELDS), { maxLength: 3 }).chain((said) =>
  fc.record(
    Object.fromEntries(
      said.map((field) => [
        field,
        fc.record({
          on: fc.constantFrom('2026-01-01', '2026-02-01'),
          how: fc.constantFrom(...TOLD_WAYS),
          value: fc.constantFrom(...valuesOf(field)),
        }),
      ]),
    ),
  ),
)

const own = fc.record(
  {
    fields,
    told,
    tags: labels,
    interests: labels,
    notes: fc.constantFrom('', '喜歡靠窗', '吃素\n喜歡靠窗', '吃素'),
    memberships,
    consents,
    created: fc.integer({ min: 1, max: 3 }),
    archived: fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: ['fields', 'tags', 'interests', 'notes', 'memberships', 'consents', 'created'] },
)

/** Records of one person as pages give them, of which nothing was said yet. */
export const untouched: fc.Arbitrary<Part[]> = fc.array(own, { minLength: 2, maxLength: 4 }).map((list) =>
  withSaid(
    list.map(({ fields: values, ...more }, index) => recordOf(index, { ...values, ...more })),
    [],
  ),
)

/** Something an organizer says of a person, as commands write it. */
export interface Saying {
  readonly path: readonly string[]
  readonly value: Sayable
}

export const saying: fc.Arbitrary<Saying> = fc.oneof(
  fc.constantFrom(...MEMBER_FIELDS).chain((field) =>
    fc.record({
      path: fc.constant([field]),
      value: fc.constantFrom(...valuesOf(field), '別的', ...(field === 'name' ? [] : [undefined])),
    }),
  ),
  fc.record({
    path: fc.tuple(fc.constantFrom('tags', 'interests'), fc.constantFrom(...LABELS)),
    value: fc.constantFrom(true, undefined),
  }),
  fc.record({ path: fc.constant(['notes']), value: fc.constantFrom('', '改過', '喜歡靠窗\n改過') }),
  fc.record({ path: fc.constant(['archived']), value: fc.constantFrom(7, undefined) }),
  fc.record({
    path: fc.tuple(fc.constant('memberships'), fc.constantFrom<string>(...CHAPTERS), fc.constant('until')),
    value: fc.constantFrom('2026-02-02', undefined),
  }),
  fc.record({
    path: fc.constantFrom(['consents', 'contact:email'], ['consents', 'contact:phone']),
    value: fc.constantFrom('given@7', 'withdrawn@8'),
  }),
  fc.record({
    path: fc.tuple(fc.constant('memberships'), fc.constantFrom<string>(...CHAPTERS)),
    value: membership.map((whole) => ({ ...whole })),
  }),
)

/** What is picked: the field and which of the records, by its place. */
const picking = fc.record({ field: fc.constantFrom(...MEMBER_FIELDS), at: fc.nat(3) })

/**
 * Records of one person after organizers have said this and that of it: of all the records, or only of the first few, on a
 * machine that did not know of the others.
 */
export const records: fc.Arbitrary<Part[]> = fc
  .tuple(untouched, fc.array(fc.tuple(fc.oneof(saying, picking), fc.integer({ min: 2, max: 4 })), { maxLength: 5 }))
  .map(([parts, words]) =>
    words.reduce<Part[]>((now, [word, known]) => {
      const of = now.slice(0, known)
      const edits =
        'path' in word ? say(of, word.path, word.value) : pick(of, word.field, recordId(word.at % of.length))
      return withSaid(now, edits)
    }, parts),
  )

export const chaptersOf = (parts: readonly Part[]): ChapterId[] => [
  ...new Set(parts.flatMap((part) => Object.keys(part.own.memberships) as ChapterId[])),
]
