import type { Badge } from '../../../shared/domain/recognition.ts'

/** How a badge is drawn, on a square of 64 units: strokes of one width, and a tone of the palette. */
export interface BadgeArt {
  readonly tone: 'jade' | 'ochre' | 'indigo' | 'plum' | 'teal' | 'moss' | 'slate'
  /** SVG path data, stroked. */
  readonly lines: string
  /** SVG path data, filled. */
  readonly filled?: string
}

/** Strokes of a motif, and of the ring around it, in units of the square. */
export const STROKE = { motif: 2.6, ring: 2.4, inner: 0.9 } as const
export const RINGS = { outer: 29.5, inner: 26 } as const

/** Seals of things one meets around a salon; each is told from the others by its shape alone. */
export const BADGE_ART: Readonly<Record<Badge, BadgeArt>> = {
  sprout: {
    tone: 'moss',
    lines:
      'M22 47H42 M32 47V29 M32 36C32 28 26 24 18 24C18 32 24 36 32 36Z M32 30C32 22 38 18 46 18C46 26 40 30 32 30Z',
  },
  lantern: {
    tone: 'ochre',
    lines:
      'M32 12V17 M26 17H38 M26 17C12 21 12 37 26 41H38C52 37 52 21 38 17 M29 17C23 24 23 34 29 41 M35 17C41 24 41 34 35 41 M28 41V46 M36 41V46 M32 41V51',
  },
  cup: {
    tone: 'teal',
    lines:
      'M19 28H42V36C42 42 38 46 30.5 46C23 46 19 42 19 36Z M42 31C49 31 49 40 41 40 M26 23C24 20 28 18 26 15 M35 23C33 20 37 18 35 15',
  },
  book: {
    tone: 'indigo',
    lines: 'M32 24C28 20 22 19 16 20V43C22 42 28 43 32 47C36 43 42 42 48 43V20C42 19 36 20 32 24Z M32 24V47',
  },
  bridge: {
    tone: 'slate',
    lines:
      'M12 37C20 23 44 23 52 37 M12 37V45H20C20 33 44 33 44 45H52V37 M24 29V23 M32 27V20 M40 29V23 M20 23C26 19 38 19 44 23',
  },
  pine: {
    tone: 'jade',
    lines: 'M32 14L23 26H28L19 38H45L36 26H41Z M32 38V49 M25 49H39',
  },
  plum: {
    tone: 'plum',
    lines:
      'M25.8 21.5a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0 M34.8 28.1a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0 M31.4 38.7a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0 M20.2 38.7a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0 M16.8 28.1a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0',
    filled: 'M29.2 31a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0',
  },
  mountain: {
    tone: 'indigo',
    lines: 'M12 45L26 22L35 36L39 30L52 45Z M22 28.5L26 32L30 28 M41 19a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
  },
  wave: {
    tone: 'teal',
    lines:
      'M13 24C17 18 21 18 25.5 24S34 30 38.5 24S47 18 51 24 M13 33C17 27 21 27 25.5 33S34 39 38.5 33S47 27 51 33 M15 42C19 36 22 36 26 42S34 48 38 42S45 36 49 42',
  },
  star: {
    tone: 'ochre',
    lines: 'M32 14L36.6 26.2L49.6 27L39.5 35.2L42.8 47.8L32 40.7L21.2 47.8L24.5 35.2L14.4 27L27.4 26.2Z',
  },
  bell: {
    tone: 'plum',
    lines:
      'M20 42C24 39 23 34 23 29C23 22 27 18 32 18C37 18 41 22 41 29C41 34 40 39 44 42Z M32 18V14 M28 46C28.5 50 35.5 50 36 46',
  },
  knot: {
    tone: 'slate',
    lines:
      'M32 14L48 30L32 46L16 30Z M24 22L40 38 M40 22L24 38 M28 18L44 34 M36 18L20 34 M32 46V53 M28 46V51 M36 46V51',
  },
  cake: {
    tone: 'plum',
    lines: 'M18 48V33H46V48Z M18 40C22 45 27 36 32 41C37 45 42 36 46 40 M24 33V26 M32 33V25 M40 33V26',
    filled:
      'M32 22C29.6 20 32 15 32 15C32 15 34.4 20 32 22Z M24 23C22 21.4 24 17.5 24 17.5C24 17.5 26 21.4 24 23Z M40 23C38 21.4 40 17.5 40 17.5C40 17.5 42 21.4 40 23Z',
  },
  sun: {
    tone: 'ochre',
    lines:
      'M24.5 32a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0 M43.5 32L48.5 32 M40.1 40.1L43.7 43.7 M32 43.5L32 48.5 M23.9 40.1L20.3 43.7 M20.5 32L15.5 32 M23.9 23.9L20.3 20.3 M32 20.5L32 15.5 M40.1 23.9L43.7 20.3',
  },
}
