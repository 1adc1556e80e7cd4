import { useState } from 'react'
import { TIE_NUMBER_NAMES, TIE_NUMBERS } from '../../../shared/domain/tie-numbers.ts'
import type { TieNumber, TieNumbers } from '../../../shared/domain/tie-numbers.ts'
import type { TieChangesView } from '../../../shared/protocol/connections.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/page.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import { someNames } from '../common/some-names.ts'
import { typedNumber } from '../common/typed-number.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import styles from './connections.module.css'
import { Reckoned } from './reckoned.tsx'

const GROUPS = {
  warmth: ['halfLife', 'warm', 'strong', 'cooledDays'],
  health: ['connectedFrom', 'activeDays', 'newcomerDays', 'meetAgainDays'],
} as const satisfies Readonly<Record<string, readonly TieNumber[]>>
const GROUP_NAMES = ['warmth', 'health'] as const

/** The numbers that ties hang on; before they are saved it is told whom they would change. */
export function TieSettingsPanel() {
  const view = useView('tieNumbers', {})
  return (
    <div className={styles.scroll}>
      {/* What somebody else set meanwhile is what there is to change. */}
      {view.state === 'ready' && <TieSettingsForm key={JSON.stringify(view.value)} numbers={view.value} />}
    </div>
  )
}

function TieSettingsForm({ numbers }: { readonly numbers: TieNumbers }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const mayChange = useCommunity()?.may.commands.includes('ties.set') === true
  const [typed, setTyped] = useState<Partial<Record<TieNumber, string>>>({})
  const draft = { ...numbers }
  for (const name of TIE_NUMBER_NAMES) draft[name] = typedNumber(typed[name] ?? '') ?? numbers[name]
  const isReadable = Object.values(typed).every((text) => typedNumber(text) !== null)
  const isChanged = isReadable && TIE_NUMBER_NAMES.some((name) => draft[name] !== numbers[name])
  return (
    <Form
      className={styles.settings}
      onSubmit={async () => {
        await act('ties.set', { numbers: draft }, { done: t('connections.settingsSaved'), undo: true })
      }}
    >
      <p className={styles.about}>{t(mayChange ? 'connections.settingsText' : 'connections.settingsAdmin')}</p>
      {isChanged && <Changes numbers={draft} />}
      <div className={styles.lists}>
        {GROUP_NAMES.map((group) => (
          <Card key={group} title={t(`connections.group.${group}`)}>
            <div className={styles.numbers}>
              {GROUPS[group].map((name) => (
                <TextField
                  key={name}
                  label={t(`connections.number.${name}`)}
                  hint={t('connections.usually', { value: formats.number(TIE_NUMBERS[name].usual) })}
                  problem={
                    typed[name] === undefined || typedNumber(typed[name]) !== null ? undefined : t('common.noNumber')
                  }
                  inputMode="decimal"
                  disabled={!mayChange}
                  value={typed[name] ?? String(numbers[name])}
                  onChange={(text) => setTyped({ ...typed, [name]: text })}
                />
              ))}
            </div>
          </Card>
        ))}
      </div>
      {mayChange && (
        <div>
          <Button kind="primary" submit disabled={!isChanged}>
            {t('common.save')}
          </Button>
        </div>
      )}
    </Form>
  )
}

function Changes({ numbers }: { readonly numbers: TieNumbers }) {
  const view = useView('tieChanges', { numbers })
  const { problem } = useLanguage()
  return (
    <Reckoned view={view}>
      {(changes) =>
        changes.problem ? <Notice tone="seal">{problem(changes.problem)}</Notice> : <Told changes={changes} />
      }
    </Reckoned>
  )
}

function Told({ changes }: { readonly changes: Extract<TieChangesView, { state: 'ready' }> }) {
  const { t, formats } = useLanguage()
  const { members, names, chapters } = changes
  if (members === 0) return <Notice>{t('connections.changesNone')}</Notice>
  return (
    <Notice tone="ochre">
      <p>
        {t('connections.changes', {
          members,
          ...someNames(formats, names, members),
        })}
      </p>
      <ul className={styles.changes}>
        {chapters.map(({ chapter, before, after }) => (
          <li key={chapter}>
            <ChapterName chapter={chapter} />{' '}
            {t('connections.change', { before: shareWords(before, formats), after: shareWords(after, formats) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function shareWords(
  { active, connected }: { readonly active: number; readonly connected: number },
  formats: ReturnType<typeof useLanguage>['formats'],
): string {
  return active === 0 ? '–' : formats.percent(connected / active)
}
