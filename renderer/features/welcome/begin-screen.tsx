import { ArchiveRestore, BookOpen, ChevronRight, Feather, MailOpen, PackageOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { bridge } from '../../client/bridge.ts'
import { useHandedFile } from '../../client/handed-file.ts'
import { useCommand } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './begin-screen.module.css'
import { InvitationForm } from './invitation-form.tsx'
import { JoinForm } from './join-form.tsx'
import type { ChangesFile } from './join-form.tsx'
import { NewCommunityForm } from './new-community-form.tsx'
import { OpenImportScreen } from './open-import-screen.tsx'
import { RestoreScreen } from './restore-screen.tsx'
import { forgetSampleAsked, sampleAsked } from './sample-asked.ts'
import { WelcomeLayout } from './welcome-layout.tsx'

export interface BeginScreenProps {
  /** Given where another community is open already: the way back to it. */
  readonly onCancel?: () => void
}

type Way = 'choosing' | 'new' | 'invitation' | 'file' | 'sample' | 'backup' | 'open'

/** The ways to begin: a new community, joining one, bringing one back, looking at the sample. */
export function BeginScreen({ onCancel }: BeginScreenProps) {
  const { t, language, problem } = useLanguage()
  const command = useCommand()
  const beside = onCancel !== undefined
  const [way, setWay] = useState<Way>(sampleAsked() && !beside ? 'sample' : 'choosing')
  const [file, setFile] = useState<ChangesFile>()
  const [trouble, setTrouble] = useState<string>()
  useHandedFile('changes', (handed) => {
    setFile(handed)
    setWay('file')
  })

  const openSample = async () => {
    setWay('sample')
    setTrouble(undefined)
    const organizer = t('firstrun.sampleOrganizer')
    const device = t('firstrun.deviceDefault', { name: organizer })
    const result = await command('community.sample', { organizer, device, language })
    if (result.ok) return
    setTrouble(problem(result.problem))
    setWay('choosing')
  }
  const started = useRef(false)
  useEffect(() => {
    if (way !== 'sample' || started.current || !sampleAsked() || beside) return
    started.current = true
    forgetSampleAsked()
    void openSample()
  })

  if (way === 'new') return <NewCommunityForm onBack={() => setWay('choosing')} />
  if (way === 'invitation') return <InvitationForm onBack={() => setWay('choosing')} onFile={() => setWay('file')} />
  if (way === 'file') {
    const back = () => {
      setFile(undefined)
      setWay('choosing')
    }
    return <JoinForm file={file} onFile={setFile} onBack={back} />
  }
  if (way === 'backup') return <RestoreScreen onBack={() => setWay('choosing')} />
  if (way === 'open') return <OpenImportScreen onBack={() => setWay('choosing')} />
  if (way === 'sample') return <WelcomeLayout title={t('firstrun.sampleMaking')}>{null}</WelcomeLayout>
  return (
    <WelcomeLayout title={t('firstrun.beginTitle')}>
      {trouble !== undefined && (
        <Notice tone="seal" live>
          {trouble}
        </Notice>
      )}
      <div className={styles.ways}>
        <WayCard
          icon={<Feather />}
          title={t('firstrun.newTitle')}
          text={t('firstrun.newText')}
          onChoose={() => setWay('new')}
        />
        <WayCard
          icon={<MailOpen />}
          title={t('sync.joinTitle')}
          text={t('sync.joinText')}
          onChoose={() => setWay('invitation')}
        />
        <WayCard
          icon={<ArchiveRestore />}
          title={t('backups.wholeTitle')}
          text={t('backups.wholeWay')}
          onChoose={() => setWay('backup')}
        />
        <WayCard
          icon={<PackageOpen />}
          title={t('openExport.importTitle')}
          text={t('openExport.importWay')}
          onChoose={() => setWay('open')}
        />
        <WayCard
          icon={<BookOpen />}
          title={t('firstrun.sampleTitle')}
          text={t('firstrun.sampleText')}
          onChoose={() => void openSample()}
        />
      </div>
      <ProtectionNote />
      {onCancel && (
        <div>
          <Button kind="quiet" onClick={onCancel}>
            {t('common.back')}
          </Button>
        </div>
      )}
    </WelcomeLayout>
  )
}

interface WayCardProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly onChoose: () => void
}

function WayCard({ icon, title, text, onChoose }: WayCardProps) {
  return (
    <button type="button" className={styles.way} onClick={onChoose}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.text}>{text}</span>
      </span>
      <ChevronRight aria-hidden="true" className={styles.arrow} />
    </button>
  )
}

const PROTECTION = {
  os: 'firstrun.keychainNote',
  passphrase: 'firstrun.passphraseNote',
  file: 'firstrun.fileNote',
} as const

/** How the data is locked, said in one line because the choice may have been made silently. */
function ProtectionNote() {
  const { t } = useLanguage()
  const [protection, setProtection] = useState<keyof typeof PROTECTION>()
  useEffect(() => {
    void bridge()
      .request('app.info')
      .then((info) => info.protection !== 'none' && setProtection(info.protection))
  }, [])
  return <p className={styles.note}>{protection && t(PROTECTION[protection])}</p>
}
