import { Check } from 'lucide-react'
import { Menu as AriaMenu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Header } from 'react-aria-components/Header'
import { Popover } from 'react-aria-components/Popover'
import { classes } from './classes.ts'
import type { MenuSurfaceProps } from './menu.tsx'
import { Kbd } from './kbd.tsx'
import styles from './popover.module.css'

/** The choices of a menu that is open. */
export function MenuSurface({
  label,
  placement = 'bottom start',
  groups,
  hangsFrom,
  focus,
  onClose,
}: MenuSurfaceProps) {
  const choices = new Map(groups.flatMap((group) => group.choices.map((choice) => [choice.id, choice] as const)))
  return (
    <Popover
      isOpen
      onOpenChange={onClose}
      triggerRef={hangsFrom}
      trigger="MenuTrigger"
      placement={placement}
      aria-label={label}
      className={styles.popover}
    >
      <AriaMenu
        aria-label={label}
        autoFocus={focus === 'none' ? true : focus}
        className={styles.list}
        disabledKeys={[...choices.values()].filter((choice) => choice.disabled).map((choice) => choice.id)}
        onAction={(id) => choices.get(String(id))?.onChoose()}
        onClose={onClose}
      >
        {groups.map((group, index) => (
          <MenuSection key={group.title ?? index} aria-label={group.title ?? label}>
            {group.title !== undefined ? (
              <Header className={styles.heading}>{group.title}</Header>
            ) : (
              index > 0 && <Header className={styles.separator} />
            )}
            {group.choices.map((choice) => (
              <MenuItem
                key={choice.id}
                id={choice.id}
                textValue={choice.label}
                className={classes(styles.item, choice.danger && styles.danger)}
              >
                {choice.icon}
                <span className={styles.words}>
                  <span>{choice.label}</span>
                  {choice.hint !== undefined && <span className={styles.hint}>{choice.hint}</span>}
                </span>
                {choice.checked === true && <Check aria-hidden="true" />}
                {choice.keys !== undefined && <Kbd keys={choice.keys} />}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </AriaMenu>
    </Popover>
  )
}
