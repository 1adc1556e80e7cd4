import type { Consent, ConsentKey } from '../domain/consent.ts'
import { isId } from '../domain/ids.ts'
import type { MemberId } from '../domain/ids.ts'
import { MEMBER_FIELDS } from '../domain/member.ts'
import { NOTHING_SAID } from './part.ts'
import type { Part, Said } from './part.ts'
import type { SaidEdit } from './say.ts'

/** The records as they are once something more was said of their person; nothing is written. */
export function hear(parts: readonly Part[], edits: readonly SaidEdit[]): Part[] {
  return parts.map((part) => {
    const said = edits
      .filter(({ record }) => record === part.own.id)
      .reduce<Said>((now, edit) => withEdit(now, edit), part.said ?? NOTHING_SAID)
    return said === NOTHING_SAID ? part : { ...part, said }
  })
}

function withEdit(said: Said, { path: [kind = '', key = '', inner = ''], value }: SaidEdit): Said {
  const field = MEMBER_FIELDS.find((known) => known === key)
  const text = typeof value === 'string' ? value : undefined
  const isHeld = typeof value === 'boolean' ? value : undefined
  switch (kind) {
    case 'fields':
      return field ? { ...said, fields: withEntry(said.fields, field, text) } : said
    case 'picks':
      return field ? { ...said, picks: withEntry(said.picks, field, isId('mem', text) ? text : undefined) } : said
    case 'tags':
    case 'interests':
      return { ...said, [kind]: withEntry(said[kind], key, isHeld) }
    case 'memberships': {
      if (!isId('cha', key)) return said
      const membership: Record<string, string> = { ...said.memberships[key] }
      if (text === undefined) delete membership[inner]
      else membership[inner] = text
      const isEmpty = Object.keys(membership).length === 0
      return { ...said, memberships: withEntry(said.memberships, key, isEmpty ? undefined : membership) }
    }
    case 'notes': {
      const { notes: _notes, ...others } = said
      if (key === '') return { ...others, ...(text !== undefined && { notes: text }) }
      if (!isId('mem', key)) return said
      return { ...said, noted: [...said.noted.filter((id) => id !== key), ...(isHeld ? [key] : [])] }
    }
    case 'archived': {
      const { archived: _archived, ...others } = said
      return { ...others, ...(typeof value === 'number' && { archived: value }) }
    }
    case 'of':
      return { ...said, of: withMember(said.of, key, isId('mem', text) ? text : undefined) }
    case 'revisions':
      return { ...said, revisions: withRevision(said.revisions, key, inner, value) }
    case 'consents':
      // Consents are only ever taken away here: giving one is no part of bringing records together.
      if (value !== undefined) throw new RangeError('a consent is written, not heard')
      return inner === ''
        ? { ...said, consents: withEntry<string, Consent>(said.consents, key, undefined) }
        : { ...said, consented: withoutMember(said.consented, key as ConsentKey, inner) }
    default:
      throw new RangeError(`nothing is said of a person's ${kind}`)
  }
}

function withMember(of: Said['of'], key: string, member: MemberId | undefined): Said['of'] {
  const { [key]: _before, ...others } = of
  return member ? { ...others, [key]: member } : others
}

function withRevision(
  revisions: Said['revisions'],
  key: string,
  place: string,
  value: SaidEdit['value'],
): Said['revisions'] {
  const { [key]: before = {}, ...others } = revisions
  const { [place]: _count, ...rest } = before
  const revision = typeof value === 'number' ? { ...rest, [place]: value } : rest
  return Object.keys(revision).length === 0 ? others : { ...others, [key]: revision }
}

function withoutMember(consented: Said['consented'], key: ConsentKey, member: string): Said['consented'] {
  return { ...consented, [key]: (consented[key] ?? []).filter((id) => id !== member) }
}

function withEntry<Key extends string, Value>(
  entries: Readonly<Partial<Record<Key, Value>>>,
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  const next: Partial<Record<Key, Value>> = { ...entries }
  if (value === undefined) delete next[key]
  else next[key] = value
  return next
}
