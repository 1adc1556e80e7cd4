import { ChevronsUpDown, Plus, Trash2 } from 'lucide-react'
import type { CommunityView } from '../../shared/protocol/community.ts'
import { useCommand, useView } from '../client/hooks.ts'
import { useDo } from '../features/common/use-do.ts'
import { useLanguage } from '../ui/language.tsx'
import { Menu } from '../ui/menu.tsx'
import type { MenuGroup } from '../ui/menu.tsx'
import { CommunitySeal } from '../ui/seal.tsx'
import { CommunityHead } from './community-head.tsx'
import styles from './community-menu.module.css'

export interface CommunityMenuProps {
  readonly community: CommunityView | undefined
  readonly onNewCommunity?: () => void
  /** Whether the community's size is told. */
  readonly size?: boolean
}

/** The head of the sidebar as a menu: other communities, a new one, and the way out of the sample. */
export function CommunityMenu({ community, onNewCommunity, size = true }: CommunityMenuProps) {
  const { t } = useLanguage()
  const command = useCommand()
  const act = useDo()
  const profile = useView('profile', {})
  const others = profile.state === 'ready' && profile.value.state === 'open' ? profile.value.others : []
  const groups: MenuGroup[] = [
    ...(others.length > 0
      ? [
          {
            title: t('frame.otherCommunities'),
            choices: others.map((other) => ({
              id: other.id,
              label: other.name,
              icon: <CommunitySeal name={other.name} size="small" />,
              ...(other.sample && { hint: t('words.sample') }),
              onChoose: () => void command('community.open', { community: other.id }),
            })),
          },
        ]
      : []),
    {
      choices: [
        ...(onNewCommunity
          ? [{ id: 'new', label: t('frame.newCommunity'), icon: <Plus />, onChoose: onNewCommunity }]
          : []),
        ...(community?.sample
          ? [
              {
                id: 'remove-sample',
                label: t('frame.removeSample'),
                hint: t('frame.sampleNote'),
                icon: <Trash2 />,
                onChoose: () => void act('community.removeSample', {}, { done: t('frame.sampleRemoved') }),
              },
            ]
          : []),
      ],
    },
  ]
  return (
    <Menu
      label={t('frame.switchCommunity')}
      groups={groups}
      trigger={
        <button type="button" className={styles.trigger}>
          <CommunityHead community={community} size={size} />
          <ChevronsUpDown aria-hidden="true" />
        </button>
      }
    />
  )
}
