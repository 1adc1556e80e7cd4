import { useEffect, useState } from 'react'
import { TYPED_BEFORE_LOCK } from '../../shared/protocol/drafts.ts'
import { bridge } from '../client/bridge.ts'
import { useDraft } from '../client/drafts.ts'
import { Button } from '../ui/button.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toasts.tsx'
import { forgetTyped, hasKeptTyped } from './typed-before-lock.ts'

/** Says shortly before that the app is about to lock. */
export function LockNews() {
  const { t } = useLanguage()
  const toast = useToast()
  useEffect(
    () => bridge().on('lock.soon', ({ seconds }) => toast({ text: t('lock.soon', { seconds: Math.ceil(seconds) }) })),
    [t, toast],
  )
  return null
}

/** What was being typed when the app locked, to be copied. */
export function TypedBeforeLock() {
  const [isKept, setKept] = useState(hasKeptTyped)
  const end = () => {
    forgetTyped()
    setKept(false)
  }
  return isKept ? <Kept onEnd={end} /> : null
}

function Kept({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useLanguage()
  const { text, discard } = useDraft(TYPED_BEFORE_LOCK)
  const end = () => {
    discard()
    onEnd()
  }
  if (text === null) return null
  return (
    <Notice
      tone="ochre"
      title={t('lock.keptTitle')}
      actions={
        <Button size="small" onClick={end}>
          {t('lock.keptDone')}
        </Button>
      }
    >
      <CopyText label={t('lock.keptText')} text={text} />
    </Notice>
  )
}
