import { drawMap } from './draw.ts'
import type { Ink } from './draw.ts'
import type { Camera, Scene } from './scene.ts'

/** What a picture of a map is of. */
interface Subject {
  readonly scene: Scene
  readonly chosen: number | null
  readonly ink: Ink
  readonly width: number
  readonly height: number
}

/** Ties from which drawing takes longer than a frame has, on a machine without a graphics card. */
const MANY_TIES = 3_000
/** Beyond each edge of the window so much of its width and height is drawn, to be moved into sight. */
const BEYOND = 0.25

/**
 * A map as it was last drawn. Where it has many ties, moving it moves the picture, which takes a millisecond or two, and it is
 * drawn anew once the hand rests; a smaller one is drawn for each frame.
 */
export class Picture {
  readonly #canvas = document.createElement('canvas')
  #of: (Subject & { readonly camera: Camera; readonly key: string }) | null = null

  /** Brings the picture up to date where that must be or costs little; answers whether it still has to be, once the hand rests. */
  draw(subject: Subject, camera: Camera, ratio: number, rests: boolean): boolean {
    const key = `${JSON.stringify(subject.ink)} ${subject.width} ${subject.height} ${ratio}`
    const before = this.#of
    const isSame = before?.key === key && before.scene === subject.scene && before.chosen === subject.chosen
    const isMoved = before !== null && JSON.stringify(before.camera) !== JSON.stringify(camera)
    const ties = subject.scene.lines.reduce((sum, { length }) => sum + length / 2, 0)
    if (isSame && !isMoved) return false
    if (isSame && !rests && ties > MANY_TIES) return true
    const [width, height] = [subject.width * (1 + 2 * BEYOND), subject.height * (1 + 2 * BEYOND)]
    this.#canvas.width = Math.round(width * ratio)
    this.#canvas.height = Math.round(height * ratio)
    const surface = this.#canvas.getContext('2d')
    if (!surface) return false
    surface.setTransform(ratio, 0, 0, ratio, 0, 0)
    const moved = { ...camera, x: camera.x + subject.width * BEYOND, y: camera.y + subject.height * BEYOND }
    drawMap(surface, subject.scene, moved, subject.ink, { width, height, chosen: subject.chosen })
    this.#of = { ...subject, camera, key }
    return false
  }

  /** Shows the picture as a camera sees it. */
  show(surface: CanvasRenderingContext2D, camera: Camera, ratio: number): void {
    const of = this.#of
    if (!of) return
    const by = camera.scale / of.camera.scale
    const { width, height } = of
    surface.setTransform(ratio, 0, 0, ratio, 0, 0)
    surface.clearRect(0, 0, width, height)
    surface.drawImage(
      this.#canvas,
      camera.x - (of.camera.x + width * BEYOND) * by,
      camera.y - (of.camera.y + height * BEYOND) * by,
      width * (1 + 2 * BEYOND) * by,
      height * (1 + 2 * BEYOND) * by,
    )
  }
}
