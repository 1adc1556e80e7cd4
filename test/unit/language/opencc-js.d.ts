/** Pairs `simplified traditional…`, joined by `|`; the other dictionary is declared beside shared/text. */
declare module 'opencc-js/dict/STCharacters' {
  const pairs: string
  export default pairs
}
