import type { Language } from '../../protocol/selection.ts'
import { en } from './en/index.ts'
import { zhCN } from './zh-CN/index.ts'
import { zhTW } from './zh-TW/index.ts'

/** English is the catalog that names the keys; every other language must have exactly the same ones. */
export type Catalog = typeof en

/** `members.title`, `problems.disk-full` …: the namespace, a dot, the key in that namespace's file. */
export type MessageKey = {
  [Namespace in keyof Catalog]: `${Namespace}.${keyof Catalog[Namespace] & string}`
}[keyof Catalog]

type Translated = { readonly [Namespace in keyof Catalog]: Readonly<Record<keyof Catalog[Namespace], string>> }

export const CATALOGS: Readonly<Record<Language, Translated>> = { en, 'zh-TW': zhTW, 'zh-CN': zhCN }
