import { bridge } from '../../client/bridge.ts'

/** Why no picture comes. `window`: not a desk's own window; `refused`: the system keeps the camera from the app. */
export type CameraProblem = 'window' | 'refused' | 'none' | 'busy'

export interface Camera {
  /** The text of a code that has come into the picture; once, for as long as it stays there. */
  readonly onText: (text: string) => void
  /** `facesAway`: it looks at what the person looks at, and is no mirror. */
  readonly onPicture: (facesAway: boolean) => void
  readonly onProblem: (problem: CameraProblem) => void
}

/** A code that was not seen for this long has left the picture. */
const GONE_MS = 2_000

/** Shows the camera's picture and reads codes in it, until the returned function is called; then nothing looks any more. */
export function readCodes(video: HTMLVideoElement, { onText, onPicture, onProblem }: Camera): () => void {
  let ended = false
  let stream: MediaStream | undefined
  let seen = { text: '', at: 0 }
  const worker = new Worker(new URL('./badge-reader.worker.ts', import.meta.url), { type: 'module' })

  const next = () => {
    if (!ended) video.requestVideoFrameCallback(() => void look())
  }
  const look = async () => {
    // A picture that was just taken away from the element is none; the next one is looked at.
    const frame = ended ? null : await createImageBitmap(video).catch(() => null)
    if (frame) worker.postMessage(frame, [frame])
    else next()
  }
  worker.addEventListener('message', ({ data: text, timeStamp: at }: MessageEvent<string | null>) => {
    if (text !== null && !ended) {
      const isNew = text !== seen.text || at - seen.at > GONE_MS
      seen = { text, at }
      if (isNew) onText(text)
    }
    next()
  })

  const start = async () => {
    const allowed = await bridge().request('door.scan', { on: true })
    if (allowed.status === 'refused') return onProblem(allowed.reason === 'window' ? 'window' : 'refused')
    if (ended || allowed.status === 'off') return undefined
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      })
    } catch (error) {
      return onProblem(problemOf(error))
    }
    if (ended) return stopAll(stream)
    video.srcObject = stream
    onPicture(stream.getVideoTracks()[0]?.getSettings().facingMode === 'environment')
    return next()
  }
  void start()

  return () => {
    ended = true
    worker.terminate()
    if (stream) stopAll(stream)
    video.srcObject = null
    void bridge().request('door.scan', { on: false })
  }
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** The names are those of the Media Capture specification, `getUserMedia`. */
function problemOf(error: unknown): CameraProblem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none'
}
