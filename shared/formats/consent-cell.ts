import { CONSENT_CHANNELS, consentKey } from '../domain/consent.ts'
import type { ConsentChannel, ConsentKey, ConsentState } from '../domain/consent.ts'
import type { ConsentTarget } from '../domain/source.ts'

/** What one person said, per channel; a channel that is absent was not spoken of. */
export type ConsentsByChannel = Readonly<Partial<Record<ConsentChannel, ConsentState>>>

/**
 * What a cell of a consent column says, or null where it says something that is not understood.
 *
 * - A bare yes or no (是, 同意, subscribed, 退訂, 勿擾 …) is about the target's channel, or about all of them.
 * - A list of channels (`LINE、電子郵件`) gives these and says nothing of the others; `只要 LINE` and `email only` withdraw
 *   the others, `不要電話` withdraws one, `除了電話都可以` gives all but one.
 * - A date is the day on which the column's matter happened: given at the opt-in, withdrawn at the unsubscription.
 * - In a column of refusals a yes withdraws, and a no says nothing: who did not unsubscribe has not agreed by that.
 */
export function readConsent(cell: string, target: ConsentTarget): ConsentsByChannel | null {
  const text = cell.normalize('NFKC').trim().toLowerCase()
  if (text.length > LONGEST_SAYING) return null
  if (text === '' || UNKNOWN.test(text)) return {}
  const { channels, refusing } = meaningOfTarget(target)
  if (NO.test(text)) return refusing && PLAIN_NO.test(text) ? {} : states(channels, 'withdrawn')
  if (YES.test(text) || DATE.test(text)) return states(channels, refusing ? 'withdrawn' : 'given')
  return refusing ? withdrawnIn(text) : sentence(text)
}

/** What one person said in all columns together. */
export type SaidConsents = Readonly<Partial<Record<ConsentKey, ConsentState>>>

/** What somebody said, and what they said in one more column; where the two differ, the refusal counts. */
export function withConsents(said: SaidConsents, target: ConsentTarget, more: ConsentsByChannel): SaidConsents {
  const joined: Partial<Record<ConsentKey, ConsentState>> = { ...said }
  const purpose = target === 'news' || target === 'partners' || target === 'pictures' ? target : 'contact'
  for (const channel of CONSENT_CHANNELS) {
    const state = more[channel]
    const key = consentKey(purpose, channel)
    if (state !== undefined && joined[key] !== 'withdrawn') joined[key] = state
  }
  return joined
}

/** The channels that words name: `Email`, `簡訊`, `電子報`. */
export function channelsIn(text: string): ConsentChannel[] {
  return CONSENT_CHANNELS.filter((channel) => CHANNEL_WORDS[channel].test(text))
}

/** Whoever says more than this says something else. */
const LONGEST_SAYING = 200

const UNKNOWN = /^(?:-+|—+|\?|n\/?a|unknown|pending|never|未知|不明|不詳|不详|未填|待確認|待确认|尚未回覆|未回复)$/u

const YES =
  /^(?:y|yes|true|t|1|ok|okay|on|v|✓|✔|☑|○|〇|●|✅|是|有|可|可以|好|要|願意|愿意|同意|已同意|接受|允許|允许|訂閱|订阅|已訂閱|已订阅|全部|都可|都可以|皆可|所有|all|any|agree|agreed|accept|accepted|given|granted|consent|consented|opt(?:ed)?[ -]?in|subscribed|active)[.!。！]?$/u

/** A no that answers the question of the column, where others (`unsubscribed`) say the same in every column. */
const PLAIN_NO = /^(?:n|no|false|f|0|off|否|無|无|沒有|没有|不|未|✗|✘|╳|×|❌)$/u

