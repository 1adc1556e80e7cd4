/** One of the numbers that a community may set. */
export interface NumberSetting {
  /** As the product begins. */
  readonly usual: number
  readonly least: number
  readonly most: number
}

export function isWithin({ least, most }: NumberSetting, value: number): boolean {
  return Number.isFinite(value) && value >= least && value <= most
}

/** All numbers of a kind; those that are not given, or cannot be, as they usually are. */
export function numbersOf<Name extends string>(
  settings: Readonly<Record<Name, NumberSetting>>,
  names: readonly Name[],
  read: (name: Name) => number | undefined,
): Record<Name, number> {
  const numbers: Partial<Record<Name, number>> = {}
  for (const name of names) {
    const value = read(name)
    numbers[name] = value !== undefined && isWithin(settings[name], value) ? value : settings[name].usual
  }
  return numbers as Record<Name, number>
}

/** Of numbers that have to rise, one that does not; null where all do. */
export function notRising<Name extends string>(
  numbers: Readonly<Record<Name, number>>,
  rising: readonly (readonly Name[])[],
): Name | null {
  for (const names of rising)
    for (const [index, name] of names.entries()) {
      const before = names[index - 1]
      if (before !== undefined && numbers[name] <= numbers[before]) return name
    }
  return null
}
