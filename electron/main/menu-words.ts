import type { menu } from '../../shared/language/catalog/en/menu.ts'
import type { Language } from '../../shared/protocol/selection.ts'

export type MenuWords = Readonly<Record<keyof typeof menu, string>>

/** The words of one language; only the one in use is loaded. */
export async function menuWords(language: Language): Promise<MenuWords> {
  switch (language) {
    case 'en':
      return (await import('../../shared/language/catalog/en/menu.ts')).menu
    case 'zh-TW':
      return (await import('../../shared/language/catalog/zh-TW/menu.ts')).menu
    case 'zh-CN':
      return (await import('../../shared/language/catalog/zh-CN/menu.ts')).menu
  }
}
