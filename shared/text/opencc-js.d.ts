/** The package ships no types for its dictionaries: pairs `traditional simplified`, joined by `|`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
