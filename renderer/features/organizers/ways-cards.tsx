import { FolderOpen, Network, Server } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FolderView, NetworkView, ServerView } from '../../../shared/protocol/sync.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Chip } from '../../ui/chip.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './ways-cards.module.css'

export interface WaysProps {
  readonly network: NetworkView
  readonly folders: readonly FolderView[]
  readonly server: ServerView | null
}

/** The ways in which devices agree; all of them at once if wanted. */
export function Ways({ network, folders, server }: WaysProps) {
  const { t } = useLanguage()
  return (
    <Card title={t('sync.ways')}>
      <div className={styles.ways}>
        <NetworkWay network={network} />
        <FolderWay folders={folders} />
        <ServerWay key={server?.url} server={server} />
      </div>
    </Card>
  )
}

function Way({
  icon,
  title,
  hint,
  children,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly hint: string
  readonly children: ReactNode
}) {
  return (
    <section className={styles.way}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <div className={styles.words}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.hint}>{hint}</p>
        {children}
      </div>
    </section>
  )
}

function NetworkWay({ network }: { readonly network: NetworkView }) {
  const { on, listening, problem: trouble, turnedAway } = network
  const { t, formats, problem } = useLanguage()
  const act = useDo()
  const now = useNow()
  const [address, setAddress] = useState('')
  const [wrong, setWrong] = useState<string>()
  const dial = async () => {
    const result = await act(
      'sync.dial',
      { address: address.trim() },
      { done: t('sync.dialled', { address: address.trim() }), quiet: true },
    )
    if (!result.ok) setWrong(problem(result.problem))
  }
  return (
    <Way icon={<Network />} title={t('sync.network')} hint={t('sync.networkHint')}>
      <Checkbox checked={on} onChange={(next) => void act('sync.lan', { on: next })}>
        {t('sync.networkOn')}
      </Checkbox>
      {trouble && <Notice tone="ochre">{problem(trouble)}</Notice>}
      {on && listening && (
        <p>
          {listening.addresses.length > 0
            ? t('sync.networkListening', { addresses: formats.list(typedAddresses(listening)) })
            : t('sync.networkOffline')}
        </p>
      )}
      {turnedAway && (
        <p className={styles.hint}>
          {t('sync.turnedAway', { count: turnedAway.count, when: formats.ago(turnedAway.at, now) })}
        </p>
      )}
      {on && (
        <Form className={styles.line} onSubmit={dial}>
          <TextField
            label={t('sync.dial')}
            hint={t('sync.dialHint')}
            placeholder="192.168.1.20:4713"
            problem={wrong}
            value={address}
            onChange={(next) => {
              setWrong(undefined)
              setAddress(next)
            }}
          />
          <Button submit disabled={address.trim() === ''}>
            {t('sync.dialDo')}
          </Button>
        </Form>
      )}
    </Way>
  )
}

/** Addresses as somebody types them in elsewhere; the long ones of the newer kind only where there are no others. */
function typedAddresses({ addresses, port }: NonNullable<NetworkView['listening']>): string[] {
  const short = addresses.filter((address) => !address.includes(':'))
  return short.length > 0
    ? short.map((address) => `${address}:${port}`)
    : addresses.map((address) => `[${address}]:${port}`)
}

function FolderWay({ folders }: { readonly folders: readonly FolderView[] }) {
  const { t } = useLanguage()
  const act = useDo()
  return (
    <Way icon={<FolderOpen />} title={t('sync.folder')} hint={t('sync.folderHint')}>
      {folders.length > 0 && (
        <ul className={styles.folders}>
          {folders.map((folder) => (
            <Folder key={folder.folder} folder={folder} />
          ))}
        </ul>
      )}
      <div>
        <Button onClick={() => void act('sync.folder', {})}>{t('sync.folderAdd')}</Button>
      </div>
    </Way>
  )
}

function Folder({ folder }: { readonly folder: FolderView }) {
  const { t, formats, problem } = useLanguage()
  const act = useDo()
  const now = useNow()
  const ago = (at: number | null) => (at === null ? t('sync.never') : formats.ago(at, now))
  return (
    <li className={styles.folder}>
      <div className={styles.words}>
        <div className={styles.path}>{folder.path}</div>
        <div className={styles.hint}>
          {folder.lastWritten === null && folder.lastRead === null
            ? t('sync.folderFresh')
            : t('sync.folderReady', { read: ago(folder.lastRead), written: ago(folder.lastWritten) })}
          {folder.bytes > 0 && ` · ${formats.bytes(folder.bytes)}`}
        </div>
        {folder.devices.length > 0 && (
          <div className={styles.hint}>
            {t('sync.folderDevices', { devices: formats.list(folder.devices.map(({ deviceName }) => deviceName)) })}
          </div>
        )}
        {folder.waiting > 0 && <div className={styles.hint}>{t('sync.folderWaiting', { count: folder.waiting })}</div>}
        {folder.state === 'away' && <Notice tone="ochre">{t('sync.folderAway')}</Notice>}
        {folder.problem && (
          <Notice tone="ochre" live>
            {problem(folder.problem)}
          </Notice>
        )}
      </div>
      {folder.state === 'reading' && <Chip tone="indigo">{t('sync.folderReading')}</Chip>}
      {folder.state === 'writing' && <Chip tone="indigo">{t('sync.folderWriting')}</Chip>}
      <Button
        size="small"
        onClick={() => void act('sync.forgetFolder', { folder: folder.folder }, { done: t('sync.folderForgotten') })}
      >
        {t('sync.folderForget')}
      </Button>
    </li>
  )
}

const SERVER_STATES = {
  connecting: { word: 'sync.serverConnecting', tone: 'neutral' },
  connected: { word: 'sync.serverConnected', tone: 'jade' },
  away: { word: 'sync.serverAway', tone: 'ochre' },
  problem: { word: 'sync.problem', tone: 'ochre' },
} as const

function ServerWay({ server }: { readonly server: ServerView | null }) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const [url, setUrl] = useState(server?.url ?? '')
  const [wrong, setWrong] = useState<string>()
  const use = async () => {
    const result = await act('sync.server', { url: url.trim() }, { quiet: true })
    if (!result.ok) setWrong(problem(result.problem))
  }
  return (
    <Way icon={<Server />} title={t('sync.server')} hint={t('sync.serverHint')}>
      <p className={styles.hint}>{t('sync.serverWarning')}</p>
      {server ? (
        <div className={styles.folder}>
          <div className={styles.words}>
            <div className={styles.path}>{server.url}</div>
            {server.problem && <Notice tone="ochre">{problem(server.problem)}</Notice>}
          </div>
          <Chip tone={SERVER_STATES[server.state].tone}>{t(SERVER_STATES[server.state].word)}</Chip>
          <Button
            size="small"
            onClick={() => void act('sync.server', { url: null }, { done: t('sync.serverStopped') })}
          >
            {t('sync.serverStop')}
          </Button>
        </div>
      ) : (
        <Form className={styles.line} onSubmit={use}>
          <TextField
            label={t('sync.serverUrl')}
            placeholder="wss://sync.example.org"
            inputMode="url"
            problem={wrong}
            value={url}
            onChange={(next) => {
              setWrong(undefined)
              setUrl(next)
            }}
          />
          <Button submit disabled={url.trim() === ''}>
            {t('sync.serverUse')}
          </Button>
        </Form>
      )}
    </Way>
  )
}
