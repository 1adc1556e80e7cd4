import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { IconButton } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import type { Ink } from './draw.ts'
import styles from './map.module.css'
import { Picture } from './picture.ts'
import { cameraFor, personAt, zoomed } from './scene.ts'
import type { Camera, Scene } from './scene.ts'

export interface MapCanvasProps {
  readonly label: string
  readonly scene: Scene
  /** The colour of each chapter's mark, as a custom property: `--jade`. */
  readonly colours: readonly string[]
  readonly chosen: number | null
  readonly onChoose: (person: number | null) => void
}

const STEP = 1.35
const PAN = 60
/** Pixels that a hand trembles. */
const STILL = 4
/** After so long without moving a hand rests. */
const REST_MS = 120

/** The map itself: drag to move, wheel or + and − to come closer, 0 to see everybody, a click or ↵ to look at somebody. */
export function MapCanvas({ label, scene, colours, chosen, onChoose }: MapCanvasProps) {
  const { t } = useLanguage()
  const canvas = useRef<HTMLCanvasElement>(null)
  const worn = useRef<HTMLSpanElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [picture] = useState(() => new Picture())
  const [moved, setMoved] = useState<Camera | null>(null)
  const camera = moved ?? cameraFor(scene, size.width, size.height)
  const held = useRef<{ readonly x: number; readonly y: number; readonly camera: Camera; far: boolean } | null>(null)

  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = canvas.current
    const surface = element?.getContext('2d')
    if (!element || !surface || size.width === 0) return undefined
    let rest = 0
    const paint = (rests: boolean) => {
      if (!worn.current) return
      const ratio = window.devicePixelRatio
      const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)]
      if (element.width !== width || element.height !== height) {
        element.width = width
        element.height = height
      }
      const subject = { scene, chosen, ink: inkOf(element, worn.current), ...size }
      if (picture.draw(subject, camera, ratio, rests)) rest = window.setTimeout(() => paint(true), REST_MS)
      picture.show(surface, camera, ratio)
    }
    // What several changes ask for in one frame is drawn once.
    const frame = requestAnimationFrame(() => paint(false))
    return () => {
      cancelAnimationFrame(frame)
      window.clearTimeout(rest)
    }
  })

  const zoom = useCallback(
    (factor: number, at?: { readonly x: number; readonly y: number }) =>
      setMoved((before) =>
        zoomed(
          before ?? cameraFor(scene, size.width, size.height),
          factor,
          at ?? { x: size.width / 2, y: size.height / 2 },
        ),
      ),
    [scene, size],
  )
  useEffect(() => {
    const element = canvas.current
    // React listens to wheels passively and could not keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      zoom(2 ** (-event.deltaY / 400), { x: event.offsetX, y: event.offsetY })
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [zoom])

  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, y: event.clientY, camera, far: false }
  }
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    const from = held.current
    if (!from) return
    const [right, down] = [clientX - from.x, clientY - from.y]
    from.far ||= Math.hypot(right, down) > STILL
    if (from.far) setMoved({ ...from.camera, x: from.camera.x + right, y: from.camera.y + down })
  }
  const onPointerUp = ({ nativeEvent }: PointerEvent) => {
    if (held.current && !held.current.far)
      onChoose(personAt(scene, camera, { x: nativeEvent.offsetX, y: nativeEvent.offsetY }))
    held.current = null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const pan = PANS[event.key]
    if (pan) setMoved({ ...camera, x: camera.x + pan[0] * PAN, y: camera.y + pan[1] * PAN })
    else if (event.key === '+' || event.key === '=') zoom(STEP)
    else if (event.key === '-') zoom(1 / STEP)
    else if (event.key === '0') setMoved(null)
    else if (event.key === 'Enter')
      onChoose(personAt(scene, camera, { x: size.width / 2, y: size.height / 2 }) ?? scene.byDegree[0] ?? null)
    else if (event.key === 'Escape' && chosen !== null) onChoose(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.frame}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        aria-label={label}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onKeyDown={onKeyDown}
      />
      <span ref={worn} hidden>
        {[...INKS, ...colours].map((name, index) => (
          <i key={`${index} ${name}`} style={{ color: `var(${name})` }} />
        ))}
      </span>
      <div className={styles.zoom}>
        <IconButton size="small" framed label={t('connections.zoomIn')} icon={<ZoomIn />} onClick={() => zoom(STEP)} />
        <IconButton
          size="small"
          framed
          label={t('connections.zoomOut')}
          icon={<ZoomOut />}
          onClick={() => zoom(1 / STEP)}
        />
        <IconButton
          size="small"
          framed
          label={t('connections.zoomFit')}
          icon={<Maximize />}
          onClick={() => setMoved(null)}
        />
      </div>
    </div>
  )
}

const PANS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** What a canvas is drawn with, besides the chapters' colours; names of custom properties. */
const INKS = ['--surface', '--ink', '--muted', '--line-strong'] as const

/** A canvas knows no custom properties: elements that wear them tell their colours in the theme that is on. */
function inkOf(element: HTMLElement, worn: HTMLElement): Ink {
  const [paper = '', ink = '', muted = '', line = '', ...marks] = [...worn.children].map(
    (child) => getComputedStyle(child).color,
  )
  return { paper, ink, muted, line, marks, font: `500 12px ${getComputedStyle(element).fontFamily}` }
}
