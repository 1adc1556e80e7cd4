import type { Salon } from '../../../shared/domain/salon.ts'

/** What somebody did for an evening, as its plan names them; once however much it was. */
export function helpOf({ agenda, tasks }: Salon, name: string, isHelper: boolean): string[] {
  const line = agenda.find(({ who }) => isNamed(who, name)) ?? tasks.find(({ owner }) => isNamed(owner, name))
  return line ? [line.title] : isHelper ? [''] : []
}

/** Plans name people in passing: "王小明、陳怡君". */
function isNamed(words: string, name: string): boolean {
  return words.split(/[、,，;；/&+]|\band\b/u).some((part) => part.trim() === name)
}
