import { decodeQR } from 'qr/decode.js'

/** Reads QR codes out of frames from a camera, beside the desk's own thread, which goes on taking keys meanwhile. */

/** A picture without a code costs this much at most, milliseconds; the next one comes after it. */
const PATIENCE_MS = 60

let canvas: OffscreenCanvas | undefined

self.addEventListener('message', ({ data: frame }: MessageEvent<ImageBitmap>) => {
  self.postMessage(textIn(frame))
})

function textIn(frame: ImageBitmap): string | null {
  const { width, height } = frame
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height)
  const surface = canvas.getContext('2d', { willReadFrequently: true })
  surface?.drawImage(frame, 0, 0)
  frame.close()
  if (!surface) return null
  try {
    return decodeQR(surface.getImageData(0, 0, width, height), { timeLimit: PATIENCE_MS })
  } catch {
    // The decoder throws where a picture shows no code.
    return null
  }
}
