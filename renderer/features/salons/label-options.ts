/** Labels in use as a field offers them, with how many carry each. */
export function labelOptions(labels: readonly { readonly name: string; readonly members: number }[]) {
  return labels.map(({ name, members }) => ({ value: name, hint: String(members) }))
}
