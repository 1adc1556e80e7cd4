import { Suspense } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { later } from '../../../renderer/app/later.tsx'

test('a screen whose code has come is drawn at once, without what stands in for it', async () => {
  const Screen = later(async () => Words)
  expect(drawn(<Screen word="here" />)).toContain('on its way')
  await settled()
  expect(drawn(<Screen word="here" />)).toBe('<p>here</p>')
})

test('a screen whose code could not be loaded is asked for again by whoever comes back', async () => {
  let asked = 0
  const Screen = later(async () => {
    asked += 1
    if (asked === 1) throw new Error('the disk is asleep')
    return Words
  })
  drawn(<Screen word="there" />)
  await settled()
  drawn(<Screen word="there" />)
  await settled()
  expect(drawn(<Screen word="there" />)).toBe('<p>there</p>')
  expect(asked).toBe(2)
})

function Words({ word }: { readonly word: string }) {
  return <p>{word}</p>
}

function drawn(screen: React.ReactNode): string {
  return renderToStaticMarkup(<Suspense fallback="on its way">{screen}</Suspense>)
}

/** What was promised has come, or has failed. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
