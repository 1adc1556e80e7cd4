/** The package ships no type for its table: Hong Kong government spellings of each traditional character, likeliest first. */
declare module 'cantonese-romanisation/esm/charToRoman.json' {
  const spellings: Readonly<Record<string, readonly string[]>>
  export default spellings
}
