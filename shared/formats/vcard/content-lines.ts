/** One property of a card as it stands in the file: unfolded, its value still encoded. */
export interface ContentLine {
  /** `item1` in `item1.TEL`, in lower case; '' without one. */
  readonly group: string
  /** In upper case. */
  readonly name: string
  /** By names in upper case. Parameters without a name, as version 2.1 has them, stand under TYPE or ENCODING. */
  readonly params: ReadonlyMap<string, readonly string[]>
  readonly value: string
  /** Whether the value is in quoted-printable, its soft line ends taken out. */
  readonly quoted: boolean
  /** The line of the file, from 1, on which it begins. */
  readonly line: number
}

/**
 * The properties of a text of contact cards, one after the other: RFC 6350 and 2426, vCard 2.1, and what telephones make of
 * them. Tolerated are any line ends, folds without the blank, line ends inside values, soft line ends of quoted-printable,
 * base64 that runs until a blank line or the next property. Pictures, sounds and keys are passed over and come out empty but
 * for their first line.
 */
export class ContentLines {
  /** How far reading has come, in UTF-16 units. */
  position = 0
  /** Lines that are no property and belong to none. */
  stray = 0
  readonly #text: string
  #line = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The next property, or null at the end. */
  next(): ContentLine | null {
    for (;;) {
      const first = this.#take()
      if (first === null) return null
      if (first.trim() === '') continue
      const head = headOf(first.trimStart())
      if (head) return this.#property(head, this.#line, first.length)
      this.stray += 1
    }
  }

  #property(head: Head, line: number, firstLength: number): ContentLine {
    const params = paramsOf(head.params)
    const encoding = (params.get('ENCODING')?.[0] ?? '').toUpperCase()
    const quoted = encoding === 'QUOTED-PRINTABLE'
    const binary = encoding === 'B' || encoding === 'BASE64' || BINARY.has(head.name)
    const value = quoted
      ? this.#quotedValue(head.value)
      : binary
        ? this.#skipBinary(head.value)
        : this.#textValue(head, firstLength)
    return { group: head.group, name: head.name, params, value, quoted, line }
  }

  /** A soft line end is a `=` at the end of a line; some programs fold on top of it. */
  #quotedValue(first: string): string {
    const parts = [first]
    for (;;) {
      const last = parts.at(-1)?.trimEnd() ?? ''
      const next = this.#peek()
      if (next === null || ENDS.test(next)) break
      const folded = /^[ \t]/u.test(next)
      if (!last.endsWith('=') && !folded) break
      if (last.endsWith('=')) parts[parts.length - 1] = last.slice(0, -1)
      parts.push(folded ? next.slice(1) : next)
      this.#take()
    }
    const last = parts.at(-1)?.trimEnd() ?? ''
    if (last.endsWith('=')) parts[parts.length - 1] = last.slice(0, -1)
    return parts.join('')
  }

  #textValue({ name, value }: Head, firstLength: number): string {
    const parts = [value]
    let length = firstLength
    for (;;) {
      const next = this.#peek()
      if (next === null) break
      if (/^[ \t]/u.test(next)) {
        // The line of the fold may be nothing but the blank.
        parts.push(next.slice(1))
      } else {
        if (MARKS.has(name) || next.trim() === '' || headOf(next)) break
        // A line that is no property: a full line was folded without its blank, a short one is a line of the value itself.
        parts.push(length >= FULL_LINE ? '' : '\n', next)
      }
      length = next.length
      this.#take()
    }
    return parts.join('')
  }

  /** What there is of it first, so that it shows whether there was anything. */
  #skipBinary(first: string): string {
    let shown = first.trim()
    for (;;) {
      const next = this.#peek()
      if (next === null || (!/^[ \t]/u.test(next) && (next.trim() === '' || headOf(next)))) return shown
      if (shown === '') shown = next.trim()
      this.#take()
    }
  }

  #take(): string | null {
    const end = this.#endOfLine()
    if (end === null) return null
    const line = this.#text.slice(this.position, end)
    this.position = this.#afterLine(end)
    this.#line += 1
    return line
  }

  #peek(): string | null {
    const end = this.#endOfLine()
    return end === null ? null : this.#text.slice(this.position, end)
  }

  #endOfLine(): number | null {
    if (this.position >= this.#text.length) return null
    for (let at = this.position; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at)
      if (code === LF || code === CR) return at
    }
    return this.#text.length
  }

  /** CRLF, LF, CR, and the CR CR LF that comes of sending a text file as text twice. */
  #afterLine(end: number): number {
    let at = end
    if (this.#text.charCodeAt(at) === CR) {
      at += 1
      if (this.#text.charCodeAt(at) === CR && this.#text.charCodeAt(at + 1) === LF) at += 1
      if (this.#text.charCodeAt(at) === LF) at += 1
    } else at += 1
    return at
  }
}