const NO =
  /^(?:n|no|none|false|f|0|off|never|否|無|无|沒有|没有|不|未|不要|不可|不行|不願意|不愿意|不同意|未同意|拒絕|拒绝|拒收|都不要|皆不|不接受|退訂|退订|已退訂|已退订|取消訂閱|取消订阅|未訂閱|未订阅|勿擾|勿扰|請勿打擾|请勿打扰|請勿聯絡|请勿联系|勿聯絡|勿联系|不要聯絡|不要联系|不再聯絡|不再联系|拒絕聯絡|拒绝联系|✗|✘|╳|×|❌|unsubscribed?|opt(?:ed)?[ -]?out|withdrawn|revoked|refused?|declined|denied|disagree|cleaned|do not (?:contact|disturb)|don'?t contact|no contact)[.!。！]?$/u

/** 2024-05-01, 2024/5/1 10:30, 5/1/2024, 2024年5月1日: what a time of opting in looks like. */
const DATE = /^(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})日?(?:[\st].*)?$/u

/** Every alternative matches all of a word, so that `line` is not found in `online`. */
const CHANNEL_WORDS: Readonly<Record<ConsentChannel, RegExp>> = {
  email:
    /\be-?mails?\b|\bmail\b|\bedm\b|\bnewsletters?\b|電子郵件|电子邮件|電子信|電郵|电邮|郵件|邮件|信箱|邮箱|電子報|电子报/iu,
  phone: /\bphones?\b|\btel(?:ephone)?\b|\bcalls?\b|\bmobile\b|電話|电话|手機|手机|來電|来电/iu,
  sms: /\bsms\b|\btext(?:s| messages?)?\b|簡訊|简讯|短信/iu,
  line: /\bline\b/iu,
  wechat: /\bwe-?chat\b|\bweixin\b|微信/iu,
  post: /\bpost(?:al)?(?: mail)?\b|\bletters?\b|郵寄|邮寄|紙本|纸本|書信|书信|平信|明信片/iu,
}

const SEPARATORS = /[、,，;；/|+&。\n]|\s(?:and|or)\s|及|以及|與|与|和|或/u

const ONLY = /只|僅|仅|\bonly\b|\bjust\b|以外(?:都|皆|均)?(?:不|勿)/u
const EXCEPT = /除了|除|以外|之外|\bexcept\b|\bbut not\b/u
const NOT = /不|勿|別|别|拒|退訂|退订|取消|\bno\b|\bnot\b|\bdon'?t\b|\bnever\b|\bwithout\b|\bunsubscribe/u
const ALL = /全部|都可|都行|皆可|均可|所有|\ball\b|\bany\b|\banything\b|\beverything\b/u

function meaningOfTarget(target: ConsentTarget): {
  readonly channels: readonly ConsentChannel[]
  readonly refusing: boolean
} {
  const [kind, channel] = target.split(':')
  // A newsletter comes by e-mail; of what has no channels one stands for the word as a whole.
  if (kind !== 'consent' && kind !== 'refusal') return { channels: ['email'], refusing: false }
  const known = CONSENT_CHANNELS.find((one) => one === channel)
  return { channels: known ? [known] : CONSENT_CHANNELS, refusing: kind === 'refusal' }
}

function states(channels: readonly ConsentChannel[], state: ConsentState): ConsentsByChannel {
  return Object.fromEntries(channels.map((channel) => [channel, state]))
}

/** The channels named in a column of refusals are the refused ones. */
function withdrawnIn(text: string): ConsentsByChannel | null {
  const channels = channelsIn(text)
  return channels.length === 0 ? null : states(channels, 'withdrawn')
}

function sentence(text: string): ConsentsByChannel | null {
  if (EXCEPT.test(text)) {
    const excepted = channelsIn(text)
    if (excepted.length === 0) return null
    const [named, others] = NOT.test(text.replace(/but not/u, ''))
      ? (['given', 'withdrawn'] as const)
      : (['withdrawn', 'given'] as const)
    return { ...states(CONSENT_CHANNELS, others), ...states(excepted, named) }
  }
  let found: ConsentsByChannel = ONLY.test(text) ? states(CONSENT_CHANNELS, 'withdrawn') : {}
  for (const part of text.split(SEPARATORS)) {
    const words = part.trim()
    if (words === '') continue
    const channels = channelsIn(words)
    if (channels.length === 0 && !ALL.test(words)) return null
    const state = NOT.test(words) ? 'withdrawn' : 'given'
    found = { ...found, ...states(channels.length > 0 ? channels : CONSENT_CHANNELS, state) }
  }
  return Object.keys(found).length === 0 ? null : found
}
