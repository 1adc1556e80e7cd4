import { TEMPLATES_EN } from './en.ts'
import type { Templates } from './salon-template.ts'
import { TEMPLATES_ZH_CN } from './zh-cn.ts'
import { TEMPLATES_ZH_TW } from './zh-tw.ts'

/** The evenings that everybody may start from, in each language of the interface. Each is written, none is translated. */
export const TEMPLATES = {
  en: TEMPLATES_EN,
  'zh-TW': TEMPLATES_ZH_TW,
  'zh-CN': TEMPLATES_ZH_CN,
} as const satisfies Readonly<Record<string, Templates>>