const LF = 0x0a
const CR = 0x0d

/** Lines are folded at 75 octets; a Chinese character has up to three of them. */
const FULL_LINE = 24

/** A property has a handful of parameters. */
const PARAM_LIMIT = 50

const MARKS: ReadonlySet<string> = new Set(['BEGIN', 'END', 'VERSION'])
const ENDS = /^\s*(?:BEGIN|END)\s*:\s*VCARD/iu

const BINARY: ReadonlySet<string> = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY'])

/** What may stand before a colon without an X- in front: vCard 2.1, RFC 2426, RFC 6350 and its extensions (RFC 6474, 6715). */
const KNOWN: ReadonlySet<string> = new Set(
  `BEGIN END VERSION SOURCE KIND XML PROFILE NAME N FN NICKNAME PHOTO BDAY ANNIVERSARY GENDER ADR LABEL TEL EMAIL IMPP
  LANG LANGUAGE TZ GEO TITLE ROLE LOGO ORG MEMBER RELATED CATEGORIES NOTE PRODID REV SORT-STRING SOUND UID CLIENTPIDMAP URL KEY
  FBURL CALADRURI CALURI MAILER AGENT CLASS BIRTHPLACE DEATHPLACE DEATHDATE EXPERTISE HOBBY INTEREST ORG-DIRECTORY CREATED
  GRAMGENDER PRONOUNS SOCIALPROFILE`.split(/\s+/u),
)

interface Head {
  readonly group: string
  readonly name: string
  readonly params: readonly string[]
  readonly value: string
}

/**
 * A line taken apart, or null where it is no property. Only known names and those with X- count: `PS: call him` inside a note
 * looks just like one.
 */
function headOf(line: string): Head | null {
  const match = /^(?:([\w-]{1,40})\.)?([A-Za-z][\w-]{0,80})[ \t]*(?=[;:])/u.exec(line)
  if (!match) return null
  const name = (match[2] ?? '').toUpperCase()
  if (!KNOWN.has(name) && !name.startsWith('X-')) return null
  let at = match[0].length
  let start = at + 1
  let inQuotes = false
  const params: string[] = []
  for (; at < line.length; at += 1) {
    const char = line[at]
    if (char === '"') inQuotes = !inQuotes
    else if (inQuotes) continue
    else if (char === ';' || char === ':') {
      if (at >= start && params.length < PARAM_LIMIT) params.push(line.slice(start, at))
      start = at + 1
      if (char === ':') return { group: (match[1] ?? '').toLowerCase(), name, params, value: line.slice(start) }
    }
  }
  return null
}

function paramsOf(params: readonly string[]): Map<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const param of params) {
    const equals = param.indexOf('=')
    const text = param.slice(equals + 1).trim()
    const name = equals === -1 ? namelessParam(text) : param.slice(0, equals).trim().toUpperCase()
    const values = text.replaceAll('"', '').split(',')
    found.set(name, [...(found.get(name) ?? []), ...values.map((value) => value.trim())])
  }
  return found
}

/** Version 2.1 writes `TEL;HOME;VOICE` and `NOTE;QUOTED-PRINTABLE`. */
function namelessParam(text: string): string {
  return /^(?:QUOTED-PRINTABLE|BASE64|B|7BIT|8BIT)$/iu.test(text) ? 'ENCODING' : 'TYPE'
}
