/**
 * What the bundler makes of files that are not programs. CSS modules are not here: `css-types.mjs` writes the types of each,
 * so that a class nobody wrote is an error.
 */

declare module '*.css' {}

declare module '*?url' {
  const address: string
  export default address
}

declare module '*.svg' {
  const address: string
  export default address
}

declare module '*.png' {
  const address: string
  export default address
}
