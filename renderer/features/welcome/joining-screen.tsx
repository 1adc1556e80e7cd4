import { useState } from 'react'
import type { JoiningView, WordsView } from '../../../shared/protocol/pairing.ts'
import { useHandedFile } from '../../client/handed-file.ts'
import type { HandedFile } from '../../client/handed-file.ts'
import { useCommand, useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useOpenFile } from '../common/use-open-file.ts'
import { WordTiles } from '../common/word-tiles.tsx'
import styles from './forms.module.css'
import { WelcomeLayout } from './welcome-layout.tsx'

/** A device on its way into a community that it was invited to. */
export type PendingJoin = Exclude<JoiningView, { readonly state: 'none' | 'done' }>

/** Joining step by step: the other computer is found, words compared, the data comes. */
export function JoiningScreen({ joining: value }: { readonly joining: PendingJoin }) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const openFile = useOpenFile()
  const [trouble, setTrouble] = useState<string>()
  const stop = async () => {
    const result = await command('joining.cancel', { wordsDiffer: value.state === 'compare' })
    if (!result.ok) setTrouble(problem(result.problem))
  }
  const read = async ({ name, data }: Pick<HandedFile, 'name' | 'data'>) => {
    setTrouble(undefined)
    const result = await command('exchange.read', { file: { name, data } })
    if (!result.ok) setTrouble(problem(result.problem))
  }
  const open = async () => {
    const file = await openFile('changes')
    if (file) await read(file)
  }
  useHandedFile('changes', (file) => void read(file))
  const isReaching = value.state === 'reaching' && value.problem?.code !== 'invitation-closed'
  const isOver = value.state === 'failed' || (value.state === 'reaching' && !isReaching)
  return (
    <WelcomeLayout title={titleOf()}>
      <div className={styles.form}>
        {isReaching && (
          <>
            <p role="status">{t('sync.reachingHint')}</p>
            {value.problem && <Notice tone="ochre">{problem(value.problem)}</Notice>}
          </>
        )}
        {value.state === 'compare' && (
          <>
            <WordTiles words={value.words} />
            <p>{t('sync.joinCompareHint')}</p>
          </>
        )}
        {value.state === 'receiving' && (
          <>
            <p role="status">{t('sync.receivingHint')}</p>
            <p>{t('sync.receivingFile')}</p>
            <div>
              <Button onClick={() => void open()}>{t('sync.receivingOpen')}</Button>
            </div>
          </>
        )}
        {isOver && value.problem && (
          <Notice tone="seal" live>
            {problem(value.problem)}
          </Notice>
        )}
        {isReaching && (
          <>
            <OtherWays named={value} onTrouble={setTrouble} />
            <Answer text={value.answer} words={value.words} onOpen={() => void open()} />
          </>
        )}
        {trouble !== undefined && (
          <Notice tone="seal" live>
            {trouble}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button size="large" onClick={() => void stop()}>
            {value.state === 'compare' ? t('sync.joinDiffer') : isOver ? t('sync.joinAgain') : t('sync.joinCancel')}
          </Button>
        </div>
      </div>
    </WelcomeLayout>
  )

  function titleOf(): string {
    const { state, community } = value
    if (state === 'compare') return t('sync.joinCompare')
    if (state === 'receiving') return t('sync.receiving', { community })
    return isOver ? t('sync.joinTitle') : t('sync.reaching', { community })
  }
}

interface AnswerProps {
  readonly text: string
  readonly words: WordsView
  readonly onOpen: () => void
}

/** Where there is no network between the two: a text goes back by hand, words are compared all the same, a file comes. */
function Answer({ text, words, onOpen }: AnswerProps) {
  const { t } = useLanguage()
  return (
    <details className={styles.ways}>
      <summary>{t('sync.joinByHand')}</summary>
      <div className={styles.form}>
        <p>{t('sync.reachingAnswer')}</p>
        <CopyText label={t('sync.answerText')} text={text} />
        <p>{t('sync.reachingWords')}</p>
        <WordTiles words={words} />
        <div>
          <Button onClick={onOpen}>{t('sync.receivingOpen')}</Button>
        </div>
      </div>
    </details>
  )
}

interface OtherWaysProps {
  /** What the invitation says the other uses. */
  readonly named: { readonly folder: string | null; readonly server: string | null }
  readonly onTrouble: (trouble: string | undefined) => void
}

/**
 * Where both look and there is no network between them: a folder that something else carries, or a server. A server that the
 * invitation names is one press away and no less: whoever runs it learns from where this person joins.
 */
function OtherWays({ named, onTrouble }: OtherWaysProps) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const peers = useView('peers', {})
  const [url, setUrl] = useState('')
  const tell = (result: Awaited<ReturnType<typeof command>>) =>
    onTrouble(result.ok || result.problem.code === 'cancelled' ? undefined : problem(result.problem))
  const lookInFolder = async () => tell(await command('sync.folder', {}))
  const lookAt = async (address: string) => tell(await command('sync.server', { url: address.trim() }))
  const { folders, server } = peers.state === 'ready' ? peers.value : { folders: [], server: null }
  return (
    <details className={styles.ways} open={named.folder !== null || named.server !== null}>
      <summary>{t('sync.joinOtherWays')}</summary>
      <div className={styles.form}>
        <p>{named.folder === null ? t('sync.joinFolderHint') : t('sync.joinFolderNamed', { folder: named.folder })}</p>
        {folders.map(({ folder, path }) => (
          <p key={folder}>{t('sync.joinLooking', { place: path })}</p>
        ))}
        <div>
          <Button onClick={() => void lookInFolder()}>{t('sync.folderAdd')}</Button>
        </div>
        {server ? (
          <p>{t('sync.joinLooking', { place: server.url })}</p>
        ) : named.server !== null ? (
          <NamedServer address={named.server} onUse={lookAt} />
        ) : (
          <Form className={styles.line} onSubmit={() => lookAt(url)}>
            <TextField
              label={t('sync.serverUrl')}
              placeholder="wss://sync.example.org"
              inputMode="url"
              value={url}
              onChange={setUrl}
            />
            <Button submit disabled={url.trim() === ''}>
              {t('sync.serverUse')}
            </Button>
          </Form>
        )}
      </div>
    </details>
  )
}

interface NamedServerProps {
  readonly address: string
  readonly onUse: (address: string) => Promise<void>
}

function NamedServer({ address, onUse }: NamedServerProps) {
  const { t } = useLanguage()
  return (
    <>
      <p>{t('sync.joinServerNamed', { server: address })}</p>
      <div>
        <Button onClick={() => void onUse(address)}>{t('sync.joinServerUse')}</Button>
      </div>
    </>
  )
}
