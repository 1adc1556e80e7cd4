import { IntlMessageFormat } from 'intl-messageformat'

type Elements = ReturnType<IntlMessageFormat['getAst']>

/** `TYPE.literal` of the parser, which is a package below the one this project names. */
const LITERAL = 0

/** The names a message wants filled in, each once, sorted. Throws where the message does not parse. */
export function placeholdersOf(message: string): string[] {
  const names = new Set<string>()
  collect(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst(), names)
  return [...names].toSorted()
}

function collect(elements: Elements, names: Set<string>): void {
  for (const element of elements) {
    if ('value' in element && Number(element.type) !== LITERAL) names.add(element.value)
    if ('options' in element) for (const option of Object.values(element.options)) collect(option.value, names)
  }
}
