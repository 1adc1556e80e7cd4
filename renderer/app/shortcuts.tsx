import type { MessageKey } from '../../shared/language/catalog/index.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useLanguage } from '../ui/language.tsx'
import styles from './shortcuts.module.css'

const GROUPS: readonly { readonly title: MessageKey; readonly keys: readonly (readonly [MessageKey, string])[] }[] = [
  {
    title: 'frame.shortcutGroupDo',
    keys: [
      ['frame.shortcutPalette', '⌘K'],
      ['frame.shortcutSearch', '/'],
      ['frame.shortcutGo', '⌘1 – 4'],
      ['common.undo', '⌘Z'],
      ['common.redo', '⇧⌘Z'],
      ['frame.shortcutNewMember', '⌘N'],
      ['frame.shortcutNewSalon', '⇧⌘N'],
      ['frame.shortcutExportAgain', '⇧⌘E'],
      ['frame.shortcutEscape', 'Esc'],
      ['frame.shortcutHelp', '?'],
    ],
  },
  {
    title: 'frame.shortcutGroupTable',
    keys: [
      ['frame.shortcutMove', '↑ ↓'],
      ['frame.shortcutOpen', '↵'],
      ['frame.shortcutSelect', 'Space'],
      ['frame.shortcutExtend', '⇧↓'],
      ['frame.shortcutSelectAll', '⌘A'],
      ['frame.shortcutRowMenu', '⇧F10'],
    ],
  },
  {
    title: 'calendar.keys',
    keys: [
      ['calendar.keyDay', '← → ↑ ↓'],
      ['calendar.keyPage', 'PageUp PageDown'],
      ['calendar.keyToday', 'T'],
      ['calendar.keyLook', 'M W L'],
      ['calendar.keyOpen', '↵'],
      ['calendar.keyNew', 'N'],
      ['calendar.keyMove', '⌥→'],
    ],
  },
  {
    title: 'review.keys',
    keys: [
      ['review.keyMerge', '↵'],
      ['review.keyOnePerson', 'M'],
      ['review.keyTwoPeople', 'N'],
      ['review.keyNext', '→ ←'],
      ['review.keyRow', '↑ ↓'],
      ['review.keyFlip', 'Space'],
      ['review.keySides', 'A B'],
      ['review.keyUndo', 'U'],
    ],
  },
  {
    title: 'decisions.keys',
    keys: [
      ['decisions.keyTake', '1 – 9'],
      ['decisions.keyMove', '↑ ↓'],
      ['decisions.keyOpen', '↵'],
      ['decisions.keyAll', 'A'],
      ['decisions.keyUndo', 'U'],
    ],
  },
]

/** The help sheet of keys. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Dialog open title={t('frame.shortcuts')} onClose={onClose}>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3 className={styles.title}>{t(group.title)}</h3>
            <dl>
              {group.keys.map(([label, keys]) => (
                <div key={label} className={styles.line}>
                  <dt>{t(label)}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
