import { useEffect, useRef } from 'react'
import type { MemberId, RecognitionId } from '../../../shared/domain/ids.ts'
import { bridge } from '../../client/bridge.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useSaveAboutPeople } from '../common/use-save-about-people.ts'
import { cardFace } from './card-face.ts'
import type { CardFace } from './card-face.ts'
import { drawPicture, PICTURE } from './card-picture.ts'
import styles from './recognition.module.css'

export interface CardsProps {
  readonly recognitions: readonly RecognitionId[]
  readonly onClose: () => void
}

/** A picture for each who was thanked, to save and to send. */
export function PicturesDialog({ recognitions, onClose }: CardsProps) {
  const speech = useLanguage()
  const { t } = speech
  const community = useCommunity()
  const view = useView('recognition.given', { only: [...recognitions] })
  if (view.state !== 'ready' || !community) return null
  return (
    <Dialog
      title={t('recognition.how.picture')}
      open
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <ul className={styles.pictures}>
        {view.value.rows.map((row) => (
          <Picture key={row.recognition} card={cardFace(row, community.name, speech)} member={row.id} />
        ))}
      </ul>
    </Dialog>
  )
}

function Picture({ card, member }: { readonly card: CardFace; readonly member: MemberId }) {
  const { t } = useLanguage()
  const canvas = useRef<HTMLCanvasElement>(null)
  const save = useSaveAboutPeople()
  const toast = useToast()
  const { badge, title, name, words, foot, key } = card
  useEffect(() => {
    let isCurrent = true
    const draw = () => {
      const context = canvas.current?.getContext('2d')
      if (!isCurrent || !context) return
      const style = getComputedStyle(document.documentElement)
      const fonts = { sans: style.getPropertyValue('--sans'), serif: style.getPropertyValue('--serif') }
      drawPicture(context, { badge, title, name, words, foot, key }, fonts)
    }
    draw()
    // Letters that had to be loaded first.
    void document.fonts.ready.then(draw)
    return () => {
      isCurrent = false
    }
  }, [badge, title, name, words, foot, key])
  const copy = () => {
    // What lies outside of the dialog's edge is shown to nobody, and could not be copied.
    canvas.current?.scrollIntoView({ block: 'center' })
    const box = canvas.current?.getBoundingClientRect()
    if (!box) return
    void bridge()
      .request('clipboard.picture', { x: box.x + box.width / 2, y: box.y + box.height / 2 })
      .then(() => toast({ tone: 'jade', text: t('recognition.pictureCopied') }))
  }
  const put = () =>
    canvas.current?.toBlob((blob) => {
      void blob?.arrayBuffer().then((bytes) =>
        save(
          { name: `${name} ${title}.png`.replaceAll(/[\\/:*?"<>|]/g, ' '), bytes: new Uint8Array(bytes) },
          {
            name: t('recognition.pngKind'),
            extensions: ['png'],
          },
          {
            kind: 'picture',
            name: t('exports.format.picture'),
            use: { aim: 'themselves' },
            of: { kind: 'members', members: [member] },
          },
        ),
      )
    }, 'image/png')
  return (
    <li className={styles.picture}>
      <canvas
        ref={canvas}
        width={PICTURE.width}
        height={PICTURE.height}
        className={styles.canvas}
        role="img"
        aria-label={`${name}, ${title}. ${words}`}
      />
      <span className={styles.pictureButtons}>
        <Button size="small" kind="primary" aria-label={t('recognition.copyPictureOf', { name, title })} onClick={copy}>
          {t('recognition.copyPicture')}
        </Button>
        <Button size="small" aria-label={t('recognition.savePictureOf', { name, title })} onClick={put}>
          {t('recognition.savePicture')}
        </Button>
      </span>
    </li>
  )
}
