import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './button.module.css'
import { Kbd } from './kbd.tsx'
import { Tooltip } from './tooltip.tsx'

type NativeButton = Omit<ComponentPropsWithRef<'button'>, 'type' | 'className' | 'children'>

export interface ButtonProps extends NativeButton {
  /** `primary` is the one thing a page is for; `seal` where a person must decide; `quiet` has no frame until hovered. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'seal'
  readonly size?: 'small' | 'normal' | 'large'
  readonly icon?: ReactNode
  /** Keys that do the same, shown at the end: `⌘K`, `N`, `↵`. */
  readonly keys?: string
  readonly submit?: boolean
  readonly children: ReactNode
}

export function Button({
  kind = 'plain',
  size = 'normal',
  icon,
  keys,
  submit = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={classes(styles.button, styles[kind], styles[size])}
    >
      {icon}
      <span className={styles.label}>{children}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  )
}

export interface IconButtonProps extends NativeButton {
  /** What it does; read aloud and shown as a tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly size?: 'small' | 'normal'
  readonly framed?: boolean
}

export function IconButton({ label, icon, size = 'normal', framed = false, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button
        {...rest}
        type="button"
        aria-label={label}
        className={classes(styles.iconButton, styles[size], framed && styles.plain)}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
