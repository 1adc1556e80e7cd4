/** The package ships no types for its dictionaries: `character replacement…`, joined by `|`. */
declare module 'opencc-js/dict/STCharacters' {
  const pairs: string
  export default pairs
}

declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
