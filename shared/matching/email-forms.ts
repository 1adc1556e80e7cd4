import { editDistance } from './names/typing.ts'

/** An e-mail address taken apart for comparing. */
export interface EmailForm {
  /** Equal for two spellings of one mailbox: lower case, Gmail's dots and everything behind a plus gone, known slips mended. */
  readonly key: string
  readonly local: string
  readonly domain: string
  /** Whether a slip in the domain was mended: gmial.com, gmail.con. */
  readonly mended: boolean
}

/** The e-mail addresses in a field, which may hold several. What has no @ between two parts is none. */
export function emailForms(text: string): EmailForm[] {
  if (text.length > LONGEST_FIELD) return []
  const forms: EmailForm[] = []
  for (const part of text.normalize('NFKC').toLowerCase().split(BETWEEN_ADDRESSES)) {
    const form = emailForm(part)
    if (form !== null && !forms.some(({ key }) => key === form.key)) forms.push(form)
  }
  return forms
}

export type EmailLikeness = 'same' | 'mended' | 'typing' | 'local' | 'differs'

/**
 * `mended`: the same once slips in well-known domains are put right. `typing`: a mistake or two apart, in the local part or
 * the domain. `local`: the same telling name with two providers. Different digits are never a mistake where only they differ and they are few: chen88 and chen89 are two people.
 */
export function compareEmails(a: EmailForm, b: EmailForm): EmailLikeness {
  if (a.key === b.key) return a.mended || b.mended ? 'mended' : 'same'
  const local = a.local === b.local ? 0 : editDistance(a.local, b.local, allowed(a.local, b.local))
  if (local > allowed(a.local, b.local)) return 'differs'
  if (local > 0 && onlyDigitsDiffer(a.local, b.local)) return 'differs'
  // chen.yijun@ and chenyijun@ are what two namesakes settle on where the first was taken.
  if (local > 0 && a.local.replace(SIGNS, '') === b.local.replace(SIGNS, '')) {
    return a.domain === b.domain && !isMailService(a.domain) ? 'typing' : 'differs'
  }
  if (a.domain === b.domain) return 'typing'
  const most = allowed(a.domain, b.domain)
  const isSlip = editDistance(a.domain, b.domain, most) <= most
  if (isSlip && a.local.length + a.domain.length > 9) return 'typing'
  return local === 0 && TELLING_LOCAL.test(a.local) ? 'local' : 'differs'
}

/** People take such a name with them from one provider to the next; one of letters alone is every namesake's. */
const TELLING_LOCAL = /^(?=.{6})(?=.*\d\d)/u

/** Whether many people may use the mailbox by its name alone. */
export function isRoleMailbox({ local }: EmailForm): boolean {
  return ROLES.has(local.replace(/[\d._-]+$/u, ''))
}

/** Whether the domain is that of a mail service, where everybody is. */
export function isMailService(domain: string): boolean {
  return SERVICES.includes(domain)
}

const ROLES: ReadonlySet<string> = new Set(
  (
    'info contact admin office service services support sales hello mail email webmaster postmaster team hr noreply no-reply ' +
    'test example none na xxx abc aaa club member members register family home company'
  ).split(' '),
)

const SIGNS = /[._-]+/gu

const LONGEST_FIELD = 400
const BETWEEN_ADDRESSES = /[\s,;<>/、|()]+|mailto:/u
/** The dot may have been lost; what is left is still compared. */
const ADDRESS = /^([^@]+)@(.{3,})$/u

function emailForm(part: string): EmailForm | null {
  const match = ADDRESS.exec(part.replaceAll("'", ''))
  if (!match) return null
  const typed = (match[2] ?? '').replace(/@|^[.]+|\.(?=\.)|\.$/gu, '')
  const domain = mendedDomain(typed)
  const plain = (match[1] ?? '').replace(/\+.*$/u, '')
  const local = domain === 'gmail.com' ? plain.replaceAll('.', '') : plain
  if (local === '' || PLACEHOLDER.test(domain)) return null
  return { key: `${local}@${domain}`, local, domain, mended: domain !== typed && !SYNONYMS.has(typed) }
}

/** Domains that RFC 2606 keeps for examples. */
const PLACEHOLDER = /^example\.(?:com|net|org)$|\.(?:invalid|test)$/u

const SYNONYMS: ReadonlyMap<string, string> = new Map([['googlemail.com', 'gmail.com']])

/** The mail services people name in rosters; a domain one mistake away that is none of them itself is a slip. */
const SERVICES: readonly string[] = (
  'gmail.com yahoo.com yahoo.com.tw yahoo.com.hk hotmail.com outlook.com icloud.com msn.com live.com qq.com 163.com 126.com ' +
  'sina.com sohu.com foxmail.com hinet.net pchome.com.tw'
).split(' ')

const mendedDomains = new Map<string, string>()
/** A roster has few domains next to its rows; the bound only guards against one that has not. */
const KEPT_DOMAINS = 20_000

function mendedDomain(domain: string): string {
  const known = mendedDomains.get(domain)
  if (known !== undefined) return known
  const found = SYNONYMS.get(domain) ?? nearestService(domain)
  if (mendedDomains.size >= KEPT_DOMAINS) mendedDomains.clear()
  mendedDomains.set(domain, found)
  return found
}

function nearestService(domain: string): string {
  if (SERVICES.includes(domain)) return domain
  // 162.com and qa.com are domains of their own: short names leave no room for a mistake.
  return SERVICES.find((service) => service.length >= 8 && editDistance(domain, service, 1) <= 1) ?? domain
}

/** A mistake in a short text, two in a longer one. */
function allowed(a: string, b: string): number {
  const length = Math.max(a.length, b.length)
  return length <= 3 ? 0 : length <= 9 ? 1 : 2
}

function onlyDigitsDiffer(a: string, b: string): boolean {
  const digitsA = a.replace(/\D/gu, '')
  const digitsB = b.replace(/\D/gu, '')
  if (digitsA === digitsB || a.replace(/\d/gu, '') !== b.replace(/\d/gu, '')) return false
  // A digit that was lost is a mistake where some are left: year and day do not come in three digits and in two.
  if (digitsA.length !== digitsB.length)
    return digitsA.length + digitsB.length < 7 || editDistance(digitsA, digitsB, 1) > 1
  // A long number is nobody's year of birth: QQ numbers and telephone numbers as mailboxes are mistyped like those.
  return digitsA.length < 7
}
