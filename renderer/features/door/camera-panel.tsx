import { VideoOff, X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { readCodes } from './camera.ts'
import type { CameraProblem } from './camera.ts'
import styles from './camera-panel.module.css'

export interface CameraPanelProps {
  readonly onText: (text: string) => void
  readonly onClose: () => void
}

/** The camera's picture while badges are held before it; with the panel goes the picture. */
export function CameraPanel({ onText, onClose }: CameraPanelProps) {
  const { t } = useLanguage()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'starting' | 'reading' | CameraProblem>('starting')
  const [isMirror, setMirror] = useState(true)
  const told = useEffectEvent(onText)
  useEffect(() => {
    if (!video.current) return undefined
    return readCodes(video.current, {
      onText: (text) => told(text),
      onPicture: (facesAway) => {
        setMirror(!facesAway)
        setState('reading')
      },
      onProblem: setState,
    })
  }, [])
  const isSeeing = state === 'starting' || state === 'reading'
  return (
    <section className={styles.panel} aria-label={t('door.scan')}>
      <div className={styles.picture}>
        <video
          ref={video}
          className={classes(styles.video, isMirror && styles.mirror)}
          autoPlay
          muted
          playsInline
          aria-hidden="true"
        />
        {!isSeeing && <VideoOff aria-hidden="true" />}
      </div>
      <p className={styles.words} role="status">
        {t(isSeeing ? `door.scan.${state}` : `door.camera.${state}`)}
      </p>
      <Button icon={<X />} onClick={onClose}>
        {t('door.scanEnd')}
      </Button>
    </section>
  )
}
