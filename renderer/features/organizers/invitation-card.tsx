import { useState } from 'react'
import type { InvitationView } from '../../../shared/protocol/pairing.ts'
import { Button } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import { useSaveFile } from '../common/use-save-file.ts'
import styles from './invitation-card.module.css'
import { WordTiles } from '../common/word-tiles.tsx'

/** One invitation on its way, step by step: handed over, words compared, let in. */
export function InvitationCard({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useLanguage()
  const { state, name } = invitation
  switch (state.step) {
    case 'out':
      return <Out invitation={invitation} />
    case 'compare':
      return <Compare invitation={invitation} state={state} />
    case 'admitted':
      return <Admitted invitation={invitation} state={state} />
    case 'done':
      return <Over tone="jade" invitation={invitation} text={t('sync.invitationDone', { name })} />
    case 'over':
      return <Over tone="ochre" invitation={invitation} text={t(OVER[state.why], { name })} />
  }
}

const OVER = {
  expired: 'sync.overExpired',
  cancelled: 'sync.overCancelled',
  'words-differ': 'sync.overDiffer',
  'too-many-tries': 'sync.overTries',
} as const

function Out({ invitation }: { readonly invitation: InvitationView }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const now = useNow()
  return (
    <Card
      title={t('sync.invitationFor', { name: invitation.name })}
      actions={<Withdraw invitation={invitation} done={t('sync.invitationCancelled')} />}
    >
      <div className={styles.out}>
        <QrCode text={invitation.text} label={t('sync.invitationQr')} />
        <div className={styles.words}>
          <p>{t('sync.invitationUntil', { when: formats.dayTime(invitation.expires, undefined, now) })}</p>
          <p>{t('sync.invitationHow')}</p>
          <NoNetwork ways={invitation.ways} />
          <CopyText label={t('sync.invitationText')} text={invitation.text} />
          <p className={styles.note}>{t('sync.invitationPrivate')}</p>
          <Answer onUse={(text) => act('invite.answer', { text }, { quiet: true })} />
        </div>
      </div>
    </Card>
  )
}

/** Where the invitation names no address, says how the other's answer can come all the same. */
function NoNetwork({ ways: { network, folder, server } }: Pick<InvitationView, 'ways'>) {
  const { t, formats } = useLanguage()
  if (network) return null
  const places = [folder, server].filter((place) => place !== null)
  return (
    <Notice tone="ochre">
      {places.length > 0
        ? t('sync.invitationCarried', { places: formats.list(places) })
        : t('sync.invitationNoNetwork')}
    </Notice>
  )
}

/** Without a network both are on, the other one's answer comes as a text. */
function Answer({ onUse }: { readonly onUse: (text: string) => ReturnType<ReturnType<typeof useDo>> }) {
  const { t, problem } = useLanguage()
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const use = async () => {
    const result = await onUse(text)
    if (!result.ok) setTrouble(problem(result.problem))
  }
  return (
    <details className={styles.answer}>
      <summary>{t('sync.invitationAnswer')}</summary>
      <TextArea
        label={t('sync.invitationAnswerLabel')}
        hint={t('sync.invitationAnswerHint')}
        problem={trouble}
        code
        spellCheck={false}
        value={text}
        onChange={(next) => {
          setTrouble(undefined)
          setText(next)
        }}
      />
      <Button disabled={text.trim() === ''} onClick={() => void use()}>
        {t('sync.invitationAnswerUse')}
      </Button>
    </details>
  )
}

interface CompareProps {
  readonly invitation: InvitationView
  readonly state: Extract<InvitationView['state'], { step: 'compare' }>
}

function Compare({ invitation: { invitation }, state }: CompareProps) {
  const { t } = useLanguage()
  const act = useDo()
  return (
    <Notice tone="seal" live title={t('sync.compareTitle', { name: state.name, device: state.device })}>
      <div className={styles.compare}>
        <p>{t('sync.compareText')}</p>
        <WordTiles words={state.words} />
        <div className={styles.answers}>
          <Button kind="seal" onClick={() => void act('invite.confirm', { invite: invitation, same: true })}>
            {t('sync.compareSame')}
          </Button>
          <Button onClick={() => void act('invite.confirm', { invite: invitation, same: false })}>
            {t('sync.compareDiffer')}
          </Button>
        </div>
      </div>
    </Notice>
  )
}

interface AdmittedProps {
  readonly invitation: InvitationView
  readonly state: Extract<InvitationView['state'], { step: 'admitted' }>
}

function Admitted({ invitation, state: { file, device } }: AdmittedProps) {
  const { t } = useLanguage()
  const act = useDo()
  const save = useSaveFile()
  const { name } = invitation
  if (!file) return <Over tone="jade" invitation={invitation} text={t('sync.admitted', { name })} />
  const write = async () => {
    const result = await act('exchange.write', { for: [device] })
    if (!result.ok) return
    const kind = { name: t('organizers.fileKind'), extensions: ['chapterhouse'] }
    await save(result.value, kind, (saved) => t('organizers.sent', { file: saved }))
  }
  return (
    <Notice
      tone="jade"
      live
      actions={
        <Button kind="primary" onClick={() => void write()}>
          {t('sync.admittedSave')}
        </Button>
      }
    >
      {t('sync.admittedFile', { name })}
    </Notice>
  )
}

interface OverProps {
  readonly tone: 'jade' | 'ochre'
  readonly invitation: InvitationView
  readonly text: string
}

function Over({ tone, invitation, text }: OverProps) {
  return (
    <Notice tone={tone} live actions={<Withdraw invitation={invitation} />}>
      {text}
    </Notice>
  )
}

/** Takes an invitation back, or off the page once it is over. */
function Withdraw({ invitation, done }: { readonly invitation: InvitationView; readonly done?: string }) {
  const { t } = useLanguage()
  const act = useDo()
  const cancel = () => act('invite.cancel', { invite: invitation.invitation }, done === undefined ? {} : { done })
  return (
    <Button size="small" onClick={() => void cancel()}>
      {done === undefined ? t('common.close') : t('sync.invitationCancel')}
    </Button>
  )
}
