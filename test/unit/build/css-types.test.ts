import { expect, test } from 'vitest'
import { typesOf } from '../../../build/css-types.mjs'

test('every class of a style sheet is a string, once, and nothing else is', () => {
  const css = `/* .comment {} */ .row, .row:hover > .cell-wide { background: url(a.png); content: ".text"; width: 1.5em }
    @media (min-width: 40.5rem) { .row.isOpen { opacity: .5 } }`
  expect(typesOf(css)).toBe(
    'declare const classes: {\n  readonly "cell-wide": string\n  readonly "isOpen": string\n  readonly "row": string\n}\nexport default classes\n',
  )
})
