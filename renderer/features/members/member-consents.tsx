import { Check, Plus, Slash } from 'lucide-react'
import { CONSENT_CHANNELS, CONSENT_STATES } from '../../../shared/domain/consent.ts'
import type { ConsentChannel, ConsentState } from '../../../shared/domain/consent.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './member-detail.module.css'

/** Ways in which a person may be reached, or said that they may not. */
export function MemberConsents({ member }: { readonly member: Member }) {
  const { t } = useLanguage()
  const act = useDo()
  const stateOf = (channel: ConsentChannel) => member.consents[`contact:${channel}`]?.state
  const said = CONSENT_CHANNELS.flatMap((channel) => {
    const state = stateOf(channel)
    return state ? [{ channel, state }] : []
  })
  const set = (channel: ConsentChannel, state: ConsentState | null) => {
    const name = t(`words.channel.${channel}`)
    const done =
      state === null
        ? t('members.consentCleared', { channel: name })
        : t('members.consentSaved', { channel: name, state: t(`words.consent.${state}`) })
    void act('member.consent', { member: member.id, channel, state }, { done, undo: true })
  }
  return (
    <section className={styles.section} aria-label={t('members.consents')}>
      <h3 className={styles.heading}>{t('members.consents')}</h3>
      <div className={classes(styles.labels, said.length === 0 && styles.add)}>
        {said.map(({ channel, state }) => (
          <Chip
            key={channel}
            tone={state === 'given' ? 'jade' : 'ochre'}
            icon={state === 'given' ? <Check aria-hidden="true" /> : <Slash aria-hidden="true" />}
            onRemove={() => set(channel, null)}
          >
            {t('members.consentSaved', { channel: t(`words.channel.${channel}`), state: t(`words.consent.${state}`) })}
          </Chip>
        ))}
        <Menu
          label={t('members.consentAdd')}
          trigger={
            <Button size="small" kind="quiet" icon={<Plus />}>
              {t('members.consentAdd')}
            </Button>
          }
          groups={CONSENT_CHANNELS.map((channel) => ({
            choices: CONSENT_STATES.filter((state) => state !== stateOf(channel)).map((state) => ({
              id: `${channel} ${state}`,
              label: t('members.consentSaved', {
                channel: t(`words.channel.${channel}`),
                state: t(`words.consent.${state}`),
              }),
              icon: state === 'given' ? <Check /> : <Slash />,
              onChoose: () => set(channel, state),
            })),
          }))}
        />
      </div>
    </section>
  )
}
